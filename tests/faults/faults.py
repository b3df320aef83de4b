"""What the tests of killed and starved processes share: the driver, its texts, traces, and what may be left behind.

A test program is started as `tst_x.py DRIVER [UNITTEST ARGS...]`.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

DRIVER = str(Path(sys.argv.pop(1)).resolve())
LONGEST = 60  # seconds one process may take before the test gives up on it
DRAFT = "letter.md"

TEMPORARY = re.compile(r"^\..+\.brickwork-[a-z0-9]{6}$")
KEPT = re.compile(r"^\..+\.brickwork-kept-[a-z0-9]{6}$")
# They touch no file, and how often they are made is up to the allocator.
MEMORY = re.compile(r"^(brk|mmap|munmap|mremap|mprotect|madvise|futex|getrandom|rt_sig\w+|exit_group|exit|sched_\w+)$")


def text_of(number):
    """The text of a generation, byte for byte as the driver makes it."""
    lines = 2500 + number * 37 % 400
    body = "".join(
        f"{number} {line} brick upon brick upon brick, \u00e9crit jour par jour\u00a0!\n" for line in range(lines)
    )
    return f"# Generation {number}\n\n{body}The end of {number}\n".encode()


def generation_of(data):
    """Which generation these bytes are, whole and unmixed; None if they are none."""
    head = re.match(rb"# Generation (\d+)\n", data)
    return int(head[1]) if head and data == text_of(int(head[1])) else None


class Desk:
    """A workspace with one draft of the given generation, in a folder of its own."""

    def __init__(self, folder, number=0):
        self.folder = Path(folder)
        self.root = self.folder / "drafts"
        drive("init", self.root)
        self.draft = self.root / DRAFT
        if number is not None:
            self.draft.write_bytes(text_of(number))

    def names(self):
        return sorted(entry.name for entry in self.root.iterdir() if entry.name != ".brickwork")

    def leftovers(self, pattern=TEMPORARY):
        return [self.root / name for name in self.names() if pattern.match(name)]

    def strangers(self):
        """What is neither the draft nor something the next scan knows."""
        return [name for name in self.names() if name != DRAFT and not TEMPORARY.match(name) and not KEPT.match(name)]

    def scan(self, later=True):
        """What the next scan finds; two days later unless told, when leftovers are old enough to be put away."""
        for path in [*self.leftovers(), *self.leftovers(KEPT)] if later else []:
            then = time.time() - 2 * 86400
            os.utime(path, (then, then))
        return json.loads(drive("scan", self.root))


def environment(folder=None):
    """Nothing of the machine's own settings."""
    kept = {key: os.environ[key] for key in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS") if key in os.environ}
    if folder:
        kept |= {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    return kept | {"LC_ALL": "C.UTF-8"}


def drive(*job):
    """Runs a job that has to succeed; what it said."""
    done = subprocess.run([DRIVER, *map(str, job)], env=environment(), capture_output=True, timeout=LONGEST)
    if done.returncode != 0:
        raise AssertionError(f"{job}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


@dataclass
class Call:
    """One call to the system: its name, how many of that name came before it, and the line that shows it."""

    name: str
    number: int
    line: str

    @property
    def paths(self):
        """Files the call names, by descriptor or by path."""
        return re.findall(r'(?<=<)/[^>]*(?=>)|(?<=")/[^"]*(?=")', self.line)


@dataclass
class Traced:
    """A driver that ran under strace."""

    code: int
    answer: dict | None
    calls: list = field(default_factory=list)  # between begin and end
    begun: bool = False
    ended: bool = False


def traced(job, only=None, inject=None, folder=None):
    """Runs a job under strace; `only` one kind of call is looked at besides the two marks."""
    with tempfile.NamedTemporaryFile("r", prefix="brickwork-trace-", errors="replace") as log:
        command = ["strace", "-f", "-qq", "-y", "-s", "12", "-o", log.name]
        if only:
            command += ["-e", f"trace=?access,?faccessat,?faccessat2,{only}"]
            # The filter of the kernel makes it faster, but lets no signal through.
            command += [] if "signal" in (inject or "") else ["--seccomp-bpf"]
        if inject:
            command += ["-e", f"inject={only}:{inject}"]
        done = subprocess.run(
            [*command, DRIVER, *map(str, job)], env=environment(folder), capture_output=True, timeout=LONGEST
        )
        lines = log.read().splitlines()
    result = Traced(done.returncode, json.loads(done.stdout) if done.stdout.strip() else None)
    counts = {}
    for line in lines:
        call = re.match(r"\d+ +(\w+)\(", line)
        if not call:
            continue
        counts[call[1]] = counts.get(call[1], 0) + 1
        if '"/begin"' in line:
            result.begun = True
        elif '"/end"' in line:
            result.ended = True
        elif result.begun and not result.ended:
            result.calls.append(Call(call[1], counts[call[1]], line))
    return result


def why_no_trace():
    """Why processes cannot be traced here; None if they can."""
    try:
        tried = subprocess.run(
            ["strace", "-f", "-qq", "-o", os.devnull, "--seccomp-bpf", "-e", "trace=getppid", "true"],
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
    except OSError as error:
        return f"strace cannot be started: {error}"
    return None if tried.returncode == 0 else f"processes cannot be traced here: {tried.stderr.strip()}"


def needs_trace(test):
    reason = why_no_trace()
    if reason:
        print(f"skipped: {reason}")
    return unittest.skipIf(reason, reason)(test)


def at_once(work, items):
    """The work on all items, as many at a time as there are processors; the answers in order."""
    with ThreadPoolExecutor(max_workers=max(2, os.cpu_count() or 2)) as pool:
        return list(pool.map(work, items))


class FaultTest(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="brickwork-faults-")))

    def fresh(self, number=0):
        return Desk(tempfile.mkdtemp(dir=self.folder), number)

    def assert_none(self, bad, of):
        """Prints the count, and fails with the first few of the bad ones."""
        print(f"{of}, {len(bad)} bad", flush=True)
        self.assertFalse(bad, "\n".join(map(str, bad[:5])))
