"""What `status --json` says: every worked example of the rules, entered through the command line."""

import re
import unittest

from brickwork_cli import CliTest

BERLIN = "Europe/Berlin"
NEW_YORK = "America/New_York"


class StatusTest(CliTest):
    def stack(self, at, *more, zone=BERLIN):
        return self.desk.done("stack", *more, "--at", at, "--zone", zone)

    def stack_days(self, *days, at, zone=BERLIN):
        for day in days:
            self.desk.done("stack", "--day", day, "--at", at, "--zone", zone)

    def post(self, at, key, *more, zone=BERLIN):
        return self.desk.done("post", "add", f"Post {key}", "--id", key, *more, "--at", at, "--zone", zone)

    def set(self, key, value, *more, at="2025-01-01T12:00:00+01:00"):
        return self.desk.done("set", key, value, *more, "--at", at, "--zone", BERLIN)

    def status(self, at, zone=BERLIN):
        return self.desk.status(at, zone)

    def assert_daily(self, status, bricks, state, longest=None):
        current = status["daily"]["current"]
        self.assertEqual((current["bricks"], current["state"]), (bricks, state), status)
        if longest is not None:
            self.assertEqual(status["daily"]["longest"]["bricks"], longest, status)

    def assert_weeks(self, status, *expected):
        """expected: (label, posts, target, status)"""
        weeks = [(week["label"], week["posts"], week["target"], week["status"]) for week in status["weekly"]["weeks"]]
        self.assertEqual(weeks, list(expected), status)

    def assert_weekly(self, status, current, state, longest=None):
        weekly = status["weekly"]
        self.assertEqual((weekly["current"], weekly["state"]), (current, state), status)
        if longest is not None:
            self.assertEqual(weekly["longest"], longest, status)

    def assert_near(self, found, expected):
        self.assertAlmostEqual(found, expected, delta=1e-6)


class WorkedExamples(StatusTest):
    def test_the_first_brick(self):
        self.stack("2025-01-15T20:00:00+01:00")
        status = self.status("2025-01-15T21:00:00+01:00")
        self.assert_daily(status, 1, "done", longest=1)
        self.assert_near(status["strength"], 0.051922)
        self.assert_near(status["momentum"], 0.206299)

    def test_three_days_and_the_fourth_still_open(self):
        for day in ("13", "14", "15"):
            self.stack(f"2025-01-{day}T20:00:00+01:00")
        status = self.status("2025-01-16T09:00:00+01:00")
        self.assertEqual(status["today"], "2025-01-16")
        self.assert_daily(status, 3, "pending", longest=3)
        self.assert_near(status["strength"], 0.147820)
        self.assert_near(status["momentum"], 0.5)

    def test_the_same_a_day_later_is_broken(self):
        for day in ("13", "14", "15"):
            self.stack(f"2025-01-{day}T20:00:00+01:00")
        status = self.status("2025-01-17T09:00:00+01:00")
        self.assert_daily(status, 0, "broken", longest=3)
        self.assertEqual(
            status["daily"]["current"], {"bricks": 0, "start": None, "end": None, "span_days": 0, "state": "broken"}
        )
        self.assert_near(status["strength"], 0.140144)

    def test_a_rollover_at_three(self):
        self.set("day.rollover", "03:00")
        for time in ("01:30:00", "02:59:59", "03:00:00"):
            self.stack(f"2025-01-15T{time}+01:00")
        status = self.status("2025-01-16T02:00:00+01:00")
        self.assertEqual(status["brick_days"], ["2025-01-14", "2025-01-15"])
        self.assertEqual(status["today"], "2025-01-15")
        self.assert_daily(status, 2, "done", longest=2)

    def test_new_york_skips_the_hour_of_the_rollover(self):
        self.set("day.rollover", "02:30")
        self.stack("2025-03-09T01:59:59-05:00", zone=NEW_YORK)
        self.stack("2025-03-09T07:00:00Z", zone=NEW_YORK)
        status = self.status("2025-03-09T03:00:00-04:00", NEW_YORK)
        self.assertEqual(status["brick_days"], ["2025-03-08", "2025-03-09"])
        self.assert_daily(status, 2, "done", longest=2)

    def test_new_york_repeats_the_hour_of_the_rollover(self):
        # 1:30 comes twice on 2 November 2025: the first pass (EDT) opens the day, the second does not close it.
        self.set("day.rollover", "01:30")
        self.stack("2025-11-02T01:29:59-04:00", zone=NEW_YORK)
        self.stack("2025-11-02T01:30:00-04:00", zone=NEW_YORK)
        self.stack("2025-11-02T01:10:00-05:00", zone=NEW_YORK)
        status = self.status("2025-11-02T12:00:00-05:00", NEW_YORK)
        self.assertEqual(status["brick_days"], ["2025-11-01", "2025-11-02"])

    def test_a_day_is_backfilled(self):
        for day in ("01", "02", "03", "05"):
            self.stack(f"2025-01-{day}T20:00:00+01:00")
        self.assert_daily(self.status("2025-01-05T21:00:00+01:00"), 1, "done", longest=3)
        self.stack("2025-01-05T21:30:00+01:00", "--day", "2025-01-04")
        status = self.status("2025-01-05T22:00:00+01:00")
        self.assert_daily(status, 5, "done", longest=5)
        self.assert_near(status["strength"], 0.234017)

    def test_bricks_of_one_day_merge(self):
        self.stack("2025-01-15T10:00:00+01:00", "--size", "small", "--source", "auto")
        self.stack("2025-01-15T11:00:00+01:00", "One", "--size", "large", "--direction", "Novel")
        self.stack("2025-01-15T12:00:00+01:00", "Two", "--size", "small")
        status = self.status("2025-01-15T13:00:00+01:00")
        self.assertEqual(
            status["bricks"],
            {"2025-01-15": {"size": "large", "source": "manual", "note": "One\nTwo", "direction": "Novel"}},
        )
        self.assert_daily(status, 1, "done")
        self.assert_near(status["momentum"], 0.309449)

    def test_a_freeze_bridges_a_missed_day(self):
        self.set("freeze", "on")
        self.stack_days(*(f"2025-03-0{day}" for day in range(1, 8)), "2025-03-09", at="2025-03-09T20:00:00+01:00")
        status = self.status("2025-03-09T21:00:00+01:00")
        self.assert_daily(status, 8, "done", longest=8)
        self.assertEqual(status["frozen_days"], ["2025-03-08"])
        self.assertEqual(status["freeze_meter"], 1)
        self.assert_near(status["strength"], 0.331910)
        self.assertEqual(status["daily"]["current"]["span_days"], 9)

    def test_the_turn_of_a_year_with_53_weeks(self):
        self.post("2020-12-27T12:00:00+01:00", "a")
        self.post("2021-01-03T12:00:00+01:00", "b")
        self.post("2021-01-04T12:00:00+01:00", "c")
        status = self.status("2021-01-04T13:00:00+01:00")
        self.assert_weeks(
            status, ("2020-W52", 1, 1, "met"), ("2020-W53", 1, 1, "met"), ("2021-W01", 1, 1, "met")
        )
        self.assertEqual([week["week"] for week in status["weekly"]["weeks"]], ["2020-12-21", "2020-12-28", "2021-01-04"])
        self.assert_weekly(status, 3, "done", longest=3)

    def test_a_target_of_two(self):
        self.set("week.target", "2")
        for day in ("06", "08", "13", "18", "20"):
            self.post(f"2025-05-{day}T12:00:00+02:00", day)
        status = self.status("2025-05-22T12:00:00+02:00")
        self.assert_weeks(status, ("2025-W19", 2, 2, "met"), ("2025-W20", 2, 2, "met"), ("2025-W21", 1, 2, "open"))
        self.assert_weekly(status, 2, "pending", longest=2)

    def test_strength_of_twenty_days(self):
        days = [f"2025-04-{day:02}" for day in range(1, 21)]
        self.stack_days(*days, at="2025-04-20T20:00:00+02:00")
        self.assert_near(self.status("2025-04-20T21:00:00+02:00")["strength"], 0.655747)
        for day in days[4:7]:
            self.desk.done("unstack", day, "--at", "2025-04-20T20:00:00+02:00", "--zone", BERLIN)
        self.desk.done("rest", "add", days[4], days[6], "--at", "2025-04-20T20:00:00+02:00", "--zone", BERLIN)
        status = self.status("2025-04-20T21:00:00+02:00")
        self.assert_near(status["strength"], 0.596033)
        self.assert_daily(status, 17, "done")


class Shape(StatusTest):
    WEEK = {"week", "label", "posts", "target", "status"}

    def test_an_empty_log(self):
        status = self.status("2025-07-22T12:00:00+02:00")
        self.assertEqual(
            status,
            {
                "today": "2025-07-22",
                "brick_days": [],
                "bricks": {},
                "rest_days": [],
                "frozen_days": [],
                "freeze_meter": 0,
                "daily": {
                    "current": {"bricks": 0, "start": None, "end": None, "span_days": 0, "state": "none"},
                    "longest": None,
                },
                "weekly": {"current": 0, "state": "none", "longest": 0, "weeks": []},
                "strength": 0,
                "momentum": 0,
            },
        )

    def test_the_example(self):
        self.set("week.target", "2", "--from", "2025-07-21")
        self.stack("2025-07-21T20:00:00+02:00")
        for day in ("06-30", "07-10", "07-20"):
            self.post(f"2025-{day}T12:00:00+02:00", day)
        ran = self.desk.done("status", "--json", "--at", "2025-07-22T12:00:00+02:00", "--zone", BERLIN)
        run = {"bricks": 1, "start": "2025-07-21", "end": "2025-07-21", "span_days": 1}
        status = ran.json
        self.assertAlmostEqual(status.pop("strength"), 0.051922, delta=1e-6)
        self.assertAlmostEqual(status.pop("momentum"), 0.206299, delta=1e-6)
        self.assertEqual(
            status,
            {
                "today": "2025-07-22",
                "brick_days": ["2025-07-21"],
                "bricks": {"2025-07-21": {"size": "normal", "source": "manual", "note": "", "direction": None}},
                "rest_days": [],
                "frozen_days": [],
                "freeze_meter": 0,
                "daily": {"current": run | {"state": "pending"}, "longest": run},
                "weekly": {
                    "current": 3,
                    "state": "pending",
                    "longest": 3,
                    "weeks": [
                        {"week": "2025-06-30", "label": "2025-W27", "posts": 1, "target": 1, "status": "met"},
                        {"week": "2025-07-07", "label": "2025-W28", "posts": 1, "target": 1, "status": "met"},
                        {"week": "2025-07-14", "label": "2025-W29", "posts": 1, "target": 1, "status": "met"},
                        {"week": "2025-07-21", "label": "2025-W30", "posts": 0, "target": 2, "status": "open"},
                    ],
                },
            },
        )

    def test_numbers_are_not_rounded(self):
        # At least six decimals: what is printed is the formula's own value, not a figure for show.
        self.stack("2025-01-15T20:00:00+01:00")
        status = self.status("2025-01-15T21:00:00+01:00")
        self.assertAlmostEqual(status["strength"], 1 - 0.5 ** (1 / 13), delta=1e-12)
        self.assertAlmostEqual(status["momentum"], 1 - 0.5 ** (1 / 3), delta=1e-12)

    def test_it_is_one_object_and_the_same_each_time(self):
        self.stack("2025-01-15T20:00:00+01:00")
        asked = ("status", "--json", "--at", "2025-01-15T21:00:00+01:00", "--zone", BERLIN)
        first, second = self.desk.done(*asked), self.desk.done(*asked)
        self.assertEqual(first.out_bytes, second.out_bytes)
        self.assertTrue(first.out.endswith("\n"))

    def test_for_a_person_it_is_no_json(self):
        self.stack("2025-01-15T20:00:00+01:00")
        text = self.desk.done("status", "--at", "2025-01-15T21:00:00+01:00", "--zone", BERLIN).out
        self.assertNotIn("{", text)
        self.assertIn("1 brick over 1 day\n", text)
        self.assertTrue(re.search(r"\b1\b", text) and text.endswith("\n"), text)

    def test_now_is_the_default(self):
        self.desk.done("stack", "Real time")
        status = self.desk.done("status", "--json").json
        self.assertEqual(status["daily"]["current"]["state"], "done")
        self.assertEqual(status["brick_days"], [status["today"]])


class Days(StatusTest):
    def test_bricks_in_any_order_are_listed_by_day(self):
        self.stack_days("2025-02-03", "2025-02-01", "2025-02-02", at="2025-02-03T20:00:00+01:00")
        status = self.status("2025-02-03T21:00:00+01:00")
        self.assertEqual(status["brick_days"], ["2025-02-01", "2025-02-02", "2025-02-03"])
        self.assertEqual(set(status["bricks"]), set(status["brick_days"]))

    def test_a_day_after_today_is_refused(self):
        ran = self.desk.run("stack", "--day", "2025-01-17", "--at", "2025-01-16T23:59:59+01:00", "--zone", BERLIN)
        self.assert_refused(ran)
        self.assertEqual(self.status("2025-01-20T12:00:00+01:00")["brick_days"], [])

    def test_today_is_never_before_the_latest_brick(self):
        # Stacked in Auckland, looked at in Honolulu, where the calendar is a day behind.
        self.stack("2025-01-16T09:00:00+13:00", zone="Pacific/Auckland")
        self.assertEqual(self.status("2025-01-15T10:30:00-10:00", "Pacific/Honolulu")["today"], "2025-01-16")
        status = self.status("2025-01-15T10:30:00-10:00", "Pacific/Honolulu")
        self.assert_daily(status, 1, "done")
        ran = self.desk.run("stack", "--day", "2025-01-17", "--at", "2025-01-15T10:31:00-10:00", "--zone", "Pacific/Honolulu")
        self.assert_refused(ran)
        self.stack("2025-01-15T10:32:00-10:00", zone="Pacific/Honolulu")
        # R3: without a day it goes to the effective today.
        self.assertEqual(self.status("2025-01-15T10:33:00-10:00", "Pacific/Honolulu")["brick_days"], ["2025-01-16"])

    def test_a_stored_day_never_moves(self):
        self.stack("2025-01-15T01:30:00+01:00")
        self.set("day.rollover", "03:00", at="2025-01-15T02:00:00+01:00")
        self.assertEqual(self.status("2025-01-15T12:00:00+01:00")["brick_days"], ["2025-01-15"])
        self.assertEqual(self.status("2025-01-15T12:00:00-05:00", NEW_YORK)["brick_days"], ["2025-01-15"])

    def test_unstack(self):
        self.stack_days("2025-02-01", "2025-02-02", "2025-02-03", at="2025-02-03T20:00:00+01:00")
        self.desk.done("unstack", "2025-02-02", "--at", "2025-02-03T20:01:00+01:00", "--zone", BERLIN)
        status = self.status("2025-02-03T21:00:00+01:00")
        self.assertEqual(status["brick_days"], ["2025-02-01", "2025-02-03"])
        self.assert_daily(status, 1, "done", longest=1)
        self.assert_refused(self.desk.run("unstack", "2025-02-02"))
        # What was deleted does not come back with a new brick of the day.
        self.stack("2025-02-03T20:02:00+01:00", "again", "--size", "small", "--day", "2025-02-02")
        brick = self.status("2025-02-03T21:00:00+01:00")["bricks"]["2025-02-02"]
        self.assertEqual((brick["note"], brick["size"]), ("again", "small"))

    def test_the_longest_of_two_equal_runs_is_the_later(self):
        self.stack_days("2025-02-01", "2025-02-02", "2025-02-04", "2025-02-05", at="2025-02-05T20:00:00+01:00")
        longest = self.status("2025-02-07T12:00:00+01:00")["daily"]["longest"]
        self.assertEqual(longest, {"bricks": 2, "start": "2025-02-04", "end": "2025-02-05", "span_days": 2})

    def test_samoa_had_no_30_december_2011(self):
        apia = "Pacific/Apia"
        self.stack("2011-12-29T12:00:00-10:00", zone=apia)
        self.stack("2011-12-31T12:00:00+14:00", zone=apia)
        status = self.status("2011-12-31T13:00:00+14:00", apia)
        self.assertEqual(status["brick_days"], ["2011-12-29", "2011-12-31"])
        self.assert_daily(status, 2, "done")
        self.assert_near(status["strength"], 0.101149)


class Rest(StatusTest):
    AT = "2025-02-10T20:00:00+01:00"

    def rest(self, *args):
        return self.desk.done("rest", *args, "--at", self.AT, "--zone", BERLIN)

    def test_rest_bridges_without_counting(self):
        self.stack_days("2025-02-05", "2025-02-06", "2025-02-09", at=self.AT)
        self.rest("add", "2025-02-07", "2025-02-08", "--reason", "Flu")
        status = self.status(self.AT)
        self.assertEqual(status["rest_days"], ["2025-02-07", "2025-02-08"])
        self.assert_daily(status, 3, "pending", longest=3)
        self.assertEqual(status["daily"]["current"]["span_days"], 5)
        self.rest("remove", "2025-02-08")
        status = self.status(self.AT)
        self.assertEqual(status["rest_days"], ["2025-02-07"])
        self.assert_daily(status, 1, "pending", longest=2)

    def test_a_brick_on_a_rest_day_counts(self):
        self.rest("add", "2025-02-10")
        self.stack_days("2025-02-09", at=self.AT)
        self.assert_daily(self.status(self.AT), 1, "resting")
        self.stack_days("2025-02-10", at=self.AT)
        status = self.status(self.AT)
        self.assert_daily(status, 2, "done")
        self.assertEqual(status["rest_days"], ["2025-02-10"])

    def test_a_run_that_ends_in_rest_ends_on_its_last_brick(self):
        self.stack_days("2025-02-05", at=self.AT)
        self.rest("add", "2025-02-06", "2025-02-10")
        status = self.status(self.AT)
        self.assertEqual(
            status["daily"]["current"],
            {"bricks": 1, "start": "2025-02-05", "end": "2025-02-05", "span_days": 1, "state": "resting"},
        )
        # R10: rest holds the strength.
        self.assert_near(status["strength"], 0.051922)

    def test_rest_may_be_declared_ahead(self):
        self.stack_days("2025-02-10", at=self.AT)
        self.rest("add", "2025-02-11", "2025-02-20")
        self.assert_daily(self.status("2025-02-15T12:00:00+01:00"), 1, "resting")
        self.assert_daily(self.status("2025-02-21T12:00:00+01:00"), 1, "pending")
        self.assert_daily(self.status("2025-02-22T12:00:00+01:00"), 0, "broken", longest=1)

    def test_rest_backwards_is_refused(self):
        self.assert_refused(self.desk.run("rest", "add", "2025-02-10", "2025-02-09"))
        self.assert_refused(self.desk.run("rest", "remove", "2025-02-09"))
        self.assertEqual(self.status(self.AT)["rest_days"], [])


class Freeze(StatusTest):
    def march(self, *days, at):
        self.stack_days(*(f"2025-03-{day:02}" for day in days), at=at)

    def freeze(self, value="on"):
        self.set("freeze", value)

    def test_off_unless_switched_on(self):
        self.march(*range(1, 8), 9, at="2025-03-09T20:00:00+01:00")
        status = self.status("2025-03-09T21:00:00+01:00")
        self.assert_daily(status, 1, "done", longest=7)
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), ([], 0))
        self.freeze()
        self.assert_daily(self.status("2025-03-09T21:00:00+01:00"), 8, "done")
        self.freeze("off")
        status = self.status("2025-03-09T21:00:00+01:00")
        self.assert_daily(status, 1, "done")
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), ([], 0))

    def test_six_bricks_freeze_nothing(self):
        self.freeze()
        self.march(*range(2, 8), 9, at="2025-03-09T20:00:00+01:00")
        status = self.status("2025-03-09T21:00:00+01:00")
        self.assert_daily(status, 1, "done", longest=6)
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), ([], 1))

    def test_the_open_day_costs_nothing(self):
        self.freeze()
        self.march(*range(1, 8), at="2025-03-08T12:00:00+01:00")
        status = self.status("2025-03-08T23:59:59+01:00")
        self.assert_daily(status, 7, "pending")
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), ([], 7))
        status = self.status("2025-03-09T00:00:00+01:00")
        self.assert_daily(status, 7, "pending")
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), (["2025-03-08"], 0))
        status = self.status("2025-03-10T00:00:00+01:00")
        self.assert_daily(status, 0, "broken", longest=7)

    def test_the_meter_holds_fourteen_at_most(self):
        self.freeze()
        self.march(*range(1, 21), at="2025-03-20T12:00:00+01:00")
        self.assertEqual(self.status("2025-03-20T13:00:00+01:00")["freeze_meter"], 14)
        self.march(23, at="2025-03-23T12:00:00+01:00")
        status = self.status("2025-03-23T13:00:00+01:00")
        self.assert_daily(status, 21, "done", longest=21)
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), (["2025-03-21", "2025-03-22"], 1))

    def test_a_third_missed_day_ends_the_run(self):
        self.freeze()
        self.march(*range(1, 21), 24, at="2025-03-24T12:00:00+01:00")
        status = self.status("2025-03-24T13:00:00+01:00")
        self.assert_daily(status, 1, "done", longest=20)
        self.assertEqual(status["freeze_meter"], 1)

    def test_rest_costs_nothing(self):
        self.freeze()
        self.march(*range(1, 8), 10, at="2025-03-10T12:00:00+01:00")
        self.desk.done("rest", "add", "2025-03-08", "2025-03-09", "--at", "2025-03-10T12:00:00+01:00", "--zone", BERLIN)
        status = self.status("2025-03-10T13:00:00+01:00")
        self.assert_daily(status, 8, "done")
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), ([], 8))

    def test_backfill_recomputes(self):
        self.freeze()
        self.march(*range(1, 8), 9, at="2025-03-09T12:00:00+01:00")
        self.march(8, at="2025-03-09T12:00:00+01:00")
        status = self.status("2025-03-09T13:00:00+01:00")
        self.assert_daily(status, 9, "done")
        self.assertEqual((status["frozen_days"], status["freeze_meter"]), ([], 9))


class Posts(StatusTest):
    def test_a_scheduled_post_counts_when_it_is_due(self):
        self.post("2025-07-18T12:00:00+02:00", "later", "--scheduled", "2025-07-22T10:00:00+02:00")
        for before in ("2025-07-18T12:00:00+02:00", "2025-07-22T09:59:59+02:00"):
            status = self.status(before)
            self.assert_weeks(status)
            self.assert_weekly(status, 0, "none")
        status = self.status("2025-07-22T10:00:00+02:00")
        self.assert_weeks(status, ("2025-W30", 1, 1, "met"))
        self.assert_weekly(status, 1, "done")

    def test_an_update_keeps_the_first_day(self):
        self.post("2025-05-06T12:00:00+02:00", "a")
        self.post("2025-05-20T12:00:00+02:00", "a", "--url", "https://example.org/a")
        status = self.status("2025-05-20T13:00:00+02:00")
        self.assert_weeks(status, ("2025-W19", 1, 1, "met"), ("2025-W20", 0, 1, "missed"), ("2025-W21", 0, 1, "open"))
        self.assert_weekly(status, 0, "broken", longest=1)

    def test_retracted_and_restored_on_its_first_day(self):
        self.post("2025-05-06T12:00:00+02:00", "a")
        self.post("2025-05-13T12:00:00+02:00", "b")
        self.desk.done("post", "retract", "a", "--at", "2025-05-14T12:00:00+02:00", "--zone", BERLIN)
        self.assert_weeks(self.status("2025-05-14T13:00:00+02:00"), ("2025-W20", 1, 1, "met"))
        self.assert_refused(self.desk.run("post", "retract", "a"))
        self.post("2025-05-15T12:00:00+02:00", "a")
        status = self.status("2025-05-15T13:00:00+02:00")
        self.assert_weeks(status, ("2025-W19", 1, 1, "met"), ("2025-W20", 1, 1, "met"))
        self.assert_weekly(status, 2, "done")

    def test_a_post_without_a_key_is_a_new_one_each_time(self):
        for _ in range(2):
            self.desk.done("post", "add", "The same title", "--at", "2025-05-06T12:00:00+02:00", "--zone", BERLIN)
        self.assert_weeks(self.status("2025-05-06T13:00:00+02:00"), ("2025-W19", 2, 1, "met"))

    def test_a_post_lays_no_brick(self):
        self.post("2025-05-06T12:00:00+02:00", "a")
        self.assertEqual(self.status("2025-05-06T13:00:00+02:00")["brick_days"], [])

    def test_no_such_post(self):
        self.assert_refused(self.desk.run("post", "retract", "nothing"))

    def test_a_dated_target_holds_from_the_week_of_its_day(self):
        self.set("week.target", "2", "--from", "2025-05-14")  # a Wednesday
        for day in ("06", "13", "20"):
            self.post(f"2025-05-{day}T12:00:00+02:00", day)
        status = self.status("2025-05-22T12:00:00+02:00")
        self.assert_weeks(status, ("2025-W19", 1, 1, "met"), ("2025-W20", 1, 2, "missed"), ("2025-W21", 1, 2, "open"))
        self.assert_weekly(status, 0, "broken", longest=1)
        self.set("week.target", "1", "--from", "2025-05-19", at="2025-05-22T13:00:00+02:00")
        status = self.status("2025-05-22T14:00:00+02:00")
        self.assert_weeks(status, ("2025-W19", 1, 1, "met"), ("2025-W20", 1, 2, "missed"), ("2025-W21", 1, 1, "met"))
        self.assert_weekly(status, 1, "done")

    def test_a_target_without_a_date_holds_from_this_week(self):
        self.post("2025-05-06T12:00:00+02:00", "a")
        self.set("week.target", "3", at="2025-05-22T12:00:00+02:00")
        self.assert_weeks(
            self.status("2025-05-22T13:00:00+02:00"),
            ("2025-W19", 1, 1, "met"),
            ("2025-W20", 0, 1, "missed"),
            ("2025-W21", 0, 3, "open"),
        )

    def test_four_rest_days_excuse_a_week(self):
        for day in ("06", "20"):
            self.post(f"2025-05-{day}T12:00:00+02:00", day)
        at = "2025-05-20T13:00:00+02:00"
        self.desk.done("rest", "add", "2025-05-12", "2025-05-14", "--at", at, "--zone", BERLIN)
        self.assert_weekly(self.status(at), 1, "done", longest=1)
        self.desk.done("rest", "add", "2025-05-18", "--at", at, "--zone", BERLIN)
        status = self.status(at)
        self.assert_weeks(status, ("2025-W19", 1, 1, "met"), ("2025-W20", 0, 1, "excused"), ("2025-W21", 1, 1, "met"))
        self.assert_weekly(status, 2, "done", longest=2)


class WeekStarts(StatusTest):
    """A Saturday, a Sunday and a Monday: 17 to 19 May 2025."""

    def weeks_with(self, start):
        for day in ("17", "18", "19"):
            self.post(f"2025-05-{day}T12:00:00+02:00", day)
        if start:
            self.set("week.start", start)
        status = self.status("2025-05-19T13:00:00+02:00")
        return [(week["week"], week["label"], week["posts"]) for week in status["weekly"]["weeks"]]

    def test_monday_by_default(self):
        self.assertEqual(self.weeks_with(None), [("2025-05-12", "2025-W20", 2), ("2025-05-19", "2025-W21", 1)])

    def test_monday(self):
        self.assertEqual(self.weeks_with("monday"), [("2025-05-12", "2025-W20", 2), ("2025-05-19", "2025-W21", 1)])

    def test_sunday(self):
        self.assertEqual(self.weeks_with("sunday"), [("2025-05-11", "2025-W20", 1), ("2025-05-18", "2025-W21", 2)])

    def test_saturday(self):
        self.assertEqual(self.weeks_with("saturday"), [("2025-05-17", "2025-W21", 3)])


if __name__ == "__main__":
    unittest.main()
