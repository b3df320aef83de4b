// Requests to a web server: sent once, followed and waited for only where that is harmless, and what became
// of them told truly. Real connections to a server on this computer, which breaks off wherever a test wants
// it to.
#include "core/publish/http.h"
#include "tests/core/publish/loopback_server.h"
#include "tests/core/store/samples.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Answer;
using test::Asked;
using test::LoopbackServer;
using test::Mishap;

namespace {

const QString secret = u"s3cr&t pass/wörd"_s;

struct Case
{
    QByteArray method;
    ErrorCode code;
};

HttpRequest requestOf(const QByteArray& method, const QUrl& url, const QByteArray& body = {})
{
    return {.method = method, .url = url, .headers = {}, .body = body};
}

/// A port where nobody listens.
quint16 deserted()
{
    return LoopbackServer(std::vector<Answer>{}).port();
}

/// A server that speaks TLS, made by the openssl program.
class TlsServer
{
public:
    /// `names`: a subjectAltName; `until`: the last day of its certificate, or empty.
    TlsServer(const QString& names, const QString& until = {})
    {
        QStringList make{u"req"_s,
                         u"-x509"_s,
                         u"-newkey"_s,
                         u"ec"_s,
                         u"-pkeyopt"_s,
                         u"ec_paramgen_curve:P-256"_s,
                         u"-nodes"_s,
                         u"-subj"_s,
                         u"/CN=peer"_s,
                         u"-addext"_s,
                         u"subjectAltName="_s + names,
                         u"-keyout"_s,
                         key(),
                         u"-out"_s,
                         certificate()};
        if (!until.isEmpty())
            make << u"-not_before"_s << u"20200101000000Z"_s << u"-not_after"_s << until;
        QProcess maker;
        maker.start(u"openssl"_s, make);
        if (!maker.waitForFinished() || maker.exitCode() != 0)
            return;
        m_port = deserted();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"openssl"_s, {u"s_server"_s, u"-www"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(m_port),
                                       u"-cert"_s, certificate(), u"-key"_s, key()});
        while (!ready() && m_process.waitForReadyRead(10'000))
            m_said += m_process.readAll();
    }
    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool ready() const { return m_said.contains("ACCEPT"); }
    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1/"_s.arg(m_port)); }
    [[nodiscard]] QString certificate() const { return m_folder.filePath(u"certificate.pem"_s); }

private:
    [[nodiscard]] QString key() const { return m_folder.filePath(u"key.pem"_s); }

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_said;
    quint16 m_port = 0;
};

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT

private:
    Errand m_errand;
    HttpClient m_client{m_errand, {secret}};

    static HttpClient hasty(const Errand& errand)
    {
        HttpLimits limits;
        limits.silence = 300ms;
        return {errand, {}, limits};
    }

private Q_SLOTS:
    // What leaves

    void theRequestLeavesAsItIsGiven()
    {
        LoopbackServer server({Answer{.status = 201, .body = "made"}});
        QUrl url = server.url(u"/wp-json/x?a=b&c=d%20e#part"_s);
        url.setUserInfo(u"ada:hidden"_s);
        BW_TRY(reply, m_client.send({.method = "POST",
                                     .url = url,
                                     .headers = {{"Authorization", "Bearer abc"}, {"Content-Type", "text/x"}},
                                     .body = "body\0with zero"_ba}));
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.body, "made"_ba);
        QCOMPARE(reply.method, "POST"_ba);
        QCOMPARE(server.asked().size(), 1U);
        const Asked asked = server.asked()[0];
        QCOMPARE(asked.method, "POST"_ba);
        QCOMPARE(asked.target, "/wp-json/x?a=b&c=d%20e"_ba);
        QCOMPARE(asked.header("authorization"), "Bearer abc"_ba); // and not that of the address
        QCOMPARE(asked.header("Content-Type"), "text/x"_ba);
        QCOMPARE(asked.body, "body\0with zero"_ba);
        QVERIFY(asked.header("Expect").isEmpty());
        QVERIFY(asked.header("Cookie").isEmpty());
    }

    void everyMethodIsSentAsItIs_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s without a body", method) << QByteArray(method) << QByteArray();
            if (QByteArray(method) != "GET" && QByteArray(method) != "HEAD")
                QTest::addRow("%s with a body", method) << QByteArray(method) << QByteArray("{}");
        }
    }
    void everyMethodIsSentAsItIs()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        LoopbackServer server({Answer{.status = 204}});
        BW_TRY(reply, m_client.send(requestOf(method, server.url(), body)));
        QVERIFY(reply.good());
        QCOMPARE(server.asked()[0].method, method);
        QCOMPARE(server.asked()[0].body, body);
    }

    void aPasswordGoesOnlyWhereNobodyReadsIt()
    {
        const auto sent = m_client.send({.method = "GET",
                                         .url = QUrl(u"http://blog.invalid/"_s),
                                         .headers = {{"authorization", "Basic abc"}}});
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY2(sent.error().sentence.contains("https"_L1), qPrintable(sent.error().sentence));
    }

    void aLineBreakInAPasswordAddsNoHeader()
    {
        LoopbackServer server({Answer{}});
        const auto sent = m_client.send(
            {.method = "GET", .url = server.url(), .headers = {{"Authorization", "Bearer a\r\nX-More: b"}}});
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY(server.asked().empty());
    }

    void whatIsNoWebAddressIsSaid_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("another protocol") << u"ftp://example.org/"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("no protocol") << u"example.org"_s;
        QTest::newRow("no host") << u"https:///x"_s;
        QTest::newRow("nothing") << QString();
    }
    void whatIsNoWebAddressIsSaid()
    {
        QFETCH(QString, address);
        const auto sent = m_client.send(requestOf("GET", QUrl(address)));
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY2(sent.error().sentence.contains("https://example.org"_L1), qPrintable(sent.error().sentence));
    }

    // Whether it was done

    void whatWasCutOffIsToldTruly_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Mishap>("mishap");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray body = R"({"a": 1})";
        const QByteArray none;
        for (const auto& [mishap, words] :
             {std::pair(Mishap::CutBeforeAnswer, "before the answer"),
              std::pair(Mishap::CutInAnswer, "in the answer"), std::pair(Mishap::Silence, "by silence")}) {
            QTest::addRow("a question, cut off %s", words)
                << "GET"_ba << none << mishap << ErrorCode::Unreachable;
            QTest::addRow("a new post, cut off %s", words)
                << "POST"_ba << body << mishap << ErrorCode::Uncertain;
            QTest::addRow("a change, cut off %s", words)
                << "PUT"_ba << body << mishap << ErrorCode::Uncertain;
            QTest::addRow("a removal, cut off %s", words)
                << "DELETE"_ba << none << mishap << ErrorCode::Uncertain;
            QTest::addRow("a bare order, cut off %s", words)
                << "POST"_ba << none << mishap << ErrorCode::Uncertain;
        }
    }
    void whatWasCutOffIsToldTruly()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(Mishap, mishap);
        QFETCH(ErrorCode, code);
        LoopbackServer server({Answer{.body = "a whole answer", .mishap = mishap}, Answer{.body = "again"}});
        const auto sent = hasty(m_errand).send(requestOf(method, server.url(), body));
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, code);
        QVERIFY(sent.error().sentence.contains("127.0.0.1"_L1));
        QVERIFY(!sent.error().detail.isEmpty());
        QCOMPARE(server.asked().size(), 1U); // never by itself
    }

    void aRequestThatDidNotLeaveWholeWasNotDone()
    {
        LoopbackServer server({Answer{}});
        server.breakOffUnread();
        const auto sent = m_client.send(requestOf("POST", server.url(), QByteArray(64 * 1024 * 1024, 'x')));
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QCOMPARE(server.asked().size(), 1U);
    }

    void whereNobodyListensNothingWasDone()
    {
        const auto sent =
            m_client.send(requestOf("POST", QUrl(u"http://127.0.0.1:%1/"_s.arg(deserted())), "body"));
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
    }

    void aServerThatDoesNotExistIsNamed()
    {
        const auto sent = m_client.send(requestOf("POST", QUrl(u"https://no-such-blog.invalid/"_s), "body"));
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY(sent.error().sentence.contains("no-such-blog.invalid"_L1));
    }

    void anAnswerThatDripsIsWaitedFor()
    {
        const QByteArray slow(60, 'x'); // longer in all than the silence that is borne
        LoopbackServer server({Answer{.body = slow, .mishap = Mishap::Drip}});
        BW_TRY(reply, hasty(m_errand).send(requestOf("GET", server.url())));
        QCOMPARE(reply.body, slow);
    }

    void anAnswerThatNeverEndsIsGivenUp()
    {
        HttpLimits limits;
        limits.total = 400ms;
        LoopbackServer server({Answer{.body = QByteArray(2000, 'x'), .mishap = Mishap::Drip}});
        const auto sent = HttpClient(m_errand, {}, limits).send(requestOf("POST", server.url(), "body"));
        QCOMPARE(sent.error().code, ErrorCode::Uncertain);
    }

    void anAnswerThatIsTooLargeIsNotKept_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("of a question") << "GET"_ba << ErrorCode::Damaged;
        QTest::newRow("of a new post") << "POST"_ba << ErrorCode::Uncertain;
    }
    void anAnswerThatIsTooLargeIsNotKept()
    {
        QFETCH(QByteArray, method);
        QFETCH(ErrorCode, code);
        HttpLimits limits;
        limits.largestReply = 1000;
        LoopbackServer server({Answer{.body = QByteArray(1001, 'x')}, Answer{.body = QByteArray(1000, 'x')}});
        const HttpClient client(m_errand, {}, limits);
        const auto sent = client.send(requestOf(method, server.url()));
        QCOMPARE(sent.error().code, code);
        QVERIFY(client.send(requestOf(method, server.url())));
    }

    // Called off

    void beforehandNothingIsSent()
    {
        std::stop_source stop;
        stop.request_stop();
        const Errand errand(stop.get_token(), {});
        LoopbackServer server({Answer{}});
        const auto sent = HttpClient(errand, {}).send(requestOf("POST", server.url(), "body"));
        QCOMPARE(sent.error().code, ErrorCode::Cancelled);
        QVERIFY(server.asked().empty());
    }

    void onceTheServerHasItNobodyKnows_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a question") << "GET"_ba << ErrorCode::Cancelled;
        QTest::newRow("a new post") << "POST"_ba << ErrorCode::Uncertain;
        QTest::newRow("a removal") << "DELETE"_ba << ErrorCode::Uncertain;
    }
    void onceTheServerHasItNobodyKnows()
    {
        QFETCH(QByteArray, method);
        QFETCH(ErrorCode, code);
        std::stop_source stop;
        const Errand errand(stop.get_token(), {});
        LoopbackServer server([&stop](const Asked&) {
            stop.request_stop();
            return Answer{.mishap = Mishap::Silence};
        });
        const auto sent = HttpClient(errand, {}).send(requestOf(method, server.url()));
        QCOMPARE(sent.error().code, code);
    }

    // Patience

    void theServerIsWaitedForOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("asDate");
        QTest::newRow("too many requests, in seconds") << 429 << false;
        QTest::newRow("maintenance, in seconds") << 503 << false;
        QTest::newRow("too many requests, until a date") << 429 << true;
    }
    void theServerIsWaitedForOnce()
    {
        QFETCH(int, status);
        QFETCH(bool, asDate);
        const QByteArray when = asDate ? QLocale::c()
                                             .toString(QDateTime::currentDateTimeUtc().addSecs(2),
                                                       u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                                             .toLatin1()
                                       : "1"_ba;
        const Answer busy{.status = status, .headers = {{"Retry-After", when}}};
        QStringList told;
        const Errand errand({}, [&](const Step& step) {
            if (step.kind == StepKind::Waiting)
                told << step.subject;
        });
        LoopbackServer server({busy, Answer{.body = "done"}});
        BW_TRY(reply, HttpClient(errand, {}).send(requestOf("POST", server.url(), "body")));
        QCOMPARE(reply.body, "done"_ba);
        QCOMPARE(server.asked().size(), 2U);
        QCOMPARE(server.asked()[1].body, "body"_ba);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0] == "1"_L1 || told[0] == "2"_L1);
    }

    void aSecondRefusalIsTheAnswer()
    {
        const Answer busy{.status = 429, .headers = {{"Retry-After", "0"}}};
        LoopbackServer server({busy, busy, Answer{}});
        BW_TRY(reply, m_client.send(requestOf("POST", server.url(), "body")));
        QCOMPARE(reply.status, 429);
        QCOMPARE(server.asked().size(), 2U);
    }

    void whatTakesTooLongIsNotWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("told");
        QTest::newRow("ten minutes") << "600"_ba << u"10 min"_s;
        QTest::newRow("a day") << "86400"_ba << u"24 h"_s;
        QTest::newRow("no time at all") << ""_ba << QString();
        QTest::newRow("what cannot be read") << "soon"_ba << QString();
        QTest::newRow("the past in seconds") << "-5"_ba << QString();
    }
    void whatTakesTooLongIsNotWaitedFor()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, told);
        LoopbackServer server({Answer{.status = 429, .headers = {{"Retry-After", header}}}, Answer{}});
        BW_TRY(reply, m_client.send(requestOf("GET", server.url())));
        QCOMPARE(reply.status, 429);
        QCOMPARE(server.asked().size(), 1U);
        QVERIFY2(m_client.refusalOf(reply).sentence.contains(told),
                 qPrintable(m_client.refusalOf(reply).sentence));
    }

    void waitingCanBeCalledOff()
    {
        std::stop_source stop;
        const Errand errand(stop.get_token(), [&](const Step&) { stop.request_stop(); });
        LoopbackServer server({Answer{.status = 503, .headers = {{"Retry-After", "50"}}}, Answer{}});
        const auto sent = HttpClient(errand, {}).send(requestOf("POST", server.url(), "body"));
        QCOMPARE(sent.error().code, ErrorCode::Cancelled);
        QCOMPARE(server.asked().size(), 1U);
    }

    // Redirects

    void aQuestionFollowsTheSameServer()
    {
        LoopbackServer server(
            {Answer{.status = 301, .headers = {{"Location", "/there?x=1"}, {"Set-Cookie", "a=b"}}},
             Answer{.status = 307, .headers = {{"location", "further"}}}, Answer{.body = "here"}});
        BW_TRY(reply,
               m_client.send({.method = "GET", .url = server.url(), .headers = {{"Authorization", "x"}}}));
        QCOMPARE(reply.body, "here"_ba);
        QCOMPARE(reply.url, server.url(u"/further"_s));
        const auto asked = server.asked();
        QCOMPARE(asked.size(), 3U);
        QCOMPARE(asked[1].target, "/there?x=1"_ba);
        QCOMPARE(asked[2].header("Authorization"), "x"_ba);
        QVERIFY(asked[2].header("Cookie").isEmpty());
    }

    void aCircleIsLeft()
    {
        LoopbackServer server(
            [](const Asked&) { return Answer{.status = 302, .headers = {{"Location", "/x"}}}; });
        const auto sent = m_client.send(requestOf("GET", server.url()));
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QCOMPARE(server.asked().size(), 6U);
    }

    void anotherServerIsNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("by a question") << "GET"_ba;
        QTest::newRow("by a new post") << "POST"_ba;
    }
    void anotherServerIsNotFollowed()
    {
        QFETCH(QByteArray, method);
        LoopbackServer other({Answer{.body = "caught"}});
        const QUrl elsewhere = other.url(u"/catch"_s);
        LoopbackServer server({Answer{.status = 307, .headers = {{"Location", elsewhere.toEncoded()}}}});
        const auto sent =
            m_client.send({.method = method, .url = server.url(), .headers = {{"Authorization", "x"}}});
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY(sent.error().sentence.contains(server.url().toString()));
        QVERIFY(sent.error().sentence.contains(elsewhere.toString()));
        QVERIFY(other.asked().empty());
    }

    void whatChangesSomethingIsNotRedirected_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("moved for good") << 301 << ErrorCode::Unreachable;
        QTest::newRow("found elsewhere") << 302 << ErrorCode::Unreachable;
        QTest::newRow("moved for now") << 307 << ErrorCode::Unreachable;
        QTest::newRow("see what was made") << 303 << ErrorCode::Uncertain;
    }
    void whatChangesSomethingIsNotRedirected()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        LoopbackServer server({Answer{.status = status, .headers = {{"Location", "/there"}}}, Answer{}});
        const auto sent = m_client.send(requestOf("POST", server.url(), "body"));
        QCOMPARE(sent.error().code, code);
        QCOMPARE(server.asked().size(), 1U);
    }

    // Certificates

    void aCertificateOnesOwnListNamesIsGood()
    {
        TlsServer server(u"IP:127.0.0.1"_s);
        QVERIFY(server.ready());
        HttpLimits limits;
        limits.certificates = server.certificate();
        BW_TRY(reply, HttpClient(m_errand, {}, limits).send(requestOf("GET", server.url())));
        QVERIFY(reply.good());
    }

    void aCertificateThatProvesNothingEndsIt_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("told");
        QTest::newRow("it made it itself") << u"IP:127.0.0.1"_s << QString() << false << u"itself"_s;
        QTest::newRow("it is another's")
            << u"DNS:elsewhere.example"_s << QString() << true << u"another address"_s;
        QTest::newRow("it has expired") << u"IP:127.0.0.1"_s << u"20240101000000Z"_s << true << u"expired"_s;
    }
    void aCertificateThatProvesNothingEndsIt()
    {
        QFETCH(QString, names);
        QFETCH(QString, until);
        QFETCH(bool, trusted);
        QFETCH(QString, told);
        TlsServer server(names, until);
        QVERIFY(server.ready());
        HttpLimits limits;
        if (trusted)
            limits.certificates = server.certificate();
        const auto sent =
            HttpClient(m_errand, {}, limits)
                .send({.method = "POST", .url = server.url(), .headers = {{"Authorization", "x"}}});
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY2(sent.error().sentence.contains(told), qPrintable(sent.error().sentence));
    }

    void aServerWithoutTlsIsNotSpokenToPlainly()
    {
        LoopbackServer server({Answer{}});
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        HttpLimits limits;
        limits.connect = 500ms;
        const auto sent = HttpClient(m_errand, {}, limits).send(requestOf("POST", url, "body"));
        QCOMPARE(sent.error().code, ErrorCode::Unreachable);
        QVERIFY(server.asked().empty());
    }

    // Secrets

    void aSecretIsInNoSentence_data()
    {
        QTest::addColumn<QByteArray>("echo");
        const QByteArray plain = secret.toUtf8();
        QTest::newRow("as it is") << plain;
        QTest::newRow("percent-encoded") << plain.toPercentEncoding();
        QTest::newRow("percent-encoded in small letters") << plain.toPercentEncoding().toLower();
        QTest::newRow("as a form has it") << plain.toPercentEncoding(" ").replace(' ', '+');
        QTest::newRow("in base64") << plain.toBase64();
        QTest::newRow("as a name and password") << ("ada:" + plain).toBase64();
        QTest::newRow("as another name and password") << ("grace:" + plain).toBase64();
        QTest::newRow("with a name of another length") << ("lin1:" + plain + "!").toBase64();
        QTest::newRow("in base64 for addresses") << ("ada:" + plain).toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("as HTML") << secret.toHtmlEscaped().toUtf8();
    }
    void aSecretIsInNoSentence()
    {
        QFETCH(QByteArray, echo);
        LoopbackServer server(
            {Answer{.status = 400,
                    .body = "{\"message\": \"Who is " + echo + "?\", \"more\": [\"" + echo + "\"]}",
                    .headers = {{"X-Echo", echo}}}});
        BW_TRY(reply, m_client.send(requestOf("GET", server.url(u"/?key="_s + secret))));
        const Error error = m_client.refusalOf(reply);
        QVERIFY(error.sentence.contains("Who is"_L1));
        QVERIFY(!error.sentence.contains(QString::fromUtf8(echo)));
        QVERIFY(!error.detail.contains(QString::fromUtf8(echo)));
        QVERIFY(!error.detail.contains("pass"_L1));
    }

    void aSecretIsInNoEscapedAnswer()
    {
        LoopbackServer server({Answer{.status = 400, .body = R"({"seen": "s3cr&t pass\/w\u00f6rd"})"}});
        BW_TRY(reply, m_client.send(requestOf("GET", server.url())));
        QVERIFY(!m_client.refusalOf(reply).detail.contains("s3cr"_L1));
    }

    void aKeyThatIsNotKnownIsNotShownEither()
    {
        QCOMPARE(m_client.withoutSecrets(u"Authorization: Bearer abcdefghijklmnopqrstuvwxyz"_s),
                 u"Authorization: Bearer …"_s);
        QCOMPARE(m_client.withoutSecrets(u"Basic authentication is off; Ghost settings say so."_s),
                 u"Basic authentication is off; Ghost settings say so."_s);
    }

    // Refusals

    void aRefusalSaysWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const QByteArray html = "<!DOCTYPE html><html><head><title>Sorry &amp; bye</title></head></html>";
        QTest::newRow("a wrong password") << "GET"_ba << 401 << QByteArray(R"({"message": "Wrong."})")
                                          << ErrorCode::Refused << u"“Wrong.”"_s;
        QTest::newRow("a header that is taken away")
            << "GET"_ba << 401 << QByteArray(R"({"code": "rest_not_logged_in", "message": "You are not."})")
            << ErrorCode::Refused << u"“Authorization”"_s;
        QTest::newRow("no rights") << "POST"_ba << 403 << QByteArray(R"({"error_description": "No."})")
                                   << ErrorCode::Refused << u"“No.”"_s;
        QTest::newRow("a firewall") << "POST"_ba << 403 << html << ErrorCode::Refused << u"firewall"_s;
        QTest::newRow("nothing there") << "GET"_ba << 404 << QByteArray() << ErrorCode::NotFound << u"gone"_s;
        QTest::newRow("nothing there any more")
            << "GET"_ba << 410 << QByteArray() << ErrorCode::NotFound << u"gone"_s;
        QTest::newRow("changed meanwhile")
            << "PUT"_ba << 409 << QByteArray(R"({"errors": [{"message": "Saving failed!"}]})")
            << ErrorCode::Conflict << u"Saving failed!"_s;
        QTest::newRow("another version")
            << "PUT"_ba << 412 << QByteArray() << ErrorCode::Conflict << u"changed"_s;
        QTest::newRow("too large") << "POST"_ba << 413 << html << ErrorCode::Refused << u"smaller"_s;
        QTest::newRow("too many") << "POST"_ba << 429 << QByteArray() << ErrorCode::Refused
                                  << u"Nothing was done"_s;
        QTest::newRow("a post that broke the server")
            << "POST"_ba << 500 << QByteArray(R"({"error": "oops"})") << ErrorCode::Uncertain << u"oops"_s;
        QTest::newRow("a post at a gateway") << "POST"_ba << 502 << html << ErrorCode::Uncertain << u"502"_s;
        QTest::newRow("a question that broke the server")
            << "GET"_ba << 500 << QByteArray() << ErrorCode::Unreachable << u"nothing was changed"_s;
        QTest::newRow("a request it does not understand")
            << "POST"_ba << 422 << QByteArray(R"({"detail": "Bad tag"})") << ErrorCode::Invalid
            << u"Bad tag"_s;
    }
    void aRefusalSaysWhatToDo()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        LoopbackServer server({Answer{.status = status, .body = body}});
        BW_TRY(reply, m_client.send(requestOf(method, server.url(u"/api"_s))));
        const Error error = m_client.refusalOf(reply);
        QCOMPARE(error.code, code);
        QVERIFY2(error.sentence.contains(says), qPrintable(error.sentence));
        QVERIFY(error.sentence.contains("127.0.0.1"_L1));
        QVERIFY(error.detail.contains(QString::fromLatin1(method) + u' ' + server.url(u"/api"_s).toString()));
        QVERIFY(error.detail.contains(QString::number(status)));
        QVERIFY(error.detail.contains(QString::fromUtf8(body)));
        const auto json = m_client.json(reply);
        QCOMPARE(json.error().code, code);
    }

    void whatIsNoDataIsSaid_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("a login page")
            << "GET"_ba << "<html><title>Log in</title>"_ba << ErrorCode::Damaged << u"“Log in”"_s;
        QTest::newRow("a login page after a post")
            << "POST"_ba << "<html><title>Log in</title>"_ba << ErrorCode::Uncertain << u"“Log in”"_s;
        QTest::newRow("a warning before the data")
            << "POST"_ba << "<br />Warning: x\n{\"id\": 3}"_ba << ErrorCode::Uncertain << u"understood"_s;
        QTest::newRow("nothing") << "GET"_ba << ""_ba << ErrorCode::Damaged << u"understood"_s;
    }
    void whatIsNoDataIsSaid()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        LoopbackServer server({Answer{.body = body}});
        BW_TRY(reply, m_client.send(requestOf(method, server.url())));
        const auto json = m_client.json(reply);
        QCOMPARE(json.error().code, code);
        QVERIFY2(json.error().sentence.contains(says), qPrintable(json.error().sentence));
        QVERIFY(json.error().detail.contains(QString::fromUtf8(body)));
    }

    void dataIsRead()
    {
        LoopbackServer server({test::jsonAnswer(R"([{"id": 3}])", 201)});
        BW_TRY(reply, m_client.send(requestOf("POST", server.url(), "{}")));
        BW_TRY(json, m_client.json(reply));
        QCOMPARE(json.array().at(0).toObject().value("id"_L1).toInt(), 3);
    }

    // Forms and links

    void aFormCarriesItsFilesWhole()
    {
        QByteArray bytes;
        for (int i = 0; i < 4096; ++i)
            bytes.append(static_cast<char>(i % 256));
        const FormBody form = multipart({{.name = "title", .value = "Peas"},
                                         {.name = "fi\"le",
                                          .value = bytes + "\r\n--brickwork-",
                                          .fileName = u"sea-side.jpg"_s,
                                          .mediaType = "image/jpeg"}});
        QVERIFY(form.contentType.startsWith("multipart/form-data; boundary="));
        const QByteArray boundary = form.contentType.sliced(form.contentType.indexOf('=') + 1);
        QCOMPARE(form.body,
                 "--" + boundary + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nPeas\r\n--" +
                     boundary +
                     "\r\nContent-Disposition: form-data; name=\"fi%22le\"; filename=\"sea-side.jpg\"\r\n"
                     "Content-Type: image/jpeg\r\n\r\n" +
                     bytes + "\r\n--brickwork-\r\n--" + boundary + "--\r\n");
    }

    void aLinkIsFoundByItsRelation_data()
    {
        QTest::addColumn<QByteArrayList>("headers");
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("found");
        const QByteArrayList none;
        const QString end = u"https://example.org/blog/end"_s;
        QTest::newRow("in a header") << QByteArrayList{"<https://example.org/blog/end>; rel=\"micropub\""}
                                     << ""_ba << end;
        QTest::newRow("in a header without quotation marks")
            << QByteArrayList{"<end>;rel=micropub"} << ""_ba << end;
        QTest::newRow("in the second header")
            << QByteArrayList{"</a>; rel=me", "<end>; rel=micropub"} << ""_ba << end;
        QTest::newRow("second in one header")
            << QByteArrayList{"<a,b>; rel=\"me\"; title=\"x, y\", <end>; type=a; rel=\"self micropub\""}
            << ""_ba << end;
        QTest::newRow("before that of the page")
            << QByteArrayList{"<end>; rel=micropub"} << R"(<link rel="micropub" href="/other">)"_ba << end;
        QTest::newRow("not of another page")
            << QByteArrayList{"<x>; rel=micropub; anchor=\"/y\""} << ""_ba << QString();
        QTest::newRow("in the page") << none << R"(<html><head><link rel="micropub" href="end"></head>)"_ba
                                     << end;
        QTest::newRow("in the page, the other way round, with others")
            << none << R"(<LINK HREF='/blog/end' REL='me Micropub'/>)"_ba << end;
        QTest::newRow("in a link of the text") << none << R"(<a href=end rel=micropub>here</a>)"_ba << end;
        QTest::newRow("not in a comment")
            << none << R"(<!-- <link rel="micropub" href="x"> --><link rel="micropub" href="end">)"_ba << end;
        QTest::newRow("not in a script")
            << none
            << R"(<script>'<link rel="micropub" href="x">'</script><link rel="micropub" href="end">)"_ba
            << end;
        QTest::newRow("not of another attribute")
            << none << R"(<link data-rel="micropub" rel="me" href="x"><link rel="micropub" href="end">)"_ba
            << end;
        QTest::newRow("against the base of the page")
            << none << R"(<base href="https://example.org/blog/"><link rel="micropub" href="end">)"_ba << end;
        QTest::newRow("with entities")
            << none << R"(<link rel="micropub" href="end?a=1&amp;b=2">)"_ba << end + u"?a=1&b=2"_s;
        QTest::newRow("the page itself")
            << none << R"(<link rel="micropub" href="">)"_ba << u"https://example.org/blog/index"_s;
        QTest::newRow("nowhere") << none << R"(<link rel="micropubs" href="x"><p>rel="micropub")"_ba
                                 << QString();
    }
    void aLinkIsFoundByItsRelation()
    {
        QFETCH(QByteArrayList, headers);
        QFETCH(QByteArray, html);
        QFETCH(QString, found);
        HttpReply reply{
            .status = 200, .url = QUrl(u"https://example.org/blog/index"_s), .headers = {}, .body = html};
        for (const QByteArray& header : headers)
            reply.headers.push_back({"link", header});
        QCOMPARE(linkOf(reply, u"micropub").toString(), found);
    }
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
