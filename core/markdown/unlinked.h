// Takes links out of a Markdown text and leaves their words: nothing else of it changes, which is made sure
// of by a parse of the result. Knows no disk.
#pragma once

#include <QString>
#include <QStringList>

namespace brickwork {

struct Unlinked
{
    QString text;
    QStringList left; ///< addresses whose links could not be taken out without changing more than them
};

/// `addresses`: of the links that go, as a parse gives them. Inline links, references and their definitions
/// are known; pictures, raw HTML, code and front matter stay as they are.
[[nodiscard]] Unlinked withoutLinks(const QString& text, const QStringList& addresses);

} // namespace brickwork
