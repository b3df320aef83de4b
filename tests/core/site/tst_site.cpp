// The built-in site, built of frozen posts into a real folder.
#include "core/site/site_build.h"
#include "core/site/site_records.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QDateTime day(int year, int month, int number)
{
    return {QDate(year, month, number), QTime(9, 0), QTimeZone::fromSecondsAheadOfUtc(3600)};
}

SitePost post(const QString& slug, const QString& title, const QDateTime& date)
{
    return {.draft = slug + u".md"_s,
            .slug = slug,
            .title = title,
            .subtitle = {},
            .description = u"About "_s + title,
            .language = {},
            .series = {},
            .number = {},
            .tags = {},
            .date = date,
            .dateOnly = false,
            .updated = {},
            .words = 3,
            .about = false,
            .featured = {},
            .canonical = {},
            .pictures = {},
            .links = {},
            .hash = u"1"_s,
            .token = {}};
}

class Ground
{
public:
    QTemporaryDir place;
    SiteSettings settings{.folder = place.filePath(u"site"_s),
                          .url = u"https://example.org"_s,
                          .title = u"Letters & more"_s,
                          .author = u"Anna"_s,
                          .about = u"On <desks>"_s,
                          .language = u"en"_s};

    [[nodiscard]] QString data() const { return place.filePath(u"data"_s); }
    void put(const SitePost& post, const QString& html = u"<p>Some text.</p>\n"_s) const
    {
        QVERIFY(writeRecord(data(), {.post = post, .text = {.html = html, .markdown = u"Some text.\n"_s}}));
    }
    [[nodiscard]] Result<SiteBuild> build() const { return buildSite(data(), settings); }
    [[nodiscard]] QString read(const QString& path) const
    {
        QFile file(settings.folder + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    [[nodiscard]] bool has(const QString& path) const { return QFile::exists(settings.folder + u'/' + path); }
    [[nodiscard]] std::map<QString, QByteArray> all() const
    {
        std::map<QString, QByteArray> files;
        QDirIterator walk(settings.folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                files.insert_or_assign(file.fileName(), file.readAll());
        }
        return files;
    }
};

bool isXml(const QString& text)
{
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

} // namespace

class TestSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereIsAPageForEachThing()
    {
        Ground ground;
        SitePost first = post(u"first"_s, u"First"_s, day(2025, 3, 1));
        first.tags = {u"desks"_s, u"Schöne Dinge"_s};
        first.series = u"Rooms"_s;
        ground.put(first);
        ground.put(post(u"second"_s, u"Second"_s, day(2026, 3, 1)));
        const auto built = ground.build();
        QVERIFY2(built, built ? "" : qPrintable(built.error().sentence));
        QCOMPARE(built->posts, 2);
        for (const char* path :
             {"index.html", "first/index.html", "first/index.md", "second/index.html", "archive/index.html",
              "tags/index.html", "tags/desks/index.html", "series/index.html", "series/rooms/index.html",
              "about/index.html", "404.html", "style.css", "feed.xml", "feed.json", "sitemap.xml",
              "robots.txt", "llms.txt"})
            QVERIFY2(ground.has(QString::fromLatin1(path)), path);
        const QString front = ground.read(u"index.html"_s);
        QVERIFY(front.indexOf(u"Second"_s) < front.indexOf(u">First<"_s));
        const QString archive = ground.read(u"archive/index.html"_s);
        QVERIFY(archive.indexOf(u">2026<"_s) < archive.indexOf(u">2025<"_s));
        QVERIFY(ground.read(u"first/index.html"_s).contains(u"<p>Some text.</p>"_s));
    }

    void buildingAgainWritesNothing()
    {
        Ground ground;
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        const auto before = ground.all();
        const auto again = ground.build();
        QVERIFY(again);
        QCOMPARE(again->written, 0);
        QCOMPARE(again->removed, 0);
        QVERIFY(again->kept > 5);
        QVERIFY(ground.all() == before);
    }

    void anEditTouchesOnlyWhatShowsIt()
    {
        Ground ground;
        for (int i = 1; i <= 20; ++i)
            ground.put(post(u"p%1"_s.arg(i), u"Post %1"_s.arg(i), day(2026, 1, i)));
        QVERIFY(ground.build());
        SitePost changed = post(u"p1"_s, u"Post 1"_s, day(2026, 1, 1));
        changed.hash = u"2"_s;
        ground.put(changed, u"<p>Other text.</p>\n"_s);
        const auto built = ground.build();
        QVERIFY(built);
        QVERIFY(ground.read(u"p1/index.html"_s).contains(u"Other text."_s));
        QVERIFY2(built->written <= 3, qPrintable(QString::number(built->written)));
    }

    void whatIsTakenBackIsGone()
    {
        Ground ground;
        SitePost gone = post(u"gone"_s, u"Gone"_s, day(2026, 1, 1));
        gone.tags = {u"once"_s};
        ground.put(gone);
        ground.put(post(u"stays"_s, u"Stays"_s, day(2026, 1, 2)));
        QVERIFY(ground.build());
        QVERIFY(ground.has(u"tags/once/index.html"_s));
        QVERIFY(removeRecord(ground.data(), u"gone"_s));
        const auto built = ground.build();
        QVERIFY(built);
        QVERIFY(!ground.has(u"gone"_s));
        QVERIFY(!ground.has(u"tags"_s));
        for (const auto& [path, bytes] : ground.all())
            QVERIFY2(!bytes.contains("Gone"), qPrintable(path));
    }

    void filesThatAreNotOursAreLeftAlone()
    {
        Ground ground;
        QVERIFY(QDir().mkpath(ground.settings.folder));
        QFile theirs(ground.settings.folder + u"/CNAME"_s);
        QVERIFY(theirs.open(QIODevice::WriteOnly) && theirs.write("example.org\n") > 0);
        theirs.close();
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        QCOMPARE(ground.read(u"CNAME"_s), u"example.org\n"_s);
    }

    void aForeignFileInTheWayIsNamed()
    {
        Ground ground;
        QVERIFY(QDir().mkpath(ground.settings.folder));
        QFile theirs(ground.settings.folder + u"/index.html"_s);
        QVERIFY(theirs.open(QIODevice::WriteOnly) && theirs.write("mine") > 0);
        theirs.close();
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        const auto built = ground.build();
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::Exists);
        QVERIFY(built.error().sentence.contains(u"index.html"_s));
        QCOMPARE(ground.all().size(), 1U);
        QCOMPARE(ground.read(u"index.html"_s), u"mine"_s);
    }

    void aPageChangedByHandIsNotOverwritten()
    {
        Ground ground;
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        QFile page(ground.settings.folder + u"/a/index.html"_s);
        QVERIFY(page.open(QIODevice::WriteOnly) && page.write("by hand, and longer") > 0);
        page.close();
        SitePost changed = post(u"a"_s, u"A, again"_s, day(2026, 1, 1));
        changed.hash = u"2"_s;
        ground.put(changed);
        QVERIFY(!ground.build());
        QCOMPARE(ground.read(u"a/index.html"_s), u"by hand, and longer"_s);
    }

    void aLinkOutOfTheFolderIsNotFollowed()
    {
        Ground ground;
        QVERIFY(QDir().mkpath(ground.settings.folder));
        QVERIFY(QDir().mkpath(ground.place.filePath(u"elsewhere"_s)));
        QVERIFY(QFile::link(ground.place.filePath(u"elsewhere"_s), ground.settings.folder + u"/a"_s));
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        QVERIFY(!ground.build());
        QVERIFY(QDir(ground.place.filePath(u"elsewhere"_s)).isEmpty());
    }

    void anInterruptedBuildingIsHealed()
    {
        Ground ground;
        for (int i = 1; i <= 5; ++i)
            ground.put(post(u"p%1"_s.arg(i), u"Post %1"_s.arg(i), day(2026, 1, i)));
        QVERIFY(ground.build());
        const auto whole = ground.all();
        // What a power cut may leave: an old list of what is there, a file missing, a file empty.
        QVERIFY(QFile::remove(ground.settings.folder + u"/p2/index.html"_s));
        QVERIFY(QFile::remove(ground.settings.folder + u"/feed.xml"_s));
        QVERIFY(ground.build());
        QVERIFY(ground.all() == whole);
        QVERIFY(QFile::remove(ground.data() + u"/manifest"_s));
        QVERIFY(ground.build());
        QVERIFY(ground.all() == whole);
    }

    void aBuildingThatFailsHalfwayIsGoneOnWith()
    {
        Ground ground;
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        const auto whole = ground.all();
        // What is no picture is found out only when the pages are being written.
        SitePost broken = post(u"b"_s, u"B"_s, day(2026, 1, 2));
        broken.pictures = {{.name = u"sea-1.png"_s, .mediaType = u"image/png"_s, .width = 9, .height = 9}};
        ground.put(broken);
        QVERIFY(QDir().mkpath(ground.data() + u"/media"_s));
        QFile picture(pictureFile(ground.data(), u"sea-1.png"_s));
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write("no picture") > 0);
        picture.close();
        const auto failed = ground.build();
        QVERIFY(!failed);
        QVERIFY2(failed.error().sentence.contains(u"sea-1.png"_s), qPrintable(failed.error().sentence));
        // A file that was cut off while it came is ours, too.
        QFile page(ground.settings.folder + u"/b/index.html"_s);
        QVERIFY(QDir().mkpath(QFileInfo(page).path()) && page.open(QIODevice::WriteOnly));
        page.close();
        broken.pictures.clear();
        broken.hash = u"2"_s;
        ground.put(broken);
        const auto healed = ground.build();
        QVERIFY2(healed, healed ? "" : qPrintable(healed.error().sentence));
        QVERIFY(ground.read(u"b/index.html"_s).contains(u"<p>Some text.</p>"_s));
        QVERIFY(removeRecord(ground.data(), u"b"_s));
        QVERIFY(ground.build());
        QVERIFY(ground.all() == whole);
    }

    void callingOffBeforeAnythingIsWrittenChangesNothing()
    {
        Ground ground;
        ground.put(post(u"a"_s, u"A"_s, day(2026, 1, 1)));
        const auto built = buildSite(ground.data(), ground.settings, [](const QString&) { return false; });
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::Cancelled);
        QVERIFY(ground.all().empty());
    }

    void hostileWordsStayWords()
    {
        Ground ground;
        SitePost bad = post(u"bad"_s, u"</script><script>alert(1)</script>\"'<%1>"_s, day(2026, 1, 1));
        bad.tags = {u"<b>\"%2"_s};
        bad.series = u"%1 & <i>"_s;
        bad.description = u"\"><img src=x onerror=alert(1)>"_s;
        ground.put(bad);
        QVERIFY(ground.build());
        for (const auto& [path, bytes] : ground.all()) {
            if (!path.endsWith(u".html"_s))
                continue;
            const QString text = QString::fromUtf8(bytes);
            QVERIFY2(!text.contains(u"<script>"_s), qPrintable(path));
            QVERIFY2(!text.contains(u"<img src=x"_s), qPrintable(path));
            QVERIFY2(!text.contains(u"<b>"_s), qPrintable(path));
            QVERIFY2(!text.contains(u"<i>"_s), qPrintable(path));
        }
        const QString page = ground.read(u"bad/index.html"_s);
        const qsizetype from = page.indexOf(u"ld+json\">"_s) + 9;
        const QByteArray json = page.sliced(from, page.indexOf(u"</script>"_s, from) - from).toUtf8();
        QCOMPARE(QJsonDocument::fromJson(json)[u"headline"].toString(), bad.title);
        QVERIFY(isXml(ground.read(u"feed.xml"_s)));
        QVERIFY(isXml(ground.read(u"sitemap.xml"_s)));
    }

    void feedsHoldWholePostsWithWholeAddresses()
    {
        Ground ground;
        SitePost one = post(u"one"_s, u"One"_s, day(2026, 1, 1));
        one.pictures = {{.name = u"sea-1.gif"_s, .mediaType = u"image/gif"_s, .width = 1, .height = 1}};
        one.links = {u"two.md"_s};
        QVERIFY(QDir().mkpath(ground.data() + u"/media"_s));
        QFile picture(pictureFile(ground.data(), u"sea-1.gif"_s));
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write("GIF89a") > 0);
        picture.close();
        ground.put(one, u"<p><img src=\"brickwork-media:sea-1.gif\" alt=\"\" /> "
                        "<a href=\"brickwork-draft:0#part\">on</a></p>"_s);
        ground.put(post(u"two"_s, u"Two"_s, day(2026, 1, 2)));
        QVERIFY(ground.build());
        const QJsonObject feed = QJsonDocument::fromJson(ground.read(u"feed.json"_s).toUtf8()).object();
        const QString html = feed[u"items"][1][u"content_html"].toString();
        QVERIFY2(html.contains(u"src=\"https://example.org/media/sea-1.gif\""_s), qPrintable(html));
        QVERIFY2(html.contains(u"href=\"https://example.org/two/#part\""_s), qPrintable(html));
        QCOMPARE(feed[u"items"][1][u"url"].toString(), u"https://example.org/one/"_s);
        QVERIFY(ground.read(u"feed.xml"_s).contains(u"https://example.org/media/sea-1.gif"_s));
        const QString page = ground.read(u"one/index.html"_s);
        QVERIFY(page.contains(u"src=\"../media/sea-1.gif\""_s));
        QVERIFY(page.contains(u"href=\"../two/#part\""_s));
    }

    void aLinkToWhatIsNotHereIsItsText()
    {
        Ground ground;
        SitePost one = post(u"one"_s, u"One"_s, day(2026, 1, 1));
        one.links = {u"later.md"_s};
        ground.put(one, u"<p>See <a href=\"brickwork-draft:0\">the <em>next</em> one</a>.</p>"_s);
        QVERIFY(ground.build());
        QVERIFY(ground.read(u"one/index.html"_s).contains(u"<p>See the <em>next</em> one.</p>"_s));
        SitePost later = post(u"later-slug"_s, u"Later"_s, day(2026, 1, 2));
        later.draft = u"later.md"_s;
        ground.put(later);
        QVERIFY(ground.build());
        QVERIFY(ground.read(u"one/index.html"_s).contains(u"<a href=\"../later-slug/\">"_s));
    }

    void withoutAnAddressTheSiteOpensFromItsFolder()
    {
        Ground ground;
        ground.settings.url.clear();
        ground.put(post(u"one"_s, u"One"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        QVERIFY(!ground.has(u"feed.xml"_s));
        QVERIFY(!ground.has(u"sitemap.xml"_s));
        QVERIFY(ground.read(u"index.html"_s).contains(u"href=\"./one/index.html\""_s));
        QVERIFY(!ground.read(u"one/index.html"_s).contains(u"canonical"_s));
    }

    void aSeriesGoesByItsNumbers()
    {
        Ground ground;
        const auto part = [&](const char* slug, std::optional<int> number, int on) {
            SitePost made =
                post(QString::fromLatin1(slug), QString::fromLatin1(slug).toUpper(), day(2026, 1, on));
            made.series = u"Rooms"_s;
            made.number = number;
            ground.put(made);
        };
        part("a", 2, 1);
        part("b", 1, 2);
        part("c", {}, 3);
        QVERIFY(ground.build());
        const QString page = ground.read(u"a/index.html"_s);
        QVERIFY(page.contains(u"<b>Previous</b><a href=\"../b/\" rel=\"prev\">B</a>"_s));
        QVERIFY(page.contains(u"<b>Next</b><a href=\"../c/\" rel=\"next\">C</a>"_s));
        QVERIFY(page.contains(u"Part 2 of 3"_s));
        QVERIFY(!ground.read(u"c/index.html"_s).contains(u"<b>Next</b>"_s));
    }

    void picturesAreScaledAndSayNothingOfTheCamera()
    {
        Ground ground;
        QImage image(3000, 1500, QImage::Format_RGB32);
        image.fill(0x336699);
        image.setText(u"Location"_s, u"secret place"_s);
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        QVERIFY(png.contains("secret place"));
        QVERIFY(QDir().mkpath(ground.data() + u"/media"_s));
        QFile file(pictureFile(ground.data(), u"sea-1.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(png) > 0);
        file.close();
        SitePost one = post(u"one"_s, u"One"_s, day(2026, 1, 1));
        one.pictures = {{.name = u"sea-1.png"_s, .mediaType = u"image/png"_s, .width = 3000, .height = 1500}};
        ground.put(one, u"<p><img src=\"brickwork-media:sea-1.png\" alt=\"Sea\" /></p>"_s);
        QVERIFY(ground.build());
        const std::pair<const char*, int> sizes[] = {
            {"media/sea-1.png", 2000}, {"media/sea-1-640.png", 640}, {"media/sea-1-1280.png", 1280}};
        for (const auto& [path, width] : sizes) {
            const QString name = ground.settings.folder + u'/' + QString::fromLatin1(path);
            QCOMPARE(QImage(name).width(), width);
            QFile made(name);
            QVERIFY(made.open(QIODevice::ReadOnly));
            QVERIFY(!made.readAll().contains("secret place"));
        }
        const QString page = ground.read(u"one/index.html"_s);
        QVERIFY(page.contains(u"width=\"2000\" height=\"1000\""_s));
        QVERIFY(page.contains(u"../media/sea-1-640.png 640w"_s));
        // A picture that is there is not drawn again, and one that nothing needs goes.
        SitePost without = post(u"one"_s, u"One"_s, day(2026, 1, 1));
        without.hash = u"2"_s;
        ground.put(without);
        QVERIFY(ground.build());
        QVERIFY(!ground.has(u"media"_s));
        QVERIFY(!QFile::exists(pictureFile(ground.data(), u"sea-1.png"_s)));
    }

    void theOptionsLeaveThingsOut()
    {
        Ground ground;
        ground.settings.feeds = false;
        ground.settings.machineText = false;
        ground.settings.robots = false;
        ground.settings.cards = false;
        ground.put(post(u"one"_s, u"One"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        for (const char* path :
             {"feed.xml", "feed.json", "llms.txt", "one/index.md", "robots.txt", "sitemap.xml"})
            QVERIFY2(!ground.has(QString::fromLatin1(path)), path);
        const QString page = ground.read(u"one/index.html"_s);
        QVERIFY(!page.contains(u"og:"_s));
        QVERIFY(!page.contains(u"alternate"_s));
        ground.settings.robots = true;
        ground.settings.aiReaders = AiReaders::NoTraining;
        QVERIFY(ground.build());
        const QString robots = ground.read(u"robots.txt"_s);
        QVERIFY(robots.contains(u"User-agent: GPTBot"_s));
        QVERIFY(!robots.contains(u"ChatGPT-User"_s));
    }

    void onlyPostsThatChangedAreReadAgain()
    {
        Ground ground;
        ground.put(post(u"one"_s, u"One"_s, day(2026, 1, 1)));
        QCOMPARE(frozenPosts(ground.data())->size(), 1U);
        // Of the same size and time as before, it counts as unchanged, whatever it says.
        QFile record(recordFile(ground.data(), u"one"_s));
        QVERIFY(record.open(QIODevice::ReadWrite));
        const QDateTime time = record.fileTime(QFileDevice::FileModificationTime);
        QVERIFY(record.write("?") == 1 && record.flush());
        QVERIFY(record.setFileTime(time, QFileDevice::FileModificationTime));
        record.close();
        const auto unread = frozenPosts(ground.data());
        QVERIFY(unread);
        QCOMPARE(unread->front().title, u"One"_s);
        QVERIFY(record.open(QIODevice::ReadWrite));
        QVERIFY(record.setFileTime(time.addSecs(1), QFileDevice::FileModificationTime));
        record.close();
        QVERIFY(!frozenPosts(ground.data()));
    }

    void aPostThatCannotBeReadStopsTheBuilding()
    {
        Ground ground;
        ground.put(post(u"one"_s, u"One"_s, day(2026, 1, 1)));
        QVERIFY(ground.build());
        const auto before = ground.all();
        QFile record(recordFile(ground.data(), u"one"_s));
        QVERIFY(record.open(QIODevice::WriteOnly) && record.write("{") > 0);
        record.close();
        const auto built = ground.build();
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::Damaged);
        QVERIFY(built.error().sentence.contains(u"one.json"_s));
        QVERIFY(ground.all() == before);
    }
};

QTEST_GUILESS_MAIN(TestSite)
#include "tst_site.moc"
