// Says finished() once an edit of a number or time field is over: on Return, on leaving or hiding the field,
// or after a pause once it was stepped. What is being typed is left alone: half a number is no number. Escape
// gives the edit up.
#pragma once

#include <QObject>
#include <QTimer>

class QAbstractSpinBox;

namespace brickwork {

class FinishedEdit final : public QObject
{
    Q_OBJECT

public:
    /// Lives as long as the field.
    explicit FinishedEdit(QAbstractSpinBox* field);

    /// The writer changed the field and is not done yet.
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// To be told of each change of the value; those that typing brings are none.
    void stepped();

Q_SIGNALS:
    void finished();
    void givenUp();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void typed();
    void finish();

    QAbstractSpinBox* m_field;
    QTimer m_pause;
    bool m_open = false;
    bool m_typing = false;
};

} // namespace brickwork
