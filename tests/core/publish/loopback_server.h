// A web server on this computer that answers what a test tells it to, in a thread of its own, one connection
// after the other, and keeps what it was asked. It can also break off: before, while and after it answers.
#pragma once

#include "core/publish/http.h"

#include <QByteArray>
#include <QUrl>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace brickwork::test {

struct Asked
{
    QByteArray method;
    QByteArray target; ///< path and query as they were sent
    std::vector<HttpHeader> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        return HttpReply{.status = 0, .url = {}, .headers = headers, .body = {}}.header(name);
    }
    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
};

/// What is done in place of a whole answer.
enum class Mishap
{
    None,
    CutBeforeAnswer,
    CutInAnswer, ///< after half of the body
    Silence,     ///< until the client gives up
    Drip         ///< a byte each 20 ms
};

struct Answer
{
    int status = 200;
    QByteArray body = {};
    std::vector<HttpHeader> headers = {};
    Mishap mishap = Mishap::None;
};

inline Answer jsonAnswer(const QByteArray& json, int status = 200)
{
    return {.status = status, .body = json, .headers = {{"Content-Type", "application/json"}}};
}

class LoopbackServer
{
public:
    using Handler = std::function<Answer(const Asked&)>;

    explicit LoopbackServer(Handler handler) : m_handler(std::move(handler)) { start(); }
    /// One answer after the other; what is asked beyond them is answered with 500.
    explicit LoopbackServer(std::vector<Answer> answers)
        : m_handler([answers = std::move(answers), next = std::size_t{0}](const Asked&) mutable {
              return next < answers.size() ? answers[next++]
                                           : Answer{.status = 500, .body = "No answer is left."};
          })
    {
        start();
    }
    ~LoopbackServer()
    {
        m_stop = true;
        m_thread.join();
        ::close(m_listening);
    }
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port) + path);
    }
    /// Breaks off at the next request, as soon as its head is there.
    void breakOffUnread() { m_unread = true; }
    [[nodiscard]] std::vector<Asked> asked() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_asked;
    }

private:
    void start()
    {
        m_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        if (::bind(m_listening, plain, size) != 0 || ::listen(m_listening, 16) != 0 ||
            ::getsockname(m_listening, plain, &size) != 0)
            qFatal("no port to listen on");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] {
            while (!m_stop) {
                if (readable(m_listening))
                    serve(::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC));
            }
        });
    }

    [[nodiscard]] static bool readable(int socket)
    {
        pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
        return ::poll(&waiting, 1, 20) > 0;
    }

    /// False when the client has gone or the server is to stop.
    bool receive(int socket, QByteArray& bytes) const
    {
        while (!m_stop) {
            if (!readable(socket))
                continue;
            char piece[65'536];
            const ssize_t got = ::recv(socket, piece, sizeof piece, 0);
            if (got <= 0)
                return false;
            bytes.append(piece, got);
            return true;
        }
        return false;
    }

    static bool give(int socket, QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const ssize_t sent =
                ::send(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes = bytes.sliced(sent);
        }
        return true;
    }

    static Asked headOf(const QByteArray& bytes)
    {
        QList<QByteArray> lines = bytes.first(bytes.indexOf("\r\n\r\n")).split('\n');
        const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
        Asked asked{.method = first.value(0), .target = first.value(1), .headers = {}, .body = {}};
        for (const QByteArray& line : lines) {
            const qsizetype colon = line.indexOf(':');
            asked.headers.push_back({line.left(colon), line.mid(colon + 1).trimmed()});
        }
        return asked;
    }

    void serve(int socket)
    {
        QByteArray bytes;
        while (!bytes.contains("\r\n\r\n")) {
            if (!receive(socket, bytes)) {
                ::close(socket);
                return;
            }
        }
        Asked asked = headOf(bytes);
        if (!m_unread.exchange(false)) {
            asked.body = bytes.sliced(bytes.indexOf("\r\n\r\n") + 4);
            const qsizetype length = asked.header("Content-Length").toLongLong();
            while (asked.body.size() < length && receive(socket, asked.body)) {
            }
            keep(asked);
            reply(socket, m_handler(asked), asked.method == "HEAD");
        } else {
            keep(asked);
        }
        ::close(socket);
    }

    void keep(const Asked& asked)
    {
        const std::scoped_lock lock(m_mutex);
        m_asked.push_back(asked);
    }

    void reply(int socket, const Answer& answer, bool headOnly) const
    {
        if (answer.mishap == Mishap::CutBeforeAnswer)
            return;
        QByteArray ignored;
        if (answer.mishap == Mishap::Silence) {
            while (receive(socket, ignored)) {
            }
            return;
        }
        QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " As told\r\n";
        for (const HttpHeader& header : answer.headers)
            head += header.name + ": " + header.value + "\r\n";
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\nConnection: close\r\n\r\n";
        if (!give(socket, head) || headOnly)
            return;
        if (answer.mishap == Mishap::CutInAnswer) {
            give(socket, answer.body.first(answer.body.size() / 2));
            return;
        }
        if (answer.mishap != Mishap::Drip) {
            give(socket, answer.body);
            return;
        }
        for (const char& byte : answer.body) {
            if (m_stop || !give(socket, QByteArrayView(&byte, 1)))
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }

    Handler m_handler;
    int m_listening = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_stop = false;
    std::atomic<bool> m_unread = false;
    mutable std::mutex m_mutex;
    std::vector<Asked> m_asked;
    std::thread m_thread;
};

} // namespace brickwork::test
