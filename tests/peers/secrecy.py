"""Where a secret might be seen that should be seen nowhere."""

import base64
import contextlib
import urllib.parse
from pathlib import Path


def forms_of(secret):
    """A secret as it might stand somewhere: as it is, percent-encoded, in base64 wherever it begins."""
    secrets = {secret, secret.rpartition(":")[2]}  # a key's own name is none
    forms = {form.encode() for one in secrets for form in (one, urllib.parse.quote(one, safe=""))}
    for one in secrets:
        for before in range(3):
            whole = base64.b64encode(b"\0" * before + one.encode()).rstrip(b"=")
            # Without the letters that what stands around it changes.
            forms.add(whole[before + 1 if before else 0 : -1])
    return sorted(forms)


def said_back(secret):
    """What a server says that repeats what it was told: the secret, and headers that hold it."""
    coded = [base64.b64encode(f"{'ada'[:count]}:{secret}".encode()) for count in range(4)]
    return b" and ".join([secret.encode(), urllib.parse.quote(secret, safe="").encode(), *coded])


def tells(text, hidden):
    return any(form in text for form in hidden)


def tellers(hidden):
    """The processes of this machine whose arguments or surroundings tell a secret: anybody may look at them."""
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ"):
            with contextlib.suppress(OSError):
                text = (process / name).read_bytes()
                if tells(text, hidden):
                    yield f"{name} of {text[:60]!r}"
