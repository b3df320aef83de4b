// A table as a picture: legible, within what mails show, or none at all.
#include "ui/posts/table_picture.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestTablePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsEveryRow()
    {
        const NewsletterTable one{.header = {u"Crop"_s, u"Sown"_s}, .rows = {{u"Leek"_s, u"March"_s}}};
        NewsletterTable two = one;
        two.rows.push_back({u"Kale"_s, u"May"_s});
        const QImage first = painted(one);
        const QImage second = painted(two);
        QVERIFY(!first.isNull());
        QVERIFY(second.height() > first.height());
        QCOMPARE(second.width(), first.width());
        save(second, u"plain"_s);
    }

    void staysAsNarrowAsAPage()
    {
        const NewsletterTable table{
            .header = {u"What it is"_s, u"Why"_s, u"Since"_s},
            .rows = {
                {u"A long sentence, and one that goes on for so long that no page could hold it in one line"_s,
                 u"Another long sentence that would like to have all the room there is for itself, too"_s,
                 u"1843"_s}}};
        const QImage image = painted(table);
        QVERIFY2(image.width() <= 2 * 680, qPrintable(QString::number(image.width())));
        QVERIFY(image.height() > painted({.header = {u"A"_s}, .rows = {{u"B"_s}}}).height());
        save(image, u"long"_s);
    }

    void readsFromTheRight()
    {
        const NewsletterTable table{.header = {u"ירק"_s, u"חודש"_s}, .rows = {{u"כרישה"_s, u"מרץ"_s}}};
        const QImage image = painted(table);
        QVERIFY(!image.isNull());
        // The first column stands at the right: there its words are, against the edge.
        const NewsletterTable first{.header = {u"ירק"_s, QString()}, .rows = {}};
        const QImage alone = painted(first);
        QVERIFY(inkAt(alone, Qt::RightToLeft) > inkAt(alone, Qt::LeftToRight));
        save(image, u"mirrored"_s);
    }

    void whatIsNoPictureIsNone()
    {
        QCOMPARE(tablePicture({}, qApp->font()), QByteArray());
        NewsletterTable endless{.header = {u"A"_s}, .rows = {}};
        for (int i = 0; i < 5000; ++i)
            endless.rows.push_back({u"x"_s});
        QCOMPARE(tablePicture(endless, qApp->font()), QByteArray());
    }

    void manyColumnsDoNotHang()
    {
        NewsletterTable wide;
        for (int i = 0; i < 500; ++i)
            wide.header << u"Column"_s;
        QCOMPARE(tablePicture(wide, qApp->font()), QByteArray());
    }

private:
    static QImage painted(const NewsletterTable& table)
    {
        return QImage::fromData(tablePicture(table, Theme::font(TextSize::Body)), "PNG");
    }
    /// Dark points in one half of the first line.
    static int inkAt(const QImage& image, Qt::LayoutDirection side)
    {
        int ink = 0;
        const int from = side == Qt::LeftToRight ? 0 : image.width() / 2;
        for (int y = 0; y < image.height() - 8; ++y) {
            for (int x = from; x < from + image.width() / 2; ++x)
                ink += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
        }
        return ink;
    }
    static void save(const QImage& image, const QString& name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(image.save(QDir(folder).filePath(u"table-%1.png"_s.arg(name))));
    }
};

QTEST_MAIN(TestTablePicture)
#include "tst_table_picture.moc"
