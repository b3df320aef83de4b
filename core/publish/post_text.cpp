#include "core/publish/post_text.h"

#include "core/markdown/html.h"
#include "core/publish/post_page.h"

#include <QCoreApplication>
#include <QRegularExpression>

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

/// What the post is, for its front matter.
struct Heading
{
    const FrontMatter& own;
    const Naming& naming;
    const FolderOptions& options;
    const FolderShape& shape;
    PostState state;
    QString excerpt;
};

bool carriesDraft(const Heading& heading)
{
    return heading.state == PostState::Draft;
}

/// The line that keeps the generator from showing the post.
FrontMatterEntry draftEntry(const FolderOptions& options)
{
    return options.generator == Generator::Jekyll ? FrontMatterEntry{u"published"_s, {u"false"_s}, false}
                                                  : FrontMatterEntry{u"draft"_s, {u"true"_s}, false};
}

/// The front matter a post needs beyond what its draft has.
std::vector<FrontMatterEntry> missingEntries(const Heading& heading)
{
    const auto& [own, naming, options, shape, state, excerpt] = heading;
    std::vector<FrontMatterEntry> missing;
    if (options.generator == Generator::Jekyll && !shape.setsLayout && !own.value(u"layout")) {
        missing.push_back({u"layout"_s, {u"post"_s}, false});
    }
    if (!own.value(u"title")) {
        missing.push_back({u"title"_s, {naming.title}, false});
    }
    if (options.generator == Generator::Astro) {
        // Its collections are checked: a post without these is refused by most of them.
        if (!own.value(options.dateKey))
            missing.push_back({options.dateKey, {dateText(naming)}, false});
        if (!own.value(u"description") && !excerpt.isEmpty())
            missing.push_back({u"description"_s, {excerpt}, false});
    } else if (!naming.dateGiven) {
        missing.push_back({u"date"_s, {dateText(naming)}, false});
    }
    if (carriesDraft(heading))
        missing.push_back(draftEntry(options));
    return missing;
}

FrontMatterKind kindFor(const FolderOptions& options, const FolderShape& shape)
{
    if (options.generator == Generator::Jekyll)
        return FrontMatterKind::Yaml;
    if (options.frontMatterChosen)
        return options.frontMatter;
    return shape.toml ? FrontMatterKind::Toml : options.frontMatter;
}

const QStringList& zolaKeys()
{
    static const QStringList keys{u"title"_s,      u"description"_s, u"date"_s,     u"updated"_s,
                                  u"weight"_s,     u"draft"_s,       u"slug"_s,     u"path"_s,
                                  u"aliases"_s,    u"authors"_s,     u"template"_s, u"in_search_index"_s,
                                  u"taxonomies"_s, u"extra"_s,       u"render"_s};
    return keys;
}

QString tomlString(const QString& text)
{
    QString made = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            made += QString(u'\\') + c;
        else if (c < u' ' || c == QChar(0x7f))
            made += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            made += c;
    }
    return made + u'"';
}

QString tomlValue(const FrontMatterEntry& entry)
{
    if (!entry.list)
        return tomlString(entry.values.value(0));
    QStringList items;
    for (const QString& value : entry.values)
        items << tomlString(value);
    return u'[' + items.join(u", "_s) + u']';
}

/// Zola refuses a page with a key it does not know: what is not its own goes below "extra", tags and
/// categories below "taxonomies".
QString zolaHead(const Heading& heading)
{
    const auto& [own, naming, options, shape, state, excerpt] = heading;
    QString head = u"+++\ntitle = "_s + tomlString(naming.title) + u"\ndate = "_s + dateText(naming) + u'\n';
    QString taxonomies;
    QString extra;
    for (const FrontMatterEntry& entry : own.entries) {
        const QString key = entry.key.toLower();
        if (isPrivate(entry) || holdsBack(entry, options) || key == "title"_L1 || key == "date"_L1 ||
            (entry.values.isEmpty() && !entry.list))
            continue;
        const bool taxonomy = key == "tags"_L1 || key == "categories"_L1;
        FrontMatterEntry written = entry;
        if (key == "slug"_L1)
            written.values = {naming.slug};
        if (taxonomy && !entry.list)
            written.values = entry.values.value(0).split(u',', Qt::SkipEmptyParts);
        for (QString& value : written.values)
            value = value.trimmed();
        written.list = written.list || taxonomy;
        static const QRegularExpression bare(u"\\A[A-Za-z0-9_-]+\\z"_s);
        const QString name = bare.match(entry.key).hasMatch() ? entry.key : tomlString(entry.key);
        const QString line = name + u" = "_s + tomlValue(written) + u'\n';
        if (taxonomy)
            taxonomies += line;
        else if (zolaKeys().contains(key))
            head += line;
        else
            extra += line;
    }
    if (carriesDraft(heading))
        head += u"draft = true\n"_s;
    if (!taxonomies.isEmpty())
        head += u"\n[taxonomies]\n"_s + taxonomies;
    if (!extra.isEmpty())
        head += u"\n[extra]\n"_s + extra;
    return head + u"+++\n"_s;
}

/// A draft that is written for Zola already.
bool isZolas(const FrontMatter& own)
{
    return own.kind == FrontMatterKind::Toml && std::ranges::all_of(own.entries, [](const auto& entry) {
               return isPrivate(entry) || zolaKeys().contains(entry.key);
           });
}

/// Lines are put at the top: at the end they could fall into a table.
QString withLinesOnTop(const QString& head, const std::vector<FrontMatterEntry>& entries)
{
    QString lines;
    for (const FrontMatterEntry& entry : entries) {
        const bool bare = entry.key == "date"_L1 || entry.key == "draft"_L1;
        lines +=
            entry.key + u" = "_s + (bare ? entry.values.first() : tomlString(entry.values.first())) + u'\n';
    }
    const qsizetype start = head.indexOf(u'\n') + 1;
    return head.first(start) + lines + head.sliced(start);
}

/// A new block for a draft that has none, or none the generator reads.
QString freshHead(const Heading& heading, QStringList& warnings)
{
    const auto& [own, naming, options, shape, state, excerpt] = heading;
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
                        "The front matter is written anew for %1; these keys cannot be carried over: "
                        "%2.")
                        .arg(nameOf(options.generator), lost.join(u", "_s));
    }
    auto missing = missingEntries(heading);
    missing.insert(missing.end(), entries.begin(), entries.end());
    return makeFrontMatter(kindFor(options, shape), missing);
}

/// The draft's own block with what is missing added, then with what is private taken out.
Result<QString> carriedHead(const Heading& heading)
{
    const auto& [own, naming, options, shape, state, excerpt] = heading;
    Result<QString> head = own.raw;
    for (const FrontMatterEntry& entry : own.entries) {
        if (isPrivate(entry) || holdsBack(entry, options)) {
            head = head.and_then([&](const QString& text) { return withoutFrontMatter(text, entry.key); });
        } else if (isKey(entry, "slug"_L1) && own.value(u"slug") != naming.slug) {
            head = head.and_then(
                [&](const QString& text) { return withFrontMatter(text, entry.key, naming.slug); });
        }
    }
    if (options.generator == Generator::Zola)
        return head.transform(
            [&](const QString& text) { return withLinesOnTop(text, missingEntries(heading)); });
    for (const FrontMatterEntry& entry : missingEntries(heading)) {
        head = head.and_then(
            [&](const QString& text) { return withFrontMatter(text, entry.key, entry.values.first()); });
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
                             const FolderOptions& options, const FolderShape& shape, const PostWish& wish)
{
    PostText post;
    const FrontMatter& own = document.frontMatter;
    const bool titled = opensWithTitle(document, naming.title);
    const bool heldBack =
        std::ranges::any_of(own.entries, [&](const auto& entry) { return holdsBack(entry, options); });
    if (heldBack && wish.state != PostState::Draft) {
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
        post.bytes = wholePage({naming, document.excerpt, wish.url, !titled}, body).toUtf8();
        return post;
    }
    const Heading heading{.own = own,
                          .naming = naming,
                          .options = options,
                          .shape = shape,
                          .state = wish.state,
                          .excerpt = document.excerpt};
    const bool zola = options.generator == Generator::Zola;
    const bool readable = own.kind != FrontMatterKind::None && (!zola || isZolas(own)) &&
                          (options.generator != Generator::Jekyll || own.kind == FrontMatterKind::Yaml);
    if (!readable) {
        while (body.startsWith(u'\n')) {
            body.remove(0, 1);
        }
        const QString head = zola ? zolaHead(heading) : freshHead(heading, post.warnings);
        post.bytes = (head + u'\n' + body).toUtf8();
        return post;
    }
    return carriedHead(heading).transform([&](const QString& head) {
        post.bytes = (head + body).toUtf8();
        return post;
    });
}

} // namespace brickwork
