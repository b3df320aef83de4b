// What a new draft begins with: the templates to choose from, and what the chosen one asks for. It shows a
// NewDraftState and says what is wished; it makes nothing.
#pragma once

#include "core/flows/draft_shelf.h"
#include "core/flows/draft_templates.h"
#include "ui/drafts/draft_sheet.h"

class QComboBox;
class QLineEdit;

namespace brickwork {

class SheetList;

struct NewDraftState
{
    std::vector<DraftTemplate> templates;
    std::vector<SeriesEntry> series;
    QStringList notes; ///< for the newsletter
    Day today;
    QLocale locale;
};

struct NewDraftWish
{
    DraftTemplate made;
    TemplateFill fill;
};

class NewDraftSheet final : public DraftSheet
{
    Q_OBJECT

public:
    NewDraftSheet(Theme& theme, QWidget* parent);

    void open(const NewDraftState& state);

Q_SIGNALS:
    void wished(const brickwork::NewDraftWish& wish);
    void folderWished(); ///< of the writer's templates

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildFields();
    void chooseTemplate();
    void chooseSeries();
    void offerTitle();
    void wish();
    [[nodiscard]] const DraftTemplate& chosen() const;
    [[nodiscard]] TemplateFill fill() const;
    /// What is missing, as a sentence; empty if nothing is.
    [[nodiscard]] QString missing() const;

    NewDraftState m_state;
    SheetList* m_templates;
    QLabel* m_explanation;
    QLineEdit* m_title;
    QLineEdit* m_url;
    QComboBox* m_series;
    QLineEdit* m_number;
    QLabel* m_notes;
    QList<QWidget*> m_urlRow;
    QList<QWidget*> m_seriesRow;
    bool m_titled = false; ///< by the writer; until then the title is the offered one
};

} // namespace brickwork
