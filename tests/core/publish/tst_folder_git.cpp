// Posts in a folder under git: what is committed and pushed, what a push that fails leaves, and how it is
// gone on with.
#include "core/publish/folder_target.h"
#include "tests/core/publish/folder_bench.h"
#include "tests/core/publish/git_bench.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace brickwork;
using brickwork::test::FolderBench;
using brickwork::test::GitBench;

namespace {

const QString garden = u"# Garden “Notes”\n\nPeas first.\n\n![A pod](pod.png)\n"_s;

} // namespace

class TestFolderGit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_git = std::make_unique<GitBench>();
        m_bench = std::make_unique<FolderBench>();
        GitBench::write(m_git->site() + u"/hugo.toml"_s, "title = 'x'\n");
        m_git->git({u"add"_s, u"hugo.toml"_s});
        m_git->git({u"commit"_s, u"-m"_s, u"Site"_s});
        m_git->git({u"push"_s, u"--quiet"_s});
        m_bench->putWords(u"pod.png"_s, FolderBench::picture(0x00ff00));
        use({{u"git"_s, u"push"_s}});
    }

    void aPostIsCommittedWithItsPicturesAndPushed();
    void theMessageIsFilledIn();
    void anUpdateAndATakingBackAreCommits();
    void onlyCommittingLeavesThePushToTheWriter();
    void nothingIsDoneTwice();
    void aRefusalStandsInThePlan_data();
    void aRefusalStandsInThePlan();
    void whatElseIsPushedIsTold();
    void aPushThatFailsIsGoneOnWith_data();
    void aPushThatFailsIsGoneOnWith();
    void aCommitThatFailsIsGoneOnWith();
    void whatBeganKeepsItsPlaceAndDate();
    void anEditAfterAFailedPushIsStillOurs();
    void aTakingBackThatWasNotPushedIsStillPublished();
    void aHookMayPutTheFileInOrder();
    void theTestNamesBranchAndRemote();
    void picturesAreNamedAsTheDraftNamesThem();
    void whatOthersWroteComesBackAsADraft_data();
    void whatOthersWroteComesBackAsADraft();

private:
    void use(const std::map<QString, QString>& options)
    {
        m_bench->config.options = {{u"path"_s, m_git->site()}, {u"generator"_s, u"hugo"_s}};
        for (const auto& [key, value] : options)
            m_bench->config.options[key] = value;
    }
    /// Delivers and keeps what a flow would keep.
    Result<Receipt> deliver(const PublishRequest& request)
    {
        m_plan = m_bench->plan(request);
        const Errand errand({}, {}, [this](const Foothold& foothold) {
            m_kept = foothold;
            return Result<void>();
        });
        return m_bench->target().deliver(m_plan, request, errand);
    }
    [[nodiscard]] Fate fate(const std::optional<LastDelivery>& last = {}) const
    {
        const auto found = m_bench->target().inquire({.retracting = false,
                                                      .token = u"token"_s,
                                                      .remote = m_plan.remote,
                                                      .hash = m_plan.hash,
                                                      .slug = m_plan.slug,
                                                      .foothold = m_kept,
                                                      .since = {},
                                                      .state = PostState::Published,
                                                      .last = last},
                                                     {});
        return found.value_or(Fate{.what = Fate::What::Unclear});
    }

    std::unique_ptr<GitBench> m_git;
    std::unique_ptr<FolderBench> m_bench;
    PublishPlan m_plan;
    Foothold m_kept;
};

void TestFolderGit::aPostIsCommittedWithItsPicturesAndPushed()
{
    GitBench::write(m_git->site() + u"/notes.txt"_s, "not tracked\n");
    GitBench::write(m_git->site() + u"/README"_s, "changed\n");
    const auto last = m_bench->publish(garden);
    QVERIFY(last.has_value());
    QCOMPARE(m_git->touched(),
             "content/posts/garden-notes.md\n" + last->media.begin()->second.remote.toUtf8());
    QCOMPARE(m_git->headThere(), m_git->head());
    QCOMPARE(m_git->git({u"status"_s, u"--porcelain"_s}), QByteArray("M README\n?? notes.txt"));
}

void TestFolderGit::theMessageIsFilledIn()
{
    QVERIFY(m_bench->publish(garden).has_value());
    const QByteArray usual = m_git->git({u"log"_s, u"-1"_s, u"--format=%s"_s});
    QVERIFY2(usual.contains("Garden “Notes”"), usual.constData());
    use({{u"git"_s, u"push"_s}, {u"git-message"_s, u"post: {slug} ({date}) {title}"_s}});
    QVERIFY(m_bench->publish(m_bench->request(u"# A {slug}\n\nText.\n"_s, {}, u"b"_s)).has_value());
    QCOMPARE(m_git->git({u"log"_s, u"-1"_s, u"--format=%s"_s}),
             QByteArray("post: a-slug (2025-07-22) A {slug}"));
}

void TestFolderGit::anUpdateAndATakingBackAreCommits()
{
    const auto first = m_bench->publish(garden);
    const auto second = m_bench->publish(garden + u"More.\n"_s, first);
    QVERIFY(second.has_value());
    QCOMPARE(m_git->commits(), 4);
    QCOMPARE(m_git->touched(), QByteArray("content/posts/garden-notes.md"));
    QVERIFY(m_bench->target().retract(*second, {}).has_value());
    QCOMPARE(m_git->commits(), 5);
    QCOMPARE(m_git->headThere(), m_git->head());
    QCOMPARE(m_git->git({u"ls-files"_s}), QByteArray("README\nhugo.toml"));
    QVERIFY2(m_bench->target().retract(*second, {}).has_value(), "gone already is as good");
    QCOMPARE(m_git->commits(), 5);
}

void TestFolderGit::onlyCommittingLeavesThePushToTheWriter()
{
    use({{u"git"_s, u"commit"_s}});
    m_git->git({u"remote"_s, u"remove"_s, u"origin"_s});
    const auto receipt = deliver(m_bench->request(garden));
    QVERIFY(receipt.has_value());
    QCOMPARE(m_git->commits(), 3);
    QCOMPARE(m_git->commitsThere(), 2);
    QCOMPARE(receipt->remarks.size(), 1);
    QVERIFY2(receipt->remarks.first().contains(u"not pushed"_s), qPrintable(receipt->remarks.first()));
}

void TestFolderGit::nothingIsDoneTwice()
{
    const auto last = m_bench->publish(garden);
    QCOMPARE(m_bench->plan(garden, last).action, PlanAction::Nothing);
    QVERIFY(deliver(m_bench->request(garden)).has_value());
    QVERIFY(deliver(m_bench->request(garden)).has_value());
    QCOMPARE(m_git->commits(), 3);
    m_git->othersPush();
    QCOMPARE(m_bench->plan(garden, last).action, PlanAction::Nothing);
}

void TestFolderGit::aRefusalStandsInThePlan_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("says");
    QTest::newRow("others' work is staged") << u"staged"_s << u"staged"_s;
    QTest::newRow("no branch") << u"detached"_s << u"No branch"_s;
    QTest::newRow("a merge is under way") << u"merge"_s << u"merge"_s;
    QTest::newRow("the post is ignored") << u"ignored"_s << u"ignore"_s;
    QTest::newRow("no repository") << u"none"_s << u"git init"_s;
}

void TestFolderGit::aRefusalStandsInThePlan()
{
    QFETCH(QString, why);
    QFETCH(QString, says);
    const QString site = m_git->site();
    if (why == "staged"_L1) {
        GitBench::write(site + u"/half.txt"_s, "half\n");
        m_git->git({u"add"_s, u"half.txt"_s});
    } else if (why == "detached"_L1) {
        m_git->git({u"checkout"_s, u"--quiet"_s, u"--detach"_s});
    } else if (why == "merge"_L1) {
        GitBench::write(site + u"/.git/MERGE_HEAD"_s, m_git->head() + '\n');
    } else if (why == "ignored"_L1) {
        GitBench::write(site + u"/.gitignore"_s, "content/\n");
    } else {
        QVERIFY(QDir(site + u"/.git"_s).removeRecursively());
    }
    const PublishPlan plan = m_bench->plan(garden);
    QCOMPARE(plan.refusals.size(), 1);
    QVERIFY2(plan.refusals.first().contains(says), qPrintable(plan.refusals.first()));
    QVERIFY(!m_bench->target().deliver(plan, m_bench->request(garden), {}));
    QVERIFY(!QFileInfo::exists(plan.path));
}

void TestFolderGit::whatElseIsPushedIsTold()
{
    GitBench::write(m_git->site() + u"/README"_s, "changed\n");
    m_git->git({u"commit"_s, u"-a"_s, u"-m"_s, u"Mine"_s});
    const PublishPlan plan = m_bench->plan(garden);
    QCOMPARE(plan.refusals, QStringList());
    QCOMPARE(plan.warnings.size(), 1);
    QVERIFY2(plan.warnings.first().contains(u"commits: 1"_s), qPrintable(plan.warnings.first()));
}

void TestFolderGit::aPushThatFailsIsGoneOnWith_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a hook of the remote refuses") << u"hook"_s << ErrorCode::Refused;
    QTest::newRow("the remote is away") << u"away"_s << ErrorCode::Unreachable;
}

void TestFolderGit::aPushThatFailsIsGoneOnWith()
{
    QFETCH(QString, why);
    QFETCH(ErrorCode, code);
    const QString hook = m_git->bare() + u"/hooks/pre-receive"_s;
    if (why == "hook"_L1)
        GitBench::hook(hook, "echo 'Not today'\nexit 1\n");
    else
        QVERIFY(QDir().rename(m_git->bare(), m_git->path(u"unplugged"_s)));
    PublishRequest request = m_bench->request(garden);
    const auto failed = deliver(request);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, code);
    QCOMPARE(m_git->commits(), 3);
    QCOMPARE(fate().what, Fate::What::Begun);

    if (why == "hook"_L1)
        QVERIFY(QFile::remove(hook));
    else
        QVERIFY(QDir().rename(m_git->path(u"unplugged"_s), m_git->bare()));
    request.foothold = fate().foothold;
    const auto done = deliver(request);
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().sentence));
    QCOMPARE(m_git->commits(), 3);
    QCOMPARE(m_git->headThere(), m_git->head());
    const Fate arrived = fate();
    QCOMPARE(arrived.what, Fate::What::Arrived);
    QCOMPARE(arrived.receipt.media.size(), 1U);
}

void TestFolderGit::aCommitThatFailsIsGoneOnWith()
{
    const QString hook = m_git->site() + u"/.git/hooks/pre-commit"_s;
    GitBench::hook(hook, "echo 'Spelling!' >&2\nexit 1\n");
    PublishRequest request = m_bench->request(garden);
    const auto failed = deliver(request);
    QVERIFY(!failed);
    QVERIFY2(failed.error().sentence.contains(u"Spelling!"_s), qPrintable(failed.error().sentence));
    QCOMPARE(fate().what, Fate::What::Begun);
    QVERIFY(QFile::remove(hook));
    request.foothold = fate().foothold;
    QVERIFY(deliver(request).has_value());
    QCOMPARE(m_git->commits(), 3);
    QCOMPARE(m_git->headThere(), m_git->head());
}

void TestFolderGit::whatBeganKeepsItsPlaceAndDate()
{
    use({{u"git"_s, u"push"_s}, {u"generator"_s, u"jekyll"_s}});
    GitBench::write(m_git->site() + u"/_config.yml"_s, "title: x\n");
    const QString hook = m_git->bare() + u"/hooks/pre-receive"_s;
    GitBench::hook(hook, "exit 1\n");
    QVERIFY(!deliver(m_bench->request(garden)));
    const QString first = m_plan.remote;
    // Gone on with two days later, and by another title.
    PublishRequest later = m_bench->request(u"# Another Title\n\nPeas.\n"_s);
    later.date = later.date.addDays(2);
    later.foothold = fate().foothold;
    QVERIFY(QFile::remove(hook));
    const auto done = deliver(later);
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().sentence));
    QCOMPARE(done->remote, first);
    QCOMPARE(done->slug, u"garden-notes"_s);
    QCOMPARE(m_plan.action, PlanAction::Create);
    QCOMPARE(m_git->git({u"ls-files"_s, u"_posts"_s}), first.toUtf8());
    QVERIFY(m_git->git({u"show"_s, u"HEAD:"_s + first}).contains("date: 2025-07-22T09:00:00+02:00\n"));
}

void TestFolderGit::anEditAfterAFailedPushIsStillOurs()
{
    const QString hook = m_git->bare() + u"/hooks/pre-receive"_s;
    const auto last = m_bench->publish(garden);
    QVERIFY(last.has_value());
    GitBench::hook(hook, "exit 1\n");
    PublishRequest request = m_bench->request(garden + u"More.\n"_s, last);
    QVERIFY(!deliver(request));
    QCOMPARE(fate(last).what, Fate::What::Begun);
    QVERIFY(QFile::remove(hook));
    PublishRequest edited = m_bench->request(garden + u"More still.\n"_s, last);
    edited.foothold = fate(last).foothold;
    const auto done = deliver(edited);
    QCOMPARE(m_plan.refusals, QStringList());
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().sentence));
    QCOMPARE(m_git->headThere(), m_git->head());
    QVERIFY(m_git->git({u"show"_s, u"HEAD:content/posts/garden-notes.md"_s}).contains("More still."));
}

void TestFolderGit::aTakingBackThatWasNotPushedIsStillPublished()
{
    const auto last = m_bench->publish(garden);
    const QString hook = m_git->bare() + u"/hooks/pre-receive"_s;
    GitBench::hook(hook, "exit 1\n");
    QVERIFY(!m_bench->target().retract(*last, {}));
    const Interrupted cut{.retracting = true,
                          .token = {},
                          .remote = last->remote,
                          .hash = last->hash,
                          .slug = last->slug,
                          .foothold = {},
                          .since = {},
                          .state = PostState::Published,
                          .last = last};
    QCOMPARE(m_bench->target().inquire(cut, {})->what, Fate::What::Nothing);
    QVERIFY(QFile::remove(hook));
    QVERIFY(m_bench->target().retract(*last, {}).has_value());
    QCOMPARE(m_git->headThere(), m_git->head());
    QCOMPARE(m_bench->target().inquire(cut, {})->what, Fate::What::Gone);
}

void TestFolderGit::aHookMayPutTheFileInOrder()
{
    GitBench::hook(m_git->site() + u"/.git/hooks/pre-commit"_s,
                   "for f in content/posts/*.md; do echo 'Signed.' >> \"$f\"; git add \"$f\"; done\n");
    const auto receipt = deliver(m_bench->request(garden));
    QVERIFY2(receipt.has_value(), receipt ? "" : qPrintable(receipt.error().sentence));
    QVERIFY2(receipt->remarks.join(u' ').contains(u"hook"_s), qPrintable(receipt->remarks.join(u' ')));
    const LastDelivery last = FolderBench::recorded(m_plan, *receipt);
    const PublishPlan again = m_bench->plan(garden, last);
    QCOMPARE(again.refusals, QStringList());
    QCOMPARE(again.action, PlanAction::Nothing);
    const PublishPlan more = m_bench->plan(garden + u"More.\n"_s, last);
    QCOMPARE(more.refusals, QStringList());
    QCOMPARE(more.action, PlanAction::Update);
}

void TestFolderGit::theTestNamesBranchAndRemote()
{
    const auto report = m_bench->target().test({});
    QVERIFY(report.has_value());
    const QString found = report->findings.join(u'\n');
    QVERIFY2(found.contains(u"main"_s) && found.contains(u"origin"_s), qPrintable(found));
    m_git->git({u"remote"_s, u"remove"_s, u"origin"_s});
    QVERIFY(!m_bench->target().test({}));
}

void TestFolderGit::picturesAreNamedAsTheDraftNamesThem()
{
    const QString warnings = m_bench->plan(u"# Garden\n\n![](pod.png)\n"_s).warnings.join(u' ');
    QVERIFY2(warnings.contains(u" pod.png"_s), qPrintable(warnings));
}

void TestFolderGit::whatOthersWroteComesBackAsADraft_data()
{
    QTest::addColumn<QString>("draft");
    QTest::newRow("a title as a heading") << garden;
    QTest::newRow("front matter") << u"---\ntitle: Garden\ntags: [a, b]\n---\n\n![A pod](pod.png)\n"_s;
}

/// With the pictures and the beginning that the draft has.
void TestFolderGit::whatOthersWroteComesBackAsADraft()
{
    QFETCH(QString, draft);
    m_bench->config.options = {{u"path"_s, m_git->site()}, {u"generator"_s, u"hugo"_s}};
    const auto last = m_bench->publish(draft);
    QVERIFY(last.has_value());
    const QString file = m_git->site() + u'/' + last->remote;
    QFile there(file);
    QVERIFY(there.open(QIODevice::Append) && there.write("\nSigned, [Ben](https://ben.example).\n") > 0);
    there.close();
    const PublishPlan plan = m_bench->plan(draft, last);
    QVERIFY2(plan.conflict, qPrintable(plan.refusals.join(u' ')));
    QCOMPARE(plan.conflict->theirs, draft + u"\nSigned, [Ben](https://ben.example).\n"_s);
}

QTEST_GUILESS_MAIN(TestFolderGit)
#include "tst_folder_git.moc"
