#include "core/publish/post_text.h"

#include "core/markdown/html.h"
#include "core/publish/post_page.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

bool isKey(const FrontMatterEntry& entry, QLatin1StringView key)
{
    return entry.key.compare(key, Qt::CaseInsensitive) == 0;
}

bool isTruth(const FrontMatterEntry& entry, QLatin1StringView word)
{
    return entry.values.size() == 1 && entry.values.first().trimmed().compare(word, Qt::CaseInsensitive) == 0;
}

/// Keys only Brickwork reads.
bool isPrivate(const FrontMatterEntry& entry)
{
    return isKey(entry, "status"_L1) || isKey(entry, "words"_L1) || isKey(entry, "goal"_L1) ||
           isKey(entry, "due"_L1);
}

/// A key that would keep the generator from showing the post that is being published.
bool holdsBack(const FrontMatterEntry& entry, const FolderOptions& options)
{
    return (isKey(entry, "draft"_L1) && isTruth(entry, "true"_L1)) ||
           (options.generator == Generator::Jekyll && isKey(entry, "published"_L1) &&
            isTruth(entry, "false"_L1));
}

/// The front matter a post needs beyond what its draft has.
std::vector<FrontMatterEntry> missingEntries(const FrontMatter& own, const Naming& naming,
                                             const FolderOptions& options, const FolderShape& shape)
{
    std::vector<FrontMatterEntry> missing;
    if (options.generator == Generator::Jekyll && !shape.setsLayout && !own.value(u"layout")) {
        missing.push_back({u"layout"_s, {u"post"_s}, false});
    }
    if (!own.value(u"title")) {
        missing.push_back({u"title"_s, {naming.title}, false});
    }
    if (!naming.dateGiven) {
        missing.push_back({u"date"_s, {dateText(naming)}, false});
    }
    return missing;
}

/// A new block for a draft that has none, or none the generator reads.
QString freshHead(const FrontMatter& own, const Naming& naming, const FolderOptions& options,
                  const FolderShape& shape, QStringList& warnings)
{
    std::vector<FrontMatterEntry> entries;
    QStringList lost;
    for (const FrontMatterEntry& entry : own.entries) {
        if (isPrivate(entry) || holdsBack(entry, options)) {
            continue;
        }
        if (entry.values.isEmpty() && !entry.list) {
            lost << entry.key;
        } else if (isKey(entry, "slug"_L1)) {
            entries.push_back({entry.key, {naming.slug}, false});
        } else {
            entries.push_back(entry);
        }
    }
    if (!lost.isEmpty()) {
        warnings << Sentences::tr(
                        "The front matter is written anew as YAML for Jekyll; these keys cannot be carried "
                        "over: %1.")
                        .arg(lost.join(u", "_s));
    }
    auto missing = missingEntries(own, naming, options, shape);
    missing.insert(missing.end(), entries.begin(), entries.end());
    const FrontMatterKind kind =
        options.generator == Generator::Jekyll ? FrontMatterKind::Yaml : options.frontMatter;
    return makeFrontMatter(kind, missing);
}

/// The draft's own block with what is missing added, then with what is private taken out.
Result<QString> carriedHead(const FrontMatter& own, const Naming& naming, const FolderOptions& options,
                            const FolderShape& shape)
{
    Result<QString> head = own.raw;
    for (const FrontMatterEntry& entry : missingEntries(own, naming, options, shape)) {
        head = head.and_then(
            [&](const QString& text) { return withFrontMatter(text, entry.key, entry.values.first()); });
    }
    for (const FrontMatterEntry& entry : own.entries) {
        if (isPrivate(entry) || holdsBack(entry, options)) {
            head = head.and_then([&](const QString& text) { return withoutFrontMatter(text, entry.key); });
        } else if (isKey(entry, "slug"_L1) && own.value(u"slug") != naming.slug) {
            head = head.and_then(
                [&](const QString& text) { return withFrontMatter(text, entry.key, naming.slug); });
        }
    }
    return head;
}

qsizetype startOfLine(const QString& text, int line)
{
    qsizetype at = 0;
    for (int i = 0; i < line; ++i) {
        const qsizetype end = text.indexOf(u'\n', at);
        if (end < 0) {
            return text.size();
        }
        at = end + 1;
    }
    return at;
}

/// The draft's text below its front matter, without the heading that repeats the title.
QString bodyWithout(const QString& text, const FrontMatter& own, const Node* heading)
{
    if (heading == nullptr) {
        return text.mid(own.raw.size());
    }
    const qsizetype from = startOfLine(text, heading->firstLine);
    qsizetype to = startOfLine(text, heading->lastLine + 1);
    while (to < text.size() && text.at(to) == u'\n') {
        ++to;
    }
    return text.mid(own.raw.size(), from - own.raw.size()) + text.mid(to);
}

QString bodyOf(const DraftSnapshot& draft, const Document& document, bool dropHeading,
               const FolderOptions& options)
{
    if (options.format == PostFormat::Html) {
        return renderHtml(draft.text, {.dropTitleHeading = dropHeading});
    }
    const Node* heading = dropHeading ? &document.at(document.root().children.front()) : nullptr;
    return bodyWithout(draft.text, document.frontMatter, heading);
}

} // namespace

bool opensWithTitle(const Document& document, const QString& title)
{
    if (document.root().children.empty()) {
        return false;
    }
    const int first = document.root().children.front();
    const Node& node = document.at(first);
    return node.kind == NodeKind::Heading && node.level == 1 &&
           document.plainText(first).simplified() == title;
}

Result<PostText> composePost(const DraftSnapshot& draft, const Document& document, const Naming& naming,
                             const FolderOptions& options, const FolderShape& shape, const QString& url)
{
    PostText post;
    const FrontMatter& own = document.frontMatter;
    const bool titled = opensWithTitle(document, naming.title);
    if (std::ranges::any_of(own.entries, [&](const auto& entry) { return holdsBack(entry, options); })) {
        post.warnings << Sentences::tr(
            "The front matter marks the text as a draft. The published copy leaves that "
            "line out; your draft keeps it.");
    }
    // A generator's page shows the title itself, so the heading would stand there twice.
    QString body = bodyOf(draft, document, titled && options.hasGenerator(), options);
    if (!body.endsWith(u'\n')) {
        body += u'\n';
    }
    if (options.format == PostFormat::Html && !options.hasGenerator()) {
        post.bytes = wholePage({naming, document.excerpt, url, !titled}, body).toUtf8();
        return post;
    }
    const bool readable = own.kind != FrontMatterKind::None &&
                          (options.generator != Generator::Jekyll || own.kind == FrontMatterKind::Yaml);
    if (!readable) {
        while (body.startsWith(u'\n')) {
            body.remove(0, 1);
        }
        post.bytes = (freshHead(own, naming, options, shape, post.warnings) + u'\n' + body).toUtf8();
        return post;
    }
    return carriedHead(own, naming, options, shape).transform([&](const QString& head) {
        post.bytes = (head + body).toUtf8();
        return post;
    });
}

} // namespace brickwork
