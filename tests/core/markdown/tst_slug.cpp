#include "core/markdown/slug.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestSlug : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slugs_data();
    void slugs();
    void longTitlesAreCut_data();
    void longTitlesAreCut();
    void recognises_data();
    void recognises();
    void everySlugIsOne();
};

void TestSlug::slugs_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("slug");

    const QString any;
    QTest::newRow("plain words") << u"Hello World"_s << any << u"hello-world"_s;
    QTest::newRow("punctuation becomes one hyphen")
        << u"One, two: (three) & four!"_s << any << u"one-two-three-four"_s;
    QTest::newRow("nothing at the ends") << u"  --- Hello! ---  "_s << any << u"hello"_s;
    QTest::newRow("digits stay") << u"10 Things in 2025"_s << any << u"10-things-in-2025"_s;
    QTest::newRow("apostrophes vanish") << u"Don't can’t ‘tis"_s << any << u"dont-cant-tis"_s;
    QTest::newRow("underscores are no letters") << u"snake_case"_s << any << u"snake-case"_s;
    QTest::newRow("accents vanish") << u"Crème brûlée à la façon"_s << any << u"creme-brulee-a-la-facon"_s;
    QTest::newRow("combining accents vanish") << u"Cre\u0300me"_s << any << u"creme"_s;
    QTest::newRow("German writes ae oe ue ss")
        << u"Größe, Übung, Äpfel"_s << u"de"_s << u"groesse-uebung-aepfel"_s;
    QTest::newRow("German of Austria") << u"Öl"_s << u"de-AT"_s << u"oel"_s;
    QTest::newRow("German from combining marks") << u"U\u0308bung"_s << u"de"_s << u"uebung"_s;
    QTest::newRow("the same letters without a language") << u"Größe, Übung"_s << any << u"grosse-ubung"_s;
    QTest::newRow("Swedish takes the marks away")
        << u"Räksmörgås på ön"_s << u"sv"_s << u"raksmorgas-pa-on"_s;
    QTest::newRow("Finnish takes the marks away") << u"Hyvää yötä"_s << u"fi"_s << u"hyvaa-yota"_s;
    QTest::newRow("Danish writes ae o aa") << u"Blåbærgrød"_s << u"da"_s << u"blaabaergrod"_s;
    QTest::newRow("Norwegian writes ae o aa") << u"Ærlig på Ås"_s << u"nb"_s << u"aerlig-paa-aas"_s;
    QTest::newRow("Polish") << u"Łódź źródło"_s << u"pl"_s << u"lodz-zrodlo"_s;
    QTest::newRow("Turkish") << u"Işık İstanbul"_s << u"tr"_s << u"isik-istanbul"_s;
    QTest::newRow("Icelandic") << u"Þór Ðað"_s << u"is"_s << u"thor-dad"_s;
    QTest::newRow("Russian") << u"Привет, мир"_s << u"ru"_s << u"privet-mir"_s;
    QTest::newRow("Russian signs vanish") << u"Объект соль"_s << u"ru"_s << u"obekt-sol"_s;
    QTest::newRow("Greek") << u"Καλημέρα"_s << any << u"kalemera"_s;
    QTest::newRow("Chinese by pinyin") << u"你好世界"_s << u"zh"_s << u"ni-hao-shi-jie"_s;
    QTest::newRow("Korean") << u"안녕"_s << u"ko"_s << u"annyeong"_s;
    QTest::newRow("Kana") << u"さくら"_s << u"ja"_s << u"sakura"_s;
    QTest::newRow("an emoji alone is nothing") << u"🎉🎉"_s << any << QString();
    QTest::newRow("an emoji beside words") << u"Party 🎉 time"_s << any << u"party-time"_s;
    QTest::newRow("nothing") << QString() << any << QString();
    QTest::newRow("only punctuation") << u"?!…"_s << any << QString();
    QTest::newRow("full-width letters") << u"ＡＢＣ１２"_s << any << u"abc12"_s;
    QTest::newRow("ligatures") << u"ﬁne œuvre"_s << any << u"fine-oeuvre"_s;
    QTest::newRow("newlines and tabs") << u"one\n\ttwo"_s << any << u"one-two"_s;
    QTest::newRow("a path cannot escape") << u"../../etc/passwd"_s << any << u"etc-passwd"_s;
    QTest::newRow("a lone surrogate") << (u"a"_s + QChar(0xD800) + u"b"_s) << any << u"a-b"_s;
}

void TestSlug::slugs()
{
    QFETCH(QString, title);
    QFETCH(QString, language);
    QTEST(slugOf(title, language), "slug");
}

void TestSlug::longTitlesAreCut_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("slug");

    const QString ten = u"abcdefghi "_s;
    QTest::newRow("at a hyphen") << ten.repeated(9) << QString(u"abcdefghi-"_s.repeated(8)).chopped(1);
    QTest::newRow("80 characters stay") << QString(80, u'a') << QString(80, u'a');
    QTest::newRow("80 characters before a hyphen stay") << (QString(80, u'a') + u" b"_s) << QString(80, u'a');
    QTest::newRow("without a hyphen, at 80") << QString(200, u'a') << QString(80, u'a');
    QTest::newRow("one short word, then a long one") << (u"an "_s + QString(200, u'b')) << u"an"_s;
}

void TestSlug::longTitlesAreCut()
{
    QFETCH(QString, title);
    QTEST(slugOf(title), "slug");
}

void TestSlug::recognises_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("slug");

    QTest::newRow("a slug") << u"hello-world-2"_s << true;
    QTest::newRow("one character") << u"a"_s << true;
    QTest::newRow("a digit first") << u"1a"_s << true;
    QTest::newRow("80 characters") << QString(80, u'a') << true;
    QTest::newRow("81 characters") << QString(81, u'a') << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a hyphen first") << u"-a"_s << false;
    QTest::newRow("capitals") << u"Hello"_s << false;
    QTest::newRow("a dot") << u"a.b"_s << false;
    QTest::newRow("two dots") << u".."_s << false;
    QTest::newRow("a slash") << u"a/b"_s << false;
    QTest::newRow("a space") << u"a b"_s << false;
    QTest::newRow("a letter with an accent") << u"é"_s << false;
    QTest::newRow("a full-width digit") << u"１"_s << false;
    QTest::newRow("a newline at the end") << u"a\n"_s << false;
}

void TestSlug::recognises()
{
    QFETCH(QString, text);
    QTEST(isSlug(text), "slug");
}

void TestSlug::everySlugIsOne()
{
    for (const QString& title : {u"Ünïcödé"_s, u"日本語のタイトル"_s, u"العربية"_s, u"עברית"_s, u"हिन्दी"_s,
                                 u"ไทย"_s, u"½ & ¾"_s, u"№ 5"_s, u"a—b"_s, QString(5000, u'你')}) {
        for (const QString& language : {QString(), u"de"_s, u"da"_s, u"zh-Hant-TW"_s, u"!!"_s}) {
            const QString slug = slugOf(title, language);
            QVERIFY2(isSlug(slug), qPrintable(title + u" -> "_s + slug));
            QVERIFY(!slug.contains(u"--"_s) && !slug.endsWith(u'-'));
        }
    }
}

QTEST_GUILESS_MAIN(TestSlug)
#include "tst_slug.moc"
