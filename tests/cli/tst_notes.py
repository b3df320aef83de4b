"""Notes for the next issue and drafts that are due, on the command line."""

import unittest

from brickwork_cli import CliTest

NOON = ("--at", "2026-05-27T12:00:00+02:00", "--zone", "Europe/Berlin")


class Notes(CliTest):
    def notes(self, *when):
        return self.desk.done("notes", "--json", *(when or NOON)).json["notes"]

    def test_a_note_is_kept_with_the_day_it_names(self):
        self.desk.done("note", "The archive moved", *NOON)
        self.desk.done("note", "Speaking at Haldern on 3 June", *NOON)
        notes = self.notes()
        self.assertEqual([note["text"] for note in notes], ["Speaking at Haldern on 3 June", "The archive moved"])
        self.assertEqual([note["on"] for note in notes], ["2026-06-03", None])
        self.assertEqual({note["state"] for note in notes}, {"open"})
        self.assertEqual({note["used_in"] for note in notes}, {None})
        self.assertEqual(len({note["id"] for note in notes}), 2)

    def test_a_day_given_goes_before_the_one_it_names(self):
        self.desk.done("note", "Tickets until 1 June", "--on", "2026-06-05", *NOON)
        self.assertEqual(self.notes()[0]["on"], "2026-06-05")

    def test_what_is_over_is_past(self):
        self.desk.done("note", "Open house", "--on", "2026-05-28", *NOON)
        later = ("--at", "2026-05-29T12:00:00+02:00", "--zone", "Europe/Berlin")
        self.assertEqual(self.notes()[0]["state"], "open")
        self.assertEqual(self.notes(*later)[0]["state"], "past")

    def test_notes_read_as_lines(self):
        self.desk.done("note", "The archive moved", *NOON)
        self.desk.done("note", "Haldern", "--on", "2026-06-03", *NOON)
        self.assertEqual(
            self.desk.done("notes", *NOON).out.splitlines(),
            ["open  2026-06-03  Haldern", "open              The archive moved"],
        )

    def test_what_is_no_note_is_refused(self):
        for text in ("", "  ", "two\nlines"):
            with self.subTest(text):
                self.assert_refused(self.desk.run("note", text, *NOON))
        self.assert_wrong_usage(self.desk.run("note", "x", "--on", "3 June", *NOON))
        self.assertEqual(self.notes(), [])

    def test_lines_of_the_file_are_taken_in(self):
        inbox = self.desk.root / ".brickwork" / "housekeeping.md"
        inbox.write_text("- from a telephone\n")
        self.assertEqual([note["text"] for note in self.notes()], ["from a telephone"])
        self.assertEqual([note["text"] for note in self.notes()], ["from a telephone"])

    def test_a_note_is_part_of_the_log(self):
        self.desk.done("note", "The archive moved", *NOON)
        self.assertIn(b"The archive moved", self.desk.export())


class Due(CliTest):
    def draft(self, name, **lines):
        head = "".join(f"{key}: {value}\n" for key, value in lines.items())
        (self.desk.root / name).write_text(f"---\n{head}---\n\ntext\n")

    def test_ready_drafts_with_a_day_are_due(self):
        self.draft("over.md", title="Over", status="ready", date="2026-05-20")
        self.draft("now.md", title="Now", status="ready", publish_on="2026-05-27 18:00")
        self.draft("later.md", title="Later", status="ready", date="2026-06-03T23:30:00Z")
        self.draft("drafting.md", title="Drafting", status="drafting", date="2026-05-27")
        self.draft("undated.md", title="Undated", status="ready")
        due = self.desk.done("due", "--json", *NOON).json["due"]
        self.assertEqual(
            [(each["path"], each["day"], each["time"], each["state"], each["days"]) for each in due],
            [
                ("over.md", "2026-05-20", None, "overdue", -7),
                ("now.md", "2026-05-27", "18:00", "today", 0),
                ("later.md", "2026-06-04", "01:30", "coming", 8),
            ],
        )
        lines = self.desk.done("due", *NOON).out.splitlines()
        self.assertEqual(lines[1], "today    2026-05-27 18:00  Now  [now.md]")

    def test_the_day_is_that_of_the_writer(self):
        self.draft("now.md", title="Now", status="ready", date="2026-05-27")
        self.desk.done("set", "day.rollover", "04:00", *NOON)
        night = ("--at", "2026-05-28T03:00:00+02:00", "--zone", "Europe/Berlin")
        self.assertEqual(self.desk.done("due", "--json", *night).json["due"][0]["state"], "today")


if __name__ == "__main__":
    unittest.main()
