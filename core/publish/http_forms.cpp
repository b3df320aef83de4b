// Bodies with files, and the links a reply names.
#include "core/publish/entities.h"
#include "core/publish/http.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype searchedAtMost = 1024 * 1024;

/// As browsers write a name between quotation marks.
QByteArray quoted(QByteArray name)
{
    return '"' + name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A") + '"';
}

bool namesRelation(const QString& relations, QStringView relation)
{
    static const QRegularExpression space(u"\\s+"_s);
    const QStringList all = relations.split(space, Qt::SkipEmptyParts);
    return std::ranges::any_of(
        all, [&](const QString& one) { return one.compare(relation, Qt::CaseInsensitive) == 0; });
}

/// Of an element or of the parameters of a Link header; nothing if it has none of that name.
std::optional<QString> attributeOf(const QString& text, const QString& name)
{
    const QRegularExpression attribute(
        u"(?:^|[\\s;\"'/])%1\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\";,]+))"_s.arg(name),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = attribute.match(text);
    if (!match.hasMatch())
        return {};
    for (const int group : {1, 2, 3}) {
        if (match.hasCaptured(group))
            return match.captured(group);
    }
    return QString();
}

/// Without what stands from `open` to `close`, each time.
QString without(const QString& html, QLatin1StringView open, QLatin1StringView close)
{
    QString rest;
    qsizetype at = 0;
    for (;;) {
        const qsizetype begin = html.indexOf(open, at, Qt::CaseInsensitive);
        rest += html.sliced(at, (begin < 0 ? html.size() : begin) - at);
        const qsizetype end = begin < 0 ? -1 : html.indexOf(close, begin + open.size(), Qt::CaseInsensitive);
        if (end < 0)
            return rest;
        at = end + close.size();
    }
}

QUrl linkOfHeader(const HttpReply& reply, QStringView relation)
{
    static const QRegularExpression link(
        u"<([^>]*)>((?:\\s*;\\s*[A-Za-z0-9*_-]+\\s*(?:=\\s*(?:\"[^\"]*\"|[^,;\"\\s]+))?)*)"_s);
    for (const QByteArray& header : reply.allHeaders("Link")) {
        for (auto found = link.globalMatch(QString::fromUtf8(header)); found.hasNext();) {
            const auto match = found.next();
            const QString parameters = match.captured(2);
            // With an anchor it says something of another page.
            if (namesRelation(attributeOf(parameters, u"rel"_s).value_or(QString()), relation) &&
                !attributeOf(parameters, u"anchor"_s))
                return reply.url.resolved(QUrl(match.captured(1)));
        }
    }
    return {};
}

QUrl linkOfHtml(const HttpReply& reply, QStringView relation)
{
    QString html = QString::fromUtf8(reply.body.left(searchedAtMost));
    html = without(html, "<!--"_L1, "-->"_L1);
    for (const auto& [open, close] :
         {std::pair("<script"_L1, "</script"_L1), std::pair("<style"_L1, "</style"_L1),
          std::pair("<textarea"_L1, "</textarea"_L1), std::pair("<template"_L1, "</template"_L1)})
        html = without(html, open, close);
    static const QRegularExpression tag(u"<(base|link|a)\\b([^<>]*)>"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    QUrl base = reply.url;
    for (auto found = tag.globalMatch(html); found.hasNext();) {
        const auto match = found.next();
        const auto address = attributeOf(match.captured(2), u"href"_s).transform(&withoutEntities);
        if (!address)
            continue;
        if (match.captured(1).compare("base"_L1, Qt::CaseInsensitive) == 0)
            base = reply.url.resolved(QUrl(address->trimmed()));
        else if (namesRelation(attributeOf(match.captured(2), u"rel"_s).value_or(QString()), relation))
            return base.resolved(QUrl(address->trimmed()));
    }
    return {};
}

} // namespace

FormBody multipart(const std::vector<FormPart>& parts)
{
    QByteArray boundary;
    const auto occurs = [&](const FormPart& part) { return part.value.contains(boundary); };
    do {
        boundary = "brickwork-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36) +
                   QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    } while (std::ranges::any_of(parts, occurs));
    FormBody form{"multipart/form-data; boundary=" + boundary, {}};
    for (const FormPart& part : parts) {
        form.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quoted(part.name);
        if (!part.fileName.isEmpty())
            form.body += "; filename=" + quoted(part.fileName.toUtf8());
        if (!part.mediaType.isEmpty())
            form.body += "\r\nContent-Type: " + part.mediaType;
        form.body += "\r\n\r\n" + part.value + "\r\n";
    }
    form.body += "--" + boundary + "--\r\n";
    return form;
}

QUrl linkOf(const HttpReply& reply, QStringView relation)
{
    const QUrl told = linkOfHeader(reply, relation);
    return told.isValid() ? told : linkOfHtml(reply, relation);
}

} // namespace brickwork
