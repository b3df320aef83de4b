// The journal of what is typed: what was handed to it comes back after any end of the program, damage is told
// from text, and nobody's journal is taken while it is being written.
#include "core/workspace/typing_journal.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QProcess>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdio>
#include <optional>
#include <vector>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

const DraftId essay{u"essay.md"_s};
const ContentHash asRead = ContentHash::of("# Essay\n");
constexpr qint64 day = 24LL * 60 * 60 * 1000;

Instant now()
{
    return Instant{QDateTime::currentMSecsSinceEpoch()};
}

unsigned modeOf(const QString& path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

struct Typing
{
    QTemporaryDir place;
    QString folder = place.filePath(u"data/typing"_s);

    [[nodiscard]] TypingJournal begin(const QString& text, bool saved = true, const DraftId& id = essay) const
    {
        return TypingJournal::create(folder, {.id = id, .hash = asRead, .text = text, .saved = saved}, now())
            .value();
    }
    [[nodiscard]] std::vector<LeftJournal> left() const { return leftJournals(folder, now()); }
    [[nodiscard]] QStringList files(const QString& below = {}) const
    {
        return QDir(folder + u'/' + below).entryList(QDir::Files | QDir::Hidden);
    }
};

/// As bytes of a finished journal: its draft, "one\n" at the start, "two" and "three" typed.
QByteArray shortJournal(const Typing& typing)
{
    TypingJournal journal = typing.begin(u"one\n"_s);
    (void) journal.append(std::vector<TextEdit>{{4, 0, u"two"_s}});
    (void) journal.append(std::vector<TextEdit>{{7, 0, u" three"_s}});
    const QByteArray bytes = bytesOf(journal.path());
    journal.remove();
    return bytes;
}

} // namespace

class TestTypingJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTypedComesBack();
    void everyCharacterComesBack_data();
    void everyCharacterComesBack();
    void aDraftWithoutAFileComesBack();
    void whatIsSavedIsNotOffered();
    void whatWasTypedAfterTheSaveIsOffered();
    void aSaveOfAnEarlierTextLeavesTheRest();
    void whatWasTakenBackIsNotOffered();
    void aBaseThatIsInNoFileIsOffered();
    void theLastNameCounts();
    void aTextThatWasBeingSavedIsKnown();
    void onlyItsOwnerMayReadIt();
    void aJournalInUseIsLeftAlone();
    void theNewestComesFirst();
    void aJournalCutAnywhereGivesWhatItSurelyHeld();
    void noDamageIsTakenForText();
    void aDamagedOneIsSetAside();
    void oneThatIsDamagedAtItsEndIsKept();
    void strangersAreNoJournals_data();
    void strangersAreNoJournals();
    void theDiscardedStayForThirtyDays();
    void aFullDiskLeavesWhatWasWritten();
    void aFolderThatCannotBeMadeIsSaid();
};

void TestTypingJournal::whatWasTypedComesBack()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"# Essay\n"_s);
        QVERIFY(journal.append(std::vector<TextEdit>{{8, 0, u"It began at six.\n"_s}, {2, 5, u"Walk"_s}}));
        QVERIFY(journal.append(std::vector<TextEdit>{{6, 0, u"s"_s}}));
        QVERIFY(journal.sync());
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.front().content().text, u"# Walks\nIt began at six.\n"_s);
    QCOMPARE(left.front().content().id, essay);
    QCOMPARE(left.front().content().hash, asRead);
    QVERIFY(left.front().content().unsaved);
    QVERIFY(!left.front().content().cut);
}

void TestTypingJournal::everyCharacterComesBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << u"plain\ttext\n"_s;
    QTest::newRow("hard spaces and separators") << u"a\u00A0b\u2028c\u200Bd\n"_s;
    QTest::newRow("CJK, right to left, emoji") << u"中文 שלום 👩‍🚀\n"_s;
    QTest::newRow("half of a pair") << QString(u"a"_s + QChar(0xD83D) + u"b"_s);
    QTest::newRow("both normal forms") << u"caf\u00E9 cafe\u0301"_s;
    QTest::newRow("nothing") << QString();
}

void TestTypingJournal::everyCharacterComesBack()
{
    QFETCH(QString, text);
    const Typing typing;
    {
        TypingJournal journal = typing.begin(text);
        QVERIFY(
            journal.append(std::vector<TextEdit>{{static_cast<int>(text.size()), 0, text}, {0, 0, u"!"_s}}));
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.front().content().text, u'!' + text + text);
}

void TestTypingJournal::aDraftWithoutAFileComesBack()
{
    const Typing typing;
    {
        auto journal = TypingJournal::create(typing.folder, {}, now());
        QVERIFY(journal);
        QVERIFY(journal->append(std::vector<TextEdit>{{0, 0, u"A first thought"_s}}));
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QVERIFY(left.front().content().id.isEmpty());
    QCOMPARE(left.front().content().text, u"A first thought"_s);
    // Only blanks are nothing to come back to.
    const Typing blank;
    {
        auto journal = TypingJournal::create(blank.folder, {}, now());
        QVERIFY(journal && journal->append(std::vector<TextEdit>{{0, 0, u" \n\t\n"_s}}));
    }
    QVERIFY(blank.left().empty());
    QCOMPARE(blank.files(), QStringList());
}

void TestTypingJournal::whatIsSavedIsNotOffered()
{
    const Typing typing;
    {
        TypingJournal opened = typing.begin(u"one"_s);
        TypingJournal saved = typing.begin(u"one"_s);
        QVERIFY(saved.append(std::vector<TextEdit>{{3, 0, u" two"_s}}));
        QVERIFY(saved.noteSaved(ContentHash::of("one two"), true));
        QCOMPARE(typing.files().size(), 2);
    }
    QVERIFY(typing.left().empty());
    QCOMPARE(typing.files(), QStringList());
}

void TestTypingJournal::whatWasTypedAfterTheSaveIsOffered()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"one"_s);
        QVERIFY(journal.append(std::vector<TextEdit>{{3, 0, u" two"_s}}));
        QVERIFY(journal.noteSaved(ContentHash::of("one two"), true));
        QVERIFY(journal.append(std::vector<TextEdit>{{7, 0, u" three"_s}}));
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.front().content().text, u"one two three"_s);
    QCOMPARE(left.front().content().hash, ContentHash::of("one two"));
}

void TestTypingJournal::aSaveOfAnEarlierTextLeavesTheRest()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"one"_s);
        QVERIFY(journal.append(std::vector<TextEdit>{{3, 0, u" two"_s}, {7, 0, u" three"_s}}));
        QVERIFY(journal.noteSaved(ContentHash::of("one two"), false));
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QVERIFY(left.front().content().unsaved);
    QCOMPARE(left.front().content().hash, ContentHash::of("one two"));
}

void TestTypingJournal::whatWasTakenBackIsNotOffered()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"one"_s);
        QVERIFY(journal.append(std::vector<TextEdit>{{3, 0, u" two"_s}, {3, 4, {}}}));
    }
    QVERIFY(typing.left().empty());
}

void TestTypingJournal::aBaseThatIsInNoFileIsOffered()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"only in the window"_s, false);
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.front().content().text, u"only in the window"_s);
}

void TestTypingJournal::theLastNameCounts()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin({}, true, {});
        QVERIFY(journal.append(std::vector<TextEdit>{{0, 0, u"# New"_s}}));
        QVERIFY(journal.noteName({u"new.md"_s}));
        QVERIFY(journal.noteName({u"posts/newer.md"_s}));
        QVERIFY(journal.append(std::vector<TextEdit>{{5, 0, u"er"_s}}));
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.front().content().id.value, u"posts/newer.md"_s);
    QCOMPARE(left.front().content().text, u"# Newer"_s);
}

void TestTypingJournal::aTextThatWasBeingSavedIsKnown()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"one"_s);
        QVERIFY(journal.append(std::vector<TextEdit>{{3, 0, u" two"_s}}));
        QVERIFY(journal.noteSaving());
        QVERIFY(journal.append(std::vector<TextEdit>{{7, 0, u" three"_s}}));
    }
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QVERIFY(left.front().wasSavedAs(u"one two"_s));
    QVERIFY(!left.front().wasSavedAs(u"one"_s));
    QVERIFY(!left.front().wasSavedAs(u"one two three"_s));
    QCOMPARE(left.front().content().text, u"one two three"_s);
}

void TestTypingJournal::onlyItsOwnerMayReadIt()
{
    const mode_t before = ::umask(0);
    const Typing typing;
    const TypingJournal journal = typing.begin(u"mine"_s);
    ::umask(before);
    QCOMPARE(modeOf(journal.path()), 0600U);
    QCOMPARE(modeOf(typing.folder), 0700U);
}

void TestTypingJournal::aJournalInUseIsLeftAlone()
{
    const Typing typing;
    std::optional<TypingJournal> mine = typing.begin(u"one"_s);
    QVERIFY(mine->append(std::vector<TextEdit>{{3, 0, u" two"_s}}));
    QVERIFY(typing.left().empty());
    QCOMPARE(typing.files().size(), 1);
    QVERIFY(mine->append(std::vector<TextEdit>{{7, 0, u" three"_s}}));
    mine.reset();
    auto held = typing.left();
    QCOMPARE(held.size(), 1);
    QCOMPARE(held.front().content().text, u"one two three"_s);
    // One who offers it keeps it from the others.
    QVERIFY(typing.left().empty());
    held.clear();
    QCOMPARE(typing.left().size(), 1);
}

void TestTypingJournal::theNewestComesFirst()
{
    const Typing typing;
    QStringList paths;
    for (const QString& text : {u"first"_s, u"second"_s, u"third"_s})
        paths += typing.begin(text, false).path();
    int age = 3;
    for (const QString& path : std::as_const(paths)) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60 * age--),
                                 QFileDevice::FileModificationTime));
    }
    QStringList texts;
    for (const LeftJournal& left : typing.left())
        texts += left.content().text;
    QCOMPARE(texts, (QStringList{u"third"_s, u"second"_s, u"first"_s}));
}

void TestTypingJournal::aJournalCutAnywhereGivesWhatItSurelyHeld()
{
    const Typing typing;
    const QByteArray whole = shortJournal(typing);
    QCOMPARE(readJournal(whole).value().text, u"one\ntwo three"_s);
    const QStringList states{u"one\n"_s, u"one\ntwo"_s, u"one\ntwo three"_s};
    qsizetype state = -1;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto told = readJournal(whole.first(size));
        if (!told) {
            QCOMPARE(told.error().code, ErrorCode::Damaged);
            QVERIFY(state < 0); // the base once read is read from then on
            continue;
        }
        // Text only grows with the bytes, from one state to the next.
        const qsizetype here = states.indexOf(told->text);
        QVERIFY2(here >= state && here >= 0, qPrintable(told->text));
        state = here;
    }
    QCOMPARE(state, 2);
}

void TestTypingJournal::noDamageIsTakenForText()
{
    const Typing typing;
    const QByteArray whole = shortJournal(typing);
    const QStringList states{u"one\n"_s, u"one\ntwo"_s, u"one\ntwo three"_s};
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char flip : {'\x01', '\x80', '\xff'}) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged.at(at) ^ flip);
            const auto told = readJournal(damaged);
            QVERIFY2(!told || (states.contains(told->text) && told->cut), qPrintable(QString::number(at)));
        }
    }
    // A stale end of another journal, whole in itself, is none of this one.
    const QByteArray other = shortJournal(typing);
    const auto told = readJournal(whole + other.sliced(27));
    QVERIFY(told);
    QCOMPARE(told->text, u"one\ntwo three"_s);
    QVERIFY(told->cut);
}

void TestTypingJournal::aDamagedOneIsSetAside()
{
    const Typing typing;
    QByteArray bytes = shortJournal(typing);
    bytes[30] = static_cast<char>(bytes.at(30) ^ 1);
    QVERIFY(put(typing.folder + u"/x.typing"_s, bytes));
    QVERIFY(typing.left().empty());
    QCOMPARE(typing.files(), QStringList());
    QCOMPARE(bytesOf(typing.folder + u"/damaged/x.typing"_s), bytes);
}

void TestTypingJournal::oneThatIsDamagedAtItsEndIsKept()
{
    const Typing typing;
    const QByteArray bytes = shortJournal(typing).chopped(3);
    QVERIFY(put(typing.folder + u"/x.typing"_s, bytes));
    auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.front().content().text, u"one\ntwo"_s);
    QVERIFY(left.front().content().cut);
    left.front().retire();
    QCOMPARE(bytesOf(typing.folder + u"/damaged/x.typing"_s), bytes);
}

void TestTypingJournal::strangersAreNoJournals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("a text") << QByteArray("# Not a journal\n");
    QTest::newRow("only its first line") << QByteArray("Brickwork typing journal 1\n");
    QTest::newRow("a record that claims to be endless")
        << QByteArray("Brickwork typing journal 1\nB\xff\xff\xff\xff....");
}

void TestTypingJournal::strangersAreNoJournals()
{
    QFETCH(QByteArray, bytes);
    const Typing typing;
    QVERIFY(!readJournal(bytes));
    QVERIFY(put(typing.folder + u"/x.typing"_s, bytes));
    QVERIFY(typing.left().empty());
    QCOMPARE(bytesOf(typing.folder + u"/damaged/x.typing"_s), bytes);
}

void TestTypingJournal::theDiscardedStayForThirtyDays()
{
    const Typing typing;
    {
        TypingJournal journal = typing.begin(u"let go"_s, false);
    }
    auto left = typing.left();
    QCOMPARE(left.size(), 1);
    // However old it is, it is kept from the moment at which it was discarded.
    QFile file(left.front().path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-100), QFileDevice::FileModificationTime));
    file.close();
    left.front().retire();
    left.clear();
    QVERIFY(typing.left().empty());
    QCOMPARE(typing.files(u"discarded"_s).size(), 1);
    QVERIFY(leftJournals(typing.folder, Instant{now().msecs + 29 * day}).empty());
    QCOMPARE(typing.files(u"discarded"_s).size(), 1);
    QVERIFY(leftJournals(typing.folder, Instant{now().msecs + 31 * day}).empty());
    QCOMPARE(typing.files(u"discarded"_s), QStringList());
}

void TestTypingJournal::aFullDiskLeavesWhatWasWritten()
{
    // A process of its own that may write no file longer than a few KB.
    const Typing typing;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--full"_s, typing.folder});
    QVERIFY(child.waitForFinished(60'000));
    QCOMPARE(child.exitCode(), 0);
    const QStringList said = QString::fromUtf8(child.readAllStandardOutput()).split(u'\n');
    QVERIFY2(said.value(0).contains(u"cannot be kept"_s), qPrintable(said.join(u'|')));
    const auto left = typing.left();
    QCOMPARE(left.size(), 1);
    QVERIFY(!left.front().content().cut);
    // All that was taken, and nothing of what was not.
    QCOMPARE(left.front().content().text, QString(said.value(1).toInt() * 100, u'x'));
    QVERIFY(!left.front().content().text.isEmpty());
}

void TestTypingJournal::aFolderThatCannotBeMadeIsSaid()
{
    const QTemporaryDir place;
    QVERIFY(put(place.filePath(u"file"_s), "no folder"));
    const auto journal = TypingJournal::create(place.filePath(u"file/typing"_s), {}, now());
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, ErrorCode::Unwritable);
    QVERIFY(!journal.error().sentence.isEmpty());
    QVERIFY(leftJournals(place.filePath(u"file/typing"_s), now()).empty());
}

namespace {

/// Types until the disk is full; says why it stopped, and after how many hundred letters.
int typeUntilFull(const QString& folder)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limits{20'000, 20'000};
    ::setrlimit(RLIMIT_FSIZE, &limits);
    auto journal = TypingJournal::create(folder, {}, now());
    if (!journal)
        return 1;
    for (int taken = 0; taken < 1000; ++taken) {
        const auto done = journal->append(std::vector<TextEdit>{{taken * 100, 0, QString(100, u'x')}});
        if (!done) {
            std::printf("%s\n%d\n", qPrintable(done.error().sentence), taken);
            return 0;
        }
    }
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--full") == 0)
        return typeUntilFull(QString::fromLocal8Bit(argv[2]));
    QCoreApplication application(argc, argv);
    TestTypingJournal test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_typing_journal.moc"
