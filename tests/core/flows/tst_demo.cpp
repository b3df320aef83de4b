// The demo workspace: its shape whatever the day and the zone, its texts, and how it is written into a real
// workspace with a real store.
#include "core/flows/demo.h"
#include "core/flows/demo_words.h"
#include "core/flows/demo_workspace.h"
#include "core/markdown/document.h"
#include "core/markdown/slug.h"
#include "tests/core/store/samples.h"

#include <QDirIterator>
#include <QFileInfo>

#include <set>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day aFriday(2026, 11, 20);
constexpr qsizetype largestDraft = 64 * 1024;

QTimeZone berlin()
{
    return QTimeZone("Europe/Berlin");
}

Day dayIn(const Act& act)
{
    return Day::fromIso(act.body.value(u"day"_s).toString()).value();
}

std::vector<Act> ofKind(const DemoContent& content, QStringView kind)
{
    std::vector<Act> found;
    std::ranges::copy_if(content.acts, std::back_inserter(found),
                         [kind](const Act& act) { return act.kind == kind; });
    return found;
}

/// What the acts come to, each subject folded as the store folds it.
HabitLog logOf(const DemoContent& content)
{
    std::map<QString, std::vector<Event>> subjects;
    qint64 order = 0;
    for (const Act& act : content.acts) {
        const EventId id{u"%1"_s.arg(++order, 6, 10, '0'_L1)};
        subjects[act.subject].push_back({id, {order}, {}, act.stamp, act.kind, act.subject, act.body});
    }
    HabitLog log;
    for (const auto& [subject, events] : subjects) {
        if (subject.startsWith("brick/"_L1)) {
            const Brick brick = foldBrick(events).value();
            log.bricks.emplace(brick.day, brick);
        } else if (subject.startsWith("rest/"_L1)) {
            const Rest rest = foldRest(events).value();
            log.rests.emplace(rest.day, rest);
        } else if (subject.startsWith("post/"_L1)) {
            log.posts.push_back(foldPublication(events).value().post);
        }
    }
    return log;
}

Instant noonOf(Day day, const QTimeZone& zone)
{
    return Instant::of(QDateTime(day.date(), QTime(12, 0), zone));
}

Summary figuresAt(const DemoContent& content, Day today, const QTimeZone& zone)
{
    return summarise(logOf(content), HabitSettings{}, noonOf(today, zone), zone);
}

bool same(const DemoContent& a, const DemoContent& b)
{
    return a.drafts == b.drafts && std::ranges::equal(a.acts, b.acts, [](const Act& x, const Act& y) {
               return x.stamp == y.stamp && x.kind == y.kind && x.subject == y.subject && x.body == y.body;
           });
}

bool isPublished(const DemoDraft& draft)
{
    return readFrontMatter(draft.text).value(u"status") == u"published"_s;
}

/// Every file below a folder by its path, with its bytes and its time.
std::map<QString, std::pair<QByteArray, QDateTime>> filesBelow(const QString& folder)
{
    std::map<QString, std::pair<QByteArray, QDateTime>> files;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo file = walk.nextFileInfo();
        files[file.filePath()] = {samples::bytesOf(file.filePath()), file.lastModified()};
    }
    return files;
}

/// A workspace with a store and a logbook, noon of `aFriday` in Berlin.
struct Place
{
    QTemporaryDir folder;
    SystemClock clock{noonOf(aFriday, berlin()), berlin()};
    Workspace workspace;
    std::unique_ptr<Store> store;
    std::unique_ptr<Logbook> logbook;

    [[nodiscard]] bool open()
    {
        const auto made = initWorkspace(folder.filePath(u"drafts"_s), samples::now);
        if (!made)
            return false;
        workspace = *made;
        auto opened = Store::open({.folder = folder.filePath(u"data"_s),
                                   .workspaceRoot = workspace.root,
                                   .journalFolder = workspace.journalFolder(),
                                   .device = samples::hereDevice},
                                  samples::now);
        if (!opened)
            return false;
        store = std::move(*opened);
        logbook = std::make_unique<Logbook>(*store, clock);
        return logbook->reload().has_value();
    }
};

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameDayAndZoneGiveTheSame()
    {
        QVERIFY(same(demoContent(aFriday, berlin()), demoContent(aFriday, berlin())));
    }

    void theDraftsAreTheSameOnAnyDay()
    {
        const auto texts = [](const DemoContent& content) {
            std::map<QString, QString> byPath;
            for (const DemoDraft& draft : content.drafts)
                byPath[draft.path] = draft.text;
            return byPath;
        };
        QVERIFY(texts(demoContent(aFriday, berlin())) ==
                texts(demoContent(Day(2024, 2, 29), QTimeZone::utc())));
    }

    void noDraftIsYoungerThanToday()
    {
        const DemoContent content = demoContent(aFriday, berlin());
        const Instant start = DayRule(berlin(), Rollover{}).startOf(aFriday);
        for (const DemoDraft& draft : content.drafts)
            QVERIFY2(draft.written.msecs > 0 && draft.written < start, qPrintable(draft.path));
    }

    void theShapeHolds_data()
    {
        QTest::addColumn<Day>("today");
        // Every weekday, month ends, a leap day, the turn of the year.
        for (int i = 0; i < 7; ++i)
            QTest::newRow(qPrintable(u"a week, day %1"_s.arg(i))) << aFriday.plus(i);
        for (int month = 1; month <= 12; ++month)
            QTest::newRow(qPrintable(u"month end %1"_s.arg(month))) << Day(2026, month, 1).previous();
        QTest::newRow("leap day") << Day(2028, 2, 29);
        QTest::newRow("new year") << Day(2027, 1, 1);
        QTest::newRow("after a Christmas") << Day(2025, 12, 29);
        QTest::newRow("on Boxing Day") << Day(2025, 12, 26);
    }

    void theShapeHolds()
    {
        QFETCH(Day, today);
        const DemoContent content = demoContent(today, berlin());
        const HabitLog log = logOf(content);
        const Summary figures = figuresAt(content, today, berlin());

        const size_t posts = ofKind(content, u"post.published").size();
        QVERIFY2(posts >= 60 && posts <= 80, qPrintable(QString::number(posts)));
        QVERIFY(log.bricks.size() > 300);
        const Day eighteenMonthsAgo(today.date().addMonths(-18));
        QVERIFY(log.bricks.begin()->first >= eighteenMonthsAgo);
        QVERIFY(log.bricks.begin()->first < eighteenMonthsAgo.plus(14));
        QCOMPARE(log.bricks.rbegin()->first, today.previous());

        QCOMPARE(figures.today, today);
        QCOMPARE(figures.daily, DailyState::Pending);
        QCOMPARE(figures.current.bricks, 12);
        QCOMPARE(figures.current.spanDays, 14);
        QVERIFY(figures.longest.has_value());
        QCOMPARE(figures.longest->bricks, 41);
        QVERIFY(figures.weeks.size() >= 76 && figures.weeks.size() <= 80);
    }

    void nothingIsOfTodayOrLaterAndAllIsInOrder()
    {
        const DemoContent content = demoContent(aFriday, berlin());
        const DayRule rule(berlin(), Rollover{});
        QVERIFY(std::ranges::is_sorted(content.acts, {}, [](const Act& act) { return act.stamp.at; }));
        for (const Act& act : content.acts) {
            QCOMPARE(act.stamp.zone, u"Europe/Berlin"_s);
            QVERIFY(rule.dayOf(act.stamp.at) < aFriday);
            if (act.body.contains(u"day"_s))
                QVERIFY(dayIn(act) < aFriday);
            if (act.kind == "post.published"_L1)
                QCOMPARE(rule.dayOf(act.stamp.at), dayIn(act));
        }
    }

    void everyZoneIsServed_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<Day>("today");
        QTest::newRow("Apia, half a year after the day it skipped")
            << QByteArray("Pacific/Apia") << Day(2012, 6, 15);
        QTest::newRow("Apia, the skipped day within the current run")
            << QByteArray("Pacific/Apia") << Day(2012, 1, 5);
        QTest::newRow("Apia, the skipped day within the longest run")
            << QByteArray("Pacific/Apia") << Day(2012, 8, 15);
        QTest::newRow("Apia now") << QByteArray("Pacific/Apia") << aFriday;
        QTest::newRow("São Paulo, days without a midnight")
            << QByteArray("America/Sao_Paulo") << Day(2018, 12, 3);
        QTest::newRow("Cairo, days without a midnight") << QByteArray("Africa/Cairo") << Day(2024, 5, 2);
        QTest::newRow("Lord Howe, half an hour") << QByteArray("Australia/Lord_Howe") << aFriday;
        QTest::newRow("UTC") << QByteArray("UTC") << aFriday;
    }

    void everyZoneIsServed()
    {
        QFETCH(QByteArray, zone);
        QFETCH(Day, today);
        const QTimeZone here(zone);
        QVERIFY(here.isValid());
        const DayRule rule(here, Rollover{});
        const DemoContent content = demoContent(today, here);
        const size_t posts = ofKind(content, u"post.published").size();
        QVERIFY(posts >= 60 && posts <= 80);
        for (const Act& act : content.acts) {
            QVERIFY(rule.dayOf(act.stamp.at) < today);
            if (act.body.contains(u"day"_s))
                QVERIFY2(rule.exists(dayIn(act)), qPrintable(dayIn(act).iso()));
        }
        const Summary figures = figuresAt(content, today, here);
        QCOMPARE(figures.daily, DailyState::Pending);
        QCOMPARE(figures.current.end.value(), today.previous());
    }

    void everyDraftCanBeReadAndEdited()
    {
        std::set<QString> paths;
        const DemoContent content = demoContent(aFriday, berlin());
        QVERIFY(content.drafts.size() >= 24 && content.drafts.size() <= 30);
        for (const DemoDraft& draft : content.drafts) {
            const auto name = [&] { return qPrintable(draft.path); };
            QVERIFY2(paths.insert(draft.path.toCaseFolded()).second, name());
            QVERIFY2(draft.path.endsWith(".md"_L1), name());
            for (const QString& part : draft.path.split(u'/'))
                QVERIFY2(nameProblem(part).isEmpty(), name());
            QCOMPARE(draft.path, draft.path.normalized(QString::NormalizationForm_C));
            QVERIFY2(draft.text.toUtf8().size() < largestDraft, name());
            QVERIFY2(draft.text.endsWith(u'\n') && !draft.text.contains(u'\r'), name());
            const Document document = parseMarkdown(draft.text);
            QVERIFY2(!document.title.isEmpty(), name());
            QVERIFY2(document.frontMatter.problem.isEmpty(), qPrintable(document.frontMatter.problem));
            BW_TRY(edited, withFrontMatter(draft.text, u"status"_s, u"ready"_s));
            QCOMPARE(readFrontMatter(edited).value(u"status"), u"ready"_s);
            // Comments belong to the writer.
            for (const QString& line : document.frontMatter.raw.split(u'\n'))
                QVERIFY2(!line.startsWith(u'#') || edited.contains(line), name());
        }
    }

    void theDraftsShowAllThatMarkdownCanSay()
    {
        std::set<NodeKind> kinds;
        std::set<FrontMatterKind> frontMatters;
        std::set<CellAlignment> alignments;
        std::set<QString> languages;
        std::set<QChar::Script> scripts;
        std::set<int> headings;
        int longest = 0;
        for (const DemoDraft& draft : demoContent(aFriday, berlin()).drafts) {
            const Document document = parseMarkdown(draft.text);
            frontMatters.insert(document.frontMatter.kind);
            longest = std::max(longest, document.words.total());
            for (const Node& node : document.nodes) {
                kinds.insert(node.kind);
                if (node.kind == NodeKind::TableCell)
                    alignments.insert(node.alignment);
                if (node.kind == NodeKind::CodeBlock)
                    languages.insert(node.info);
                if (node.kind == NodeKind::Heading)
                    headings.insert(node.level);
            }
            for (const QChar c : draft.text)
                scripts.insert(c.script());
        }
        for (int kind = 0; kind <= static_cast<int>(NodeKind::FootnoteReference); ++kind) {
            const auto wanted = static_cast<NodeKind>(kind);
            const bool html = wanted == NodeKind::HtmlBlock || wanted == NodeKind::HtmlInline;
            QVERIFY2(html || kinds.contains(wanted), qPrintable(QString::number(kind)));
        }
        QCOMPARE(frontMatters.size(), 4U);
        QCOMPARE(alignments.size(), 4U);
        QCOMPARE(headings, (std::set<int>{1, 2, 3}));
        for (const QString& language : {u"cpp"_s, u"python"_s, u"bash"_s, u"json"_s, QString()})
            QVERIFY2(languages.contains(language), qPrintable(language));
        for (const QChar::Script script : {QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Arabic,
                                           QChar::Script_Hebrew, QChar::Script_Latin})
            QVERIFY(scripts.contains(script));
        QVERIFY2(longest >= 2'300 && longest <= 2'800, qPrintable(QString::number(longest)));
    }

    void everyPublishedDraftBelongsToOnePost_data() { theShapeHolds_data(); }

    void everyPublishedDraftBelongsToOnePost()
    {
        QFETCH(Day, today);
        const DemoContent content = demoContent(today, berlin());
        std::map<QString, QString> titles; // by draft
        std::set<QString> slugs;
        std::set<QString> posts;
        for (const Act& act : ofKind(content, u"post.published")) {
            const QString title = act.body.value(u"title"_s).toString();
            const QString slug = act.body.value(u"slug"_s).toString();
            QVERIFY2(posts.insert(title).second, qPrintable(title));
            QVERIFY2(isSlug(slug) && slugs.insert(slug).second, qPrintable(slug));
            QVERIFY(act.body.value(u"words"_s).toInt() > 0);
            const QString draft = act.body.value(u"draft"_s).toString();
            QVERIFY2(draft.isEmpty() || titles.emplace(draft, title).second, qPrintable(draft));
        }
        for (const DemoDraft& draft : content.drafts) {
            QCOMPARE(titles.contains(draft.path), isPublished(draft));
            if (isPublished(draft))
                QCOMPARE(titles.at(draft.path), parseMarkdown(draft.text).title);
        }
    }

    void aWorkspaceIsFilledOnce()
    {
        Place place;
        QVERIFY(place.open());
        if (const auto filled = fillWithDemo(place.workspace, *place.logbook); !filled)
            QFAIL(qPrintable(filled.error().sentence));
        const DemoContent content = demoContent(aFriday, berlin());
        BW_TRY(state, place.store->read());
        QCOMPARE(state.publications.size(), ofKind(content, u"post.published").size());
        QCOMPARE(state.log.bricks.size(), ofKind(content, u"brick.stacked").size());
        QCOMPARE(place.logbook->summary().current.bricks, 12);
        QCOMPARE(place.logbook->summary().daily, DailyState::Pending);

        BW_TRY(scan, scanDrafts(place.workspace));
        QVERIFY2(scan.problems.isEmpty(), qPrintable(scan.problems.join(u'\n')));
        QCOMPARE(scan.drafts.size(), content.drafts.size());
        std::map<DraftStatus, int> shown;
        for (size_t i = 0; i < scan.drafts.size(); ++i) {
            QCOMPARE(scan.drafts[i].id.value, content.drafts[i].path);
            QVERIFY(scan.drafts[i].problem.isEmpty());
            BW_TRY(file, readDraft(place.workspace, scan.drafts[i].id));
            QCOMPARE(file.text, content.drafts[i].text);
            ++shown[shownStatus(scan.drafts[i], false)];
        }
        QCOMPARE(shown[DraftStatus::Drafting], 3);
        QCOMPARE(shown[DraftStatus::Ready], 2);
        QCOMPARE(shown[DraftStatus::Idea], 8);

        BW_TRY(log, place.store->exportLog());
        const auto files = filesBelow(place.workspace.root);
        const auto again = fillWithDemo(place.workspace, *place.logbook);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Refused);
        BW_TRY(logAfter, place.store->exportLog());
        QCOMPARE(logAfter, log);
        QVERIFY(filesBelow(place.workspace.root) == files);
    }

    void aWorkspaceInUseIsLeftAlone_data()
    {
        QTest::addColumn<bool>("draft");
        QTest::newRow("with a draft") << true;
        QTest::newRow("with a brick") << false;
    }

    void aWorkspaceInUseIsLeftAlone()
    {
        QFETCH(bool, draft);
        Place place;
        QVERIFY(place.open());
        if (draft)
            QVERIFY(samples::putBytes(place.workspace.root + u"/mine.md"_s, "# Mine\n"));
        else
            QVERIFY(place.logbook->stack({}));
        BW_TRY(log, place.store->exportLog());
        const auto files = filesBelow(place.workspace.root);
        const auto refused = fillWithDemo(place.workspace, *place.logbook);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        BW_TRY(logAfter, place.store->exportLog());
        QCOMPARE(logAfter, log);
        QVERIFY(filesBelow(place.workspace.root) == files);
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
