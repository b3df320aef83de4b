#include "core/workspace/foreign_text.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Qt itself knows Latin 1 only: the two differ in quotation marks, dashes and the euro sign.
QString fromWindows1252(const QByteArray& bytes)
{
    constexpr std::u16string_view upper =
        u"\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152"
        u"\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122"
        u"\u0161\u203a\u0153\u009d\u017e\u0178";
    static_assert(upper.size() == 32);
    QString text = QString::fromLatin1(bytes);
    for (QChar& character : text) {
        if (character.unicode() >= 0x80 && character.unicode() < 0x80 + upper.size())
            character = upper[character.unicode() - 0x80];
    }
    return text;
}

QString decoded(const QByteArray& bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8.decode(bytes);
    if (!utf8.hasError())
        return text;
    const auto marked = QStringConverter::encodingForData(bytes);
    if (marked && *marked != QStringConverter::Utf8)
        return QStringDecoder(*marked).decode(bytes);
    return fromWindows1252(bytes);
}

} // namespace

QString convertedText(const TextFile& file)
{
    QString text = decoded(file.kept);
    text.removeIf([](QChar c) { return c == u'\0' || c == QChar(0xFDD0) || c == QChar(0xFDD1); });
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

} // namespace brickwork
