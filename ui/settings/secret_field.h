// A field for a password or key: its letters are hidden until the writer wants to see them. It hands the
// secret out once and keeps nothing when it is emptied.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace brickwork {

class SecretField final : public QWidget
{
    Q_OBJECT

public:
    SecretField(const QString& name, QWidget* parent);

    void setCaption(const QString& caption);
    /// One is on record: an empty field means that it stays.
    void setKept(bool kept);
    [[nodiscard]] QString value() const;
    void clear();
    [[nodiscard]] QLineEdit* line() const { return m_line; }

Q_SIGNALS:
    void edited();
    void entered();

private:
    void reveal(bool shown);

    QLineEdit* m_line;
    QPushButton* m_reveal;
    QString m_caption;
};

} // namespace brickwork
