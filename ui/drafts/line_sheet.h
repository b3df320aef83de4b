// One line that is caught before it is gone, as an idea is. Enter keeps it, Shift+Enter keeps it and waits
// for the next, Escape closes. It shows what it is told and keeps nothing itself.
#pragma once

#include "ui/drafts/draft_sheet.h"

class QLineEdit;

namespace brickwork {

struct LineWords
{
    QString heading;
    QString placeholder; ///< also what the field is called
    QString standing;    ///< a sentence on what waits already; may be empty
};

/// What happens after a line was kept.
enum class AfterLine
{
    Close,
    Next
};

class LineSheet final : public DraftSheet
{
    Q_OBJECT

public:
    LineSheet(Theme& theme, QWidget* parent, const QString& name);

    /// What was typed and not kept stays from the time before.
    void open(const LineWords& words);
    /// The wish was granted: the field is empty again, or the sheet goes.
    void kept(AfterLine after, const QString& standing);

Q_SIGNALS:
    void wished(const QString& line, brickwork::AfterLine after);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void wish(AfterLine after);

    QLineEdit* m_field;
    QLabel* m_standing;
};

} // namespace brickwork
