#include "core/markdown/front_matter_block.h"
#include "core/markdown/line_scan.h"

#include <QRegularExpression>

#include <algorithm>
#include <toml++/toml.hpp>

using namespace Qt::StringLiterals;

namespace brickwork::toml_lines {

namespace {

enum class Shape
{
    String,
    Bare,
    List,
    Nested
};

/// A key of the top level, its value's lines (0-based, inclusive) and kind.
struct Place
{
    FrontMatterEntry entry;
    Shape shape = Shape::Nested;
    int line = 0;
    int column = 0; ///< 0-based, of the key, in code points
    int lastLine = 0;
    bool afterEquals = true; ///< the lines are those of a value, not of a table below its header
};

struct Parsed
{
    std::vector<Place> places;
    ReadBlock failure;
};

/// The value as written, for all that are no strings: 1_000 stays 1_000.
QString slice(const QStringList& lines, const toml::source_region& region)
{
    const auto row = static_cast<qsizetype>(region.begin.line) - 1;
    if (row < 0 || row >= lines.size() || region.begin.line != region.end.line)
        return {};
    const QList<uint> line = lines[row].toUcs4();
    const auto begin = static_cast<qsizetype>(region.begin.column) - 1;
    const auto end = std::min(static_cast<qsizetype>(region.end.column) - 1, line.size());
    if (begin < 0 || begin > end)
        return {};
    return QString::fromUcs4(reinterpret_cast<const char32_t*>(line.constData()) + begin, end - begin)
        .trimmed();
}

std::optional<QString> scalar(const QStringList& lines, const toml::node& node)
{
    if (const auto* text = node.as_string())
        return QString::fromStdString(text->get());
    if (node.is_value())
        return slice(lines, node.source());
    return {};
}

Shape fillValues(const QStringList& lines, const toml::node& node, FrontMatterEntry& entry)
{
    if (const toml::array* array = node.as_array()) {
        entry.list = true;
        for (const toml::node& item : *array) {
            const std::optional<QString> value = scalar(lines, item);
            if (!value) {
                entry.values.clear();
                return Shape::Nested;
            }
            entry.values += *value;
        }
        return Shape::List;
    }
    const std::optional<QString> value = scalar(lines, node);
    if (!value)
        return Shape::Nested;
    entry.values = {*value};
    return node.is_string() ? Shape::String : Shape::Bare;
}

Parsed parse(const QString& block)
{
    Parsed parsed;
    try {
        const std::string utf8 = block.toStdString();
        const toml::table table = toml::parse(std::string_view(utf8));
        const QStringList lines = block.split(u'\n');
        for (const auto& [key, node] : table) {
            Place place;
            const std::string_view name = key.str();
            place.entry.key = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
            place.line = static_cast<int>(key.source().begin.line) - 1;
            place.column = static_cast<int>(key.source().begin.column) - 1;
            place.shape = fillValues(lines, node, place.entry);
            place.lastLine = std::max(place.line, static_cast<int>(node.source().end.line) - 1);
            place.afterEquals = !node.is_table() && !node.is_array_of_tables();
            parsed.places.push_back(std::move(place));
        }
        // The library keeps its keys sorted by name.
        std::ranges::stable_sort(parsed.places, [](const Place& a, const Place& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
    } catch (const toml::parse_error& error) {
        const std::string_view words = error.description();
        parsed.failure.problem = QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
        parsed.failure.problemLine = std::max(0, static_cast<int>(error.source().begin.line) - 1);
    } catch (const std::exception& exception) {
        parsed.failure.problem = QString::fromUtf8(exception.what());
    }
    return parsed;
}

const Place* find(const Parsed& parsed, const QString& key)
{
    const auto found =
        std::ranges::find_if(parsed.places, [&key](const Place& place) { return place.entry.key == key; });
    return found == parsed.places.end() ? nullptr : &*found;
}

QString quoted(const QString& text, QChar quote)
{
    if (quote == u'\'' && !hasControl(text) && !text.contains(u'\''))
        return u'\'' + text + u'\'';
    return u'"' + escaped(text) + u'"';
}

QString written(const QString& key, const WantedValue& wanted, const std::optional<Written>& old,
                QChar listQuote)
{
    if (wanted.list) {
        QStringList items;
        for (const QString& value : wanted.values)
            items += quoted(value, listQuote);
        return u'[' + items.join(u", "_s) + u']';
    }
    const QString value = wanted.values.value(0);
    return writesBare(key, value, old) ? value : quoted(value, old ? old->quote : QChar());
}

QString writtenKey(const QString& key)
{
    static const QRegularExpression bare(uR"(\A[A-Za-z0-9_-]+\z)"_s);
    return bare.matchView(key).hasMatch() ? key : quoted(key, {});
}

/// One past the equals sign of "key = value", with a bare or quoted key.
std::optional<qsizetype> afterEquals(QStringView line)
{
    qsizetype at = skipBlanks(line, 0);
    if (at < line.size() && (line[at] == u'"' || line[at] == u'\'')) {
        const auto end = quoteEnd(line, at, line[at] == u'"' ? Escape::Backslash : Escape::None);
        if (!end)
            return {};
        at = *end;
    }
    at = line.indexOf(u'=', at);
    if (at < 0)
        return {};
    return at + 1;
}

/// One past a scalar that starts at `begin` and ends on its line.
std::optional<qsizetype> scalarEnd(QStringView line, qsizetype begin)
{
    const QChar first = line[begin];
    if (line.sliced(begin).startsWith(u"\"\"\"") || line.sliced(begin).startsWith(u"'''"))
        return {};
    if (first == u'"' || first == u'\'')
        return quoteEnd(line, begin, first == u'"' ? Escape::Backslash : Escape::None);
    qsizetype end = line.indexOf(u'#', begin);
    if (end < 0)
        end = line.size();
    while (end > begin && line[end - 1].isSpace())
        --end;
    return end;
}

std::optional<QString> withValue(const QString& text, const Place& place, const WantedValue& wanted)
{
    const std::optional<qsizetype> equals = afterEquals(text);
    if (!equals)
        return {};
    const qsizetype begin = skipBlanks(text, *equals);
    if (begin >= text.size() || text[begin] == u'\n')
        return {};
    std::optional<qsizetype> end;
    std::optional<Written> old;
    QChar listQuote;
    if (place.shape == Shape::List) {
        end = bracketEnd(text, begin, Escape::None);
        listQuote = firstQuote(QStringView(text).sliced(begin));
    } else {
        end = scalarEnd(text, begin);
        const QChar quote = place.shape == Shape::String ? text[begin] : QChar();
        old = Written{quote, quote.isNull() ? scalarShapeOf(place.entry.values.value(0)) : ScalarShape::Text};
        listQuote = quote;
    }
    if (!end || !isBlankOrComment(QStringView(text).sliced(*end)))
        return {};
    return text.first(begin) + written(place.entry.key, wanted, old, listQuote) + text.sliced(*end);
}

QString joined(const QStringList& lines)
{
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

QStringList linesOf(const QString& block)
{
    QStringList lines = block.split(u'\n');
    lines.removeLast(); // the block ends with a newline, or is empty
    return lines;
}

/// The line before which a key of the top level may be added: after a table's header it would be the table's.
int insertionLine(const QStringList& lines, const std::vector<Place>& places)
{
    const auto inValue = [&places](int line) {
        return std::ranges::any_of(places, [line](const Place& place) {
            return place.afterEquals && line > place.line && line <= place.lastLine;
        });
    };
    int line = 0;
    while (line < lines.size() && (!lines[line].trimmed().startsWith(u'[') || inValue(line)))
        ++line;
    if (line == lines.size())
        return line;
    const int header = line;
    while (line > 0 && lines[line - 1].trimmed().isEmpty())
        --line;
    if (line > 0 && !isBlankOrComment(lines[line - 1]))
        return line;
    // Only comments stand before: those right above the header stay with it.
    line = header;
    while (line > 0 && isBlankOrComment(lines[line - 1]))
        --line;
    return line;
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
    const Parsed parsed = parse(block);
    QStringList lines = linesOf(block);
    const Place* place = find(parsed, key);
    if (!place) {
        lines.insert(insertionLine(lines, parsed.places),
                     writtenKey(key) + u" = "_s + written(key, wanted, {}, {}));
        return joined(lines);
    }
    if (place->shape == Shape::Nested || (place->shape == Shape::List && !wanted.list))
        return cannotChange(key);
    const int count = place->lastLine - place->line + 1;
    if (count > 1 && place->shape != Shape::List)
        return cannotChange(key);
    const std::optional<QString> text =
        withValue(lines.sliced(place->line, count).join(u'\n'), *place, wanted);
    if (!text)
        return cannotChange(key);
    return joined(lines.first(place->line) + QStringList{*text} + lines.sliced(place->line + count));
}

Result<QString> remove(const QString& block, const QString& key)
{
    const Parsed parsed = parse(block);
    const Place* place = find(parsed, key);
    if (!place)
        return block;
    if (place->shape == Shape::Nested)
        return cannotChange(key);
    const QStringList lines = linesOf(block);
    return joined(lines.first(place->line) + lines.sliced(place->lastLine + 1));
}

QString line(const FrontMatterEntry& entry)
{
    WantedValue wanted{entry.values, entry.list};
    if (!entry.list && entry.values.isEmpty())
        wanted.values = {QString()};
    return writtenKey(entry.key) + u" = "_s + written(entry.key, wanted, {}, {}) + u'\n';
}

} // namespace brickwork::toml_lines
