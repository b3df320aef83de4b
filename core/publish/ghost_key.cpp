#include "core/publish/ghost_key.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr qint64 secondsValid = 300;

QByteArray part(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray part(const QJsonObject& json)
{
    return part(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

Result<GhostKey> ghostKeyFrom(const QString& text)
{
    const QString key = text.trimmed();
    static const QRegularExpression shape(u"^([0-9a-fA-F]{24}):([0-9a-fA-F]{64})$"_s);
    static const QRegularExpression content(u"^[0-9a-fA-F]{26}$"_s);
    if (const auto match = shape.match(key); match.hasMatch())
        return GhostKey{.id = match.captured(1).toLatin1(),
                        .secret = QByteArray::fromHex(match.captured(2).toLatin1())};
    if (key.isEmpty())
        return fail(
            ErrorCode::Invalid,
            Sentences::tr("The Admin API key is missing. In Ghost, open Settings, Integrations, add a "
                          "custom integration and copy its Admin API key."));
    if (content.match(key).hasMatch())
        return fail(ErrorCode::Invalid,
                    Sentences::tr("This is the Content API key, which can only read. Copy the Admin API key "
                                  "that stands below it."));
    return fail(ErrorCode::Invalid,
                Sentences::tr("This is no Admin API key of Ghost: it has 24 characters, a colon and 64 more. "
                              "Copy it whole from Settings, Integrations."));
}

QByteArray ghostToken(const GhostKey& key, const QDateTime& now)
{
    const qint64 issued = now.toSecsSinceEpoch();
    const QByteArray signedPart =
        part(QJsonObject{
            {u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, QString::fromLatin1(key.id)}}) +
        '.' +
        part(QJsonObject{{u"iat"_s, issued}, {u"exp"_s, issued + secondsValid}, {u"aud"_s, u"/admin/"_s}});
    return signedPart + '.' +
           part(QMessageAuthenticationCode::hash(signedPart, key.secret, QCryptographicHash::Sha256));
}

} // namespace brickwork
