// Publishing to the site that Brickwork makes: where its folder is, and where it is not. Real stores.
#include "core/base/durable_folder.h"
#include "core/flows/publish_flow.h"
#include "core/publish/site_target.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QDir>
#include <QTest>

#include <memory>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::PinnedClock;

namespace {

const DraftId garden{u"garden.md"_s};
const QString home = u"home"_s;

} // namespace

class TestPublishToSite : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_place;
    PinnedClock m_clock{"2025-07-22T09:00:00+02:00"};
    Workspace m_workspace;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Logbook> m_book;
    std::unique_ptr<PublishFlow> m_flow;

    [[nodiscard]] QString disk() const { return m_place->filePath(u"disk"_s); }
    [[nodiscard]] QString site() const { return disk() + u"/site"_s; }
    [[nodiscard]] QString page(const QString& folder) const { return folder + u"/garden/index.html"_s; }
    [[nodiscard]] Result<void> put(const QString& folder) const
    {
        return m_flow->addTarget({home, u"site"_s, {{u"path"_s, folder}}});
    }
    void write(const QByteArray& bytes) const
    {
        QVERIFY(samples::putBytes(m_workspace.pathOf(garden), bytes));
    }

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(disk()));
        BW_TRY(made, initWorkspace(m_place->filePath(u"drafts"_s), samples::now));
        m_workspace = made;
        auto opened =
            Store::open({m_place->filePath(u"data"_s), made.root, made.journalFolder(), samples::hereDevice},
                        samples::now);
        QVERIFY(opened);
        m_store = std::move(*opened);
        m_book = std::make_unique<Logbook>(*m_store, m_clock);
        QVERIFY(m_book->reload());
        m_flow = std::make_unique<PublishFlow>(*m_book, m_workspace);
        m_flow->setMaker([](const TargetConfig& config,
                            const TargetSurroundings& around) -> Result<std::unique_ptr<Target>> {
            return std::make_unique<SiteTarget>(config, around);
        });
        QVERIFY(put(site()));
        write("# Garden\n\nPeas.\n");
        QVERIFY(m_flow->publish(garden, home));
        QVERIFY(QFile::exists(page(site())));
    }
    void cleanup()
    {
        m_flow.reset();
        m_book.reset();
        m_store.reset();
        m_place.reset();
    }

    void anUnchangedDraftIsNothingToDo()
    {
        m_clock.put("2025-07-23T09:00:00+02:00");
        BW_TRY(again, m_flow->plan(garden, home));
        QCOMPARE(again.action, PlanAction::Nothing);
    }

    void aDiskThatIsAwayIsNotBuiltOn_data()
    {
        QTest::addColumn<bool>("update");
        QTest::newRow("an update") << true;
        QTest::newRow("a removal") << false;
    }
    void aDiskThatIsAwayIsNotBuiltOn()
    {
        QFETCH(bool, update);
        const QString elsewhere = m_place->filePath(u"unplugged"_s);
        QVERIFY(QDir().rename(disk(), elsewhere));
        QVERIFY(QDir().mkpath(disk())); // the mount point
        write("# Garden\n\nBeans.\n");
        if (update)
            QVERIFY(!m_flow->publish(garden, home));
        else
            QVERIFY(!m_flow->retract(garden, home));
        QVERIFY(QDir(disk()).isEmpty());
        QVERIFY(!m_book->state().publications[0].post.retracted);
        QVERIFY(QDir().rmdir(disk()) && QDir().rename(elsewhere, disk()));
        QVERIFY(m_flow->retract(garden, home));
        QVERIFY(!QFile::exists(page(site())));
    }

    void aSiteThatWasThrownAwayIsBuiltAnew()
    {
        QVERIFY(samples::putBytes(disk() + u"/something"_s, "else"));
        QVERIFY(QDir(site()).removeRecursively());
        write("# Garden\n\nBeans.\n");
        QVERIFY(m_flow->publish(garden, home));
        QVERIFY(QFile::exists(page(site())));
    }

    void aSiteIsMovedWithItsPages()
    {
        const QString other = m_place->filePath(u"other"_s);
        const auto moved = put(other);
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::Refused);
        QVERIFY(QDir().rename(site(), other));
        QVERIFY(put(other));
        QVERIFY(m_flow->retract(garden, home));
        QVERIFY(!QFile::exists(page(other)));
        QVERIFY(put(site())); // nothing stands there any more
    }
};

QTEST_GUILESS_MAIN(TestPublishToSite)
#include "tst_publish_to_site.moc"
