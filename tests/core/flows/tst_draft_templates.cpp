// What a new draft begins with: places are filled in, values in a front matter are quoted, and nothing else
// is touched.
#include "core/flows/draft_templates.h"
#include "core/flows/template_shelf.h"
#include "core/markdown/document.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

TemplateFill sample()
{
    return {.title = u"On bread"_s,
            .day = Day(2026, 11, 20),
            .series = u"The baker"_s,
            .number = 3,
            .url = u"https://example.com/a?b=1"_s,
            .notes = {u"The archive moved"_s, u"Ask Ferrow"_s},
            .locale = QLocale(QLocale::English, QLocale::UnitedKingdom)};
}

const DraftTemplate& builtIn(const std::vector<DraftTemplate>& all, QStringView id)
{
    return *std::ranges::find(all, id, [](const DraftTemplate& t) { return QStringView(t.id); });
}

} // namespace

class TestDraftTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreFilledIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("filled");
        const auto row = [](const char* name, const QString& text, const QString& filled) {
            QTest::newRow(name) << text << filled;
        };
        row("a title", u"# {{title}}\n"_s, u"# On bread\n"_s);
        row("spaces inside", u"{{ title }} {{\ttitle}}"_s, u"On bread On bread"_s);
        row("a date as the locale writes it", u"{{date}}"_s, u"20 November 2026"_s);
        row("a date of another form", u"{{date:yyyy/MM}} {{date: d.M. }}"_s, u"2026/11 20.11."_s);
        row("series and number", u"{{series}} {{number}}"_s, u"The baker 3"_s);
        row("notes", u"{{notes}}\n"_s, u"- The archive moved\n- Ask Ferrow\n"_s);
        row("other braces stay", u"{{< youtube x >}} {{unknown}} {{ .Site.Title }} {title}"_s,
            u"{{< youtube x >}} {{unknown}} {{ .Site.Title }} {title}"_s);
        row("nothing to fill", u"plain\n"_s, u"plain\n"_s);
        row("a date in a front matter", u"---\ndate: {{date}}\n---\n{{date}}\n"_s,
            u"---\ndate: 2026-11-20\n---\n20 November 2026\n"_s);
        row("what is not a place stays in a front matter", u"---\n# mine\nlayout:   post # x\n---\n"_s,
            u"---\n# mine\nlayout:   post # x\n---\n"_s);
        row("a list in a front matter", u"---\nseries: [{{series}}, other]\n---\n"_s,
            u"---\nseries: [The baker, other]\n---\n"_s);
        row("a rule is no front matter", u"text\n\n---\nx: {{title}}\n---\n"_s,
            u"text\n\n---\nx: On bread\n---\n"_s);
    }
    void placesAreFilledIn()
    {
        QFETCH(QString, text);
        QFETCH(QString, filled);
        QCOMPARE(filledTemplate(text, sample()).text, filled);
    }

    void aValueIsQuotedAsItsFrontMatterWantsIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("YAML, bare") << u"---\ntitle: {{title}}\n---\n"_s;
        QTest::newRow("YAML, quoted") << u"---\ntitle: \"{{title}}\"\n---\n"_s;
        QTest::newRow("YAML, quoted once") << u"---\ntitle: '{{title}}'\n---\n"_s;
        QTest::newRow("TOML") << u"+++\ntitle = \"{{title}}\"\n+++\n"_s;
    }
    void aValueIsQuotedAsItsFrontMatterWantsIt()
    {
        QFETCH(QString, text);
        for (const QString& title :
             {u"Plain"_s, u"A: b # c"_s, u"\"Quoted\" and 'so'"_s, u"back\\slash"_s, u"[x] {y}"_s, u"yes"_s,
              u"- 3"_s, u"{{date}}"_s, u"{{cursor}}"_s, u"שלום 🧱"_s}) {
            TemplateFill fill = sample();
            fill.title = title;
            const Document document = parseMarkdown(filledTemplate(text, fill).text);
            QCOMPARE(document.frontMatter.problem, QString());
            QCOMPARE(document.frontMatter.value(u"title"), title);
        }
    }

    void anEmptyValueLeavesNoLine()
    {
        TemplateFill fill = sample();
        fill.title.clear();
        QCOMPARE(filledTemplate(u"---\ntitle: {{title}}\nstatus: idea\n---\n"_s, fill).text,
                 u"---\nstatus: idea\n---\n"_s);
        fill.notes.clear();
        QCOMPARE(filledTemplate(u"{{notes}}\n"_s, fill).text, u"- \n"_s);
    }

    void writingBeginsWhereTheTemplateSays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("before");
        QTest::newRow("in the middle") << u"# {{title}}\n\n{{cursor}}\n\nend"_s << u"# On bread\n\n"_s;
        QTest::newRow("twice: the first") << u"a{{cursor}}b{{ cursor }}c"_s << u"a"_s;
        QTest::newRow("nowhere: the end") << u"a {{title}}"_s << u"a On bread"_s;
        QTest::newRow("in a front matter") << u"---\nsubtitle: {{cursor}}\n---\n"_s << u"---\nsubtitle: "_s;
    }
    void writingBeginsWhereTheTemplateSays()
    {
        QFETCH(QString, text);
        QFETCH(QString, before);
        const FilledTemplate filled = filledTemplate(text, sample());
        QCOMPARE(filled.text.first(filled.cursor), before);
        QVERIFY(!filled.text.contains(u"cursor"_s));
    }

    void whatIsFilledInIsNotLookedAtAgain()
    {
        TemplateFill fill = sample();
        fill.notes = {u"use {{title}} and {{cursor}}"_s};
        const FilledTemplate filled = filledTemplate(u"{{notes}}\n{{cursor}}"_s, fill);
        QCOMPARE(filled.text, u"- use {{title}} and {{cursor}}\n"_s);
        QCOMPARE(filled.cursor, static_cast<int>(filled.text.size()));
    }

    void theProgramsOwnMakeGoodDrafts()
    {
        const auto all = builtInTemplates();
        QCOMPARE(all.size(), 4U);
        for (const DraftTemplate& made : all) {
            const FilledTemplate filled = filledTemplate(made.text, sample());
            const Document document = parseMarkdown(filled.text);
            QCOMPARE(document.frontMatter.problem, QString());
            QCOMPARE(document.title, u"On bread"_s);
            QCOMPARE(document.frontMatter.value(u"status"), u"drafting"_s);
            QVERIFY2(!filled.text.contains(u"{{"_s), qPrintable(filled.text));
            QVERIFY(!made.name.isEmpty() && !made.explanation.isEmpty());
        }
    }

    void theyAskForWhatTheyNeed()
    {
        const auto all = builtInTemplates();
        QCOMPARE(needsOf(builtIn(all, u"plain")), (TemplateNeeds{.title = true}));
        QCOMPARE(needsOf(builtIn(all, u"newsletter")), (TemplateNeeds{.title = true, .notes = true}));
        QCOMPARE(needsOf(builtIn(all, u"link")), (TemplateNeeds{.title = true, .url = true}));
        QCOMPARE(needsOf(builtIn(all, u"series")), (TemplateNeeds{.title = true, .series = true}));
    }

    void theLetterHoldsTheNotes()
    {
        const auto all = builtInTemplates();
        const Document document =
            parseMarkdown(filledTemplate(builtIn(all, u"newsletter").text, sample()).text);
        QCOMPARE(document.outline.back().text, u"Housekeeping notes"_s);
        QVERIFY(document.plainText(0).contains(u"The archive moved"_s));
        QVERIFY(document.plainText(0).contains(u"Ask Ferrow"_s));
    }

    void theLinkAndTheInstalmentSaySo()
    {
        const auto all = builtInTemplates();
        const FrontMatter link = readFrontMatter(filledTemplate(builtIn(all, u"link").text, sample()).text);
        QCOMPARE(link.value(u"link"), u"https://example.com/a?b=1"_s);
        const FrontMatter part = readFrontMatter(filledTemplate(builtIn(all, u"series").text, sample()).text);
        QCOMPARE(part.value(u"series"), u"The baker"_s);
        QCOMPARE(part.value(u"number"), u"3"_s);
    }

    void titlesAreOffered()
    {
        const auto all = builtInTemplates();
        QCOMPARE(offeredTitle(builtIn(all, u"plain"), sample()), QString());
        QCOMPARE(offeredTitle(builtIn(all, u"series"), sample()), u"The baker, part 3"_s);
        QCOMPARE(offeredTitle(builtIn(all, u"newsletter"), sample()), u"Letter of 20 November 2026"_s);
    }

    void datesFollowTheLocale_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("date");
        QTest::newRow("British") << QLocale(QLocale::English, QLocale::UnitedKingdom)
                                 << u"20 November 2026"_s;
        QTest::newRow("American") << QLocale(QLocale::English, QLocale::UnitedStates)
                                  << u"November 20, 2026"_s;
        QTest::newRow("German") << QLocale(QLocale::German) << u"20. November 2026"_s;
        QTest::newRow("French") << QLocale(QLocale::French) << u"20 novembre 2026"_s;
        QTest::newRow("Japanese") << QLocale(QLocale::Japanese) << u"2026年11月20日"_s;
    }
    void datesFollowTheLocale()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, date);
        TemplateFill fill = sample();
        fill.locale = locale;
        QCOMPARE(filledTemplate(u"{{date}}"_s, fill).text, date);
    }

    void theWritersOwnAreOffered()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(u".brickwork/templates/trip-report.md"_s, "# {{title}}\r\n\r\n{{cursor}}\r\n"));
        QVERIFY(folder.add(u".brickwork/templates/not-text.md"_s, "\xff\xfe\x00x"));
        QVERIFY(folder.add(u".brickwork/templates/picture.png"_s, "x"));
        const auto all = allTemplates(folder.workspace);
        QCOMPARE(all.size(), builtInTemplates().size() + 1);
        QCOMPARE(all.back().name, u"Trip report"_s);
        QCOMPARE(all.back().id, u"own/trip-report.md"_s);
        QCOMPARE(all.back().text, u"# {{title}}\n\n{{cursor}}\n"_s);
    }

    void theirFolderIsMadeOnRequestOnly()
    {
        const DraftsFolder folder;
        QCOMPARE(allTemplates(folder.workspace).size(), builtInTemplates().size());
        QVERIFY(!QFileInfo::exists(folder.path(u".brickwork/templates"_s)));
        QVERIFY(makeTemplateFolder(folder.workspace));
        QVERIFY(QFileInfo(folder.path(u".brickwork/templates"_s)).isDir());
    }
};

QTEST_GUILESS_MAIN(TestDraftTemplates)
#include "tst_draft_templates.moc"
