#include "tests/app/open_window.h"
#include "ui/editor/editor.h"
#include <thread>
using namespace Qt::StringLiterals;
using namespace brickwork;
using namespace brickwork::test;
static QByteArray png(int side)
{
    QImage picture(side, side, QImage::Format_RGB32);
    picture.fill(side);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG") ? bytes : QByteArray();
}
class TestProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyAlt() { go("![](assets/picture.png)"); }
    void alt() { go("![x](assets/picture.png)"); }
    void clip()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, "words"));
        open.open(u"a.md"_s);
        QGuiApplication::clipboard()->setImage(QImage::fromData(png(7)));
        QTest::qWait(300);
    }
    void clipMime()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, "words"));
        open.open(u"a.md"_s);
        QGuiApplication::clipboard()->setImage(QImage::fromData(png(7)));
        const QMimeData* d = QGuiApplication::clipboard()->mimeData();
        qInfo() << d->formats() << d->hasText() << d->urls() << d->html();
        const auto p = d->imageData().value<QImage>();
        qInfo() << p;
        QTest::qWait(300);
    }
    void fileEmptyAlt()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        open.open(u"a.md"_s);
        const QString file = open.scratch.filePath(u"123.png"_s);
        QVERIFY(put(file, png(9)));
        open.write().putFiles({file});
        QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"![](assets/123.png)"_s, soon);
        QTest::qWait(300);
    }
    void escaped()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        open.open(u"a.md"_s);
        const QString file = open.scratch.filePath(u"123.png"_s);
        QVERIFY(put(file, png(9)));
        open.write().putFiles({file});
        QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"![](assets/123.png)"_s, soon);
        QTest::keyClick(open.editor(), Qt::Key_Escape);
        QTest::qWait(300);
    }
    void named()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        open.open(u"a.md"_s);
        const QString file = open.scratch.filePath(u"sea.png"_s);
        QVERIFY(put(file, png(9)));
        open.write().putFiles({file});
        QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"![sea](assets/sea.png)"_s, soon);
        QTest::qWait(300);
    }
    void typed()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        open.open(u"a.md"_s);
        open.type(u"hello"_s);
        QTest::qWait(600);
    }
    void typedPicture()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        QVERIFY(open.add(u"assets/123.png"_s, png(9)));
        open.open(u"a.md"_s);
        open.type(u"![](assets/123.png"_s);
        QTest::qWait(600);
    }
    void pngInThread()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        open.open(u"a.md"_s);
        const QImage image = QImage::fromData(png(7));
        std::thread t([image] { QByteArray b; QBuffer buffer(&b); (void) buffer.open(QIODevice::WriteOnly); (void) image.save(&buffer, "PNG"); });
        t.join();
        QTest::qWait(300);
    }
    void pastedNoWait()
    {
        OpenWindow open;
        QVERIFY(open.add(u"a.md"_s, ""));
        open.open(u"a.md"_s);
        QGuiApplication::clipboard()->setImage(QImage::fromData(png(7)));
        open.editor()->setFocus();
        open.editor()->paste();
        QTRY_COMPARE_WITH_TIMEOUT(open.write().text(), u"![](assets/picture.png)"_s, soon);
        QTest::qWait(300);
    }
private:
    void go(const QByteArray& text)
    {
        for (int i = 0; i < 3; ++i) {
            OpenWindow open;
            QVERIFY(open.add(u"a.md"_s, text));
            QVERIFY(open.add(u"assets/picture.png"_s, png(7)));
            open.open(u"a.md"_s);
            QTest::qWait(700);
        }
    }
};
int main(int argc, char** argv) { return runApart<TestProbe>(argc, argv); }
#include "tst_zz_probe.moc"
