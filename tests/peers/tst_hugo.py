"""Hugo on the folders we publish to."""

import peer
from generator_tests import GeneratorTest

SINGLE = """<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
{{ range .Params.tags }}<i>{{ . }}</i>{{ end }}<p>{{ .Description }}</p>{{ .Content }}</article>
"""


class Hugo:
    name = "Hugo"

    @classmethod
    def have(cls):
        peer.need("hugo")


class HugoTest(GeneratorTest):
    generator = "hugo"
    output = "public"

    def make_site(self):
        self.put("hugo.toml", f'baseURL = "{self.url}/"\ntitle = "Sea"\nenableRobotsTXT = false\n')
        self.put("layouts/_default/single.html", SINGLE)
        self.put("layouts/_default/list.html", "{{ range .Pages }}{{ .Title }}{{ end }}")
        self.put("layouts/index.html", "{{ range .Site.RegularPages }}{{ .Title }}{{ end }}")

    def build(self):
        self.run_program("hugo", "--quiet", "--noBuildLock")

    def check_page(self, page, url):
        for wanted in ("<i>sea side</i>", "<i>tide: 2</i>", "A line # with a sign", "<time>20"):
            self.assertIn(wanted, page)
        return super().check_page(page, url)

    def test_a_fresh_site(self):
        self.journey()

    def test_posts_that_are_bundles_with_toml(self):
        for name in ("one", "two"):
            self.put(f"content/blog/{name}/index.md", f'+++\n# mine\ntitle = "{name}"\ndate = 2024-01-02 # then\n+++\ntext\n')
            self.put(f"content/blog/{name}/photo.txt", "theirs")
        self.put("content/blog/_index.md", "+++\ntitle = 'Blog'\n+++\n")
        page = self.journey()
        self.assertNotIn("/images/", page.split("<img")[1])

    def test_a_section_below_a_section(self):
        self.put("content/essays/2026/_index.md", "---\ntitle: Essays # of this year\n---\n")
        self.put("content/essays/2026/old.md", "---\n# a comment\ntitle:   Old\nodd: {a: 1}\n---\n\ntext\n")
        self.put("content/essays/_index.md", "---\ntitle: All\n---\n")
        self.journey("section=essays/2026")

    def test_the_head_of_the_draft_is_carried_over(self):
        self.add()
        made = self.publish()
        post = peer.Path(made["path"]).read_text()
        self.assertIn("# what the writer wants to remember stays\n", post)
        self.assertIn("description: 'A line # with a sign'\n", post)
        self.assertNotIn("status", post)

    def test_a_draft_there_is_not_shown(self):
        self.add()
        self.desk.done("publish", "sea.md", "--to", "Site", "--as", "draft")
        self.build()
        self.assertFalse((self.site / "public" / "posts" / "by-the-sea").exists())


if __name__ == "__main__":
    peer.main(Hugo)
