"""A writer whose program is killed while he types: started again, it gives back all but the last two seconds."""

import json
import os
import random
import signal
import subprocess
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import DRIVER, FaultTest

KILLS = 50
WRITERS = 10  # at the same time; each types 20 characters a second
LIFE = (1.0, 7.0)  # seconds of typing
MAY_BE_LOST = 2.0  # seconds
PATIENCE = 90
BEFORE = "# Letter\n\nAs it was.\n"


def stream(count):
    """What is typed, as the driver types it."""
    text = "".join(f"brick{number} " for number in range(count // 6 + 1))
    return text[:count]


class Writer:
    """One person with a home, a folder of drafts and data."""

    def __init__(self, folder, draft):
        self.folder, self.draft = Path(folder), draft
        for name in ("home", "data", "run", "drafts"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "run").chmod(0o700)
        self.root = self.folder / "drafts"
        if draft:
            (self.root / draft).write_text(BEFORE)

    def environment(self):
        kept = {key: os.environ[key] for key in ("PATH",) if key in os.environ}
        return kept | {
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_DATA_HOME": str(self.folder / "home" / "data"),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "qt.qpa.*=false",
            "LC_ALL": "C.UTF-8",
        }

    def job(self, verb, *more):
        return [DRIVER, verb, str(self.root), str(self.folder / "data"), *more]

    def type_until_killed(self, seconds):
        """(when he was killed, [(count, moment)] of what was typed)."""
        process = subprocess.Popen(
            self.job("type", *([self.draft] if self.draft else [])),
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        guard = threading.Timer(PATIENCE, process.kill)
        guard.start()
        try:
            said = [process.stdout.readline()]
            if not said[0]:
                raise AssertionError(f"he did not begin: exit {process.wait()}, {process.stderr.read()}")
            reader = threading.Thread(target=lambda: said.extend(process.stdout))
            reader.start()
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
            killed = time.monotonic()
            process.wait()
            reader.join()
        finally:
            guard.cancel()
            process.kill()
            process.stdout.close()
            process.stderr.close()
        whole = [line.split() for line in said if line.endswith("\n")]
        return killed, [(int(count), int(moment) / 1000) for count, moment in whole]

    def recover(self):
        done = subprocess.run(
            self.job("recover"), env=self.environment(), capture_output=True, text=True, timeout=PATIENCE
        )
        if done.returncode != 0:
            raise AssertionError(f"it did not start again: exit {done.returncode}, {done.stderr[-500:]}")
        return json.loads(done.stdout)


class Typing(FaultTest):
    def one_kill(self, number):
        """(complaint or None, seconds lost, whether a text was offered)"""
        lots = random.Random(self.seed + number)
        draft = "letter.md" if number % 2 else None
        writer = Writer(self.folder / str(number), draft)
        killed, typed = writer.type_until_killed(lots.uniform(*LIFE))
        answer = writer.recover()
        start = BEFORE if draft else ""
        whole = start + stream(typed[-1][0] + 10)
        kept = [text for text in [answer["editor"], *answer["after"]] if whole.startswith(text) and text]
        for text in [answer["editor"], *answer["after"]]:
            if text and not whole.startswith(text):
                return f"{number}: there is what nobody typed: {text[-60:]!r}", 0.0, False
        got = max((len(text) - len(start) for text in kept), default=0)
        lost = [moment for count, moment in typed if count > got]
        late = killed - lost[0] if lost else 0.0
        complaint = None
        if answer["wanted"] and not answer["offered"]:
            complaint = f"a text was left and not offered: {answer['before']}"
        elif late > MAY_BE_LOST:
            complaint = f"{late:.2f} s are lost, {got} of {typed[-1][0]} characters are there"
        elif answer["offered"] and answer["editor"] not in answer["after"]:
            complaint = "what was restored is not saved"
        return complaint and f"{number}: {complaint}", late, answer["offered"]

    def test_at_most_two_seconds_are_lost(self):
        self.seed = random.randrange(2**32)
        print(f"chance: {self.seed}")
        with ThreadPoolExecutor(max_workers=WRITERS) as pool:
            ended = list(pool.map(self.one_kill, range(KILLS)))
        bad = [complaint for complaint, _, _ in ended if complaint]
        lost = sorted(seconds for _, seconds, _ in ended)
        offered = sum(offer for _, _, offer in ended)
        print(f"lost: {lost[len(lost) // 2]:.2f} s in the middle, {lost[-1]:.2f} s at most; {offered} offered a text")
        self.assertGreater(offered, KILLS // 2, "most kills came when all was saved")
        self.assert_none(bad, f"{KILLS} kills while typing")


if __name__ == "__main__":
    unittest.main()
