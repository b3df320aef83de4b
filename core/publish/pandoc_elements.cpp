#include "core/publish/pandoc_elements.h"

#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork::pandoc {

QJsonObject element(const QString& type)
{
    return {{u"t"_s, type}};
}

QJsonObject element(const QString& type, const QJsonValue& content)
{
    return {{u"t"_s, type}, {u"c"_s, content}};
}

QJsonArray attributes(const QString& id, const QString& kind)
{
    return {id, kind.isEmpty() ? QJsonArray() : QJsonArray{kind}, QJsonArray()};
}

void addWords(QJsonArray& inlines, const QString& text)
{
    qsizetype start = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != u' ')
            continue;
        if (at > start)
            inlines.append(element(u"Str"_s, text.sliced(start, at - start)));
        if (at < text.size())
            inlines.append(element(u"Space"_s));
        start = at + 1;
    }
}

void tick(QJsonArray& entry, const QString& box)
{
    QJsonArray words{element(u"Str"_s, box), element(u"Space"_s)};
    QJsonObject first = entry.isEmpty() ? QJsonObject() : entry.first().toObject();
    const QString type = first.value(u"t"_s).toString();
    if (type != "Plain"_L1 && type != "Para"_L1) {
        entry.prepend(element(u"Plain"_s, words));
        return;
    }
    for (const QJsonValue& word : first.value(u"c"_s).toArray())
        words.append(word);
    first.insert(u"c"_s, words);
    entry.replace(0, first);
}

QJsonObject metadata(const BookFacts& facts)
{
    const auto text = [](const QString& words) { return element(u"MetaString"_s, words); };
    const auto texts = [&](const QStringList& all) {
        QJsonArray list;
        for (const QString& each : all)
            list.append(text(each));
        return element(u"MetaList"_s, list);
    };
    QJsonObject meta;
    const std::initializer_list<std::pair<QString, QString>> single{{u"title"_s, facts.title},
                                                                    {u"subtitle"_s, facts.subtitle},
                                                                    {u"lang"_s, facts.language},
                                                                    {u"date"_s, facts.date},
                                                                    {u"description"_s, facts.description},
                                                                    {u"identifier"_s, facts.identifier}};
    for (const auto& [key, value] : single) {
        if (!value.isEmpty())
            meta.insert(key, text(value));
    }
    if (!facts.authors.isEmpty())
        meta.insert(u"author"_s, texts(facts.authors));
    if (!facts.subjects.isEmpty()) {
        meta.insert(u"subject"_s, texts(facts.subjects));
        meta.insert(u"keywords"_s, texts(facts.subjects));
    }
    if (facts.rightToLeft) {
        meta.insert(u"dir"_s, text(u"rtl"_s));
        meta.insert(u"page-progression-direction"_s, text(u"rtl"_s));
    }
    return meta;
}

} // namespace brickwork::pandoc
