// What other programs do to the open file, and what the session makes of it: with and without unsaved words,
// told by the watcher or found at the next look or save. Nothing of theirs and nothing of the writer's is
// ever overwritten without a word.
#include "core/flows/draft_session.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 15'000; ///< milliseconds that something asynchronous may take on a busy machine

const DraftId essay{u"essay.md"_s};
constexpr auto before = "# Essay\n\nFirst.\n";
constexpr auto theirs = "# Essay\n\nTheirs.\n";
constexpr auto mine = "# Essay\n\nFirst, and mine.\n";

enum class Change
{
    InPlace,
    Replace,
    Truncate,
    Delete,
    DeleteAndMake,
    ReadOnly,
    Touch,
};

struct Desk
{
    DraftsFolder folder;
    PinnedClock clock;
    std::unique_ptr<DraftLibrary> library;
    std::unique_ptr<DraftSession> session;
    QString text;
    QStringList kept; ///< what was said to be at risk

    Desk()
    {
        (void) folder.add(essay.value, before);
        library = std::make_unique<DraftLibrary>(folder.workspace);
        library->watcher().setPollInterval(0ms);
        session = std::make_unique<DraftSession>(*library, clock);
        session->setTextSource([this] { return text; });
        QObject::connect(session.get(), &DraftSession::reloaded, session.get(),
                         [this](const QString& now) { text = now; });
        QObject::connect(session.get(), &DraftSession::risky, session.get(),
                         [this](const DraftId&, const QString& risk, SnapshotReason) { kept << risk; });
    }
    ~Desk() { session->abandon(); }
    [[nodiscard]] bool open()
    {
        const auto file = session->open(essay);
        text = file ? file->text : text;
        return file.has_value();
    }
    void type(const QString& whole)
    {
        text = whole;
        session->noteEdit();
    }
    [[nodiscard]] QString path() const { return folder.path(essay.value); }
    [[nodiscard]] bool change(Change how) const
    {
        switch (how) {
        case Change::InPlace:
            return put(path(), theirs);
        case Change::Replace:
            return put(path() + u".new"_s, theirs) &&
                   ::rename(QFile::encodeName(path() + u".new"_s).constData(),
                            QFile::encodeName(path()).constData()) == 0;
        case Change::Truncate:
            return ::truncate(QFile::encodeName(path()).constData(), 0) == 0;
        case Change::Delete:
            return QFile::remove(path());
        case Change::DeleteAndMake:
            return QFile::remove(path()) && put(path(), theirs);
        case Change::ReadOnly:
            return ::chmod(QFile::encodeName(path()).constData(), 0444) == 0;
        case Change::Touch:
            return ::utimensat(AT_FDCWD, QFile::encodeName(path()).constData(), nullptr, 0) == 0;
        }
        Q_UNREACHABLE_RETURN(false);
    }
    [[nodiscard]] SaveState save() const { return session->state().save; }
    [[nodiscard]] QByteArray onDisk() const { return bytesOf(path()); }
    /// Every text of a file here, the open one aside.
    [[nodiscard]] QByteArrayList copies() const
    {
        QByteArrayList texts;
        for (const QString& name : QDir(folder.path(u""_s)).entryList({u"*.md"_s})) {
            if (name != essay.value)
                texts += bytesOf(folder.path(name));
        }
        return texts;
    }
};

/// While it lives, permissions bind this process too.
class OrdinaryUser
{
public:
    explicit OrdinaryUser(const DraftsFolder& folder)
    {
        if (::geteuid() != 0)
            return;
        for (const QString& path : {folder.place.path(), folder.workspace.root, folder.path(essay.value)})
            (void) ::chown(QFile::encodeName(path).constData(), nobody, nobody);
        m_changed = ::setresgid(nobody, nobody, 0) == 0 && ::setresuid(nobody, nobody, 0) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_changed)
            (void) (::setresuid(0, 0, 0) == 0 && ::setresgid(0, 0, 0) == 0);
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    bool m_changed = false;
};

} // namespace

class TestChangesByOthers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanDraftFollows_data();
    void aCleanDraftFollows();
    void aDirtyDraftLosesNothing_data();
    void aDirtyDraftLosesNothing();
    void aSaveFindsWhatNobodyTold_data();
    void aSaveFindsWhatNobodyTold();
    void aFileThatMayBeWrittenToAgainIsNoLongerReadOnly();
    void whatAnAnswerReplacesIsToldBefore();
    void itsOwnSaveIsNotReadAgain();
    void aChangeWithinTheSameMomentIsSeen();

private:
    static void rows(bool dirty);
};

void TestChangesByOthers::rows(bool dirty)
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("told");
    QTest::addColumn<SaveState>("after");
    QTest::addColumn<QByteArray>("disk");
    struct Row
    {
        const char* what;
        Change change;
        SaveState clean;
        SaveState dirty;
        QByteArray disk;
    };
    const Row all[] = {
        {"written over in place", Change::InPlace, SaveState::Saved, SaveState::Conflict, theirs},
        {"replaced by a rename", Change::Replace, SaveState::Saved, SaveState::Conflict, theirs},
        {"emptied", Change::Truncate, SaveState::Saved, SaveState::Conflict, {}},
        {"deleted", Change::Delete, SaveState::Missing, SaveState::Missing, "(unreadable)"},
        {"deleted and made again", Change::DeleteAndMake, SaveState::Saved, SaveState::Conflict, theirs},
        {"made read-only", Change::ReadOnly, SaveState::ReadOnly, SaveState::Failed, before},
        {"touched", Change::Touch, SaveState::Saved, SaveState::Saved, dirty ? mine : before},
    };
    for (const Row& row : all) {
        for (const bool told : {true, false})
            QTest::addRow("%s, %s", row.what, told ? "told by the watcher" : "found at the next look")
                << row.change << told << (dirty ? row.dirty : row.clean) << row.disk;
    }
}

void TestChangesByOthers::aCleanDraftFollows_data()
{
    rows(false);
}

void TestChangesByOthers::aCleanDraftFollows()
{
    QFETCH(Change, change);
    QFETCH(bool, told);
    QFETCH(SaveState, after);
    QFETCH(QByteArray, disk);
    Desk desk;
    const OrdinaryUser user(desk.folder);
    QVERIFY(desk.open());
    QCoreApplication::processEvents();
    desk.library->watcher().blockSignals(!told);
    QVERIFY(desk.change(change));
    if (!told)
        desk.session->recheck(); // the window is looked at again
    QTRY_COMPARE_WITH_TIMEOUT(desk.save(), after, soon);
    if (after == SaveState::Missing || change == Change::ReadOnly || change == Change::Touch) {
        QCOMPARE(desk.text, QString::fromLatin1(before));
        QVERIFY(desk.kept.isEmpty());
    } else {
        QTRY_COMPARE_WITH_TIMEOUT(desk.text, QString::fromUtf8(disk), soon);
        QVERIFY(desk.kept.contains(QString::fromLatin1(before)));
    }
    QCOMPARE(desk.onDisk(), disk);
    QVERIFY(!desk.session->dirty());
    QVERIFY(desk.copies().isEmpty());
}

void TestChangesByOthers::aDirtyDraftLosesNothing_data()
{
    rows(true);
}

void TestChangesByOthers::aDirtyDraftLosesNothing()
{
    QFETCH(Change, change);
    QFETCH(bool, told);
    QFETCH(SaveState, after);
    QFETCH(QByteArray, disk);
    Desk desk;
    const OrdinaryUser user(desk.folder);
    QVERIFY(desk.open());
    QCoreApplication::processEvents();
    desk.type(QString::fromLatin1(mine));
    desk.library->watcher().blockSignals(!told);
    QVERIFY(desk.change(change));
    if (!told)
        desk.session->recheck();
    QTRY_COMPARE_WITH_TIMEOUT(desk.save(), after, soon);
    QCOMPARE(desk.onDisk(), disk);
    QCOMPARE(desk.text, QString::fromLatin1(mine));
    QCOMPARE(desk.session->dirty(), after != SaveState::Saved);
    QVERIFY(after == SaveState::Saved || !desk.session->state().sentence.isEmpty());
    QVERIFY(desk.copies().isEmpty());
}

void TestChangesByOthers::aSaveFindsWhatNobodyTold_data()
{
    rows(true);
}

/// Without a look and without a word of the watcher.
void TestChangesByOthers::aSaveFindsWhatNobodyTold()
{
    QFETCH(Change, change);
    QFETCH(SaveState, after);
    QFETCH(QByteArray, disk);
    Desk desk;
    const OrdinaryUser user(desk.folder);
    QVERIFY(desk.open());
    QCoreApplication::processEvents();
    desk.library->watcher().blockSignals(true);
    QVERIFY(desk.change(change));
    desk.type(QString::fromLatin1(mine));
    QCOMPARE(desk.session->flush().has_value(), after == SaveState::Saved);
    QCOMPARE(desk.save(), after);
    QCOMPARE(desk.onDisk(), disk);
    QCOMPARE(desk.text, QString::fromLatin1(mine));
    QVERIFY(desk.copies().isEmpty());
}

void TestChangesByOthers::aFileThatMayBeWrittenToAgainIsNoLongerReadOnly()
{
    Desk desk;
    const OrdinaryUser user(desk.folder);
    QVERIFY(desk.open());
    QVERIFY(desk.change(Change::ReadOnly));
    QTRY_COMPARE_WITH_TIMEOUT(desk.save(), SaveState::ReadOnly, soon);
    QCOMPARE(::chmod(QFile::encodeName(desk.path()).constData(), 0644), 0);
    QTRY_COMPARE_WITH_TIMEOUT(desk.save(), SaveState::Saved, soon);
    desk.type(QString::fromLatin1(mine));
    QVERIFY(desk.session->flush());
    QCOMPARE(desk.onDisk(), mine);
}

void TestChangesByOthers::whatAnAnswerReplacesIsToldBefore()
{
    for (const bool keep : {true, false}) {
        Desk desk;
        QVERIFY(desk.open());
        desk.type(QString::fromLatin1(mine));
        QVERIFY(desk.change(Change::InPlace));
        desk.session->recheck();
        QCOMPARE(desk.save(), SaveState::Conflict);
        QVERIFY(desk.kept.isEmpty());
        QVERIFY(keep ? desk.session->keepMine() : desk.session->takeTheirs());
        QCOMPARE(desk.kept, QStringList{QString::fromLatin1(keep ? theirs : mine)});
        QCOMPARE(desk.onDisk(), keep ? mine : theirs);
        QCOMPARE(desk.copies(), QByteArrayList{keep ? theirs : mine});
    }
    // What the program itself is about to write over is told as it stands in the editor.
    Desk desk;
    QVERIFY(desk.open());
    desk.type(QString::fromLatin1(mine));
    desk.session->noteRisk(SnapshotReason::BeforeReplace);
    QCOMPARE(desk.kept, QStringList{QString::fromLatin1(mine)});
}

void TestChangesByOthers::itsOwnSaveIsNotReadAgain()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.type(QString::fromLatin1(mine));
    QVERIFY(desk.session->flush());
    const int opened = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    QVERIFY(::inotify_add_watch(opened, QFile::encodeName(desk.path()).constData(), IN_OPEN) >= 0);
    char event[1024];
    desk.session->recheck();
    QCOMPARE(::read(opened, event, sizeof event), -1);
    QCOMPARE(desk.save(), SaveState::Saved);
    // Of somebody else's there is no other way to know it.
    QVERIFY(desk.change(Change::Touch));
    desk.session->recheck();
    QVERIFY(::read(opened, event, sizeof event) > 0);
    ::close(opened);
}

void TestChangesByOthers::aChangeWithinTheSameMomentIsSeen()
{
    for (int round = 0; round < 30; ++round) {
        Desk desk;
        QVERIFY(desk.open());
        desk.type(QString::fromLatin1(mine));
        QVERIFY(desk.session->flush());
        // As long as what was saved, and at once.
        QByteArray other = mine;
        other.replace("mine", "them");
        QVERIFY(put(desk.path(), other));
        desk.session->recheck();
        QCOMPARE(desk.text, QString::fromLatin1(other));
    }
}

QTEST_GUILESS_MAIN(TestChangesByOthers)
#include "tst_changes_by_others.moc"
