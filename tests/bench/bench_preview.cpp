// The preview of a long draft: what the parser alone takes, the whole update after a key, and how long the
// thread of the window is held by it; and a first fill, until it can be read and until it is whole. Without a
// display: QT_QPA_PLATFORM=offscreen.
#include "core/markdown/html.h"
#include "core/markdown/tree_builder.h"
#include "tests/bench/figures.h"
#include "tests/bench/long_draft.h"
#include "tests/bench/stall_watch.h"
#include "ui/preview/code_reader.h"
#include "ui/preview/live_preview.h"
#include "ui/preview/preview_render.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimer>

#include <array>
#include <memory>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype megabyte = 1'000'000;
constexpr int keys = 60;

bench::WatchedApplication& watched()
{
    return *static_cast<bench::WatchedApplication*>(QCoreApplication::instance());
}

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void untilFilled(const PreviewView& view)
{
    while (!view.isFilled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// What the thread of the window works for one update, in all and at most in one event.
struct Work
{
    std::vector<double> whole;
    std::vector<double> longest;
};

double workSince()
{
    double sum = 0;
    for (const bench::Held& held : watched().held())
        sum += held.worked;
    return sum;
}

void parsing(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    CodeReader reader;
    bench::printHead("A draft of 1 MB, read away from the window");
    const bench::Figures alone =
        bench::measure(20, [&] { (void) renderHtml(text, {.rawHtml = RawHtml::Keep}); });
    bench::print("cmark-gfm alone: parse and HTML", alone);
    bench::print("tree with typographic punctuation",
                 bench::measure(20, [&] { (void) buildNodes(utf8, 0, Punctuation::Smart); }));
    bench::print("first render, quick",
                 bench::measure(10, [&] { (void) renderPreview(text, {}, nullptr, reader); }));
    const PreviewRenderPointer quick = renderPreview(text, {}, nullptr, reader);
    bench::print("the rest of it: document, words, colours",
                 bench::measure(10, [&] { (void) finishedPreview(quick, reader); }));
    const PreviewRenderPointer whole = finishedPreview(quick, reader);
    for (const double at : {0.0, 0.5, 1.0}) {
        QString other = text;
        other.insert(
            std::min(text.indexOf(u' ', static_cast<qsizetype>(at * double(text.size() - 200))), text.size()),
            u" word"_s);
        bench::print((u"whole update after a key at %1 %"_s.arg(at * 100)).toUtf8().constData(),
                     bench::measure(20, [&] { (void) renderPreview(other, {}, whole, reader); }),
                     "2 x cmark-gfm alone");
    }
    const QString noted = text + u"\nMore.[^1]\n\n[^1]: A note.\n"_s;
    const PreviewRenderPointer before = finishedPreview(renderPreview(noted, {}, nullptr, reader), reader);
    const QString typed = text + u"\nMore words.[^1]\n\n[^1]: A note.\n"_s;
    bench::print("whole update after a key beside a footnote",
                 bench::measure(10, [&] { (void) renderPreview(typed, {}, before, reader); }));
}

void firstFill(Theme& theme, const QString& text)
{
    bench::printHead("The first fill of a draft of 1 MB");
    CodeReader reader;
    const PreviewRenderPointer render = renderPreview(text, {}, nullptr, reader);
    PreviewView view(theme);
    view.resize(640, 800);
    view.show();
    wait(100);
    watched().watch();
    QElapsedTimer clock;
    clock.start();
    view.setRender(render);
    view.viewport()->repaint();
    std::printf("%-58s %9.3f ms\n", "until the first screen is painted",
                static_cast<double>(clock.nsecsElapsed()) / 1e6);
    untilFilled(view);
    std::printf("%-58s %9.3f ms\n", "until it is whole", static_cast<double>(clock.nsecsElapsed()) / 1e6);
    std::printf("%-58s %9.3f ms   goal 16 ms\n", "the longest event meanwhile", watched().longest().worked);
    std::printf("%-58s %9d\n", "blocks of text", view.document()->blockCount());
}

void keysAt(PreviewView& view, LivePreview& live, QString& text, double place, const char* name)
{
    const qsizetype start = text.indexOf(u' ', static_cast<qsizetype>(place * double(text.size() - 300)));
    Work work;
    for (int key = 0; key < keys; ++key) {
        text.insert(start, key % 6 == 5 ? u' ' : u'e');
        QEventLoop loop;
        QObject::connect(&view, &PreviewView::filled, &loop, &QEventLoop::quit);
        watched().watch();
        live.note();
        loop.exec();
        wait(20);
        work.whole.push_back(workSince());
        work.longest.push_back(watched().longest().worked);
    }
    bench::print((u"window's thread, in all, %1"_s.arg(QString::fromLatin1(name))).toUtf8().constData(),
                 bench::figuresOf(work.whole), "8 ms");
    bench::print("  its longest event", bench::figuresOf(work.longest), "16 ms");
}

void typing(Theme& theme)
{
    bench::printHead("An update after a key in 1 MB, the text pulled and painted");
    QString text = bench::LongDraft::of(megabyte);
    PreviewView view(theme);
    view.resize(640, 800);
    view.show();
    LivePreview live([&] { return text; });
    QObject::connect(&live, &LivePreview::rendered, &view, &PreviewView::setRender);
    live.start({});
    while (!live.document())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    untilFilled(view);
    wait(300);
    keysAt(view, live, text, 0, "start");
    keysAt(view, live, text, 0.5, "middle");
    keysAt(view, live, text, 1, "end");
}

} // namespace

int main(int argc, char** argv)
{
    bench::WatchedApplication application(argc, argv);
    Theme theme;
    theme.apply();
    const QString text = bench::LongDraft::of(megabyte);
    parsing(text);
    firstFill(theme, text);
    typing(theme);
}
