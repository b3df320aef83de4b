// Drafts in the trash are found wherever they are, and come back without replacing anything.
#include "core/workspace/trash.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QStandardPaths>
#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

/// The desktop's trash, with a note as desktops write them.
struct DesktopTrash
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/Trash"_s;

    DesktopTrash() { (void) QDir(folder).removeRecursively(); }
    [[nodiscard]] bool add(const QString& name, const QString& from, const QByteArray& bytes,
                           const char* when = "2026-11-19T10:00:00") const
    {
        return put(folder + u"/files/"_s + name, bytes) &&
               put(folder + u"/info/"_s + name + u".trashinfo"_s,
                   "[Trash Info]\nPath=" + from.toUtf8().toPercentEncoding("/") + "\nDeletionDate=" + when +
                       "\n");
    }
};

QStringList idsOf(const std::vector<TrashedDraft>& drafts)
{
    QStringList ids;
    for (const TrashedDraft& draft : drafts)
        ids << draft.id.value;
    return ids;
}

} // namespace

class TestTrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toUtf8()); }

    void whatWasTrashedIsFoundAndComesBack()
    {
        const DesktopTrash trash;
        const DraftsFolder folder;
        QVERIFY(folder.add(u"letters/a.md"_s, "# Apples\n\nOne two.\n"));
        const auto place = trashDraft(folder.workspace, {u"letters/a.md"_s});
        QVERIFY(place);
        noteTrashed(folder.workspace, {u"letters/a.md"_s}, *place, Instant{1'795'000'000'000});
        const auto found = trashedDrafts(folder.workspace);
        QCOMPARE(idsOf(found), QStringList{u"letters/a.md"_s});
        QCOMPARE(found.front().title, u"Apples"_s);
        QCOMPARE(found.front().words, 3);
        QVERIFY(found.front().when.isValid());
        QCOMPARE(readTrashed(found.front()).value().text, u"# Apples\n\nOne two.\n"_s);
        QCOMPARE(restoreBeside(folder.workspace, found.front()).value().value, u"letters/a.md"_s);
        QCOMPARE(bytesOf(folder.path(u"letters/a.md"_s)), QByteArray("# Apples\n\nOne two.\n"));
        QVERIFY(trashedDrafts(folder.workspace).empty());
    }

    void onlyDraftsOfThisWorkspaceAreListed()
    {
        const DesktopTrash trash;
        const DraftsFolder folder;
        QVERIFY(trash.add(u"a.md"_s, folder.path(u"a b/ü.md"_s), "# A"));
        QVERIFY(trash.add(u"b.md"_s, u"/somewhere/else/b.md"_s, "# B"));
        QVERIFY(trash.add(u"c.txt"_s, folder.path(u"c.txt"_s), "c"));
        QVERIFY(trash.add(u"d.md"_s, folder.path(u".git/d.md"_s), "d"));
        QVERIFY(trash.add(u"e.md"_s, folder.path(u"../e.md"_s), "e"));
        QVERIFY(trash.add(u"f.md"_s, folder.workspace.root + u"-other/f.md"_s, "f"));
        QVERIFY(put(trash.folder + u"/files/g.md"_s, "no note"));
        QCOMPARE(idsOf(trashedDrafts(folder.workspace)), QStringList{u"a b/ü.md"_s});
    }

    void theOneTrashedLastComesFirst()
    {
        const DesktopTrash trash;
        const DraftsFolder folder;
        QVERIFY(trash.add(u"a.md"_s, folder.path(u"a.md"_s), "# A", "2026-11-18T10:00:00"));
        QVERIFY(trash.add(u"b.md"_s, folder.path(u"b.md"_s), "# B", "2026-11-19T10:00:00"));
        QVERIFY(folder.add(u".brickwork/trash/c.md"_s, "# C"));
        noteTrashed(folder.workspace, {u"x/c.md"_s}, folder.path(u".brickwork/trash/c.md"_s),
                    *Instant::fromIso(u"2026-11-20T10:00:00Z"));
        QCOMPARE(idsOf(trashedDrafts(folder.workspace)), (QStringList{u"x/c.md"_s, u"b.md"_s, u"a.md"_s}));
    }

    void itsOwnTrashKnowsTheFolder()
    {
        const DesktopTrash trash;
        const DraftsFolder folder;
        QVERIFY(folder.add(u".brickwork/trash/a.md"_s, "new"));
        QVERIFY(folder.add(u".brickwork/trash/where.jsonl"_s, "no json\n{\"name\": 3}\n"));
        QCOMPARE(idsOf(trashedDrafts(folder.workspace)), QStringList{u"a.md"_s});
        noteTrashed(folder.workspace, {u"deep/er/a.md"_s}, folder.path(u".brickwork/trash/a.md"_s),
                    Instant{5});
        const auto found = trashedDrafts(folder.workspace);
        QCOMPARE(idsOf(found), QStringList{u"deep/er/a.md"_s});
        QVERIFY(restoreBeside(folder.workspace, found.front()));
        QCOMPARE(bytesOf(folder.path(u"deep/er/a.md"_s)), QByteArray("new"));
    }

    void nothingIsReplaced()
    {
        const DesktopTrash trash;
        const DraftsFolder folder;
        QVERIFY(trash.add(u"a.md"_s, folder.path(u"a.md"_s), "old"));
        QVERIFY(folder.add(u"a.md"_s, "new"));
        QVERIFY(folder.add(u"A-2.md"_s, "newer"));
        const auto found = trashedDrafts(folder.workspace);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(restoreBeside(folder.workspace, found.front()).value().value, u"a-3.md"_s);
        QCOMPARE(bytesOf(folder.path(u"a.md"_s)), QByteArray("new"));
        QCOMPARE(bytesOf(folder.path(u"A-2.md"_s)), QByteArray("newer"));
        QCOMPARE(bytesOf(folder.path(u"a-3.md"_s)), QByteArray("old"));
    }

    void anEmptyTrashIsEmpty()
    {
        const DesktopTrash trash;
        const DraftsFolder folder;
        QVERIFY(trashedDrafts(folder.workspace).empty());
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestTrash)
#include "tst_trash.moc"
