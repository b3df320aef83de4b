"""The built-in site before judges that know nothing of us: a checker of HTML, a parser of feeds, a browser; and every
link followed. The demo workspace is published whole."""

import json
import re
import subprocess
import sys
import unittest
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse
from xml.etree import ElementTree

import peer
from peer import need

sys.path.insert(0, str(peer.Path(__file__).resolve().parent.parent / "cli"))
from brickwork_cli import Person, Workspace  # noqa: E402

URL = "https://letters.example/blog"
ATOM = "{http://www.w3.org/2005/Atom}"
PICTURES = Path(__file__).resolve().parents[2] / "build" / "peers" / "site"
# What the checker does not know of HTML's own yet.
UNKNOWN = ('proprietary attribute "aria-current"', 'proprietary attribute "data-')


class Judges:
    """Programs that look at what was made."""

    name = "The built-in site"

    @classmethod
    def have(cls):
        need("tidy", "xmllint", "chromium")


class Page(HTMLParser):
    """The addresses and names of one page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.names, self.scripts, self.pictures = [], [], 0, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.names.append(given["id"])
        if tag in ("a", "link"):
            self.links.append(given.get("href", ""))
        if tag == "img":
            self.pictures.append(given)
            self.links.append(given.get("src", ""))
            self.links += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if tag == "script" and given.get("type") != "application/ld+json":
            self.scripts += 1


class SiteTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = cls.enterClassContext(peer.tempfile.TemporaryDirectory(prefix="brickwork-site-"))
        person = Person(Path(cls.home) / "person")
        root = Path(cls.home) / "demo"
        made = person.run("init", root, "--demo")
        assert made.code == 0, made
        cls.desk = Workspace(person, root)
        cls.site = Path(cls.home) / "site"
        cls.desk.done("target", "add", "site", "Site", f"path={cls.site}", f"url={URL}", "author=Ada", "about=Letters <on> work & rest")
        (root / "walls.md").write_text(
            "---\ntags: [bricks, שלום]\nseries: Walls\n---\n\n# Walls & </script> \"towers\"\n\n"
            "A note.[^1] [A day](a-day-that-counts.md) and [gone](nowhere.md).\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n[^1]: Said.\n"
        )
        cls.published = 0
        for draft in sorted(root.rglob("*.md")):
            name = draft.relative_to(root)
            if str(name).startswith("."):
                continue
            ran = cls.desk.run("publish", name, "--to", "Site")
            cls.published += ran.code == 0
        cls.pages = {page: Page(page.read_text()) for page in cls.site.rglob("*.html")}

    def test_all_that_can_be_published_is(self):
        self.assertGreater(self.published, 20)
        self.assertEqual(self.desk.done("site", "build", "--json").json["written"], 0)

    def test_a_judge_of_html_finds_nothing(self):
        wrong = {}
        for page in self.pages:
            judged = subprocess.run(
                ["tidy", "-errors", "-quiet", "-utf8", "--show-info", "no", str(page)], capture_output=True, text=True, check=False
            )
            words = [line for line in judged.stderr.splitlines() if not any(known in line for known in UNKNOWN)]
            if words:
                wrong[str(page.relative_to(self.site))] = words[:3]
        self.assertEqual(wrong, {})

    def test_there_is_no_script(self):
        self.assertEqual({str(page): found.scripts for page, found in self.pages.items() if found.scripts}, {})

    def test_every_link_leads_somewhere(self):
        dead = []
        for page, found in self.pages.items():
            here = f"{URL}/{page.relative_to(self.site).as_posix()}"
            for link in found.links:
                whole, fragment = urldefrag(urljoin(here, link))
                if not whole.startswith(URL + "/"):
                    continue
                path = unquote(urlparse(whole).path).removeprefix("/blog/")
                file = self.site / path
                if path == "" or path.endswith("/"):
                    file = file / "index.html"
                if not file.is_file():
                    dead.append((str(page), link))
                elif fragment and file in self.pages and unquote(fragment) not in self.pages[file].names:
                    dead.append((str(page), link))
        self.assertEqual(dead, [])

    def test_names_on_a_page_are_its_own(self):
        double = {str(page): found.names for page, found in self.pages.items() if len(set(found.names)) != len(found.names)}
        self.assertEqual(double, {})

    def test_the_atom_feed_parses(self):
        feed = ElementTree.parse(self.site / "feed.xml").getroot()
        self.assertEqual(feed.tag, ATOM + "feed")
        for part in ("title", "id", "updated"):
            self.assertTrue(feed.findtext(ATOM + part))
        entries = feed.findall(ATOM + "entry")
        self.assertGreater(len(entries), 5)
        self.assertEqual(len({entry.findtext(ATOM + "id") for entry in entries}), len(entries))
        for entry in entries:
            for part in ("title", "id", "updated", "published"):
                self.assertTrue(entry.findtext(ATOM + part))
            content = entry.find(ATOM + "content")
            self.assertEqual(content.get("type"), "html")
            for link in Page(content.text).links:
                self.assertTrue(urlparse(link).scheme or link.startswith("#"), link)

    def test_another_parser_reads_the_feed_too(self):
        try:
            import feedparser
        except ImportError:
            self.skipTest("no other parser here")
        read = feedparser.parse(str(self.site / "feed.xml"))
        self.assertFalse(read.bozo, read.get("bozo_exception"))
        self.assertEqual(read.version, "atom10")
        self.assertTrue(all(entry.link.startswith(URL) for entry in read.entries))

    def test_the_json_feed_parses(self):
        feed = json.loads((self.site / "feed.json").read_text())
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        for item in feed["items"]:
            self.assertTrue(item["id"] and item["url"].startswith(URL) and item["content_html"])

    def test_the_list_of_pages_is_xml_and_true(self):
        subprocess.run(["xmllint", "--noout", self.site / "sitemap.xml", self.site / "feed.xml"], check=True)
        places = ElementTree.parse(self.site / "sitemap.xml").getroot()
        for place in places.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
            path = urlparse(place.text).path.removeprefix("/blog/")
            self.assertTrue((self.site / path / "index.html").is_file(), place.text)

    def test_what_search_engines_read_is_whole(self):
        for page, found in self.pages.items():
            text = page.read_text()
            if "application/ld+json" not in text:
                continue
            facts = json.loads(text.split('application/ld+json">')[1].split("</script>")[0])
            self.assertEqual(facts["@type"], "BlogPosting")
            self.assertTrue(facts["headline"] and facts["datePublished"] and facts["url"].startswith(URL))

    def test_the_mirror_and_the_list_for_programs(self):
        listed = (self.site / "llms.txt").read_text()
        self.assertTrue(listed.startswith("# "))
        for line in listed.splitlines():
            if line.startswith("- ["):
                path = urlparse(line.split("](")[1].split(")")[0]).path.removeprefix("/blog/")
                self.assertTrue((self.site / path).is_file(), line)
        (mirror,) = self.site.glob("walls-*/index.md")
        self.assertTrue(mirror.read_text().startswith("# Walls & "))
        self.assertNotIn("series:", mirror.read_text())

    def test_a_browser_shows_it(self):
        PICTURES.mkdir(parents=True, exist_ok=True)
        pages = {"front": "", "post": "a-day-that-counts/", "archive": "archive/", "tags": "tags/", "missing": "no/such/page"}
        pages["right-to-left"] = next(page.parent.name for page in self.pages if '<html lang="ar"' in page.read_text()) + "/"
        server = self.desk.person.start("--workspace", self.desk.root, "site", "preview")
        try:
            (url,) = re.findall(r"http://\S+", server.stdout.readline().decode())
            for name, path in pages.items():
                for width, height in ((390, 844), (1280, 1000)):
                    for mode in ("light", "dark"):
                        self.show(url + path, PICTURES / f"{name}-{width}-{mode}.png", width, height, mode)
        finally:
            server.terminate()
            server.communicate()

    def show(self, url, file, width, height, mode):
        dark = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] if mode == "dark" else []
        file.unlink(missing_ok=True)
        subprocess.run(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *dark,
             f"--user-data-dir={self.home}/browser-{mode}", f"--screenshot={file}", f"--window-size={width},{height}", url],
            capture_output=True, timeout=120, check=True,
        )
        self.assertGreater(file.stat().st_size, 5000)


if __name__ == "__main__":
    peer.main(Judges)
