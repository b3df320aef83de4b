// Others change the file of the open draft in every way there is, while it is clean and while it is dirty,
// with a watch that sees it and with none: nothing of theirs is overwritten, nothing of the writer's is lost,
// and the state says what is so.
#include "tests/faults/session_desk.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool inotifyIsSpent = false; ///< as on a system where other programs watch all that may be watched

} // namespace

// Qt's watcher asks for this one by name.
extern "C" [[gnu::visibility("default")]] int inotify_add_watch(int descriptor, const char* path,
                                                                uint32_t mask) noexcept
{
    if (inotifyIsSpent) {
        errno = ENOENT; // of ENOSPC, which it would be, Qt makes many words
        return -1;
    }
    return static_cast<int>(::syscall(SYS_inotify_add_watch, descriptor, path, mask));
}

namespace {

const DraftId essay{u"essay.md"_s};
const QByteArray old = "# Essay\n\nAs it was.\n";
const QByteArray theirs = "# Essay\n\nAs they wrote it, and longer.\n";
const QString mine = u"# Essay\n\nAs it was. And as I go on.\n"_s;

enum class Edit : quint8
{
    InPlace,
    Renamed,
    Truncated,
    Deleted,
    Recreated,
    ReadOnly,
    Touched
};

/// Permissions hold for an ordinary user only.
class OrdinaryUser
{
public:
    explicit OrdinaryUser(const QString& home)
    {
        if (::geteuid() != 0) {
            m_holds = true;
            return;
        }
        QDirIterator all(home, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            (void) ::lchown(QFile::encodeName(all.next()).constData(), nobody, same);
        (void) ::lchown(QFile::encodeName(home).constData(), nobody, same);
        m_holds = m_changed = ::setresuid(nobody, nobody, 0) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_changed)
            (void) ::setresuid(0, 0, 0);
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    static constexpr uid_t nobody = 65534;
    static constexpr auto same = static_cast<gid_t>(-1); ///< the group that new files get
    bool m_holds = false;
    bool m_changed = false;
};

} // namespace

class TestExternalEdits : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SessionDesk> m_desk;
    std::unique_ptr<QSignalSpy> m_kept;
    int m_rows = 0;
    int m_passed = 0;

    [[nodiscard]] QString path() const { return m_desk->folder.path(essay.value); }
    [[nodiscard]] SaveState save() const { return m_desk->state().save; }

    void apply(Edit edit) const;
    void verifyNothingIsLost(Edit edit, bool dirty) const;
    void verifyCleanFollows(Edit edit, bool watched);
    void verifyDirtyIsKept(Edit edit, bool watched);
    void answerConflict(bool keepMine);
    void answerMissing(bool dirty);
    void answerReadOnly();

private Q_SLOTS:
    void cleanup();
    void cleanupTestCase();
    void nothingIsLost_data();
    void nothingIsLost();
};

void TestExternalEdits::apply(Edit edit) const
{
    QCoreApplication::sendPostedEvents(); // what was shown until now is judged by what is there now
    const QByteArray where = QFile::encodeName(path());
    switch (edit) {
    case Edit::InPlace:
        QVERIFY(put(path(), theirs));
        break;
    case Edit::Renamed:
        QVERIFY(put(m_desk->folder.place.filePath(u"theirs"_s), theirs));
        QCOMPARE(::rename(QFile::encodeName(m_desk->folder.place.filePath(u"theirs"_s)).constData(),
                          where.constData()),
                 0);
        break;
    case Edit::Truncated:
        QCOMPARE(::truncate(where.constData(), 0), 0);
        break;
    case Edit::Deleted:
        QVERIFY(QFile::remove(path()));
        break;
    case Edit::Recreated:
        QVERIFY(QFile::remove(path()));
        QVERIFY(put(path(), theirs));
        break;
    case Edit::ReadOnly:
        QCOMPARE(::chmod(where.constData(), 0400), 0);
        break;
    case Edit::Touched:
        QCOMPARE(::utimensat(AT_FDCWD, where.constData(), nullptr, 0), 0);
        break;
    }
}

/// Each of the texts is in a file, in the editor, or was given away to be kept.
void TestExternalEdits::verifyNothingIsLost(Edit edit, bool dirty) const
{
    QStringList held{m_desk->text};
    for (const QString& name : m_desk->files())
        held << QString::fromUtf8(bytesOf(m_desk->folder.path(name)));
    for (const QList<QVariant>& given : *m_kept)
        held << given.at(1).toString();
    QVERIFY2(held.contains(dirty ? mine : QString::fromUtf8(old)), qPrintable(held.join(u" | "_s)));
    if (edit == Edit::InPlace || edit == Edit::Renamed || edit == Edit::Recreated)
        QVERIFY2(held.contains(QString::fromUtf8(theirs)), qPrintable(held.join(u" | "_s)));
}

void TestExternalEdits::verifyCleanFollows(Edit edit, bool watched)
{
    if (!watched) {
        // Nothing tells of it, or this is no test of what happens then.
        QTest::qWait(300);
        QCOMPARE(save(), SaveState::Saved);
        QCOMPARE(m_desk->text, QString::fromUtf8(old));
        m_desk->session.recheck(); // the window is looked at again
    }
    switch (edit) {
    case Edit::Deleted:
        QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Missing, soon);
        QVERIFY(!m_desk->state().sentence.isEmpty());
        QCOMPARE(m_desk->text, QString::fromUtf8(old));
        return answerMissing(false);
    case Edit::ReadOnly:
        QVERIFY(save() == SaveState::Saved || save() == SaveState::ReadOnly);
        QCOMPARE(m_desk->text, QString::fromUtf8(old));
        return answerReadOnly();
    case Edit::Touched:
        QTest::qWait(watched ? 400 : 0);
        QCOMPARE(m_desk->text, QString::fromUtf8(old));
        QCOMPARE(save(), SaveState::Saved);
        QVERIFY(m_kept->isEmpty());
        return;
    default:
        break;
    }
    const QString wanted = QString::fromUtf8(edit == Edit::Truncated ? QByteArray() : theirs);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->text, wanted, soon);
    QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Saved, soon);
    QVERIFY(!m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(essay), wanted.toUtf8());
}

void TestExternalEdits::verifyDirtyIsKept(Edit edit, bool watched)
{
    const QByteArray there = bytesOf(path());
    if (!watched) {
        const auto saved = m_desk->session.flush(); // the only look at the file
        QCOMPARE(saved.has_value(), edit == Edit::Touched);
    }
    QCOMPARE(m_desk->text, mine);
    switch (edit) {
    case Edit::Touched:
        QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Saved, soon);
        QCOMPARE(m_desk->bytes(essay), mine.toUtf8());
        return;
    case Edit::Deleted:
        QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Missing, soon);
        QVERIFY(!QFileInfo::exists(path()));
        break;
    case Edit::ReadOnly:
        QTRY_VERIFY_WITH_TIMEOUT(save() == SaveState::Failed || save() == SaveState::ReadOnly, soon);
        QCOMPARE(m_desk->bytes(essay), old);
        break;
    default:
        QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Conflict, soon);
        QCOMPARE(m_desk->bytes(essay), there);
        break;
    }
    QVERIFY(m_desk->session.dirty());
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QVERIFY(!m_desk->session.flush());
    QCOMPARE(m_desk->text, mine);
    QCOMPARE(QFileInfo::exists(path()) ? m_desk->bytes(essay) : QByteArray("(unreadable)"), there);
    if (edit == Edit::Deleted)
        answerMissing(true);
    else if (edit == Edit::ReadOnly)
        answerReadOnly();
    else
        answerConflict(watched);
}

/// Both texts are there afterwards, each in a file of its own.
void TestExternalEdits::answerConflict(bool keepMine)
{
    const QByteArray there = bytesOf(path());
    const auto answered = keepMine ? m_desk->session.keepMine() : m_desk->session.takeTheirs();
    QVERIFY2(answered, answered ? "" : qPrintable(answered.error().sentence));
    QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(essay), keepMine ? mine.toUtf8() : there);
    QCOMPARE(m_desk->text.toUtf8(), m_desk->bytes(essay));
    QStringList copies = m_desk->files();
    copies.removeAll(essay.value);
    QCOMPARE(copies.size(), 1);
    QCOMPARE(bytesOf(m_desk->folder.path(copies.first())), keepMine ? there : mine.toUtf8());
}

void TestExternalEdits::answerMissing(bool dirty)
{
    if (!dirty) {
        QVERIFY(put(path(), old));
        m_desk->session.recheck();
        QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Saved, soon);
        QCOMPARE(m_desk->text, QString::fromUtf8(old));
        return;
    }
    const auto saved = m_desk->session.saveElsewhere();
    QVERIFY(saved);
    QTRY_COMPARE_WITH_TIMEOUT(save(), SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(*saved), mine.toUtf8());
}

/// A file made read-only is not replaced, whatever is typed; once it may be written to again, it is saved.
void TestExternalEdits::answerReadOnly()
{
    const QByteArray where = QFile::encodeName(path());
    // Who is told at once does not type; who was not is told when he saves.
    if (save() != SaveState::ReadOnly) {
        m_desk->type(mine);
        const auto saved = m_desk->session.flush();
        QVERIFY(!saved);
        QVERIFY(!saved.error().sentence.isEmpty());
        QVERIFY(m_desk->session.dirty());
        QCOMPARE(m_desk->text, mine);
    }
    QCOMPARE(m_desk->bytes(essay), old);
    QCOMPARE(::chmod(where.constData(), 0600), 0);
    m_desk->session.recheck();
    m_desk->type(mine);
    const auto mended = m_desk->session.flush();
    QVERIFY2(mended, mended ? "" : qPrintable(mended.error().sentence));
    QCOMPARE(m_desk->bytes(essay), mine.toUtf8());
}

void TestExternalEdits::cleanup()
{
    if (!m_desk)
        return;
    if (!QTest::currentTestFailed()) {
        QCoreApplication::sendPostedEvents();
        QVERIFY2(m_desk->lies.isEmpty(),
                 qPrintable(u"“Saved” was shown over: "_s + m_desk->lies.join(u" | "_s)));
        ++m_passed;
    }
    m_kept.reset();
    m_desk.reset();
    inotifyIsSpent = false;
}

void TestExternalEdits::cleanupTestCase()
{
    tellCount(u"%1 external edits"_s.arg(m_rows), m_rows - m_passed);
}

void TestExternalEdits::nothingIsLost_data()
{
    QTest::addColumn<int>("edit");
    QTest::addColumn<bool>("dirty");
    QTest::addColumn<bool>("watched");
    const std::pair<Edit, const char*> edits[] = {
        {Edit::InPlace, "written in place"},
        {Edit::Renamed, "replaced by another file"},
        {Edit::Truncated, "cut to nothing"},
        {Edit::Deleted, "deleted"},
        {Edit::Recreated, "deleted and made anew"},
        {Edit::ReadOnly, "made read-only"},
        {Edit::Touched, "touched"},
    };
    for (const auto& [edit, name] : edits) {
        for (const bool dirty : {false, true}) {
            for (const bool watched : {true, false})
                QTest::addRow("%s while %s, %s", name, dirty ? "dirty" : "clean",
                              watched ? "watched" : "not watched")
                    << static_cast<int>(edit) << dirty << watched;
        }
    }
}

void TestExternalEdits::nothingIsLost()
{
    QFETCH(int, edit);
    QFETCH(bool, dirty);
    QFETCH(bool, watched);
    const auto kind = static_cast<Edit>(edit);
    ++m_rows;
    inotifyIsSpent = !watched;
    m_desk = std::make_unique<SessionDesk>();
    m_desk->library.watcher().setPollInterval(watched ? 5s : 0s);
    m_kept = std::make_unique<QSignalSpy>(&m_desk->session, &DraftSession::risky);
    QVERIFY(m_desk->folder.add(essay.value, old));
    std::optional<OrdinaryUser> user;
    if (kind == Edit::ReadOnly && !user.emplace(m_desk->folder.place.path()).holds()) {
        m_desk.reset();
        --m_rows;
        std::puts("skipped: permissions cannot be had here (no ordinary user)");
        QSKIP("permissions cannot be had here (no ordinary user)");
    }
    QVERIFY(m_desk->open(essay));
    // The folder is looked at once more a moment after a draft was opened.
    QTest::qWait(watched ? 0 : 400);
    if (dirty)
        m_desk->type(mine);
    apply(kind);
    if (dirty)
        verifyDirtyIsKept(kind, watched);
    else
        verifyCleanFollows(kind, watched);
    if (QTest::currentTestFailed())
        return;
    // What was made read-only has been typed into since.
    verifyNothingIsLost(kind, dirty || kind == Edit::ReadOnly);
    // And the writer goes on.
    if (save() == SaveState::Saved) {
        m_desk->type(mine + u"More.\n"_s);
        QVERIFY(m_desk->session.flush());
        QCOMPARE(m_desk->bytes(m_desk->state().id), m_desk->text.toUtf8());
    }
}

QTEST_GUILESS_MAIN(TestExternalEdits)
#include "tst_external_edits.moc"
