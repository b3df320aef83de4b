// What the list of drafts shows: groups, their order, how long ideas wait, and what a search finds.
#include "ui/drafts/draft_search.h"
#include "ui/drafts/drafts_model.h"
#include "ui/drafts/drafts_state.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

QDateTime at(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

const QDateTime now = at("2026-11-20T18:00:00Z");

DraftEntry draft(const char* id, const char* title, std::optional<DraftStatus> status, const char* modified)
{
    DraftEntry entry;
    entry.id = {QString::fromUtf8(id)};
    entry.title = QString::fromUtf8(title);
    entry.status = status;
    entry.words = 100;
    entry.modified = at(modified);
    entry.searchText = entry.title.toCaseFolded();
    return entry;
}

std::vector<DraftEntry> sample()
{
    std::vector<DraftEntry> drafts{
        draft("bread.md", "Bread", DraftStatus::Drafting, "2026-11-20T17:58:00Z"),
        draft("letters/tea.md", "Tea", DraftStatus::Ready, "2026-11-19T10:00:00Z"),
        draft("letters/old.md", "Old idea", DraftStatus::Idea, "2026-11-20T09:00:00Z"),
        draft("new.md", "New idea", DraftStatus::Idea, "2026-11-18T09:00:00Z"),
    };
    drafts[0].tags = {u"Food"_s, u"two words"_s};
    drafts[0].series = u"The baker"_s;
    drafts[2].created = QDate(2026, 11, 11);
    return drafts;
}

DraftsState state(const QString& search = {}, const DraftsView& view = {})
{
    return draftsState(sample(), {}, search, {u"bread.md"_s}, now, english, view);
}

/// "Drafting: Bread | Ready: Tea"; a group that is folded away with its number only.
QString drawn(const DraftsState& state)
{
    QStringList groups;
    for (const DraftGroup& group : state.groups) {
        QStringList titles;
        for (const DraftItem& item : group.items)
            titles << item.title;
        groups << group.title + u": "_s +
                      (group.collapsed ? u"+%1"_s.arg(group.count) : titles.join(u", "_s));
    }
    return groups.join(u" | "_s);
}

} // namespace

class TestDraftsState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftsAreGroupedByStatus()
    {
        QCOMPARE(drawn(state()), u"Drafting: Bread | Ready: Tea | Ideas: Old idea, New idea"_s);
    }

    void draftsAreGroupedByFolder()
    {
        const DraftsView view{.grouping = DraftGrouping::Folder, .rootName = u"Desk"_s};
        QCOMPARE(drawn(state({}, view)), u"Desk: Bread, New idea | letters: Old idea, Tea"_s);
        QCOMPARE(state({}, view).groups.back().folder, u"letters"_s);
        QCOMPARE(state({}, view).groups.back().items.back().meta, u"Ready · 100 words · yesterday"_s);
    }

    void ideasSayHowLongTheyWait()
    {
        const auto& ideas = state().groups.back().items;
        QCOMPARE(ideas[0].meta, u"100 words · waiting 9 days"_s);
        QCOMPARE(ideas[1].meta, u"100 words · waiting 2 days"_s);
        QCOMPARE(waitingText(0, english), u"since today"_s);
        QCOMPARE(waitingText(1, english), u"1 day"_s);
        QCOMPARE(waitingText(1234, english), u"1,234 days"_s);
    }

    void theOldestIdeaComesFirstIfItShall()
    {
        std::vector<DraftEntry> drafts = sample();
        drafts[3].created = QDate(2026, 1, 1);
        const auto titles = [&](bool oldest) {
            return drawn(draftsState(drafts, {}, u"idea"_s, {}, now, english, {.oldestIdeasFirst = oldest}));
        };
        QCOMPARE(titles(false), u"Ideas: Old idea, New idea"_s);
        QCOMPARE(titles(true), u"Ideas: New idea, Old idea"_s);
    }

    void groupsAreFoldedAway()
    {
        const DraftsView view{.collapsed = {u"status:idea"_s}};
        QCOMPARE(drawn(state({}, view)), u"Drafting: Bread | Ready: Tea | Ideas: +2"_s);
        // What is searched for is shown all the same.
        QCOMPARE(drawn(state(u"old"_s, view)), u"Ideas: Old idea"_s);
        QCOMPARE(state({}, view).emptySentence, QString());
    }

    void tagsAreShown()
    {
        QCOMPARE(state().groups.front().items.front().tags, u"#Food #two words"_s);
        QCOMPARE(state().groups.back().items.front().tags, QString());
    }

    void aSearchUnderstandsTerms_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* name, const char* search, const char* found) {
            QTest::newRow(name) << QString::fromUtf8(search) << QString::fromUtf8(found);
        };
        row("a tag", "tag:food", "Drafting: Bread");
        row("a tag, beginning", "tag:fo", "Drafting: Bread");
        row("a tag of two words", "tag:\"two w\"", "Drafting: Bread");
        row("a tag with its sign", "tag:#food", "Drafting: Bread");
        row("a tag that is none", "tag:art", "");
        row("a status", "status:ready", "Ready: Tea");
        row("a status, whatever the case", "STATUS:Idea", "Ideas: Old idea, New idea");
        row("a series", "series:\"the baker\"", "Drafting: Bread");
        row("terms and words", "status:idea old", "Ideas: Old idea");
        row("two terms", "tag:food status:ready", "");
        row("a term not finished", "tag:", "Drafting: Bread | Ready: Tea | Ideas: Old idea, New idea");
        row("words", "IDEA new", "Ideas: New idea");
        row("another colon is a word", "https://example.com", "");
    }
    void aSearchUnderstandsTerms()
    {
        QFETCH(QString, search);
        QFETCH(QString, found);
        QCOMPARE(drawn(state(search)), found);
        QCOMPARE(state(search).emptySentence.isEmpty(), !found.isEmpty());
    }

    void theModelFollowsEveryState()
    {
        DraftsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const DraftsView folders{.grouping = DraftGrouping::Folder, .collapsed = {u"folder:letters"_s}};
        for (const DraftsState& next : {state(), state(u"idea"_s), state({}, folders), DraftsState(), state(),
                                        state({}, {.collapsed = {u"status:idea"_s, u"status:ready"_s}})}) {
            model.setState(next);
            int rows = 0;
            for (const DraftGroup& group : next.groups)
                rows += 1 + static_cast<int>(group.items.size());
            QCOMPARE(model.rowCount(), rows);
        }
        const QModelIndex folded = model.captionOfKey(u"status:idea"_s);
        QVERIFY(folded.data(DraftsModel::CollapsedRole).toBool());
        QVERIFY(model.flags(folded) & Qt::ItemIsSelectable);
        QVERIFY(!(model.flags(model.captionOfKey(u"status:drafting"_s)) & Qt::ItemIsSelectable));
    }

    void draftsAreCarriedBetweenFoldersOnly()
    {
        DraftsModel model;
        QSignalSpy dropped(&model, &DraftsModel::dropped);
        model.setState(state());
        const QModelIndex bread = model.indexOf({u"bread.md"_s});
        QVERIFY(!(model.flags(bread) & Qt::ItemIsDragEnabled));
        model.setState(state({}, {.grouping = DraftGrouping::Folder, .rootName = u"Desk"_s}));
        const QModelIndex carried = model.indexOf({u"bread.md"_s});
        QVERIFY(model.flags(carried) & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> data(model.mimeData({carried}));
        const QModelIndex tea = model.indexOf({u"letters/tea.md"_s});
        QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, tea));
        QVERIFY(model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, tea));
        QVERIFY(
            model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, model.captionOfKey(u"folder:letters"_s)));
        QCOMPARE(dropped.size(), 2);
        QCOMPARE(dropped.at(0).at(1).toString(), u"letters"_s);
        QCOMPARE(dropped.at(1).at(1).toString(), u"letters"_s);
        QMimeData foreign;
        foreign.setText(u"bread.md"_s);
        QVERIFY(!model.canDropMimeData(&foreign, Qt::MoveAction, -1, -1, tea));
    }
};

QTEST_GUILESS_MAIN(TestDraftsState)
#include "tst_drafts_state.moc"
