#include "ui/preview/preview_mime.h"

#include "core/markdown/html.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

const QString& markdownType()
{
    static const QString type = u"text/markdown"_s;
    return type;
}

const QString& htmlType()
{
    static const QString type = u"text/html"_s;
    return type;
}

} // namespace

PreviewMime::PreviewMime(const QString& plain, const QString& source) : m_source(source)
{
    setText(plain);
}

QStringList PreviewMime::formats() const
{
    QStringList all = QMimeData::formats();
    if (!m_source.isEmpty())
        all << markdownType() << htmlType();
    return all;
}

bool PreviewMime::hasFormat(const QString& type) const
{
    return formats().contains(type);
}

QVariant PreviewMime::retrieveData(const QString& type, QMetaType wanted) const
{
    if (m_source.isEmpty())
        return QMimeData::retrieveData(type, wanted);
    if (type == markdownType())
        return m_source.toUtf8();
    if (type == htmlType())
        return renderHtml(m_source,
                          {.rawHtml = RawHtml::Drop, .smartPunctuation = true, .dropTitleHeading = false});
    return QMimeData::retrieveData(type, wanted);
}

} // namespace brickwork
