"""All that goes wrong on the way to a server, as a list, and what has to be true all the same: one post, its picture
there once, and words that say what happened.

A test program of a peer mixes FaultChecks with its own way to set up a target:

    class Faults(FaultChecks):
        kind = "wordpress"
        secret = "..."

        @classmethod
        def upstream(cls): ...            # the peer's address
        def options(self): ...            # of `target add`, beside url=
        def posts(self, title): ...       # (id, public) of each post of that title, asked of the peer itself
        def pictures(self, stem): ...     # how many picture files, thumbnails apart, have that stem in their names

Each fault has a draft and a post of its own, so that nothing has to be emptied between them.
"""

import os
import re
import shutil
import struct
import subprocess
import zlib
from dataclasses import dataclass, field

import peer  # noqa: F401  (makes the next one known)
from brickwork_cli import LONGEST, PROGRAM, CliTest, Ran, contents
from fault_proxy import PAGE, Fault, FaultProxy, Trap
from secrecy import forms_of, said_back, tellers, tells

CHANGE = r"^(POST|PUT|PATCH|DELETE) "
TRIES = 3  # after a kill, publishing again has to succeed within so many
DELAYS = (0.0, 0.002, 0.01)  # seconds between an answer and the end of the program that got it
KILLS = int(os.environ.get("BRICKWORK_KILLS", "0"))
JSON = {"Content-Type": "application/json"}
NOTHING_DONE = re.compile(r"nothing was (?:sent|changed|done)", re.IGNORECASE)


@dataclass
class Case:
    """A fault, what the program says of it (one of several words), and whether it may get over it by itself."""

    name: str
    kind: str
    says: str
    status: int = 500
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    may_succeed: bool = False

    def fault(self, on, nth):
        return Fault(self.kind, on=on, nth=nth, status=self.status, headers=self.headers, body=self.body)


LOST = r"broke off|did not answer|may have done|removed|asked (?:again )?before"
# Each strikes each request that changes something, in turn.
FAULTS = [
    Case("the connection ends before the server hears of it", "cut before", LOST),
    Case("the answer is lost", "cut after", LOST),
    Case("half of the answer is lost", "cut in answer", LOST),
    Case("the answer comes slowly", "drip", "", may_succeed=True),
    Case("the password is refused", "answer", r"accept|password|key|token", 401, JSON, b'{"message": "No entry."}'),
    Case("the account may not", "answer", r"allow|may not|right|accept|role", 403, JSON, b'{"message": "Not you."}'),
    Case("a firewall steps in", "answer", r"firewall|allow|accept", 403, {"Content-Type": "text/html"}, PAGE),
    Case("the address is not known", "answer", r"know|gone|removed|address", 404, JSON, b'{"message": "What?"}'),
    Case("it was changed meanwhile", "answer", r"changed", 409, JSON, b'{"message": "Not the latest."}'),
    Case("it is too large", "answer", r"large|smaller", 413, {"Content-Type": "text/html"}, PAGE),
    Case("too many requests, a second's patience", "answer", r"too many", 429, JSON | {"Retry-After": "1"}, b"{}",
         may_succeed=True),
    Case("too many requests, an hour's patience", "answer", r"too many", 429, JSON | {"Retry-After": "3600"}, b"{}"),
    Case("the server fails before it does it", "answer", r"failed|error", 500, JSON, b'{"message": "Oops."}'),
    Case("the server fails when it has done it", "answer after", r"failed|error", 500, JSON, b'{"message": "Oops."}'),
    Case("a page comes in place of an answer", "answer", r"page|understood|say where|may have", 200,
         {"Content-Type": "text/html"}, PAGE),
    Case("a page comes when it was done", "answer after", r"page|understood|say where|may have", 200,
         {"Content-Type": "text/html"}, PAGE),
]


def picture(number, size=16):
    """A PNG that no other number has."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    row = b"\0" + struct.pack(">I", 0x40000000 + number)[1:] * size
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(row * size)) + chunk(b"IEND", b""))


class FaultChecks(CliTest):
    """Mixed into a test class of a peer; see above for what that class gives."""

    kind = None
    secret = None
    # Faults that this kind has other words for: name of the case, regular expression.
    sayings = {}
    # Names of the cases that this kind may get over by itself, because it looks what became of it.
    overcome = ()
    # A server that can be told of a picture only once is not asked for it twice; see below.
    pictures_are_known_again = True
    # Whether to try how long the program waits for an answer: half a minute.
    waits_for_the_silent = False
    # How often a program is killed while it makes a post, unless BRICKWORK_KILLS says so.
    kills = 36
    _number = 0

    def setUp(self):
        if self.kind is None:
            self.skipTest("a list, not a test")
        super().setUp()
        self.proxy = self.enterContext(FaultProxy(self.upstream()))
        self.add_target("blog", self.proxy.url)

    def add_target(self, name, url):
        ran = self.desk.run("target", "add", self.kind, name, f"url={url}", *self.options(), stdin=self.given)
        self.assertEqual(ran.code, 0, str(ran))

    def options(self):
        return ()

    @property
    def given(self):
        return f"{self.secret}\n".encode()

    def fresh_draft(self):
        """Its file name and title; with a picture of its own."""
        FaultChecks._number += 1
        number = FaultChecks._number
        title, stem = f"Tide table {number}", f"tide-{number}"
        (self.desk.root / f"{stem}.png").write_bytes(picture(number))
        (self.desk.root / f"{stem}.md").write_text(f"# {title}\n\nHigh water at noon.\n\n![Water]({stem}.png)\n")
        return f"{stem}.md", title

    # Publishing, as a process of its own that can be killed

    def start(self, draft, to="blog", command="publish"):
        args = ["--workspace", self.desk.root, command, draft, "--to", to]
        args += ["--json"] if command == "publish" else []
        process = self.person.start(*args, program=PROGRAM, start_new_session=True)
        self.proxy.victim = process
        return args, process

    def finish(self, started):
        args, process = started
        try:
            out, err = process.communicate(self.given, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        finally:
            self.proxy.victim = None
        return Ran(tuple(args), process.returncode, out, err)

    def publish(self, draft, to="blog"):
        return self.finish(self.start(draft, to))

    # What has to be true

    def assert_true_words(self, ran, title, says):
        """It failed, says so in one line, tells no secret and does not claim that nothing was done if it was."""
        self.assertEqual(ran.code, 1, str(ran))
        self.assertRegex(ran.err, r"\A[^\n]*\S[^\n]*\n\Z", str(ran))
        self.assertRegex(ran.err, re.compile(says, re.IGNORECASE), str(ran))
        self.assertNotIn(self.secret, ran.out + ran.err)
        if any(public for _, public in self.posts(title)):
            self.assertNotRegex(ran.err, NOTHING_DONE, f"it is there\n{ran}")

    def assert_one_post(self, draft, title):
        """Publishing again succeeds, there is one post, readers see it, and the next time nothing is to be done."""
        ran = self.publish(draft)
        for _ in range(TRIES - 1):
            if ran.code == 0:
                break
            ran = self.publish(draft)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertTrue(ran.json["published"], str(ran))
        self.assert_there_once(draft, title)
        again = self.publish(draft)
        self.assertEqual((again.code, again.code or again.json["action"]), (0, "nothing"), str(again))
        self.assert_there_once(draft, title)

    def assert_there_once(self, draft, title):
        found = self.posts(title)
        self.assertEqual([public for _, public in found], [True], found)
        if self.pictures_are_known_again:
            self.assertEqual(self.pictures(draft.removesuffix(".md")), 1)

    def counted(self):
        """How many requests publishing a new post takes, and how many of them change something."""
        draft, title = self.fresh_draft()
        self.proxy.clear()
        ran = self.publish(draft)
        self.assertEqual(ran.code, 0, str(ran))
        self.assertEqual(ran.json["remarks"], [], str(ran))
        self.assert_there_once(draft, title)
        return len(self.proxy.requests), len(self.proxy.changing)

    # The tests

    def test_a_fault_at_each_request_that_changes_something(self):
        _, changes = self.counted()
        self.assertGreaterEqual(changes, 2)
        for case in FAULTS:
            for nth in range(1, changes + 1):
                with self.subTest(case.name, request=nth):
                    self.check(case, case.fault(CHANGE, nth))

    def test_the_connection_ends_at_each_request(self):
        requests, _ = self.counted()
        for nth in range(1, requests + 1):
            for kind in ("cut before", "cut after"):
                with self.subTest(kind, request=nth):
                    self.check(Case(kind, kind, "", may_succeed=True), Fault(kind, nth=nth))

    def check(self, case, fault):
        draft, title = self.fresh_draft()
        self.proxy.plan(fault)
        ran = self.publish(draft)
        self.assertEqual(fault.struck, 1, f"the fault did not strike\n{ran}")
        self.assertNotIn(self.secret.encode(), b"\n".join(each.target.encode() for each in self.proxy.requests))
        self.proxy.clear()
        if ran.code == 0:
            self.assertTrue(case.may_succeed or case.name in self.overcome, str(ran))
            self.assert_there_once(draft, title)
        else:
            self.assert_true_words(ran, title, self.sayings.get(case.name, case.says))
        self.assert_one_post(draft, title)

    def test_another_host_gets_nothing(self):
        _, changes = self.counted()
        with Trap() as trap:
            for status in (302, 307):
                for nth in range(1, changes + 1):
                    with self.subTest(status, request=nth):
                        case = Case("led on", "answer", r"localhost|leads on", status, {"Location": trap.url})
                        self.check(case, case.fault(CHANGE, nth))
            draft, title = self.fresh_draft()
            self.proxy.plan(Fault("answer", nth=1, status=302, headers={"Location": trap.url}))
            self.assert_true_words(self.publish(draft), title, r"localhost|leads on")
            self.assertEqual(trap.visits, 0)

    def test_a_certificate_that_proves_nothing_ends_it(self):
        draft, title = self.fresh_draft()
        self.add_target("secure", self.proxy.secure_url)
        self.proxy.clear()
        self.assert_true_words(self.publish(draft, to="secure"), title, r"prove|certificate")
        self.assertEqual(self.proxy.requests, [])
        self.assertEqual(self.posts(title), [])

    def test_a_server_that_falls_silent_has_done_it_all_the_same(self):
        if not self.waits_for_the_silent:
            self.skipTest("the program waits as long for every kind of server")
        case = Case("silence", "silence after", r"did not answer in time.*may have done")
        self.check(case, Fault(case.kind, on=CHANGE, nth=self.counted()[1]))

    # Killed

    def test_killed_at_any_step_there_is_one_post(self):
        requests, changes = self.counted()
        steps = [("kill before", CHANGE, nth, 0.0) for nth in range(1, changes + 1)]
        steps += [("kill after", "", nth, 0.0) for nth in range(1, requests + 1)]
        steps += [("kill replied", "", nth, delay) for delay in DELAYS for nth in range(1, requests + 1)]
        killed = tried = 0
        wanted = KILLS or self.kills
        while killed < wanted and tried < 3 * wanted:
            draft, title = self.fresh_draft()
            killed += self.killed(steps[tried % len(steps)], draft, lambda draft=draft, title=title:
                                  self.assert_one_post(draft, title))
            tried += 1
        self.assertEqual(killed, wanted, f"{tried - killed} of {tried} were too late")
        print(f"killed {killed} times while it made a post", flush=True)

    def killed(self, step, draft, then, command="publish"):
        """Kills it there, and looks what comes of it. Whether it was killed, and had not ended before."""
        kind, on, nth, delay = step
        with self.subTest(kind, command=command, on=on, nth=nth, delay=delay):
            fault = Fault(kind, on=on, nth=nth, delay=delay)
            self.proxy.plan(fault)
            ran = self.finish(self.start(draft, command=command))
            self.proxy.clear()
            self.assertEqual(fault.struck, 1, str(ran))
            late = kind == "kill replied" and ran.code == 0
            self.assertEqual(ran.code, 0 if late else -9, str(ran))
            then()
            return not late
        return False

    def steps_of(self, draft, command):
        """Where to kill what is done to a post: around each request that changes something."""
        self.proxy.clear()
        ran = self.finish(self.start(draft, command=command))
        self.assertEqual(ran.code, 0, str(ran))
        changes = len(self.proxy.changing)
        self.assertGreaterEqual(changes, 1)
        places = (("kill before", 0.0), ("kill after", 0.0), *(("kill replied", delay) for delay in DELAYS))
        return [(kind, CHANGE, nth, delay) for nth in range(1, changes + 1) for kind, delay in places]

    def renamed(self, draft, title):
        """The draft gets another title; its picture stays."""
        FaultChecks._number += 1
        file = self.desk.root / draft
        new = f"Tide table {FaultChecks._number}"
        file.write_text(file.read_text().replace(f"# {title}\n", f"# {new}\n"))
        return new

    def test_killed_while_it_changes_a_post_the_post_is_changed(self):
        draft, title = self.fresh_draft()
        self.assert_one_post(draft, title)
        title = self.renamed(draft, title)
        steps, killed = self.steps_of(draft, "publish"), 0
        for step in steps:
            old, title = title, self.renamed(draft, title)

            def changed(old=old, title=title):
                self.assert_one_post(draft, title)
                self.assertEqual(self.posts(old), [])

            killed += self.killed(step, draft, changed)
        print(f"killed {killed} times while it changed a post", flush=True)

    def test_killed_while_it_takes_a_post_back_the_post_is_gone_and_comes_back(self):
        draft, title = self.fresh_draft()
        self.assert_one_post(draft, title)
        steps, killed = self.steps_of(draft, "retract"), 0

        def gone():
            for _ in range(TRIES):
                ran = self.finish(self.start(draft, command="retract"))
                if ran.code == 0 or "not published" in ran.err:
                    break
            self.assertEqual([public for _, public in self.posts(title) if public], [], str(ran))
            self.assert_one_post(draft, title)

        gone()
        for step in steps:
            killed += self.killed(step, draft, gone, command="retract")
        print(f"killed {killed} times while it took a post back", flush=True)

    # Others

    def test_a_copied_draft_is_a_draft_of_its_own(self):
        draft, title = self.fresh_draft()
        self.assert_one_post(draft, title)
        copy = f"copy-of-{draft}"
        shutil.copyfile(self.desk.root / draft, self.desk.root / copy)
        before = self.posts(title)
        ran = self.publish(copy)
        self.assertEqual(ran.code, 1, str(ran))
        self.assertIn(title.lower().replace(" ", "-"), ran.err)
        self.assertEqual(self.posts(title), before)
        own = self.renamed(copy, title)
        self.assertEqual(self.publish(copy).code, 0)
        self.assertEqual([public for _, public in self.posts(own)], [True])
        self.assertEqual(self.posts(title), before)
        again = self.publish(draft)
        self.assertEqual((again.code, again.code or again.json["action"]), (0, "nothing"), str(again))

    def test_the_secret_is_shown_and_kept_nowhere(self):
        hidden = forms_of(self.secret)
        draft, title = self.fresh_draft()
        seen, asked, said = set(), [], []
        self.proxy.witness = lambda: seen.update(tellers(hidden))

        def do(fault=None, command="publish"):
            asked.extend(self.proxy.requests)
            self.proxy.plan(*[fault] if fault else [])
            said.append(self.finish(self.start(draft, command=command)))
            return said[-1]

        # Servers that say what they were told.
        echo = b'{"message": "You said %s."}' % said_back(self.secret)
        for status in (401, 500):
            for on in ("", CHANGE):
                self.assertEqual(do(Fault("answer", on=on, nth=0, status=status, headers=JSON, body=echo)).code, 1)
        astray = Fault("answer", nth=0, status=302, headers={"Location": f"http://localhost:9/{self.secret}"})
        self.assertEqual(do(astray).code, 1, [(one.line, one.fault) for one in self.proxy.requests])
        for command in ("publish", "publish", "retract", "publish"):
            self.assertEqual(do(command=command).code, 0, str(said[-1]))
            title = self.renamed(draft, title)
        said.append(self.desk.run("target", "test", "blog", stdin=self.given))
        asked.extend(self.proxy.requests)
        places = [(str(ran), ran.out_bytes + ran.err_bytes) for ran in said]
        places += [(one.line, one.asked) for one in asked]
        places += contents(self.person.folder).items()
        self.assertEqual([name for name, text in places if tells(text, hidden)], [])
        self.assertEqual(seen, set())
        self.assertGreater(len(asked), 10)
