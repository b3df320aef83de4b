// What charts save is what the command line says of the same log: the program itself is asked.
#include "core/flows/demo_workspace.h"
#include "tests/app/open_window.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/posts_per_week_chart.h"
#include "ui/charts/posts_so_far_chart.h"
#include "ui/charts/trend_chart.h"
#include "ui/charts/words_per_day_chart.h"
#include "ui/wall/wall_page.h"

#include <QJsonDocument>
#include <QProcess>
#include <QXmlStreamReader>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::OpenWindow;
using test::soon;

namespace {

using Row = QMap<QString, QString>;

/// Rows of a CSV without quotes or line breaks within its fields, by the names in its head.
QList<Row> rowsOf(const QByteArray& csv)
{
    const QStringList lines = QString::fromUtf8(csv).split(u"\r\n"_s, Qt::SkipEmptyParts);
    const QStringList keys = lines.first().split(u',');
    QList<Row> rows;
    for (const QString& line : lines.sliced(1)) {
        const QStringList fields = line.split(u',');
        Row row;
        for (qsizetype i = 0; i < keys.size() && i < fields.size(); ++i)
            row.insert(keys[i], fields[i]);
        rows << row;
    }
    return rows;
}

/// The data-* of each cell of an SVG.
QList<Row> cellsOf(const QByteArray& svg)
{
    QList<Row> rows;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        xml.readNext();
        const auto attributes = xml.attributes();
        if (!xml.isStartElement() || attributes.value(u"class"_s) != u"cell")
            continue;
        Row row;
        for (const QXmlStreamAttribute& attribute : attributes) {
            if (attribute.name().startsWith(u"data-"))
                row.insert(attribute.name().sliced(5).toString(), attribute.value().toString());
        }
        rows << row;
    }
    if (xml.hasError())
        qWarning() << xml.errorString();
    return rows;
}

/// A window over the demo, and the command line over the same workspace and store.
struct Demo
{
    OpenWindow desk;

    Demo()
    {
        desk.open();
        OpenWorkspace& workspace = *desk.session->workspace();
        if (!fillWithDemo(workspace.workspace(), workspace.logbook()))
            qFatal("no demo");
        desk.window().showPage(Page::Wall);
        QDir().mkpath(desk.scratch.filePath(u"share"_s));
        QFile::link(desk.scratch.filePath(u"data"_s), desk.scratch.filePath(u"share/brickwork"_s));
    }
    template <typename Chart>
    [[nodiscard]] Chart& chart(WallRange range)
    {
        Q_EMIT desk.window().wall().rangeChosen(range);
        QCoreApplication::processEvents();
        auto* const found = desk.window().wall().findChild<Chart*>();
        if (found == nullptr)
            qFatal("no such chart");
        return *found;
    }
    [[nodiscard]] QJsonObject asked(const QStringList& arguments) const
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, desk.scratch.filePath(u"share"_s));
        program.setProcessEnvironment(environment);
        program.start(QString::fromUtf8(BRICKWORK_PROGRAM),
                      arguments + QStringList{u"--json"_s, u"--workspace"_s, desk.root, u"--at"_s,
                                              desk.clock.now().iso(), u"--zone"_s, u"Europe/Berlin"_s});
        if (!program.waitForFinished(soon) || program.exitCode() != 0)
            qFatal("%s", program.readAllStandardError().constData());
        return QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    }
};

QSet<QString> setOf(const QJsonArray& days)
{
    QSet<QString> set;
    for (const QJsonValue& day : days)
        set.insert(day.toString());
    return set;
}

} // namespace

class TestChartTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWallIsTheStatus()
    {
        Demo demo;
        auto& chart = demo.chart<BrickWallChart>(WallRange::Everything);
        const QJsonObject status = demo.asked({u"status"_s});
        const QJsonObject bricks = status.value(u"bricks").toObject();
        const QSet<QString> rests = setOf(status.value(u"rest_days").toArray());
        qsizetype laid = 0;
        const QList<Row> rows = rowsOf(toCsv(chart.table()));
        for (const Row& row : rows) {
            const QString day = row.value(u"day"_s);
            const bool isBrick = row.value(u"kind"_s) == u"brick";
            QCOMPARE(isBrick, bricks.contains(day));
            if (!isBrick) {
                QCOMPARE(row.value(u"kind"_s) == u"rest", rests.contains(day));
                continue;
            }
            ++laid;
            const QJsonObject brick = bricks.value(day).toObject();
            QCOMPARE(row.value(u"size"_s), brick.value(u"size").toString());
            QCOMPARE(row.value(u"direction"_s), brick.value(u"direction").toString());
        }
        QVERIFY(laid > 300);
        QCOMPARE(laid, bricks.size());
        QCOMPARE(cellsOf(toSvg(chart)), rows);
    }

    void postsPerWeekAreTheStatus()
    {
        Demo demo;
        auto& chart = demo.chart<PostsPerWeekChart>(WallRange::Everything);
        const QJsonArray weeks =
            demo.asked({u"status"_s}).value(u"weekly").toObject().value(u"weeks").toArray();
        const QList<Row> rows = rowsOf(toCsv(chart.table()));
        QVERIFY(weeks.size() > 60);
        QCOMPARE(rows.size(), weeks.size());
        int posts = 0;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject week = weeks[i].toObject();
            QCOMPARE(rows[i].value(u"week"_s), week.value(u"week").toString());
            QCOMPARE(rows[i].value(u"label"_s), week.value(u"label").toString());
            QCOMPARE(rows[i].value(u"posts"_s).toInt(), week.value(u"posts").toInt());
            QCOMPARE(rows[i].value(u"target"_s).toInt(), week.value(u"target").toInt());
            QCOMPARE(rows[i].value(u"status"_s), week.value(u"status").toString());
            posts += week.value(u"posts").toInt();
        }
        QCOMPARE(cellsOf(toSvg(chart)), rows);
        auto& soFar = demo.chart<PostsSoFarChart>(WallRange::Everything);
        const QList<Row> totals = rowsOf(toCsv(soFar.table()));
        QCOMPARE(totals.last().value(u"total"_s).toInt(), posts);
        QCOMPARE(cellsOf(toSvg(soFar)), totals);
    }

    void wordsADayAreTheLedger()
    {
        Demo demo;
        auto& chart = demo.chart<WordsPerDayChart>(WallRange::TwelveWeeks);
        QMap<QString, QJsonObject> ledger;
        for (const QJsonValue& day : demo.asked({u"ledger"_s}).value(u"days").toArray())
            ledger.insert(day.toObject().value(u"day").toString(), day.toObject());
        const QList<Row> rows = rowsOf(toCsv(chart.table()));
        int typed = 0;
        for (const Row& row : rows) {
            const QJsonObject day = ledger.value(row.value(u"day"_s));
            QCOMPARE(row.value(u"typed"_s).toInt(), day.value(u"words").toInt());
            QCOMPARE(row.value(u"pasted"_s).toInt(),
                     day.value(u"pasted").toObject().value(u"added").toInt() -
                         day.value(u"pasted").toObject().value(u"removed").toInt());
            QCOMPARE(row.value(u"minutes"_s).toInt(), day.value(u"minutes").toInt());
            typed += row.value(u"typed"_s).toInt();
        }
        QVERIFY(rows.size() > 70 && typed > 10'000);
        QCOMPARE(cellsOf(toSvg(chart)), rows);
    }

    void theTrendEndsAtTheStatus()
    {
        Demo demo;
        auto& chart = demo.chart<TrendChart>(WallRange::Year);
        const QJsonObject status = demo.asked({u"status"_s});
        const QList<Row> rows = rowsOf(toCsv(chart.table()));
        const auto near = [](const QString& shown, double value) {
            return std::abs(shown.toDouble() - value) < 1e-4;
        };
        QVERIFY2(near(rows.last().value(u"strength"_s), status.value(u"strength").toDouble()),
                 qPrintable(rows.last().value(u"strength"_s)));
        QVERIFY2(near(rows.last().value(u"momentum"_s), status.value(u"momentum").toDouble()),
                 qPrintable(rows.last().value(u"momentum"_s)));
        QCOMPARE(cellsOf(toSvg(chart)), rows);
    }
};

int main(int argc, char** argv)
{
    return test::runApart<TestChartTruth>(argc, argv);
}
#include "tst_chart_truth.moc"
