#include "core/publish/naming.h"

#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

struct ReadDate
{
    QDateTime at;
    bool dateOnly = false;
};

QDateTime withFixedOffset(const QDateTime& date)
{
    return date.toTimeZone(QTimeZone::fromSecondsAheadOfUtc(date.offsetFromUtc()));
}

/// Minutes-and-hours offset of "Z", "+0200", "+02:00" or "+02", in seconds.
int offsetSeconds(const QRegularExpressionMatch& match)
{
    const QString sign = match.captured(u"sign");
    if (sign.isEmpty()) {
        return 0;
    }
    const int seconds = match.captured(u"oh").toInt() * 3600 + match.captured(u"om").toInt() * 60;
    return sign == u"-" ? -seconds : seconds;
}

/// The forms Hugo and Jekyll both read: a day, or a day and a time with or without an offset. A wall time
/// without an offset is taken in the zone of `reference`.
std::optional<ReadDate> readDate(const QString& text, const QDateTime& reference)
{
    static const QRegularExpression form(
        u"\\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        "(?:[Tt ]+(?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\\.[0-9]+)?"
        "\\s*(?<zone>[Zz]|UTC|(?<sign>[+-])(?<oh>[0-9]{2}):?(?<om>[0-9]{2})?)?)?\\z"_s);
    const auto match = form.match(text.trimmed());
    const QDate day = QDate::fromString(match.captured(u"day"), Qt::ISODate);
    if (!match.hasMatch() || !day.isValid()) {
        return {};
    }
    if (match.captured(u"time").isEmpty()) {
        const QTimeZone offset = QTimeZone::fromSecondsAheadOfUtc(reference.offsetFromUtc());
        return ReadDate{QDateTime(day, QTime(0, 0), offset), true};
    }
    const QTime time = QTime::fromString(match.captured(u"time"), Qt::ISODate);
    if (!time.isValid()) {
        return {};
    }
    const bool zoned = !match.captured(u"zone").isEmpty();
    const QTimeZone zone =
        zoned ? QTimeZone::fromSecondsAheadOfUtc(offsetSeconds(match)) : reference.timeRepresentation();
    const QDateTime at(day, time, zone);
    return at.isValid() ? std::optional(ReadDate{withFixedOffset(at), false}) : std::nullopt;
}

void nameDate(Naming& naming, const FrontMatter& frontMatter, const std::optional<LastDelivery>& last,
              const QDateTime& date)
{
    naming.date = withFixedOffset(last && last->date.isValid() ? last->date : date);
    const auto written = frontMatter.value(u"date");
    if (!written) {
        return;
    }
    naming.dateGiven = true;
    if (const auto read = readDate(*written, date)) {
        naming.date = read->at;
        naming.dateOnly = read->dateOnly;
        return;
    }
    naming.warnings << Sentences::tr("The date “%1” in the front matter cannot be read; %2 is used instead. "
                                     "Write it as 2025-07-22 or 2025-07-22T09:00:00+02:00.")
                           .arg(*written, naming.date.date().toString(Qt::ISODate));
}

void nameSlug(Naming& naming, const DraftSnapshot& draft, const FrontMatter& frontMatter,
              const std::optional<LastDelivery>& last)
{
    const auto wanted = frontMatter.value(u"slug");
    if (wanted && !isSlug(*wanted)) {
        naming.warnings << Sentences::tr(
                               "The slug “%1” in the front matter cannot be part of an address; use small "
                               "letters a to z, digits and hyphens.")
                               .arg(*wanted);
    }
    const bool frozen = last && isSlug(last->slug);
    if (frozen && last->live) {
        naming.slug = last->slug;
        if (wanted && isSlug(*wanted) && *wanted != last->slug) {
            naming.warnings << Sentences::tr(
                                   "The post keeps the slug “%1” it was published with, so that links to it "
                                   "go on working. To use “%2”, retract the post and publish it again.")
                                   .arg(last->slug, *wanted);
        }
        return;
    }
    if (wanted && isSlug(*wanted)) {
        naming.slug = *wanted;
    } else if (frozen) {
        naming.slug = last->slug;
    } else if (naming.slug = slugOf(naming.title, naming.language); naming.slug.isEmpty()) {
        naming.slug = slugOf(draft.fileBaseName, naming.language);
    }
}

} // namespace

Naming nameOf(const DraftSnapshot& draft, const Document& document, const std::optional<LastDelivery>& last,
              const QDateTime& date)
{
    static const QRegularExpression tag(u"\\A[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\\z"_s);
    Naming naming;
    for (const QStringView key : {u"lang", u"language"}) {
        const QString value = document.frontMatter.value(key).value_or(QString());
        if (naming.language.isEmpty() && tag.match(value).hasMatch()) {
            naming.language = value;
        }
    }
    naming.title = document.title.simplified();
    if (naming.title.isEmpty()) {
        naming.title = draft.fileBaseName.simplified();
        naming.warnings
            << Sentences::tr("The draft has no title; its file name “%1” is used.").arg(naming.title);
    }
    nameDate(naming, document.frontMatter, last, date);
    nameSlug(naming, draft, document.frontMatter, last);
    return naming;
}

QString dateText(const Naming& naming)
{
    return naming.dateOnly ? naming.date.date().toString(Qt::ISODate) : naming.date.toString(Qt::ISODate);
}

} // namespace brickwork
