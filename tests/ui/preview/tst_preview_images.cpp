// Which images a preview shows: raster files of the workspace, nothing that leads out of it or is more than a
// picture.
#include "ui/preview/preview_images.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestPreviewImages : public QObject
{
    Q_OBJECT

    QTemporaryDir m_outside;
    QTemporaryDir m_folder;
    QString m_root;

    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QByteArray png(int width, int height)
    {
        QImage image(width, height, QImage::Format_Mono);
        image.fill(0);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "png");
        return bytes;
    }

    [[nodiscard]] PreviewImage find(const QString& url, const ImageRules& rules) const
    {
        return findPreviewImages({url}, rules).value(url);
    }
    [[nodiscard]] ImageRules rules(const QString& folder = {}) const
    {
        return {.root = m_root, .folder = folder};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_root = QFileInfo(m_folder.path()).canonicalFilePath();
        QDir root(m_root);
        QVERIFY(root.mkpath(u"drafts/assets"_s));
        QVERIFY(root.mkpath(u"static"_s));
        write(root.filePath(u"wall.png"_s), png(30, 20));
        write(root.filePath(u"drafts/near.png"_s), png(30, 20));
        write(root.filePath(u"drafts/assets/a b.png"_s), png(30, 20));
        write(root.filePath(u"static/site.png"_s), png(30, 20));
        write(root.filePath(u"vector.svg"_s),
              "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        write(root.filePath(u"vector.png"_s),
              "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        write(root.filePath(u"broken.png"_s), png(30, 20).first(12));
        write(root.filePath(u"empty.png"_s), {});
        write(root.filePath(u"huge.png"_s), png(8000, 5001));
        write(root.filePath(u"heavy.png"_s), png(10, 10) + QByteArray(ImageRules::maxBytes, 'x'));
        write(QDir(m_outside.path()).filePath(u"secret.png"_s), png(30, 20));
        QVERIFY(
            QFile::link(QDir(m_outside.path()).filePath(u"secret.png"_s), root.filePath(u"way-out.png"_s)));
        QVERIFY(QFile::link(root.filePath(u"wall.png"_s), root.filePath(u"way-in.png"_s)));
    }

    void fates_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<ImageFate>("fate");
        QTest::newRow("beside the draft") << u"near.png"_s << ImageFate::Shown;
        QTest::newRow("below the draft, percent-encoded") << u"assets/a%20b.png"_s << ImageFate::Shown;
        QTest::newRow("from the root") << u"wall.png"_s << ImageFate::Shown;
        QTest::newRow("up to the root") << u"../wall.png"_s << ImageFate::Shown;
        QTest::newRow("as sites write it") << u"/site.png"_s << ImageFate::Shown;
        QTest::newRow("with a query") << u"/wall.png?v=2"_s << ImageFate::Shown;
        QTest::newRow("a link that stays within") << u"/way-in.png"_s << ImageFate::Shown;
        QTest::newRow("a link that leads out") << u"/way-out.png"_s << ImageFate::Outside;
        QTest::newRow("up and out") << u"../../secret.png"_s << ImageFate::Outside;
        QTest::newRow("up and out, encoded") << u"%2e%2e/%2e%2e/etc/passwd"_s << ImageFate::Outside;
        QTest::newRow("nowhere") << u"none.png"_s << ImageFate::Missing;
        QTest::newRow("a folder") << u"assets"_s << ImageFate::Unreadable;
        QTest::newRow("a vector graphic") << u"/vector.svg"_s << ImageFate::Unreadable;
        QTest::newRow("a vector graphic in disguise") << u"/vector.png"_s << ImageFate::Unreadable;
        QTest::newRow("cut off") << u"/broken.png"_s << ImageFate::Unreadable;
        QTest::newRow("nothing in it") << u"/empty.png"_s << ImageFate::Unreadable;
        QTest::newRow("more than 40 Mpx") << u"/huge.png"_s << ImageFate::TooLarge;
        QTest::newRow("more than 20 MB") << u"/heavy.png"_s << ImageFate::TooLarge;
        QTest::newRow("on the web") << u"https://example.org/a.png"_s << ImageFate::Remote;
        QTest::newRow("on the web, plain") << u"http://example.org/a.png"_s << ImageFate::Insecure;
        QTest::newRow("on the web, without scheme") << u"//example.org/a.png"_s << ImageFate::Insecure;
        QTest::newRow("data") << u"data:image/png;base64,AAAA"_s << ImageFate::Insecure;
        QTest::newRow("an empty address") << QString() << ImageFate::Unreadable;
    }

    void fates()
    {
        QFETCH(QString, url);
        QFETCH(ImageFate, fate);
        QCOMPARE(find(url, rules(u"drafts"_s)).fate, fate);
        QCOMPARE(fateSentence(fate).isEmpty(), fate == ImageFate::Shown);
    }

    void withoutAWorkspaceNothingIsShown()
    {
        QCOMPARE(find(u"wall.png"_s, {}).fate, ImageFate::Outside);
        QCOMPARE(find(u"file://"_s + m_root + u"/wall.png"_s, {}).fate, ImageFate::Outside);
    }

    void aChangedFileIsAnotherImage()
    {
        const QString path = m_root + u"/changing.png"_s;
        write(path, png(30, 20));
        const PreviewImages before = findPreviewImages({u"changing.png"_s}, rules());
        QCOMPARE(findPreviewImages({u"changing.png"_s}, rules(), before).value(u"changing.png"_s).key,
                 before.value(u"changing.png"_s).key);
        write(path, png(300, 200));
        const PreviewImage after =
            findPreviewImages({u"changing.png"_s}, rules(), before).value(u"changing.png"_s);
        QVERIFY(after.key != before.value(u"changing.png"_s).key);
        QCOMPARE(after.size, QSize(300, 200));
    }

    void whatWasFetchedIsShown()
    {
        const QString url = u"https://example.org/a.png"_s;
        ImageRules given = rules();
        given.fetched.insert(url, {.fate = ImageFate::Fetching, .bytes = {}});
        QCOMPARE(find(url, given).fate, ImageFate::Fetching);
        given.fetched.insert(url, {.fate = ImageFate::Shown, .bytes = png(30, 20)});
        QCOMPARE(find(url, given).fate, ImageFate::Shown);
        QCOMPARE(find(url, given).size, QSize(30, 20));
        given.fetched.insert(url, {.fate = ImageFate::Shown, .bytes = "<svg/>"});
        QCOMPARE(find(url, given).fate, ImageFate::Unreadable);
        given.fetched.insert(url, {.fate = ImageFate::Shown, .bytes = png(8000, 5001)});
        QCOMPARE(find(url, given).fate, ImageFate::TooLarge);
    }
};

QTEST_MAIN(TestPreviewImages)
#include "tst_preview_images.moc"
