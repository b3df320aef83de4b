// What a preview's text document says, a line a block: how deep it is quoted and listed, its marker, its
// kind, and its text with what is emphasised, struck, code or a link. Reads the document only, not what it
// was made from.
#pragma once

#include "ui/preview/preview_builder.h"
#include "ui/preview/preview_style.h"

#include <QStringList>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTextTable>

namespace brickwork::test {

using namespace Qt::StringLiterals;

/// One stretch of text that is set alike, as "{marks|url}text"; plain text has no braces.
inline QString spanOf(const QString& text, const QString& marks, const QString& url)
{
    return marks.isEmpty() && url.isEmpty() ? text : u"{%1|%2}%3"_s.arg(marks, url, text);
}

class ShownDocument
{
public:
    ShownDocument(const QTextDocument& document, const PreviewStyle& style)
        : m_document(document), m_style(style)
    {
    }

    QStringList lines()
    {
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (const QTextTable* table = tableOf(block)) {
                tell(*table);
                block = m_document.findBlock(table->lastPosition());
            } else if (!isBesideTable(block) && block.next().isValid()) {
                tell(block);
            }
        }
        return m_lines;
    }

private:
    static const QTextTable* tableOf(const QTextBlock& block) { return QTextCursor(block).currentTable(); }
    static bool isBesideTable(const QTextBlock& block)
    {
        const QTextBlock before = block.previous();
        const QTextBlock after = block.next();
        return block.length() == 1 &&
               ((before.isValid() && tableOf(before)) || (after.isValid() && tableOf(after)));
    }

    void tell(const QTextBlock& block)
    {
        const QTextBlockFormat format = block.blockFormat();
        if (format.boolProperty(CodeCard) && !format.boolProperty(CardBegins)) {
            m_lines.back() += QChar::LineSeparator + block.text();
            return;
        }
        const QTextList* list = block.textList();
        const int depth = format.indent() + (list ? list->format().indent() : 0);
        QString line = u"q%1 l%2 "_s.arg(format.intProperty(QTextFormat::BlockQuoteLevel)).arg(depth);
        if (format.marker() == QTextBlockFormat::MarkerType::Checked)
            line += u"[x] "_s;
        else if (format.marker() == QTextBlockFormat::MarkerType::Unchecked)
            line += u"[ ] "_s;
        else if (list)
            line += list->format().style() == QTextListFormat::ListDecimal
                        ? QString::number(list->format().start() + list->itemNumber(block)) + u". "_s
                        : u"• "_s;
        if (format.boolProperty(CodeCard) && format.hasProperty(QTextFormat::BlockCodeLanguage))
            line +=
                u"code[%1]: %2"_s.arg(format.stringProperty(QTextFormat::BlockCodeLanguage), block.text());
        else if (format.boolProperty(CodeCard))
            line += u"html: "_s + block.text();
        else if (format.hasProperty(RuleWidth))
            line += format.doubleProperty(RuleWidth) > 0 ? u"short rule"_s : u"rule"_s;
        else if (format.headingLevel() > 0)
            line += u"h%1: "_s.arg(format.headingLevel()) + spans(block, Bold::Inherent);
        else
            line += u"p: "_s + spans(block, Bold::Said);
        m_lines << line;
    }

    void tell(const QTextTable& table)
    {
        m_lines << u"table %1 x %2"_s.arg(table.rows()).arg(table.columns());
        for (int row = 0; row < table.rows(); ++row) {
            for (int column = 0; column < table.columns(); ++column) {
                const QTextBlock block = table.cellAt(row, column).firstCursorPosition().block();
                const Qt::Alignment alignment = block.blockFormat().alignment();
                const QString side = alignment.testFlag(Qt::AlignRight)     ? u"right"_s
                                     : alignment.testFlag(Qt::AlignHCenter) ? u"center"_s
                                                                            : u"left"_s;
                m_lines << u"cell %1: "_s.arg(side) + spans(block, row == 0 ? Bold::Inherent : Bold::Said);
            }
        }
    }

    enum class Bold
    {
        Said,
        Inherent
    };

    QString spans(const QTextBlock& block, Bold bold) const
    {
        QString said;
        QString text;
        QString lastMarks;
        QString lastUrl;
        const auto flush = [&] {
            if (!text.isEmpty())
                said += spanOf(text, lastMarks, lastUrl);
            text.clear();
        };
        for (auto at = block.begin(); at != block.end(); ++at) {
            const QTextCharFormat format = at.fragment().charFormat();
            const QString marks = marksOf(format, bold);
            const QString url = format.anchorHref();
            if (marks != lastMarks || url != lastUrl)
                flush();
            lastMarks = marks;
            lastUrl = url;
            text += at.fragment().text();
        }
        flush();
        return said;
    }

    QString marksOf(const QTextCharFormat& format, Bold bold) const
    {
        QString marks;
        if (format.fontItalic())
            marks += u'i';
        if (bold == Bold::Said && format.fontWeight() > QFont::Normal)
            marks += u'b';
        if (format.fontStrikeOut())
            marks += u's';
        if (format.font().families() == m_style.code.families())
            marks += format.background().style() == Qt::NoBrush ? u'h' : u'c';
        if (format.verticalAlignment() == QTextCharFormat::AlignSuperScript)
            marks += u'^';
        return marks;
    }

    const QTextDocument& m_document;
    const PreviewStyle& m_style;
    QStringList m_lines;
};

inline QStringList shownDocument(const QTextDocument& document, const PreviewStyle& style)
{
    return ShownDocument(document, style).lines();
}

} // namespace brickwork::test
