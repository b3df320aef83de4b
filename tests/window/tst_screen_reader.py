"""The wall as a screen reader meets it: the program as a process of its own, on a virtual display and a session bus of
their own, read through AT-SPI with the library that screen readers use, and driven by keys.
"""

import datetime
import json
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
from window_process import PROGRAM, Display  # noqa: E402

PATIENCE = 60  # seconds until something that must happen is given up
DAY = datetime.timedelta(days=1)
PANELS = (Atspi.Role.PANEL, Atspi.Role.FILLER, Atspi.Role.GROUPING, Atspi.Role.DIALOG)


def eventually(question, what):
    """The first answer that is not false, within the patience; events are heard meanwhile."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        answer = question()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"this never came: {what() if callable(what) else what}")


def noon_zone():
    """A zone in which it is about noon, so that the day does not change under the test."""
    return f"Etc/GMT{datetime.datetime.now(datetime.timezone.utc).hour - 12:+d}"


class Session:
    """A virtual display and a session bus, on names that the servers pick. The bus starts the accessibility bus."""

    def __init__(self, home):
        (home / "runtime").mkdir(mode=0o700)
        self.display = Display()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "runtime"),
            "LC_ALL": "C.UTF-8",
            "TZ": noon_zone(),
            "DISPLAY": self.display.name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self.bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().strip()

    def close(self):
        self.bus.terminate()
        self.bus.wait()
        self.bus.stdout.close()
        self.display.close()


def path_of(what):
    """An accessible and those above it, the window's frame last."""
    path = []
    while what is not None and what.get_role() != Atspi.Role.APPLICATION:
        path.append(what)
        what = what.get_parent()
    return path


def children(what):
    found = (what.get_child_at_index(index) for index in range(what.get_child_count()))
    return (child for child in found if child is not None)


def below(what, without=None):
    """An accessible and all that is shown below it, but for one part."""
    if what == without or not what.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield what
    for child in children(what):
        yield from below(child, without)


def words_of(what):
    """All that a reader can say about one thing."""
    words = [what.get_name(), what.get_description()]
    text = what.get_text_iface()
    if text is not None:
        words.append(Atspi.Text.get_text(text, 0, -1))
    return " ".join(word for word in words if word)


def names_day(words, day, today):
    """Whether words hold a full date: day, month in letters and, if it is not this one, the year."""
    month = f"{day:%b}(?:{f'{day:%B}'[3:]})?"
    year = f"(?: {day.year})?" if day.year == today.year else f" {day.year}"
    return re.search(rf"\b{day.day} {month}{year}\b", words) is not None


class ScreenReaderTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.place.cleanup)
        home = pathlib.Path(cls.place.name)
        cls.session = Session(home)
        cls.addClassCleanup(cls.session.close)
        os.environ.update(cls.session.environment)
        subprocess.run(
            [PROGRAM, "init", str(home / "Letters"), "--demo"], check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE
        )
        told = subprocess.run([PROGRAM, "status", "--json"], check=True, capture_output=True, timeout=PATIENCE).stdout
        cls.status = json.loads(told)
        cls.today = datetime.date.fromisoformat(cls.status["today"])
        cls.top = cls.today - cls.today.weekday() * DAY  # the first day of the newest week
        Atspi.init()
        cls.addClassCleanup(Atspi.exit)
        Atspi.set_timeout(1000 * PATIENCE, 1000 * PATIENCE)

    def setUp(self):
        self.heard = []  # what came to have the focus, the last at the end
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:state-changed:focused")
        self.addCleanup(self.listener.deregister, "object:state-changed:focused")
        self.window = subprocess.Popen([PROGRAM], stderr=subprocess.DEVNULL)
        self.addCleanup(self.close)
        self.frame = eventually(self.focused_frame, "the window with the keyboard, on the accessibility bus")
        self.key("ctrl+2")
        self.wall = eventually(self.find_wall, "the wall")
        eventually(
            lambda: self.wall.get_child_count() == 364, lambda: f"364 cells, but {self.wall.get_child_count()}"
        )

    def hear(self, event):
        if event.detail1:
            self.heard.append(event.source)

    def close(self):
        if self.window.poll() is None:
            self.window.kill()
        self.window.wait()

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE).stdout

    def key(self, name):
        self.xdotool("key", "--clearmodifiers", name)

    def click(self, what):
        place = what.get_extents(Atspi.CoordType.SCREEN)
        self.xdotool(
            "mousemove", str(place.x + place.width // 2), str(place.y + place.height // 2), "click", "1"
        )

    def focused_frame(self):
        """The frame of the window, which there is no window manager to give the keyboard to."""
        shown = self.xdotool("search", "--onlyvisible", "--name", "Brickwork").split()
        if not shown:
            return None
        self.xdotool("windowfocus", shown[-1])
        for program in children(Atspi.get_desktop(0)):
            if program.get_process_id() == self.window.pid:
                for frame in children(program):
                    if frame.get_state_set().contains(Atspi.StateType.ACTIVE):
                        return frame
        return None

    def find_wall(self):
        for one in below(self.frame):
            if one.get_role() == Atspi.Role.TABLE and one.get_name().startswith("The wall"):
                return one
        return None

    def expected(self, day):
        """How the name of a cell must begin, after what the command line says."""
        name = f"{day:%A} {day.day} {day:%B}" + ("" if day.year == self.today.year else f" {day.year}")
        if day == self.today:
            name += ", today"
        if day > self.today:
            return name + ", still to come"
        iso = day.isoformat()
        if iso in self.status["bricks"]:
            return f"{name}, {self.status['bricks'][iso]['size']} brick"
        if iso in self.status["rest_days"]:
            return name + ", rest day"
        if iso in self.status["frozen_days"]:
            return name + ", frozen day"
        return name + (", open, no brick yet" if day == self.today else ", no brick")

    def pressed(self, key):
        """Presses a key and waits until something else is told to have the focus and has it."""
        before = len(self.heard)
        self.key(key)

        def settled():
            if len(self.heard) == before:
                return None
            last = self.heard[-1]
            return last if last.get_state_set().contains(Atspi.StateType.FOCUSED) else None

        return eventually(settled, f"another focus after {key}")

    def tab_to_the_wall(self):
        for _ in range(120):
            focused = self.pressed("Tab")
            if self.wall in path_of(focused):
                return focused
        raise AssertionError("Tab does not reach the wall")

    def step(self, key, day):
        """Presses a key: the cell of the day must be told, and be the one cell that has the focus."""
        self.key(key)
        eventually(
            lambda: self.heard and self.heard[-1].get_name().startswith(self.expected(day)),
            lambda: f"{self.expected(day)} after {key}; heard {[one.get_name() for one in self.heard]}",
        )
        cell = self.heard[-1]
        self.assertEqual(cell.get_role(), Atspi.Role.TABLE_CELL)
        self.assertTrue(cell.get_state_set().contains(Atspi.StateType.FOCUSED))
        return cell

    def opened(self, day):
        """What shows the day: a panel that says its date in its name, or one around the keyboard that says it in what
        lies in it. The cells of charts, which are named after days, are no panels."""
        for one in below(self.frame, without=self.wall):
            if one.get_role() in PANELS and names_day(one.get_name(), day, self.today):
                return one
        around = path_of(self.heard[-1])
        of_the_wall = path_of(self.wall)
        for panel in (one for one in around if one not in of_the_wall and self.wall not in around):
            if any(names_day(words_of(one), day, self.today) for one in below(panel)):
                return panel
        return None

    def test_every_cell_of_a_year_is_named(self):
        self.assertEqual((self.wall.get_n_rows(), self.wall.get_n_columns()), (52, 7))
        names = []
        for row in range(52):
            for column in range(7):
                cell = self.wall.get_accessible_at(row, column)
                names.append(cell.get_name())
                self.assertTrue(names[-1].startswith(self.expected(self.top + (column - 7 * row) * DAY)), names[-1])
        self.assertEqual(len(set(names)), 364)
        self.assertEqual([cell.get_name() for cell in children(self.wall)], names)

    def test_the_wall_is_one_tab_stop(self):
        first = self.pressed("Tab")
        stops = [first]
        for _ in range(120):
            stops.append(self.pressed("Tab"))
            if stops[-1] == first:
                break
        self.assertEqual(stops[-1], first, "Tab never comes round")
        at_the_wall = [stop.get_name() for stop in stops[1:] if self.wall in path_of(stop)]
        self.assertEqual(len(at_the_wall), 1, at_the_wall)
        self.assertTrue(at_the_wall[0].startswith(self.expected(self.today)), at_the_wall)

    def test_arrow_keys_say_the_day(self):
        self.tab_to_the_wall()
        day = self.today
        oldest = self.top - 51 * 7 * DAY
        for key, there in (
            ("Left", day - DAY),
            ("Left", day - 2 * DAY),
            ("Down", day - 9 * DAY),
            ("Right", day - 8 * DAY),
            ("Up", day - DAY),
            ("Home", oldest),
            ("Right", oldest + DAY),
            ("Up", oldest + 8 * DAY),
            ("End", day),
        ):
            self.step(key, there)
        focused = [
            cell.get_name()
            for cell in children(self.wall)
            if cell.get_state_set().contains(Atspi.StateType.FOCUSED)
        ]
        self.assertEqual(len(focused), 1, focused)

    def test_enter_opens_the_day(self):
        self.tab_to_the_wall()
        bare = next(
            self.today - back * DAY for back in range(1, 60) if "no brick" in self.expected(self.today - back * DAY)
        )
        self.step("Left", self.today - DAY)
        for back in range(2, (self.today - bare).days + 1):
            self.step("Left", self.today - back * DAY)
        self.assertIsNone(self.opened(bare))
        self.key("Return")
        eventually(lambda: self.opened(bare), f"a panel or sheet that says {bare}")

    def test_a_cell_that_is_held_on_to_may_vanish(self):
        self.tab_to_the_wall()
        # Not the newest one: what is made next may be given its id.
        *held, _ = [self.wall.get_child_at_index(index) for index in (0, 100, 363, 5)]
        self.assertTrue(all(cell.get_name() for cell in held))
        self.click(next(one for one in below(self.frame) if one.get_name() == "12 weeks"))
        eventually(lambda: self.wall.get_child_count() == 84, "the cells of 12 weeks")
        for cell in held:
            try:
                self.assertEqual(cell.get_name(), "")
            except GLib.Error:
                pass  # it is gone, which is an answer as well
        self.assertTrue(self.wall.get_child_at_index(77).get_name().startswith(self.expected(self.top - 77 * DAY)))
        self.assertIsNone(self.window.poll())


if __name__ == "__main__":
    unittest.main(verbosity=2)
