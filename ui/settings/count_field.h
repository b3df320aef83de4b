// A number that may be off, as a field: it shows what holds and says what the writer chose once the edit is
// finished. A choice that was not granted is shown no longer.
#pragma once

#include "ui/settings/finished_edit.h"

#include <QSpinBox>

namespace brickwork {

class CountField final : public QSpinBox
{
    Q_OBJECT

public:
    /// From `least` to `most`, `step` by step; a `least` of 0 reads "Off", and so does an emptied field.
    CountField(int least, int most, int step, QWidget* parent);

    /// What holds: shown at once unless the field is being edited.
    void setHeld(int count);

    void fixup(QString& input) const override;

Q_SIGNALS:
    void chosen(int count);

private:
    void finish();
    void showHeld();

    FinishedEdit m_edit;
    int m_held;
};

} // namespace brickwork
