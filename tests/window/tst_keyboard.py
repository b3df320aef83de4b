"""The window as a process of its own under a virtual display, driven by keys alone: a draft written, a brick stacked,
the draft published, the program killed and started again. What happened is read with the command line and off the disk.
"""

import subprocess
import time
import unittest

from window_process import PATIENCE, PROGRAM, WindowTest, eventually

WORDS = (
    "One brick a day is not much and that is the whole secret of it because a wall never asks how you felt when "
    "you laid the brick it only asks that it lies straight and that there is one more tomorrow and one more after "
    "that until somebody walks past and calls it a house"
)


class KeyboardTest(WindowTest):
    def setUp(self):
        super().setUp()
        self.site = self.workspace.parent / "site"
        (self.site / "content" / "posts").mkdir(parents=True)
        (self.site / "hugo.toml").write_text("title = 'Site'\n")
        self.command("target", "add", "folder", "Site", f"path={self.site}", "generator=hugo")

    def draft(self):
        """The text of the only draft, or nothing while there is none."""
        files = list(self.workspace.glob("*.md"))
        return files[0].read_text() if len(files) == 1 else ""

    def test_from_a_blank_page_to_the_wall_and_through_a_crash(self):
        self.start()
        self.keys("ctrl+n")
        self.type("# One brick a day")
        self.keys("Return", "Return")
        self.type(WORDS)
        eventually(lambda: self.draft().rstrip() == f"# One brick a day\n\n{WORDS}", "the draft on the disk")

        self.keys("ctrl+shift+b")
        self.type("Wrote the letter about walls")
        self.keys("Return")
        brick = eventually(lambda: list(self.asked("status")["bricks"].values()), "the brick")
        self.assertEqual([one["note"] for one in brick], ["Wrote the letter about walls"])

        self.keys("ctrl+shift+Return")
        time.sleep(0.5)
        self.keys("Return")
        posts = eventually(lambda: self.asked("post", "list")["posts"], "the post")
        self.assertEqual([post["title"] for post in posts], ["One brick a day"])
        self.assertTrue((self.site / "content" / "posts" / "one-brick-a-day.md").exists())
        self.keys("Escape")

        for page in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+1"):
            self.keys(page)
        self.keys("ctrl+End", "Return", "Return")
        self.type("And this was typed before the lights went out.")
        time.sleep(10)
        self.kill()
        self.assertTrue(self.draft().rstrip().endswith("before the lights went out."), self.draft())

        # Started again, the draft is open where it was left: what is typed now goes into it.
        self.start()
        self.keys("ctrl+End")
        self.type(" They are on again.")
        eventually(lambda: self.draft().rstrip().endswith("out. They are on again."), "the text after the restart")
        self.assertEqual(len(self.asked("post", "list")["posts"]), 1)
        self.assertTrue(self.asked("check")["sound"])

    def test_a_second_start_hands_its_draft_to_the_first(self):
        second = self.workspace / "second.md"
        second.write_text("# Second\n")
        self.start()
        done = subprocess.run([PROGRAM, str(second)], env=self.environment, timeout=PATIENCE)
        self.assertEqual(done.returncode, 0)
        self.assertIsNone(self.window.poll())
        name = self.xdotool("search", "--onlyvisible", "--name", "Brickwork").split()
        self.assertEqual(len(name), 1)
        self.xdotool("windowfocus", "--sync", name[0])
        self.keys("ctrl+End")
        self.type("typed into it")
        eventually(lambda: "typed into it" in second.read_text(), "the text in the draft that was handed over")

    def test_closing_saves_what_was_just_typed(self):
        self.start()
        self.keys("ctrl+n")
        self.type("last words")
        self.keys("ctrl+q")
        self.assertEqual(self.window.wait(PATIENCE), 0)
        self.assertEqual(self.draft().rstrip(), "last words")


if __name__ == "__main__":
    unittest.main(verbosity=2)
