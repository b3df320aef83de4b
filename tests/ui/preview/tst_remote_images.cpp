// What is fetched from the web, and what never is: from a real server, over a real secure connection.
#include "tests/ui/preview/web_server.h"
#include "ui/preview/remote_images.h"

#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestRemoteImages : public QObject
{
    Q_OBJECT

    static QByteArray page(const QByteArray& body, const QByteArray& head = {})
    {
        return "HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    }

    static ImageFate fateOf(RemoteImages& images, const QString& url)
    {
        images.fetch({url});
        const auto isDone = [&] { return images.images().value(url).fate != ImageFate::Fetching; };
        return QTest::qWaitFor(isDone, 20'000) ? images.images().value(url).fate : ImageFate::Fetching;
    }

    QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();

private Q_SLOTS:
    void init()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("no secure connections here");
        QSslConfiguration trusting = m_usual;
        trusting.addCaCertificate(test::serverCertificate());
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_usual); }

    void anImageThatWasAskedForArrives()
    {
        test::WebServer server;
        server.serve("/a.png", page("pixels"));
        RemoteImages images;
        const QString url = server.address(u"/a.png"_s);
        QCOMPARE(fateOf(images, url), ImageFate::Shown);
        QCOMPARE(images.images().value(url).bytes, "pixels");
        QCOMPARE(server.requests().size(), 1);
    }

    void nothingIsSaidAboutTheReader()
    {
        test::WebServer server;
        server.serve("/a.png", page("pixels", "Set-Cookie: who=you; Path=/\r\n"));
        server.serve("/b.png", page("pixels"));
        RemoteImages images;
        QCOMPARE(fateOf(images, server.address(u"/a.png"_s)), ImageFate::Shown);
        QCOMPARE(fateOf(images, server.address(u"/b.png"_s)), ImageFate::Shown);
        QCOMPARE(server.requests().size(), 2);
        for (const QByteArray& request : server.requests()) {
            QVERIFY(!request.toLower().contains("cookie"));
            QVERIFY(!request.toLower().contains("referer"));
            QVERIFY(!request.toLower().contains("authorization"));
        }
    }

    void aCertificateThatNobodyTrustsIsTheEnd()
    {
        QSslConfiguration::setDefaultConfiguration(m_usual);
        test::WebServer server;
        server.serve("/a.png", page("pixels"));
        RemoteImages images;
        QCOMPARE(fateOf(images, server.address(u"/a.png"_s)), ImageFate::Failed);
        QCOMPARE(server.requests().size(), 0);
    }

    void aRedirectWithinSecureConnectionsIsFollowed()
    {
        test::WebServer server;
        server.serve("/a.png", "HTTP/1.1 302 Found\r\nLocation: /b.png\r\nContent-Length: 0\r\n\r\n");
        server.serve("/b.png", page("pixels"));
        RemoteImages images;
        QCOMPARE(fateOf(images, server.address(u"/a.png"_s)), ImageFate::Shown);
    }

    void aRedirectToAPlainConnectionIsRefused()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        test::WebServer server;
        server.serve("/a.png", "HTTP/1.1 302 Found\r\nLocation: http://localhost:" +
                                   QByteArray::number(plain.serverPort()) +
                                   "/b.png\r\nContent-Length: 0\r\n\r\n");
        RemoteImages images;
        QCOMPARE(fateOf(images, server.address(u"/a.png"_s)), ImageFate::Failed);
        QVERIFY(!plain.hasPendingConnections());
    }

    void whatSaysItIsTooLargeIsNotWaitedFor()
    {
        test::WebServer server;
        server.serve("/a.png", "HTTP/1.1 200 OK\r\nContent-Length: 30000000\r\n\r\nsome");
        RemoteImages images;
        QCOMPARE(fateOf(images, server.address(u"/a.png"_s)), ImageFate::TooLarge);
    }

    void whatGrowsTooLargeIsStopped()
    {
        test::WebServer server;
        server.serve("/a.png", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" +
                                   QByteArray(ImageRules::maxBytes + 1'000'000, 'x'));
        RemoteImages images;
        const QString url = server.address(u"/a.png"_s);
        QCOMPARE(fateOf(images, url), ImageFate::TooLarge);
        QVERIFY(images.images().value(url).bytes.isEmpty());
    }

    void onlySecureAddressesAreEverAsked_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("http") << u"http://localhost/a.png"_s;
        QTest::newRow("ftp") << u"ftp://localhost/a.png"_s;
        QTest::newRow("a file") << u"file:///etc/hostname"_s;
        QTest::newRow("data") << u"data:image/png;base64,AAAA"_s;
        QTest::newRow("no scheme") << u"//localhost/a.png"_s;
        QTest::newRow("with a password") << u"https://me:secret@localhost/a.png"_s;
    }

    void onlySecureAddressesAreEverAsked()
    {
        QFETCH(QString, url);
        RemoteImages images;
        const QSignalSpy changed(&images, &RemoteImages::changed);
        images.fetch({url});
        QVERIFY(images.images().isEmpty());
        QCOMPARE(changed.size(), 0);
    }

    void anotherDraftForgetsThemAll()
    {
        test::WebServer server;
        server.serve("/a.png", page("pixels"));
        RemoteImages images;
        QCOMPARE(fateOf(images, server.address(u"/a.png"_s)), ImageFate::Shown);
        images.fetch({server.address(u"/b.png"_s)});
        images.clear();
        QVERIFY(images.images().isEmpty());
        QTest::qWait(50);
        QVERIFY(images.images().isEmpty());
    }

    void whatFailedMayBeTriedAgain()
    {
        test::WebServer server;
        RemoteImages images;
        const QString url = server.address(u"/a.png"_s);
        QCOMPARE(fateOf(images, url), ImageFate::Failed);
        server.serve("/a.png", page("pixels"));
        QCOMPARE(fateOf(images, url), ImageFate::Shown);
    }
};

QTEST_MAIN(TestRemoteImages)
#include "tst_remote_images.moc"
