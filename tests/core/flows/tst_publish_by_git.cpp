// Publishing to a folder that is pushed: what a refused push leaves is gone on with or taken back. Real git,
// real stores.
#include "core/flows/publish_flow.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/publish/git_bench.h"
#include "tests/core/store/samples.h"

#include <QTest>

#include <memory>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::GitBench;
using test::PinnedClock;

namespace {

const DraftId garden{u"garden.md"_s};
const QString blog = u"blog"_s;

} // namespace

class TestPublishByGit : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GitBench> m_git;
    PinnedClock m_clock{"2025-07-22T09:00:00+02:00"};
    Workspace m_workspace;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Logbook> m_book;
    std::unique_ptr<PublishFlow> m_flow;

    void write(const QByteArray& bytes) const
    {
        QVERIFY(samples::putBytes(m_workspace.pathOf(garden), bytes));
    }
    [[nodiscard]] qsizetype pending() const
    {
        const auto rows = m_store->pending();
        return rows ? static_cast<qsizetype>(rows->size()) : -1;
    }
    void refusePushes() const
    {
        GitBench::hook(m_git->bare() + u"/hooks/pre-receive"_s, "echo 'Not today'\nexit 1\n");
    }
    void allowPushes() const { QVERIFY(QFile::remove(m_git->bare() + u"/hooks/pre-receive"_s)); }
    [[nodiscard]] QByteArray posts() const
    {
        return m_git->git(m_git->bare(), {u"ls-tree"_s, u"-r"_s, u"--name-only"_s, u"main"_s, u"content"_s});
    }

private Q_SLOTS:
    void init()
    {
        m_git = std::make_unique<GitBench>();
        GitBench::write(m_git->site() + u"/hugo.toml"_s, "title = 'x'\n");
        m_git->git({u"add"_s, u"hugo.toml"_s});
        m_git->git({u"commit"_s, u"-m"_s, u"Site"_s});
        m_git->git({u"push"_s, u"--quiet"_s});
        BW_TRY(made, initWorkspace(m_git->path(u"drafts"_s), samples::now));
        m_workspace = made;
        auto opened = Store::open(
            {m_git->path(u"data"_s), made.root, made.journalFolder(), samples::hereDevice}, samples::now);
        QVERIFY(opened);
        m_store = std::move(*opened);
        m_book = std::make_unique<Logbook>(*m_store, m_clock);
        QVERIFY(m_book->reload());
        m_flow = std::make_unique<PublishFlow>(*m_book, m_workspace);
        QVERIFY(m_flow->addTarget(
            {blog,
             u"folder"_s,
             {{u"path"_s, m_git->site()}, {u"generator"_s, u"hugo"_s}, {u"git"_s, u"push"_s}}}));
        write("# Garden\n\nPeas.\n");
    }
    void cleanup()
    {
        m_flow.reset();
        m_book.reset();
        m_store.reset();
        m_git.reset();
    }

    void aRefusedPushIsGoneOnWith()
    {
        refusePushes();
        QVERIFY(!m_flow->publish(garden, blog));
        QVERIFY(m_book->state().publications.empty());
        QCOMPARE(pending(), 1);
        allowPushes();
        QVERIFY(m_flow->publish(garden, blog));
        QCOMPARE(posts(), QByteArray("content/posts/garden.md"));
        QCOMPARE(m_book->state().publications.size(), 1U);
        QCOMPARE(pending(), 0);
    }

    void anUpdateThatWasNotPushedCanBeTakenBack()
    {
        QVERIFY(m_flow->publish(garden, blog));
        write("# Garden\n\nBeans.\n");
        refusePushes();
        QVERIFY(!m_flow->publish(garden, blog));
        QCOMPARE(pending(), 1);
        allowPushes();
        const auto taken = m_flow->retract(garden, blog);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().sentence));
        QCOMPARE(posts(), QByteArray());
        QVERIFY(m_book->state().publications[0].post.retracted);
        QCOMPARE(pending(), 0);
    }

    void whatOthersWroteOverItIsNotTakenBack()
    {
        QVERIFY(m_flow->publish(garden, blog));
        write("# Garden\n\nBeans.\n");
        refusePushes();
        QVERIFY(!m_flow->publish(garden, blog));
        allowPushes();
        GitBench::write(m_git->site() + u"/content/posts/garden.md"_s, "Mine.\n");
        const auto taken = m_flow->retract(garden, blog);
        QVERIFY(!taken);
        QVERIFY(QFile::exists(m_git->site() + u"/content/posts/garden.md"_s));
        QVERIFY(!m_book->state().publications[0].post.retracted);
    }
};

QTEST_GUILESS_MAIN(TestPublishByGit)
#include "tst_publish_by_git.moc"
