#include "core/base/durable_file.h"
#include "tests/core/base/child_process.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int succeeded = -1;

int codeOf(const QJsonObject& answer)
{
    return answer[u"code"_s].toInt(-99);
}

int numberOf(ErrorCode code)
{
    return static_cast<int>(code);
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

struct stat infoOf(const QString& path)
{
    struct stat info = {};
    ::lstat(QFile::encodeName(path).constData(), &info);
    return info;
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// What a failed write of a file must leave: the old bytes, nothing beside them, a sentence.
void verifyUntouched(const QJsonObject& answer, const QString& folder, const QByteArray& old)
{
    QCOMPARE(codeOf(answer), numberOf(ErrorCode::Unwritable));
    QVERIFY(!answer[u"sentence"_s].toString().isEmpty());
    QCOMPARE(bytesOf(folder + u"/draft.md"_s), old);
    QCOMPARE(entriesOf(folder), QStringList{u"draft.md"_s});
}

} // namespace

class TestDurableFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString m_folder; ///< fresh for each test
    int m_count = 0;

    [[nodiscard]] QString draft() const { return m_folder + u"/draft.md"_s; }
    /// Output of a shell script in a private mount namespace; empty if that is not permitted here.
    [[nodiscard]] QByteArray inNamespace(const QString& script) const
    {
        QProcess shell;
        shell.start(u"unshare"_s,
                    {u"-Urm"_s, u"sh"_s, u"-c"_s, script, QCoreApplication::applicationFilePath(), m_folder});
        return shell.waitForFinished(60'000) && shell.exitCode() == 0 ? shell.readAllStandardOutput()
                                                                      : QByteArray();
    }

private Q_SLOTS:
    void init();

    void writesWhatItIsGiven_data();
    void writesWhatItIsGiven();
    void keepsModeBits_data();
    void keepsModeBits();
    void respectsTheUmaskForNewFiles();
    void keepsExtendedAttributes();
    void followsLinks_data();
    void followsLinks();
    void keepsHardLinksTogether();
    void writesNamesOfFullLength();
    void refusesWhatIsNoFile();
    void respectsPermissions_data();
    void respectsPermissions();
    void keepsAForeignOwner();
    void refusesAFolderThatIsMissing();
    void noticesAChangeBeforeReplacing();

    void survivesAFailingDisk_data();
    void survivesAFailingDisk();
    void survivesAFailingDiskWhenWritingInPlace_data();
    void survivesAFailingDiskWhenWritingInPlace();
    void keepsTheCopyIfNothingCanBeWritten();
    void keepsTheCopyIfNothingIsConfirmed();
    void noticesAChangeWhileTheCopyIsMade();
    void tellsThatNothingIsConfirmed_data();
    void tellsThatNothingIsConfirmed();
    void survivesAFileSizeLimit_data();
    void survivesAFileSizeLimit();
    void survivesAFullDisk_data();
    void survivesAFullDisk();
    void survivesAReadOnlyDisk();

    void createsOnlyWhatIsNotThere();
    void createsWithOlderSystemCalls_data();
    void createsWithOlderSystemCalls();
    void leavesNothingOfAFailedCreation_data();
    void leavesNothingOfAFailedCreation();

    void appendsLines();
    void endsACutLineFirst();
    void refusesTwoLinesAtOnce();
    void undoesAFailedAppend_data();
    void undoesAFailedAppend();
    void appendsFromManyProcesses();

    void makesFolders();
    void syncsTheFoldersItMakes();

    void readsWhole();
    void saysWhyItCannotRead();

    void movesWithoutReplacing();
    void movesByOlderMeans_data();
    void movesByOlderMeans();
    void movesToAnotherDisk();
    void knowsItsLeftovers_data();
    void knowsItsLeftovers();
};

void TestDurableFile::init()
{
    m_folder = m_dir.filePath(QString::number(++m_count));
    QVERIFY(QDir().mkpath(m_folder));
}

void TestDurableFile::writesWhatItIsGiven_data()
{
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a longer text replaces a shorter one") << QByteArray("old") << patternOf(100'000, 'x');
    QTest::newRow("a shorter text replaces a longer one") << patternOf(100'000, 'x') << QByteArray("new");
    QTest::newRow("an empty text replaces one") << QByteArray("old") << QByteArray();
    QTest::newRow("zero bytes are bytes") << QByteArray("old") << QByteArray("a\0b\0", 4);
    QTest::newRow("several megabytes") << QByteArray("old") << patternOf(9'000'001, 'x');
}

void TestDurableFile::writesWhatItIsGiven()
{
    QFETCH(QByteArray, old);
    QFETCH(QByteArray, bytes);
    put(draft(), old);
    for (const QString& path : {draft(), m_folder + u"/new one, é.md"_s}) {
        const auto written = writeDurably(path, bytes);
        QVERIFY(written);
        QCOMPARE(*written, ContentHash::of(bytes));
        QCOMPARE(bytesOf(path), bytes);
    }
    QCOMPARE(entriesOf(m_folder).size(), 2);
}

void TestDurableFile::keepsModeBits_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("private") << 0600;
    QTest::newRow("readable by all") << 0644;
    QTest::newRow("writable by the group") << 0664;
    QTest::newRow("a script") << 0755;
}

void TestDurableFile::keepsModeBits()
{
    QFETCH(int, mode);
    put(draft(), "old");
    QCOMPARE(::chmod(QFile::encodeName(draft()).constData(), static_cast<mode_t>(mode)), 0);
    QVERIFY(writeDurably(draft(), "new"));
    QCOMPARE(static_cast<int>(infoOf(draft()).st_mode & 07777), mode);
}

void TestDurableFile::respectsTheUmaskForNewFiles()
{
    const mode_t before = ::umask(027);
    const bool written = writeDurably(draft(), "new").has_value();
    const bool created = createDurably(m_folder + u"/other.md"_s, "new").has_value();
    const bool appended = appendDurably(m_folder + u"/third.md"_s, "new").has_value();
    ::umask(before);
    QVERIFY(written && created && appended);
    for (const QString& name : entriesOf(m_folder))
        QCOMPARE(static_cast<int>(infoOf(m_folder + u'/' + name).st_mode & 07777), 0640);
}

void TestDurableFile::keepsExtendedAttributes()
{
    put(draft(), "old");
    const QByteArray path = QFile::encodeName(draft());
    if (::setxattr(path.constData(), "user.tags", "idea", 4, 0) != 0)
        QSKIP("this file system keeps no extended attributes");
    QVERIFY(writeDurably(draft(), "new"));
    QByteArray value(16, '\0');
    const ssize_t size = ::getxattr(path.constData(), "user.tags", value.data(), 16);
    QCOMPARE(value.first(qMax<qsizetype>(0, size)), "idea");
    QCOMPARE(bytesOf(draft()), "new");
}

void TestDurableFile::followsLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("there");
    QTest::newRow("a relative link to a file") << u"real/draft.md"_s << true;
    QTest::newRow("an absolute link to a file") << u"%1/real/draft.md"_s << true;
    QTest::newRow("a relative link that dangles") << u"real/draft.md"_s << false;
    QTest::newRow("a link to a link") << u"second"_s << true;
}

void TestDurableFile::followsLinks()
{
    QFETCH(QString, link);
    QFETCH(bool, there);
    const QString real = m_folder + u"/real/draft.md"_s;
    QVERIFY(QDir().mkpath(m_folder + u"/real"_s));
    if (there)
        put(real, "old");
    QVERIFY(QFile::link(u"real/draft.md"_s, m_folder + u"/second"_s));
    const QString target = link.contains(u'%') ? link.arg(m_folder) : link;
    QVERIFY(QFile::link(target, draft()));

    const auto written = writeDurably(draft(), "new");
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    QVERIFY(S_ISLNK(infoOf(draft()).st_mode));
    QVERIFY(S_ISREG(infoOf(real).st_mode));
    QCOMPARE(bytesOf(real), "new");
    QCOMPARE(entriesOf(m_folder + u"/real"_s), QStringList{u"draft.md"_s});
}

void TestDurableFile::keepsHardLinksTogether()
{
    put(draft(), patternOf(50'000, 'o'));
    const QString other = m_folder + u"/other.md"_s;
    QCOMPARE(::link(QFile::encodeName(draft()).constData(), QFile::encodeName(other).constData()), 0);
    for (const QByteArray& bytes : {patternOf(70'000, 'l'), QByteArray("short")}) {
        QVERIFY(writeDurably(draft(), bytes));
        QCOMPARE(bytesOf(draft()), bytes);
        QCOMPARE(bytesOf(other), bytes);
    }
    QCOMPARE(infoOf(draft()).st_ino, infoOf(other).st_ino);
    QCOMPARE(entriesOf(m_folder).size(), 2);
}

void TestDurableFile::writesNamesOfFullLength()
{
    const QString ascii = m_folder + u'/' + QString(252, u'n') + u".md"_s;
    const QString accents = m_folder + u'/' + QString(126, u'é') + u".md"_s;
    for (const QString& path : {ascii, accents}) {
        QVERIFY(createDurably(path, "one"));
        QVERIFY(writeDurably(path, "two"));
        QCOMPARE(bytesOf(path), "two");
    }
    const auto tooLong = writeDurably(m_folder + u'/' + QString(256, u'n'), "x");
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, ErrorCode::Unwritable);
    QCOMPARE(entriesOf(m_folder).size(), 2);
}

void TestDurableFile::refusesWhatIsNoFile()
{
    QVERIFY(QDir().mkpath(draft()));
    QVERIFY(QFile::link(u"circle.md"_s, m_folder + u"/circle.md"_s));
    const QString pipe = m_folder + u"/pipe.md"_s;
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString& path : {draft(), m_folder + u"/circle.md"_s, pipe}) {
        const auto written = writeDurably(path, "new");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Unwritable);
        const auto read = readWhole(path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Unreadable);
    }
    QCOMPARE(entriesOf(m_folder).size(), 3);
}

void TestDurableFile::respectsPermissions_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<int>("folderMode");
    QTest::addColumn<int>("fileMode");
    QTest::newRow("a read-only file is not replaced") << u"write"_s << 0755 << 0444;
    QTest::newRow("a file in a read-only folder is not replaced") << u"write"_s << 0555 << 0644;
    QTest::newRow("no file is made in a read-only folder") << u"create"_s << 0555 << 0644;
    QTest::newRow("nothing is added to a read-only file") << u"append"_s << 0755 << 0444;
}

void TestDurableFile::respectsPermissions()
{
    QFETCH(QString, verb);
    QFETCH(int, folderMode);
    QFETCH(int, fileMode);
    put(draft(), "old");
    const QByteArray folder = QFile::encodeName(m_folder);
    const QByteArray file = QFile::encodeName(draft());
    QStringList job{verb, verb == "create"_L1 ? m_folder + u"/new.md"_s : draft(), u"100"_s};
    if (::geteuid() == 0) {
        QVERIFY(QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) | QFile::ExeOther));
        QCOMPARE(::chown(folder.constData(), nobody, nobody) + ::chown(file.constData(), nobody, nobody), 0);
        job.prepend(u"as-nobody"_s);
    }
    QCOMPARE(::chmod(file.constData(), static_cast<mode_t>(fileMode)), 0);
    QCOMPARE(::chmod(folder.constData(), static_cast<mode_t>(folderMode)), 0);
    const QJsonObject answer = runJob(job);
    QCOMPARE(::chmod(folder.constData(), 0755), 0);
    verifyUntouched(answer, m_folder, "old");
}

void TestDurableFile::keepsAForeignOwner()
{
    if (::geteuid() != 0)
        QSKIP("only the superuser can give a file away");
    put(draft(), "old");
    const QByteArray file = QFile::encodeName(draft());
    QCOMPARE(::chmod(file.constData(), 0666), 0);
    QCOMPARE(::chown(QFile::encodeName(m_folder).constData(), nobody, nobody), 0);
    QVERIFY(QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) | QFile::ExeOther));
    const auto inode = infoOf(draft()).st_ino;
    QCOMPARE(codeOf(runJob({u"as-nobody"_s, u"write"_s, draft(), u"100"_s})), succeeded);
    QCOMPARE(bytesOf(draft()), patternOf(100, 'n'));
    QCOMPARE(infoOf(draft()).st_ino, inode);
    QCOMPARE(infoOf(draft()).st_uid, 0U);
    QCOMPARE(entriesOf(m_folder), QStringList{u"draft.md"_s});
}

void TestDurableFile::refusesAFolderThatIsMissing()
{
    const auto written = writeDurably(m_folder + u"/none/draft.md"_s, "new");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unwritable);
    QVERIFY(!written.error().sentence.isEmpty());
    QVERIFY(entriesOf(m_folder).isEmpty());
}

void TestDurableFile::noticesAChangeBeforeReplacing()
{
    const auto codeFor = [this](const ContentHash& expected) {
        const auto written = writeDurably(draft(), "mine", expected);
        return written ? succeeded : numberOf(written.error().code);
    };
    const ContentHash base = ContentHash::of("base");
    QCOMPARE(codeFor(base), numberOf(ErrorCode::NotFound));
    QCOMPARE(codeFor({}), succeeded);
    QCOMPARE(codeFor({}), numberOf(ErrorCode::Conflict));
    put(draft(), "theirs");
    QCOMPARE(codeFor(base), numberOf(ErrorCode::Conflict));
    QCOMPARE(bytesOf(draft()), "theirs");
    // The same where the inode is kept.
    const QByteArray other = QFile::encodeName(m_folder + u"/other.md"_s);
    QCOMPARE(::link(QFile::encodeName(draft()).constData(), other.constData()), 0);
    QCOMPARE(codeFor(base), numberOf(ErrorCode::Conflict));
    QCOMPARE(bytesOf(draft()), "theirs");
    QCOMPARE(codeFor(ContentHash::of("theirs")), succeeded);
    QCOMPARE(bytesOf(draft()), "mine");
    QCOMPARE(entriesOf(m_folder), (QStringList{u"draft.md"_s, u"other.md"_s}));
}

void TestDurableFile::survivesAFailingDisk_data()
{
    QTest::addColumn<QString>("failing");
    QTest::newRow("the disk does not sync") << u"fsync"_s;
    QTest::newRow("the disk does not rename") << u"rename"_s;
    QTest::newRow("the disk is full from the first byte") << u"write:0"_s;
    QTest::newRow("the disk is full after one byte") << u"write:1"_s;
    QTest::newRow("the disk is full half way") << u"write:50000"_s;
    QTest::newRow("the disk is full one byte before the end") << u"write:99999"_s;
}

void TestDurableFile::survivesAFailingDisk()
{
    QFETCH(QString, failing);
    const QByteArray old = patternOf(40'000, 'o');
    put(draft(), old);
    verifyUntouched(runJob({u"write"_s, draft(), u"100000"_s}, failing), m_folder, old);
}

void TestDurableFile::survivesAFailingDiskWhenWritingInPlace_data()
{
    QTest::addColumn<QString>("failing");
    QTest::newRow("the copy beside it cannot be synced") << u"fsync"_s;
    QTest::newRow("the folder of the copy cannot be synced") << u"fsync-folder"_s;
    QTest::newRow("there is no room for the copy") << u"write:10000"_s;
    QTest::newRow("one write over the old bytes fails, and they are put back") << u"write-once:70000"_s;
}

void TestDurableFile::survivesAFailingDiskWhenWritingInPlace()
{
    QFETCH(QString, failing);
    const QByteArray old = patternOf(40'000, 'o');
    put(draft(), old);
    const QString other = m_dir.filePath(u"other-%1.md"_s.arg(m_count));
    QCOMPARE(::link(QFile::encodeName(draft()).constData(), QFile::encodeName(other).constData()), 0);
    verifyUntouched(runJob({u"write"_s, draft(), u"100000"_s}, failing), m_folder, old);
    QCOMPARE(bytesOf(other), old);
}

void TestDurableFile::keepsTheCopyIfNothingCanBeWritten()
{
    const QByteArray old = patternOf(40'000, 'o');
    put(draft(), old);
    const QString other = m_dir.filePath(u"other-%1.md"_s.arg(m_count));
    QCOMPARE(::link(QFile::encodeName(draft()).constData(), QFile::encodeName(other).constData()), 0);
    // 40,000 bytes for the copy, then half of the new text: neither that nor the way back can be finished.
    const QJsonObject answer = runJob({u"write"_s, draft(), u"100000"_s}, u"write:90000"_s);
    QCOMPARE(codeOf(answer), numberOf(ErrorCode::Damaged));
    const QStringList entries = entriesOf(m_folder);
    QCOMPARE(entries.size(), 2);
    QCOMPARE(leftoverOf(entries.first()), Leftover::Kept);
    QCOMPARE(bytesOf(m_folder + u'/' + entries.first()), old);
    QVERIFY(answer[u"sentence"_s].toString().contains(entries.first()));
}

void TestDurableFile::keepsTheCopyIfNothingIsConfirmed()
{
    const QByteArray old = patternOf(40'000, 'o');
    put(draft(), old);
    const QString other = m_dir.filePath(u"other-%1.md"_s.arg(m_count));
    QCOMPARE(::link(QFile::encodeName(draft()).constData(), QFile::encodeName(other).constData()), 0);
    // The folder is synced for the copy, and then no more.
    const QJsonObject answer = runJob({u"write"_s, draft(), u"100000"_s}, u"fsync-folder:1"_s);
    QCOMPARE(codeOf(answer), numberOf(ErrorCode::Damaged));
    const QStringList entries = entriesOf(m_folder);
    QCOMPARE(entries.size(), 2);
    QCOMPARE(leftoverOf(entries.first()), Leftover::Kept);
    QCOMPARE(bytesOf(m_folder + u'/' + entries.first()), old);
    QVERIFY(answer[u"sentence"_s].toString().contains(entries.first()));
    QCOMPARE(bytesOf(draft()), patternOf(100'000, 'n'));
}

void TestDurableFile::noticesAChangeWhileTheCopyIsMade()
{
    put(draft(), patternOf(40'000, 'o'));
    const QString other = m_dir.filePath(u"other-%1.md"_s.arg(m_count));
    QCOMPARE(::link(QFile::encodeName(draft()).constData(), QFile::encodeName(other).constData()), 0);
    const QJsonObject answer = runJob({u"write"_s, draft(), u"100000"_s}, u"meddle:"_s + draft());
    QCOMPARE(codeOf(answer), numberOf(ErrorCode::Conflict));
    QCOMPARE(bytesOf(draft()), patternOf(40'000, 'o') + '!');
    QCOMPARE(entriesOf(m_folder), QStringList{u"draft.md"_s});
}

void TestDurableFile::tellsThatNothingIsConfirmed_data()
{
    QTest::addColumn<QString>("failing");
    QTest::newRow("the folder cannot be synced after the rename") << u"fsync-folder"_s;
    QTest::newRow("the disk says yes and writes something else") << u"swallow"_s;
}

void TestDurableFile::tellsThatNothingIsConfirmed()
{
    QFETCH(QString, failing);
    for (const QString& job : {u"write"_s, u"create"_s}) {
        const QJsonObject answer = runJob({job, m_folder + u'/' + job, u"5000"_s}, failing);
        QCOMPARE(codeOf(answer), numberOf(ErrorCode::Damaged));
        QVERIFY(!answer[u"sentence"_s].toString().isEmpty());
    }
    QCOMPARE(entriesOf(m_folder), (QStringList{u"create"_s, u"write"_s}));
}

void TestDurableFile::survivesAFileSizeLimit_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("linked");
    for (const int limit : {1, 4096, 20'000, 65'536, 99'999}) {
        QTest::addRow("no file may be longer than %d bytes", limit) << limit << false;
        QTest::addRow("nor one written in place, %d", limit) << limit << true;
    }
}

void TestDurableFile::survivesAFileSizeLimit()
{
    QFETCH(int, limit);
    QFETCH(bool, linked);
    const QByteArray old = patternOf(40'000, 'o');
    put(draft(), old);
    const QByteArray other = QFile::encodeName(m_dir.filePath(u"other-%1.md"_s.arg(m_count)));
    if (linked)
        QCOMPARE(::link(QFile::encodeName(draft()).constData(), other.constData()), 0);
    const QStringList job{u"limited"_s, draft(), u"100000"_s, QString::number(limit)};
    verifyUntouched(runJob(job), m_folder, old);
}

void TestDurableFile::survivesAFullDisk_data()
{
    QTest::addColumn<int>("filler");
    QTest::addColumn<bool>("linked");
    // A disk of 192 KB that holds a draft of 40,000 bytes: 60,000 more fit in the first rows only.
    for (int filler = 0; filler <= 152; filler += 8) {
        QTest::addRow("%d KB are taken", filler) << filler << false;
        QTest::addRow("%d KB are taken, written in place", filler) << filler << true;
    }
}

void TestDurableFile::survivesAFullDisk()
{
    QFETCH(int, filler);
    QFETCH(bool, linked);
    const QByteArray old = patternOf(40'000, 'o');
    put(draft(), old);
    // The disk is seen in that namespace only: what it holds is copied out of it.
    const QString script =
        u"set -e; mkdir $1/disk $1/out; mount -t tmpfs -o size=192k none $1/disk; cp $1/draft.md $1/disk; "
        "%1 head -c %2k /dev/zero >$1/disk/filler || true; "
        "$0 --job write $1/disk/draft.md 60000; cp $1/disk/draft.md $1/out; ls -A $1/disk >$1/out/entries"_s
            .arg(linked ? u"ln $1/disk/draft.md $1/disk/link.md;"_s : QString(), QString::number(filler));
    const QByteArray output = inNamespace(script);
    if (output.isEmpty())
        QSKIP("no disk of our own can be mounted here (unshare -Urm)");
    const QJsonObject answer = QJsonDocument::fromJson(output).object();
    const QByteArray now = bytesOf(m_folder + u"/out/draft.md"_s);
    const bool fits = codeOf(answer) == succeeded;
    QCOMPARE(codeOf(answer), fits ? succeeded : numberOf(ErrorCode::Unwritable));
    QCOMPARE(now, fits ? patternOf(60'000, 'n') : old);
    QCOMPARE(answer[u"sentence"_s].toString().isEmpty(), fits);
    // Both outcomes are known at the ends of the scale.
    QVERIFY(fits || filler > 40);
    QVERIFY(!fits || filler < 120);
    QCOMPARE(bytesOf(m_folder + u"/out/entries"_s),
             linked ? QByteArray("draft.md\nfiller\nlink.md\n") : QByteArray("draft.md\nfiller\n"));
}

void TestDurableFile::survivesAReadOnlyDisk()
{
    const QByteArray output = inNamespace(
        u"set -e; mkdir $1/disk $1/out; mount -t tmpfs none $1/disk; echo old >$1/disk/draft.md; "
        "mount -o remount,ro none $1/disk; "
        "for job in 'write draft' 'create new' 'append draft'; do set -- \"$1\" $job; "
        "$0 --job $2 $1/disk/$3.md 1000; echo; done; cp $1/disk/* $1/out; ls -A $1/disk >$1/out/entries"_s);
    if (output.isEmpty())
        QSKIP("no disk of our own can be mounted here (unshare -Urm)");
    const QList<QByteArray> answers = output.trimmed().split('\n');
    QCOMPARE(answers.size(), 3);
    for (const QByteArray& line : answers) {
        const QJsonObject answer = QJsonDocument::fromJson(line).object();
        QCOMPARE(codeOf(answer), numberOf(ErrorCode::Unwritable));
        QVERIFY(answer[u"sentence"_s].toString().contains(u"read-only"_s));
    }
    QCOMPARE(bytesOf(m_folder + u"/out/draft.md"_s), "old\n");
    QCOMPARE(bytesOf(m_folder + u"/out/entries"_s), "draft.md\n");
}

void TestDurableFile::createsOnlyWhatIsNotThere()
{
    const auto created = createDurably(draft(), "one");
    QVERIFY(created);
    QCOMPARE(*created, ContentHash::of("one"));
    QVERIFY(QFile::link(u"nowhere.md"_s, m_folder + u"/link.md"_s));
    for (const QString& path : {draft(), m_folder + u"/link.md"_s}) {
        const auto again = createDurably(path, "two");
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Exists);
    }
    QCOMPARE(bytesOf(draft()), "one");
    QVERIFY(S_ISLNK(infoOf(m_folder + u"/link.md"_s).st_mode));
    QCOMPARE(entriesOf(m_folder).size(), 2);
}

void TestDurableFile::createsWithOlderSystemCalls_data()
{
    QTest::addColumn<QString>("failing");
    QTest::newRow("without renameat2") << u"no-renameat2"_s;
    QTest::newRow("without renameat2 and hard links") << u"no-links"_s;
}

void TestDurableFile::createsWithOlderSystemCalls()
{
    QFETCH(QString, failing);
    const QStringList job{u"create"_s, draft(), u"5000"_s};
    QCOMPARE(codeOf(runJob(job, failing)), succeeded);
    QCOMPARE(bytesOf(draft()), patternOf(5000, 'n'));
    put(draft(), "theirs");
    QCOMPARE(codeOf(runJob(job, failing)), numberOf(ErrorCode::Exists));
    QCOMPARE(bytesOf(draft()), "theirs");
    QCOMPARE(entriesOf(m_folder), QStringList{u"draft.md"_s});
}

void TestDurableFile::leavesNothingOfAFailedCreation_data()
{
    QTest::addColumn<QString>("failing");
    QTest::newRow("the disk does not sync") << u"fsync"_s;
    QTest::newRow("the disk does not rename") << u"rename"_s;
    QTest::newRow("the disk is full") << u"write:4000"_s;
}

void TestDurableFile::leavesNothingOfAFailedCreation()
{
    QFETCH(QString, failing);
    for (const QString& job : {u"create"_s, u"write"_s}) {
        const QJsonObject answer = runJob({job, draft(), u"5000"_s}, failing);
        QCOMPARE(codeOf(answer), numberOf(ErrorCode::Unwritable));
        QVERIFY(!answer[u"sentence"_s].toString().isEmpty());
        QVERIFY(entriesOf(m_folder).isEmpty());
    }
}

void TestDurableFile::appendsLines()
{
    QVERIFY(appendDurably(draft(), "one"));
    QVERIFY(appendDurably(draft(), ""));
    QVERIFY(appendDurably(draft(), "three"));
    QCOMPARE(bytesOf(draft()), "one\n\nthree\n");
    const auto nowhere = appendDurably(m_folder + u"/none/log"_s, "x");
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::Unwritable);
}

void TestDurableFile::endsACutLineFirst()
{
    put(draft(), "one\ntw");
    QVERIFY(appendDurably(draft(), "three"));
    QCOMPARE(bytesOf(draft()), "one\ntw\nthree\n");
}

void TestDurableFile::refusesTwoLinesAtOnce()
{
    const auto appended = appendDurably(draft(), "one\ntwo");
    QVERIFY(!appended);
    QCOMPARE(appended.error().code, ErrorCode::Invalid);
    QVERIFY(entriesOf(m_folder).isEmpty());
}

void TestDurableFile::undoesAFailedAppend_data()
{
    QTest::addColumn<QString>("failing");
    QTest::addColumn<QByteArray>("old");
    for (const QByteArray& old : {QByteArray("one\n"), QByteArray("one\ncut"), QByteArray()}) {
        const QByteArray kind = old.isEmpty()        ? "a new file"
                                : old.endsWith('\n') ? "whole lines"
                                                     : "a cut line";
        for (const char* failing : {"fsync", "write:0", "write:3"})
            QTest::addRow("%s, %s", kind.constData(), failing) << QString::fromLatin1(failing) << old;
    }
}

void TestDurableFile::undoesAFailedAppend()
{
    QFETCH(QString, failing);
    QFETCH(QByteArray, old);
    if (!old.isEmpty())
        put(draft(), old);
    const QJsonObject answer = runJob({u"append"_s, draft(), u"another line"_s}, failing);
    QCOMPARE(codeOf(answer), numberOf(ErrorCode::Unwritable));
    QVERIFY(!answer[u"sentence"_s].toString().isEmpty());
    if (old.isEmpty())
        QVERIFY(entriesOf(m_folder).isEmpty());
    else
        QCOMPARE(bytesOf(draft()), old);
}

void TestDurableFile::appendsFromManyProcesses()
{
    constexpr int processes = 4;
    constexpr int lines = 200;
    QProcess children[processes];
    for (int i = 0; i < processes; ++i)
        children[i].start(
            QCoreApplication::applicationFilePath(),
            {u"--job"_s, u"append-many"_s, draft(), u"process %1"_s.arg(i), QString::number(lines)});
    // One more, whose every line is written, not synced, and taken back, must not take those of the others.
    QProcess failing;
    failing.setProcessEnvironment(environmentOf(u"fsync"_s));
    failing.start(QCoreApplication::applicationFilePath(),
                  {u"--job"_s, u"append-tries"_s, draft(), u"failing"_s, QString::number(lines)});
    QVERIFY(failing.waitForFinished(120'000));
    for (QProcess& child : children) {
        QVERIFY(child.waitForFinished(120'000));
        QCOMPARE(codeOf(QJsonDocument::fromJson(child.readAllStandardOutput()).object()), succeeded);
    }
    QList<QByteArray> found = bytesOf(draft()).split('\n');
    QVERIFY(found.takeLast().isEmpty());
    QList<QByteArray> wanted;
    for (int i = 0; i < processes; ++i) {
        for (int line = 0; line < lines; ++line)
            wanted += "process " + QByteArray::number(i) + " line " + QByteArray::number(line);
    }
    std::ranges::sort(found);
    std::ranges::sort(wanted);
    QCOMPARE(found, wanted);
}

void TestDurableFile::makesFolders()
{
    QVERIFY(makeFoldersDurably(m_folder + u"/a/b c/d/"_s));
    QVERIFY(QFileInfo(m_folder + u"/a/b c/d"_s).isDir());
    QVERIFY(makeFoldersDurably(m_folder + u"/a/b c/d"_s));
    QVERIFY(QFile::link(u"a"_s, m_folder + u"/link"_s));
    QVERIFY(makeFoldersDurably(m_folder + u"/link/e"_s));
    QVERIFY(QFileInfo(m_folder + u"/a/e"_s).isDir());
    put(draft(), "a file");
    QVERIFY(QFile::link(u"nowhere"_s, m_folder + u"/dangling"_s));
    for (const QString& path : {draft(), draft() + u"/below"_s, m_folder + u"/dangling"_s, QString()}) {
        const auto made = makeFoldersDurably(path);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Unwritable);
        QVERIFY(!made.error().sentence.isEmpty());
    }
    QCOMPARE(entriesOf(m_folder), (QStringList{u"a"_s, u"dangling"_s, u"draft.md"_s, u"link"_s}));
}

void TestDurableFile::syncsTheFoldersItMakes()
{
    const QStringList job{u"folders"_s, m_folder + u"/a/b"_s};
    QCOMPARE(codeOf(runJob(job, u"fsync-folder:1"_s)), numberOf(ErrorCode::Unwritable));
    QVERIFY(QDir(m_folder).removeRecursively() && QDir().mkpath(m_folder));
    QCOMPARE(codeOf(runJob(job, u"fsync-folder:2"_s)), succeeded); // one sync for each of the two
    QCOMPARE(codeOf(runJob(job, u"fsync-folder"_s)), succeeded);   // nothing is new
}

void TestDurableFile::readsWhole()
{
    for (const qsizetype size : {0, 1, 4095, 4096, 4097, 3'000'000}) {
        put(draft(), patternOf(size, 'r'));
        const auto bytes = readWhole(draft());
        QVERIFY(bytes);
        QCOMPARE(*bytes, patternOf(size, 'r'));
    }
    // A file whose size is not known beforehand.
    const auto status = readWhole(u"/proc/self/status"_s);
    QVERIFY(status && status->contains("Uid:"));
}

void TestDurableFile::saysWhyItCannotRead()
{
    put(draft(), "12345");
    const auto codeFor = [](const Result<QByteArray>& result) {
        return result ? succeeded : numberOf(result.error().code);
    };
    QCOMPARE(codeFor(readWhole(draft(), 5)), succeeded);
    QCOMPARE(codeFor(readWhole(draft(), 4)), numberOf(ErrorCode::Refused));
    QCOMPARE(codeFor(readWhole(m_folder + u"/none.md"_s)), numberOf(ErrorCode::NotFound));
    QCOMPARE(codeFor(readWhole(draft() + u"/below"_s)), numberOf(ErrorCode::NotFound));
    QCOMPARE(codeFor(readWhole(m_folder)), numberOf(ErrorCode::Unreadable));
}

void TestDurableFile::movesWithoutReplacing()
{
    const QString other = m_folder + u"/other.md"_s;
    put(draft(), "mine");
    put(other, "theirs");
    const auto blocked = moveNoReplace(draft(), other);
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().code, ErrorCode::Exists);
    QCOMPARE(bytesOf(draft()), "mine");
    QCOMPARE(bytesOf(other), "theirs");

    QVERIFY(moveNoReplace(draft(), m_folder + u"/third.md"_s));
    QCOMPARE(entriesOf(m_folder), (QStringList{u"other.md"_s, u"third.md"_s}));
    const auto gone = moveNoReplace(draft(), m_folder + u"/fourth.md"_s);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    const auto nowhere = moveNoReplace(other, m_folder + u"/none/other.md"_s);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::Unwritable);
}

void TestDurableFile::movesByOlderMeans_data()
{
    createsWithOlderSystemCalls_data();
}

void TestDurableFile::movesByOlderMeans()
{
    QFETCH(QString, failing);
    const QString other = m_folder + u"/other.md"_s;
    put(draft(), "mine");
    put(other, "theirs");
    QCOMPARE(codeOf(runJob({u"move"_s, draft(), other}, failing)), numberOf(ErrorCode::Exists));
    QCOMPARE(bytesOf(draft()), "mine");
    QCOMPARE(bytesOf(other), "theirs");
    QCOMPARE(codeOf(runJob({u"move"_s, draft(), m_folder + u"/third.md"_s}, failing)), succeeded);
    QCOMPARE(entriesOf(m_folder), (QStringList{u"other.md"_s, u"third.md"_s}));
    QCOMPARE(bytesOf(m_folder + u"/third.md"_s), "mine");
}

void TestDurableFile::movesToAnotherDisk()
{
    const QString other = m_folder + u"/other.md"_s;
    put(draft(), "mine");
    QCOMPARE(::chmod(QFile::encodeName(draft()).constData(), 0640), 0);
    const struct stat before = infoOf(draft());
    QCOMPARE(codeOf(runJob({u"move"_s, draft(), other}, u"cross-device"_s)), succeeded);
    QCOMPARE(entriesOf(m_folder), QStringList{u"other.md"_s});
    QCOMPARE(bytesOf(other), "mine");
    QCOMPARE(infoOf(other).st_mode, before.st_mode);
    QCOMPARE(infoOf(other).st_mtim.tv_sec, before.st_mtim.tv_sec);

    put(draft(), "second");
    QCOMPARE(codeOf(runJob({u"move"_s, draft(), other}, u"cross-device"_s)), numberOf(ErrorCode::Exists));
    QCOMPARE(bytesOf(draft()), "second");
    QCOMPARE(bytesOf(other), "mine");
}

void TestDurableFile::knowsItsLeftovers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Leftover>("kind");
    QTest::newRow("a temporary file") << u".draft.md.brickwork-a1b2c3"_s << Leftover::Temporary;
    QTest::newRow("a kept copy") << u".draft.md.brickwork-kept-a1b2c3"_s << Leftover::Kept;
    QTest::newRow("a draft") << u"draft.md"_s << Leftover::None;
    QTest::newRow("a visible file of the writer") << u"draft.md.brickwork-a1b2c3"_s << Leftover::None;
    QTest::newRow("too long an ending") << u".draft.md.brickwork-a1b2c3d"_s << Leftover::None;
    QTest::newRow("our folder") << u".brickwork"_s << Leftover::None;
    QTest::newRow("a hidden file called like our folder") << u".brickwork-a1b2c3"_s << Leftover::None;
}

void TestDurableFile::knowsItsLeftovers()
{
    QFETCH(QString, name);
    QFETCH(Leftover, kind);
    QCOMPARE(leftoverOf(name), kind);
}

int main(int argc, char** argv)
{
    if (const auto code = ranAsChild(argc, argv))
        return *code;
    const QCoreApplication application(argc, argv);
    TestDurableFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_durable_file.moc"
