// Two texts as one list of lines with what differs between them, in one column or two. It shows a difference;
// who made it and what for, others know. Lines of any number are laid out a little at a time.
#pragma once

#include "ui/compare/compare_delegate.h"
#include "ui/compare/compare_model.h"

#include <QListView>
#include <QTimer>

#include <memory>

namespace brickwork {

class Theme;

class CompareView final : public QListView
{
    Q_OBJECT

public:
    explicit CompareView(Theme& theme, QWidget* parent = nullptr);

    /// Shows another difference from its head; null for none.
    void setDiff(std::shared_ptr<const TextDiff> diff);
    [[nodiscard]] const TextDiff* diff() const { return m_model.diff(); }
    void setCompareLayout(CompareLayout layout);
    [[nodiscard]] CompareLayout compareLayout() const { return m_delegate->layout(); }
    void setExtent(CompareExtent extent);

    [[nodiscard]] int changes() const;
    /// The change the current line is part of, from 0; -1 for none.
    [[nodiscard]] int currentChange() const;
    /// False if there is none in that direction.
    bool nextChange();
    bool previousChange();
    /// As they were before; see copiedOf().
    [[nodiscard]] QString selectedText() const;

    void doItemsLayout() override;

Q_SIGNALS:
    void currentChangeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void begin();
    void measureSome();
    void measureVisible();
    bool measureFrom(int row, int height);
    void goTo(int row);
    void unfold(const QModelIndex& index);
    void restyle();

    CompareModel m_model;
    CompareDelegate* m_delegate;
    CompareExtent m_extent = CompareExtent::Everything;
    QTimer m_slices;
    int m_next = 0;     ///< row that is measured next
    int m_outdated = 0; ///< slices since the list was laid out
    bool m_laying = false;
};

} // namespace brickwork
