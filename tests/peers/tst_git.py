"""A site of Hugo in a repository with a bare one to push to: posts are committed and pushed by the user's own git,
and a push that is refused loses nothing and makes nothing twice."""

import subprocess
import time
from pathlib import Path

import peer
from brickwork_cli import CliTest, tree
from generator_tests import DRAFT, png

CONFIG = """[user]
	name = Ada
	email = ada@example.org
[init]
	defaultBranch = main
"""


class Git:
    name = "git"

    @classmethod
    def have(cls):
        peer.need("git")


class GitTest(CliTest):
    POST = "content/posts/by-the-sea.md"

    def setUp(self):
        super().setUp()
        # The settings of the person who runs the program, and of nobody else.
        home = Path(self.person.environment()["HOME"])
        home.mkdir(parents=True, exist_ok=True)
        (home / ".gitconfig").write_text(CONFIG)
        self.site = self.folder / "site"
        self.bare = self.folder / "bare.git"
        self.site.mkdir()
        self.git("init", "--quiet", "--bare", str(self.bare), cwd=self.folder)
        self.git("init", "--quiet")
        (self.site / "hugo.toml").write_text('title = "Sea"\n')
        self.git("add", "hugo.toml")
        self.git("commit", "--quiet", "-m", "Site")
        self.git("remote", "add", "origin", f"file://{self.bare}")
        self.git("push", "--quiet", "-u", "origin", "main")
        (self.desk.root / "pictures").mkdir()
        (self.desk.root / "pictures" / "sea.png").write_bytes(png())
        self.write(DRAFT)
        self.desk.done("target", "add", "folder", "Site", f"path={self.site}", "generator=hugo", "git=push")

    def git(self, *args, cwd=None):
        return subprocess.run(
            ["git", *args], cwd=cwd or self.site, env=self.person.environment(), capture_output=True, text=True, check=True
        ).stdout.strip()

    def write(self, text):
        (self.desk.root / "sea.md").write_text(text)

    def publish(self):
        return self.desk.run("publish", "sea.md", "--to", "Site", "--json")

    def commits(self, where=None):
        return int(self.git("rev-list", "--count", "main", cwd=where))

    def assert_pushed(self):
        self.assertEqual(self.git("rev-parse", "main"), self.git("rev-parse", "main", cwd=self.bare))

    def hook(self, script):
        hook = self.bare / "hooks" / "pre-receive"
        hook.write_text(f"#!/bin/sh\n{script}\n")
        hook.chmod(0o755)
        return hook

    def others_push(self):
        self.git("clone", "--quiet", str(self.bare), "other", cwd=self.folder)
        other = self.folder / "other"
        (other / "theirs").write_text("theirs\n")
        self.git("add", "theirs", cwd=other)
        self.git("commit", "--quiet", "-m", "Theirs", cwd=other)
        self.git("push", "--quiet", cwd=other)

    def test_made_changed_and_taken_back(self):
        (self.site / "notes.txt").write_text("not tracked\n")
        (self.site / "hugo.toml").write_text('title = "Mine, not committed"\n')
        made = self.publish()
        self.assertEqual(made.code, 0, made.err)
        self.assertEqual(made.json["action"], "create")
        self.assertEqual(self.commits(), 2)
        self.assert_pushed()
        touched = self.git("show", "--name-only", "--format=", "HEAD").splitlines()
        self.assertEqual(len(touched), 2)
        self.assertIn(self.POST, touched)
        self.assertEqual(self.publish().json["action"], "nothing")
        self.assertEqual(self.commits(), 2)
        self.write(DRAFT.replace("comes", "goes"))
        self.assertEqual(self.publish().json["action"], "update")
        self.assertEqual(self.commits(), 3)
        self.assertIn("goes", self.git("show", f"main:{self.POST}", cwd=self.bare))
        self.desk.done("retract", "sea.md", "--to", "Site")
        self.assert_pushed()
        self.assertEqual(self.git("ls-tree", "-r", "--name-only", "main", cwd=self.bare), "hugo.toml")
        self.assertEqual(self.git("status", "--porcelain").splitlines(), ["M hugo.toml", "?? notes.txt"])

    def test_staged_work_is_left_alone(self):
        (self.site / "half.txt").write_text("half\n")
        self.git("add", "half.txt")
        before = tree(self.site)
        refused = self.publish()
        self.assertNotEqual(refused.code, 0)
        self.assertIn("half.txt", refused.err + refused.out)
        self.assertEqual(tree(self.site), before)
        self.assertEqual(self.commits(), 1)

    def test_a_hook_that_refuses_speaks_and_nothing_is_made_twice(self):
        hook = self.hook("echo 'No posts on Sundays'; exit 1")
        for _ in range(2):
            refused = self.publish()
            self.assertNotEqual(refused.code, 0)
            self.assertIn("No posts on Sundays", refused.err + refused.out)
            self.assertEqual(self.commits(), 2)
            self.assertEqual(self.commits(self.bare), 1)
            time.sleep(1.1)  # the date of a post is that of its first try
        hook.unlink()
        done = self.publish()
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.commits(), 2)
        self.assert_pushed()
        self.assertEqual(self.publish().json["action"], "nothing")

    def test_others_pushed_before(self):
        self.others_push()
        refused = self.publish()
        self.assertNotEqual(refused.code, 0)
        self.assertIn("Pull", refused.err + refused.out)
        self.assertEqual(self.commits(), 2)
        self.assertEqual(self.commits(self.bare), 2)
        self.git("pull", "--quiet", "--rebase")
        done = self.publish()
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.commits(), 3)
        self.assert_pushed()

    def test_a_remote_that_is_away(self):
        self.bare.rename(self.folder / "unplugged")
        refused = self.publish()
        self.assertNotEqual(refused.code, 0)
        self.assertIn("cannot be reached", refused.err + refused.out)
        self.write(DRAFT.replace("comes", "goes"))
        (self.folder / "unplugged").rename(self.bare)
        done = self.publish()
        self.assertEqual(done.code, 0, done.err)
        self.assert_pushed()
        self.assertIn("goes", self.git("show", f"main:{self.POST}", cwd=self.bare))

    def test_pushed_by_hand_it_is_recorded(self):
        hook = self.hook("exit 1")
        self.assertNotEqual(self.publish().code, 0)
        hook.unlink()
        self.git("push", "--quiet")
        done = self.publish()
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(self.commits(), 2)


if __name__ == "__main__":
    peer.main(Git)
