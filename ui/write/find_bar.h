// The bar over the text that one finds and replaces with. It shows a FindState and says what is looked for
// and wished; it finds nothing itself.
#pragma once

#include "core/markdown/text_search.h"
#include "ui/write/find_state.h"

#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace brickwork {

class SearchOptions;
class Theme;

class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(Theme& theme, QWidget* parent = nullptr);

    void setState(const FindState& state);
    /// Says nothing; `limited`: only within a selection.
    void setWanted(const SearchFor& wanted, bool limited);
    [[nodiscard]] SearchFor wanted() const;
    [[nodiscard]] QString replacement() const;
    void showReplace(bool on);
    /// The text may be changed.
    void setEditable(bool on);
    /// The keyboard goes into the field, all its text selected.
    void focusField();
    /// What is wrong with what is put in, or nothing.
    void tellReplaceProblem(const QString& sentence);

Q_SIGNALS:
    void wantedChanged();
    void limitChosen(bool limited);
    void nextRequested();
    void previousRequested();
    void replaceRequested();
    void replaceAllRequested();
    void closeRequested();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildFindRow(QGridLayout* grid);
    void buildReplaceRow(QGridLayout* grid);
    void showProblem();
    void recolour();
    void fitCount();

    Theme& m_theme;
    FindState m_state;
    QString m_replaceProblem;
    QToolButton* m_expand = nullptr;
    QLineEdit* m_field = nullptr;
    QAction* m_icon = nullptr;
    SearchOptions* m_options = nullptr;
    QToolButton* m_limit = nullptr;
    QLabel* m_count = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_close = nullptr;
    QWidget* m_replaceRow = nullptr;
    QLineEdit* m_with = nullptr;
    QPushButton* m_replace = nullptr;
    QPushButton* m_replaceAll = nullptr;
    QLabel* m_problem = nullptr;
    bool m_editable = true;
};

} // namespace brickwork
