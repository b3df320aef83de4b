// A small form inside the Posts page for a publication made elsewhere: title, address and when it goes out.
// It checks only what a look at the fields can tell; whether it was recorded, others say.
#pragma once

#include <QDateTime>
#include <QFrame>

class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class RecordForm final : public QFrame
{
    Q_OBJECT

public:
    explicit RecordForm(QWidget* parent = nullptr);

    /// Shows the empty form, the cursor in its first field.
    void open();
    /// True from a wish until the fields are changed or the form is closed.
    [[nodiscard]] bool isWaiting() const { return m_waiting; }
    void close();

Q_SIGNALS:
    /// `when` is a reading of the wall clock, or invalid for now.
    void recordWished(const QString& title, const QString& url, const QDateTime& when);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void wish();
    void check();

    QLineEdit* m_title;
    QLineEdit* m_address;
    QCheckBox* m_otherTime;
    QDateTimeEdit* m_when;
    QLabel* m_notice;
    QPushButton* m_record;
    QPushButton* m_cancel;
    bool m_waiting = false;
};

} // namespace brickwork
