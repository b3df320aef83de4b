"""Every part of the window reached by keys and said by a screen reader: the program as a process of its own, on a
virtual display and a session bus of their own, driven by keys alone and read through AT-SPI.
"""

import os
import pathlib
import re
import subprocess
import tempfile
import time
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from tst_screen_reader import PATIENCE, Session, below, children, eventually, path_of  # noqa: E402
from window_process import PROGRAM  # noqa: E402

LETTER = "# A letter\n\nThis sentense is written by hand.\n\n## Then\n\nMore words here.\n"
QUIET = 0.6  # seconds without a word, after which a key has done all it does
ROWS = (Atspi.Role.PAGE_TAB, Atspi.Role.LIST_ITEM, Atspi.Role.TABLE_CELL, Atspi.Role.TREE_ITEM)
SHEET_ROUND = 40  # more stops than any sheet has


def said(what):
    return f"{what.get_role_name()} “{what.get_name()}”"


def has(what, state):
    return what.get_state_set().contains(state)


def is_named(what):
    """Whether a reader can say what it is: by a name of its own or by the label that belongs to it."""
    if what.get_name().strip():
        return True
    return any(
        relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_target(0).get_name().strip()
        for relation in what.get_relation_set()
    )


def is_gone(what):
    try:
        return not has(what, Atspi.StateType.SHOWING)
    except GLib.Error:
        return True  # not only out of sight


class ReachTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.place.cleanup)
        home = pathlib.Path(cls.place.name)
        cls.session = Session(home)
        cls.addClassCleanup(cls.session.close)
        os.environ.update(cls.session.environment)
        cls.workspace = home / "Letters"
        subprocess.run(
            [PROGRAM, "init", str(cls.workspace), "--demo"], check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE
        )
        cls.letter = cls.workspace / "letter.md"
        cls.letter.write_text(LETTER)
        Atspi.init()
        cls.addClassCleanup(Atspi.exit)
        Atspi.set_timeout(1000 * PATIENCE, 1000 * PATIENCE)

    def setUp(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:state-changed:focused")
        self.addCleanup(self.listener.deregister, "object:state-changed:focused")
        self.window = subprocess.Popen([PROGRAM, str(self.letter)], stderr=subprocess.DEVNULL)
        self.addCleanup(self.close)
        self.frame = eventually(self.focused_frame, "the window with the keyboard, on the accessibility bus")
        self.editor = eventually(lambda: self.find("Text of the draft"), "the text")
        self.to_the_text()

    def hear(self, event):
        if event.detail1:
            self.heard.append(event.source)

    def close(self):
        if self.window.poll() is None:
            self.window.kill()
        self.window.wait()

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE).stdout

    def frames(self):
        for program in children(Atspi.get_desktop(0)):
            if program.get_process_id() == self.window.pid:
                yield from children(program)

    def give_the_keyboard(self):
        """To the window: there is no window manager that would do it when a dialog has gone."""
        shown = self.xdotool("search", "--onlyvisible", "--name", "– Brickwork$").split()
        if shown:
            self.xdotool("windowfocus", shown[-1])
        return bool(shown)

    def focused_frame(self):
        if not self.give_the_keyboard():
            return None
        return next((frame for frame in self.frames() if has(frame, Atspi.StateType.ACTIVE)), None)

    def find(self, name):
        return next((one for one in below(self.frame) if one.get_name() == name), None)

    def focused(self):
        """What has the keyboard now. The current row of a list and the current tab call themselves
        focused even when the list is not."""
        for frame in self.frames():
            if has(frame, Atspi.StateType.ACTIVE):
                for one in below(frame):
                    if has(one, Atspi.StateType.FOCUSED) and one.get_role() not in (Atspi.Role.FRAME, *ROWS):
                        return one
        return next((one for one in reversed(self.heard[-3:]) if has(one, Atspi.StateType.FOCUSED)), None)

    def open_menu(self):
        """The menu of the entry that was told last: menus are no children of the program."""
        last = self.heard[-1] if self.heard else None
        if last is None or last.get_role() not in (Atspi.Role.MENU_ITEM, Atspi.Role.MENU):
            return None
        return last.get_parent()

    def to_the_text(self):
        self.key("ctrl+1")
        eventually(lambda: has(self.editor, Atspi.StateType.FOCUSED), "the keyboard in the text")

    def key(self, name):
        """Presses a key and listens until nothing more is told."""
        self.xdotool("key", "--clearmodifiers", name)
        told, end = len(self.heard), time.monotonic() + QUIET
        while time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            if len(self.heard) > told:
                told, end = len(self.heard), time.monotonic() + QUIET / 2
            time.sleep(0.02)

    def command(self, name):
        """Chooses a command of the palette by what it is called."""
        self.key("ctrl+shift+p")
        eventually(lambda: self.dialog("Commands"), "the palette")
        self.xdotool("type", "--delay", "4", name)

        def chosen():
            rows = (one for one in below(self.dialog("Commands")) if has(one, Atspi.StateType.SELECTED))
            return any(row.get_name() == name for row in rows)

        eventually(chosen, lambda: f"“{name}” as the chosen row of the palette")
        self.xdotool("key", "Return")
        eventually(lambda: not self.dialog("Commands"), "the end of the palette")
        if not self.dialog_there():
            self.give_the_keyboard()

    def dialog_there(self):
        shown = (frame for frame in self.frames() if has(frame, Atspi.StateType.SHOWING))
        return any(frame.get_role() == Atspi.Role.DIALOG for frame in shown)

    def dialog(self, name):
        """A window of its own with this name, or nothing."""
        shown = (frame for frame in self.frames() if has(frame, Atspi.StateType.SHOWING))
        return next((one for one in shown if re.match(name, one.get_name())), None)

    def around(self, what, name):
        """What an accessible lies in that has this name."""
        return next((one for one in path_of(what) if re.match(name, one.get_name())), None)

    def entered(self, name):
        """The surface of this name that the keyboard has come into."""

        def there():
            focused = self.focused()
            return focused and self.around(focused, name)

        return eventually(there, lambda: f"the keyboard in “{name}”; it is at {said(self.focused() or self.frame)}")

    def all_named(self, surface):
        found = [one for one in below(surface) if has(one, Atspi.StateType.FOCUSABLE)]
        self.assertTrue(found, f"nothing in {said(surface)} takes the keyboard")
        nameless = [" < ".join(map(said, path_of(one))) for one in found if not is_named(one)]
        self.assertEqual(nameless, [])

    def tab_stays_in(self, surface):
        for step in ("Tab", "shift+Tab"):
            first = self.focused()
            for _ in range(SHEET_ROUND):
                self.key(step)
                here = self.focused()
                self.assertIsNotNone(here, f"{step} leaves the keyboard nowhere in {said(surface)}")
                self.assertIn(surface, path_of(here), f"{step} leaves {said(surface)} for {said(here)}")
                if here == first:
                    break
            else:
                self.fail(f"{step} never comes round in {said(surface)}")

    def visit(self, name, a_window=False):
        """A surface that was just opened: said, all its controls said, kept by Tab, left by Escape."""
        surface = self.entered(name)
        self.all_named(surface)
        self.tab_stays_in(surface)
        self.key("Escape")
        if a_window:
            eventually(lambda: not self.dialog(name), lambda: f"the end of “{name}”")
            self.give_the_keyboard()
        eventually(
            lambda: has(self.editor, Atspi.StateType.FOCUSED),
            lambda: f"the text with the keyboard after “{name}”; it is at {said(self.focused() or self.frame)}",
        )
        self.assertTrue(is_gone(surface), f"“{name}” is still shown")

    def test_sheets_opened_by_a_key(self):
        for key, name in (
            ("ctrl+shift+f", "Search all drafts"),
            ("ctrl+shift+h", "History of “A letter”"),
            ("alt+Return", "Properties of “A letter”"),
            ("ctrl+alt+n", "New draft"),
            ("ctrl+shift+i", "Catch an idea"),
        ):
            with self.subTest(name):
                self.key(key)
                self.visit(name)

    def test_sheets_opened_by_a_command(self):
        for command, name in (
            ("Trash", "Trash"),
            ("Explain the word count", "What the word count is made of"),
            ("Note for the next issue", "Notes for the next issue"),
        ):
            with self.subTest(name):
                self.command(command)
                self.visit(name)

    def test_dialogs_opened_by_a_key(self):
        for key, name in (
            ("ctrl+p", "Quick open"),
            ("ctrl+shift+o", "Quick open"),
            ("ctrl+shift+p", "Commands"),
            ("F1", "Keyboard shortcuts"),
            ("F2", "Rename the file of “A letter”"),
        ):
            with self.subTest(key):
                self.key(key)
                self.visit(name, a_window=True)

    def test_dialogs_opened_by_a_command(self):
        for command, name in (
            ("Words to reach", "How many words shall this draft have?"),
            ("Move to folder", "Move “A letter” to another folder"),
            ("About Brickwork", "(About )?Brickwork"),
        ):
            with self.subTest(name):
                self.command(command)
                self.visit(name, a_window=True)

    def test_the_find_bar(self):
        for key in ("ctrl+f", "ctrl+h"):
            with self.subTest(key):
                self.key(key)
                bar = self.entered("Find and replace")
                self.assertEqual(self.focused().get_name(), "Find in this draft")
                self.all_named(bar)
                self.key("Escape")
                eventually(lambda: has(self.editor, Atspi.StateType.FOCUSED), "the text with the keyboard")
                self.assertIsNone(self.find("Find and replace"))

    def test_the_menu_says_every_entry(self):
        self.key("F10")
        menu = eventually(self.open_menu, "an entry of the menu")
        self.assertEqual(menu.get_name(), "Menu")
        names = []
        for entry in children(menu):
            self.assertTrue(entry.get_name().strip(), "a menu without a name")
            names.append(entry.get_name())
        self.assertEqual(names, ["File", "Edit", "Draft", "Format", "Brick", "View", "Help"])
        self.assertEqual(self.heard[-1].get_name(), "File")
        for name in names[1:]:
            self.key("Down")
            self.assertEqual(self.heard[-1].get_name(), name)
        self.key("Escape")
        eventually(lambda: has(self.editor, Atspi.StateType.FOCUSED), "the text with the keyboard")

    def test_every_part_is_reached_with_f6(self):
        # Two drafts lie open, the outline and the find bar are shown.
        self.key("ctrl+n")
        self.xdotool("type", "--delay", "4", "# Another")
        eventually(lambda: self.find("Open drafts"), "the tabs of two drafts")
        self.key("F9")
        self.to_the_text()
        self.key("ctrl+f")
        self.to_the_text()
        parts = ["Preview", "Outline", "Status", "Pages", "Drafts", "Open drafts", "Find and replace"]
        visited = []
        for _ in range(12):
            self.key("F6")
            here = self.focused()
            self.assertIsNotNone(here, f"F6 leaves the keyboard nowhere after {visited}")
            visited.append(" < ".join(map(said, path_of(here))))
            if here == self.editor:
                break
        self.assertEqual(here, self.editor, f"F6 never comes back to the text: {visited}")
        for part in parts:
            self.assertTrue(any(f"“{part}" in place for place in visited), f"F6 never comes to {part}: {visited}")

    def test_writing_is_set_by_keys(self):
        self.key("ctrl+4")
        names = set()
        for _ in range(160):
            self.key("Tab")
            here = self.focused()
            self.assertIsNotNone(here, f"nowhere after {names}")
            self.assertTrue(is_named(here), " < ".join(map(said, path_of(here))))
            self.assertTrue(has(here, Atspi.StateType.SHOWING), f"{said(here)} is out of sight")
            names.update(one.get_name() for one in path_of(here))
            if "Writing" in names:
                break
        self.assertIn("Writing", names)
        self.to_the_text()

    def test_the_next_misspelt_word(self):
        self.key("F7")
        menu = eventually(self.open_menu, "the words to put instead")
        self.assertEqual(menu.get_name(), "Spelling of “sentense”")
        entries = [one for one in children(menu) if one.get_role() != Atspi.Role.SEPARATOR]
        self.assertGreater(len(entries), 2)
        self.assertEqual([one for one in entries if not one.get_name().strip()], [])
        self.key("Escape")
        eventually(lambda: has(self.editor, Atspi.StateType.FOCUSED), "the text with the keyboard")
        self.assertEqual(self.letter.read_text(), LETTER)


if __name__ == "__main__":
    unittest.main(verbosity=2)
