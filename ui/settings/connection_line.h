// How the test of a connection stands: what is being done, who answered, or what is wrong and a way to copy
// the details. It shows a value and wishes for nothing but to stop.
#pragma once

#include "ui/settings/target_form_state.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace brickwork {

class ConnectionLine final : public QWidget
{
    Q_OBJECT

public:
    ConnectionLine(Theme& theme, const QString& name, QWidget* parent);

    void setState(const ConnectionState& state);
    [[nodiscard]] const ConnectionState& state() const { return m_state; }

Q_SIGNALS:
    void cancelled();

private:
    void arrange();
    void draw();
    void paintMark();

    Theme& m_theme;
    ConnectionState m_state;
    QLabel* m_mark;
    QLabel* m_sentence;
    QLabel* m_findings;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_copy;
};

} // namespace brickwork
