"""Publishing by Micropub, to Indiekit's endpoints; once with a site that keeps drafts and once without."""

import hashlib
import re

import fault_list
import peer
from brickwork_cli import CliTest
from fault_proxy import Fault, FaultProxy
from micropub_peer import Micropub

DRAFT = """---
title: A harbour at dusk %s
tags: [sea, evenings]
description: What the water does when nobody looks.
image: pictures/harbour.png
---

# A harbour at dusk %s

The **water** is *still*; it has a “skin”, 3 < 4 & so on.[^1]

![Boats in a row](pictures/harbour.png)

[^1]: Nearly.
"""
HARBOUR = fault_list.picture(1_000_001, size=32)


class Site:
    """Started once for all tests of a class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.site = cls.enterClassContext(Micropub())


class MicropubTest(Site, CliTest):
    _number = 0

    def setUp(self):
        super().setUp()
        MicropubTest._number += 1
        self.number = MicropubTest._number
        self.slug = f"a-harbour-at-dusk-{self.number}"
        self.write("harbour.md", DRAFT % (self.number, self.number))
        (self.desk.root / "pictures").mkdir()
        # Each test has a picture of its own: the site keeps those of the others.
        (self.desk.root / "pictures" / "harbour.png").write_bytes(fault_list.picture(1_000_000 + self.number, size=32))
        self.add("blog")

    def write(self, name, text):
        (self.desk.root / name).write_text(text, encoding="utf-8")

    def change(self, old, new, name="harbour.md"):
        text = (self.desk.root / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def add(self, name, *options, url=None, token=None):
        ran = self.desk.run("target", "add", "micropub", name, f"url={url or self.site.url}", *options,
                            stdin=self.given(token))
        self.assertEqual(ran.code, 0, str(ran))

    def given(self, token=None):
        return f"{token or self.site.token}\n".encode()

    def run_publish(self, *more, draft="harbour.md", to="blog", token=None):
        return self.desk.run("publish", draft, "--to", to, "--json", *more, stdin=self.given(token))

    def publish(self, *more, **where):
        ran = self.run_publish(*more, **where)
        self.assertEqual(ran.code, 0, str(ran))
        return ran.json

    def run_retract(self, token=None):
        return self.desk.run("retract", "harbour.md", "--to", "blog", stdin=self.given(token))

    def posts(self):
        return [post for post in self.site.posts() if post["url"].rstrip("/").endswith(self.slug)]

    def only_post(self):
        (post,) = self.posts()
        return post

    def pictures(self):
        name = re.escape("harbour-" + hashlib.sha256(fault_list.picture(1_000_000 + self.number, size=32)).hexdigest()[:12])
        return [one for one in self.site.pictures() if re.match(name, one["originalname"])]

    def test_a_draft_becomes_a_post_with_all_that_it_holds(self):
        told = self.publish()
        post = self.only_post()
        self.assertEqual((told["action"], told["state"], told["remarks"]), ("create", "published", []))
        self.assertEqual((told["url"], told["slug"]), (post["url"], self.slug))
        self.assertEqual(post["title"], f"A harbour at dusk {self.number}")
        self.assertEqual(post["categories"], ["sea", "evenings"])
        self.assertEqual(post["summary"], "What the water does when nobody looks.")
        status, page = self.site.page(post["url"])
        self.assertEqual(status, 200)
        for part in (b"<strong>water</strong>", b"3 &lt; 4 &amp; so on", b'alt="Boats in a row"', b'class="footnote'):
            self.assertIn(part, page)
        self.assertEqual(page.count(b"<h1"), 1, "the title is said once")
        (sent,) = self.pictures()
        self.assertIn(f'src="{sent["url"]}"'.encode(), page)
        status, came = self.site.page(sent["url"])
        self.assertEqual((status, came), (200, fault_list.picture(1_000_000 + self.number, size=32)))
        self.assertNotIn(b"rickwork", page, "our mark is not for readers")

    def test_a_dry_run_changes_nothing(self):
        told = self.publish("--dry-run")
        self.assertEqual((told["action"], told["published"], told["slug"]), ("create", False, self.slug))
        self.assertEqual((self.posts(), self.pictures()), ([], []))

    def test_what_is_out_already_is_left_alone(self):
        self.publish()
        before = self.only_post()
        self.assertEqual(self.publish()["action"], "nothing")
        self.assertEqual(self.only_post(), before)
        self.assertEqual(len(self.pictures()), 1)

    def test_a_changed_draft_updates_its_post_and_sends_no_picture_again(self):
        first = self.publish()
        self.change("*still*", "*never still*")
        self.change("title: A harbour", "title: Another harbour")
        told = self.publish()
        post = self.only_post()
        self.assertEqual((told["action"], told["url"], told["slug"]), ("update", first["url"], self.slug))
        self.assertIn("<em>never still</em>", post["html"])
        self.assertTrue(post["title"].startswith("Another harbour"))
        self.assertEqual(post["categories"], ["sea", "evenings"])
        self.assertEqual(len(self.pictures()), 1)

    def test_what_a_draft_no_longer_says_is_taken_out(self):
        self.publish()
        self.change("tags: [sea, evenings]\n", "")
        self.change("description: What the water does when nobody looks.\n", "")
        self.publish()
        post = self.only_post()
        self.assertEqual((post["categories"], post["summary"]), ([], ""))

    def test_a_slug_of_somebody_else_is_refused_before_anything_is_sent(self):
        self.publish()
        theirs = self.only_post()
        self.write("other.md", DRAFT % (self.number, self.number))
        ran = self.run_publish(draft="other.md")
        self.assertEqual(ran.code, 1, str(ran))
        self.assertRegex(ran.err, self.slug)
        self.assertEqual(self.posts(), [theirs])

    def test_a_change_at_the_site_is_shown_and_overwritten_only_by_wish(self):
        self.publish()
        self.site.change(self.only_post(), content={"html": "<p>Edited <b>there</b></p>", "text": "x"})
        theirs = self.only_post()
        self.change("*still*", "*moved*")
        plan = self.desk.run("publish", "harbour.md", "--to", "blog", "--json", "--dry-run", stdin=self.given()).json
        self.assertIn("Edited **there**", plan["conflict"]["theirs"])
        ran = self.run_publish()
        self.assertEqual(ran.code, 1, str(ran))
        self.assertEqual(self.only_post(), theirs)
        self.assertEqual(self.run_retract().code, 1)
        self.assertEqual(self.only_post(), theirs)
        seen = plan["conflict"]["stamp"]
        self.site.change(theirs, name="Edited once more")
        self.assertEqual(self.run_publish("--replace", seen).code, 1, "that is not what was seen")
        plan = self.desk.run("publish", "harbour.md", "--to", "blog", "--json", "--dry-run", stdin=self.given()).json
        self.publish("--replace", plan["conflict"]["stamp"])
        self.assertIn("<em>moved</em>", self.only_post()["html"])

    def test_taken_back_it_is_gone_and_comes_out_again_at_its_address(self):
        first = self.publish()
        ran = self.run_retract()
        self.assertEqual(ran.code, 0, str(ran))
        self.assertEqual(self.only_post()["state"], "gone")
        self.assertIn(self.site.page(first["url"])[0], (404, 410))
        self.change("*still*", "*back*")
        again = self.publish()
        self.assertEqual(again["url"], first["url"])
        post = self.only_post()
        self.assertEqual(post["state"], "published")
        self.assertIn("<em>back</em>", post["html"])
        self.assertEqual(len(self.pictures()), 1)

    def test_a_post_removed_at_the_site_is_made_anew(self):
        self.publish()
        self.site.ask("/told/change", url=self.only_post()["url"], properties={"url": "http://127.0.0.1/elsewhere"})
        self.assertEqual(self.posts(), [])
        self.publish()
        self.assertEqual(self.only_post()["state"], "published")

    def test_a_draft_is_refused_where_it_might_be_public(self):
        ran = self.run_publish("--as", "draft")
        self.assertEqual(ran.code, 1, str(ran))
        self.assertIn("drafts", ran.err)
        self.assertEqual(self.posts(), [])

    def test_a_site_that_keeps_drafts_gets_one_and_shows_it_later(self):
        self.add("drafts", "drafts=yes")
        told = self.publish("--as", "draft", to="drafts")
        self.assertEqual((told["state"], told["remarks"]), ("draft", []))
        self.assertEqual(self.only_post()["state"], "draft")
        self.assertEqual(self.site.page(told["url"])[0], 404)
        told = self.publish(to="drafts")
        self.assertEqual((told["state"], told["remarks"]), ("published", []))
        self.assertEqual(self.only_post()["state"], "published")
        self.assertEqual(self.site.page(told["url"])[0], 200)

    def test_a_schedule_is_refused(self):
        ran = self.run_publish("--schedule", "2090-01-01T10:00:00+00:00")
        self.assertEqual(ran.code, 1)
        self.assertIn("schedule", ran.err)

    def test_a_token_that_lacks_a_right_is_told_which(self):
        self.publish()
        before = self.only_post()
        self.change("*still*", "*moved*")
        ran = self.run_publish(token=self.site.token_to_create)
        self.assertEqual(ran.code, 1)
        self.assertIn("“update”", ran.err)
        self.assertEqual(self.only_post(), before)
        ran = self.run_retract(token=self.site.token_to_create)
        self.assertEqual(ran.code, 1)
        self.assertEqual(self.only_post()["state"], "published")

    def test_a_wrong_token_is_said_and_shown_nowhere(self):
        ran = self.run_publish(token="not-a-token-of-this-site")
        self.assertEqual(ran.code, 1)
        self.assertIn("access token", ran.err)
        self.assertNotIn("not-a-token-of-this-site", ran.out + ran.err)
        self.assertEqual(self.posts(), [])

    def test_a_site_without_micropub_is_said(self):
        self.add("page", url=f"{self.site.url}/told/posts")
        ran = self.run_publish(to="page")
        self.assertEqual(ran.code, 1)
        self.assertIn("Micropub", ran.err)

    def test_the_connection_is_tested_in_words(self):
        ran = self.desk.run("target", "test", "blog", stdin=self.given())
        self.assertEqual(ran.code, 0, str(ran))
        self.assertIn("127.0.0.1", ran.out)
        self.assertIn("drafts", ran.out)

    def test_a_site_that_only_creates_is_asked_of_the_writer_when_nobody_can_tell(self):
        with FaultProxy(self.site.url) as proxy:
            self.add("apart", f"endpoint={proxy.url}/create-only", url=proxy.url)
            proxy.plan(Fault("cut after", on=r"^POST .*/create-only"))
            ran = self.run_publish(to="apart")
            self.assertEqual(ran.code, 1, str(ran))
            self.assertIn("may have done", ran.err)
            proxy.clear()
            ran = self.run_publish(to="apart")
            self.assertEqual(ran.code, 1, str(ran))
            self.assertRegex(ran.err, "(?i)look there")
            self.assertEqual(proxy.changing, [], "nothing is sent until somebody has looked")
            self.only_post()

    def test_a_site_that_only_creates_takes_a_post(self):
        self.add("apart", f"endpoint={self.site.url}/create-only")
        told = self.publish(to="apart")
        self.assertEqual(told["url"], f"{self.site.url}/apart/{self.slug}")
        self.assertEqual(self.publish(to="apart")["action"], "nothing")
        self.only_post()

    def test_the_token_is_kept_nowhere(self):
        self.publish()
        for file in self.person.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(self.site.token.encode(), file.read_bytes(), str(file))


class Faults(Site, fault_list.FaultChecks):
    kind = "micropub"
    secret = Micropub.token
    sayings = {
        # The server overwrote nothing: it did not know the post.
        "the address is not known": r"know|gone|address",
    }
    overcome = ("a page comes when it was done",)

    @classmethod
    def upstream(cls):
        return cls.site.url

    def posts(self, title):
        return [(post["url"], self.site.page(post["url"])[0] == 200) for post in self.site.posts()
                if post["title"] == title]

    def pictures(self, stem):
        return sum(one["originalname"].startswith(stem + "-") for one in self.site.pictures())


class FaultsWithDrafts(Faults):
    kills = 24

    def options(self):
        return ("drafts=yes",)


if __name__ == "__main__":
    peer.main(Micropub)
