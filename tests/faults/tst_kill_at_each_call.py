"""A program that is killed at each call of one save in turn: there are the old bytes or the new ones, never else."""

import signal
import unittest

from faults import DRAFT, KEPT, MEMORY, FaultTest, at_once, generation_of, needs_trace, text_of, traced

OLD, NEW = 101, 7  # the new text is the shorter one: a cut-off end is missed by nobody


def whole(path):
    return generation_of(path.read_bytes()) if path.exists() else "missing"


class Replace:
    name = "a save"

    def prepare(self, desk):
        return ["save", desk.root, DRAFT, NEW]

    def complaint(self, desk):
        return None if whole(desk.draft) in (OLD, NEW) else f"there is {whole(desk.draft)}"


class ThroughLink(Replace):
    name = "a save through a link"

    def prepare(self, desk):
        desk.draft.rename(desk.root / "real.txt")
        desk.draft.symlink_to("real.txt")
        return super().prepare(desk)

    def complaint(self, desk):
        return super().complaint(desk) if desk.draft.is_symlink() else "the link is a file now"


class InPlace(Replace):
    name = "a save in place"

    def __init__(self):
        self.mixtures = []

    def prepare(self, desk):
        (desk.folder / "another name").hardlink_to(desk.draft)
        return super().prepare(desk)

    def complaint(self, desk):
        if desk.draft.stat().st_nlink != 2:
            return "the two names are two files now"
        if super().complaint(desk) is None:
            return None
        self.mixtures.append(desk.folder)
        kept = [whole(path) for path in desk.leftovers(KEPT)]
        return None if kept == [OLD] else f"a mixture, and beside it {kept}"


class Create:
    name = "a new draft"

    def prepare(self, desk):
        return ["create", desk.root, "new", NEW]

    def complaint(self, desk):
        new = whole(desk.root / "new.md")
        (desk.root / "new.md").unlink(missing_ok=True)
        return None if new in ("missing", NEW) else f"there is {new}"


class Append:
    name = "a line added"
    before = b'{"line":1}\n'

    def prepare(self, desk):
        self.path(desk).write_bytes(self.before)
        return ["append", self.path(desk), '{"line":2}']

    def path(self, desk):
        return desk.folder / "journal.jsonl"

    def complaint(self, desk):
        there = self.path(desk).read_bytes()
        return None if there in (self.before, self.before + b'{"line":2}\n') else f"there is {there!r}"


class AppendFirst(Append):
    name = "a first line added"
    before = b""

    def prepare(self, desk):
        job = super().prepare(desk)
        self.path(desk).unlink()
        return job

    def complaint(self, desk):
        return super().complaint(desk) if self.path(desk).exists() else None


class Rename:
    name = "a new name"
    new_name = "renamed.md"

    def prepare(self, desk):
        return ["rename", desk.root, DRAFT, "renamed"]

    def complaint(self, desk):
        there = [whole(desk.draft), whole(self.target(desk))]
        if self.target(desk).exists():
            self.target(desk).replace(desk.draft)
        # In both places for a moment is well, in none is not.
        return None if OLD in there and set(there) <= {OLD, "missing"} else f"there are {there}"

    def target(self, desk):
        return desk.root / self.new_name


class Trash(Rename):
    name = "a way to the desktop's trash"

    def prepare(self, desk):
        (desk.folder / "data").mkdir()
        return ["trash", desk.root, DRAFT]

    def target(self, desk):
        return desk.folder / "data" / "Trash" / "files" / DRAFT


class OwnTrash(Rename):
    name = "a way to the trash of the workspace"

    def prepare(self, desk):
        (desk.folder / "data").write_bytes(b"no folder, and so no trash")
        return ["trash", desk.root, DRAFT]

    def target(self, desk):
        return desk.root / ".brickwork" / "trash" / DRAFT


@needs_trace
class EachCall(FaultTest):
    def killed_at(self, case, call):
        """Runs the job up to that call; what is wrong then, or None."""
        desk = self.fresh(OLD)
        job = case.prepare(desk)
        ran = traced(job, call.name, f"signal=KILL:when={call.number}", desk.folder)
        where = f"{case.name}, killed at {call.name} {call.number}"
        if ran.code != -signal.SIGKILL or not ran.begun or ran.ended or ran.answer:
            return f"{where}: the kill missed (exit {ran.code})"
        if complaint := case.complaint(desk):
            return f"{where}: {complaint}"
        if (found := desk.scan())["drafts"] != [DRAFT]:
            return f"{where}: the scan found {found}"
        left = [*(path.name for path in desk.leftovers()), *desk.strangers()]
        return f"{where}: left behind {left}" if left not in ([], ["real.txt"]) else None

    def check(self, case):
        desk = self.fresh(OLD)
        untouched = traced(case.prepare(desk), folder=desk.folder)
        self.assertEqual(untouched.answer, {"saved": True})
        points = [call for call in untouched.calls if not MEMORY.match(call.name)]
        self.assertGreater(len(points), 3)
        bad = [wrong for wrong in at_once(lambda call: self.killed_at(case, call), points) if wrong]
        self.assert_none(bad, f"{case.name}: {len(points)} calls, a kill at each")

    def test_a_save(self):
        self.check(Replace())

    def test_a_save_through_a_link(self):
        self.check(ThroughLink())

    def test_a_save_in_place(self):
        case = InPlace()
        self.check(case)
        print(f"in place, {len(case.mixtures)} kills left a mixture and the whole old text beside it")
        self.assertTrue(case.mixtures, "no kill came in the middle")

    def test_a_new_draft(self):
        self.check(Create())

    def test_lines_added(self):
        self.check(Append())
        self.check(AppendFirst())

    def test_a_new_name(self):
        self.check(Rename())

    def test_a_way_to_the_trash(self):
        self.check(Trash())
        self.check(OwnTrash())


if __name__ == "__main__":
    unittest.main()
