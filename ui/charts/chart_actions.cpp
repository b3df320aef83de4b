#include "ui/charts/chart_actions.h"

#include "ui/charts/chart_widget.h"
#include "ui/charts/table_sheet.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString filterOf(ChartFormat format)
{
    switch (format) {
    case ChartFormat::Png:
        return ChartActions::tr("PNG picture (*.png)");
    case ChartFormat::Svg:
        return ChartActions::tr("SVG picture (*.svg)");
    case ChartFormat::Csv:
        return ChartActions::tr("CSV table (*.csv)");
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList filtersOf(const QList<ChartFormat>& formats)
{
    QStringList filters;
    for (const ChartFormat format : formats)
        filters.append(filterOf(format));
    return filters;
}

QString folderToBeginWith(ChartFormat format)
{
    const auto place =
        format == ChartFormat::Csv ? QStandardPaths::DocumentsLocation : QStandardPaths::PicturesLocation;
    const QString folder = QStandardPaths::writableLocation(place);
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

} // namespace

ChartActions::ChartActions(ChartWidget& chart, Theme& theme, QWidget* window)
    : QObject(&chart), m_chart(chart), m_theme(theme), m_window(window), m_menu(new QMenu(&chart))
{
    build();
    chart.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&chart, &QWidget::customContextMenuRequested, m_menu,
            [this](QPoint at) { m_menu->popup(m_chart.mapToGlobal(at)); });
}

ChartActions::~ChartActions() = default;

void ChartActions::build()
{
    m_menu->setObjectName(u"chart.menu"_s);
    const auto add = [this](const QString& text, const QString& name, auto&& act) {
        QAction* action = m_menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const QList<QAction*> ofTable{add(tr("Show as table"), u"chart.table"_s, [this] { showTable(); }),
                                  add(tr("Copy as text"), u"chart.copy"_s, [this] { copyText(); })};
    m_menu->addSeparator();
    add(tr("Save as picture…"), u"chart.picture"_s, [this] { savePicture(); });
    QAction* csv = add(tr("Save as CSV…"), u"chart.csv"_s, [this] { saveCsv(); });
    connect(m_menu, &QMenu::aboutToShow, this, [this, ofTable, csv] {
        const bool hasTable = !m_chart.table().columns.isEmpty();
        for (QAction* action : ofTable)
            action->setEnabled(hasTable);
        csv->setEnabled(hasTable);
    });
}

QToolButton* ChartActions::makeButton(QWidget* parent) const
{
    auto* button = new QToolButton(parent);
    button->setObjectName(u"chart.more"_s);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(m_menu);
    const QString name = tr("Table, copy and save: %1").arg(m_chart.accessibleName());
    button->setAccessibleName(name);
    button->setToolTip(tr("Table, copy, save"));
    const auto colour = [this, button] { button->setIcon(Theme::icon(u"more"_s, m_theme.tokens().faint)); };
    connect(&m_theme, &Theme::changed, button, colour);
    colour();
    return button;
}

void ChartActions::showTable()
{
    QWidget* window = m_window ? m_window->window() : m_chart.window();
    if (!m_sheet || m_sheet->parentWidget() != window) {
        delete m_sheet;
        m_sheet = new TableSheet(m_theme, window);
        connect(m_sheet, &TableSheet::copyWished, this, &ChartActions::copyText);
        connect(m_sheet, &TableSheet::csvWished, this, &ChartActions::saveCsv);
        connect(m_sheet, &TableSheet::pictureWished, this, &ChartActions::savePicture);
    }
    m_sheet->open(m_chart.table());
}

void ChartActions::copyText(Notes notes)
{
    const ChartTable table = m_chart.table();
    QGuiApplication::clipboard()->setText(toText(notes == Notes::Included ? withNotes(table) : table));
    tell(tr("Copied “%1” as text").arg(table.title));
}

void ChartActions::savePicture()
{
    ask(tr("Save the chart as a picture"), {ChartFormat::Png, ChartFormat::Svg}, Notes::LeftOut);
}

void ChartActions::saveCsv(Notes notes)
{
    ask(tr("Save the chart as CSV"), {ChartFormat::Csv}, notes);
}

void ChartActions::ask(const QString& caption, const QList<ChartFormat>& formats, Notes notes)
{
    const QString name = m_chart.table().fileName;
    const QString first = endingOf(formats.constFirst());
    QWidget* window = m_window ? m_window->window() : m_chart.window();
    auto* dialog = new QFileDialog(window, caption, folderToBeginWith(formats.constFirst()));
    dialog->setObjectName(u"chart.save"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filtersOf(formats));
    dialog->setDefaultSuffix(first);
    dialog->selectFile(u"%1.%2"_s.arg(name.isEmpty() ? u"chart"_s : name, first));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, formats](const QString& filter) {
        const qsizetype at = filtersOf(formats).indexOf(filter);
        dialog->setDefaultSuffix(endingOf(formats.value(at, formats.constFirst())));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, formats, notes](const QString& path) { save(*dialog, formats, path, notes); });
    dialog->open();
}

/// The ending of the name says the format; where it says none, the chosen filter does and it is added.
void ChartActions::save(const QFileDialog& dialog, const QList<ChartFormat>& formats, const QString& chosen,
                        Notes notes)
{
    const qsizetype filter = filtersOf(formats).indexOf(dialog.selectedNameFilter());
    ChartFormat format = formats.value(filter, formats.constFirst());
    QString path = chosen;
    const QString ending = QFileInfo(chosen).suffix().toLower();
    const auto named = std::ranges::find(formats, ending, endingOf);
    if (named != formats.end()) {
        format = *named;
    } else {
        path += u'.' + endingOf(format);
        // Nobody was asked whether this one may be replaced.
        if (QFileInfo::exists(path))
            return tell(tr("There already is a “%1”. It was left alone.").arg(QFileInfo(path).fileName()));
    }
    const Result<void> saved = saveChart(m_chart, format, path, notes);
    tell(saved ? tr("Saved %1").arg(QDir::toNativeSeparators(path)) : saved.error().sentence);
}

void ChartActions::tell(const QString& sentence)
{
    if (m_sheet && m_sheet->isVisible())
        m_sheet->tell(sentence);
    else
        Q_EMIT said(sentence);
}

} // namespace brickwork
