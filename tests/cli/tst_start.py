"""How the program starts: the command line by itself, the window as a program that takes its place."""

import os
import shutil
import subprocess
import unittest

from brickwork_cli import PROGRAM, CliTest

NOON = ("--at", "2025-01-15T12:00:00+01:00", "--zone", "Europe/Berlin")


class Window(CliTest):
    """A shell stands in for the window's program: it does what its arguments say."""

    def setUp(self):
        super().setUp()
        self.bin = self.person.folder / "prefix" / "bin"
        self.libexec = self.person.folder / "prefix" / "libexec"
        self.bin.mkdir(parents=True)
        self.libexec.mkdir()
        self.program = shutil.copy(PROGRAM, self.bin)

    def stand_in(self, folder):
        return shutil.copy(shutil.which("sh"), folder / "brickwork-window")

    def open(self, *args):
        process = self.person.start(*args, program=self.program)
        out, err = process.communicate(timeout=120)
        return process, out.decode(), err.decode()

    def test_it_takes_the_place_of_the_program(self):
        for folder in (self.libexec, self.bin):
            self.stand_in(folder)
            with self.subTest(folder.name):
                process, out, err = self.open("-c", 'printf "%s\\n" "$$" "$0" "$HOME"; readlink /proc/$$/exe; exit 7')
                self.assertEqual((process.returncode, err), (7, ""))
                self.assertEqual(
                    out.splitlines(),
                    [str(process.pid), self.program, self.person.environment()["HOME"], f"{folder}/brickwork-window"],
                )

    def test_it_gets_the_arguments_as_they_were_given(self):
        self.stand_in(self.bin)
        given = ["first", "", "two words", "-geometry", "été 猫", "status"]
        _, out, _ = self.open("-c", 'printf "%s|" "$@"', *given)
        self.assertEqual(out, "".join(f"{argument}|" for argument in given[1:]))

    def test_a_link_to_the_program_finds_it(self):
        self.stand_in(self.bin)
        link = self.person.folder / "link"
        link.symlink_to(self.program)
        self.program = str(link)
        process, out, _ = self.open("-c", 'printf "%s" "$0"')
        self.assertEqual((process.returncode, out), (0, str(link)))

    def test_where_it_is_missing_one_line_says_so(self):
        process, out, err = self.open()
        self.assertEqual((process.returncode, out), (1, ""))
        self.assertRegex(err, r"\A[^\n]*window[^\n]*missing[^\n]*\n\Z")
        self.assertIn(f"{self.bin}/brickwork-window", err)
        self.assertIn(f"{self.libexec}/brickwork-window", err)

    def test_where_it_cannot_be_started_one_line_says_so(self):
        (self.bin / "brickwork-window").mkdir()
        process, out, err = self.open("draft.md")
        self.assertEqual((process.returncode, out), (1, ""))
        self.assertRegex(err, r"\A[^\n]*brickwork-window[^\n]*\n\Z")

    def test_the_command_line_does_without_it(self):
        self.desk.done("stack", "Laid", *NOON)
        process, out, err = self.open("status", "--json", "--workspace", self.desk.root, *NOON)
        self.assertEqual((process.returncode, err), (0, ""))
        self.assertIn("Laid", out)

    def test_it_is_built_beside_the_program(self):
        self.assertTrue(os.access(f"{PROGRAM}-window", os.X_OK))


class CommandLine(CliTest):
    def test_it_loads_nothing_of_a_window(self):
        environment = self.person.environment() | {"LD_TRACE_LOADED_OBJECTS": "1"}
        listed = subprocess.run([PROGRAM], env=environment, stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertIn("libQt6Core", listed)
        for library in ("Qt6Gui", "Qt6Widgets", "Qt6DBus", "Qt6Network", "KF6", "X11", "wayland", "libEGL"):
            self.assertNotIn(library, listed)


class StatusText(CliTest):
    """`status --json` is written by hand: whatever a note holds, it must read back the same."""

    NOTES = {
        "quotes": 'He said "no", she said \'yes\'',
        "backslashes": "C:\\new\\table \\u0041 \\",
        "a line break and a tab": "First\n\tSecond",
        "other scripts": "猫 بيت 🧱 é",
        "what only looks like JSON": '{"size": null}, [1]',
        "separators that JavaScript minds": "a\u2028b\u2029c",
    }

    def test_notes_of_every_kind(self):
        for number, (name, note) in enumerate(self.NOTES.items()):
            day = f"2025-01-{number + 1:02}"
            with self.subTest(name):
                self.desk.done("stack", "--day", day, "--direction", note.splitlines()[0], *NOON, "--", note)
                brick = self.desk.status("2025-01-15T12:00:00+01:00", "Europe/Berlin")["bricks"][day]
                self.assertEqual((brick["note"], brick["direction"]), (note, note.splitlines()[0]))

    def test_an_empty_log(self):
        status = self.desk.status("2025-01-15T12:00:00+01:00", "Europe/Berlin")
        self.assertEqual((status["brick_days"], status["bricks"], status["daily"]["longest"]), ([], {}, None))

    def test_the_first_and_the_last_days_there_are(self):
        for at, today in (("0999-03-04T12:00:00Z", "0999-03-04"), ("9999-12-30T12:00:00Z", "9999-12-30")):
            self.assertEqual(self.desk.status(at, "UTC")["today"], today)


if __name__ == "__main__":
    unittest.main()
