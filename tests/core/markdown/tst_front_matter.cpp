#include "core/markdown/front_matter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

QString told(const Result<QString>& result)
{
    return result ? *result : u"refused: "_s + result.error().sentence;
}

FrontMatterEntry scalar(const QString& key, const QString& value)
{
    return {key, {value}, false};
}

FrontMatterEntry list(const QString& key, const QStringList& values)
{
    return {key, values, true};
}

} // namespace

class TestFrontMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void reads_data();
    void reads();
    void finds();
    void saysWhatIsBroken_data();
    void saysWhatIsBroken();
    void sets_data();
    void sets();
    void setsLists_data();
    void setsLists();
    void removes_data();
    void removes();
    void refuses_data();
    void refuses();
    void refusesLists_data();
    void refusesLists();
    void anyTextSurvives_data();
    void anyTextSurvives();
    void makes_data();
    void makes();
};

void TestFrontMatter::splits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<FrontMatterKind>("kind");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<int>("lines");

    using enum FrontMatterKind;
    QTest::newRow("YAML") << u"---\na: b\n---\nBody\n"_s << Yaml << u"---\na: b\n---\n"_s << 3;
    QTest::newRow("YAML closed by dots") << u"---\na: b\n...\nBody\n"_s << Yaml << u"---\na: b\n...\n"_s << 3;
    QTest::newRow("YAML that ends the text") << u"---\na: b\n---"_s << Yaml << u"---\na: b\n---"_s << 3;
    QTest::newRow("blanks after the fences")
        << u"--- \na: b\n---\t\nBody"_s << Yaml << u"--- \na: b\n---\t\n"_s << 3;
    QTest::newRow("an empty block") << u"---\n---\nBody"_s << Yaml << u"---\n---\n"_s << 2;
    QTest::newRow("a block of comments")
        << u"---\n# nothing yet\n---\n"_s << Yaml << u"---\n# nothing yet\n---\n"_s << 3;
    QTest::newRow("a broken block is one all the same")
        << u"---\na: [b\n---\nBody"_s << Yaml << u"---\na: [b\n---\n"_s << 3;
    QTest::newRow("TOML") << u"+++\na = 1\n+++\nBody"_s << Toml << u"+++\na = 1\n+++\n"_s << 3;
    QTest::newRow("JSON over lines") << u"{\n \"a\": 1\n}\nBody"_s << Json << u"{\n \"a\": 1\n}\n"_s << 3;
    QTest::newRow("JSON on a line") << u"{\"a\": \"}\"}\nBody"_s << Json << u"{\"a\": \"}\"}\n"_s << 1;
    QTest::newRow("empty JSON") << u"{}\nBody"_s << Json << u"{}\n"_s << 1;
    QTest::newRow("nothing") << QString() << None << QString() << 0;
    QTest::newRow("no front matter") << u"Body\n---\na: b\n---\n"_s << None << QString() << 0;
    QTest::newRow("an open fence") << u"---\na: b\n"_s << None << QString() << 0;
    QTest::newRow("an open TOML fence") << u"+++\na = 1\n"_s << None << QString() << 0;
    QTest::newRow("a rule at the top") << u"---\n\nHello\n\nWorld\n"_s << None << QString() << 0;
    QTest::newRow("prose between two rules")
        << u"---\n\nHello *world*\n\n---\n\nMore\n"_s << None << QString() << 0;
    QTest::newRow("prose that YAML cannot read between two rules")
        << u"---\n\n*Hello* [world: %\n\n---\n"_s << None << QString() << 0;
    QTest::newRow("a list between two rules") << u"---\n- a\n- b\n---\n"_s << None << QString() << 0;
    QTest::newRow("four dashes") << u"----\na: b\n----\n"_s << None << QString() << 0;
    QTest::newRow("a fence with a blank before it") << u" ---\na: b\n---\n"_s << None << QString() << 0;
    QTest::newRow("an indented line of dashes closes nothing")
        << u"---\na: |\n  ---\n  x\n---\nBody"_s << Yaml << u"---\na: |\n  ---\n  x\n---\n"_s << 5;
    QTest::newRow("a shortcode is no JSON") << u"{{< figure >}}\n"_s << None << QString() << 0;
    QTest::newRow("a template tag is no JSON") << u"{% include x %}\n"_s << None << QString() << 0;
    QTest::newRow("JSON that is not closed") << u"{\"a\": 1\nBody"_s << None << QString() << 0;
    QTest::newRow("JSON with a text on its last line")
        << u"{\"a\": 1} is an object\n"_s << None << QString() << 0;
}

void TestFrontMatter::splits()
{
    QFETCH(QString, text);
    const FrontMatter found = readFrontMatter(text);
    QTEST(found.kind, "kind");
    QTEST(found.raw, "raw");
    QTEST(found.lines, "lines");
}

void TestFrontMatter::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<FrontMatterEntry>>("entries");

    using Entries = std::vector<FrontMatterEntry>;
    QTest::newRow("YAML scalars in their order")
        << u"---\nb: two words\na: 'it''s'\nc: \"say \\\"hi\\\"\" # note\n---\n"_s
        << Entries{scalar(u"b"_s, u"two words"_s), scalar(u"a"_s, u"it's"_s),
                   scalar(u"c"_s, u"say \"hi\""_s)};
    QTest::newRow("YAML dates, switches and numbers as written")
        << u"---\ndate: 2025-01-15T20:00:00+01:00\ndraft: true\nweight: 010\n---\n"_s
        << Entries{scalar(u"date"_s, u"2025-01-15T20:00:00+01:00"_s), scalar(u"draft"_s, u"true"_s),
                   scalar(u"weight"_s, u"010"_s)};
    QTest::newRow("YAML lists of all forms")
        << u"---\na: [x, 'y z']\nb:\n- x\n- y\nc:\n  - x # one\n\n  - y\nd: [x,\n  y]\ne: []\n---\n"_s
        << Entries{list(u"a"_s, {u"x"_s, u"y z"_s}), list(u"b"_s, {u"x"_s, u"y"_s}),
                   list(u"c"_s, {u"x"_s, u"y"_s}), list(u"d"_s, {u"x"_s, u"y"_s}), list(u"e"_s, {})};
    QTest::newRow("YAML text over lines")
        << u"---\na: |\n  one\n  two\nb: >-\n  one\n  two\n---\n"_s
        << Entries{scalar(u"a"_s, u"one\ntwo\n"_s), scalar(u"b"_s, u"one two"_s)};
    QTest::newRow("YAML maps and nothings have no values")
        << u"---\na:\n  b: c\nd:\ne: ~\nf: [{x: y}]\n---\n"_s
        << Entries{{u"a"_s, {}, false}, {u"d"_s, {}, false}, {u"e"_s, {}, false}, {u"f"_s, {}, true}};
    QTest::newRow("YAML anchors are followed")
        << u"---\na: &x [p]\nb: *x\n---\n"_s << Entries{list(u"a"_s, {u"p"_s}), list(u"b"_s, {u"p"_s})};
    QTest::newRow("YAML in other scripts")
        << u"---\nЗаголовок: Привет\n\"ключ два\": 你好\n---\n"_s
        << Entries{scalar(u"Заголовок"_s, u"Привет"_s), scalar(u"ключ два"_s, u"你好"_s)};
    QTest::newRow("TOML in its order, as written")
        << u"+++\ntitle = \"é \\\"x\\\"\" # note\ndate = 2025-01-15T10:00:00Z\ndraft = true\nn = 1_000\n"
           "'lit' = 'a\\b'\ntags = [\"x\",\n  'y']\nempty = []\n[params]\nx = 1\n[[items]]\ny = 1\n+++\n"_s
        << Entries{scalar(u"title"_s, u"é \"x\""_s),
                   scalar(u"date"_s, u"2025-01-15T10:00:00Z"_s),
                   scalar(u"draft"_s, u"true"_s),
                   scalar(u"n"_s, u"1_000"_s),
                   scalar(u"lit"_s, u"a\\b"_s),
                   list(u"tags"_s, {u"x"_s, u"y"_s}),
                   list(u"empty"_s, {}),
                   {u"params"_s, {}, false},
                   {u"items"_s, {}, true}};
    QTest::newRow("JSON in its order, as written")
        << u"{\"b\": \"x\\\"y}\", \"a\": 1.50, \"d\": true, \"t\": [\"p\", \"q\"], \"n\": null, \"o\": {\"p\": [1]}}\n"_s
        << Entries{scalar(u"b"_s, u"x\"y}"_s),     scalar(u"a"_s, u"1.50"_s), scalar(u"d"_s, u"true"_s),
                   list(u"t"_s, {u"p"_s, u"q"_s}), {u"n"_s, {}, false},       {u"o"_s, {}, false}};
}

void TestFrontMatter::reads()
{
    QFETCH(QString, text);
    const FrontMatter found = readFrontMatter(text);
    QCOMPARE(found.problem, QString());
    QFETCH(std::vector<FrontMatterEntry>, entries);
    for (size_t i = 0; i < std::min(found.entries.size(), entries.size()); ++i) {
        QCOMPARE(found.entries[i].key, entries[i].key);
        QCOMPARE(found.entries[i].values, entries[i].values);
        QCOMPARE(found.entries[i].list, entries[i].list);
    }
    QCOMPARE(found.entries.size(), entries.size());
}

void TestFrontMatter::finds()
{
    const FrontMatter found =
        readFrontMatter(u"---\nTitle: Hi\nempty: ''\nnone:\ntags: [a, b]\none: x\n---\n");
    QCOMPARE(found.value(u"title"), u"Hi"_s);
    QCOMPARE(found.value(u"TITLE"), u"Hi"_s);
    QCOMPARE(found.value(u"empty"), std::nullopt);
    QCOMPARE(found.value(u"none"), std::nullopt);
    QCOMPARE(found.value(u"tags"), std::nullopt);
    QCOMPARE(found.value(u"absent"), std::nullopt);
    QCOMPARE(found.values(u"Tags"), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(found.values(u"one"), QStringList{u"x"_s});
    QCOMPARE(found.values(u"none"), QStringList());
    QCOMPARE(found.values(u"absent"), QStringList());
}

void TestFrontMatter::saysWhatIsBroken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("line");

    QTest::newRow("YAML with two colons") << u"---\nx: 1\ntitle: a: b\n---\n"_s << u"YAML"_s << 3;
    QTest::newRow("YAML with an unknown alias") << u"---\na: *b\n---\n"_s << u"YAML"_s << 2;
    QTest::newRow("TOML without a value") << u"+++\na = 1\n\nb =\n+++\n"_s << u"TOML"_s << 4;
    QTest::newRow("TOML with a key twice") << u"+++\na = 1\na = 2\n+++\n"_s << u"TOML"_s << 3;
    QTest::newRow("JSON with a comma too many") << u"{\n\"a\": 1,\n}\n"_s << u"JSON"_s << 3;
    QTest::newRow("JSON with a bare word") << u"{\"a\": yes}\n"_s << u"JSON"_s << 1;
}

void TestFrontMatter::saysWhatIsBroken()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(int, line);
    const FrontMatter found = readFrontMatter(text);
    QCOMPARE_NE(found.kind, FrontMatterKind::None);
    QVERIFY(found.entries.empty());
    QVERIFY2(found.problem.startsWith(u"The front matter is not valid %1: line %2, "_s.arg(name).arg(line)),
             qPrintable(found.problem));
    QVERIFY(found.problem.endsWith(u'.') && !found.problem.contains(u'\n'));
    const Result<QString> edited = withFrontMatter(text, u"k"_s, u"v"_s);
    QVERIFY(!edited);
    QCOMPARE(edited.error().code, ErrorCode::Invalid);
    QVERIFY(edited.error().sentence.contains(found.problem));
    QVERIFY(!withoutFrontMatter(text, u"a"_s));
}

void TestFrontMatter::sets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");

    const QString title = u"title"_s;
    // YAML: the one line
    QTest::newRow("a plain value, all else as it was")
        << u"---\n# top\nz:   9  # odd\n\ntitle: Old\nnested:\n  deep: [1,\n    2]\n...\n\nBody: x\n"_s
        << title << u"New"_s
        << u"---\n# top\nz:   9  # odd\n\ntitle: New\nnested:\n  deep: [1,\n    2]\n...\n\nBody: x\n"_s;
    QTest::newRow("the comment behind it stays")
        << u"---\ntitle: Old   # my note\n---\n"_s << title << u"New one"_s
        << u"---\ntitle: New one   # my note\n---\n"_s;
    QTest::newRow("a # inside a word is no comment")
        << u"---\ntitle: C#x y#z # c\n---\n"_s << title << u"New"_s << u"---\ntitle: New # c\n---\n"_s;
    QTest::newRow("double quotes stay") << u"---\ntitle: \"Old # x\" # c\n---\n"_s << title << u"New"_s
                                        << u"---\ntitle: \"New\" # c\n---\n"_s;
    QTest::newRow("single quotes stay") << u"---\ntitle: 'It''s # x' # c\n---\n"_s << title << u"Don't"_s
                                        << u"---\ntitle: 'Don''t' # c\n---\n"_s;
    QTest::newRow("quotes and backslashes in double quotes")
        << u"---\ntitle: \"Old\"\n---\n"_s << title << u"a \"b\" \\c"_s
        << u"---\ntitle: \"a \\\"b\\\" \\\\c\"\n---\n"_s;
    QTest::newRow("an empty value is filled in")
        << u"---\ntitle:\nb: c\n---\n"_s << title << u"New"_s << u"---\ntitle: New\nb: c\n---\n"_s;
    QTest::newRow("an empty value with a comment")
        << u"---\ntitle: # later\n---\n"_s << title << u"New"_s << u"---\ntitle: New # later\n---\n"_s;
    QTest::newRow("a key in quotes") << u"---\n\"title\" : Old\n---\n"_s << title << u"New"_s
                                     << u"---\n\"title\" : New\n---\n"_s;
    QTest::newRow("a key in other case keeps it")
        << u"---\nTitle: Old\n---\n"_s << title << u"New"_s << u"---\nTitle: New\n---\n"_s;
    QTest::newRow("the same key deeper down is another")
        << u"---\na:\n  title: Deep\ntitle: Old\n---\n"_s << title << u"New"_s
        << u"---\na:\n  title: Deep\ntitle: New\n---\n"_s;
    QTest::newRow("the same words in a text block are no key")
        << u"---\na: |\n  title: no\ntitle: Old\n---\n"_s << title << u"New"_s
        << u"---\na: |\n  title: no\ntitle: New\n---\n"_s;
    QTest::newRow("an indented block") << u"---\n  title: Old\n  b: c\n---\n"_s << title << u"New"_s
                                       << u"---\n  title: New\n  b: c\n---\n"_s;
    QTest::newRow("the same value changes nothing")
        << u"---\ntitle:   'Old'\n---\n"_s << title << u"Old"_s << u"---\ntitle:   'Old'\n---\n"_s;
    QTest::newRow("letters beyond ASCII before it")
        << u"---\nключ: ü\nзаголовок: a # б\n---\n"_s << u"заголовок"_s << u"你好"_s
        << u"---\nключ: ü\nзаголовок: 你好 # б\n---\n"_s;
    QTest::newRow("no newline at the end of the text")
        << u"---\ntitle: Old\n---"_s << title << u"New"_s << u"---\ntitle: New\n---"_s;

    // YAML: what must be quoted
    const auto quoted = [&](const char* name, const QString& value, const QString& written) {
        QTest::newRow(name) << u"---\ntitle: Old\n---\n"_s << title << value
                            << u"---\ntitle: %1\n---\n"_s.arg(written);
    };
    quoted("a colon and a blank", u"a: b"_s, u"\"a: b\""_s);
    quoted("a colon at the end", u"a:"_s, u"\"a:\""_s);
    quoted("an address needs none", u"https://a.b/c?d=e"_s, u"https://a.b/c?d=e"_s);
    quoted("a # after a blank", u"a #b"_s, u"\"a #b\""_s);
    quoted("a # first", u"#a"_s, u"\"#a\""_s);
    quoted("a dash first", u"- a"_s, u"\"- a\""_s);
    quoted("a star first", u"*a*"_s, u"\"*a*\""_s);
    quoted("a bracket first", u"[a]"_s, u"\"[a]\""_s);
    quoted("an exclamation mark first", u"!a"_s, u"\"!a\""_s);
    quoted("an at sign first", u"@a"_s, u"\"@a\""_s);
    quoted("a quote first", u"\"a\" b"_s, u"\"\\\"a\\\" b\""_s);
    quoted("an apostrophe inside needs none", u"don't"_s, u"don't"_s);
    quoted("a comma inside needs none", u"a, b"_s, u"a, b"_s);
    quoted("nothing", QString(), u"\"\""_s);
    quoted("a blank at the end", u"a "_s, u"\"a \""_s);
    quoted("yes", u"Yes"_s, u"\"Yes\""_s);
    quoted("off", u"off"_s, u"\"off\""_s);
    quoted("true", u"true"_s, u"\"true\""_s);
    quoted("null", u"null"_s, u"\"null\""_s);
    quoted("a tilde", u"~"_s, u"\"~\""_s);
    quoted("a whole number", u"1984"_s, u"\"1984\""_s);
    quoted("a decimal number", u"-1.5e3"_s, u"\"-1.5e3\""_s);
    quoted("a hexadecimal number", u"0x1F"_s, u"\"0x1F\""_s);
    quoted("a time of day", u"12:30"_s, u"\"12:30\""_s);
    quoted("a date", u"2025-01-15"_s, u"\"2025-01-15\""_s);
    quoted("words that start with a number need none", u"7 habits"_s, u"7 habits"_s);
    quoted("a newline", u"a\nb"_s, u"\"a\\nb\""_s);
    quoted("a tab", u"a\tb"_s, u"\"a\\tb\""_s);
    quoted("dots", u"..."_s, u"\"...\""_s);

    // YAML: what must not
    QTest::newRow("a switch stays a switch")
        << u"---\ndraft: true\n---\n"_s << u"draft"_s << u"false"_s << u"---\ndraft: false\n---\n"_s;
    QTest::newRow("a date stays a date")
        << u"---\npubDate: 2025-01-15 # set\n---\n"_s << u"pubDate"_s << u"2025-02-01T08:00:00+01:00"_s
        << u"---\npubDate: 2025-02-01T08:00:00+01:00 # set\n---\n"_s;
    QTest::newRow("a number stays a number")
        << u"---\nrating: 4\n---\n"_s << u"rating"_s << u"5"_s << u"---\nrating: 5\n---\n"_s;
    QTest::newRow("a quoted date stays quoted") << u"---\ndate: \"2025-01-15\"\n---\n"_s << u"date"_s
                                                << u"2025-02-01"_s << u"---\ndate: \"2025-02-01\"\n---\n"_s;
    QTest::newRow("a new switch is one")
        << u"---\na: b\n---\n"_s << u"draft"_s << u"true"_s << u"---\na: b\ndraft: true\n---\n"_s;
    QTest::newRow("a new date is one")
        << u"---\na: b\n---\n"_s << u"date"_s << u"2025-01-15"_s << u"---\na: b\ndate: 2025-01-15\n---\n"_s;

    // YAML: a line more
    QTest::newRow("a key that is not there goes to the end")
        << u"---\na: b\nlist:\n- x\n# last words\n---\nBody\n"_s << title << u"New"_s
        << u"---\na: b\nlist:\n- x\n# last words\ntitle: New\n---\nBody\n"_s;
    QTest::newRow("after a text block")
        << u"---\na: |\n  x\n\n---\n"_s << title << u"New"_s << u"---\na: |\n  x\n\ntitle: New\n---\n"_s;
    QTest::newRow("into an indented block")
        << u"---\n  a: b\n---\n"_s << title << u"New"_s << u"---\n  a: b\n  title: New\n---\n"_s;
    QTest::newRow("into an empty block")
        << u"---\n---\nBody"_s << title << u"New"_s << u"---\ntitle: New\n---\nBody"_s;
    QTest::newRow("a key that needs quotes")
        << u"---\na: b\n---\n"_s << u"my: key"_s << u"v"_s << u"---\na: b\n\"my: key\": v\n---\n"_s;
    QTest::newRow("a block for a text without one")
        << u"Body\n"_s << title << u"New"_s << u"---\ntitle: New\n---\n\nBody\n"_s;
    QTest::newRow("a block for an empty text")
        << QString() << title << u"New"_s << u"---\ntitle: New\n---\n"_s;
    QTest::newRow("a block before a rule")
        << u"---\n\nHello\n"_s << title << u"New"_s << u"---\ntitle: New\n---\n\n---\n\nHello\n"_s;

    // TOML
    QTest::newRow("TOML: the one line, all else as it was")
        << u"+++\n# top\nz   =   9  # odd\ntitle = \"Old\" # note\n\n[params]\ntitle = \"Deep\"\n+++\nBody\n"_s
        << title << u"a \"b\" \\"_s
        << u"+++\n# top\nz   =   9  # odd\ntitle = \"a \\\"b\\\" \\\\\" # note\n\n[params]\ntitle = \"Deep\"\n+++\nBody\n"_s;
    QTest::newRow("TOML: single quotes stay")
        << u"+++\ntitle = 'Old'\n+++\n"_s << title << u"a\\b"_s << u"+++\ntitle = 'a\\b'\n+++\n"_s;
    QTest::newRow("TOML: single quotes cannot hold an apostrophe")
        << u"+++\ntitle = 'Old'\n+++\n"_s << title << u"don't"_s << u"+++\ntitle = \"don't\"\n+++\n"_s;
    QTest::newRow("TOML: a switch stays one") << u"+++\ndraft = true # c\n+++\n"_s << u"draft"_s << u"false"_s
                                              << u"+++\ndraft = false # c\n+++\n"_s;
    QTest::newRow("TOML: a date stays one")
        << u"+++\ndate = 2025-01-15\n+++\n"_s << u"date"_s << u"2025-02-01T08:00:00Z"_s
        << u"+++\ndate = 2025-02-01T08:00:00Z\n+++\n"_s;
    QTest::newRow("TOML: a number under a text's key is a text")
        << u"+++\ntitle = \"Old\"\n+++\n"_s << title << u"1984"_s << u"+++\ntitle = \"1984\"\n+++\n"_s;
    QTest::newRow("TOML: a new key stands before the first table")
        << u"+++\na = [\n  [1],\n]\n\n# about\n[params]\nx = 1\n+++\n"_s << title << u"New"_s
        << u"+++\na = [\n  [1],\n]\ntitle = \"New\"\n\n# about\n[params]\nx = 1\n+++\n"_s;
    QTest::newRow("TOML: before a table that stands alone")
        << u"+++\n[params]\nx = 1\n+++\n"_s << title << u"New"_s
        << u"+++\ntitle = \"New\"\n[params]\nx = 1\n+++\n"_s;
    QTest::newRow("TOML: without tables, at the end") << u"+++\na = 1\n# end\n+++\n"_s << title << u"New"_s
                                                      << u"+++\na = 1\n# end\ntitle = \"New\"\n+++\n"_s;
    QTest::newRow("TOML: a key that needs quotes")
        << u"+++\n+++\n"_s << u"my key"_s << u"v"_s << u"+++\n\"my key\" = \"v\"\n+++\n"_s;
    QTest::newRow("TOML: control characters") << u"+++\ntitle = \"Old\"\n+++\n"_s << title << u"a\nb\x01"_s
                                              << u"+++\ntitle = \"a\\nb\\u0001\"\n+++\n"_s;

    // JSON
    QTest::newRow("JSON: the one value, all else as it was")
        << u"{ \"z\" :1.50,\n\t\"title\" : \"Old\" ,\"o\":{\"title\":1}}\nBody\n"_s << title << u"a \"b\""_s
        << u"{ \"z\" :1.50,\n\t\"title\" : \"a \\\"b\\\"\" ,\"o\":{\"title\":1}}\nBody\n"_s;
    QTest::newRow("JSON: a switch stays one")
        << u"{\"draft\": true}\n"_s << u"draft"_s << u"false"_s << u"{\"draft\": false}\n"_s;
    QTest::newRow("JSON: null becomes a text")
        << u"{\"title\": null}\n"_s << title << u"New"_s << u"{\"title\": \"New\"}\n"_s;
    QTest::newRow("JSON: a date is a text")
        << u"{}\n"_s << u"date"_s << u"2025-01-15"_s << u"{\n  \"date\": \"2025-01-15\"\n}\n"_s;
    QTest::newRow("JSON: a new member takes the last one's indent")
        << u"{\n    \"a\": [1,\n      2]\n}\n"_s << title << u"New"_s
        << u"{\n    \"a\": [1,\n      2],\n    \"title\": \"New\"\n}\n"_s;
    QTest::newRow("JSON: a new member on the one line")
        << u"{\"a\": 1}\n"_s << title << u"New"_s << u"{\"a\": 1, \"title\": \"New\"}\n"_s;
}

void TestFrontMatter::sets()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const Result<QString> result = withFrontMatter(text, key, value);
    QTEST(told(result), "expected");
    const FrontMatter after = readFrontMatter(*result);
    QCOMPARE(after.problem, QString());
    QCOMPARE(after.values(key), QStringList{value});
    QCOMPARE(told(withFrontMatter(*result, key, value)), *result);
}

void TestFrontMatter::setsLists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("expected");

    const QStringList two{u"x"_s, u"y z"_s};
    QTest::newRow("a new list") << u"---\na: b\n---\n"_s << two << u"---\na: b\ntags: [x, y z]\n---\n"_s;
    QTest::newRow("a list on a line") << u"---\ntags: [a, b]  # mine\nc: d\n---\n"_s << two
                                      << u"---\ntags: [x, y z]  # mine\nc: d\n---\n"_s;
    QTest::newRow("its quotes stay") << u"---\ntags: [\"a]\", 'b']\n---\n"_s << two
                                     << u"---\ntags: [\"x\", \"y z\"]\n---\n"_s;
    QTest::newRow("single quotes stay")
        << u"---\ntags: [ 'a' ]\n---\n"_s << two << u"---\ntags: ['x', 'y z']\n---\n"_s;
    QTest::newRow("a list in brackets over lines")
        << u"---\ntags: [a, # first\n  'b]',\n] # end\nc: d\n---\n"_s << two
        << u"---\ntags: [x, y z] # end\nc: d\n---\n"_s;
    QTest::newRow("a list of lines") << u"---\na: b\ntags:\n- a # one\n\n- b\n\n# about c\nc: d\n---\n"_s
                                     << two << u"---\na: b\ntags: [x, y z]\n\n# about c\nc: d\n---\n"_s;
    QTest::newRow("a list of indented lines that ends the block")
        << u"---\ntags: # mine\n  - a\n  # inside\n  - b\n---\n"_s << two
        << u"---\ntags: [x, y z] # mine\n---\n"_s;
    QTest::newRow("a single word") << u"---\ntags: a # c\n---\n"_s << two
                                   << u"---\ntags: [x, y z] # c\n---\n"_s;
    QTest::newRow("nothing yet") << u"---\ntags:\nc: d\n---\n"_s << two
                                 << u"---\ntags: [x, y z]\nc: d\n---\n"_s;
    QTest::newRow("an empty list") << u"---\ntags: [a]\n---\n"_s << QStringList()
                                   << u"---\ntags: []\n---\n"_s;
    QTest::newRow("the same list changes nothing")
        << u"---\ntags:\n- x\n- y z\n---\n"_s << two << u"---\ntags:\n- x\n- y z\n---\n"_s;
    QTest::newRow("what must be quoted in a list")
        << u"---\n---\n"_s
        << QStringList{u"a, b"_s, u"c: d"_s, u"2025"_s, u"no"_s, QString(), u"x]"_s, u"don't"_s}
        << u"---\ntags: [\"a, b\", \"c: d\", \"2025\", \"no\", \"\", \"x]\", don't]\n---\n"_s;
    QTest::newRow("an apostrophe inside a word opens no quote")
        << u"---\ntags: [don't, won't] # c\n---\n"_s << two << u"---\ntags: [x, y z] # c\n---\n"_s;
    QTest::newRow("a text without a block") << u"Body"_s << two << u"---\ntags: [x, y z]\n---\n\nBody"_s;
    QTest::newRow("TOML: a list over lines")
        << u"+++\ntags = [\n  \"a\", # one\n  'b]',\n] # end\nc = 1\n+++\n"_s << two
        << u"+++\ntags = [\"x\", \"y z\"] # end\nc = 1\n+++\n"_s;
    QTest::newRow("TOML: a new list before the tables")
        << u"+++\na = 1\n[t]\nb = 2\n+++\n"_s << two
        << u"+++\na = 1\ntags = [\"x\", \"y z\"]\n[t]\nb = 2\n+++\n"_s;
    QTest::newRow("TOML: numbers become texts")
        << u"+++\ntags = [1, 2]\n+++\n"_s << QStringList{u"1"_s} << u"+++\ntags = [\"1\"]\n+++\n"_s;
    QTest::newRow("JSON: a list over lines")
        << u"{\n  \"tags\": [\n    \"a\",\n    \"b]\"\n  ],\n  \"c\": 1\n}\n"_s << two
        << u"{\n  \"tags\": [\"x\", \"y z\"],\n  \"c\": 1\n}\n"_s;
    QTest::newRow("JSON: a new list")
        << u"{\"a\": 1}\n"_s << two << u"{\"a\": 1, \"tags\": [\"x\", \"y z\"]}\n"_s;
}

void TestFrontMatter::setsLists()
{
    QFETCH(QString, text);
    QFETCH(QStringList, values);
    const Result<QString> result = withFrontMatterList(text, u"tags"_s, values);
    QTEST(told(result), "expected");
    QCOMPARE(readFrontMatter(*result).values(u"tags"), values);
}

void TestFrontMatter::removes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("one line") << u"---\na: b\nk: v # c\nd: e\n---\nBody\n"_s
                              << u"---\na: b\nd: e\n---\nBody\n"_s;
    QTest::newRow("the only line") << u"---\nk: v\n---\nBody"_s << u"---\n---\nBody"_s;
    QTest::newRow("a list of lines, the next key's comment stays")
        << u"---\nk:\n- a\n- b\n\n# about d\nd: e\n---\n"_s << u"---\n\n# about d\nd: e\n---\n"_s;
    QTest::newRow("a text block") << u"---\nk: |\n  a\n\n  # b\nd: e\n---\n"_s << u"---\nd: e\n---\n"_s;
    QTest::newRow("a map") << u"---\nk:\n  a: b\n  c: d\nd: e\n---\n"_s << u"---\nd: e\n---\n"_s;
    QTest::newRow("a key in other case") << u"---\nK: v\nd: e\n---\n"_s << u"---\nd: e\n---\n"_s;
    QTest::newRow("a key that is not there") << u"---\na: b\n---\nk: v\n"_s << u"---\na: b\n---\nk: v\n"_s;
    QTest::newRow("no block") << u"k: v\n"_s << u"k: v\n"_s;
    QTest::newRow("TOML: one line") << u"+++\nk = 1\na = 2\n[t]\nk = 3\n+++\n"_s
                                    << u"+++\na = 2\n[t]\nk = 3\n+++\n"_s;
    QTest::newRow("TOML: a text over lines")
        << u"+++\nk = \"\"\"\nx\n\"\"\"\na = 2\n+++\n"_s << u"+++\na = 2\n+++\n"_s;
    QTest::newRow("JSON: the first") << u"{\n  \"k\": 1,\n  \"a\": 2\n}\n"_s << u"{\n  \"a\": 2\n}\n"_s;
    QTest::newRow("JSON: the last") << u"{\n  \"a\": 2,\n  \"k\": {\"x\": [1]}\n}\n"_s
                                    << u"{\n  \"a\": 2\n}\n"_s;
    QTest::newRow("JSON: the only one") << u"{\"k\": 1}\n"_s << u"{}\n"_s;
}

void TestFrontMatter::removes()
{
    QFETCH(QString, text);
    QTEST(told(withoutFrontMatter(text, u"k"_s)), "expected");
}

void TestFrontMatter::refuses_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("a text block") << u"---\nk: |\n  a\n  b\n---\n"_s;
    QTest::newRow("a folded block") << u"---\nk: >-\n  a\n---\n"_s;
    QTest::newRow("a plain text over two lines") << u"---\nk: a\n  b\n---\n"_s;
    QTest::newRow("a quoted text over two lines") << u"---\nk: \"a\n  b\"\n---\n"_s;
    QTest::newRow("a list on a line") << u"---\nk: [a]\n---\n"_s;
    QTest::newRow("a list of lines") << u"---\nk:\n- a\n---\n"_s;
    QTest::newRow("a map") << u"---\nk:\n  a: b\n---\n"_s;
    QTest::newRow("a map on a line") << u"---\nk: {a: b}\n---\n"_s;
    QTest::newRow("an anchor that others need") << u"---\nk: &x v\nl: *x\n---\n"_s;
    QTest::newRow("an alias") << u"---\nl: &x v\nk: *x\n---\n"_s;
    QTest::newRow("a tag") << u"---\nk: !!str 1\n---\n"_s;
    QTest::newRow("a block in braces") << u"---\n{k: v, a: b}\n---\n"_s;
    QTest::newRow("an explicit key") << u"---\n? k\n: v\n---\n"_s;
    QTest::newRow("a key that is there twice") << u"---\nk: a\nk: b\n---\n"_s;
    QTest::newRow("TOML: a list") << u"+++\nk = [1]\n+++\n"_s;
    QTest::newRow("TOML: a table") << u"+++\n[k]\na = 1\n+++\n"_s;
    QTest::newRow("TOML: a dotted key") << u"+++\nk.a = 1\n+++\n"_s;
    QTest::newRow("TOML: a text over lines") << u"+++\nk = \"\"\"\na\"\"\"\n+++\n"_s;
    QTest::newRow("JSON: a list") << u"{\"k\": [1]}\n"_s;
    QTest::newRow("JSON: an object") << u"{\"k\": {}}\n"_s;
    QTest::newRow("JSON: a key that is there twice") << u"{\"k\": \"a\", \"k\": \"b\"}\n"_s;
}

void TestFrontMatter::refuses()
{
    QFETCH(QString, text);
    const Result<QString> result = withFrontMatter(text, u"k"_s, u"New"_s);
    QVERIFY2(!result, qPrintable(told(result)));
    QCOMPARE(result.error().code, ErrorCode::Invalid);
    QVERIFY(result.error().sentence.contains(u"Nothing was changed"));
}

void TestFrontMatter::refusesLists_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("a map") << u"---\nk:\n  a: b\n---\n"_s;
    QTest::newRow("a list of maps") << u"---\nk:\n- a: b\n---\n"_s;
    QTest::newRow("a text block") << u"---\nk: |\n  a\n---\n"_s;
    QTest::newRow("a list with an anchor") << u"---\nk: &x [a]\nl: *x\n---\n"_s;
    QTest::newRow("TOML: tables") << u"+++\n[[k]]\na = 1\n+++\n"_s;
    QTest::newRow("TOML: lists in a list") << u"+++\nk = [[1]]\n+++\n"_s;
    QTest::newRow("JSON: objects in a list") << u"{\"k\": [{\"a\": 1}]}\n"_s;
}

void TestFrontMatter::refusesLists()
{
    QFETCH(QString, text);
    for (const QStringList& values : {QStringList(), QStringList{u"x"_s}}) {
        const Result<QString> result = withFrontMatterList(text, u"k"_s, values);
        QVERIFY2(!result, qPrintable(told(result)));
        QCOMPARE(result.error().code, ErrorCode::Invalid);
    }
}

void TestFrontMatter::anyTextSurvives_data()
{
    QTest::addColumn<QString>("value");

    const QStringList values{u""_s,
                             u" "_s,
                             u"a"_s,
                             u"a: b # c"_s,
                             u"'"_s,
                             u"\""_s,
                             u"\\"_s,
                             u"''\"\"\\\\"_s,
                             u"---"_s,
                             u"+++"_s,
                             u"..."_s,
                             u"}"_s,
                             u"a\n---\nb"_s,
                             u"\t\n\r\x01\x7f"_s,
                             u"\u0085\u00A0\u2028\uFEFF"_s,
                             u"😀 你好 é e\u0301"_s,
                             u"<b>&amp;</b>"_s,
                             u"=1+1"_s,
                             u"? a"_s,
                             u"| a"_s,
                             u"%TAG"_s,
                             u"1_000"_s,
                             u"1e3"_s,
                             u".5"_s,
                             u"5."_s,
                             u"+1"_s,
                             u"1:2"_s,
                             u".inf"_s,
                             u"2025-13-45"_s,
                             u"2025-01-15"_s,
                             u"2025-01-15 20:00"_s,
                             u"2025-01-15T20:00:00+01:00"_s,
                             u"2025-02-30"_s,
                             u"TRUE"_s,
                             u"true"_s,
                             u"0"_s,
                             u"-0"_s,
                             u"007"_s,
                             u"123456789012345678901234567890"_s};
    for (const QString& value : values)
        QTest::addRow("%s", qPrintable(QString::fromLatin1(value.toUtf8().toPercentEncoding()))) << value;
}

void TestFrontMatter::anyTextSurvives()
{
    QFETCH(QString, value);
    for (const QString& text :
         {u"Body\n"_s, u"---\nz: 1\n---\nBody\n"_s, u"---\nk: old # c\nz: 1\n---\nBody\n"_s,
          u"---\nk: 'old'\nz: 1\n---\nBody\n"_s, u"---\nk: 12\n---\nBody\n"_s,
          u"+++\nz = 1\n[t]\na = 1\n+++\nBody\n"_s, u"+++\nk = 'old' # c\n+++\nBody\n"_s,
          u"+++\nk = 2025-01-01\n+++\nBody\n"_s, u"{\"z\": 1}\nBody\n"_s, u"{\"k\": 1}\nBody\n"_s}) {
        for (const QString& key : {u"k"_s, u"date"_s}) {
            const Result<QString> scalar = withFrontMatter(text, key, value);
            QVERIFY2(scalar, qPrintable(text + told(scalar)));
            QCOMPARE(readFrontMatter(*scalar).values(key), QStringList{value});
            QVERIFY(scalar->endsWith(u"\nBody\n"_s));
            const QStringList twice{value, value};
            const Result<QString> list = withFrontMatterList(text, key, twice);
            QVERIFY2(list, qPrintable(text + told(list)));
            QCOMPARE(readFrontMatter(*list).values(key), twice);
            const Result<QString> without = withoutFrontMatter(*list, key);
            QVERIFY2(without, qPrintable(told(without)));
            QCOMPARE(readFrontMatter(*without).values(key), QStringList());
        }
    }
}

void TestFrontMatter::makes_data()
{
    QTest::addColumn<FrontMatterKind>("kind");
    QTest::addColumn<QString>("expected");

    using enum FrontMatterKind;
    QTest::newRow("YAML")
        << Yaml
        << u"---\ntitle: \"It's: #1\"\ndate: 2025-01-15T20:00:00+01:00\ndraft: false\ntags: [a, \"b, c\"]\n"
           "nothing:\n---\n"_s;
    QTest::newRow("TOML") << Toml
                          << u"+++\ntitle = \"It's: #1\"\ndate = 2025-01-15T20:00:00+01:00\ndraft = false\n"
                             "tags = [\"a\", \"b, c\"]\nnothing = \"\"\n+++\n"_s;
    QTest::newRow("JSON")
        << Json
        << u"{\n  \"title\": \"It's: #1\",\n  \"date\": \"2025-01-15T20:00:00+01:00\",\n"
           "  \"draft\": false,\n  \"tags\": [\"a\", \"b, c\"],\n  \"nothing\": null\n}\n"_s;
    QTest::newRow("none") << None << QString();
}

void TestFrontMatter::makes()
{
    const std::vector<FrontMatterEntry> entries{scalar(u"title"_s, u"It's: #1"_s),
                                                scalar(u"date"_s, u"2025-01-15T20:00:00+01:00"_s),
                                                scalar(u"draft"_s, u"false"_s),
                                                list(u"tags"_s, {u"a"_s, u"b, c"_s}),
                                                {u"nothing"_s, {}, false}};
    QFETCH(FrontMatterKind, kind);
    const QString made = makeFrontMatter(kind, entries);
    QTEST(made, "expected");
    const FrontMatter read = readFrontMatter(made);
    QCOMPARE(read.kind, kind);
    QCOMPARE(read.raw, made);
    QCOMPARE(read.problem, QString());
    for (const FrontMatterEntry& entry : read.entries) {
        if (entry.key != u"nothing")
            QVERIFY(std::ranges::find(entries, entry) != entries.end());
    }
    QCOMPARE(makeFrontMatter(FrontMatterKind::Yaml, {}), u"---\n---\n"_s);
    QCOMPARE(makeFrontMatter(FrontMatterKind::Json, {}), u"{}\n"_s);
}

QTEST_GUILESS_MAIN(TestFrontMatter)
#include "tst_front_matter.moc"
