#include "ui/theme/code_colours.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

namespace brickwork {

namespace {

using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

constexpr qsizetype longestCode = 20000;

class CodeHighlighter final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    CodeHighlighter(const KSyntaxHighlighting::Definition& definition, const Tokens& tokens)
        : m_tokens(tokens)
    {
        setDefinition(definition);
    }

    QList<QTextLayout::FormatRange> run(const QString& code)
    {
        KSyntaxHighlighting::State state;
        for (const auto& line : QStringView(code).split(u'\n')) {
            state = highlightLine(line, state);
            m_start += static_cast<int>(line.size()) + 1;
        }
        return m_ranges;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override
    {
        const QTextCharFormat colour = charFormat(format.textStyle());
        if (length > 0 && !colour.isEmpty())
            m_ranges.append({m_start + offset, length, colour});
    }

private:
    [[nodiscard]] QTextCharFormat charFormat(TextStyle style) const
    {
        QTextCharFormat format;
        switch (style) {
        case TextStyle::Keyword:
        case TextStyle::ControlFlow:
        case TextStyle::DataType:
        case TextStyle::Import:
        case TextStyle::Preprocessor:
            format.setForeground(m_tokens.brick);
            break;
        case TextStyle::String:
        case TextStyle::VerbatimString:
        case TextStyle::SpecialString:
        case TextStyle::Char:
        case TextStyle::SpecialChar:
        case TextStyle::DecVal:
        case TextStyle::BaseN:
        case TextStyle::Float:
        case TextStyle::Constant:
            format.setForeground(m_tokens.cap);
            break;
        case TextStyle::Comment:
        case TextStyle::Documentation:
        case TextStyle::Annotation:
        case TextStyle::CommentVar:
            format.setForeground(m_tokens.faint);
            format.setFontItalic(true);
            break;
        default:
            break;
        }
        return format;
    }

    const Tokens& m_tokens;
    QList<QTextLayout::FormatRange> m_ranges;
    int m_start = 0;
};

} // namespace

QList<QTextLayout::FormatRange>
codeColours(const QString& code, const KSyntaxHighlighting::Definition& definition, const Tokens& tokens)
{
    if (!definition.isValid() || code.size() > longestCode)
        return {};
    return CodeHighlighter(definition, tokens).run(code);
}

} // namespace brickwork
