// Completes the last of several words between commas. Seen only inside this room.
#pragma once

#include <QCompleter>

class QLineEdit;

namespace brickwork {

class TagCompleter final : public QCompleter
{
    Q_OBJECT

public:
    /// Attaches itself to the field, whose child it is.
    TagCompleter(const QStringList& tags, QLineEdit* field);

    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override;
    [[nodiscard]] QStringList splitPath(const QString& path) const override;

private:
    QLineEdit* m_field;
};

} // namespace brickwork
