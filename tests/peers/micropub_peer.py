"""A site that takes posts by Micropub, on a free port of this machine."""

import json
import shutil
import urllib.error
import urllib.request
from pathlib import Path

import peer

HERE = Path(__file__).resolve().parent / "micropub"


class Micropub(peer.Peer):
    name = "Micropub (Indiekit's endpoints)"
    token = "token-for-all"
    token_to_create = "token-to-create"

    @classmethod
    def have(cls):
        peer.need("node", "npm", "setpriv", "openssl")

        def install(folder):
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(HERE / name, folder / name)
            peer.do("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)

        cls.modules = peer.installed("micropub-indiekit-0.1.4", install)

    def launch(self):
        # Beside its modules: that is where node looks for them.
        shutil.copyfile(HERE / "host.mjs", self.state / "host.mjs")
        shutil.copyfile(HERE / "package.json", self.state / "package.json")
        modules = self.state / "node_modules"
        if not modules.exists():
            modules.symlink_to(self.modules / "node_modules")
        server = self.run("node", "node", self.state / "host.mjs", self.port, self.state / "site",
                          env={"HOME": self.state})
        self.wait(server, lambda: peer.answers(self.url))

    def ask(self, path, **body):
        request = urllib.request.Request(self.url + path, json.dumps(body).encode() if body else None,
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.load(reply)

    def posts(self):
        """Every post that was ever made: url, title, html, categories, state (published, draft, gone)."""
        return self.ask("/told/posts")

    def pictures(self):
        return self.ask("/told/pictures")

    def change(self, post, **properties):
        """As somebody at the site does it."""
        self.ask("/told/change", url=post["url"], properties=properties)

    def page(self, url):
        """Status and body, as a reader gets them."""
        try:
            with urllib.request.urlopen(url, timeout=30) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
