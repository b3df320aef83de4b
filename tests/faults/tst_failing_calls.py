"""A disk that fails at each call of one save in turn: the old bytes are intact, or the new ones are there and
confirmed; a failure is a sentence, and "saved" is never a lie."""

import re
import unittest

from faults import DRAFT, KEPT, MEMORY, FaultTest, at_once, generation_of, needs_trace, text_of, traced

OLD, NEW = 101, 7
FAILURES = {
    "EIO": None,  # of every call
    "ENOSPC": re.compile(r"write|fsync|open|fallocate|rename|link|truncate"),
    "EDQUOT": re.compile(r"^(write|fsync|openat)$"),
    "EROFS": re.compile(r"^(openat|rename\w*|unlink)$"),
}
# The one promise each of these gives cannot be had when it fails: a save that says it was done is a lie.
NEEDED = re.compile(r"^(write|fsync|fdatasync|rename|renameat2|linkat)$")


class Save:
    name = "a save"

    def prepare(self, desk):
        return ["save", desk.root, DRAFT, NEW]

    def target(self, desk):
        return desk.draft

    def there(self, desk):
        return generation_of(self.target(desk).read_bytes()) if self.target(desk).exists() else "missing"

    def old(self):
        return OLD

    def judge(self, desk, answer):
        """What is wrong with what the driver said about what is there; None if nothing is."""
        there, kept = self.there(desk), [generation_of(path.read_bytes()) for path in desk.leftovers(KEPT)]
        if answer["saved"]:
            return None if there == NEW else f'"saved", but there is {there}'
        if not re.search(r"\w \w", answer["sentence"]):
            return f"no sentence: {answer}"
        # What the disk did not confirm may be the new bytes; else the old ones are beside it.
        sound = there == NEW or OLD in [there, *kept] if answer["damaged"] else there == self.old() and not kept
        return None if sound else f"{answer['sentence']} There is {there}, beside it {kept}"


class InPlace(Save):
    name = "a save in place"

    def prepare(self, desk):
        (desk.folder / "another name").hardlink_to(desk.draft)
        return super().prepare(desk)


class Create(Save):
    name = "a new draft"

    def prepare(self, desk):
        return ["create", desk.root, "new", NEW]

    def target(self, desk):
        return desk.root / "new.md"

    def old(self):
        return "missing"


class Append(Save):
    name = "a line added"
    before = b'{"line":1}\n'
    after = before + b'{"line":2}\n'

    def prepare(self, desk):
        self.target(desk).write_bytes(self.before)
        return ["append", self.target(desk), '{"line":2}']

    def target(self, desk):
        return desk.folder / "journal.jsonl"

    def there(self, desk):
        held = {self.before: OLD, self.after: NEW}
        return held.get(self.target(desk).read_bytes(), self.target(desk).read_bytes())


@needs_trace
class EachCall(FaultTest):
    def failed_at(self, case, call, error):
        desk = self.fresh(OLD)
        ran = traced(case.prepare(desk), call.name, f"error={error}:when={call.number}")
        where = f"{case.name}, {error} of {call.name} {call.number} ({call.line[:120]})"
        if not ran.begun or not ran.answer:
            return f"{where}: no answer (exit {ran.code})"
        if not any("(INJECTED)" in made.line for made in ran.calls):
            return f"{where}: the failure missed"
        # What cannot be undone on a broken disk: a temporary file whose removal fails too.
        left = [] if call.name.startswith("unlink") else [path.name for path in desk.leftovers()]
        if left:
            return f"{where}: left behind {left}"
        if ran.answer["saved"] and self.is_needed(call):
            return f'{where}: "saved"'
        wrong = case.judge(desk, ran.answer)
        return f"{where}: {wrong}" if wrong else None

    @staticmethod
    def is_needed(call):
        return NEEDED.match(call.name) and "pipe:" not in call.line

    def check(self, case):
        untouched = traced(case.prepare(desk := self.fresh(OLD)))
        self.assertEqual(untouched.answer, {"saved": True})
        self.assertIsNone(case.judge(desk, untouched.answer))
        points = [
            (call, error)
            for call in untouched.calls
            for error, names in FAILURES.items()
            if not MEMORY.match(call.name) and (names is None or names.search(call.name))
        ]
        self.assertGreater(len(points), 10)
        bad = [wrong for wrong in at_once(lambda point: self.failed_at(case, *point), points) if wrong]
        self.assert_none(bad, f"{case.name}: {len(points)} failures")

    def test_a_save(self):
        self.check(Save())

    def test_a_save_in_place(self):
        self.check(InPlace())

    def test_a_new_draft(self):
        self.check(Create())

    def test_a_line_added(self):
        self.check(Append())

    def test_a_disk_that_swallows_what_is_written(self):
        """It says that it wrote, and did not: only reading back finds that out."""
        bad = []
        for case in (Save(), InPlace(), Create()):
            desk = self.fresh(OLD)
            untouched = traced(case.prepare(desk))
            write = [call for call in untouched.calls if call.name == "write"][-1]  # the draft, not its copy
            desk = self.fresh(OLD)
            ran = traced(case.prepare(desk), "write", f"retval={len(text_of(NEW))}:when={write.number}")
            if not ran.answer or ran.answer["saved"] or not ran.answer["sentence"]:
                bad.append(f"{case.name}: {ran.answer}")
        self.assert_none(bad, "3 writes swallowed")


if __name__ == "__main__":
    unittest.main()
