#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr qsizetype mostBytes = 200;

/// Control characters, line separators, and the marks that make a name look like another
/// one.
bool isForbidden(char32_t character)
{
    if (character >= 0x202A && character <= 0x202E)
        return true;
    if (character >= 0x2066 && character <= 0x2069)
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isReservedByWindows(const QString& baseName)
{
    // Windows ignores what follows the first dot, and spaces before it; the last three are superscript
    // digits.
    static const QRegularExpression reserved(
        uR"(^(con|prn|aux|nul|(com|lpt)[0-9\x{B9}\x{B2}\x{B3}]) *(\.|$))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return reserved.match(baseName).hasMatch();
}

} // namespace

QString nameProblem(const QString& baseName)
{
    if (baseName.isEmpty())
        return QCoreApplication::translate("workspace", "A name is needed.");
    if (baseName.startsWith(u'.'))
        return QCoreApplication::translate("workspace",
                                           "A name cannot begin with a dot: the file would be hidden.");
    if (baseName.endsWith(u'.') || baseName.endsWith(u' '))
        return QCoreApplication::translate("workspace", "A name cannot end in a dot or a space.");
    if (baseName.contains(u'/'))
        return QCoreApplication::translate("workspace", "A name cannot hold a slash.");
    const QList<uint> characters = baseName.toUcs4();
    if (!baseName.isValidUtf16() ||
        std::ranges::any_of(characters, [](uint character) { return isForbidden(character); }))
        return QCoreApplication::translate("workspace",
                                           "A name cannot hold characters that are not visible.");
    if (baseName.toUtf8().size() > mostBytes)
        return QCoreApplication::translate("workspace", "This name is too long; shorten it.");
    if (isReservedByWindows(baseName))
        return QCoreApplication::translate("workspace",
                                           "Windows keeps the name “%1” for itself; choose another.")
            .arg(baseName);
    return {};
}

} // namespace brickwork
