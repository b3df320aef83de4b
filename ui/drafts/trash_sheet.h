// The drafts in the trash: which there are, what one of them says, and the way back. It shows rows and texts
// and says what is wished; it moves nothing.
#pragma once

#include "ui/drafts/draft_sheet.h"

#include <vector>

class QLabel;
class QPlainTextEdit;

namespace brickwork {

class SheetList;

struct TrashRow
{
    QString key; ///< handed back with each wish
    QString title;
    QString meta; ///< "yesterday · 412 words · letters"
    friend bool operator==(const TrashRow&, const TrashRow&) = default;
};

class TrashSheet final : public DraftSheet
{
    Q_OBJECT

public:
    TrashSheet(Theme& theme, QWidget* parent);

    void open(const std::vector<TrashRow>& rows);
    /// The rows are others now; the place stays where it was.
    void setRows(const std::vector<TrashRow>& rows);
    /// What the chosen draft says.
    void setText(const QString& key, const QString& text);

Q_SIGNALS:
    void textWished(const QString& key);
    void restoreWished(const QString& key);

protected:
    void place() override;

private:
    void build();
    [[nodiscard]] QString chosen() const;
    void choose();

    std::vector<TrashRow> m_rows;
    SheetList* m_list;
    QPlainTextEdit* m_text;
    QLabel* m_empty;
    QPushButton* m_restore;
    QPushButton* m_close;
};

} // namespace brickwork
