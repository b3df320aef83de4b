"""What is asked of a WordPress, whoever publishes to it: tst_wordpress.py runs it."""

import hashlib
import html
import shutil
import struct
import urllib.error
import urllib.request
import zlib

import fault_list
from brickwork_cli import CliTest
from fault_proxy import Fault, FaultProxy
from wordpress_peer import WordPress

DRAFT = """---
title: Peas & beans < corn
tags: [art, R&D, Süß]
categories: [Kitchen garden]
description: What grows & what does not.
image: pictures/peas.png
---

# Peas & beans < corn

The **first** row is *in*; it has a “skin”, 3 < 4 & so on.[^1]

![Peas in a row](pictures/peas.png)

- one
- two with `code`
  - two and a half

3. three
4. four

> Said by *somebody*.
>
> - in a list

| Bed | Crop |
|:----|-----:|
| 1   | peas |

```python
print("a  b", x < 1)
```

---

- a

  b

[^1]: Nearly.
"""
PEAS = fault_list.picture(900_001, size=32)
WIDE = fault_list.picture(900_002, size=24)


class Site:
    """Started once for all tests of a class, and emptied before each of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.site = cls.enterClassContext(WordPress())


class WordPressTest(Site, CliTest):
    person_there = "ada"
    status_of_theirs = "draft"  # the least of another's post that this person gets to see

    def setUp(self):
        super().setUp()
        self.site.empty()
        self.write(DRAFT)
        (self.desk.root / "pictures").mkdir()
        (self.desk.root / "pictures" / "peas.png").write_bytes(PEAS)
        self.add("blog")

    # What is done

    def write(self, text, name="peas.md"):
        (self.desk.root / name).write_text(text, encoding="utf-8")

    def change(self, old, new, name="peas.md"):
        text = (self.desk.root / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.write(text.replace(old, new), name)

    def add(self, name, *options, url=None, user=None):
        ran = self.desk.run("target", "add", "wordpress", name, f"url={url or self.site.url}",
                            f"user={user or self.person_there}", *options, stdin=self.given())
        self.assertEqual(ran.code, 0, str(ran))

    def given(self, secret=None):
        plain = secret or self.site.passwords[self.person_there]
        # As WordPress shows it when it is made.
        spaced = " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))
        return f"{spaced}\n".encode()

    def run_publish(self, *more, draft="peas.md", to="blog", secret=None):
        return self.desk.run("publish", draft, "--to", to, "--json", *more, stdin=self.given(secret))

    def publish(self, *more, **where):
        ran = self.run_publish(*more, **where)
        self.assertEqual(ran.code, 0, str(ran))
        return ran.json

    def refused(self, says, *more, **where):
        ran = self.run_publish(*more, **where)
        self.assertEqual(ran.code, 1, str(ran))
        self.assertRegex(ran.err, says)
        return ran

    def retract(self):
        ran = self.desk.run("retract", "peas.md", "--to", "blog", stdin=self.given())
        self.assertEqual((ran.code, ran.err), (0, ""), str(ran))

    # What is there

    def only_post(self):
        (post,) = self.site.posts()
        return post

    def get(self, url):
        with urllib.request.urlopen(url, timeout=60) as reply:
            return reply.read()

    def edit(self, post, **fields):
        """As somebody does it in WordPress."""
        self.site.php("wp_update_post($fields)", fields={"ID": int(post["id"])} | fields)

    # A draft and its post

    def test_a_draft_becomes_a_post_with_all_that_it_holds(self):
        told = self.publish()
        post = self.only_post()
        self.assertEqual((told["action"], told["state"], told["remarks"]), ("create", "published", []))
        self.assertEqual((told["slug"], told["url"]), ("peas-beans-corn", f"{self.site.url}/peas-beans-corn/"))
        self.assertEqual((post["status"], post["slug"]), ("publish", "peas-beans-corn"))
        self.assertEqual(html.unescape(post["title"]), "Peas & beans < corn")
        self.assertEqual(html.unescape(post["excerpt"]), "What grows & what does not.")
        self.assertEqual(self.site.terms(int(post["id"]), "post_tag"), ["R&D", "Süß", "art"])
        self.assertEqual(self.site.terms(int(post["id"]), "category"), ["Kitchen garden"])
        (sent,) = self.site.pictures()
        self.assertEqual((sent["alt"], sent["hash"]), ("Peas in a row", hashlib.sha256(PEAS).hexdigest()))
        self.assertEqual(self.site.php("get_post_thumbnail_id($id)", id=int(post["id"])), sent["id"])
        page = self.get(told["url"]).decode()
        for part in ("<h1>Peas &amp; beans &lt; corn</h1>", "<strong>first</strong>", sent["url"], 'alt="Peas in a row"',
                     'class="footnote', "print(", f"wp-image-{sent['id']}"):
            self.assertIn(part, page)
        self.assertEqual(self.get(sent["url"]), PEAS)
        self.assertNotIn("<h1", post["content"], "the title is said once")
        self.assertNotIn("rickwork", post["content"], "our mark is not for readers")

    def test_every_block_of_it_is_what_wordpress_itself_would_write(self):
        self.publish()
        if not shutil.which("chromium"):
            self.skipTest("no chromium here")
        blocks = self.site.blocks(self.only_post()["content"])
        self.assertEqual([block for block in blocks if not block["valid"]], [])
        names = [block["name"].removeprefix("core/") for block in blocks]
        for name in ("paragraph", "image", "list", "list-item", "quote", "table", "code", "separator", "html"):
            self.assertIn(name, names)

    def test_a_dry_run_changes_nothing(self):
        told = self.publish("--dry-run")
        self.assertEqual((told["action"], told["published"], told["slug"]), ("create", False, "peas-beans-corn"))
        self.assertEqual((self.site.posts(), self.site.pictures()), ([], []))

    def test_what_is_out_already_is_left_alone(self):
        self.publish()
        before = self.only_post()
        self.assertEqual(self.publish()["action"], "nothing")
        self.assertEqual(self.only_post(), before)
        self.assertEqual(len(self.site.pictures()), 1)

    def test_a_changed_draft_updates_its_post_and_sends_no_picture_again(self):
        first = self.publish()
        before = self.only_post()
        (self.desk.root / "pictures" / "wide.png").write_bytes(WIDE)
        self.change("*in*", "*out* ![](pictures/wide.png)")
        self.change("title: Peas & beans < corn", "title: Lentils")
        told = self.publish()
        post = self.only_post()
        self.assertEqual((told["action"], told["url"]), ("update", first["url"]))
        self.assertEqual((post["id"], post["slug"], post["title"]), (before["id"], before["slug"], "Lentils"))
        self.assertIn("<em>out</em>", post["content"])
        self.assertEqual(len(self.site.pictures()), 2)

    def test_what_a_draft_no_longer_says_is_taken_out(self):
        self.publish()
        for line in ("tags: [art, R&D, Süß]\n", "description: What grows & what does not.\n", "image: pictures/peas.png\n"):
            self.change(line, "")
        self.publish()
        post = self.only_post()
        self.assertEqual((self.site.terms(int(post["id"]), "post_tag"), post["excerpt"]), ([], ""))
        self.assertEqual(self.site.php("get_post_thumbnail_id($id)", id=int(post["id"])), 0)

    def test_a_tag_is_never_one_that_only_contains_its_name(self):
        for name in ("start", "art", "Art History", "arts"):
            self.site.php("wp_insert_term($name, 'post_tag')", name=name)
        known = self.site.php("get_term_by('name', 'art', 'post_tag')->term_id")
        self.publish()
        post = self.only_post()
        self.assertIn(known, self.site.php("wp_get_post_tags($id, ['fields' => 'ids'])", id=int(post["id"])))
        self.assertEqual(self.site.terms(int(post["id"]), "post_tag"), ["R&D", "Süß", "art"])

    def test_a_term_beyond_the_first_hundred_is_found(self):
        self.site.php("array_map(fn($n) => wp_insert_term(\"art $n\", 'post_tag'), range(1, 130))")
        self.site.php("wp_insert_term('R&D', 'post_tag')")
        self.publish()
        count = self.site.php("wp_count_terms(['taxonomy' => 'post_tag', 'hide_empty' => false])")
        self.assertEqual(int(count), 133, "art and Süß are new, R&D was there")

    def test_a_slug_of_somebody_else_is_refused_before_anything_is_made(self):
        self.site.php("wp_insert_post(['post_title' => 'Theirs', 'post_name' => 'peas-beans-corn',"
                      "'post_status' => $status, 'post_content' => 'x'])", status=self.status_of_theirs)
        theirs = self.only_post()
        ran = self.refused("peas-beans-corn.*Theirs")
        self.assertRegex(ran.err, "slug:")
        self.assertEqual((self.only_post(), self.site.pictures()), (theirs, []))

    def test_a_picture_that_somebody_deleted_is_sent_again(self):
        self.publish()
        (sent,) = self.site.pictures()
        self.site.php("wp_delete_attachment($id, true)", id=sent["id"])
        self.change("*in*", "*out*")
        stamp = self.run_publish("--dry-run").json["conflict"]
        self.publish(*(["--replace", stamp["stamp"]] if stamp else []))
        (again,) = self.site.pictures()
        self.assertIn(again["url"], self.only_post()["content"])
        self.assertEqual(self.get(again["url"]), PEAS)

    def test_a_picture_of_fourteen_megabytes_arrives(self):
        large = fault_list.picture(900_003, size=2000)[:-12] + b"".join(
            _chunk(b"teXt", hashlib.sha256(bytes([number])).digest() * 32768) for number in range(14)) + _chunk(b"IEND", b"")
        self.assertGreater(len(large), 14_000_000)
        (self.desk.root / "pictures" / "peas.png").write_bytes(large)
        self.publish()
        (sent,) = self.site.pictures()
        self.assertEqual(sent["hash"], hashlib.sha256(large).hexdigest())

    # Others change it

    def test_a_change_made_in_wordpress_is_never_overwritten_unseen(self):
        self.publish()
        self.edit(self.only_post(), post_content="<!-- wp:paragraph -->\n<p>Rather <em>this</em>.</p>\n<!-- /wp:paragraph -->")
        theirs = self.only_post()
        self.change("*in*", "*out*")
        self.refused("changed in WordPress")
        self.assertEqual(self.only_post(), theirs)
        seen = self.run_publish("--dry-run").json["conflict"]
        self.assertRegex(seen["theirs"], r"Rather [*_]this[*_]\.")
        self.edit(self.only_post(), post_title="And another title")
        self.refused("changed in WordPress", "--replace", seen["stamp"])
        seen = self.run_publish("--dry-run").json["conflict"]
        self.publish("--replace", seen["stamp"])
        self.assertIn("<em>out</em>", self.only_post()["content"])

    def test_a_change_in_the_minute_of_publishing_is_not_overwritten(self):
        with FaultProxy(self.site.url) as proxy:
            self.add("through", url=proxy.url)
            self.publish(to="through")
            self.change("*in*", "*out*")
            self.change("tags: [art,", "tags: [new,")
            # Between the plan and the writing; the tag is made in between.
            proxy.plan(Fault("drip", on=r"^POST .*/tags", nth=1))
            self.site.plugin("meddler", """
                add_action('created_post_tag', function () {
                    wp_update_post(['ID' => get_posts()[0]->ID, 'post_content' => 'Meddled.']);
                });""")
            self.addCleanup(self.site.plugin, "meddler", None)
            self.refused("changed", to="through")
        self.assertEqual(self.only_post()["content"], "Meddled.")

    def test_saving_without_a_change_in_wordpress_is_no_conflict(self):
        self.publish()
        self.edit(self.only_post())
        self.change("*in*", "*out*")
        self.publish()
        self.assertIn("<em>out</em>", self.only_post()["content"])

    # States

    def test_a_post_stays_a_draft_there_until_it_is_published(self):
        self.assertEqual(self.publish("--as", "draft")["state"], "draft")
        self.assertEqual(self.only_post()["status"], "draft")
        told = self.publish()
        self.assertEqual((self.only_post()["status"], told["state"]), ("publish", "published"))
        self.get(told["url"])

    def test_a_scheduled_post_waits_and_can_be_published_at_once(self):
        told = self.publish("--schedule", "2050-03-04T05:06:07+01:00")
        post = self.only_post()
        self.assertEqual((told["state"], told["remarks"]), ("scheduled", []))
        self.assertEqual((post["status"], post["date"]), ("future", "2050-03-04 04:06:07"))
        told = self.publish()
        self.assertEqual((self.only_post()["status"], told["state"]), ("publish", "published"))

    def test_a_day_the_writer_gives_is_that_day_there(self):
        self.change("title:", "date: 2024-02-29\ntitle:")
        self.site.php("update_option('timezone_string', 'Pacific/Honolulu')")
        self.addCleanup(self.site.php, "update_option('timezone_string', 'UTC')")
        self.publish()
        day = self.site.php("get_post_field('post_date', $id)", id=int(self.only_post()["id"]))
        self.assertTrue(day.startswith("2024-02-29"), day)

    # Taking back

    def test_taken_back_it_is_in_the_trash_and_comes_back_from_there(self):
        first = self.publish()
        before = self.only_post()
        self.retract()
        self.assertEqual(self.only_post()["status"], "trash")
        with self.assertRaises(urllib.error.HTTPError):
            self.get(first["url"])
        told = self.publish()
        post = self.only_post()
        self.assertEqual((post["id"], post["slug"], post["status"]), (before["id"], before["slug"], "publish"))
        self.assertEqual((told["url"], told["remarks"]), (first["url"], []))
        self.assertEqual(len(self.site.pictures()), 1)

    def test_a_post_that_is_gone_for_good_is_made_anew(self):
        self.publish()
        self.site.php("wp_delete_post($id, true)", id=int(self.only_post()["id"]))
        told = self.publish()
        self.assertEqual((self.only_post()["status"], told["slug"]), ("publish", "peas-beans-corn"))
        self.assertEqual(len(self.site.pictures()), 1)

    def test_out_of_the_trash_it_does_not_take_the_address_of_another_post(self):
        self.publish()
        self.retract()
        self.site.php("wp_insert_post(['post_title' => 'Theirs', 'post_name' => 'peas-beans-corn',"
                      "'post_status' => 'publish', 'post_content' => 'x'])")
        self.refused("peas-beans-corn.*Theirs")

    def test_what_somebody_changed_is_not_taken_back_unseen(self):
        self.publish()
        self.edit(self.only_post(), post_content="Theirs.")
        ran = self.desk.run("retract", "peas.md", "--to", "blog", stdin=self.given())
        self.assertEqual(ran.code, 1, str(ran))
        self.assertRegex(ran.err, "changed")
        self.assertEqual(self.only_post()["status"], "publish")

    # Forms of a site

    def test_a_site_without_speaking_addresses_is_found(self):
        self.site.php("update_option('permalink_structure', '')")
        self.addCleanup(self.site.php, "update_option('permalink_structure', '/%postname%/')")
        told = self.publish()
        self.assertEqual(told["url"], f"{self.site.url}/?p={self.only_post()['id']}")

    def test_the_classic_form_has_no_blocks(self):
        self.add("classic", "body=classic")
        self.publish(to="classic")
        self.assertNotIn("<!-- wp:", self.only_post()["content"])
        self.assertIn("<table>", self.only_post()["content"])

    def test_a_title_alone_is_changed_after_a_cut_off_update(self):
        with FaultProxy(self.site.url) as proxy:
            self.add("through", url=proxy.url)
            self.publish(to="through")
            self.change("title: Peas & beans < corn", "title: Lentils")
            fault = Fault("cut before", on=r"^POST .*/posts/\d+", nth=1)
            proxy.plan(fault)
            self.assertEqual(self.run_publish(to="through").code, 1)
            self.assertEqual(fault.struck, 1)
            proxy.clear()
            self.publish(to="through")
        self.assertEqual(self.only_post()["title"], "Lentils")


def _chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
