#include "core/markdown/draft_facts.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::array tagKeys{u"tags", u"tag", u"keywords"};
constexpr std::array featuredKeys{u"image", u"cover", u"featured_image", u"feature_image", u"thumbnail"};
constexpr std::array numberKeys{u"number", u"part", u"series_order"};

QString bare(const QString& tag)
{
    const QString trimmed = tag.trimmed();
    return trimmed.startsWith(u'#') ? trimmed.sliced(1).trimmed() : trimmed;
}

} // namespace

QString firstOf(const FrontMatter& frontMatter, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        if (const auto value = frontMatter.value(key); value && !value->trimmed().isEmpty())
            return value->trimmed();
    }
    return {};
}

QStringList namesOf(const FrontMatter& frontMatter, std::initializer_list<QStringView> keys)
{
    QStringList names;
    for (const QStringView key : keys) {
        const QStringList values = frontMatter.values(key);
        for (const QString& value : values) {
            const QStringList parts = values.size() == 1 ? value.split(u',') : QStringList{value};
            for (const QString& part : parts) {
                if (const QString name = part.simplified(); !name.isEmpty())
                    names << name;
            }
        }
    }
    names.removeDuplicates();
    return names;
}

QString featuredKeyOf(const FrontMatter& frontMatter)
{
    const auto* const found = std::ranges::find_if(
        featuredKeys, [&](QStringView key) { return !firstOf(frontMatter, {key}).isEmpty(); });
    return found == featuredKeys.end() ? QString() : QStringView(*found).toString();
}

QString featuredOf(const FrontMatter& frontMatter)
{
    const QString key = featuredKeyOf(frontMatter);
    return key.isEmpty() ? QString() : firstOf(frontMatter, {key});
}

QStringList tagsOf(const FrontMatter& frontMatter)
{
    QStringList written;
    for (const QStringView key : tagKeys) {
        written = frontMatter.values(key);
        if (!written.isEmpty())
            break;
    }
    if (written.size() == 1)
        written = written.front().split(u',');
    QStringList tags;
    for (const QString& each : std::as_const(written)) {
        const QString tag = bare(each);
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    }
    return tags;
}

QString seriesOf(const FrontMatter& frontMatter)
{
    const QStringList series = frontMatter.values(u"series");
    return series.isEmpty() ? QString() : series.front().trimmed();
}

QString numberKeyOf(const FrontMatter& frontMatter)
{
    const auto* const found =
        std::ranges::find_if(numberKeys, [&](QStringView key) { return !frontMatter.values(key).isEmpty(); });
    return QStringView(found == numberKeys.end() ? numberKeys.front() : *found).toString();
}

std::optional<int> numberOf(const FrontMatter& frontMatter)
{
    const auto written = frontMatter.value(numberKeyOf(frontMatter));
    bool whole = false;
    const int number = written ? written->trimmed().toInt(&whole) : 0;
    return whole && number >= 0 ? std::optional(number) : std::nullopt;
}

QDate createdOf(const FrontMatter& frontMatter)
{
    const auto written = frontMatter.value(u"created");
    return written ? QDate::fromString(written->left(10), Qt::ISODate) : QDate();
}

} // namespace brickwork
