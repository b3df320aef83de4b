// Shows a folder to browsers on this computer, and to nobody else: what the preview of a site is read from.
// It only reads, and only files below the folder, in a thread of its own: no window waits for its disk.
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QThread>
#include <QUrl>

namespace brickwork {

class SiteServer final : public QObject
{
    Q_OBJECT

public:
    /// `folder`: absolute. It may come and go while the server runs. `url`: where the site is to be, or
    /// empty; it is served below the same path, so that addresses written from the root lead where they will.
    explicit SiteServer(QString folder, const QString& url = {}, QObject* parent = nullptr);
    /// Breaks off what is being sent.
    ~SiteServer() override;

    /// From now on the folder is to be had at address(). `port` 0: a free one. Errors: Exists (somebody else
    /// listens there), Refused (the port is not for everybody), Internal.
    [[nodiscard]] Result<void> listen(quint16 port = 0);
    /// "http://127.0.0.1:40123/", or the site's place below it; empty while it does not listen.
    [[nodiscard]] QUrl address() const { return m_address; }

private:
    class Listener;
    QThread m_thread;
    Listener* m_listener; ///< lives and dies in the thread
    QUrl m_address;
};

} // namespace brickwork
