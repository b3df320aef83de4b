"""The day's words in the window as a process of its own: killed while one types, at most five seconds of them are gone.
"""

import signal
import time
import unittest

from window_process import WindowTest, eventually

LOST = 5  # seconds of writing that a kill may cost


class WordsTest(WindowTest):
    def typed(self):
        """Words of the ledger over all days: the test may run at midnight."""
        return sum(day["typed"]["added"] for day in self.asked("ledger")["days"])

    def test_a_kill_while_typing_costs_five_seconds_of_words_at_most(self):
        self.start()
        self.keys("ctrl+n")
        sent = []  # (when, words so far)
        end = time.monotonic() + 14
        words = 0
        while time.monotonic() < end:
            self.xdotool("type", "--delay", "8", "brick ")
            words += 1
            sent.append((time.monotonic(), words))
        killed = time.monotonic()
        self.window.send_signal(signal.SIGKILL)
        self.window.wait()
        due = max((count for when, count in sent if when <= killed - LOST), default=0)
        self.assertGreater(due, 3, "the machine was too slow for this test to say anything")
        kept = self.typed()
        print(f"{words} words typed, {due} of them more than {LOST} s before the kill, {kept} in the ledger")
        self.assertGreaterEqual(kept, due)
        self.assertLessEqual(kept, words)
        # Started again it goes on from there, and closing loses nothing.
        self.start()
        before = self.typed()
        self.assertEqual(before, kept)
        self.keys("ctrl+End", "Return")
        self.xdotool("type", "--delay", "8", "two more ")
        self.keys("ctrl+q")
        eventually(lambda: self.window.poll() is not None, "the end of the window")
        self.assertEqual(self.typed(), kept + 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
