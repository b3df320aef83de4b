// A line that can be unfolded: a button that says what is below it, and a content that is hidden until it is
// pressed.
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace brickwork {

class Theme;

class Fold final : public QWidget
{
    Q_OBJECT

public:
    Fold(Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// Takes the content over; one only.
    void setContent(QWidget* content);
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);

Q_SIGNALS:
    void toggled(bool open);

protected:
    void changeEvent(QEvent* event) override;

private:
    void tell();

    Theme& m_theme;
    QPushButton* m_button;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
    bool m_open = false;
};

} // namespace brickwork
