#include "core/publish/post_text.h"

#include "core/markdown/draft_facts.h"
#include "core/markdown/html.h"
#include "core/publish/post_page.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>

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

/// What the generator calls the day of the last change; empty if it has no word for it.
QString updatedKey(Generator generator)
{
    switch (generator) {
    case Generator::Hugo:
        return u"lastmod"_s;
    case Generator::Jekyll:
        return u"last_modified_at"_s;
    case Generator::Zola:
        return u"updated"_s;
    case Generator::Astro:
        return u"updatedDate"_s;
    case Generator::Eleventy:
    case Generator::None:
        break;
    }
    return {};
}

QString layoutFor(const Heading& heading)
{
    const bool jekyll = heading.options.generator == Generator::Jekyll;
    if (jekyll && heading.shape.setsLayout)
        return {};
    return jekyll && heading.shape.layout.isEmpty() ? u"post"_s : heading.shape.layout;
}

/// The front matter a post needs beyond what its draft has.
std::vector<FrontMatterEntry> missingEntries(const Heading& heading)
{
    const auto& [own, naming, options, shape, state, excerpt] = heading;
    std::vector<FrontMatterEntry> missing;
    const auto add = [&](const QString& key, const QString& value) {
        if (!key.isEmpty() && !value.isEmpty() && !own.value(key))
            missing.push_back({key, {value}, false});
    };
    add(u"layout"_s, layoutFor(heading));
    add(u"title"_s, naming.title);
    const QString date = dateKeyOf(options, shape);
    if (date != "date"_L1 || !naming.dateGiven)
        add(date, dateText(naming));
    add(updatedKey(options.generator),
        firstOf(own, {u"lastmod", u"updated", u"updatedDate", u"last_modified_at", u"modified"}));
    // Collections of Astro are checked: most of them refuse a post without one.
    if (options.generator == Generator::Astro)
        add(u"description"_s, excerpt);
    // Hugo takes the name of the file, which begins with the date here, for the address.
    if (options.generator == Generator::Hugo && shape.dated)
        add(u"slug"_s, naming.slug);
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

/// Whether the generator reads a block of this kind.
bool reads(const FolderOptions& options, const FolderShape& shape, FrontMatterKind kind)
{
    switch (kind) {
    case FrontMatterKind::None:
        return false;
    case FrontMatterKind::Yaml:
        return true;
    case FrontMatterKind::Toml:
        return options.generator == Generator::Hugo || options.generator == Generator::Zola ||
               options.generator == Generator::None || shape.toml;
    case FrontMatterKind::Json:
        return options.generator == Generator::Hugo || options.generator == Generator::None;
    }
    Q_UNREACHABLE_RETURN(false);
}

/// Text in double quotes, as YAML and TOML both read it.
QString quoted(const QString& text)
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

/// Zola reads tags and categories below "taxonomies" and nowhere else. They are put at the end of the block,
/// where a table may stand.
QString withTaxonomies(const QString& head, const FrontMatter& own)
{
    const bool toml = head.startsWith("+++"_L1);
    QString block;
    for (const QStringView key : {u"tags", u"categories"}) {
        QStringList names = namesOf(own, {key});
        for (QString& name : names)
            name = quoted(name);
        if (!names.isEmpty())
            block += (toml ? u"%1 = [%2]\n"_s : u"  %1: [%2]\n"_s).arg(key, names.join(u", "_s));
    }
    const bool given = std::ranges::any_of(
        own.entries, [](const FrontMatterEntry& entry) { return isKey(entry, "taxonomies"_L1); });
    if (block.isEmpty() || given)
        return head;
    const qsizetype fence = head.lastIndexOf(u'\n', head.size() - 2) + 1;
    return head.first(fence) + (toml ? u"\n[taxonomies]\n"_s : u"taxonomies:\n"_s) + block +
           head.sliced(fence);
}

/// Tags that make a post part of the collection its neighbours are in.
Result<QString> withSharedTags(const QString& head, const FolderShape& shape)
{
    QStringList tags = readFrontMatter(head).values(u"tags");
    QStringList all = tags;
    for (const QString& tag : shape.tags) {
        if (!all.contains(tag))
            all << tag;
    }
    return all == tags ? Result<QString>(head) : withFrontMatterList(head, u"tags"_s, all);
}

/// What some generators want in a form of their own.
Result<QString> finished(const Result<QString>& head, const Heading& heading)
{
    return head.and_then([&](const QString& text) -> Result<QString> {
        if (heading.options.generator == Generator::Zola)
            return withTaxonomies(text, heading.own);
        return withSharedTags(text, heading.shape);
    });
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
    if (!reads(options, shape, own.kind)) {
        while (body.startsWith(u'\n')) {
            body.remove(0, 1);
        }
        return finished(freshHead(heading, post.warnings), heading).transform([&](const QString& head) {
            post.bytes = (head + u'\n' + body).toUtf8();
            return post;
        });
    }
    return finished(carriedHead(heading), heading).transform([&](const QString& head) {
        post.bytes = (head + body).toUtf8();
        return post;
    });
}

} // namespace brickwork
