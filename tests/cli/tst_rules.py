"""`status --json` after any list of acts: what the rules say by hand, and what a second reading of them says."""

import os
import random
import shlex
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from brickwork_cli import CliTest, Person, Workspace
from habit_oracle import Oracle, differences, local

APIA = "Pacific/Apia"
AUCKLAND = "Pacific/Auckland"
BERLIN = "Europe/Berlin"
CAIRO = "Africa/Cairo"
HAVANA = "America/Havana"
HONOLULU = "Pacific/Honolulu"
KIRITIMATI = "Pacific/Kiritimati"
KWAJALEIN = "Pacific/Kwajalein"
LORD_HOWE = "Australia/Lord_Howe"
NEW_YORK = "America/New_York"
SAO_PAULO = "America/Sao_Paulo"

M = 0.5 ** (1 / 13)  # what a missed day leaves of the strength
F = 0.5 ** (1 / 3)  # and of the momentum


class History:
    """One workspace and the oracle beside it; both are given the same acts."""

    def __init__(self, desk):
        self.desk = desk
        self.oracle = Oracle()
        self.zone = None
        self.told = []
        self.seen = set()

    def do(self, at, *acts, zone=None, code=0):
        """Each act is a line as in a shell. `code` is what it has to end with; None leaves that to the oracle."""
        zone = self.zone = zone or self.zone
        for act in acts:
            args = shlex.split(act)
            ran = self.desk.run(*args, "--at", at, "--zone", zone)
            self.told.append(f"brickwork {act} --at {at} --zone {zone}   # exit {ran.code}")
            expected = self.oracle.act(at, zone, *args)
            if code not in (None, expected):
                raise AssertionError(f"the oracle says exit {expected}, the hand {code}:\n{self}")
            if ran.code != expected:
                raise AssertionError(f"exit {ran.code} instead of {expected} ({ran.err.strip()}):\n{self}")
            self.seen.add(f"exit {ran.code}")

    def look(self, at, zone=None):
        """What the program says, once the oracle agrees with the whole of it."""
        zone = zone or self.zone
        self.told.append(f"brickwork status --json --at {at} --zone {zone}")
        found = self.desk.status(at, zone)
        lines = differences(self.oracle.status(at, zone), found)
        if lines:
            raise AssertionError("\n".join([*lines, str(self)]))
        self.seen |= {f"day {found['daily']['current']['state']}", f"week {found['weekly']['state']}"}
        self.seen |= {week["status"] for week in found["weekly"]["weeks"]}
        self.seen |= {"frozen"} if found["frozen_days"] else set()
        return found

    def __str__(self):
        return "\n".join(self.told)


class Rules(CliTest):
    zone = BERLIN

    def setUp(self):
        super().setUp()
        self.history = History(self.desk)
        self.history.zone = self.zone
        self.do = self.history.do

    def stack_on(self, month, *days, at):
        self.do(at, *(f"stack --day {month}-{day:02}" for day in days))

    def look(self, at, zone=None, **expected):
        """Each keyword is derived from the rules by hand; see `shown` for what it means."""
        status = self.history.look(at, zone)
        for name, value in expected.items():
            found = self.shown(status, name)
            if isinstance(value, float):
                self.assertAlmostEqual(found, value, delta=1e-6, msg=f"{name}\n{self.history}")
            else:
                self.assertEqual(found, value, f"{name}\n{self.history}")

    @staticmethod
    def shown(status, name):
        daily, weekly = status["daily"], status["weekly"]

        def run(shown, *more):
            return tuple(shown[key] for key in ("bricks", "start", "end", "span_days", *more))

        match name:
            case "days":
                return " ".join(status["brick_days"])
            case "rests" | "frozen":
                return " ".join(status[{"rests": "rest_days", "frozen": "frozen_days"}[name]])
            case "meter":
                return status["freeze_meter"]
            case "state":
                return f"{daily['current']['bricks']} {daily['current']['state']}"
            case "run":
                return run(daily["current"], "state")
            case "longest":
                return run(daily["longest"])
            case "weeks":
                return ["{label} {posts}/{target} {status}".format(**week) for week in weekly["weeks"]]
            case "starts":
                return " ".join(week["week"] for week in weekly["weeks"])
            case "weekly":
                return f"{weekly['current']} {weekly['state']}, longest {weekly['longest']}"
            case "brick":
                (brick,) = status["bricks"].values()
                return tuple(brick[key] for key in ("size", "source", "note", "direction"))
            case _:
                return status[name]


class ClocksThatJump(Rules):
    """R1"""

    def test_lord_howe_skips_half_an_hour_and_the_rollover_with_it(self):
        # On 5 October 2025 the clock goes from 2:00 (15:30Z) to 2:30: 2:15 is never shown.
        self.do("2025-01-01T00:00:00Z", "set day.rollover 02:15", zone=LORD_HOWE)
        self.do("2025-10-04T15:29:59Z", "stack last")
        self.do("2025-10-04T15:30:00Z", "stack first")
        self.look("2025-10-04T15:31:00Z", today="2025-10-05", days="2025-10-04 2025-10-05", state="2 done")

    def test_lord_howe_repeats_half_an_hour_and_the_first_pass_opens_the_day(self):
        # On 6 April 2025 the clock goes from 2:00 (15:00Z) back to 1:30: 1:45 is shown at 14:45Z and 15:15Z.
        self.do("2025-01-01T00:00:00Z", "set day.rollover 01:45", zone=LORD_HOWE)
        self.do("2025-04-05T14:44:59Z", "stack")
        self.look("2025-04-05T14:44:59Z", today="2025-04-05", state="1 done")
        self.look("2025-04-05T14:45:00Z", today="2025-04-06", state="1 pending")
        # 1:40 for the second time: no brick of the 6th holds it, and the day goes on.
        self.look("2025-04-05T15:10:00Z", today="2025-04-06", state="1 pending")
        self.do("2025-04-05T15:10:00Z", "stack")
        self.look("2025-04-05T15:11:00Z", days="2025-04-05 2025-04-06", state="2 done")

    def test_cairo_has_no_midnight_in_april(self):
        self.do("2025-04-24T21:59:59Z", "stack", zone=CAIRO)
        self.look("2025-04-24T21:59:59Z", today="2025-04-24")
        self.do("2025-04-24T22:00:00Z", "stack")  # 1:00
        self.look("2025-04-24T22:00:00Z", today="2025-04-25", days="2025-04-24 2025-04-25", state="2 done")

    def test_cairo_skips_a_rollover_of_half_past_midnight_once(self):
        self.do("2025-04-24T12:00:00Z", "set day.rollover 00:30", zone=CAIRO)
        self.do("2025-04-24T21:59:59Z", "stack")
        self.do("2025-04-24T22:00:00Z", "stack")
        self.look("2025-04-25T21:29:59Z", today="2025-04-25", state="2 done")  # 0:29:59 of the 26th
        self.look("2025-04-25T21:30:00Z", today="2025-04-26", state="2 pending")

    def test_cairo_shows_eleven_at_night_twice_and_it_is_one_evening(self):
        for at in ("2025-10-30T20:00:00Z", "2025-10-30T21:00:00Z", "2025-10-30T21:59:59Z"):
            self.do(at, "stack", zone=CAIRO)
            self.look(at, today="2025-10-30", days="2025-10-30")
        self.look("2025-10-30T22:00:00Z", today="2025-10-31", state="1 pending")

    def test_sao_paulo_had_no_midnight_in_november_2018(self):
        self.do("2018-11-03T12:00:00Z", "set day.rollover 00:30", zone=SAO_PAULO)
        self.do("2018-11-04T02:59:59Z", "stack")
        self.do("2018-11-04T03:00:00Z", "stack")  # 1:00
        self.look("2018-11-04T03:00:00Z", today="2018-11-04", days="2018-11-03 2018-11-04", state="2 done")
        self.look("2018-11-05T02:29:59Z", today="2018-11-04")

    def test_sao_paulo_came_to_midnight_and_turned_back_in_february_2018(self):
        self.do("2018-02-18T01:59:59Z", "stack", zone=SAO_PAULO)
        self.do("2018-02-18T02:00:00Z", "stack")  # 23:00 for the second time
        self.do("2018-02-18T03:00:00Z", "stack")
        self.look("2018-02-18T03:00:00Z", days="2018-02-17 2018-02-18", state="2 done")

    def test_havana_shows_the_hour_after_midnight_twice(self):
        # 2 November 2025: 1:00 (05:00Z) is followed by 0:00.
        self.do("2025-11-01T12:00:00Z", "set day.rollover 00:30", zone=HAVANA)
        self.do("2025-11-02T04:29:59Z", "stack")
        self.look("2025-11-02T04:30:00Z", today="2025-11-02", state="1 pending")
        self.do("2025-11-02T05:10:00Z", "stack")  # 0:10 for the second time
        self.look("2025-11-02T05:10:00Z", today="2025-11-02", days="2025-11-01 2025-11-02", state="2 done")

    def test_havana_shows_midnight_twice(self):
        self.do("2025-11-02T03:59:59Z", "stack", zone=HAVANA)
        self.do("2025-11-02T04:00:00Z", "stack")
        self.do("2025-11-02T05:00:00Z", "stack again")  # midnight for the second time
        self.look("2025-11-02T05:00:00Z", today="2025-11-02", days="2025-11-01 2025-11-02", state="2 done")
        self.look("2025-11-03T04:59:59Z", today="2025-11-02", state="2 done")
        self.look("2025-11-03T05:00:00Z", today="2025-11-03", state="2 pending")

    def test_new_york_ends_summer_time_within_a_day_that_began_at_six(self):
        self.do("2025-11-01T12:00:00Z", "set day.rollover 06:00", zone=NEW_YORK)
        self.do("2025-11-02T09:59:59Z", "stack")  # 4:59:59 after the clock went back
        self.do("2025-11-02T10:59:59Z", "stack")
        self.do("2025-11-02T11:00:00Z", "stack")
        self.look("2025-11-02T12:00:00Z", days="2025-11-01 2025-11-02", state="2 done", strength=1 - M**2)

    def test_kwajalein_lived_30_september_1969_twice(self):
        # At 13:00Z the clock went from the end of the day back to 1:00 of the same date.
        self.do("1969-09-29T12:00:00Z", "set day.rollover 02:00", zone=KWAJALEIN)
        self.do("1969-09-29T14:59:59Z", "stack")
        # 1:30 for the second time, and 2:00, which is reached a second time.
        self.look("1969-09-30T13:30:00Z", today="1969-09-30", state="1 pending")
        self.do("1969-09-30T14:00:00Z", "stack")
        self.look("1969-10-01T13:59:59Z", today="1969-09-30", days="1969-09-29 1969-09-30", state="2 done")
        self.look("1969-10-01T14:00:00Z", today="1969-10-01", state="2 pending")


class DatesThatWereNot(Rules):
    """R6, R7, R10: they bridge in the zone that skipped them."""

    def test_samoa_goes_from_the_29th_to_the_31st(self):
        self.do("2011-12-30T09:59:59Z", "stack", zone=APIA)
        self.look("2011-12-30T09:59:59Z", today="2011-12-29")
        self.look("2011-12-30T10:00:00Z", today="2011-12-31", state="1 pending", strength=1 - M)
        self.do("2011-12-30T10:00:00Z", "stack")
        self.look(
            "2011-12-30T10:00:00Z",
            days="2011-12-29 2011-12-31",
            run=(2, "2011-12-29", "2011-12-31", 3, "done"),
            longest=(2, "2011-12-29", "2011-12-31", 3),
            strength=1 - M**2,
            momentum=1 - F**2,
        )

    def test_the_same_bricks_have_a_gap_where_there_was_a_30th(self):
        self.do("2011-12-29T12:00:00-10:00", "stack", zone=APIA)
        self.do("2011-12-31T12:00:00+14:00", "stack")
        self.look(
            "2011-12-31T12:00:00+01:00",
            BERLIN,
            run=(1, "2011-12-31", "2011-12-31", 1, "done"),
            longest=(1, "2011-12-31", "2011-12-31", 1),
            strength=(1 - M) * M**2 + 1 - M,
        )

    def test_a_brick_of_the_30th_laid_elsewhere_counts_in_samoa(self):
        self.do("2011-12-29T12:00:00-10:00", "stack", zone=HONOLULU)
        self.do("2011-12-30T12:00:00-10:00", "stack")
        self.do("2011-12-31T13:00:00+14:00", "stack", zone=APIA)
        self.look("2011-12-31T14:00:00+14:00", days="2011-12-29 2011-12-30 2011-12-31", state="3 done")

    def test_a_date_that_was_not_costs_no_freeze(self):
        self.do("2011-12-20T12:00:00-10:00", "set freeze on", zone=APIA)
        self.stack_on("2011-12", *range(23, 30), at="2011-12-29T12:00:00-10:00")
        self.do("2011-12-31T12:00:00+14:00", "stack")
        self.look("2011-12-31T13:00:00+14:00", state="8 done", frozen="", meter=8)
        self.look("2011-12-31T13:00:00+01:00", BERLIN, state="8 done", frozen="2011-12-30", meter=1)

    def test_kiritimati_had_no_new_years_eve_in_1994(self):
        self.do("1994-12-30T23:59:59-10:00", "stack", zone=KIRITIMATI)
        self.do("1995-01-01T00:00:00+14:00", "stack")
        self.look("1995-01-01T01:00:00+14:00", days="1994-12-30 1995-01-01", state="2 done")
        self.look("1995-01-03T00:00:00+14:00", state="0 broken")

    def test_kwajalein_had_no_21_august_1993(self):
        self.do("1993-08-20T12:00:00-12:00", "stack --size large", zone=KWAJALEIN)
        self.look("1993-08-21T12:00:00Z", today="1993-08-22", state="1 pending", momentum=1.5 * (1 - F))
        self.look("1993-08-22T12:00:00Z", today="1993-08-23", state="0 broken", momentum=1.5 * (1 - F) * F)


class Flights(Rules):
    """R2, R3"""

    def test_flying_west_a_day_is_lost_and_may_be_filled_in(self):
        # Honolulu's evening of the 15th, then Auckland's morning of the 17th, fifteen hours later.
        self.do("2025-01-16T06:00:00Z", "stack", zone=HONOLULU)
        self.do("2025-01-16T21:00:00Z", "stack", zone=AUCKLAND)
        self.look(
            "2025-01-16T22:00:00Z",
            days="2025-01-15 2025-01-17",
            state="1 done",
            longest=(1, "2025-01-17", "2025-01-17", 1),
        )
        self.do("2025-01-16T22:00:00Z", "stack --day 2025-01-16")
        self.look("2025-01-16T22:01:00Z", run=(3, "2025-01-15", "2025-01-17", 3, "done"), strength=1 - M**3)

    def test_flying_east_today_stays_where_it_was(self):
        self.do("2025-01-15T20:00:00Z", "stack one", zone=AUCKLAND)  # the 16th
        self.look("2025-01-15T22:00:00Z", HONOLULU, today="2025-01-16", state="1 done")
        self.do("2025-01-15T22:01:00Z", "stack --day 2025-01-17", code=1, zone=HONOLULU)
        self.do("2025-01-15T22:02:00Z", "stack two --day 2025-01-16", "stack --day 2025-01-15")
        self.look("2025-01-15T22:03:00Z", days="2025-01-15 2025-01-16", state="2 done")
        self.do("2025-01-15T22:04:00Z", "unstack 2025-01-16")
        self.look("2025-01-15T22:05:00Z", today="2025-01-15", state="1 done")
        self.do("2025-01-15T22:06:00Z", "stack --day 2025-01-16", code=1)

    def test_the_day_on_the_clock_is_closed_when_a_later_one_has_a_brick(self):
        self.do("2025-01-13T21:00:00Z", "stack", zone=AUCKLAND)  # the 14th
        self.do("2025-01-15T20:00:00Z", "stack")  # the 16th
        self.look("2025-01-15T22:00:00Z", HONOLULU, today="2025-01-16", run=(1, "2025-01-16", "2025-01-16", 1, "done"))
        self.do("2025-01-15T22:00:00Z", "rest add 2025-01-15", zone=HONOLULU)
        self.look("2025-01-15T22:00:00Z", run=(2, "2025-01-14", "2025-01-16", 3, "done"))

    def test_stacking_after_a_flight_east_goes_to_the_effective_day(self):
        self.do("2025-01-15T20:00:00Z", "stack morning --size small", zone=AUCKLAND)
        self.do("2025-01-16T03:00:00Z", "stack evening", zone=HONOLULU)  # there it is the evening of the 15th
        self.look("2025-01-16T04:00:00Z", days="2025-01-16", brick=("normal", "manual", "morning\nevening", None))
        # A day later on the clock, today has caught up with the brick.
        self.look("2025-01-16T12:00:00Z", today="2025-01-16", state="1 done")
        self.look("2025-01-17T12:00:00Z", today="2025-01-17", state="1 pending")

    def test_a_tomorrow_that_was_refused_leaves_no_trace(self):
        self.do("2025-01-15T22:59:59Z", "stack --day 2025-01-16", code=1)
        self.look("2025-01-20T12:00:00Z", days="", state="0 none", strength=0.0, momentum=0.0)
        self.do("2025-01-15T23:00:00Z", "stack --day 2025-01-16")
        self.look("2025-01-15T23:00:00Z", days="2025-01-16", state="1 done")

    def test_a_post_is_stamped_where_it_was_published(self):
        # Monday morning in Auckland is Sunday everywhere else.
        self.do("2025-05-11T20:00:00Z", "post add A --id a", zone=AUCKLAND)
        self.do("2025-05-11T21:00:00Z", "post add B --id b", zone=BERLIN)
        self.look(
            "2025-05-12T12:00:00Z", BERLIN, weeks=["2025-W19 1/1 met", "2025-W20 1/1 met"], weekly="2 done, longest 2"
        )


class Rollovers(Rules):
    """R1, R2, R3"""

    def test_a_later_rollover_leaves_the_brick_of_the_night_where_it_is(self):
        self.do("2025-01-15T01:30:00+01:00", "stack a")
        self.do("2025-01-15T02:00:00+01:00", "set day.rollover 03:00")
        self.look("2025-01-15T02:10:00+01:00", today="2025-01-15", state="1 done")
        self.do("2025-01-15T02:20:00+01:00", "stack b")
        self.look("2025-01-15T02:21:00+01:00", brick=("normal", "manual", "a\nb", None), days="2025-01-15")
        self.do("2025-01-15T02:22:00+01:00", "unstack 2025-01-15")
        self.look("2025-01-15T02:23:00+01:00", today="2025-01-14", state="0 none")

    def test_an_earlier_rollover_opens_the_next_day_at_once(self):
        self.do("2025-01-10T12:00:00+01:00", "set day.rollover 06:00")
        self.do("2025-01-15T05:59:59+01:00", "stack")
        self.look("2025-01-15T05:59:59+01:00", today="2025-01-14", days="2025-01-14", state="1 done")
        self.do("2025-01-15T05:59:59+01:00", "set day.rollover 00:00")
        self.look("2025-01-15T05:59:59+01:00", today="2025-01-15", days="2025-01-14", state="1 pending")
        self.do("2025-01-15T05:59:59+01:00", "stack")
        self.look("2025-01-15T06:00:00+01:00", days="2025-01-14 2025-01-15", state="2 done")

    def test_a_run_dies_at_the_rollover_and_not_at_midnight(self):
        self.do("2025-01-10T12:00:00+01:00", "set day.rollover 04:00")
        self.stack_on("2025-01", 13, 14, at="2025-01-14T12:00:00+01:00")
        self.look("2025-01-16T03:59:59+01:00", today="2025-01-15", state="2 pending", strength=1 - M**2)
        self.look("2025-01-16T04:00:00+01:00", today="2025-01-16", state="0 broken", strength=(1 - M**2) * M)

    def test_a_future_day_is_refused_until_the_rollover(self):
        self.do("2025-01-10T12:00:00+01:00", "set day.rollover 02:00")
        self.do("2025-01-16T01:59:59+01:00", "stack --day 2025-01-16", code=1)
        self.do("2025-01-16T02:00:00+01:00", "stack --day 2025-01-16")
        self.look("2025-01-16T02:00:00+01:00", days="2025-01-16")

    def test_a_post_of_monday_night_belongs_to_the_sunday_before(self):
        self.do("2025-05-10T12:00:00+02:00", "set day.rollover 03:00")
        self.do("2025-05-12T02:59:59+02:00", "post add A --id a")
        self.do("2025-05-12T03:00:00+02:00", "post add B --id b")
        self.do("2025-05-12T12:00:00+02:00", "set day.rollover 00:00")
        self.look("2025-05-12T12:00:00+02:00", weeks=["2025-W19 1/1 met", "2025-W20 1/1 met"])

    def test_a_scheduled_post_is_due_in_the_night_before_its_rollover(self):
        self.do(
            "2025-07-18T12:00:00+02:00", "set day.rollover 03:00", "post add A --scheduled 2025-07-21T01:00:00+02:00"
        )
        self.look("2025-07-21T00:59:59+02:00", weeks=[], weekly="0 none, longest 0")
        # Sunday the 20th is still open, and its week with it.
        self.look(
            "2025-07-21T01:00:00+02:00", today="2025-07-20", weeks=["2025-W29 1/1 met"], weekly="1 done, longest 1"
        )
        self.look(
            "2025-07-21T03:00:00+02:00", weeks=["2025-W29 1/1 met", "2025-W30 0/1 open"], weekly="1 pending, longest 1"
        )


class Freezes(Rules):
    """R7"""

    def march(self, *days, at="2025-03-31T20:00:00+02:00"):
        self.stack_on("2025-03", *days, at=at)

    def test_switched_on_late_it_looks_at_the_whole_past(self):
        self.march(*range(1, 8), *range(9, 15), at="2025-03-15T12:00:00+01:00")
        self.look("2025-03-15T12:00:00+01:00", state="6 pending", longest=(7, "2025-03-01", "2025-03-07", 7), meter=0)
        self.do("2025-03-15T12:01:00+01:00", "set freeze on")
        # 7 bricks, the 8th costs 7, 6 bricks.
        run = (13, "2025-03-01", "2025-03-14", 14)
        self.look("2025-03-15T12:02:00+01:00", run=(*run, "pending"), longest=run, frozen="2025-03-08", meter=6)
        self.look("2025-03-16T00:00:00+01:00", state="0 broken", longest=run, frozen="2025-03-08", meter=0)
        self.do("2025-03-16T12:00:00+01:00", "set freeze off")
        self.look("2025-03-16T12:01:00+01:00", longest=(7, "2025-03-01", "2025-03-07", 7), frozen="", meter=0)

    def test_days_stay_frozen_when_the_run_ends_after_them(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on")
        self.march(*range(1, 15), at="2025-03-14T12:00:00+01:00")
        self.look("2025-03-17T12:00:00+01:00", state="14 pending", frozen="2025-03-15 2025-03-16", meter=0)
        self.look(
            "2025-03-18T12:00:00+01:00",
            state="0 broken",
            longest=(14, "2025-03-01", "2025-03-14", 14),
            frozen="2025-03-15 2025-03-16",
            meter=0,
        )

    def test_a_backfill_moves_the_freeze_on(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on")
        self.march(*range(1, 15), at="2025-03-14T12:00:00+01:00")
        self.march(15, at="2025-03-18T12:00:00+01:00")
        # The meter is full at 14: the 15th brick adds nothing, the 16th and 17th cost all of it.
        self.look("2025-03-18T12:01:00+01:00", state="15 pending", frozen="2025-03-16 2025-03-17", meter=0)

    def test_a_brick_taken_away_takes_the_freeze_with_it(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on")
        self.march(*range(1, 8), 9, at="2025-03-09T12:00:00+01:00")
        self.look("2025-03-09T12:00:00+01:00", state="8 done", frozen="2025-03-08", meter=1)
        self.do("2025-03-09T12:01:00+01:00", "unstack 2025-03-04")
        # 1-3, then 5-7, then 9: of the two of three the later is the longest.
        self.look(
            "2025-03-09T12:02:00+01:00", state="1 done", longest=(3, "2025-03-05", "2025-03-07", 3), frozen="", meter=1
        )

    def test_a_rest_declared_afterwards_gives_the_seven_back(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on")
        self.march(*range(1, 8), 9, at="2025-03-09T12:00:00+01:00")
        missed = ((1 - M**7) * M) * M + 1 - M
        self.look("2025-03-09T12:01:00+01:00", frozen="2025-03-08", meter=1, strength=missed)
        self.do("2025-03-09T12:02:00+01:00", "rest add 2025-03-08")
        self.look(
            "2025-03-09T12:03:00+01:00", state="8 done", frozen="", rests="2025-03-08", meter=8, strength=1 - M**8
        )
        self.do("2025-03-09T12:04:00+01:00", "rest remove 2025-03-08")
        self.look("2025-03-09T12:05:00+01:00", frozen="2025-03-08", rests="", meter=1, strength=missed)

    def test_a_frozen_day_beside_rest_holds_one_run_together(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on", "rest add 2025-03-08", "rest add 2025-03-10 2025-03-11")
        self.march(*range(1, 8), 12, at="2025-03-12T12:00:00+01:00")
        self.look(
            "2025-03-12T13:00:00+01:00", run=(8, "2025-03-01", "2025-03-12", 12, "done"), frozen="2025-03-09", meter=1
        )
        # The meter holds one when the 13th is missed.
        self.look("2025-03-14T00:00:00+01:00", state="0 broken", frozen="2025-03-09", meter=0)

    def test_a_run_that_begins_anew_begins_with_an_empty_meter(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on")
        self.march(*range(1, 7), *range(8, 14), 15, at="2025-03-15T12:00:00+01:00")
        # The 7th finds six and takes them; six more do not save the 14th.
        self.look(
            "2025-03-15T13:00:00+01:00", state="1 done", longest=(6, "2025-03-08", "2025-03-13", 6), frozen="", meter=1
        )

    def test_a_freeze_waits_for_the_rollover(self):
        self.do("2025-03-01T12:00:00+01:00", "set freeze on", "set day.rollover 05:00")
        self.march(*range(1, 8), at="2025-03-07T12:00:00+01:00")
        self.look("2025-03-09T04:59:59+01:00", today="2025-03-08", state="7 pending", frozen="", meter=7)
        self.look("2025-03-09T05:00:00+01:00", today="2025-03-09", state="7 pending", frozen="2025-03-08", meter=0)


class ExcusedWeeks(Rules):
    """R9. 2025-W20 is 12 to 18 May."""

    NOW = "2025-05-22T12:00:00+02:00"

    def setUp(self):
        super().setUp()
        self.do("2025-05-06T12:00:00+02:00", "post add A --id a")
        self.do("2025-05-20T12:00:00+02:00", "post add C --id c")

    def weeks(self, *middle, weekly):
        self.look(self.NOW, weeks=["2025-W19 1/1 met", *middle, "2025-W21 1/1 met"], weekly=weekly)

    def test_three_rests_excuse_nothing(self):
        self.do(self.NOW, "rest add 2025-05-13 2025-05-15")
        self.weeks("2025-W20 0/1 missed", weekly="1 done, longest 1")

    def test_the_fourth_rest_excuses_the_week_and_may_be_taken_back(self):
        self.do(self.NOW, "rest add 2025-05-13 2025-05-15", "rest add 2025-05-18")
        self.weeks("2025-W20 0/1 excused", weekly="2 done, longest 2")
        self.do(self.NOW, "rest remove 2025-05-14")
        self.weeks("2025-W20 0/1 missed", weekly="1 done, longest 1")

    def test_four_rests_over_two_weeks_excuse_neither(self):
        self.do(self.NOW, "rest add 2025-05-10 2025-05-13")
        self.weeks("2025-W20 0/1 missed", weekly="1 done, longest 1")

    def test_a_met_week_with_seven_rests_is_met(self):
        self.do(self.NOW, "rest add 2025-05-12 2025-05-18")
        self.do("2025-05-14T12:00:00+02:00", "post add B --id b")
        self.weeks("2025-W20 1/1 met", weekly="3 done, longest 3")
        self.do(self.NOW, "post retract b")
        self.weeks("2025-W20 0/1 excused", weekly="2 done, longest 2")

    def test_an_open_week_of_rest_is_open_until_it_closes(self):
        self.do(self.NOW, "rest add 2025-05-26 2025-05-29", "rest add 2025-05-12 2025-05-16")
        weeks = ["2025-W19 1/1 met", "2025-W20 0/1 excused", "2025-W21 1/1 met"]
        self.look("2025-05-30T12:00:00+02:00", weeks=[*weeks, "2025-W22 0/1 open"], weekly="2 pending, longest 2")
        self.look(
            "2025-06-02T00:00:00+02:00",
            weeks=[*weeks, "2025-W22 0/1 excused", "2025-W23 0/1 open"],
            weekly="2 pending, longest 2",
        )
        self.look("2025-06-09T00:00:00+02:00", weekly="0 broken, longest 2")

    def test_too_few_posts_are_excused_as_none_are(self):
        self.do("2025-05-14T12:00:00+02:00", "post add B --id b", "rest add 2025-05-15 2025-05-18")
        self.do(self.NOW, "set week.target 2 --from 2025-05-12", "set week.target 1 --from 2025-05-19")
        self.weeks("2025-W20 1/2 excused", weekly="2 done, longest 2")

    def test_a_week_from_sunday_has_only_three_of_the_four_rests(self):
        self.do(self.NOW, "rest add 2025-05-15 2025-05-18")
        self.weeks("2025-W20 0/1 excused", weekly="2 done, longest 2")
        self.do(self.NOW, "set week.start sunday")
        self.look(self.NOW, starts="2025-05-04 2025-05-11 2025-05-18", weekly="1 done, longest 1")
        self.weeks("2025-W20 0/1 missed", weekly="1 done, longest 1")
        # From Saturday: 10 to 16 May has two of them, and 17 to 23 May is met.
        self.do(self.NOW, "set week.start saturday")
        self.look(self.NOW, starts="2025-05-03 2025-05-10 2025-05-17", weekly="1 done, longest 1")
        self.do(self.NOW, "rest add 2025-05-10", "rest add 2025-05-14")
        self.weeks("2025-W20 0/1 excused", weekly="2 done, longest 2")

    def test_a_brick_on_a_rest_day_leaves_it_a_rest_day(self):
        self.do(self.NOW, "rest add 2025-05-13 2025-05-16", "stack --day 2025-05-14")
        self.weeks("2025-W20 0/1 excused", weekly="2 done, longest 2")

    def test_a_rest_before_the_first_post_excuses_nothing_that_is_shown(self):
        self.do(self.NOW, "rest add 2025-04-28 2025-05-04", "rest add 2025-05-12 2025-05-18", "post retract a")
        self.look(self.NOW, weeks=["2025-W21 1/1 met"], weekly="1 done, longest 1")


class Targets(Rules):
    """R9"""

    NOW = "2025-05-22T12:00:00+02:00"

    def setUp(self):
        super().setUp()
        for day in ("06", "14", "15", "20"):  # one in W19, two in W20, one in W21
            self.do(f"2025-05-{day}T12:00:00+02:00", f"post add P --id {day}")

    def test_a_target_from_the_middle_of_a_week_holds_for_all_of_it(self):
        self.do(self.NOW, "set week.target 2 --from 2025-05-18")  # a Sunday
        self.look(
            self.NOW, weeks=["2025-W19 1/1 met", "2025-W20 2/2 met", "2025-W21 1/2 open"], weekly="2 pending, longest 2"
        )

    def test_a_target_of_the_past_judges_the_weeks_anew(self):
        self.do(self.NOW, "set week.target 3 --from 2025-05-01")
        self.look(
            self.NOW,
            weeks=["2025-W19 1/3 missed", "2025-W20 2/3 missed", "2025-W21 1/3 open"],
            weekly="0 broken, longest 0",
        )
        self.do(self.NOW, "set week.target 1 --from 2025-05-12")
        self.look(
            self.NOW, weeks=["2025-W19 1/3 missed", "2025-W20 2/1 met", "2025-W21 1/1 met"], weekly="2 done, longest 2"
        )

    def test_of_two_targets_in_a_week_the_later_date_holds_whichever_was_set_first(self):
        self.do(self.NOW, "set week.target 2 --from 2025-05-16", "set week.target 5 --from 2025-05-13")
        self.look(
            self.NOW, weeks=["2025-W19 1/1 met", "2025-W20 2/2 met", "2025-W21 1/2 open"], weekly="2 pending, longest 2"
        )

    def test_a_target_set_again_for_the_same_day_replaces_the_first(self):
        self.do(self.NOW, "set week.target 5 --from 2025-05-13", "set week.target 2 --from 2025-05-13")
        self.look(self.NOW, weeks=["2025-W19 1/1 met", "2025-W20 2/2 met", "2025-W21 1/2 open"])

    def test_without_a_date_a_target_holds_from_this_week(self):
        self.do("2025-05-18T23:59:59+02:00", "set week.target 2")
        self.look(self.NOW, weeks=["2025-W19 1/1 met", "2025-W20 2/2 met", "2025-W21 1/2 open"])

    def test_a_target_ahead_waits_for_its_week(self):
        self.do(self.NOW, "set week.target 4 --from 2025-05-28")
        self.look(self.NOW, weekly="3 done, longest 3")
        self.look("2025-05-26T00:00:00+02:00", weekly="3 pending, longest 3")
        self.do("2025-05-26T12:00:00+02:00", "post add P --id 26")
        self.look(
            "2025-05-27T00:00:00+02:00",
            weeks=["2025-W19 1/1 met", "2025-W20 2/1 met", "2025-W21 1/1 met", "2025-W22 1/4 open"],
        )

    def test_another_start_of_the_week_moves_what_a_target_holds_for(self):
        self.do(self.NOW, "set week.target 2 --from 2025-05-18", "set week.start sunday")
        # The Sunday now opens the week of the 20th and no longer closes that of the 14th.
        self.look(self.NOW, starts="2025-05-04 2025-05-11 2025-05-18", weekly="2 pending, longest 2")
        self.look(self.NOW, weeks=["2025-W19 1/1 met", "2025-W20 2/1 met", "2025-W21 1/2 open"])


class Posts(Rules):
    """R8"""

    def test_a_scheduled_post_is_stamped_in_its_own_zone_when_it_is_due(self):
        # 20 July 23:30 in New York, a Sunday; in Berlin it is Monday by then.
        self.do("2025-07-18T12:00:00Z", "post add A --id a --scheduled 2025-07-21T03:30:00Z", zone=NEW_YORK)
        self.look("2025-07-21T03:29:59Z", BERLIN, weeks=[], weekly="0 none, longest 0")
        self.look(
            "2025-07-21T03:30:00Z",
            BERLIN,
            weeks=["2025-W29 1/1 met", "2025-W30 0/1 open"],
            weekly="1 pending, longest 1",
        )

    def test_a_scheduled_post_retracted_before_it_is_due_never_counts(self):
        self.do("2025-07-18T12:00:00Z", "post add A --id a --scheduled 2025-07-22T10:00:00Z", "post add B --id b")
        self.do("2025-07-19T12:00:00Z", "post retract a")
        self.look(
            "2025-07-23T12:00:00Z", weeks=["2025-W29 1/1 met", "2025-W30 0/1 open"], weekly="1 pending, longest 1"
        )

    def test_retracted_and_published_again_weeks_later_it_keeps_its_first_day(self):
        self.do("2025-05-06T12:00:00Z", "post add A --id a")
        self.do("2025-05-07T12:00:00Z", "post retract a")
        self.look("2025-05-07T12:00:00Z", weeks=[], weekly="0 none, longest 0")
        self.do("2025-05-20T12:00:00Z", "post add A --id a", zone=AUCKLAND)
        self.look(
            "2025-05-20T12:00:00Z", BERLIN, weeks=["2025-W19 1/1 met", "2025-W20 0/1 missed", "2025-W21 0/1 open"]
        )
        self.do("2025-05-21T12:00:00Z", "post retract a")
        self.do("2025-05-21T12:00:00Z", "post retract a", code=1)
        self.look("2025-05-21T12:00:00Z", weeks=[], weekly="0 none, longest 0")
        self.do("2025-05-21T13:00:00Z", "post add Title --id a")
        self.look("2025-05-21T14:00:00Z", weekly="0 broken, longest 1")

    def test_the_same_key_again_is_an_update_and_no_second_post(self):
        self.do("2025-05-18T21:59:59Z", "post add A --id a")  # the last second of a Sunday
        self.do("2025-05-18T22:00:00Z", "post add A2 --id a --url https://example.org/a")
        self.look(
            "2025-05-19T12:00:00Z", weeks=["2025-W20 1/1 met", "2025-W21 0/1 open"], weekly="1 pending, longest 1"
        )

    def test_a_gap_of_weeks_breaks_and_the_longest_stays(self):
        for day in ("04-29", "05-06", "05-13", "05-27"):
            self.do(f"2025-{day}T12:00:00Z", f"post add P --id {day}")
        self.look("2025-05-27T13:00:00Z", weekly="1 done, longest 3")
        self.look("2025-06-01T21:59:59Z", weekly="1 done, longest 3")
        self.look("2025-06-01T22:00:00Z", weekly="1 pending, longest 3")
        self.look("2025-06-08T22:00:00Z", weekly="0 broken, longest 3")

    def test_the_open_week_is_that_of_the_effective_today(self):
        # A brick of Monday from Auckland closes the week for a writer who is back in Sunday.
        self.do("2025-05-06T12:00:00Z", "post add A --id a", zone=AUCKLAND)
        self.do("2025-05-11T20:00:00Z", "stack")
        self.look("2025-05-11T21:00:00Z", HONOLULU, today="2025-05-12", weeks=["2025-W19 1/1 met", "2025-W20 0/1 open"])

    def test_the_turn_of_a_year_in_weeks_from_sunday(self):
        self.do("2020-12-26T12:00:00Z", "set week.start sunday", "post add A --id a")  # a Saturday, the last day
        self.do("2020-12-27T12:00:00Z", "post add B --id b")
        self.do("2021-01-03T12:00:00Z", "post add C --id c")
        self.look(
            "2021-01-03T12:00:00Z",
            starts="2020-12-20 2020-12-27 2021-01-03",
            weeks=["2020-W52 1/1 met", "2020-W53 1/1 met", "2021-W01 1/1 met"],
            weekly="3 done, longest 3",
        )


class EditsInThePast(Rules):
    """R4, R6, R10, R11"""

    NOW = "2025-02-10T20:00:00+01:00"

    def february(self, *days):
        self.stack_on("2025-02", *days, at=self.NOW)

    def test_a_merge_takes_the_largest_all_notes_and_the_last_direction(self):
        self.do("2025-02-10T08:00:00+01:00", "stack draft --size small --source auto --direction Essay")
        self.do("2025-02-10T09:00:00+01:00", "stack --size large --source auto")
        self.look("2025-02-10T09:00:00+01:00", brick=("large", "auto", "draft", "Essay"))
        self.do("2025-02-10T10:00:00+01:00", "stack end --direction Book")
        self.look("2025-02-10T10:00:00+01:00", brick=("large", "manual", "draft\nend", "Book"), momentum=1.5 * (1 - F))

    def test_an_automatic_brick_after_a_manual_one_leaves_it_manual(self):
        self.do("2025-02-10T08:00:00+01:00", "stack mine --size small")
        self.do("2025-02-10T09:00:00+01:00", "stack published --source auto")
        self.look("2025-02-10T09:00:00+01:00", brick=("normal", "manual", "mine\npublished", None))

    def test_what_was_deleted_is_no_part_of_the_next_merge(self):
        self.do(self.NOW, "stack old --size large --direction Book", "unstack 2025-02-10")
        self.look(self.NOW, days="", state="0 none", strength=0.0)
        self.do(self.NOW, "stack new --size small --source auto")
        self.look(self.NOW, brick=("small", "auto", "new", None), momentum=0.5 * (1 - F))

    def test_an_edit_may_make_a_brick_smaller_and_a_merge_goes_on_from_it(self):
        self.do(self.NOW, "stack long --size large --direction Book --day 2025-02-08")
        self.do(self.NOW, "edit 2025-02-08 --size small --note short")
        self.look(self.NOW, brick=("small", "manual", "short", "Book"), state="0 broken", momentum=0.5 * (1 - F) * F)
        self.do(self.NOW, "edit 2025-02-08 --direction ''")
        self.do(self.NOW, "stack more --day 2025-02-08")
        self.look(self.NOW, brick=("normal", "manual", "short\nmore", None), momentum=(1 - F) * F)

    def test_there_is_nothing_to_edit_or_delete_on_a_day_without_a_brick(self):
        self.february(8)
        self.do(self.NOW, "edit 2025-02-09 --size large", code=1)
        self.do(self.NOW, "unstack 2025-02-09", code=1)
        self.do(self.NOW, "unstack 2025-02-08")
        self.do(self.NOW, "edit 2025-02-08 --size large", code=1)
        self.do(self.NOW, "unstack 2025-02-08", code=1)
        self.look(self.NOW, days="", state="0 none")

    def test_a_backfill_before_everything_moves_the_beginning(self):
        self.february(9, 10)
        self.look(self.NOW, strength=1 - M**2)
        self.february(6)
        self.look(
            self.NOW, run=(2, "2025-02-09", "2025-02-10", 2, "done"), strength=(1 - M) * M**4 + 1 - M**2
        )
        self.february(8, 7)
        self.look(self.NOW, run=(5, "2025-02-06", "2025-02-10", 5, "done"), strength=1 - M**5, momentum=1 - F**5)

    def test_deleting_the_first_brick_forgets_the_days_before_the_second(self):
        self.february(1, 9, 10)
        self.look(self.NOW, strength=(1 - M) * M**9 + 1 - M**2)
        self.do(self.NOW, "unstack 2025-02-01")
        self.look(self.NOW, strength=1 - M**2, momentum=1 - F**2)

    def test_a_brick_taken_out_of_the_middle_leaves_the_longer_part_the_longest(self):
        self.february(*range(1, 11))
        self.do(self.NOW, "unstack 2025-02-07")
        self.look(
            self.NOW, run=(3, "2025-02-08", "2025-02-10", 3, "done"), longest=(6, "2025-02-01", "2025-02-06", 6)
        )
        self.do(self.NOW, "rest add 2025-02-07 --reason Flu")
        self.look(self.NOW, run=(9, "2025-02-01", "2025-02-10", 10, "done"), strength=1 - M**9)

    def test_today_deleted_is_open_again(self):
        self.february(8, 9, 10)
        self.do(self.NOW, "unstack 2025-02-10")
        self.look(self.NOW, run=(2, "2025-02-08", "2025-02-09", 2, "pending"), strength=1 - M**2)
        self.look("2025-02-11T00:00:00+01:00", state="0 broken", strength=(1 - M**2) * M)

    def test_rest_in_the_future_carries_a_run_through_it(self):
        self.february(10)
        self.do(self.NOW, "rest add 2025-02-12 2025-02-14")
        self.look(self.NOW, rests="2025-02-12 2025-02-13 2025-02-14", state="1 done")
        self.look("2025-02-12T12:00:00+01:00", state="0 broken", strength=(1 - M) * M)
        self.do("2025-02-12T12:00:00+01:00", "rest add 2025-02-11")
        self.look("2025-02-14T12:00:00+01:00", run=(1, "2025-02-10", "2025-02-10", 1, "resting"), strength=1 - M)
        self.do("2025-02-14T12:00:00+01:00", "rest remove 2025-02-13 2025-02-20")
        self.look("2025-02-14T12:00:00+01:00", rests="2025-02-11 2025-02-12", state="0 broken", strength=(1 - M) * M)

    def test_rest_without_a_run_is_not_resting(self):
        self.do(self.NOW, "rest add 2025-02-01 2025-02-12")
        self.look(self.NOW, state="0 none", strength=0.0)
        self.do(self.NOW, "stack --day 2025-01-30")
        self.look(self.NOW, state="0 broken", longest=(1, "2025-01-30", "2025-01-30", 1))
        self.do(self.NOW, "stack --day 2025-01-31")
        self.look(self.NOW, run=(2, "2025-01-30", "2025-01-31", 2, "resting"))

    def test_rests_at_both_ends_belong_to_no_run(self):
        self.do(self.NOW, "rest add 2025-02-01 2025-02-04", "rest add 2025-02-06", "rest add 2025-02-08 2025-02-09")
        self.february(5, 7)
        self.look("2025-02-09T12:00:00+01:00", run=(2, "2025-02-05", "2025-02-07", 3, "resting"), strength=1 - M**2)
        self.february(9)
        self.look("2025-02-09T12:00:00+01:00", run=(3, "2025-02-05", "2025-02-09", 5, "done"), strength=1 - M**3)

    def test_a_given_day_is_a_date_wherever_it_is_given(self):
        self.do("2025-02-10T23:00:00Z", "stack --day 2025-02-10", zone=AUCKLAND)
        self.do("2025-02-11T01:00:00Z", "stack --day 2025-02-09", zone=HONOLULU)
        self.look("2025-02-11T01:00:00Z", HONOLULU, today="2025-02-10", days="2025-02-09 2025-02-10", state="2 done")
        self.look("2025-02-11T01:00:00Z", AUCKLAND, today="2025-02-11", state="2 pending")

    def test_acts_told_out_of_order_are_applied_in_the_order_of_telling(self):
        self.do("2025-02-10T12:00:00+01:00", "stack late --direction Book")
        self.do("2025-02-10T08:00:00+01:00", "stack early --direction Essay")
        self.look(self.NOW, brick=("normal", "manual", "late\nearly", "Essay"))


class WhereTheRulesAreSilent(Rules):
    """What could be read in more than one way, held to one of them."""

    def test_a_rollover_gives_samoa_three_hours_of_a_30th(self):
        # R6 says that Samoa had no 30 December 2011. By R1 it begins at the transition, and with a rollover of 03:00
        # the 31st begins three hours later: every instant belongs to one day, and these hours to the 30th.
        self.do("2011-12-20T12:00:00-10:00", "set day.rollover 03:00", zone=APIA)
        self.do("2011-12-29T12:00:00-10:00", "stack")
        self.look("2011-12-31T00:00:00+14:00", today="2011-12-30", state="1 pending")
        self.look("2011-12-31T02:59:59+14:00", today="2011-12-30", state="1 pending")
        self.look("2011-12-31T03:00:00+14:00", today="2011-12-31", state="0 broken", strength=(1 - M) * M)
        self.do("2011-12-31T12:00:00+14:00", "set day.rollover 00:00")
        self.look("2011-12-31T12:00:00+14:00", today="2011-12-31", state="1 pending", strength=1 - M)

    def test_a_date_that_was_not_may_be_filled_in(self):
        # R4: any past day may be added; R6: only a date without a brick is bridged.
        self.do("2011-12-29T12:00:00-10:00", "stack", zone=APIA)
        self.do("2011-12-31T12:00:00+14:00", "stack --day 2011-12-30")
        self.look("2011-12-31T12:00:00+14:00", run=(2, "2011-12-29", "2011-12-30", 2, "pending"))

    def test_a_post_that_is_not_due_is_neither_moved_nor_brought_forward(self):
        # cli.md: a repeated key is an update; R8: an update changes nothing.
        self.do("2025-07-14T12:00:00Z", "post add A --id a --scheduled 2025-07-22T10:00:00Z")
        self.do("2025-07-15T12:00:00Z", "post add A --id a", "post add A --id a --scheduled 2025-07-16T10:00:00Z")
        self.do("2025-07-15T12:00:00Z", "post retract a")
        self.do("2025-07-15T12:00:00Z", "post add A --id a --scheduled 2025-07-30T10:00:00Z")
        self.look("2025-07-22T09:59:59Z", weeks=[], weekly="0 none, longest 0")
        self.look("2025-07-22T10:00:00Z", weeks=["2025-W30 1/1 met"], weekly="1 done, longest 1")

    def test_a_post_scheduled_for_the_past_is_due_at_once(self):
        self.do("2025-07-22T12:00:00Z", "post add A --id a --scheduled 2025-07-08T10:00:00Z")
        self.look("2025-07-22T12:00:00Z", weeks=["2025-W28 1/1 met", "2025-W29 0/1 missed", "2025-W30 0/1 open"])

    def test_a_post_of_a_week_that_is_not_open_here_yet_waits_for_it(self):
        # R3 lets a brick carry today forward, not a post.
        self.do("2025-05-11T20:00:00Z", "post add A --id a", zone=AUCKLAND)  # Monday
        self.look("2025-05-11T21:00:00Z", HONOLULU, today="2025-05-11", weeks=[], weekly="0 none, longest 0")
        self.look("2025-05-12T10:00:00Z", HONOLULU, weeks=["2025-W20 1/1 met"], weekly="1 done, longest 1")

    def test_a_now_before_the_log_knows_its_bricks_and_not_its_posts(self):
        # R3: today is never before the latest brick; R8: a post counts once now has reached its time.
        self.do("2025-05-20T12:00:00Z", "stack", "post add A --id a")
        self.look("2025-05-10T12:00:00Z", today="2025-05-20", state="1 done", weeks=[], weekly="0 none, longest 0")
        self.look("2025-05-20T11:59:59Z", today="2025-05-20", state="1 done", weeks=[], weekly="0 none, longest 0")
        self.look("2025-05-20T12:00:00Z", weekly="1 done, longest 1")

    def test_a_first_week_that_is_not_met_yet_is_pending(self):
        self.do("2025-05-05T12:00:00Z", "set week.target 2", "post add A --id a")
        self.look("2025-05-06T12:00:00Z", weeks=["2025-W19 1/2 open"], weekly="0 pending, longest 0")
        self.look("2025-05-13T12:00:00Z", weekly="0 broken, longest 0")
        self.do("2025-05-13T12:00:00Z", "rest add 2025-05-06 2025-05-09")
        self.look(
            "2025-05-13T12:00:00Z", weeks=["2025-W19 1/2 excused", "2025-W20 0/2 open"], weekly="0 pending, longest 0"
        )

    def test_an_edited_automatic_brick_is_the_writers_own(self):
        self.do("2025-05-05T12:00:00Z", "stack --source auto", "edit 2025-05-05 --note Mine --size large")
        self.look("2025-05-05T12:00:00Z", brick=("large", "manual", "Mine", None))

    def test_a_note_told_twice_stands_twice_and_an_empty_one_not_at_all(self):
        self.do("2025-05-05T12:00:00Z", "stack Draft", "stack ''", "stack Draft")
        self.look("2025-05-05T12:00:00Z", brick=("normal", "manual", "Draft\nDraft", None))

    def test_a_rollover_that_was_set_holds_for_every_now(self):
        # No rule dates the rollover: what was set last is in force, whatever instant the status is asked for.
        self.do("2025-05-20T12:00:00Z", "set day.rollover 03:00")
        self.look("2025-05-09T23:00:00Z", today="2025-05-09")
        self.do("2025-05-20T12:01:00Z", "set day.rollover 00:00")
        self.look("2025-05-09T23:00:00Z", today="2025-05-10")

    def test_a_target_without_a_date_is_dated_by_the_effective_today(self):
        self.do("2025-05-11T20:00:00Z", "stack", zone=AUCKLAND)  # Monday
        self.do("2025-05-11T20:30:00Z", "post add A --id a", "set week.target 2", zone=HONOLULU)  # Sunday
        self.look(
            "2025-05-12T20:00:00Z", weeks=["2025-W19 1/1 met", "2025-W20 0/2 open"], weekly="1 pending, longest 1"
        )


# Where clocks jump and people fly: the zones of a history, and the instant around which it is lived.
STAGES = (
    ((LORD_HOWE,), "2025-04-05T15:00"),
    ((LORD_HOWE, BERLIN), "2025-10-04T15:30"),
    ((CAIRO,), "2025-04-24T22:00"),
    ((CAIRO, "Asia/Beirut"), "2025-10-30T21:00"),
    ((SAO_PAULO,), "2018-02-18T02:00"),
    ((SAO_PAULO,), "2018-11-04T03:00"),
    ((APIA,), "2011-12-30T10:00"),
    ((APIA, HONOLULU, AUCKLAND), "2011-12-30T10:00"),
    ((KIRITIMATI, HONOLULU), "1994-12-31T10:00"),
    ((KWAJALEIN,), "1993-08-21T12:00"),
    ((HAVANA,), "2025-03-09T05:00"),
    ((HAVANA, NEW_YORK), "2025-11-02T05:00"),
    ((NEW_YORK,), "2025-11-02T06:00"),
    ((BERLIN,), "2025-03-30T01:00"),
    ((BERLIN, "Atlantic/Azores"), "2025-10-26T01:00"),
    ((AUCKLAND, HONOLULU), "2025-04-05T14:00"),
    ((KIRITIMATI, "Pacific/Pago_Pago", "Etc/GMT+12"), "2020-12-31T10:00"),
    (("Antarctica/Troll", "Africa/Casablanca"), "2025-03-30T01:00"),
    (("Pacific/Chatham", "Asia/Kathmandu"), "2025-04-05T14:00"),
    (("America/Nuuk", "Asia/Tehran"), "2025-10-26T01:00"),
)
ROLLOVERS = ("00:00", "00:30", "01:30", "01:45", "02:15", "02:30", "03:00", "06:00")


class Writer:
    """Makes up acts: of one history, from one seed."""

    def __init__(self, seed, zones, middle):
        self.random = random.Random(seed)
        self.zones = zones
        self.zone = self.random.choice(zones)
        # Hours between two acts at most, and how often a brick is laid beside the other acts.
        self.pace, self.bricks = self.random.choice(((5, 3), (26, 10), (26, 25), (70, 10)))
        middle = datetime.fromisoformat(middle).replace(tzinfo=UTC)
        self.now = middle - timedelta(seconds=self.random.randrange(5 * self.pace * 3600))
        quarters = [timedelta(minutes=15 * self.random.randint(-10, 10)) for _ in range(5)]
        self.stops = sorted(middle + quarter - timedelta(seconds=self.random.randint(0, 1)) for quarter in quarters)

    def opening(self):
        """The acts before all others: often a rollover, sometimes a run that is worth a freeze."""
        acts = []
        if self.random.random() < 0.7:
            acts.append(f"set day.rollover {self.random.choice(ROLLOVERS)}")
        if self.random.random() < 0.3:
            acts.append("set freeze on")
            acts += [f"stack --day {self.day(-number, -number)}" for number in range(self.random.randint(7, 9), 0, -1)]
        return acts

    def at(self, now=None):
        return (now or self.now).strftime("%Y-%m-%dT%H:%M:%SZ")

    def act_at(self):
        """Now and then an act is told with an instant that is earlier than that of an act before it."""
        late = timedelta(hours=self.random.randrange(72)) if self.random.random() < 0.08 else timedelta()
        return self.at(self.now - late)

    def day(self, first, last):
        return local(self.now, self.zone).date() + timedelta(days=self.random.randint(first, last))

    def wait(self):
        """Whether one of the instants around the middle has come."""
        self.now += timedelta(seconds=self.random.randrange(self.pace * 3600))
        if self.random.random() < 0.2:
            self.zone = self.random.choice(self.zones)
        if not self.stops or self.now < self.stops[0]:
            return False
        self.now = self.stops.pop(0)
        return True

    def act(self, oracle):
        kinds = {
            self.stack: self.bricks,
            self.edit: 1,
            self.unstack: 1,
            self.rest: 3,
            self.post: 4,
            self.set: 2,
        }
        (kind,) = self.random.choices(list(kinds), kinds.values())
        return kind(oracle)

    def stack(self, oracle):
        words = ["stack"]
        if self.random.random() < 0.4:
            words.append(self.random.choice(("Draft", "'Two words'", "Grüße", "''")))
        for option, values in {
            "--size": ("small", "normal", "large"),
            "--direction": ("Book", "Letter"),
            "--source": ("manual", "auto", "auto"),
        }.items():
            if self.random.random() < 0.4:
                words += [option, self.random.choice(values)]
        if self.random.random() < 0.4:
            words += ["--day", str(self.day(-5, 2))]
        return " ".join(words)

    def brick_day(self, oracle):
        known = sorted(oracle.bricks)
        return self.random.choice(known) if known and self.random.random() < 0.8 else self.day(-5, 2)

    def edit(self, oracle):
        changes = self.random.choice(
            ("--size small", "--size large --note New", "--note ''", "--direction ''", "--direction Book")
        )
        return f"edit {self.brick_day(oracle)} {changes}"

    def unstack(self, oracle):
        return f"unstack {self.brick_day(oracle)}"

    def rest(self, oracle):
        how = self.random.choice(("add --reason Away", "add", "add", "remove"))
        first = self.day(-10, 6)
        return f"rest {how} {first} {first + timedelta(days=self.random.randint(0, 6))}"

    def post(self, oracle):
        key = f"key-{self.random.randrange(6)}"
        if self.random.random() < 0.25:
            return f"post retract {key}"
        if self.random.random() < 0.4:
            due = self.now + timedelta(minutes=self.random.randrange(-2000, 12000))
            return f"post add Title --id {key} --scheduled {due:%Y-%m-%dT%H:%M:%SZ}"
        if self.random.random() < 0.2:
            return "post add 'Without a key'"
        return f"post add Title --id {key}"

    def set(self, oracle):
        start = self.random.choice(("monday", "sunday", "saturday"))
        target = self.random.randint(1, 3)
        return self.random.choice(
            (
                f"set day.rollover {self.random.choice(ROLLOVERS)}",
                f"set week.start {start}",
                f"set week.target {target}",
                f"set week.target {target} --from {self.day(-20, 10)}",
                "set freeze on",
                "set freeze on",
                "set freeze off",
            )
        )


class AnyHistory(CliTest):
    """Made-up histories: the oracle knows what each act ends with, and what the status says in between and after."""

    HISTORIES = 60

    def live(self, seed):
        zones, middle = STAGES[seed % len(STAGES)]
        writer = Writer(seed, zones, middle)
        person = Person(self.folder / f"history-{seed}")
        root = person.folder / "workspace"
        ran = person.run("init", root)
        assert ran.code == 0, str(ran)
        history = History(Workspace(person, root))
        opening = writer.opening()
        history.do(writer.at(), *opening, zone=writer.zone, code=None)
        for number in range(writer.random.randint(10, 40 - len(opening))):
            if writer.wait() or number % 10 == 9:
                history.look(writer.at(), writer.zone)
            history.do(writer.act_at(), writer.act(history.oracle), zone=writer.zone, code=None)
        for _ in range(2):
            writer.wait()
            history.look(writer.at(), writer.random.choice(zones))
        history.look(writer.at(writer.now - timedelta(days=writer.random.randrange(9))))
        return history

    def test_the_program_agrees_with_the_oracle(self):
        with ThreadPoolExecutor(2 * os.cpu_count()) as pool:
            lives = {seed: pool.submit(self.live, seed) for seed in range(self.HISTORIES)}
        seen = set()
        for seed, life in lives.items():
            with self.subTest(seed=seed):
                seen |= life.result().seen
        # A history that never gets anywhere would agree with anything.
        days = {f"day {state}" for state in ("none", "done", "pending", "resting", "broken")}
        weeks = {f"week {state}" for state in ("none", "done", "pending", "broken")}
        self.assertEqual(seen, days | weeks | {"met", "missed", "excused", "open", "frozen", "exit 0", "exit 1"})


if __name__ == "__main__":
    unittest.main()
