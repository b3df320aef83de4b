// The sheet that shows a chart as a table. It shows a value and says what the writer wants done with it; it
// copies and saves nothing. Escape closes, and what had the keyboard before gets it back.
#pragma once

#include "ui/charts/chart_export.h"
#include "ui/charts/chart_table.h"
#include "ui/theme/sheet.h"

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace brickwork {

class ChartTableModel;
class ChartTableOrder;
class Theme;

class TableSheet final : public Sheet
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil.
    TableSheet(Theme& theme, QWidget* parent);

    /// Opens with no notes shown, on the last row: the newest.
    void open(const ChartTable& table);
    /// How a wish went.
    void tell(const QString& sentence);

Q_SIGNALS:
    void copyWished(brickwork::Notes notes);
    void csvWished(brickwork::Notes notes);
    void pictureWished();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildView();
    void setFonts();
    void showTable();
    void fitColumns();
    void place() override;
    [[nodiscard]] Notes notes() const;

    ChartTable m_table;
    QLabel* m_heading;
    QTableView* m_view;
    QCheckBox* m_notes;
    QLabel* m_notice;
    QPushButton* m_copy;
    QPushButton* m_csv;
    QPushButton* m_picture;
    QPushButton* m_close;
    QBoxLayout* m_buttons;
    ChartTableModel* m_model;
    ChartTableOrder* m_order;
    int m_columnsWidth = 0;
};

} // namespace brickwork
