// A folder says which generator it belongs to, by what lies in it.
#include "core/publish/folder_generator.h"
#include "tests/core/publish/folder_bench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;
using brickwork::test::FolderBench;

class TestFolderGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLiesThereTells_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("config");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("generator");
        const auto row = [](const char* name, const QStringList& files, const QString& folder,
                            const QString& generator, const QString& config = {}) {
            QTest::newRow(name) << files << config << folder << generator;
        };
        row("Hugo", {u"hugo.toml"_s}, {}, u"hugo"_s);
        row("Hugo, in folders", {u"config/_default/hugo.toml"_s}, {}, u"hugo"_s);
        row("Hugo of old", {u"config.toml"_s, u"content/x.md"_s}, {}, u"hugo"_s, u"baseURL = 'x'"_s);
        row("Hugo's posts", {u"hugo.yaml"_s, u"content/essays/x.md"_s}, u"content/essays"_s, u"hugo"_s);
        row("what Hugo made", {u"hugo.yaml"_s, u"public/index.html"_s}, u"public"_s, u"none"_s);
        row("Zola", {u"config.toml"_s, u"content/x.md"_s}, {}, u"zola"_s, u"title = 'x'\nbase_url = 'y'\n"_s);
        row("Jekyll", {u"_config.yml"_s}, {}, u"jekyll"_s);
        row("Jekyll's posts", {u"_config.yml"_s, u"_posts/x.md"_s}, u"_posts"_s, u"jekyll"_s);
        row("Eleventy", {u"eleventy.config.js"_s, u"package.json"_s}, {}, u"eleventy"_s);
        row("Astro", {u"astro.config.mjs"_s, u"package.json"_s}, {}, u"astro"_s);
        row("Astro's posts", {u"astro.config.mjs"_s, u"src/content/blog/x.md"_s}, u"src/content/blog"_s,
            u"astro"_s);
        row("a program's settings", {u"config.toml"_s}, {}, u"none"_s, u"colour = 'red'"_s);
        row("two that may be meant", {u"hugo.toml"_s, u"_config.yml"_s}, {}, u"none"_s);
        row("a plain folder", {u"notes.md"_s}, {}, u"none"_s);
        row("no folder", {}, u"nowhere"_s, u"none"_s);
    }
    void whatLiesThereTells()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, config);
        QFETCH(QString, folder);
        QFETCH(QString, generator);
        const FolderBench bench;
        for (const QString& file : files)
            bench.putSite(file, config.toUtf8());
        QCOMPARE(wordOf(generatorAt(folder.isEmpty() ? bench.site() : bench.site() + u'/' + folder)),
                 generator);
    }

    void theTestOfAPlainFolderSaysWhatItLooksLike()
    {
        FolderBench bench;
        bench.putSite(u"hugo.toml"_s, "title = 'x'\n");
        const auto plain = bench.target().test(Errand());
        QVERIFY(plain);
        QVERIFY2(plain->findings.join(u' ').contains(u"a Hugo site"_s),
                 qPrintable(plain->findings.join(u' ')));
        bench.use(u"hugo"_s);
        const auto hugo = bench.target().test(Errand());
        QVERIFY(hugo);
        QVERIFY(!hugo->findings.join(u' ').contains(u"looks like"_s));
    }
};

QTEST_GUILESS_MAIN(TestFolderGenerator)
#include "tst_folder_generator.moc"
