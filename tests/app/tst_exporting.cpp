// The open draft as files for others, and by the clipboard into an editor without an API: from the command to
// the file, to the clipboard and to the record.
#include "tests/app/open_window.h"
#include "ui/frame/command.h"
#include "ui/frame/main_window.h"
#include "ui/write/export_sheet.h"

#include <QClipboard>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace brickwork;
using namespace brickwork::test;

namespace {

constexpr auto wall =
    "---\nsubtitle: Of bricks\n---\n\n# The \"wall\"\n\nA brick a day.[^1]\n\n[^1]: Or two.\n";

/// Answers the dialog for a file or folder with a path, or with none.
void answerWith(const QString& path, const std::function<void()>& act)
{
    const Answerer answerer([&](QWidget& widget) {
        auto* dialog = qobject_cast<QFileDialog*>(&widget);
        QVERIFY(dialog);
        if (path.isEmpty())
            return dialog->reject();
        dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    act();
}

void choose(const OpenWindow& open, ExportKind kind)
{
    open.find("export.kind")->findChildren<QAbstractButton*>().at(static_cast<int>(kind))->click();
}

QPushButton* button(const OpenWindow& open, const char* name)
{
    return open.find<QPushButton>(name);
}

} // namespace

class TestExporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void theOpenDraftBecomesAFile()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        Q_EMIT open.window().commandChosen(Command::ExportDraft);
        choose(open, ExportKind::WebPage);
        const QString file = open.scratch.filePath(u"out.html"_s);
        answerWith(file, [&] { button(open, "export.do")->click(); });
        QTRY_VERIFY_WITH_TIMEOUT(open.find("export.show")->isVisible(), soon);
        QVERIFY(bytesOf(file).contains("A brick a day."));
        QCOMPARE(open.bytes(u"wall.md"_s), QByteArray(wall));
    }

    void aFolderOfMarkdownNeverTakesThePlaceOfAnother()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        const QDir scratch(open.scratch.path());
        QVERIFY(scratch.mkpath(u"out/The -wall-"_s));
        Q_EMIT open.window().commandChosen(Command::ExportDraft);
        choose(open, ExportKind::Markdown);
        answerWith(scratch.filePath(u"out"_s), [&] { button(open, "export.do")->click(); });
        QTRY_VERIFY_WITH_TIMEOUT(open.find("export.show")->isVisible(), soon);
        QCOMPARE(bytesOf(scratch.filePath(u"out/The -wall- 2/wall.md"_s)), QByteArray(wall));
        QVERIFY(QDir(scratch.filePath(u"out/The -wall-"_s)).isEmpty());
    }

    void whoChangesTheirMindGetsNothing()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        Q_EMIT open.window().commandChosen(Command::ExportDraft);
        choose(open, ExportKind::WebPage);
        answerWith({}, [&] { button(open, "export.do")->click(); });
        QVERIFY(!open.find("export.show")->isVisible());
        QVERIFY(button(open, "export.do")->isEnabled());
    }

    void withoutADraftItIsSaidWhatToDo_data()
    {
        QTest::addColumn<Command>("command");
        QTest::newRow("export") << Command::ExportDraft;
        QTest::newRow("newsletter") << Command::CopyForNewsletter;
    }

    void withoutADraftItIsSaidWhatToDo()
    {
        QFETCH(Command, command);
        OpenWindow open;
        open.open();
        open.window().write().showNothing();
        Q_EMIT open.window().commandChosen(command);
        QVERIFY2(open.toast().contains(u"Open a draft first"_s), qPrintable(open.toast()));
    }

    void partsOfANewsletterGoToTheClipboard()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        Q_EMIT open.window().commandChosen(Command::CopyForNewsletter);
        QTRY_VERIFY_WITH_TIMEOUT(button(open, "newsletter.copy.title")->isEnabled(), soon);
        button(open, "newsletter.copy.title")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"The “wall”"_s);
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
        button(open, "newsletter.copy.subtitle")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Of bricks"_s);
        button(open, "newsletter.copy.text")->click();
        const QString html = QGuiApplication::clipboard()->mimeData()->html();
        QVERIFY2(html.contains(u"<p>A brick a day.[1]</p>"_s), qPrintable(html));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Or two."_s));
        QCOMPARE(open.bytes(u"wall.md"_s), QByteArray(wall));
    }

    void whatTheWriterPublishedIsRecorded()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        Q_EMIT open.window().commandChosen(Command::CopyForNewsletter);
        QTRY_VERIFY_WITH_TIMEOUT(button(open, "newsletter.do")->isEnabled(), soon);
        button(open, "newsletter.do")->click();
        open.find<QLineEdit>("newsletter.address")->setText(u"https://you.substack.com/p/wall"_s);
        button(open, "newsletter.do")->click();
        QTRY_VERIFY_WITH_TIMEOUT(open.toast().contains(u"recorded"_s), soon);
        QVERIFY(!open.find("newsletter")->isVisible());
        // The place is on record now, and where the post is, is remembered.
        Q_EMIT open.window().commandChosen(Command::CopyForNewsletter);
        QVERIFY(!open.find("newsletter.place")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(button(open, "newsletter.do")->isEnabled(), soon);
        button(open, "newsletter.do")->click();
        QCOMPARE(open.find<QLineEdit>("newsletter.address")->text(), u"https://you.substack.com/p/wall"_s);
    }
};

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
