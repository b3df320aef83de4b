// A file that cannot be replaced by a new one (other names, another owner, attributes) is written over where
// it is only after the writer was asked, once; until then nothing is written.
#include "core/base/in_place.h"
#include "core/flows/draft_session.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 15'000; ///< milliseconds that something asynchronous may take on a busy machine

const DraftId essay{u"essay.md"_s};
const DraftId other{u"other.md"_s};
constexpr auto before = "# Essay\n";

struct Desk
{
    DraftsFolder folder;
    PinnedClock clock;
    DraftLibrary library{folder.workspace};
    DraftSession session{library, clock};
    QString text;
    QList<std::pair<QString, SnapshotReason>> kept;

    Desk()
    {
        (void) folder.add(essay.value, before);
        (void) folder.add(other.value, "# Other\n");
        session.setTextSource([this] { return text; });
        QObject::connect(&session, &DraftSession::risky, &session,
                         [this](const DraftId&, const QString& risk, SnapshotReason reason) {
                             kept.emplaceBack(risk, reason);
                         });
    }
    ~Desk() { session.abandon(); }
    [[nodiscard]] bool linkBeside() const
    {
        return ::link(QFile::encodeName(folder.path(essay.value)).constData(),
                      QFile::encodeName(folder.place.filePath(u"elsewhere.md"_s)).constData()) == 0;
    }
    [[nodiscard]] bool open(const DraftId& id)
    {
        const auto file = session.open(id);
        text = file ? file->text : text;
        return file.has_value();
    }
    void type(const QString& added)
    {
        text += added;
        session.noteEdit();
    }
    [[nodiscard]] QByteArray onDisk() const { return bytesOf(folder.path(essay.value)); }
    [[nodiscard]] QByteArray elsewhere() const { return bytesOf(folder.place.filePath(u"elsewhere.md"_s)); }
};

} // namespace

class TestSavingInPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itAsksAndWritesNothing();
    void onceAllowedItIsWritten();
    void itAsksOnce();
    void itIsAskedForEachFile();
    void mineCanGoElsewhere();
    void aConflictComesFirst();
    void whatNeedsNoSavingIsNotAsked();
    void anOrdinaryFileIsNotAsked();
    void whoIsAsked_data();
    void whoIsAsked();
};

void TestSavingInPlace::itAsksAndWritesNothing()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QVERIFY(desk.open(essay));
    desk.type(u"mine"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.session.state().save, SaveState::Asking, soon);
    QVERIFY(!desk.session.state().sentence.isEmpty());
    QCOMPARE(desk.onDisk(), before);
    QCOMPARE(desk.elsewhere(), before);
    QVERIFY(desk.session.dirty());
    // It is not asked over by writing on, by Ctrl+S or by leaving.
    desk.type(u" on"_s);
    desk.session.saveSoon();
    QCOMPARE(desk.session.state().save, SaveState::Asking);
    const auto flushed = desk.session.flush();
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().code, ErrorCode::Refused);
    QVERIFY(!desk.session.open(other));
    QCOMPARE(desk.session.state().id, essay);
    QCOMPARE(desk.onDisk(), before);
    QCOMPARE(QDir(desk.folder.path(u""_s)).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestSavingInPlace::onceAllowedItIsWritten()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QVERIFY(desk.open(essay));
    desk.type(u"mine"_s);
    QVERIFY(!desk.session.flush());
    QVERIFY(desk.session.allowInPlace());
    QCOMPARE(desk.session.state().save, SaveState::Saved);
    QCOMPARE(desk.onDisk(), "# Essay\nmine");
    QCOMPARE(desk.elsewhere(), "# Essay\nmine");
    const QList<std::pair<QString, SnapshotReason>> kept{
        {QString::fromLatin1(before), SnapshotReason::BeforeSaveInPlace}};
    QCOMPARE(desk.kept, kept);
}

void TestSavingInPlace::itAsksOnce()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QVERIFY(desk.open(essay));
    desk.type(u"one"_s);
    QVERIFY(!desk.session.flush());
    QVERIFY(desk.session.allowInPlace());
    desk.type(u" two"_s);
    QVERIFY(desk.session.flush());
    QVERIFY(desk.open(other));
    QVERIFY(desk.open(essay));
    desk.type(u" three"_s);
    QVERIFY(desk.session.flush());
    QVERIFY(desk.session.rename(u"memoir"_s));
    desk.type(u" four"_s);
    QVERIFY(desk.session.flush());
    QCOMPARE(desk.elsewhere(), "# Essay\none two three four");
}

void TestSavingInPlace::itIsAskedForEachFile()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QCOMPARE(::link(QFile::encodeName(desk.folder.path(other.value)).constData(),
                    QFile::encodeName(desk.folder.place.filePath(u"another.md"_s)).constData()),
             0);
    QVERIFY(desk.open(essay));
    desk.type(u"one"_s);
    QVERIFY(!desk.session.flush());
    QVERIFY(desk.session.allowInPlace());
    QVERIFY(desk.open(other));
    desk.type(u"two"_s);
    QVERIFY(!desk.session.flush());
    QCOMPARE(desk.session.state().save, SaveState::Asking);
    QCOMPARE(bytesOf(desk.folder.path(other.value)), "# Other\n");
}

void TestSavingInPlace::mineCanGoElsewhere()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QVERIFY(desk.open(essay));
    desk.type(u"mine"_s);
    QVERIFY(!desk.session.flush());
    const auto made = desk.session.saveElsewhere();
    QVERIFY(made);
    QCOMPARE(desk.session.state().save, SaveState::Saved);
    QCOMPARE(bytesOf(desk.folder.path(made->value)), "# Essay\nmine");
    QCOMPARE(desk.onDisk(), before);
    desk.type(u" on"_s);
    QVERIFY(desk.session.flush());
    QCOMPARE(desk.elsewhere(), before);
}

void TestSavingInPlace::aConflictComesFirst()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QVERIFY(desk.open(essay));
    desk.type(u"mine"_s);
    QVERIFY(!desk.session.flush());
    QVERIFY(put(desk.folder.path(essay.value), "theirs\n"));
    desk.session.recheck();
    QCOMPARE(desk.session.state().save, SaveState::Conflict);
    // Even if the writer answered the question before anybody saw the change.
    Desk unseen;
    QVERIFY(unseen.linkBeside());
    QVERIFY(unseen.open(essay));
    unseen.library.watcher().blockSignals(true);
    unseen.type(u"mine"_s);
    QVERIFY(!unseen.session.flush());
    QVERIFY(put(unseen.folder.path(essay.value), "theirs\n"));
    QVERIFY(!unseen.session.allowInPlace());
    QCOMPARE(unseen.session.state().save, SaveState::Conflict);
    QCOMPARE(unseen.onDisk(), "theirs\n");
}

void TestSavingInPlace::whatNeedsNoSavingIsNotAsked()
{
    Desk desk;
    QVERIFY(desk.linkBeside());
    QVERIFY(desk.open(essay));
    QVERIFY(desk.session.flush());
    desk.session.noteEdit(); // taken back again
    QVERIFY(desk.session.flush());
    QCOMPARE(desk.session.state().save, SaveState::Saved);
    QVERIFY(desk.open(other));
}

void TestSavingInPlace::anOrdinaryFileIsNotAsked()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"mine"_s);
    QVERIFY(desk.session.flush());
    QCOMPARE(desk.onDisk(), "# Essay\nmine");
    QVERIFY(desk.kept.isEmpty());
}

void TestSavingInPlace::whoIsAsked_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("asked");
    QTest::newRow("an ordinary file") << u"plain"_s << false;
    QTest::newRow("a file that is not there") << u"missing"_s << false;
    QTest::newRow("a link to an ordinary file") << u"link"_s << false;
    QTest::newRow("a file with another name") << u"hard link"_s << true;
    QTest::newRow("a link to a file with another name") << u"link to hard link"_s << true;
    QTest::newRow("a file of another user") << u"foreign"_s << true;
}

void TestSavingInPlace::whoIsAsked()
{
    QFETCH(QString, kind);
    QFETCH(bool, asked);
    const QTemporaryDir place;
    const QString file = place.filePath(u"file.md"_s);
    const QString name = place.filePath(u"name.md"_s);
    if (kind != "missing"_L1)
        QVERIFY(put(file, before));
    if (kind.contains("hard"_L1))
        QCOMPARE(::link(QFile::encodeName(file).constData(),
                        QFile::encodeName(place.filePath(u"other.md"_s)).constData()),
                 0);
    if (kind.startsWith("link"_L1))
        QVERIFY(QFile::link(file, name));
    if (kind == "foreign"_L1 && ::chown(QFile::encodeName(file).constData(), 65534, 65534) != 0)
        QSKIP("only the superuser can give a file away");
    QCOMPARE(needsInPlace(kind.startsWith("link"_L1) ? name : file).has_value(), asked);
    QCOMPARE(QDir(place.path()).entryList(QDir::Files | QDir::Hidden).filter(u".brickwork"_s), QStringList());
}

QTEST_GUILESS_MAIN(TestSavingInPlace)
#include "tst_saving_in_place.moc"
