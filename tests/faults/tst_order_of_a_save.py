"""A power cut keeps only what was synced, in any order: each way to write a file syncs the bytes before they get
their name, then the folder, and reads back before it says "saved"."""

import os
import unittest

from faults import DRAFT, KEPT, TEMPORARY, FaultTest, needs_trace, traced

WRITES = {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range"}
SYNCS = {"fsync", "fdatasync"}
NAMES = {"rename", "renameat", "renameat2", "link", "linkat"}
READS = {"read", "pread64"}
CUTS = {"ftruncate"}
REMOVALS = {"unlink", "unlinkat"}


def is_temporary(path):
    return bool(TEMPORARY.match(os.path.basename(path)))


def is_kept(path):
    return bool(KEPT.match(os.path.basename(path)))


def step(names, fits):
    """A call of these names whose last path fits: for a rename the new name, for a descriptor its file."""
    return lambda call: call.name in names and call.paths and fits(call.paths[-1])


@needs_trace
class Order(FaultTest):
    def calls(self, *job):
        ran = traced(job, folder=self.folder)
        self.assertEqual((ran.code, (ran.answer or {}).get("saved")), (0, True))
        self.assertTrue(ran.begun and ran.ended)
        return ran.calls

    def assert_order(self, what, calls, **steps):
        """The steps come in this order, and each is done with before the next begins."""
        places = {name: [at for at, call in enumerate(calls) if fits(call)] for name, fits in steps.items()}
        shown = "\n".join(call.line[:150] for call in calls)
        for name, found in places.items():
            self.assertTrue(found, f"{what}: no {name}\n{shown}")
        for (one, before), (other, after) in zip(places.items(), list(places.items())[1:], strict=False):
            self.assertLess(before[-1], after[0], f"{what}: {other} before the end of {one}\n{shown}")
        print(f"{what}: {' < '.join(name.replace('_', ' ') for name in steps)}")

    def replaced(self, what, calls, target):
        """Temporary file beside the target, given its name, synced, read back; the target is never written to."""
        folder = str(target.parent)
        self.assertFalse([call.line for call in calls if step(WRITES | CUTS, str(target).__eq__)(call)])
        first_name = next(at for at, call in enumerate(calls) if call.name in NAMES)
        self.assert_order(
            what,
            # What is read before is the check for changes; the read that counts comes after.
            [call for at, call in enumerate(calls) if at >= first_name or not step(READS, str(target).__eq__)(call)],
            write=step(WRITES, is_temporary),
            fsync=step(SYNCS, is_temporary),
            rename=step(NAMES, str(target).__eq__),
            fsync_of_the_folder=step(SYNCS, folder.__eq__),
            read_back=step(READS, str(target).__eq__),
        )

    def test_replacing(self):
        desk = self.fresh()
        self.replaced("a save", self.calls("save", desk.root, DRAFT, 1), desk.draft)

    def test_replacing_through_a_link(self):
        desk = self.fresh()
        real = desk.root / "below" / "real.md"
        real.parent.mkdir()
        desk.draft.rename(real)
        desk.draft.symlink_to("below/real.md")
        calls = [
            call
            for call in self.calls("save", desk.root, DRAFT, 1)
            if not any(path == str(desk.draft) for path in call.paths)
        ]
        for call in calls:
            call.line = call.line.replace("/drafts/./below", "/drafts/below")
        self.replaced("a save through a link", calls, real)

    def test_creating(self):
        desk = self.fresh()
        self.replaced("a new draft", self.calls("create", desk.root, "new", 1), desk.root / "new.md")

    def test_writing_in_place(self):
        desk = self.fresh()
        (desk.folder / "another name").hardlink_to(desk.draft)
        target, folder = str(desk.draft), str(desk.root)
        calls = self.calls("save", desk.root, DRAFT, 1)
        written = next(at for at, call in enumerate(calls) if step(WRITES | CUTS, target.__eq__)(call))
        self.assert_order(
            "a save in place, the copy",
            calls[: written + 1],
            write=step(WRITES, is_kept),
            fsync=step(SYNCS, is_kept),
            fsync_of_the_folder=step(SYNCS, folder.__eq__),
            old_bytes_overwritten=step(WRITES | CUTS, target.__eq__),
        )
        self.assert_order(
            "a save in place, the draft",
            calls[written:],
            write=step(WRITES | CUTS, target.__eq__),
            fsync=step(SYNCS, target.__eq__),
            fsync_of_the_folder=step(SYNCS, folder.__eq__),
            read_back=step(READS, target.__eq__),
            copy_removed=step(REMOVALS, is_kept),
        )

    def test_adding_a_line(self):
        file = self.folder / "journal.jsonl"
        for what, more in (
            ("a first line", {"fsync_of_the_folder": step(SYNCS, str(self.folder).__eq__)}),
            ("a line added", {}),
        ):
            calls = self.calls("append", file, "a line")
            self.assert_order(what, calls, write=step(WRITES, str(file).__eq__), fsync=step(SYNCS, str(file).__eq__), **more)

    def test_moving(self):
        desk = self.fresh()
        other = desk.root / "other"
        other.mkdir()
        for what, job, to in (
            ("a new name", ["rename", desk.root, DRAFT, "renamed"], desk.root / "renamed.md"),
            ("a new folder", ["move", desk.root / "renamed.md", other / "renamed.md"], other / "renamed.md"),
        ):
            calls = self.calls(*job)
            self.assert_order(
                what,
                calls,
                rename=step(NAMES, str(to).__eq__),
                fsync_of_the_folder=step(SYNCS, str(to.parent).__eq__),
            )
            # The folder it left as well, or it could be in both after a power cut.
            self.assertTrue([call for call in calls if step(SYNCS, str(desk.root).__eq__)(call)], what)

    def test_what_was_never_synced_is_caught(self):
        desk = self.fresh()
        calls = self.calls("unsynced", desk.draft, 1)
        with self.assertRaises(AssertionError):
            self.replaced("what no program should do", calls, desk.draft)


if __name__ == "__main__":
    unittest.main()
