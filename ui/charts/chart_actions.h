// What can be done with any chart: show it as a table, copy it as text, save it as a picture or as CSV. Makes
// the menu and the button that opens it, and gives the menu to the chart itself as well.
#pragma once

#include "ui/charts/chart_export.h"

#include <QObject>
#include <QPointer>

class QAction;
class QFileDialog;
class QMenu;
class QToolButton;
class QWidget;

namespace brickwork {

class ChartWidget;
class TableSheet;
class Theme;

class ChartActions final : public QObject
{
    Q_OBJECT

public:
    /// Lives as long as the chart. Sheets and dialogs stand on the window that holds `window` by then.
    ChartActions(ChartWidget& chart, Theme& theme, QWidget* window);
    ~ChartActions() override;

    [[nodiscard]] QMenu* menu() const { return m_menu; }
    /// A new "more" button for the title row of the chart's card, a child of `parent`.
    [[nodiscard]] QToolButton* makeButton(QWidget* parent) const;

    void showTable();
    void copyText(Notes notes = Notes::LeftOut);
    /// Both ask for a file first and return at once.
    void savePicture();
    void saveCsv(Notes notes = Notes::LeftOut);

Q_SIGNALS:
    /// How it went, where no table is open that says it.
    void said(const QString& sentence);

private:
    void build();
    void tell(const QString& sentence);
    void ask(const QString& caption, const QList<ChartFormat>& formats, Notes notes);
    void save(const QFileDialog& dialog, const QList<ChartFormat>& formats, const QString& chosen,
              Notes notes);

    ChartWidget& m_chart;
    Theme& m_theme;
    QPointer<QWidget> m_window;
    QMenu* m_menu;
    QPointer<TableSheet> m_sheet;
};

} // namespace brickwork
