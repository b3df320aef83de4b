"""Runs the program as a real process, in a house of its own: what the command line tests share.

A test program is started as `tst_x.py PROGRAM [UNITTEST ARGS...]`.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path

PROGRAM = str(Path(sys.argv.pop(1)).resolve())
LONGEST = 120  # seconds one process may take before the test gives up on it


@dataclass
class Ran:
    """One finished process."""

    args: tuple
    code: int
    out_bytes: bytes
    err_bytes: bytes

    @property
    def out(self):
        return self.out_bytes.decode("utf-8")

    @property
    def err(self):
        return self.err_bytes.decode("utf-8")

    @property
    def json(self):
        """The one JSON object on standard output; anything after it is an error."""
        return json.loads(self.out)

    def __str__(self):
        return f"brickwork {' '.join(map(repr, self.args))}\nexit {self.code}\nout: {self.out!r}\nerr: {self.err!r}"


class Person:
    """A home folder, and so one device: data, settings and a place for files."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.data = self.folder / "data"
        for name in ("home", "data", "config", "cache", "run"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "run").chmod(0o700)

    def environment(self):
        """No display, no Qt platform, nothing of the machine's own settings."""
        kept = {key: os.environ[key] for key in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS") if key in os.environ}
        return kept | {
            "HOME": str(self.folder / "home"),
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }

    def start(self, *args, program=PROGRAM, **options):
        return subprocess.Popen(
            [program, *map(str, args)],
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )

    def run(self, *args, stdin=b""):
        process = self.start(*args)
        try:
            out, err = process.communicate(stdin, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        return Ran(args, process.returncode, out, err)

    def stores(self):
        return sorted(self.data.rglob("store.sqlite"))


class Workspace:
    """A workspace of a person; every command is given to it by --workspace."""

    def __init__(self, person, root):
        self.person = person
        self.root = Path(root)

    def run(self, *args, stdin=b""):
        return self.person.run("--workspace", self.root, *args, stdin=stdin)

    def done(self, *args, stdin=b""):
        """Runs what has to succeed without a word of complaint."""
        ran = self.run(*args, stdin=stdin)
        if ran.code != 0 or ran.err_bytes:
            raise AssertionError(f"this had to be done:\n{ran}")
        return ran

    def status(self, at, zone):
        return self.done("status", "--json", "--at", at, "--zone", zone).json

    @property
    def journal_folder(self):
        return self.root / ".brickwork" / "journal"

    @property
    def journal(self):
        """The journal of the one device that has written here."""
        (only,) = self.journal_folder.glob("*.jsonl")
        return only

    @property
    def store(self):
        (only,) = self.person.stores()
        return only

    def export(self):
        file = self.person.folder / "export.json"
        file.unlink(missing_ok=True)
        self.done("export", file)
        return file.read_bytes()


class CliTest(unittest.TestCase):
    """Gives each test its own person and workspace."""

    maxDiff = None

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="brickwork-cli-")))
        self.person = Person(self.folder / "person")
        self.desk = self.workspace(self.person)

    def workspace(self, person, name="workspace"):
        root = person.folder / name
        ran = person.run("init", root)
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))
        return Workspace(person, root)

    def assert_refused(self, ran, code=1, says=""):
        """Nothing on standard output, one line for a person on standard error."""
        self.assertEqual(ran.code, code, str(ran))
        self.assertEqual(ran.out, "", str(ran))
        self.assertRegex(ran.err, r"\A[^\n\r]*\S[^\n\r]*\n\Z", str(ran))
        if says:
            self.assertRegex(ran.err, says, str(ran))

    def assert_wrong_usage(self, ran, says=""):
        self.assert_refused(ran, 2, says)


@contextlib.contextmanager
def untouched(test, *folders):
    """Every file and folder below keeps its bytes, its kind and its time of change."""
    before = [tree(folder) for folder in folders]
    yield
    for folder, was in zip(folders, before, strict=True):
        test.assertEqual(tree(folder), was, f"{folder} was touched")


def tree(folder):
    """Relative path: (mode, time of change, bytes) of everything below a folder, or of one file."""
    folder = Path(folder)
    found = {}
    for path in [folder, *sorted(folder.rglob("*"))]:
        about = path.lstat()
        held = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = (about.st_mode, about.st_mtime_ns, held)
    return found


def contents(folder):
    """Relative path: bytes of every file below a folder, hidden ones included."""
    folder = Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
