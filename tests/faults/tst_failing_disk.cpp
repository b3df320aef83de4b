// An open draft on a disk that fails at any one of the calls of a save, once or from then on: what the
// session says is true, the text is kept, and once the disk works again it is saved.
#include "core/base/durable_file.h"
#include "tests/faults/session_desk.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <utility>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

/// The disk of this process. Calls that change it are counted from the moment it is armed.
struct Disk
{
    std::atomic_int untilFailure = -1; ///< so many calls go well; -1: all
    std::atomic_int failures = 0;
    std::atomic_int code = EIO;
    std::atomic_bool forGood = false;  ///< or only once
    std::atomic_bool cutShort = false; ///< a write takes some bytes before it fails
    std::atomic_bool lastWasUnlink = false;

    void arm(int calls, int failure, bool dead, bool shortWrites)
    {
        failures = 0;
        code = failure;
        forGood = dead;
        cutShort = shortWrites;
        lastWasUnlink = false;
        untilFailure = calls;
    }
    void mend() { untilFailure = -1; }
    [[nodiscard]] bool fails()
    {
        int left = untilFailure;
        while (left > 0 && !untilFailure.compare_exchange_weak(left, left - 1)) {
        }
        if (left != 0)
            return false;
        if (!forGood)
            untilFailure = -1;
        ++failures;
        errno = code;
        return true;
    }
};
Disk disk;

bool isOfADisk(int descriptor)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 && (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode));
}

template <typename... Arguments>
long call(long number, Arguments... arguments)
{
    return ::syscall(number, arguments...);
}

} // namespace

extern "C" ssize_t write(int descriptor, const void* bytes, size_t count)
{
    if (isOfADisk(descriptor) && disk.fails()) {
        if (!disk.cutShort || count < 2)
            return -1;
        // The next one says why.
        disk.untilFailure = 0;
        count /= 2;
    }
    return call(SYS_write, descriptor, bytes, count);
}

extern "C" int fsync(int descriptor)
{
    return isOfADisk(descriptor) && disk.fails() ? -1 : static_cast<int>(call(SYS_fsync, descriptor));
}

extern "C" int ftruncate(int descriptor, off_t size) noexcept
{
    return disk.fails() ? -1 : static_cast<int>(call(SYS_ftruncate, descriptor, size));
}

extern "C" int fallocate(int descriptor, int mode, off_t from, off_t size)
{
    return disk.fails() ? -1 : static_cast<int>(call(SYS_fallocate, descriptor, mode, from, size));
}

extern "C" int rename(const char* from, const char* to) noexcept
{
    return disk.fails() ? -1 : static_cast<int>(call(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

extern "C" int renameat2(int fromFolder, const char* from, int toFolder, const char* to,
                         unsigned flags) noexcept
{
    return disk.fails() ? -1 : static_cast<int>(call(SYS_renameat2, fromFolder, from, toFolder, to, flags));
}

extern "C" int unlink(const char* path) noexcept
{
    disk.lastWasUnlink = disk.fails();
    return disk.lastWasUnlink ? -1 : static_cast<int>(call(SYS_unlinkat, AT_FDCWD, path, 0));
}

namespace {

const DraftId letter{u"letter.md"_s};

enum class How : quint8
{
    Replacing,
    InPlace,
    Untitled
};

struct Trial
{
    How how = How::Replacing;
    int code = EIO;
    bool forGood = false;
    bool cutShort = false;
};

/// One save on a disk that fails after `calls` calls.
class OneSave
{
public:
    OneSave(const Trial& trial, int calls)
        : m_trial(trial), m_old(writtenText(24'000, 1)), m_new(writtenText(30'000, 2))
    {
        if (m_trial.how != How::Untitled)
            (void) m_desk.folder.add(letter.value, m_old);
        if (m_trial.how == How::InPlace)
            (void) ::link(QFile::encodeName(m_desk.folder.path(letter.value)).constData(),
                          QFile::encodeName(m_desk.folder.place.filePath(u"other name"_s)).constData());
        const bool open =
            m_trial.how == How::Untitled ? m_desk.session.openUntitled().has_value() : m_desk.open(letter);
        if (m_trial.how == How::InPlace)
            (void) m_desk.session.allowInPlace(); // the writer was asked before
        m_desk.type(QString::fromUtf8(m_new));
        disk.arm(calls, m_trial.code, m_trial.forGood, m_trial.cutShort);
        const auto saved = m_desk.session.flush();
        disk.mend();
        failed = disk.failures > 0;
        if (!open)
            complaint = u"it could not be opened"_s;
        else
            judge(saved);
        if (complaint.isEmpty())
            mend();
    }

    bool failed = false; ///< the disk did
    QString complaint;

private:
    /// Old or new, and the session tells which.
    void judge(const Result<void>& saved)
    {
        const QByteArray there = m_desk.bytes(m_desk.state().id.isEmpty() ? letter : m_desk.state().id);
        const bool isNew = there == m_new;
        const bool isOld = m_trial.how == How::Untitled ? drafts().isEmpty() : there == m_old;
        if (saved.has_value() != (m_desk.state().save == SaveState::Saved))
            return complain(u"the answer and the state differ"_s);
        if (saved) {
            if (!isNew || m_desk.session.dirty())
                complain(u"“Saved”, but it is not there"_s);
            return;
        }
        if (!m_desk.session.dirty() || m_desk.text.toUtf8() != m_new)
            return complain(u"the text is not kept"_s);
        if (saved.error().sentence.trimmed().isEmpty() || m_desk.state().sentence != saved.error().sentence)
            return complain(u"no sentence"_s);
        if (!isNew && !isOld && !isKept())
            complain(u"neither the old bytes nor the new ones"_s);
    }

    /// The disk works again.
    void mend()
    {
        m_desk.type(m_desk.text);
        auto saved = m_desk.session.flush();
        qsizetype copies = 1;
        // Ours and half written: nobody can say so after the disk was away, but nothing of it is lost.
        if (!saved && m_trial.how == How::InPlace && m_desk.state().save == SaveState::Conflict && isKept()) {
            saved = m_desk.session.keepMine();
            copies = 2;
        }
        QCoreApplication::sendPostedEvents();
        if (!saved || m_desk.session.dirty() || m_desk.bytes(m_desk.state().id) != m_new)
            return complain(u"not saved once the disk worked again: "_s +
                            (saved ? QString() : saved.error().sentence));
        if (drafts().size() != copies)
            return complain(u"there are "_s + drafts().join(u", "_s));
        if (!m_desk.lies.isEmpty())
            complain(u"“Saved” was shown over "_s + m_desk.lies.first());
        // On a disk that is dead, or does not let go, a temporary file cannot be removed.
        else if (!m_trial.forGood && !disk.lastWasUnlink && leftovers(Leftover::Temporary) > 0)
            complain(u"left behind: "_s + m_desk.files().join(u", "_s));
    }

    [[nodiscard]] QStringList drafts() const
    {
        return m_desk.files().filter(QRegularExpression(uR"(^[^.].*\.md$)"_s));
    }
    [[nodiscard]] bool isKept() const
    {
        for (const QString& name : m_desk.files()) {
            if (leftoverOf(name) == Leftover::Kept && bytesOf(m_desk.folder.path(name)) == m_old)
                return true;
        }
        return false;
    }
    [[nodiscard]] qsizetype leftovers(Leftover kind) const
    {
        return std::ranges::count_if(m_desk.files(),
                                     [&](const QString& name) { return leftoverOf(name) == kind; });
    }
    void complain(const QString& what)
    {
        complaint = u"%1 (%2; %3)"_s.arg(what, m_desk.state().sentence, m_desk.state().detail);
    }

    Trial m_trial;
    QByteArray m_old;
    QByteArray m_new;
    SessionDesk m_desk;
};

} // namespace

class TestFailingDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaveTellsTheTruth_data();
    void aSaveTellsTheTruth();
};

void TestFailingDisk::aSaveTellsTheTruth_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("forGood");
    QTest::addColumn<bool>("cutShort");

    const std::pair<How, const char*> ways[] = {{How::Replacing, "a draft"},
                                                {How::InPlace, "a draft with two names"},
                                                {How::Untitled, "a draft without a file"}};
    for (const auto& [how, name] : ways) {
        const auto row = [&, way = how](const char* disk, int code, bool forGood, bool cutShort) {
            QTest::addRow("%s on a disk that %s", name, disk)
                << static_cast<int>(way) << code << forGood << cutShort;
        };
        row("fails once", EIO, false, false);
        row("dies", EIO, true, false);
        row("is full for a moment", ENOSPC, false, false);
        row("is full", ENOSPC, true, false);
        row("takes half of what is written and is full for a moment", ENOSPC, false, true);
        row("takes half of what is written and is full", ENOSPC, true, true);
        row("becomes read-only", EROFS, true, false);
    }
}

void TestFailingDisk::aSaveTellsTheTruth()
{
    QFETCH(int, how);
    QFETCH(int, code);
    QFETCH(bool, forGood);
    QFETCH(bool, cutShort);
    const Trial trial{static_cast<How>(how), code, forGood, cutShort};
    QStringList bad;
    int points = 0;
    constexpr int most = 200;
    for (; points < most; ++points) {
        const OneSave save(trial, points);
        if (!save.complaint.isEmpty())
            bad << u"call %1: %2"_s.arg(points + 1).arg(save.complaint);
        if (!save.failed)
            break;
    }
    tellCount(
        u"%1: fails at each of %2 calls"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(points),
        bad.size());
    QVERIFY2(points > 2 && points < most, "the disk did not fail, or always");
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestFailingDisk)
#include "tst_failing_disk.moc"
