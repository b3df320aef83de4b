// The headings of the Posts table, aligned like the cells below them in both directions of writing; the arrow
// of the sorting points down when the greatest or newest is first.
#pragma once

#include <QHeaderView>

namespace brickwork {

class PostsHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit PostsHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {}

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
};

} // namespace brickwork
