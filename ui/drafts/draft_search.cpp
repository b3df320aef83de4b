#include "ui/drafts/draft_search.h"

#include "ui/drafts/drafts_state.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftSearch)
};

/// The list that a term of this name goes to; null for none.
QStringList* termsOf(DraftQuery& query, const QString& name)
{
    //: what is typed before a colon to search for a tag
    if (name == "tag"_L1 || name == "tags"_L1 || name == Words::tr("tag").toCaseFolded())
        return &query.tags;
    //: what is typed before a colon to search for a status
    if (name == "status"_L1 || name == Words::tr("status").toCaseFolded())
        return &query.statuses;
    //: what is typed before a colon to search for a series
    if (name == "series"_L1 || name == Words::tr("series").toCaseFolded())
        return &query.series;
    return nullptr;
}

bool startsOne(const QString& wanted, const QStringList& names)
{
    return std::ranges::any_of(names,
                               [&](const QString& name) { return name.toCaseFolded().startsWith(wanted); });
}

} // namespace

DraftQuery draftQuery(const QString& search)
{
    static const QRegularExpression part(uR"RE((?:(\w+):)(?:"([^"]*)"?|(\S*))|(\S+))RE"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    DraftQuery query;
    const QString folded = search.toCaseFolded();
    for (auto found = part.globalMatch(folded); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        QStringList* const terms = match.hasCaptured(1) ? termsOf(query, match.captured(1)) : nullptr;
        if (!terms) {
            query.words << match.captured();
            continue;
        }
        QString value = match.hasCaptured(2) ? match.captured(2) : match.captured(3);
        if (value.startsWith(u'#'))
            value.removeFirst();
        value = value.simplified();
        if (!value.isEmpty())
            *terms << value;
    }
    return query;
}

bool matches(const DraftQuery& query, const DraftEntry& entry, DraftStatus status)
{
    const QString title = query.words.isEmpty() ? QString() : entry.title.toCaseFolded();
    const auto all = [](const QStringList& wanted, const auto& holds) {
        return std::ranges::all_of(wanted, holds);
    };
    return all(query.tags, [&](const QString& tag) { return startsOne(tag, entry.tags); }) &&
           all(query.series, [&](const QString& series) { return startsOne(series, {entry.series}); }) &&
           all(query.statuses,
               [&](const QString& s) { return startsOne(s, {toText(status), statusName(status)}); }) &&
           all(query.words,
               [&](const QString& word) { return title.contains(word) || entry.searchText.contains(word); });
}

} // namespace brickwork
