// A time of day as a field: it shows what holds and says what the writer chose once the edit is finished.
#pragma once

#include "ui/settings/finished_edit.h"

#include <QTimeEdit>

namespace brickwork {

/// How the locale writes a time of day, without the seconds that some write.
[[nodiscard]] QString timeFormat();

class TimeField final : public QTimeEdit
{
    Q_OBJECT

public:
    explicit TimeField(QWidget* parent);

    /// What holds, in minutes after midnight: shown at once unless the field is being edited.
    void setHeld(int minutes);
    /// As the field shows it.
    [[nodiscard]] int minutes() const;

Q_SIGNALS:
    void chosen(int minutes);

private:
    void finish();
    void showHeld();

    FinishedEdit m_edit;
    int m_held = 0;
};

} // namespace brickwork
