#include "app/cli/json_text.h"

#include <QByteArray>
#include <QLocale>

#include <utility>

namespace brickwork {

namespace {

/// JSON allows everything but quotes, backslashes and control characters as it is; half of a surrogate pair
/// has no UTF-8.
bool isPlain(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 < text.size() && text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at > 0 && text[at - 1].isHighSurrogate();
    return c >= u' ' && c != u'"' && c != u'\\';
}

std::string escaped(QChar c)
{
    switch (c.unicode()) {
    case u'"':
        return "\\\"";
    case u'\\':
        return "\\\\";
    case u'\n':
        return "\\n";
    case u'\t':
        return "\\t";
    default:
        return "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toStdString();
    }
}

} // namespace

void JsonText::name(std::string_view plain)
{
    this->plain(plain);
    m_text += ": ";
    m_named = true;
}

void JsonText::plain(std::string_view plain)
{
    begin();
    m_text += '"';
    m_text += plain;
    m_text += '"';
}

void JsonText::text(QStringView text)
{
    begin();
    m_text += '"';
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isPlain(text, at))
            continue;
        m_text += text.sliced(from, at - from).toUtf8().toStdString() + escaped(text[at]);
        from = at + 1;
    }
    m_text += text.sliced(from).toUtf8().toStdString();
    m_text += '"';
}

void JsonText::number(int number)
{
    begin();
    m_text += std::to_string(number);
}

void JsonText::number(double number)
{
    begin();
    m_text += QByteArray::number(number, 'g', QLocale::FloatingPointShortest).toStdString();
}

void JsonText::nothing()
{
    begin();
    m_text += "null";
}

std::string JsonText::take()
{
    m_text += '\n';
    return std::exchange(m_text, {});
}

void JsonText::open(char bracket, Layout layout)
{
    begin();
    m_text += bracket;
    if (layout == Layout::Lines && !isInLine())
        ++m_lines;
    ++m_depth;
    m_first = true;
}

void JsonText::close(char bracket)
{
    const bool inLine = isInLine();
    --m_depth;
    if (!inLine) {
        --m_lines;
        newLine();
    }
    m_text += bracket;
    m_first = false;
}

void JsonText::begin()
{
    if (!m_named && m_depth > 0) {
        if (!m_first)
            m_text += isInLine() ? ", " : ",";
        if (!isInLine())
            newLine();
    }
    m_named = false;
    m_first = false;
}

void JsonText::newLine()
{
    m_text += '\n';
    m_text.append(4 * m_depth, ' ');
}

} // namespace brickwork
