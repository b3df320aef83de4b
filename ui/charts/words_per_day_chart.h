// Words a day: typed words as bars, pasted ones as a quiet part on top, days with more cut than typed hanging
// under the base line, and the goal in force as a dashed stepped line. Draws a WordsPerDay value.
#pragma once

#include "core/habit/day.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/plot_layout.h"
#include "ui/charts/wall_cell.h"

#include <QLocale>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace brickwork {

/// One day, one week or one month; of the latter two, sums.
struct WordsBar
{
    Day first;
    Day last;
    int typed = 0; ///< below 0: more cut than typed
    int pasted = 0;
    int minutes = 0;
    int goal = 0; ///< the sum of its days' goals; 0: none
    friend bool operator==(const WordsBar&, const WordsBar&) = default;
};

enum class WordsUnit
{
    Days,
    Weeks,
    Months
};

struct WordsPerDay
{
    WordsUnit unit = WordsUnit::Days;
    std::vector<WordsBar> bars; ///< oldest first; the last one is open
    QString welcome;            ///< said instead of an empty plot
    QLocale locale;
    friend bool operator==(const WordsPerDay&, const WordsPerDay&) = default;
};

class WordsPerDayChart final : public ChartWidget
{
    Q_OBJECT

public:
    explicit WordsPerDayChart(Theme& theme, QWidget* parent = nullptr);

    void setWords(const WordsPerDay& words);

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    void activated(brickwork::Day day); ///< only while a bar is a day

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] std::optional<int> cellAt(QPointF point) const override;
    [[nodiscard]] bool opensCells() const override { return m_words.unit == WordsUnit::Days; }
    void activateCell(int cell) override;
    [[nodiscard]] int stepped(int from, CellStep step) const override;

private:
    /// Bars that share a device column, drawn as the tallest of them; in words.
    struct Slab
    {
        qreal left = 0;
        qreal right = 0;
        int typed = 0;  ///< most typed, at least 0
        int top = 0;    ///< most typed and pasted
        int lowest = 0; ///< most cut, at most 0
    };

    [[nodiscard]] const WordsBar& bar(int cell) const;
    [[nodiscard]] TimePlot layoutNow() const;
    [[nodiscard]] QString goalLabel() const;
    [[nodiscard]] QString wordCount(int words) const;
    [[nodiscard]] QString periodOf(const WordsBar& bar) const;
    [[nodiscard]] std::vector<Slab> slabs(const TimePlot& plot) const;
    void paintSlab(QPainter& painter, const TimePlot& plot, const Slab& slab) const;
    void paintGoal(QPainter& painter, const TimePlot& plot) const;

    WordsPerDay m_words;
    int m_lowest = 0;  ///< words at the foot of the plot
    int m_highest = 0; ///< words that must fit under its top
};

} // namespace brickwork
