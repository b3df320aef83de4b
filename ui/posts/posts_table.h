// The table of posts: columns as wide as they need, the title's takes the rest. Enter and a double click open
// the current row; the widths follow the texts, the model and the order are the page's.
#pragma once

#include <QTableView>

namespace brickwork {

class PostsModel;
class Theme;

class PostsTable final : public QTableView
{
    Q_OBJECT

public:
    PostsTable(Theme& theme, QWidget* parent);

    /// Every column but the title's becomes as wide as the widest of its texts; rows follow the font.
    void fitTo(const PostsModel& posts);

Q_SIGNALS:
    void opened();
    void escaped(); ///< Escape was pressed

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void fitPlaces();

    int m_placeWidth = 0; ///< that all places want
};

} // namespace brickwork
