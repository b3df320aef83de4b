#include "core/markdown/front_matter.h"

#include "core/markdown/front_matter_block.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Fences
{
    FrontMatterKind kind = FrontMatterKind::None;
    qsizetype blockBegin = 0;
    qsizetype blockEnd = 0;
    qsizetype rawEnd = 0;
};

/// One past the newline of the line that starts at `begin`, or the end of the text.
qsizetype nextLine(QStringView text, qsizetype begin)
{
    const qsizetype newline = text.indexOf(u'\n', begin);
    return newline < 0 ? text.size() : newline + 1;
}

/// The line without its newline and trailing white space.
QStringView lineAt(QStringView text, qsizetype begin)
{
    QStringView line = text.sliced(begin, nextLine(text, begin) - begin);
    while (!line.isEmpty() && line.back().isSpace())
        line.chop(1);
    return line;
}

std::optional<Fences> fencedBlock(QStringView text, FrontMatterKind kind)
{
    const QStringView fence = kind == FrontMatterKind::Yaml ? u"---" : u"+++";
    if (lineAt(text, 0) != fence)
        return {};
    const qsizetype begin = nextLine(text, 0);
    for (qsizetype at = begin; at < text.size(); at = nextLine(text, at)) {
        const QStringView line = lineAt(text, at);
        if (line == fence || (kind == FrontMatterKind::Yaml && line == u"..."))
            return Fences{kind, begin, at, nextLine(text, at)};
    }
    return {};
}

std::optional<Fences> jsonBlock(QStringView text)
{
    // "{{< shortcode >}}" and "{% tag %}" open with a brace too.
    const QStringView inside = text.sliced(1).trimmed();
    if (!inside.startsWith(u'"') && !inside.startsWith(u'}'))
        return {};
    const std::optional<qsizetype> end = json::objectEnd(text);
    if (!end || !text.sliced(*end, nextLine(text, *end) - *end).trimmed().isEmpty())
        return {};
    return Fences{FrontMatterKind::Json, 0, *end, nextLine(text, *end)};
}

std::optional<Fences> fencesOf(QStringView text)
{
    if (text.startsWith(u"---"))
        return fencedBlock(text, FrontMatterKind::Yaml);
    if (text.startsWith(u"+++"))
        return fencedBlock(text, FrontMatterKind::Toml);
    if (text.startsWith(u'{'))
        return jsonBlock(text);
    return {};
}

ReadBlock readBlock(FrontMatterKind kind, const QString& block)
{
    switch (kind) {
    case FrontMatterKind::Yaml:
        return yaml::read(block);
    case FrontMatterKind::Toml:
        return toml_lines::read(block);
    case FrontMatterKind::Json:
        return json::read(block);
    case FrontMatterKind::None:
        break;
    }
    return {};
}

/// Broken YAML between two rules is front matter only if it starts like some: otherwise it is prose.
bool startsWithKey(QStringView block)
{
    static const QRegularExpression key(uR"(\A(\s*(#[^\n]*)?\n)*\s*["']?\w[\w .-]*["']?\s*:(\s|\z))"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    return key.matchView(block).hasMatch();
}

QString nameOf(FrontMatterKind kind)
{
    switch (kind) {
    case FrontMatterKind::Yaml:
        return u"YAML"_s;
    case FrontMatterKind::Toml:
        return u"TOML"_s;
    case FrontMatterKind::Json:
        return u"JSON"_s;
    case FrontMatterKind::None:
        break;
    }
    return {};
}

struct Parts
{
    FrontMatter frontMatter;
    Fences fences;
};

Parts split(QStringView text)
{
    Parts parts;
    const std::optional<Fences> fences = fencesOf(text);
    if (!fences)
        return parts;
    const QStringView block = text.sliced(fences->blockBegin, fences->blockEnd - fences->blockBegin);
    ReadBlock read = readBlock(fences->kind, block.toString());
    const bool rules =
        fences->kind == FrontMatterKind::Yaml && !read.problem.isEmpty() && !startsWithKey(block);
    if (!read.mapping || rules)
        return parts;
    parts.fences = *fences;
    FrontMatter& found = parts.frontMatter;
    found.kind = fences->kind;
    found.raw = text.first(fences->rawEnd).toString();
    found.lines = static_cast<int>(found.raw.count(u'\n')) + (found.raw.endsWith(u'\n') ? 0 : 1);
    found.entries = std::move(read.entries);
    if (!read.problem.isEmpty()) {
        const int firstLine = fences->kind == FrontMatterKind::Json ? 1 : 2;
        found.problem =
            QCoreApplication::translate("FrontMatter", "The front matter is not valid %1: line %2, %3.")
                .arg(nameOf(fences->kind), QString::number(firstLine + read.problemLine), read.problem);
        found.entries.clear();
    }
    return parts;
}

const FrontMatterEntry* find(const std::vector<FrontMatterEntry>& entries, QStringView key)
{
    const auto found = std::ranges::find_if(entries, [key](const FrontMatterEntry& entry) {
        return key.compare(entry.key, Qt::CaseInsensitive) == 0;
    });
    return found == entries.end() ? nullptr : &*found;
}

/// The key as the draft spells it. Two of one name are refused: programs differ on which of them counts.
Result<QString> spelling(const FrontMatter& frontMatter, const QString& key)
{
    const FrontMatterEntry* entry = find(frontMatter.entries, key);
    const QString written = entry ? entry->key : key;
    if (std::ranges::count(frontMatter.entries, written, &FrontMatterEntry::key) > 1)
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "FrontMatter",
                        "The front matter has “%1” twice. Nothing was changed; remove one of them first.")
                        .arg(key));
    return written;
}

Failure unreadable(const FrontMatter& frontMatter)
{
    return fail(ErrorCode::Invalid, QCoreApplication::translate(
                                        "FrontMatter", "%1 Nothing was changed; correct it by hand first.")
                                        .arg(frontMatter.problem));
}

/// The promise of an edit, checked by reading the result: this key says what was asked, all others what they
/// said.
bool keepsPromise(const FrontMatter& before, const QString& text, const QString& key,
                  const WantedValue* wanted)
{
    const FrontMatter after = readFrontMatter(text);
    if (after.kind != before.kind || !after.problem.isEmpty())
        return false;
    std::vector<FrontMatterEntry> expected = before.entries;
    std::vector<FrontMatterEntry> found = after.entries;
    const auto same = [&key](const FrontMatterEntry& entry) { return entry.key == key; };
    const FrontMatterEntry* entry = find(found, key);
    if (wanted
            ? (!entry || entry->key != key || entry->values != wanted->values || entry->list != wanted->list)
            : std::ranges::any_of(found, same))
        return false;
    std::erase_if(expected, same);
    std::erase_if(found, same);
    return expected == found;
}

Result<QString> changed(const QString& text, const QString& key, const WantedValue* wanted)
{
    const Parts parts = split(text);
    const FrontMatter& frontMatter = parts.frontMatter;
    if (!frontMatter.problem.isEmpty())
        return unreadable(frontMatter);
    const Result<QString> written = spelling(frontMatter, key);
    if (!written)
        return written;
    const QString block =
        text.sliced(parts.fences.blockBegin, parts.fences.blockEnd - parts.fences.blockBegin);
    Result<QString> edited;
    switch (frontMatter.kind) {
    case FrontMatterKind::Yaml:
        edited = wanted ? yaml::set(block, *written, *wanted) : yaml::remove(block, *written);
        break;
    case FrontMatterKind::Toml:
        edited = wanted ? toml_lines::set(block, *written, *wanted) : toml_lines::remove(block, *written);
        break;
    case FrontMatterKind::Json:
        edited = wanted ? json::set(block, *written, *wanted) : json::remove(block, *written);
        break;
    case FrontMatterKind::None:
        return text;
    }
    if (!edited)
        return edited;
    const QString result = text.first(parts.fences.blockBegin) + *edited + text.sliced(parts.fences.blockEnd);
    if (!keepsPromise(frontMatter, result, *written, wanted))
        return cannotChange(key);
    return result;
}

Result<QString> withValue(const QString& text, const QString& key, const WantedValue& wanted)
{
    if (key.isEmpty())
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate("FrontMatter",
                                                "A front matter key needs a name. Nothing was changed."));
    const FrontMatter frontMatter = readFrontMatter(text);
    if (frontMatter.kind == FrontMatterKind::None) {
        const QString gap = text.isEmpty() || text.startsWith(u'\n') ? QString() : u"\n"_s;
        const QString result =
            makeFrontMatter(FrontMatterKind::Yaml, {{key, wanted.values, wanted.list}}) + gap + text;
        FrontMatter none;
        none.kind = FrontMatterKind::Yaml;
        if (!keepsPromise(none, result, key, &wanted))
            return cannotChange(key);
        return result;
    }
    const FrontMatterEntry* entry = find(frontMatter.entries, key);
    // A list of maps reads as an empty list, so emptiness proves nothing.
    const bool said =
        entry && !wanted.values.isEmpty() && entry->values == wanted.values && entry->list == wanted.list;
    // Read again by changed(), which refuses a key that is there twice.
    if (said && std::ranges::count(frontMatter.entries, entry->key, &FrontMatterEntry::key) == 1)
        return text;
    return changed(text, key, &wanted);
}

} // namespace

Failure cannotChange(const QString& key)
{
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate(
                    "FrontMatter",
                    "“%1” is written in the front matter in a way that cannot be changed safely. Nothing was "
                    "changed; edit it by hand.")
                    .arg(key));
}

std::optional<QString> FrontMatter::value(QStringView key) const
{
    const FrontMatterEntry* entry = find(entries, key);
    if (!entry || entry->list || entry->values.isEmpty() || entry->values.front().isEmpty())
        return {};
    return entry->values.front();
}

QStringList FrontMatter::values(QStringView key) const
{
    const FrontMatterEntry* entry = find(entries, key);
    return entry ? entry->values : QStringList();
}

FrontMatter readFrontMatter(QStringView text)
{
    return split(text).frontMatter;
}

Result<QString> withFrontMatter(const QString& text, const QString& key, const QString& value)
{
    return withValue(text, key, {{value}, false});
}

Result<QString> withFrontMatterList(const QString& text, const QString& key, const QStringList& values)
{
    return withValue(text, key, {values, true});
}

Result<QString> withoutFrontMatter(const QString& text, const QString& key)
{
    const FrontMatter frontMatter = readFrontMatter(text);
    if (frontMatter.problem.isEmpty() && !find(frontMatter.entries, key))
        return text;
    return changed(text, key, nullptr);
}

QString makeFrontMatter(FrontMatterKind kind, const std::vector<FrontMatterEntry>& entries)
{
    QString block;
    switch (kind) {
    case FrontMatterKind::Yaml:
        for (const FrontMatterEntry& entry : entries)
            block += yaml::line(entry);
        return u"---\n"_s + block + u"---\n"_s;
    case FrontMatterKind::Toml:
        for (const FrontMatterEntry& entry : entries)
            block += toml_lines::line(entry);
        return u"+++\n"_s + block + u"+++\n"_s;
    case FrontMatterKind::Json:
        for (const FrontMatterEntry& entry : entries)
            block += (block.isEmpty() ? u"\n  "_s : u",\n  "_s) + json::member(entry);
        return block.isEmpty() ? u"{}\n"_s : u"{"_s + block + u"\n}\n"_s;
    case FrontMatterKind::None:
        break;
    }
    return {};
}

} // namespace brickwork
