// Draws the lines of a comparison and measures how high they are, which takes long for long texts: so a
// height is a guess until measure() was asked for. What went is struck through, what came is underlined, each
// on a ground of its own with a sign at the head of the line.
#pragma once

#include "ui/compare/compare_state.h"

#include <QFont>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <vector>

namespace brickwork {

class CompareModel;
class Theme;

class CompareDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CompareDelegate(Theme& theme, const CompareModel& model, QObject* parent);

    void setLayout(CompareLayout layout);
    [[nodiscard]] CompareLayout layout() const { return m_layout; }
    void setWidth(int width);
    /// All heights are guesses again: other lines, another font.
    void forget();
    /// Lines were put in before `row`.
    void inserted(int row, int count);
    /// False if it was known already, or guessed right.
    bool measure(int row);
    [[nodiscard]] bool isMeasured(int row) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] int guess(int row) const;
    [[nodiscard]] int measured(const CompareItem& item) const;
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] double lay(QTextLayout& text, const CompareCell& cell) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(const CompareCell& cell) const;
    void paintCell(QPainter& painter, const QRect& rect, Qt::LayoutDirection direction,
                   const CompareCell& cell, const QString& sign) const;
    void paintFold(QPainter& painter, const QStyleOptionViewItem& option, const CompareItem& item) const;
    void paintFocus(QPainter& painter, const QStyleOptionViewItem& option) const;
    [[nodiscard]] QRect half(const QRect& rect, Qt::LayoutDirection direction, CompareSide side) const;
    [[nodiscard]] QColor groundOf(DiffKind kind) const;

    Theme& m_theme;
    const CompareModel& m_model;
    CompareLayout m_layout = CompareLayout::Inline;
    QFont m_font;
    int m_width = 0;
    int m_line = 0;             ///< from one line of text to the next
    double m_character = 1;     ///< width of one
    std::vector<int> m_heights; ///< by row; 0: not measured
};

} // namespace brickwork
