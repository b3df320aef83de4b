#include "core/markdown/front_matter_block.h"
#include "core/markdown/line_scan.h"

#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork::yaml {

namespace {

enum class Shape
{
    Null,
    Scalar,
    List,
    Nested
};

/// A key of the top level and where it stands.
struct Place
{
    FrontMatterEntry entry;
    Shape shape = Shape::Null;
    int line = 0;
    int column = 0;
};

struct Parsed
{
    std::vector<Place> places;
    ReadBlock failure; ///< mapping and problem
};

QString textOf(const YAML::Node& node)
{
    return QString::fromStdString(node.Scalar());
}

Shape fillValues(const YAML::Node& node, FrontMatterEntry& entry)
{
    if (node.IsNull())
        return Shape::Null;
    if (node.IsScalar()) {
        entry.values = {textOf(node)};
        return Shape::Scalar;
    }
    if (!node.IsSequence())
        return Shape::Nested;
    entry.list = true;
    for (const YAML::Node& item : node) {
        if (!item.IsScalar()) {
            entry.values.clear();
            return Shape::Nested;
        }
        entry.values += textOf(item);
    }
    return Shape::List;
}

Parsed parse(const QString& block)
{
    Parsed parsed;
    try {
        const YAML::Node root = YAML::Load(block.toStdString());
        parsed.failure.mapping = root.IsMap() || root.IsNull();
        if (!root.IsMap())
            return parsed;
        for (const auto& pair : root) {
            Place place;
            if (!pair.first.IsScalar())
                continue;
            place.entry.key = textOf(pair.first);
            place.line = pair.first.Mark().line;
            place.column = pair.first.Mark().column;
            place.shape = fillValues(pair.second, place.entry);
            parsed.places.push_back(std::move(place));
        }
    } catch (const YAML::Exception& exception) {
        parsed.failure.problem = QString::fromStdString(exception.msg);
        parsed.failure.problemLine = std::max(0, exception.mark.line);
    } catch (const std::exception& exception) {
        parsed.failure.problem = QString::fromUtf8(exception.what());
    }
    return parsed;
}

/// Words that YAML 1.1 or 1.2 readers take for something other than a string.
bool isMisread(QStringView text)
{
    static const QRegularExpression words(uR"(\A(true|false|yes|no|on|off|y|n|null|~)\z)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression numbers(
        uR"(\A([-+]?(\d[\d_]*)?(\.\d*)?([eE][-+]?\d+)?|[-+]?0[xob][\da-fA-F_]+|[-+]?\.(inf|nan)|[-+]?\d+(:[0-5]?\d)+(\.\d*)?|[\d.,_]+)\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dates(uR"(\A\d{4}-\d\d?-\d\d?([Tt\s].*)?\z)"_s);
    return words.matchView(text).hasMatch() || numbers.matchView(text).hasMatch() ||
           dates.matchView(text).hasMatch();
}

enum class Within
{
    Block,
    Flow
};

bool isPlainSafe(QStringView text, Within within)
{
    static constexpr QStringView kIndicators = u"-?:,[]{}#&*!|>'\"%@`=<";
    static constexpr QStringView kFlow = u",[]{}";
    if (text.isEmpty() || text.front().isSpace() || text.back().isSpace() || hasControl(text))
        return false;
    if (kIndicators.contains(text.front()) || text.endsWith(u':') || text.contains(u": ") ||
        text.contains(u" #"))
        return false;
    if (text.startsWith(u"...") || isMisread(text))
        return false;
    return within == Within::Block ||
           std::ranges::none_of(text, [](QChar c) { return kFlow.contains(c) || c == u':'; });
}

QString quoted(QStringView text, QChar quote)
{
    if (quote == u'\'' && !hasControl(text))
        return u'\'' + text.toString().replace(u'\'', "''"_L1) + u'\'';
    return u'"' + escaped(text) + u'"';
}

QString writtenScalar(QStringView text, QChar quote, Within within)
{
    return quote.isNull() && isPlainSafe(text, within) ? text.toString() : quoted(text, quote);
}

QString written(const QString& key, const WantedValue& wanted, const std::optional<Written>& old,
                QChar listQuote)
{
    if (wanted.list) {
        QStringList items;
        for (const QString& value : wanted.values)
            items += writtenScalar(value, listQuote, Within::Flow);
        return u'[' + items.join(u", "_s) + u']';
    }
    const QString value = wanted.values.value(0);
    if (writesBare(key, value, old))
        return value;
    return writtenScalar(value, old ? old->quote : QChar(), Within::Block);
}

QString writtenKey(const QString& key)
{
    return writtenScalar(key, {}, Within::Flow);
}

/// The block as lines without their newlines, and an edit of them.
class Lines
{
public:
    Lines(const QString& block, std::vector<Place> places)
        : m_lines(block.split(u'\n')), m_places(std::move(places))
    {
        m_lines.removeLast(); // the block ends with a newline, or is empty
    }

    [[nodiscard]] const Place* find(const QString& key) const
    {
        const auto found =
            std::ranges::find_if(m_places, [&key](const Place& place) { return place.entry.key == key; });
        return found == m_places.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool isBlockMapping() const;
    [[nodiscard]] int endOf(const Place& place) const;
    [[nodiscard]] Result<QString> replaced(const Place& place, const WantedValue& wanted) const;
    [[nodiscard]] QString appended(const QString& key, const WantedValue& wanted) const;
    [[nodiscard]] QString without(const Place& place) const;

private:
    [[nodiscard]] std::optional<qsizetype> afterColon(const Place& place) const;
    [[nodiscard]] std::optional<QString> withScalar(const Place& place, qsizetype colon,
                                                    const WantedValue& wanted) const;
    [[nodiscard]] std::optional<QString> withList(const Place& place, qsizetype colon,
                                                  const WantedValue& wanted) const;
    [[nodiscard]] static QString joined(const QStringList& lines)
    {
        return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
    }

    QStringList m_lines;
    std::vector<Place> m_places;
};

/// Every key has a line of its own, all at one depth.
bool Lines::isBlockMapping() const
{
    int last = -1;
    for (const Place& place : m_places) {
        if (place.line <= last || place.line >= m_lines.size() || place.column != m_places.front().column)
            return false;
        const QString& line = m_lines[place.line];
        if (place.column > line.size() || !QStringView(line).first(place.column).trimmed().isEmpty())
            return false;
        last = place.line;
    }
    return true;
}

/// One past the last line of an entry; comments and blank lines before the next key are nobody's.
int Lines::endOf(const Place& place) const
{
    int end = static_cast<int>(m_lines.size());
    for (const Place& other : m_places) {
        if (other.line > place.line)
            end = std::min(end, other.line);
    }
    while (end > place.line + 1) {
        const QString& line = m_lines[end - 1];
        const bool outside = skipBlanks(line, 0) <= place.column;
        if (!line.trimmed().isEmpty() && !(outside && isBlankOrComment(line)))
            break;
        --end;
    }
    return end;
}

std::optional<qsizetype> Lines::afterColon(const Place& place) const
{
    const QStringView line(m_lines[place.line]);
    qsizetype at = place.column;
    if (at < line.size() && (line[at] == u'"' || line[at] == u'\'')) {
        const auto end = quoteEnd(line, at, line[at] == u'"' ? Escape::Backslash : Escape::Doubled);
        if (!end)
            return {};
        at = *end;
    } else if (line.sliced(at).startsWith(place.entry.key)) {
        at += place.entry.key.size();
    } else {
        return {};
    }
    at = skipBlanks(line, at);
    if (at >= line.size() || line[at] != u':')
        return {};
    return at + 1;
}

struct Span
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QChar quote;
};

/// Where the scalar after the colon stands; nothing if it is something that one line cannot show.
std::optional<Span> scalarSpan(QStringView line, qsizetype colon)
{
    Span span;
    span.begin = skipBlanks(line, colon);
    if (span.begin >= line.size() || line[span.begin] == u'#') {
        span.begin = span.end = colon;
        return span;
    }
    const QChar first = line[span.begin];
    if (first == u'"' || first == u'\'') {
        const auto end = quoteEnd(line, span.begin, first == u'"' ? Escape::Backslash : Escape::Doubled);
        if (!end || !isBlankOrComment(line.sliced(*end)))
            return {};
        span.end = *end;
        span.quote = first;
        return span;
    }
    if (u"|>&*![{%@`"_s.contains(first))
        return {};
    span.end = span.begin;
    for (qsizetype at = span.begin; at < line.size(); ++at) {
        if (line[at] == u'#' && line[at - 1].isSpace())
            break;
        if (!line[at].isSpace())
            span.end = at + 1;
    }
    return span;
}

std::optional<QString> Lines::withScalar(const Place& place, qsizetype colon, const WantedValue& wanted) const
{
    const QString& line = m_lines[place.line];
    for (int i = place.line + 1; i < endOf(place); ++i) {
        if (!isBlankOrComment(m_lines[i]))
            return {};
    }
    const std::optional<Span> span = scalarSpan(line, colon);
    if (!span)
        return {};
    std::optional<Written> old;
    const QStringView value = QStringView(line).sliced(span->begin, span->end - span->begin);
    if (!value.isEmpty())
        old = Written{span->quote, scalarShapeOf(value)};
    const QString space = span->begin == colon ? u" "_s : QString();
    QStringList lines = m_lines;
    lines[place.line] = line.first(span->begin) + space + written(place.entry.key, wanted, old, span->quote) +
                        line.sliced(span->end);
    return joined(lines);
}

/// A list on one line, over several in brackets, or one "- item" a line; all become one line.
std::optional<QString> Lines::withList(const Place& place, qsizetype colon, const WantedValue& wanted) const
{
    const QString& line = m_lines[place.line];
    const int end = endOf(place);
    QStringList lines = m_lines.first(place.line);
    const qsizetype begin = skipBlanks(line, colon);
    if (begin < line.size() && line[begin] == u'[') {
        const QString text = m_lines.sliced(place.line, end - place.line).join(u'\n');
        const std::optional<qsizetype> close = bracketEnd(text, begin, Escape::Doubled);
        if (!close || !isBlankOrComment(QStringView(text).sliced(*close)))
            return {};
        const QChar quote = firstQuote(QStringView(text).sliced(begin));
        lines += text.first(begin) + written(place.entry.key, wanted, {}, quote) + text.sliced(*close);
    } else if (isBlankOrComment(QStringView(line).sliced(begin))) {
        lines += line.first(colon) + u' ' + written(place.entry.key, wanted, {}, {}) + line.sliced(colon);
    } else {
        return {};
    }
    return joined(lines + m_lines.sliced(end));
}

Result<QString> Lines::replaced(const Place& place, const WantedValue& wanted) const
{
    const std::optional<qsizetype> colon = afterColon(place);
    if (!colon || place.shape == Shape::Nested || (place.shape == Shape::List && !wanted.list))
        return cannotChange(place.entry.key);
    const std::optional<QString> result =
        place.shape == Shape::List ? withList(place, *colon, wanted) : withScalar(place, *colon, wanted);
    if (!result)
        return cannotChange(place.entry.key);
    return *result;
}

QString Lines::appended(const QString& key, const WantedValue& wanted) const
{
    const QString indent(m_places.empty() ? 0 : m_places.front().column, u' ');
    return joined(m_lines) + indent + writtenKey(key) + u": "_s + written(key, wanted, {}, {}) + u'\n';
}

QString Lines::without(const Place& place) const
{
    return joined(m_lines.first(place.line) + m_lines.sliced(endOf(place)));
}

} // namespace

ReadBlock read(const QString& block)
{
    Parsed parsed = parse(block);
    for (Place& place : parsed.places)
        parsed.failure.entries.push_back(std::move(place.entry));
    return std::move(parsed.failure);
}

Result<QString> set(const QString& block, const QString& key, const WantedValue& wanted)
{
    const Lines lines(block, parse(block).places);
    if (!lines.isBlockMapping())
        return cannotChange(key);
    if (const Place* place = lines.find(key))
        return lines.replaced(*place, wanted);
    return lines.appended(key, wanted);
}

Result<QString> remove(const QString& block, const QString& key)
{
    const Lines lines(block, parse(block).places);
    const Place* place = lines.find(key);
    if (!place)
        return block;
    if (!lines.isBlockMapping())
        return cannotChange(key);
    return lines.without(*place);
}

QString line(const FrontMatterEntry& entry)
{
    if (!entry.list && entry.values.isEmpty())
        return writtenKey(entry.key) + u":\n"_s;
    return writtenKey(entry.key) + u": "_s + written(entry.key, {entry.values, entry.list}, {}, {}) + u'\n';
}

} // namespace brickwork::yaml
