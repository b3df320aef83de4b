// Notes for the newsletter: kept in order, removed only when they were taken, and never with one that came
// meanwhile.
#include "core/flows/housekeeping.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {
const QString file = u".brickwork/housekeeping.md"_s;
} // namespace

class TestHousekeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesAreReadInOrder()
    {
        const DraftsFolder folder;
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList());
        QVERIFY(folder.add(file, "- one\n-  two  \n- - three\n- one\n"));
        QCOMPARE(housekeepingNotes(folder.workspace).value(),
                 (QStringList{u"one"_s, u"two"_s, u"- three"_s, u"one"_s}));
    }

    void takenNotesGoAndLaterOnesStay()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(file, "- one\n- two\n"));
        const QStringList taken = housekeepingNotes(folder.workspace).value();
        QVERIFY(folder.add(file, "- one\n- two\n- three\n- one\n"));
        QVERIFY(removeHousekeepingNotes(folder.workspace, taken));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), (QStringList{u"three"_s, u"one"_s}));
        QVERIFY(removeHousekeepingNotes(folder.workspace, taken));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList{u"three"_s});
    }

    void whatTheWriterPutThereByHandIsANoteToo()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(file, "* by hand\r\n\r\nbare\r\n"));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), (QStringList{u"by hand"_s, u"bare"_s}));
        QVERIFY(removeHousekeepingNotes(folder.workspace, {u"by hand"_s}));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList{u"bare"_s});
    }

    void notesThatCannotBeRemovedAreStillThere()
    {
        const DraftsFolder folder;
        QVERIFY(QDir().mkpath(housekeepingFile(folder.workspace)));
        QVERIFY(!housekeepingNotes(folder.workspace));
        QVERIFY(!removeHousekeepingNotes(folder.workspace, {u"one"_s}));
    }
};

QTEST_GUILESS_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
