// The open draft as a PDF, from the command to the file: named after the draft, written whole, and said.
#include "tests/app/open_window.h"
#include "ui/frame/command.h"
#include "ui/frame/main_window.h"

using namespace Qt::StringLiterals;
using namespace brickwork;
using namespace brickwork::test;

namespace {

constexpr auto wall = "# The wall\n\nA brick a day.\n";

/// Asks for a PDF and answers with a file, or with none; returns the name that was offered.
QString exportTo(const OpenWindow& open, const QString& file)
{
    QString offered;
    const Answerer answerer([&](QWidget& widget) {
        auto* dialog = qobject_cast<QFileDialog*>(&widget);
        QVERIFY(dialog);
        offered = QFileInfo(dialog->selectedFiles().value(0)).fileName();
        if (file.isEmpty())
            return dialog->reject();
        // Typed, as a name is: to select one waits for the folder to be read.
        dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->setText(file);
        // As a press on its button does.
        QMetaObject::invokeMethod(dialog, "accept");
    });
    Q_EMIT open.window().commandChosen(Command::ExportPdf);
    return offered;
}

} // namespace

class TestPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void theOpenDraftBecomesAPdf()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        const QString file = open.scratch.filePath(u"out.pdf"_s);
        QCOMPARE(exportTo(open, file), u"The wall.pdf"_s);
        QTRY_VERIFY_WITH_TIMEOUT(open.toast().contains(u"out.pdf"_s), soon);
        QCOMPARE(open.find<QPushButton>("toast.action")->text(), u"Open"_s);
        QVERIFY(bytesOf(file).startsWith("%PDF-"));
        QVERIFY(bytesOf(file).trimmed().endsWith("%%EOF"));
        QCOMPARE(open.bytes(u"wall.md"_s), QByteArray(wall));
    }

    void theEndingIsAddedToAName()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        exportTo(open, open.scratch.filePath(u"without"_s));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(open.scratch.filePath(u"without.pdf"_s)), soon);
        QVERIFY(!QFileInfo::exists(open.scratch.filePath(u"without"_s)));
    }

    void whatIsTypedAndNotSavedYetIsInIt()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        const QString file = open.scratch.filePath(u"out.pdf"_s);
        open.cursorTo(static_cast<int>(open.write().text().size()));
        QGuiApplication::clipboard()->setText(u"[x](https://example.org/typed)"_s);
        open.editor()->setFocus();
        open.editor()->paste();
        exportTo(open, file);
        QTRY_VERIFY_WITH_TIMEOUT(bytesOf(file).contains("https://example.org/typed"), soon);
    }

    void whoChangesTheirMindGetsNothing()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        QCOMPARE(exportTo(open, {}), u"The wall.pdf"_s);
        QVERIFY(QDir(open.scratch.path()).entryList({u"*.pdf"_s}).isEmpty());
    }

    void whatCannotBeWrittenIsSaid()
    {
        OpenWindow open;
        QVERIFY(open.add(u"wall.md"_s, wall));
        open.open(u"wall.md"_s);
        // It leads to itself, so there is nothing to write to.
        const QString file = open.scratch.filePath(u"out.pdf"_s);
        QVERIFY(QFile::link(file, file));
        exportTo(open, file);
        QTRY_VERIFY_WITH_TIMEOUT(open.toast().contains(u"out.pdf"_s), soon);
        QVERIFY(!open.toast().contains(u"The PDF is in"_s));
    }

    void withoutADraftItIsSaidWhatToDo()
    {
        OpenWindow open;
        open.open();
        open.window().write().showNothing();
        Q_EMIT open.window().commandChosen(Command::ExportPdf);
        QVERIFY2(open.toast().contains(u"Open a draft first"_s), qPrintable(open.toast()));
    }
};

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"
