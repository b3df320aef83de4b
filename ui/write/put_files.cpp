#include "ui/write/put_files.h"

#include "core/markdown/inline_markdown.h"

#include <QByteArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A path as the target of a link: what an address cannot hold, and what would end the link, is encoded;
/// letters of any script stay readable.
QString targetOf(const QString& path)
{
    QString target;
    for (const QChar c : path) {
        const bool own = c.unicode() >= 0x80 && (c.isLetterOrNumber() || c.isMark() || c.isSurrogate());
        const bool plain = c.unicode() < 0x80 && (c.isLetterOrNumber() || "/-._~!$&'*+,;=@"_L1.contains(c));
        if (own || plain)
            target += c;
        else
            target += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding());
    }
    return target;
}

} // namespace

QString linkTo(const LinkedFile& file)
{
    const QString link =
        u'[' + escapedLabel(file.text) + "]("_L1 + linkDestination(targetOf(file.path)) + u')';
    return file.picture ? u'!' + link : link;
}

} // namespace brickwork
