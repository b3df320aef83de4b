// The card under the word count of the header: what is counted, and what is not. Lies inside the window,
// takes the keyboard while it is open and goes by Escape or when something else is used.
#pragma once

#include "ui/write/word_count_state.h"

#include <QFrame>
#include <QPointer>

class QGridLayout;
class QLabel;

namespace brickwork {

class Theme;

class WordCountCard final : public QFrame
{
    Q_OBJECT

public:
    WordCountCard(Theme& theme, QWidget* window);

    /// New figures, open or not.
    void setState(const WordCountState& state);
    /// Opens under `anchor`. Who has the keyboard now gets it back.
    void openUnder(QWidget& anchor);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    /// There is nothing else in it to go to.
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    Theme& m_theme;
    WordCountState m_state;
    QLabel* m_total;
    QGridLayout* m_rows;
    QLabel* m_note;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_before; ///< had the keyboard when the card opened
};

} // namespace brickwork
