"""The built-in site from the command line: published to, built anew, and shown to a browser on this computer."""

import http.client
import json
import os
import re
import select
import signal
import socket
import time
import unittest
from urllib.parse import urlsplit

from brickwork_cli import LONGEST, CliTest, contents, untouched

TUESDAY = ("--at", "2025-07-22T09:00:00+02:00", "--zone", "Europe/Berlin")


class SiteTest(CliTest):
    def setUp(self):
        super().setUp()
        self.site = self.person.folder / "site"

    def add(self, name="home", folder=None, *options):
        self.desk.done("target", "add", "site", name, f"path={folder or self.site}", *options)

    def publish(self, name="peas", text="# Peas\n\nThey come first.\n", to="home"):
        (self.desk.root / f"{name}.md").write_text(text)
        return self.desk.done("publish", f"{name}.md", "--to", to, "--json", *TUESDAY).json

    def build(self, *more):
        return self.desk.done("site", "build", "--json", *more).json


class Build(SiteTest):
    def test_an_unchanged_site_is_kept_to_the_byte(self):
        self.add()
        self.publish()
        with untouched(self, self.site):
            built = self.build()
        self.assertEqual((built["written"], built["removed"], built["posts"]), (0, 0, 1))
        self.assertEqual(built["folder"], str(self.site))
        self.assertGreater(built["kept"], 3)
        self.assertEqual(built["warnings"], [])

    def test_without_json_a_person_can_read_it(self):
        self.add()
        self.publish()
        self.assertRegex(self.desk.done("site", "build").out, rf"\A{self.site}.*\b1\b[^\n]*\n\Z")

    def test_a_lost_folder_comes_back_as_it_was(self):
        self.add()
        self.publish()
        self.publish("beans", "# Beans\n\nThey come second.\n")
        before = contents(self.site)
        os.rename(self.site, self.person.folder / "gone")
        self.assertEqual(self.build()["written"], len(before))
        self.assertEqual(contents(self.site), before)

    def test_a_changed_draft_is_not_part_of_it(self):
        self.add()
        self.publish()
        (self.desk.root / "peas.md").write_text("# Peas\n\nThe unpublished word.\n")
        with untouched(self, self.site):
            self.build()
        self.assertNotIn(b"unpublished", b"".join(contents(self.site).values()))

    def test_a_setting_that_changed_changes_the_pages(self):
        self.add("home", None, "title=Old name")
        self.publish()
        self.add("home", None, "title=New & better name")
        self.assertGreater(self.build()["written"], 0)
        front = (self.site / "index.html").read_text()
        self.assertIn("New &amp; better name", front)
        self.assertNotIn("Old name", front)

    def test_a_file_that_is_not_ours_is_named_and_left(self):
        self.add()
        self.site.mkdir()
        (self.site / "index.html").write_text("somebody's own")
        with untouched(self, self.site):
            self.assert_refused(self.desk.run("site", "build"), says="index.html")

    def test_a_site_without_posts_is_built(self):
        self.add()
        self.assertEqual(self.build()["posts"], 0)
        self.assertTrue((self.site / "index.html").is_file())

    def test_without_a_site_there_is_nothing_to_build(self):
        for command in (("site", "build"), ("site", "build", "--json"), ("site", "preview")):
            self.assert_refused(self.desk.run(*command), says="site")
        folder = self.person.folder / "blog"
        folder.mkdir()
        self.desk.done("target", "add", "folder", "blog", f"path={folder}")
        self.assert_refused(self.desk.run("site", "build"))
        with untouched(self, folder):
            self.assert_refused(self.desk.run("site", "build", "--to", "blog"), says="blog")

    def test_of_several_sites_one_has_to_be_named(self):
        other = self.person.folder / "other"
        self.add()
        self.add("second", other)
        ran = self.desk.run("site", "build")
        self.assert_refused(ran, ran.code, says="--to")
        self.assertFalse(self.site.exists() or other.exists())
        self.assertEqual(self.build("--to", "second")["folder"], str(other))
        self.assertFalse(self.site.exists())
        self.assert_refused(self.desk.run("site", "build", "--to", "third"), says="third")

    def test_wrong_usage(self):
        for words in (("site",), ("site", "bake"), ("site", "build", "more"), ("site", "preview", "--port", "x"),
                      ("site", "preview", "--port", "70000"), ("site", "preview", "--port", "-1")):
            with self.subTest(words):
                self.assert_wrong_usage(self.desk.run(*words))


class Preview(SiteTest):
    def setUp(self):
        super().setUp()
        self.add()
        self.publish()

    def preview(self, *more):
        """The process and what it printed before it began to wait."""
        process = self.person.start("--workspace", self.desk.root, "site", "preview", *more)
        self.addCleanup(self.end, process)
        said = b""
        deadline = time.monotonic() + LONGEST
        while not self.whole(said, "--json" in more):
            if not select.select([process.stdout], [], [], max(0, deadline - time.monotonic()))[0]:
                self.fail(f"it said only {said!r}")
            piece = os.read(process.stdout.fileno(), 65536)
            if not piece:
                self.fail(f"it ended with {said!r} and {process.stderr.read()!r}")
            said += piece
        return process, said.decode()

    @staticmethod
    def whole(said, is_json):
        if not is_json:
            return said.endswith(b"\n")
        try:
            json.loads(said)
        except ValueError:
            return False
        return True

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.communicate()

    def get(self, url, path="/", method="GET", **headers):
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=LONGEST)
        try:
            connection.request(method, path, headers=headers)
            reply = connection.getresponse()
            return reply.status, reply.read(), reply.headers
        finally:
            connection.close()

    def test_it_is_built_and_shown_until_interrupted(self):
        for sign in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(sign):
                os.rename(self.site, self.person.folder / f"gone-{sign}")
                process, said = self.preview("--json")
                facts = json.loads(said)
                self.assertEqual((facts["folder"], facts["posts"]), (str(self.site), 1))
                self.assertGreater(facts["written"], 3)
                self.assertRegex(facts["url"], r"\Ahttp://127\.0\.0\.1:\d+/\Z")

                status, body, headers = self.get(facts["url"])
                self.assertEqual((status, body), (200, (self.site / "index.html").read_bytes()))
                self.assertEqual(headers["Content-Type"], "text/html; charset=utf-8")
                (post,) = [page.parent.name for page in self.site.glob("peas*/index.html")]
                self.assertIn(b"They come first.", self.get(facts["url"], f"/{post}/")[1])
                self.assertEqual(self.get(facts["url"], "/nothing/")[:2], (404, (self.site / "404.html").read_bytes()))

                process.send_signal(sign)
                out, err = process.communicate(timeout=LONGEST)
                self.assertEqual((process.returncode, out, err), (0, b"", b""))
                with self.assertRaises(OSError):
                    self.get(facts["url"])

    def test_for_a_person_it_prints_the_address(self):
        process, said = self.preview()
        self.assertEqual(said.count("\n"), 1)
        self.assertRegex(said, r"http://127\.0\.0\.1:\d+/")

    def test_addresses_from_the_root_lead_where_they_will(self):
        self.add("home", None, "url=https://ada.example/blog/")
        url = json.loads(self.preview("--json")[1])["url"]
        self.assertTrue(url.endswith("/blog/"), url)
        status, body, _ = self.get(url, "/blog/one/two/three")
        self.assertEqual(status, 404)
        (style,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', body.decode())
        self.assertEqual(self.get(url, style)[:2], (200, (self.site / "style.css").read_bytes()))
        self.assertEqual(self.get(url, "/")[2]["Location"], "/blog/")

    def test_what_is_published_meanwhile_shows(self):
        url = json.loads(self.preview("--json")[1])["url"]
        self.assertNotIn(b"Beans", self.get(url)[1])
        self.publish("beans", "# Beans\n\nThey come second.\n")
        status, body, headers = self.get(url)
        self.assertIn(b"Beans", body)
        self.assertEqual(headers["Cache-Control"], "no-store")

    def test_it_only_reads_and_only_for_this_computer(self):
        url = json.loads(self.preview("--json")[1])["url"]
        with untouched(self, self.site):
            self.assertEqual(self.get(url, "/index.html", "PUT")[0], 405)
            self.assertEqual(self.get(url, "/index.html", "DELETE")[0], 405)
        self.assertEqual(self.get(url, Host="rebound.example")[0], 403)
        for path in ("/../data/", "/%2e%2e/workspace/peas.md", "/..%2fworkspace/peas.md"):
            status, body, _ = self.get(url, path)
            self.assertEqual(status, 404)
            self.assertNotIn(b"They come first", body)

    def test_a_port_can_be_chosen_and_a_taken_one_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.assert_refused(self.desk.run("site", "preview", "--port", port), says=str(port))
        _, said = self.preview("--json", "--port", str(port))
        self.assertEqual(json.loads(said)["url"], f"http://127.0.0.1:{port}/")


if __name__ == "__main__":
    unittest.main()
