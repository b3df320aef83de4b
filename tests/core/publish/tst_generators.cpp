// Posts in the sites of other people: where they go, what is written above them, what becomes of pictures and
// links, and that nothing else of the site changes.
#include "core/publish/kinds.h"
#include "tests/core/publish/folder_bench.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace brickwork;
using brickwork::test::FolderBench;

namespace {

using Files = std::map<QString, QByteArray>;
using Options = std::map<QString, QString>;

const QString garden = u"# Garden Notes\n\nPeas first, then beans.\n"_s;

QByteArray yaml(const QByteArray& more = {})
{
    return "---\ntitle: Older\n" + more + "---\ntext\n";
}

QString all(const QStringList& sentences)
{
    return sentences.join(u'\n');
}

} // namespace

class TestGenerators : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<FolderBench>(); }

    void thePlaceFollowsTheSite_data();
    void thePlaceFollowsTheSite();
    void theHeadFollowsTheGenerator_data();
    void theHeadFollowsTheGenerator();
    void whatOthersDoLaterChangesNothing();
    void aDraftIsMarkedAsOne_data();
    void aDraftIsMarkedAsOne();
    void pictures_data();
    void pictures();
    void aPictureIsWrittenOnce();
    void anotherFileInThePlaceOfAPictureIsKept();
    void aPictureGoesWithItsLastPost();
    void aPictureThatIsGoneIsWrittenAgain();
    void thePictureOfTheHeadGoesAlong();
    void thePicturesOfTheSiteStayItsOwn();
    void aMissingPictureIsARefusal();
    void linksBecomeAddresses();
    void linksToNowhereBecomeWords();
    void whatWouldNotBeShownIsRefused_data();
    void whatWouldNotBeShownIsRefused();
    void aChangeByOthersIsShownAndMayBeReplaced();
    void aDeliveryThatBeganIsGoneOnWith();
    void nothingElseOfTheSiteChanges_data();
    void nothingElseOfTheSiteChanges();
    void aWrongOptionIsNamed_data();
    void aWrongOptionIsNamed();
    void theTestSaysWhatItFound();

private:
    void fill(const Files& files) const
    {
        for (const auto& [path, bytes] : files)
            m_bench->putSite(path, bytes);
    }

    std::unique_ptr<FolderBench> m_bench;
};

void TestGenerators::thePlaceFollowsTheSite_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("remote");
    QTest::addColumn<QString>("url");
    const auto row = [](const char* name, const QString& generator, const Files& files, Options options,
                        const QString& remote, const QString& url) {
        options[u"url"_s] = u"https://example.org"_s;
        QTest::newRow(name) << generator << files << options << remote
                            << (url.isEmpty() ? url : u"https://example.org/"_s + url);
    };
    const Files hugo{{u"hugo.toml"_s, ""}};
    row("a fresh Hugo site", u"hugo"_s, hugo, {}, u"content/posts/garden-notes.md"_s,
        u"posts/garden-notes/"_s);
    row("Hugo, posts in blog", u"hugo"_s, {{u"hugo.toml"_s, ""}, {u"content/blog/a.md"_s, yaml()}}, {},
        u"content/blog/garden-notes.md"_s, u"blog/garden-notes/"_s);
    row("Hugo, an empty posts beside a full blog", u"hugo"_s,
        {{u"hugo.toml"_s, ""}, {u"content/posts/_index.md"_s, yaml()}, {u"content/blog/a.md"_s, yaml()}}, {},
        u"content/blog/garden-notes.md"_s, u"blog/garden-notes/"_s);
    row("Hugo, a section of another name", u"hugo"_s,
        {{u"hugo.toml"_s, ""},
         {u"content/journal/a.md"_s, yaml()},
         {u"content/journal/b.md"_s, yaml()},
         {u"content/journal/c.md"_s, yaml()},
         {u"content/about/me.md"_s, yaml()}},
        {}, u"content/journal/garden-notes.md"_s, u"journal/garden-notes/"_s);
    row("Hugo, bundles", u"hugo"_s,
        {{u"hugo.toml"_s, ""},
         {u"content/posts/a/index.md"_s, yaml()},
         {u"content/posts/b/index.md"_s, yaml()}},
        {}, u"content/posts/garden-notes/index.md"_s, u"posts/garden-notes/"_s);
    row("Hugo, names with dates", u"hugo"_s,
        {{u"hugo.toml"_s, ""}, {u"content/posts/2024-01-02-a.md"_s, yaml()}}, {},
        u"content/posts/2025-07-22-garden-notes.md"_s, u"posts/garden-notes/"_s);
    row("Hugo, a section that is given", u"hugo"_s, hugo, {{u"section"_s, u"essays/2025"_s}},
        u"content/essays/2025/garden-notes.md"_s, u"essays/2025/garden-notes/"_s);
    row("Hugo, a section with the folder of content", u"hugo"_s, hugo,
        {{u"section"_s, u"content/essays/2025/"_s}}, u"content/essays/2025/garden-notes.md"_s,
        u"essays/2025/garden-notes/"_s);
    row("Jekyll, posts of a section", u"jekyll"_s, {{u"_config.yml"_s, ""}}, {{u"section"_s, u"essays"_s}},
        u"essays/_posts/2025-07-22-garden-notes.md"_s, u"2025/07/22/garden-notes.html"_s);
    row("Jekyll, a folder for collections", u"jekyll"_s,
        {{u"_config.yml"_s, "title: x\ncollections_dir: words # all\n"}}, {},
        u"words/_posts/2025-07-22-garden-notes.md"_s, u"2025/07/22/garden-notes.html"_s);
    row("a fresh Zola site", u"zola"_s, {{u"config.toml"_s, ""}}, {}, u"content/blog/garden-notes.md"_s,
        u"blog/garden-notes/"_s);
    row("Zola, bundles", u"zola"_s, {{u"config.toml"_s, ""}, {u"content/posts/a/index.md"_s, "+++\n+++\n"}},
        {}, u"content/posts/garden-notes/index.md"_s, u"posts/garden-notes/"_s);
    row("a fresh Eleventy site", u"eleventy"_s, {{u"eleventy.config.js"_s, ""}}, {},
        u"posts/garden-notes.md"_s, u"posts/garden-notes/"_s);
    row("Eleventy, an input folder", u"eleventy"_s, {{u".eleventy.js"_s, ""}, {u"src/posts/a.md"_s, yaml()}},
        {}, u"src/posts/garden-notes.md"_s, u"posts/garden-notes/"_s);
    row("a fresh Astro site", u"astro"_s, {{u"astro.config.mjs"_s, ""}}, {},
        u"src/content/blog/garden-notes.md"_s, u"blog/garden-notes/"_s);
    row("Astro, posts as folders", u"astro"_s,
        {{u"astro.config.ts"_s, ""}, {u"src/content/posts/a/index.md"_s, yaml()}}, {},
        u"src/content/posts/garden-notes/index.md"_s, u"posts/garden-notes/"_s);
    row("Astro, another collection", u"astro"_s, {{u"astro.config.mjs"_s, ""}}, {{u"section"_s, u"notes"_s}},
        u"src/content/notes/garden-notes.md"_s, u"notes/garden-notes/"_s);
}

void TestGenerators::thePlaceFollowsTheSite()
{
    QFETCH(QString, generator);
    QFETCH(Files, files);
    QFETCH(Options, options);
    QFETCH(QString, remote);
    QFETCH(QString, url);
    fill(files);
    m_bench->use(generator, options);
    const auto last = m_bench->publish(garden);
    QVERIFY(last.has_value());
    QCOMPARE(last->remote, remote);
    QCOMPARE(last->url, url);
    QVERIFY(m_bench->at(remote).contains("Peas first"));
    QCOMPARE(m_bench->plan(garden, last).action, PlanAction::Nothing);
}

void TestGenerators::theHeadFollowsTheGenerator_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QString>("written");
    const QString body = u"\nPeas first, then beans.\n"_s;
    const QString date = u"2025-07-22T09:00:00+02:00"_s;
    const auto row = [](const char* name, const QString& generator, const Files& files,
                        const Options& options, const QString& draft, const QString& written) {
        QTest::newRow(name) << generator << files << options << draft << written;
    };
    const Files zola{{u"config.toml"_s, ""}};
    const Files astro{{u"astro.config.mjs"_s, ""}};
    const Files eleventy{{u"eleventy.config.js"_s, ""}};
    row("Hugo follows TOML", u"hugo"_s,
        {{u"hugo.toml"_s, ""}, {u"content/posts/a.md"_s, "+++\ntitle='a'\n+++\n"}}, {}, garden,
        u"+++\ntitle = \"Garden Notes\"\ndate = "_s + date + u"\n+++\n"_s + body);
    row("Hugo, TOML neighbours and a wish for YAML", u"hugo"_s,
        {{u"hugo.toml"_s, ""}, {u"content/posts/a.md"_s, "+++\ntitle='a'\n+++\n"}},
        {{u"front-matter"_s, u"yaml"_s}}, garden,
        u"---\ntitle: Garden Notes\ndate: "_s + date + u"\n---\n"_s + body);
    row("Hugo, names with dates need their slug", u"hugo"_s,
        {{u"hugo.toml"_s, ""}, {u"content/posts/2024-01-02-a.md"_s, yaml()}}, {}, garden,
        u"---\ntitle: Garden Notes\ndate: "_s + date + u"\nslug: garden-notes\n---\n"_s + body);
    row("Hugo's word for a change", u"hugo"_s, {{u"hugo.toml"_s, ""}}, {},
        u"---\ntitle: Garden Notes # mine\nupdated: 2025-08-01\ndate: 2025-07-01\n---\n"_s + body,
        u"---\ntitle: Garden Notes # mine\nupdated: 2025-08-01\ndate: 2025-07-01\nlastmod: 2025-08-01\n---\n"_s +
            body);
    row("Jekyll's layout as the others have it", u"jekyll"_s,
        {{u"_config.yml"_s, ""}, {u"_posts/2024-01-02-a.md"_s, yaml("layout: essay\n")}}, {}, garden,
        u"---\nlayout: essay\ntitle: Garden Notes\ndate: "_s + date + u"\n---\n"_s + body);
    row("Zola, fresh", u"zola"_s, zola, {}, garden,
        u"+++\ntitle = \"Garden Notes\"\ndate = "_s + date + u"\n+++\n"_s + body);
    row("Zola keeps a block of YAML and its comments", u"zola"_s, zola, {},
        u"---\n# first\ntitle:   Garden Notes\ntags: [peas, \"red beans\"]\ndate: 2025-07-01\n---\n"_s + body,
        u"---\n# first\ntitle:   Garden Notes\ntags: [peas, \"red beans\"]\ndate: 2025-07-01\ntaxonomies:\n"
        "  tags: [\"peas\", \"red beans\"]\n---\n"_s +
            body);
    row("Zola, TOML with a table", u"zola"_s, zola, {},
        u"+++\ntitle = \"Garden Notes\"\ntags = [\"peas\"]\n\n[extra]\nmood = \"calm\" # so\n+++\n"_s + body,
        u"+++\ntitle = \"Garden Notes\"\ntags = [\"peas\"]\ndate = "_s + date +
            u"\n\n[extra]\nmood = \"calm\" # so\n\n[taxonomies]\ntags = [\"peas\"]\n+++\n"_s + body);
    row("Zola, taxonomies of the writer's own", u"zola"_s, zola, {},
        u"+++\ntitle = \"Garden Notes\"\ndate = 2025-07-01\n[taxonomies]\ntags = [\"peas\"]\n+++\n"_s + body,
        u"+++\ntitle = \"Garden Notes\"\ndate = 2025-07-01\n[taxonomies]\ntags = [\"peas\"]\n+++\n"_s + body);
    row("Zola's word for a change", u"zola"_s, zola, {},
        u"+++\ntitle = \"Garden Notes\"\ndate = 2025-07-01\nlastmod = 2025-08-01\n+++\n"_s + body,
        u"+++\ntitle = \"Garden Notes\"\ndate = 2025-07-01\nlastmod = 2025-08-01\nupdated = 2025-08-01\n+++\n"_s +
            body);
    row("Eleventy, fresh", u"eleventy"_s, eleventy, {}, garden,
        u"---\ntitle: Garden Notes\ndate: "_s + date + u"\n---\n"_s + body);
    row("Eleventy, the others' layout and collection", u"eleventy"_s,
        {{u"eleventy.config.js"_s, ""},
         {u"posts/a.md"_s, yaml("layout: post.njk\ntags: [posts, peas]\n")},
         {u"posts/b.md"_s, yaml("layout: post.njk\ntags:\n  - posts\n")}},
        {}, u"---\ntitle: Garden Notes\ndate: 2025-07-01\ntags: [beans]\n---\n"_s + body,
        u"---\ntitle: Garden Notes\ndate: 2025-07-01\ntags: [beans, posts]\nlayout: post.njk\n---\n"_s +
            body);
    row("Astro's own keys", u"astro"_s, astro, {}, garden,
        u"---\ntitle: Garden Notes\npubDate: "_s + date + u"\ndescription: Peas first, then beans.\n---\n"_s +
            body);
    row("Astro, a block of the writer's own", u"astro"_s, astro, {},
        u"---\ntitle: Garden Notes\ndate: 2025-07-01 # sown\ndescription: Peas\nlastmod: 2025-08-01\n---\n"_s +
            body,
        u"---\ntitle: Garden Notes\ndate: 2025-07-01 # sown\ndescription: Peas\nlastmod: "
        u"2025-08-01\npubDate: "
        "2025-07-01\nupdatedDate: 2025-08-01\n---\n"_s +
            body);
    row("Astro, the others' key of the date", u"astro"_s,
        {{u"astro.config.mjs"_s, ""},
         {u"src/content/blog/a.md"_s, yaml("pubDatetime: 2024-01-01T10:00:00Z\n")}},
        {}, garden,
        u"---\ntitle: Garden Notes\npubDatetime: "_s + date +
            u"\ndescription: Peas first, then beans.\n---\n"_s + body);
    row("Astro, a key that is given", u"astro"_s, astro, {{u"date-key"_s, u"publishDate"_s}}, garden,
        u"---\ntitle: Garden Notes\npublishDate: "_s + date +
            u"\ndescription: Peas first, then beans.\n---\n"_s + body);
    row("Astro reads no TOML as it is made", u"astro"_s, astro, {},
        u"+++\ntitle = \"Garden Notes\"\ntags = [\"peas\"]\ndescription = \"Peas\"\n+++\n"_s + body,
        u"---\npubDate: "_s + date + u"\ntitle: Garden Notes\ntags: [peas]\ndescription: Peas\n---\n"_s +
            body);
}

void TestGenerators::theHeadFollowsTheGenerator()
{
    QFETCH(QString, generator);
    QFETCH(Files, files);
    QFETCH(Options, options);
    QFETCH(QString, draft);
    QFETCH(QString, written);
    fill(files);
    m_bench->use(generator, options);
    const auto last = m_bench->publish(draft);
    QVERIFY(last.has_value());
    QCOMPARE(QString::fromUtf8(m_bench->at(last->remote)), written);
    const PublishPlan again = m_bench->plan(draft, last);
    QCOMPARE(again.action, PlanAction::Nothing);
}

void TestGenerators::whatOthersDoLaterChangesNothing()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    const auto last = m_bench->publish(garden);
    for (const char name : {'a', 'b', 'c'})
        m_bench->putSite(u"content/posts/%1/index.md"_s.arg(QChar::fromLatin1(name)),
                         "+++\ntitle='x'\n+++\n");
    const PublishPlan again = m_bench->plan(garden, last);
    QCOMPARE(again.action, PlanAction::Nothing);
    QCOMPARE(again.remote, last->remote);
}

void TestGenerators::aDraftIsMarkedAsOne_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<QString>("mark");
    QTest::newRow("Hugo") << u"hugo"_s << u"\ndraft: true\n"_s;
    QTest::newRow("Jekyll") << u"jekyll"_s << u"\npublished: false\n"_s;
    QTest::newRow("Zola") << u"zola"_s << u"\ndraft = true\n"_s;
    QTest::newRow("Eleventy") << u"eleventy"_s << u"\ndraft: true\n"_s;
    QTest::newRow("Astro") << u"astro"_s << u"\ndraft: true\n"_s;
}

void TestGenerators::aDraftIsMarkedAsOne()
{
    QFETCH(QString, generator);
    QFETCH(QString, mark);
    m_bench->use(generator);
    fill({{u"config.toml"_s, ""}, {u"_config.yml"_s, ""}, {u"package.json"_s, "{}"}});
    PublishRequest request = m_bench->request(garden);
    request.wish.state = PostState::Draft;
    auto last = m_bench->publish(request);
    QVERIFY(last.has_value());
    QCOMPARE(last->state, PostState::Draft);
    QVERIFY2(QString::fromUtf8(m_bench->at(last->remote)).contains(mark),
             m_bench->at(last->remote).constData());
    last = m_bench->publish(garden, last);
    QVERIFY(last.has_value());
    QCOMPARE(last->state, PostState::Published);
    QVERIFY(!QString::fromUtf8(m_bench->at(last->remote)).contains(mark));
    request.wish.state = PostState::Scheduled;
    QCOMPARE(m_bench->plan(request).refusals.size(), 1);
}

void TestGenerators::pictures_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("folder");  // of the picture
    QTest::addColumn<QString>("address"); // before its name
    const Files hugo{{u"hugo.toml"_s, ""}};
    QTest::newRow("Hugo") << u"hugo"_s << hugo << Options{} << u"static/images/"_s << u"/images/"_s;
    QTest::newRow("a site below the root")
        << u"hugo"_s << hugo << Options{{u"url"_s, u"https://example.org/blog"_s}} << u"static/images/"_s
        << u"/blog/images/"_s;
    QTest::newRow("Hugo, bundles") << u"hugo"_s
                                   << Files{{u"hugo.toml"_s, ""}, {u"content/posts/a/index.md"_s, yaml()}}
                                   << Options{} << u"content/posts/garden-notes/"_s << u""_s;
    QTest::newRow("Hugo, wished beside") << u"hugo"_s << hugo << Options{{u"images"_s, u"beside"_s}}
                                         << u"content/posts/garden-notes/"_s << u""_s;
    QTest::newRow("Hugo, a folder of one's own")
        << u"hugo"_s << hugo << Options{{u"images"_s, u"static/img/posts"_s}} << u"static/img/posts/"_s
        << u"/img/posts/"_s;
    QTest::newRow("Hugo, straight at the posts")
        << u"hugo"_s << Files{{u"a.md"_s, yaml()}} << Options{} << u"garden-notes/"_s << u""_s;
    QTest::newRow("Jekyll") << u"jekyll"_s << Files{{u"_config.yml"_s, ""}} << Options{}
                            << u"assets/images/"_s << u"/assets/images/"_s;
    QTest::newRow("Zola") << u"zola"_s << Files{{u"config.toml"_s, ""}} << Options{} << u"static/images/"_s
                          << u"/images/"_s;
    QTest::newRow("Eleventy, an input folder")
        << u"eleventy"_s << Files{{u".eleventy.js"_s, ""}, {u"src/posts/a.md"_s, yaml()}} << Options{}
        << u"src/images/"_s << u"/images/"_s;
    QTest::newRow("Astro") << u"astro"_s << Files{{u"astro.config.mjs"_s, ""}} << Options{}
                           << u"public/images/"_s << u"/images/"_s;
    QTest::newRow("Astro, folders") << u"astro"_s
                                    << Files{{u"astro.config.mjs"_s, ""},
                                             {u"src/content/blog/a/index.md"_s, yaml()}}
                                    << Options{} << u"src/content/blog/garden-notes/"_s << u""_s;
    QTest::newRow("no generator") << u"none"_s << Files{} << Options{} << u"images/"_s << u"images/"_s;
    QTest::newRow("no generator, HTML")
        << u"none"_s << Files{} << Options{{u"format"_s, u"html"_s}} << u"images/"_s << u"images/"_s;
}

void TestGenerators::pictures()
{
    QFETCH(QString, generator);
    QFETCH(Files, files);
    QFETCH(Options, options);
    QFETCH(QString, folder);
    QFETCH(QString, address);
    fill(files);
    const auto before = m_bench->tree();
    m_bench->use(generator, options);
    const QByteArray pod = FolderBench::picture(0xff3366);
    m_bench->putWords(u"pictures/a pod.png"_s, pod);
    const QString text =
        garden +
        u"\n![A pod](<pictures/a pod.png> \"Pod\") and ![again][p].\n\n[p]: pictures/a%20pod.png\n"_s;
    const auto last = m_bench->publish(text);
    QVERIFY(last.has_value());
    QCOMPARE(last->media.size(), 1U);
    const QString path = last->media.begin()->second.remote;
    QVERIFY2(path.startsWith(folder + u"a-pod-"_s), qPrintable(path));
    QCOMPARE(path.sliced(folder.size()).count(u'/'), 0);
    QCOMPARE(m_bench->at(path), pod);
    const QString written = QString::fromUtf8(m_bench->at(last->remote));
    QCOMPARE(written.count(address + path.sliced(folder.size())), 2);
    QVERIFY2(!written.contains(u"pictures/"_s), qPrintable(written));
    QCOMPARE(FolderBench::changes(before, m_bench->tree()).size(), 2);
    QCOMPARE(m_bench->plan(text, last).action, PlanAction::Nothing);
    QVERIFY(m_bench->target().retract(*last, {}).has_value());
    QCOMPARE(FolderBench::changes(before, m_bench->tree()), QStringList());
}

void TestGenerators::aPictureIsWrittenOnce()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    const QString text = garden + u"\n![A pod](pod.png)\n"_s;
    const auto last = m_bench->publish(text);
    QVERIFY(last.has_value());
    const QString file = m_bench->site() + u'/' + last->media.begin()->second.remote;
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    const QDateTime old(QDate(2020, 1, 1), QTime(0, 0));
    {
        QFile touched(file);
        QVERIFY(touched.open(QIODevice::ReadOnly));
        QVERIFY(touched.setFileTime(old, QFileDevice::FileModificationTime));
    }
    const PublishPlan plan = m_bench->plan(text + u"More.\n"_s, last);
    QVERIFY(plan.media.front().there.has_value());
    QVERIFY(m_bench->publish(text + u"More.\n"_s, last).has_value());
    QCOMPARE(QFileInfo(file).lastModified(), old);
    // Another picture under the same name is another file, and the text says so.
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x0000ff));
    const PublishPlan other = m_bench->plan(text, last);
    QVERIFY(other.hash != last->hash);
    QVERIFY(!other.media.front().there.has_value());
}

void TestGenerators::anotherFileInThePlaceOfAPictureIsKept()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    const PublishRequest request = m_bench->request(garden + u"\n![A pod](pod.png)\n"_s);
    const PublishPlan plan = m_bench->plan(request);
    const QString place = u"static/images/"_s + plan.media.front().name;
    m_bench->putSite(place, "theirs");
    const auto done = m_bench->target().deliver(plan, request, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(m_bench->at(place), QByteArray("theirs"));
    QVERIFY2(!m_bench->tree().contains(plan.remote), "the post is the last to be written");
}

void TestGenerators::aPictureGoesWithItsLastPost()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    const auto first = m_bench->publish(garden + u"\n![A pod](pod.png)\n"_s);
    const auto second =
        m_bench->publish(m_bench->request(u"# Beans\n\n![A pod](pod.png)\n"_s, {}, u"beans"_s));
    QVERIFY(first && second);
    const QString picture = first->media.begin()->second.remote;
    // What was built of the site does not hold it back.
    m_bench->putSite(u"public/index.html"_s, picture.toUtf8());
    QVERIFY(m_bench->target().retract(*first, {}).has_value());
    QVERIFY(m_bench->tree().contains(picture));
    QVERIFY(m_bench->target().retract(*second, {}).has_value());
    QVERIFY(!m_bench->tree().contains(picture));
}

void TestGenerators::aPictureThatIsGoneIsWrittenAgain()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    const QString text = garden + u"\n![A pod](pod.png)\n"_s;
    const auto last = m_bench->publish(text);
    const QString picture = last->media.begin()->second.remote;
    QVERIFY(QFile::remove(m_bench->site() + u'/' + picture));
    QCOMPARE(m_bench->plan(text, last).action, PlanAction::Update);
    QVERIFY(m_bench->publish(text, last).has_value());
    QVERIFY(m_bench->tree().contains(picture));
    QCOMPARE(m_bench->plan(text, last).action, PlanAction::Nothing);
}

void TestGenerators::thePictureOfTheHeadGoesAlong()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    const auto last =
        m_bench->publish(u"---\ntitle: Garden Notes\nimage: pod.png # the best\n---\nPeas.\n"_s);
    QVERIFY(last.has_value());
    QCOMPARE(last->media.size(), 1U);
    const QString name = last->media.begin()->second.remote.section(u'/', -1);
    QVERIFY2(m_bench->at(last->remote).contains("image: /images/" + name.toUtf8() + " # the best\n"),
             m_bench->at(last->remote).constData());
}

void TestGenerators::thePicturesOfTheSiteStayItsOwn()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putSite(u"static/img/logo.png"_s, FolderBench::picture(0x123456));
    const PublishPlan there = m_bench->plan(garden + u"\n![Logo](/img/logo.png)\n"_s);
    QCOMPARE(there.refusals, QStringList());
    QCOMPARE(there.warnings, QStringList());
    QVERIFY(there.bytes.contains("](/img/logo.png)"));
    const PublishPlan absent = m_bench->plan(garden + u"\n![Logo](/img/other.png)\n"_s);
    QCOMPARE(absent.refusals, QStringList());
    QVERIFY2(all(absent.warnings).contains(u"/img/other.png"_s), qPrintable(all(absent.warnings)));
}

void TestGenerators::aMissingPictureIsARefusal()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    const PublishPlan plan = m_bench->plan(garden + u"\n![A pod](pod.png)\n"_s);
    QVERIFY2(all(plan.refusals).contains(u"pod.png"_s), qPrintable(all(plan.refusals)));
}

void TestGenerators::linksBecomeAddresses()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"beans.md"_s, "# Beans\n");
    PublishRequest request = m_bench->request(
        garden +
        u"\n[Beans](beans.md#when \"Then\"), [them][b] and [out](https://example.org/x.md).\n\n[b]: ./beans.md\n"_s);
    request.links[u"beans.md"_s] = u"https://example.org/posts/beans/"_s;
    const PublishPlan plan = m_bench->plan(request);
    QCOMPARE(plan.refusals, QStringList());
    QCOMPARE(plan.warnings, QStringList());
    QVERIFY2(
        plan.bytes.contains("[Beans](https://example.org/posts/beans/#when \"Then\"), [them][b] and "
                            "[out](https://example.org/x.md).\n\n[b]: https://example.org/posts/beans/\n"),
        plan.bytes.constData());
}

void TestGenerators::linksToNowhereBecomeWords()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"beans.md"_s, "# Beans\n");
    m_bench->putWords(u"files/plan.pdf"_s, "%PDF");
    for (const QString& format : {u"markdown"_s, u"html"_s}) {
        m_bench->config.options[u"format"_s] = format;
        const PublishPlan plan =
            m_bench->plan(garden + u"\n[Beans *now*](beans.md), [plan](files/plan.pdf), [out](/about/).\n"_s);
        QCOMPARE(plan.refusals, QStringList());
        QCOMPARE(plan.warnings.size(), 1);
        QVERIFY2(plan.warnings.first().contains(u"beans.md"_s), qPrintable(plan.warnings.first()));
        QVERIFY2(plan.warnings.first().contains(u"files/plan.pdf"_s), qPrintable(plan.warnings.first()));
        QVERIFY2(!plan.bytes.contains("beans.md") && !plan.bytes.contains("plan.pdf"),
                 plan.bytes.constData());
        QVERIFY2(plan.bytes.contains(format == "html"_L1
                                         ? "Beans <em>now</em>, plan, <a href=\"/about/\">out</a>."
                                         : "Beans *now*, plan, [out](/about/)."),
                 plan.bytes.constData());
    }
}

void TestGenerators::whatWouldNotBeShownIsRefused_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("about");
    const Files hugo{{u"hugo.toml"_s, ""}};
    const auto with = [](Files files, const QString& path) {
        files[path] = yaml();
        return files;
    };
    QTest::newRow("the address is a bundle's")
        << u"hugo"_s << with(hugo, u"content/posts/garden-notes/index.md"_s)
        << Options{{u"section"_s, u"posts"_s}, {u"images"_s, u"static/x"_s}}
        << u"---\nslug: garden-notes\n---\n"_s + garden << u"garden-notes/index.md"_s;
    QTest::newRow("the address is a section's")
        << u"hugo"_s << with(hugo, u"content/posts/garden-notes/_index.md"_s) << Options{} << garden
        << u"garden-notes/_index.md"_s;
    QTest::newRow("the address is an HTML page's")
        << u"hugo"_s << with(hugo, u"content/posts/garden-notes.html"_s) << Options{} << garden
        << u"garden-notes.html"_s;
    QTest::newRow("a section that is one page")
        << u"hugo"_s << with(hugo, u"content/essays/index.md"_s) << Options{{u"section"_s, u"essays/2025"_s}}
        << garden << u"content/essays"_s;
    QTest::newRow("the name of a whole folder")
        << u"hugo"_s << hugo << Options{} << u"---\nslug: index\n---\n"_s + garden << u"index"_s;
}

void TestGenerators::whatWouldNotBeShownIsRefused()
{
    QFETCH(QString, generator);
    QFETCH(Files, files);
    QFETCH(Options, options);
    QFETCH(QString, text);
    QFETCH(QString, about);
    fill(files);
    m_bench->use(generator, options);
    const PublishPlan plan = m_bench->plan(text);
    QCOMPARE(plan.refusals.size(), 1);
    QVERIFY2(plan.refusals.first().contains(about), qPrintable(plan.refusals.first()));
}

void TestGenerators::aChangeByOthersIsShownAndMayBeReplaced()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    const auto last = m_bench->publish(garden);
    m_bench->putSite(last->remote, "---\ntitle: Theirs\n---\ncorrected\n");
    PublishRequest request = m_bench->request(garden + u"More.\n"_s, last);
    const PublishPlan refused = m_bench->plan(request);
    QVERIFY(refused.conflict.has_value());
    QVERIFY(refused.conflict->theirs.contains(u"corrected"_s));
    QCOMPARE(refused.refusals.size(), 1);
    request.wish.replaces = u"another stamp"_s;
    QCOMPARE(m_bench->plan(request).refusals.size(), 1);
    request.wish.replaces = refused.conflict->modified;
    QCOMPARE(m_bench->plan(request).refusals, QStringList());
    QVERIFY(m_bench->publish(request).has_value());
    QVERIFY(m_bench->at(last->remote).contains("More."));
}

void TestGenerators::aDeliveryThatBeganIsGoneOnWith()
{
    m_bench->use(u"hugo"_s);
    m_bench->putSite(u"hugo.toml"_s, "");
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    PublishRequest request = m_bench->request(garden + u"\n![A pod](pod.png)\n"_s);
    const PublishPlan plan = m_bench->plan(request);
    Foothold kept;
    std::stop_source stop;
    const Errand errand(
        stop.get_token(),
        [&](const Step& step) {
            stop.request_stop();
            QVERIFY(step.kind != StepKind::Pushing);
        },
        [&](const Foothold& foothold) {
            kept = foothold;
            return Result<void>();
        });
    // Called off behind the first picture; the post is written by then or not at all.
    (void) m_bench->target().deliver(plan, request, errand);
    QCOMPARE(kept.media.size(), 1U);
    const Interrupted cut{.retracting = false,
                          .token = u"token"_s,
                          .remote = plan.remote,
                          .hash = plan.hash,
                          .slug = plan.slug,
                          .foothold = kept,
                          .since = {},
                          .state = PostState::Published,
                          .last = {}};
    QVERIFY(QFile::remove(plan.path) || !QFileInfo::exists(plan.path));
    const auto begun = m_bench->target().inquire(cut, {});
    QVERIFY(begun.has_value());
    QCOMPARE(begun->what, Fate::What::Begun);
    request.foothold = begun->foothold;
    QVERIFY(m_bench->publish(request).has_value());
    const auto arrived = m_bench->target().inquire(cut, {});
    QCOMPARE(arrived->what, Fate::What::Arrived);
    QCOMPARE(arrived->receipt.media.size(), 1U);
}

void TestGenerators::nothingElseOfTheSiteChanges_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Options>("options");
    const QByteArray odd = "+++\r\n# by hand\r\ntitle   =  'Odd' # so\r\n+++\r\ntext without an end";
    QTest::newRow("Hugo: bundles, TOML, nested sections")
        << u"hugo"_s
        << Files{{u"hugo.toml"_s, "baseURL='https://x.example'\n"},
                 {u"content/_index.md"_s, odd},
                 {u"content/blog/_index.md"_s, odd},
                 {u"content/blog/2025/_index.md"_s, odd},
                 {u"content/blog/2025/a/index.md"_s, odd},
                 {u"content/blog/2025/a/pod.png"_s, "theirs"},
                 {u"content/blog/2025/b/index.md"_s, odd},
                 {u"static/images/pod.png"_s, "theirs"},
                 {u".gitignore"_s, "public\n"}}
        << Options{{u"section"_s, u"blog/2025"_s}};
    QTest::newRow("Jekyll: comments and drafts")
        << u"jekyll"_s
        << Files{{u"_config.yml"_s, "title: x\n"},
                 {u"_drafts/garden-notes.md"_s, odd},
                 {u"_posts/2024-01-02-a.md"_s, "---\n# mine\nlayout:  post\n---\n"},
                 {u"assets/images/pod.png"_s, "theirs"}}
        << Options{};
    QTest::newRow("Zola: sections") << u"zola"_s
                                    << Files{{u"config.toml"_s, "base_url='https://x.example'\n"},
                                             {u"content/posts/_index.md"_s, odd},
                                             {u"content/posts/a.md"_s, odd}}
                                    << Options{};
    QTest::newRow("Eleventy: data files") << u"eleventy"_s
                                          << Files{{u"eleventy.config.js"_s, "export default x;\n"},
                                                   {u"posts/posts.json"_s, "{}"},
                                                   {u"posts/a.md"_s, odd}}
                                          << Options{};
    QTest::newRow("Astro: components beside posts") << u"astro"_s
                                                    << Files{{u"astro.config.mjs"_s, "x\n"},
                                                             {u"src/content/blog/a.mdx"_s, odd},
                                                             {u"src/content/blog/b.md"_s, odd},
                                                             {u"src/content/config.ts"_s, "x"}}
                                                    << Options{};
    QTest::newRow("no generator") << u"none"_s
                                  << Files{{u"index.html"_s, "x"}, {u"images/pod.png"_s, "theirs"}}
                                  << Options{};
}

void TestGenerators::nothingElseOfTheSiteChanges()
{
    QFETCH(QString, generator);
    QFETCH(Files, files);
    QFETCH(Options, options);
    fill(files);
    m_bench->use(generator, options);
    m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
    const auto before = m_bench->tree();
    const QString text = garden + u"\n![A pod](pod.png)\n"_s;
    const auto first = m_bench->publish(text);
    QVERIFY(first.has_value());
    const auto ours = FolderBench::changes(before, m_bench->tree());
    QCOMPARE(ours.size(), 2);
    for (const QString& path : ours)
        QVERIFY2(!before.contains(path), qPrintable(path));
    const auto second = m_bench->publish(text + u"More.\n"_s, first);
    QVERIFY(second.has_value());
    QCOMPARE(FolderBench::changes(before, m_bench->tree()), ours);
    QVERIFY(m_bench->target().retract(*second, {}).has_value());
    QCOMPARE(FolderBench::changes(before, m_bench->tree()), QStringList());
}

void TestGenerators::aWrongOptionIsNamed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("a section that leads out") << u"section"_s << u"../other"_s;
    QTest::newRow("a hidden section") << u"section"_s << u"a/.git/hooks"_s;
    QTest::newRow("pictures with a full path") << u"images"_s << u"/etc"_s;
    QTest::newRow("a word git has no use for") << u"git"_s << u"psuh"_s;
    QTest::newRow("a remote that is an option") << u"git-remote"_s << u"--upload-pack=evil"_s;
    QTest::newRow("a remote that is an address")
        << u"git-remote"_s << u"https://token@git.example/me/site.git"_s;
    QTest::newRow("a remote that is a path") << u"git-remote"_s << u"git@git.example:me/site.git"_s;
    QTest::newRow("a branch that is an option") << u"git-branch"_s << u"-f"_s;
    QTest::newRow("a key with a colon") << u"date-key"_s << u"a: b"_s;
}

void TestGenerators::aWrongOptionIsNamed()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    m_bench->use(u"hugo"_s, {{key, value}});
    const auto checked = checkTarget(m_bench->config);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Invalid);
    QVERIFY2(checked.error().sentence.contains(value), qPrintable(checked.error().sentence));
}

void TestGenerators::theTestSaysWhatItFound()
{
    m_bench->use(u"hugo"_s);
    fill({{u"hugo.toml"_s, ""}, {u"content/blog/a/index.md"_s, "+++\n+++\n"}});
    const auto report = m_bench->target().test({});
    QVERIFY(report.has_value());
    QVERIFY(report->greeting.contains(u"Hugo"_s));
    QVERIFY2(all(report->findings).contains(u"content/blog/my-post/index.md"_s),
             qPrintable(all(report->findings)));
    QVERIFY2(all(report->findings).contains(u"TOML"_s), qPrintable(all(report->findings)));
    // Each option the settings offer is one the folder knows.
    const auto kind = targetKind(u"folder"_s);
    for (const OptionInfo& option : kind->options) {
        TargetConfig config = m_bench->config;
        config.options[option.key] =
            config.option(option.key).isEmpty() ? option.fallback : config.option(option.key);
        QVERIFY2(checkTarget(config).has_value(), qPrintable(option.key));
    }
}

QTEST_GUILESS_MAIN(TestGenerators)
#include "tst_generators.moc"
