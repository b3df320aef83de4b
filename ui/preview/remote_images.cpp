#include "ui/preview/remote_images.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int patience = 30'000; // ms without a byte
constexpr int mostRedirects = 5;
const char* const tooLarge = "tooLarge";

QNetworkRequest requestFor(const QString& url)
{
    QNetworkRequest request{QUrl(url)};
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // From https to http is an error.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(mostRedirects);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Brickwork"_s);
    request.setRawHeader("Accept", "image/png, image/jpeg, image/gif, image/webp, image/bmp");
    request.setTransferTimeout(patience);
    return request;
}

} // namespace

RemoteImages::RemoteImages(QObject* parent) : QObject(parent) {}

RemoteImages::~RemoteImages()
{
    clear();
}

void RemoteImages::clear()
{
    for (QNetworkReply* reply : std::exchange(m_running, {})) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    m_images.clear();
    m_bytes = 0;
}

void RemoteImages::fetch(const QStringList& urls)
{
    bool any = false;
    for (const QString& url : urls) {
        const auto known = m_images.constFind(url);
        const bool wanted = known == m_images.constEnd() || known->fate == ImageFate::Failed;
        if (!wanted || !isFetchable(url))
            continue;
        any = true;
        m_images.insert(url, {.fate = ImageFate::Fetching, .bytes = {}});
        start(url);
    }
    if (any)
        Q_EMIT changed();
}

void RemoteImages::start(const QString& url)
{
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    QNetworkReply* reply = m_network->get(requestFor(url));
    m_running.insert(url, reply);
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, reply] { check(*reply); });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { check(*reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, url] { take(url, *reply); });
}

/// What is said to be too large is not waited for, and what says nothing is watched.
void RemoteImages::check(QNetworkReply& reply)
{
    const qint64 said = reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (said <= ImageRules::maxBytes && reply.bytesAvailable() <= ImageRules::maxBytes)
        return;
    reply.setProperty(tooLarge, true);
    reply.abort();
}

void RemoteImages::take(const QString& url, QNetworkReply& reply)
{
    m_running.remove(url);
    reply.deleteLater();
    FetchedImage image{.fate = ImageFate::Failed, .bytes = {}};
    if (reply.property(tooLarge).toBool()) {
        image.fate = ImageFate::TooLarge;
    } else if (reply.error() == QNetworkReply::NoError && m_bytes + reply.bytesAvailable() <= maxBytesOfAll) {
        image.fate = ImageFate::Shown;
        image.bytes = reply.readAll();
        m_bytes += image.bytes.size();
    }
    m_images.insert(url, image);
    Q_EMIT changed();
}

} // namespace brickwork
