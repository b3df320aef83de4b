// One HTML file with everything in it.

#include "core/base/durable_file.h"
#include "core/flows/draft_export_private.h"
#include "core/markdown/html.h"
#include "core/publish/media.h"
#include "core/publish/pandoc_tree.h"
#include "core/publish/standalone_page.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork::exporting {

namespace {

/// More than many mailboxes take.
constexpr qint64 largeFile = 20LL * 1024 * 1024;
constexpr qint64 mebibyte = 1024LL * 1024;

/// Headings that can be linked to, as "#like-this": only if those of the HTML are those of the text.
QString withAnchors(const QString& body, std::vector<OutlineEntry> outline)
{
    static const QRegularExpression heading(u"<h([1-6])>"_s);
    QList<QRegularExpressionMatch> found;
    for (const auto& match : heading.globalMatch(body))
        found << match;
    const bool same = std::ranges::equal(found, outline,
                                         [](const QRegularExpressionMatch& match, const OutlineEntry& entry) {
                                             return match.captured(1).toInt() == entry.level;
                                         });
    if (!same)
        return body;
    QString anchored;
    QSet<QString> taken;
    qsizetype from = 0;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const QString base = headingAnchor(outline[static_cast<size_t>(i)].text);
        QString anchor = base;
        for (int more = 1; taken.contains(anchor); ++more)
            anchor = base + u'-' + QString::number(more);
        taken.insert(anchor);
        anchored += QStringView(body).sliced(from, found[i].capturedStart() - from);
        anchored += u"<h%1 id=\"%2\">"_s.arg(found[i].captured(1), anchor.toHtmlEscaped());
        from = found[i].capturedEnd();
    }
    anchored += QStringView(body).sliced(from);
    return anchored;
}

} // namespace

Result<Exported> exportHtml(const ExportOrder& order, const Manuscript& manuscript,
                            const std::stop_token& stop)
{
    LinkBook links(order);
    std::map<QString, QString> pictures;
    for (const PlannedMedia& picture : manuscript.media) {
        if (stop.stop_requested())
            return calledOff();
        const auto bytes = readWhole(picture.file, largestPicture);
        if (!bytes)
            return Failure(bytes.error());
        pictures.insert_or_assign(picture.url, u"data:%1;base64,"_s.arg(picture.mediaType) +
                                                   QString::fromLatin1(bytes->toBase64()));
    }
    int remote = 0;
    const auto address = [&](AddressKind kind, const QString& url) -> std::optional<QString> {
        if (kind == AddressKind::Link)
            return links.address(url);
        const auto held = pictures.find(url);
        if (held != pictures.end())
            return held->second;
        const bool web = url.startsWith("http"_L1) || url.startsWith("//"_L1);
        remote += web ? 1 : 0;
        // One that is not there leaves its description.
        return web || url.startsWith("data:"_L1) ? std::optional(url) : std::nullopt;
    };
    const QString body =
        renderHtml(order.draft.text, {.dropTitleHeading = manuscript.titleInText, .address = address});
    std::vector<OutlineEntry> outline = manuscript.document.outline;
    if (manuscript.titleInText && !outline.empty())
        outline.erase(outline.begin());
    const QString page = standalonePage({.title = manuscript.title,
                                         .naming = manuscript.naming,
                                         .subtitle = manuscript.subtitle,
                                         .description = manuscript.document.excerpt,
                                         .authors = manuscript.authors},
                                        withAnchors(body, std::move(outline)));
    const QByteArray bytes = page.toUtf8();
    if (auto put = putFile(order, bytes); !put)
        return Failure(put.error());
    Exported exported{.path = order.path, .remarks = manuscript.remarks};
    exported.remarks << links.remarks();
    if (remote > 0)
        exported.remarks << Words::tr(
            "Pictures on the web stay there: they are seen only with a connection.");
    if (bytes.size() > largeFile)
        exported.remarks << Words::tr("With its pictures the file has %1 MB.").arg(bytes.size() / mebibyte);
    return exported;
}

} // namespace brickwork::exporting
