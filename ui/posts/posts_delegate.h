// Draws a cell of the Posts table: a row is one thing, so neither hover nor focus is drawn cell by cell. It
// knows colours and nothing of posts but that they are retracted.
#pragma once

#include <QStyledItemDelegate>

namespace brickwork {

class Theme;

class PostsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    PostsDelegate(Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    Theme& m_theme;
};

} // namespace brickwork
