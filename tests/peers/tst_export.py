"""Word files and EPUBs by the real pandoc, and web pages before a judge of HTML: what comes out is whole, and opens."""

import re
import shutil
import struct
import subprocess
import sys
import unittest
import zipfile
import zlib
from xml.etree import ElementTree

import peer
from peer import need

sys.path.insert(0, str(peer.Path(__file__).resolve().parent.parent / "cli"))
from brickwork_cli import CliTest  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"

TEXT = """---
title: On "Walls" & Towers
subtitle: A study
author: [Ada Lovelace, Charles]
lang: en
date: 2025-07-22
tags: [walls, towers]
cover: assets/sea.png
---

# On "Walls" & Towers

A "quoted" word -- and a note.[^long] Twice.[^long] See [the part](#a-table) and [the web](https://example.org/?a=1&b=2).

![The sea](assets/sea.png "Low tide") ![far](https://x.invalid/far.png) ![gone](gone.png) <b>raw</b>

## A table

| Crop | Sown |
|:-----|-----:|
| Leek | March |
| Kale | *May* |

1. one
   - inner
2. two

- [x] done
- [ ] open

> A quotation
> with `code`.

```python
print("a < b")
```

Hebrew: שלום עולם.

[^long]: The note with *emphasis*.

    Its second paragraph.
"""


def png(width=40, height=30):
    """A grey picture."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Pandoc:
    """Not a server: a program that is asked for each file."""

    name = "pandoc"

    @classmethod
    def have(cls):
        need("pandoc", "tidy")


def text_of(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


class ExportTest(CliTest):
    def setUp(self):
        super().setUp()
        (self.desk.root / "assets").mkdir()
        (self.desk.root / "assets" / "sea.png").write_bytes(png())
        self.write(TEXT)

    def write(self, text):
        (self.desk.root / "walls.md").write_text(text)

    def made(self, kind):
        file = self.folder / f"out.{kind}"
        self.remarks = self.desk.done("bundle", "walls.md", file, "--as", kind, "--json").json["remarks"]
        return file

    def zip(self, kind):
        archive = self.enterContext(zipfile.ZipFile(self.made(kind)))
        self.assertIsNone(archive.testzip())
        return archive


class Docx(ExportTest):
    def setUp(self):
        super().setUp()
        self.archive = self.zip("docx")
        self.document = ElementTree.fromstring(self.archive.read("word/document.xml"))
        self.text = text_of(self.document)

    def styles(self, style):
        return [
            text_of(paragraph)
            for paragraph in self.document.iter(W + "p")
            if (found := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and found.get(W + "val") == style
        ]

    def test_the_title_stands_once(self):
        self.assertEqual(self.styles("Title"), ["On “Walls” & Towers"])
        self.assertEqual(self.styles("Subtitle"), ["A study"])
        self.assertEqual(self.styles("Author"), ["Ada Lovelace", "Charles"])
        self.assertEqual(self.styles("Heading1"), ["A table"])
        self.assertEqual(self.text.count("Towers"), 1)

    def test_footnotes_are_footnotes(self):
        notes = ElementTree.fromstring(self.archive.read("word/footnotes.xml"))
        words = [text_of(note) for note in notes if text_of(note)]
        self.assertIn("The note with emphasis.", words[0])
        self.assertIn("Its second paragraph.", words[0])
        self.assertEqual(len(list(self.document.iter(W + "footnoteReference"))), 2)

    def test_tables_are_tables(self):
        (table,) = self.document.iter(W + "tbl")
        rows = [[text_of(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
        self.assertEqual(rows, [["Crop", "Sown"], ["Leek", "March"], ["Kale", "May"]])

    def test_pictures_are_within(self):
        pictures = [name for name in self.archive.namelist() if name.startswith("word/media/")]
        self.assertEqual([self.archive.read(name) for name in pictures], [png()])
        self.assertIn('descr="The sea"', self.archive.read("word/document.xml").decode())

    def test_the_rest_of_the_text_is_there(self):
        for words in ("“quoted” word –", "inner", "☒ done", "☐ open", 'print("a < b")', "שלום עולם", "far", "gone", "raw"):
            self.assertIn(words, self.text)

    def test_what_is_lost_is_told(self):
        told = " ".join(self.remarks)
        for words in ("gone.png", "far.png", "HTML of your own"):
            self.assertIn(words, told)
        self.assertNotIn("pandoc says", told)


class Epub(ExportTest):
    def setUp(self):
        super().setUp()
        self.archive = self.zip("epub")
        (self.package_name,) = [name for name in self.archive.namelist() if name.endswith(".opf")]
        self.package = ElementTree.fromstring(self.archive.read(self.package_name))

    def pages(self):
        """Every page that is read one after the other, as a tree: each is well-formed."""
        base = self.package_name.rpartition("/")[0]
        items = {item.get("id"): item.get("href") for item in self.package.iter(OPF + "item")}
        for reference in self.package.iter(OPF + "itemref"):
            yield ElementTree.fromstring(self.archive.read(f"{base}/{items[reference.get('idref')]}"))

    def test_it_says_what_it_is(self):
        first = self.archive.infolist()[0]
        self.assertEqual((first.filename, first.compress_type), ("mimetype", zipfile.ZIP_STORED))
        self.assertEqual(self.archive.read("mimetype"), b"application/epub+zip")

    def test_it_names_title_authors_language_and_day(self):
        said = {tag: [element.text for element in self.package.iter(DC + tag)] for tag in ("title", "creator", "language", "date", "subject")}
        self.assertEqual(said["title"][0], "On “Walls” & Towers")
        self.assertEqual(said["creator"], ["Ada Lovelace", "Charles"])
        self.assertEqual(said["language"], ["en"])
        self.assertTrue(said["date"][0].startswith("2025-07-22"))
        self.assertEqual(said["subject"], ["walls", "towers"])

    def test_it_has_a_cover(self):
        (cover,) = [item for item in self.package.iter(OPF + "item") if "cover-image" in (item.get("properties") or "")]
        base = self.package_name.rpartition("/")[0]
        self.assertEqual(self.archive.read(f"{base}/{cover.get('href')}"), png())

    def test_every_file_it_lists_is_there(self):
        base = self.package_name.rpartition("/")[0]
        for item in self.package.iter(OPF + "item"):
            self.assertIn(f"{base}/{item.get('href')}", self.archive.namelist())

    def test_the_text_is_whole(self):
        pages = list(self.pages())
        text = " ".join(text_of(page) for page in pages)
        for words in ("“quoted” word –", "The note with emphasis.", "Its second paragraph.", "Leek", "inner", "שלום עולם", 'print("a < b")'):
            self.assertIn(words, text)
        tables = [table for page in pages for table in page.iter(XHTML + "table")]
        self.assertEqual(len(tables), 1)
        pictures = [picture for page in pages for picture in page.iter(XHTML + "img")]
        self.assertEqual([picture.get("alt") for picture in pictures], ["The sea"])
        self.assertFalse([picture for picture in pictures if "://" in picture.get("src")])

    def test_links_within_lead_somewhere(self):
        pages = list(self.pages())
        places = {element.get("id") for page in pages for element in page.iter() if element.get("id")}
        within = [link.get("href") for page in pages for link in page.iter(XHTML + "a") if "#" in (link.get("href") or "")]
        self.assertTrue(within)
        for address in within:
            self.assertIn(address.partition("#")[2], places)


class OtherWay(ExportTest):
    def test_a_text_that_reads_from_the_right(self):
        self.write("---\nlang: he\n---\n\n# שלום עולם\n\nטקסט עם הערה.[^1]\n\n[^1]: הערה.\n")
        document = self.zip("docx").read("word/document.xml").decode()
        self.assertIn("<w:bidi", document)

    def test_the_same_draft_is_the_same_book(self):
        def identifier():
            archive = self.zip("epub")
            (name,) = [name for name in archive.namelist() if name.endswith(".opf")]
            found = next(ElementTree.fromstring(archive.read(name)).iter(DC + "identifier")).text
            (self.folder / "out.epub").unlink()
            return found

        first = identifier()
        self.write(TEXT.replace("Leek", "Onion"))
        self.assertEqual(identifier(), first)


class WebPage(ExportTest):
    def test_a_judge_of_html_finds_nothing(self):
        page = self.made("html")
        judged = subprocess.run(["tidy", "-errors", "-quiet", "-utf8", str(page)], capture_output=True, text=True, check=False)
        # tidy does not know these attributes of HTML's own yet, and asks for nothing else.
        words = [line for line in judged.stderr.splitlines() if "proprietary attribute \"data-" not in line]
        self.assertEqual(words, [])

    @unittest.skipUnless(shutil.which("chromium"), "no browser here")
    def test_a_browser_shows_and_prints_it(self):
        page = self.made("html")
        pdf = self.folder / "out.pdf"
        browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder}/browser"]
        dump = subprocess.run([*browser, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120, check=True)
        self.assertIn("“quoted”", dump.stdout)
        subprocess.run([*browser, f"--print-to-pdf={pdf}", page.as_uri()], capture_output=True, timeout=120, check=True)
        self.assertTrue(pdf.read_bytes().startswith(b"%PDF"))


if __name__ == "__main__":
    peer.main(Pandoc)
