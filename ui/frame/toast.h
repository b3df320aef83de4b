// A quiet message above the status strip that offers one action for ten seconds ("Undo"), then leaves by
// itself. It takes no focus and stops nobody.
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace brickwork {

class Theme;

class Toast final : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(Theme& theme, QWidget* parent);

    /// Replaces what is shown; without an action only the sentence stands there.
    void say(const QString& sentence, const QString& action = {}, std::function<void()> act = {});
    /// Keeps its place at the bottom end of the parent's area.
    void place(const QRect& area);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    QLabel* m_sentence;
    QPushButton* m_action;
    std::function<void()> m_act;
    QTimer m_leave;
    QRect m_area;
};

} // namespace brickwork
