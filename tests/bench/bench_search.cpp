// Finding: in a draft of 1 MB and of 10 MB with ten thousand replacements and their undo, and over 50,000
// drafts, read into the list first and searched as one types.
#include "core/flows/workspace_search.h"
#include "tests/bench/figures.h"
#include "tests/core/workspace/drafts_folder.h"
#include "ui/theme/theme.h"
#include "ui/write/find_bar.h"
#include "ui/write/write_page.h"

#include <QApplication>
#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cstdio>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int drafts = 50'000;
constexpr qsizetype draftSize = 4096;

/// Resident memory of the process in MiB.
double memory()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1024 / 1024;
}

// ---- one draft -----------------------------------------------------------------------------------------

/// Prose with a word to be found about ten thousand times.
QString proseOf(qsizetype size)
{
    const qsizetype every = size / 10'000;
    QString text;
    int words = 0;
    while (text.size() < size) {
        const QString paragraph =
            u"The wall grows by a little each day and nobody sees it move, %1 says. "_s.arg(words++);
        text += paragraph;
        if (words % std::max<qsizetype>(every / paragraph.size(), 1) == 0)
            text += u"One brick more.\n\n"_s;
    }
    return text;
}

void benchDraft(WritePage& page, qsizetype size, const char* name)
{
    const QString text = proseOf(size);
    auto* editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
    auto* count = page.findChild<QLabel*>(u"findBar.count"_s);
    auto* field = page.findChild<QLineEdit*>(u"findBar.field"_s);
    auto* with = page.findChild<QLineEdit*>(u"findBar.with"_s);
    auto* all = page.findChild<QPushButton*>(u"findBar.replaceAll"_s);
    std::vector<double> looked;
    std::vector<double> replaced;
    std::vector<double> undone;
    std::vector<double> typed;
    double longest = 0;
    for (int run = 0; run < 5; ++run) {
        EditorState state;
        state.id = DraftId{u"a.md"_s};
        state.text = text;
        state.plain = size > 5'000'000;
        page.showDraft(state);
        QTest::qWait(1500);
        QTest::keyClick(editor, Qt::Key_H, Qt::ControlModifier);
        QElapsedTimer clock;
        clock.start();
        field->setText(run % 2 ? u"brick"_s : u"brick more"_s);
        // Event by event: how long the longest keeps the window from answering.
        while (count->text().isEmpty() || count->text().endsWith(u'…')) {
            longest = std::max(longest, bench::timed([] {
                                   QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                               }));
        }
        looked.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        for (int key = 0; key < 20; ++key) {
            typed.push_back(bench::timed([&] {
                QTest::keyClick(editor, Qt::Key_X);
                editor->viewport()->repaint();
            }));
        }
        with->setText(u"stone"_s);
        replaced.push_back(bench::timed([&] {
            all->click();
            page.repaint();
        }));
        QTest::qWait(800);
        undone.push_back(bench::timed([&] {
            editor->undo();
            page.repaint();
        }));
        QTest::qWait(800);
    }
    std::printf("\n%s, %lld matches\n", name, static_cast<long long>(text.count(u"brick"_s)));
    bench::print("  all found and counted", bench::figuresOf(looked));
    std::printf("%-58s %9.3f ms\n", "  longest hold meanwhile", longest);
    bench::print("  a key typed with the bar open", bench::figuresOf(typed), "16.7 ms");
    bench::print("  all replaced, painted", bench::figuresOf(replaced));
    bench::print("  undone, painted", bench::figuresOf(undone));
}

// ---- all drafts ----------------------------------------------------------------------------------------

QByteArray draftText(int number)
{
    QByteArray text = "# Draft " + QByteArray::number(number) + "\n\n";
    while (text.size() < draftSize)
        text += "Words of " + QByteArray::number(number * 7919 % 10007) +
                " and the wall that grows by a little each day; nobody sees it move at all.\n\n";
    if (number % 100 == 0)
        text += "A rare mortar in it.\n";
    return text;
}

struct Told
{
    double first = -1;
    double last = 0;
    SearchSum sum;
};

Told searched(WorkspaceSearch& search, const SearchFor& wanted)
{
    Told told;
    QElapsedTimer clock;
    QEventLoop loop;
    QObject context;
    const auto now = [&] { return static_cast<double>(clock.nsecsElapsed()) / 1e6; };
    QObject::connect(&search, &WorkspaceSearch::found, &context, [&](const DraftFindings&) {
        if (told.first < 0)
            told.first = now();
    });
    QObject::connect(&search, &WorkspaceSearch::finished, &context, [&](const SearchSum& sum) {
        told.sum = sum;
        told.last = now();
        loop.quit();
    });
    clock.start();
    search.search(wanted);
    loop.exec();
    return told;
}

void benchSearch(WorkspaceSearch& search, const char* name, const SearchFor& wanted, const char* goal)
{
    std::vector<double> first;
    std::vector<double> last;
    SearchSum sum;
    for (int run = 0; run < 10; ++run) {
        const Told told = searched(search, wanted);
        first.push_back(told.first < 0 ? told.last : told.first);
        last.push_back(told.last);
        sum = told.sum;
    }
    bench::print((std::string(name) + ", first").c_str(), bench::figuresOf(first), goal);
    bench::print((std::string(name) + ", all: " + std::to_string(sum.matches) + (sum.more ? "+" : "") +
                  " in " + std::to_string(sum.drafts))
                     .c_str(),
                 bench::figuresOf(last), goal);
}

void benchDrafts()
{
    const test::DraftsFolder folder;
    for (int i = 0; i < drafts; ++i)
        (void) folder.add(u"%1/draft %2.md"_s.arg(i % 100).arg(i), draftText(i));
    const auto readHeads = [&] {
        qsizetype sum = 0;
        QDirIterator all(folder.workspace.root, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (file.open(QIODevice::ReadOnly))
                sum += file.read(draftSize).size();
        }
        return sum;
    };
    (void) readHeads();
    const double bare = bench::timed([&] { (void) readHeads(); });
    const double before = memory();
    DraftLibrary library(folder.workspace);
    const double listed = bench::timed([&] {
        QEventLoop loop;
        QObject::connect(&library, &DraftLibrary::changed, &loop, [&] {
            if (!library.scanning())
                loop.quit();
        });
        library.scan();
        loop.exec();
    });
    std::printf("\n50,000 drafts of 4 KB\n");
    std::printf("%-58s %9.1f ms\n", "  their first 4 KB read", bare);
    std::printf("%-58s %9.1f ms  goal %.1f ms\n", "  listed, with words and text", listed, 3 * bare);
    std::printf("%-58s %9.1f MiB\n", "  memory of the list", memory() - before);
    WorkspaceSearch search(library);
    const double indexed = bench::timed([&] {
        QSignalSpy ready(&search, &WorkspaceSearch::prepared);
        search.prepare();
        (void) ready.wait(120'000);
    });
    std::printf("%-58s %9.1f ms\n", "  indexed", indexed);
    const auto plain = [](const QString& text) {
        return SearchFor{.text = text, .matchCase = false, .wholeWords = false, .expression = false};
    };
    benchSearch(search, "  a letter", plain(u"w"_s), "100 ms");
    benchSearch(search, "  a word of every draft", plain(u"nobody"_s), "100 ms");
    benchSearch(search, "  a word of one in a hundred", plain(u"mortar"_s), "100 ms");
    benchSearch(search, "  a word of none", plain(u"chimney"_s), "100 ms");
    SearchFor wanted = plain(u"Mortar"_s);
    wanted.matchCase = true;
    benchSearch(search, "  with the case, of none", wanted, "");
    wanted = plain(u"r[aeiou]re m\\w+r"_s);
    wanted.expression = true;
    benchSearch(search, "  an expression", wanted, "");
    std::printf("%-58s %9.1f MiB\n", "  memory with the search", memory() - before);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    Theme theme;
    theme.apply();
    const bool draftsOnly = QCoreApplication::arguments().contains(u"--drafts"_s);
    const bool oneDraft = QCoreApplication::arguments().contains(u"--draft"_s);
    if (!draftsOnly) {
        WritePage page(theme);
        page.resize(1216, 784);
        page.show();
        (void) QTest::qWaitForWindowActive(&page);
        bench::printHead("Find and replace in a draft");
        benchDraft(page, 1'000'000, "1 MB");
        benchDraft(page, 10'000'000, "10 MB");
    }
    if (oneDraft)
        return 0;
    bench::printHead("Search over a workspace");
    benchDrafts();
    return 0;
}
