// Properties of a draft: read from whatever the front matter says, written back with all else byte for byte.
#include "core/flows/draft_properties.h"

#include <QTest>

#include <functional>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(DraftProperties&)>;

Result<QString> edited(const QString& text, const Change& change)
{
    const DraftProperties before = propertiesOf(text);
    DraftProperties after = before;
    change(after);
    return withProperties(text, before, after);
}

const QString full = uR"(---
# mine
title:   'On bread'   # working title
status: ready
tags:
  - food
  - "two words"
series: The baker
part: 3
summary: Why it rises.
lang: en-GB
goal: 1200
due: 2026-12-01
slug: on-bread
custom: {a: [1, 2]}
---

# On bread

Text.
)"_s;

} // namespace

class TestDraftProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreReadFromTheFrontMatter()
    {
        const DraftProperties p = propertiesOf(full);
        QCOMPARE(p.title, u"On bread"_s);
        QCOMPARE(p.status, DraftStatus::Ready);
        QCOMPARE(p.tags, (QStringList{u"food"_s, u"two words"_s}));
        QCOMPARE(p.series, u"The baker"_s);
        QCOMPARE(p.number, 3);
        QCOMPARE(p.description, u"Why it rises."_s);
        QCOMPARE(p.language, u"en-GB"_s);
        QCOMPARE(p.goal, 1200);
        QCOMPARE(p.due, QDate(2026, 12, 1));
        QCOMPARE(p.slug, u"on-bread"_s);
    }

    void nothingChangedChangesNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("full") << full;
        QTest::newRow("empty") << QString();
        QTest::newRow("no front matter") << u"# A\n\ntext"_s;
        QTest::newRow("broken front matter") << u"---\na: [\n---\n\ntext\n"_s;
        QTest::newRow("TOML") << u"+++\ntitle = \"A\"\ntags = [\"b\"]\n+++\n"_s;
    }
    void nothingChangedChangesNothing()
    {
        QFETCH(QString, text);
        QCOMPARE(edited(text, [](DraftProperties&) {}), text);
    }

    void oneIsChangedAndTheRestStays_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("fresh");
        const auto row = [](const char* name, const Change& change, const QString& old,
                            const QString& fresh) { QTest::newRow(name) << change << old << fresh; };
        row("status", [](auto& p) { p.status = DraftStatus::Idea; }, u"status: ready"_s, u"status: idea"_s);
        row("the number keeps its key", [](auto& p) { p.number = 4; }, u"part: 3"_s, u"part: 4"_s);
        row(
            "the description keeps its key", [](auto& p) { p.description = u"Because."_s; },
            u"summary: Why it rises."_s, u"summary: Because."_s);
        row("language", [](auto& p) { p.language = u"de"_s; }, u"lang: en-GB"_s, u"lang: de"_s);
        row("a goal is taken out", [](auto& p) { p.goal.reset(); }, u"goal: 1200\n"_s, QString());
        row("due", [](auto& p) { p.due = QDate(2027, 1, 2); }, u"due: 2026-12-01"_s, u"due: 2027-01-02"_s);
        row("slug", [](auto& p) { p.slug = u"bread"_s; }, u"slug: on-bread"_s, u"slug: bread"_s);
        row("series", [](auto& p) { p.series.clear(); }, u"series: The baker\n"_s, QString());
    }
    void oneIsChangedAndTheRestStays()
    {
        QFETCH(Change, change);
        QFETCH(QString, old);
        QFETCH(QString, fresh);
        QString expected = full;
        expected.replace(old, fresh);
        QVERIFY(expected != full);
        QCOMPARE(edited(full, change), expected);
    }

    void whatWasWrittenIsReadBack()
    {
        const Change change = [](DraftProperties& p) {
            p.title = u"Bread: a \"history\" # of"_s;
            p.status = DraftStatus::Drafting;
            p.tags = {u"a"_s, u"b: c"_s, u"שלום"_s};
            p.series = u"New, and: odd"_s;
            p.number = 0;
            p.description = u"One 'line'"_s;
            p.language = u"pt-BR"_s;
            p.goal = 5;
            p.due = QDate(2030, 2, 28);
            p.slug = u"b-2"_s;
        };
        for (const QString& text : {full, QString(), u"# Old\n\ntext\n"_s, u"+++\nx = 1\n+++\n\ntext"_s,
                                    u"{\n  \"x\": 1\n}\n\ntext"_s}) {
            const auto written = edited(text, change);
            QVERIFY2(written, qPrintable(text));
            DraftProperties wanted = propertiesOf(text);
            change(wanted);
            QCOMPARE(propertiesOf(*written), wanted);
        }
    }

    void aTitleOfAHeadingIsChangedThere()
    {
        const auto title = [](const QString& text, const QString& wanted) {
            return edited(text, [&wanted](DraftProperties& p) { p.title = wanted; });
        };
        QCOMPARE(title(u"# Old\n\ntext\n"_s, u"New"_s), u"# New\n\ntext\n"_s);
        QCOMPARE(title(u"---\na: 1\n---\n\n# Old\n\n# Old\n"_s, u"New"_s),
                 u"---\na: 1\n---\n\n# New\n\n# Old\n"_s);
        // Both said it: both say the new one.
        QVERIFY(title(full, u"New"_s)->contains(u"\n# New\n"_s));
        QCOMPARE(propertiesOf(*title(full, u"New"_s)).title, u"New"_s);
        // What a heading would take for markup is still the title.
        QCOMPARE(propertiesOf(*title(u"# Old\n"_s, u"2 * 3 * 4 and `x` [y] #"_s)).title,
                 u"2 * 3 * 4 and `x` [y] #"_s);
        // The heading that is another stays.
        const QString other = u"---\ntitle: A\n---\n\n# B\n"_s;
        QCOMPARE(title(other, u"C"_s), u"---\ntitle: C\n---\n\n# B\n"_s);
        // Underlined: the front matter says it.
        const auto underlined = title(u"Old\n===\n\ntext\n"_s, u"New"_s);
        QVERIFY(underlined);
        QVERIFY(underlined->endsWith(u"Old\n===\n\ntext\n"_s));
        QCOMPARE(propertiesOf(*underlined).title, u"New"_s);
    }

    void ofAListOfSeriesTheOthersStay()
    {
        const QString text = u"---\nseries: [One, Two]\n---\n"_s;
        const auto changed = edited(text, [](DraftProperties& p) { p.series = u"Three"_s; });
        QVERIFY(changed);
        QVERIFY2(changed->contains(u"Two"_s), qPrintable(*changed));
        QCOMPARE(propertiesOf(*changed).series, u"Three"_s);
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const QString& text, const Change& change) {
            QTest::newRow(name) << text << change;
        };
        row("a slug with spaces", full, [](auto& p) { p.slug = u"On Bread"_s; });
        row("a slug that climbs", full, [](auto& p) { p.slug = u"../x"_s; });
        row("a language that is none", full, [](auto& p) { p.language = u"English please"_s; });
        row("a broken front matter", u"---\na: [\n---\n\ntext\n"_s, [](auto& p) { p.slug = u"a"_s; });
        row("a key twice", u"---\nlang: a\nlang: b\n---\n"_s, [](auto& p) { p.language = u"de"_s; });
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(Change, change);
        const auto refused = edited(text, change);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(!refused.error().sentence.isEmpty());
    }

    void tagsAreTakenFromWhatIsTyped()
    {
        QCOMPARE(tagsFrom(u" food, #bread ,, Food, two words "_s),
                 (QStringList{u"food"_s, u"bread"_s, u"two words"_s}));
        QCOMPARE(tagsFrom(QString()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDraftProperties)
#include "tst_draft_properties.moc"
