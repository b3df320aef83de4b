#include "core/workspace/workspace.h"
#include "tests/core/flows/sync_hook.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

const DraftId draft{u"posts/draft.md"_s};

} // namespace

class TestDraftFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void savesAnEdit_data();
    void savesAnEdit();
    void savesAgainAndAgain();
    void savesThroughALink();
    void refusesToSave_data();
    void refusesToSave();
    void agreesIfTheDiskHoldsTheSameText();
    void savesANewDraftOnlyWhereNothingIs();
    void refusesIdsThatAreNoDrafts_data();
    void refusesIdsThatAreNoDrafts();

    void createsUnderAFreeName();
    void createsInFolders();
    void tellsWhatStandsThoughNobodyConfirmsIt();
    void writesTheSameOnceMoreWithoutABase();
    void refusesToCreate_data();
    void refusesToCreate();

    void renames_data();
    void renames();
    void renamesOntoNothing_data();
    void renamesOntoNothing();
    void duplicates_data();
    void duplicates();

    void trashesAndRestores_data();
    void trashesAndRestores();
    void trashesTwoOfOneName();
    void restoresOntoNothing();
    void trashesOnlyWhatIsThere();
};

void TestDraftFile::initTestCase()
{
    // The desktop's trash of this test, on the disk of its drafts.
    static const QTemporaryDir home;
    qputenv("HOME", QFile::encodeName(home.path()));
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.path() + u"/share"_s));
    QVERIFY(QDir().mkpath(home.path() + u"/share"_s));
}

void TestDraftFile::savesAnEdit_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("plain text") << QByteArray("one\n") << u"one\ntwo\n"_s << QByteArray("one\ntwo\n");
    QTest::newRow("CRLF and a byte order mark")
        << QByteArray("\xEF\xBB\xBFone\r\n") << u"one\ntwo"_s << QByteArray("\xEF\xBB\xBFone\r\ntwo");
    QTest::newRow("French spaces") << QByteArray("Non\xC2\xA0!\n") << u"Non\u00A0!\nSi\u202F!\n"_s
                                   << QByteArray("Non\xC2\xA0!\nSi\xE2\x80\xAF!\n");
    QTest::newRow("everything deleted") << QByteArray("one\n") << QString() << QByteArray();
    QTest::newRow("an empty draft filled") << QByteArray() << u"one\n"_s << QByteArray("one\n");
    QTest::newRow("no change at all")
        << QByteArray("one\r\ntwo\n") << u"one\ntwo\n"_s << QByteArray("one\r\ntwo\n");
}

void TestDraftFile::savesAnEdit()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, text);
    QFETCH(QByteArray, after);
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, before));
    const auto base = readDraft(folder.workspace, draft);
    QVERIFY(base);
    QCOMPARE(base->hash, ContentHash::of(before));
    const auto saved = saveDraft(folder.workspace, draft, text, *base);
    QVERIFY(saved);
    QCOMPARE(bytesOf(folder.path(draft.value)), after);
    QCOMPARE(saved->hash, ContentHash::of(after));
    QCOMPARE(saved->text, text);
    QCOMPARE(entriesOf(folder.path(u"posts"_s)), QStringList{u"draft.md"_s});
}

void TestDraftFile::savesAgainAndAgain()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, "start\r\n"));
    auto base = readDraft(folder.workspace, draft);
    QVERIFY(base);
    for (int i = 0; i < 20; ++i) {
        base = saveDraft(folder.workspace, draft, base->text + u"line %1\n"_s.arg(i), *base);
        QVERIFY(base);
    }
    QCOMPARE(bytesOf(folder.path(draft.value)).count("\r\n"), 21);
}

void TestDraftFile::savesThroughALink()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, "one\n"));
    QVERIFY(QFile::link(u"posts/draft.md"_s, folder.path(u"latest.md"_s)));
    const DraftId link{u"latest.md"_s};
    const auto base = readDraft(folder.workspace, link);
    QVERIFY(base);
    QVERIFY(saveDraft(folder.workspace, link, u"two\n"_s, *base));
    QCOMPARE(bytesOf(folder.path(draft.value)), "two\n");
    QVERIFY(QFileInfo(folder.path(link.value)).isSymLink());
}

void TestDraftFile::refusesToSave_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("now"); // "gone": removed
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("the file was changed")
        << QByteArray("one\n") << QByteArray("theirs\n") << ErrorCode::Conflict;
    QTest::newRow("only a line end was changed")
        << QByteArray("one\n") << QByteArray("one\r\n") << ErrorCode::Conflict;
    QTest::newRow("the file was emptied") << QByteArray("one\n") << QByteArray() << ErrorCode::Conflict;
    QTest::newRow("the file is gone") << QByteArray("one\n") << QByteArray("gone") << ErrorCode::NotFound;
    QTest::newRow("the file is not UTF-8")
        << QByteArray("caf\xE9\n") << QByteArray("caf\xE9\n") << ErrorCode::Refused;
    QTest::newRow("the file holds zero bytes")
        << QByteArray("a\0b", 3) << QByteArray("a\0b", 3) << ErrorCode::Refused;
}

void TestDraftFile::refusesToSave()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, now);
    QFETCH(ErrorCode, code);
    const DraftsFolder folder;
    const QString path = folder.path(draft.value);
    QVERIFY(folder.add(draft.value, before));
    const auto base = readDraft(folder.workspace, draft);
    QVERIFY(base);
    if (now == "gone")
        QVERIFY(QFile::remove(path));
    else
        QVERIFY(put(path, now));
    const auto saved = saveDraft(folder.workspace, draft, u"mine\n"_s, *base);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, code);
    QVERIFY(!saved.error().sentence.isEmpty());
    if (now == "gone")
        QVERIFY(!QFileInfo::exists(path));
    else
        QCOMPARE(bytesOf(path), now);
}

void TestDraftFile::agreesIfTheDiskHoldsTheSameText()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, "one\n"));
    const auto base = readDraft(folder.workspace, draft);
    QVERIFY(base);
    QVERIFY(folder.add(draft.value, "two\n"));
    const auto saved = saveDraft(folder.workspace, draft, u"two\n"_s, *base);
    QVERIFY(saved);
    QCOMPARE(saved->hash, ContentHash::of("two\n"));
}

void TestDraftFile::savesANewDraftOnlyWhereNothingIs()
{
    const DraftsFolder folder;
    QVERIFY(QDir().mkpath(folder.path(u"posts"_s)));
    const auto saved = saveDraft(folder.workspace, draft, u"new\n"_s, TextFile{});
    QVERIFY(saved);
    QCOMPARE(bytesOf(folder.path(draft.value)), "new\n");
    const auto again = saveDraft(folder.workspace, draft, u"other\n"_s, TextFile{});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(bytesOf(folder.path(draft.value)), "new\n");
}

void TestDraftFile::refusesIdsThatAreNoDrafts_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QString() << ErrorCode::Invalid;
    QTest::newRow("a folder above") << u"../x.md"_s << ErrorCode::Invalid;
    QTest::newRow("a way round") << u"posts/../../x.md"_s << ErrorCode::Invalid;
    QTest::newRow("an absolute path") << u"/etc/x.md"_s << ErrorCode::Invalid;
    QTest::newRow("our own folder") << u".brickwork/x.md"_s << ErrorCode::Invalid;
    QTest::newRow("our own file") << u".brickwork/workspace.json"_s << ErrorCode::Invalid;
    QTest::newRow("another kind of file") << u"posts/picture.png"_s << ErrorCode::Invalid;
    QTest::newRow("two slashes") << u"posts//x.md"_s << ErrorCode::Invalid;
    QTest::newRow("through a link that leads outside") << u"outside/x.md"_s << ErrorCode::Refused;
    QTest::newRow("a link that leads outside") << u"link.md"_s << ErrorCode::Refused;
    QTest::newRow("a folder that is not there") << u"none/x.md"_s << ErrorCode::NotFound;
}

void TestDraftFile::refusesIdsThatAreNoDrafts()
{
    QFETCH(QString, id);
    QFETCH(ErrorCode, code);
    const DraftsFolder folder;
    const QString outside = folder.place.filePath(u"outside"_s);
    QVERIFY(put(outside + u"/x.md"_s, "theirs"));
    QVERIFY(put(folder.place.filePath(u"x.md"_s), "theirs"));
    QVERIFY(folder.add(u"posts/a.md"_s, "x"));
    QVERIFY(QFile::link(outside, folder.path(u"outside"_s)));
    QVERIFY(QFile::link(outside + u"/x.md"_s, folder.path(u"link.md"_s)));
    TextFile base;
    base.hash = ContentHash::of("theirs");
    const auto is = [&](const auto& result) { return !result && result.error().code == code; };
    QVERIFY(is(readDraft(folder.workspace, DraftId{id})));
    QVERIFY(is(saveDraft(folder.workspace, DraftId{id}, u"mine"_s, base)));
    QVERIFY(is(saveDraft(folder.workspace, DraftId{id}, u"mine"_s, TextFile{})));
    QVERIFY(is(renameDraft(folder.workspace, DraftId{id}, u"new"_s)));
    QVERIFY(is(duplicateDraft(folder.workspace, DraftId{id})));
    QVERIFY(is(trashDraft(folder.workspace, DraftId{id})));
    QVERIFY(is(scanDraft(folder.workspace, DraftId{id})));
    QCOMPARE(bytesOf(outside + u"/x.md"_s), "theirs");
    QCOMPARE(entriesOf(outside), QStringList{u"x.md"_s});
    QCOMPARE(bytesOf(folder.place.filePath(u"x.md"_s)), "theirs");
}

void TestDraftFile::createsUnderAFreeName()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"Other.md"_s, "theirs"));
    QVERIFY(folder.add(u"third.markdown"_s, "theirs"));
    TextFile written;
    const auto create = [&](const QString& name) {
        return createDraft(folder.workspace, name, u"text of %1\n"_s.arg(name), &written)
            .value_or(DraftId{})
            .value;
    };
    QCOMPARE(create(u"my-post"_s), u"my-post.md"_s);
    QCOMPARE(written.text, u"text of my-post\n"_s);
    QCOMPARE(written.hash, ContentHash::of("text of my-post\n"));
    QCOMPARE(create(u"my-post"_s), u"my-post-2.md"_s);
    QCOMPARE(create(u"my-post"_s), u"my-post-3.md"_s);
    QCOMPARE(create(u"My-Post"_s), u"My-Post-4.md"_s);
    QCOMPARE(create(u"other"_s), u"other-2.md"_s);
    QCOMPARE(create(u"third"_s), u"third-2.md"_s);
    QCOMPARE(create(u"E\u0301te\u0301 1"_s), u"\u00C9t\u00E9 1.md"_s);
    QCOMPARE(bytesOf(folder.path(u"Other.md"_s)), "theirs");
    QCOMPARE(bytesOf(folder.path(u"my-post.md"_s)), "text of my-post\n");
    // What was created is a base to save on.
    const auto base = readDraft(folder.workspace, DraftId{u"my-post-2.md"_s});
    QVERIFY(base && saveDraft(folder.workspace, DraftId{u"my-post-2.md"_s}, u"more"_s, *base));
}

void TestDraftFile::createsInFolders()
{
    const DraftsFolder folder;
    QCOMPARE(createDraft(folder.workspace, u"a"_s, u"x"_s, nullptr, u"2025/may"_s)->value,
             u"2025/may/a.md"_s);
    QCOMPARE(createDraft(folder.workspace, u"a"_s, u"x"_s, nullptr, u"2025/may"_s)->value,
             u"2025/may/a-2.md"_s);
    QCOMPARE(createDraft(folder.workspace, u"a"_s, QString(), nullptr, u"2025"_s)->value, u"2025/a.md"_s);
}

void TestDraftFile::tellsWhatStandsThoughNobodyConfirmsIt()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"new.md"_s, "theirs\n"));
    TextFile written;
    DraftId unconfirmed;
    {
        const FoldersDoNotSync broken;
        const auto created = createDraft(folder.workspace, u"new"_s, u"mine\n"_s, &written, {}, &unconfirmed);
        QVERIFY(!created);
        QCOMPARE(created.error().code, ErrorCode::Damaged);
    }
    QCOMPARE(unconfirmed.value, u"new-2.md"_s);
    QCOMPARE(written.hash, ContentHash::of("mine\n"));
    QCOMPARE(written.text, u"mine\n"_s);
    QCOMPARE(bytesOf(folder.path(u"new-2.md"_s)), "mine\n");
    DraftId none;
    QVERIFY(createDraft(folder.workspace, u"other"_s, u"x"_s, &written, {}, &none));
    QVERIFY(none.isEmpty());
}

void TestDraftFile::writesTheSameOnceMoreWithoutABase()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, "one\n"));
    const auto base = readDraft(folder.workspace, draft);
    QVERIFY(base);
    TextFile unproven = *base;
    unproven.hash = {};
    {
        const FoldersDoNotSync broken;
        QVERIFY(saveDraft(folder.workspace, draft, u"one\n"_s, *base)); // nothing to write
        const auto saved = saveDraft(folder.workspace, draft, u"one\n"_s, unproven);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::Damaged);
    }
    const auto saved = saveDraft(folder.workspace, draft, u"one\n"_s, unproven);
    QVERIFY(saved);
    QCOMPARE(saved->hash, base->hash);
    const auto other = saveDraft(folder.workspace, draft, u"two\n"_s, unproven);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Conflict);
}

void TestDraftFile::refusesToCreate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folder");
    QTest::newRow("a name with a slash") << u"a/b"_s << QString();
    QTest::newRow("no name") << QString() << QString();
    QTest::newRow("a hidden folder") << u"a"_s << u".brickwork"_s;
    QTest::newRow("a folder above") << u"a"_s << u".."_s;
    QTest::newRow("a folder above, by a way round") << u"a"_s << u"new/../../x"_s;
    QTest::newRow("a folder outside, by a link") << u"a"_s << u"outside"_s;
    QTest::newRow("a new folder outside, by a link") << u"a"_s << u"outside/new"_s;
    QTest::newRow("an absolute folder") << u"a"_s << u"/tmp"_s;
}

void TestDraftFile::refusesToCreate()
{
    QFETCH(QString, name);
    QFETCH(QString, folder);
    const DraftsFolder drafts;
    const QString outside = drafts.place.filePath(u"outside"_s);
    QVERIFY(QDir().mkpath(outside));
    QVERIFY(QFile::link(outside, drafts.path(u"outside"_s)));
    TextFile written;
    const auto created = createDraft(drafts.workspace, name, u"x"_s, &written, folder);
    QVERIFY(!created);
    QVERIFY(!created.error().sentence.isEmpty());
    QVERIFY(entriesOf(outside).isEmpty());
    QCOMPARE(entriesOf(drafts.place.path()), (QStringList{u"drafts"_s, u"outside"_s}));
    QCOMPARE(entriesOf(drafts.workspace.root), (QStringList{u".brickwork"_s, u"outside"_s}));
    QCOMPARE(entriesOf(drafts.path(u".brickwork"_s)), QStringList{u"workspace.json"_s});
}

void TestDraftFile::renames_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("renamed");
    QTest::newRow("in its folder") << u"posts/draft.md"_s << u"better"_s << u"posts/better.md"_s;
    QTest::newRow("with its suffix") << u"draft.markdown"_s << u"better"_s << u"better.markdown"_s;
    QTest::newRow("to the same name") << u"draft.md"_s << u"draft"_s << u"draft.md"_s;
    QTest::newRow("to the same name in capitals") << u"draft.md"_s << u"Draft"_s << u"Draft.md"_s;
    QTest::newRow("to a name with dots") << u"draft.md"_s << u"v1.2"_s << u"v1.2.md"_s;
    QTest::newRow("to a name that ends like a suffix") << u"draft.md"_s << u"a.md"_s << u"a.md.md"_s;
    QTest::newRow("to an accented name in parts") << u"draft.md"_s << u"e\u0301"_s << u"\u00E9.md"_s;
    QTest::newRow("though not UTF-8 inside") << u"latin.md"_s << u"new"_s << u"new.md"_s;
}

void TestDraftFile::renames()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(QString, renamed);
    const DraftsFolder folder;
    const QByteArray bytes = "caf\xE9\r\n";
    QVERIFY(folder.add(id, bytes));
    const auto done = renameDraft(folder.workspace, DraftId{id}, name);
    QVERIFY(done);
    QCOMPARE(done->value, renamed);
    QCOMPARE(bytesOf(folder.path(renamed)), bytes);
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(scanned->drafts.size(), 1UL);
    QCOMPARE(scanned->drafts.front().id.value, renamed);
}

void TestDraftFile::renamesOntoNothing_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("another draft has the name") << u"a.md"_s << u"b"_s << ErrorCode::Exists;
    QTest::newRow("another draft has it in capitals") << u"a.md"_s << u"B"_s << ErrorCode::Exists;
    QTest::newRow("another draft has it with another suffix") << u"a.md"_s << u"c"_s << ErrorCode::Exists;
    QTest::newRow("the name is unsafe") << u"a.md"_s << u"x/y"_s << ErrorCode::Invalid;
    QTest::newRow("the draft is gone") << u"none.md"_s << u"x"_s << ErrorCode::NotFound;
}

void TestDraftFile::renamesOntoNothing()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    const DraftsFolder folder;
    for (const QString& other : {u"a.md"_s, u"b.md"_s, u"c.markdown"_s})
        QVERIFY(folder.add(other, other.toUtf8()));
    const auto done = renameDraft(folder.workspace, DraftId{id}, name);
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    for (const QString& other : {u"a.md"_s, u"b.md"_s, u"c.markdown"_s})
        QCOMPARE(bytesOf(folder.path(other)), other.toUtf8());
}

void TestDraftFile::duplicates_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a draft") << QByteArray("\xEF\xBB\xBFone\r\ntwo\n");
    QTest::newRow("one that cannot be edited") << QByteArray("caf\xE9\0\r", 6);
    QTest::newRow("an empty one") << QByteArray();
}

void TestDraftFile::duplicates()
{
    QFETCH(QByteArray, bytes);
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, bytes));
    QCOMPARE(duplicateDraft(folder.workspace, draft)->value, u"posts/draft-2.md"_s);
    QCOMPARE(duplicateDraft(folder.workspace, draft)->value, u"posts/draft-3.md"_s);
    for (const QString& name : entriesOf(folder.path(u"posts"_s)))
        QCOMPARE(bytesOf(folder.path(u"posts/"_s + name)), bytes);
    const auto none = duplicateDraft(folder.workspace, DraftId{u"posts/none.md"_s});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void TestDraftFile::trashesAndRestores_data()
{
    QTest::addColumn<bool>("desktop");
    QTest::newRow("the desktop's trash") << true;
    QTest::newRow("our own, where the desktop has none") << false;
}

void TestDraftFile::trashesAndRestores()
{
    QFETCH(bool, desktop);
    const QByteArray home = qgetenv("XDG_DATA_HOME");
    const auto restoreHome = qScopeGuard([&] { qputenv("XDG_DATA_HOME", home); });
    const DraftsFolder folder;
    // A file where the trash's folder ought to be, and this folder on the disk of the home: no desktop trash.
    if (!desktop) {
        const QString broken = folder.place.filePath(u"share"_s);
        QVERIFY(put(broken, "a file"));
        qputenv("XDG_DATA_HOME", QFile::encodeName(broken));
    }
    const QByteArray bytes = "caf\xE9\r\n";
    QVERIFY(folder.add(draft.value, bytes));
    const auto trashed = trashDraft(folder.workspace, draft);
    QVERIFY(trashed);
    QVERIFY(!QFileInfo::exists(folder.path(draft.value)));
    QCOMPARE(bytesOf(*trashed), bytes);
    if (!desktop)
        QVERIFY(trashed->startsWith(folder.path(u".brickwork/trash/"_s)));
    QVERIFY(scanDrafts(folder.workspace)->drafts.empty());

    QVERIFY(QDir(folder.path(u"posts"_s)).removeRecursively());
    const auto restored = restoreDraft(folder.workspace, *trashed, draft);
    QVERIFY(restored);
    QCOMPARE(*restored, draft);
    QCOMPARE(bytesOf(folder.path(draft.value)), bytes);
    QVERIFY(!QFileInfo::exists(*trashed));
    const QFileInfo was(*trashed);
    if (was.dir().dirName() == "files"_L1)
        QVERIFY(!QFileInfo::exists(was.path() + u"/../info/"_s + was.fileName() + u".trashinfo"_s));
}

void TestDraftFile::trashesTwoOfOneName()
{
    const QByteArray home = qgetenv("XDG_DATA_HOME");
    const auto restoreHome = qScopeGuard([&] { qputenv("XDG_DATA_HOME", home); });
    for (const bool desktop : {true, false}) {
        const DraftsFolder folder;
        if (!desktop) {
            QVERIFY(put(folder.place.filePath(u"share"_s), "a file"));
            qputenv("XDG_DATA_HOME", QFile::encodeName(folder.place.filePath(u"share"_s)));
        }
        QStringList trashed;
        for (const QByteArray bytes : {"first", "second", "third"}) {
            QVERIFY(folder.add(draft.value, bytes));
            const auto moved = trashDraft(folder.workspace, draft);
            QVERIFY(moved);
            QCOMPARE(bytesOf(*moved), bytes);
            trashed += *moved;
        }
        trashed.removeDuplicates();
        QCOMPARE(trashed.size(), 3);
        QCOMPARE(bytesOf(trashed.first()), "first");
    }
}

void TestDraftFile::restoresOntoNothing()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, "old"));
    const auto trashed = trashDraft(folder.workspace, draft);
    QVERIFY(trashed);
    QVERIFY(folder.add(draft.value, "new"));
    const auto restored = restoreDraft(folder.workspace, *trashed, draft);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Exists);
    QCOMPARE(bytesOf(*trashed), "old");
    QCOMPARE(bytesOf(folder.path(draft.value)), "new");
    const auto gone = restoreDraft(folder.workspace, *trashed + u"x"_s, DraftId{u"other.md"_s});
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
}

void TestDraftFile::trashesOnlyWhatIsThere()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(draft.value, "x"));
    const auto none = trashDraft(folder.workspace, DraftId{u"posts/none.md"_s});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(folder.path(u".brickwork/trash"_s)));
}

QTEST_GUILESS_MAIN(TestDraftFile)

#include "tst_draft_file.moc"
