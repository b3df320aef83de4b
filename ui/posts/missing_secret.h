// One password or key, asked for where it is missing. It says what was typed once and forgets it then.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class Theme;

class MissingSecret final : public QWidget
{
    Q_OBJECT

public:
    explicit MissingSecret(Theme& theme, QWidget* parent = nullptr);

    /// `caption` is what the place calls it, `hint` where to find one.
    void ask(const QString& place, const QString& caption, const QString& hint);
    [[nodiscard]] QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    void given(const QString& secret);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void give();

    QLabel* m_caption;
    QLineEdit* m_field;
    QPushButton* m_go;
    QLabel* m_hint;
};

} // namespace brickwork
