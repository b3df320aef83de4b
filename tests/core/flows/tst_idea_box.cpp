// An idea becomes a draft at once: one line, with its status and the day it was caught.
#include "core/flows/idea_box.h"
#include "core/markdown/document.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {
const Day today(2026, 11, 20);
}

class TestIdeaBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIdeaIsTheTitle_data()
    {
        QTest::addColumn<QString>("idea");
        QTest::addColumn<QString>("title");
        QTest::newRow("words") << u"Why peas come first"_s << u"Why peas come first"_s;
        QTest::newRow("spaces around") << u"  peas \t"_s << u"peas"_s;
        QTest::newRow("a language at the end") << u"Learn C #"_s << u"Learn C #"_s;
        QTest::newRow("only number signs") << u"###"_s << u"###"_s;
        QTest::newRow("a tag at the front") << u"#peas are underrated"_s << u"#peas are underrated"_s;
        QTest::newRow("a tag at the end") << u"peas #garden"_s << u"peas #garden"_s;
        QTest::newRow("a heading already") << u"# Peas"_s << u"Peas"_s;
        QTest::newRow("what YAML would trip over")
            << u"peas: yes, \"no\" - # maybe"_s << u"peas: yes, \"no\" - # maybe"_s;
        QTest::newRow("other scripts") << u"為什麼 – שלום – 🧱"_s << u"為什麼 – שלום – 🧱"_s;
    }
    void theIdeaIsTheTitle()
    {
        QFETCH(QString, idea);
        QFETCH(QString, title);
        const Document document = parseMarkdown(ideaText(idea, today));
        QCOMPARE(document.title, title);
        QCOMPARE(document.frontMatter.problem, QString());
        QCOMPARE(document.frontMatter.value(u"status"), u"idea"_s);
        QCOMPARE(document.frontMatter.value(u"created"), u"2026-11-20"_s);
    }

    void aCaughtIdeaIsListedAsOne()
    {
        const DraftsFolder folder;
        const auto caught = catchIdea(folder.workspace, u"Bridges, and who was against them"_s, today);
        QVERIFY(caught);
        const auto entry = scanDraft(folder.workspace, *caught);
        QVERIFY(entry);
        QCOMPARE(entry->title, u"Bridges, and who was against them"_s);
        QCOMPARE(entry->status, DraftStatus::Idea);
        QCOMPARE(entry->created, today.date());
    }

    void theSameIdeaTwiceIsTwoDrafts()
    {
        const DraftsFolder folder;
        const auto first = catchIdea(folder.workspace, u"Peas"_s, today);
        const auto second = catchIdea(folder.workspace, u"Peas"_s, today);
        QVERIFY(first && second);
        QVERIFY(*first != *second);
    }

    void whatIsNotOneLineIsRefused_data()
    {
        QTest::addColumn<QString>("idea");
        QTest::newRow("nothing") << QString();
        QTest::newRow("spaces") << u"  \t "_s;
        QTest::newRow("two lines") << u"one\ntwo"_s;
        QTest::newRow("a line separator") << u"one\u2028two"_s;
        QTest::newRow("a null") << QString(u"a"_s + QChar(0) + u'b');
    }
    void whatIsNotOneLineIsRefused()
    {
        QFETCH(QString, idea);
        const DraftsFolder folder;
        const auto caught = catchIdea(folder.workspace, idea, today);
        QVERIFY(!caught);
        QCOMPARE(caught.error().code, ErrorCode::Refused);
        QVERIFY(!caught.error().sentence.isEmpty());
        QCOMPARE(entriesOf(folder.workspace.root), QStringList{u".brickwork"_s});
    }

    void itWaitsFromTheDayItSays()
    {
        DraftEntry entry;
        const Day changed(2026, 11, 18);
        QCOMPARE(waitingSince(entry, changed, today), changed);
        entry.created = QDate(2026, 11, 11);
        QCOMPARE(waitingSince(entry, changed, today), Day(2026, 11, 11));
        entry.created = QDate(2027, 1, 1);
        QCOMPARE(waitingSince(entry, changed, today), today);
    }
};

QTEST_GUILESS_MAIN(TestIdeaBox)
#include "tst_idea_box.moc"
