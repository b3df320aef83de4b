// A draft goes to another folder and back; nothing there is ever replaced.
#include "core/workspace/draft_moves.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestDraftMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesWithItsBytes()
    {
        const DraftsFolder folder;
        const QByteArray bytes = "\xEF\xBB\xBF# A\r\nb\xff";
        QVERIFY(folder.add(u"a.md"_s, bytes));
        const auto moved = moveDraft(folder.workspace, {u"a.md"_s}, u"letters/2026"_s);
        QCOMPARE(moved.value().value, u"letters/2026/a.md"_s);
        QCOMPARE(bytesOf(folder.path(u"letters/2026/a.md"_s)), bytes);
        QVERIFY(!QFileInfo::exists(folder.path(u"a.md"_s)));
        QCOMPARE(moveDraft(folder.workspace, *moved, {}).value().value, u"a.md"_s);
        QCOMPARE(bytesOf(folder.path(u"a.md"_s)), bytes);
    }

    void whereItIsItStays()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(u"x/a.md"_s, "a"));
        QCOMPARE(moveDraft(folder.workspace, {u"x/a.md"_s}, u"x"_s).value().value, u"x/a.md"_s);
    }

    void nothingIsReplaced_data()
    {
        QTest::addColumn<QString>("there");
        QTest::newRow("the same name") << u"x/a.md"_s;
        QTest::newRow("another case") << u"x/A.md"_s;
        QTest::newRow("another suffix") << u"x/a.markdown"_s;
    }
    void nothingIsReplaced()
    {
        QFETCH(QString, there);
        const DraftsFolder folder;
        QVERIFY(folder.add(u"a.md"_s, "mine"));
        QVERIFY(folder.add(there, "theirs"));
        const auto moved = moveDraft(folder.workspace, {u"a.md"_s}, u"x"_s);
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::Exists);
        QCOMPARE(bytesOf(folder.path(u"a.md"_s)), QByteArray("mine"));
        QCOMPARE(bytesOf(folder.path(there)), QByteArray("theirs"));
    }

    void aFolderThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("to");
        for (const char* to : {"..", "../other", "x/../../y", ".hidden", "x/.git", "/tmp", "x//y", "a\x01z",
                               "con", "node_modules", "x/node_modules", "trailing."})
            QTest::newRow(to) << QString::fromLatin1(to);
    }
    void aFolderThatCannotBeIsRefused()
    {
        QFETCH(QString, to);
        const DraftsFolder folder;
        QVERIFY(folder.add(u"a.md"_s, "mine"));
        const QStringList before = entriesOf(folder.workspace.root);
        const auto moved = moveDraft(folder.workspace, {u"a.md"_s}, to);
        QVERIFY(!moved);
        QVERIFY(!moved.error().sentence.isEmpty());
        QCOMPARE(entriesOf(folder.workspace.root), before);
        QCOMPARE(bytesOf(folder.path(u"a.md"_s)), QByteArray("mine"));
    }

    void aFolderBehindALinkThatLeadsOutIsRefused()
    {
        const DraftsFolder folder;
        QTemporaryDir outside;
        QVERIFY(folder.add(u"a.md"_s, "mine"));
        QVERIFY(QFile::link(outside.path(), folder.path(u"out"_s)));
        QVERIFY(!moveDraft(folder.workspace, {u"a.md"_s}, u"out"_s));
        QVERIFY(!moveDraft(folder.workspace, {u"a.md"_s}, u"out/deeper"_s));
        QCOMPARE(entriesOf(outside.path()), QStringList());
        QCOMPARE(bytesOf(folder.path(u"a.md"_s)), QByteArray("mine"));
    }

    void oneThatIsGoneIsSaidToBe()
    {
        const DraftsFolder folder;
        const auto moved = moveDraft(folder.workspace, {u"a.md"_s}, u"x"_s);
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::NotFound);
        QVERIFY(!QFileInfo::exists(folder.path(u"x"_s)));
    }
};

QTEST_GUILESS_MAIN(TestDraftMoves)
#include "tst_draft_moves.moc"
