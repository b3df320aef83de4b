// A chart outside the window: an SVG whose cells can be read by machine and by ear, a sharp picture, files
// that are whole or untouched. Saves pictures to look at when BRICKWORK_PICTURES names a folder.
#include "core/base/durable_file.h"
#include "tests/ui/wall/sample_log.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/posts_per_week_chart.h"
#include "ui/charts/shares_chart.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

struct SvgCell
{
    QMap<QString, QString> data;
    QString title;
    QRectF rect;
};

struct Svg
{
    QString title;
    QString description;
    QString role;
    QSizeF size;
    QList<SvgCell> cells;
    QString error;
};

Svg svgFrom(const QByteArray& bytes)
{
    Svg svg;
    QXmlStreamReader reader(bytes);
    bool inCell = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isEndElement() && reader.name() == "rect"_L1)
            inCell = false;
        if (!reader.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        const auto number = [&](QLatin1StringView name) { return attributes.value(name).toDouble(); };
        if (reader.name() == "svg"_L1) {
            svg.role = attributes.value("role"_L1).toString();
            svg.size = {number("width"_L1), number("height"_L1)};
        } else if (reader.name() == "rect"_L1 && attributes.value("class"_L1) == "cell"_L1) {
            inCell = true;
            SvgCell cell;
            cell.rect = {number("x"_L1), number("y"_L1), number("width"_L1), number("height"_L1)};
            for (const QXmlStreamAttribute& attribute : attributes)
                if (attribute.name().startsWith("data-"_L1))
                    cell.data.insert(attribute.name().sliced(5).toString(), attribute.value().toString());
            svg.cells.append(cell);
        } else if (reader.name() == "title"_L1) {
            (inCell ? svg.cells.last().title : svg.title) = reader.readElementText();
        } else if (reader.name() == "desc"_L1) {
            svg.description = reader.readElementText();
        }
    }
    svg.error = reader.errorString();
    return svg;
}

HabitLog sampleLog()
{
    HabitLog log = sample::writer(84, true);
    log.bricks.rbegin()->second.note = u"a secret note"_s;
    return log;
}

std::unique_ptr<BrickWallChart> wallChart(Theme& theme, const HabitLog& log)
{
    auto chart = std::make_unique<BrickWallChart>(theme);
    const Summary summary = sample::summaryOf(log);
    chart->setWall({.courses = coursesOf(log, {}, summary, sample::today.plus(-80)),
                    .today = sample::today,
                    .welcome = {},
                    .welcomeMore = {},
                    .locale = british});
    chart->resize(420, 360);
    return chart;
}

std::unique_ptr<PostsPerWeekChart> postsChart(Theme& theme, const HabitLog& log)
{
    auto chart = std::make_unique<PostsPerWeekChart>(theme);
    PostsPerWeek posts{.weeks = {}, .welcome = {}, .locale = british};
    for (const Week& week : sample::summaryOf(log).weeks)
        posts.weeks.push_back({.week = week, .mean = week.posts / 2.0, .titles = {}});
    chart->setPosts(posts);
    chart->resize(560, 200);
    return chart;
}

std::unique_ptr<SharesChart> directionsChart(Theme& theme, const QString& name = u"Newsletter"_s)
{
    auto chart = std::make_unique<SharesChart>(Qt::Horizontal, theme);
    chart->setShares({.shares = {{.label = name, .fullName = name, .bricks = 9},
                                 {.label = u"Book"_s, .fullName = u"Book"_s, .bricks = 3}},
                      .welcome = {},
                      .locale = british});
    chart->resize(300, 90);
    return chart;
}

void keep(const QString& name, ChartWidget& chart)
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(saveChart(chart, ChartFormat::Png, QDir(folder).filePath(name + u".png"_s)));
    QVERIFY(saveChart(chart, ChartFormat::Svg, QDir(folder).filePath(name + u".svg"_s)));
    QImage::fromData(toSvg(chart), "svg").save(QDir(folder).filePath(name + u"-drawn.png"_s));
}

} // namespace

class TestChartExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void svgCarriesEveryCell_data();
    void svgCarriesEveryCell();
    void notesAreInNoPicture();
    void svgSurvivesAnyWords();
    void hatchingStaysInItsBrick();
    void svgLooksLikeThePicture();
    void picturesShowNoRing();
    void picturesFollowScaleAndScheme();
    void filesAreSaved_data();
    void filesAreSaved();
    void aFileThatCannotBeSavedIsSaidSo();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestChartExport::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(ThemeMode::Light);
    m_theme->apply();
}

void TestChartExport::svgCarriesEveryCell_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("wall") << 0;
    QTest::newRow("posts-per-week") << 1;
    QTest::newRow("directions") << 2;
    QTest::newRow("wall-mirrored") << 3;
    QTest::newRow("directions-mirrored") << 5;
}

void TestChartExport::svgCarriesEveryCell()
{
    QFETCH(int, which);
    const HabitLog log = sampleLog();
    std::unique_ptr<ChartWidget> chart;
    if (which % 3 == 0)
        chart = wallChart(*m_theme, log);
    else if (which % 3 == 1)
        chart = postsChart(*m_theme, log);
    else
        chart = directionsChart(*m_theme);
    if (which >= 3)
        chart->setLayoutDirection(Qt::RightToLeft);
    const ChartTable table = chart->table();
    const Svg svg = svgFrom(toSvg(*chart));
    QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
    QCOMPARE(svg.role, u"img"_s);
    QCOMPARE(svg.title, table.title);
    QVERIFY(svg.description.contains(chart->nameOf(0)));
    QVERIFY(svg.description.contains(chart->nameOf(chart->cellCount() - 1)));
    QVERIFY(chart->cellCount() > 1);
    QCOMPARE(svg.cells.size(), chart->cellCount());
    for (int cell = 0; cell < chart->cellCount(); ++cell) {
        const SvgCell& drawn = svg.cells.at(cell);
        QCOMPARE(drawn.title, chart->nameOf(cell));
        QMap<QString, QString> expected;
        for (qsizetype column = 0; column < table.keys.size(); ++column)
            if (!table.keys.at(column).isEmpty())
                expected.insert(table.keys.at(column),
                                table.plain.at(static_cast<std::size_t>(cell)).at(column));
        QCOMPARE(drawn.data, expected);
        QVERIFY(QRectF({}, svg.size).contains(drawn.rect));
        const QSizeF size = chart->cellRect(cell).size();
        QVERIFY(std::abs(drawn.rect.width() - size.width()) < 0.01);
        QVERIFY(std::abs(drawn.rect.height() - size.height()) < 0.01);
    }
    keep(u"chart-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())), *chart);
}

void TestChartExport::notesAreInNoPicture()
{
    const auto chart = wallChart(*m_theme, sampleLog());
    QVERIFY(withNotes(chart->table()).plain.front().size() > chart->table().plain.front().size());
    QVERIFY(toCsv(withNotes(chart->table())).contains("a secret note"));
    QVERIFY(!toSvg(*chart).contains("secret"));
    QVERIFY(!toCsv(chart->table()).contains("secret"));
    QVERIFY(!toText(chart->table()).contains(u"secret"_s));
    QVERIFY(!toImage(*chart).text(u"Description"_s).contains(u"secret"_s));
}

void TestChartExport::svgSurvivesAnyWords()
{
    const QString words = u"<b>&\"it's\"\u0001 \u000B\uFFFE 日本 ]]>"_s;
    const auto chart = directionsChart(*m_theme, words);
    const Svg svg = svgFrom(toSvg(*chart));
    QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
    QCOMPARE(svg.cells.size(), 2);
    QCOMPARE(svg.cells.front().data.value(u"name"_s), u"<b>&\"it's\"  日本 ]]>"_s);
}

// Drawn by the picture's own means, whatever those can do: the lines of a rest day end where its brick ends.
void TestChartExport::hatchingStaysInItsBrick()
{
    HabitLog log;
    log.rests.emplace(sample::today.plus(-9), Rest{sample::today.plus(-9), {}});
    const auto chart = wallChart(*m_theme, log);
    const Svg svg = svgFrom(toSvg(*chart));
    const QRectF rest = std::ranges::find(svg.cells, u"rest"_s, [](const SvgCell& cell) {
                            return cell.data.value(u"kind"_s);
                        })->rect;
    const QImage image = QImage::fromData(toSvg(*chart), "svg");
    QCOMPARE(image.size(), toImage(*chart, 1).size());
    const QRect outer = rest.toAlignedRect().adjusted(-20, -12, 20, 12);
    const QRect inner = rest.toAlignedRect().adjusted(-1, -1, 1, 1);
    int lines = 0;
    for (int y = outer.top(); y <= outer.bottom(); ++y) {
        for (int x = outer.left(); x <= outer.right(); ++x) {
            const bool ground = image.pixelColor(x, y) == tokensOf(Scheme::Light).wall;
            if (inner.contains(x, y))
                lines += !ground;
            else
                QVERIFY2(ground, qPrintable(u"%1, %2"_s.arg(x).arg(y)));
        }
    }
    QVERIFY(lines > 100);
}

void TestChartExport::svgLooksLikeThePicture()
{
    for (const auto& chart : std::initializer_list<std::shared_ptr<ChartWidget>>{
             wallChart(*m_theme, sampleLog()), postsChart(*m_theme, sampleLog()),
             directionsChart(*m_theme)}) {
        const QImage picture = toImage(*chart, 1);
        const QImage drawing = QImage::fromData(toSvg(*chart), "svg").convertToFormat(picture.format());
        QCOMPARE(drawing.size(), picture.size());
        qint64 other = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                other += std::abs(qGray(picture.pixel(x, y)) - qGray(drawing.pixel(x, y))) > 60;
        // Letters stand where they stand to a part of a pixel only.
        QVERIFY2(other * 100 < qint64(picture.width()) * picture.height(),
                 qPrintable(QString::number(other)));
    }
}

void TestChartExport::picturesShowNoRing()
{
    const auto chart = wallChart(*m_theme, sampleLog());
    chart->show();
    QVERIFY(QTest::qWaitForWindowActive(chart.get()));
    const QImage image = toImage(*chart);
    const QByteArray svg = toSvg(*chart);
    const QImage before = chart->grab().toImage();
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart.get(), Qt::Key_Left);
    QTest::mouseMove(chart.get(), chart->cellRect(4).center().toPoint());
    QVERIFY(chart->grab().toImage() != before); // there is a ring to leave out
    QCOMPARE(toImage(*chart), image);
    QCOMPARE(toSvg(*chart), svg);
}

void TestChartExport::picturesFollowScaleAndScheme()
{
    const auto chart = postsChart(*m_theme, sampleLog());
    const QImage single = toImage(*chart, 1);
    const QImage image = toImage(*chart);
    QCOMPARE(image.size(), single.size() * 2);
    QVERIFY(single.width() > chart->width());
    QVERIFY(single.height() > chart->height()); // the title stands above
    QCOMPARE(image.pixelColor(2, 2), tokensOf(Scheme::Light).wall);
    QCOMPARE(image.text(u"Title"_s), u"Posts per week"_s);
    m_theme->setMode(ThemeMode::Dark);
    const QImage dark = toImage(*chart);
    QCOMPARE(dark.pixelColor(2, 2), tokensOf(Scheme::Dark).wall);
    QVERIFY(toSvg(*chart).contains(tokensOf(Scheme::Dark).wall.name().toLatin1()));
    keep(u"chart-dark"_s, *chart);
    const auto wall = wallChart(*m_theme, sampleLog());
    keep(u"chart-wall-dark"_s, *wall);
}

void TestChartExport::filesAreSaved_data()
{
    QTest::addColumn<ChartFormat>("format");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("png") << ChartFormat::Png << "\x89PNG"_ba;
    QTest::newRow("svg") << ChartFormat::Svg << "<?xml"_ba;
    QTest::newRow("csv") << ChartFormat::Csv << "name,bricks,percent\r\n"_ba;
}

void TestChartExport::filesAreSaved()
{
    QFETCH(ChartFormat, format);
    QFETCH(QByteArray, begins);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chart."_s + endingOf(format));
    QVERIFY(writeDurably(path, "what was there before"));
    const auto chart = directionsChart(*m_theme);
    QVERIFY(saveChart(*chart, format, path));
    QVERIFY(readWhole(path)->startsWith(begins));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
    if (format == ChartFormat::Png)
        QCOMPARE(QImage(path).size(), toImage(*chart).size());
    if (format == ChartFormat::Csv)
        QCOMPARE(*readWhole(path), toCsv(chart->table()));
}

void TestChartExport::aFileThatCannotBeSavedIsSaidSo()
{
    const QTemporaryDir folder;
    const auto chart = directionsChart(*m_theme);
    const Result<void> saved =
        saveChart(*chart, ChartFormat::Svg, folder.filePath(u"no/such/folder/chart.svg"_s));
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Unwritable);
    QVERIFY(saved.error().sentence.contains(u"chart.svg"_s));
}

QTEST_MAIN(TestChartExport)
#include "tst_chart_export.moc"
