#include "core/publish/site_server.h"

#include "core/publish/site_request.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr qsizetype longestHead = 16'384;
constexpr qint64 pieceSize = 262'144;
constexpr int mostVisitors = 128;
constexpr std::chrono::seconds patience(30);

const char* reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Internal Server Error";
    }
}

/// One question and its answer; gone when the connection is.
class Visit final : public QObject
{
public:
    Visit(QTcpSocket* socket, ServedSite site, QObject* parent)
        : QObject(parent), m_socket(socket), m_site(std::move(site))
    {
        m_socket->setParent(this);
        m_socket->setReadBufferSize(longestHead + 1);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, m_socket, &QTcpSocket::abort);
        connect(m_socket, &QTcpSocket::readyRead, this, &Visit::read);
        connect(m_socket, &QTcpSocket::bytesWritten, this, &Visit::goOn);
        connect(m_socket, &QTcpSocket::disconnected, this, &Visit::deleteLater);
        m_timer.start(patience);
        read(); // what came before anybody listened
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
    }

private:
    void read()
    {
        if (m_answered) {
            m_socket->skip(m_socket->bytesAvailable());
            return;
        }
        m_head += m_socket->read(longestHead + 1 - m_head.size());
        const qsizetype crlf = m_head.indexOf("\r\n\r\n");
        const qsizetype end = crlf < 0 ? m_head.indexOf("\n\n") : crlf;
        if (end < 0 && m_head.size() <= longestHead)
            return;
        m_answered = true;
        if (end < 0) {
            sayOnly(431, "The question is too long.");
            return;
        }
        const auto request = siteRequestFrom(QByteArrayView(m_head).first(end));
        request ? answer(*request) : sayOnly(400, "The question makes no sense.");
    }

    void answer(const SiteRequest& request)
    {
        m_headOnly = request.method == "HEAD";
        if (!isLoopbackHost(request.host)) {
            sayOnly(403, "This preview is for this computer alone: ask for it as 127.0.0.1.");
            return;
        }
        if (!m_headOnly && request.method != "GET") {
            sayOnly(405, "This preview can only be read.", "Allow: GET, HEAD\r\n");
            return;
        }
        const SiteAnswer found = siteAnswerTo(m_site, request.path);
        if (found.what == SiteAnswer::What::Folder) {
            sayOnly(302, "It is a folder.", "Location: " + found.location + request.tail + "\r\n");
            return;
        }
        const int status = found.what == SiteAnswer::What::File ? 200 : 404;
        m_file.setFileName(found.file);
        if (found.file.isEmpty() || !m_file.open(QIODevice::ReadOnly)) {
            sayOnly(404, "There is no such page.");
            return;
        }
        m_left = m_file.size();
        sendHead(status, siteMediaType(found.file), m_left, {});
        if (m_headOnly)
            m_left = 0;
        goOn();
    }

    void sayOnly(int status, const QByteArray& sentence, const QByteArray& more = {})
    {
        const QByteArray body = sentence + '\n';
        sendHead(status, "text/plain; charset=utf-8", body.size(), more);
        if (!m_headOnly)
            m_socket->write(body);
        m_socket->disconnectFromHost();
    }

    void sendHead(int status, const QByteArray& type, qint64 size, const QByteArray& more)
    {
        m_socket->write("HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) +
                        "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(size) +
                        "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                        "Cross-Origin-Resource-Policy: same-origin\r\n" +
                        more + "Connection: close\r\n\r\n");
    }

    /// Sends the next piece of the file when little of the last is left: a film is never held whole.
    void goOn()
    {
        if (!m_file.isOpen())
            return;
        m_timer.start(patience);
        while (m_left > 0 && m_socket->bytesToWrite() < pieceSize) {
            const QByteArray piece = m_file.read(std::min(pieceSize, m_left));
            if (piece.isEmpty()) { // it became shorter meanwhile: only breaking off says so
                m_socket->abort();
                return;
            }
            m_left -= piece.size();
            m_socket->write(piece);
        }
        if (m_left == 0) {
            m_file.close();
            m_socket->disconnectFromHost();
        }
    }

    QTcpSocket* m_socket;
    ServedSite m_site;
    QTimer m_timer;
    QByteArray m_head;
    QFile m_file;
    qint64 m_left = 0;
    bool m_answered = false;
    bool m_headOnly = false;
};

Failure cannotListen(const QTcpServer& server, quint16 port)
{
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return fail(
            ErrorCode::Exists,
            Sentences::tr("Port %1 is taken by another program. Choose another one, or none for a free one.")
                .arg(port),
            server.errorString());
    case QAbstractSocket::SocketAccessError:
        return fail(ErrorCode::Refused,
                    Sentences::tr("Port %1 is not for every program. Choose one from 1024 on.").arg(port),
                    server.errorString());
    default:
        return fail(ErrorCode::Internal,
                    Sentences::tr("The preview could not be served: %1").arg(server.errorString()),
                    server.errorString());
    }
}

} // namespace

class SiteServer::Listener final : public QTcpServer
{
public:
    explicit Listener(ServedSite served) : site(std::move(served))
    {
        connect(this, &QTcpServer::newConnection, this, &Listener::welcome);
    }

    const ServedSite site;

    /// The port.
    [[nodiscard]] Result<quint16> start(quint16 port)
    {
        close();
        if (!listen(QHostAddress(QHostAddress::LocalHost), port))
            return cannotListen(*this, port);
        return serverPort();
    }

private:
    void welcome()
    {
        while (QTcpSocket* socket = nextPendingConnection()) {
            if (m_visits->children().size() >= mostVisitors)
                delete socket;
            else
                new Visit(socket, site, m_visits);
        }
    }

    QObject* m_visits = new QObject(this);
};

SiteServer::SiteServer(QString folder, const QString& url, QObject* parent)
    : QObject(parent),
      m_listener(new Listener(ServedSite{.folder = std::move(folder), .place = sitePlaceOf(url)}))
{
    m_listener->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_listener, &QObject::deleteLater);
    m_thread.start();
}

SiteServer::~SiteServer()
{
    m_thread.quit();
    m_thread.wait();
}

Result<void> SiteServer::listen(quint16 port)
{
    m_address.clear();
    Result<quint16> listening;
    QMetaObject::invokeMethod(
        m_listener, [&] { listening = m_listener->start(port); }, Qt::BlockingQueuedConnection);
    if (!listening)
        return Failure(listening.error());
    m_address.setScheme(u"http"_s);
    m_address.setHost(u"127.0.0.1"_s);
    m_address.setPort(*listening);
    m_address.setPath(m_listener->site.place, QUrl::DecodedMode);
    return {};
}

} // namespace brickwork
