// The figures above the wall, side by side: the leading ones always, the others as far as there is room for
// them whole. Shows values.
#pragma once

#include "ui/wall/wall_figures.h"

#include <QSize>
#include <QString>
#include <QWidget>

#include <vector>

class QLabel;

namespace brickwork {

class BriefLabel;

class FigureStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit FigureStrip(QWidget* parent = nullptr);

    void setFigures(const std::vector<WallFigure>& figures);
    void setFonts();

    /// As wide as the leading figures like to be.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Column
    {
        QWidget* box = nullptr;
        QLabel* figure = nullptr;
        QLabel* label = nullptr;
        BriefLabel* detail = nullptr;
    };

    [[nodiscard]] Column makeColumn();
    [[nodiscard]] int widthOf(const Column& column) const;
    [[nodiscard]] int leastOf(const Column& column) const;
    void arrange();

    std::vector<Column> m_columns;
    std::size_t m_used = 0; ///< those that have a figure
};

} // namespace brickwork
