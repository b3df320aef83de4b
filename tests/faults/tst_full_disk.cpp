// Room for one kilobyte more at each step, and never enough: the draft on the disk keeps its bytes, the text
// stays with the writer and a sentence says why; the log and its journal keep what they had. Room comes from
// a limit on the size of files, and once more from a small disk of our own in memory.
#include "core/store/store.h"
#include "core/workspace/typing_journal.h"
#include "tests/core/store/samples.h"
#include "tests/faults/session_desk.h"

#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <csignal>
#include <span>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int steps = 64;
constexpr qint64 kilobyte = 1024;
const DraftId letter{u"letter.md"_s};

/// The mount point of the small disk, if this process was started on it.
QString smallDisk()
{
    return qEnvironmentVariable("BRICKWORK_SMALL_DISK");
}

/// While it lives, so many bytes of room are left: for each file, or on the small disk.
class Room
{
public:
    explicit Room(qint64 bytes)
    {
        if (smallDisk().isEmpty())
            limit(static_cast<rlim_t>(bytes));
        else
            fillUpTo(bytes);
    }
    ~Room()
    {
        if (smallDisk().isEmpty())
            limit(RLIM_INFINITY);
        else
            QFile::remove(filler());
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;

private:
    static QString filler() { return smallDisk() + u"/filler"_s; }
    static void limit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limits{};
        getrlimit(RLIMIT_FSIZE, &limits);
        limits.rlim_cur = qMin(bytes, limits.rlim_max);
        setrlimit(RLIMIT_FSIZE, &limits);
    }
    static void fillUpTo(qint64 left)
    {
        struct statvfs disk = {};
        QFile file(filler());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(::statvfs(QFile::encodeName(smallDisk()).constData(), &disk), 0);
        const auto free = static_cast<qint64>(disk.f_bavail * disk.f_frsize);
        QVERIFY(free > left);
        QCOMPARE(::posix_fallocate(file.handle(), 0, free - left), 0);
    }
};

} // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftKeepsItsBytes_data();
    void aDraftKeepsItsBytes();
    void theLogKeepsWhatItHad();
    void theTypingJournalKeepsWhatItHad();
    void theSameOnASmallDisk();
};

void TestFullDisk::aDraftKeepsItsBytes_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("replaced") << 0;
    QTest::newRow("written in place") << 1;
    QTest::newRow("without a file yet") << 2;
}

void TestFullDisk::aDraftKeepsItsBytes()
{
    QFETCH(int, how);
    const QByteArray old = how == 2 ? QByteArray() : writtenText(24 * kilobyte, 1);
    SessionDesk desk;
    if (how != 2)
        QVERIFY(desk.folder.add(letter.value, old));
    if (how == 1)
        QCOMPARE(::link(QFile::encodeName(desk.folder.path(letter.value)).constData(),
                        QFile::encodeName(desk.folder.place.filePath(u"other name"_s)).constData()),
                 0);
    QVERIFY(how == 2 ? desk.session.openUntitled().has_value() : desk.open(letter));
    if (how == 1)
        QVERIFY(desk.session.allowInPlace()); // the writer was asked before
    const QStringList files = desk.files();
    QStringList bad;
    for (int step = 0; step < steps; ++step) {
        desk.type(QString::fromUtf8(writtenText((steps + 24) * kilobyte, step)));
        const auto saved = [&] {
            const Room room(step * kilobyte);
            return desk.session.flush();
        }();
        if (saved)
            bad << u"%1 kB: “Saved”"_s.arg(step);
        else if (saved.error().sentence.isEmpty() || desk.state().save != SaveState::Failed)
            bad << u"%1 kB: no sentence"_s.arg(step);
        if (desk.files() != files || (how != 2 && desk.bytes(letter) != old))
            bad << u"%1 kB: there are %2"_s.arg(step).arg(desk.files().join(u", "_s));
        if (!desk.session.dirty())
            bad << u"%1 kB: the text is taken for saved"_s.arg(step);
    }
    tellCount(u"%1%2: %3 steps of a kilobyte"_s
                  .arg(QString::fromLatin1(QTest::currentDataTag()),
                       smallDisk().isEmpty() ? QString() : u", on a small disk"_s)
                  .arg(steps),
              bad.size());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    // And with room enough all is well.
    QVERIFY(desk.session.flush());
    QCOMPARE(desk.bytes(desk.state().id), desk.text.toUtf8());
    QCoreApplication::sendPostedEvents();
    QVERIFY2(desk.lies.isEmpty(), qPrintable(desk.lies.join(u'\n')));
}

void TestFullDisk::theLogKeepsWhatItHad()
{
    const samples::Desk desk;
    auto store = desk.open();
    QVERIFY(store);
    const Day first(2025, 1, 1);
    QVERIFY(store->append({stackAct(samples::brick(first, BrickSize::Normal, u"before"_s))}));
    QList<Day> logged{first};
    QStringList bad;
    for (int step = 0; step < steps; ++step) {
        const QByteArray journal = samples::bytesOf(desk.journal());
        const Day day = first.plus(step + 1);
        // A note that does not fit on a page.
        const auto act = stackAct(samples::brick(day, BrickSize::Normal, QString(6'000, u'n')));
        const auto done = [&] {
            const Room room(step * kilobyte);
            return store->append({act});
        }();
        if (done)
            logged << day;
        else if (done.error().sentence.isEmpty())
            bad << u"%1 kB: no sentence"_s.arg(step);
        if (!samples::bytesOf(desk.journal()).startsWith(journal))
            bad << u"%1 kB: the journal lost lines"_s.arg(step);
    }
    QVERIFY2(logged.size() < steps, "it was never full");
    // Of a limit on files, the store is beyond it from the start.
    QVERIFY2(smallDisk().isEmpty() || logged.size() > 1, "it was always full");
    store.reset();
    store = desk.open();
    QVERIFY(store);
    BW_TRY(state, store->read());
    QList<Day> there;
    for (const auto& [day, brick] : state.log.bricks)
        there << day;
    BW_TRY(report, store->check());
    if (there != logged || !report.sound)
        bad << u"%1 bricks logged, %2 there; %3"_s.arg(logged.size())
                   .arg(there.size())
                   .arg(report.findings.join(u' '));
    BW_TRY(missing, store->mirror());
    QCOMPARE(missing, 0);
    QCOMPARE(samples::linesOf(desk.journal()).size(), logged.size());
    tellCount(u"the log%1: %2 steps of a kilobyte, %3 bricks kept"_s
                  .arg(smallDisk().isEmpty() ? QString() : u" on a small disk"_s)
                  .arg(steps)
                  .arg(logged.size()),
              bad.size());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
}

void TestFullDisk::theTypingJournalKeepsWhatItHad()
{
    constexpr int mostEdits = 400;
    const QTemporaryDir place;
    QStringList bad;
    for (int step = 0; step < steps; ++step) {
        const Room room(step * kilobyte);
        const QString folder = place.filePath(QString::number(step));
        QString text = u"As it was.\n"_s;
        const JournalBase base{
            .id = letter, .hash = ContentHash::of(text.toUtf8()), .text = text, .saved = true};
        auto journal = TypingJournal::create(folder, base, Instant{1'700'000'000'000});
        if (!journal) {
            if (journal.error().sentence.isEmpty())
                bad << u"%1 kB: no sentence"_s.arg(step);
            continue;
        }
        int edits = 0;
        for (; edits < mostEdits; ++edits) {
            const TextEdit edit{.from = static_cast<int>(text.size()),
                                .removed = 0,
                                .added = QString(250, QChar(u'a' + edits % 26)) + u'\n'};
            const auto written = journal->append(std::span(&edit, 1));
            if (!written) {
                if (written.error().sentence.isEmpty())
                    bad << u"%1 kB: no sentence"_s.arg(step);
                break;
            }
            text += edit.added;
        }
        const auto read = readJournal(bytesOf(journal->path()));
        if (edits == mostEdits)
            bad << u"%1 kB: it was never full"_s.arg(step);
        else if (!read || read->text != text)
            bad << u"%1 kB: %2 edits were taken, and it tells of another text"_s.arg(step).arg(edits);
        journal->remove();
    }
    tellCount(u"the typing journal%1: %2 steps of a kilobyte"_s
                  .arg(smallDisk().isEmpty() ? QString() : u" on a small disk"_s)
                  .arg(steps),
              bad.size());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
}

void TestFullDisk::theSameOnASmallDisk()
{
    if (!smallDisk().isEmpty())
        return;
    const QTemporaryDir place;
    const auto alone = [&](const QString& script) {
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"BRICKWORK_SMALL_DISK"_s, place.path());
        environment.insert(u"TMPDIR"_s, place.path());
        shell.setProcessEnvironment(environment);
        shell.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        shell.start(u"unshare"_s,
                    {u"-Urm"_s, u"sh"_s, u"-c"_s, u"mount -t tmpfs -o size=4m none \"$1\" && "_s + script,
                     QCoreApplication::applicationFilePath(), place.path()});
        const bool ended = shell.waitForFinished(200'000);
        const QByteArray said = shell.readAllStandardOutput();
        return std::pair(ended && shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : -1, said);
    };
    if (alone(u"true"_s).first != 0) {
        std::puts("skipped: no disk of our own can be mounted here (unshare -Urm)");
        QSKIP("no disk of our own can be mounted here (unshare -Urm)");
    }
    const auto [code, said] =
        alone(u"\"$0\" aDraftKeepsItsBytes theLogKeepsWhatItHad theTypingJournalKeepsWhatItHad"_s);
    std::fputs(said.constData(), stdout);
    QVERIFY2(said.contains("on a small disk"), "it did not run there");
    QCOMPARE(code, 0);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
