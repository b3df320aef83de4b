// A card of the wall page: title, a quiet detail and buttons in a row, perhaps a sentence, and the chart.
#pragma once

#include <QFrame>
#include <QString>

class QBoxLayout;
class QLabel;

namespace brickwork {

class BriefLabel;

class WallCardFrame final : public QFrame
{
    Q_OBJECT

public:
    /// `reach`: how far the content reaches out, on either side, of the line in which words stand.
    WallCardFrame(const QString& title, QWidget* content, int reach, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setDetail(const QString& detail);
    /// Between title and content; gone while it is empty.
    void setSentence(const QString& sentence);
    /// At the end of the title's row.
    void addButton(QWidget* button);
    void setFonts();

    /// The least height that shows everything at a width.
    [[nodiscard]] int leastHeight(int width) const;
    /// What the card takes besides its content, at a width.
    [[nodiscard]] int chrome(int width) const;

private:
    BriefLabel* m_title;
    BriefLabel* m_detail;
    QLabel* m_sentence;
    QWidget* m_content;
    QBoxLayout* m_row;
};

} // namespace brickwork
