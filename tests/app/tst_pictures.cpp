// Pictures put into a draft of the whole window: copied beside it, linked, described, and said where that
// cannot be; and how text is set, from one start to the next.
#include "app/writing_style_store.h"
#include "tests/app/open_window.h"
#include "ui/editor/editor.h"
#include "ui/settings/settings_page.h"

#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace brickwork;
using namespace brickwork::test;

namespace {

QByteArray png(int side)
{
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(side);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG") ? bytes : QByteArray();
}

void pasteFiles(const OpenWindow& open, const QStringList& files)
{
    QList<QUrl> urls;
    for (const QString& file : files)
        urls << QUrl::fromLocalFile(file);
    auto* data = new QMimeData;
    data->setUrls(urls);
    QGuiApplication::clipboard()->setMimeData(data);
    open.editor()->setFocus();
    QTest::keyClick(open.editor(), Qt::Key_V, Qt::ControlModifier);
}

void pastePicture(const OpenWindow& open, int side)
{
    QGuiApplication::clipboard()->setImage(QImage::fromData(png(side)));
    open.editor()->setFocus();
    QTest::keyClick(open.editor(), Qt::Key_V, Qt::ControlModifier);
}

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsCopiedBesideItsDraftAndLinked();
    void aPictureOfTheClipboardBecomesAFile();
    void anUntitledDraftIsSavedFirst();
    void anUntitledDraftWithoutAWordLinksFromTheRoot();
    void aFileOfTheWorkspaceIsLinkedWhereItIs();
    void aDraftIsLinkedByItsTitle();
    void whatIsNoPictureIsSaid();
    void aFolderThatCannotBeMadeIsSaid();
    void theStyleComesBack();
    void settingsAndCommandsAgree();
};

void TestPictures::aFileIsCopiedBesideItsDraftAndLinked()
{
    OpenWindow open;
    QVERIFY(open.add(u"posts/a.md"_s, "# A\n\n"));
    const QString file = open.scratch.filePath(u"Sea side.png"_s);
    QVERIFY(put(file, png(9)));
    open.open(u"posts/a.md"_s);
    open.cursorTo(5);
    pasteFiles(open, {file});
    QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"# A\n\n![Sea side](assets/sea-side.png)"_s, soon);
    QCOMPARE(open.bytes(u"posts/assets/sea-side.png"_s), png(9));
    QVERIFY(open.find("altTextHint")->isVisible());
    open.type(u"The sea"_s);
    open.picture("alt-text");
    QTest::keyClick(open.editor(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(open.bytes(u"posts/a.md"_s), "# A\n\n![The sea](assets/sea-side.png)", soon);
}

void TestPictures::aPictureOfTheClipboardBecomesAFile()
{
    OpenWindow open;
    QVERIFY(open.add(u"a.md"_s, ""));
    open.open(u"a.md"_s);
    pastePicture(open, 7);
    QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"![](assets/picture.png)"_s, soon);
    QCOMPARE(QImage::fromData(open.bytes(u"assets/picture.png"_s)).size(), QSize(7, 7));
    QTest::keyClick(open.editor(), Qt::Key_Escape);
    pastePicture(open, 8);
    QTRY_VERIFY_WITH_TIMEOUT(open.write().text().endsWith(u"![](assets/picture-2.png)"_s), soon);
}

void TestPictures::anUntitledDraftIsSavedFirst()
{
    OpenWindow open;
    open.open();
    open.session->workspace()->handle(Command::NewDraft);
    open.type(u"Words first "_s);
    pastePicture(open, 7);
    QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"Words first ![](assets/picture.png)"_s, soon);
    QVERIFY(!open.drafts().state().id.isEmpty());
    QVERIFY(open.exists(u"assets/picture.png"_s));
}

void TestPictures::anUntitledDraftWithoutAWordLinksFromTheRoot()
{
    OpenWindow open;
    open.open();
    open.session->workspace()->handle(Command::NewDraft);
    pastePicture(open, 7);
    QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"![](assets/picture.png)"_s, soon);
    QTRY_VERIFY_WITH_TIMEOUT(!open.drafts().state().id.isEmpty(), soon);
    QVERIFY(!open.drafts().state().id.value.contains(u'/'));
}

void TestPictures::aFileOfTheWorkspaceIsLinkedWhereItIs()
{
    OpenWindow open;
    QVERIFY(open.add(u"posts/a.md"_s, ""));
    QVERIFY(open.add(u"maps/x (1).png"_s, png(5)));
    open.open(u"posts/a.md"_s);
    pasteFiles(open, {open.root + u"/maps/x (1).png"_s});
    QTRY_VERIFY_WITH_TIMEOUT(open.write().text().endsWith(u"](../maps/x%20%281%29.png)"_s), soon);
    QVERIFY(!open.exists(u"posts/assets"_s));
}

void TestPictures::aDraftIsLinkedByItsTitle()
{
    OpenWindow open;
    QVERIFY(open.add(u"posts/a.md"_s, "see "));
    QVERIFY(open.add(u"b.md"_s, "# On bricks\n"));
    open.open(u"posts/a.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(open.listed().contains(u"On bricks"_s), soon);
    open.cursorTo(4);
    pasteFiles(open, {open.root + u"/b.md"_s});
    QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"see [On bricks](../b.md)"_s, soon);
    QVERIFY(!open.find("altTextHint")->isVisible());
}

void TestPictures::whatIsNoPictureIsSaid()
{
    OpenWindow open;
    QVERIFY(open.add(u"a.md"_s, "words"));
    const QString program = open.scratch.filePath(u"program.bin"_s);
    const QString other = open.scratch.filePath(u"other.md"_s);
    QVERIFY(put(program, "\x7f"
                         "ELF"));
    QVERIFY(put(other, "# Other"));
    open.open(u"a.md"_s);
    pasteFiles(open, {program, other});
    QTRY_VERIFY_WITH_TIMEOUT(open.toast().contains(u"program.bin"_s), soon);
    QVERIFY(open.toast().contains(u"other.md"_s));
    QCOMPARE(open.write().text(), u"words"_s);
}

void TestPictures::aFolderThatCannotBeMadeIsSaid()
{
    OpenWindow open;
    QVERIFY(open.add(u"a.md"_s, "words"));
    QVERIFY(open.add(u"assets"_s, "a file in its way"));
    open.open(u"a.md"_s);
    pastePicture(open, 7);
    QTRY_VERIFY_WITH_TIMEOUT(open.toast().contains(u"assets"_s), soon);
    QCOMPARE(open.write().text(), u"words"_s);
    QCOMPARE(open.bytes(u"assets"_s), "a file in its way");
}

void TestPictures::theStyleComesBack()
{
    OpenWindow open;
    QVERIFY(open.add(u"a.md"_s, "words"));
    open.open(u"a.md"_s);
    QTest::keyClick(open.editor(), Qt::Key_Plus, Qt::ControlModifier);
    WritingStyle style = open.write().writingStyle();
    QCOMPARE(style.zoom, 110);
    style.column = 0;
    style.lit = Lit::Sentence;
    style.family = u"Some Font"_s;
    style.pairs = false;
    Q_EMIT open.window().settings().writingStyleChosen(style);
    QCOMPARE(open.write().writingStyle(), style);
    open.renew();
    QCOMPARE(open.write().writingStyle(), style);
    QSettings().setValue(u"writing/zoom"_s, u"nonsense"_s);
    QSettings().setValue(u"writing/column"_s, 9000);
    QCOMPARE(savedWritingStyle().zoom, 100);
    QCOMPARE(savedWritingStyle().column, WritingStyle::widestColumn);
}

void TestPictures::settingsAndCommandsAgree()
{
    OpenWindow open;
    QVERIFY(open.add(u"a.md"_s, "words"));
    open.open(u"a.md"_s);
    QTest::keyClick(open.editor(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(open.find<QSpinBox>("settings.zoom")->value(), 90);
    open.find<QCheckBox>("settings.typewriter")->click();
    QVERIFY(open.write().writingStyle().typewriter);
    open.window().showPage(Page::Settings);
    open.picture("settings-writing");
}

int main(int argc, char** argv)
{
    return runApart<TestPictures>(argc, argv);
}
#include "tst_pictures.moc"
