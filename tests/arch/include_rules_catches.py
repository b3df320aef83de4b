"""Plants one break of each rule in a small house and demands that include_rules.py names it, and nothing else."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RULES = Path(__file__).with_name("include_rules.py")
WIDGET_HEADERS = sys.argv.pop()

# sentence: (file, its text, what must be said about it)
CAUGHT = {
    "base looks up to habit": ("core/base/a.h", '#include "core/habit/day.h"', "core/base may not include core/habit"),
    "habit looks sideways to markdown": ("core/habit/a.h", '#include "core/markdown/slug.h"', "may not include core/markdown"),
    "the store looks sideways to the workspace": ("core/store/a.cpp", '#include "core/workspace/workspace.h"', "may not include core/workspace"),
    "publishing looks up to the flows": ("core/publish/a.cpp", '#include "core/flows/a.h"', "may not include core/flows"),
    "a flow looks up to a page": ("core/flows/a.cpp", '#include "ui/wall/a.h"', "may not include ui/wall"),
    "one page looks at another": ("ui/wall/a.cpp", '#include "ui/write/a.h"', "may not include ui/write"),
    "a page looks up to the frame": ("ui/write/a.cpp", '#include "ui/frame/a.h"', "may not include ui/frame"),
    "the frame looks up to the program": ("ui/frame/a.cpp", '#include "app/a.h"', "may not include app"),
    "the theme looks at the charts": ("ui/theme/a.cpp", '#include "ui/charts/a.h"', "may not include ui/charts"),
    "a page opens the store itself": ("ui/posts/a.cpp", '#include "core/store/store.h"', "only the plain values of core/store"),
    "a page opens text files": ("ui/write/a.cpp", '#include "core/workspace/text_file.h"', "only the plain values of core/workspace"),
    "a page delivers posts": ("ui/posts/a.cpp", '#include "core/publish/folder_target.h"', "only the plain values of core/publish"),
    "a room nobody planned": ("core/utils/a.h", '#include "core/base/result.h"', "not a room of the house"),
    "an include from beside the file": ("core/habit/a.cpp", '#include "day.h"', "not written from the project root"),
    "an include indented and spaced": ("core/base/a.h", '  #  include "core/habit/day.h"', "core/base may not include core/habit"),
    "SQLite in a flow": ("core/flows/a.cpp", "#include <sqlite3.h>", "SQLite is not for core/flows"),
    "SQLiteCpp on a page": ("ui/wall/a.cpp", "#include <SQLiteCpp/Database.h>", "SQLite is not for ui/wall"),
    "Qt SQL in the store": ("core/store/a.cpp", "#include <QSqlQuery>", "Qt SQL is not for core/store"),
    "cmark-gfm on a page": ("ui/write/a.cpp", "#include <cmark-gfm.h>", "cmark-gfm is not for ui/write"),
    "yaml-cpp in the workspace": ("core/workspace/a.cpp", "#include <yaml-cpp/yaml.h>", "yaml-cpp is not for core/workspace"),
    "toml++ in the program": ("app/a.cpp", "#include <toml++/toml.hpp>", "toml++ is not for app"),
    "ICU in habit": ("core/habit/a.cpp", "#include <unicode/brkiter.h>", "ICU is not for core/habit"),
    "a widget in a flow": ("core/flows/a.cpp", "#include <QLabel>", "Qt Widgets is not for core/flows"),
    "a widget by its module": ("core/base/a.cpp", "#include <QtWidgets/QLabel>", "Qt Widgets is not for core/base"),
    "all widgets in publishing": ("core/publish/a.cpp", "#include <QtWidgets>", "Qt Widgets is not for core/publish"),
    "syntax highlighting in core": ("core/markdown/a.cpp", "#include <KSyntaxHighlighting/Repository>", "KSyntaxHighlighting is not for core/markdown"),
    "the single instance in ui": ("ui/frame/a.cpp", "#include <kdsingleapplication.h>", "KDSingleApplication is not for ui/frame"),
    "the command line in core": ("core/flows/a.cpp", "#include <CLI/CLI.hpp>", "CLI11 is not for core/flows"),
    "work left undone": ("tests/core/base/tst_a.cpp", "// TO" + "DO: later", "unfinished work"),
    "a colour as text": ("ui/wall/a.cpp", 'const auto c = u"#a0b1c2"_s;', "a colour outside the theme"),
    "a colour by numbers": ("ui/wall/a.cpp", "QColor(12, 30, 4);", "a colour outside the theme"),
    "a colour by name": ("ui/charts/a.cpp", "painter.setPen(Qt::darkRed);", "a colour outside the theme"),
    "a colour in a style sheet after a link": ("ui/wall/a.cpp", 'f("https://a.b"); g("color: #fff");', "a colour outside the theme"),
    "a font size by number": ("ui/posts/a.cpp", "font.setPointSize(12);", "a font size outside the theme"),
    "a font size in a style sheet": ("ui/posts/a.cpp", 'w.setStyleSheet(u"font-size: 12px"_s);', "a font size outside the theme"),
    "a singleton": ("core/flows/a.h", "static Store& instance();", "a singleton"),
    "a path of one machine": ("tests/core/base/tst_a.cpp", 'QDir d(u"/home/anna/drafts"_s);', "a path of one machine"),
    "the disk in habit": ("core/habit/a.cpp", "QFile file(name);", "the disk or QObject in core/habit"),
    "the clock in habit": ("core/habit/a.cpp", "QDateTime::currentDateTimeUtc();", "the clock in core/habit"),
    "a main that grew": ("app/main.cpp", "int x;\n" * 81, "80 lines or more"),
}

# sentence: (file, its text)
ALLOWED = {
    "habit on base": ("core/habit/a.h", '#include "core/base/instant.h"'),
    "the store on habit": ("core/store/a.h", '#include "core/habit/log.h"'),
    "a flow on the store": ("core/flows/a.h", '#include "core/store/store.h"'),
    "a page on a chart and a flow": ("ui/wall/a.h", '#include "ui/charts/a.h"\n#include "core/flows/a.h"'),
    "a page on the value of an event": ("ui/posts/a.h", '#include "core/store/event.h"'),
    "the frame on the pages": ("ui/frame/a.h", '#include "ui/wall/a.h"'),
    "the program on everything": ("app/a.h", '#include "core/store/store.h"\n#include "ui/frame/a.h"'),
    "what moc writes": ("ui/wall/a.cpp", '#include "a.moc"'),
    "SQLite in the store": ("core/store/a.cpp", "#include <sqlite3.h>\n#include <SQLiteCpp/SQLiteCpp.h>"),
    "the libraries of markdown": ("core/markdown/a.cpp", "#include <cmark-gfm.h>\n#include <unicode/brkiter.h>"),
    "a widget on a page": ("ui/wall/a.cpp", "#include <QLabel>"),
    "a test that includes anything": ("tests/ui/wall/tst_a.cpp", '#include "ui/write/a.h"\n#include <QLabel>'),
    "an include in a comment": ("core/base/a.h", '// #include "core/habit/day.h"\n/*\n#include <QLabel>\n*/'),
    "colours in the theme": ("ui/theme/a.cpp", 'QColor(1, 2, 3); f(u"#a0b1c2"_s); font.setPointSize(9);'),
    "colours of a published page": ("core/publish/a.cpp", 'f("color: #fff");'),
    "a colour from the theme": ("ui/wall/a.cpp", "QColor(theme.ink); QColor mix(a); Qt::transparent;"),
    "a heading that is no colour": ("ui/write/a.cpp", 'f("#add a heading");'),
    "a font that grows by a factor": ("ui/write/a.cpp", "font.setPointSizeF(font.pointSizeF() * factor);"),
    "the application object": ("app/a.cpp", "QCoreApplication::instance();"),
}


class IncludeRules(unittest.TestCase):
    def check(self, file, text):
        with tempfile.TemporaryDirectory() as house:
            for top in ("app", "core", "ui", "tests"):
                (Path(house) / top).mkdir()
            planted = Path(house) / file
            planted.parent.mkdir(parents=True, exist_ok=True)
            planted.write_text(text + "\n", encoding="utf-8")
            command = [sys.executable, str(RULES), house, WIDGET_HEADERS]
            return subprocess.run(command, capture_output=True, text=True)

    def test_each_break_is_named_alone(self):
        for sentence, (file, text, said) in CAUGHT.items():
            with self.subTest(sentence):
                result = self.check(file, text)
                self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
                lines = result.stdout.splitlines()
                self.assertEqual(len(lines), 1, lines)
                self.assertTrue(lines[0].startswith(file + ":"), lines)
                self.assertIn(said, lines[0])

    def test_what_the_plan_allows_passes(self):
        for sentence, (file, text) in ALLOWED.items():
            with self.subTest(sentence):
                result = self.check(file, text)
                self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_the_line_is_that_of_the_break(self):
        result = self.check("core/base/a.h", '/* one\ntwo */\n#include "core/habit/day.h"')
        self.assertIn("core/base/a.h:3:", result.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=1)
