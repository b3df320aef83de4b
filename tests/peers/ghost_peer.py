"""A Ghost with a database of its own, on a free port of this machine."""

import base64
import hashlib
import hmac
import http.cookiejar
import json
import os
import platform
import shutil
import time
import urllib.error
import urllib.request

import peer

OWNER = {"name": "Ada", "email": "ada@example.com", "password": "paper-and-brick-1789", "blogTitle": "Ada's Ghost"}
MACHINES = {"x86_64": "x64", "aarch64": "arm64"}


class Ghost(peer.Peer):
    """Ghost 5. Its native parts are built here, against a Node of the npm registry."""

    name = "Ghost 5"
    version = "5.130.6"
    node_version = "20.20.2"
    database = "sqlite3"
    tools = ("yarn@1.22.22",)

    @classmethod
    def have(cls):
        peer.need("setpriv")
        cls.node()
        cls.program()

    @classmethod
    def node(cls):
        """The folder of the Node it runs on: the system's may be one that this Ghost cannot be built for."""
        machine = MACHINES.get(platform.machine())
        if not machine:
            raise peer.Unavailable(f"No Node is published for {platform.machine()}.")
        package = f"node-linux-{machine}"

        def install(folder):
            peer.need("npm", "node")
            peer.do("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder,
                    f"{package}@{cls.node_version}", *cls.tools)

        return peer.installed(f"node-{cls.node_version}-for-{cls.name.replace(' ', '-').lower()}", install) / "node_modules" / package

    @classmethod
    def program(cls):
        node = cls.node()

        def install(folder):
            peer.need("npm", "node", "gcc", "g++", "make", "python3")
            peer.do("npm", "pack", "--silent", f"ghost@{cls.version}", cwd=folder)
            shutil.unpack_archive(folder / f"ghost-{cls.version}.tgz", folder)
            (folder / f"ghost-{cls.version}.tgz").unlink()
            cls.install_parts(folder / "package", node)

        return peer.installed(f"ghost-{cls.version}", install) / "package"

    @classmethod
    def building(cls, node):
        tools = node.parent / ".bin"
        return {"PATH": f"{node / 'bin'}:{tools}:{os.environ['PATH']}", "npm_config_nodedir": node, "MAKEFLAGS": "-j2"}

    @classmethod
    def install_parts(cls, package, node):
        # What only its makers need comes from elsewhere than the registry; and the builder it names is too old for
        # a Python without distutils.
        file = package / "package.json"
        about = json.loads(file.read_text())
        about.pop("devDependencies", None)
        about.setdefault("resolutions", {})["node-gyp"] = "12.1.0"
        file.write_text(json.dumps(about, indent=2))
        fetched = package / ".fetched"
        peer.do("nice", "yarn", "install", "--production", "--non-interactive", "--network-timeout", "60000",
                cwd=package, env=cls.building(node) | {"YARN_CACHE_FOLDER": fetched})
        shutil.rmtree(fetched)

    def launch(self):
        new = not (self.state / "config.production.json").exists()
        if new:
            self.lay_out()
        node = self.node() / "bin" / "node"
        running = self.run("ghost", node, "current/index.js", env={"NODE_ENV": "production", "HOME": self.state})
        self.wait(running, lambda: self.is_up(), seconds=180)
        if new:
            self.set_up()

    def is_up(self):
        """It answers before it is ready, but with an error then."""
        try:
            with urllib.request.urlopen(f"{self.url}/ghost/api/admin/site/", timeout=5):
                return True
        except OSError:
            return False

    def lay_out(self):
        program = self.program()
        shutil.copytree(program / "content", self.state / "content")
        (self.state / "content" / "data").mkdir(exist_ok=True)
        # It looks for its own package from the folder it is started in.
        (self.state / "current").symlink_to(program)
        settings = {
            "url": self.url,
            "server": {"host": "127.0.0.1", "port": self.port, "shutdownTimeout": 2000},
            "database": {"client": self.database, "useNullAsDefault": True,
                         "connection": {"filename": str(self.state / "content" / "data" / "ghost.db")}},
            "mail": {"transport": "stub"},
            "paths": {"contentPath": f"{self.state / 'content'}/"},
            "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False, "useTinfoil": True},
            "security": {"staffDeviceVerification": False},
            "caching": {"frontend": {"maxAge": 0}},
            "logging": {"level": "info", "transports": ["stdout"]},
        }
        (self.state / "config.production.json").write_text(json.dumps(settings))

    def set_up(self):
        """The owner, and an integration whose key the tests publish with."""
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        opener = urllib.request.build_opener(jar)

        def say(path, body):
            request = urllib.request.Request(
                f"{self.url}/ghost/api/admin/{path}", json.dumps(body).encode(),
                {"Content-Type": "application/json", "Origin": self.url})
            with opener.open(request, timeout=60) as answer:
                return answer.read()

        say("authentication/setup/", {"setup": [OWNER]})
        # The cookie is for https only where the address is; this one is not.
        say("session/", {"username": OWNER["email"], "password": OWNER["password"]})
        made = json.loads(say("integrations/?include=api_keys", {"integrations": [{"name": "Brickwork"}]}))
        keys = {key["type"]: key["secret"] for key in made["integrations"][0]["api_keys"]}
        self.key, self.reading_key = keys["admin"], keys["content"]

    def token(self):
        name, secret = self.key.split(":")
        now = int(time.time())
        parts = ({"alg": "HS256", "typ": "JWT", "kid": name}, {"iat": now, "exp": now + 300, "aud": "/admin/"})
        signed = b".".join(url_base64(json.dumps(part).encode()) for part in parts)
        seal = hmac.new(bytes.fromhex(secret), signed, hashlib.sha256).digest()
        return (signed + b"." + url_base64(seal)).decode()

    def api(self, method, path, **body):
        """What the Admin API answers, as JSON."""
        request = urllib.request.Request(
            f"{self.url}/ghost/api/admin/{path}", json.dumps(body).encode() if body else None,
            {"Authorization": f"Ghost {self.token()}", "Content-Type": "application/json", "Accept-Version": "v5.0"},
            method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def posts(self):
        """Every post there is, of whatever status, oldest first."""
        path = "posts/?limit=100&formats=html,lexical&order=created_at%20asc&include=tags,email,newsletter&page="
        found, page = [], 1
        while page:
            told = self.api("GET", f"{path}{page}")
            found += told["posts"]
            page = told["meta"]["pagination"]["next"]
        return found

    def change(self, post, **fields):
        """As somebody in Ghost's own editor does."""
        return self.api("PUT", f"posts/{post['id']}/", posts=[{"updated_at": post["updated_at"]} | fields])["posts"][0]

    def pictures(self):
        """The files of the pictures uploaded, originals and smaller ones apart from copies made for screens."""
        folder = self.state / "content" / "images"
        return sorted(str(file.relative_to(folder)) for file in folder.rglob("*")
                      if file.is_file() and "size" not in file.parts)

    def page(self, address):
        """Status, type and bytes of what a reader gets there."""
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read()

    def empty(self):
        """As new, but for its owner and readers."""
        for post in self.posts():
            self.api("DELETE", f"posts/{post['id']}/")
        for tag in self.api("GET", "tags/?limit=100")["tags"]:
            self.api("DELETE", f"tags/{tag['id']}/")
        for page in self.api("GET", "pages/?limit=100")["pages"]:
            self.api("DELETE", f"pages/{page['id']}/")
        shutil.rmtree(self.state / "content" / "images", ignore_errors=True)
        (self.state / "content" / "images").mkdir()


class Ghost6(Ghost):
    """Ghost 6, which is laid out for pnpm and keeps its posts by another library."""

    name = "Ghost 6"
    version = "6.65.0"
    node_version = "22.23.3"  # what was built for 24 aborts as soon as it collects garbage
    database = "better-sqlite3"
    tools = ("pnpm@12.4.2", "node-gyp@12.1.0")

    @classmethod
    def install_parts(cls, package, node):
        store = package / ".fetched"
        pnpm = node.parent / "pnpm" / "bin" / "pnpm.mjs"
        peer.do("nice", node / "bin" / "node", pnpm, "install", "--prod", "--frozen-lockfile", "--store-dir", store,
                cwd=package, env=cls.building(node) | {"CI": 1})
        shutil.rmtree(store)
        # Its database driver is an optional part: that it could not be built is no error to pnpm.
        if not any((package / "node_modules").glob("**/better_sqlite3.node")):
            raise OSError("its database driver was not built")


def url_base64(part):
    return base64.urlsafe_b64encode(part).rstrip(b"=")
