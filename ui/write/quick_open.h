// Quick open (Ctrl+P): a draft by parts of its title or file name, a heading of the open one after "#" or
// "@". It says what was picked and opens nothing.
#pragma once

#include "ui/theme/pick_dialog.h"
#include "ui/write/quick_open_state.h"

namespace brickwork {

class QuickOpen final : public PickDialog
{
    Q_OBJECT

public:
    /// `typed`: what stands in the field at once, as "@" for headings.
    QuickOpen(Theme& theme, QuickOpenState state, const QString& typed, QWidget* parent);

Q_SIGNALS:
    void draftChosen(const brickwork::DraftId& id);
    void lineChosen(int line);
    void searchRequested(const QString& text); ///< Ctrl+Enter too: in the texts of all drafts

protected:
    void fill(const QString& typed) override;
    void pick(int index, Qt::KeyboardModifiers modifiers) override;

private:
    QuickOpenState m_state;
    std::vector<QuickRow> m_rows;
};

} // namespace brickwork
