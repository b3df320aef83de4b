#include "ui/write/section_moves.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int deepest = 6;

/// The lines of a text, by number.
class Lines
{
public:
    explicit Lines(QStringView text) : m_text(text)
    {
        m_starts.push_back(0);
        for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
            m_starts.push_back(at + 1);
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_starts.size()); }
    /// The end of the text for a line that there is not.
    [[nodiscard]] qsizetype start(int line) const
    {
        return line < count() ? m_starts[static_cast<std::size_t>(line)] : m_text.size();
    }
    [[nodiscard]] QStringView at(int line) const
    {
        const qsizetype end = line + 1 < count() ? start(line + 1) - 1 : m_text.size();
        return m_text.sliced(start(line), end - start(line));
    }

private:
    QStringView m_text;
    std::vector<qsizetype> m_starts;
};

enum class HeadingForm
{
    None, ///< it stands in a quote or a list, or the outline is not of this text
    Atx,
    Setext
};

struct Heading
{
    HeadingForm form = HeadingForm::None;
    int underline = -1; ///< line of a setext heading's underline
};

QStringView indented(QStringView line)
{
    qsizetype blanks = 0;
    while (blanks < line.size() && line[blanks] == u' ')
        ++blanks;
    return blanks <= 3 ? line.sliced(blanks) : QStringView();
}

Heading headingAt(const Lines& lines, const OutlineEntry& entry)
{
    if (entry.line < 0 || entry.line >= lines.count())
        return {};
    const QStringView line = indented(lines.at(entry.line));
    qsizetype signs = 0;
    while (signs < line.size() && line[signs] == u'#')
        ++signs;
    if (signs == entry.level && (signs == line.size() || line[signs] == u' ' || line[signs] == u'\t'))
        return {.form = HeadingForm::Atx, .underline = -1};
    // Quotes and list items begin with other signs; a list that goes on is indented.
    static constexpr QStringView openers = u">-+*";
    const bool numbered = !line.isEmpty() && line.front().isDigit() &&
                          QRegularExpression(u"^\\d{1,9}[.)](?:\\s|$)"_s).matchView(line).hasMatch();
    const bool listed =
        line.size() > 1 && openers.contains(line.front()) && (line.front() == u'>' || line[1].isSpace());
    if (entry.level > 2 || line.isEmpty() || listed || numbered)
        return {};
    for (int below = entry.line + 1; below < lines.count(); ++below) {
        const QStringView under = indented(lines.at(below)).trimmed();
        if (under.isEmpty())
            return {};
        const QChar sign = entry.level == 1 ? u'=' : u'-';
        if (std::ranges::all_of(under, [&](QChar c) { return c == sign; }))
            return {.form = HeadingForm::Setext, .underline = below};
    }
    return {};
}

/// A text with its outline, of which only headings of the text itself count.
struct Sections
{
    Sections(QStringView text, const std::vector<OutlineEntry>& outline)
        : text(text), lines(text), outline(outline)
    {
        for (const OutlineEntry& entry : outline)
            headings.push_back(headingAt(lines, entry));
    }
    [[nodiscard]] int count() const { return static_cast<int>(outline.size()); }
    [[nodiscard]] bool has(int row) const
    {
        return row >= 0 && row < count() && headings[static_cast<std::size_t>(row)].form != HeadingForm::None;
    }
    [[nodiscard]] int level(int row) const { return outline[static_cast<std::size_t>(row)].level; }
    [[nodiscard]] const Heading& heading(int row) const { return headings[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int line(int row) const
    {
        return row < count() ? outline[static_cast<std::size_t>(row)].line : lines.count();
    }
    [[nodiscard]] qsizetype start(int row) const { return lines.start(line(row)); }
    [[nodiscard]] int end(int row) const
    {
        int next = row + 1;
        while (next < count() && (!has(next) || level(next) > level(row)))
            ++next;
        return next;
    }
    [[nodiscard]] bool needsRoom(int row) const
    {
        return row < count() && heading(row).form == HeadingForm::Setext;
    }

    QStringView text;
    Lines lines;
    const std::vector<OutlineEntry>& outline;
    std::vector<Heading> headings;
};

/// Where the text of [from, to) ends and the blank lines behind it begin.
qsizetype bodyEnd(QStringView text, qsizetype from, qsizetype to)
{
    while (to > from && text[to - 1].isSpace())
        --to;
    // Blanks at the end of the last line belong to it.
    while (to < text.size() && text[to] != u'\n' && text[to].isSpace())
        ++to;
    return to;
}

/// What stands between two sections: at least a line end, and an empty line in front of a heading that is
/// underlined.
QString room(QStringView gap, bool blankLine)
{
    const qsizetype least = blankLine ? 2 : 1;
    QString made = gap.toString();
    while (made.count(u'\n') < least)
        made += u'\n';
    return made;
}

} // namespace

int sectionEnd(QStringView text, const std::vector<OutlineEntry>& outline, int row)
{
    return Sections(text, outline).end(row);
}

// Two neighbours change places: one goes, the other stays where it is and the gaps between them stay too.
std::optional<SectionEdit> movedSection(QStringView text, const std::vector<OutlineEntry>& outline, int row,
                                        int before)
{
    const Sections sections(text, outline);
    const int end = sections.has(row) ? sections.end(row) : 0;
    const bool last = before == sections.count();
    if (!sections.has(row) || (!last && !sections.has(before)) || (before >= row && before <= end))
        return {};
    const bool up = before < row;
    // One and two are neighbours in the text; one of them is the section.
    const int firstRow = up ? before : row;
    const int middleRow = up ? row : end;
    const int lastRow = up ? end : before;
    const qsizetype one = sections.start(firstRow);
    const qsizetype two = sections.start(middleRow);
    const qsizetype rest = sections.start(lastRow);
    const qsizetype oneEnd = bodyEnd(text, one, two);
    const qsizetype twoEnd = bodyEnd(text, two, rest);
    const QStringView gap = text.sliced(oneEnd, two - oneEnd);
    // What comes behind both may be underlined, what stands in front of them may not be blank.
    const bool roomBehind =
        sections.needsRoom(lastRow) && text.sliced(twoEnd, rest - twoEnd).count(u'\n') < 2;
    const QString trail = roomBehind ? u"\n"_s : QString();
    const bool tight = one > 1 && !text.first(one).endsWith("\n\n"_L1);
    const QString lead = tight && sections.needsRoom(middleRow) ? u"\n"_s : QString();

    SectionEdit edit;
    if (up) {
        const QString body = text.sliced(two, twoEnd - two).toString();
        edit.pieces.push_back(
            {.start = one, .length = 0, .text = lead + body + room(gap, sections.needsRoom(before))});
        edit.pieces.push_back({.start = oneEnd, .length = twoEnd - oneEnd, .text = trail});
        edit.from = two;
        edit.to = one + lead.size();
        edit.length = body.size();
    } else {
        const QString body = text.sliced(one, oneEnd - one).toString();
        const QString between = room(gap, sections.needsRoom(row));
        edit.pieces.push_back({.start = one, .length = two - one, .text = lead});
        edit.pieces.push_back({.start = twoEnd, .length = 0, .text = between + body + trail});
        edit.from = one;
        edit.to = lead.size() + twoEnd - (two - one) + between.size();
        edit.length = body.size();
    }
    edit.outline = outline;
    std::rotate(edit.outline.begin() + firstRow, edit.outline.begin() + middleRow,
                edit.outline.begin() + lastRow);
    edit.row = up ? before : before - (end - row);
    return edit;
}

namespace {

/// The pieces that put a heading on another level.
void shiftHeading(const Sections& sections, int row, int level, std::vector<TextPiece>& pieces)
{
    const int line = sections.line(row);
    const QStringView text = sections.lines.at(line);
    const qsizetype start = sections.lines.start(line);
    const Heading& heading = sections.heading(row);
    if (heading.form == HeadingForm::Atx) {
        static const QRegularExpression parts(uR"(^( {0,3})(#+)(?:[ \t].*?)?(?:(?<=[ \t])(#+)[ \t]*)?$)"_s);
        const QRegularExpressionMatch match = parts.matchView(text);
        const QString signs(level, u'#');
        const int old = sections.level(row);
        pieces.push_back({.start = start + match.capturedStart(2), .length = old, .text = signs});
        // Signs that close the heading are as many as those that open it, if they were.
        if (match.hasCaptured(3) && match.capturedLength(3) == old)
            pieces.push_back({.start = start + match.capturedStart(3), .length = old, .text = signs});
        return;
    }
    const qsizetype under = sections.lines.start(heading.underline);
    const QStringView signs = sections.lines.at(heading.underline);
    const qsizetype signsEnd = under + signs.size();
    if (level <= 2) {
        const QStringView bare = signs.trimmed();
        pieces.push_back({.start = under + (bare.data() - signs.data()),
                          .length = bare.size(),
                          .text = QString(bare.size(), level == 1 ? u'=' : u'-')});
        return;
    }
    // Only the two highest levels can be underlined.
    QStringList words;
    for (int at = line; at < heading.underline; ++at)
        words << sections.lines.at(at).trimmed().toString();
    pieces.push_back(
        {.start = start, .length = signsEnd - start, .text = QString(level, u'#') + u' ' + words.join(u' ')});
}

} // namespace

std::optional<SectionEdit> shiftedSection(QStringView text, const std::vector<OutlineEntry>& outline, int row,
                                          int by)
{
    const Sections sections(text, outline);
    if (!sections.has(row) || by == 0)
        return {};
    SectionEdit edit;
    edit.outline = outline;
    edit.row = row;
    edit.from = edit.to = sections.start(row);
    for (int i = row; i < sections.end(row); ++i) {
        if (!sections.has(i))
            continue;
        const int level = sections.level(i) + by;
        if (level < 1 || level > deepest)
            return {};
        shiftHeading(sections, i, level, edit.pieces);
        edit.outline[static_cast<std::size_t>(i)].level = level;
    }
    return edit;
}

std::optional<int> placeAbove(QStringView text, const std::vector<OutlineEntry>& outline, int row)
{
    const Sections sections(text, outline);
    if (!sections.has(row))
        return {};
    for (int above = row - 1; above >= 0; --above) {
        if (!sections.has(above) || sections.level(above) > sections.level(row))
            continue;
        if (sections.level(above) == sections.level(row))
            return above;
        // In front of its parent it would be the last in the section beside it, if there is one.
        int beside = above - 1;
        while (beside >= 0 && !sections.has(beside))
            --beside;
        const bool fits = beside >= 0 && sections.level(beside) >= sections.level(above);
        return fits ? std::optional(above) : std::nullopt;
    }
    return {};
}

std::optional<int> placeBelow(QStringView text, const std::vector<OutlineEntry>& outline, int row)
{
    const Sections sections(text, outline);
    if (!sections.has(row))
        return {};
    const int next = sections.end(row);
    if (next >= sections.count())
        return {};
    if (sections.level(next) == sections.level(row))
        return sections.end(next);
    // The next is a parent: it becomes its first.
    int first = next + 1;
    while (first < sections.count() && !sections.has(first))
        ++first;
    return first;
}

bool sameHeadings(const std::vector<OutlineEntry>& one, const std::vector<OutlineEntry>& other)
{
    return std::ranges::equal(one, other, [](const OutlineEntry& a, const OutlineEntry& b) {
        return a.level == b.level && a.text == b.text;
    });
}

std::optional<int> foundAgain(const std::vector<OutlineEntry>& outline, const OutlineEntry& entry, int row)
{
    const auto same = [&](const OutlineEntry& other) {
        return other.level == entry.level && other.text == entry.text;
    };
    if (row >= 0 && row < static_cast<int>(outline.size()) && same(outline[static_cast<std::size_t>(row)]))
        return row;
    const auto found = std::ranges::find_if(outline, same);
    if (found == outline.end() || std::ranges::count_if(outline, same) > 1)
        return {};
    return static_cast<int>(found - outline.begin());
}

int rowOfLine(const std::vector<OutlineEntry>& outline, int line)
{
    return static_cast<int>(std::ranges::upper_bound(outline, line, {}, &OutlineEntry::line) -
                            outline.begin()) -
           1;
}

} // namespace brickwork
