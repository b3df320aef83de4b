// Publishing into real folders: what is written, what is left alone, what is taken back.
#include "core/base/content_hash.h"
#include "core/publish/folder_target.h"
#include "tests/core/flows/sync_hook.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

QDateTime morning()
{
    return QDateTime(QDate(2025, 7, 22), QTime(9, 0), QTimeZone::fromSecondsAheadOfUtc(7200));
}

const QString garden = u"# Garden Notes\n\nPeas first, then beans.\n"_s;

DraftSnapshot draft(const QString& text = garden)
{
    return {u"garden-notes.md"_s, text, u"garden-notes"_s, {}, {}};
}

LastDelivery deliveryOf(const PublishPlan& plan)
{
    return {plan.remote, plan.hash, plan.slug, plan.date, true};
}

void put(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesAt(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

/// All names below a folder, hidden ones included.
QStringList everythingIn(const QString& folder)
{
    QStringList found;
    QDirIterator walk(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        found << QDir(folder).relativeFilePath(walk.next());
    }
    found.sort();
    return found;
}

} // namespace

class TestFolderTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        QVERIFY(m_temporary->isValid());
        m_blog = m_temporary->filePath(u"blog"_s);
        QVERIFY(QDir().mkpath(m_blog));
        m_target = {u"blog"_s, u"folder"_s, {{u"path"_s, m_blog}, {u"generator"_s, u"hugo"_s}}};
    }

    void theShapeIsReadOffTheFolder_data();
    void theShapeIsReadOffTheFolder();
    void jekyllLayoutsAreFound();
    void aPostIsCreatedThenUpdatedThenLeftAlone();
    void aFolderOfItsOwnIsMadeForPosts();
    void anInterruptedPublicationIsTakenUp();
    void aForeignFileIsLeftAlone();
    void aChangeBehindOurBackIsKept();
    void aFileThatAppearsAfterPlanningIsKept();
    void aFileThatChangesAfterPlanningIsKept();
    void aFileThatChangesWhileWritingIsKept();
    void aFileThatVanishesAfterPlanningIsAConflict();
    void aLinkOutOfTheFolderIsRefused_data();
    void aLinkOutOfTheFolderIsRefused();
    void aLinkInsideTheFolderIsFollowed();
    void theTargetFolderItselfMayBeALink();
    void aPostIsTakenBack();
    void aChangedPostIsNotTakenBack();
    void aForgedPlaceIsNeitherReadNorRemoved();
    void aMissingFolderIsNotAnEmptyOne();
    void aFolderThatCannotBeWrittenTo();
    void aFileWhereAFolderBelongs();
    void aPlanWithRefusalsIsNotCarriedOut();

private:
    PublishPlan planned(const QString& text = garden, const std::optional<LastDelivery>& last = {})
    {
        const auto plan = planForFolder(draft(text), m_target, last, morning());
        if (!plan) {
            qWarning().noquote() << plan.error().sentence;
            return {};
        }
        return *plan;
    }
    PublishPlan published(const QString& text = garden)
    {
        const PublishPlan plan = planned(text);
        const auto done = deliverToFolder(plan, m_target, {});
        if (!done) {
            qWarning().noquote() << done.error().sentence;
        }
        return done ? plan : PublishPlan();
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_blog;
    TargetConfig m_target;
};

void TestFolderTarget::theShapeIsReadOffTheFolder_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<QString>("holds"); // a file, or a folder if it ends in '/'
    QTest::addColumn<QString>("remote");
    const QString hugoSite = u"content/posts/garden-notes.md"_s;
    const QString jekyllSite = u"_posts/2025-07-22-garden-notes.md"_s;
    QTest::newRow("Hugo by its content folder") << u"hugo"_s << u"content/"_s << hugoSite;
    QTest::newRow("Hugo by hugo.toml") << u"hugo"_s << u"hugo.toml"_s << hugoSite;
    QTest::newRow("Hugo by hugo.yaml") << u"hugo"_s << u"hugo.yaml"_s << hugoSite;
    QTest::newRow("Hugo by hugo.json") << u"hugo"_s << u"hugo.json"_s << hugoSite;
    QTest::newRow("Hugo by config.toml") << u"hugo"_s << u"config.toml"_s << hugoSite;
    QTest::newRow("Hugo, the folder of posts") << u"hugo"_s << u"older.md"_s << u"garden-notes.md"_s;
    QTest::newRow("Jekyll by its folder") << u"jekyll"_s << u"_posts/"_s << jekyllSite;
    QTest::newRow("Jekyll by its configuration") << u"jekyll"_s << u"_config.yml"_s << jekyllSite;
    QTest::newRow("Jekyll, the folder of posts")
        << u"jekyll"_s << u"older.md"_s << u"2025-07-22-garden-notes.md"_s;
    QTest::newRow("no generator looks for nothing") << u"none"_s << u"content/"_s << u"garden-notes.md"_s;
}

void TestFolderTarget::theShapeIsReadOffTheFolder()
{
    QFETCH(QString, generator);
    QFETCH(QString, holds);
    QFETCH(QString, remote);
    m_target.options[u"generator"_s] = generator;
    if (holds.endsWith(u'/')) {
        QVERIFY(QDir(m_blog).mkpath(holds));
    } else {
        put(m_blog + u'/' + holds, "x");
    }
    const PublishPlan plan = published();
    QCOMPARE(plan.remote, remote);
    QCOMPARE(plan.path, m_blog + u'/' + remote);
    QCOMPARE(bytesAt(m_blog + u'/' + remote), plan.bytes);
}

void TestFolderTarget::jekyllLayoutsAreFound()
{
    m_target.options[u"generator"_s] = u"jekyll"_s;
    put(m_blog + u"/_config.yml"_s, "title: Blog\n# layout: post\n");
    QCOMPARE(folderShape(m_target).value_or(FolderShape{}), (FolderShape{true, false}));
    put(m_blog + u"/_config.yml"_s, "defaults:\n  - values:\n      layout: essay\n");
    QCOMPARE(folderShape(m_target).value_or(FolderShape{}), (FolderShape{true, true}));
    QVERIFY(QDir(m_blog).mkpath(u"_posts"_s));
    m_target.options[u"path"_s] = m_blog + u"/_posts"_s;
    QCOMPARE(folderShape(m_target).value_or(FolderShape{}), (FolderShape{false, true}));
}

void TestFolderTarget::aPostIsCreatedThenUpdatedThenLeftAlone()
{
    put(m_blog + u"/index.html"_s, "mine");
    const PublishPlan first = published();
    QCOMPARE(first.action, PlanAction::Create);
    QCOMPARE(ContentHash::of(bytesAt(first.path)).hex(), first.hash);

    const LastDelivery last = deliveryOf(first);
    const PublishPlan same = planned(garden, last);
    QCOMPARE(same.action, PlanAction::Nothing);
    QVERIFY(deliverToFolder(same, m_target, last).has_value());

    const PublishPlan second = planned(garden + u"\nMore.\n"_s, last);
    QCOMPARE(second.action, PlanAction::Update);
    QVERIFY(deliverToFolder(second, m_target, last).has_value());
    QCOMPARE(bytesAt(first.path), second.bytes);
    QVERIFY(second.bytes != first.bytes);
    QCOMPARE(everythingIn(m_blog), (QStringList{u"garden-notes.md"_s, u"index.html"_s}));
    QCOMPARE(bytesAt(m_blog + u"/index.html"_s), QByteArray("mine"));
    const auto read = readFolderPost(m_target, first.remote);
    QVERIFY(read.has_value() && read->has_value());
    QCOMPARE(**read, second.bytes);
}

void TestFolderTarget::aFolderOfItsOwnIsMadeForPosts()
{
    put(m_blog + u"/hugo.toml"_s, "title = 'x'\n");
    QVERIFY(!planned().path.isEmpty());
    QCOMPARE(everythingIn(m_blog), QStringList{u"hugo.toml"_s}); // planning touches nothing
    const PublishPlan plan = published();
    QCOMPARE(everythingIn(m_blog),
             (QStringList{u"content"_s, u"content/posts"_s, plan.remote, u"hugo.toml"_s}));
}

void TestFolderTarget::anInterruptedPublicationIsTakenUp()
{
    const PublishPlan first = published();
    // The program stopped before it could record the delivery: the same plan is carried out again.
    QVERIFY(deliverToFolder(first, m_target, {}).has_value());
    QCOMPARE(planned().refusals, QStringList());
    QCOMPARE(planned().action, PlanAction::Create);
    QCOMPARE(everythingIn(m_blog).size(), 1);
}

void TestFolderTarget::aForeignFileIsLeftAlone()
{
    put(m_blog + u"/garden-notes.md"_s, "written by hand\n");
    const PublishPlan plan = planned();
    QCOMPARE(plan.refusals.size(), 1);
    QVERIFY(plan.refusals.first().contains(m_blog + u"/garden-notes.md"_s));
    const auto done = deliverToFolder(plan, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Refused);
    QCOMPARE(bytesAt(m_blog + u"/garden-notes.md"_s), QByteArray("written by hand\n"));
}

void TestFolderTarget::aChangeBehindOurBackIsKept()
{
    const PublishPlan first = published();
    put(first.path, first.bytes + "a correction on the server\n");
    const PublishPlan second = planned(garden + u"\nMore.\n"_s, deliveryOf(first));
    QCOMPARE(second.refusals.size(), 1);
    QVERIFY(!deliverToFolder(second, m_target, deliveryOf(first)));
    QCOMPARE(bytesAt(first.path), first.bytes + "a correction on the server\n");
}

void TestFolderTarget::aFileThatAppearsAfterPlanningIsKept()
{
    const PublishPlan plan = planned();
    put(plan.path, "quicker\n");
    const auto done = deliverToFolder(plan, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(bytesAt(plan.path), QByteArray("quicker\n"));
}

void TestFolderTarget::aFileThatChangesAfterPlanningIsKept()
{
    const PublishPlan first = published();
    const PublishPlan second = planned(garden + u"\nMore.\n"_s, deliveryOf(first));
    put(first.path, "quicker\n");
    const auto done = deliverToFolder(second, m_target, deliveryOf(first));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(bytesAt(first.path), QByteArray("quicker\n"));
}

void TestFolderTarget::aFileThatChangesWhileWritingIsKept()
{
    const PublishPlan first = published();
    const PublishPlan second = planned(garden + u"\nMore.\n"_s, deliveryOf(first));
    // Our bytes stand in a temporary file beside it; the last look is yet to come.
    test::beforeNextSync = [&] { put(first.path, "quicker\n"); };
    const auto done = deliverToFolder(second, m_target, deliveryOf(first));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(bytesAt(first.path), QByteArray("quicker\n"));
    const PublishPlan third = planned(garden + u"\nMore.\n"_s, deliveryOf(first));
    QCOMPARE(third.refusals.size(), 1);
    put(first.path, first.bytes);
    test::beforeNextSync = [&] { QVERIFY(QFile::remove(first.path)); };
    const auto gone = deliverToFolder(second, m_target, deliveryOf(first));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::Conflict);
    QCOMPARE(everythingIn(m_blog), QStringList());
}

void TestFolderTarget::aFileThatVanishesAfterPlanningIsAConflict()
{
    const PublishPlan first = published();
    const PublishPlan same = planned(garden, deliveryOf(first));
    QVERIFY(QFile::remove(first.path));
    const auto done = deliverToFolder(same, m_target, deliveryOf(first));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(planned(garden, deliveryOf(first)).action, PlanAction::Create);
}

void TestFolderTarget::aLinkOutOfTheFolderIsRefused_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("to"); // relative to the temporary folder
    QTest::newRow("the content folder is elsewhere") << u"content"_s << u"elsewhere"_s;
    QTest::newRow("the posts are elsewhere") << u"content/posts"_s << u"elsewhere"_s;
    QTest::newRow("the folder's name is only a beginning") << u"content/posts"_s << u"blog-of-another"_s;
    QTest::newRow("the post is elsewhere") << u"content/posts/garden-notes.md"_s << u"elsewhere/secret.md"_s;
    QTest::newRow("the link leads nowhere") << u"content/posts/garden-notes.md"_s << u"elsewhere/none.md"_s;
    QTest::newRow("the folder's link leads nowhere") << u"content/posts"_s << u"nowhere"_s;
}

void TestFolderTarget::aLinkOutOfTheFolderIsRefused()
{
    QFETCH(QString, link);
    QFETCH(QString, to);
    put(m_blog + u"/hugo.toml"_s, "x");
    put(m_temporary->filePath(u"elsewhere/secret.md"_s), "secret\n");
    QVERIFY(QDir().mkpath(m_temporary->filePath(u"blog-of-another"_s)));
    QVERIFY(QDir().mkpath(QFileInfo(m_blog + u'/' + link).path()));
    QVERIFY(QFile::link(m_temporary->filePath(to), m_blog + u'/' + link));
    const QStringList before = everythingIn(m_temporary->path());

    const auto plan = planForFolder(draft(), m_target, {}, morning());
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::Refused);

    PublishPlan forged = planFolder(draft(), m_target, FolderShape{.site = true}, {}, {}, morning());
    const auto done = deliverToFolder(forged, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Refused);
    const LastDelivery last{forged.remote, ContentHash::of("secret\n").hex(), forged.slug, morning(), true};
    QVERIFY(!retractFromFolder(last, m_target));
    QCOMPARE(everythingIn(m_temporary->path()), before);
    QCOMPARE(bytesAt(m_temporary->filePath(u"elsewhere/secret.md"_s)), QByteArray("secret\n"));
}

void TestFolderTarget::aLinkInsideTheFolderIsFollowed()
{
    QVERIFY(QDir(m_blog).mkpath(u"journal"_s));
    QVERIFY(QDir(m_blog).mkpath(u"content"_s));
    QVERIFY(QFile::link(m_blog + u"/journal"_s, m_blog + u"/content/posts"_s));
    const PublishPlan plan = published();
    QCOMPARE(bytesAt(m_blog + u"/journal/garden-notes.md"_s), plan.bytes);
}

void TestFolderTarget::theTargetFolderItselfMayBeALink()
{
    const QString link = m_temporary->filePath(u"shortcut"_s);
    QVERIFY(QFile::link(m_blog, link));
    m_target.options[u"path"_s] = link;
    const PublishPlan plan = published();
    QCOMPARE(bytesAt(m_blog + u"/garden-notes.md"_s), plan.bytes);
    QVERIFY(!plan.bytes.isEmpty());
}

void TestFolderTarget::aPostIsTakenBack()
{
    put(m_blog + u"/other.md"_s, "other\n");
    const PublishPlan plan = published();
    LastDelivery last = deliveryOf(plan);
    QVERIFY(retractFromFolder(last, m_target).has_value());
    QCOMPARE(everythingIn(m_blog), QStringList{u"other.md"_s});
    QVERIFY2(retractFromFolder(last, m_target).has_value(), "gone already is as good");

    last.live = false;
    const PublishPlan again = planned(garden, last);
    QCOMPARE(again.action, PlanAction::Create);
    QVERIFY(deliverToFolder(again, m_target, last).has_value());
    QCOMPARE(bytesAt(plan.path), plan.bytes);
}

void TestFolderTarget::aChangedPostIsNotTakenBack()
{
    const PublishPlan plan = published();
    put(plan.path, "rewritten\n");
    const auto done = retractFromFolder(deliveryOf(plan), m_target);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(bytesAt(plan.path), QByteArray("rewritten\n"));
}

void TestFolderTarget::aForgedPlaceIsNeitherReadNorRemoved()
{
    const QByteArray secret = "secret\n";
    put(m_temporary->filePath(u"secret.md"_s), secret);
    put(m_blog + u"/.git/config"_s, secret);
    for (const QString& remote :
         {u"../secret.md"_s, u".git/config"_s, m_temporary->filePath(u"secret.md"_s), u""_s}) {
        const LastDelivery last{remote, ContentHash::of(secret).hex(), u"secret"_s, morning(), true};
        const auto read = readFolderPost(m_target, remote);
        QVERIFY2(!read && read.error().code == ErrorCode::Refused, qPrintable(remote));
        const auto done = retractFromFolder(last, m_target);
        QVERIFY2(!done && done.error().code == ErrorCode::Refused, qPrintable(remote));
    }
    QCOMPARE(bytesAt(m_temporary->filePath(u"secret.md"_s)), secret);
    QCOMPARE(bytesAt(m_blog + u"/.git/config"_s), secret);
}

void TestFolderTarget::aMissingFolderIsNotAnEmptyOne()
{
    const PublishPlan plan = published();
    const LastDelivery last = deliveryOf(plan);
    QVERIFY(QDir().rename(m_blog, m_temporary->filePath(u"unplugged"_s)));
    const auto again = planForFolder(draft(), m_target, last, morning());
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::NotFound);
    const auto done = deliverToFolder(plan, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotFound);
    const auto retracted = retractFromFolder(last, m_target);
    QVERIFY(!retracted);
    QCOMPARE(retracted.error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(m_blog));
}

void TestFolderTarget::aFolderThatCannotBeWrittenTo()
{
    // No right stops the superuser; the kernel's own folders do.
    const bool superuser = ::geteuid() == 0;
    if (superuser) {
        m_target.options[u"path"_s] = u"/sys/kernel"_s;
    } else {
        QVERIFY(QFile::setPermissions(m_blog, QFile::ReadOwner | QFile::ExeOwner));
    }
    const PublishPlan plan = planned();
    QCOMPARE(plan.refusals, QStringList());
    const auto done = deliverToFolder(plan, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unwritable);
    QVERIFY(!QFileInfo::exists(plan.path));
    QVERIFY(QFile::setPermissions(m_blog, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestFolderTarget::aFileWhereAFolderBelongs()
{
    put(m_blog + u"/content"_s, "a file\n");
    const PublishPlan plan = planned();
    const auto done = deliverToFolder(plan, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unwritable);
    QCOMPARE(bytesAt(m_blog + u"/content"_s), QByteArray("a file\n"));

    QVERIFY(QFile::remove(m_blog + u"/content"_s));
    QVERIFY(QDir(m_blog).mkpath(u"content/posts/garden-notes.md"_s));
    const auto taken = planForFolder(draft(), m_target, {}, morning());
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Unreadable);
}

void TestFolderTarget::aPlanWithRefusalsIsNotCarriedOut()
{
    const PublishPlan plan = planned(u"# Only a title\n"_s);
    QVERIFY(!plan.refusals.isEmpty());
    const auto done = deliverToFolder(plan, m_target, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Refused);
    QCOMPARE(everythingIn(m_blog), QStringList());
}

QTEST_GUILESS_MAIN(TestFolderTarget)
#include "tst_folder_target.moc"
