// The places posts are published to, one card each, with ways to change, test and forget it. It shows what it
// is given.
#pragma once

#include "ui/settings/target_form_state.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace brickwork {

class ConnectionLine;

class TargetList final : public QWidget
{
    Q_OBJECT

public:
    /// `stopBefore` is the tab stop that comes before the list, whenever its cards are made.
    TargetList(Theme& theme, QWidget* stopBefore, QWidget* parent);

    void setTargets(const std::vector<TargetConfig>& targets);
    /// How the test of a place stands that was asked for here.
    void setTest(const QString& name, const ConnectionState& state);

Q_SIGNALS:
    void editRequested(const brickwork::TargetConfig& target);
    void testRequested(const brickwork::TargetConfig& target);
    void testCancelled();
    void removeRequested(const QString& name);
    void focusLost(); ///< the card that held the focus is gone and there is no other

private:
    struct Card
    {
        QWidget* frame = nullptr;
        std::vector<QPushButton*> buttons; ///< edit, test, remove
        ConnectionLine* connection = nullptr;
    };
    struct Held
    {
        std::size_t card = 0;
        std::size_t button = 0;
    };

    [[nodiscard]] Card makeCard(const TargetConfig& target);
    [[nodiscard]] QWidget* makeWords(const TargetConfig& target, QWidget* card);
    [[nodiscard]] QPushButton* makeButton(const QString& text, const QString& name, const QString& spoken,
                                          QWidget* card);
    [[nodiscard]] std::optional<Held> focused() const;

    Theme& m_theme;
    std::vector<TargetConfig> m_targets;
    std::vector<Card> m_cards;
    QWidget* m_stopBefore;
    QVBoxLayout* m_column;
    QLabel* m_empty;
};

} // namespace brickwork
