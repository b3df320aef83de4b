"""The closing words of packaging/test --peers, from the report of ctest: which peers were tried, and which could not
be had and why. A report that cannot be read, or that tells of no test, is a failure."""

import re
import sys
import xml.etree.ElementTree as ElementTree


def reason(case):
    """The last line the test printed: the sentence that says why it was skipped."""
    lines = [line.strip() for line in (case.findtext("system-out") or "").splitlines() if line.strip()]
    return lines[-1] if lines else "It gave no reason."


def main(path):
    try:
        cases = list(ElementTree.parse(path).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError) as error:
        print(f"The report of the peers cannot be read: {error}")
        return 1
    if not cases:
        print("No peer was tried.")
        return 1
    skipped = [case for case in cases if case.get("status") in ("notrun", "disabled") or case.find("skipped") is not None]
    for case in skipped:
        print(f"Skipped: {case.get('name').removeprefix('peers_')}. {reason(case)}")
    failed = sum(1 for case in cases if case.get("status") == "fail")
    words = f"{len(cases) - len(skipped) - failed} of {len(cases)} peers passed, {failed} failed, {len(skipped)} were skipped"
    names = ", ".join(case.get("name").removeprefix("peers_") for case in skipped)
    print(f"{words}: {names}." if names else f"{words}.")
    killed = sum(int(count) for case in cases for count in re.findall(r"killed (\d+) times", case.findtext("system-out") or ""))
    if killed:
        print(f"The program was killed {killed} times on its way; no post was there twice unless a test above failed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
