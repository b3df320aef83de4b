"""A draft written as files for others, from the command line."""

import base64
import os
import unittest
import unittest.mock

from brickwork_cli import CliTest, contents, untouched

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg=="
)

FAKE_PANDOC = """#!/bin/sh
for each in "$@"; do
    case $each in
        --to=json) echo '{"pandoc-api-version":[1,23,1],"meta":{},"blocks":[]}'; exit 0 ;;
        --output=*) output=${each#--output=} ;;
    esac
done
cat > "$output"
"""


class Desk(CliTest):
    def setUp(self):
        super().setUp()
        (self.desk.root / "assets").mkdir()
        (self.desk.root / "assets" / "sea.png").write_bytes(PNG)
        (self.desk.root / "walls.md").write_text("# On Walls\n\nA note.[^1] ![The sea](assets/sea.png)\n\n[^1]: Here.\n")
        self.out = self.folder / "out"
        self.out.mkdir()


class Bundle(Desk):
    def test_a_folder_of_markdown_is_made_at_the_path(self):
        ran = self.desk.done("bundle", "walls.md", self.out / "new", "--as", "markdown")
        self.assertIn(str(self.out / "new"), ran.out)
        self.assertEqual(
            contents(self.out / "new"),
            {"walls.md": (self.desk.root / "walls.md").read_bytes(), "assets/sea.png": PNG},
        )

    def test_in_a_folder_that_is_there_it_is_named_after_the_draft(self):
        self.assertEqual(
            self.desk.done("bundle", "walls.md", self.out, "--as", "html", "--json").json,
            {"path": str(self.out / "On Walls.html"), "format": "html", "remarks": []},
        )
        self.assertIn(base64.b64encode(PNG), (self.out / "On Walls.html").read_bytes())

    def test_nothing_is_replaced(self):
        (self.out / "On Walls").mkdir()
        (self.out / "page.html").write_text("mine")
        with untouched(self, self.out, self.desk.root / "walls.md"):
            self.assert_refused(self.desk.run("bundle", "walls.md", self.out, "--as", "markdown"), says="On Walls")
            self.assert_refused(self.desk.run("bundle", "walls.md", self.out / "page.html", "--as", "html"), says="page")

    def test_the_draft_and_its_folder_are_left_alone(self):
        with untouched(self, self.desk.root / "walls.md", self.desk.root / "assets"):
            self.desk.done("bundle", "walls.md", self.out, "--as", "markdown")

    def test_a_path_is_meant_from_where_the_command_runs(self):
        self.desk.done("bundle", "walls.md", "page.html", "--as", "html")
        self.assertTrue((self.person.folder / "page.html").exists())

    def test_what_is_missing_is_said(self):
        (self.desk.root / "walls.md").write_text("# On Walls\n\n![Sky](sky.png) [two](two.md)\n")
        ran = self.desk.done("bundle", "walls.md", self.out, "--as", "html", "--json")
        self.assertEqual(len(ran.json["remarks"]), 2)
        self.assertIn("sky.png", ran.json["remarks"][0])
        self.assertIn("two.md", ran.json["remarks"][1])

    def test_wrong_usage(self):
        self.assert_wrong_usage(self.desk.run("bundle", "walls.md", self.out, "--as", "pages"))
        self.assert_wrong_usage(self.desk.run("bundle", "walls.md", self.out))
        self.assert_wrong_usage(self.desk.run("bundle", "walls.md", "", "--as", "html"))
        self.assert_refused(self.desk.run("bundle", "none.md", self.out, "--as", "html"), says="none.md")


class ByPandoc(Desk):
    def setUp(self):
        super().setUp()
        self.programs = self.folder / "programs"
        self.programs.mkdir()
        self.enterContext(unittest.mock.patch.dict(os.environ, {"PATH": f"{self.programs}:/usr/bin:/bin"}))

    def test_a_word_file_is_what_pandoc_makes(self):
        fake = self.programs / "pandoc"
        fake.write_text(FAKE_PANDOC)
        fake.chmod(0o755)
        self.desk.done("bundle", "walls.md", self.out, "--as", "docx")
        self.assertIn(b'"Note"', (self.out / "On Walls.docx").read_bytes())

    def test_without_pandoc_it_says_what_to_install(self):
        with unittest.mock.patch.dict(os.environ, {"PATH": str(self.programs)}), untouched(self, self.out):
            ran = self.desk.run("bundle", "walls.md", self.out, "--as", "epub")
            self.assert_refused(ran, says="Install the package “pandoc”")


if __name__ == "__main__":
    unittest.main()
