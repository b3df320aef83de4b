// From the log to the painted page, twenty years of it, on screens of one and of two device pixels a point.
// Without a display: QT_QPA_PLATFORM=offscreen. Paints into an image, as windows without OpenGL do.
#include "tests/bench/figures.h"
#include "tests/bench/long_log.h"
#include "ui/charts/chart_widget.h"
#include "ui/theme/theme.h"
#include "ui/wall/wall_page.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QProcessEnvironment>

#include <array>
#include <random>
#include <string>
#include <utility>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 60;
constexpr std::array ranges{std::pair{WallRange::TwelveWeeks, "12 weeks"},
                            std::pair{WallRange::Year, "a year"},
                            std::pair{WallRange::Everything, "everything"}};

// A post a day and a half, but in bursts: no week is like the one before.
HabitLog burstyLog()
{
    HabitLog log = bench::longLog();
    std::mt19937 random(7);
    for (Post& post : log.posts) {
        post.day = post.day.plus(-static_cast<qint64>(random() % 12));
        post.countsFrom = bench::morningOf(post.day);
    }
    return log;
}

// What the page is made from, and the same log without its last brick: a page that is told the same twice
// does nothing.
struct Given
{
    HabitLog log = burstyLog();
    HabitLog other = log;
    HabitSettings settings = bench::longSettings();
    Instant now{bench::morningOf(bench::lastDay).msecs + 3'600'000};
    QTimeZone zone{"Europe/Berlin"};
    QLocale locale{QLocale::English, QLocale::UnitedKingdom};

    Given() { other.bricks.erase(bench::lastDay); }
    [[nodiscard]] Summary summary(const HabitLog& of) const { return summarise(of, settings, now, zone); }
    [[nodiscard]] WallState state(const HabitLog& of, WallRange range) const
    {
        return wallState(of, settings, summary(of), range, locale);
    }
};

QImage canvasFor(const QWidget& widget)
{
    const qreal ratio = widget.devicePixelRatioF();
    QImage image((QSizeF(widget.size()) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    return image;
}

void benchValues(const Given& given)
{
    bench::print("summary of the log", bench::measure(runs, [&] { (void) given.summary(given.log); }));
    const Summary summary = given.summary(given.log);
    for (const auto& [range, name] : ranges) {
        const auto state = [&, range = range] {
            (void) wallState(given.log, given.settings, summary, range, given.locale);
        };
        bench::print((std::string(name) + ": state of the page").c_str(), bench::measure(runs, state));
    }
}

void benchChart(ChartWidget& chart, const std::string& label, const char* goal)
{
    QImage canvas = canvasFor(chart);
    const std::string what = label + chart.metaObject()->className();
    bench::print((what + " " + std::to_string(chart.width()) + "x" + std::to_string(chart.height())).c_str(),
                 bench::measure(runs,
                                [&] {
                                    QPainter painter(&canvas);
                                    chart.paintTo(painter);
                                }),
                 goal);
}

void benchPage(const Given& given, WallPage& page)
{
    const bool fine = page.devicePixelRatioF() > 1;
    const std::string screen = fine ? " at 2x: " : " at 1x: ";
    QImage canvas = canvasFor(page);
    for (const auto& [range, name] : ranges) {
        const std::string label = name + screen;
        page.setState(given.state(given.log, range));
        QCoreApplication::processEvents();
        bench::print((label + "painting the page").c_str(),
                     bench::measure(runs, [&] { page.render(&canvas); }));
        bool turn = false;
        const auto whole = [&, range = range] {
            turn = !turn;
            page.setState(given.state(turn ? given.other : given.log, range));
            page.render(&canvas);
        };
        bench::print((label + "from the log to the painted page").c_str(), bench::measure(runs, whole),
                     "16 ms");
        for (ChartWidget* chart : page.findChildren<ChartWidget*>())
            benchChart(*chart, label, fine ? "6 ms" : "3 ms");
    }
}

// How many device pixels a point has is settled when a program starts: the other screen is another process.
int benchOnFineScreen()
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {u"--page"_s});
    return process.waitForFinished(-1) ? process.exitCode() : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const bool pageOnly = QCoreApplication::arguments().contains(u"--page"_s);
    Theme theme;
    theme.apply();
    const Given given;
    if (!pageOnly) {
        bench::printHead("20 years: 7,300 bricks, 5,000 posts, 50,000 rows");
        benchValues(given);
    }
    WallPage page(theme);
    page.resize(1216, 784);
    page.show();
    benchPage(given, page);
    return pageOnly ? 0 : benchOnFineScreen();
}
