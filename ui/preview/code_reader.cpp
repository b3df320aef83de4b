#include "ui/preview/code_reader.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype mostRemembered = 2'000'000; // characters of code

QString languageOf(const QString& info)
{
    return info.section(u' ', 0, 0, QString::SectionSkipEmpty).remove(u'{').remove(u'}').remove(u'.');
}

size_t keyOf(const QString& code, const QString& info)
{
    return qHashMulti(0, code, languageOf(info));
}

} // namespace

CodeReader::CodeReader() = default;

CodeReader::~CodeReader() = default;

bool CodeReader::knows(const QString& code, const QString& info) const
{
    return languageOf(info).isEmpty() || code.size() > longestCode || m_known.contains(keyOf(code, info));
}

const std::vector<CodeStretch>& CodeReader::stretches(const QString& code, const QString& info)
{
    static const std::vector<CodeStretch> none;
    const QString language = languageOf(info);
    if (language.isEmpty() || code.size() > longestCode)
        return none;
    const size_t key = keyOf(code, info);
    if (const auto known = m_known.constFind(key); known != m_known.constEnd())
        return *known;
    if (!m_repository)
        m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
    auto definition = m_repository->definitionForName(language);
    // Writers say "py" and "sh": what a file of that suffix would be.
    if (!definition.isValid())
        definition = m_repository->definitionForFileName(u"fence."_s + language.toLower());
    if (m_knownCode > mostRemembered) {
        m_known.clear();
        m_knownCode = 0;
    }
    m_knownCode += code.size();
    return *m_known.insert(key, codeStretches(code, definition));
}

} // namespace brickwork
