#include "core/markdown/document.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestWordCount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainText_data();
    void plainText();
    void asciiIsCountedAsIcuCounts();
    void places_data();
    void places();
    void footnoteCountsOnce();
    void frontMatterIsApart_data();
    void frontMatterIsApart();
};

void TestWordCount::plainText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("cjk");

    QTest::newRow("nothing is no word") << u""_s << 0 << 0;
    QTest::newRow("white space is no word") << u" \t\n\u00A0\u3000 "_s << 0 << 0;
    QTest::newRow("two words") << u"hello world"_s << 2 << 0;
    QTest::newRow("punctuation is no word") << u"Well... yes! (no?) -- & / *"_s << 3 << 0;
    QTest::newRow("a straight apostrophe joins") << u"don't I'll o'clock"_s << 3 << 0;
    QTest::newRow("a curly apostrophe joins") << u"don’t l’été"_s << 2 << 0;
    QTest::newRow("quotes around words do not join") << u"'one' ‘two’ \"three\" “four” «cinq»"_s << 5 << 0;
    QTest::newRow("a hyphen joins") << u"e-mail well-known mother-in-law"_s << 3 << 0;
    QTest::newRow("a non-breaking hyphen joins") << u"e\u2011mail e\u2010mail"_s << 2 << 0;
    QTest::newRow("rock-'n'-roll is one") << u"rock-'n'-roll rock-’n’-roll"_s << 2 << 0;
    QTest::newRow("a lone hyphen joins nothing") << u"one - two -three four-"_s << 4 << 0;
    QTest::newRow("two hyphens are a dash") << u"one--two three---four"_s << 4 << 0;
    QTest::newRow("dashes part") << u"one—two three–four"_s << 4 << 0;
    QTest::newRow("an ellipsis parts") << u"one…two three...four"_s << 4 << 0;
    QTest::newRow("a slash parts") << u"and/or"_s << 2 << 0;
    QTest::newRow("a decimal number is one") << u"3.14 1,000.50 1,000"_s << 3 << 0;
    QTest::newRow("a date of digits is one") << u"2025-01-15"_s << 1 << 0;
    QTest::newRow("an abbreviation is one") << u"e.g. U.S.A. i.e."_s << 3 << 0;
    QTest::newRow("letters and digits make one") << u"B2B mp3 4th v1.2"_s << 4 << 0;
    QTest::newRow("an underscore joins") << u"snake_case __init__ ___"_s << 2 << 0;
    QTest::newRow("a colon parts") << u"a:b note:this"_s << 4 << 0;
    QTest::newRow("an address in plain text") << u"me@example.com"_s << 2 << 0;
    QTest::newRow("money and percent") << u"$5 10% €7"_s << 3 << 0;
    QTest::newRow("an emoji is no word") << u"👍 🎉🎉 👩‍👩‍👧 🇩🇪"_s << 0 << 0;
    QTest::newRow("an emoji beside words") << u"good👍 job 🎉"_s << 2 << 0;
    QTest::newRow("a keycap has a digit") << u"1️⃣"_s << 1 << 0;
    QTest::newRow("German") << u"Größe über Straße Äpfel"_s << 4 << 0;
    QTest::newRow("combining marks stay with their letters")
        << u"cafe\u0301 re\u0301sume\u0301 a\u0308b"_s << 3 << 0;
    QTest::newRow("a lone combining mark is no word") << u"\u0301"_s << 0 << 0;
    QTest::newRow("Cyrillic") << u"Привет, мир! Кое-что ещё"_s << 4 << 0;
    QTest::newRow("Ukrainian, beyond the Russian letters") << u"їжак ґанок п’ять"_s << 3 << 0;
    QTest::newRow("Greek") << u"Καλημέρα κόσμε"_s << 2 << 0;
    QTest::newRow("Vietnamese") << u"Tiếng Việt rất đẹp"_s << 4 << 0;
    QTest::newRow("Arabic") << u"السلام عليكم، كيف الحال؟"_s << 4 << 0;
    QTest::newRow("Arabic with vowel marks") << u"مُحَمَّدٌ رَسُولُ"_s << 2 << 0;
    QTest::newRow("Hebrew") << u"שלום עולם"_s << 2 << 0;
    QTest::newRow("Hebrew acronym with a quote inside") << u"צה\"ל"_s << 1 << 0;
    QTest::newRow("Hindi") << u"नमस्ते दुनिया"_s << 2 << 0;
    QTest::newRow("Han counts by character") << u"你好世界"_s << 4 << 4;
    QTest::newRow("Han punctuation is no word") << u"你好，世界。「好」"_s << 5 << 5;
    QTest::newRow("Han beyond the first plane") << u"𠮷野家"_s << 3 << 3;
    QTest::newRow("a hyphen joins no Han") << u"日-本"_s << 2 << 2;
    QTest::newRow("Japanese counts by character") << u"日本語のテキスト"_s << 8 << 8;
    QTest::newRow("the long vowel mark counts") << u"コーヒー"_s << 4 << 4;
    QTest::newRow("the iteration mark counts") << u"人々"_s << 2 << 2;
    QTest::newRow("half-width katakana with a voicing mark") << u"ｶﾞｽ"_s << 2 << 2;
    QTest::newRow("a combining voicing mark belongs to its kana") << u"か\u3099"_s << 1 << 1;
    QTest::newRow("mixed Han and Latin") << u"我用iPhone写blog"_s << 5 << 3;
    QTest::newRow("mixed Han and digits") << u"2025年1月15日"_s << 6 << 3;
    QTest::newRow("Korean counts by word") << u"안녕하세요 세계"_s << 2 << 0;
    QTest::newRow("Thai counts by the dictionary's words") << u"สวัสดีชาวโลก"_s << 3 << 0;
    QTest::newRow("a lone surrogate does no harm") << (u"a"_s + QChar(0xD83D) + u"b"_s) << 2 << 0;
    QTest::newRow("the zero-width space of some editors") << u"one\u200Btwo"_s << 2 << 0;
    QTest::newRow("a soft hyphen does not part") << u"Donau\u00ADdampf"_s << 1 << 0;
    QTest::newRow("a numeral of its own kind") << u"½ Ⅷ"_s << 2 << 0;
}

void TestWordCount::plainText()
{
    QFETCH(QString, text);
    int cjk = -1;
    QTEST(countWords(text, &cjk), "words");
    QTEST(cjk, "cjk");
}

// ASCII runs are counted without ICU. An object replacement character followed by a private one sends the
// same run through ICU, and neither adds a word or touches its neighbour.
void TestWordCount::asciiIsCountedAsIcuCounts()
{
    static constexpr QStringView kAlphabet = u"abZ019_.,;:'-\"/@é’";
    QRandomGenerator random(20250115);
    for (int round = 0; round < 20000; ++round) {
        QString run;
        const int length = random.bounded(1, 9);
        for (int i = 0; i < length; ++i)
            run += kAlphabet[random.bounded(static_cast<int>(kAlphabet.size()))];
        const int fast = countWords(run);
        const int icu = countWords(run + u"\uFFFC\uE000"_s);
        if (fast != icu)
            qWarning() << run;
        QCOMPARE(fast, icu);
    }
}

void TestWordCount::places_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("counts"); // prose, quotes, headings, code, cjk

    using Counts = QList<int>;
    QTest::newRow("a paragraph over lines") << u"one two\nthree\n\nfour"_s << Counts{4, 0, 0, 0, 0};
    QTest::newRow("emphasis inside a word does not part it")
        << u"un**believ**able"_s << Counts{1, 0, 0, 0, 0};
    QTest::newRow("headings are apart") << u"# One two\n\nthree\n\nFour\n---\n"_s << Counts{1, 0, 3, 0, 0};
    QTest::newRow("quotes are apart") << u"> one two\n> > three\n\nfour"_s << Counts{1, 3, 0, 0, 0};
    QTest::newRow("a heading in a quote is a heading") << u"> # one\n> two"_s << Counts{0, 1, 1, 0, 0};
    QTest::newRow("lists are prose") << u"- one\n- two three\n\n1. four\n"_s << Counts{4, 0, 0, 0, 0};
    QTest::newRow("a task's box is no word") << u"- [x] done\n- [ ] not done\n"_s << Counts{3, 0, 0, 0, 0};
    QTest::newRow("table cells are prose, dashes and bars are not")
        << u"| one | two three |\n|-----|:---:|\n| four | `five` |\n"_s << Counts{4, 0, 0, 1, 0};
    QTest::newRow("cells of one row do not run together")
        << u"|a|b|\n|-|-|\n|c|d|\n"_s << Counts{4, 0, 0, 0, 0};
    QTest::newRow("a code block is split on white space")
        << u"```\nint x = f(a, b);\n```\n"_s << Counts{0, 0, 0, 5, 0};
    QTest::newRow("an info string is no word") << u"```cpp title\nx\n```\n"_s << Counts{0, 0, 0, 1, 0};
    QTest::newRow("an indented code block") << u"    a b\n"_s << Counts{0, 0, 0, 2, 0};
    QTest::newRow("a code span is code and parts the words beside it")
        << u"use `a b` now"_s << Counts{2, 0, 0, 2, 0};
    QTest::newRow("link text counts, its address and title do not")
        << u"[one two](https://example.com/a/b \"three four\")"_s << Counts{2, 0, 0, 0, 0};
    QTest::newRow("a reference's definition does not count")
        << u"[one]\n\n[one]: https://example.com 'a title'\n"_s << Counts{1, 0, 0, 0, 0};
    QTest::newRow("a bare address does not count")
        << u"see https://example.com/a-b or www.example.org, or me@example.com."_s << Counts{3, 0, 0, 0, 0};
    QTest::newRow("an address in angle brackets does not count")
        << u"see <https://example.com> and <me@example.com>"_s << Counts{2, 0, 0, 0, 0};
    QTest::newRow("an image's text does not count")
        << u"one ![two three](x.png) four"_s << Counts{2, 0, 0, 0, 0};
    QTest::newRow("an HTML block does not count")
        << u"<div>\none two\n</div>\n\nthree"_s << Counts{1, 0, 0, 0, 0};
    QTest::newRow("inline tags do not count, what stands between does")
        << u"a <b class=\"x y\">bold</b> word"_s << Counts{3, 0, 0, 0, 0};
    QTest::newRow("a tag inside a word does not part it") << u"un<b>done</b>"_s << Counts{1, 0, 0, 0, 0};
    QTest::newRow("a break tag parts") << u"one<br>two<br/>three"_s << Counts{3, 0, 0, 0, 0};
    QTest::newRow("a comment does not count")
        << u"one <!-- two three --> four\n\n<!-- five -->\n"_s << Counts{2, 0, 0, 0, 0};
    QTest::newRow("a thematic break does not count") << u"one\n\n***\n\ntwo"_s << Counts{2, 0, 0, 0, 0};
    QTest::newRow("an entity is its character") << u"caf&eacute; R&amp;D"_s << Counts{3, 0, 0, 0, 0};
    QTest::newRow("CJK in a heading and a quote") << u"# 你好\n\n> 世界 word\n"_s << Counts{0, 3, 2, 0, 4};
    QTest::newRow("struck out words still stand there") << u"~~one~~ two"_s << Counts{2, 0, 0, 0, 0};
    QTest::newRow("a footnote mark parts nothing and counts nothing")
        << u"one[^a] two\n\n[^a]: three four\n"_s << Counts{4, 0, 0, 0, 0};
}

void TestWordCount::places()
{
    QFETCH(QString, text);
    const WordCount words = parseMarkdown(text).words;
    const QList<int> found{words.prose, words.quotes, words.headings, words.code, words.cjk};
    QTEST(found, "counts");
    QCOMPARE(words.frontMatter, 0);
    QCOMPARE(words.total(), words.prose + words.quotes + words.headings);
}

void TestWordCount::footnoteCountsOnce()
{
    const QString note = u"\n\n[^n]: alpha beta gamma\n"_s;
    QCOMPARE(parseMarkdown(u"one[^n]"_s + note).words.total(), 4);
    QCOMPARE(parseMarkdown(u"one[^n] two[^n] three[^n]"_s + note).words.total(), 6);
    QCOMPARE(parseMarkdown(u"one"_s + note).words.total(), 1);
}

void TestWordCount::frontMatterIsApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("frontMatter");
    QTest::addColumn<int>("total");

    QTest::newRow("YAML") << u"---\ntitle: My long title\ntags: [a, b]\n---\n\nOne two.\n"_s << 7 << 2;
    QTest::newRow("TOML") << u"+++\ntitle = \"My title\"\n+++\nOne two three.\n"_s << 4 << 3;
    QTest::newRow("JSON") << u"{\"title\": \"My title\"}\nOne.\n"_s << 3 << 1;
    QTest::newRow("two rules are none") << u"---\n\nOne two\n\n---\n\nthree"_s << 0 << 3;
    QTest::newRow("an empty block") << u"---\n---\none"_s << 0 << 1;
}

void TestWordCount::frontMatterIsApart()
{
    QFETCH(QString, text);
    const WordCount words = parseMarkdown(text).words;
    QTEST(words.frontMatter, "frontMatter");
    QTEST(words.total(), "total");
}

QTEST_GUILESS_MAIN(TestWordCount)
#include "tst_word_count.moc"
