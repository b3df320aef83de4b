// A sentence over the editor that waits for an answer without stopping anybody. Shows a BarState.
#pragma once

#include "ui/write/write_state.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace brickwork {

class Theme;

class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(Theme& theme, QWidget* parent = nullptr);

    void setState(const BarState& state);

Q_SIGNALS:
    void actionChosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void recolour();
    void addButton();

    Theme& m_theme;
    BarState m_state;
    QLabel* m_icon;
    QLabel* m_sentence;
    QHBoxLayout* m_row;
    std::vector<QPushButton*> m_buttons;
};

} // namespace brickwork
