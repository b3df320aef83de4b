"""What Hugo and Jekyll make of the folders we publish to; and that of a folder of other people's shape only our own
files change."""

import subprocess
import sys
import zlib
from pathlib import Path

import peer

sys.path.insert(0, str(peer.Path(__file__).resolve().parent.parent / "cli"))
from brickwork_cli import CliTest, tree  # noqa: E402

DRAFT = """---
# what the writer wants to remember stays
tags: [sea side, "tide: 2"]
description: 'A line # with a sign'
status: ready
---

# By the sea

The **tide** comes.[^1] [Walls](walls.md#why) and [the web](https://example.org/).

![Low "tide"](pictures/sea.png)

| a | b |
|---|--:|
| 1 | 2 |

[^1]: A note.
"""


def png(shade=128):
    def chunk(kind, data):
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    rows = b"".join(b"\0" + bytes([shade]) * 40 for _ in range(30))
    head = (40).to_bytes(4) + (30).to_bytes(4) + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class GeneratorTest(CliTest):
    generator = ""
    url = "https://sea.example"

    def setUp(self):
        super().setUp()
        self.site = self.folder / "site"
        self.site.mkdir()
        self.make_site()
        (self.desk.root / "pictures").mkdir()
        (self.desk.root / "pictures" / "sea.png").write_bytes(png())
        (self.desk.root / "walls.md").write_text("# Walls\n\n## Why\n\nBecause.\n")
        self.write(DRAFT)

    def make_site(self):
        raise NotImplementedError

    def build(self):
        raise NotImplementedError

    def write(self, text):
        (self.desk.root / "sea.md").write_text(text)

    def add(self, *options):
        self.desk.done("target", "add", "folder", "Site", f"path={self.site}", f"generator={self.generator}", f"url={self.url}", *options)

    def publish(self, draft="sea.md"):
        return self.desk.done("publish", draft, "--to", "Site", "--json").json

    def put(self, path, text):
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def files(self):
        """Bytes by path, without the folders."""
        return {path: entry for path, entry in tree(self.site).items() if (self.site / path).is_file()}

    def changed(self, before):
        after = self.files()
        return sorted(str(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path))

    def run_program(self, *args):
        done = subprocess.run(args, cwd=self.site, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("ERROR", done.stderr)

    def page(self, url):
        path = Path(self.site / self.output / url.removeprefix(self.url + "/"))
        return (path / "index.html" if path.is_dir() else path).read_text()

    def check_page(self, page, url):
        for wanted in ("By the sea", "<strong>tide</strong>", "A note.", "<td", 'alt="Low'):
            self.assertIn(wanted, page)
        self.assertNotIn("walls.md", page)
        self.assertEqual(page.count("By the sea</h1>"), 1)
        source = page.split("<img")[1].split('src="')[1].split('"')[0]
        where = source.removeprefix(self.url)
        base = "" if where.startswith("/") else url.removeprefix(self.url).rsplit("/", 1)[0]
        self.assertEqual((self.site / self.output / f"{base}/{where}".lstrip("/")).read_bytes(), png())
        return page

    def journey(self, *options):
        """Made, nothing to do, changed, taken back; of the folder only our files change."""
        before = self.files()
        self.add(*options)
        self.assertEqual(self.publish("walls.md")["action"], "create")
        made = self.publish()
        self.assertEqual(made["action"], "create")
        ours = self.changed(before)
        self.assertEqual(len(ours), 3, ours)
        self.assertTrue(all(path not in before for path in map(type(next(iter(before))), ours)))
        self.build()
        page = self.check_page(self.page(made["url"]), made["url"])
        after = self.files()
        self.assertEqual(self.publish()["action"], "nothing")
        self.assertEqual(self.changed(after), [])
        self.write(DRAFT.replace("comes", "goes"))
        self.assertEqual(self.publish()["action"], "update")
        self.assertEqual(len(self.changed(after)), 1)
        self.build()
        self.assertIn("goes", self.page(made["url"]))
        self.desk.done("retract", "sea.md", "--to", "Site")
        self.desk.done("retract", "walls.md", "--to", "Site")
        self.clean()
        self.assertEqual(self.changed(before), [])
        return page

    def clean(self):
        peer.shutil.rmtree(self.site / self.output, ignore_errors=True)
