// The sheet that searches all drafts: a field, how to look, and what was found, draft by draft. It says what
// is looked for and what is picked; it reads no file.
#pragma once

#include "core/flows/workspace_search.h"
#include "ui/theme/sheet.h"

#include <QModelIndex>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace brickwork {

class SearchModel;
class SearchOptions;

class SearchSheet final : public Sheet
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil.
    SearchSheet(Theme& theme, QWidget* parent);

    /// Opens with what was found last; with `text`, if there is any, as what is looked for.
    void open(const QString& text);
    void addFindings(const DraftFindings& findings);
    void finish(const SearchSum& sum);
    [[nodiscard]] SearchFor wanted() const;

Q_SIGNALS:
    /// What is looked for is another; what was found before is no longer of it.
    void wantedChanged(const brickwork::SearchFor& wanted);
    void picked(const brickwork::DraftId& id, int line, int column, int length);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void place() override;
    void look();
    void pick(const QModelIndex& index);
    [[nodiscard]] bool steer(int key, Qt::KeyboardModifiers modifiers);
    void showSum(const SearchSum& sum, bool running);
    void recolour();

    QLineEdit* m_field;
    QAction* m_icon = nullptr;
    SearchOptions* m_options;
    QLabel* m_sentence;
    QListView* m_list;
    SearchModel* m_model;
    SearchSum m_sum;      ///< of what was found so far
    bool m_stale = false; ///< what is shown is of the search before
};

} // namespace brickwork
