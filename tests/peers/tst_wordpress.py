"""Publishing to a real WordPress."""

import re

import fault_list
import peer
from brickwork_cli import CliTest
from fault_proxy import PAGE, Fault, FaultProxy
from wordpress_peer import WordPress
from wordpress_tests import Site, WordPressTest


class AccountsTest(WordPressTest):
    """The same by an author, whose HTML WordPress cleans; and what the others are told."""

    person_there = "paul"
    status_of_theirs = "publish"

    def setUp(self):
        super().setUp()
        # An author may not make categories.
        self.site.php("wp_insert_term('Kitchen garden', 'category')")

    def test_a_draft_of_somebody_else_that_is_not_seen_keeps_its_address(self):
        self.site.php("wp_insert_post(['post_title' => 'Theirs', 'post_name' => 'peas-beans-corn',"
                      "'post_status' => 'draft', 'post_content' => 'x'])")
        told = self.publish()
        self.assertEqual(told["slug"], "peas-beans-corn-2")
        self.assertRegex(" ".join(told["remarks"]), "peas-beans-corn-2")
        self.assertEqual(self.publish()["action"], "nothing")

    def test_an_author_is_told_which_category_is_missing(self):
        self.change("[Kitchen garden]", "[Nowhere]")
        self.refused("category “Nowhere”")
        self.assertEqual((self.site.posts(), self.site.pictures()), ([], []))


class WordsTest(Site, CliTest):
    """What is wrong with a target is said in words that help."""

    def setUp(self):
        super().setUp()
        self.site.empty()
        (self.desk.root / "peas.md").write_text("# Peas\n\nIn rows.\n")

    def test_of_the_target(self, user="ada", secret=None, says="Garden & Shed.*ada.*administrator", code=0, url=None):
        secret = secret or self.site.passwords[user]
        self.desk.run("target", "add", "wordpress", "blog", f"url={url or self.site.url}", f"user={user}",
                      stdin=f"{secret}\n".encode())
        ran = self.desk.run("target", "test", "blog", stdin=f"{secret}\n".encode())
        self.assertEqual(ran.code, code, str(ran))
        self.assertRegex(ran.out if code == 0 else ran.err, says)
        self.assertNotIn(secret, ran.out + ran.err)
        if code:
            ran = self.desk.run("publish", "peas.md", "--to", "blog", stdin=f"{secret}\n".encode())
            self.assertEqual(ran.code, 1, str(ran))
            self.assertRegex(ran.err, says)
            self.assertEqual(self.site.posts(), [])

    def test_a_wrong_password(self):
        self.test_of_the_target(secret="abcd efgh ijkl mnop qrst uvwx", says="did not accept", code=1)

    def test_the_name_of_the_password_in_place_of_the_users(self):
        self.test_of_the_target("brickwork", self.site.passwords["ada"], "not the name of the password", 1)

    def test_no_wordpress_there(self):
        with FaultProxy(self.site.url) as proxy:
            proxy.plan(Fault("answer", nth=0, status=200, headers={"Content-Type": "text/html"}, body=PAGE))
            self.test_of_the_target(url=proxy.url, says="No WordPress answers", code=1)

    def test_the_interface_is_turned_off(self):
        self.site.plugin("closed", """
            add_filter('rest_authentication_errors', fn() => new WP_Error('rest_disabled', 'Closed.', ['status' => 401]));""")
        self.addCleanup(self.site.plugin, "closed", None)
        self.test_of_the_target(says="turned (its REST interface )?off|Closed", code=1)

    def test_the_header_is_taken_away_on_the_way(self):
        self.site.plugin("deaf", "unset($_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW']);")
        self.addCleanup(self.site.plugin, "deaf", None)
        self.test_of_the_target(says="Authorization", code=1)

    def test_application_passwords_are_off(self):
        self.site.plugin("off", "add_filter('wp_is_application_passwords_available', '__return_false');")
        self.addCleanup(self.site.plugin, "off", None)
        self.test_of_the_target(says="turned off|did not accept", code=1)

    def test_a_reader_may_not(self):
        self.test_of_the_target("reader", says="may not publish")

    def test_a_contributor_may_hand_in_drafts_only(self):
        self.test_of_the_target("carla", says="may not publish")
        given = f"{self.site.passwords['carla']}\n".encode()
        ran = self.desk.run("publish", "peas.md", "--to", "blog", stdin=given)
        self.assertEqual(ran.code, 1, str(ran))
        self.assertRegex(ran.err, "may not publish")
        self.assertEqual(self.site.posts(), [])
        ran = self.desk.run("publish", "peas.md", "--to", "blog", "--as", "draft", stdin=given)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertEqual([post["status"] for post in self.site.posts()], ["draft"])


class Faults(Site, fault_list.FaultChecks):
    kind = "wordpress"
    waits_for_the_silent = True

    @property
    def secret(self):
        return self.site.passwords["ada"]

    @classmethod
    def upstream(cls):
        return cls.site.url

    def options(self):
        return ("user=ada",)

    def posts(self, title):
        return [(post, status == "publish") for post, status in self.site.rows(
            "SELECT ID, post_status FROM wp_posts WHERE post_type = 'post' AND post_title = ?", title)]

    def pictures(self, stem):
        return len(self.site.rows("SELECT ID FROM wp_posts WHERE post_type = 'attachment' AND guid REGEXP ?",
                                  f"/{re.escape(stem)}-[0-9a-f]+[^/]*$"))


if __name__ == "__main__":
    peer.main(WordPress)
