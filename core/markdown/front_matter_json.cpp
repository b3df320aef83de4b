#include "core/markdown/front_matter_block.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork::json {

namespace {

/// A member of the outermost object, by position.
struct Member
{
    QString key;
    qsizetype begin = 0; ///< of the key's quote
    qsizetype valueBegin = 0;
    qsizetype valueEnd = 0;
};

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

qsizetype skipSpace(QStringView text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

/// One past the closing quote of the string that opens at `at`.
qsizetype stringEnd(QStringView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != u'"'; ++at) {
        if (text[at] == u'\\')
            ++at;
    }
    return std::min(at + 1, text.size());
}

/// One past the value that opens at `at`; the text is known to be well-formed.
qsizetype valueEnd(QStringView text, qsizetype at)
{
    qsizetype depth = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        if (c == u'"') {
            at = stringEnd(text, at);
            if (depth == 0)
                return at;
            continue;
        }
        const bool closes = c == u'}' || c == u']';
        if (depth == 0 && (closes || c == u',' || isSpace(c)))
            return at;
        ++at;
        if (c == u'{' || c == u'[')
            ++depth;
        else if (closes && --depth == 0)
            return at;
    }
    return at;
}

QJsonValue parsed(QStringView literal)
{
    return QJsonDocument::fromJson("[" + literal.toUtf8() + "]").array().at(0);
}

QString quoted(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

std::vector<Member> membersOf(QStringView text)
{
    std::vector<Member> members;
    qsizetype at = skipSpace(text, 1);
    while (at < text.size() && text[at] == u'"') {
        Member member;
        member.begin = at;
        at = stringEnd(text, at);
        member.key = parsed(text.sliced(member.begin, at - member.begin)).toString();
        at = skipSpace(text, skipSpace(text, at) + 1);
        member.valueBegin = at;
        at = valueEnd(text, at);
        member.valueEnd = at;
        members.push_back(std::move(member));
        at = skipSpace(text, at);
        if (at < text.size() && text[at] == u',')
            at = skipSpace(text, at + 1);
    }
    return members;
}

/// The scalar as text; nothing for null, an object or an array.
std::optional<QString> scalar(const QJsonValue& value, QStringView literal)
{
    if (value.isString())
        return value.toString();
    if (value.isBool() || value.isDouble())
        return literal.toString(); // as written: 1.0 stays 1.0
    return {};
}

QStringList scalars(const QJsonArray& array)
{
    QStringList values;
    for (const QJsonValue& value : array) {
        if (value.isDouble() || value.isBool())
            values += value.toVariant().toString();
        else if (value.isString())
            values += value.toString();
        else
            return {};
    }
    return values;
}

QString written(const QString& key, const WantedValue& wanted, const std::optional<Written>& old)
{
    if (wanted.list) {
        QStringList items;
        for (const QString& value : wanted.values)
            items += quoted(value);
        return u'[' + items.join(u", "_s) + u']';
    }
    const QString value = wanted.values.value(0);
    // JSON has no dates.
    const bool bare = scalarShapeOf(value) != ScalarShape::Date && writesBare(key, value, old);
    return bare ? value : quoted(value);
}

QString inserted(const QString& block, const std::vector<Member>& members, const QString& member)
{
    if (members.empty())
        return u"{\n  "_s + member + u"\n}"_s;
    const Member& last = members.back();
    const qsizetype newline = block.lastIndexOf(u'\n', last.begin);
    QString gap = u" "_s;
    if (newline >= 0 && QStringView(block).sliced(newline, last.begin - newline).trimmed().isEmpty())
        gap = block.sliced(newline, last.begin - newline);
    return block.first(last.valueEnd) + u',' + gap + member + block.sliced(last.valueEnd);
}

} // namespace

std::optional<qsizetype> objectEnd(QStringView text)
{
    qsizetype depth = 0;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        if (c == u'"') {
            at = stringEnd(text, at);
            continue;
        }
        ++at;
        if (c == u'{' || c == u'[')
            ++depth;
        else if ((c == u'}' || c == u']') && --depth == 0)
            return at;
    }
    return {};
}

ReadBlock read(const QString& block)
{
    ReadBlock result;
    QJsonParseError error;
    const QByteArray utf8 = block.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (document.isNull()) {
        result.problem = error.errorString();
        result.problemLine =
            static_cast<int>(utf8.first(std::min<qsizetype>(error.offset, utf8.size())).count('\n'));
        return result;
    }
    for (const Member& member : membersOf(block)) {
        const QStringView literal =
            QStringView(block).sliced(member.valueBegin, member.valueEnd - member.valueBegin);
        const QJsonValue value = parsed(literal);
        FrontMatterEntry entry;
        entry.key = member.key;
        entry.list = value.isArray();
        if (entry.list)
            entry.values = scalars(value.toArray());
        else if (const std::optional<QString> text = scalar(value, literal))
            entry.values = {*text};
        result.entries.push_back(std::move(entry));
    }
    return result;
}

Result<QString> set(const QString& block, const QString& key, const WantedValue& wanted)
{
    const std::vector<Member> members = membersOf(block);
    const auto member = std::ranges::find(members, key, &Member::key);
    if (member == members.end())
        return inserted(block, members, quoted(key) + u": "_s + written(key, wanted, {}));
    const QStringView literal =
        QStringView(block).sliced(member->valueBegin, member->valueEnd - member->valueBegin);
    const QJsonValue value = parsed(literal);
    const bool nested = value.isArray() && scalars(value.toArray()).size() < value.toArray().size();
    if (value.isObject() || nested || (value.isArray() && !wanted.list))
        return cannotChange(key);
    std::optional<Written> old;
    if (value.isString())
        old = Written{u'"', ScalarShape::Text};
    else if (!value.isNull() && !value.isArray())
        old = Written{{}, scalarShapeOf(literal)};
    return block.first(member->valueBegin) + written(key, wanted, old) + block.sliced(member->valueEnd);
}

Result<QString> remove(const QString& block, const QString& key)
{
    const std::vector<Member> members = membersOf(block);
    const auto member = std::ranges::find(members, key, &Member::key);
    if (member == members.end())
        return block;
    if (std::next(member) != members.end())
        return block.first(member->begin) + block.sliced(std::next(member)->begin);
    const qsizetype begin = member == members.begin() ? member->begin : std::prev(member)->valueEnd;
    return block.first(begin) + block.sliced(member->valueEnd);
}

QString member(const FrontMatterEntry& entry)
{
    if (!entry.list && entry.values.isEmpty())
        return quoted(entry.key) + u": null"_s;
    return quoted(entry.key) + u": "_s + written(entry.key, {entry.values, entry.list}, {});
}

} // namespace brickwork::json
