// The Posts page: every publication as a table, a filter, and what can be done with the post that is
// selected. Shows a PostsState and says what the writer wants; it holds no fact and changes none.
#pragma once

#include "ui/posts/posts_model.h"

#include <QDateTime>
#include <QUrl>
#include <QWidget>

#include <array>

class QAction;
class QBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace brickwork {

class ElidedLabel;
class PostsStrips;
class PostsTable;
class RecordForm;
class SeriesPill;
class Theme;

class PostsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PostsPage(Theme& theme, QWidget* parent = nullptr);

    /// Selection, sorting, filter and scroll stay.
    void setState(const PostsState& state);
    [[nodiscard]] const PostsState& state() const { return m_state; }
    /// Over the table: what is due, and what came up again.
    [[nodiscard]] PostsStrips& strips() { return *m_strips; }

Q_SIGNALS:
    void openDraftRequested(const brickwork::DraftId& draft);
    void openPageRequested(const QUrl& url);
    void copyLinkRequested(const QUrl& url);
    void updateRequested(const brickwork::DraftId& draft);
    void retractRequested(const brickwork::PostId& post); ///< from everywhere
    void retractFromRequested(const brickwork::PostId& post, const QString& target);
    void restoreRequested(const brickwork::PostId& post);
    /// `when` is a reading of the wall clock, or invalid for now.
    void recordRequested(const QString& title, const QString& url, const QDateTime& when);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Deed
    {
        OpenDraft,
        OpenPage,
        CopyLink,
        Update,
        TakeBack, ///< or publish again
        deedCount
    };

    void makeHead(QBoxLayout* column);
    [[nodiscard]] QWidget* makeMessage();
    void makeDeeds(QBoxLayout* column);
    void connectAll();
    void setFonts();
    void setMargins();

    [[nodiscard]] const PostRow* selected() const;
    void select(int row);
    [[nodiscard]] PostId newIn(const PostsState& state) const;
    void reveal(const PostId& key);
    void filter(const QString& words);
    void filterSeries(const QString& series);
    void tell();
    void tellSelected();
    void open();
    void perform(Deed deed);
    void showMenu(const QPoint& position);
    void addPlaces(QMenu& menu, const PostRow& row);
    void askFromWhere(const PostRow& row);
    [[nodiscard]] bool filterKey(int key);

    Theme& m_theme;
    PostsState m_state;
    PostsModel m_model;
    PostsFilter m_filter;
    QLabel* m_heading;
    QLabel* m_detail;
    QLineEdit* m_search;
    QAction* m_searchIcon;
    SeriesPill* m_series;
    QPushButton* m_record;
    RecordForm* m_form;
    PostsStrips* m_strips;
    QStackedWidget* m_body;
    PostsTable* m_table;
    QLabel* m_message;
    QLabel* m_messageMore;
    QWidget* m_deedRow;
    ElidedLabel* m_origin;
    std::array<QAction*, deedCount> m_deeds{};
    std::array<QPushButton*, deedCount> m_buttons{};
};

} // namespace brickwork
