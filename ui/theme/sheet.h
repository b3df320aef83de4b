// What every sheet over the window is: a card before a veil that takes the keyboard round within it, presses
// its buttons by Enter, goes by Escape or a click beside it, and gives the keyboard back.
#pragma once

#include <QFrame>
#include <QPointer>

namespace brickwork {

class Scrim;
class Theme;

class Sheet : public QFrame
{
    Q_OBJECT

public:
    void dismiss();

Q_SIGNALS:
    void closed();

protected:
    /// Rises over its parent, which steps back behind a veil; hidden until it is shown.
    Sheet(Theme& theme, QWidget* parent);

    /// Puts the sheet where it belongs in its parent, in the size it wants there.
    virtual void place() = 0;
    /// A press beside the sheet.
    virtual void veilPressed() { dismiss(); }
    /// To be called before the sheet is shown: who has the keyboard now gets it back.
    void rememberFocus();
    [[nodiscard]] bool holdsFocus() const;
    [[nodiscard]] Theme& theme() const { return m_theme; }

    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    Theme& m_theme;
    Scrim* m_scrim;
    QPointer<QWidget> m_before; ///< had the keyboard when the sheet opened
};

} // namespace brickwork
