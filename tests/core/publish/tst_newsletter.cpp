// A draft as editors without an API take it: what arrives, in which form, and what is told of what does not.
#include "core/base/content_hash.h"
#include "core/publish/article.h"
#include "core/publish/kinds.h"
#include "core/publish/newsletter.h"
#include "core/publish/newsletter_copy.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

using Options = std::map<QString, QString>;

TargetConfig place(const QString& service, const Options& more = {})
{
    TargetConfig config{u"Letters"_s, u"newsletter"_s, {{u"service"_s, service}}};
    for (const auto& [key, value] : more)
        config.options[key] = value;
    return config;
}

PublishRequest requestOf(const QString& text, const QString& folder = u"/nowhere"_s)
{
    return {.draft = {.id = u"letters/sea.md"_s,
                      .text = text,
                      .fileBaseName = u"sea"_s,
                      .folder = folder,
                      .workspaceRoot = folder},
            .last = {},
            .date = QDateTime(QDate(2025, 7, 22), QTime(9, 0), QTimeZone::UTC)};
}

NewsletterCopy copyOf(const PublishRequest& request, const TargetConfig& config,
                      const NewsletterBytes& bytes = {})
{
    const Document document = parseMarkdown(request.draft.text);
    return newsletterCopy(articleOf(request, document), document, request, newsletterEditor(config), bytes);
}

NewsletterCopy copyOf(const QString& text, const QString& service = u"substack"_s, const Options& more = {})
{
    return copyOf(requestOf(text), place(service, more));
}

/// Line ends between blocks are no concern of an editor.
QString body(const NewsletterCopy& copy)
{
    return QString(copy.html).remove(u'\n');
}

QString told(const NewsletterCopy& copy)
{
    return copy.losses.join(u'|');
}

QByteArray png()
{
    return QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJR"
        "U5ErkJggg==");
}

struct Pictures
{
    QTemporaryDir folder;
    QString root = QFileInfo(folder.path()).canonicalFilePath();

    Pictures() { add(u"sea.png"_s, png()); }
    void add(const QString& name, const QByteArray& bytes) const
    {
        QFile file(root + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] NewsletterCopy copy(const QString& text, const QString& service,
                                      const Options& more = {}) const
    {
        return copyOf(requestOf(text, root), place(service, more), {.picture = &bytesOf});
    }
};

} // namespace

class TestNewsletter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextBecomesPlainElements_data();
    void theTextBecomesPlainElements();
    void titleAndSubtitleStandApart();
    void mediumGetsWhatItKeeps_data();
    void mediumGetsWhatItKeeps();
    void headingLevelsAreCountedThrough_data();
    void headingLevelsAreCountedThrough();
    void footnotesBecomeAListAtTheEnd();
    void aTableBecomesAList();
    void aTableBecomesAPicture();
    void picturesGoWithTheTextWhereTheyAreTaken();
    void picturesAreNamedWhereTheyAreNotTaken();
    void linksLeadSomewhereOrAreTold();
    void lossesNameTheirPlace();
    void hostileTextsStayHarmless_data();
    void hostileTextsStayHarmless();
    void whatRunsRightToLeftKeepsItsOrder();
    void deepNestingIsSurvived();
    void plainTextIsReadable();
    void whatIsLeftToDoIsSaid();
    void thePlanSaysWhereAndWhatIsLost();
    void anUnchangedTextNeedsNothing();
    void nothingIsEverSent();
    void theOptionsAreChecked_data();
    void theOptionsAreChecked();
};

void TestNewsletter::theTextBecomesPlainElements_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    const auto row = [](const char* name, const QString& text, const QString& html) {
        QTest::newRow(name) << text << html;
    };
    row("marks", u"a **b** *c* ~~d~~ `e` ***f***\n"_s,
        u"<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code> <strong><em>f</em></strong></p>"_s);
    row("quotes and dashes are set as published", u"\"Well\" -- it's ...\n"_s, u"<p>“Well” – it’s …</p>"_s);
    row("code is left as it is typed", u"`\"a\" -- b`\n"_s, u"<p><code>&quot;a&quot; -- b</code></p>"_s);
    row("a line that ends is a blank", u"one\ntwo\n"_s, u"<p>one two</p>"_s);
    row("no blank between Chinese characters", u"我们\n走路\n"_s, u"<p>我们走路</p>"_s);
    row("a hard break", u"one\\\ntwo\n"_s, u"<p>one<br>two</p>"_s);
    row("a break of raw HTML", u"one<br/>two\n"_s, u"<p>one<br>two</p>"_s);
    row("a link with marks within is one link", u"[a **b**](https://x.org/?a=1&b=2)\n"_s,
        u"<p><a href=\"https://x.org/?a=1&amp;b=2\">a <strong>b</strong></a></p>"_s);
    row("a bare address is a link", u"See https://x.org now\n"_s,
        u"<p>See <a href=\"https://x.org\">https://x.org</a> now</p>"_s);
    row("lists in lists", u"- a\n  - b\n    1. c\n- d\n"_s,
        u"<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>"_s);
    row("a numbered list begins where it begins", u"4. a\n5. b\n"_s,
        u"<ol start=\"4\"><li>a</li><li>b</li></ol>"_s);
    row("two paragraphs of an entry", u"- a\n\n  b\n"_s, u"<ul><li><p>a</p><p>b</p></li></ul>"_s);
    row("code in an entry", u"- a\n\n      x < y\n"_s,
        u"<ul><li><p>a</p><pre><code>x &lt; y</code></pre></li></ul>"_s);
    row("a task list", u"- [x] done\n- [ ] open\n"_s, u"<ul><li>☑ done</li><li>☐ open</li></ul>"_s);
    row("a quotation with a list", u"> a\n>\n> - b\n"_s,
        u"<blockquote><p>a</p><ul><li>b</li></ul></blockquote>"_s);
    row("a block of code keeps its lines", u"```cpp\nint a;\n\n  b();\n```\n"_s,
        u"<pre><code>int a;  b();</code></pre>"_s); // body() takes the line ends out
    row("a rule", u"a\n\n---\n\nb\n"_s, u"<p>a</p><hr><p>b</p>"_s);
    row("an escaped sign", u"\\*a\\* & <b\n"_s, u"<p>*a* &amp; &lt;b</p>"_s);
    row("an empty text", QString(), QString());
}

void TestNewsletter::theTextBecomesPlainElements()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QCOMPARE(body(copyOf(text)), html);
}

void TestNewsletter::titleAndSubtitleStandApart()
{
    const NewsletterCopy given = copyOf(u"---\ntitle: The sea\nsubtitle: And what it keeps\n---\nText.\n"_s);
    QCOMPARE(given.title, u"The sea"_s);
    QCOMPARE(given.subtitle, u"And what it keeps"_s);
    QCOMPARE(body(given), u"<p>Text.</p>"_s);
    const NewsletterCopy headed = copyOf(u"# It's *the* sea\n\nText.\n"_s);
    QCOMPARE(headed.title, u"It’s the sea"_s);
    QCOMPARE(headed.subtitle, QString());
    QCOMPARE(body(headed), u"<p>Text.</p>"_s);
}

void TestNewsletter::mediumGetsWhatItKeeps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("loss");
    const auto row = [](const char* name, const QString& text, const QString& html, const QString& loss) {
        QTest::newRow(name) << text << html << loss;
    };
    row("words struck out stand unmarked, and it is told", u"a ~~b~~ c\n"_s, u"<p>a b c</p>"_s, u"“b”"_s);
    row("a list in a list becomes lines", u"- a\n  - b\n  - c\n- d\n"_s,
        u"<ul><li>a<br>– b<br>– c</li><li>d</li></ul>"_s, u"lists within lists"_s);
    row("numbers within stay numbers", u"1. a\n\n   3. b\n   4. c\n2. d\n"_s,
        u"<ol><li>a<br>3. b<br>4. c</li><li>d</li></ol>"_s, u"lists within lists"_s);
    row("paragraphs of an entry become lines", u"- a\n\n  b\n"_s, u"<ul><li>a<br>b</li></ul>"_s, QString());
    row("a list in a quotation becomes lines", u"> a\n>\n> - b\n> - c\n"_s,
        u"<blockquote><p>a</p><p>– b<br>– c</p></blockquote>"_s, u"Quotations"_s);
    row("two sizes of heading", u"## a\n\n### b\n\n#### c\n"_s,
        u"<h1>a</h1><h2>b</h2><p><strong>c</strong></p>"_s, u"“c”"_s);
    row("a picture of the web is put in by hand", u"![Sea](https://x.org/sea.jpg)\n"_s,
        u"<p>[Image: Sea]</p>"_s, u"sea.jpg"_s);
}

void TestNewsletter::mediumGetsWhatItKeeps()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QFETCH(QString, loss);
    const NewsletterCopy copy = copyOf(text, u"medium"_s);
    QCOMPARE(body(copy), html);
    if (loss.isEmpty())
        QCOMPARE(copy.losses, QStringList());
    else
        QVERIFY2(told(copy).contains(loss), qPrintable(told(copy)));
}

void TestNewsletter::headingLevelsAreCountedThrough_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    const auto row = [](const char* name, const QString& text, const QString& html) {
        QTest::newRow(name) << text << html;
    };
    row("the first level is the second", u"# Title\n\n# a\n\n## b\n"_s, u"<h2>a</h2><h3>b</h3>"_s);
    row("a level that is skipped is not missed", u"## a\n\n#### b\n\n## c\n"_s,
        u"<h2>a</h2><h3>b</h3><h2>c</h2>"_s);
    row("only deep ones rise", u"#### a\n\n##### b\n"_s, u"<h2>a</h2><h3>b</h3>"_s);
    row("the fourth level is a bold line", u"## a\n\n### b\n\n#### c\n\n##### d\n"_s,
        u"<h2>a</h2><h3>b</h3><h4>c</h4><p><strong>d</strong></p>"_s);
    row("a heading in a list is a bold line", u"- ## a\n"_s, u"<ul><li><strong>a</strong></li></ul>"_s);
}

void TestNewsletter::headingLevelsAreCountedThrough()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QCOMPARE(body(copyOf(u"---\ntitle: Title\n---\n"_s + text)), html);
}

void TestNewsletter::footnotesBecomeAListAtTheEnd()
{
    const NewsletterCopy copy =
        copyOf(u"## Spring\n\nPeas[^p] and beans[^b], peas again[^p].\n\n"
               "[^b]: Runner *beans*.\n\n[^p]: Early ones.\n\n    And late ones.\n"_s);
    QCOMPARE(body(copy), u"<h2>Spring</h2><p>Peas[1] and beans[2], peas again[1].</p><h2>Notes</h2>"
                         "<ol><li><p>Early ones.</p><p>And late ones.</p></li>"
                         "<li>Runner <em>beans</em>.</li></ol>"_s);
    QVERIFY2(told(copy).contains(u"“[1]” in “Spring”; “[2]” in “Spring”"_s), qPrintable(told(copy)));
    QVERIFY(copy.text.endsWith(u"Notes\n\n1. Early ones.\n\n   And late ones.\n\n2. Runner beans."_s));
}

void TestNewsletter::aTableBecomesAList()
{
    const QString text =
        u"| Crop | Sown | |\n|---|--:|---|\n| **Peas** | March | [s](https://x.org) |\n| Beans | | late |\n"_s;
    const NewsletterCopy copy = copyOf(text);
    QCOMPARE(body(copy), u"<ul><li><strong>Crop: Peas</strong><br><strong>Sown: </strong>March<br>"
                         "<a href=\"https://x.org\">s</a></li>"
                         "<li><strong>Crop: </strong>Beans<br>late</li></ul>"_s);
    QVERIFY2(told(copy).contains(u"“Crop, Sown"_s), qPrintable(told(copy)));
}

void TestNewsletter::aTableBecomesAPicture()
{
    const PublishRequest request = requestOf(u"| Crop | Sown |\n|---|---|\n| Peas | March |\n"_s);
    const Options pictures{{u"tables"_s, u"image"_s}};
    NewsletterTable painted;
    const NewsletterBytes bytes{.table = [&painted](const NewsletterTable& table) {
        painted = table;
        return QByteArray("PNG");
    }};
    const NewsletterCopy substack = copyOf(request, place(u"substack"_s, pictures), bytes);
    QCOMPARE(painted, (NewsletterTable{{u"Crop"_s, u"Sown"_s}, {{u"Peas"_s, u"March"_s}}}));
    QCOMPARE(body(substack), u"<img src=\"data:image/png;base64,UE5H\" alt=\"Table: Crop, Sown\">"_s);
    const NewsletterCopy medium = copyOf(request, place(u"medium"_s, pictures), bytes);
    QCOMPARE(body(medium), u"<p>[Image: Table: Crop, Sown]</p>"_s);
    QCOMPARE(medium.pictures.size(), 1U);
    QCOMPARE(medium.pictures.front().png, QByteArray("PNG"));
}

void TestNewsletter::picturesGoWithTheTextWhereTheyAreTaken()
{
    const Pictures pictures;
    pictures.add(u"drawing.svg"_s, "<svg xmlns='http://www.w3.org/2000/svg'/>");
    const NewsletterCopy copy = pictures.copy(
        u"Before ![The *sea*](sea.png \"At noon\") after.\n\n![d](drawing.svg)\n\n![w](https://x.org/w.jpg)\n"_s,
        u"substack"_s);
    QCOMPARE(body(copy),
             u"<p>Before</p><img src=\"data:image/png;base64,%1\" alt=\"The sea\">"
             "<p><em>At noon</em></p><p>after.</p><p>[Image: d]</p>"
             "<img src=\"https://x.org/w.jpg\" alt=\"w\">"_s.arg(QString::fromLatin1(png().toBase64())));
    QCOMPARE(copy.inlinePictures, 2);
    QCOMPARE(copy.pictures.size(), 1U); // no editor takes a drawing that may hold a script
    QCOMPARE(copy.pictures.front().line, u"[Image: d]"_s);
    QCOMPARE(copy.text, u"Before\n\n[Image: The sea]\n\nAt noon\n\nafter.\n\n[Image: d]\n\n[Image: w]"_s);
}

void TestNewsletter::picturesAreNamedWhereTheyAreNotTaken()
{
    const Pictures pictures;
    const QString text = u"## Coast\n\n![](sea.png)\n\n- entry ![Sea](sea.png)\n"_s;
    for (const QString& service : {u"medium"_s, u"other"_s}) {
        const NewsletterCopy copy = pictures.copy(text, service);
        QVERIFY(!copy.html.contains(u"<img"_s));
        QVERIFY(copy.html.contains(u"[Image: sea.png]"_s));
        QVERIFY(copy.html.contains(u"[Image: Sea]"_s));
        QCOMPARE(copy.pictures.size(), 2U);
        QCOMPARE(copy.pictures.front().file, pictures.root + u"/sea.png"_s);
        QVERIFY2(told(copy).contains(u"“sea.png” in “Coast”"_s), qPrintable(told(copy)));
    }
    QVERIFY(pictures.copy(text, u"other"_s, {{u"pictures"_s, u"inline"_s}}).html.contains(u"<img"_s));
    QVERIFY(!pictures.copy(text, u"substack"_s, {{u"pictures"_s, u"hand"_s}}).html.contains(u"<img"_s));
}

void TestNewsletter::linksLeadSomewhereOrAreTold()
{
    PublishRequest request =
        requestOf(u"[out](wave.md#top) [in](tide.md) [up](#coast) [odd](javascript:alert(1)) "
                  "[file](notes.pdf) [mail](mailto:a@x.org) [bare](//x.org/p)\n"_s,
                  u"/w"_s);
    request.links = {{u"wave.md"_s, u"https://you.substack.com/p/wave"_s}};
    const NewsletterCopy copy = copyOf(request, place(u"substack"_s));
    QCOMPARE(body(copy), u"<p><a href=\"https://you.substack.com/p/wave#top\">out</a> in up odd file "
                         "<a href=\"mailto:a@x.org\">mail</a> <a href=\"https://x.org/p\">bare</a></p>"_s);
    for (const QString& words : {u"“in”"_s, u"“up”"_s, u"“odd”; “file”"_s})
        QVERIFY2(told(copy).contains(words), qPrintable(told(copy)));
    QVERIFY(!told(copy).contains(u"“out”"_s));
}

void TestNewsletter::lossesNameTheirPlace()
{
    QString text = u"Before [^1]\n\n## Spring\n\n<div class=\"box\">x</div>\n\n"_s;
    for (int i = 0; i < 8; ++i)
        text += u"- [ ] task %1\n"_s.arg(i);
    const NewsletterCopy copy = copyOf(text + u"\n[^1]: note\n"_s);
    QVERIFY2(told(copy).contains(u"is left out: “<div class=\"box\">x</div>” in “Spring”."_s),
             qPrintable(told(copy)));
    QVERIFY(told(copy).contains(u"“[1]”."_s)); // before any heading
    QVERIFY2(told(copy).contains(u"“task 4” in “Spring”; and 3 more"_s), qPrintable(told(copy)));
    QCOMPARE(copy.losses.size(), 3);
    QCOMPARE(copyOf(u"Only *words*, [links](https://x.org) and\n\n- lists\n"_s).losses, QStringList());
}

void TestNewsletter::hostileTextsStayHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a script") << u"a\n\n<script>alert(1)</script>\n"_s;
    QTest::newRow("a script in a line") << u"a <script>alert(1)</script> b\n"_s;
    QTest::newRow("an image that runs") << u"<img src=x onerror=alert(1)>\n"_s;
    QTest::newRow("an address that runs") << u"[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1))\n"_s;
    QTest::newRow("an address that runs, hidden by entities") << u"[a](java&#115;cript:alert(1))\n"_s;
    QTest::newRow("a picture that runs") << u"![a](javascript:alert(1)) ![b](data:text/html,<script>)\n"_s;
    QTest::newRow("a drawing within the address")
        << u"![a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)\n"_s;
    QTest::newRow("an address that breaks out") << u"[a](<https://x.org/\"onclick=\"alert(1)>)\n"_s;
    QTest::newRow("a description that breaks out") << u"![\"><script>](https://x.org/a.png)\n"_s;
    QTest::newRow("a heading that is HTML") << u"## <svg/onload=alert(1)>\n"_s;
    QTest::newRow("code that is HTML") << u"```\n</code><script>alert(1)</script>\n```\n"_s;
}

void TestNewsletter::hostileTextsStayHarmless()
{
    QFETCH(QString, text);
    static const QRegularExpression element(u"<[^>]*>"_s);
    static const QRegularExpression harmless(
        u"^<(/?(p|h[1-4]|strong|em|s|code|pre|ul|ol|li|blockquote|a)|br|hr|ol start=\"\\d+\"|"
        "a href=\"(https?://|mailto:)[^\"<>]*\"|"
        "img src=\"(https?://|data:image/(png|jpeg|gif|webp);base64,)[^\"<>]*\" alt=\"[^\"<>]*\")>$"_s);
    for (const QString& service : {u"substack"_s, u"medium"_s, u"other"_s}) {
        const NewsletterCopy copy = copyOf(text, service);
        for (auto found = element.globalMatch(copy.html); found.hasNext();) {
            const QString one = found.next().captured();
            QVERIFY2(harmless.match(one).hasMatch(), qPrintable(one));
        }
    }
}

void TestNewsletter::whatRunsRightToLeftKeepsItsOrder()
{
    const NewsletterCopy copy =
        copyOf(u"# הים\n\nשלום **עולם** [קישור](https://x.org)[^1].\n\n[^1]: הערה\n"_s);
    QCOMPARE(copy.title, u"הים"_s);
    QCOMPARE(body(copy), u"<p>שלום <strong>עולם</strong> <a href=\"https://x.org\">קישור</a>[1].</p>"
                         "<h2>Notes</h2><ol><li>הערה</li></ol>"_s);
}

void TestNewsletter::deepNestingIsSurvived()
{
    QVERIFY(copyOf(u"> "_s.repeated(5000) + u"words\n"_s).html.contains(u"words"_s));
    QVERIFY(copyOf(u"*a "_s.repeated(3000) + u"words"_s + u" b*"_s.repeated(3000)).html.contains(u"words"_s));
    QString lists;
    for (int i = 0; i < 400; ++i)
        lists += QString(2 * i, u' ') + u"- a\n"_s;
    for (const QString& service : {u"substack"_s, u"medium"_s})
        QVERIFY(copyOf(lists, service).html.contains(u"<li>"_s));
}

void TestNewsletter::plainTextIsReadable()
{
    const NewsletterCopy copy =
        copyOf(u"## Spring\n\nSee [the list](https://x.org) and https://y.org.\n\n"
               "- a\n  - b\n- c\n\n> quoted\n>\n> again\n\n```\nx\n  y\n```\n\n---\n\n"
               "9. nine\n10. ten\n"_s);
    QCOMPARE(copy.text, u"Spring\n\nSee the list (https://x.org) and https://y.org.\n\n"
                        "• a\n  • b\n• c\n\n> quoted\n>\n> again\n\n    x\n      y\n\n* * *\n\n"
                        "9. nine\n10. ten"_s);
}

void TestNewsletter::whatIsLeftToDoIsSaid()
{
    const NewsletterCopy copy =
        copyOf(u"---\ntitle: Sea\ntags: [coast, tide]\ncanonical: https://x.org/sea\n---\nText.\n"_s,
               u"other"_s, {{u"editor"_s, u"Buttondown"_s}});
    const QString all = copy.warnings.join(u'|');
    QVERIFY2(all.contains(u"Set them in Buttondown: coast, tide."_s), qPrintable(all));
    QVERIFY2(all.contains(u"https://x.org/sea"_s), qPrintable(all));
    QCOMPARE(copyOf(u"Text.\n"_s).warnings, QStringList());
}

void TestNewsletter::thePlanSaysWhereAndWhatIsLost()
{
    const NewsletterTarget target(place(u"substack"_s), {});
    const auto plan = target.plan(requestOf(u"# Sea\n\n- [ ] swim\n"_s), {});
    QVERIFY(plan.has_value());
    QCOMPARE(plan->where, u"Substack, by hand"_s);
    QCOMPARE(plan->remote, QString());
    QCOMPARE(plan->action, PlanAction::Create);
    QCOMPARE(plan->title, u"Sea"_s);
    QCOMPARE(plan->refusals, QStringList());
    QVERIFY(plan->losses.join(u' ').contains(u"“swim”"_s));
    const auto empty = target.plan(requestOf(u"# Sea\n"_s), {});
    QVERIFY(empty.has_value() && !empty->refusals.isEmpty());
}

void TestNewsletter::anUnchangedTextNeedsNothing()
{
    const NewsletterTarget target(place(u"substack"_s), {});
    PublishRequest request = requestOf(u"# Sea\n\nText.\n"_s);
    request.last = LastDelivery{.remote = u"https://you.substack.com/p/sea"_s,
                                .hash = ContentHash::of(request.draft.text.toUtf8()).hex(),
                                .slug = {},
                                .date = request.date,
                                .live = true,
                                .url = u"https://you.substack.com/p/sea"_s};
    QCOMPARE(target.plan(request, {})->action, PlanAction::Nothing);
    QCOMPARE(target.plan(request, {})->url, u"https://you.substack.com/p/sea"_s);
    request.draft.text += u"More.\n"_s;
    QCOMPARE(target.plan(request, {})->action, PlanAction::Update);
    request.last->live = false;
    QCOMPARE(target.plan(request, {})->action, PlanAction::Create);
}

void TestNewsletter::nothingIsEverSent()
{
    const NewsletterTarget target(place(u"medium"_s), {});
    const PublishRequest request = requestOf(u"# Sea\n\nText.\n"_s);
    const auto delivered = target.deliver(*target.plan(request, {}), request, {});
    QVERIFY(!delivered.has_value());
    QCOMPARE(delivered.error().code, ErrorCode::Refused);
    QVERIFY(delivered.error().sentence.contains(u"Medium"_s));
    QVERIFY(delivered.error().sentence.contains(u"I published it"_s));
    const auto fate = target.inquire({}, {});
    QVERIFY(fate.has_value());
    QCOMPARE(fate->what, Fate::What::Nothing);
}

void TestNewsletter::theOptionsAreChecked_data()
{
    QTest::addColumn<Options>("options");
    QTest::addColumn<bool>("good");
    QTest::newRow("none at all") << Options{} << true;
    QTest::newRow("all of them") << Options{{u"service"_s, u"other"_s},
                                            {u"editor"_s, u"Buttondown"_s},
                                            {u"url"_s, u"https://x.org"_s},
                                            {u"tables"_s, u"image"_s},
                                            {u"pictures"_s, u"hand"_s}}
                                 << true;
    QTest::newRow("a service nobody knows") << Options{{u"service"_s, u"letterpress"_s}} << false;
    QTest::newRow("no such form of tables") << Options{{u"tables"_s, u"grid"_s}} << false;
    QTest::newRow("no web address") << Options{{u"url"_s, u"substack"_s}} << false;
}

void TestNewsletter::theOptionsAreChecked()
{
    QFETCH(Options, options);
    QFETCH(bool, good);
    QCOMPARE(checkTarget({u"Letters"_s, u"newsletter"_s, options}).has_value(), good);
}

QTEST_GUILESS_MAIN(TestNewsletter)
#include "tst_newsletter.moc"
