// The site that is offered to a writer who has none: where its folder goes.
#include "ui/posts/first_site.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestFirstSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFolderStandsBesideWhatIsWritten_data()
    {
        QTest::addColumn<QString>("workspace");
        QTest::addColumn<QString>("documents");
        QTest::addColumn<bool>("beside");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("path");
        const QString documents = u"/data/ada/Documents"_s;
        QTest::newRow("beside the workspace")
            << u"/data/ada/Letters"_s << documents << true << QStringList() << u"/data/ada/Letters site"_s;
        QTest::newRow("nothing can be made beside it")
            << u"/mnt/Letters"_s << documents << false << QStringList()
            << u"/data/ada/Documents/Letters site"_s;
        QTest::newRow("something stands there already")
            << u"/data/ada/Letters"_s << documents << true << QStringList{u"/data/ada/Letters site"_s}
            << u"/data/ada/Letters site 2"_s;
        QTest::newRow("the documents are the workspace")
            << documents << documents << false << QStringList() << u"/data/ada/Documents site"_s;
        QTest::newRow("the documents are in the workspace")
            << u"/data/ada"_s << documents << false << QStringList() << u"/data/ada site"_s;
        QTest::newRow("a trailing slash")
            << u"/data/ada/Letters/"_s << documents << true << QStringList() << u"/data/ada/Letters site"_s;
    }

    void theFolderStandsBesideWhatIsWritten()
    {
        QFETCH(QString, workspace);
        QFETCH(QString, documents);
        QFETCH(bool, beside);
        QFETCH(QStringList, taken);
        const TargetConfig site =
            firstSite({.workspace = workspace,
                       .documents = documents,
                       .besideWritable = beside,
                       .taken = [&](const QString& path) { return taken.contains(path); }});
        QTEST(site.option(u"path"_s), "path");
        QCOMPARE(site.kind, u"site"_s);
        QVERIFY(!site.name.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestFirstSite)
#include "tst_first_site.moc"
