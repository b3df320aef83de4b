// A button that copies something and, once that is done, says so for a moment.
#pragma once

#include <QPushButton>
#include <QTimer>

namespace brickwork {

class Theme;

class CopyButton final : public QPushButton
{
    Q_OBJECT

public:
    CopyButton(Theme& theme, const QString& caption, QWidget* parent = nullptr);

    void setCaption(const QString& caption);
    /// What it is for is on the clipboard now.
    void confirm();
    /// Says its caption again at once.
    void reset();

private:
    void fit();

    Theme& m_theme;
    QString m_caption;
    QTimer m_moment;
};

} // namespace brickwork
