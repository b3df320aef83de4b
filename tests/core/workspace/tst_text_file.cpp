#include "core/workspace/text_file.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QByteArray raw(const char* bytes, qsizetype size)
{
    return QByteArray(bytes, size);
}

const QByteArray bom = "\xEF\xBB\xBF";
const QByteArray ps = "\xE2\x80\xA9"; // U+2029
const QByteArray ls = "\xE2\x80\xA8"; // U+2028

} // namespace

class TestTextFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrips_data();
    void roundTrips();
    void decodes_data();
    void decodes();
    void refusesWhatIsNotText_data();
    void refusesWhatIsNotText();
    void carriesLineEnds_data();
    void carriesLineEnds();
    void dropsWhatCannotBeReadBack();
    void takesLargeFilesAsPlain();
    void normalisesTheSameTextOnce();
};

void TestTextFile::roundTrips_data()
{
    QTest::addColumn<QByteArray>("bytes");

    const QList<std::pair<const char*, QByteArray>> ends{
        {"LF", "\n"}, {"CRLF", "\r\n"}, {"CR", "\r"}, {"U+2029", ps}};
    for (const auto& [name, end] : ends) {
        QTest::addRow("%s: lines with a final one", name) << "one" + end + "two" + end;
        QTest::addRow("%s: lines without a final one", name) << "one" + end + "two";
        QTest::addRow("%s: nothing but one", name) << end;
        QTest::addRow("%s: nothing but three", name) << end + end + end;
        QTest::addRow("%s: at the start", name) << end + "one";
        QTest::addRow("%s: after a byte order mark", name) << bom + "one" + end + "two" + end;
        QTest::addRow("%s: empty lines between", name) << "one" + end + end + "two" + end;
        for (const auto& [other, second] : ends) {
            if (second != end) {
                QTest::addRow("%s, then %s", name, other) << "one" + end + "two" + second + "three";
                QTest::addRow("%s, then %s at once", name, other) << "one" + end + second + "three" + second;
            }
        }
    }
    QTest::newRow("CR CR LF") << QByteArray("one\r\r\ntwo");
    QTest::newRow("LF CR") << QByteArray("one\n\rtwo");
    QTest::newRow("CR at the very end") << QByteArray("one\r\ntwo\r");
    QTest::newRow("an empty file") << QByteArray();
    QTest::newRow("nothing but a byte order mark") << bom;
    QTest::newRow("two byte order marks") << bom + bom + "text\n";
    QTest::newRow("a byte order mark in the text") << "one " + bom + "two\n";
    QTest::newRow("white space only") << QByteArray("  \t \n \n");
    QTest::newRow("tabs and trailing spaces") << QByteArray("\tone  \n two \t\n");
    QTest::newRow("no-break spaces") << QByteArray(
        "Vraiment\xC2\xA0? \xC2\xAB\xE2\x80\xAFoui\xE2\x80\xAF\xC2\xBB\n");
    QTest::newRow("line separators within lines") << "one" + ls + "two\n" + ls + "three\r\n";
    QTest::newRow("next line and vertical tabs and form feeds") << QByteArray("a\xC2\x85"
                                                                              "b\x0B"
                                                                              "c\x0C"
                                                                              "d\n");
    QTest::newRow("accents composed and not") << QByteArray("\xC3\xA9 e\xCC\x81\n");
    QTest::newRow("zero-width characters and soft hyphens") << QByteArray("a\xE2\x80\x8B"
                                                                          "b\xE2\x80\x8D"
                                                                          "c\xC2\xAD"
                                                                          "d");
    QTest::newRow("right-to-left text with marks")
        << QByteArray("\xD7\xA9\xE2\x80\x8F\xD8\xB3\xE2\x80\xAB\n");
    QTest::newRow("emoji with joiners") << QByteArray("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB\n");
    QTest::newRow("the last character of all") << QByteArray("\xF4\x8F\xBF\xBF\n");
    QTest::newRow("noncharacters that a document carries")
        << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x92\n");
    QTest::newRow("object and other replacement characters") << QByteArray("\xEF\xBF\xBC\xEF\xBF\xBD\n");
    QTest::newRow("private use characters") << QByteArray("\xEE\x80\x80\xF3\xB0\x80\x80\n");
    QTest::newRow("control characters") << QByteArray("\x01\x07\x1B[0m\x7F\n");
    QTest::newRow("a zero byte") << raw("one\0two\r\n", 9);
    QTest::newRow("a zero byte alone") << raw("\0", 1);
    QTest::newRow("zero bytes at the end, as after a power cut") << raw("one\ntwo\n\0\0\0\0", 12);
    QTest::newRow("U+FDD0") << QByteArray("one\xEF\xB7\x90two\n");
    QTest::newRow("U+FDD1") << QByteArray("one\xEF\xB7\x91two\n");
    QTest::newRow("Latin-1") << QByteArray("caf\xE9\r\nna\xEFve\n");
    QTest::newRow("a cut character at the end") << QByteArray("caf\xC3");
    QTest::newRow("a continuation byte alone") << QByteArray("a\x80z\n");
    QTest::newRow("an overlong slash") << QByteArray("a\xC0\xAFz\n");
    QTest::newRow("half a surrogate pair") << QByteArray("a\xED\xA0\x80z\n");
    QTest::newRow("beyond the last character") << QByteArray("a\xF4\x90\x80\x80z\n");
    QTest::newRow("bytes that never occur") << QByteArray("a\xFEz\xFF\n");
    QTest::newRow("UTF-16, little end first") << raw("\xFF\xFEo\0n\0\r\0\n\0", 10);
    QTest::newRow("UTF-16, big end first") << raw("\xFE\xFF\0o\0n\0\n", 8);
    QTest::newRow("UTF-16, cut within a unit") << raw("\xFF\xFEo\0n", 5);
    QTest::newRow("UTF-32, little end first") << raw("\xFF\xFE\0\0o\0\0\0", 8);
    QTest::newRow("UTF-32, big end first") << raw("\0\0\xFE\xFF\0\0\0o", 8);
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    QTest::newRow("all 256 bytes") << all;
    QTest::newRow("a line of a million characters") << QByteArray(1'000'000, 'x') + "\r\nend";
    QTest::newRow("a hundred thousand mixed lines") << (QByteArray("one\ntwo\r\n\r").repeated(33'334));
}

void TestTextFile::roundTrips()
{
    QFETCH(QByteArray, bytes);
    const TextFile file = decodeText(bytes);
    QCOMPARE(encodeText(file.text, file), bytes);
    QCOMPARE(file.hash, ContentHash::of(bytes));
    QVERIFY(!file.text.contains(u'\r'));
    QVERIFY(!file.text.contains(QChar(u'\u2029')));
    QCOMPARE(file.kept, file.readOnlyReason.isEmpty() ? QByteArray() : bytes);
}

void TestTextFile::decodes_data()
{
    using Ends = std::vector<LineEnd>;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<TextForm>("form");

    QTest::newRow("an empty file has the usual form") << QByteArray() << QString() << TextForm{};
    QTest::newRow("a single line has the usual form") << QByteArray("one") << u"one"_s << TextForm{};
    QTest::newRow("LF") << QByteArray("a\nb\n") << u"a\nb\n"_s << TextForm{false, LineEnd::Lf, {}};
    QTest::newRow("CRLF") << QByteArray("a\r\nb") << u"a\nb"_s << TextForm{false, LineEnd::CrLf, {}};
    QTest::newRow("CR") << QByteArray("a\rb\r") << u"a\nb\n"_s << TextForm{false, LineEnd::Cr, {}};
    QTest::newRow("a byte order mark is no text") << bom + "a\n"
                                                  << u"a\n"_s << TextForm{true, LineEnd::Lf, {}};
    QTest::newRow("the most frequent line end is the usual one")
        << QByteArray("a\nb\r\nc\r\n") << u"a\nb\nc\n"_s
        << TextForm{false, LineEnd::CrLf, Ends{LineEnd::Lf, LineEnd::CrLf, LineEnd::CrLf}};
    QTest::newRow("the first one is, where two are as frequent")
        << QByteArray("a\rb\n") << u"a\nb\n"_s
        << TextForm{false, LineEnd::Cr, Ends{LineEnd::Cr, LineEnd::Lf}};
    QTest::newRow("a paragraph separator breaks a line and is never the usual one")
        << "a" + ps + "b" + ps + "c\n"
        << u"a\nb\nc\n"_s
        << TextForm{false, LineEnd::Lf,
                    Ends{LineEnd::ParagraphSeparator, LineEnd::ParagraphSeparator, LineEnd::Lf}};
    QTest::newRow("a line separator stays in its line")
        << "a" + ls + "b\n"
        << u"a\u2028b\n"_s << TextForm{false, LineEnd::Lf, {}};
    QTest::newRow("a no-break space stays one")
        << QByteArray("a\xC2\xA0!\n") << u"a\u00A0!\n"_s << TextForm{false, LineEnd::Lf, {}};
}

void TestTextFile::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(TextForm, form);
    const TextFile file = decodeText(bytes);
    QCOMPARE(file.text, text);
    QCOMPARE(file.form.bom, form.bom);
    QCOMPARE(file.form.usual, form.usual);
    QVERIFY(file.form.lineEnds == form.lineEnds);
    QVERIFY(file.readOnlyReason.isEmpty());
    QVERIFY(!file.plain);
}

void TestTextFile::refusesWhatIsNotText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    const QString hole = u"\uFFFD"_s;
    QTest::newRow("Latin-1") << QByteArray("caf\xE9\n") << u"caf"_s + hole + u"\n"_s;
    QTest::newRow("a zero byte") << raw("a\0b", 3) << u"a"_s + hole + u"b"_s;
    QTest::newRow("U+FDD0, which a document takes for its own")
        << QByteArray("a\xEF\xB7\x90") << u"a"_s + hole;
    QTest::newRow("U+FDD1") << QByteArray("a\xEF\xB7\x91") << u"a"_s + hole;
    QTest::newRow("UTF-16, little end first") << raw("\xFF\xFEo\0n\0\r\0\n\0", 10) << u"on\n"_s;
    QTest::newRow("UTF-16, big end first") << raw("\xFE\xFF\0o\0n", 6) << u"on"_s;
    QTest::newRow("UTF-32") << raw("\xFF\xFE\0\0o\0\0\0", 8) << u"o"_s;
}

void TestTextFile::refusesWhatIsNotText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    const TextFile file = decodeText(bytes);
    QVERIFY(!file.readOnlyReason.isEmpty());
    QCOMPARE(file.text, shown);
}

void TestTextFile::carriesLineEnds_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("after");

    const QByteArray mixed = "a\nb\r\nc\nd\r\ne\n"; // usual: LF
    QTest::newRow("a new line gets the usual end")
        << QByteArray("a\r\nb\r\n") << u"a\nnew\nb\n"_s << QByteArray("a\r\nnew\r\nb\r\n");
    QTest::newRow("an empty file gets LF") << QByteArray() << u"a\nb\n"_s << QByteArray("a\nb\n");
    QTest::newRow("the byte order mark stays") << bom + "a\r\n" << u"b\nc"_s << bom + "b\r\nc";
    QTest::newRow("lines before and after a change keep their ends")
        << mixed << u"a\nb\nC\nd\ne\n"_s << QByteArray("a\nb\r\nC\nd\r\ne\n");
    QTest::newRow("a changed line keeps its own end")
        << mixed << u"a\nB\nc\nd\ne\n"_s << QByteArray("a\nB\r\nc\nd\r\ne\n");
    QTest::newRow("two changed lines keep theirs, and so does what is between")
        << mixed << u"A\nb\nc\nD\ne\n"_s << QByteArray("A\nb\r\nc\nD\r\ne\n");
    QTest::newRow("a line changed and another put in")
        << mixed << u"a\nB\nc\nnew\nd\ne\n"_s << QByteArray("a\nB\r\nc\nnew\nd\r\ne\n");
    QTest::newRow("of a line broken in two, the new end is the usual one")
        << QByteArray("a\nbb\r\nc\n") << u"a\nb\nb\nc\n"_s << QByteArray("a\nb\nb\r\nc\n");
    QTest::newRow("a separator of paragraphs stays after a changed line") << "a" + ps + "b\n"
                                                                          << u"A\nb\n"_s << "A" + ps + "b\n";
    QTest::newRow("a line put in at the start moves no end")
        << mixed << u"new\na\nb\nc\nd\ne\n"_s << QByteArray("new\na\nb\r\nc\nd\r\ne\n");
    QTest::newRow("a line put in at the end moves no end")
        << mixed << u"a\nb\nc\nd\ne\nnew\n"_s << QByteArray("a\nb\r\nc\nd\r\ne\nnew\n");
    QTest::newRow("a removed line takes its end along")
        << mixed << u"a\nc\nd\ne\n"_s << QByteArray("a\nc\nd\r\ne\n");
    QTest::newRow("two lines joined") << mixed << u"a\nbc\nd\ne\n"_s << QByteArray("a\nbc\nd\r\ne\n");
    QTest::newRow("the final line end removed")
        << mixed << u"a\nb\nc\nd\ne"_s << QByteArray("a\nb\r\nc\nd\r\ne");
    QTest::newRow("an unusual end of the last line stays when the first one changes")
        << QByteArray("a\nb\nc\r\n") << u"x\nb\nc\n"_s << QByteArray("x\nb\nc\r\n");
    QTest::newRow("all removed") << mixed << QString() << QByteArray();
    QTest::newRow("all replaced") << mixed << u"x\ny"_s << QByteArray("x\ny");
    QTest::newRow("the same line once more, after itself")
        << QByteArray("a\r\na\nb\n") << u"a\na\na\nb\n"_s << QByteArray("a\r\na\na\nb\n");
    QTest::newRow("separators of paragraphs stay where nothing changed")
        << "a" + ps + "b\n"
        << u"a\nb\nc\n"_s << "a" + ps + "b\nc\n";
}

void TestTextFile::carriesLineEnds()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, text);
    QFETCH(QByteArray, after);
    QCOMPARE(encodeText(text, decodeText(before)), after);
}

void TestTextFile::dropsWhatCannotBeReadBack()
{
    const QString text = u"a"_s + QChar(u'\0') + u"b"_s + QChar(0xFDD0) + QChar(0xFDD1) + u"c"_s;
    const QByteArray bytes = encodeText(text, TextFile{});
    QCOMPARE(bytes, "abc");
    QVERIFY(decodeText(bytes).readOnlyReason.isEmpty());
}

void TestTextFile::takesLargeFilesAsPlain()
{
    const QByteArray limit = QByteArray("0123456789abcde\n").repeated(5 * 1024 * 1024 / 16);
    QVERIFY(!decodeText(limit).plain);
    const TextFile file = decodeText(limit + 'x');
    QVERIFY(file.plain);
    QVERIFY(file.readOnlyReason.isEmpty());
    QCOMPARE(encodeText(file.text, file), limit + 'x');
}

/// What was encoded is a fixed point: opening and saving again changes nothing more.
void TestTextFile::normalisesTheSameTextOnce()
{
    const TextFile base = decodeText("a\nb\r\nc\r\n");
    const QByteArray once = encodeText(u"a\nnew\nb\nc"_s, base);
    const TextFile again = decodeText(once);
    QCOMPARE(again.text, u"a\nnew\nb\nc"_s);
    QCOMPARE(encodeText(again.text, again), once);
}

QTEST_GUILESS_MAIN(TestTextFile)

#include "tst_text_file.moc"
