// Notes for the newsletter: kept in order, removed only when they were taken, and never with one that came
// meanwhile.
#include "core/flows/housekeeping.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestHousekeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesAreKeptInOrder()
    {
        const DraftsFolder folder;
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList());
        for (const QString& note : {u"one"_s, u" two  "_s, u"- three"_s, u"one"_s})
            QVERIFY(addHousekeepingNote(folder.workspace, note));
        QCOMPARE(housekeepingNotes(folder.workspace).value(),
                 (QStringList{u"one"_s, u"two"_s, u"- three"_s, u"one"_s}));
    }

    void whatIsNotOneLineIsRefused()
    {
        const DraftsFolder folder;
        for (const QString& note : {QString(), u"  "_s, u"a\nb"_s}) {
            const auto added = addHousekeepingNote(folder.workspace, note);
            QVERIFY(!added);
            QCOMPARE(added.error().code, ErrorCode::Refused);
        }
        QVERIFY(!QFileInfo::exists(housekeepingFile(folder.workspace)));
    }

    void takenNotesGoAndLaterOnesStay()
    {
        const DraftsFolder folder;
        QVERIFY(addHousekeepingNote(folder.workspace, u"one"_s));
        QVERIFY(addHousekeepingNote(folder.workspace, u"two"_s));
        const QStringList taken = housekeepingNotes(folder.workspace).value();
        QVERIFY(addHousekeepingNote(folder.workspace, u"three"_s));
        QVERIFY(addHousekeepingNote(folder.workspace, u"one"_s));
        QVERIFY(removeHousekeepingNotes(folder.workspace, taken));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), (QStringList{u"three"_s, u"one"_s}));
        QVERIFY(removeHousekeepingNotes(folder.workspace, taken));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList{u"three"_s});
    }

    void whatTheWriterPutThereByHandIsANoteToo()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(u".brickwork/housekeeping.md"_s, "* by hand\r\n\r\nbare\r\n"));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), (QStringList{u"by hand"_s, u"bare"_s}));
        QVERIFY(removeHousekeepingNotes(folder.workspace, {u"by hand"_s}));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList{u"bare"_s});
    }

    void notesThatCannotBeRemovedAreStillThere()
    {
        const DraftsFolder folder;
        QVERIFY(addHousekeepingNote(folder.workspace, u"one"_s));
        QVERIFY(QFile::remove(housekeepingFile(folder.workspace)));
        QVERIFY(QDir().mkpath(housekeepingFile(folder.workspace)));
        QVERIFY(!housekeepingNotes(folder.workspace));
        QVERIFY(!removeHousekeepingNotes(folder.workspace, {u"one"_s}));
        QVERIFY(!addHousekeepingNote(folder.workspace, u"two"_s));
    }
};

QTEST_GUILESS_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
