#include "core/publish/http_parts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype shortestCore = 4;

/// As PHP writes JSON: only ASCII, and the stroke escaped as well.
QString escapedToAscii(const QString& text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c.unicode() > 0x7e)
            escaped += u"\\u%1"_s.arg(int{c.unicode()}, 4, 16, QChar(u'0'));
        else if (c == u'/' || c == u'"' || c == u'\\')
            escaped += u'\\' + QString(c);
        else
            escaped += c;
    }
    return escaped;
}

QString escapedInJson(const QString& text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(2, json.size() - 4));
}

} // namespace

QStringList http::formsOf(const QString& secret)
{
    QStringList forms{secret,
                      QString::fromLatin1(secret.toUtf8().toPercentEncoding()),
                      QString::fromLatin1(secret.toUtf8().toPercentEncoding(" ")).replace(u' ', u'+'),
                      QString::fromLatin1(secret.toUtf8().toPercentEncoding("!$&'()*+,;=:@/?")),
                      secret.toHtmlEscaped(),
                      escapedInJson(secret),
                      escapedToAscii(secret)};
    forms.removeDuplicates();
    // A longer form may hold a shorter one.
    std::ranges::stable_sort(forms, [](const QString& a, const QString& b) { return a.size() > b.size(); });
    return forms;
}

QList<QByteArray> http::base64CoresOf(const QString& secret)
{
    QList<QByteArray> cores;
    for (const qsizetype before : {0, 1, 2}) {
        const QByteArray bytes = QByteArray(before, '\0') + secret.toUtf8();
        const qsizetype first = before == 0 ? 0 : before + 1; // letters that tell of what stands before
        const qsizetype last = bytes.size() % 3 == 0 ? 0 : 1; // and of what follows
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const QByteArray whole = bytes.toBase64(alphabet | QByteArray::OmitTrailingEquals);
            if (whole.size() - first - last >= shortestCore)
                cores << whole.sliced(first, whole.size() - first - last);
        }
    }
    return cores;
}

QString HttpClient::withoutSecrets(QString text) const
{
    static const QRegularExpression authorization(u"\\b((?:Basic|Bearer|Ghost)\\s+)[A-Za-z0-9+/=._~-]{20,}"_s,
                                                  QRegularExpression::CaseInsensitiveOption);
    text.replace(authorization, u"\\1…"_s);
    for (const QString& secret : m_secrets) {
        if (secret.isEmpty())
            continue;
        for (const QByteArray& core : http::base64CoresOf(secret)) {
            const QString letters = QString::fromLatin1(core);
            if (text.contains(letters))
                text.replace(QRegularExpression(u"[A-Za-z0-9+/_=-]*"_s + QRegularExpression::escape(letters) +
                                                u"[A-Za-z0-9+/_=-]*"_s),
                             u"…"_s);
        }
        for (const QString& form : http::formsOf(secret))
            text.replace(form, u"…"_s, form.contains(u'%') ? Qt::CaseInsensitive : Qt::CaseSensitive);
    }
    return text;
}

} // namespace brickwork
