"""Servers and generators of this machine's own, to publish to: what the tests of this folder share.

A test program is started as `tst_x.py PROGRAM [UNITTEST ARGS...]` and ends with

    if __name__ == "__main__":
        peer.main(ThePeer)

A peer that cannot be had here ends it with 77 and a sentence. What a peer starts listens on loopback only, keeps all
it writes in a temporary folder, and dies with the test however that ends.
"""

import contextlib
import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

SKIPPED = 77
# Node brings a list of its own of whom to trust; what this machine trusts beside it counts too.
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
TRUST = {"NODE_EXTRA_CA_CERTS": str(CERTIFICATES)} if CERTIFICATES.exists() else {}
# Where there is no network that is soon known.
FETCHING = {"npm_config_fetch_retry_mintimeout": "1000", "npm_config_fetch_retry_maxtimeout": "5000"}
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))


class Unavailable(Exception):
    """Why a peer cannot be had on this machine: one sentence."""


def cache():
    """Where what is fetched for peers is kept from one run to the next."""
    given = os.environ.get("BRICKWORK_PEERS")
    usual = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "brickwork" / "peers"
    folder = Path(given) if given else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def need(*programs, files=()):
    """Errors: Unavailable naming the programs and files that are missing."""
    missing = [name for name in programs if not shutil.which(name)]
    missing += [str(file) for file in files if not Path(file).exists()]
    if missing:
        raise Unavailable(f"Not installed here: {', '.join(missing)}.")


def installed(name, install, seconds=1500):
    """The folder `name` of the cache, filled once by install(folder).

    Tests that run at the same time wait for each other; a filling that was interrupted is begun anew. The folder
    never moves, so that what is installed may know where it is. Name it with its version. Errors: Unavailable, with
    the last words of the log.
    """
    folder = cache() / name
    whole = folder / ".whole"
    with open(cache() / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if whole.exists():
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            install(folder)
        except subprocess.CalledProcessError as error:
            raise Unavailable(f"{name} could not be installed: {reason_in(error.output)}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable(f"{name} could not be installed: {error}") from error
        whole.touch()
    return folder


def reason_in(output):
    """Why a step of an installation failed, in one line: of npm its first words for people, else the last line."""
    text = output.decode(errors="replace") if isinstance(output, bytes) else output or ""
    told = re.search(r"^npm (?:ERR!|error) (?!(?:code|errno|syscall|type|path)\b)(?:network )?(\S.*)$", text, re.MULTILINE)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return told[1] if told else lines[-1] if lines else "it said nothing."


def do(*command, cwd=None, env=None, stdin=None, seconds=1500):
    """Runs a step of an installation to its end. Errors: CalledProcessError with what it printed."""
    return subprocess.run(
        # So that nothing of it goes on in a folder that the next call begins anew.
        ["setpriv", "--pdeathsig", "KILL", "--", *map(str, command)],
        cwd=cwd,
        env=TRUST | FETCHING | os.environ | {key: str(value) for key, value in (env or {}).items()},
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=seconds,
        check=True,
    ).stdout


def free_port():
    """Of this machine alone; free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url, seconds=5):
    """Whether a web server answers there at all, with whatever status."""
    try:
        with urllib.request.urlopen(url, timeout=seconds):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


class Running:
    """One process of a peer, in a session of its own, that does not outlive the test."""

    def __init__(self, name, log, command, cwd=None, env=None):
        self.name = name
        self.log = Path(log)
        with open(self.log, "ab") as sink:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "--", *map(str, command)],
                cwd=cwd,
                env=os.environ | {key: str(value) for key, value in (env or {}).items()},
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                start_new_session=True,
            )

    @property
    def alive(self):
        return self.process.poll() is None

    def stop(self, seconds=15):
        """TERM to it and its children, and KILL to what is left of them."""
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        self.process.wait()

    def tail(self, lines=30):
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return f"--- {self.log.name} of {self.name}\n" + "\n".join(text.splitlines()[-lines:])


class Peer:
    """Base of the peers. A kind gives: name, have() and launch()."""

    name = "a peer"

    @classmethod
    def have(cls):
        """Installs what is not there. Errors: Unavailable."""

    def launch(self):
        """Starts its processes with self.run() and waits for them with self.wait()."""
        raise NotImplementedError

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="brickwork-peer-")
        self.state = Path(self._folder.name)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes = []

    def start(self):
        try:
            self.launch()
        except BaseException:
            for running in self.processes:
                print(running.tail(), file=sys.stderr)
            self.stop()
            raise
        return self

    def run(self, name, *command, cwd=None, env=None):
        running = Running(name, self.state / f"{name}.log", command, cwd or self.state, env)
        self.processes.append(running)
        return running

    def wait(self, running, ready, seconds=120):
        """Until ready() is true. Errors: AssertionError if the process ends or the time is over."""
        end = time.monotonic() + seconds
        while not ready():
            if not running.alive:
                raise AssertionError(f"{self.name}: {running.name} ended with {running.process.returncode}")
            if time.monotonic() > end:
                raise AssertionError(f"{self.name}: {running.name} was not ready after {seconds} s")
            time.sleep(0.05)

    def halt(self):
        """Stops the processes and keeps the state; start() goes on with it."""
        while self.processes:
            self.processes.pop().stop()

    def stop(self):
        self.halt()
        self._folder.cleanup()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()


def main(*kinds):
    """Runs the tests of the calling program, if all the peers can be had."""
    # Ended from outside, the peers are stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for kind in kinds:
            kind.have()
    except Unavailable as why:
        lacking = " The packages of packaging/peers are not all here." if os.environ.get("BRICKWORK_PEERS_LACKING") else ""
        print(f"{kind.name} cannot be had here. {why}{lacking}")
        sys.exit(SKIPPED)
    unittest.main(module="__main__", verbosity=2)
