"""Reads the sources and names every line that breaks the plan of the house.

Usage: include_rules.py PROJECT QTWIDGETS_HEADERS
Prints "file:line: what is wrong" for each break; exit code 1 if there is one.
"""

import re
import sys
from pathlib import Path

# Which rooms an include of a room may point to, beside the room itself. A room missing here is an error.
CORE_LOW = {"core/base"}
CORE_MIDDLE = CORE_LOW | {"core/markdown", "core/habit"}
CORE_ALL = CORE_MIDDLE | {"core/store", "core/workspace", "core/site", "core/publish", "core/history", "core/flows"}
UI_PAGE = {"ui/theme", "ui/charts"} | CORE_ALL
# What the Write page is made of; none of them knows another.
UI_WRITE = UI_PAGE | {"ui/editor", "ui/preview", "ui/drafts", "ui/compare"}
UI_ALL = UI_WRITE | {"ui/write", "ui/wall", "ui/posts", "ui/settings", "ui/stack", "ui/frame"}
MAY_INCLUDE = {
    "core/base": set(),
    "core/habit": CORE_LOW,
    "core/markdown": CORE_LOW,
    "core/store": CORE_MIDDLE,
    "core/workspace": CORE_MIDDLE,
    "core/site": CORE_MIDDLE,
    "core/publish": CORE_MIDDLE | {"core/site"},
    "core/history": CORE_MIDDLE,
    "core/flows": CORE_ALL,
    "ui/theme": CORE_ALL,
    "ui/charts": {"ui/theme"} | CORE_ALL,
    "ui/compare": UI_PAGE,
    "ui/editor": UI_PAGE,
    "ui/preview": UI_PAGE,
    "ui/drafts": UI_PAGE,
    "ui/write": UI_WRITE,
    "ui/wall": UI_PAGE,
    "ui/posts": UI_PAGE | {"ui/compare"},
    "ui/settings": UI_PAGE,
    "ui/stack": UI_PAGE,
    "ui/frame": UI_ALL,
    "app": UI_ALL | {"app"},
}

# From these rooms the widgets may see plain values only: (room, the headers that hold them).
VALUES_FOR_UI = {
    "core/store": {"core/store/event.h"},
    "core/workspace": {"core/workspace/snapshot.h", "core/workspace/snapshot_reason.h", "core/workspace/workspace.h"},
    "core/publish": {"core/publish/plan.h", "core/publish/kinds.h", "core/publish/target.h", "core/publish/newsletter_copy.h"},
}

# (what is included, the rooms that may, how the library is called)
LIBRARIES = [
    (r"sqlite3\.h|SQLiteCpp/.*", ("core/store",), "SQLite"),
    (r"QtSql.*|QSql.*", (), "Qt SQL"),
    (r"cmark-gfm.*", ("core/markdown",), "cmark-gfm"),
    (r"yaml-cpp/.*", ("core/markdown",), "yaml-cpp"),
    (r"toml\+\+/.*", ("core/markdown",), "toml++"),
    (r"unicode/.*", ("core/markdown",), "ICU"),
    (r"gumbo\.h", ("core/markdown",), "Gumbo"),
    (r"curl/.*", ("core/publish",), "libcurl"),
    (r"qt6keychain/.*", ("app",), "QtKeychain"),
    (r"KSyntaxHighlighting/.*", ("ui",), "KSyntaxHighlighting"),
    (r"Sonnet/.*", ("ui/editor",), "Sonnet"),
    (r"kdsingleapplication.*", ("app",), "KDSingleApplication"),
    (r"CLI/.*", ("app",), "CLI11"),
    (r"QtWidgets.*", ("ui", "app"), "Qt Widgets"),
]

# Alone, or as the value of something: "#add a heading" is none.
HEX = "(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})"
COLOUR_NAMES = "black|white|red|green|blue|cyan|magenta|yellow|gray|lightGray|dark[A-Z][a-z]+"
# (pattern, where it counts, where it is allowed all the same, what is wrong)
EVERYWHERE = ("app", "core", "ui", "tests")
CODE_RULES = [
    (rf'"#{HEX}"|"[^"]*[:,(]\s*#{HEX}\b', ("app", "ui"), ("ui/theme",), "a colour outside the theme"),
    (r'\bQColor\s*[({]\s*[0-9uU"QqL]', ("app", "ui"), ("ui/theme",), "a colour outside the theme"),
    (r"\bqRgba?\s*\(\s*[0-9]", ("app", "ui"), ("ui/theme",), "a colour outside the theme"),
    (rf"\bQt::(?:{COLOUR_NAMES})\b", ("app", "ui"), ("ui/theme",), "a colour outside the theme"),
    (r"\bset(?:PointSizeF?|PixelSize)\s*\(\s*[0-9]", ("app", "ui"), ("ui/theme",), "a font size outside the theme"),
    (r"font-size\s*:", ("app", "ui"), ("ui/theme",), "a font size outside the theme"),
    (r"(?<!Application::)\binstance\s*\(\s*\)", ("app", "core", "ui"), (), "a singleton"),
    (r'"/(?:work|home|root|Users)\b', EVERYWHERE, (), "a path of one machine"),
    (r"\b(?:QObject|QFile|QDir|QSettings)\b", ("core/habit",), (), "the disk or QObject in core/habit"),
    (r"\bcurrent(?:DateTime|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\w*\s*\(|\bsystem_clock\b", ("core/habit",), (),
     "the clock in core/habit"),
]
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
# A literal or a comment, whichever begins first; comments are what is removed.
LITERAL_OR_COMMENT = re.compile(
    r'R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.DOTALL
)


def without_comments(text):
    def replace(match):
        found = match.group(0)
        return "\n" * found.count("\n") if found.startswith(("//", "/*")) else found

    return LITERAL_OR_COMMENT.sub(replace, text)


def room_of(path):
    """The room a path from the project root lies in: "app", "core/habit", "ui/wall"."""
    parts = path.split("/")
    return "app" if parts[0] == "app" else "/".join(parts[:2])


def lies_in(path, places):
    return any(path == place or path.startswith(place + "/") for place in places)


def check_own_include(path, included):
    room, other = room_of(path), room_of(included)
    if included.split("/")[0] not in ("app", "core", "ui"):
        return None if included.endswith(".moc") else f'"{included}" is not written from the project root'
    if room not in MAY_INCLUDE:
        return f"{room} is not a room of the house"
    if other == room:
        return None
    if other not in MAY_INCLUDE[room]:
        return f"{room} may not include {other}"
    if room.startswith("ui/") and included not in VALUES_FOR_UI.get(other, {included}):
        return f"{room} may see only the plain values of {other}, not {included}"
    return None


def check_library_include(path, included, widget_headers):
    for pattern, rooms, name in LIBRARIES:
        if re.fullmatch(pattern, included) and not lies_in(path, rooms):
            return f"{name} is not for {room_of(path)}"
    if included in widget_headers and not lies_in(path, ("ui", "app")):
        return f"Qt Widgets is not for {room_of(path)}"
    return None


def check_file(path, text, widget_headers):
    """Yields (line number, what is wrong)."""
    source = not path.startswith("tests/")
    for number, line in enumerate(text.split("\n"), 1):
        if UNFINISHED.search(line):
            yield number, "unfinished work"
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        include = INCLUDE.match(line)
        if include and source:
            own, library = include.groups()
            wrong = check_own_include(path, own) if own else None
            wrong = wrong or check_library_include(path, own or library, widget_headers)
            if wrong:
                yield number, wrong
        for pattern, places, exceptions, wrong in CODE_RULES:
            if lies_in(path, places) and not lies_in(path, exceptions) and re.search(pattern, line):
                yield number, wrong
    if path == "app/main.cpp" and text.count("\n") >= 80:
        yield 80, "app/main.cpp has 80 lines or more"


def check_project(project, widget_headers):
    breaks = []
    for top in EVERYWHERE:
        for file in sorted((project / top).rglob("*")):
            if file.suffix in (".h", ".cpp"):
                path = file.relative_to(project).as_posix()
                found = check_file(path, file.read_text(encoding="utf-8"), widget_headers)
                breaks += [f"{path}:{number}: {wrong}" for number, wrong in found]
    return breaks


def widget_headers_of(folder):
    """Names of the widget library's headers: <QLabel>, <qlabel.h>."""
    return {entry.name for entry in Path(folder).iterdir() if entry.is_file()}


def main():
    project, headers = Path(sys.argv[1]), widget_headers_of(sys.argv[2])
    if "QLabel" not in headers:
        sys.exit(f"{sys.argv[2]} does not hold the headers of Qt Widgets")
    breaks = check_project(project, headers)
    print("\n".join(breaks) or "Every include goes down, every library is where it is due.")
    sys.exit(1 if breaks else 0)


if __name__ == "__main__":
    main()
