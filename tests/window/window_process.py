"""A window of its own for a test: the program under a virtual display, driven by keys, read by the command line."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
PATIENCE = 20  # seconds until something that must happen is given up


def eventually(question, what):
    """The first answer that is not false, within the patience; what is missing otherwise."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError(f"this never came: {what}")


class Display:
    """A virtual display of its own, on a number that the server picks."""

    def __init__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x820x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = ":" + answer.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class WindowTest(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        home = pathlib.Path(self.place.name)
        (home / "runtime").mkdir(mode=0o700)
        self.display = Display()
        self.addCleanup(self.display.close)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "runtime"),
            "LC_ALL": "C.UTF-8",
            "DISPLAY": self.display.name,
            "QT_QPA_PLATFORM": "xcb",
        }
        self.workspace = home / "Letters"
        self.command("init", str(self.workspace))
        self.window = None
        self.addCleanup(self.kill)

    def command(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments], env=self.environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def asked(self, *arguments):
        return json.loads(self.command(*arguments, "--json"))

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True).stdout

    def start(self):
        self.window = subprocess.Popen([PROGRAM], env=self.environment, stderr=subprocess.DEVNULL)
        name = eventually(
            lambda: self.xdotool("search", "--onlyvisible", "--name", "Brickwork").split(), "the window"
        )[-1]
        self.xdotool("windowfocus", "--sync", name)
        time.sleep(0.5)
        return name

    def kill(self):
        if self.window and self.window.poll() is None:
            self.window.send_signal(signal.SIGKILL)
            self.window.wait()

    def keys(self, *names):
        for name in names:
            self.xdotool("key", "--clearmodifiers", name)
            time.sleep(0.15)

    def type(self, text):
        self.xdotool("type", "--delay", "4", text)
