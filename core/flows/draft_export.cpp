#include "core/flows/draft_export.h"

#include "core/base/durable_file.h"
#include "core/flows/draft_export_private.h"
#include "core/markdown/draft_facts.h"
#include "core/markdown/tree_builder.h"
#include "core/publish/article.h"
#include "core/publish/media.h"
#include "core/publish/post_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace exporting {

namespace {

constexpr qsizetype namedAtMost = 5;

/// The side the first letter that has one wants to be read from.
bool readsFromTheRight(const QString& text)
{
    for (const uint letter : text.toUcs4()) {
        switch (QChar::direction(letter)) {
        case QChar::DirL:
            return false;
        case QChar::DirR:
        case QChar::DirAL:
            return true;
        default:
            break;
        }
    }
    return false;
}

/// A picture of the writer's own HTML that lies on this computer.
bool hasPictureInHtml(const Document& document)
{
    static const QRegularExpression local(
        u"<(?:img|video|audio|source)\\b[^>]*\\bsrc\\s*=\\s*[\"']?(?!https?:|data:|//)[^\\s\"'>]"_s,
        QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(document.nodes, [](const Node& node) {
        return (node.kind == NodeKind::HtmlBlock || node.kind == NodeKind::HtmlInline) &&
               local.match(node.text).hasMatch();
    });
}

} // namespace

Manuscript manuscriptOf(const ExportOrder& order)
{
    Manuscript manuscript;
    Document& document = manuscript.document;
    document = parseMarkdown(order.draft.text);
    const FrontMatter& own = document.frontMatter;
    manuscript.naming = nameOf(order.draft, document, {}, order.date);
    manuscript.subtitle = firstOf(own, {u"subtitle"}).simplified();
    manuscript.authors = namesOf(own, {u"author", u"authors", u"by"});
    manuscript.tags = tagsOf(own);
    manuscript.featured = featuredOf(own);
    manuscript.titleInText = opensWithTitle(document, manuscript.naming.title);
    const QStringView body = QStringView(order.draft.text).sliced(own.raw.size());
    manuscript.typeset = buildNodes(body.toUtf8(), own.lines, Punctuation::Smart);
    if (manuscript.titleInText) {
        Document set;
        set.nodes = manuscript.typeset;
        manuscript.title = set.plainText(set.root().children.front()).simplified();
    } else {
        manuscript.title = manuscript.naming.title;
    }
    manuscript.rightToLeft = readsFromTheRight(manuscript.title);
    DraftMedia media = mediaOf(order.draft, document, manuscript.featured);
    manuscript.media = std::move(media.media);
    manuscript.remarks = std::move(media.refusals);
    if (!own.problem.isEmpty())
        manuscript.remarks << Words::tr("The front matter cannot be read: %1").arg(own.problem);
    if (hasPictureInHtml(document))
        manuscript.remarks << Words::tr(
            "Pictures in HTML of your own do not come along; only those written as "
            "![description](file) do.");
    return manuscript;
}

std::optional<QString> LinkBook::address(const QString& url)
{
    const QString draft = draftLinked(url, m_order.draft);
    if (!draft.isEmpty()) {
        const auto out = m_order.links.find(draft);
        if (out != m_order.links.end())
            return out->second + (QUrl(url).hasFragment() ? u'#' + QUrl(url).fragment() : QString());
        m_drafts.insert(draft);
        return std::nullopt;
    }
    const QUrl parsed(url);
    if (url.startsWith(u'#') || !parsed.scheme().isEmpty() || !parsed.host().isEmpty())
        return url;
    m_files.insert(url);
    return std::nullopt;
}

QStringList LinkBook::remarks() const
{
    QStringList remarks;
    if (!m_drafts.empty())
        remarks << Words::tr("These drafts are not published, so links to them became plain text: %1.")
                       .arg(listed(QStringList(m_drafts.begin(), m_drafts.end())));
    if (!m_files.empty())
        remarks << Words::tr("Links to places on this computer became plain text: %1.")
                       .arg(listed(QStringList(m_files.begin(), m_files.end())));
    return remarks;
}

QString listed(const QStringList& names)
{
    if (names.size() <= namedAtMost)
        return names.join(u", "_s);
    const int more = static_cast<int>(names.size() - namedAtMost);
    return Words::tr("%1 and %n more", nullptr, more).arg(names.first(namedAtMost).join(u", "_s));
}

Result<void> putFile(const ExportOrder& order, const QByteArray& bytes)
{
    const auto written = order.atPlace == AtPlace::Replace ? writeDurably(order.path, bytes)
                                                           : createDurably(order.path, bytes);
    return written.transform([](const ContentHash&) {});
}

Failure calledOff()
{
    return fail(ErrorCode::Cancelled, Words::tr("Called off. Nothing was written."));
}

} // namespace exporting

using exporting::Words;

namespace {

bool isThere(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymbolicLink();
}

Result<void> checkPlace(const ExportOrder& order)
{
    const QFileInfo place(order.path);
    const bool replaces = order.atPlace == AtPlace::Replace && order.format != ExportFormat::Markdown;
    if (isThere(order.path) && (!replaces || place.isDir()))
        return fail(ErrorCode::Exists,
                    Words::tr("There already is a “%1”. It was left as it is; choose another "
                              "name.")
                        .arg(order.path));
    if (!QFileInfo(place.path()).isDir())
        return fail(
            ErrorCode::NotFound,
            Words::tr("There is no folder “%1” to write into. Nothing was written.").arg(place.path()));
    return {};
}

} // namespace

QString toText(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Markdown:
        return u"markdown"_s;
    case ExportFormat::Html:
        return u"html"_s;
    case ExportFormat::Docx:
        return u"docx"_s;
    case ExportFormat::Epub:
        return u"epub"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<ExportFormat> exportFormatFrom(QStringView word)
{
    for (const ExportFormat format :
         {ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Docx, ExportFormat::Epub}) {
        if (word == toText(format))
            return format;
    }
    return {};
}

QString exportSuffix(ExportFormat format)
{
    return format == ExportFormat::Markdown ? QString() : toText(format);
}

bool needsPandoc(ExportFormat format)
{
    return format == ExportFormat::Docx || format == ExportFormat::Epub;
}

Result<QString> pandocProgram()
{
    const QString program = QStandardPaths::findExecutable(u"pandoc"_s);
    if (program.isEmpty())
        return fail(ErrorCode::NotFound,
                    Words::tr("Word files and EPUBs are made by pandoc, which is not "
                              "installed. Install the package “pandoc”, then try again."));
    return program;
}

QString exportName(const QString& title, ExportFormat format)
{
    constexpr qsizetype letters = 80;
    constexpr qsizetype bytes = 180;
    QString name;
    for (const QChar c : title.simplified().left(letters)) {
        if (u"/\\:*?\"<>|"_s.contains(c))
            name += u'-';
        else if (c.isPrint() || c.isSurrogate())
            name += c;
    }
    while (name.toUtf8().size() > bytes || (!name.isEmpty() && name.back().isHighSurrogate()))
        name.chop(1);
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (!nameProblem(name).isEmpty())
        name = Words::tr("Draft", "name of a file");
    const QString suffix = exportSuffix(format);
    return suffix.isEmpty() ? name : name + u'.' + suffix;
}

QString freeExportPath(const QString& folder, const QString& title, ExportFormat format)
{
    const QString name = exportName(title, format);
    const QString suffix = exportSuffix(format);
    const QString stem = suffix.isEmpty() ? name : name.chopped(suffix.size() + 1);
    QString path = QDir(folder).filePath(name);
    for (int number = 2; isThere(path); ++number)
        path = QDir(folder).filePath(u"%1 %2"_s.arg(stem).arg(number)) +
               (suffix.isEmpty() ? QString() : u'.' + suffix);
    return path;
}

std::map<QString, QString> publishedAddresses(const std::vector<Publication>& publications)
{
    std::map<QString, QString> addresses;
    std::map<QString, Instant> since;
    for (const Publication& publication : publications) {
        for (const Delivery& delivery : publication.deliveries) {
            const bool readable = delivery.live && delivery.state == DeliveryState::Published;
            if (!readable || publication.draft.isEmpty() || delivery.url.isEmpty())
                continue;
            const auto known = since.find(publication.draft);
            if (known != since.end() && delivery.at < known->second)
                continue;
            since.insert_or_assign(publication.draft, delivery.at);
            addresses.insert_or_assign(publication.draft, delivery.url);
        }
    }
    return addresses;
}

DraftSnapshot draftWithText(const Workspace& workspace, const DraftId& draft, const QString& text)
{
    const bool filed = !draft.isEmpty();
    return {.id = draft.value,
            .text = text,
            .fileBaseName =
                filed ? QFileInfo(draft.value).completeBaseName() : Words::tr("Draft", "name of a file"),
            .folder = filed ? QFileInfo(workspace.pathOf(draft)).path() : workspace.root,
            .workspaceRoot = workspace.root};
}

Result<DraftSnapshot> draftOnDisk(const Workspace& workspace, const DraftId& draft)
{
    return readDraft(workspace, draft).transform([&](const TextFile& file) {
        return draftWithText(workspace, draft, file.text);
    });
}

Result<Exported> exportDraft(const ExportOrder& order, const std::stop_token& stop)
{
    if (auto place = checkPlace(order); !place)
        return Failure(place.error());
    const exporting::Manuscript manuscript = exporting::manuscriptOf(order);
    if (manuscript.document.root().children.empty())
        return fail(ErrorCode::Refused, Words::tr("There is no text to export yet. Nothing was written."));
    if (stop.stop_requested())
        return exporting::calledOff();
    switch (order.format) {
    case ExportFormat::Markdown:
        return exporting::exportMarkdown(order, manuscript, stop);
    case ExportFormat::Html:
        return exporting::exportHtml(order, manuscript, stop);
    case ExportFormat::Docx:
    case ExportFormat::Epub:
        return exporting::exportByPandoc(order, manuscript, stop);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace brickwork
