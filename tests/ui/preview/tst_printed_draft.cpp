// A draft on paper: what stands on which page, what is painted, and what the file of pages holds.
#include "ui/preview/page_breaks.h"
#include "ui/preview/printed_draft.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF a4(595, 842);
constexpr double fine = 2; // dots a unit

QString paragraphs(int count)
{
    QString text;
    for (int i = 1; i <= count; ++i)
        text +=
            u"Paragraph %1 has enough words in it to take more than one line of the page that it is printed "
            u"on, whatever the size of its letters is, and then a few more.\n\n"_s.arg(i);
    return text;
}

PrintOrder orderOf(const QString& text, const QString& title = u"Letters"_s)
{
    return {.text = text, .title = title, .images = {}, .style = printedStyle(), .paper = a4};
}

QImage pageOf(const PrintedDraft& draft, int page)
{
    QImage image((draft.paper() * fine).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(fine, fine);
    draft.paintPage(painter, page);
    return image;
}

/// Pixels of a part of the paper, told as shares of it, that `is` is true for.
template <typename Is>
int pixels(const QImage& page, QRectF part, Is is)
{
    const QRect area(qRound(part.x() * page.width()), qRound(part.y() * page.height()),
                     qRound(part.width() * page.width()), qRound(part.height() * page.height()));
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += is(page.pixelColor(x, y)) ? 1 : 0;
    }
    return count;
}

int darkPixels(const QImage& page, QRectF part)
{
    return pixels(page, part, [](const QColor& colour) { return colour.lightness() < 128; });
}

constexpr QRectF body(0.1, 0.07, 0.8, 0.86);
constexpr QRectF foot(0.1, 0.945, 0.8, 0.04);

/// Writes the pages into the folder that BRICKWORK_PICTURES names, to be looked at.
void keep(const PrintedDraft& draft, const QString& name)
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    for (int page = 0; page < std::min(draft.pageCount(), 4); ++page)
        QVERIFY(pageOf(draft, page).save(u"%1/%2-%3.png"_s.arg(folder, name).arg(page + 1)));
    QFile file(u"%1/%2.pdf"_s.arg(folder, name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(draft.pdf());
}

qsizetype pagesIn(const QByteArray& pdf)
{
    static const QRegularExpression page(u"/Type\\s*/Page\\b(?!s)"_s);
    return QString::fromLatin1(pdf).count(page);
}

/// As a string of the file is written in UTF-16.
QByteArray written(const QString& text)
{
    QByteArray bytes("\xfe\xff");
    for (const QChar c : text)
        bytes +=
            QByteArray().append(static_cast<char>(c.unicode() >> 8)).append(static_cast<char>(c.unicode()));
    return bytes;
}

} // namespace

class TestPrintedDraft : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void anEmptyDraftIsOnePage()
    {
        const PrintedDraft draft(orderOf({}, {}));
        QCOMPARE(draft.pageCount(), 1);
        QCOMPARE(darkPixels(pageOf(draft, 0), body), 0);
    }

    void textIsPainted()
    {
        const PrintedDraft draft(orderOf(u"A few words.\n"_s));
        QCOMPARE(draft.pageCount(), 1);
        const QImage page = pageOf(draft, 0);
        QVERIFY(darkPixels(page, body) > 50);
        QCOMPARE(page.pixelColor(0, 0), QColor(Qt::white));
    }

    void theMarginsAreLeftFree()
    {
        const PrintedDraft draft(orderOf(paragraphs(60)));
        const QImage page = pageOf(draft, 0);
        QCOMPARE(darkPixels(page, {0, 0, 1, 0.073}), 0);
        QCOMPARE(darkPixels(page, {0, 0, 0.1, 1}), 0);
        QCOMPARE(darkPixels(page, {0.9, 0, 0.1, 1}), 0);
    }

    void codeStandsOnACard()
    {
        const PrintedDraft plain(orderOf(u"word\n"_s));
        const PrintedDraft code(orderOf(u"```\nword\n```\n"_s));
        const QColor card = tokensOf(Scheme::Light).wall;
        const auto ofCard = [&](const QColor& colour) { return colour == card; };
        QCOMPARE(pixels(pageOf(plain, 0), body, ofCard), 0);
        QVERIFY(pixels(pageOf(code, 0), body, ofCard) > 10'000);
    }

    void coloursAreLightWhateverTheWindowHas()
    {
        m_theme.setMode(ThemeMode::Dark);
        const PrintedDraft dark(orderOf(paragraphs(2)));
        const QImage inDark = pageOf(dark, 0);
        m_theme.setMode(ThemeMode::Light);
        const PrintedDraft light(orderOf(paragraphs(2)));
        QCOMPARE(inDark, pageOf(light, 0));
    }

    void everyPageHasANumberAndIsFull()
    {
        const PrintedDraft draft(orderOf(paragraphs(300)));
        QVERIFY(draft.pageCount() > 10);
        for (int page = 0; page < draft.pageCount(); ++page) {
            const QImage image = pageOf(draft, page);
            QVERIFY2(pixels(image, foot, [](const QColor& c) { return c.lightness() < 200; }) > 30,
                     qPrintable(QString::number(page)));
            QVERIFY(darkPixels(image, body) > 50);
            // All but the last one reach down to where pages end.
            if (page + 1 < draft.pageCount())
                QVERIFY(darkPixels(image, {0.1, 0.84, 0.8, 0.09}) > 50);
        }
        QVERIFY(pageOf(draft, 0).copy(0, 2100, 1587, 145) != pageOf(draft, 1).copy(0, 2100, 1587, 145));
    }

    void theFileHasItsPagesAndItsTitle()
    {
        const PrintedDraft draft(orderOf(paragraphs(80), u"Über Mörtel"_s));
        const QByteArray pdf = draft.pdf();
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(draft.pageCount() > 1);
        QCOMPARE(pagesIn(pdf), draft.pageCount());
        QVERIFY(pdf.contains(written(u"Über Mörtel"_s)));
    }

    void linksOfTheWebCanBeFollowed()
    {
        const PrintedDraft draft(orderOf(u"[a](https://example.org/x) [b](letter.md) [c](javascript:x)\n"_s));
        const QByteArray pdf = draft.pdf();
        QVERIFY(pdf.contains("(https://example.org/x)"));
        QVERIFY(!pdf.contains("letter.md"));
        QVERIFY(!pdf.contains("javascript"));
    }

    void aLinkCannotWriteIntoTheFile()
    {
        const QByteArray pdf = PrintedDraft(orderOf(u"[a](<https://example.org/)>>/JS\\)(x>)\n"_s)).pdf();
        QVERIFY(pdf.contains("example.org/%29"));
        QVERIFY(!pdf.contains("/JS\\)"));
        QVERIFY(!pdf.contains("example.org/)"));
    }

    void linksWithinTheDraftLeadThere()
    {
        const QString text = u"[Go](#the-end), or not[^1].\n\n"_s + paragraphs(30) +
                             u"## The end\n\nGone.\n\n[^1]: A note.\n"_s;
        const QByteArray pdf = PrintedDraft(orderOf(text)).pdf();
        // Once where the link is, once where it leads.
        for (const QString& aim : {u"the-end"_s, u"note-1"_s, u"ref-1"_s})
            QVERIFY2(pdf.count(written(aim)) >= 2, qPrintable(aim));
    }

    void aCardOfManyLinesHasNoSeams()
    {
        const PrintedDraft draft(orderOf(u"```\n"_s + u"line\n"_s.repeated(140) + u"```\n"_s));
        const QColor card = tokensOf(Scheme::Light).wall;
        for (int page = 0; page < draft.pageCount(); ++page) {
            const QImage image = pageOf(draft, page);
            const int column = image.width() * 4 / 5; // right of the text, on the card
            int first = 0;
            while (first < image.height() && image.pixelColor(column, first) != card)
                ++first;
            int last = image.height() - 1;
            while (last > first && image.pixelColor(column, last) != card)
                --last;
            QVERIFY(last - first > 100);
            for (int y = first; y <= last; ++y)
                QCOMPARE(image.pixelColor(column, y), card);
        }
    }

    void picturesArePainted()
    {
        QTemporaryDir folder;
        QImage picture(2400, 300, QImage::Format_RGB32);
        picture.fill(Qt::darkBlue);
        QVERIFY(picture.save(folder.filePath(u"wall.png"_s)));
        PrintOrder order = orderOf(u"![A wall](wall.png)\n"_s);
        order.images.root = QDir(folder.path()).canonicalPath();
        const PrintedDraft draft(order);
        const QImage page = pageOf(draft, 0);
        const auto ofPicture = [](const QColor& colour) { return colour == QColor(Qt::darkBlue); };
        // As wide as the column: 166 mm of 210, an eighth of that tall.
        QVERIFY(pixels(page, {0, 0, 1, 1}, ofPicture) > 1200 * 150);
        QCOMPARE(pixels(page, {0.9, 0, 0.1, 1}, ofPicture), 0);
    }

    void allLinesOfLongCodeAreOnSomePage()
    {
        QString code;
        for (int i = 0; i < 150; ++i)
            code += u"line %1 of code\n"_s.arg(i);
        const PrintedDraft draft(orderOf(u"```\n"_s + code + u"```\n"_s));
        QVERIFY(draft.pageCount() >= 3);
        QVERIFY(draft.pageCount() <= 5);
    }

    void aWideLineOfCodeIsWrapped()
    {
        const QString line = QString(u'x').repeated(2000);
        const PrintedDraft draft(orderOf(u"```\n"_s + line + u"\n```\n"_s));
        const QImage page = pageOf(draft, 0);
        QCOMPARE(darkPixels(page, {0.9, 0, 0.1, 1}), 0);
        QVERIFY(darkPixels(page, {0.1, 0.15, 0.8, 0.1}) > 50);
    }

    void itIsMadeInAnotherThread()
    {
        QByteArray pdf;
        const std::unique_ptr<QThread> thread(
            QThread::create([&pdf, order = orderOf(paragraphs(40))] { pdf = PrintedDraft(order).pdf(); }));
        thread->start();
        QVERIFY(thread->wait(120'000));
        QVERIFY(pagesIn(pdf) > 1);
    }

    void hostileDraftsEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quotes in quotes") << QString(u'>').repeated(5'000) + u" deep\n"_s;
        QTest::newRow("brackets that never close") << QString(u'[').repeated(50'000);
        QTest::newRow("a word of a megabyte") << QString(u'x').repeated(1'000'000);
        QTest::newRow("nothing but headings") << u"# Heading\n\n"_s.repeated(3'000);
        QTest::newRow("a table of a thousand rows") << u"|a|b|\n|-|-|\n"_s + u"|c|d|\n"_s.repeated(1'000);
        QTest::newRow("lists in lists") << [] {
            QString text;
            for (int i = 0; i < 300; ++i)
                text += QString(i * 2, u' ') + u"- x\n"_s;
            return text;
        }();
    }
    void hostileDraftsEnd()
    {
        QFETCH(const QString, text);
        const PrintedDraft draft(orderOf(text));
        QVERIFY(draft.pageCount() >= 1);
        QCOMPARE(pagesIn(draft.pdf()), draft.pageCount());
    }

    void aTinySheetHoldsSomething()
    {
        PrintOrder order = orderOf(paragraphs(3));
        order.paper = {120, 90};
        const PrintedDraft draft(order);
        QVERIFY(draft.pageCount() > 1);
        QVERIFY(darkPixels(pageOf(draft, 0), {0, 0, 1, 1}) > 0);
    }

    void pagesBreakBetweenStrips_data();
    void pagesBreakBetweenStrips();

    void paperIsWhatLiesInThePrinters()
    {
        QCOMPARE(usualPaper(QLocale::UnitedStates).id(), QPageSize::Letter);
        QCOMPARE(usualPaper(QLocale::Canada).id(), QPageSize::Letter);
        QCOMPARE(usualPaper(QLocale::Germany).id(), QPageSize::A4);
        QCOMPARE(usualPaper(QLocale::UnitedKingdom).id(), QPageSize::A4);
    }

    void pagesToLookAt();
};

using Heights = QList<int>;

void TestPrintedDraft::pagesBreakBetweenStrips_data()
{
    QTest::addColumn<Heights>("heights"); // negative: stays with the next one
    QTest::addColumn<Heights>("pages");   // how tall each is
    QTest::newRow("nothing is one page") << Heights{} << Heights{0};
    QTest::newRow("what fits is one page") << Heights{40, 60} << Heights{100};
    QTest::newRow("what does not fit goes on the next") << Heights{40, 61} << Heights{40, 61};
    QTest::newRow("a heading goes with its text") << Heights{50, -30, 30} << Heights{50, 60};
    QTest::newRow("two headings go with their text") << Heights{50, -20, -20, 30} << Heights{50, 70};
    QTest::newRow("what belongs together but fits nowhere is parted")
        << Heights{-60, -60, 60} << Heights{60, 60, 60};
    QTest::newRow("what is taller than a page is cut")
        << Heights{10, 250, 10} << Heights{10, 100, 100, 50, 10};
    QTest::newRow("a heading before what is taller than a page") << Heights{-10, 150} << Heights{10, 100, 50};
}

void TestPrintedDraft::pagesBreakBetweenStrips()
{
    QFETCH(const Heights, heights);
    QFETCH(const Heights, pages);
    std::vector<PageStrip> strips;
    double top = 0;
    for (const int height : heights) {
        const int tall = std::abs(height);
        strips.push_back({.top = top, .bottom = top + tall, .keepsNext = height < 0, .block = 0});
        top += tall;
    }
    Heights found;
    double next = 0;
    for (const PageSlice& slice : pagesOf(strips, 100)) {
        QCOMPARE(slice.top, next); // nothing is lost, nothing stands twice
        next = slice.bottom;
        found << qRound(slice.bottom - slice.top);
    }
    QCOMPARE(found, pages);
}

void TestPrintedDraft::pagesToLookAt()
{
    QTemporaryDir folder;
    QImage picture(1600, 500, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(folder.filePath(u"wall.png"_s)));
    QString code;
    for (int i = 0; i < 45; ++i)
        code +=
            u"int brick%1 = lay(%1, \"mortar\"); // one more, and a comment that is long enough to be wrapped on paper\n"_s
                .arg(i);
    const QString text =
        u"# The wall\n\nA [link](https://example.org), a note[^1], `code` and **strong** words. "_s +
        paragraphs(2) +
        u"> A quote that is long enough to take two lines of the page on which it stands, and of which a bar tells.\n>\n> And more of it.\n\n- one\n- two\n  - inner\n- [x] done\n- [ ] open\n\n1. first\n2. second\n\n---\n\n![A wall](wall.png)\n\n| Brick | Weight | Where |\n|---|--:|---|\n| small | 1 | left |\n| large | 20 | right |\n\n## Code\n\n```cpp\n"_s +
        code + u"```\n\n"_s + paragraphs(6) +
        u"## שלום עולם\n\nזהו טקסט בעברית עם כמה מילים.\n\n> ציטוט בעברית\n\n- פריט\n\n[^1]: The note itself.\n"_s;
    PrintOrder order = orderOf(text, u"The wall, and what it is made of"_s);
    order.images.root = QDir(folder.path()).canonicalPath();
    const PrintedDraft draft(order);
    keep(draft, u"printed"_s);
    // Code of 45 wrapped lines does not fit beside all that stands before it.
    QVERIFY(draft.pageCount() >= 3);
}

QTEST_MAIN(TestPrintedDraft)
#include "tst_printed_draft.moc"
