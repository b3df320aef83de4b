// The list of drafts as a value that is kept fresh: scanned beside the GUI thread, and never taken for empty
// when the folder is away. Real folders.
#include "core/flows/draft_library.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

QStringList idsOf(const DraftLibrary& library)
{
    QStringList ids;
    for (const DraftEntry& draft : library.drafts())
        ids << draft.id.value;
    return ids;
}

} // namespace

class TestDraftLibrary : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<DraftsFolder> m_folder;
    std::unique_ptr<DraftLibrary> m_library;

    [[nodiscard]] bool scanned()
    {
        QSignalSpy changed(m_library.get(), &DraftLibrary::changed);
        m_library->scan();
        return QTest::qWaitFor([&] { return !changed.isEmpty() && !m_library->scanning(); }, soon);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DraftsFolder>();
        QVERIFY(m_folder->add(u"a.md"_s, "# Alpha\n\none two three\n"));
        QVERIFY(m_folder->add(u"posts/b.md"_s, "---\ntitle: Beta\nstatus: ready\n---\nwords\n"));
        m_library = std::make_unique<DraftLibrary>(m_folder->workspace);
    }
    void cleanup()
    {
        m_library.reset();
        m_folder.reset();
    }

    void aScanGivesTheDrafts();
    void theCallerDoesNotWait();
    void aSecondScanFollowsARunningOne();
    void aNewFileAppearsByItself();
    void aFileInANewFolderAppearsByItself();
    void whatGoesDisappearsByItself();
    void oneDraftIsReadAnew();
    void anUnreachableFolderKeepsTheList();
    void anUnmountedFolderKeepsTheList();
    void thousandsOfDraftsAreRead();
    void goingAwayDuringAScanIsSafe();
    void nothingIsWritten();
};

void TestDraftLibrary::aScanGivesTheDrafts()
{
    QVERIFY(m_library->drafts().empty());
    QVERIFY(scanned());
    QCOMPARE(idsOf(*m_library), (QStringList{u"a.md"_s, u"posts/b.md"_s}));
    QVERIFY(m_library->problem().isEmpty());
    const DraftEntry* beta = m_library->find({u"posts/b.md"_s});
    QVERIFY(beta);
    QCOMPARE(beta->title, u"Beta"_s);
    QVERIFY(beta->status == DraftStatus::Ready);
    QVERIFY(!m_library->find({u"no.md"_s}));
}

void TestDraftLibrary::theCallerDoesNotWait()
{
    QSignalSpy changed(m_library.get(), &DraftLibrary::changed);
    m_library->scan();
    QVERIFY(m_library->drafts().empty());
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, soon);
    QCOMPARE(m_library->drafts().size(), 2U);
}

void TestDraftLibrary::aSecondScanFollowsARunningOne()
{
    m_library->scan();
    QVERIFY(m_folder->add(u"late.md"_s, "late\n"));
    m_library->scan();
    m_library->scan();
    QTRY_VERIFY_WITH_TIMEOUT(m_library->find({u"late.md"_s}), soon);
}

void TestDraftLibrary::aNewFileAppearsByItself()
{
    QVERIFY(scanned());
    QVERIFY(m_folder->add(u"c.md"_s, "# Gamma\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_library->find({u"c.md"_s}), soon);
    QVERIFY(m_folder->add(u"posts/d.md"_s, "# Delta\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_library->find({u"posts/d.md"_s}), soon);
    QCOMPARE(m_library->drafts().size(), 4U);
}

void TestDraftLibrary::aFileInANewFolderAppearsByItself()
{
    // Folders without a draft are watched too: the first draft may come at any time.
    QVERIFY(QDir().mkpath(m_folder->path(u"empty"_s)));
    QTest::qWait(3500); // what is older than this is not looked at once more just in case
    QVERIFY(scanned());
    QTest::qWait(500);
    QVERIFY(m_folder->add(u"empty/first.md"_s, "# First\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_library->find({u"empty/first.md"_s}), soon);
    QVERIFY(QDir().mkpath(m_folder->path(u"new/deep"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_library->scanning(), soon);
    QVERIFY(m_folder->add(u"new/deep/e.md"_s, "# Epsilon\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_library->find({u"new/deep/e.md"_s}), soon);
}

void TestDraftLibrary::whatGoesDisappearsByItself()
{
    QVERIFY(scanned());
    QVERIFY(QFile::remove(m_folder->path(u"posts/b.md"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_library), QStringList{u"a.md"_s}, soon);
    QVERIFY(QFile::remove(m_folder->path(u"a.md"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_library), QStringList(), soon);
    QVERIFY(m_library->problem().isEmpty());
}

void TestDraftLibrary::oneDraftIsReadAnew()
{
    QVERIFY(scanned());
    QSignalSpy changed(m_library.get(), &DraftLibrary::changed);
    QVERIFY(m_folder->add(u"a.md"_s, "# Alpha, longer\n\none two three four\n"));
    m_library->refresh({u"a.md"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_library->find({u"a.md"_s})->title, u"Alpha, longer"_s);
    QVERIFY(m_folder->add(u"0.md"_s, "# First of all\n"));
    m_library->refresh({u"0.md"_s});
    QVERIFY(QFile::remove(m_folder->path(u"a.md"_s)));
    m_library->refresh({u"a.md"_s});
    m_library->refresh({u"never-there.md"_s});
    QCOMPARE(idsOf(*m_library), (QStringList{u"0.md"_s, u"posts/b.md"_s}));
}

void TestDraftLibrary::anUnreachableFolderKeepsTheList()
{
    QVERIFY(scanned());
    const QString root = m_folder->workspace.root;
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    QVERIFY(scanned());
    QCOMPARE(m_library->drafts().size(), 2U);
    QVERIFY(!m_library->problem().isEmpty());
    m_library->refresh({u"a.md"_s}); // absence means nothing now
    QCOMPARE(m_library->drafts().size(), 2U);
    QVERIFY(QDir().rename(root + u"-away"_s, root));
    QVERIFY(scanned());
    QCOMPARE(m_library->drafts().size(), 2U);
    QVERIFY(m_library->problem().isEmpty());
}

void TestDraftLibrary::anUnmountedFolderKeepsTheList()
{
    QVERIFY(scanned());
    const QString root = m_folder->workspace.root;
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    QVERIFY(QDir().mkpath(root)); // what an unmounted disk leaves
    QVERIFY(scanned());
    QCOMPARE(m_library->drafts().size(), 2U);
    QVERIFY(!m_library->problem().isEmpty());
    m_library->refresh({u"a.md"_s});
    QCOMPARE(m_library->drafts().size(), 2U);
}

void TestDraftLibrary::thousandsOfDraftsAreRead()
{
    for (int number = 0; number < 2000; ++number)
        QVERIFY(m_folder->add(u"many/%1/draft-%2.md"_s.arg(number % 20).arg(number),
                              "# Draft\n\n" + QByteArray::number(number) + " words\n"));
    QSignalSpy progressed(m_library.get(), &DraftLibrary::progressed);
    QSignalSpy changed(m_library.get(), &DraftLibrary::changed);
    m_library->scan();
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 60'000);
    QCOMPARE(m_library->drafts().size(), 2002U);
    QVERIFY(std::ranges::is_sorted(m_library->drafts(), {}, &DraftEntry::id));
    QVERIFY(m_library->problem().isEmpty());
    QVERIFY(!progressed.isEmpty());
    for (const QList<QVariant>& told : std::as_const(progressed))
        QVERIFY(told[0].toInt() > 0 && told[0].toInt() <= 2002);
}

void TestDraftLibrary::goingAwayDuringAScanIsSafe()
{
    for (int number = 0; number < 600; ++number)
        QVERIFY(m_folder->add(u"many/draft-%1.md"_s.arg(number), "# Draft\n\nwords\n"));
    for (int round = 0; round < 20; ++round) {
        auto library = std::make_unique<DraftLibrary>(m_folder->workspace);
        library->scan();
        QTest::qWait(round * 3); // at another moment of it each time
        library->scan();
        library.reset();
        QCoreApplication::processEvents(); // what it had posted must not come any more
    }
}

void TestDraftLibrary::nothingIsWritten()
{
    const QStringList before = entriesOf(m_folder->workspace.root);
    QVERIFY(scanned());
    m_library->refresh({u"a.md"_s});
    QCOMPARE(entriesOf(m_folder->workspace.root), before);
    QCOMPARE(bytesOf(m_folder->path(u"a.md"_s)), "# Alpha\n\none two three\n");
}

QTEST_GUILESS_MAIN(TestDraftLibrary)
#include "tst_draft_library.moc"
