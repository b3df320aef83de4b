"""The log survives: export and restore, a lost or damaged store, a damaged journal, a second device."""

import json
import shutil
import sqlite3
import unittest
import zlib

from brickwork_cli import CliTest, Person, Workspace, contents, untouched

BERLIN = "Europe/Berlin"
NOW = ("--at", "2025-07-22T12:00:00+02:00", "--zone", BERLIN)
STATUS = ("status", "--json", *NOW)


def checksum_fits(line):
    """A journal line's CRC-32 is of the event's text as it stands in the line."""
    crc = json.loads(line)["crc"]
    begin = line.index(b'"event":') + len(b'"event":')
    return f"{zlib.crc32(line[begin:-1]):08x}" == crc


class LogTest(CliTest):
    def fill(self, desk):
        """One of everything that can be logged."""
        for args in (
            ("stack", "One\n“two” \\ 猫", "--day", "2025-07-18", "--size", "large", "--direction", "Novel"),
            ("stack", "Auto", "--day", "2025-07-19", "--source", "auto"),
            ("stack", "Gone", "--day", "2025-07-20"),
            ("unstack", "2025-07-20"),
            ("stack", "--day", "2025-07-21", "--size", "small"),
            ("rest", "add", "2025-07-10", "2025-07-12", "--reason", "Flu"),
            ("rest", "remove", "2025-07-11"),
            ("post", "add", "Café", "--id", "cafe", "--url", "https://example.org/cafe"),
            ("post", "add", "Later", "--id", "later", "--scheduled", "2025-08-01T09:00:00Z"),
            ("post", "add", "Away", "--id", "away"),
            ("post", "retract", "away"),
            ("set", "week.target", "2", "--from", "2025-07-14"),
            ("set", "day.rollover", "03:00"),
            ("set", "freeze", "on"),
        ):
            desk.done(*args, *NOW)
        blog = desk.person.folder / "blog"
        blog.mkdir(exist_ok=True)
        desk.done("target", "add", "folder", "blog", f"path={blog}", *NOW)

    def journal_lines(self, desk=None):
        return (desk or self.desk).journal.read_bytes().splitlines()


class Demo(CliTest):
    def test_a_demo_is_there_at_once(self):
        root = self.person.folder / "demo"
        ran = self.person.run("init", root, "--demo")
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))
        demo = Workspace(self.person, root)
        status = demo.done("status", "--json").json
        self.assertGreater(len(status["brick_days"]), 250)
        self.assertEqual(status["daily"]["current"]["bricks"], 12)
        self.assertEqual(status["daily"]["current"]["span_days"], 14)
        self.assertEqual(status["daily"]["current"]["state"], "pending")
        posts = sum(week["posts"] for week in status["weekly"]["weeks"])
        self.assertTrue(60 <= posts <= 80, posts)
        first, last = status["brick_days"][0], status["today"]
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
        self.assertIn(months, (17, 18, 19))
        self.assertGreaterEqual(len(list(root.rglob("*.md"))), 5)
        self.assertTrue(demo.done("check", "--json").json["sound"])
        self.assertTrue(demo.done("drafts").out.strip())
        # It is the demo of one day only: a second one would mix with the first.
        with untouched(self, root):
            self.assert_refused(self.person.run("init", root, "--demo"))


class Journal(LogTest):
    def test_every_event_is_one_line_with_its_checksum(self):
        self.fill(self.desk)
        lines = self.journal_lines()
        events = json.loads(self.desk.export())["events"]
        self.assertEqual(len(lines), len(events))
        self.assertTrue(all(checksum_fits(line) for line in lines))
        self.assertEqual([json.loads(line)["event"]["id"] for line in lines], [event["id"] for event in events])
        self.assertEqual(len({event["id"] for event in events}), len(events))

    def test_nothing_but_brickworks_own_folder_is_written(self):
        self.fill(self.desk)
        self.assertTrue(all(name.startswith(".brickwork/") for name in contents(self.desk.root)))

    def test_a_place_that_cannot_be_written_stops_no_logging(self):
        # A file stands where the journal's folder belongs.
        shutil.rmtree(self.desk.journal_folder, ignore_errors=True)
        self.desk.journal_folder.write_text("in the way")
        ran = self.desk.run("stack", "Kept all the same", *NOW)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertEqual(self.desk.run(*STATUS).json["brick_days"], ["2025-07-22"])
        self.desk.journal_folder.unlink()
        ran = self.desk.run("stack", "--day", "2025-07-21", *NOW)
        self.assertEqual(ran.code, 0, str(ran))
        lines = self.journal_lines()
        self.assertEqual(len(lines), 2)
        self.assertTrue(all(checksum_fits(line) for line in lines))


class Export(LogTest):
    def test_restored_into_an_empty_workspace_it_exports_byte_equal(self):
        self.fill(self.desk)
        exported = self.desk.export()
        self.assertEqual((json.loads(exported)["format"], json.loads(exported)["version"]), ("brickwork-log", 1))
        status = self.desk.done(*STATUS).out_bytes
        other = self.workspace(Person(self.folder / "other"))
        file = self.folder / "from.json"
        file.write_bytes(exported)
        other.done("restore", file)
        self.assertEqual(other.export(), exported)
        self.assertEqual(other.done(*STATUS).out_bytes, status)
        # Again: nothing is new.
        other.done("restore", file)
        self.assertEqual(other.export(), exported)
        self.assertEqual(len(self.journal_lines(other)), len(json.loads(exported)["events"]))

    def test_the_demo_too(self):
        root = self.person.folder / "demo"
        self.assertEqual(self.person.run("init", root, "--demo").code, 0)
        demo = Workspace(self.person, root)
        exported = demo.export()
        file = self.folder / "from.json"
        file.write_bytes(exported)
        self.desk.done("restore", file)
        self.assertEqual(self.desk.export(), exported)

    def test_an_empty_log(self):
        exported = self.desk.export()
        self.assertEqual(json.loads(exported)["events"], [])
        file = self.folder / "from.json"
        file.write_bytes(exported)
        self.desk.done("restore", file)
        self.assertEqual(self.desk.export(), exported)

    def test_what_was_logged_before_a_restore_stays(self):
        self.fill(self.desk)
        file = self.folder / "from.json"
        file.write_bytes(self.desk.export())
        other = self.workspace(Person(self.folder / "other"))
        other.done("stack", "Mine", "--day", "2025-01-01", *NOW)
        other.done("restore", file)
        days = other.done(*STATUS).json["brick_days"]
        self.assertEqual(days, ["2025-01-01", "2025-07-18", "2025-07-19", "2025-07-21"])

    def test_where_it_cannot_be_written(self):
        self.assert_refused(self.desk.run("export", "/proc/brickwork/export.json"))
        self.assert_refused(self.desk.run("export", self.desk.root))

    def test_a_later_event_kind_is_kept(self):
        self.fill(self.desk)
        log = json.loads(self.desk.export())
        later = json.loads(json.dumps(log["events"][-1]))
        later |= {"kind": "mood.noted", "subject": "mood/x", "body": {"mood": "calm"}}
        later["id"] = later["id"][:-4] + ("0000" if not later["id"].endswith("0000") else "1111")
        log["events"].append(later)
        file = self.folder / "later.json"
        file.write_text(json.dumps(log))
        other = self.workspace(Person(self.folder / "other"))
        other.done("restore", file)
        self.assertIn("mood.noted", [event["kind"] for event in json.loads(other.export())["events"]])


class BadRestore(LogTest):
    def setUp(self):
        super().setUp()
        self.fill(self.desk)
        self.log = json.loads(self.desk.export())
        self.file = self.folder / "bad.json"
        self.other = self.workspace(Person(self.folder / "other"))
        self.other.done("stack", "Mine", *NOW)
        self.before = self.other.export()
        self.journal_before = self.other.journal.read_bytes()

    def assert_nothing_taken(self, data):
        self.file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        self.assert_refused(self.other.run("restore", self.file))
        self.assertEqual(self.other.export(), self.before)
        self.assertEqual(self.other.journal.read_bytes(), self.journal_before)

    def test_garbage(self):
        whole = json.dumps(self.log).encode()
        for name, data in {
            "empty": b"",
            "bytes": bytes(range(256)) * 20,
            "a text": b"# My draft\n",
            "another JSON": b"[1, 2, 3]\n",
            "a number": b"7",
            "cut off": whole[: len(whole) // 2],
            "deep": b"[" * 5000 + b"]" * 5000,
            "trailing garbage": whole + b"x",
        }.items():
            with self.subTest(name):
                self.assert_nothing_taken(data)

    def test_another_format(self):
        for name, change in {
            "format": {"format": "something-else"},
            "no format": {"format": None},
            "a newer version": {"version": 2},
            "version as text": {"version": "1"},
            "events as an object": {"events": {}},
            "no events": {"events": None},
        }.items():
            with self.subTest(name):
                self.assert_nothing_taken(self.log | change)

    def test_one_bad_event_among_good_ones(self):
        def body(**change):
            return lambda event: event["body"].update(change)

        def head(**change):
            return lambda event: event.update(change)

        for name, spoil in {
            "a size nobody knows": body(size="huge"),
            "a day that is none": body(day="2025-02-30"),
            "another day than its subject": body(day="2025-07-17"),
            "a note that is a number": body(note=7),
            "no body": head(body=None),
            "a subject of another kind": head(subject="rest/2025-07-18"),
            "no id": head(id=""),
            "an id that is a number": head(id=5),
            "no kind": head(kind=""),
        }.items():
            with self.subTest(name):
                log = json.loads(json.dumps(self.log))
                event = log["events"][0]
                self.assertEqual(event["kind"], "brick.stacked")
                spoil(event)
                self.assert_nothing_taken(log)

    def test_the_last_event_is_looked_at_too(self):
        log = json.loads(json.dumps(self.log))
        log["events"][-1]["body"] = []
        self.assert_nothing_taken(log)

    def test_a_missing_file(self):
        self.assert_refused(self.other.run("restore", self.folder / "missing.json"))
        self.assert_refused(self.other.run("restore", self.folder))


class LostStore(LogTest):
    def setUp(self):
        super().setUp()
        self.fill(self.desk)
        self.status = self.desk.done(*STATUS).out_bytes
        self.exported = self.desk.export()

    def assert_all_is_back(self):
        ran = self.desk.run(*STATUS)
        self.assertEqual((ran.code, ran.out_bytes), (0, self.status), str(ran))
        self.assertEqual(self.desk.export(), self.exported)
        self.assertTrue(self.desk.done("check", "--json").json["sound"])

    def test_the_store_file(self):
        self.desk.store.unlink()
        self.assert_all_is_back()

    def test_the_store_folder(self):
        shutil.rmtree(self.desk.store.parent)
        self.assert_all_is_back()

    def test_the_whole_data_home(self):
        shutil.rmtree(self.person.data)
        self.assert_all_is_back()

    def test_the_whole_person(self):
        newcomer = Person(self.folder / "newcomer")
        ran = newcomer.run(*STATUS, "--workspace", self.desk.root)
        self.assertEqual((ran.code, ran.out_bytes), (0, self.status), str(ran))

    def test_the_journal(self):
        shutil.rmtree(self.desk.journal_folder)
        self.assertEqual(self.desk.done(*STATUS).out_bytes, self.status)
        self.desk.done("stack", *NOW)
        report = self.desk.run("check", "--json").json
        self.assertEqual(report["events"], len(json.loads(self.exported)["events"]) + 1)


class DamagedJournal(LogTest):
    def setUp(self):
        super().setUp()
        self.fill(self.desk)
        self.good = self.journal_lines()

    def spoiled(self, number, spoil):
        lines = list(self.good)
        lines[number] = spoil(lines[number])
        self.desk.journal.write_bytes(b"\n".join(lines) + b"\n")
        return lines[number]

    def test_a_line_is_skipped_reported_and_kept(self):
        for name, spoil in {
            "a flipped letter": lambda line: line.replace(b"Auto", b"Autu"),
            "half a line": lambda line: line[: len(line) // 2],
            "zeros": lambda line: b"\0" * len(line),
            "a merge mark": lambda line: b"<<<<<<< HEAD",
        }.items():
            with self.subTest(name):
                bad = self.spoiled(1, spoil)
                shutil.rmtree(self.person.data)
                ran = self.desk.run(*STATUS)
                self.assertEqual(ran.code, 0, str(ran))
                self.assertEqual(ran.json["brick_days"], ["2025-07-18", "2025-07-21"])
                report = self.desk.run("check", "--json")
                said = ran.err + report.out + report.err
                self.assertRegex(said, r"(?i)\b(line|journal)", said)
                self.assertIn(bad, self.everything_kept())

    def everything_kept(self):
        return b"\n".join(held for name, held in contents(self.desk.root).items() if ".brickwork/" in name)

    def test_the_store_still_knows_what_the_journal_lost(self):
        self.spoiled(1, lambda line: line[:10])
        ran = self.desk.run(*STATUS)
        self.assertEqual(ran.json["brick_days"], ["2025-07-18", "2025-07-19", "2025-07-21"], str(ran))

    def test_a_last_line_cut_off_is_not_glued_to_the_next(self):
        self.desk.journal.write_bytes(b"\n".join(self.good) + b"\n" + self.good[0][:40])
        ran = self.desk.run("stack", "--day", "2025-07-22", *NOW)
        self.assertEqual(ran.code, 0, str(ran))
        lines = [line for line in self.journal_lines() if line.startswith(b'{"crc"') and line.endswith(b"}}")]
        events = [json.loads(line)["event"] for line in lines if checksum_fits(line)]
        self.assertIn("brick/2025-07-22", [event["subject"] for event in events])
        shutil.rmtree(self.person.data)
        ran = self.desk.run(*STATUS)
        self.assertIn("2025-07-22", ran.json["brick_days"], str(ran))


class DamagedStore(LogTest):
    def setUp(self):
        super().setUp()
        self.fill(self.desk)
        self.status = self.desk.done(*STATUS).out_bytes
        self.exported = self.desk.export()
        self.file = self.desk.store
        self.whole = self.file.read_bytes()

    def assert_nothing_lost(self):
        """The first command says what was done, and everything is there, for this one and the next."""
        ran = self.desk.run(*STATUS)
        self.assertEqual((ran.code, ran.out_bytes), (0, self.status), str(ran))
        self.assertRegex(ran.err, r"\S", str(ran))
        self.assertEqual(self.desk.done(*STATUS).out_bytes, self.status)
        self.assertEqual(self.desk.export(), self.exported)
        self.assertTrue(self.desk.done("check", "--json").json["sound"])
        return ran

    def assert_kept_aside(self, damaged):
        kept = contents(self.file.parent).values()
        self.assertTrue(any(damaged == held for held in kept), "the damaged file was not kept as it was")

    def damage(self, data):
        self.file.write_bytes(data)
        self.assert_nothing_lost()
        self.assert_kept_aside(data)

    def test_cut_to_half(self):
        self.damage(self.whole[: len(self.whole) // 2])

    # The last two pages are those of tables without a row: nothing to lose, nothing to notice.
    def test_cut_within_a_page(self):
        self.damage(self.whole[: len(self.whole) - 2 * 4096 - 1000])

    def test_cut_to_its_header(self):
        self.damage(self.whole[:100])

    def test_every_page_but_the_first_overwritten(self):
        self.damage(self.whole[:4096] + b"\xa5" * (len(self.whole) - 4096))

    def test_a_page_of_the_events_overwritten(self):
        page = 4096
        hit = self.whole.index(b"brick.stacked") // page * page
        self.damage(self.whole[:hit] + b"\x5a" * page + self.whole[hit + page :])

    def test_an_empty_file(self):
        self.file.write_bytes(b"")
        ran = self.desk.run(*STATUS)
        self.assertEqual((ran.code, ran.out_bytes), (0, self.status), str(ran))
        self.assertEqual(self.desk.export(), self.exported)

    def test_damaged_without_a_journal_the_intact_pages_are_saved(self):
        # What stands on the lost page is lost; what stands elsewhere is not.
        shutil.rmtree(self.desk.journal_folder)
        left = self.whole[: len(self.whole) - 2 * 4096 - 1000]
        self.file.write_bytes(left)
        ran = self.desk.run(*STATUS)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertRegex(ran.err, r"\S")
        self.assert_kept_aside(left)

    def test_check_says_what_was_done(self):
        self.file.write_bytes(self.whole[: len(self.whole) // 2])
        ran = self.desk.run("check")
        self.assertIn(ran.code, (0, 1), str(ran))
        self.assertRegex(ran.out + ran.err, r"(?i)damaged", str(ran))
        self.assertTrue(self.desk.done("check", "--json").json["sound"])


class ForeignStore(LogTest):
    def test_another_programs_database_is_refused_untouched(self):
        self.desk.done("stack", *NOW)
        file = self.desk.store
        file.unlink()
        with sqlite3.connect(file) as other:
            other.execute("PRAGMA application_id = 252006674")
            other.execute("CREATE TABLE place (name TEXT)")
            other.execute("INSERT INTO place VALUES ('not ours')")
        other.close()
        before = file.read_bytes()
        for args in (STATUS, ("stack", *NOW), ("check",), ("export", self.folder / "x.json")):
            with self.subTest(args[0]):
                self.assert_refused(self.desk.run(*args))
                self.assertEqual(file.read_bytes(), before)
        self.assertEqual([path.name for path in file.parent.iterdir() if path.name.startswith(file.name)], [file.name])

    def test_a_newer_programs_store_is_not_written(self):
        self.desk.done("stack", *NOW)
        file = self.desk.store
        with sqlite3.connect(file) as newer:
            newer.execute("PRAGMA user_version = 4711")
            tables = [row[0] for row in newer.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            self.assertIn("meta", tables)
            newer.execute("UPDATE meta SET value = 4711 WHERE key IN ('min_reader', 'min_writer')")
        newer.close()
        before = file.read_bytes()
        self.assert_refused(self.desk.run("stack", "--day", "2025-07-01", *NOW))
        self.assert_refused(self.desk.run(*STATUS))
        self.assertEqual(file.read_bytes(), before)


class Backup(LogTest):
    def test_a_copy_where_it_is_wanted(self):
        self.fill(self.desk)
        copy = self.folder / "copy.sqlite"
        self.desk.done("backup", copy)
        with sqlite3.connect(copy) as opened:
            self.assertEqual(opened.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            (count,) = opened.execute("SELECT count(*) FROM event").fetchone()
        opened.close()
        self.assertEqual(count, len(json.loads(self.desk.export())["events"]))
        # It is a store: put in the place of a lost one, it holds the same log.
        status = self.desk.done(*STATUS).out_bytes
        exported = self.desk.export()
        shutil.rmtree(self.desk.journal_folder)
        shutil.copyfile(copy, self.desk.store)
        self.assertEqual(self.desk.run(*STATUS).out_bytes, status)
        self.assertEqual(self.desk.export(), exported)

    def test_it_replaces_no_file(self):
        taken = self.folder / "taken.sqlite"
        taken.write_text("mine")
        with untouched(self, taken):
            self.assert_refused(self.desk.run("backup", taken))
        self.assert_refused(self.desk.run("backup", self.folder / "missing" / "copy.sqlite"))

    def test_without_a_place_it_is_among_the_stores_own(self):
        self.fill(self.desk)
        ran = self.desk.done("backup")
        named = [path for path in self.person.data.rglob("*.sqlite") if path.name in ran.out]
        self.assertEqual(len(named), 1, str(ran))
        self.assertNotEqual(named[0], self.desk.store)
        with sqlite3.connect(named[0]) as opened:
            self.assertEqual(opened.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
        opened.close()


class Check(LogTest):
    def test_a_sound_store(self):
        self.fill(self.desk)
        report = self.desk.done("check", "--json").json
        count = len(json.loads(self.desk.export())["events"])
        self.assertEqual((report["sound"], report["events"], report["mirrored"]), (True, count, count))
        self.assertEqual(report["findings"], [])
        self.assertTrue(self.desk.done("check").out.strip())


class TwoDevices(LogTest):
    """The same workspace on two machines, carried over by whatever syncs the folder."""

    def setUp(self):
        super().setUp()
        self.laptop = Person(self.folder / "laptop")
        shutil.copytree(self.desk.root, self.laptop.folder / "workspace")
        self.away = Workspace(self.laptop, self.laptop.folder / "workspace")

    def carry(self, source, target):
        for file in source.journal_folder.glob("*.jsonl"):
            shutil.copyfile(file, target.journal_folder / file.name)

    def sync(self):
        self.desk.journal_folder.mkdir(exist_ok=True)
        self.away.journal_folder.mkdir(exist_ok=True)
        mine = {file.name: file.read_bytes() for file in self.desk.journal_folder.glob("*.jsonl")}
        self.carry(self.away, self.desk)
        for name, held in mine.items():
            (self.desk.journal_folder / name).write_bytes(held)
            (self.away.journal_folder / name).write_bytes(held)

    def test_journals_merge_both_ways(self):
        self.desk.done("stack", "Here", "--day", "2025-07-20", *NOW)
        self.desk.done("rest", "add", "2025-07-19", *NOW)
        self.away.done("stack", "There", "--day", "2025-07-21", *NOW)
        self.away.done("stack", "There too", "--day", "2025-07-20", "--size", "large", *NOW)
        self.away.done("post", "add", "From away", "--id", "away", *NOW)
        self.sync()
        here, there = self.desk.run(*STATUS), self.away.run(*STATUS)
        self.assertEqual(here.out_bytes, there.out_bytes)
        self.assertEqual(here.json["brick_days"], ["2025-07-20", "2025-07-21"])
        self.assertEqual(here.json["rest_days"], ["2025-07-19"])
        self.assertEqual(here.json["bricks"]["2025-07-20"]["size"], "large")
        self.assertEqual(here.json["bricks"]["2025-07-20"]["note"], "Here\nThere too")
        self.assertEqual(here.json["weekly"]["current"], 1)
        self.assertEqual(self.desk.export(), self.away.export())
        # Carried over again, nothing changes.
        self.sync()
        self.assertEqual(self.desk.run(*STATUS).out_bytes, here.out_bytes)
        self.assertEqual(len(list(self.desk.journal_folder.glob("*.jsonl"))), 2)

    def test_a_deletion_on_one_is_one_on_both(self):
        self.desk.done("stack", "Here", "--day", "2025-07-20", *NOW)
        self.sync()
        self.assertEqual(self.away.run(*STATUS).json["brick_days"], ["2025-07-20"])
        self.away.done("unstack", "2025-07-20", *NOW)
        self.sync()
        self.assertEqual(self.desk.run(*STATUS).json["brick_days"], [])

    def test_both_journals_make_a_lost_store_again(self):
        self.desk.done("stack", "Here", "--day", "2025-07-20", *NOW)
        self.away.done("stack", "There", "--day", "2025-07-21", *NOW)
        self.sync()
        status = self.desk.run(*STATUS).out_bytes
        shutil.rmtree(self.person.data)
        self.assertEqual(self.desk.run(*STATUS).out_bytes, status)


if __name__ == "__main__":
    unittest.main()
