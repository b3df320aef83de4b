// What a typed character becomes: pairs, and each language's quotes and dashes.
#include "ui/editor/pair_typing.h"
#include "ui/editor/smart_typing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestTypingRules : public QObject
{
    Q_OBJECT

    /// Types a text character by character, each one becoming what it becomes.
    static QString typed(const QString& language, const QString& keys)
    {
        QString text;
        for (const QChar key : keys) {
            const auto better = smartTyping(language, text, key);
            if (better)
                text = text.chopped(better->removed) + better->text;
            else
                text += key;
        }
        return text;
    }

private Q_SLOTS:
    void smart_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const QString& language, const QString& keys,
                            const QString& text) { QTest::newRow(name) << language << keys << text; };
        row("English", u"en"_s, u"\"Say 'yes'.\""_s, u"“Say ‘yes’.”"_s);
        row("German", u"de"_s, u"\"Sag 'ja'.\""_s, u"„Sag ‚ja‘.“"_s);
        row("Swiss German", u"de-CH"_s, u"\"Sag 'ja'.\""_s, u"«Sag ‹ja›.»"_s);
        row("Austrian German as German", u"de-AT"_s, u"\"Ja\""_s, u"„Ja“"_s);
        row("French with narrow blanks", u"fr"_s, u"\"Oui\""_s, u"«\u202fOui\u202f»"_s);
        row("French, blanks typed too", u"fr"_s, u"il dit \"oui \" ici"_s, u"il dit «\u202foui\u202f» ici"_s);
        row("French before ! and :", u"fr"_s, u"Oui ! Non :"_s, u"Oui\u202f! Non\u00a0:"_s);
        row("Canadian French sets no blank there", u"fr-CA"_s, u"Oui !"_s, u"Oui !"_s);
        row("Swiss French without blanks", u"fr-CH"_s, u"\"Oui\""_s, u"«Oui»"_s);
        row("an apostrophe in French", u"fr"_s, u"l'homme"_s, u"l’homme"_s);
        row("Spanish", u"es"_s, u"\"Di 'no'\""_s, u"«Di “no”»"_s);
        row("Italian", u"it"_s, u"\"Ciao\""_s, u"«Ciao»"_s);
        row("Polish", u"pl"_s, u"\"Tak\""_s, u"„Tak”"_s);
        row("Swedish: the same on both sides", u"sv"_s, u"\"Ja\" och \"nej\""_s, u"”Ja” och ”nej”"_s);
        row("Russian", u"ru"_s, u"\"Да\""_s, u"«Да»"_s);
        row("Japanese has its own by input method", u"ja"_s, u"\"a\" -- b..."_s, u"\"a\" -- b..."_s);
        row("Chinese too", u"zh-Hans"_s, u"\"a\""_s, u"\"a\""_s);
        row("a language that is not known: as English", u"qq"_s, u"\"a\""_s, u"“a”"_s);
        row("none given: as English", QString(), u"\"a\""_s, u"“a”"_s);
        row("written with an underscore", u"de_CH"_s, u"\"a\""_s, u"«a»"_s);

        row("an apostrophe", u"en"_s, u"don't"_s, u"don’t"_s);
        row("one at the end of a word", u"en"_s, u"the boys' room"_s, u"the boys’ room"_s);
        row("German apostrophes", u"de"_s, u"geht's"_s, u"geht’s"_s);
        row("a year", u"en"_s, u"the '90s"_s, u"the ’90s"_s);
        row("inches stay", u"en"_s, u"a 5\" disk"_s, u"a 5\" disk"_s);
        row("a quote that ends with a number", u"en"_s, u"\"in 1990\""_s, u"“in 1990”"_s);
        row("in brackets", u"en"_s, u"(\"a\")"_s, u"(“a”)"_s);
        row("inside emphasis", u"en"_s, u"**\"a\"**"_s, u"**“a”**"_s);
        row("behind emphasis", u"en"_s, u"\"*a*\""_s, u"“*a*”"_s);
        row("an empty quote", u"en"_s, u"\"\""_s, u"“”"_s);
        row("two sentences", u"en"_s, u"\"A.\" \"B.\""_s, u"“A.” “B.”"_s);
        row("behind a dash", u"en"_s, u"a--\"b\""_s, u"a–“b”"_s);
        row("an escaped one stays", u"en"_s, u"\\\"a"_s, u"\\\"a"_s);

        row("two hyphens: a dash", u"en"_s, u"a -- b"_s, u"a – b"_s);
        row("three: a long one", u"en"_s, u"a---b"_s, u"a—b"_s);
        row("four are left to the writer", u"en"_s, u"a----b"_s, u"a—-b"_s);
        row("one stays a hyphen", u"en"_s, u"e-mail"_s, u"e-mail"_s);
        row("a rule stays", u"en"_s, u"---"_s, u"---"_s);
        row("the dashes of a table stay", u"en"_s, u"| --- | :--"_s, u"| --- | :--"_s);
        row("a comment stays", u"en"_s, u"a <!-- b"_s, u"a <!-- b"_s);
        row("three dots", u"en"_s, u"and so on..."_s, u"and so on…"_s);
        row("four: a full stop more", u"en"_s, u"so...."_s, u"so…."_s);
        row("a path stays", u"en"_s, u"see /.../x"_s, u"see /.../x"_s);
    }
    void smart()
    {
        QFETCH(QString, language);
        QFETCH(QString, keys);
        const QString result = typed(language, keys);
        QTEST(result, "text");
    }

    void pairs_data()
    {
        QTest::addColumn<QString>("line"); // | is the cursor
        QTest::addColumn<QChar>("key");
        QTest::addColumn<int>("deed");
        const auto row = [](const char* name, const QString& line, char16_t key, PairDeed deed) {
            QTest::newRow(name) << line << QChar(key) << static_cast<int>(deed);
        };
        using enum PairDeed;
        row("a bracket at the end", u"a |"_s, u'(', Partner);
        row("a bracket before a word", u"|word"_s, u'(', Type);
        row("a bracket before a full stop", u"a |."_s, u'[', Partner);
        row("a quote where something begins", u"a |"_s, u'"', Partner);
        row("a quote behind a word closes", u"a|"_s, u'"', Type);
        row("a quote in a bracket", u"(|)"_s, u'"', Partner);
        row("a quote in bold", u"**|**"_s, u'"', Partner);
        row("an apostrophe", u"don|"_s, u'\'', Type);
        row("a backtick", u"a |"_s, u'`', Partner);
        row("the second backtick of a fence", u"`|"_s, u'`', Type);
        row("a star brings none: it may be a list", u"|"_s, u'*', Type);
        row("an underscore brings none", u"a |"_s, u'_', Type);
        row("an escaped bracket", u"a \\|"_s, u'[', Type);
        row("behind two backslashes it is not escaped", u"a \\\\|"_s, u'[', Partner);
        row("a letter", u"|"_s, u'a', Type);
    }
    void pairs()
    {
        QFETCH(QString, line);
        QFETCH(QChar, key);
        const qsizetype at = line.indexOf(u'|');
        line.remove(at, 1);
        const PairPlace place{.before = QStringView(line).first(at),
                              .after = QStringView(line).sliced(at),
                              .code = false,
                              .verbatim = false,
                              .partner = false};
        QTEST(static_cast<int>(pairDeed(key, place)), "deed");
    }

    void inCodeOnlyBracketsHavePartners()
    {
        PairPlace place{.before = u"x = ", .after = {}, .code = true, .verbatim = false, .partner = false};
        QCOMPARE(pairDeed(u'(', place), PairDeed::Partner);
        QCOMPARE(pairDeed(u'"', place), PairDeed::Type);
        QCOMPARE(pairDeed(u'`', place), PairDeed::Type);
        QVERIFY(!wrappingFor(u'*', true));
        QVERIFY(wrappingFor(u'(', true));
    }

    void onlyAPartnerIsSteppedOver()
    {
        PairPlace place{.before = u"(a", .after = u")", .code = false, .verbatim = false, .partner = false};
        QCOMPARE(pairDeed(u')', place), PairDeed::Type);
        place.partner = true;
        QCOMPARE(pairDeed(u')', place), PairDeed::StepOver);
        QCOMPARE(pairDeed(u']', place), PairDeed::Type);
    }
};

QTEST_GUILESS_MAIN(TestTypingRules)
#include "tst_typing_rules.moc"
