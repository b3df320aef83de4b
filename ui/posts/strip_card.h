// A quiet card over the table of posts: a heading with a sentence, and rows of which it shows a few until
// more are wished. It is hidden while it has none. Seen only inside this room.
#pragma once

#include <QFrame>
#include <QList>

#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace brickwork {

class ElidedLabel;
class StripRow;
class Theme;

class StripCard final : public QFrame
{
    Q_OBJECT

public:
    StripCard(Theme& theme, const QString& name, QWidget* parent);

    void setTexts(const QString& heading, const QString& note);
    /// As many rows as there are things; the caller fills them in.
    void setRows(int count, const std::function<StripRow*(const QString& name)>& make);
    [[nodiscard]] StripRow* row(int index) const { return m_rows.at(index); }
    /// How many rows it shows unasked.
    void setFew(int few);

private:
    void setFonts();
    void tell();

    QLabel* m_heading;
    ElidedLabel* m_note;
    QPushButton* m_more;
    QBoxLayout* m_column;
    QList<StripRow*> m_rows;
    int m_few = 1;
    bool m_all = false;
};

} // namespace brickwork
