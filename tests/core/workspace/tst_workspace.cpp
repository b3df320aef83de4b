#include "core/workspace/workspace.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<brickwork::DraftStatus>)

namespace {

constexpr uid_t nobody = 65534;

QStringList idsOf(const ScanResult& result)
{
    QStringList ids;
    for (const DraftEntry& draft : result.drafts)
        ids += draft.id.value;
    return ids;
}

const DraftEntry* find(const ScanResult& result, const QString& id)
{
    const auto found = std::ranges::find(result.drafts, DraftId{id}, &DraftEntry::id);
    return found == result.drafts.end() ? nullptr : &*found;
}

bool age(const QString& path, int hours)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600LL * hours),
                            QFile::FileModificationTime);
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAWorkspace();
    void opensWhatItMade();
    void opensAWorkspaceInAnyFolderOfDrafts();
    void refusesToOpen_data();
    void refusesToOpen();
    void refusesToMakeOneWhereItCannot();
    void renewsTheId();

    void knowsTheIdsOfPaths_data();
    void knowsTheIdsOfPaths();
    void findsNamesSpelledOtherwise();

    void judgesNames_data();
    void judgesNames();
    void readsStatus_data();
    void readsStatus();
    void showsStatus_data();
    void showsStatus();

    void listsDrafts();
    void listsOnlyDrafts();
    void tellsWhatItKnowsOfADraft();
    void listsNamesOfAllKinds();
    void tellsOfNamesThatAreNoText();
    void listsDoublesInSpellingOnce();
    void isNotCaughtInCircles();
    void leavesOutWhatLeadsOutside();
    void listsConflictCopies_data();
    void listsConflictCopies();
    void listsWhatItCannotEdit();
    void readsLittleOfLargeFiles();
    void takesOverWhatDidNotChange();
    void looksAgainAtProblems();
    void canBeCancelled();
    void doesNotTakeAnAbsentFolderForAnEmptyOne();
    void keepsDraftsOfAnUnreadableFolder();
    void sweepsItsOwnStaleFiles();
    void writesNothingByLooking();
    void scansFiveThousandFiles();
    void scansOneDraft();
};

void TestWorkspace::makesAWorkspace()
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"new/drafts é"_s);
    const auto made = initWorkspace(folder, Instant{1'700'000'000'000});
    QVERIFY(made);
    QCOMPARE(made->root, QFileInfo(folder).canonicalFilePath());
    QCOMPARE(entriesOf(folder), QStringList{u".brickwork"_s});
    QCOMPARE(entriesOf(folder + u"/.brickwork"_s), QStringList{u"workspace.json"_s});
    const QJsonObject json =
        QJsonDocument::fromJson(bytesOf(folder + u"/.brickwork/workspace.json"_s)).object();
    QCOMPARE(json[u"format"_s].toInt(), 1);
    QCOMPARE(json[u"id"_s].toString(), made->id.value);
    QVERIFY(!QUuid::fromString(made->id.value).isNull());
    QCOMPARE(made->id.value.at(14), u'7'); // the version of the UUID
}

void TestWorkspace::opensWhatItMade()
{
    const DraftsFolder folder;
    const QByteArray before = bytesOf(folder.path(u".brickwork/workspace.json"_s));
    const auto opened = openWorkspace(folder.path(u"."_s));
    QVERIFY(opened);
    QCOMPARE(opened->root, folder.workspace.root);
    QCOMPARE(opened->id, folder.workspace.id);
    const auto again = initWorkspace(folder.workspace.root, Instant{1'800'000'000'000});
    QVERIFY(again);
    QCOMPARE(again->id, folder.workspace.id);
    QCOMPARE(bytesOf(folder.path(u".brickwork/workspace.json"_s)), before);
}

void TestWorkspace::opensAWorkspaceInAnyFolderOfDrafts()
{
    const QTemporaryDir place;
    QVERIFY(put(place.filePath(u"old.md"_s), "old\r\n"));
    QVERIFY(initWorkspace(place.path(), Instant{1}));
    QCOMPARE(bytesOf(place.filePath(u"old.md"_s)), "old\r\n");
    QCOMPARE(entriesOf(place.path()), (QStringList{u".brickwork"_s, u"old.md"_s}));
}

void TestWorkspace::refusesToOpen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const QString settings = u"/.brickwork/workspace.json"_s;
    const QByteArray id = "\"0190c7f0-0000-7000-8000-000000000000\"";
    QTest::newRow("no such folder") << QString() << QByteArray() << ErrorCode::NotFound;
    QTest::newRow("a folder that is no workspace")
        << u"/draft.md"_s << QByteArray("x") << ErrorCode::NotFound;
    QTest::newRow("its own file is missing")
        << u"/.brickwork/journal/x"_s << QByteArray() << ErrorCode::Damaged;
    QTest::newRow("an empty file") << settings << QByteArray() << ErrorCode::Damaged;
    QTest::newRow("zero bytes after a power cut") << settings << QByteArray(64, '\0') << ErrorCode::Damaged;
    QTest::newRow("half a file") << settings << QByteArray("{\"format\":1,\"i") << ErrorCode::Damaged;
    QTest::newRow("a list") << settings << QByteArray("[1]") << ErrorCode::Damaged;
    QTest::newRow("no format") << settings << "{\"id\":" + id + "}" << ErrorCode::Damaged;
    QTest::newRow("no id") << settings << QByteArray("{\"format\":1}") << ErrorCode::Damaged;
    QTest::newRow("an id that is none")
        << settings << QByteArray("{\"format\":1,\"id\":\"../x\"}") << ErrorCode::Damaged;
    // What follows the id would be a path: the id names a folder.
    QTest::newRow("an id that leads elsewhere")
        << settings << R"({"format":1,"id":"0190c7f0-0000-7000-8000-000000000000/../../x"})"_ba
        << ErrorCode::Damaged;
    QTest::newRow("an id with a blank after it")
        << settings << R"({"format":1,"id":"0190c7f0-0000-7000-8000-000000000000 "})"_ba
        << ErrorCode::Damaged;
    QTest::newRow("an id in capitals")
        << settings << R"({"format":1,"id":"0190C7F0-0000-7000-8000-000000000000"})"_ba << ErrorCode::Damaged;
    QTest::newRow("an id in braces") << settings
                                     << R"({"format":1,"id":"{0190c7f0-0000-7000-8000-000000000000}"})"_ba
                                     << ErrorCode::Damaged;
    QTest::newRow("a later format") << settings << "{\"format\":2,\"id\":" + id + "}" << ErrorCode::Newer;
    QTest::newRow("a file of two megabytes") << settings << QByteArray(2'000'000, ' ') << ErrorCode::Damaged;
}

void TestWorkspace::refusesToOpen()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const QTemporaryDir place;
    const QString folder = place.filePath(u"drafts"_s);
    if (!file.isEmpty())
        QVERIFY(put(folder + file, bytes));
    const auto opened = openWorkspace(folder);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    QVERIFY(!opened.error().sentence.isEmpty());
    if (!file.isEmpty())
        QCOMPARE(bytesOf(folder + file), bytes);
    if (file.endsWith(u"workspace.json"_s)) {
        QVERIFY(!initWorkspace(folder, Instant{1}));
        QCOMPARE(bytesOf(folder + file), bytes);
    }
}

void TestWorkspace::refusesToMakeOneWhereItCannot()
{
    const QTemporaryDir place;
    QVERIFY(put(place.filePath(u"file"_s), "x"));
    // /proc takes no folder, not even from the superuser.
    for (const QString& folder :
         {place.filePath(u"file"_s), place.filePath(u"file/below"_s), u"/proc/drafts"_s, u"/proc"_s}) {
        const auto made = initWorkspace(folder, Instant{1});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Unwritable);
        QVERIFY(!made.error().sentence.isEmpty());
    }
}

void TestWorkspace::renewsTheId()
{
    const DraftsFolder folder;
    const auto renewed = renewWorkspaceId(folder.workspace, Instant{1'800'000'000'000});
    QVERIFY(renewed);
    QVERIFY(renewed->id != folder.workspace.id);
    QCOMPARE(renewed->root, folder.workspace.root);
    QCOMPARE(openWorkspace(folder.workspace.root)->id, renewed->id);
}

void TestWorkspace::knowsTheIdsOfPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("id"); // empty: none
    QTest::newRow("a draft") << u"%1/a.md"_s << u"a.md"_s;
    QTest::newRow("a draft in a folder") << u"%1/posts/2025/a b.md"_s << u"posts/2025/a b.md"_s;
    QTest::newRow("a draft that is not there yet") << u"%1/none/at/all.md"_s << u"none/at/all.md"_s;
    QTest::newRow("a way round") << u"%1/posts/../a.md"_s << u"a.md"_s;
    QTest::newRow("a name in parts becomes a composed one") << u"%1/e\u0301.md"_s << u"\u00E9.md"_s;
    QTest::newRow("through a link that leads inside") << u"%1/inside/a.md"_s << u"posts/a.md"_s;
    QTest::newRow("the root itself") << u"%1"_s << QString();
    QTest::newRow("beside the root") << u"%1-other/a.md"_s << QString();
    QTest::newRow("above the root") << u"%1/../a.md"_s << QString();
    QTest::newRow("through a link that leads outside") << u"%1/outside/a.md"_s << QString();
    QTest::newRow("a link that leads outside") << u"%1/link.md"_s << QString();
    QTest::newRow("a link that dangles outside") << u"%1/dangling.md"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestWorkspace::knowsTheIdsOfPaths()
{
    QFETCH(QString, path);
    QFETCH(QString, id);
    const DraftsFolder folder;
    QVERIFY(folder.add(u"posts/a.md"_s, "x"));
    const QString outside = folder.place.filePath(u"outside"_s);
    QVERIFY(put(outside + u"/a.md"_s, "x"));
    QVERIFY(QFile::link(u"posts"_s, folder.path(u"inside"_s)));
    QVERIFY(QFile::link(outside, folder.path(u"outside"_s)));
    QVERIFY(QFile::link(outside + u"/a.md"_s, folder.path(u"link.md"_s)));
    QVERIFY(QFile::link(outside + u"/none.md"_s, folder.path(u"dangling.md"_s)));
    const auto found = folder.workspace.idOf(path.contains(u'%') ? path.arg(folder.workspace.root) : path);
    QCOMPARE(found ? found->value : QString(), id);
}

void TestWorkspace::findsNamesSpelledOtherwise()
{
    const DraftsFolder folder;
    const QString apart = u"cafe\u0301/re\u0301sume\u0301.md"_s;
    QVERIFY(folder.add(apart, "text"));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    const DraftId id{u"caf\u00E9/r\u00E9sum\u00E9.md"_s};
    QCOMPARE(idsOf(*scanned), QStringList{id.value});
    QCOMPARE(folder.workspace.pathOf(id), folder.path(apart));
    const auto read = readDraft(folder.workspace, id);
    QVERIFY(read);
    QVERIFY(saveDraft(folder.workspace, id, u"more"_s, *read));
    QCOMPARE(bytesOf(folder.path(apart)), "more");
    const auto created = createDraft(folder.workspace, u"new"_s, u"x"_s, nullptr, u"caf\u00E9"_s);
    QVERIFY(created);
    QCOMPARE(entriesOf(folder.workspace.root), (QStringList{u".brickwork"_s, u"cafe\u0301"_s}));
}

void TestWorkspace::judgesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("a plain name") << u"my-post"_s << true;
    QTest::newRow("spaces and accents") << u"Été à la mer"_s << true;
    QTest::newRow("a name in Japanese") << u"日記"_s << true;
    QTest::newRow("an emoji") << u"🧱 wall"_s << true;
    QTest::newRow("dots within") << u"v1.2 notes"_s << true;
    QTest::newRow("a Hebrew name with a right-to-left mark") << u"שלום\u200F!"_s << true;
    QTest::newRow("200 bytes") << QString(200, u'n') << true;
    QTest::newRow("begins like a reserved name") << u"console"_s << true;
    QTest::newRow("com without a number") << u"com"_s << true;
    QTest::newRow("com10") << u"com10"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("201 bytes") << QString(201, u'n') << false;
    QTest::newRow("201 bytes in 101 letters") << QString(100, u'é') + u'n' << false;
    QTest::newRow("a slash") << u"a/b"_s << false;
    QTest::newRow("the folder above") << u".."_s << false;
    QTest::newRow("a leading dot") << u".hidden"_s << false;
    QTest::newRow("a trailing dot") << u"name."_s << false;
    QTest::newRow("a trailing space") << u"name "_s << false;
    QTest::newRow("a space alone") << u" "_s << false;
    QTest::newRow("a line feed") << u"a\nb"_s << false;
    QTest::newRow("a zero") << u"a"_s + QChar(u'\0') << false;
    QTest::newRow("a delete character") << u"a\u007Fb"_s << false;
    QTest::newRow("a line separator") << u"a\u2028b"_s << false;
    QTest::newRow("a right-to-left override") << u"a\u202Edm.exe"_s << false;
    QTest::newRow("a bidi isolate") << u"a\u2066b"_s << false;
    QTest::newRow("half a surrogate pair") << u"a"_s + QChar(0xD800) << false;
    for (const char* name : {"con", "PRN", "aux", "NUL", "com1", "LPT9", "con.old", "aux .x", "com\xC2\xB9"})
        QTest::addRow("%s is reserved by Windows", name) << QString::fromUtf8(name) << false;
}

void TestWorkspace::judgesNames()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(nameProblem(name).isEmpty(), good);
}

void TestWorkspace::readsStatus_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<DraftStatus>>("status");
    QTest::newRow("idea") << u"idea"_s << std::optional(DraftStatus::Idea);
    QTest::newRow("drafting") << u"drafting"_s << std::optional(DraftStatus::Drafting);
    QTest::newRow("ready, in capitals, with spaces") << u" READY "_s << std::optional(DraftStatus::Ready);
    QTest::newRow("published") << u"published"_s << std::optional(DraftStatus::Published);
    QTest::newRow("another word") << u"wip"_s << std::optional<DraftStatus>();
    QTest::newRow("nothing") << QString() << std::optional<DraftStatus>();
}

void TestWorkspace::readsStatus()
{
    QFETCH(QString, text);
    QFETCH(std::optional<DraftStatus>, status);
    QVERIFY(draftStatusFrom(text) == status);
    if (status)
        QCOMPARE(toText(*status), text.trimmed().toLower());
}

void TestWorkspace::showsStatus_data()
{
    QTest::addColumn<std::optional<DraftStatus>>("said");
    QTest::addColumn<int>("words");
    QTest::addColumn<bool>("published");
    QTest::addColumn<DraftStatus>("shown");
    const std::optional<DraftStatus> none;
    QTest::newRow("few words") << none << 19 << false << DraftStatus::Idea;
    QTest::newRow("some words") << none << 20 << false << DraftStatus::Drafting;
    QTest::newRow("published") << none << 5 << true << DraftStatus::Published;
    QTest::newRow("the front matter speaks first")
        << std::optional(DraftStatus::Ready) << 5 << true << DraftStatus::Ready;
}

void TestWorkspace::showsStatus()
{
    QFETCH(std::optional<DraftStatus>, said);
    QFETCH(int, words);
    QFETCH(bool, published);
    QFETCH(DraftStatus, shown);
    DraftEntry entry;
    entry.status = said;
    entry.words = words;
    QCOMPARE(shownStatus(entry, published), shown);
}

void TestWorkspace::listsDrafts()
{
    const DraftsFolder folder;
    const QStringList ids{u"a.md"_s, u"b.markdown"_s, u"deep/er/and/deeper/c.md"_s,
                          u"deep/with space/d.MD"_s};
    for (const QString& id : ids)
        QVERIFY(folder.add(id, "text"));
    QVERIFY(QDir().mkpath(folder.path(u"empty/within"_s)));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), ids);
    QVERIFY(scanned->complete);
    QVERIFY(scanned->problems.isEmpty());
    QStringList folders;
    for (const QString& below :
         {u""_s, u"/deep"_s, u"/deep/er"_s, u"/deep/er/and"_s, u"/deep/er/and/deeper"_s,
          u"/deep/with space"_s, u"/empty"_s, u"/empty/within"_s})
        folders += folder.workspace.root + below;
    QStringList found = scanned->folders;
    found.sort();
    QCOMPARE(found, folders);
}

void TestWorkspace::listsOnlyDrafts()
{
    const DraftsFolder folder;
    for (const QString& other : {u"notes.txt"_s, u"picture.png"_s, u"md"_s, u"a.md.bak"_s, u".hidden.md"_s,
                                 u".git/a.md"_s, u"node_modules/pkg/README.md"_s, u"deep/node_modules/x.md"_s,
                                 u".brickwork/trash/gone.md"_s, u"a.mdx"_s})
        QVERIFY(folder.add(other, "text"));
    QVERIFY(QDir().mkpath(folder.path(u"folder.md"_s)));
    QVERIFY(folder.add(u"folder.md/inside.md"_s, "text"));
    QCOMPARE(::mkfifo(QFile::encodeName(folder.path(u"pipe.md"_s)).constData(), 0600), 0);
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), QStringList{u"folder.md/inside.md"_s});
}

void TestWorkspace::tellsWhatItKnowsOfADraft()
{
    const DraftsFolder folder;
    const QByteArray bytes =
        "---\r\ntitle: On Bricks\r\nstatus: Ready\r\n---\r\n\r\nOne two *three* four.\r\n\r\nMore.\r\n";
    QVERIFY(folder.add(u"posts/a.md"_s, bytes));
    QVERIFY(folder.add(u"untitled.md"_s, "Just an ÉTÉ and an été\n"));
    QVERIFY(folder.add(u"heading.md"_s, "# A heading\n\nText.\n"));
    QVERIFY(folder.add(u"empty.md"_s, ""));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    const DraftEntry* const entry = find(*scanned, u"posts/a.md"_s);
    QVERIFY(entry);
    QCOMPARE(entry->title, u"On Bricks"_s);
    QCOMPARE(entry->firstLine, u"One two three four."_s);
    QVERIFY(entry->status == DraftStatus::Ready);
    QCOMPARE(entry->words, 5);
    QCOMPARE(entry->size, bytes.size());
    QCOMPARE(entry->modified, QFileInfo(folder.path(u"posts/a.md"_s)).lastModified(QTimeZone::UTC));
    QVERIFY(entry->problem.isEmpty());
    QVERIFY(entry->searchText.contains(u"on bricks"_s));
    QVERIFY(entry->searchText.contains(u"more."_s));

    QCOMPARE(find(*scanned, u"untitled.md"_s)->title, u"untitled"_s);
    QVERIFY(!find(*scanned, u"untitled.md"_s)->status);
    QCOMPARE(find(*scanned, u"untitled.md"_s)->searchText.count(u"été"_s), 2);
    QCOMPARE(find(*scanned, u"heading.md"_s)->title, u"A heading"_s);
    QCOMPARE(find(*scanned, u"empty.md"_s)->title, u"empty"_s);
    QCOMPARE(find(*scanned, u"empty.md"_s)->words, 0);
}

void TestWorkspace::listsNamesOfAllKinds()
{
    const DraftsFolder folder;
    QStringList names{u"two words.md"_s, u"été.md"_s,      u"日記.md"_s, u"🧱.md"_s,        u"a'b\"c.md"_s,
                      u"-dash.md"_s,     u"100%.md"_s,     u"a\\b.md"_s, u"new\nline.md"_s, u"question?.md"_s,
                      u" leading.md"_s,  u"#1 & [x].md"_s, u"a..md"_s,   u"%1.md"_s};
    for (const QString& name : names)
        QVERIFY(folder.add(name, "text " + name.toUtf8()));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    names.sort();
    QCOMPARE(idsOf(*scanned), names);
    for (const QString& name : std::as_const(names)) {
        const auto read = readDraft(folder.workspace, DraftId{name});
        QVERIFY2(read, qPrintable(name));
    }
}

void TestWorkspace::tellsOfNamesThatAreNoText()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"good.md"_s, "text"));
    const QByteArray root = QFile::encodeName(folder.workspace.root);
    const int file = ::open((root + "/caf\xE9.md").constData(), O_CREAT | O_WRONLY, 0600);
    if (file < 0)
        QSKIP("this file system takes no names that are not UTF-8");
    ::close(file);
    QCOMPARE(::mkdir((root + "/folder\xFF").constData(), 0700), 0);
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), QStringList{u"good.md"_s});
    QCOMPARE(scanned->problems.size(), 2);
    QVERIFY(scanned->complete);
    // The temporary folder cannot remove such names itself.
    QCOMPARE(::unlink((root + "/caf\xE9.md").constData()) + ::rmdir((root + "/folder\xFF").constData()), 0);
}

void TestWorkspace::listsDoublesInSpellingOnce()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"\u00E9.md"_s, "composed"));
    QVERIFY(folder.add(u"e\u0301.md"_s, "apart"));
    if (entriesOf(folder.workspace.root).size() != 3)
        QSKIP("this file system takes the two names for one");
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), QStringList{u"\u00E9.md"_s});
    QCOMPARE(scanned->problems.size(), 1);
}

void TestWorkspace::isNotCaughtInCircles()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"a/b/draft.md"_s, "text"));
    QVERIFY(QFile::link(u"."_s, folder.path(u"self"_s)));
    QVERIFY(QFile::link(u"../.."_s, folder.path(u"a/b/up"_s)));
    QVERIFY(QFile::link(u"circle.md"_s, folder.path(u"circle.md"_s)));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), QStringList{u"a/b/draft.md"_s});
    QCOMPARE(scanned->problems.size(), 1); // the link that leads nowhere
}

void TestWorkspace::leavesOutWhatLeadsOutside()
{
    const DraftsFolder folder;
    const QString outside = folder.place.filePath(u"outside"_s);
    QVERIFY(put(outside + u"/secret.md"_s, "secret"));
    QVERIFY(folder.add(u"real.md"_s, "text"));
    QVERIFY(QFile::link(outside, folder.path(u"out"_s)));
    QVERIFY(QFile::link(outside + u"/secret.md"_s, folder.path(u"secret.md"_s)));
    QVERIFY(QFile::link(u"real.md"_s, folder.path(u"latest.md"_s)));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), (QStringList{u"latest.md"_s, u"real.md"_s}));
    for (const QString& id : {u"secret.md"_s, u"out/secret.md"_s, u"../outside/secret.md"_s})
        QVERIFY2(!readDraft(folder.workspace, DraftId{id}), qPrintable(id));
}

void TestWorkspace::listsConflictCopies_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Syncthing") << u"draft.sync-conflict-20250101-120000-ABCDEFG.md"_s;
    QTest::newRow("Nextcloud") << u"draft (conflicted copy 2025-01-01 120000).md"_s;
    QTest::newRow("Dropbox") << u"draft (Ada's conflicted copy 2025-01-01).md"_s;
}

void TestWorkspace::listsConflictCopies()
{
    QFETCH(QString, name);
    const DraftsFolder folder;
    QVERIFY(folder.add(name, "theirs"));
    QVERIFY(folder.add(u"draft.md"_s, "mine"));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(scanned->drafts.size(), 2UL);
    QVERIFY(!find(*scanned, name)->problem.isEmpty());
    QVERIFY(find(*scanned, u"draft.md"_s)->problem.isEmpty());
    QCOMPARE(bytesOf(folder.path(name)), "theirs");
}

void TestWorkspace::listsWhatItCannotEdit()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"latin.md"_s, "# Caf\xE9\n"));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(idsOf(*scanned), QStringList{u"latin.md"_s});
    QVERIFY(!scanned->drafts.front().problem.isEmpty());
}

void TestWorkspace::readsLittleOfLargeFiles()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"large.md"_s,
                       "---\ntitle: Large\nstatus: idea\n---\n" + QByteArray("word \n").repeated(1'000'000)));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    const DraftEntry& entry = scanned->drafts.front();
    QCOMPARE(entry.title, u"Large"_s);
    QVERIFY(entry.status == DraftStatus::Idea);
    QVERIFY(entry.searchText.isEmpty());
    DraftEntry unsaid = entry;
    unsaid.status.reset();
    QCOMPARE(shownStatus(unsaid, false), DraftStatus::Drafting);
}

void TestWorkspace::takesOverWhatDidNotChange()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"a.md"_s, "one"));
    QVERIFY(folder.add(u"b.md"_s, "one"));
    QVERIFY(age(folder.path(u"a.md"_s), 1) && age(folder.path(u"b.md"_s), 1));
    auto first = scanDrafts(folder.workspace);
    QVERIFY(first);
    // A mark that no reading could give: where it is found again, nothing was read.
    for (DraftEntry& entry : first->drafts)
        entry.title = u"taken over"_s;
    QVERIFY(folder.add(u"b.md"_s, "two")); // the same size, another time
    QVERIFY(folder.add(u"c.md"_s, "new"));
    const auto second = scanDrafts(folder.workspace, first->drafts);
    QVERIFY(second);
    QCOMPARE(find(*second, u"a.md"_s)->title, u"taken over"_s);
    QCOMPARE(find(*second, u"b.md"_s)->title, u"b"_s);
    QCOMPARE(find(*second, u"c.md"_s)->title, u"c"_s);
    QVERIFY(QFile::remove(folder.path(u"a.md"_s)));
    QCOMPARE(idsOf(*scanDrafts(folder.workspace, second->drafts)), (QStringList{u"b.md"_s, u"c.md"_s}));
}

void TestWorkspace::looksAgainAtProblems()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"a.md"_s, "one"));
    auto first = scanDrafts(folder.workspace);
    QVERIFY(first);
    first->drafts.front().problem = u"could not be read"_s;
    QVERIFY(scanDrafts(folder.workspace, first->drafts)->drafts.front().problem.isEmpty());
}

void TestWorkspace::canBeCancelled()
{
    const DraftsFolder folder;
    for (int i = 0; i < 10; ++i)
        QVERIFY(folder.add(u"%1.md"_s.arg(i), "text"));
    std::vector<int> asked;
    const auto all = scanDrafts(folder.workspace, {}, [&](int read) {
        asked.push_back(read);
        return true;
    });
    QVERIFY(all && all->complete);
    QVERIFY(asked.size() >= 10 && std::ranges::is_sorted(asked));
    const auto some = scanDrafts(folder.workspace, {}, [](int read) { return read < 4; });
    QVERIFY(some);
    QVERIFY(!some->complete);
    QCOMPARE(some->drafts.size(), 4UL);
}

void TestWorkspace::doesNotTakeAnAbsentFolderForAnEmptyOne()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"a.md"_s, "text"));
    const QString away = folder.place.filePath(u"away"_s);
    QVERIFY(QDir().rename(folder.workspace.root, away));
    const auto codeNow = [&] {
        const auto scanned = scanDrafts(folder.workspace);
        return scanned ? std::optional<ErrorCode>() : scanned.error().code;
    };
    QVERIFY(codeNow() == ErrorCode::NotFound);
    // The mount point of a disk that was taken away.
    QVERIFY(QDir().mkpath(folder.workspace.root));
    QVERIFY(codeNow() == ErrorCode::NotFound);
    QVERIFY(QDir().rmdir(folder.workspace.root));
    QVERIFY(put(folder.workspace.root, "a file"));
    QVERIFY(codeNow() == ErrorCode::NotFound);
    QVERIFY(QFile::remove(folder.workspace.root));
    QVERIFY(QDir().rename(away, folder.workspace.root));
    QVERIFY(!codeNow());
}

void TestWorkspace::keepsDraftsOfAnUnreadableFolder()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"closed/a.md"_s, "text"));
    QVERIFY(folder.add(u"closed/deep/b.md"_s, "text"));
    QVERIFY(folder.add(u"closed by.md"_s, "text"));
    QVERIFY(folder.add(u"open/c.md"_s, "text"));
    const auto before = scanDrafts(folder.workspace);
    QVERIFY(before);
    QVERIFY(QFile::remove(folder.path(u"open/c.md"_s)));
    QVERIFY(QFile::remove(folder.path(u"closed by.md"_s)));
    const QByteArray closed = QFile::encodeName(folder.path(u"closed"_s));
    QCOMPARE(::chmod(closed.constData(), 0), 0);
    // No permission binds the superuser, so the scan is made as somebody else.
    const bool root = ::geteuid() == 0;
    QCOMPARE(::chmod(QFile::encodeName(folder.place.path()).constData(), 0755), 0);
    if (root && ::seteuid(nobody) != 0)
        QSKIP("the superuser runs this test and cannot become another");
    const auto during = scanDrafts(folder.workspace, before->drafts);
    if (root)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(::chmod(closed.constData(), 0700), 0);
    QVERIFY(during);
    QCOMPARE(idsOf(*during), (QStringList{u"closed/a.md"_s, u"closed/deep/b.md"_s}));
    QCOMPARE(during->problems.size(), 1);
    for (const DraftEntry& entry : during->drafts)
        QVERIFY(!entry.problem.isEmpty());
    const auto after = scanDrafts(folder.workspace, during->drafts);
    QVERIFY(after && after->problems.isEmpty());
    for (const DraftEntry& entry : after->drafts)
        QVERIFY(entry.problem.isEmpty());
}

void TestWorkspace::sweepsItsOwnStaleFiles()
{
    const DraftsFolder folder;
    const QString stale = u"posts/.a.md.brickwork-abc123"_s;
    const QString fresh = u"posts/.a.md.brickwork-abc124"_s;
    const QString kept = u"posts/.a.md.brickwork-kept-abc125"_s;
    const QString theirs = u"posts/.a.md.swp"_s;
    for (const QString& name : {stale, fresh, kept, theirs})
        QVERIFY(folder.add(name, "bytes"));
    for (const QString& name : {stale, kept, theirs})
        QVERIFY(age(folder.path(name), 25));
    QVERIFY(age(folder.path(fresh), 23));
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(entriesOf(folder.path(u"posts"_s)),
             (QStringList{fresh.sliced(6), kept.sliced(6), theirs.sliced(6)}));
    QCOMPARE(scanned->problems.size(), 1);
    QVERIFY(scanned->problems.front().contains(kept.sliced(6)));
}

void TestWorkspace::writesNothingByLooking()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"posts/a.md"_s, "one\r\n"));
    const QByteArray path = QFile::encodeName(folder.path(u"posts/a.md"_s));
    struct stat before = {};
    QCOMPARE(::stat(path.constData(), &before), 0);
    QVERIFY(scanDrafts(folder.workspace));
    const DraftId id{u"posts/a.md"_s};
    const auto read = readDraft(folder.workspace, id);
    QVERIFY(read);
    QVERIFY(saveDraft(folder.workspace, id, read->text, *read));
    struct stat after = {};
    QCOMPARE(::stat(path.constData(), &after), 0);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(after.st_ctim.tv_nsec, before.st_ctim.tv_nsec);
    QCOMPARE(entriesOf(folder.path(u"posts"_s)), QStringList{u"a.md"_s});
}

void TestWorkspace::scansFiveThousandFiles()
{
    const DraftsFolder folder;
    QString deep;
    for (int level = 0; level < 50; ++level)
        deep += u"level %1/"_s.arg(level);
    for (int i = 0; i < 5000; ++i) {
        const QString where = i % 50 == 0 ? deep : u"folder %1/"_s.arg(i % 100);
        QVERIFY(folder.add(where + u"%1.md"_s.arg(i),
                           "# Draft " + QByteArray::number(i) + "\n\nSome words here.\n"));
    }
    const auto scanned = scanDrafts(folder.workspace);
    QVERIFY(scanned);
    QCOMPARE(scanned->drafts.size(), 5000UL);
    QVERIFY(std::ranges::is_sorted(scanned->drafts, {}, &DraftEntry::id));
    QCOMPARE(find(*scanned, deep + u"100.md"_s)->title, u"Draft 100"_s);
    const auto again = scanDrafts(folder.workspace, scanned->drafts);
    QVERIFY(again);
    QVERIFY(again->drafts == scanned->drafts);
}

void TestWorkspace::scansOneDraft()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(u"posts/a.md"_s, "# Title\n\nText\n"));
    const auto one = scanDraft(folder.workspace, DraftId{u"posts/a.md"_s});
    QVERIFY(one);
    QVERIFY(*one == scanDrafts(folder.workspace)->drafts.front());
    const auto none = scanDraft(folder.workspace, DraftId{u"posts/b.md"_s});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestWorkspace)

#include "tst_workspace.moc"
