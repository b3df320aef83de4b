// A web server by https on this machine, with a certificate of its own that only those trust who are told to.
#pragma once

#include <QHash>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStringList>

namespace brickwork::test {

/// For nothing but tests on this machine.
inline QSslCertificate serverCertificate()
{
    return QSslCertificate(QByteArray(R"(-----BEGIN CERTIFICATE-----
MIIBQjCB6KADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCWxvY2FsaG9z
dDAgFw0wMDAxMDEwMDAwMDBaGA8yMTAwMDEwMTAwMDAwMFowFDESMBAGA1UEAwwJ
bG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEARhgq/qDdxCiZPYP
J8e7dBKFYVn/jLB6s0YRH0bGGnldlXPPGfwbwUYFUvYkL0BoNRN7JloaHHVFMH5A
5vkrhaMpMCcwFAYDVR0RBA0wC4IJbG9jYWxob3N0MA8GA1UdEwEB/wQFMAMBAf8w
CgYIKoZIzj0EAwIDSQAwRgIhANiPMyX2s281CVbuGk/SF74Vm52ZHwZ0NkNd/INP
lvstAiEAjTdOUWYghFbiEf5THTQKn/5ovyGBghS5DyoHbND/ANc=
-----END CERTIFICATE-----
)"));
}

class WebServer final : public QObject
{
public:
    WebServer()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(serverCertificate());
        configuration.setPrivateKey(QSslKey(QByteArray(R"(-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIGGucP3qJ3POPCmGnfykP+e4Nc0wx4GWVr+VqEDZNtProAoGCCqGSM49
AwEHoUQDQgAEARhgq/qDdxCiZPYPJ8e7dBKFYVn/jLB6s0YRH0bGGnldlXPPGfwb
wUYFUvYkL0BoNRN7JloaHHVFMH5A5vkrhQ==
-----END EC PRIVATE KEY-----
)"),
                                            QSsl::Ec));
        m_server.setSslConfiguration(configuration);
        connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    /// What is sent, head and body, to one who asks for a path.
    void serve(const QByteArray& path, const QByteArray& answer) { m_answers.insert(path, answer); }
    [[nodiscard]] QString address(const QString& path) const
    {
        return QStringLiteral("https://localhost:%1%2").arg(m_server.serverPort()).arg(path);
    }
    /// The head of each request that came.
    [[nodiscard]] const QList<QByteArray>& requests() const { return m_requests; }

private:
    void answer(QTcpSocket& socket)
    {
        const QByteArray request = socket.readAll();
        m_requests << request;
        socket.write(m_answers.value(request.split(' ').value(1),
                                     "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
        socket.disconnectFromHost();
    }

    QSslServer m_server;
    QHash<QByteArray, QByteArray> m_answers;
    QList<QByteArray> m_requests;
};

} // namespace brickwork::test
