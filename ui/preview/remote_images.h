// Fetches images of the web that the reader asked for: by https alone, without cookies, without saying where
// from, and never more than the limits of ImageRules. Nothing is kept on disk.
#pragma once

#include "ui/preview/preview_images.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

class QNetworkAccessManager;
class QNetworkReply;

namespace brickwork {

class RemoteImages final : public QObject
{
    Q_OBJECT

public:
    /// Of all images together.
    static constexpr qint64 maxBytesOfAll = 200 * 1024 * 1024;

    explicit RemoteImages(QObject* parent = nullptr);
    ~RemoteImages() override;

    /// Those that may be fetched and are not yet; what failed is tried again.
    void fetch(const QStringList& urls);
    /// Another draft: what is under way is dropped and what came forgotten.
    void clear();
    [[nodiscard]] const QHash<QString, FetchedImage>& images() const { return m_images; }

Q_SIGNALS:
    void changed();

private:
    void start(const QString& url);
    void check(QNetworkReply& reply);
    void take(const QString& url, QNetworkReply& reply);

    QNetworkAccessManager* m_network = nullptr; ///< made when first needed
    QHash<QString, FetchedImage> m_images;
    QHash<QString, QNetworkReply*> m_running;
    qint64 m_bytes = 0;
};

} // namespace brickwork
