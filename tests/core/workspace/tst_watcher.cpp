#include "core/base/durable_file.h"
#include "core/workspace/watcher.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 5000; ///< milliseconds that a signal may take
constexpr int quiet = 400; ///< longer than the watcher gathers events

const DraftId draft{u"posts/draft.md"_s};

/// As editors and sync programs save: another file takes the name.
bool replace(const QString& path, const QByteArray& bytes)
{
    return put(path + u".new"_s, bytes) && std::rename(QFile::encodeName(path + u".new"_s).constData(),
                                                       QFile::encodeName(path).constData()) == 0;
}

bool append(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::Append) && file.write(bytes) == bytes.size();
}

} // namespace

class TestWatcher : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<DraftsFolder> m_folder;
    std::unique_ptr<Watcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_folders;
    std::unique_ptr<QSignalSpy> m_open;

    [[nodiscard]] QString path(const DraftId& id = draft) const { return m_folder->path(id.value); }
    /// Waits for the news; forgets them, and what comes in the moment after.
    [[nodiscard]] bool heard(QSignalSpy& spy) const
    {
        const bool came = !spy.isEmpty() || spy.wait(soon);
        settle();
        return came;
    }
    void settle() const
    {
        QTest::qWait(quiet);
        m_folders->clear();
        m_open->clear();
    }

private Q_SLOTS:
    void init();
    void cleanup();

    void hearsEachOfSeveralReplacements();
    void hearsEditsInPlace();
    void hearsEditsAfterTheOldFileLivesOn();
    void hearsOurOwnSaves();
    void hearsRemovalAndReturn();
    void hearsARemovedFolderComeBack();
    void hearsThroughALink();
    void hearsNewFiles_data();
    void hearsNewFiles();
    void hearsOfNewFolders();
    void forgetsTheDraftThatWasOpen();
    void looksAtOnceWhenAsked();
    void staysQuietIfNothingHappens();
    void gathersABurst();
    void noticesThatTheRootWentAndCameBack();
    void hearsByLookingWhatNoEventTells();
};

void TestWatcher::init()
{
    m_folder = std::make_unique<DraftsFolder>();
    QVERIFY(m_folder->add(draft.value, "one"));
    QVERIFY(m_folder->add(u"other.md"_s, "one"));
    m_watcher = std::make_unique<Watcher>(m_folder->workspace);
    m_watcher->setPollInterval(0ms); // what is heard is heard by events
    m_folders = std::make_unique<QSignalSpy>(m_watcher.get(), &Watcher::foldersChanged);
    m_open = std::make_unique<QSignalSpy>(m_watcher.get(), &Watcher::openDraftChanged);
    m_watcher->setFolders({m_folder->path(u"posts"_s)});
    m_watcher->setOpenDraft(draft);
    settle();
}

void TestWatcher::cleanup()
{
    m_open.reset();
    m_folders.reset();
    m_watcher.reset();
    m_folder.reset();
}

void TestWatcher::hearsEachOfSeveralReplacements()
{
    for (const QByteArray bytes : {"two", "three", "four", "four"}) {
        QVERIFY(replace(path(), bytes));
        QVERIFY2(heard(*m_open), bytes.constData());
    }
}

void TestWatcher::hearsEditsInPlace()
{
    QVERIFY(append(path(), "more"));
    QVERIFY(heard(*m_open));
    QVERIFY(put(path(), "ONEmore")); // the same size
    QVERIFY(heard(*m_open));
    QVERIFY(replace(path(), "two"));
    QVERIFY(heard(*m_open));
    QVERIFY(append(path(), "more"));
    QVERIFY(heard(*m_open));
}

/// The system goes on watching the old file, which still exists under another name.
void TestWatcher::hearsEditsAfterTheOldFileLivesOn()
{
    const QString backup = m_folder->path(u"posts/backup"_s);
    QCOMPARE(::link(QFile::encodeName(path()).constData(), QFile::encodeName(backup).constData()), 0);
    settle();
    QVERIFY(replace(path(), "two"));
    QVERIFY(heard(*m_open));
    QVERIFY(append(path(), "more"));
    QVERIFY(heard(*m_open));
}

void TestWatcher::hearsOurOwnSaves()
{
    for (const QByteArray bytes : {"two", "three"}) {
        QVERIFY(writeDurably(path(), bytes));
        QVERIFY(m_open->wait(soon));
        QCOMPARE(m_open->first().first().value<DraftId>(), draft);
        settle();
    }
}

void TestWatcher::hearsRemovalAndReturn()
{
    for (int round = 0; round < 2; ++round) {
        QVERIFY(QFile::remove(path()));
        QVERIFY(heard(*m_open));
        QVERIFY(put(path(), "back"));
        QVERIFY(heard(*m_open));
        QVERIFY(append(path(), "more"));
        QVERIFY(heard(*m_open));
    }
}

void TestWatcher::hearsARemovedFolderComeBack()
{
    QVERIFY(QDir(m_folder->path(u"posts"_s)).removeRecursively());
    QVERIFY(m_folders->wait(soon));
    QVERIFY(heard(*m_open));
    QVERIFY(put(path(), "back"));
    QVERIFY(heard(*m_open));
    QVERIFY(put(m_folder->path(u"posts/new.md"_s), "x"));
    QVERIFY(heard(*m_folders));
}

void TestWatcher::hearsThroughALink()
{
    QVERIFY(QFile::link(u"../other.md"_s, m_folder->path(u"posts/link.md"_s)));
    const DraftId link{u"posts/link.md"_s};
    m_watcher->setOpenDraft(link);
    settle();
    for (const QByteArray bytes : {"two", "three"}) {
        QVERIFY(replace(m_folder->path(u"other.md"_s), bytes));
        QVERIFY(m_open->wait(soon));
        QCOMPARE(m_open->first().first().value<DraftId>(), link);
        settle();
    }
}

void TestWatcher::hearsNewFiles_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("in the root") << u"new.md"_s;
    QTest::newRow("in a folder") << u"posts/new.md"_s;
}

void TestWatcher::hearsNewFiles()
{
    QFETCH(QString, id);
    const DraftId added{id};
    QVERIFY(put(path(added), "x"));
    QVERIFY(heard(*m_folders));
    QVERIFY(QFile::rename(path(added), path(added) + u".md"_s));
    QVERIFY(heard(*m_folders));
    QVERIFY(QFile::remove(path(added) + u".md"_s));
    QVERIFY(heard(*m_folders));
}

/// As the list does it: each news leads to a scan, whose folders are watched from then on.
void TestWatcher::hearsOfNewFolders()
{
    const auto listed = [this](const QString& id) {
        const auto scanned = scanDrafts(m_folder->workspace);
        if (!scanned)
            return false;
        m_watcher->setFolders(scanned->folders);
        return std::ranges::find(scanned->drafts, DraftId{id}, &DraftEntry::id) != scanned->drafts.end();
    };
    QVERIFY(QDir().mkpath(m_folder->path(u"fresh/below"_s)));
    QVERIFY(m_folders->wait(soon));
    // The draft comes between the scan and the moment the new folder is watched.
    const auto scanned = scanDrafts(m_folder->workspace);
    QVERIFY(m_folder->add(u"fresh/below/a.md"_s, "x"));
    m_folders->clear();
    m_watcher->setFolders(scanned->folders);
    QVERIFY(m_folders->wait(soon));
    QVERIFY(listed(u"fresh/below/a.md"_s));
    settle();
    // And one much later, in a folder that held nothing but a folder.
    QVERIFY(m_folder->add(u"fresh/b.md"_s, "x"));
    QVERIFY(m_folders->wait(soon));
    QVERIFY(listed(u"fresh/b.md"_s));
}

void TestWatcher::forgetsTheDraftThatWasOpen()
{
    m_watcher->setOpenDraft(DraftId{u"other.md"_s});
    settle();
    QVERIFY(append(path(), "more"));
    QTest::qWait(quiet);
    QVERIFY(m_open->isEmpty());
    QVERIFY(append(m_folder->path(u"other.md"_s), "more"));
    QVERIFY(m_open->wait(soon));
    QCOMPARE(m_open->first().first().value<DraftId>().value, u"other.md"_s);
    m_watcher->setOpenDraft({});
    settle();
    QVERIFY(append(m_folder->path(u"other.md"_s), "more"));
    QTest::qWait(quiet);
    QVERIFY(m_open->isEmpty());
}

void TestWatcher::looksAtOnceWhenAsked()
{
    m_watcher->recheck();
    QVERIFY(m_open->isEmpty() && m_folders->isEmpty());
    // Without the event loop no event can have come: it looked.
    QVERIFY(append(path(), "more"));
    m_watcher->recheck();
    QCOMPARE(m_open->size(), 1);
    QVERIFY(QFile::remove(m_folder->path(u"other.md"_s)));
    m_watcher->recheck();
    QCOMPARE(m_open->size(), 1);
    QCOMPARE(m_folders->size(), 1);
}

void TestWatcher::staysQuietIfNothingHappens()
{
    QCOMPARE(bytesOf(path()), "one");
    QVERIFY(scanDrafts(m_folder->workspace));
    m_watcher->setFolders({m_folder->path(u"posts"_s)});
    m_watcher->setOpenDraft(draft);
    QTest::qWait(quiet);
    QVERIFY(m_folders->isEmpty());
    QVERIFY(m_open->isEmpty());
}

void TestWatcher::gathersABurst()
{
    for (int i = 0; i < 50; ++i)
        QVERIFY(m_folder->add(u"posts/%1.md"_s.arg(i), "x"));
    QVERIFY(append(path(), "more"));
    QVERIFY(m_folders->wait(soon));
    QTest::qWait(quiet);
    QVERIFY(m_folders->size() < 5);
    QCOMPARE(m_open->size(), 1);
}

void TestWatcher::noticesThatTheRootWentAndCameBack()
{
    m_watcher->setPollInterval(100ms);
    const QString away = m_folder->place.filePath(u"away"_s);
    QVERIFY(QDir().rename(m_folder->workspace.root, away));
    QVERIFY(m_open->wait(soon));
    settle();
    QVERIFY(QDir().rename(away, m_folder->workspace.root));
    QVERIFY(m_folders->wait(soon));
    m_watcher->setPollInterval(0ms);
    settle();
    // It is watched as before.
    QVERIFY(replace(path(), "two"));
    QVERIFY(heard(*m_open));
}

void TestWatcher::hearsByLookingWhatNoEventTells()
{
    // A draft whose folders have no watch at all stands for a disk that sends no events.
    m_watcher->setOpenDraft(DraftId{u"none/draft.md"_s});
    m_watcher->setPollInterval(100ms);
    settle();
    QVERIFY(m_folder->add(u"none/draft.md"_s, "x"));
    QVERIFY(heard(*m_open));
}

QTEST_GUILESS_MAIN(TestWatcher)

#include "tst_watcher.moc"
