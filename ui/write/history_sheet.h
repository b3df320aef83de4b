// The history of a draft: its versions by day, and each of them beside the text of now, the version before,
// or alone. It says what the writer wants done with a version; texts are told to it when it asks for them.
#pragma once

#include "ui/theme/sheet.h"
#include "ui/write/history_state.h"

#include <optional>

class QLabel;
class QPushButton;

namespace brickwork {

class BriefLabel;
class ComparePanel;
class HistoryList;
class SegmentSwitch;
class Theme;

/// The texts that a version is compared with.
struct HistoryTexts
{
    int version = -1; ///< of whom these are the texts
    QString text;
    std::optional<QString> previous; ///< of the version before; nothing for the oldest
    QString now;                     ///< of the editor
};

class HistorySheet final : public Sheet
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil.
    HistorySheet(Theme& theme, QWidget* parent);

    /// Opens on the newest version, which is asked for.
    void open(const HistoryState& state);
    /// Other versions of the same draft: what is looked at stays.
    void setState(const HistoryState& state);
    /// Answers textsWished(); texts of another version than the chosen one are passed over.
    void setTexts(const HistoryTexts& texts);
    /// The text of the chosen version cannot be had: why.
    void refuse(int version, const QString& sentence);
    /// How a wish went.
    void tell(const QString& sentence);
    [[nodiscard]] int version() const;

Q_SIGNALS:
    void textsWished(int version);
    void restoreWished(int version);
    void copyWished(int version);
    void newDraftWished(int version);

private:
    enum Against
    {
        Now,
        Previous,
        Nothing
    };

    void build();
    void connectParts();
    void setFonts();
    void choose(int version);
    void compare();
    void allow();
    void place() override;

    HistoryState m_state;
    std::optional<HistoryTexts> m_texts;
    BriefLabel* m_heading;
    HistoryList* m_list;
    QLabel* m_empty;
    QLabel* m_footer;
    BriefLabel* m_chosen;
    SegmentSwitch* m_against;
    ComparePanel* m_panel;
    QPushButton* m_close;
    QPushButton* m_copy;
    QPushButton* m_newDraft;
    QPushButton* m_restore;
};

} // namespace brickwork
