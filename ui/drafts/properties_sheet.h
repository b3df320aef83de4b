// What is known about a draft beside its text, to read and to change. It shows DraftProperties and says what
// they shall be; it writes nothing.
#pragma once

#include "core/flows/draft_properties.h"
#include "ui/drafts/draft_sheet.h"

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;

namespace brickwork {

struct PropertiesState
{
    DraftProperties properties;
    QString derivedStatus; ///< what it is without saying so, for a person
    QStringList tags;      ///< of the workspace, the most used first
    QStringList series;
    QString offeredSlug;    ///< from the title
    QString readOnlyReason; ///< then all is shown and nothing can be changed
};

class PropertiesSheet final : public DraftSheet
{
    Q_OBJECT

public:
    PropertiesSheet(Theme& theme, QWidget* parent);

    void open(const PropertiesState& state);

Q_SIGNALS:
    void saveWished(const brickwork::DraftProperties& before, const brickwork::DraftProperties& after);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addRow(QGridLayout& grid, const QString& caption, QWidget* field);
    QLineEdit* addLine(const QString& name, const QString& caption);
    void fill(const PropertiesState& state);
    void save();
    [[nodiscard]] Result<DraftProperties> wanted() const;

    PropertiesState m_state;
    QLineEdit* m_title;
    QComboBox* m_status;
    QLineEdit* m_tags;
    QLineEdit* m_series;
    QLineEdit* m_number;
    QPlainTextEdit* m_description;
    QLineEdit* m_language;
    QLineEdit* m_goal;
    QLineEdit* m_due;
    QLineEdit* m_slug;
    QPushButton* m_save;
    QPushButton* m_close;
};

} // namespace brickwork
