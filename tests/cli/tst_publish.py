"""Drafts, counts, pages and publishing into folders, from the command line."""

import hashlib
import json
import unittest

from brickwork_cli import CliTest, contents, untouched

BERLIN = "Europe/Berlin"
TUESDAY = ("--at", "2025-07-22T09:00:00+02:00", "--zone", BERLIN)
LATER = ("--at", "2025-08-05T09:00:00+02:00", "--zone", BERLIN)


class PublishTest(CliTest):
    def draft(self, text="# Garden Notes\n\nPeas first, then beans.\n", name="garden-notes.md"):
        file = self.desk.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(text, encoding="utf-8")
        return name

    def target(self, *options, name="blog", site=()):
        """A target folder; `site` are folders and files that make it the site of a generator."""
        folder = self.person.folder / name
        folder.mkdir()
        for part in site:
            path = folder / part
            if part.endswith("/"):
                path.mkdir(parents=True)
            else:
                path.write_text("")
        self.desk.done("target", "add", "folder", name, f"path={folder}", *options)
        return folder

    def hugo(self, *options):
        return self.target("generator=hugo", *options, site=("content/", "hugo.toml"))

    def publish(self, draft, *more, to="blog"):
        when = () if "--at" in more else TUESDAY
        return self.desk.done("publish", draft, "--to", to, *more, *when)

    def posts_in_weeks(self, at=LATER):
        weeks = self.desk.done("status", "--json", *at).json["weekly"]["weeks"]
        return {week["week"]: week["posts"] for week in weeks if week["posts"]}


class Targets(PublishTest):
    def test_added_listed_removed(self):
        self.assertEqual(self.desk.done("targets", "--json").json, {"targets": []})
        folder = self.target("generator=jekyll", "url=https://example.org")
        options = {"path": str(folder), "generator": "jekyll", "url": "https://example.org"}
        self.assertEqual(
            self.desk.done("targets", "--json").json,
            {"targets": [{"name": "blog", "kind": "folder", "options": options}]},
        )
        self.assertIn(str(folder), self.desk.done("targets").out)
        self.desk.done("target", "remove", "blog")
        self.assertEqual(self.desk.done("targets", "--json").json, {"targets": []})
        self.assert_refused(self.desk.run("target", "remove", "blog"))

    def test_a_relative_folder_is_meant_from_here(self):
        (self.person.folder / "here").mkdir()
        self.desk.done("target", "add", "folder", "blog", "path=here")
        (target,) = self.desk.done("targets", "--json").json["targets"]
        self.assertEqual(target["options"]["path"], str(self.person.folder / "here"))

    def test_a_name_given_again_replaces_it(self):
        self.target()
        other = self.person.folder / "other"
        other.mkdir()
        self.desk.done("target", "add", "folder", "blog", f"path={other}")
        (target,) = self.desk.done("targets", "--json").json["targets"]
        self.assertEqual(target["options"]["path"], str(other))

    def test_what_makes_no_target(self):
        folder = self.person.folder / "blog"
        folder.mkdir()
        for name, options in {
            "no folder": (),
            "an empty folder": ("path=",),
            "a generator nobody knows": (f"path={folder}", "generator=wordstar"),
            "a format nobody knows": (f"path={folder}", "format=pdf"),
            "an option nobody knows": (f"path={folder}", "pahth=x"),
            "an address that is none": (f"path={folder}", "url=example"),
            "TOML for Jekyll": (f"path={folder}", "generator=jekyll", "front-matter=toml"),
        }.items():
            with self.subTest(name):
                ran = self.desk.run("target", "add", "folder", "blog", *options)
                self.assert_refused(ran, ran.code)
                self.assertIn(ran.code, (1, 2), str(ran))
        self.assert_wrong_usage(self.desk.run("target", "add", "pigeon", "blog", f"path={folder}"))
        self.assertEqual(self.desk.done("targets", "--json").json, {"targets": []})


class Hugo(PublishTest):
    POST = "content/posts/garden-notes.md"

    def setUp(self):
        super().setUp()
        self.folder_ = self.hugo("url=https://example.org/")
        self.empty = contents(self.folder_)
        self.name = self.draft()

    def written(self):
        """What stands in the site and was not there at first."""
        return {name: held for name, held in contents(self.folder_).items() if name not in self.empty}

    def test_published_then_nothing_then_updated_in_the_same_file(self):
        first = self.publish(self.name, "--json").json
        self.assertEqual((first["action"], first["published"], first["refusals"]), ("create", True, []))
        self.assertEqual(list(self.written()), [self.POST])
        self.assertEqual(first["path"], str(self.folder_ / self.POST))
        text = self.written()[self.POST].decode()
        self.assertRegex(text, r"(?s)\A---\n.*title: .?Garden Notes.*date: .?2025-07-22T09:00:00\+02:00.*\n---\n")
        self.assertIn("Peas first, then beans.", text)
        self.assertIn("https://example.org/", first["url"])

        with untouched(self, self.folder_):
            again = self.publish(self.name, "--json", *LATER).json
        self.assertEqual((again["action"], again["path"]), ("nothing", first["path"]))

        self.draft("# Another title\n\nBeans first.\n")
        changed = self.publish(self.name, "--json", *LATER).json
        self.assertEqual((changed["action"], changed["path"], changed["slug"]), ("update", first["path"], first["slug"]))
        self.assertEqual(list(self.written()), [self.POST])
        text = self.written()[self.POST].decode()
        self.assertIn("Beans first.", text)
        self.assertIn("2025-07-22T09:00:00+02:00", text)
        # R8: an update changes nothing of what counts.
        self.assertEqual(self.posts_in_weeks(), {"2025-07-21": 1})

    def test_the_draft_is_not_changed(self):
        with untouched(self, self.desk.root / self.name):
            self.publish(self.name)

    def test_a_dry_run_touches_nothing_and_says_the_same(self):
        with untouched(self, self.folder_, self.desk.root / self.name):
            before = self.desk.export()
            dry = self.publish(self.name, "--dry-run", "--json").json
            self.assertEqual(self.desk.export(), before)
        self.assertEqual(dry.pop("published"), False)
        wet = self.publish(self.name, "--json").json
        self.assertEqual(wet.pop("published"), True)
        self.assertEqual(dry, wet)

    def test_a_plan_for_a_person(self):
        out = self.publish(self.name, "--dry-run").out
        self.assertIn("Garden Notes", out)
        self.assertIn(str(self.folder_ / self.POST), out)

    def test_retracted_and_published_again_on_its_first_day(self):
        self.publish(self.name)
        before = self.written()
        self.desk.done("retract", self.name, "--to", "blog", *LATER)
        self.assertEqual(self.written(), {})
        self.assertEqual(self.posts_in_weeks(), {})
        self.assert_refused(self.desk.run("retract", self.name, "--to", "blog"))
        self.publish(self.name, *LATER)
        self.assertEqual(self.written(), before)
        self.assertEqual(self.posts_in_weeks(), {"2025-07-21": 1})
        (post,) = self.desk.done("post", "list", "--json").json["posts"]
        self.assertEqual((post["day"], post["draft"], post["retracted"]), ("2025-07-22", self.name, False))

    def test_a_published_draft_is_listed_as_such(self):
        def status():
            (draft,) = self.desk.done("drafts", "--json").json["drafts"]
            return draft["status"]

        self.draft("# Garden Notes\n\n" + "Peas first, then beans. " * 10 + "\n")
        self.assertEqual(status(), "drafting")
        self.publish(self.name)
        self.assertEqual(status(), "published")
        self.desk.done("retract", self.name, "--to", "blog")
        self.assertEqual(status(), "drafting")

    def test_what_is_recorded_is_what_stands_there(self):
        self.publish(self.name)
        events = json.loads(self.desk.export())["events"]
        (post,) = [event["body"] for event in events if event["kind"] == "post.published"]
        self.assertEqual(post["hash"], hashlib.sha256(self.written()[self.POST]).hexdigest())
        self.assertEqual((post["remote"], post["target"], post["draft"]), (self.POST, "blog", self.name))

    def test_refusals(self):
        with untouched(self, self.folder_):
            before = self.desk.export()
            self.assert_refused(self.desk.run("publish", "missing.md", "--to", "blog"), says="missing.md")
            self.assert_refused(self.desk.run("publish", self.name, "--to", "nowhere"), says="nowhere")
            self.assert_refused(self.desk.run("publish", "../blog/hugo.toml", "--to", "blog"))
            self.assert_refused(self.desk.run("publish", self.desk.root, "--to", "blog"))
            self.assert_refused(self.desk.run("publish", ".brickwork", "--to", "blog"))
            self.assert_refused(self.desk.run("retract", self.name, "--to", "blog"))
            self.draft("", "empty.md")
            self.assert_refused(self.desk.run("publish", "empty.md", "--to", "blog"))
            self.draft("---\ntitle: [\n---\n\nText\n", "broken.md")
            self.assert_refused(self.desk.run("publish", "broken.md", "--to", "blog"))
            self.assertEqual(self.desk.export(), before)

    def test_a_foreign_file_in_the_way(self):
        (self.folder_ / "content" / "posts").mkdir()
        (self.folder_ / self.POST).write_text("mine, not the program's\n")
        with untouched(self, self.folder_):
            self.assert_refused(self.desk.run("publish", self.name, "--to", "blog"))
            dry = self.desk.run("publish", self.name, "--to", "blog", "--dry-run", "--json")
        self.assertEqual(dry.code, 1, str(dry))
        self.assertEqual(len(dry.json["refusals"]), 1)
        self.assertEqual(self.posts_in_weeks(), {})

    def test_a_change_behind_our_back(self):
        self.publish(self.name)
        (self.folder_ / self.POST).write_text("edited on the server\n")
        self.draft("# Garden Notes\n\nNew text.\n")
        with untouched(self, self.folder_):
            self.assert_refused(self.desk.run("publish", self.name, "--to", "blog"))
            self.assert_refused(self.desk.run("retract", self.name, "--to", "blog"))
        self.assertEqual(self.posts_in_weeks(), {"2025-07-21": 1})

    def test_a_folder_that_is_away(self):
        self.folder_.rename(self.person.folder / "away")
        self.assert_refused(self.desk.run("publish", self.name, "--to", "blog"))
        self.assertFalse(self.folder_.exists())
        self.assertEqual(self.posts_in_weeks(), {})

    def test_a_post_on_a_target_is_taken_back_there(self):
        self.publish(self.name)
        (post,) = self.desk.done("post", "list", "--json").json["posts"]
        with untouched(self, self.folder_):
            self.assert_refused(self.desk.run("post", "retract", post["key"]), says=f"{self.name} --to blog")
        self.assertEqual(self.posts_in_weeks(), {"2025-07-21": 1})
        self.desk.done("retract", self.name, "--to", "blog")
        self.assertEqual(self.written(), {})
        self.assertEqual(self.posts_in_weeks(), {})

    def test_a_target_with_posts_keeps_its_folder(self):
        self.publish(self.name)
        other = self.person.folder / "other"
        other.mkdir()
        self.assert_refused(self.desk.run("target", "add", "folder", "blog", f"path={other}"), says="other")
        self.desk.done("retract", self.name, "--to", "blog")
        self.assertEqual(self.written(), {})

    def test_an_empty_mount_point_is_not_the_folder(self):
        self.publish(self.name)
        self.folder_.rename(self.person.folder / "away")
        self.folder_.mkdir()
        self.assert_refused(self.desk.run("retract", self.name, "--to", "blog"), says="empty")
        self.draft("# Garden Notes\n\nNew text.\n")
        self.assert_refused(self.desk.run("publish", self.name, "--to", "blog"), says="empty")
        self.assertEqual(contents(self.folder_), {})
        self.assertEqual(self.posts_in_weeks(), {"2025-07-21": 1})

    def test_a_place_that_cannot_be_written(self):
        (self.folder_ / "content" / "posts").write_text("a file where a folder belongs")
        with untouched(self, self.folder_):
            self.assert_refused(self.desk.run("publish", self.name, "--to", "blog"))
        self.assertEqual(self.posts_in_weeks(), {})


class OtherFolders(PublishTest):
    def test_jekyll(self):
        folder = self.target("generator=jekyll", site=("_posts/", "_config.yml"))
        plan = self.publish(self.draft(), "--json").json
        self.assertEqual(plan["path"], str(folder / "_posts" / "2025-07-22-garden-notes.md"))
        self.assertRegex((folder / "_posts" / "2025-07-22-garden-notes.md").read_text(), r"\A---\n")
        self.desk.done("retract", "garden-notes.md", "--to", "blog")
        self.publish("garden-notes.md", *LATER)
        self.assertEqual([path.name for path in (folder / "_posts").iterdir()], ["2025-07-22-garden-notes.md"])

    def test_a_plain_folder(self):
        folder = self.target()
        self.publish(self.draft())
        self.assertEqual(list(contents(folder)), ["garden-notes.md"])

    def test_a_plain_folder_of_pages(self):
        folder = self.target("format=html")
        name = self.draft("# Peas & Notes\n\nPeas *first*, then 猫.\n\n| a |\n|---|\n| 1 |\n")
        self.publish(name)
        ((file, page),) = contents(folder).items()
        text = page.decode()
        self.assertEqual(file, "peas-notes.html")
        self.assertRegex(text, r"(?i)\A<!doctype html>")
        self.assertIn("<title>Peas &amp; Notes</title>", text)
        # `render` shows what is published.
        self.assertIn(self.desk.done("render", self.desk.root / name).out.strip(), text)

    def test_one_draft_to_two_targets_is_one_post(self):
        self.target(name="blog")
        self.target("format=html", name="pages")
        name = self.draft()
        self.publish(name)
        self.publish(name, *LATER, to="pages")
        self.assertEqual(self.posts_in_weeks(), {"2025-07-21": 1})
        self.desk.done("retract", name, "--to", "blog", *LATER)
        (post,) = self.desk.done("post", "list", "--json").json["posts"]
        live = {delivery["target"]: delivery["live"] for delivery in post["deliveries"]}
        self.assertEqual(live, {"blog": False, "pages": True})

    def test_names_of_all_kinds(self):
        folder = self.target()
        names = ["My Path.md", "Über — “Café”.md", "猫.md", "sub folder/nested one.md", "it's.markdown", "-dash.md", "a%20b.md"]
        for name in names:
            with self.subTest(name):
                self.draft(f"# The post {names.index(name)}\n\nText.\n", name)
                given = ("--", name) if name.startswith("-") else (name,)
                self.desk.done("publish", "--to", "blog", *TUESDAY, *given)
        self.assertEqual(sorted(contents(folder)), [f"the-post-{number}.md" for number in range(len(names))])
        posts = self.desk.done("post", "list", "--json").json["posts"]
        self.assertEqual({post["draft"] for post in posts}, set(names))

    def test_a_draft_named_by_its_whole_path(self):
        folder = self.target()
        self.publish(self.desk.root / self.draft())
        self.assertEqual(list(contents(folder)), ["garden-notes.md"])


class Bytes(PublishTest):
    """Line ends, marks and bytes that are no text."""

    def test_windows_line_ends_and_a_mark(self):
        folder = self.target()
        data = b"\xef\xbb\xbf# Garden Notes\r\n\r\nPeas first,\r\nthen beans.\r\n"
        name = self.draft(data)
        self.assertEqual(self.desk.done("count", self.desk.root / name, "--json").json["words"], 6)
        self.publish(name)
        ((_, written),) = contents(folder).items()
        self.assertNotIn(b"\r", written)
        self.assertNotIn(b"\xef\xbb\xbf", written)
        self.assertEqual((self.desk.root / name).read_bytes(), data)

    def test_invalid_utf8_is_shown_but_never_published(self):
        folder = self.target()
        name = self.draft(b"# Caf\xe9\n\nLatin-1 text.\n")
        (draft,) = self.desk.run("drafts", "--json").json["drafts"]
        self.assertEqual(draft["path"], name)
        with untouched(self, folder):
            self.assert_refused(self.desk.run("publish", name, "--to", "blog"))
        self.assertEqual((self.desk.root / name).read_bytes(), b"# Caf\xe9\n\nLatin-1 text.\n")
        ran = self.desk.run("count", self.desk.root / name, "--json")
        self.assertIn(ran.code, (0, 1), str(ran))

    def test_no_final_newline_and_nuls(self):
        name = self.draft(b"# Title\n\nText\0with a nul")
        ran = self.desk.run("render", self.desk.root / name)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertNotIn(b"\0", ran.out_bytes)


class Counting(PublishTest):
    def count(self, text):
        return self.desk.done("count", self.desk.root / self.draft(text), "--json").json

    def test_words(self):
        for name, (text, words) in {
            "don't is one word": ("don't stop, it’s well-known\n", 4),
            "Chinese by the character": ("我爱写作\n", 4),
            "both": ("I 爱 you\n", 3),
            "front matter is not counted": ("---\ntitle: Four words in here\n---\n\nTwo words\n", 2),
            "code is not counted": ("Two words\n\n```\nnot counted at all\n```\n", 2),
            "headings are": ("# One two\n\nthree\n", 3),
            "a link by its text": ("[two words](https://example.org/not/counted)\n", 2),
            "emphasis within a word": ("un*believ*able\n", 1),
            "nothing": ("", 0),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.count(text)["words"], words)

    def test_the_parts_make_the_whole(self):
        count = self.count("# A heading\n\nSome prose.\n\n> A quote of five words\n\n    code here\n")
        self.assertEqual(count["words"], count["prose"] + count["quotes"] + count["headings"])
        self.assertEqual((count["headings"], count["prose"], count["quotes"]), (2, 2, 5))

    def test_for_a_person(self):
        out = self.desk.done("count", self.desk.root / self.draft()).out
        self.assertIn("6", out)

    def test_what_cannot_be_counted(self):
        self.assert_refused(self.desk.run("count", self.desk.root / "missing.md"))
        self.assert_refused(self.desk.run("count", self.desk.root))
        self.assert_refused(self.desk.run("render", self.desk.root / "missing.md"))

    def test_neither_needs_a_workspace(self):
        file = self.folder / "alone.md"
        file.write_text("Three words here\n")
        ran = self.person.run("count", file, "--json", "--workspace", self.folder / "none")
        self.assertEqual((ran.code, ran.json["words"]), (0, 3), str(ran))


class Rendering(PublishTest):
    def render(self, text):
        return self.desk.done("render", self.desk.root / self.draft(text)).out

    def test_tables_and_footnotes(self):
        html = self.render("| a | b |\n|---|--:|\n| 1 | 2 |\n\nA claim.[^1]\n\n[^1]: Its source.\n")
        self.assertRegex(html, r"<table>[\s\S]*<td[^>]*>2</td>[\s\S]*</table>")
        self.assertRegex(html, r"<sup[^>]*>\s*<a[^>]*href=\"#fn")
        self.assertIn("Its source.", html)

    def test_strikethrough_and_tasks(self):
        html = self.render("~~gone~~\n\n- [x] done\n- [ ] open\n")
        self.assertIn("<del>gone</del>", html)
        self.assertEqual(html.count('type="checkbox"'), 2)

    def test_the_writers_own_html_is_kept(self):
        html = self.render("<figure><img src=\"x.png\" alt=\"\"></figure>\n\nA <kbd>Ctrl</kbd>.\n")
        self.assertIn('<figure><img src="x.png" alt=""></figure>', html)
        self.assertIn("<p>A <kbd>Ctrl</kbd>.</p>", html)

    def test_front_matter_is_no_text(self):
        html = self.render("---\ntitle: Hidden\n---\n\nShown\n")
        self.assertNotIn("Hidden", html)
        self.assertIn("<p>Shown</p>", html)

    def test_letters_stay_letters(self):
        self.assertIn("<p>猫 “é” — 🧱</p>", self.render("猫 “é” — 🧱\n"))


class Drafts(PublishTest):
    def test_only_drafts_are_listed(self):
        self.draft(name="one.md")
        self.draft(name="sub/two.markdown")
        self.draft(name=".hidden/three.md")
        self.draft(name="notes.txt")
        listed = self.desk.done("drafts", "--json").json["drafts"]
        self.assertEqual([draft["path"] for draft in listed], ["one.md", "sub/two.markdown"])
        self.assertEqual({draft["title"] for draft in listed}, {"Garden Notes"})
        self.assertEqual({draft["words"] for draft in listed}, {6})
        self.assertEqual({draft["status"] for draft in listed}, {"idea"})
        text = self.desk.done("drafts").out
        self.assertEqual(len(text.splitlines()), 2)

    def test_the_front_matter_says_the_status(self):
        self.draft("---\ntitle: \"“Café”: a plan\"\nstatus: ready\n---\n\nText\n")
        (draft,) = self.desk.done("drafts", "--json").json["drafts"]
        self.assertEqual((draft["title"], draft["status"], draft["words"]), ("“Café”: a plan", "ready", 1))

    def test_none(self):
        self.assertEqual(self.desk.done("drafts", "--json").json, {"drafts": []})


if __name__ == "__main__":
    unittest.main()
