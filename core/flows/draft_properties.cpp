#include "core/flows/draft_properties.h"

#include "core/markdown/document.h"
#include "core/markdown/draft_facts.h"
#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftProperties)
};

constexpr std::array descriptionKeys{u"description", u"summary", u"excerpt"};

QString keyAmong(const FrontMatter& frontMatter, const auto& keys)
{
    for (const QStringView key : keys) {
        if (!frontMatter.values(key).isEmpty())
            return key.toString();
    }
    return QStringView(keys.front()).toString();
}

/// A key set, or taken out if there is nothing to say.
Result<QString> with(const QString& text, const QString& key, const QString& value)
{
    return value.isEmpty() ? withoutFrontMatter(text, key) : withFrontMatter(text, key, value);
}

Result<QString> withTags(const QString& text, const QStringList& tags)
{
    const FrontMatter frontMatter = readFrontMatter(text);
    const QString key = keyAmong(frontMatter, std::array{u"tags", u"tag", u"keywords"});
    return tags.isEmpty() ? withoutFrontMatter(text, key) : withFrontMatterList(text, key, tags);
}

Result<QString> withSeries(const QString& text, const QString& series)
{
    const FrontMatter frontMatter = readFrontMatter(text);
    const auto entry = std::ranges::find_if(frontMatter.entries, [](const FrontMatterEntry& e) {
        return e.key.compare("series"_L1, Qt::CaseInsensitive) == 0;
    });
    if (entry == frontMatter.entries.end() || !entry->list || series.isEmpty())
        return with(text, u"series"_s, series);
    // Of a list only the first is shown: the others stay.
    QStringList names = entry->values;
    if (names.isEmpty())
        names << series;
    else
        names.front() = series;
    return withFrontMatterList(text, u"series"_s, names);
}

/// The line of the heading that says the title, or -1.
int headingLine(const Document& document)
{
    for (const int index : document.root().children) {
        const Node& node = document.at(index);
        if (node.kind == NodeKind::Heading && node.level == 1)
            return document.plainText(index) == document.title ? node.firstLine : -1;
    }
    return -1;
}

QString escapedHeading(const QString& title)
{
    constexpr QStringView marks = uR"(\`*_[]<>&)";
    QString line;
    const QString words = title.simplified();
    for (const QChar c : words) {
        if (marks.contains(c))
            line += u'\\';
        line += c;
    }
    if (line.endsWith(u'#'))
        line.insert(line.size() - 1, u'\\');
    return line;
}

Result<QString> withTitle(const QString& text, const QString& title)
{
    const Document document = parseMarkdown(text);
    const bool said = document.frontMatter.value(u"title").has_value();
    const int line = headingLine(document);
    QStringList lines = text.split(u'\n');
    // A heading underlined in the next line, or with an ending of its own, is left to the writer's hand.
    static const QRegularExpression plain(uR"(\A( {0,3}#[ \t]+).*\z)"_s);
    const auto match = line >= 0 ? plain.match(lines.at(line)) : QRegularExpressionMatch();
    if (match.hasMatch() && !title.isEmpty())
        lines[line] = match.captured(1) + escapedHeading(title);
    const QString headed = lines.join(u'\n');
    if (!said && match.hasMatch() && !title.isEmpty())
        return headed;
    return with(headed, u"title"_s, title);
}

Result<void> checked(const DraftProperties& properties)
{
    static const QRegularExpression tag(uR"(\A[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*\z)"_s);
    if (!properties.language.isEmpty() && !tag.match(properties.language).hasMatch())
        return fail(
            ErrorCode::Invalid,
            Words::tr("“%1” is no language: write it as in “en”, “en-GB” or “de”.").arg(properties.language));
    if (!properties.slug.isEmpty() && !isSlug(properties.slug))
        return fail(ErrorCode::Invalid,
                    Words::tr("“%1” cannot be part of an address: use small letters, digits and hyphens.")
                        .arg(properties.slug));
    return {};
}

QString numberText(const std::optional<int>& number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

DraftProperties propertiesOf(const QString& text)
{
    const Document document = parseMarkdown(text);
    const FrontMatter& says = document.frontMatter;
    DraftProperties properties;
    properties.title = document.title;
    if (const auto status = says.value(u"status"))
        properties.status = draftStatusFrom(*status);
    properties.tags = tagsOf(says);
    properties.series = seriesOf(says);
    properties.number = numberOf(says);
    properties.description = says.value(keyAmong(says, descriptionKeys)).value_or(QString());
    properties.language = says.value(u"lang").value_or(QString());
    if (const auto goal = says.value(u"goal"); goal && goal->toInt() > 0)
        properties.goal = goal->toInt();
    if (const auto due = says.value(u"due"))
        properties.due = QDate::fromString(due->left(10), Qt::ISODate);
    properties.slug = says.value(u"slug").value_or(QString());
    return properties;
}

Result<QString> withProperties(const QString& text, const DraftProperties& before,
                               const DraftProperties& after)
{
    if (auto fit = checked(after); !fit)
        return Failure(fit.error());
    Result<QString> result = text;
    const auto change = [&result](bool differs, const auto& write) {
        if (differs && result)
            result = write(*result);
    };
    change(before.title != after.title,
           [&](const QString& t) { return withTitle(t, after.title.simplified()); });
    change(before.status != after.status, [&](const QString& t) {
        return with(t, u"status"_s, after.status ? toText(*after.status) : QString());
    });
    change(before.tags != after.tags, [&](const QString& t) { return withTags(t, after.tags); });
    change(before.series != after.series,
           [&](const QString& t) { return withSeries(t, after.series.simplified()); });
    change(before.number != after.number, [&](const QString& t) {
        return with(t, numberKeyOf(readFrontMatter(t)), numberText(after.number));
    });
    change(before.description != after.description, [&](const QString& t) {
        return with(t, keyAmong(readFrontMatter(t), descriptionKeys), after.description.simplified());
    });
    change(before.language != after.language,
           [&](const QString& t) { return with(t, u"lang"_s, after.language); });
    change(before.goal != after.goal,
           [&](const QString& t) { return with(t, u"goal"_s, numberText(after.goal)); });
    change(before.due != after.due, [&](const QString& t) {
        return with(t, u"due"_s, after.due.isValid() ? after.due.toString(Qt::ISODate) : QString());
    });
    change(before.slug != after.slug, [&](const QString& t) { return with(t, u"slug"_s, after.slug); });
    return result;
}

QStringList tagsFrom(const QString& typed)
{
    FrontMatter written;
    written.kind = FrontMatterKind::Yaml;
    written.entries = {{u"tags"_s, {typed}, false}};
    return tagsOf(written);
}

} // namespace brickwork
