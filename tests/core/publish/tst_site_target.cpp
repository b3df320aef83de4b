// Publishing to the built-in site: what is frozen, what readers get of it, and what is refused.
#include "core/publish/site_build.h"
#include "core/publish/site_target.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <atomic>
#include <stop_token>
#include <thread>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

using Files = std::map<QString, QByteArray>;

Files filesIn(const QString& folder)
{
    Files files;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert_or_assign(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

class Ground
{
public:
    QTemporaryDir place;
    QString root = place.filePath(u"work"_s);
    QString site = place.filePath(u"site"_s);
    TargetConfig config{
        u"home"_s,
        u"site"_s,
        {{u"path"_s, site}, {u"url"_s, u"https://example.org/"_s}, {u"title"_s, u"Letters"_s}}};

    Ground() { QVERIFY(QDir().mkpath(root)); }

    void put(const QString& name, const QByteArray& bytes) const
    {
        QFile file(root + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    [[nodiscard]] PublishRequest request(const QString& name, const QString& text,
                                         const std::optional<Receipt>& last = {}) const
    {
        PublishRequest made{.draft = {.id = name + u".md"_s,
                                      .text = text,
                                      .fileBaseName = name,
                                      .folder = root,
                                      .workspaceRoot = root},
                            .last = {},
                            .date = QDateTime(QDate(2026, 3, 1), QTime(9, 0), QTimeZone::UTC)};
        made.token = u"token of "_s + text.left(20);
        if (last)
            made.last = LastDelivery{.remote = last->remote,
                                     .hash = last->hash,
                                     .slug = last->slug,
                                     .date = made.date,
                                     .url = last->url};
        return made;
    }
    [[nodiscard]] SiteTarget target() const
    {
        return SiteTarget(config, {.workspaceRoot = root, .secret = {}});
    }
    [[nodiscard]] Result<PublishPlan> plan(const PublishRequest& request) const
    {
        return target().plan(request, Errand());
    }
    [[nodiscard]] Result<Receipt> publish(const PublishRequest& request) const
    {
        return plan(request).and_then(
            [&](const PublishPlan& plan) { return target().deliver(plan, request, Errand()); });
    }
    [[nodiscard]] QString read(const QString& path) const { return QString::fromUtf8(filesIn(site)[path]); }
    [[nodiscard]] bool has(const QString& path) const { return QFile::exists(site + u'/' + path); }
    [[nodiscard]] bool anywhere(const QByteArray& words) const
    {
        const Files files = filesIn(site);
        return std::ranges::any_of(files, [&](const auto& each) { return each.second.contains(words); });
    }
};

LastDelivery lastOf(const Receipt& receipt)
{
    return {.remote = receipt.remote,
            .hash = receipt.hash,
            .slug = receipt.slug,
            .date = QDateTime(QDate(2026, 3, 1), QTime(9, 0), QTimeZone::UTC)};
}

Interrupted cutOff(const PublishRequest& request, const PublishPlan& plan)
{
    return {.retracting = false,
            .token = request.token,
            .remote = plan.remote,
            .hash = plan.hash,
            .slug = plan.slug,
            .foothold = {},
            .since = {},
            .last = {}};
}

QString told(const QStringList& sentences)
{
    return sentences.join(u'|');
}

/// A camera's picture: lying on its side, with the camera's words in it.
QByteArray sidewaysPicture()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG");
    QByteArray jpeg = buffer.data();
    // One field of EXIF, the orientation "turn to the right", and a word that must not get out.
    QByteArray exif("Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    exif += "secret place";
    const int size = static_cast<int>(exif.size()) + 2;
    QByteArray segment("\xff\xe1", 2);
    segment += static_cast<char>(size / 256);
    segment += static_cast<char>(size % 256);
    return jpeg.insert(2, segment + exif);
}

} // namespace

class TestSiteTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPostIsThereAndReadBack()
    {
        const Ground ground;
        const auto receipt = ground.publish(ground.request(u"sea"_s, u"# The sea\n\nIt is wide.\n"_s));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().sentence));
        QCOMPARE(receipt->url, u"https://example.org/the-sea/"_s);
        QVERIFY(ground.read(u"the-sea/index.html"_s).contains(u"<p>It is wide.</p>"_s));
        QVERIFY(ground.read(u"index.html"_s).contains(u"The sea"_s));
    }

    void publishingTheSameAgainIsNothing()
    {
        const Ground ground;
        const QString text = u"# The sea\n\nIt is wide.\n"_s;
        const auto receipt = ground.publish(ground.request(u"sea"_s, text));
        QVERIFY(receipt);
        const Files before = filesIn(ground.site);
        const auto plan = ground.plan(ground.request(u"sea"_s, text, *receipt));
        QVERIFY(plan);
        QCOMPARE(plan->action, PlanAction::Nothing);
        QCOMPARE(plan->hash, receipt->hash);
        const auto changed = ground.plan(ground.request(u"sea"_s, text + u"And deep.\n"_s, *receipt));
        QVERIFY(changed);
        QCOMPARE(changed->action, PlanAction::Update);
        QVERIFY(filesIn(ground.site) == before);
    }

    void whenItWasRecordedIsNoChange()
    {
        const Ground ground;
        const QString text = u"# The sea\n\nIt is wide.\n"_s;
        const auto receipt = ground.publish(ground.request(u"sea"_s, text));
        QVERIFY(receipt);
        PublishRequest again = ground.request(u"sea"_s, text, *receipt);
        again.last->date = again.last->date.addMSecs(4'321); // sending takes its time
        const auto plan = ground.plan(again);
        QVERIFY(plan);
        QCOMPARE(plan->action, PlanAction::Nothing);
        // The draft may still give it another.
        again.draft.text = u"---\ndate: 2026-02-01\n---\n"_s + text;
        const auto dated = ground.plan(again);
        QVERIFY(dated);
        QCOMPARE(dated->action, PlanAction::Update);
        QCOMPARE(dated->date.date(), QDate(2026, 2, 1));
    }

    void editsStayInTheDraftUntilTheyArePublished()
    {
        const Ground ground;
        ground.put(u"sea.md"_s, "# The sea\n\nIt is wide.\n");
        QVERIFY(ground.publish(ground.request(u"sea"_s, u"# The sea\n\nIt is wide.\n"_s)));
        ground.put(u"sea.md"_s, "# The sea\n\nIt is wide and unfinished.\n");
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\nIt is dry.\n"_s)));
        QVERIFY(!ground.anywhere("unfinished"));
        // The whole site comes out of the workspace's own folder again, without a draft.
        const Files before = filesIn(ground.site);
        QVERIFY(QFile::remove(ground.root + u"/sea.md"_s));
        QVERIFY(QDir(ground.site).removeRecursively());
        const auto built = buildSite(ground.root, ground.config, Errand());
        QVERIFY2(built, built ? "" : qPrintable(built.error().sentence));
        QCOMPARE(built->posts, 2);
        QVERIFY(filesIn(ground.site) == before);
    }

    void frontMatterStaysPrivate()
    {
        const Ground ground;
        const QString text = u"---\ntitle: The sea\nnotes: ask Ada whether this is true\nstatus: ready\n"
                             "tags: [water]\n---\nIt is wide.\n"_s;
        QVERIFY(ground.publish(ground.request(u"sea"_s, text)));
        QVERIFY(!ground.anywhere("ask Ada"));
        QVERIFY(!ground.anywhere("status:"));
        QVERIFY(ground.has(u"tags/water/index.html"_s));
        QVERIFY(ground.read(u"the-sea/index.md"_s).startsWith(u"# The sea\n"_s));
    }

    void twoPostsCannotHaveOneAddress()
    {
        const Ground ground;
        QVERIFY(ground.publish(ground.request(u"sea"_s, u"# The sea\n\nIt is wide.\n"_s)));
        const Files before = filesIn(ground.site);
        const PublishRequest other = ground.request(u"other"_s, u"# The sea\n\nAnother one.\n"_s);
        const auto plan = ground.plan(other);
        QVERIFY(plan);
        QVERIFY2(told(plan->refusals).contains(u"The sea"_s), qPrintable(told(plan->refusals)));
        const auto receipt = ground.publish(other);
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, ErrorCode::Refused);
        QVERIFY(filesIn(ground.site) == before);
    }

    void refusalsAreMadeBeforeAnythingIsTouched_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("standing");
        QTest::addColumn<QString>("named");

        QTest::newRow("a page of the site has the name")
            << u"---\nslug: archive\n---\n# Old things\n\nText.\n"_s << QString() << u"archive"_s;
        QTest::newRow("somebody else's front page")
            << u"# The sea\n\nText.\n"_s << u"index.html"_s << u"index.html"_s;
        QTest::newRow("somebody else's page of that name")
            << u"# The sea\n\nText.\n"_s << u"the-sea/index.html"_s << u"index.html"_s;
        QTest::newRow("a picture is missing")
            << u"# The sea\n\n![Sea](sea.png)\n"_s << QString() << u"sea.png"_s;
        QTest::newRow("no words") << u"# The sea\n"_s << QString() << QString();
    }

    void refusalsAreMadeBeforeAnythingIsTouched()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, standing);
        QFETCH(const QString, named);
        const Ground ground;
        if (!standing.isEmpty()) {
            const QString path = ground.site + u'/' + standing;
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        }
        const Files before = filesIn(ground.site);
        const auto plan = ground.plan(ground.request(u"sea"_s, text));
        QVERIFY(plan);
        QVERIFY(!plan->refusals.isEmpty());
        QVERIFY2(told(plan->refusals).contains(named), qPrintable(told(plan->refusals)));
        QVERIFY(!ground.publish(ground.request(u"sea"_s, text)));
        QVERIFY(filesIn(ground.site) == before);
    }

    void aSiteAmongTheDraftsIsRefused()
    {
        Ground ground;
        ground.config.options[u"path"_s] = ground.root + u"/public"_s;
        const auto plan = ground.plan(ground.request(u"sea"_s, u"# The sea\n\nText.\n"_s));
        QVERIFY(plan);
        QVERIFY2(told(plan->refusals).contains(u"public"_s), qPrintable(told(plan->refusals)));
    }

    void aPageChangedByHandIsAnObjection()
    {
        const Ground ground;
        const auto receipt = ground.publish(ground.request(u"sea"_s, u"# The sea\n\nText.\n"_s));
        QVERIFY(receipt);
        QFile page(ground.site + u"/the-sea/index.html"_s);
        QVERIFY(page.open(QIODevice::WriteOnly) && page.write("by hand") == 7);
        page.close();
        const auto plan = ground.plan(ground.request(u"sea"_s, u"# The sea\n\nNew.\n"_s, *receipt));
        QVERIFY(plan);
        QVERIFY(!plan->refusals.isEmpty());
        QCOMPARE(ground.read(u"the-sea/index.html"_s), u"by hand"_s);
    }

    void theAddressStaysWhenTheTitleChanges()
    {
        const Ground ground;
        const auto first = ground.publish(ground.request(u"sea"_s, u"# The sea\n\nText.\n"_s));
        QVERIFY(first);
        const auto again = ground.publish(ground.request(u"sea"_s, u"# The lake\n\nText.\n"_s, *first));
        QVERIFY2(again, again ? "" : qPrintable(again.error().sentence));
        QCOMPARE(again->url, first->url);
        QVERIFY(ground.read(u"the-sea/index.html"_s).contains(u"The lake"_s));
        QVERIFY(!ground.has(u"the-lake"_s));
    }

    void whatIsTakenBackLeavesNothing()
    {
        const Ground ground;
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\nIt is dry.\n"_s)));
        const Files before = filesIn(ground.site);
        ground.put(u"sea.jpg"_s, sidewaysPicture());
        const auto receipt =
            ground.publish(ground.request(u"sea"_s, u"# The sea\n\n![Sea](sea.jpg)\n\nIt is wide.\n"_s));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().sentence));
        QVERIFY(ground.target().retract(lastOf(*receipt), Errand()));
        QVERIFY(filesIn(ground.site) == before);
        // Once more is success, too.
        QVERIFY(ground.target().retract(lastOf(*receipt), Errand()));
        const auto fate = ground.target().inquire({.retracting = true,
                                                   .token = {},
                                                   .remote = receipt->remote,
                                                   .hash = {},
                                                   .slug = receipt->slug,
                                                   .foothold = {},
                                                   .since = {},
                                                   .last = {}},
                                                  Errand());
        QVERIFY(fate);
        QCOMPARE(fate->what, Fate::What::Gone);
    }

    void aRemovalThatWasCutOffIsFinished()
    {
        const Ground ground;
        const auto receipt = ground.publish(ground.request(u"sea"_s, u"# The sea\n\nText.\n"_s));
        QVERIFY(receipt);
        QVERIFY(removeRecord(siteDataFolder(ground.root, ground.config.name), receipt->remote));
        QVERIFY(ground.has(u"the-sea"_s));
        const auto fate = ground.target().inquire({.retracting = true,
                                                   .token = {},
                                                   .remote = receipt->remote,
                                                   .hash = {},
                                                   .slug = receipt->slug,
                                                   .foothold = {},
                                                   .since = {},
                                                   .last = {}},
                                                  Errand());
        QVERIFY(fate);
        QCOMPARE(fate->what, Fate::What::Gone);
        QVERIFY(!ground.has(u"the-sea"_s));
    }

    void buildersTakeTurns()
    {
        const Ground ground;
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\nIt is dry.\n"_s)));
        ground.put(u"sea.jpg"_s, sidewaysPicture());
        std::atomic<bool> done = false;
        std::thread shower([&] {
            while (!done)
                (void) ground.target().build(Errand());
        });
        for (int post = 0; post < 8; ++post) {
            const QString name = u"sea-%1"_s.arg(post);
            const auto receipt =
                ground.publish(ground.request(name, u"# %1\n\n![Sea](sea.jpg)\n\nIt is wide.\n"_s.arg(name)));
            QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().sentence));
            QVERIFY(ground.target().retract(lastOf(*receipt), Errand()));
        }
        done = true;
        shower.join();
    }

    void whatBecameOfItIsTold()
    {
        const Ground ground;
        const PublishRequest request = ground.request(u"sea"_s, u"# The sea\n\nText.\n"_s);
        const auto plan = ground.plan(request);
        QVERIFY(plan);
        const auto before = ground.target().inquire(cutOff(request, *plan), Errand());
        QVERIFY(before);
        QCOMPARE(before->what, Fate::What::Nothing);
        QVERIFY(ground.publish(request));
        const auto after = ground.target().inquire(cutOff(request, *plan), Errand());
        QVERIFY(after);
        QCOMPARE(after->what, Fate::What::Arrived);
        QCOMPARE(after->receipt.hash, plan->hash);
        // The text is kept, but its page is not there: it is gone on with, and ends the same.
        QVERIFY(QFile::remove(ground.site + u"/the-sea/index.html"_s));
        const auto half = ground.target().inquire(cutOff(request, *plan), Errand());
        QVERIFY(half);
        QCOMPARE(half->what, Fate::What::Begun);
        QVERIFY(ground.publish(request));
        QVERIFY(ground.has(u"the-sea/index.html"_s));
        QCOMPARE(ground.read(u"archive/index.html"_s).count(u"The sea"_s), 1);
    }

    void picturesAreUprightAndSayNothingOfTheCamera()
    {
        const Ground ground;
        ground.put(u"sea.jpg"_s, sidewaysPicture());
        QVERIFY(QImageReader(ground.root + u"/sea.jpg"_s).transformation() != 0);
        const auto receipt = ground.publish(
            ground.request(u"sea"_s, u"# The sea\n\n![Sea](sea.jpg \"From above\")\n\nIt is wide.\n"_s));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().sentence));
        const QStringList media = QDir(ground.site + u"/media"_s).entryList(QDir::Files);
        QCOMPARE(media.size(), 1);
        QCOMPARE(QImage(ground.site + u"/media/"_s + media.first()).size(), QSize(20, 40));
        QVERIFY(!ground.anywhere("secret place"));
        const QString page = ground.read(u"the-sea/index.html"_s);
        QVERIFY2(page.contains(u"width=\"20\" height=\"40\""_s), qPrintable(page));
        QVERIFY(page.contains(u"alt=\"Sea\""_s));
        QVERIFY(page.contains(u"<figcaption>From above</figcaption>"_s));
    }

    void linksBetweenPostsFollowWhatIsOnTheSite()
    {
        const Ground ground;
        PublishRequest sea = ground.request(u"sea"_s, u"# The sea\n\nSee [the land](land.md#hills).\n"_s);
        const auto plan = ground.plan(sea);
        QVERIFY(plan);
        QVERIFY2(told(plan->warnings).contains(u"land"_s), qPrintable(told(plan->warnings)));
        QVERIFY(ground.publish(sea));
        QVERIFY(ground.read(u"the-sea/index.html"_s).contains(u"<p>See the land.</p>"_s));
        QVERIFY(ground.read(u"the-sea/index.md"_s).endsWith(u"\n\nSee the land.\n"_s));
        QVERIFY(!ground.anywhere("land.md"));
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\n## Hills\n\nHigh.\n"_s)));
        QVERIFY(ground.read(u"the-sea/index.html"_s).contains(u"href=\"../the-land/#hills\""_s));
        QVERIFY(ground.read(u"the-land/index.html"_s).contains(u"<h2 id=\"hills\">"_s));
        QVERIFY(ground.read(u"the-sea/index.md"_s).contains(u"See [the land]("_s));
        QVERIFY(ground.read(u"the-sea/index.md"_s).contains(u"the-land/#hills)"_s));
    }

    void aSiteWithoutAnAddressHasLinksToo()
    {
        Ground ground;
        ground.config.options.erase(u"url"_s);
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\nHigh.\n"_s)));
        PublishRequest sea =
            ground.request(u"sea"_s, u"# The sea\n\nSee [it](land.md) and [no](gone.md).\n"_s);
        sea.standing = {{u"land.md"_s, u"the-land"_s}};
        const auto plan = ground.plan(sea);
        QVERIFY(plan);
        QVERIFY2(!told(plan->warnings).contains(u"land.md"_s), qPrintable(told(plan->warnings)));
        // What exists nowhere cannot be published.
        QVERIFY2(told(plan->warnings).contains(u"no such drafts"_s), qPrintable(told(plan->warnings)));
        QVERIFY(!told(plan->warnings).contains(u"Publish them"_s));
    }

    void aRenamedDraftIsStillLinkedTo()
    {
        const Ground ground;
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\nHigh.\n"_s)));
        QVERIFY(ground.publish(ground.request(u"sea"_s, u"# The sea\n\nSee [it](land.md).\n"_s)));
        // Renamed to "hills", and never published under that name; another post leads to it by the new one.
        PublishRequest sky = ground.request(u"sky"_s, u"# The sky\n\nOver [it](hills.md).\n"_s);
        sky.standing = {{u"hills.md"_s, u"the-land"_s}, {u"sea.md"_s, u"the-sea"_s}};
        QVERIFY(ground.publish(sky));
        QVERIFY(ground.read(u"the-sky/index.html"_s).contains(u"href=\"../the-land/\""_s));
        QVERIFY(ground.read(u"the-sea/index.html"_s).contains(u"href=\"../the-land/\""_s));
        // A new draft of the old name is that draft.
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# New land\n\nFlat.\n"_s)));
        QVERIFY(ground.read(u"the-sea/index.html"_s).contains(u"href=\"../new-land/\""_s));
        QVERIFY(ground.read(u"the-sky/index.html"_s).contains(u"href=\"../the-land/\""_s));
    }

    void whatABrowserCarriesOutIsTold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("told");
        QTest::newRow("a script") << u"<script src=\"x.js\"></script>\n"_s << true;
        QTest::newRow("an attribute") << u"A <b onclick=\"x()\">b</b>.\n"_s << true;
        QTest::newRow("a frame") << u"<iframe src=\"https://x.example\"></iframe>\n"_s << true;
        QTest::newRow("HTML") << u"A <b>bold</b> word on <kbd>S</kbd>.\n"_s << false;
        QTest::newRow("code") << u"Write `<script>`.\n\n    <iframe>\n"_s << false;
    }
    void whatABrowserCarriesOutIsTold()
    {
        QFETCH(QString, text);
        QFETCH(bool, told);
        const Ground ground;
        const auto plan = ground.plan(ground.request(u"sea"_s, u"# The sea\n\n"_s + text));
        QVERIFY(plan);
        QCOMPARE(plan->warnings.join(u' ').contains(u"a script or a frame"_s), told);
        QVERIFY(plan->refusals.isEmpty());
    }

    void codeIsNoLink()
    {
        const Ground ground;
        const QString code = u"`[the land](land.md)`"_s;
        QVERIFY(ground.publish(ground.request(u"land"_s, u"# The land\n\nHigh.\n"_s)));
        QVERIFY(ground.publish(
            ground.request(u"sea"_s, u"# The sea\n\nWrite %1, as in [it](land.md).\n"_s.arg(code))));
        QVERIFY(ground.read(u"the-sea/index.md"_s).contains(code));
        QVERIFY(!ground.read(u"the-sea/index.md"_s).contains(u"[it](land.md)"_s));
    }

    void thePageAboutTheWriterIsOne()
    {
        const Ground ground;
        const QString text = u"---\npage: about\n---\n# Who writes\n\nI do.\n"_s;
        QVERIFY(ground.publish(ground.request(u"me"_s, text)));
        QVERIFY(ground.read(u"about/index.html"_s).contains(u"<p>I do.</p>"_s));
        QVERIFY(!ground.read(u"archive/index.html"_s).contains(u"Who writes"_s));
        QVERIFY(!ground.read(u"feed.xml"_s).contains(u"Who writes"_s));
        const auto second =
            ground.plan(ground.request(u"you"_s, u"---\npage: about\n---\n# Who reads\n\nYou do.\n"_s));
        QVERIFY(second);
        QVERIFY2(told(second->refusals).contains(u"Who writes"_s), qPrintable(told(second->refusals)));
    }

    void eachLanguageRunsItsOwnWay()
    {
        Ground ground;
        ground.config.options[u"language"_s] = u"ar"_s;
        QVERIFY(ground.publish(
            ground.request(u"sea"_s, u"---\ntitle: The sea\nlang: en\n---\nIt is wide.\n\nوهو عميق.\n"_s)));
        const QString page = ground.read(u"the-sea/index.html"_s);
        QVERIFY2(page.contains(u" dir=\"rtl\""_s), qPrintable(page));
        QVERIFY(page.contains(u"<article dir=\"auto\" lang=\"en\">"_s));
        QVERIFY(ground.read(u"archive/index.html"_s).contains(u"lang=\"en\""_s));
    }

    void callingOffPublishesNothing()
    {
        const Ground ground;
        const PublishRequest request = ground.request(u"sea"_s, u"# The sea\n\nText.\n"_s);
        const auto plan = ground.plan(request);
        QVERIFY(plan);
        std::stop_source stop;
        stop.request_stop();
        const auto receipt =
            ground.target().deliver(*plan, request, Errand(stop.get_token(), [](const Step&) {}));
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, ErrorCode::Cancelled);
        QVERIFY(filesIn(ground.site).empty());
        const auto built = buildSite(ground.root, ground.config, Errand());
        QVERIFY(built);
        QCOMPARE(built->posts, 0);
    }

    void aDamagedPostIsHealedByPublishingItsDraft()
    {
        const Ground ground;
        const QString text = u"# The sea\n\nText.\n"_s;
        const auto receipt = ground.publish(ground.request(u"sea"_s, text));
        QVERIFY(receipt);
        QFile record(recordFile(siteDataFolder(ground.root, u"home"_s), receipt->slug));
        QVERIFY(record.open(QIODevice::WriteOnly) && record.write("{") == 1);
        record.close();
        const auto built = buildSite(ground.root, ground.config, Errand());
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::Damaged);
        const auto again = ground.publish(ground.request(u"sea"_s, text, *receipt));
        QVERIFY2(again, again ? "" : qPrintable(again.error().sentence));
        QVERIFY(buildSite(ground.root, ground.config, Errand()));
    }

    void onlyASiteIsBuilt()
    {
        Ground ground;
        ground.config.kind = u"folder"_s;
        const auto built = buildSite(ground.root, ground.config, Errand());
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestSiteTarget)
#include "tst_site_target.moc"
