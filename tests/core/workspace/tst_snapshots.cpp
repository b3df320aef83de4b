// Kept texts on a real disk: what goes in comes out character by character, a damaged line or text hurts no
// other, nobody else can read them, and what is let go frees its room.
#include "core/workspace/snapshots.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;

const DraftId essay{u"posts/essay.md"_s};
const DraftId other{u"other.md"_s};
const Instant start{1'790'000'000'000};

struct Kept
{
    QTemporaryDir place;
    QString folder = place.filePath(u"history"_s);
    Snapshots snapshots{folder};
    Instant now = start;

    bool keep(const QString& text, SnapshotReason why = SnapshotReason::Saved, const DraftId& draft = essay)
    {
        const auto kept = snapshots.keep({.draft = draft, .text = text, .at = now, .why = why, .cursor = 0});
        return kept && *kept;
    }
    [[nodiscard]] QStringList texts(const DraftId& draft = essay) const
    {
        QStringList all;
        const auto history = Snapshots(folder).history(draft);
        if (!history)
            return {history.error().sentence};
        for (const Snapshot& version : history->versions)
            all << snapshots.text(version).value_or(u"(unreadable)"_s);
        return all;
    }
    [[nodiscard]] QStringList files(const QString& below) const
    {
        QStringList all;
        QDirIterator each(folder + below, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext())
            all << each.next();
        all.sort();
        return all;
    }
    [[nodiscard]] QString index() const { return files(u"/drafts"_s).value(0); }
};

/// While it lives, no file of this process can grow.
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestSnapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItKept_data();
    void givesBackWhatItKept();
    void tellsWhenAndWhy();
    void keepsTheSameTextOnce();
    void keepsWhatStoodBeforeARiskThoughItIsKnown();
    void keepsOneTextForManyVersions();
    void isForNobodyElse();
    void survivesADamagedLine_data();
    void survivesADamagedLine();
    void survivesALineThatWasCut();
    void tellsOfADamagedText_data();
    void tellsOfADamagedText();
    void mendsADamagedTextWhenItIsKeptAgain();
    void followsARename();
    void joinsTwoPasts();
    void refusesADraftWithoutAName();
    void knowsAFullDisk();
    void thinsAndFrees();
    void thinsNothingWhileTheClockIsDoubted();
    void setsDamagedLinesAside();
    void staysWithinItsBound();
    void leavesStrayTextsForAWhile();
};

void TestSnapshots::givesBackWhatItKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("prose") << u"# Essay\n\nFirst.\n"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("hard spaces and separators") << u"a\u00A0b\u2028c\u2029d\u200B"_s;
    QTest::newRow("emoji, combining marks, right to left")
        << u"\U0001F9F1 e\u0301 \u05e9\u05dc\u05d5\u05dd"_s;
    QTest::newRow("half a character") << u"a\U0001F9F1b"_s.remove(2, 1);
    QTest::newRow("a megabyte") << u"All work and no play.\n"_s.repeated(50'000);
    QTest::newRow("a byte order mark of its own") << u"\uFEFFone"_s;
}

void TestSnapshots::givesBackWhatItKept()
{
    QFETCH(QString, text);
    Kept kept;
    QVERIFY(kept.keep(text));
    QCOMPARE(kept.texts(), QStringList{text});
}

void TestSnapshots::tellsWhenAndWhy()
{
    Kept kept;
    const auto done = kept.snapshots.keep({.draft = essay,
                                           .text = u"---\ntitle: One\n---\n\nThree short words.\n"_s,
                                           .at = start,
                                           .why = SnapshotReason::BeforeReload,
                                           .cursor = 12});
    QVERIFY(done && *done);
    const auto history = Snapshots(kept.folder).history(essay);
    QVERIFY(history);
    QCOMPARE(history->versions.size(), 1U);
    const Snapshot& version = history->versions.front();
    QCOMPARE(version.at, start);
    QCOMPARE(version.why, SnapshotReason::BeforeReload);
    QCOMPARE(version.words, 3);
    QCOMPARE(version.cursor, 12);
    QCOMPARE(version.draft, essay);
    QCOMPARE(version.size, 39);
    QCOMPARE(history->damaged, 0);
    QVERIFY(history->stored > 0);
}

void TestSnapshots::keepsTheSameTextOnce()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    QVERIFY(!kept.keep(u"one"_s));
    QVERIFY(kept.keep(u"two"_s));
    kept.now.msecs += minute;
    QVERIFY(kept.keep(u"one"_s));
    QCOMPARE(kept.texts(), (QStringList{u"one"_s, u"two"_s, u"one"_s}));
    QCOMPARE(kept.files(u"/texts"_s).size(), 2);
}

void TestSnapshots::keepsWhatStoodBeforeARiskThoughItIsKnown()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s, SnapshotReason::Minutes));
    QVERIFY(kept.keep(u"one"_s, SnapshotReason::BeforeTrash));
    QVERIFY(!kept.keep(u"one"_s, SnapshotReason::BeforeTrash));
    QVERIFY(!kept.keep(u"one"_s, SnapshotReason::Saved));
    QCOMPARE(kept.snapshots.history(essay)->versions.back().why, SnapshotReason::BeforeTrash);
}

void TestSnapshots::keepsOneTextForManyVersions()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    QVERIFY(kept.keep(u"one"_s, SnapshotReason::Saved, other));
    QCOMPARE(kept.files(u"/texts"_s).size(), 1);
    QCOMPARE(kept.texts(other), QStringList{u"one"_s});
}

void TestSnapshots::isForNobodyElse()
{
    const mode_t before = umask(0);
    Kept kept;
    const bool done = kept.keep(u"one"_s) && kept.keep(u"two"_s);
    umask(before);
    QVERIFY(done);
    QDirIterator each(kept.folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    QStringList all{kept.folder};
    while (each.hasNext())
        all << each.next();
    QVERIFY(all.size() >= 6);
    for (const QString& path : std::as_const(all)) {
        struct stat info = {};
        QCOMPARE(stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, S_ISDIR(info.st_mode) ? 0700U : 0600U);
    }
}

void TestSnapshots::survivesADamagedLine_data()
{
    QTest::addColumn<int>("line");
    QTest::newRow("the first") << 0;
    QTest::newRow("one in the middle") << 1;
    QTest::newRow("the last") << 2;
}

void TestSnapshots::survivesADamagedLine()
{
    QFETCH(int, line);
    Kept kept;
    QStringList texts{u"one"_s, u"two"_s, u"three"_s};
    for (const QString& text : std::as_const(texts)) {
        kept.now.msecs += minute;
        QVERIFY(kept.keep(text));
    }
    QByteArrayList lines = bytesOf(kept.index()).split('\n');
    QCOMPARE(lines.size(), 4);
    lines[line].replace("words\":1", "words\":7");
    QVERIFY(put(kept.index(), lines.join('\n')));
    texts.removeAt(line);
    QCOMPARE(kept.texts(), texts);
    QCOMPARE(kept.snapshots.history(essay)->damaged, 1);
}

void TestSnapshots::survivesALineThatWasCut()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    QVERIFY(kept.keep(u"two"_s));
    const QByteArray whole = bytesOf(kept.index());
    QVERIFY(put(kept.index(), whole.chopped(20)));
    kept.now.msecs += minute;
    QVERIFY(kept.keep(u"three"_s));
    QCOMPARE(kept.texts(), (QStringList{u"one"_s, u"three"_s}));
}

void TestSnapshots::tellsOfADamagedText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("removed");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("one byte") << QByteArray("8") << false;
    QTest::newRow("something else") << QByteArray("8\n\0\0\0\4gone", 10) << false;
    QTest::newRow("a length of four gigabytes") << QByteArray("8\n\xff\xff\xff\xff\x78\x9c", 8) << false;
    QTest::newRow("gone") << QByteArray() << true;
}

void TestSnapshots::tellsOfADamagedText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, removed);
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    const QString file = kept.files(u"/texts"_s).value(0);
    kept.now.msecs += minute;
    QVERIFY(kept.keep(u"two"_s));
    QVERIFY(removed ? QFile::remove(file) : put(file, bytes));
    const auto text = kept.snapshots.text(kept.snapshots.history(essay)->versions.front());
    QVERIFY(!text);
    QCOMPARE(text.error().code, removed ? ErrorCode::NotFound : ErrorCode::Damaged);
    QVERIFY(!text.error().sentence.isEmpty());
    QCOMPARE(kept.texts().value(1), u"two"_s);
}

void TestSnapshots::mendsADamagedTextWhenItIsKeptAgain()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    QVERIFY(put(kept.files(u"/texts"_s).value(0), "8\nxx"));
    QVERIFY(kept.keep(u"one"_s));
    QCOMPARE(kept.texts().value(0), u"one"_s);
}

void TestSnapshots::followsARename()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    QVERIFY(kept.snapshots.follow(essay, other));
    QCOMPARE(kept.texts(other), QStringList{u"one"_s});
    QCOMPARE(kept.texts(essay), QStringList());
    QVERIFY(kept.snapshots.follow(essay, {u"never.md"_s}));
}

void TestSnapshots::joinsTwoPasts()
{
    Kept kept;
    QVERIFY(kept.keep(u"old"_s, SnapshotReason::BeforeTrash, other));
    kept.now.msecs += minute;
    QVERIFY(kept.keep(u"mine"_s));
    kept.now.msecs += minute;
    QVERIFY(kept.keep(u"old again"_s, SnapshotReason::Saved, other));
    QVERIFY(kept.snapshots.follow(essay, other));
    QCOMPARE(kept.texts(other), (QStringList{u"old"_s, u"mine"_s, u"old again"_s}));
    QCOMPARE(kept.texts(essay), QStringList());
}

void TestSnapshots::refusesADraftWithoutAName()
{
    Kept kept;
    const auto done =
        kept.snapshots.keep({.draft = {}, .text = u"one"_s, .at = start, .why = {}, .cursor = 0});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Refused);
}

void TestSnapshots::knowsAFullDisk()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    {
        const FullDisk full;
        const auto done =
            kept.snapshots.keep({.draft = essay, .text = u"two"_s, .at = start, .why = {}, .cursor = 0});
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unwritable);
        QVERIFY(!done.error().sentence.isEmpty());
    }
    QCOMPARE(kept.texts(), QStringList{u"one"_s});
    QVERIFY(kept.keep(u"two"_s));
    QCOMPARE(kept.texts(), (QStringList{u"one"_s, u"two"_s}));
}

void TestSnapshots::thinsAndFrees()
{
    Kept kept;
    for (int i = 0; i < 6; ++i) {
        QVERIFY(kept.keep(u"minute %1"_s.arg(i)));
        kept.now.msecs += minute;
    }
    kept.now.msecs = start.msecs + 3 * day;
    QVERIFY(kept.keep(u"today"_s));
    const auto thinned = kept.snapshots.thin(kept.now);
    QVERIFY(thinned);
    QVERIFY(!thinned->clockDoubted);
    const QStringList left = kept.texts();
    QCOMPARE(thinned->versions, 7 - static_cast<int>(left.size()));
    QCOMPARE(left.last(), u"today"_s);
    QVERIFY(left.contains(u"minute 5"_s));
    QVERIFY(!left.contains(u"minute 0"_s));
    QVERIFY(thinned->freed > 0);
    QCOMPARE(kept.files(u"/texts"_s).size(), left.size());
    QCOMPARE(kept.snapshots.thin(kept.now)->versions, 0);
}

void TestSnapshots::thinsNothingWhileTheClockIsDoubted()
{
    Kept kept;
    for (int i = 0; i < 6; ++i) {
        QVERIFY(kept.keep(u"minute %1"_s.arg(i)));
        kept.now.msecs += minute;
    }
    const auto ahead = kept.snapshots.thin({start.msecs + 4'000 * day});
    QVERIFY(ahead && ahead->clockDoubted);
    const auto behind = kept.snapshots.thin({start.msecs - day});
    QVERIFY(behind && behind->clockDoubted);
    QCOMPARE(kept.texts().size(), 6);
}

void TestSnapshots::setsDamagedLinesAside()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    kept.now.msecs += minute;
    QVERIFY(kept.keep(u"two"_s));
    const QByteArray bytes = bytesOf(kept.index());
    const QString path = kept.index();
    QVERIFY(put(path, "not a line\n" + bytes));
    QVERIFY(kept.snapshots.thin(kept.now));
    QCOMPARE(bytesOf(path), bytes);
    QCOMPARE(bytesOf(path + u".damaged"_s), QByteArray("not a line\n"));
    QCOMPARE(kept.texts(), (QStringList{u"one"_s, u"two"_s}));
}

void TestSnapshots::staysWithinItsBound()
{
    Kept kept;
    const auto noise = [](uint seed) {
        QString text;
        QRandomGenerator random(seed);
        for (int i = 0; i < 2'000; ++i)
            text += QChar(u'a' + random.bounded(26));
        return text;
    };
    // One a day for ten days: by age alone all stay.
    for (uint i = 0; i < 10; ++i) {
        QVERIFY(kept.keep(noise(i)));
        kept.now.msecs += day;
    }
    QVERIFY(kept.keep(noise(90), SnapshotReason::Saved, other));
    QCOMPARE(kept.snapshots.thin(kept.now)->versions, 0);
    const qint64 all = kept.snapshots.history(essay)->stored;
    const auto thinned = kept.snapshots.thin(kept.now, all / 2);
    QVERIFY(thinned);
    QVERIFY(thinned->versions > 0);
    QVERIFY(thinned->stored <= all / 2);
    const QStringList left = kept.texts();
    QCOMPARE(left.last(), noise(9));
    QVERIFY(!left.contains(noise(0)));
    QCOMPARE(kept.texts(other), QStringList{noise(90)});
}

void TestSnapshots::leavesStrayTextsForAWhile()
{
    Kept kept;
    QVERIFY(kept.keep(u"one"_s));
    const QString file = kept.files(u"/texts"_s).value(0);
    QVERIFY(QFile::remove(kept.index()));
    const Instant today = Instant::of(QDateTime::currentDateTimeUtc());
    QVERIFY(kept.snapshots.thin(today));
    QVERIFY(QFileInfo::exists(file));
    QVERIFY(kept.snapshots.thin({today.msecs + 100 * day}));
    QVERIFY(!QFileInfo::exists(file));
}

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
