// From the log to the painted page, twenty years of it. Without a display: QT_QPA_PLATFORM=offscreen.
#include "tests/bench/figures.h"
#include "tests/bench/long_log.h"
#include "ui/theme/theme.h"
#include "ui/wall/wall_page.h"

#include <QApplication>
#include <QPixmap>

using namespace brickwork;

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    Theme theme;
    theme.apply();
    const HabitLog log = bench::longLog();
    const HabitSettings settings = bench::longSettings();
    const Instant now{bench::morningOf(bench::lastDay).msecs + 3'600'000};
    const QTimeZone zone("Europe/Berlin");
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    WallPage page(theme);
    page.resize(1216, 784);
    page.show();
    QPixmap canvas(page.size());

    bench::printHead("20 years: 7,300 bricks, 5,000 posts, 50,000 rows");
    bench::print("summary of the log",
                 bench::measure(50, [&] { (void) summarise(log, settings, now, zone); }));
    const std::array ranges{std::pair{WallRange::TwelveWeeks, "12 weeks"},
                            std::pair{WallRange::Year, "a year"},
                            std::pair{WallRange::Everything, "everything"}};
    for (const auto& [range, name] : ranges) {
        const Summary summary = summarise(log, settings, now, zone);
        const auto state = [&] { return wallState(log, settings, summary, range, locale); };
        const auto label = [name](const char* what) { return std::string(name) + ": " + what; };
        bench::print(label("state of the page").c_str(), bench::measure(50, [&] { (void) state(); }));
        page.setState(state());
        QCoreApplication::processEvents();
        bench::print(label("painting it").c_str(), bench::measure(50, [&] { page.render(&canvas); }));
        // Two logs in turn: a page that is told the same twice does nothing.
        HabitLog other = log;
        other.bricks.erase(bench::lastDay);
        bool turn = false;
        const auto whole = [&] {
            turn = !turn;
            const HabitLog& shown = turn ? other : log;
            page.setState(wallState(shown, settings, summarise(shown, settings, now, zone), range, locale));
            page.render(&canvas);
        };
        bench::print(label("from the log to the painted page").c_str(), bench::measure(50, whole), "16 ms");
    }
    return 0;
}
