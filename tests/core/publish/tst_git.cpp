// The user's own git: what is committed, what is left alone, what a push that is refused says.
#include "core/publish/git.h"
#include "core/publish/git_words.h"
#include "tests/core/publish/git_bench.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace brickwork;
using brickwork::test::GitBench;

class TestGit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<GitBench>();
        m_post = m_bench->site() + u"/content/a post [1].md"_s;
    }

    void theRepositoryIsFound();
    void thereIsNothingToPublishFrom_data();
    void thereIsNothingToPublishFrom();
    void onlyOurFilesAreCommitted();
    void nothingIsCommittedTwice();
    void aFileThatIsGoneIsCommittedAsGone();
    void aFileBehindALinkIsCommitted();
    void theFirstCommitOfAllIsMade();
    void stagedWorkOfOthersIsARefusal();
    void anIgnoredFileIsARefusal();
    void aHookThatRefusesSpeaks();
    void anUnknownNameIsExplained();
    void aPushArrives();
    void aPushThatIsRefusedKeepsTheCommit_data();
    void aPushThatIsRefusedKeepsTheCommit();
    void aTokenInAnAddressIsNotRepeated();
    void othersCommitsOnTopAreNoReasonToPushAgain();
    void aNameIsNeverAPattern();
    void whatIsCalledOffEnds();

private:
    [[nodiscard]] Git git() const { return Git(m_bench->site()); }
    void commitPost(const QByteArray& text = "Peas.\n")
    {
        GitBench::write(m_post, text);
        const auto done = git().commit({m_post}, u"Publish peas"_s);
        QVERIFY2(done, done ? "" : qPrintable(done.error().sentence));
        QVERIFY(*done);
    }
    [[nodiscard]] GitPlace place() const
    {
        return git().place({.push = true, .remote = {}, .branch = {}}).value_or(GitPlace{});
    }

    std::unique_ptr<GitBench> m_bench;
    QString m_post;
};

void TestGit::theRepositoryIsFound()
{
    QVERIFY(QDir(m_bench->site()).mkpath(u"content/posts"_s));
    const auto found =
        Git(m_bench->site() + u"/content/posts"_s).place({.push = true, .remote = {}, .branch = u"main"_s});
    QVERIFY(found.has_value());
    QCOMPARE(found->root, QFileInfo(m_bench->site()).canonicalFilePath());
    QCOMPARE(found->branch, u"main"_s);
    QCOMPARE(found->remote, u"origin"_s);
    QCOMPARE(found->target, u"main"_s);
    m_bench->git({u"branch"_s, u"--unset-upstream"_s});
    QCOMPARE(place().remote, u"origin"_s);
    m_bench->git({u"remote"_s, u"rename"_s, u"origin"_s, u"mine"_s});
    QCOMPARE(place().remote, u"mine"_s);
}

void TestGit::thereIsNothingToPublishFrom_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<QString>("about");
    QTest::newRow("no branch is checked out")
        << QStringList{u"checkout"_s, u"--detach"_s} << QString() << u"No branch"_s;
    QTest::newRow("another branch is checked out")
        << QStringList{u"checkout"_s, u"-b"_s, u"idea"_s} << u"main"_s << u"idea"_s;
    QTest::newRow("nowhere to push to")
        << QStringList{u"remote"_s, u"remove"_s, u"origin"_s} << QString() << u"nowhere to push"_s;
}

void TestGit::thereIsNothingToPublishFrom()
{
    QFETCH(QStringList, before);
    QFETCH(QString, branch);
    QFETCH(QString, about);
    m_bench->git(before);
    const auto found = git().place({.push = true, .remote = {}, .branch = branch});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Refused);
    QVERIFY2(found.error().sentence.contains(about), qPrintable(found.error().sentence));
}

void TestGit::onlyOurFilesAreCommitted()
{
    GitBench::write(m_bench->site() + u"/README"_s, "Changed by its owner.\n");
    GitBench::write(m_bench->site() + u"/notes.txt"_s, "not tracked\n");
    commitPost();
    QCOMPARE(m_bench->git({u"show"_s, u"--name-only"_s, u"--format=%s"_s, u"HEAD"_s}),
             QByteArray("Publish peas\n\ncontent/a post [1].md"));
    QCOMPARE(m_bench->git({u"status"_s, u"--porcelain"_s}), QByteArray("M README\n?? notes.txt"));
}

void TestGit::nothingIsCommittedTwice()
{
    commitPost();
    const auto again = git().commit({m_post}, u"Publish peas"_s);
    QVERIFY(again.has_value());
    QVERIFY(!*again);
    QCOMPARE(m_bench->commits(), 2);
    QVERIFY(git().isCommitted({m_post}).value_or(false));
    GitBench::write(m_post, "Beans.\n");
    QVERIFY(!git().isCommitted({m_post}).value_or(true));
}

void TestGit::aFileThatIsGoneIsCommittedAsGone()
{
    commitPost();
    QVERIFY(QFile::remove(m_post));
    const QString never = m_bench->site() + u"/content/never.png"_s;
    QVERIFY(git().commit({m_post, never}, u"Take back peas"_s).value_or(false));
    QCOMPARE(m_bench->git({u"ls-files"_s}), QByteArray("README"));
    QVERIFY(!git().commit({m_post, never}, u"Take back peas"_s).value_or(true));
}

void TestGit::aFileBehindALinkIsCommitted()
{
    QVERIFY(QDir(m_bench->site()).mkpath(u"journal"_s));
    QVERIFY(QFile::link(m_bench->site() + u"/journal"_s, m_bench->site() + u"/content"_s));
    QVERIFY(QFile::link(m_bench->site(), m_bench->path(u"shortcut"_s)));
    const QString post = m_bench->path(u"shortcut/content/peas.md"_s);
    GitBench::write(post, "Peas.\n");
    const Git linked(m_bench->path(u"shortcut"_s));
    QVERIFY(linked.mayCommit({post}).has_value());
    QVERIFY(linked.commit({post}, u"Publish"_s).value_or(false));
    QCOMPARE(m_bench->touched(), QByteArray("journal/peas.md"));
}

void TestGit::theFirstCommitOfAllIsMade()
{
    const QString fresh = m_bench->path(u"fresh"_s);
    m_bench->git(m_bench->path({}), {u"init"_s, fresh});
    GitBench::write(fresh + u"/peas.md"_s, "Peas.\n");
    const Git git(fresh);
    QVERIFY(git.place({}).has_value());
    QVERIFY(git.mayCommit({fresh + u"/peas.md"_s}).has_value());
    QVERIFY(git.commit({fresh + u"/peas.md"_s}, u"Publish"_s).value_or(false));
    QCOMPARE(m_bench->git(fresh, {u"ls-files"_s}), QByteArray("peas.md"));
}

void TestGit::stagedWorkOfOthersIsARefusal()
{
    GitBench::write(m_bench->site() + u"/draft.html"_s, "half done\n");
    m_bench->git({u"add"_s, u"draft.html"_s});
    const auto may = git().mayCommit({m_post});
    QVERIFY(!may);
    QCOMPARE(may.error().code, ErrorCode::Refused);
    QVERIFY2(may.error().sentence.contains(u"draft.html"_s), qPrintable(may.error().sentence));
    m_bench->git({u"reset"_s, u"--quiet"_s});
    GitBench::write(m_post, "Peas.\n");
    m_bench->git({u"add"_s, u"content"_s});
    QVERIFY2(git().mayCommit({m_post}).has_value(), "our own file may be staged");
}

void TestGit::anIgnoredFileIsARefusal()
{
    GitBench::write(m_bench->site() + u"/.gitignore"_s, "*.md\n");
    const auto may = git().mayCommit({m_post});
    QVERIFY(!may);
    QCOMPARE(may.error().code, ErrorCode::Refused);
    QVERIFY2(may.error().sentence.contains(u"ignore"_s), qPrintable(may.error().sentence));
}

void TestGit::aHookThatRefusesSpeaks()
{
    GitBench::hook(m_bench->site() + u"/.git/hooks/pre-commit"_s, "echo 'No posts on Sundays' >&2\nexit 1\n");
    GitBench::write(m_post, "Peas.\n");
    const auto done = git().commit({m_post}, u"Publish"_s);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Refused);
    QVERIFY2(done.error().sentence.contains(u"No posts on Sundays"_s), qPrintable(done.error().sentence));
    QCOMPARE(m_bench->git({u"diff"_s, u"--cached"_s, u"--name-only"_s}), QByteArray());
    QVERIFY(QFile::exists(m_post));
    QCOMPARE(m_bench->commits(), 1);
}

void TestGit::anUnknownNameIsExplained()
{
    m_bench->git({u"config"_s, u"user.useConfigOnly"_s, u"true"_s});
    GitBench::write(m_bench->path(u".gitconfig"_s), "");
    GitBench::write(m_post, "Peas.\n");
    const auto done = git().commit({m_post}, u"Publish"_s);
    QVERIFY(!done);
    QVERIFY2(done.error().sentence.contains(u"user.name"_s), qPrintable(done.error().sentence));
}

void TestGit::aPushArrives()
{
    commitPost();
    QVERIFY(!git().isPushed(place(), {m_post}).value_or(true));
    QVERIFY(!git().wasPushed(place(), {m_post}));
    QCOMPARE(git().waiting(place()), 1);
    const auto pushed = git().push(place());
    QVERIFY2(pushed, pushed ? "" : qPrintable(pushed.error().sentence));
    QCOMPARE(m_bench->headThere(), m_bench->head());
    QVERIFY(git().isPushed(place(), {m_post}).value_or(false));
    QVERIFY(git().wasPushed(place(), {m_post}));
    QCOMPARE(git().waiting(place()), 0);
}

void TestGit::aPushThatIsRefusedKeepsTheCommit_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("others pushed before") << u"others"_s << ErrorCode::Refused << u"Pull"_s;
    QTest::newRow("a hook of the remote") << u"hook"_s << ErrorCode::Refused << u"Main is protected"_s;
    QTest::newRow("the remote is away") << u"away"_s << ErrorCode::Unreachable << u"cannot be reached"_s;
}

void TestGit::aPushThatIsRefusedKeepsTheCommit()
{
    QFETCH(QString, why);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    commitPost();
    if (why == "others"_L1)
        m_bench->othersPush();
    else if (why == "hook"_L1)
        GitBench::hook(m_bench->bare() + u"/hooks/pre-receive"_s, "echo 'Main is protected'\nexit 1\n");
    else
        QVERIFY(QDir().rename(m_bench->bare(), m_bench->path(u"unplugged"_s)));
    const QByteArray ours = m_bench->head();
    const auto pushed = git().push(place());
    QVERIFY(!pushed);
    QCOMPARE(pushed.error().code, code);
    QVERIFY2(pushed.error().sentence.contains(says), qPrintable(pushed.error().sentence));
    QVERIFY2(pushed.error().sentence.contains(u"committed on this computer"_s),
             qPrintable(pushed.error().sentence));
    QCOMPARE(m_bench->head(), ours);
    QVERIFY(git().isCommitted({m_post}).value_or(false));
    if (why != "away"_L1)
        QVERIFY(!git().isPushed(place(), {m_post}).value_or(true));
}

void TestGit::aTokenInAnAddressIsNotRepeated()
{
    const QString words =
        gitWords("fatal: could not read Password for 'https://ghp_x1@git.example': no\n"
                 "fatal: unable to access 'https://ann:pass@git.example/me/site.git/': no\n");
    QVERIFY2(!words.contains(u"ghp_x1"_s) && !words.contains(u"pass@"_s), qPrintable(words));
    QVERIFY2(words.contains(u"git.example"_s), qPrintable(words));
}

void TestGit::othersCommitsOnTopAreNoReasonToPushAgain()
{
    commitPost();
    QVERIFY(git().push(place()).has_value());
    m_bench->othersPush();
    const QByteArray before = m_bench->git({u"for-each-ref"_s});
    QVERIFY(git().isPushed(place(), {m_post}).value_or(false));
    QCOMPARE(m_bench->git({u"for-each-ref"_s}), before);
    QVERIFY(!QFile::exists(m_bench->site() + u"/.git/FETCH_HEAD"_s));
}

void TestGit::aNameIsNeverAPattern()
{
    const QString star = m_bench->site() + u"/*.md"_s;
    GitBench::write(star, "a star\n");
    GitBench::write(m_bench->site() + u"/peas.md"_s, "mine\n");
    QVERIFY(git().commit({star}, u"Publish"_s).value_or(false));
    QCOMPARE(m_bench->touched(), QByteArray("*.md"));
}

void TestGit::whatIsCalledOffEnds()
{
    GitBench::hook(m_bench->site() + u"/.git/hooks/pre-commit"_s, "exec sleep 600\n");
    GitBench::write(m_post, "Peas.\n");
    std::stop_source stop;
    stop.request_stop();
    const auto done = Git(m_bench->site(), stop.get_token()).commit({m_post}, u"Publish"_s);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_bench->commits(), 1);
}

QTEST_GUILESS_MAIN(TestGit)
#include "tst_git.moc"
