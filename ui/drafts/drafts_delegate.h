// Paints the rows of the list of drafts: captions, and drafts with title, first line and figures. The open
// draft lies on a card with a brick at its leading edge.
#pragma once

#include <QStyledItemDelegate>

namespace brickwork {

class Theme;

class DraftsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DraftsDelegate(Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintTexts(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    Theme& m_theme;
};

} // namespace brickwork
