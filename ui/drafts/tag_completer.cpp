#include "ui/drafts/tag_completer.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace brickwork {

TagCompleter::TagCompleter(const QStringList& tags, QLineEdit* field)
    : QCompleter(tags, field), m_field(field)
{
    setCaseSensitivity(Qt::CaseInsensitive);
    field->setCompleter(this);
}

QString TagCompleter::pathFromIndex(const QModelIndex& index) const
{
    const QString typed = m_field->text();
    const qsizetype comma = typed.lastIndexOf(u',');
    const QString before = comma < 0 ? QString() : typed.first(comma + 1) + u' ';
    return before + QCompleter::pathFromIndex(index);
}

QStringList TagCompleter::splitPath(const QString& path) const
{
    return {path.sliced(path.lastIndexOf(u',') + 1).trimmed()};
}

} // namespace brickwork
