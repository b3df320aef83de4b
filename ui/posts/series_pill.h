// Which series the posts are shown of: a pill with a menu of those there are, hidden while there is none.
// Seen only inside this room.
#pragma once

#include <QString>
#include <QStringList>
#include <QToolButton>

namespace brickwork {

class SeriesPill final : public QToolButton
{
    Q_OBJECT

public:
    explicit SeriesPill(QWidget* parent);

    /// A wanted one that is gone is wanted no more: then wanted() is empty.
    void setNames(const QStringList& names);
    [[nodiscard]] const QString& wanted() const { return m_wanted; } ///< empty: all
    void choose(const QString& series);

Q_SIGNALS:
    void chosen(const QString& series);

private:
    void tell();

    QStringList m_names;
    QString m_wanted;
};

} // namespace brickwork
