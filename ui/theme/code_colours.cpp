#include "ui/theme/code_colours.h"

#include <QStringView>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <utility>

namespace brickwork {

namespace {

using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

CodeInk inkOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Keyword:
    case TextStyle::ControlFlow:
    case TextStyle::DataType:
    case TextStyle::Import:
    case TextStyle::Preprocessor:
        return CodeInk::Word;
    case TextStyle::String:
    case TextStyle::VerbatimString:
    case TextStyle::SpecialString:
    case TextStyle::Char:
    case TextStyle::SpecialChar:
    case TextStyle::DecVal:
    case TextStyle::BaseN:
    case TextStyle::Float:
    case TextStyle::Constant:
        return CodeInk::Value;
    case TextStyle::Comment:
    case TextStyle::Documentation:
    case TextStyle::Annotation:
    case TextStyle::CommentVar:
        return CodeInk::Remark;
    default:
        return CodeInk::Plain;
    }
}

class CodeHighlighter final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit CodeHighlighter(const KSyntaxHighlighting::Definition& definition) { setDefinition(definition); }

    std::vector<CodeStretch> run(const QString& code)
    {
        KSyntaxHighlighting::State state;
        for (const auto& line : QStringView(code).split(u'\n')) {
            state = highlightLine(line, state);
            m_start += static_cast<int>(line.size()) + 1;
        }
        return std::move(m_stretches);
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override
    {
        const CodeInk ink = inkOf(format.textStyle());
        if (length > 0 && ink != CodeInk::Plain)
            m_stretches.push_back({.start = m_start + offset, .length = length, .ink = ink});
    }

private:
    std::vector<CodeStretch> m_stretches;
    int m_start = 0;
};

} // namespace

std::vector<CodeStretch> codeStretches(const QString& code, const KSyntaxHighlighting::Definition& definition)
{
    return definition.isValid() ? CodeHighlighter(definition).run(code) : std::vector<CodeStretch>();
}

QTextCharFormat inkFormat(CodeInk ink, const Tokens& tokens)
{
    QTextCharFormat format;
    switch (ink) {
    case CodeInk::Plain:
        break;
    case CodeInk::Word:
        format.setForeground(tokens.brick);
        break;
    case CodeInk::Value:
        format.setForeground(tokens.cap);
        break;
    case CodeInk::Remark:
        format.setForeground(tokens.faint);
        format.setFontItalic(true);
        break;
    }
    return format;
}

} // namespace brickwork
