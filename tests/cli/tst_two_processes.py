"""Two scripts log at once and one is killed again and again: nothing that was acknowledged is lost."""

import json
import random
import shutil
import threading
import time
import unittest
import zlib
from datetime import date, timedelta

from brickwork_cli import LONGEST, CliTest

EACH = 500
STORM = 60


def days(first, count):
    return [(date.fromisoformat(first) + timedelta(days=number)).isoformat() for number in range(count)]


def event_of(line):
    """The event of a journal line; None if its checksum does not fit."""
    begin, end = line.index(b'"event":') + len(b'"event":'), line.rindex(b"}")
    parsed = json.loads(line)
    return parsed["event"] if f"{zlib.crc32(line[begin:end]):08x}" == parsed["crc"] else None


class TwoProcessesTest(CliTest):
    def journal_days(self):
        """Every line of the journal is a sound event of its own; their days."""
        events = [event_of(line) for line in self.desk.journal.read_bytes().splitlines()]
        self.assertNotIn(None, events)
        self.assertEqual(len({event["id"] for event in events}), len(events))
        return sorted(event["body"]["day"] for event in events)

    def assert_sound(self, count):
        report = self.desk.done("check", "--json").json
        self.assertEqual(report, {"sound": True, "findings": [], "events": count, "mirrored": count})


class AtOnce(TwoProcessesTest):
    def test_two_loops_of_500_bricks_each(self):
        wanted = {"2020-01-01": days("2020-01-01", EACH), "2023-01-01": days("2023-01-01", EACH)}
        failures = []

        def loop(name):
            for day in wanted[name]:
                ran = self.desk.run("stack", f"From {name}", "--day", day)
                if ran.code != 0 or ran.err_bytes:
                    failures.append(str(ran))

        loops = [threading.Thread(target=loop, args=(name,)) for name in wanted]
        for thread in loops:
            thread.start()
        for thread in loops:
            thread.join()
        self.assertEqual(failures, [])
        every = sorted(day for some in wanted.values() for day in some)
        status = self.desk.done("status", "--json").json
        self.assertEqual(status["brick_days"], every)
        self.assertEqual(len(every), 2 * EACH)
        for name, some in wanted.items():
            self.assertEqual({status["bricks"][day]["note"] for day in some}, {f"From {name}"})
        self.assertEqual(self.journal_days(), every)
        exported = json.loads(self.desk.export())
        self.assertEqual(sorted(event["body"]["day"] for event in exported["events"]), every)
        self.assert_sound(2 * EACH)

    def test_two_at_the_same_day_merge(self):
        def stack(note, size):
            return self.desk.person.start(
                "stack", note, "--size", size, "--day", "2024-02-29", "--workspace", self.desk.root
            )

        both = [stack("left", "small"), stack("right", "large")]
        for process in both:
            _, err = process.communicate(timeout=LONGEST)
            self.assertEqual((process.returncode, err), (0, b""))
        brick = self.desk.done("status", "--json").json["bricks"]["2024-02-29"]
        self.assertEqual(brick["size"], "large")
        self.assertEqual(sorted(brick["note"].split("\n")), ["left", "right"])

    def test_two_make_the_store_at_once(self):
        for store in self.person.stores():
            store.unlink()
        both = [
            self.person.start("stack", "--day", day, "--workspace", self.desk.root)
            for day in ("2024-02-01", "2024-02-02")
        ]
        for process in both:
            _, err = process.communicate(timeout=LONGEST)
            self.assertEqual((process.returncode, err), (0, b""))
        self.assertEqual(self.journal_days(), ["2024-02-01", "2024-02-02"])


class KilledAgainAndAgain(TwoProcessesTest):
    def test_what_was_acknowledged_is_there(self):
        seed = random.randrange(2**32)
        chance = random.Random(seed)
        began = time.monotonic()
        self.desk.done("stack", "--day", "2019-12-31")
        usual = time.monotonic() - began  # how long one takes here: the kill falls anywhere within it
        acknowledged, killed = ["2019-12-31"], 0
        wanted = days("2020-01-01", STORM)
        for day in wanted:
            process = self.person.start("stack", "In the storm", "--day", day, "--workspace", self.desk.root)
            time.sleep(chance.uniform(0, usual))
            process.kill()
            process.communicate(timeout=LONGEST)
            if process.returncode == 0:
                acknowledged.append(day)
            else:
                self.assertEqual(process.returncode, -9, f"seed {seed}, {day}")
                killed += 1
            opened = self.desk.run("status", "--json")
            self.assertEqual(opened.code, 0, f"seed {seed}, {day}: {opened}")
            there = opened.json["brick_days"]
            lost = set(acknowledged) - set(there)
            self.assertEqual(lost, set(), f"seed {seed}, {day}")
        report = self.desk.run("check", "--json")
        self.assertEqual((report.code, report.json["sound"]), (0, True), f"seed {seed}: {report}")
        status = self.desk.run("status", "--json").json
        # Nothing is half there, and nothing that nobody asked for.
        self.assertLessEqual(set(status["brick_days"]), {"2019-12-31", *wanted})
        exported = self.person.folder / "export.json"
        self.assertEqual(self.desk.run("export", exported).code, 0)
        events = json.loads(exported.read_bytes())["events"]
        self.assertEqual(sorted(event["body"]["day"] for event in events), status["brick_days"])
        self.assertGreater(killed, 0)
        # The journal was cut off as often as the store: it alone makes the same log again.
        self.assertEqual(report.json["mirrored"], len(events), f"seed {seed}: {report}")
        shutil.rmtree(self.person.data)
        rebuilt = self.desk.run("status", "--json")
        self.assertEqual((rebuilt.code, rebuilt.json), (0, status), f"seed {seed}: {rebuilt}")
        print(f"{killed} of {STORM} were killed, {len(status['brick_days']) - len(acknowledged)} of them after the commit")


if __name__ == "__main__":
    unittest.main()
