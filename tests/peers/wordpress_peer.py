"""A WordPress with a database of its own, on a free port of this machine."""

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import peer

ORIGINAL = Path("/usr/share/wordpress")
HERE = Path(__file__).resolve().parent / "wordpress"


class WordPress(peer.Peer):
    name = "WordPress"

    @classmethod
    def have(cls):
        peer.need("php", "mariadbd", "mariadb-install-db", "mariadb-admin", "setpriv", files=[ORIGINAL / "wp-load.php"])

    def __init__(self):
        super().__init__()
        self.site = self.state / "site"
        self.content = self.site / "wp-content"
        self.socket = self.state / "db.sock"
        self.environment = {
            "PEER_SOCKET": self.socket,
            "PEER_HOST": f"127.0.0.1:{self.port}",
            "PEER_SITE": self.site,
            "HOME": self.state,
        }
        self.passwords = {}

    def launch(self):
        new = not (self.state / "db").exists()
        if new:
            self.lay_out()
            peer.do("mariadb-install-db", "--no-defaults", f"--datadir={self.state / 'db'}", "--skip-test-db", "--force",
                    "--auth-root-authentication-method=normal", *self.as_root())
        database = self.run(
            "mariadbd", "mariadbd", "--no-defaults", f"--datadir={self.state / 'db'}", f"--socket={self.socket}",
            f"--pid-file={self.state / 'db.pid'}", f"--tmpdir={self.state}", "--skip-networking", "--skip-log-bin",
            "--performance-schema=OFF", "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=8M",
            "--innodb-flush-log-at-trx-commit=0", "--key-buffer-size=1M", *self.as_root())
        self.wait(database, lambda: self.ask_database("ping"))
        if new:
            peer.do("mariadb", "--no-defaults", "-uroot", f"--socket={self.socket}",
                    "-e", "CREATE DATABASE wordpress CHARACTER SET utf8mb4")
            told = json.loads(self.script((HERE / "install.php").read_text()))
            self.passwords = told["passwords"]
            self.version = told["version"]
        server = self.run(
            "php", "php", *self.php_options(), "-S", f"127.0.0.1:{self.port}", "-t", self.site, HERE / "front.php",
            env=self.environment)
        self.wait(server, lambda: peer.answers(f"{self.url}/wp-json/"))

    @staticmethod
    def as_root():
        return ["--user=root"] if os.geteuid() == 0 else []

    @staticmethod
    def php_options():
        return ["-d", "upload_max_filesize=64M", "-d", "post_max_size=64M", "-d", "memory_limit=512M"]

    def ask_database(self, word):
        told = subprocess.run(["mariadb-admin", "--no-defaults", "-uroot", f"--socket={self.socket}", word],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return told.returncode == 0

    def lay_out(self):
        """The program itself stays where it is installed; what is written stands in the state folder."""
        self.site.mkdir()
        for part in ORIGINAL.iterdir():
            if part.name not in ("wp-content", "wp-config.php", "wp-config-sample.php"):
                place = self.site / part.name
                place.symlink_to(part) if part.is_dir() else shutil.copyfile(part, place)
        for folder in ("uploads", "plugins", "mu-plugins", "themes"):
            (self.content / folder).mkdir(parents=True)
        shutil.copytree(HERE / "theme", self.content / "themes" / "plain")
        shutil.copyfile(HERE / "wp-config.php", self.site / "wp-config.php")

    def script(self, code):
        """Runs PHP that loads WordPress by itself."""
        return subprocess.run(
            ["php", *self.php_options()], input=code.encode(), stdout=subprocess.PIPE, check=True, timeout=120,
            env=os.environ | {key: str(value) for key, value in self.environment.items()}).stdout.decode()

    def php(self, expression, **values):
        """The value of an expression inside WordPress. Each of `values` is a variable in it."""
        given = "".join(f"${name} = json_decode({php_text(json.dumps(value))}, true);" for name, value in values.items())
        told = self.script(
            "<?php $_SERVER['HTTP_HOST'] = getenv('PEER_HOST'); require getenv('PEER_SITE') . '/wp-load.php';"
            "require_once ABSPATH . 'wp-admin/includes/admin.php'; wp_set_current_user(1);"
            f"{given} echo \"\\n=>\" . json_encode({expression});")
        return json.loads(told.rpartition("\n=>")[2])

    def rows(self, query, *values):
        """What the database itself answers: rows of texts. Each ? is one of `values`."""
        for value in values:
            query = query.replace("?", "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'", 1)
        told = peer.do("mariadb", "--no-defaults", "-uroot", f"--socket={self.socket}", "--batch", "--skip-column-names",
                       "wordpress", stdin=query.encode())
        return [line.split("\t") for line in told.decode().splitlines()]

    def posts(self):
        """Every post there is, of whatever status, as the database has it, by id."""
        return self.php("$GLOBALS['wpdb']->get_results(\"SELECT ID id, post_title title, post_name slug, post_status"
                        " status, post_content content, post_excerpt excerpt, post_date_gmt date, post_modified_gmt"
                        " modified FROM wp_posts WHERE post_type = 'post' ORDER BY ID\")")

    def pictures(self):
        """Every picture in the library: id, file name, alternative text, SHA-256 of the original."""
        return self.php("array_map(fn($p) => ['id' => $p->ID, 'name' => basename(wp_get_original_image_path($p->ID)),"
                        "'alt' => get_post_meta($p->ID, '_wp_attachment_image_alt', true), 'url' =>"
                        "wp_get_attachment_url($p->ID), 'hash' => hash_file('sha256', wp_get_original_image_path($p->ID))],"
                        "get_posts(['post_type' => 'attachment', 'post_status' => 'any', 'numberposts' => -1]))")

    def terms(self, post, taxonomy):
        """The names of what a post is filed under, sorted."""
        return sorted(self.php("array_map(fn($t) => html_entity_decode($t->name, ENT_QUOTES),"
                               "get_the_terms($post, $taxonomy) ?: [])", post=post, taxonomy=taxonomy))

    def plugin(self, name, code):
        """Puts in force a piece of PHP, as a plugin that cannot be turned off; None removes it."""
        file = self.content / "mu-plugins" / f"{name}.php"
        if code is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text("<?php\n" + code)

    def blocks(self, content):
        """The blocks of a text, inner ones too, as WordPress's own editor reads them in a browser."""
        self.plugin("editor", f"""
            add_action('parse_request', function () {{
                if (($_GET['blocks'] ?? '') !== 'yes') {{ return; }}
                require_once ABSPATH . 'wp-admin/includes/admin.php';
                wp_enqueue_script('wp-block-library');
                echo '<!DOCTYPE html><html><body><pre id="told"></pre>';
                wp_print_scripts();
                echo '<script>window.text = ' . json_encode(base64_decode('{base64.b64encode(content.encode()).decode()}'),
                     JSON_HEX_TAG | JSON_HEX_AMP) . ';
                    wp.blockLibrary.registerCoreBlocks();
                    const flat = list => list.flatMap(b => [{{name: b.name, valid: b.isValid,
                        html: b.originalContent}}, ...flat(b.innerBlocks)]);
                    document.getElementById("told").textContent = btoa(unescape(encodeURIComponent(
                        JSON.stringify(flat(wp.blocks.parse(window.text))))));</script></body></html>';
                exit;
            }});""")
        with tempfile.TemporaryDirectory(prefix="brickwork-chromium-") as folder:
            dom = subprocess.run(
                ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                 f"--user-data-dir={folder}", "--virtual-time-budget=60000", "--dump-dom", f"{self.url}/?blocks=yes"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=180).stdout.decode()
        told = re.search(r'<pre id="told">([A-Za-z0-9+/=]+)</pre>', dom)
        self.plugin("editor", None)
        if not told:
            raise AssertionError(f"the editor of WordPress said nothing: {dom[:3000]}")
        return json.loads(base64.b64decode(told[1]))

    def empty(self):
        """As new, but for the people."""
        self.php("array_map(fn($p) => wp_delete_post($p, true), get_posts(['post_type' => ['post', 'attachment'],"
                 "'post_status' => ['publish', 'future', 'draft', 'pending', 'private', 'trash', 'auto-draft', 'inherit'],"
                 "'numberposts' => -1, 'fields' => 'ids']))")
        self.php("array_map(fn($t) => wp_delete_term($t->term_id, $t->taxonomy),"
                 "get_terms(['taxonomy' => ['post_tag', 'category'], 'hide_empty' => false]))")


def php_text(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
