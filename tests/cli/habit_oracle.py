"""A second reading of the rules in Python: what `status --json` has to say after a list of acts.

It promises plainness rather than speed, and shares nothing with the program but the text of the rules. Where the
rules are silent, a comment that begins with "Silent:" says what is taken for right.
"""

import argparse
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SIZES = ("small", "normal", "large")  # their weights are 1, 2, 3
WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}
EXCUSING_RESTS = 4
FREEZE_COST = 7
METER_TOP = 14


class Refused(Exception):
    """The program has to end with exit 1, and nothing is logged."""


def local(instant, zone):
    """What the clock on the wall of a zone shows."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@lru_cache(maxsize=None)
def start_of(day, zone, rollover):
    """R1: the first instant at which the local clock reaches the day's rollover, found by looking at every minute."""
    reached = datetime(day.year, day.month, day.day, tzinfo=UTC) + rollover
    shown = reached.replace(tzinfo=None)
    # No zone is further from UTC than 16 hours. Where it keeps one offset all the time, there is nothing to look for.
    offsets = {local(reached + hour * HOUR, zone) - shown - hour * HOUR for hour in range(-16, 17)}
    if len(offsets) == 1:
        return reached - offsets.pop()
    instant = reached - 16 * HOUR
    while local(instant, zone) < shown:
        instant += MINUTE
    return instant


@lru_cache(maxsize=None)
def exists(day, zone, rollover):
    """R6: whether any instant belongs to the day."""
    # Silent: with a rollover of 03:00, R1 gives the first three hours of Samoa's 31 December 2011 to a 30th, which R6
    # says there never was. R1 is followed.
    return start_of(day, zone, rollover) < start_of(day + DAY, zone, rollover)


def day_of(instant, zone, rollover):
    """R1: the greatest day that has started."""
    day = local(instant, zone).date() + DAY
    while start_of(day, zone, rollover) > instant:
        day -= DAY
    return day


def grammar():
    """The acts of the command line that change what the status says."""
    top = argparse.ArgumentParser(exit_on_error=False)
    acts = top.add_subparsers(dest="act", required=True)
    stack = acts.add_parser("stack")
    stack.add_argument("note", nargs="?", default="")
    stack.add_argument("--size", choices=SIZES, default="normal")
    stack.add_argument("--direction", default="")
    stack.add_argument("--source", choices=("manual", "auto"), default="manual")
    stack.add_argument("--day", type=date.fromisoformat)
    edit = acts.add_parser("edit")
    edit.add_argument("day", type=date.fromisoformat)
    edit.add_argument("--size", choices=SIZES)
    edit.add_argument("--note")
    edit.add_argument("--direction")
    unstack = acts.add_parser("unstack")
    unstack.add_argument("day", type=date.fromisoformat)
    rest = acts.add_parser("rest")
    rest.add_argument("how", choices=("add", "remove"))
    rest.add_argument("first", type=date.fromisoformat)
    rest.add_argument("last", nargs="?", type=date.fromisoformat)
    rest.add_argument("--reason")
    post = acts.add_parser("post")
    post.add_argument("how", choices=("add", "retract"))
    post.add_argument("name")
    post.add_argument("--id")
    post.add_argument("--url")
    post.add_argument("--scheduled", type=datetime.fromisoformat)
    setting = acts.add_parser("set")
    setting.add_argument("key")
    setting.add_argument("value")
    setting.add_argument("--from", dest="first", type=date.fromisoformat)
    return top


GRAMMAR = grammar()


class Oracle:
    """Takes acts one by one, in the order in which they are logged; a status changes nothing."""

    def __init__(self):
        self.bricks = {}  # day: (size, source, note, direction)
        self.rests = set()
        self.posts = {}  # key: {"at", "day", "retracted"}
        self.targets = {}  # the day it holds from: posts a week
        self.rollover = timedelta()
        self.week_start = "monday"
        self.freezing = False

    def act(self, at, zone, *args):
        """The exit code of one act."""
        given = GRAMMAR.parse_args(args)
        try:
            getattr(self, f"do_{given.act}")(datetime.fromisoformat(at), zone, given)
        except Refused:
            return 1
        return 0

    # What is logged.

    def today(self, now, zone):
        """R3"""
        return max([day_of(now, zone, self.rollover), *self.bricks])

    def do_stack(self, at, zone, given):
        day = given.day or self.today(at, zone)
        if day > self.today(at, zone):
            raise Refused
        # What a day without a brick starts from changes nothing in a merge.
        size, source, note, direction = self.bricks.get(day, ("small", "auto", "", ""))
        self.bricks[day] = (
            max(size, given.size, key=SIZES.index),
            "manual" if "manual" in (source, given.source) else "auto",
            "\n".join(part for part in (note, given.note) if part),
            given.direction or direction,
        )

    def do_edit(self, at, zone, given):
        if given.day not in self.bricks:
            raise Refused
        size, _, note, direction = self.bricks[given.day]
        # Silent: R4 does not say whose a brick is once its automatic one was edited. An edit is an act by hand.
        self.bricks[given.day] = (
            given.size or size,
            "manual",
            note if given.note is None else given.note,
            direction if given.direction is None else given.direction,
        )

    def do_unstack(self, at, zone, given):
        if given.day not in self.bricks:
            raise Refused
        del self.bricks[given.day]

    def do_rest(self, at, zone, given):
        last = given.last or given.first
        days = {given.first + number * DAY for number in range((last - given.first).days + 1)}
        # Silent: taking back what was never declared is refused; a range needs one day that was.
        if not days or (given.how == "remove" and not days & self.rests):
            raise Refused
        self.rests = self.rests | days if given.how == "add" else self.rests - days

    def do_post(self, at, zone, given):
        if given.how == "retract":
            post = self.posts.get(given.name)
            if post is None or post["retracted"]:
                raise Refused
            post["retracted"] = True
            return
        key = given.id or f"without a key, {len(self.posts)}"
        post = self.posts.get(key)
        if post is None:
            when = given.scheduled or at
            day = day_of(when, zone, self.rollover)
            self.posts[key] = {"at": when, "day": day, "retracted": False}
        else:
            # Silent: whether a post that is not due yet can be moved, or published before its time. A repeated key is
            # an update, and an update changes nothing.
            post["retracted"] = False

    def do_set(self, at, zone, given):
        if given.key == "day.rollover":
            hours, minutes = map(int, given.value.split(":"))
            self.rollover = timedelta(hours=hours, minutes=minutes)
        elif given.key == "week.start":
            self.week_start = given.value
        elif given.key == "week.target":
            self.targets[given.first or self.today(at, zone)] = int(given.value)
        elif given.key == "freeze":
            self.freezing = given.value == "on"
        else:
            raise KeyError(given.key)

    # What the status says.

    def status(self, at, zone):
        """Every key of the contract."""
        now = datetime.fromisoformat(at)
        today = self.today(now, zone)
        frozen, meter, runs, alive = self.runs(today, zone)
        strength, momentum = self.scores(today, zone)
        return {
            "today": str(today),
            "brick_days": [str(day) for day in sorted(self.bricks)],
            "bricks": {
                str(day): {"size": size, "source": source, "note": note, "direction": direction or None}
                for day, (size, source, note, direction) in self.bricks.items()
            },
            "rest_days": [str(day) for day in sorted(self.rests)],
            "frozen_days": [str(day) for day in frozen],
            "freeze_meter": meter,
            "daily": self.daily(today, runs, alive),
            "weekly": self.weekly(now, today),
            "strength": strength,
            "momentum": momentum,
        }

    def days(self, today):
        day = min(self.bricks, default=today + DAY)
        while day <= today:
            yield day
            day += DAY

    def bridges(self, day, zone):
        return day in self.rests or not exists(day, zone, self.rollover)

    def runs(self, today, zone):
        """R6, R7: frozen days, the meter, runs as lists of brick days, and whether the last of them is alive."""
        frozen, meter, runs, alive = [], 0, [], False
        for day in self.days(today):
            if day in self.bricks:
                if not alive:
                    runs.append([])
                runs[-1].append(day)
                alive = True
                meter = min(meter + 1, METER_TOP)
            elif day == today or self.bridges(day, zone) or not alive:
                continue
            elif self.freezing and meter >= FREEZE_COST:
                frozen.append(day)
                meter -= FREEZE_COST
            else:
                alive = False
                meter = 0
        return frozen, meter if self.freezing else 0, runs, alive

    def daily(self, today, runs, alive):
        def shown(run):
            # Silent: a span counts dates of the calendar, those that a zone skipped included.
            return {
                "bricks": len(run),
                "start": str(run[0]) if run else None,
                "end": str(run[-1]) if run else None,
                "span_days": (run[-1] - run[0]).days + 1 if run else 0,
            }

        if not runs:
            state = "none"
        elif today in self.bricks:
            state = "done"
        elif not alive:
            state = "broken"
        else:
            state = "resting" if today in self.rests else "pending"
        longest = max(runs, key=lambda run: (len(run), run[0]), default=None)
        return {
            "current": shown(runs[-1] if alive else []) | {"state": state},
            "longest": longest and shown(longest),
        }

    def scores(self, today, zone):
        """R10, R11"""
        strength = momentum = 0.0
        slow, fast = 0.5 ** (1 / 13), 0.5 ** (1 / 3)
        for day in self.days(today):
            laid = day in self.bricks
            if not laid and (day == today or self.bridges(day, zone)):
                continue
            weight = SIZES.index(self.bricks[day][0]) + 1 if laid else 0
            strength = strength * slow + laid * (1 - slow)
            momentum = momentum * fast + weight / 2 * (1 - fast)
        return strength, momentum

    def week_of(self, day):
        return day - DAY * ((day.weekday() - WEEK_STARTS[self.week_start]) % 7)

    def target_of(self, week):
        """R9: of the changes made within the week or before it, the one with the latest date."""
        held = [day for day in self.targets if day < week + 7 * DAY]
        return self.targets[max(held)] if held else 1

    def weekly(self, now, today):
        """R8, R9"""
        # Silent: what is said of a scheduled post, that it counts once now >= its time, is taken for any post.
        counted = [
            self.week_of(post["day"])
            for post in self.posts.values()
            if now >= post["at"] and not post["retracted"]
        ]
        weeks, run, longest, state = [], 0, 0, "none"
        # Silent: a post stamped in a zone that is ahead may lie in a week that is not open here; it waits for it.
        week = min(counted, default=today + DAY)
        while week <= today:
            posts, target = counted.count(week), self.target_of(week)
            rests = sum(week + number * DAY in self.rests for number in range(7))
            is_open = week == self.week_of(today)
            if posts >= target:
                status = "met"
                run += 1
            elif is_open:
                status = "open"
            elif rests >= EXCUSING_RESTS:
                status = "excused"
            else:
                status = "missed"
                run = 0
            longest = max(longest, run)
            # A week has the number of the ISO week in which most of its days lie.
            year, number, _ = (week + 3 * DAY).isocalendar()
            label = f"{year:04}-W{number:02}"
            weeks.append({"week": str(week), "label": label, "posts": posts, "target": target, "status": status})
            week += 7 * DAY
        if weeks:
            # Silent: with nothing met and nothing missed yet, the open week is awaited.
            awaited = run or all(week["status"] != "missed" for week in weeks)
            state = "done" if weeks[-1]["status"] == "met" else "pending" if awaited else "broken"
        return {"current": run, "state": state, "longest": longest, "weeks": weeks}


def differences(expected, found, path="status"):
    """Where two statuses differ: every key is compared, numbers within 1e-6."""
    if isinstance(expected, dict) and isinstance(found, dict):
        lines = []
        if expected.keys() != found.keys():
            lines.append(f"{path}: keys {sorted(found)} instead of {sorted(expected)}")
        for key in expected.keys() & found.keys():
            lines += differences(expected[key], found[key], f"{path}.{key}")
        return lines
    if isinstance(expected, float) and isinstance(found, (int, float)) and not isinstance(found, bool):
        same = abs(expected - found) <= 1e-6
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            line
            for number, pair in enumerate(zip(expected, found, strict=True))
            for line in differences(*pair, f"{path}[{number}]")
        ]
    else:
        same = type(expected) is type(found) and expected == found
    return [] if same else [f"{path}: {found!r} instead of {expected!r}"]
