#include "core/publish/entities.h"

#include <QRegularExpression>

#include <map>

using namespace Qt::StringLiterals;

namespace brickwork {

QString withoutEntities(const QString& text)
{
    static const std::map<QString, QString> named{{u"amp"_s, u"&"_s},  {u"lt"_s, u"<"_s},
                                                  {u"gt"_s, u">"_s},   {u"quot"_s, u"\""_s},
                                                  {u"apos"_s, u"'"_s}, {u"nbsp"_s, u"\u00a0"_s}};
    static const QRegularExpression entity(u"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]+));"_s);
    QString plain;
    qsizetype at = 0;
    for (auto found = entity.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        plain += text.sliced(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const uint number =
            match.captured(1).isEmpty() ? match.captured(2).toUInt(nullptr, 16) : match.captured(1).toUInt();
        const auto name = named.find(match.captured(3));
        if (number > 0 && number <= QChar::LastValidCodePoint)
            plain += QString::fromUcs4(reinterpret_cast<const char32_t*>(&number), 1);
        else
            plain += name == named.end() ? match.captured() : name->second;
    }
    return plain + text.sliced(at);
}

} // namespace brickwork
