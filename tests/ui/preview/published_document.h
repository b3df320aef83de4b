// What cmark-gfm itself says of a Markdown text, as lines of the same kind as shownDocument(): read off its
// XML (and, for the numbers of footnotes, its HTML), not off the tree that the preview is made from.
#pragma once

#include "core/markdown/cmark_tree.h"
#include "core/markdown/html.h"
#include "tests/ui/preview/shown_document.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <vector>

namespace brickwork::test {

class PublishedDocument
{
public:
    explicit PublishedDocument(const QString& markdown)
    {
        // What becomes of a footnote has no name in the XML.
        m_xml.addData(xmlOf(markdown)
                          .replace("<<unknown>", "<note>")
                          .replace("</<unknown>>", "</note>")
                          .replace("<note> />", "<noteref/>"));
        static const QRegularExpression reference(u"data-footnote-ref[^>]*>(\\d+)</a>"_s);
        const QString html = renderHtml(
            markdown, {.rawHtml = RawHtml::Drop, .smartPunctuation = true, .dropTitleHeading = false});
        for (auto found = reference.globalMatch(html); found.hasNext();)
            m_references.push_back(found.next().captured(1).toInt());
    }

    QStringList lines()
    {
        while (m_xml.readNextStartElement())
            blocks({}); // <document>
        if (m_xml.hasError())
            m_lines << u"XML: "_s + m_xml.errorString();
        return m_lines;
    }

private:
    struct Place
    {
        int quotes = 0;
        int lists = 0;
        bool note = false;
    };

    static QByteArray xmlOf(const QString& markdown)
    {
        const CmarkTree tree(markdown.toUtf8(), CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART);
        char* text =
            cmark_render_xml_with_mem(tree.root(), CMARK_OPT_DEFAULT, cmark_get_default_mem_allocator());
        QByteArray xml(text);
        cmark_get_default_mem_allocator()->free(text);
        return xml;
    }

    void add(const Place& place, const QString& what)
    {
        m_lines << u"q%1 l%2 "_s.arg(place.quotes).arg(place.lists) + m_marker + what;
        m_marker.clear();
    }

    // A block bears one marker: an item that opens with a list or table has an empty line for its own.
    void settleMarker(const Place& place)
    {
        if (!m_marker.isEmpty())
            add(place, u"p: "_s);
    }

    static QString broken(QString text)
    {
        if (text.endsWith(u'\n'))
            text.chop(1);
        return text.replace(u'\n', QChar(QChar::LineSeparator));
    }

    void blocks(const Place& place)
    {
        while (m_xml.readNextStartElement())
            block(place);
    }

    void block(const Place& place)
    {
        const QStringView name = m_xml.name();
        const QXmlStreamAttributes given = m_xml.attributes();
        if (name == u"paragraph") {
            add(place, u"p: "_s + inlines(false));
        } else if (name == u"heading") {
            add(place, u"h%1: "_s.arg(given.value(u"level"_s)) + inlines(true));
        } else if (name == u"thematic_break") {
            add(place, u"rule"_s);
            m_xml.skipCurrentElement();
        } else if (name == u"code_block") {
            const QString language =
                given.value(u"info"_s).toString().section(u' ', 0, 0, QString::SectionSkipEmpty);
            add(place, u"code[%1]: %2"_s.arg(language, broken(m_xml.readElementText())));
        } else if (name == u"html_block") {
            add(place, u"html: "_s + broken(m_xml.readElementText()));
        } else if (name == u"block_quote") {
            const qsizetype before = m_lines.size();
            const Place inside{.quotes = place.quotes + 1, .lists = place.lists, .note = place.note};
            blocks(inside);
            if (m_lines.size() == before)
                add(inside, u"p: "_s);
        } else if (name == u"list") {
            list(place, given);
        } else if (name == u"table") {
            settleMarker(place);
            table();
        } else if (name == u"note" || name == u"noteref") { // one without a text
            note(place);
        } else {
            m_lines << u"unknown element "_s + name.toString();
            m_xml.skipCurrentElement();
        }
    }

    void list(const Place& place, const QXmlStreamAttributes& given)
    {
        settleMarker(place);
        const bool ordered = given.value(u"type"_s) == u"ordered";
        int number = given.value(u"start"_s).toInt();
        const Place inside{.quotes = place.quotes, .lists = place.lists + 1, .note = place.note};
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"tasklist")
                m_marker = m_xml.attributes().value(u"completed"_s) == u"true" ? u"[x] "_s : u"[ ] "_s;
            else
                m_marker = ordered ? QString::number(number) + u". "_s : u"• "_s;
            ++number;
            blocks(inside);
            settleMarker(inside);
        }
    }

    void table()
    {
        std::vector<QString> sides;
        QStringList cells;
        int rows = 0;
        while (m_xml.readNextStartElement()) {
            const bool header = m_xml.name() == u"table_header";
            ++rows;
            std::size_t column = 0;
            while (m_xml.readNextStartElement()) {
                if (header) {
                    const QString side = m_xml.attributes().value(u"align"_s).toString();
                    sides.push_back(side.isEmpty() ? u"left"_s : side);
                }
                cells << u"cell %1: "_s.arg(sides.at(column++)) + inlines(header);
            }
        }
        m_lines << u"table %1 x %2"_s.arg(rows).arg(sides.size());
        m_lines << cells;
    }

    void note(const Place& place)
    {
        ++m_notes;
        if (m_notes == 1)
            add(place, u"short rule"_s);
        m_marker = QString::number(m_notes) + u". "_s;
        const Place inside{.quotes = place.quotes, .lists = place.lists + 1, .note = true};
        blocks(inside);
        settleMarker(inside);
        const QString back = spanOf(u"\u00a0\u21a9\ufe0e"_s, QString(), u"#ref-%1"_s.arg(m_notes));
        if (m_lines.back().startsWith(u"q0 l1 ") && m_lines.back().contains(u"p: "))
            m_lines.back() += back;
        else
            add(inside, u"p: "_s + back);
    }

    struct Span
    {
        QString text;
        QString marks;
        QString url;
    };

    /// `bold` if everything here is bold anyhow.
    QString inlines(bool bold)
    {
        std::vector<Span> spans;
        inlines(spans, {}, bold);
        QString said;
        Span last;
        for (const Span& span : spans) {
            if (span.marks == last.marks && span.url == last.url) {
                last.text += span.text;
                continue;
            }
            if (!last.text.isEmpty())
                said += spanOf(last.text, last.marks, last.url);
            last = span;
        }
        return last.text.isEmpty() ? said : said + spanOf(last.text, last.marks, last.url);
    }

    static QString with(const QString& marks, QChar mark)
    {
        QString all;
        for (const QChar known : u"ibsch^"_s)
            if (marks.contains(known) || known == mark)
                all += known;
        return all;
    }

    void inlines(std::vector<Span>& spans, const Span& around, bool bold)
    {
        while (m_xml.readNextStartElement()) {
            const QStringView name = m_xml.name();
            Span inside = around;
            if (name == u"text") {
                inside.text = m_xml.readElementText();
                spans.push_back(inside);
            } else if (name == u"softbreak" || name == u"linebreak") {
                inside.text = name == u"softbreak" ? u" "_s : QString(QChar::LineSeparator);
                m_xml.skipCurrentElement();
                spans.push_back(inside);
            } else if (name == u"code") {
                inside.text = m_xml.readElementText();
                inside.marks = with(around.marks, u'c');
                spans.push_back(inside);
            } else if (name == u"html_inline") {
                const QString html = m_xml.readElementText();
                static const QRegularExpression lineBreak(u"^<br[\\s/>]"_s,
                                                          QRegularExpression::CaseInsensitiveOption);
                const bool breaks = lineBreak.match(html).hasMatch();
                inside.text = breaks ? QString(QChar::LineSeparator) : html;
                inside.text.replace(u'\n', QChar(QChar::LineSeparator));
                inside.marks = breaks ? around.marks : with(around.marks, u'h');
                spans.push_back(inside);
            } else if (name == u"emph") {
                inside.marks = with(around.marks, u'i');
                inlines(spans, inside, bold);
            } else if (name == u"strong") {
                inside.marks = bold ? around.marks : with(around.marks, u'b');
                inlines(spans, inside, bold);
            } else if (name == u"strikethrough") {
                inside.marks = with(around.marks, u's');
                inlines(spans, inside, bold);
            } else if (name == u"link") {
                inside.url = m_xml.attributes().value(u"destination"_s).toString();
                inlines(spans, inside, bold);
            } else if (name == u"image") {
                std::vector<Span> alt;
                inlines(alt, {}, false);
                QString text;
                for (const Span& one : alt)
                    text += one.text == QString(QChar::LineSeparator)              ? u" "_s
                            : one.marks.contains(u'^') || one.marks.contains(u'h') ? QString()
                                                                                   : one.text;
                // No image is ever found here.
                inside.text =
                    text.isEmpty() ? u" Image: not found "_s : u" %1 (image: not found) "_s.arg(text);
                spans.push_back(inside);
            } else if (name == u"noteref") {
                m_xml.skipCurrentElement();
                const int number = m_reference < m_references.size() ? m_references[m_reference] : -1;
                ++m_reference;
                spans.push_back({.text = u"\u2060%1"_s.arg(number),
                                 .marks = with(around.marks, u'^'),
                                 .url = u"#note-%1"_s.arg(number)});
            } else {
                spans.push_back({.text = u"unknown element "_s + name.toString(), .marks = {}, .url = {}});
                m_xml.skipCurrentElement();
            }
        }
    }

    QXmlStreamReader m_xml;
    std::vector<int> m_references; ///< numbers, in the order of the text
    std::size_t m_reference = 0;
    int m_notes = 0;
    QString m_marker; ///< of an item that no block has borne yet
    QStringList m_lines;
};

inline QStringList publishedDocument(const QString& markdown)
{
    return PublishedDocument(markdown).lines();
}

} // namespace brickwork::test
