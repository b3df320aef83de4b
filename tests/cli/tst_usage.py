"""How the program is spoken to: exit codes, refusals of one line, wrong usage, and text of every kind as arguments."""

import os
import subprocess
import unittest
from pathlib import Path

from brickwork_cli import LONGEST, PROGRAM, CliTest, Person, Workspace, contents, untouched

BERLIN = "Europe/Berlin"
NOON = ("--at", "2025-01-15T12:00:00+01:00", "--zone", BERLIN)


class WrongUsage(CliTest):
    """Exit 2, one line, and nothing is logged."""

    CASES = {
        "an option nobody knows": ("stack", "--sise", "large"),
        "a subcommand of a subcommand nobody knows": ("post", "delete", "x"),
        "a subcommand is missing": ("rest",),
        "an argument is missing: unstack": ("unstack",),
        "an argument is missing: rest add": ("rest", "add"),
        "an argument is missing: set": ("set", "freeze"),
        "an argument is missing: post add": ("post", "add"),
        "an argument is missing: post retract": ("post", "retract"),
        "an argument is missing: idea": ("idea",),
        "an argument is missing: count": ("count",),
        "an argument is missing: render": ("render",),
        "an argument is missing: publish": ("publish",),
        "an argument is missing: target add": ("target", "add", "folder"),
        "an argument is missing: target remove": ("target", "remove"),
        "an argument is missing: export": ("export",),
        "an argument is missing: restore": ("restore",),
        "no target is named: publish": ("publish", "x.md"),
        "no target is named: retract": ("retract", "x.md"),
        "one argument too many": ("unstack", "2025-01-15", "2025-01-16"),
        "a note of two arguments": ("stack", "two", "words"),
        "an option without its value": ("stack", "--size"),
        "a size nobody knows": ("stack", "--size", "huge"),
        "a size with a capital": ("stack", "--size", "Large"),
        "a source nobody knows": ("stack", "--source", "imported"),
        "a day that is none": ("stack", "--day", "2025-02-30"),
        "a day in another order": ("stack", "--day", "15.01.2025"),
        "a day without zeros": ("stack", "--day", "2025-1-5"),
        "a day with a time": ("stack", "--day", "2025-01-15T10:00:00Z"),
        "an empty day": ("stack", "--day", ""),
        "a day in Arabic digits": ("stack", "--day", "٢٠٢٥-٠١-١٥"),
        "unstack a word": ("unstack", "yesterday"),
        "rest from a word": ("rest", "add", "tomorrow"),
        "rest to a word": ("rest", "add", "2025-01-01", "later"),
        "a target from a word": ("set", "week.target", "2", "--from", "monday"),
        "a target part that has no =": ("target", "add", "folder", "blog", "path"),
        "an empty workspace": ("status", "--workspace", ""),
        "an empty key": ("post", "add", "T", "--id", ""),
        "an empty end of a rest": ("rest", "add", "2025-01-01", ""),
        "an empty date of a setting": ("set", "week.target", "2", "--from", ""),
        "an empty file": ("count", ""),
        "an empty place for a backup": ("backup", ""),
        "scheduled without an offset": ("post", "add", "T", "--scheduled", "2025-01-15T12:00:00"),
        "scheduled for a day": ("post", "add", "T", "--scheduled", "2025-01-15"),
    }
    INSTANTS = {
        "without an offset": "2025-01-15T12:00:00",
        "a day only": "2025-01-15",
        "a word": "now",
        "empty": "",
        "of a day that is none": "2025-02-30T12:00:00Z",
        "of an hour that is none": "2025-02-03T25:00:00Z",
        "with a zone name": "2025-01-15T12:00:00 Europe/Berlin",
        "seconds since 1970": "1736935200",
    }
    ZONES = {"unknown": "Europe/Atlantis", "empty": "", "an offset no zone has": "+99:00", "a path": "../../etc/passwd"}

    def setUp(self):
        super().setUp()
        self.before = self.desk.export()

    def tearDown(self):
        self.assertEqual(self.desk.export(), self.before, "something was logged")
        super().tearDown()

    def test_each_is_refused_in_one_line(self):
        for name, args in self.CASES.items():
            with self.subTest(name):
                self.assert_wrong_usage(self.desk.run(*args))

    def test_instants(self):
        for name, text in self.INSTANTS.items():
            with self.subTest(name):
                self.assert_wrong_usage(self.desk.run("stack", "--at", text, "--zone", BERLIN))

    def test_zones(self):
        for name, text in self.ZONES.items():
            with self.subTest(name):
                self.assert_wrong_usage(self.desk.run("stack", "--zone", text))

    def test_a_subcommand_nobody_knows(self):
        self.assert_wrong_usage(self.person.run("stak", "a brick"), says="stak")
        self.assert_wrong_usage(self.desk.run("rest", "ad", "2025-01-01"), says=r"\bad\b")

    def test_an_option_nobody_knows_before_the_subcommand(self):
        self.assert_wrong_usage(self.person.run("--sise", "status"))


class Help(CliTest):
    SUBCOMMANDS = (
        "init stack unstack rest post set get status idea drafts count render targets target publish retract"
        " export restore check backup"
    ).split()

    def test_help_names_every_subcommand(self):
        ran = self.person.run("--help")
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))
        for name in self.SUBCOMMANDS:
            self.assertRegex(ran.out, rf"(?m)\b{name}\b", name)

    def test_each_subcommand_has_help(self):
        for name in self.SUBCOMMANDS:
            with self.subTest(name):
                ran = self.person.run(name, "--help")
                self.assertEqual((ran.code, ran.err), (0, ""), str(ran))
                self.assertIn(name, ran.out)

    def test_version(self):
        ran = self.person.run("--version")
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))
        self.assertRegex(ran.out, r"\A[^\n]*\b\d+\.\d+\.\d+\b[^\n]*\n\Z")

    def test_help_makes_nothing(self):
        with untouched(self, self.person.folder):
            self.person.run("--help")
            self.person.run("stack", "--help")
            self.person.run("--version")


class WithoutDisplay(CliTest):
    def test_a_platform_that_is_none_does_not_matter(self):
        environment = self.person.environment()
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            self.assertNotIn(name, environment)
        broken = environment | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4711"}
        self.person.environment = lambda: broken
        self.desk.done("stack", "Blind", *NOON)
        self.assertEqual(self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)["brick_days"], ["2025-01-15"])


class Surroundings(CliTest):
    """Timers and pipes: an environment with nothing in it, and an output that takes nothing."""

    def test_no_locale_at_all(self):
        bare = {key: value for key, value in self.person.environment().items() if key not in ("LC_ALL", "TZ")}
        self.person.environment = lambda: bare
        self.desk.done("stack", "Über die 猫", *NOON)
        (self.desk.root / "Über.md").write_text("# Über\n")
        self.assertEqual([draft["path"] for draft in self.desk.done("drafts", "--json").json["drafts"]], ["Über.md"])
        brick = self.desk.done("status", "--json", *NOON).json["bricks"]["2025-01-15"]
        self.assertEqual(brick["note"], "Über die 猫")

    def test_output_that_cannot_be_written_is_no_success(self):
        self.desk.done("stack", *NOON)
        for args in (("export", "-"), ("status", "--json"), ("get",)):
            with self.subTest(args[0]), open("/dev/full", "wb") as full:
                ran = subprocess.run(
                    [PROGRAM, *args, "--workspace", self.desk.root],
                    env=self.person.environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=full,
                    stderr=subprocess.PIPE,
                    timeout=LONGEST,
                )
                self.assertEqual(ran.returncode, 1)
                self.assertRegex(ran.stderr, rb"\A[^\n]+\n\Z")


class Idea(CliTest):
    def drafts(self):
        return self.desk.done("drafts", "--json").json["drafts"]

    def test_it_makes_a_draft_of_one_line(self):
        ran = self.desk.done("idea", "Why peas come first: 猫 & “beans”")
        (draft,) = self.drafts()
        self.assertEqual((draft["status"], draft["title"]), ("idea", "Why peas come first: 猫 & “beans”"))
        self.assertIn(draft["path"], ran.out)
        text = (self.desk.root / draft["path"]).read_text()
        fence, head, body = text.split("---\n")
        self.assertEqual(fence, "")
        self.assertRegex(head, r"(?m)^status: idea$")
        self.assertRegex(head, r"(?m)^created: \d{4}-\d\d-\d\d$")
        self.assertEqual(body.strip("\n"), "# Why peas come first: 猫 & “beans”")
        self.assertTrue(body.endswith("\n"))

    def test_the_same_idea_twice_is_two_drafts(self):
        self.desk.done("idea", "Peas")
        self.desk.done("idea", "Peas")
        self.assertEqual(len(self.drafts()), 2)

    def test_text_that_is_no_file_name(self):
        for text in ("../../escape", "/etc/passwd", "...", "a" * 300, "“?”", "# A heading", "--- yaml"):
            with self.subTest(text):
                before = len(self.drafts())
                self.desk.done("idea", "--", text)
                self.assertEqual(len(self.drafts()), before + 1)
        self.assertEqual({path.suffix for path in self.desk.root.iterdir() if path.is_file()}, {".md"})

    def test_no_idea(self):
        for text in ("", "  ", "two\nlines"):
            with self.subTest(text):
                ran = self.desk.run("idea", text)
                self.assert_refused(ran, ran.code)
                self.assertIn(ran.code, (1, 2))
        self.assertEqual(self.drafts(), [])


class Text(CliTest):
    """What is given as a note comes back letter by letter."""

    NOTES = {
        "accents and CJK": "Über den Æther: 猫と山 — “fine”",
        "astral and combining": "🧱 e\u0301 \U0001f1eb\U0001f1f7",
        "right to left": "כתבתי פסקה",
        "quotes and backslashes": "He said \"don't\" \\ `x` $HOME",
        "a newline": "first\nsecond",
        "CR and tab": "first\r\nsecond\tthird",
        "JSON": '{"note": null}',
        "a percent": "100% %1 %s",
        "spaces around": "  indented  ",
        "another line separator": "line\u2028separator",
        "control": "bell\u0007",
        "brackets": "[draft]",
        "double brackets": "[[a wiki link]]",
        "braces": "{}",
        "no brackets' content": "[]",
        "percent signs": "%%",
        "a binary escape": 'B"(\\x41\\x42)"',
        "quoted whole": '"quoted"',
        "a subcommand's name": "status",
        "its own subcommand's name": "stack",
        "a list item": "- fixed the list",
        "a comma": "one,two",
        "key=value": "--day=2025-01-01 was fine"[2:],
    }

    def brick(self):
        return self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)["bricks"]["2025-01-15"]

    def test_notes(self):
        for name, note in self.NOTES.items():
            with self.subTest(name):
                desk = self.workspace(self.person, f"note {name}")
                desk.done("stack", note, *NOON)
                kept = desk.status("2025-01-15T12:00:00+01:00", BERLIN)["bricks"]["2025-01-15"]["note"]
                if name == "spaces around":
                    kept, note = kept.strip(), note.strip()
                self.assertEqual(kept, note)

    def test_a_note_like_an_option(self):
        self.desk.done("stack", *NOON, "--", "--size large")
        self.assertEqual(self.brick()["note"], "--size large")
        self.assertEqual(self.brick()["size"], "normal")

    def test_an_empty_note(self):
        self.desk.done("stack", "", *NOON)
        self.assertEqual(self.brick()["note"], "")

    def test_an_empty_note_adds_no_line(self):
        for note in ("one", "", "two"):
            self.desk.done("stack", note, *NOON)
        self.assertEqual(self.brick()["note"], "one\ntwo")

    def test_an_empty_direction_keeps_the_last(self):
        for direction in ("Novel", "", "Blog", ""):
            self.desk.done("stack", "--direction", direction, *NOON)
        self.assertEqual(self.brick()["direction"], "Blog")

    def test_a_note_too_long_is_refused(self):
        self.assert_refused(self.desk.run("stack", "x" * 10_001, *NOON))
        self.desk.done("stack", "x" * 10_000, *NOON)

    def test_a_note_that_is_not_utf8_never_crashes(self):
        ran = self.desk.run("stack", *NOON, os.fsdecode(b"caf\xe9"))
        self.assertIn(ran.code, (0, 1, 2), str(ran))
        self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)

    def test_a_post_needs_a_title(self):
        self.assert_refused(self.desk.run("post", "add", "", *NOON))

    def test_a_url_that_is_none_is_refused(self):
        for url in ("example", "ftp://example.org", "javascript:alert(1)", "file:///etc/passwd"):
            with self.subTest(url):
                self.assert_refused(self.desk.run("post", "add", "T", "--url", url, *NOON))

    def test_posts_are_listed(self):
        self.desk.done("post", "add", "Café “noir”", "--id", "k1", "--url", "https://example.org/é", *NOON)
        self.assertIn("Café “noir”", self.desk.done("post", "list").out)


class Settings(CliTest):
    DEFAULTS = {
        "day.rollover": "00:00",
        "week.start": "monday",
        "week.target": "1",
        "freeze": "off",
        "rest.weekdays": "none",
        "goal.words": "off",
        "goal.minutes": "off",
        "goal.year": "off",
        "brick.on-publish": "off",
        "brick.words": "off",
        "reminder": "off",
    }
    FITTING = {
        "day.rollover": ["00:00", "03:30", "06:00"],
        "week.start": ["sunday", "saturday", "monday"],
        "week.target": ["7", "1"],
        "freeze": ["on", "off"],
        "rest.weekdays": ["sunday", "saturday,sunday", "none"],
        "goal.words": ["500", "off"],
        "goal.minutes": ["45", "off"],
        "goal.year": ["50", "off"],
        "brick.on-publish": ["on", "off"],
        "brick.words": ["300", "off"],
        "reminder": ["18:30", "00:00", "23:59", "off"],
    }
    UNFITTING = {
        "day.rollover": ["06:01", "24:00", "3", "03:60", "-1:00", "3:00am", "", "٠٣:٠٠", "03:00:00"],
        "week.start": ["tuesday", "Monday", "0", ""],
        "week.target": ["0", "-1", "1.5", "1e3", "١", "", "0x2", "two", "99999999999999999999"],
        "freeze": ["yes", "1", "ON", ""],
        "rest.weekdays": [
            "sundays", "Sunday", "7", "sunday,", "", "sunday;monday", "none,sunday",
            "monday,tuesday,wednesday,thursday,friday,saturday,sunday",
        ],
        "goal.words": ["0", "-5", "100001", "many", ""],
        "goal.minutes": ["0", "1441", "1.5", ""],
        "goal.year": ["0", "-1", "10001", ""],
        "brick.on-publish": ["yes", ""],
        "brick.words": ["0", "on", ""],
        "reminder": ["24:00", "6pm", "6:30", ""],
    }

    def get(self, key):
        return self.desk.done("get", key).out

    def test_get_gives_the_default(self):
        for key, value in self.DEFAULTS.items():
            with self.subTest(key):
                self.assertEqual(self.get(key), value + "\n")

    def test_get_gives_what_was_set(self):
        for key, values in self.FITTING.items():
            for value in values:
                with self.subTest(key, value=value):
                    self.desk.done("set", key, value)
                    self.assertEqual(self.get(key), value + "\n")

    def test_get_without_a_key_gives_all(self):
        self.desk.done("set", "week.target", "3")
        text = self.desk.done("get").out
        self.assertEqual(len(text.splitlines()), len(self.DEFAULTS), text)
        for key, value in (self.DEFAULTS | {"week.target": "3"}).items():
            self.assertRegex(text, rf"(?m)^{key}\b.*\b{value}$")

    def test_what_does_not_fit_is_refused(self):
        before = self.desk.export()
        for key, values in self.UNFITTING.items():
            for value in values:
                with self.subTest(key, value=value):
                    ran = self.desk.run("set", key, "--", value)
                    self.assert_refused(ran, ran.code)
                    self.assertIn(ran.code, (1, 2), str(ran))
        self.assertEqual(self.desk.export(), before)

    def test_a_key_nobody_knows(self):
        for args in (("get", "day.end"), ("set", "day.end", "1")):
            ran = self.desk.run(*args)
            self.assert_refused(ran, ran.code)
            self.assertIn(ran.code, (1, 2), str(ran))

    def test_only_the_target_is_dated(self):
        ran = self.desk.run("set", "freeze", "on", "--from", "2025-01-01")
        self.assert_refused(ran, ran.code)
        self.assertEqual(self.get("freeze"), "off\n")


class Init(CliTest):
    def test_what_is_in_the_folder_stays_as_it_is(self):
        root = self.person.folder / "blog"
        (root / "posts").mkdir(parents=True)
        (root / "posts" / "één.md").write_bytes(b"\xef\xbb\xbf# One\r\n")
        (root / "photo.jpg").write_bytes(b"\xff\xd8")
        before = contents(root)
        self.assertEqual(self.person.run("init", root).code, 0)
        after = contents(root)
        self.assertEqual({name: held for name, held in after.items() if not name.startswith(".brickwork/")}, before)
        self.assertTrue((root / ".brickwork").is_dir())

    def test_twice_is_once(self):
        self.desk.done("stack", "Kept", *NOON)
        with untouched(self, self.desk.root):
            self.assertEqual(self.person.run("init", self.desk.root).code, 0)
        self.assertEqual(self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)["brick_days"], ["2025-01-15"])

    def test_in_a_folder_to_be_made(self):
        root = self.person.folder / "a" / "new one"
        self.assertEqual(self.person.run("init", root).code, 0)
        Workspace(self.person, root).done("stack")

    def test_on_a_file(self):
        file = self.person.folder / "file.md"
        file.write_text("# A file\n")
        with untouched(self, file):
            self.assert_refused(self.person.run("init", file))
            self.assert_refused(self.person.run("init", file / "below"))

    def test_where_nothing_can_be_made(self):
        self.assert_refused(self.person.run("init", "/proc/brickwork"))
        if os.geteuid() != 0:
            closed = self.person.folder / "closed"
            closed.mkdir(mode=0o555)
            self.assert_refused(self.person.run("init", closed))

    def test_without_a_folder(self):
        self.assert_wrong_usage(self.person.run("init"))
        ran = self.person.run("init", "")
        self.assert_refused(ran, ran.code)
        self.assertIn(ran.code, (1, 2))

    def test_a_demo_never_mixes_with_a_writers_texts(self):
        root = self.person.folder / "mine"
        root.mkdir()
        (root / "draft.md").write_text("# Mine\n")
        with untouched(self, root):
            self.assert_refused(self.person.run("init", root, "--demo"))
        # The workspace opened last is still the other one.
        self.assertEqual(self.person.run("stack", *NOON).code, 0)
        self.assertEqual(self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)["brick_days"], ["2025-01-15"])

    def test_a_demo_never_mixes_with_a_workspaces_texts(self):
        (self.desk.root / "draft.md").write_text("# Mine\n")
        with untouched(self, self.desk.root):
            self.assert_refused(self.person.run("init", self.desk.root, "--demo"))

    def test_a_demo_never_mixes_with_a_log(self):
        self.desk.done("stack", "Mine", *NOON)
        before = self.desk.export()
        with untouched(self, self.desk.root):
            self.assert_refused(self.person.run("init", self.desk.root, "--demo"))
        self.assertEqual(self.desk.export(), before)


class WhichWorkspace(CliTest):
    def test_a_folder_that_is_none(self):
        plain = self.person.folder / "plain"
        plain.mkdir()
        for folder in (plain, self.person.folder / "missing"):
            for args in (("status",), ("stack", "x"), ("check",)):
                with self.subTest(folder.name, args=args):
                    self.assert_refused(self.person.run(*args, "--workspace", folder))
        self.assertEqual(list(plain.iterdir()), [])

    def test_a_file(self):
        file = self.person.folder / "file"
        file.write_text("x")
        self.assert_refused(self.person.run("status", "--workspace", file))

    def test_the_last_opened_is_the_default(self):
        other = self.workspace(self.person, "other")
        self.assertEqual(self.person.run("stack", "Here", *NOON).code, 0)
        self.assertEqual(other.status("2025-01-15T12:00:00+01:00", BERLIN)["brick_days"], ["2025-01-15"])
        self.assertEqual(self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)["brick_days"], [])

    def test_none_was_opened_yet(self):
        newcomer = Person(self.folder / "newcomer")
        self.assert_refused(newcomer.run("status"))
        self.assert_refused(newcomer.run("stack", "x"))

    def test_common_options_stand_before_or_after(self):
        self.desk.done(*NOON, "stack", "Before")
        after = self.person.run("stack", "After", *NOON, "--workspace", self.desk.root)
        self.assertEqual((after.code, after.err), (0, ""), str(after))
        bricks = self.desk.status("2025-01-15T12:00:00+01:00", BERLIN)["bricks"]
        self.assertEqual(bricks["2025-01-15"]["note"], "Before\nAfter")

    def test_a_relative_folder(self):
        ran = self.person.run("stack", "Here", *NOON, "--workspace", Path("workspace"))
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))


class Json(CliTest):
    """Wherever --json is offered, standard output is one object."""

    def test_each(self):
        draft = self.desk.root / "draft.md"
        draft.write_text("# A draft\n\nOf six words in all.\n")
        for args in (("status",), ("drafts",), ("count", draft), ("targets",), ("get",), ("post", "list"), ("check",)):
            with self.subTest(args[0]):
                self.assertIsInstance(self.desk.done(*args, "--json").json, dict)

    def test_a_refusal_prints_no_json(self):
        self.assert_refused(self.desk.run("count", "missing.md", "--json"))
        self.assert_refused(self.desk.run("publish", "missing.md", "--to", "nowhere", "--json"))


if __name__ == "__main__":
    unittest.main()
