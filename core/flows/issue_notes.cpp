#include "core/flows/issue_notes.h"

#include "core/habit/spoken_day.h"
#include "core/markdown/document.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A block of the text with the lines it takes, empty ones at its end left out.
struct Block
{
    int node = 0;
    int first = 0;
    int last = 0;
};

std::vector<Block> blocksOf(const Document& document, const QStringList& lines)
{
    std::vector<Block> blocks;
    for (const int child : document.root().children) {
        const Node& node = document.at(child);
        Block block{.node = child, .first = node.firstLine, .last = node.lastLine};
        block.last = std::min(block.last, static_cast<int>(lines.size()) - 1);
        while (block.last > block.first && lines.at(block.last).trimmed().isEmpty())
            --block.last;
        blocks.push_back(block);
    }
    std::ranges::sort(blocks, {}, &Block::first);
    return blocks;
}

/// What stands in a section of this heading, or nothing without one.
struct Section
{
    Block heading;
    std::optional<Block> list; ///< the last one in it
};

std::optional<Section> sectionOf(const Document& document, const std::vector<Block>& blocks,
                                 const QString& heading)
{
    const QString wanted = heading.simplified().toCaseFolded();
    const auto begin = std::ranges::find_if(blocks, [&](const Block& block) {
        return document.at(block.node).kind == NodeKind::Heading &&
               document.plainText(block.node).simplified().toCaseFolded() == wanted;
    });
    if (begin == blocks.end())
        return {};
    Section section{.heading = *begin, .list = {}};
    for (auto block = begin + 1; block != blocks.end(); ++block) {
        const Node& node = document.at(block->node);
        if (node.kind == NodeKind::Heading && node.level <= document.at(begin->node).level)
            break;
        if (node.kind == NodeKind::BulletList)
            section.list = *block;
    }
    return section;
}

QStringList asList(const QStringList& items, QChar marker)
{
    QStringList lines;
    for (const QString& item : items)
        lines << marker + u' ' + item;
    return lines;
}

/// A list that says nothing is a place to fill in.
bool saysNothing(const Document& document, const Block& list)
{
    return document.plainText(list.node).trimmed().isEmpty();
}

IssueText intoSection(const Document& document, QStringList lines, const Section& section,
                      const QStringList& items)
{
    if (!section.list) {
        const int line = section.heading.last + 1;
        QStringList added = QStringList(QString()) + asList(items, u'-');
        if (line >= lines.size() || !lines.at(line).trimmed().isEmpty())
            added << QString();
        for (qsizetype i = added.size(); i-- > 0;)
            lines.insert(line, added.at(i));
        return {.text = lines.join(u'\n'), .line = line + 1};
    }
    const QString first = lines.at(section.list->first);
    const auto mark = std::ranges::find_if(first, [](QChar c) { return !c.isSpace(); });
    const QString indent = first.first(mark - first.begin());
    const QChar marker = mark == first.end() ? QChar(u'-') : *mark;
    int line = section.list->last + 1;
    if (saysNothing(document, *section.list)) {
        lines.erase(lines.begin() + section.list->first, lines.begin() + line);
        line = section.list->first;
    }
    const QStringList added = asList(items, marker);
    for (qsizetype i = added.size(); i-- > 0;)
        lines.insert(line, indent + added.at(i));
    // The last line of a text has no end of line behind it until something follows.
    if (line + added.size() == lines.size())
        lines << QString();
    return {.text = lines.join(u'\n'), .line = line};
}

/// The line before which a section may stand without breaking anything apart.
int lineFor(const Document& document, const std::vector<Block>& blocks, const QStringList& lines,
            const QString& text, int position)
{
    const int line = static_cast<int>(QStringView(text).first(position).count(u'\n'));
    if (position <= 0 || line < document.frontMatter.lines)
        return static_cast<int>(lines.size());
    const auto around = std::ranges::find_if(
        blocks, [line](const Block& block) { return block.first <= line && line <= block.last; });
    return around == blocks.end() ? line : around->last + 1;
}

} // namespace

NoteStanding standingOf(const Note& note, Day today)
{
    if (!note.usedIn.isEmpty())
        return NoteStanding::Used;
    return note.on && *note.on < today ? NoteStanding::Past : NoteStanding::Open;
}

std::vector<Note> notesForIssue(const std::vector<Note>& notes, Day today)
{
    std::vector<Note> wanted;
    std::ranges::copy_if(notes, std::back_inserter(wanted),
                         [today](const Note& note) { return standingOf(note, today) == NoteStanding::Open; });
    std::ranges::stable_sort(wanted, [](const Note& a, const Note& b) {
        if (a.on && b.on && *a.on != *b.on)
            return *a.on < *b.on;
        if (a.on.has_value() != b.on.has_value())
            return a.on.has_value();
        return a.added < b.added;
    });
    return wanted;
}

QString announcedDay(Day day, Day today, const QLocale& locale)
{
    QString format = locale.dateFormat(QLocale::LongFormat);
    if (day.date().year() == today.date().year()) {
        // With what joins the year to the rest: "3 de junio de 2026", "June 3, 2026", "2026年6月3日".
        static const QRegularExpression year(
            uR"((?:[\s,،、]*(?:'[^']*'\s*)?)yyyy(?:\s*(?:'[^']*'|[年년.])\.?)?)"_s);
        format.remove(year);
    }
    static const QRegularExpression ends(uR"(^[\s,،、]+|[\s,،、]+$)"_s);
    return locale.toString(day.date(), format.remove(ends));
}

QString issueItem(const Note& note, Day today, const QLocale& locale)
{
    const QString text = note.text.trimmed();
    static const QRegularExpression opening(uR"(^(?:([-+*>#])|(\d{1,9})([.)])(?=\s)))"_s);
    const auto match = opening.match(text);
    QString safe = text;
    if (match.hasCaptured(1) && (match.captured(1) == ">"_L1 || match.captured(1) == "#"_L1 ||
                                 text.size() == 1 || text.at(1).isSpace()))
        safe.prepend(u'\\');
    else if (match.hasCaptured(2))
        safe.insert(match.capturedEnd(2), u'\\');
    const auto spoken = spokenDayIn(text, today, locale);
    if (!note.on || (spoken && spoken->dated && spoken->day == *note.on))
        return safe;
    //: an announcement in a list: its day, then what it says
    return QCoreApplication::translate("IssueNotes", "**%1:** %2")
        .arg(announcedDay(*note.on, today, locale), text);
}

QString issueHeading()
{
    return QCoreApplication::translate("DraftTemplates", "Housekeeping notes");
}

QLocale issueLocale(const QString& language, const QLocale& otherwise)
{
    const QLocale own(language);
    if (language.isEmpty() || own.language() == QLocale::C || own.language() == otherwise.language())
        return otherwise;
    return own;
}

IssueText withIssueNotes(const QString& text, const QStringList& items, const QString& heading, int position)
{
    if (items.isEmpty())
        return {.text = text, .line = 0};
    const Document document = parseMarkdown(text);
    const QStringList lines = text.split(u'\n');
    const std::vector<Block> blocks = blocksOf(document, lines);
    if (const auto section = sectionOf(document, blocks, heading))
        return intoSection(document, lines, *section, items);
    const int line =
        lineFor(document, blocks, lines, text, std::clamp(position, 0, static_cast<int>(text.size())));
    QString before = lines.first(line).join(u'\n');
    QString after = lines.sliced(line).join(u'\n');
    if (line < lines.size() && line > 0)
        before += u'\n';
    while (!before.isEmpty() && !before.endsWith("\n\n"_L1))
        before += u'\n';
    if (!after.isEmpty() && !after.startsWith(u'\n'))
        after.prepend(u'\n');
    const QString head = u"## "_s + heading + u"\n\n"_s;
    return {.text = before + head + asList(items, u'-').join(u'\n') + u'\n' + after,
            .line = static_cast<int>(before.count(u'\n')) + 2};
}

std::optional<QString> withoutIssueNotes(const QString& text, const QString& before, const QString& after)
{
    if (text == after)
        return before;
    const auto head = std::ranges::mismatch(before, after).in1 - before.begin();
    const QStringView restBefore = QStringView(before).sliced(head);
    const QStringView restAfter = QStringView(after).sliced(head);
    qsizetype tail = 0;
    while (tail < restBefore.size() && tail < restAfter.size() &&
           restBefore[restBefore.size() - 1 - tail] == restAfter[restAfter.size() - 1 - tail])
        ++tail;
    const QStringView added = restAfter.chopped(tail);
    const QStringView instead = restBefore.chopped(tail);
    const qsizetype at = text.indexOf(added);
    if (added.isEmpty() || at < 0 || text.indexOf(added, at + 1) >= 0)
        return {};
    return QString(text).replace(at, added.size(), instead.toString());
}

QString linkNote(const QString& title, const QString& url)
{
    static const QRegularExpression special(uR"(([\\\[\]]))"_s);
    return u"[%1](<%2>)"_s.arg(title.simplified().replace(special, uR"(\\\1)"_s), url);
}

} // namespace brickwork
