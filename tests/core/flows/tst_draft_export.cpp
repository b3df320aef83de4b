// A draft written as files for others: real folders and files; pandoc is played by a script.
#include "core/base/durable_file.h"
#include "core/flows/draft_export.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <thread>

using namespace brickwork;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray png = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8"
                                              "DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==");

QByteArray bytesAt(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    const QDir root(folder);
    const auto add = [&](auto&& self, const QString& below) -> void {
        const auto all =
            QDir(root.filePath(below))
                .entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                               QDir::Name);
        for (const QFileInfo& entry : all) {
            const QString name = below.isEmpty() ? entry.fileName() : below + u'/' + entry.fileName();
            if (entry.isDir())
                self(self, name);
            else
                files << name;
        }
    };
    add(add, {});
    return files;
}

} // namespace

class TestDraftExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_root = QFileInfo(m_folder->path()).canonicalFilePath();
        QDir(m_root).mkpath(u"drafts/assets"_s);
        QDir(m_root).mkpath(u"drafts/essays"_s);
        QDir(m_root).mkpath(u"out"_s);
        QDir(m_root).mkpath(u"bin"_s);
        put(u"drafts/assets/sea.png"_s, png);
        m_path = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(at(u"bin"_s)) + ":/usr/bin:/bin");
    }
    void cleanup() { qputenv("PATH", m_path); }

    // --- Markdown ---

    void aFolderHoldsTheTextAndItsPictures()
    {
        const QString text = u"# Walls\n\n![The sea](../assets/sea.png \"T\")\n"_s;
        const auto exported = exportDraft(order(text, ExportFormat::Markdown, u"out/Walls"_s));
        QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().sentence));
        QCOMPARE(exported->path, at(u"out/Walls"_s));
        const QStringList files = filesBelow(at(u"out/Walls"_s));
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.front(), u"one.md"_s);
        QCOMPARE(bytesAt(at(u"out/Walls/"_s + files.back())), png);
        QCOMPARE(QString::fromUtf8(bytesAt(at(u"out/Walls/one.md"_s))),
                 u"# Walls\n\n![The sea](%1 \"T\")\n"_s.arg(files.back()));
        QCOMPARE(filesBelow(at(u"out"_s)).size(), 2); // nothing is left beside it
    }

    void picturesBelowTheDraftStayWhereTheTextHasThem()
    {
        put(u"drafts/essays/pictures/a cat.png"_s, png);
        const QString text =
            u"---\ntitle: \"Cats\"   # all\n---\n\n![Cat](<pictures/a cat.png>) ![Cat](pictures/a%20cat.png)\n"_s;
        QVERIFY(exportDraft(order(text, ExportFormat::Markdown, u"out/Cats"_s)));
        QCOMPARE(filesBelow(at(u"out/Cats"_s)), QStringList({u"one.md"_s, u"pictures/a cat.png"_s}));
        QCOMPARE(QString::fromUtf8(bytesAt(at(u"out/Cats/one.md"_s))), text);
    }

    void linksToDraftsLeadToWhereTheyArePublished()
    {
        ExportOrder wanted =
            order(u"# W\n\n[two](../two.md#part) [three](three.md)\n"_s, ExportFormat::Markdown, u"out/W"_s);
        wanted.links = {{u"two.md"_s, u"https://blog.example/two/"_s}};
        const auto exported = exportDraft(wanted);
        QVERIFY(exported);
        QCOMPARE(QString::fromUtf8(bytesAt(at(u"out/W/one.md"_s))),
                 u"# W\n\n[two](https://blog.example/two/#part) [three](three.md)\n"_s);
        QCOMPARE(exported->remarks.size(), 1);
        QVERIFY2(exported->remarks.front().contains(u"essays/three.md"),
                 qPrintable(exported->remarks.front()));
    }

    void theCoverOfTheFrontMatterComesAlong()
    {
        QVERIFY(exportDraft(
            order(u"---\ncover: ../assets/sea.png\n---\n\nText.\n"_s, ExportFormat::Markdown, u"out/C"_s)));
        const QStringList files = filesBelow(at(u"out/C"_s));
        QCOMPARE(files.size(), 2);
        QCOMPARE(QString::fromUtf8(bytesAt(at(u"out/C/one.md"_s))),
                 u"---\ncover: %1\n---\n\nText.\n"_s.arg(files.back()));
    }

    void nothingIsEverReplaced_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::addColumn<bool>("folderStands");
        QTest::newRow("a folder by a folder") << ExportFormat::Markdown << true;
        QTest::newRow("a file by a folder") << ExportFormat::Markdown << false;
        QTest::newRow("a folder by a file") << ExportFormat::Html << true;
        QTest::newRow("a file by a file") << ExportFormat::Html << false;
    }

    void nothingIsEverReplaced()
    {
        QFETCH(ExportFormat, format);
        QFETCH(bool, folderStands);
        put(folderStands ? u"out/x/kept"_s : u"out/x"_s, "kept");
        const auto exported = exportDraft(order(u"Text.\n"_s, format, u"out/x"_s));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Exists);
        QCOMPARE(bytesAt(at(folderStands ? u"out/x/kept"_s : u"out/x"_s)), QByteArray("kept"));
        QCOMPARE(filesBelow(at(u"out"_s)).size(), 1);
    }

    void aFileIsReplacedIfTheWriterSaidSo()
    {
        put(u"out/x.html"_s, "old");
        ExportOrder wanted = order(u"Text.\n"_s, ExportFormat::Html, u"out/x.html"_s);
        wanted.atPlace = AtPlace::Replace;
        QVERIFY(exportDraft(wanted));
        QVERIFY(bytesAt(at(u"out/x.html"_s)).startsWith("<!DOCTYPE html>"));
        wanted.format = ExportFormat::Markdown;
        QCOMPARE(exportDraft(wanted).error().code, ErrorCode::Exists);
    }

    void aPictureThatIsMissingIsTold()
    {
        const auto exported = exportDraft(
            order(u"![Sky](sky.png) ![The sea](../assets/sea.png)\n"_s, ExportFormat::Html, u"out/x.html"_s));
        QVERIFY(exported);
        QCOMPARE(exported->remarks.size(), 1);
        QVERIFY(exported->remarks.front().contains(u"sky.png"));
        const QString html = QString::fromUtf8(bytesAt(at(u"out/x.html"_s)));
        QVERIFY(html.contains(u"<p>Sky <img src=\"data:image/png;base64,"_s));
    }

    void aDraftWithoutTextIsRefused()
    {
        const auto exported =
            exportDraft(order(u"---\ntitle: T\n---\n\n"_s, ExportFormat::Markdown, u"out/x"_s));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Refused);
        QCOMPARE(filesBelow(at(u"out"_s)), QStringList());
    }

    void aPlaceThatIsNotThereIsNamed()
    {
        const auto exported = exportDraft(order(u"Text.\n"_s, ExportFormat::Html, u"nowhere/x.html"_s));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::NotFound);
        QVERIFY(exported.error().sentence.contains(at(u"nowhere"_s)));
    }

    // --- HTML ---

    void oneFileHoldsEverything()
    {
        const QString text =
            u"---\ntitle: On <Walls>\nsubtitle: A & B\nauthor: Ada\nlang: de\ndate: 2025-07-22\n---\n\n"
            "A \"quoted\" word.[^1]\n\n## One part\n\n| A | B |\n|:-:|--:|\n| 1 | 2 |\n\n[in](#one-part) "
            "[file](x.pdf)\n"
            "![The sea](../assets/sea.png)\n\n[^1]: Note.\n"_s;
        const auto exported = exportDraft(order(text, ExportFormat::Html, u"out/x.html"_s));
        QVERIFY(exported);
        const QString html = QString::fromUtf8(bytesAt(at(u"out/x.html"_s)));
        for (const QString& part :
             {u"<html lang=\"de\">"_s, u"<title>On &lt;Walls&gt;</title>"_s,
              u"<h1 dir=\"auto\">On &lt;Walls&gt;</h1>"_s, u"A &amp; B"_s,
              u"<meta name=\"author\" content=\"Ada\">"_s,
              u"<time datetime=\"2025-07-22\">Dienstag, 22. Juli 2025</time>"_s, u"“quoted”"_s,
              u"<h2 id=\"one-part\">"_s, u"<a href=\"#one-part\">in</a>"_s, u"<td class=\"center\">1</td>"_s,
              u"src=\"data:image/png;base64,"_s + QString::fromLatin1(png.toBase64()), u"@media print"_s,
              u"class=\"footnotes\""_s})
            QVERIFY2(html.contains(part), qPrintable(part));
        QVERIFY(!html.contains(u"align=\""));
        QVERIFY(!html.contains(u"x.pdf"));
        QVERIFY(!html.contains(u"://"_s)); // it asks nobody for anything
        QCOMPARE(exported->remarks.size(), 1);
        QVERIFY(exported->remarks.front().contains(u"x.pdf"));
    }

    void theTitleStandsOnce()
    {
        QVERIFY(exportDraft(order(u"# A \"Title\"\n\nText.\n"_s, ExportFormat::Html, u"out/x.html"_s)));
        const QString html = QString::fromUtf8(bytesAt(at(u"out/x.html"_s)));
        QCOMPARE(html.count(u"<h1"_s), 1);
        QVERIFY(html.contains(u"<h1 dir=\"auto\">A “Title”</h1>"_s));
    }

    // --- by pandoc ---

    void pandocGetsATreeAndThePictures()
    {
        playPandoc("cp -r . \"$KEPT/folder\"; cat > \"$KEPT/tree.json\"; printf '%s\\n' \"$@\" > "
                   "\"$KEPT/arguments\"; "
                   "printf made > \"$output\"; echo '[WARNING] Odd picture' >&2");
        const QString text =
            u"---\nauthor: [Ada, Charles]\ncover: ../assets/sea.png\nlang: en\ntags: [a, b]\n---\n\n# A "
            u"\"Title\"\n\n"
            "Text.[^n] ![The sea](../assets/sea.png) ![web](https://x.example/p.png) <b>x</b>\n\n[^n]: Note.\n"_s;
        const auto exported = exportDraft(order(text, ExportFormat::Epub, u"out/x.epub"_s));
        QVERIFY2(exported, qPrintable(exported ? QString() : exported.error().sentence));
        QCOMPARE(bytesAt(at(u"out/x.epub"_s)), QByteArray("made"));
        const QJsonObject tree = QJsonDocument::fromJson(bytesAt(at(u"kept/tree.json"_s))).object();
        QCOMPARE(tree.value(u"pandoc-api-version"_s).toArray(), QJsonArray({1, 23, 1}));
        const QJsonObject meta = tree.value(u"meta"_s).toObject();
        QCOMPARE(meta.value(u"title"_s).toObject().value(u"c"_s).toString(), u"A “Title”"_s);
        QCOMPARE(meta.value(u"author"_s).toObject().value(u"c"_s).toArray().size(), 2);
        QVERIFY(meta.value(u"identifier"_s).toObject().value(u"c"_s).toString().startsWith(u"urn:uuid:"_s));
        const QStringList pictures = QDir(at(u"kept/folder"_s)).entryList({u"*.png"_s}, QDir::Files);
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(bytesAt(at(u"kept/folder/"_s + pictures.front())), png);
        const QStringList arguments =
            QString::fromUtf8(bytesAt(at(u"kept/arguments"_s))).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(arguments.contains(u"--from=json"_s));
        QVERIFY(arguments.contains(u"--to=epub"_s));
        QVERIFY(arguments.contains(u"--epub-cover-image="_s + pictures.front()));
        // No server is asked: what is on the web is no picture for pandoc.
        const QByteArray blocks =
            QJsonDocument(tree.value(u"blocks"_s).toArray()).toJson(QJsonDocument::Compact);
        QCOMPARE(blocks.count("\"Image\""), 1);
        QVERIFY(blocks.contains("\"Note\""));
        QCOMPARE(exported->remarks.size(), 3);
        QVERIFY(exported->remarks.join(u' ').contains(u"p.png"));
        QVERIFY(exported->remarks.join(u' ').contains(u"Odd picture"));
    }

    void theSameDraftIsTheSameBook()
    {
        playPandoc("cat > \"$KEPT/tree.json\"; printf made > \"$output\"");
        const auto identifier = [&](const QString& text, const QString& place) {
            (void) exportDraft(order(text, ExportFormat::Epub, place));
            return QJsonDocument::fromJson(
                       bytesAt(at(u"kept/tree.json"_s)))[u"meta"_s][u"identifier"_s][u"c"_s]
                .toString();
        };
        const QString first = identifier(u"# A\n\nText.\n"_s, u"out/1.epub"_s);
        QVERIFY(!first.isEmpty());
        QCOMPARE(identifier(u"# A\n\nMore text.\n"_s, u"out/2.epub"_s), first);
    }

    void pandocsOwnWordsAreTold()
    {
        playPandoc("echo 'pandoc: something odd' >&2; exit 3");
        const auto exported = exportDraft(order(u"Text.\n"_s, ExportFormat::Docx, u"out/x.docx"_s));
        QVERIFY(!exported);
        QVERIFY2(exported.error().sentence.contains(u"something odd"), qPrintable(exported.error().sentence));
        QCOMPARE(filesBelow(at(u"out"_s)), QStringList());
    }

    void aPandocThatMakesNothingIsToldApart()
    {
        playPandoc("exit 0");
        const auto exported = exportDraft(order(u"Text.\n"_s, ExportFormat::Docx, u"out/x.docx"_s));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Internal);
    }

    void anOldPandocIsRefused()
    {
        playPandoc("printf made > \"$output\"", "[1,20]");
        const auto exported = exportDraft(order(u"Text.\n"_s, ExportFormat::Docx, u"out/x.docx"_s));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Refused);
    }

    void aPandocThatHangsIsEnded()
    {
        playPandoc("exec sleep 600");
        ExportOrder wanted = order(u"Text.\n"_s, ExportFormat::Docx, u"out/x.docx"_s);
        wanted.patience = 300ms;
        const auto exported = exportDraft(wanted);
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Internal);
        QCOMPARE(filesBelow(at(u"out"_s)), QStringList());
    }

    void itCanBeCalledOff()
    {
        playPandoc("touch \"$KEPT/begun\"; exec sleep 600");
        std::stop_source source;
        Result<Exported> exported = Exported();
        std::thread worker([&] {
            exported =
                exportDraft(order(u"Text.\n"_s, ExportFormat::Docx, u"out/x.docx"_s), source.get_token());
        });
        const bool begun = QTest::qWaitFor([&] { return QFile::exists(at(u"kept/begun"_s)); }, 30s);
        source.request_stop();
        worker.join();
        QVERIFY(begun);
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::Cancelled);
        QCOMPARE(filesBelow(at(u"out"_s)), QStringList());
    }

    void withoutPandocItSaysWhatToInstall()
    {
        qputenv("PATH", QFile::encodeName(at(u"bin"_s)));
        QVERIFY(!pandocProgram());
        const auto exported = exportDraft(order(u"Text.\n"_s, ExportFormat::Docx, u"out/x.docx"_s));
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, ErrorCode::NotFound);
        QVERIFY(exported.error().sentence.contains(u"“pandoc”"_s));
    }

    // --- names and places ---

    void namesAreSafeEverywhere_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"On Walls"_s << u"On Walls.html"_s;
        QTest::newRow("marks of paths") << u"a/b\\c: d?"_s << u"a-b-c- d-.html"_s;
        QTest::newRow("a dot in front") << u"..hidden"_s << u"hidden.html"_s;
        QTest::newRow("nothing that can be a name") << u"..."_s << u"Draft.html"_s;
        QTest::newRow("kept by Windows") << u"CON"_s << u"Draft.html"_s;
        QTest::newRow("right to left") << u"שלום עולם"_s << u"שלום עולם.html"_s;
        QTest::newRow("beyond the first plane") << u"🧱 wall"_s << u"🧱 wall.html"_s;
    }

    void namesAreSafeEverywhere()
    {
        QFETCH(QString, title);
        QTEST(exportName(title, ExportFormat::Html), "name");
    }

    void longNamesAreCut()
    {
        QVERIFY(exportName(QString(500, u'漢'), ExportFormat::Html).toUtf8().size() <= 200);
        QVERIFY(exportName(QString(500, u'漢'), ExportFormat::Html).toUtf8().size() > 20);
    }

    void aFreePlaceIsFound()
    {
        QCOMPARE(freeExportPath(at(u"out"_s), u"W"_s, ExportFormat::Html), at(u"out/W.html"_s));
        put(u"out/W.html"_s, "x");
        QCOMPARE(freeExportPath(at(u"out"_s), u"W"_s, ExportFormat::Html), at(u"out/W 2.html"_s));
        put(u"out/W 2.html"_s, "x");
        QCOMPARE(freeExportPath(at(u"out"_s), u"W"_s, ExportFormat::Html), at(u"out/W 3.html"_s));
        QDir(at(u"out"_s)).mkdir(u"W"_s);
        QCOMPARE(freeExportPath(at(u"out"_s), u"W"_s, ExportFormat::Markdown), at(u"out/W 2"_s));
    }

    void addressesAreThoseOfLivePosts()
    {
        const auto delivery = [](const QString& url, qint64 when, bool live, DeliveryState state) {
            return Delivery{.target = u"t"_s,
                            .remote = {},
                            .url = url,
                            .hash = {},
                            .slug = {},
                            .at = {when},
                            .live = live,
                            .modified = {},
                            .media = {},
                            .state = state};
        };
        Publication publication;
        publication.draft = u"two.md"_s;
        publication.deliveries = {delivery(u"https://a.example/"_s, 20, true, DeliveryState::Published),
                                  delivery(u"https://b.example/"_s, 30, false, DeliveryState::Published),
                                  delivery(u"https://c.example/"_s, 40, true, DeliveryState::Draft),
                                  delivery(u"https://d.example/"_s, 10, true, DeliveryState::Published)};
        const auto addresses = publishedAddresses({publication});
        QCOMPARE(addresses.size(), 1U);
        QCOMPARE(addresses.at(u"two.md"_s), u"https://a.example/"_s);
    }

private:
    [[nodiscard]] QString at(const QString& relative) const { return m_root + u'/' + relative; }

    void put(const QString& relative, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(at(relative)).path());
        QFile file(at(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// A pandoc that tells its version and otherwise does as the script says; "$output" is what it is to
    /// make.
    void playPandoc(const QByteArray& script, const QByteArray& version = "[1,23,1]") const
    {
        QDir(m_root).mkpath(u"kept"_s);
        put(u"bin/pandoc"_s,
            "#!/bin/sh\nKEPT='" + QFile::encodeName(at(u"kept"_s)) +
                "'\nfor each in \"$@\"; do case $each in --output=*) output=${each#--output=};; --to=json) "
                "echo '{\"pandoc-api-version\":" +
                version + ",\"meta\":{},\"blocks\":[]}'; exit 0;; esac; done\n" + script + '\n');
        QFile::setPermissions(at(u"bin/pandoc"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    [[nodiscard]] ExportOrder order(const QString& text, ExportFormat format, const QString& path) const
    {
        return {.draft = {.id = u"essays/one.md"_s,
                          .text = text,
                          .fileBaseName = u"one"_s,
                          .folder = at(u"drafts/essays"_s),
                          .workspaceRoot = at(u"drafts"_s)},
                .format = format,
                .path = at(path),
                .date = QDateTime({2025, 7, 22}, {9, 0}, QTimeZone::fromSecondsAheadOfUtc(7200))};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
    QByteArray m_path;
};

QTEST_GUILESS_MAIN(TestDraftExport)
#include "tst_draft_export.moc"
