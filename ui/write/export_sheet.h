// The sheet that writes the open draft as a file for others: what it shall become, and what came of it. It
// asks for the place and writes nothing itself. Everything can be done by keyboard.
#pragma once

#include "ui/theme/sheet.h"
#include "ui/write/export_state.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace brickwork {

class BriefLabel;
class PathLabel;
class SegmentSwitch;
class Theme;

class ExportSheet final : public Sheet
{
    Q_OBJECT

public:
    ExportSheet(Theme& theme, QWidget* parent);

    void open(const ExportState& state);
    void setState(const ExportState& state);
    [[nodiscard]] const ExportState& state() const { return m_state; }

Q_SIGNALS:
    void kindChosen(brickwork::ExportKind kind);
    void exportWished(brickwork::ExportKind kind); ///< the place is still to be asked for
    void callOffWished();
    void showWished(); ///< what was made, in the file manager

protected:
    void place() override;

private:
    void build();
    void layButtons(QVBoxLayout& column);
    void connectAll();
    void setFonts();
    void fill();
    void fillResult();
    void fillButtons();
    [[nodiscard]] const ExportChoice* chosen() const;

    ExportState m_state;
    BriefLabel* m_heading;
    SegmentSwitch* m_kinds;
    QLabel* m_sentence;
    QLabel* m_impossible;
    QWidget* m_result;
    QLabel* m_verdict;
    PathLabel* m_path;
    QLabel* m_remarks;
    QPushButton* m_show;
    QPushButton* m_close;
    QPushButton* m_do;
};

} // namespace brickwork
