// The whole window at work on drafts of 1 MB and 10 MB: opening, typing at the start, in the middle and at
// the end, and a minute of typing with everything open, watched for stalls of the thread of the window.
#include "tests/app/open_window.h"
#include "tests/bench/figures.h"
#include "tests/bench/long_draft.h"
#include "tests/bench/stall_watch.h"

#include <array>
#include <cmath>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype megabyte = 1'000'000;
constexpr double frame = 16.7;

bench::WatchedApplication& watched()
{
    return *static_cast<bench::WatchedApplication*>(QCoreApplication::instance());
}

/// Lets everything that waits be done: nothing for a third of a second.
void settle()
{
    for (int quiet = 0; quiet < 3;) {
        const std::size_t before = watched().held().size();
        QTest::qWait(110);
        quiet = watched().held().size() == before ? quiet + 1 : 0;
    }
}

/// One key, until the text with it is painted.
double keyToPaint(const test::OpenWindow& desk, Qt::Key key)
{
    return bench::timed([&] {
        QTest::keyClick(desk.editor(), key);
        desk.editor()->viewport()->repaint();
    });
}

double typeAt(const test::OpenWindow& desk, const char* where, int position, const char* size)
{
    desk.cursorTo(position);
    desk.editor()->ensureCursorVisible();
    settle();
    watched().watch();
    std::vector<double> times;
    for (int i = 0; i < 120; ++i) {
        times.push_back(keyToPaint(desk, i % 6 == 5 ? Qt::Key_Space : Qt::Key_E));
        QTest::qWait(25);
    }
    settle();
    const bench::Held longest = watched().longest();
    const QByteArray name =
        u"key to paint, %1, %2"_s.arg(QString::fromLatin1(size), QString::fromLatin1(where)).toUtf8();
    bench::print(name.constData(), bench::figuresOf(times), "p99 16.7 ms");
    std::printf("%-58s %9.3f ms  (%s, event %d)\n", "  longest event meanwhile", longest.worked,
                longest.receiver, longest.type);
    return longest.worked;
}

void bareField(const QString& text)
{
    QPlainTextEdit bare;
    bare.resize(720, 800);
    bare.show();
    const double time = bench::timed([&] {
        bare.setPlainText(text);
        bare.repaint();
    });
    std::printf("%-58s %9.3f ms\n", "  a bare QPlainTextEdit with the same text, painted", time);
}

void draftsOf(qsizetype size, const char* name)
{
    const QString text = bench::LongDraft::of(size);
    test::OpenWindow desk;
    if (!desk.add(u"small.md"_s, "# Small\n") || !desk.add(u"long.md"_s, text.toUtf8()))
        return;
    desk.open(u"small.md"_s);
    settle();
    bench::printHead((u"A draft of %1"_s.arg(QString::fromLatin1(name))).toUtf8().constData());
    watched().watch();
    const double opened = bench::timed([&] {
        desk.session->workspace()->openDraft({u"long.md"_s});
        desk.editor()->viewport()->repaint();
    });
    std::printf("%-58s %9.3f ms\n", "opened until painted and editable", opened);
    bareField(text);
    settle();
    std::printf("%-58s %9.3f ms\n", "  longest event while the rest was filled in",
                watched().longest().worked);
    typeAt(desk, "start", 20, name);
    typeAt(desk, "middle", static_cast<int>(text.size() / 2), name);
    typeAt(desk, "end", static_cast<int>(text.size()), name);
}

/// As one writes: eight keys a second, here and there, everything open.
void aMinute()
{
    const QString text = bench::LongDraft::of(megabyte);
    test::OpenWindow desk;
    if (!desk.add(u"long.md"_s, text.toUtf8()))
        return;
    desk.open(u"long.md"_s);
    settle();
    QTest::keyClick(desk.editor(), Qt::Key_F, Qt::ControlModifier);
    if (auto* field = desk.find<QLineEdit>("findBar.field"))
        QTest::keyClicks(field, u"brick"_s);
    else
        std::printf("no search field was found: it is not part of what follows\n");
    desk.editor()->setFocus();
    settle();
    bench::printHead("A minute of typing in 1 MB: preview, spelling, search open");
    watched().watch();
    QElapsedTimer minute;
    minute.start();
    std::vector<double> times;
    static const QString typed = u"one more brick, laid where thw last one ended. "_s;
    for (qsizetype key = 0; minute.elapsed() < 60'000; ++key) {
        if (key % 160 == 0)
            desk.cursorTo(static_cast<int>((key / 160) % 3 * text.size() / 2));
        const QString letter(typed.at(key % typed.size()));
        times.push_back(bench::timed([&] {
            QTest::keyClicks(desk.editor(), letter);
            desk.editor()->viewport()->repaint();
        }));
        QTest::qWait(120);
    }
    bench::print("key to paint", bench::figuresOf(times), "p99 16.7 ms");
    std::vector<double> worked{0};
    for (const bench::Held& held : watched().held())
        worked.push_back(held.worked);
    bench::print("what an event held the thread (those over 0.5 ms)", bench::figuresOf(worked));
    const bench::Held longest = watched().longest();
    std::printf("%-58s %9.3f ms  (%s, event %d)   goal 16 ms\n", "the longest", longest.worked,
                longest.receiver, longest.type);
    std::printf("%-58s %9d\n", "events over 16 ms", watched().over(16));
    for (const bench::Held& held : watched().held()) {
        if (held.worked > frame)
            std::printf("    %8.1f ms worked, %8.1f on the wall: %s, event %d\n", held.worked, held.wall,
                        held.receiver, held.type);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.filePath(QString::fromLatin1(name)).toUtf8());
    QCoreApplication::setApplicationName(u"brickwork"_s);
    QCoreApplication::setOrganizationName(u"brickwork"_s);
    bench::WatchedApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString only = QApplication::arguments().value(1);
    if (only.isEmpty() || only == "1"_L1)
        draftsOf(megabyte, "1 MB");
    if (only.isEmpty() || only == "10"_L1)
        draftsOf(10 * megabyte, "10 MB");
    if (only.isEmpty() || only == "minute"_L1)
        aMinute();
}
