"""A proxy before a real server, in which everything that can go wrong on the way goes wrong when a test says so.

    with FaultProxy(peer.url) as proxy:
        proxy.plan(Fault("cut after", on=r"POST .*/posts", nth=2))
        ...publish to proxy.url...
        proxy.requests        # what was asked, in order
        proxy.transcript()    # every byte of it and of the answers, to look for what must not be there

The server's own address is written as the proxy's in all that comes back, and the other way round, so that nothing
finds a way around it.
"""

import contextlib
import os
import re
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

TLS_HELLO = 0x16
PAGE = b"<!DOCTYPE html><html><head><title>Just a moment</title></head><body>Checking your browser.</body></html>"


@dataclass
class Fault:
    """What goes wrong: `kind` is one of

    cut before      the connection ends, and the server never hears of the request
    cut after       the server does it, and its answer is lost
    cut in answer   half of the answer arrives
    silence after   the server does it, and nothing comes until the program gives up
    answer          `status`, `headers` and `body` come in place of the server, which never hears of it
    answer after    the same, and the server has done it
    drip            the answer comes slowly
    kill before, kill after, kill replied
                    the publishing program is killed: before the server hears of the request, when it has done it, or
                    `delay` seconds after the program has its answer
    """

    kind: str
    on: str = ""  # a regular expression for "METHOD /path?query"; empty: any request
    nth: int = 1  # which of those that match, from 1; 0: each of them
    status: int = 500
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0.0
    seen: int = 0
    struck: int = 0

    def strikes(self, line):
        if self.on and not re.search(self.on, line):
            return False
        self.seen += 1
        if self.nth and self.seen != self.nth:
            return False
        self.struck += 1
        return True


@dataclass
class Exchange:
    method: str
    target: str
    head: bytes
    body: bytes
    fault: str = ""
    status: int = 0
    answer: bytes = b""

    @property
    def line(self):
        return f"{self.method} {self.target}"

    @property
    def changes(self):
        return self.method not in ("GET", "HEAD")

    @property
    def asked(self):
        """What was sent, but for the one header that a secret belongs in."""
        return re.sub(rb"(?im)^authorization:.*\r\n", b"", self.head) + self.body


class Closed(Exception):
    """The other side has gone."""


def read_message(stream):
    """First line, headers as they are, body. Errors: Closed."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline(65536)
        if not line:
            raise Closed
        head += line
    first, *lines = head.decode("latin-1").splitlines()
    headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines if ":" in line]
    return first, headers, head


def header(headers, name):
    return next((value for key, value in headers if key.lower() == name), "")


def read_body(stream, headers, until_end):
    if header(headers, "transfer-encoding").lower() == "chunked":
        body = b""
        while size := int(stream.readline().split(b";")[0], 16):
            body += stream.read(size)
            stream.readline()
        while stream.readline().strip():
            pass
        return body
    length = header(headers, "content-length")
    if length:
        body = stream.read(int(length))
        if len(body) < int(length):
            raise Closed
        return body
    return stream.read() if until_end else b""


class FaultProxy:
    """Listens on loopback; each connection carries one request."""

    def __init__(self, upstream):
        parts = urllib.parse.urlsplit(upstream)
        self.upstream = (parts.hostname, parts.port)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.path = parts.path
        self.url = f"http://127.0.0.1:{self.port}{parts.path}"
        self.faults = []
        self.requests = []
        self.victim = None  # a Popen, or anything with a pid that leads its process group
        self.witness = None  # called at each request, while whoever asks waits for the answer
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="brickwork-proxy-")
        self._tls = None

    # what tests say

    def plan(self, *faults):
        """These faults, and no others, from now on; what was asked so far is forgotten."""
        with self._lock:
            self.faults = list(faults)
            self.requests = []

    def clear(self):
        self.plan()

    @property
    def changing(self):
        return [request for request in self.requests if request.changes]

    def transcript(self):
        return b"\n".join(part for each in self.requests for part in (each.head, each.body, each.answer))

    @property
    def secure_url(self):
        """The same address by https, with a certificate that nobody vouches for."""
        if self._tls is None:
            key, certificate = (str(Path(self._folder.name) / name) for name in ("key.pem", "certificate.pem"))
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                 "2", "-subj", "/CN=proxy", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out",
                 certificate],
                check=True, capture_output=True,
            )
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self._tls = context
        return f"https://127.0.0.1:{self.port}{self.path}"

    # how it works

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.close()
        self._folder.cleanup()

    def _accept(self):
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with contextlib.suppress(Closed, OSError, ValueError), connection:
            connection.settimeout(120)
            if connection.recv(1, socket.MSG_PEEK)[:1] == bytes([TLS_HELLO]):
                if self._tls is None:
                    return
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection, connection.makefile("rb") as stream:
                first, headers, head = read_message(stream)
                method, target, _ = first.split(" ", 2)
                exchange = Exchange(method, target, head, read_body(stream, headers, until_end=False))
                self._answer(connection, exchange, headers)

    def _answer(self, connection, exchange, headers):
        if self.witness:
            self.witness()
        with self._lock:
            self.requests.append(exchange)
            fault = next((each for each in self.faults if each.strikes(exchange.line)), None)
        kind = exchange.fault = fault.kind if fault else ""
        if kind == "kill before":
            self._kill()
        if kind in ("cut before", "kill before"):
            return
        if kind == "answer":
            connection.sendall(self._reply(exchange, fault.status, fault.headers.items(), fault.body))
            return
        status, came, body = self._forward(exchange, headers)
        if kind == "kill after":
            self._kill()
        if kind in ("cut after", "kill after"):
            exchange.status = status
            return
        if kind == "silence after":
            connection.recv(1)
            return
        if kind == "answer after":
            status, came, body = fault.status, list(fault.headers.items()), fault.body
        reply = self._reply(exchange, status, came, body)
        if kind == "cut in answer":
            connection.sendall(reply[: len(reply) - max(1, len(body) // 2)])
        elif kind == "drip":
            step = max(1, len(reply) // 20)
            for at in range(0, len(reply), step):
                connection.sendall(reply[at : at + step])
                time.sleep(0.05)
        else:
            connection.sendall(reply)
        if kind == "kill replied":
            time.sleep(fault.delay)
            self._kill()

    def _forward(self, exchange, headers):
        """Status, headers, body; the connection to the server is closed when this returns."""
        dropped = {"connection", "host", "accept-encoding", "content-length", "transfer-encoding", "expect"}
        body = self._theirs(exchange.body)
        lines = [f"{exchange.method} {self._theirs(exchange.target.encode()).decode()} HTTP/1.1",
                 f"Host: {self.upstream[0]}:{self.upstream[1]}", "Connection: close"]
        lines += [f"{key}: {value}" for key, value in headers if key.lower() not in dropped]
        if body or exchange.changes:
            lines.append(f"Content-Length: {len(body)}")
        with socket.create_connection(self.upstream, timeout=120) as server, server.makefile("rb") as stream:
            server.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
            while True:
                first, came, _ = read_message(stream)
                status = int(first.split(" ")[1])
                if status >= 200:
                    break
            empty = exchange.method == "HEAD" or status in (204, 304)
            answer = b"" if empty else read_body(stream, came, until_end=True)
        kept = [(key, self._ours(value.encode("latin-1")).decode("latin-1")) for key, value in came
                if key.lower() not in ("connection", "transfer-encoding", "content-length", "keep-alive")]
        return status, kept, self._ours(answer)

    def _reply(self, exchange, status, headers, body):
        lines = [f"HTTP/1.1 {status} As told", *(f"{key}: {value}" for key, value in headers),
                 f"Content-Length: {len(body)}", "Connection: close"]
        reply = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
        if exchange.method != "HEAD":
            reply += body
        exchange.status, exchange.answer = status, reply
        return reply

    def _ours(self, data):
        return self._renamed(data, self.upstream[1], self.port)

    def _theirs(self, data):
        return self._renamed(data, self.port, self.upstream[1])

    @staticmethod
    def _renamed(data, old, new):
        for form in ("127.0.0.1:%d", "127.0.0.1%%3A%d", "127.0.0.1%%3a%d"):
            data = data.replace((form % old).encode(), (form % new).encode())
        return data

    def _kill(self):
        victim = self.victim
        if victim is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(victim.pid, signal.SIGKILL)


class Trap:
    """An address that nobody may come to: another host than the proxy's, by its name."""

    def __init__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self.server.getsockname()[1]}/"
        self.visits = 0

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()
