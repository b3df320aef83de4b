"""What is asked of every Ghost, whatever its version: tst_ghost.py and tst_ghost6.py run it."""

import hashlib
import struct
import unittest
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import peer  # noqa: F401  (makes the next one known)
from brickwork_cli import CliTest
from fault_list import FaultChecks
from fault_proxy import Fault

DRAFT = """---
title: A harbour at dusk
tags: [Sea side, evenings]
description: What the water does when nobody looks.
image: pictures/harbour.png
canonical: https://elsewhere.example/harbour
---

# A harbour at dusk

The **water** is *still*; it has a “skin”, 3 < 4 & so on.[^1]

![Boats in a row](pictures/harbour.png)

| Boat | Colour |
|------|--------|
| Ada  | red    |

```python
print("a  b")
```

[^1]: Nearly.
"""


def picture(shade, size=24):
    """A PNG of one colour that no other shade has."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    row = b"\0" + bytes(shade) * size
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(row * size)) + chunk(b"IEND", b""))


HARBOUR = picture((120, 60, 40))
NOW = ("--zone", "Europe/Berlin")


class GhostChecks(CliTest):
    """A workspace with one draft and a Ghost that is as new."""

    ghost = None  # started once for all tests of the program

    def setUp(self):
        super().setUp()
        self.ghost.empty()
        self.write("harbour.md", DRAFT)
        (self.desk.root / "pictures").mkdir()
        (self.desk.root / "pictures" / "harbour.png").write_bytes(HARBOUR)
        self.add()

    def write(self, name, text):
        (self.desk.root / name).write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        text = (self.desk.root / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def secret(self):
        return f"{self.ghost.key}\n".encode()

    def add(self, name="blog", url=None, *options):
        ran = self.desk.run("target", "add", "ghost", name, f"url={url or self.ghost.url}", *options, stdin=self.secret())
        self.assertEqual(ran.code, 0, str(ran))

    def run_publish(self, draft="harbour.md", *more, to="blog"):
        return self.desk.run("publish", draft, "--to", to, "--json", *more, *NOW, stdin=self.secret())

    def publish(self, draft="harbour.md", *more, to="blog"):
        ran = self.run_publish(draft, *more, to=to)
        self.assertEqual(ran.code, 0, str(ran))
        return ran.json

    def plan(self, draft="harbour.md", *more):
        ran = self.run_publish(draft, "--dry-run", *more)
        self.assertTrue(ran.out, str(ran))
        return ran.json

    def retract(self, draft="harbour.md"):
        ran = self.desk.run("retract", draft, "--to", "blog", stdin=self.secret())
        self.assertEqual(ran.code, 0, str(ran))

    def only_post(self):
        posts = self.ghost.posts()
        self.assertEqual(len(posts), 1, [(post["slug"], post["status"]) for post in posts])
        return posts[0]

    def assert_one_picture(self):
        originals = [name for name in self.ghost.pictures() if not name.removesuffix(".png").endswith("_o")]
        self.assertEqual(len(originals), 1, originals)

    def test_a_draft_becomes_a_post_with_all_that_it_holds(self):
        told = self.publish()
        post = self.only_post()
        self.assertEqual(told["url"], post["url"])
        self.assertEqual(post["url"], f"{self.ghost.url}/a-harbour-at-dusk/")
        self.assertEqual((told["state"], told["remarks"], told["slug"]), ("published", [], "a-harbour-at-dusk"))
        self.assertEqual((post["status"], post["slug"], post["title"]), ("published", told["slug"], "A harbour at dusk"))
        self.assertEqual([tag["name"] for tag in post["tags"]], ["Sea side", "evenings"])
        self.assertEqual(post["custom_excerpt"], "What the water does when nobody looks.")
        self.assertEqual(post["canonical_url"], "https://elsewhere.example/harbour")
        self.assertEqual(post["feature_image_alt"], "Boats in a row")
        self.assertIsNone(post["email"])
        status, kind, body = self.ghost.page(post["feature_image"])
        self.assertEqual((status, kind, hashlib.sha256(body).digest()), (200, "image/png", hashlib.sha256(HARBOUR).digest()))
        page = self.ghost.page(post["url"])[2].decode()
        for part in ("<strong>water</strong>", "3 &lt; 4 &amp; so on", "<table>", "<td>red</td>", 'print(&quot;a  b&quot;)',
                     post["feature_image"], 'alt="Boats in a row"'):
            self.assertIn(part, page)
        self.assertIn('class="footnote', page)
        self.assertNotIn("brickwork", post["html"].lower(), "our mark is not for readers")
        self.assertNotIn("<h1", post["html"], "the title is not said twice")

    def test_what_is_out_already_is_left_alone(self):
        self.publish()
        before = self.only_post()
        self.assertEqual(self.plan()["action"], "nothing")
        self.publish()
        self.assertEqual(self.only_post(), before)
        self.assert_one_picture()

    def test_a_changed_draft_updates_its_post_and_sends_no_picture_again(self):
        first = self.publish()
        self.change("harbour.md", "*still*", "*never still*")
        self.change("harbour.md", "title: A harbour at dusk", "title: A harbour by night")
        self.change("harbour.md", "[Sea side, evenings]", "[SEA SIDE]")
        self.change("harbour.md", "description: What the water does when nobody looks.\n", "")
        told = self.publish()
        post = self.only_post()
        self.assertEqual((told["action"], told["url"]), ("update", first["url"]))
        self.assertEqual((post["title"], post["slug"]), ("A harbour by night", first["slug"]))
        self.assertIn("<em>never still</em>", post["html"])
        self.assertEqual([tag["name"] for tag in post["tags"]], ["Sea side"], "no second tag of another case")
        self.assertIsNone(post["custom_excerpt"])
        self.assert_one_picture()

    def test_a_slug_of_somebody_else_is_refused_before_anything_is_made(self):
        taken = {"title": "Theirs", "slug": "a-harbour-at-dusk", "status": "draft"}
        for kind in ("posts", "pages"):
            with self.subTest(kind):
                made = self.ghost.api("POST", f"{kind}/", **{kind: [taken]})[kind][0]
                ran = self.run_publish()
                self.assertEqual(ran.code, 1)
                self.assertRegex(ran.err, "Theirs.*a-harbour-at-dusk")
                self.assertEqual(len(self.ghost.posts()), 1 if kind == "posts" else 0)
                self.assertEqual(self.ghost.pictures(), [])
                self.ghost.api("DELETE", f"{kind}/{made['id']}/")

    def test_a_change_at_ghost_is_shown_and_overwritten_only_by_wish(self):
        self.publish()
        self.ghost.change(self.only_post(), title="Edited there")
        theirs = self.only_post()
        plan = self.plan()
        self.assertIn("Edited there", plan["conflict"]["theirs"])
        self.change("harbour.md", "*still*", "*moved*")
        ran = self.run_publish()
        self.assertEqual(ran.code, 1, str(ran))
        self.assertEqual(self.only_post(), theirs)
        seen = self.plan()["conflict"]["stamp"]
        again = self.ghost.change(theirs, title="Edited once more")
        self.assertEqual(self.run_publish("harbour.md", "--replace", seen).code, 1, "that is not what was seen")
        self.assertEqual(self.only_post()["title"], again["title"])
        self.publish("harbour.md", "--replace", self.plan()["conflict"]["stamp"])
        self.assertEqual(self.only_post()["title"], "A harbour at dusk")

    def test_a_change_within_the_same_second_is_seen(self):
        """Ghost's own stamp has whole seconds only."""
        self.publish()
        post = self.only_post()
        self.ghost.change(post, title="Quick")
        self.assertIsNotNone(self.plan()["conflict"])

    def test_a_save_without_a_change_is_no_conflict(self):
        self.publish()
        post = self.only_post()
        self.ghost.change(post, featured=True)
        self.ghost.change(self.only_post(), featured=False)
        self.change("harbour.md", "*still*", "*moved*")
        self.assertIsNone(self.plan()["conflict"])
        self.publish()
        self.assertIn("<em>moved</em>", self.only_post()["html"])

    def test_taken_back_it_is_a_draft_and_comes_out_again_as_the_same_post(self):
        first = self.publish()
        before = self.only_post()
        self.retract()
        self.assertEqual(self.only_post()["status"], "draft")
        self.assertEqual(self.ghost.page(first["url"])[0], 404)
        self.retract_again_is_refused()
        again = self.publish()
        post = self.only_post()
        self.assertEqual((post["id"], post["status"], again["url"]), (before["id"], "published", first["url"]))
        self.assertEqual(post["published_at"], before["published_at"])
        self.assert_one_picture()

    def retract_again_is_refused(self):
        ran = self.desk.run("retract", "harbour.md", "--to", "blog", stdin=self.secret())
        self.assertEqual(ran.code, 1, str(ran))

    def test_what_was_changed_at_ghost_is_not_taken_back(self):
        self.publish()
        self.ghost.change(self.only_post(), title="Edited there")
        ran = self.desk.run("retract", "harbour.md", "--to", "blog", stdin=self.secret())
        self.assertEqual(ran.code, 1)
        self.assertEqual(self.only_post()["status"], "published")

    def test_a_post_deleted_at_ghost_is_made_anew(self):
        self.publish()
        self.ghost.api("DELETE", f"posts/{self.only_post()['id']}/")
        plan = self.plan()
        self.assertEqual(plan["action"], "create")
        self.assertIn("deleted", " ".join(plan["warnings"]))
        self.publish()
        self.assertEqual(self.only_post()["status"], "published")

    def test_as_a_draft_and_later_published(self):
        told = self.publish("harbour.md", "--as", "draft")
        self.assertEqual(told["state"], "draft")
        self.assertEqual(self.only_post()["status"], "draft")
        self.publish()
        self.assertEqual(self.only_post()["status"], "published")

    def test_scheduled_it_appears_by_itself(self):
        when = (datetime.now(UTC) + timedelta(days=3)).replace(microsecond=0)
        told = self.publish("harbour.md", "--schedule", when.isoformat())
        post = self.only_post()
        self.assertEqual((told["state"], post["status"]), ("scheduled", "scheduled"))
        self.assertEqual(datetime.fromisoformat(post["published_at"]), when)
        self.publish()
        post = self.only_post()
        self.assertEqual(post["status"], "published")
        self.assertLess(datetime.fromisoformat(post["published_at"]), datetime.now(UTC) + timedelta(minutes=1))

    def test_a_date_of_the_draft_is_the_posts(self):
        self.change("harbour.md", "title:", "date: 2021-05-02\ntitle:")
        self.publish()
        self.assertEqual(self.only_post()["published_at"][:10], "2021-05-02")
        self.write("later.md", "---\ndate: 2090-01-01\n---\n# Later\n\nText.\n")
        ran = self.run_publish("later.md")
        self.assertEqual(ran.code, 1)
        self.assertIn("still to come", ran.err)
        self.only_post()

    def test_nobody_is_e_mailed_unless_it_was_asked_for(self):
        self.reader()
        self.publish()
        self.change("harbour.md", "*still*", "*moved*")
        self.publish()
        self.retract()
        self.publish()
        self.assertIsNone(self.only_post()["email"])
        ran = self.run_publish("harbour.md", "--email", "default-newsletter")
        self.assertEqual(ran.code, 1, "it is out already")
        self.assertIsNone(self.only_post()["email"])

    def test_a_newsletter_goes_out_once_and_says_to_how_many(self):
        self.reader()
        self.assertEqual(self.run_publish("harbour.md", "--email", "no-such-letter").code, 1)
        self.assertEqual(self.ghost.posts(), [])
        self.assertIn("1 person", " ".join(self.plan("harbour.md", "--email", "default-newsletter")["consequences"]))
        self.assertEqual(self.ghost.posts(), [])
        self.publish("harbour.md", "--email", "default-newsletter")
        post = self.only_post()
        self.assertEqual(post["newsletter"]["slug"], "default-newsletter")
        self.assertEqual(post["email"]["email_count"], 1)
        self.retract()
        ran = self.run_publish("harbour.md", "--email", "default-newsletter")
        self.assertEqual(ran.code, 1)
        self.assertIn("e-mailed already", ran.err)

    def reader(self):
        if not self.ghost.api("GET", "members/?limit=1")["members"]:
            self.ghost.api("POST", "members/", members=[{"email": "reader@example.com"}])

    def test_as_blocks_ghost_makes_its_own(self):
        self.add("blocks", None, "body=blocks")
        self.publish("harbour.md", to="blocks")
        post = self.only_post()
        self.assertTrue(post["html"].startswith("<p>The <strong>water</strong>"), post["html"])
        self.assertIn("kg-image-card", post["html"])
        self.assertEqual(self.publish("harbour.md", to="blocks")["action"], "nothing")
        self.change("harbour.md", "*still*", "*moved*")
        self.assertEqual(self.publish("harbour.md", to="blocks")["action"], "update")
        self.assertIn("<em>moved</em>", self.only_post()["html"])

    def test_a_link_to_another_draft_becomes_its_address(self):
        self.write("other.md", "# Other\n\nSee [the harbour](harbour.md).\n")
        self.assertIn("harbour", " ".join(self.plan("other.md")["warnings"]))
        there = self.publish()
        self.publish("other.md")
        other = self.ghost.api("GET", "posts/slug/other/?formats=html")["posts"][0]
        self.assertIn(f'href="{there["url"]}"', other["html"])

    def test_the_connection_is_tested_in_words(self):
        def test(secret, name="blog"):
            return self.desk.run("target", "test", name, stdin=f"{secret}\n".encode())

        ran = test(self.ghost.key)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertIn("Ghost " + ".".join(self.ghost.version.split(".")[:2]), ran.out)
        known, secret = self.ghost.key.split(":")
        for key, says in ((self.ghost.reading_key, "Content API key"), ("open sesame", "64 more"),
                          (f"{known}:{'0' * 64}", "Copy it again"), (f"{'0' * 24}:{secret}", "does not know")):
            ran = test(key)
            self.assertEqual(ran.code, 1, str(ran))
            self.assertIn(says, ran.err)
            self.assertNotIn(secret, ran.err)
        self.add("nowhere", f"{self.ghost.url}/not-here")
        self.assertIn("No Ghost answers", test(self.ghost.key, "nowhere").err)
        self.add("deep", f"{self.ghost.url}/ghost/")
        self.assertEqual(test(self.ghost.key, "deep").code, 0)

    def test_the_key_is_kept_nowhere(self):
        self.publish()
        secret = self.ghost.key.split(":")[1].encode()
        for file in self.person.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(secret, file.read_bytes(), str(file))


class GhostFaults(FaultChecks):
    """All that goes wrong on the way to it."""

    kind = None
    ghost = None
    kills = 24

    @classmethod
    def upstream(cls):
        return cls.ghost.url

    @property
    def secret(self):
        return self.ghost.key

    def posts(self, title):
        return [(post["id"], post["status"] == "published" and self.ghost.page(post["url"])[0] == 200)
                for post in self.ghost.posts() if post["title"] == title]

    def pictures(self, stem):
        return sum(Path(name).name.startswith(f"{stem}-") and not name.endswith("_o.png") for name in self.ghost.pictures())

    def test_nobody_is_e_mailed_twice_whenever_it_is_cut_off(self):
        if not self.ghost.api("GET", "members/?limit=1")["members"]:
            self.ghost.api("POST", "members/", members=[{"email": "reader@example.com"}])
        for kind in ("cut before", "cut after", "answer after"):
            with self.subTest(kind):
                draft, title = self.fresh_draft()
                self.proxy.plan(Fault(kind, on=r"^PUT ", status=500, body=b"{}"))
                letter = ("--email", "default-newsletter")
                ran = self.desk.run("publish", draft, "--to", "blog", "--json", *letter, stdin=self.given)
                self.assertEqual(ran.code, 1, str(ran))
                self.proxy.clear()
                again = self.desk.run("publish", draft, "--to", "blog", "--json", *letter, stdin=self.given)
                if kind == "cut before":
                    self.assertEqual(again.code, 0, str(again))
                (post,) = [post for post in self.ghost.posts() if post["title"] == title]
                self.assertEqual((post["status"], post["email"]["email_count"]), ("published", 1))


def against(kind):
    """The tests of a kind of Ghost, which is started once for all of them."""

    class Started:
        @classmethod
        def setUpClass(cls):
            super().setUpClass()
            if not hasattr(kind, "shared"):
                kind.shared = kind()
                unittest.addModuleCleanup(kind.shared.stop)
                kind.shared.start()
            cls.ghost = kind.shared

    tests = type(f"{kind.__name__}Test", (Started, GhostChecks), {"__module__": "__main__"})
    faults = type(f"{kind.__name__}Faults", (Started, GhostFaults), {"__module__": "__main__", "kind": "ghost"})
    return tests, faults
