// The window as one uses it: drafts renamed, duplicated, thrown away and taken back, a status chosen, the
// colours changed, workspaces opened, closed and gone.
#include "tests/app/open_window.h"
#include "ui/settings/settings_page.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void aDraftIsRenamed();
    void aDraftIsNotRenamedOverAnother();
    void aDraftIsDuplicated();
    void aDraftIsThrownAwayAndTakenBack();
    void anUntitledDraftIsNamedAfterItsTitle();
    void aStatusChangesOneLine_data();
    void aStatusChangesOneLine();
    void coloursLeaveTheTextAlone();
    void draftCursorAndLayoutComeBack();
    void anotherWorkspaceSavesTheFirst();
    void aWorkspaceThatIsGoneShowsTheWelcomePage();
    void aPathThatIsNothingIsSaid();
    void anEmptyWorkspaceSaysHowToBegin();
    void longTitlesAreCut_data();
    void longTitlesAreCut();
};

void TestWindow::aDraftIsRenamed()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"folder/a.md"_s, "# A\n"));
    desk.open(u"folder/a.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    const Answerer answerer([](QWidget& dialog) {
        auto* field = dialog.findChild<QLineEdit*>();
        QCOMPARE(field->text(), u"a"_s);
        QCOMPARE(field->selectedText(), u"a"_s);
        QVERIFY(dialog.accessibleName().contains(u"“A”"_s));
        field->setText(u"caf\u00e9 no. 2"_s);
        QTest::keyClick(field, Qt::Key_Return);
    });
    QTest::keyClick(desk.editor(), Qt::Key_F2);
    QVERIFY(answerer.asked());
    QCOMPARE(desk.drafts().state().id.value, u"folder/caf\u00e9 no. 2.md"_s);
    QCOMPARE(desk.toast(), u"“A” is now caf\u00e9 no. 2.md"_s);
    QVERIFY(!desk.exists(u"folder/a.md"_s));
    desk.type(u" on"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"folder/caf\u00e9 no. 2.md"_s), QByteArray("# A\ntyped on"));
    QCOMPARE(QDir(desk.root).entryList({u"*.md"_s}, QDir::Files).size(), 0);
}

void TestWindow::aDraftIsNotRenamedOverAnother()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    QVERIFY(desk.add(u"b.md"_s, "# B\n"));
    desk.open(u"a.md"_s);
    for (const QString& name : {u"b"_s, u"../b"_s, u"CON"_s, u".b"_s}) {
        const Answerer answerer([name](QWidget& dialog) {
            dialog.findChild<QLineEdit*>()->setText(name);
            QTest::keyClick(&dialog, Qt::Key_Return);
        });
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        QTest::keyClick(desk.editor(), Qt::Key_F2);
        QVERIFY(answerer.asked());
        QVERIFY2(!desk.toast().isEmpty(), qPrintable(name));
        QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
    }
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# A\n"));
    QCOMPARE(desk.bytes(u"b.md"_s), QByteArray("# B\n"));
    QCOMPARE(QDir(desk.root).entryList({u"*.md"_s}, QDir::Files).size(), 2);
}

void TestWindow::aDraftIsDuplicated()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "\xEF\xBB\xBF# A\r\n"));
    desk.open(u"a.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    QTest::keyClick(desk.editor(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    const QString copy = desk.drafts().state().id.value;
    QVERIFY(copy != "a.md"_L1);
    QCOMPARE(desk.bytes(copy), QByteArray("\xEF\xBB\xBF# A\r\ntyped"));
    QCOMPARE(desk.bytes(u"a.md"_s), desk.bytes(copy));
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u" copy"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(copy), QByteArray("\xEF\xBB\xBF# A\r\ntyped copy"));
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("\xEF\xBB\xBF# A\r\ntyped"));
}

void TestWindow::aDraftIsThrownAwayAndTakenBack()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    QVERIFY(desk.add(u"b.md"_s, "# B\n"));
    desk.open(u"a.md"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    desk.write().focusEditor();
    auto* list = desk.find<QListView>("draftList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!desk.exists(u"a.md"_s));
    QVERIFY(!desk.write().hasDraft());
    QCOMPARE(desk.listed(), QStringList{u"B"_s});
    QCOMPARE(desk.toast(), u"“A” is in the trash"_s);
    desk.press("toast.action");
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# A\ntyped"));
    QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
    QCOMPARE(desk.listed().size(), 2);
    QCOMPARE(desk.bytes(u"b.md"_s), QByteArray("# B\n"));
}

void TestWindow::anUntitledDraftIsNamedAfterItsTitle()
{
    OpenWindow desk;
    desk.open();
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(desk.window().close());
    QCOMPARE(QDir(desk.root).entryList({u"*.md"_s}, QDir::Files).size(), 0);
    desk.renew();
    desk.open();
    QTest::keyClick(&desk.window(), Qt::Key_N, Qt::ControlModifier);
    desk.type(u"# One brick a day"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(QDir(desk.root).entryList({u"*.md"_s}, QDir::Files), QStringList{u"one-brick-a-day.md"_s});
    QCOMPARE(desk.bytes(u"one-brick-a-day.md"_s).trimmed(), QByteArray("# One brick a day"));
}

void TestWindow::aStatusChangesOneLine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a status that is there")
        << QByteArray("---\ntitle:  'A'   # mine\nstatus: idea\ntags: [a,  b]\n---\n\nBody\n")
        << QByteArray("---\ntitle:  'A'   # mine\nstatus: ready\ntags: [a,  b]\n---\n\nBody\n");
    QTest::newRow("CRLF") << QByteArray("---\r\nstatus: idea\r\ntitle: A\r\n---\r\n\r\nBody\r\n")
                          << QByteArray("---\r\nstatus: ready\r\ntitle: A\r\n---\r\n\r\nBody\r\n");
    QTest::newRow("a status that is not there") << QByteArray("---\ntitle: A\n---\n\nBody\n")
                                                << QByteArray("---\ntitle: A\nstatus: ready\n---\n\nBody\n");
}

void TestWindow::aStatusChangesOneLine()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, before));
    desk.open(u"a.md"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 1, soon);
    const auto end = static_cast<int>(desk.write().text().size());
    desk.cursorTo(end - 2);
    const auto actions = desk.find<QToolButton>("draftStatus")->menu()->actions();
    const auto ready = std::ranges::find(actions, u"Ready"_s, &QAction::text);
    QVERIFY(ready != actions.end());
    (*ready)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"a.md"_s), after, soon);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QToolButton>("draftStatus")->text().contains(u"Ready"_s), soon);
    QCOMPARE(desk.write().cursor(), static_cast<int>(desk.write().text().size()) - 2);
    QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), before);
}

void TestWindow::coloursLeaveTheTextAlone()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n\n**bold** and `code`\n\n```cpp\nint i = 0;\n```\n"));
    desk.open(u"a.md"_s);
    desk.cursorTo(5);
    desk.type(u"typed "_s);
    const QString text = desk.write().text();
    const int cursor = desk.write().cursor();
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    const int revision = desk.write().revision();
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light, ThemeMode::Dark}) {
        Q_EMIT desk.window().settings().themeChosen(mode);
        QTest::qWait(100);
        QCOMPARE(desk.write().text(), text);
        QCOMPARE(desk.write().cursor(), cursor);
        QCOMPARE(desk.write().revision(), revision);
        QCOMPARE(desk.saved(), SaveState::Saved);
    }
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.write().text(), u"# A\n\n**bold** and `code`\n\n```cpp\nint i = 0;\n```\n"_s);
    desk.renew();
    QCOMPARE(desk.session->theme().mode(), ThemeMode::Dark);
}

void TestWindow::draftCursorAndLayoutComeBack()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n\none\n"));
    QVERIFY(desk.add(u"b.md"_s, "# B\n\ntwo\n"));
    desk.open(u"b.md"_s);
    desk.cursorTo(6);
    desk.session->workspace()->openDraft(DraftId{u"a.md"_s});
    desk.cursorTo(3);
    QTest::keyClick(desk.editor(), Qt::Key_F8);
    QTest::keyClick(desk.editor(), Qt::Key_F8);
    QVERIFY(!desk.find("preview")->isVisible());
    desk.window().resize(1100, 700);
    QVERIFY(desk.window().close());
    desk.renew();
    desk.start({});
    QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
    QCOMPARE(desk.write().cursor(), 3);
    QVERIFY(!desk.find("preview")->isVisible());
    desk.session->workspace()->openDraft(DraftId{u"b.md"_s});
    QCOMPARE(desk.write().cursor(), 6);
}

void TestWindow::anotherWorkspaceSavesTheFirst()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    desk.open(u"a.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    const QString other = desk.scratch.filePath(u"Other"_s);
    QVERIFY(put(other + u"/o.md"_s, "# O\r\n"));
    QTest::keyClick(desk.editor(), Qt::Key_4, Qt::ControlModifier);
    const Answerer answerer([&other](QWidget& dialog) {
        auto& chooser = dynamic_cast<QFileDialog&>(dialog);
        chooser.setDirectory(other);
        chooser.findChild<QLineEdit*>()->setText(other);
        QMetaObject::invokeMethod(&chooser, "accept");
    });
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    desk.press("settings.open");
    QVERIFY(answerer.asked());
    QCOMPARE(desk.session->workspace()->workspace().root, QFileInfo(other).canonicalFilePath());
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# A\ntyped"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed(), QStringList{u"O"_s}, soon);
    QVERIFY(!desk.write().hasDraft());
    QVERIFY(desk.window().windowTitle().contains(u"Other"_s));
    QCOMPARE(bytesOf(other + u"/o.md"_s), QByteArray("# O\r\n"));
    // And back: the draft that was open there is open again.
    QVERIFY(desk.session->openFolder(desk.root).has_value());
    QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
}

void TestWindow::aWorkspaceThatIsGoneShowsTheWelcomePage()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    desk.open(u"a.md"_s);
    QVERIFY(desk.window().close());
    desk.session.reset();
    QVERIFY(QDir().rename(desk.root, desk.root + u" away"_s));
    desk.renew();
    desk.start({});
    QVERIFY(!desk.session->workspace());
    QVERIFY(desk.find("welcome")->isVisible());
    QString said;
    for (const QLabel* label : desk.find("welcome")->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(desk.root))
            said = label->text();
    }
    QVERIFY2(said.contains(u"Nothing is lost"_s), qPrintable(said));
    desk.picture("folder-gone-at-start");
    QVERIFY(!QFileInfo::exists(desk.root));
    QVERIFY(desk.window().close());
    QVERIFY(QDir().rename(desk.root + u" away"_s, desk.root));
    desk.renew();
    desk.start({});
    QVERIFY(desk.session->workspace());
    QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
}

void TestWindow::aPathThatIsNothingIsSaid()
{
    OpenWindow desk;
    const QString nothing = desk.scratch.filePath(u"nothing/at all.md"_s);
    desk.start(nothing);
    QVERIFY(!desk.session->workspace());
    QVERIFY(!QFileInfo::exists(nothing));
    QVERIFY(!QFileInfo::exists(QFileInfo(nothing).path()));
    const auto labels = desk.find("welcome")->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [&](const QLabel* l) { return l->isVisible() && l->text().contains(nothing); }));
}

void TestWindow::anEmptyWorkspaceSaysHowToBegin()
{
    OpenWindow desk;
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(desk.find("draftsEmpty")->isVisible(), soon);
    QVERIFY(desk.find("writeHints")->isVisible());
    desk.picture("empty-write");
    for (const auto& [page, key] :
         {std::pair{"empty-wall", Qt::Key_2}, std::pair{"empty-posts", Qt::Key_3}}) {
        QTest::keyClick(&desk.window(), key, Qt::ControlModifier);
        desk.picture(page);
    }
    QCOMPARE(entriesOf(desk.root), QStringList{u".brickwork"_s});
    QTest::keyClick(&desk.window(), Qt::Key_1, Qt::ControlModifier);
    desk.press("writeHints.new");
    QVERIFY(desk.write().hasDraft());
    QVERIFY(desk.editor()->hasFocus());
}

void TestWindow::longTitlesAreCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("small") << QSize(1024, 640) << false;
    QTest::newRow("smallest") << QSize(760, 480) << false;
    QTest::newRow("wide") << QSize(1920, 1080) << false;
    QTest::newRow("right-to-left") << QSize(1280, 820) << true;
}

void TestWindow::longTitlesAreCut()
{
    QFETCH(QSize, size);
    QFETCH(bool, rightToLeft);
    if (rightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    OpenWindow desk;
    const QByteArray words = QByteArray("A title that goes on and on ").repeated(8).first(200);
    const QByteArray unbroken(200, 'n');
    QVERIFY(desk.add(u"a.md"_s, "# " + words + "\n\nBody\n"));
    QVERIFY(desk.add(u"b.md"_s, "# " + unbroken + "\n\n" + unbroken + unbroken + "\n"));
    QVERIFY(desk.add(u"c.md"_s, "# \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D\n\n"
                                "\xD7\x96\xD7\x94 \xD7\x98\xD7\xA7\xD7\xA1\xD7\x98\n"));
    desk.open(u"a.md"_s);
    desk.window().resize(size);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 3, soon);
    desk.picture(QTest::currentDataTag());
    for (const QString& draft : {u"a.md"_s, u"b.md"_s, u"c.md"_s}) {
        desk.session->workspace()->openDraft(DraftId{draft});
        QTest::qWait(100);
        // Nothing pushes the window wider than it is, and what one needs stays in sight.
        QCOMPARE(desk.window().size(), size);
        for (const QWidget* widget :
             {desk.find<QPushButton>("publish"), desk.find<QPushButton>("strip.stack")}) {
            const QRect place(widget->mapTo(&desk.window(), QPoint()), widget->size());
            QVERIFY2(desk.window().rect().contains(place), qPrintable(widget->objectName()));
        }
    }
    desk.session->workspace()->openDraft(DraftId{u"b.md"_s});
    desk.picture(qPrintable(QString::fromLatin1(QTest::currentDataTag()) + u"-unbroken"_s));
}

int main(int argc, char** argv)
{
    return runApart<TestWindow>(argc, argv);
}

#include "tst_window.moc"
