// Texts made to hang are opened in the real page and typed into: the window is never busy for longer than a
// tenth of a second, or than a bare text field that is only given the text (twice as long at the opening);
// what is typed stands in the text, and the preview shows it or says why not. BRICKWORK_HOSTILE=all tries
// longer texts too, and those known to be beyond the limit.
#include "tests/faults/gui_watch.h"
#include "tests/faults/hostile_texts.h"
#include "tests/faults/session_desk.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTest>
#include <QTextCursor>
#include <QTextOption>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double longest = 100; ///< milliseconds between two looks at what the person does
constexpr int tries = 3;        ///< only what is slow each time is the program's own work
constexpr double farBeyond = 3; ///< no busy machine makes work so much longer: no need to try again
const QString opening = u"Opening words of the draft.\n\n"_s;
const QString typed = u"Brick upon brick. "_s;
/// Of each family; the second only if all are asked for.
constexpr int counts[] = {20'000, 50'000};
/// What the window does not bear yet: the text goes on, but it is held up for longer than it may be.
constexpr const char* beyond[] = {"footnotes without end", "a table as wide as a motorway",
                                  "emoji joined without end"};

bool areAllAskedFor()
{
    return qEnvironmentVariable("BRICKWORK_HOSTILE") == "all"_L1;
}

bool isTried(const HostileText& family, int count)
{
    const bool known = std::ranges::contains(beyond, std::string_view(family.name));
    return areAllAskedFor() || (count == counts[0] && !known);
}

QString nameOf(const HostileText& family, int count)
{
    return u"%1 %2"_s.arg(QString::fromLatin1(family.name)).arg(count);
}

QStringList namesOfAll()
{
    QStringList names;
    for (const HostileText& family : hostileTexts()) {
        for (const int count : counts) {
            if (isTried(family, count))
                names << nameOf(family, count);
        }
    }
    return names;
}

} // namespace

class TestHostileMarkdown : public QObject
{
    Q_OBJECT

    Theme m_theme;
    std::unique_ptr<WritePage> m_page;
    QPlainTextEdit* m_editor = nullptr;
    PreviewView* m_preview = nullptr;

    static GuiWatch& watch() { return *static_cast<GuiWatch*>(QCoreApplication::instance()); }
    void show(const QString& text, bool plain);
    void typeAt(int position, const QString& text);
    [[nodiscard]] bool previewTells(const QString& words) const;
    struct Busy
    {
        double opening = 0; ///< milliseconds
        double typing = 0;
        QString culprit; ///< of the typing
    };
    [[nodiscard]] static double bareOpening(const QString& text);
    Busy openAndType(const QString& text);

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theWindowGoesOn_data();
    void theWindowGoesOn();
};

void TestHostileMarkdown::initTestCase()
{
    m_theme.apply();
    m_page = std::make_unique<WritePage>(m_theme);
    m_page->resize(1200, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_editor = m_page->findChild<QPlainTextEdit*>(u"editor"_s);
    m_preview = m_page->findChild<PreviewView*>(u"preview"_s);
    QVERIFY(m_editor && m_preview);
    QTest::qWait(1500); // colours are read from the disk once
}

void TestHostileMarkdown::cleanupTestCase()
{
    m_page.reset();
}

/// As the program does it: within an event, which is watched.
void TestHostileMarkdown::show(const QString& text, bool plain)
{
    bool shown = false;
    QTimer::singleShot(0, m_page.get(), [&] {
        EditorState state;
        state.id = DraftId{u"hostile.md"_s};
        state.text = text;
        state.plain = plain;
        m_page->showDraft(state);
        shown = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(shown, soon);
    m_editor->setFocus();
}

void TestHostileMarkdown::typeAt(int position, const QString& text)
{
    QTextCursor cursor = m_editor->textCursor();
    cursor.setPosition(position);
    m_editor->setTextCursor(cursor);
    for (const QChar letter : text) {
        QTest::keyClick(m_editor, letter.toLatin1());
        QTest::qWait(10);
    }
}

/// It shows these words of the first paragraph, or says why it shows nothing.
bool TestHostileMarkdown::previewTells(const QString& words) const
{
    const QString shown = m_preview->toPlainText();
    if (shown.contains(u"Opening words"_s))
        return shown.contains(words) && m_preview->isFilled();
    return shown.trimmed().contains(u' ');
}

/// What it takes a text field that does nothing else, and breaks its lines in the simplest way.
double TestHostileMarkdown::bareOpening(const QString& text)
{
    QPlainTextEdit bare;
    bare.setWordWrapMode(QTextOption::WrapAnywhere);
    bare.resize(800, 700);
    bare.show();
    QTest::qWait(50);
    watch().begin();
    QTimer::singleShot(0, &bare, [&] { bare.setPlainText(text); });
    QTest::qWait(50);
    return watch().worst();
}

TestHostileMarkdown::Busy TestHostileMarkdown::openAndType(const QString& text)
{
    const bool plain = text.size() > 5 * 1024 * 1024; // as decodeText() tells
    Busy busy;
    watch().begin();
    show(text, plain);
    QTest::qWait(20);
    busy.opening = watch().worst();
    watch().begin();
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(previewTells(u"Opening words"_s), soon);
        typeAt(0, typed);
        typeAt(static_cast<int>(opening.size() + typed.size() + text.size() / 2), u"mm"_s);
        typeAt(m_editor->document()->characterCount() - 1, u"zz"_s);
        QTRY_VERIFY_WITH_TIMEOUT(previewTells(typed.trimmed()), soon);
        const QString now = m_page->text();
        QVERIFY(now.startsWith(typed + opening));
        QVERIFY(now.endsWith(u"zz"_s));
        QCOMPARE(now.size(), text.size() + typed.size() + 4);
    }();
    busy.typing = watch().worst();
    busy.culprit = watch().culprit();
    return busy;
}

void TestHostileMarkdown::theWindowGoesOn_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<int>("count");
    int number = 0;
    for (const HostileText& family : hostileTexts()) {
        for (const int count : counts)
            QTest::newRow(qPrintable(nameOf(family, count))) << number << count;
        ++number;
    }
}

void TestHostileMarkdown::theWindowGoesOn()
{
    QFETCH(int, family);
    QFETCH(int, count);
    const QString text = opening + hostileTexts().at(static_cast<size_t>(family)).text(count);
    const double bare = bareOpening(text);
    const double mayOpen = std::max(longest, 2 * bare);
    const double mayHold = std::max(longest, bare);
    Busy least{1e9, 1e9, {}};
    for (int attempt = 0; attempt < tries; ++attempt) {
        const Busy busy = openAndType(text);
        if (QTest::currentTestFailed())
            return;
        least.opening = std::min(least.opening, busy.opening);
        if (busy.typing < least.typing)
            least = {least.opening, busy.typing, busy.culprit};
        const bool good = least.typing <= mayHold && least.opening <= mayOpen;
        if (good || least.typing > farBeyond * mayHold || least.opening > farBeyond * mayOpen)
            break;
    }
    const QByteArray said =
        u"%1: busy for %2 ms at the opening (%3 allowed), then for at most %4 ms (%5 allowed), in %6\n"_s
            .arg(QString::fromUtf8(QTest::currentDataTag()))
            .arg(qRound(least.opening))
            .arg(qRound(mayOpen))
            .arg(qRound(least.typing))
            .arg(qRound(mayHold))
            .arg(least.culprit)
            .toUtf8();
    std::fputs(said.constData(), stdout);
    std::fflush(stdout);
    QVERIFY2(least.typing <= mayHold && least.opening <= mayOpen, said.trimmed().constData());
}

namespace {

/// The texts are tried in a process of their own: whichever kills it or hangs it is known, and the others are
/// tried all the same.
class Trial
{
public:
    /// How many of the texts were bad.
    int run()
    {
        m_left = namesOfAll();
        const auto all = m_left.size();
        m_clock.start();
        while (!m_left.isEmpty() && m_clock.elapsed() < longest)
            tryThoseLeft();
        for (const QString& name : std::as_const(m_left))
            say(u"%1: there was no time left for it\n"_s.arg(name).toUtf8());
        m_bad += static_cast<int>(m_left.size());
        tellCount(u"%1 hostile texts of %2 families"_s.arg(all).arg(hostileTexts().size()), m_bad);
        if (!areAllAskedFor()) {
            for (const char* name : beyond)
                say(u"%1: not tried, it is known to hold the window up\n"_s.arg(QString::fromLatin1(name))
                        .toUtf8());
        }
        return m_bad;
    }

private:
    static constexpr int patience = 30'000; ///< milliseconds for one text
    static constexpr int longest = 240'000; ///< for all

    void tryThoseLeft()
    {
        QProcess child;
        QStringList arguments;
        for (const QString& name : std::as_const(m_left))
            arguments << u"theWindowGoesOn:"_s + name;
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QCoreApplication::applicationFilePath(), arguments);
        while (child.state() != QProcess::NotRunning || child.canReadLine()) {
            if (m_clock.elapsed() > longest)
                break;
            if (!child.canReadLine() && !child.waitForReadyRead(patience) && !child.canReadLine())
                break;
            while (child.canReadLine())
                hear(child.readLine());
        }
        const bool hangs = child.state() != QProcess::NotRunning;
        child.kill();
        child.waitForFinished();
        if (m_left.isEmpty() || m_clock.elapsed() > longest)
            return;
        say(u"%1: the window %2\n"_s.arg(m_left.takeFirst(), hangs ? u"hangs"_s : u"is gone"_s).toUtf8());
        ++m_bad;
    }

    /// "PASS   : TestHostileMarkdown::theWindowGoesOn(NAME)", or FAIL!
    void hear(const QByteArray& line)
    {
        say(line);
        const bool failed = line.startsWith("FAIL!");
        if (m_left.isEmpty() || (!failed && !line.startsWith("PASS")) ||
            !line.contains('(' + m_left.first().toUtf8() + ')'))
            return;
        m_left.removeFirst();
        m_bad += failed ? 1 : 0;
    }
    static void say(const QByteArray& line)
    {
        std::fputs(line.constData(), stdout);
        std::fflush(stdout);
    }

    QElapsedTimer m_clock;
    QStringList m_left;
    int m_bad = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc == 1) {
        const QCoreApplication parent(argc, argv);
        return Trial().run() > 0 ? 1 : 0;
    }
    GuiWatch application(argc, argv);
    TestHostileMarkdown test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostile_markdown.moc"
