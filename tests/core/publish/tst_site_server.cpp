// The preview of a site: what of its folder is to be had, by whom, and as what. Real connections.
#include "core/publish/site_request.h"
#include "core/publish/site_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <memory>
#include <vector>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

struct Reply
{
    int status = 0;
    QByteArray head; ///< lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray& name) const
    {
        const qsizetype at = head.indexOf("\r\n" + name.toLower() + ": ");
        if (at < 0)
            return {};
        const qsizetype start = at + name.size() + 4;
        return head.sliced(start, head.indexOf("\r\n", start) - start);
    }
};

Reply replyOf(const QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    return {.status = bytes.split(' ').value(1).toInt(),
            .head = bytes.first(end + 2).toLower(),
            .body = bytes.sliced(end + 4)};
}

void write(const QString& file, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

class TestSiteServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void pagesAreServed_data();
    void pagesAreServed();
    void headsHaveNoBody();
    void whatIsMissing_data();
    void whatIsMissing();
    void missingWithoutAPageForIt();
    void folderWithoutSlashLeadsToTheOneWithIt_data();
    void folderWithoutSlashLeadsToTheOneWithIt();
    void otherMethodsAreRefused_data();
    void otherMethodsAreRefused();
    void otherHostsAreRefused_data();
    void otherHostsAreRefused();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void typesByName_data();
    void typesByName();
    void nothingIsKeptByBrowsers();
    void changesShowAtOnce();
    void linkWithinTheFolderIsFollowed();
    void pipeIsNotWaitedFor();
    void questionInPieces();
    void questionWithoutEnd();
    void largeFileArrivesWhole();
    void whoGoesAwayHarmsNobody();
    void manyAtOnce();
    void siteBelowAPath_data();
    void siteBelowAPath();
    void portThatIsTaken();
    void givenPort();
    void listensOnThisComputerOnly();
    void nothingAnswersAfterTheEnd();

private:
    [[nodiscard]] QByteArray exchange(const QByteArray& question) const;
    [[nodiscard]] Reply ask(const QByteArray& path, const QByteArray& method = "GET",
                            const QByteArray& host = "127.0.0.1") const;
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_server->address().port()); }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_site;
    std::unique_ptr<SiteServer> m_server;
};

void TestSiteServer::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_site = m_home->filePath(u"site"_s);
    write(m_site + u"/index.html"_s, "front");
    write(m_site + u"/404.html"_s, "not here");
    write(m_site + u"/style.css"_s, "p{}");
    write(m_site + u"/peas/index.html"_s, "peas");
    write(m_site + u"/שלום/index.html"_s, "peace");
    write(m_site + u"/a b%20c.txt"_s, "odd name");
    write(m_site + u"/empty/nothing.txt"_s, "");
    write(m_site + u"/.git/config"_s, "secret");
    write(m_site + u"/.well-known/security.txt"_s, "write to me");
    write(m_home->filePath(u"secret.txt"_s), "secret");
    write(m_home->filePath(u"site-secret/index.html"_s), "secret");
    QVERIFY(QFile::link(m_home->filePath(u"secret.txt"_s), m_site + u"/out.txt"_s));
    QVERIFY(QFile::link(m_home->path(), m_site + u"/up"_s));
    QVERIFY(QFile::link(m_home->filePath(u"site-secret"_s), m_site + u"/beside"_s));
    QVERIFY(QFile::link(m_site + u"/.git/config"_s, m_site + u"/config.txt"_s));
    QVERIFY(QFile::link(m_site + u"/nowhere"_s, m_site + u"/broken.txt"_s));
    m_server = std::make_unique<SiteServer>(m_site);
    const auto listening = m_server->listen();
    QVERIFY2(listening, listening ? "" : qPrintable(listening.error().sentence));
    QVERIFY(port() != 0);
}

void TestSiteServer::cleanup()
{
    m_server.reset();
    m_home.reset();
}

QByteArray TestSiteServer::exchange(const QByteArray& question) const
{
    QTcpSocket socket;
    QByteArray answer;
    bool over = false;
    connect(&socket, &QTcpSocket::readyRead, &socket, [&] { answer += socket.readAll(); });
    connect(&socket, &QTcpSocket::disconnected, &socket, [&] { over = true; });
    connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(question); });
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
    if (!QTest::qWaitFor([&] { return over; }, 20'000))
        qWarning("the answer did not end");
    return answer + socket.readAll();
}

Reply TestSiteServer::ask(const QByteArray& path, const QByteArray& method, const QByteArray& host) const
{
    return replyOf(exchange(method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\n\r\n"));
}

void TestSiteServer::pagesAreServed_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("the front page") << QByteArray("/") << QByteArray("front");
    QTest::newRow("a page by its folder") << QByteArray("/peas/") << QByteArray("peas");
    QTest::newRow("a page by its file") << QByteArray("/peas/index.html") << QByteArray("peas");
    QTest::newRow("with a query") << QByteArray("/peas/?from=feed&a=../..") << QByteArray("peas");
    QTest::newRow("a name in another script")
        << QByteArray("/%D7%A9%D7%9C%D7%95%D7%9D/") << QByteArray("peace");
    QTest::newRow("a name with a space and a per cent")
        << QByteArray("/a%20b%2520c.txt") << QByteArray("odd name");
    QTest::newRow("too many slashes") << QByteArray("//peas///") << QByteArray("peas");
    QTest::newRow("an empty file") << QByteArray("/empty/nothing.txt") << QByteArray();
    QTest::newRow("what is well known")
        << QByteArray("/.well-known/security.txt") << QByteArray("write to me");
    QTest::newRow("the whole address") << QByteArray("http://localhost/peas/") << QByteArray("peas");
}

void TestSiteServer::pagesAreServed()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const Reply reply = ask(path);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, body);
    QCOMPARE(reply.header("Content-Length").toInt(), body.size());
}

void TestSiteServer::headsHaveNoBody()
{
    for (const char* path : {"/peas/", "/missing", "/peas"}) {
        const Reply whole = ask(path);
        const Reply head = ask(path, "HEAD");
        QCOMPARE(head.status, whole.status);
        QCOMPARE(head.head, whole.head);
        QVERIFY(!whole.body.isEmpty());
        QCOMPARE(head.body, QByteArray());
    }
}

void TestSiteServer::whatIsMissing_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("no such page") << QByteArray("/beans/");
    QTest::newRow("a file as if it were a folder") << QByteArray("/style.css/");
    QTest::newRow("below a file") << QByteArray("/style.css/index.html");
    QTest::newRow("a folder without a page") << QByteArray("/empty/");
    QTest::newRow("a folder without a page, no slash") << QByteArray("/empty");
    QTest::newRow("up") << QByteArray("/../secret.txt");
    QTest::newRow("down and further up") << QByteArray("/peas/../../secret.txt");
    QTest::newRow("up, dots encoded") << QByteArray("/%2e%2e/secret.txt");
    QTest::newRow("up, half encoded") << QByteArray("/.%2E/secret.txt");
    QTest::newRow("up, slash encoded") << QByteArray("/..%2fsecret.txt");
    QTest::newRow("up, all encoded") << QByteArray("/peas%2F..%2F..%2Fsecret.txt");
    QTest::newRow("up, encoded twice") << QByteArray("/%252e%252e/secret.txt");
    QTest::newRow("up with the other slash") << QByteArray("/..\\secret.txt");
    QTest::newRow("dots that lead back in") << QByteArray("/../site/index.html");
    QTest::newRow("a folder that begins with the same name") << QByteArray("/../site-secret/");
    QTest::newRow("a path of the disk") << QByteArray("//etc/passwd");
    QTest::newRow("a link to a file outside") << QByteArray("/out.txt");
    QTest::newRow("through a link to a folder outside") << QByteArray("/up/secret.txt");
    QTest::newRow("a page through a link to a folder outside") << QByteArray("/beside/");
    QTest::newRow("the same without a slash") << QByteArray("/beside");
    QTest::newRow("a link that leads nowhere") << QByteArray("/broken.txt");
    QTest::newRow("a hidden folder") << QByteArray("/.git/config");
    QTest::newRow("a hidden folder, encoded") << QByteArray("/%2egit/config");
    QTest::newRow("a link to what is hidden") << QByteArray("/config.txt");
    QTest::newRow("a very long name") << "/" + QByteArray(5000, 'a');
}

void TestSiteServer::whatIsMissing()
{
    QFETCH(QByteArray, path);
    const Reply reply = ask(path);
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.body, QByteArray("not here"));
    QCOMPARE(reply.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
}

void TestSiteServer::missingWithoutAPageForIt()
{
    QVERIFY(QFile::remove(m_site + u"/404.html"_s));
    const Reply reply = ask("/beans/");
    QCOMPARE(reply.status, 404);
    QVERIFY(reply.header("Content-Type").startsWith("text/plain"));
    QVERIFY(!reply.body.isEmpty());

    QVERIFY(QFile::link(m_home->filePath(u"secret.txt"_s), m_site + u"/404.html"_s));
    QVERIFY(!ask("/beans/").body.contains("secret"));

    QVERIFY(QDir(m_site).removeRecursively());
    QCOMPARE(ask("/").status, 404);
}

void TestSiteServer::folderWithoutSlashLeadsToTheOneWithIt_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("a page") << QByteArray("/peas") << QByteArray("/peas/");
    QTest::newRow("with a query") << QByteArray("/peas?a=b") << QByteArray("/peas/?a=b");
    QTest::newRow("another script") << QByteArray("/%D7%A9%D7%9C%D7%95%D7%9D")
                                    << QByteArray("/%d7%a9%d7%9c%d7%95%d7%9d/");
    QTest::newRow("never to another server") << QByteArray("//peas") << QByteArray("/peas/");
}

void TestSiteServer::folderWithoutSlashLeadsToTheOneWithIt()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, location);
    const Reply reply = ask(path);
    QCOMPARE(reply.status, 302);
    QCOMPARE(reply.header("Location"), location);
}

void TestSiteServer::otherMethodsAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char* method :
         {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"})
        QTest::newRow(method) << QByteArray(method);
}

void TestSiteServer::otherMethodsAreRefused()
{
    QFETCH(QByteArray, method);
    const Reply reply = ask("/style.css", method);
    QCOMPARE(reply.status, 405);
    QCOMPARE(reply.header("Allow"), QByteArray("get, head"));
    QVERIFY(!reply.body.contains("p{}"));
    QVERIFY(QFile::exists(m_site + u"/style.css"_s));
}

void TestSiteServer::otherHostsAreRefused_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("the address") << QByteArray("127.0.0.1") << true;
    QTest::newRow("the address and a port") << QByteArray("127.0.0.1:4000") << true;
    QTest::newRow("the name") << QByteArray("localhost") << true;
    QTest::newRow("the name in capitals, with a port") << QByteArray("LOCALHOST:80") << true;
    QTest::newRow("the address of version 6") << QByteArray("[::1]:4000") << true;
    QTest::newRow("a name of the web") << QByteArray("evil.example") << false;
    QTest::newRow("a name of the web with a port") << QByteArray("evil.example:4000") << false;
    QTest::newRow("a name that begins like ours") << QByteArray("127.0.0.1.evil.example") << false;
    QTest::newRow("a name that ends like ours") << QByteArray("evil-localhost") << false;
    QTest::newRow("a name below ours") << QByteArray("evil.localhost") << false;
    QTest::newRow("another address") << QByteArray("192.168.1.10:4000") << false;
    QTest::newRow("a user before it") << QByteArray("localhost@evil.example") << false;
    QTest::newRow("a port that is none") << QByteArray("localhost:evil.example") << false;
    QTest::newRow("a colon without a port") << QByteArray("localhost:") << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void TestSiteServer::otherHostsAreRefused()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, allowed);
    const Reply reply = ask("/", "GET", host);
    QCOMPARE(reply.status, allowed ? 200 : 403);
    QCOMPARE(reply.body == "front", allowed);
    // The name in a whole address counts, not the line beside it.
    QCOMPARE(ask("http://evil.example/", "GET", host).status, 403);
}

void TestSiteServer::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("question");
    const QByteArray host = "\r\nHost: 127.0.0.1\r\n\r\n";
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\nAccept: */*\r\n\r\n");
    QTest::newRow("two hosts") << QByteArray(
        "GET / HTTP/1.1\r\nHost: localhost\r\nhost: evil.example\r\n\r\n");
    QTest::newRow("no version") << "GET /" + host;
    QTest::newRow("another version") << "GET / HTTP/2.0" + host;
    QTest::newRow("no address") << "GET HTTP/1.1" + host;
    QTest::newRow("a space in the address") << "GET /a b HTTP/1.1" + host;
    QTest::newRow("an address without a slash") << "GET index.html HTTP/1.1" + host;
    QTest::newRow("another scheme") << "GET file:///etc/passwd HTTP/1.1" + host;
    QTest::newRow("half an escape") << "GET /%2 HTTP/1.1" + host;
    QTest::newRow("an escape that is none") << "GET /%zz HTTP/1.1" + host;
    QTest::newRow("no UTF-8") << "GET /%ff HTTP/1.1" + host;
    QTest::newRow("an end within the name") << "GET /style.css%00.txt HTTP/1.1" + host;
    QTest::newRow("another language") << QByteArray("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10);
}

void TestSiteServer::nonsenseIsRefused()
{
    QFETCH(QByteArray, question);
    const Reply reply = replyOf(exchange(question));
    QCOMPARE(reply.status, 400);
    QCOMPARE(ask("/").status, 200);
}

void TestSiteServer::typesByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("page") << u"a.html"_s << QByteArray("text/html; charset=utf-8");
    QTest::newRow("page in capitals") << u"a.HTML"_s << QByteArray("text/html; charset=utf-8");
    QTest::newRow("style") << u"a.css"_s << QByteArray("text/css; charset=utf-8");
    QTest::newRow("Markdown") << u"a.md"_s << QByteArray("text/markdown; charset=utf-8");
    QTest::newRow("text") << u"robots.txt"_s << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("XML") << u"feed.xml"_s << QByteArray("application/xml");
    QTest::newRow("JSON") << u"feed.json"_s << QByteArray("application/json");
    QTest::newRow("drawing") << u"a.svg"_s << QByteArray("image/svg+xml");
    QTest::newRow("photo") << u"a.jpg"_s << QByteArray("image/jpeg");
    QTest::newRow("photo, other name") << u"a.b.JPEG"_s << QByteArray("image/jpeg");
    QTest::newRow("picture") << u"a.png"_s << QByteArray("image/png");
    QTest::newRow("moving picture") << u"a.gif"_s << QByteArray("image/gif");
    QTest::newRow("new picture") << u"a.webp"_s << QByteArray("image/webp");
    QTest::newRow("newer picture") << u"a.avif"_s << QByteArray("image/avif");
    QTest::newRow("unknown") << u"a.xyz"_s << QByteArray("application/octet-stream");
    QTest::newRow("no ending") << u"CNAME"_s << QByteArray("application/octet-stream");
}

void TestSiteServer::typesByName()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, type);
    write(m_site + u'/' + name, "x");
    const Reply reply = ask("/" + name.toUtf8());
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), type);
    QCOMPARE(reply.header("X-Content-Type-Options"), QByteArray("nosniff"));
}

void TestSiteServer::nothingIsKeptByBrowsers()
{
    for (const char* path : {"/", "/style.css", "/missing", "/peas"})
        QCOMPARE(ask(path).header("Cache-Control"), QByteArray("no-store"));
}

void TestSiteServer::changesShowAtOnce()
{
    QCOMPARE(ask("/peas/").body, QByteArray("peas"));
    write(m_site + u"/peas/index.html"_s, "beans and more");
    QCOMPARE(ask("/peas/").body, QByteArray("beans and more"));
    QVERIFY(QFile::remove(m_site + u"/peas/index.html"_s));
    QCOMPARE(ask("/peas/").status, 404);
}

void TestSiteServer::linkWithinTheFolderIsFollowed()
{
    QVERIFY(QFile::link(m_site + u"/peas"_s, m_site + u"/legumes"_s));
    QCOMPARE(ask("/legumes/").body, QByteArray("peas"));
    // The site's folder may itself be a link.
    QVERIFY(QFile::link(m_site, m_home->filePath(u"linked"_s)));
    m_server = std::make_unique<SiteServer>(m_home->filePath(u"linked"_s));
    QVERIFY(m_server->listen());
    QCOMPARE(ask("/peas/").body, QByteArray("peas"));
}

void TestSiteServer::pipeIsNotWaitedFor()
{
    QCOMPARE(::mkfifo(QFile::encodeName(m_site + u"/pipe.txt"_s).constData(), 0600), 0);
    QCOMPARE(ask("/pipe.txt").status, 404);
}

void TestSiteServer::questionInPieces()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
    QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    for (const char byte : QByteArray("GET /peas/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")) {
        socket.write(&byte, 1);
        socket.flush();
        QTest::qWait(1);
    }
    QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    QCOMPARE(replyOf(socket.readAll()).body, QByteArray("peas"));
}

void TestSiteServer::questionWithoutEnd()
{
    const Reply reply =
        replyOf(exchange("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + QByteArray(20'000, 'x')));
    // Breaking off is an answer too: more was on its way than anybody reads.
    QVERIFY(reply.status == 431 || reply.status == 0);
    QCOMPARE(ask("/").status, 200);
}

void TestSiteServer::largeFileArrivesWhole()
{
    QByteArray film;
    for (int i = 0; i < 3'000'000; ++i)
        film += QByteArray::number(i).right(4).rightJustified(4, '0');
    write(m_site + u"/film.mp4"_s, film);
    const Reply reply = ask("/film.mp4");
    QCOMPARE(reply.header("Content-Length").toLongLong(), film.size());
    QVERIFY(reply.body == film);
    QVERIFY(ask("/film.mp4", "HEAD").body.isEmpty());
}

void TestSiteServer::whoGoesAwayHarmsNobody()
{
    write(m_site + u"/film.mp4"_s, QByteArray(30'000'000, 'x'));
    for (const QByteArray& question : {QByteArray(), QByteArray("GET /fi"),
                                       QByteArray("GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")}) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
        QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
        socket.write(question);
        socket.flush();
        if (question.size() > 10)
            QVERIFY(QTest::qWaitFor([&] { return socket.bytesAvailable() > 0; }));
        socket.abort();
    }
    QCOMPARE(ask("/").body, QByteArray("front"));
}

void TestSiteServer::manyAtOnce()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 100; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        QTcpSocket* here = socket.get();
        connect(here, &QTcpSocket::connected, here,
                [here] { here->write("GET /peas/ HTTP/1.1\r\nHost: localhost\r\n\r\n"); });
        here->connectToHost(QHostAddress(QHostAddress::LocalHost), port());
        sockets.push_back(std::move(socket));
    }
    for (const auto& socket : sockets) {
        QVERIFY(QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::UnconnectedState; }));
        QCOMPARE(replyOf(socket->readAll()).body, QByteArray("peas"));
    }
}

void TestSiteServer::siteBelowAPath_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("one step") << u"https://example.org/blog"_s << QByteArray("/blog/");
    QTest::newRow("one step with a slash") << u"https://example.org/blog/"_s << QByteArray("/blog/");
    QTest::newRow("two steps") << u"https://example.org/~ada/my%20blog"_s << QByteArray("/~ada/my%20blog/");
    QTest::newRow("another script") << u"https://example.org/א"_s << QByteArray("/%D7%90/");
}

void TestSiteServer::siteBelowAPath()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, place);
    m_server = std::make_unique<SiteServer>(m_site, url);
    QVERIFY(m_server->listen());
    QCOMPARE(m_server->address().path(QUrl::FullyEncoded).toUtf8(), place);
    QCOMPARE(ask(place).body, QByteArray("front"));
    QCOMPARE(ask(place + "peas/").body, QByteArray("peas"));
    QCOMPARE(ask(place + "peas").header("Location"), (place + "peas/").toLower());
    // As one types it.
    QCOMPARE(ask("/").header("Location"), place.toLower());
    QCOMPARE(ask(place.chopped(1)).header("Location"), place.toLower());
    for (const QByteArray& path :
         {QByteArray("/peas/"), QByteArray("/index.html"), place + "../peas/", place + "../../secret.txt",
          place + "out.txt", place.chopped(1) + "x/peas/"}) {
        const Reply reply = ask(path);
        QCOMPARE(reply.status, 404);
        QCOMPARE(reply.body, QByteArray("not here"));
    }
}

void TestSiteServer::portThatIsTaken()
{
    SiteServer second(m_site);
    const auto listening = second.listen(port());
    QVERIFY(!listening);
    QCOMPARE(listening.error().code, ErrorCode::Exists);
    QVERIFY(listening.error().sentence.contains(QString::number(port())));
    QVERIFY(second.address().isEmpty());
    QCOMPARE(ask("/").status, 200);
}

void TestSiteServer::givenPort()
{
    const quint16 free = [] {
        QTcpServer probe;
        return probe.listen(QHostAddress(QHostAddress::LocalHost)) ? probe.serverPort() : quint16{0};
    }();
    QVERIFY(m_server->listen(free));
    QCOMPARE(m_server->address(), QUrl(u"http://127.0.0.1:%1/"_s.arg(free)));
    QCOMPARE(ask("/").status, 200);
}

void TestSiteServer::listensOnThisComputerOnly()
{
    // Another address of the loopback network is not the one we listen on, as an address of a network card.
    QTcpSocket socket;
    bool over = false;
    connect(&socket, &QTcpSocket::errorOccurred, &socket, [&] { over = true; });
    socket.connectToHost(QHostAddress(u"127.0.0.2"_s), port());
    QVERIFY(QTest::qWaitFor([&] { return over || socket.state() == QAbstractSocket::ConnectedState; }));
    QVERIFY(over);
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestSiteServer::nothingAnswersAfterTheEnd()
{
    const quint16 was = port();
    m_server.reset();
    QTcpSocket socket;
    bool over = false;
    connect(&socket, &QTcpSocket::errorOccurred, &socket, [&] { over = true; });
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), was);
    QVERIFY(QTest::qWaitFor([&] { return over; }));
}

QTEST_GUILESS_MAIN(TestSiteServer)

#include "tst_site_server.moc"
