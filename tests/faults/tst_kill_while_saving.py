"""A program that is killed again and again while it saves: the draft is always whole, and never older than what it
said was saved."""

import random
import select
import signal
import subprocess
import time
import unittest
from pathlib import Path

from faults import DRIVER, KEPT, FaultTest, at_once, environment, generation_of, text_of

KILLS = 300
IN_PLACE = 60
CREATIONS = 60
CONTROL = 150
ROUNDS = 4  # of the kills, at the same time
LIFE = 4  # at most so many saves, at the pace of the machine, pass before the kill


class Lots(random.Random):
    """Chance, and how long a save takes at the moment."""

    pace = 0.015  # seconds


def killed_at_random(job, lots):
    """Kills the job at a random moment of its work; the last number that it said was saved, or None."""
    process = subprocess.Popen([DRIVER, *map(str, job)], env=environment(), stdout=subprocess.PIPE)
    try:
        first = process.stdout.readline()
        if first != b"ready\n":
            raise AssertionError(f"the writer did not begin: {first!r}, exit {process.poll()}")
        # Whoever is read from while he works is never held up by a full pipe.
        start = time.monotonic()
        end = start + lots.uniform(0, LIFE * lots.pace)
        said = b""
        while (left := end - time.monotonic()) > 0:
            if select.select([process.stdout], [], [], left)[0]:
                said += process.stdout.read1()
    finally:
        process.send_signal(signal.SIGKILL)
    with process.stdout as rest:
        said += rest.read()
    if process.wait() != -signal.SIGKILL:
        raise AssertionError(f"the writer ended by itself: exit {process.returncode}")
    numbers = said.split(b"\n")[:-1]
    lots.pace = (end - start) / len(numbers) if numbers else min(lots.pace * 1.3, 1.0)
    return int(numbers[-1]) if numbers else None


class Saving(FaultTest):
    def rounds(self, one_round, kills):
        """`kills` in several rounds; (complaints, how many kills came after at least one save)."""
        seed = random.randrange(2**32)
        print(f"chance: {seed}")
        each = at_once(lambda number: one_round(Lots(seed + number), kills // ROUNDS), range(ROUNDS))
        return [complaint for complaints, _ in each for complaint in complaints], sum(hits for _, hits in each)

    def test_a_draft_is_whole_and_no_older_than_what_was_acknowledged(self):
        def one_round(lots, kills):
            desk, known, bad, hits = self.fresh(), 0, [], 0
            for _ in range(kills):
                acknowledged = killed_at_random(["generations", desk.root, desk.draft.name, known + 1], lots)
                hits += acknowledged is not None
                least = known if acknowledged is None else acknowledged
                there = generation_of(desk.draft.read_bytes())
                if there is None or not least <= there <= least + 1:
                    bad.append(f"acknowledged {least}, there is {there}, {desk.draft.stat().st_size} bytes")
                    desk.draft.write_bytes(text_of(least))
                    there = least
                if strangers := desk.strangers():
                    bad.append(f"left behind: {strangers}")
                known = there
            return bad + self.scanned(desk), hits

        bad, hits = self.rounds(one_round, KILLS)
        self.assertGreater(hits, KILLS // 4, "most kills came before the first save")
        self.assert_none(bad, f"{KILLS} kills while saving")

    def scanned(self, desk):
        """The next scan shows the draft alone, and old leftovers are gone after it."""
        young = desk.scan(later=False)
        old = desk.scan()
        bad = [f"the scan found {found}" for found in (young, old) if found["drafts"] != [desk.draft.name]]
        return bad + [f"still there: {path.name}" for path in desk.leftovers()]

    def test_a_draft_written_in_place_is_whole_or_its_copy_is(self):
        def one_round(lots, kills):
            desk, known, bad, hits = self.fresh(), 0, [], 0
            (desk.folder / "another name").hardlink_to(desk.draft)
            for _ in range(kills):
                acknowledged = killed_at_random(["generations", desk.root, desk.draft.name, known + 1], lots)
                hits += acknowledged is not None
                least = known if acknowledged is None else acknowledged
                found = [generation_of(path.read_bytes()) for path in [desk.draft, *desk.leftovers(KEPT)]]
                if not any(number is not None and least <= number <= least + 1 for number in found):
                    bad.append(f"acknowledged {least}, there are {found}")
                if found[0] is None and not any("kept" in problem for problem in desk.scan()["problems"]):
                    bad.append(f"the scan does not tell of the kept copy: {desk.scan()}")
                if desk.draft.stat().st_nlink != 2:
                    bad.append("the two names are two files now")
                for path in desk.leftovers(KEPT):
                    path.unlink()
                known = max([least, *(number for number in found if number is not None)])
                with desk.draft.open("r+b") as file:  # as the writer brings it back
                    file.truncate()
                    file.write(text_of(known))
            return bad, hits

        bad, _ = self.rounds(one_round, IN_PLACE)
        self.assert_none(bad, f"{IN_PLACE} kills while writing in place")

    def test_new_drafts_are_whole_or_not_there(self):
        def one_round(lots, kills):
            bad, hits = [], 0
            for _ in range(kills):
                desk = self.fresh(None)
                acknowledged = killed_at_random(["creations", desk.root, 1], lots) or 0
                hits += acknowledged > 0
                found = sorted(str(generation_of(path.read_bytes())) for path in desk.root.glob("*.md"))
                wanted = [sorted(map(str, range(1, last + 1))) for last in (acknowledged, acknowledged + 1)]
                if found not in wanted:
                    bad.append(f"acknowledged {acknowledged}, there are {found}")
            return bad, hits

        bad, hits = self.rounds(one_round, CREATIONS)
        self.assertGreater(hits, 0)
        self.assert_none(bad, f"{CREATIONS} kills while making drafts")

    def test_a_careless_writer_is_caught(self):
        """The kills are worth something: who truncates and writes loses a draft to them."""
        lots = Lots()
        path = Path(self.folder) / "careless.md"
        for kill in range(1, CONTROL + 1):
            killed_at_random(["careless", path, 1], lots)
            if generation_of(path.read_bytes()) is None:
                print(f"a careless writer lost its draft to kill {kill}")
                return
        self.fail(f"{CONTROL} kills did not hurt a careless writer")


if __name__ == "__main__":
    unittest.main()
