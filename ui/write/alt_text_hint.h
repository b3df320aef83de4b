// The slim card below a picture's description that is being written: what to write and which keys end it. It
// takes no keys and no clicks.
#pragma once

#include <QWidget>

class QLabel;

namespace brickwork {

class Theme;

class AltTextHint final : public QWidget
{
    Q_OBJECT

public:
    AltTextHint(Theme& theme, QWidget* parent);

    /// Picture `number` of `count`, at a line of the text in the parent's coordinates, inside `room`.
    void showAt(const QRect& line, const QRect& room, int number, int count);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    Theme& m_theme;
    QLabel* m_words;
    QLabel* m_keys;
};

} // namespace brickwork
