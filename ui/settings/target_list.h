// The places posts are published to, one card each, with a way to forget it. It shows what it is given.
#pragma once

#include "core/publish/plan.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace brickwork {

class TargetList final : public QWidget
{
    Q_OBJECT

public:
    /// `stopBefore` is the tab stop that comes before the list, whenever its cards are made.
    explicit TargetList(QWidget* stopBefore, QWidget* parent = nullptr);

    void setTargets(const std::vector<TargetConfig>& targets);

Q_SIGNALS:
    void removeRequested(const QString& name);
    void focusLost(); ///< the card that held the focus is gone and there is no other

private:
    [[nodiscard]] QWidget* makeCard(const TargetConfig& target);
    [[nodiscard]] QPushButton* makeRemove(const QString& name);
    [[nodiscard]] std::optional<std::size_t> focusedCard() const;

    std::vector<TargetConfig> m_targets;
    std::vector<QWidget*> m_cards;
    std::vector<QPushButton*> m_removes;
    QWidget* m_stopBefore;
    QVBoxLayout* m_column;
    QLabel* m_empty;
};

} // namespace brickwork
