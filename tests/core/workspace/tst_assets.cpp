// Pictures beside a draft: named so that one finds them, never replacing anything, safe on the disk or said
// not to be.
#include "core/base/picture_file.h"
#include "core/workspace/assets.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace brickwork;
using namespace brickwork::test;

namespace {

const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n", 8) + "rest of a picture";
const QByteArray otherPng = QByteArray("\x89PNG\r\n\x1a\n", 8) + "rest of another";
const QByteArray jpeg = QByteArray("\xff\xd8\xff\xe0", 4) + "photo";

} // namespace

class TestAssets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreToldByTheirBytes_data();
    void picturesAreToldByTheirBytes();
    void namesAreReadable_data();
    void namesAreReadable();
    void aNameSaysWhatThereIsToSee_data();
    void aNameSaysWhatThereIsToSee();
    void aPictureGoesBesideItsDraft();
    void theSameBytesAreKeptOnce();
    void nothingIsEverReplaced();
    void aFileOfTheWorkspaceIsLinkedWhereItIs();
    void aHiddenFileOfTheWorkspaceIsCopied();
    void aDraftOfTheWorkspaceIsLinked();
    void aDraftOfAnotherPlaceIsRefused();
    void whatIsNoPictureIsRefused();
    void aFolderThatLeadsOutIsRefused();
    void aFolderThatMayNotBeWrittenIsSaid();
    void aFolderThatIsAwayIsNotMadeAnew();
};

void TestAssets::picturesAreToldByTheirBytes_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("png") << png << u"png"_s;
    QTest::newRow("jpeg") << jpeg << u"jpg"_s;
    QTest::newRow("gif") << QByteArray("GIF89a....") << u"gif"_s;
    QTest::newRow("webp") << QByteArray("RIFF\0\0\0\0WEBPVP8 ", 16) << u"webp"_s;
    QTest::newRow("avif") << QByteArray("\0\0\0\x20"
                                        "ftypavif",
                                        12)
                          << u"avif"_s;
    QTest::newRow("a drawing") << QByteArray("<?xml version=\"1.0\"?>\n<svg xmlns=\"x\">") << u"svg"_s;
    QTest::newRow("a page that holds a drawing") << QByteArray("<html><body><svg></svg>") << QString();
    QTest::newRow("a program") << QByteArray("\x7f"
                                             "ELF")
                               << QString();
    QTest::newRow("words") << QByteArray("# Title") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestAssets::picturesAreToldByTheirBytes()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QString, suffix);
    QCOMPARE(pictureSuffix(head), suffix);
}

void TestAssets::namesAreReadable_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("name");
    QTest::newRow("words") << u"The Sea, at Noon (2)"_s << u"the-sea-at-noon-2"_s;
    QTest::newRow("another script") << u"Море"_s << u"more"_s;
    QTest::newRow("a name Windows keeps") << u"con"_s << u"con-picture"_s;
    QTest::newRow("nothing to write") << u"???"_s << u"picture"_s;
    QTest::newRow("a path") << u"../../etc/passwd"_s << u"etc-passwd"_s;
}

void TestAssets::namesAreReadable()
{
    QFETCH(const QString, wanted);
    QFETCH(const QString, name);
    QCOMPARE(assetName(wanted), name);
    QVERIFY(assetName(QString(500, u'a')).size() <= 80);
}

void TestAssets::aNameSaysWhatThereIsToSee_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("words") << u"sea-side_at noon.jpg"_s << u"sea side at noon"_s;
    QTest::newRow("a camera") << u"IMG_2034.JPG"_s << QString();
    QTest::newRow("another camera") << u"DSC01234 (1).jpg"_s << QString();
    QTest::newRow("a phone") << u"PXL_20260101_120000.jpg"_s << QString();
    QTest::newRow("a screen") << u"Screenshot From 2026-01-01 12-00.png"_s << QString();
    QTest::newRow("a machine") << u"d41d8cd98f00b204e9800998ecf8427e.png"_s << QString();
    QTest::newRow("numbers") << u"20260101.png"_s << QString();
}

void TestAssets::aNameSaysWhatThereIsToSee()
{
    QFETCH(const QString, file);
    QFETCH(const QString, words);
    QCOMPARE(describedByName(file), words);
}

void TestAssets::aPictureGoesBesideItsDraft()
{
    const DraftsFolder drafts;
    QVERIFY(drafts.add(u"posts/a.md"_s, "# A"));
    const auto made = addAsset(drafts.workspace, DraftId{u"posts/a.md"_s}, u"The sea"_s, png);
    QVERIFY(made);
    QCOMPARE(made->path, u"assets/the-sea.png"_s);
    QCOMPARE(made->size, png.size());
    QCOMPARE(bytesOf(drafts.path(u"posts/assets/the-sea.png"_s)), png);
    const auto root = addAsset(drafts.workspace, {}, u"The sea"_s, png);
    QVERIFY(root);
    QCOMPARE(bytesOf(drafts.path(u"assets/the-sea.png"_s)), png);
    QCOMPARE(entriesOf(drafts.path(u"assets"_s)), QStringList{u"the-sea.png"_s});
}

void TestAssets::theSameBytesAreKeptOnce()
{
    const DraftsFolder drafts;
    QVERIFY(addAsset(drafts.workspace, {}, u"sea"_s, png));
    const auto again = addAsset(drafts.workspace, {}, u"another name"_s, png);
    QVERIFY(again);
    QCOMPARE(again->path, u"assets/sea.png"_s);
    QCOMPARE(entriesOf(drafts.path(u"assets"_s)).size(), 1);
}

void TestAssets::nothingIsEverReplaced()
{
    const DraftsFolder drafts;
    QVERIFY(drafts.add(u"assets/Sea.JPG"_s, "the writer's own"));
    const auto made = addAsset(drafts.workspace, {}, u"sea"_s, png);
    QVERIFY(made);
    QCOMPARE(made->path, u"assets/sea-2.png"_s);
    const auto third = addAsset(drafts.workspace, {}, u"sea"_s, otherPng);
    QVERIFY(third);
    QCOMPARE(third->path, u"assets/sea-3.png"_s);
    QCOMPARE(bytesOf(drafts.path(u"assets/Sea.JPG"_s)), QByteArray("the writer's own"));
    QCOMPARE(bytesOf(drafts.path(u"assets/sea-2.png"_s)), png);
}

void TestAssets::aFileOfTheWorkspaceIsLinkedWhereItIs()
{
    const DraftsFolder drafts;
    QVERIFY(drafts.add(u"posts/a.md"_s, "# A"));
    QVERIFY(drafts.add(u"pictures/My sea (1).jpg"_s, jpeg));
    const auto made =
        addAssetFile(drafts.workspace, DraftId{u"posts/a.md"_s}, drafts.path(u"pictures/My sea (1).jpg"_s));
    QVERIFY(made);
    QCOMPARE(made->path, u"../pictures/My sea (1).jpg"_s);
    QVERIFY(!QFileInfo::exists(drafts.path(u"posts/assets"_s)));
}

void TestAssets::aHiddenFileOfTheWorkspaceIsCopied()
{
    const DraftsFolder drafts;
    QVERIFY(drafts.add(u".cache/x.jpg"_s, jpeg));
    const auto made = addAssetFile(drafts.workspace, {}, drafts.path(u".cache/x.jpg"_s));
    QVERIFY(made);
    QCOMPARE(made->path, u"assets/x.jpg"_s);
}

void TestAssets::aDraftOfTheWorkspaceIsLinked()
{
    const DraftsFolder drafts;
    QVERIFY(drafts.add(u"posts/a.md"_s, "# A"));
    QVERIFY(drafts.add(u"b.md"_s, "# B"));
    const auto made = addAssetFile(drafts.workspace, DraftId{u"posts/a.md"_s}, drafts.path(u"b.md"_s));
    QVERIFY(made);
    QCOMPARE(made->path, u"../b.md"_s);
    QVERIFY(made->isDraft);
}

void TestAssets::aDraftOfAnotherPlaceIsRefused()
{
    const DraftsFolder drafts;
    const QString other = drafts.place.filePath(u"other.md"_s);
    QVERIFY(put(other, "# Other"));
    const auto made = addAssetFile(drafts.workspace, {}, other);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Refused);
    QVERIFY(made.error().sentence.contains(u"other.md"_s));
}

void TestAssets::whatIsNoPictureIsRefused()
{
    const DraftsFolder drafts;
    const QString program = drafts.place.filePath(u"sea.png"_s);
    QVERIFY(put(program, "\x7f"
                         "ELF"));
    for (const QString& file : {program, drafts.place.path()}) {
        const auto made = addAssetFile(drafts.workspace, {}, file);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Invalid);
    }
    const auto gone = addAssetFile(drafts.workspace, {}, drafts.place.filePath(u"gone.png"_s));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(drafts.path(u"assets"_s)));
}

void TestAssets::aFolderThatLeadsOutIsRefused()
{
    const DraftsFolder drafts;
    QVERIFY(QDir().mkpath(drafts.place.filePath(u"elsewhere"_s)));
    QVERIFY(QFile::link(drafts.place.filePath(u"elsewhere"_s), drafts.path(u"assets"_s)));
    const auto made = addAsset(drafts.workspace, {}, u"sea"_s, png);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Refused);
    QVERIFY(entriesOf(drafts.place.filePath(u"elsewhere"_s)).isEmpty());
}

void TestAssets::aFolderThatMayNotBeWrittenIsSaid()
{
    const DraftsFolder drafts;
    // Where a folder should be lies a file: that stops the administrator, too.
    QVERIFY(drafts.add(u"assets"_s, "a file"));
    const auto made = addAsset(drafts.workspace, {}, u"sea"_s, png);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Unwritable);
    QVERIFY(!made.error().sentence.isEmpty());
    QCOMPARE(bytesOf(drafts.path(u"assets"_s)), QByteArray("a file"));
}

void TestAssets::aFolderThatIsAwayIsNotMadeAnew()
{
    const DraftsFolder drafts;
    QVERIFY(QDir(drafts.workspace.root).removeRecursively());
    const auto made = addAsset(drafts.workspace, {}, u"sea"_s, png);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(drafts.workspace.root));
}

QTEST_GUILESS_MAIN(TestAssets)
#include "tst_assets.moc"
