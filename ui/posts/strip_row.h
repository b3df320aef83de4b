// A row of a strip over the table of posts: a title, a line on it, and what can be done. Seen only inside
// this room.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace brickwork {

class ElidedLabel;

class StripRow final : public QWidget
{
    Q_OBJECT

public:
    StripRow(const QString& name, QWidget* parent);

    void setTexts(const QString& title, const QString& below);
    /// The first stands nearest the texts. `name` follows the row's own in the object name.
    QPushButton* addDeed(const QString& text, const QString& name, const QString& toolTip = {});
    [[nodiscard]] QPushButton* deed(int index) const { return m_deeds.at(index); }
    [[nodiscard]] const QList<QPushButton*>& deeds() const { return m_deeds; }
    void setFonts();

private:
    ElidedLabel* m_title;
    ElidedLabel* m_below;
    QHBoxLayout* m_row;
    QList<QPushButton*> m_deeds;
    QStringList m_names; ///< of the deeds
};

} // namespace brickwork
