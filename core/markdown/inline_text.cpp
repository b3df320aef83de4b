#include "core/markdown/inline_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool isEntity(QStringView text)
{
    const qsizetype end = text.left(34).indexOf(u';');
    if (end < 2)
        return false;
    const QStringView name = text.sliced(1, end - 1);
    const QStringView digits = name.startsWith(u'#') ? name.sliced(1) : name;
    return !digits.isEmpty() &&
           std::ranges::all_of(digits, [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
}

/// An address that stands in the text by itself and is read as a link: nothing in it needs to be escaped.
qsizetype addressAt(QStringView text, qsizetype at)
{
    static constexpr auto heads = std::to_array({"https://"_L1, "http://"_L1, "www."_L1});
    if (at > 0 && isWordCharacter(text[at - 1]))
        return 0;
    const QStringView rest = text.sliced(at);
    if (std::ranges::none_of(heads, [rest](QLatin1StringView head) { return rest.startsWith(head); }))
        return 0;
    qsizetype end = 0;
    while (end < rest.size() && !rest[end].isSpace() && rest[end] != u'<')
        ++end;
    while (end > 0 && u"?!.,:;'\")]`"_s.contains(rest[end - 1]))
        --end;
    return end;
}

/// A mark with white space on both sides opens nothing and closes nothing.
bool standsAlone(QChar before, QChar after)
{
    const auto blank = [](QChar c) { return c.isNull() || c.isSpace(); };
    return blank(before) && blank(after);
}

class Escaper
{
public:
    Escaper(QStringView text, const TextPlace& place, const InlineNeighbours& neighbours)
        : m_text(text), m_place(place), m_near(neighbours)
    {
    }

    [[nodiscard]] QString escaped() const
    {
        QString out;
        out.reserve(m_text.size() + m_text.size() / 16);
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            if (const qsizetype length = m_place.inLink ? 0 : addressAt(m_text, i); length > 0) {
                out += m_text.sliced(i, length);
                i += length - 1;
                continue;
            }
            if (isRead(i))
                out += u'\\';
            out += m_text[i];
        }
        return out;
    }

private:
    [[nodiscard]] QChar at(qsizetype i) const
    {
        return i < 0 ? m_place.before : i >= m_text.size() ? m_place.after : m_text[i];
    }

    /// Whether the character would be read as something else than itself.
    [[nodiscard]] bool isRead(qsizetype i) const
    {
        // Several of a kind are read together.
        qsizetype first = i;
        qsizetype last = i;
        const bool mark = u"*_~"_s.contains(m_text[i]);
        while (mark && first > 0 && m_text[first - 1] == m_text[i])
            --first;
        while (mark && last + 1 < m_text.size() && m_text[last + 1] == m_text[i])
            ++last;
        const QChar before = at(first - 1);
        const QChar after = at(last + 1);
        switch (m_text[i].unicode()) {
        case u'\\':
            return i + 1 == m_text.size() || (after.unicode() < 0x80 && isPunctuation(after));
        case u'*':
            return (m_near.stars > 1 || m_near.marked) && !standsAlone(before, after);
        case u'_':
            return (m_near.underscores > 1 || m_near.marked) && !standsAlone(before, after) &&
                   !(isWordCharacter(before) && isWordCharacter(after));
        case u'~':
            return (m_near.tildes > 1 || m_near.struck) && !standsAlone(before, after);
        case u'`':
            return m_near.backticks > 1 || m_near.coded;
        case u'[':
            return m_place.inLink || m_near.brackets || after == u'^';
        case u']':
            return m_place.inLink;
        case u'<':
            return (after.unicode() < 0x80 && after.isLetter()) || after == u'/' || after == u'!' ||
                   after == u'?';
        case u'&':
            return isEntity(m_text.sliced(i));
        default:
            return false;
        }
    }

    QStringView m_text;
    TextPlace m_place;
    InlineNeighbours m_near;
};

} // namespace

bool isWordCharacter(QChar c)
{
    return !c.isNull() && !c.isSpace() && !isPunctuation(c);
}

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

InlineNeighbours neighboursOf(const std::vector<InlineRun>& runs)
{
    InlineNeighbours near;
    for (const InlineRun& run : runs) {
        near.marked = near.marked || run.marks != NoMark;
        near.struck = near.struck || (run.marks & StruckMark);
        near.coded = near.coded || run.kind == InlineRun::Kind::Code;
        if (run.kind != InlineRun::Kind::Text)
            continue;
        near.stars += static_cast<int>(run.text.count(u'*'));
        near.underscores += static_cast<int>(run.text.count(u'_'));
        near.tildes += static_cast<int>(run.text.count(u'~'));
        near.backticks += static_cast<int>(run.text.count(u'`'));
        near.brackets = near.brackets || run.text.contains("]("_L1) || run.text.contains("]["_L1) ||
                        run.text.contains("]:"_L1);
    }
    return near;
}

QString escapedText(QStringView text, const TextPlace& place, const InlineNeighbours& neighbours)
{
    return Escaper(text, place, neighbours).escaped();
}

QString collapsed(QStringView text)
{
    QString out;
    out.reserve(text.size());
    qsizetype i = 0;
    while (i < text.size()) {
        if (!text[i].isSpace()) {
            out += text[i++];
            continue;
        }
        const qsizetype begin = i;
        while (i < text.size() && text[i].isSpace())
            ++i;
        out += i - begin == 1 && text[begin].unicode() != u'\t' && text[begin].unicode() >= 0x80 ? text[begin]
                                                                                                 : u' ';
    }
    return out;
}

QString escapedLineStarts(const QString& text)
{
    static const QRegularExpression opens(
        uR"(^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|=+$|-+$|~~~|(?:[-_*] *){3,}$|[|:][-|: ]*-[-|: ]*$))"_s);
    static const QRegularExpression counts(uR"(^(\d{1,9})([.)])(?=\s|$))"_s);
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString& line = lines[i];
        if (i == 0 && line.startsWith(u'='))
            continue; // underlines nothing
        if (const auto number = counts.match(line); number.hasMatch())
            line.insert(number.capturedEnd(1), u'\\');
        else if (opens.match(line).hasMatch())
            line.prepend(u'\\');
    }
    return lines.join(u'\n');
}

QString linkDestination(const QString& address)
{
    int depth = 0;
    bool balanced = true;
    for (const QChar c : address) {
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        balanced = balanced && depth >= 0 && depth < 30;
    }
    balanced = balanced && depth == 0;
    QString out;
    for (const QChar c : address) {
        const bool bracket = !balanced && (c == u'(' || c == u')');
        if (c.isSpace() || c == u'<' || c == u'>' || c == u'\\' || c == u'"' || bracket)
            out += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding());
        else if (c.category() != QChar::Other_Control)
            out += c;
    }
    return out.isEmpty() ? u"<>"_s : out;
}

QString codeSpan(const QString& text)
{
    const QString code = collapsed(text);
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : code) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    const bool padded = code.startsWith(u'`') || code.endsWith(u'`');
    return padded ? fence + u' ' + code + u' ' + fence : fence + code + fence;
}

QString escapedLabel(const QString& text)
{
    QString out;
    for (const QChar c : text.simplified()) {
        if (c == u'[' || c == u']' || c == u'\\')
            out += u'\\';
        out += c;
    }
    return out;
}

} // namespace brickwork
