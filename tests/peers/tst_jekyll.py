"""Jekyll on the folders we publish to."""

import peer
from generator_tests import GeneratorTest

LAYOUT = """<article><h1>{{ page.title }}</h1><time>{{ page.date | date: "%Y-%m-%d" }}</time>
{% for tag in page.tags %}<i>{{ tag }}</i>{% endfor %}<p>{{ page.description }}</p>{{ content }}</article>
"""


class Jekyll:
    name = "Jekyll"

    @classmethod
    def have(cls):
        peer.need("jekyll")


class JekyllTest(GeneratorTest):
    generator = "jekyll"
    output = "_site"

    def make_site(self):
        self.put("_config.yml", f"title: Sea # ours\nurl: {self.url}\ntheme: null\n")
        self.put("_layouts/post.html", LAYOUT)
        self.put("_posts/2024-01-02-old.md", "---\n# a comment\ntitle:   Old\nlayout: post\n---\n\ntext\n")
        self.put("index.md", "---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n")

    def build(self):
        self.run_program("jekyll", "build", "--quiet", "--disable-disk-cache")

    def check_page(self, page, url):
        for wanted in ("<i>sea side</i>", "<i>tide: 2</i>", "A line # with a sign", "<time>20"):
            self.assertIn(wanted, page)
        return super().check_page(page, url)

    def test_a_site_of_other_people(self):
        self.journey()

    def test_a_draft_there_is_not_shown(self):
        self.add()
        made = self.desk.done("publish", "sea.md", "--to", "Site", "--as", "draft", "--json").json
        self.build()
        self.assertNotIn("By the sea", (self.site / "_site" / "index.html").read_text())
        self.assertTrue(made["path"])


if __name__ == "__main__":
    peer.main(Jekyll)
