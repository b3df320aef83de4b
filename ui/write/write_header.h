// The row over the editor: title, status, words (against a goal, if there is one) and the button to publish.
// Shows a HeaderState; says what was chosen.
#pragma once

#include "ui/write/write_state.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace brickwork {

class Theme;

class WriteHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit WriteHeader(Theme& theme, QWidget* parent = nullptr);

    void setState(const HeaderState& state);
    [[nodiscard]] const HeaderState& state() const { return m_state; }
    /// The words, which explain themselves when they are pressed.
    [[nodiscard]] QWidget& count() const;

Q_SIGNALS:
    void statusChosen(brickwork::DraftStatus status);
    void publishRequested();
    void countActivated(); ///< the writer wants to know what is counted

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makeStatus();
    void showTitle();
    void recolour();

    Theme& m_theme;
    HeaderState m_state;
    QLabel* m_title;
    QToolButton* m_status;
    QPushButton* m_words;
    QProgressBar* m_goal;
    QPushButton* m_publish;
    std::vector<QAction*> m_statuses; ///< in the order of DraftStatus
};

} // namespace brickwork
