"""Folders and machines that are not quite as they should be: a copy that cannot be written to, a zone without a name."""

import os
import shutil
import unittest

from brickwork_cli import LONGEST, PROGRAM, CliTest, Ran, Workspace

NOBODY = 65534
NOW = ("--at", "2025-07-22T12:00:00Z", "--zone", "UTC")
STATUS = ("status", "--json", *NOW)


def give_to(user, folder):
    for place, _, files in os.walk(folder):
        os.chown(place, user, user)
        for name in files:
            os.chown(os.path.join(place, name), user, user)


class ReadOnlyCopy(CliTest):
    """A backup on a read-only disk, opened while the first is still there: same id, nothing can be written."""

    def setUp(self):
        super().setUp()
        self.desk.done("stack", "Here", "--day", "2025-07-20", *NOW)
        copy = self.folder / "copy"
        shutil.copytree(self.desk.root, copy)
        self.copy = Workspace(self.person, copy)
        # No permission binds the superuser, so the program runs as somebody else.
        self.superuser = os.geteuid() == 0
        if self.superuser:
            # Somebody else may not reach the folder that it was built in.
            self.program = shutil.copy(PROGRAM, self.folder / "brickwork")
            give_to(NOBODY, self.folder)
        self.close()
        self.addCleanup(self.open)

    def close(self):
        for place, _, files in os.walk(self.copy.root, topdown=False):
            for name in files:
                os.chmod(os.path.join(place, name), 0o444)
            os.chmod(place, 0o555)

    def open(self):
        for place, _, files in os.walk(self.copy.root):
            os.chmod(place, 0o755)
            for name in files:
                os.chmod(os.path.join(place, name), 0o644)

    def run_on(self, workspace, *args):
        options = {}
        if self.superuser:
            options = {"program": self.program, "user": NOBODY, "group": NOBODY, "extra_groups": []}
        args = ("--workspace", workspace.root, *args)
        process = self.person.start(*args, **options)
        out, err = process.communicate(timeout=LONGEST)
        return Ran(args, process.returncode, out, err)

    def brick_days(self, workspace):
        ran = self.run_on(workspace, *STATUS)
        self.assertEqual(ran.code, 0, str(ran))
        return ran.json["brick_days"]

    def test_it_can_be_read_and_says_what_it_is(self):
        ran = self.run_on(self.copy, *STATUS)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertEqual(ran.json["brick_days"], ["2025-07-20"])
        ran = self.run_on(self.copy, *STATUS)  # a second time, because the first also says that it made a store
        self.assertIn("is a copy of another workspace", ran.err)
        self.assertEqual(len(ran.err.splitlines()), 1, str(ran))

    def test_what_is_logged_there_stays_there(self):
        ran = self.run_on(self.copy, "stack", "--day", "2025-07-21", *NOW)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertEqual(self.brick_days(self.copy), ["2025-07-20", "2025-07-21"])
        self.assertEqual(self.brick_days(self.desk), ["2025-07-20"])
        self.assertEqual(len(self.person.stores()), 2)

    def test_once_it_can_be_written_to_it_keeps_its_log(self):
        ran = self.run_on(self.copy, "stack", "--day", "2025-07-21", *NOW)
        self.assertEqual(ran.code, 0, str(ran))
        self.open()
        ran = self.run_on(self.copy, *STATUS)
        self.assertEqual(ran.err, "", str(ran))
        self.assertEqual(ran.json["brick_days"], ["2025-07-20", "2025-07-21"])
        self.assertEqual(self.brick_days(self.desk), ["2025-07-20"])
        self.assertEqual(len(self.person.stores()), 2)
        # The act that waited is in the copy's journals now.
        journals = b"".join(file.read_bytes() for file in self.copy.journal_folder.glob("*.jsonl"))
        self.assertIn(b"2025-07-21", journals)


class ZoneWithoutAName(CliTest):
    def in_zone(self, zone, *args):
        environment = self.person.environment() | {"TZ": zone}
        self.person.environment = lambda: environment
        return self.desk.run(*args)

    def test_a_brick_can_be_stacked_all_the_same(self):
        for zone in ("/etc/localtime", "CET-1CEST", "Foo/Bar"):
            with self.subTest(zone):
                ran = self.in_zone(zone, "stack")
                self.assertEqual(ran.code, 0, str(ran))

    def test_it_is_said(self):
        ran = self.in_zone("Foo/Bar", "status")
        self.assertIn("Foo/Bar", ran.err)
        self.assertEqual(len(ran.err.splitlines()), 1, str(ran))

    def test_a_zone_that_is_named_is_enough(self):
        ran = self.in_zone("Foo/Bar", "status", "--zone", "Europe/Berlin")
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))


if __name__ == "__main__":
    unittest.main()
