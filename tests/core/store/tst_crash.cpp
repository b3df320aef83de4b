// A process that dies at any of its writes, a disk that is full, a process that opens while another commits:
// what was logged is there at the next start, and a store that is not damaged is never taken for one.
#include "core/store/opening.h"
#include "tests/core/store/samples.h"

#include <QDirIterator>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

const Day day(2025, 7, 1);

// What the next writes of this process come to; set in children only.
int untilKilled = -1; ///< so many more touches of the disk, then the process dies
int untilPaused = -1; ///< so many more, then one long pause

void touch()
{
    if (untilKilled >= 0 && untilKilled-- == 0)
        ::raise(SIGKILL);
    if (untilPaused >= 0 && untilPaused-- == 0)
        ::usleep(1'500'000);
}

ssize_t touchingWrite(int file, const void* bytes, size_t count, off_t at)
{
    touch();
    return ::pwrite(file, bytes, count, at);
}

int touchingTruncate(int file, off_t size)
{
    touch();
    return ::ftruncate(file, size);
}

int touchingUnlink(const char* path)
{
    touch();
    return ::unlink(path);
}

/// SQLite's own calls go through ours.
void watchSqlite()
{
    sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
    for (const char* name : {"pwrite", "pwrite64"})
        vfs->xSetSystemCall(vfs, name, reinterpret_cast<sqlite3_syscall_ptr>(&touchingWrite));
    vfs->xSetSystemCall(vfs, "ftruncate", reinterpret_cast<sqlite3_syscall_ptr>(&touchingTruncate));
    vfs->xSetSystemCall(vfs, "unlink", reinterpret_cast<sqlite3_syscall_ptr>(&touchingUnlink));
}

/// `work` in a process of its own. No store may be open here at that moment.
pid_t begin(const std::function<bool()>& work)
{
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    watchSqlite();
    ::_exit(work() ? 0 : 1);
}

enum class Ended
{
    Well,
    Badly,
    Killed
};

Ended end(pid_t child)
{
    int status = 0;
    if (::waitpid(child, &status, 0) != child)
        return Ended::Badly;
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGKILL ? Ended::Killed : Ended::Badly;
    return WEXITSTATUS(status) == 0 ? Ended::Well : Ended::Badly;
}

/// A workspace whose journals cannot be written or read: the store alone holds what is logged.
std::unique_ptr<Desk> deskWithoutJournal()
{
    auto desk = std::make_unique<Desk>();
    QDir(desk->place().journalFolder).removeRecursively();
    return samples::putBytes(desk->place().journalFolder, "in the way") ? std::move(desk) : nullptr;
}

bool logBricks(const Desk& desk, int count)
{
    const auto store = desk.open();
    std::vector<Act> acts;
    for (int i = 0; i < count; ++i)
        acts.push_back(stackAct(samples::brick(day.plus(i))));
    return store && store->append(acts);
}

/// Half a year of rest days, as one command logs them: many pages, and the file grows.
bool logRests(const Desk& desk)
{
    const auto store = desk.open();
    std::vector<Act> acts;
    for (int i = 0; i < 181; ++i)
        acts.push_back(addRestAct({Day(2026, 1, 1).plus(i), u"away"_s}, samples::stamp()));
    return store && store->append(acts);
}

bool breakHeader(const Desk& desk)
{
    QByteArray bytes = samples::bytesOf(desk.storeFile());
    return samples::putBytes(desk.storeFile(), bytes.replace(0, 100, QByteArray(100, '\xA5')));
}

QStringList movedAside(const Desk& desk)
{
    QStringList files;
    QDirIterator it(desk.place().folder + u"/damaged"_s, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

} // namespace

// Of the C library's calls these are used by the program itself, to move files.
extern "C" int renameat2(int fromFolder, const char* from, int toFolder, const char* to,
                         unsigned flags) noexcept
{
    touch();
    return static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags));
}

extern "C" int rename(const char* from, const char* to) noexcept
{
    touch();
    return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommitCutOffAnywhere()
    {
        bool whole = false;
        for (int at = 0; !whole; ++at) {
            const auto desk = deskWithoutJournal();
            QVERIFY(desk && logBricks(*desk, 1));
            const Ended ended = end(begin([&desk, at] {
                const auto store = desk->open();
                untilKilled = at;
                return store && logRests(*desk);
            }));
            QVERIFY(ended != Ended::Badly);
            whole = ended == Ended::Well;
            const auto store = desk->open();
            QVERIFY(store);
            QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
            QCOMPARE(movedAside(*desk), QStringList());
            BW_TRY(state, store->read());
            QCOMPARE(state.log.bricks.size(), 1U);
            QVERIFY(state.log.rests.empty() || state.log.rests.size() == 181U);
            QVERIFY(!whole || state.log.rests.size() == 181U);
            BW_TRY(report, store->check());
            QVERIFY2(report.sound, qPrintable(report.findings.join(u'\n')));
        }
    }

    void aFirstStartCutOffAnywhere()
    {
        bool whole = false;
        for (int at = 0; !whole; ++at) {
            const auto desk = deskWithoutJournal();
            QVERIFY(desk);
            const Ended ended = end(begin([&desk, at] {
                untilKilled = at;
                return logBricks(*desk, 1);
            }));
            QVERIFY(ended != Ended::Badly);
            whole = ended == Ended::Well;
            const auto store = desk->open();
            QVERIFY(store);
            QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
            QCOMPARE(movedAside(*desk), QStringList());
            BW_TRY(state, store->read());
            QVERIFY(!whole || state.log.bricks.size() == 1U);
        }
    }

    void aStoreStaysWhereItIsWhileAnotherCommits()
    {
        // The pause falls on another of the commit's writes each time.
        for (const int at : {2, 5, 30, 45, 50, 55, 60}) {
            const auto desk = deskWithoutJournal();
            QVERIFY(desk && logBricks(*desk, 1));
            const pid_t child = begin([&desk, at] {
                const auto store = desk->open();
                untilPaused = at;
                return store && logRests(*desk);
            });
            ::usleep(400'000);
            auto store = desk->open();
            QVERIFY(store);
            QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
            QCOMPARE(end(child), Ended::Well);
            BW_TRY(state, store->read());
            QCOMPARE(state.log.bricks.size(), 1U);
            QCOMPARE(state.log.rests.size(), 181U);
            QCOMPARE(movedAside(*desk), QStringList());
        }
    }

    void aRepairCutOffAnywhere_data()
    {
        QTest::addColumn<bool>("crashed"); ///< a commit was cut off in it as well
        QTest::newRow("a broken header") << false;
        QTest::newRow("a broken header beside a journal to roll back") << true;
    }

    void aRepairCutOffAnywhere()
    {
        QFETCH(bool, crashed);
        bool whole = false;
        for (int at = 0; !whole; ++at) {
            const auto desk = deskWithoutJournal();
            QVERIFY(desk && logBricks(*desk, 3));
            const PendingDelivery intent{u"token"_s,  {u"p"_s}, u"p.md"_s,    u"blog"_s,
                                         u"p.html"_s, u"abc"_s, u"publish"_s, {100}};
            QVERIFY(desk->open()->addPending(intent));
            if (crashed) {
                QCOMPARE(end(begin([&desk] {
                             const auto store = desk->open();
                             untilKilled = 40;
                             return store && logRests(*desk);
                         })),
                         Ended::Killed);
                QVERIFY(QFileInfo(desk->storeFile() + u"-journal"_s).size() > 0);
            }
            QVERIFY(breakHeader(*desk));
            const QByteArray damaged = samples::bytesOf(desk->storeFile());
            const Ended ended = end(begin([&desk, at] {
                untilKilled = at;
                return desk->open() != nullptr;
            }));
            QVERIFY(ended != Ended::Badly);
            whole = ended == Ended::Well;
            const auto store = desk->open();
            QVERIFY(store);
            BW_TRY(state, store->read());
            QCOMPARE(state.log.bricks.size(), 3U);
            QCOMPARE(store->boundRoot(), desk->root());
            if (crashed)
                continue; // rolled back, its first page may well be whole again
            BW_TRY(report, store->check());
            QVERIFY2(report.sound, qPrintable(report.findings.join(u'\n')));
            // A header of noise leaves the rows, but no way to the other tables.
            BW_TRY(pending, store->pending());
            QVERIFY(pending.empty());
            const QStringList aside = movedAside(*desk).filter(u"/store.sqlite"_s);
            QVERIFY(std::any_of(aside.begin(), aside.end(), [&damaged](const QString& file) {
                return samples::bytesOf(file) == damaged;
            }));
        }
    }

    void aRepairIsTold()
    {
        // Killed at its last touches: the new store stands, nothing was said yet.
        const auto desk = deskWithoutJournal();
        QVERIFY(desk && logBricks(*desk, 3));
        QVERIFY(breakHeader(*desk));
        QCOMPARE(end(begin([&desk] {
                     const auto opened = openStoreFile(desk->place(), samples::now);
                     ::raise(SIGKILL);
                     return opened.has_value();
                 })),
                 Ended::Killed);
        auto store = desk->open();
        QVERIFY(store);
        const QString said = store->notices().join(u'\n');
        QVERIFY2(said.contains(u"damaged"_s) && said.contains(u"and 3 more"_s), qPrintable(said));
        BW_TRY(state, store->read());
        QCOMPARE(state.log.bricks.size(), 3U);
        store = desk->open();
        QVERIFY(store && store->notices().isEmpty());
    }

    void aFullDiskLeavesADamagedStoreWhereItIs()
    {
        // Room for this many bytes in a file: none, the beginning of a store, almost all of one.
        for (const rlim_t room : {rlim_t{0}, rlim_t{8192}, rlim_t{60'000}}) {
            const auto desk = deskWithoutJournal();
            QVERIFY(desk && logBricks(*desk, 3));
            QVERIFY(breakHeader(*desk));
            const QByteArray damaged = samples::bytesOf(desk->storeFile());
            QCOMPARE(end(begin([&desk, room] {
                         ::signal(SIGXFSZ, SIG_IGN);
                         const struct rlimit limit = {room, room};
                         ::setrlimit(RLIMIT_FSIZE, &limit);
                         return !Store::open(desk->place(), samples::now);
                     })),
                     Ended::Well);
            QCOMPARE(samples::bytesOf(desk->storeFile()), damaged);
            QCOMPARE(movedAside(*desk), QStringList());
            const auto store = desk->open();
            QVERIFY(store);
            QVERIFY(store->notices().join(u'\n').contains(u"damaged"_s));
            BW_TRY(state, store->read());
            QCOMPARE(state.log.bricks.size(), 3U);
        }
    }

    void twoProcessesRepairOnce()
    {
        for (int round = 0; round < 5; ++round) {
            const auto desk = deskWithoutJournal();
            QVERIFY(desk && logBricks(*desk, 200));
            QVERIFY(breakHeader(*desk));
            std::vector<pid_t> children;
            for (int i = 0; i < 3; ++i) {
                children.push_back(begin([&desk, i] {
                    const auto store = desk->open();
                    return store && store->append({stackAct(samples::brick(Day(2024, 1, 1).plus(i)))});
                }));
            }
            for (const pid_t child : children)
                QCOMPARE(end(child), Ended::Well);
            QCOMPARE(movedAside(*desk).filter(QRegularExpression(u"store\\.sqlite$"_s)).size(), 1);
            const auto store = desk->open();
            QVERIFY(store);
            BW_TRY(state, store->read());
            QCOMPARE(state.log.bricks.size(), 203U);
        }
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
