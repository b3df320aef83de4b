// Ideas, templates, properties, folders and the trash in the real window over a real folder.
#include "app/recent_drafts.h"
#include "core/flows/logbook.h"
#include "tests/app/open_window.h"
#include "ui/drafts/drafts_panel.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

struct Desk : OpenWindow
{
    Desk() { open(); }
    void run(Command command) const { session->workspace()->handle(command); }
    void openDraft(const QString& name) const { session->workspace()->openDraft({name}); }
    [[nodiscard]] QString shown() const { return drafts().state().id.value; }
    [[nodiscard]] QString text(const QString& name) const { return QString::fromUtf8(bytes(name)); }
    void fill(const char* field, const QString& words) const { find<QLineEdit>(field)->setText(words); }
    [[nodiscard]] qsizetype openNotes() const
    {
        return std::ranges::count_if(session->workspace()->logbook().state().notes,
                                     [](const Note& note) { return note.usedIn.isEmpty(); });
    }
    [[nodiscard]] QStringList captions() const
    {
        const QAbstractItemModel* model = find<QListView>("draftList")->model();
        QStringList titles;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(Qt::UserRole).toString().isEmpty())
                titles << model->index(row, 0).data().toString();
        }
        return titles;
    }
};

} // namespace

class TestDraftsDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdeaIsCaughtOnEveryPage()
    {
        Desk desk;
        desk.window().showPage(Page::Wall);
        QTest::keyClick(&desk.window(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        auto* field = desk.find<QLineEdit>("ideaSheet.field");
        QTRY_VERIFY(field->isVisible() && field->hasFocus());
        desk.picture("idea");
        QTest::keyClicks(field, u"Peas come first"_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(field->isVisible());
        QTest::keyClicks(field, u"Beans come second"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());
        QCOMPARE(desk.window().page(), Page::Wall);
        QCOMPARE(desk.text(u"peas-come-first.md"_s),
                 u"---\nstatus: idea\ncreated: 2026-11-20\n---\n\n# Peas come first\n"_s);
        QCOMPARE(desk.listed().size(), 2);
        QCOMPARE(desk.captions(), QStringList{u"Ideas"_s});
    }

    void anIdeaBecomesADraft()
    {
        Desk desk;
        QVERIFY(desk.add(u"peas.md"_s, "---\nstatus: idea\ncreated: 2026-11-11\n---\n\n# Peas\n"));
        desk.openDraft(u"peas.md"_s);
        desk.run(Command::StartWriting);
        QTRY_COMPARE_WITH_TIMEOUT(desk.text(u"peas.md"_s),
                                  u"---\nstatus: drafting\ncreated: 2026-11-11\n---\n\n# Peas\n"_s, soon);
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.write().text().contains(u"status: idea"_s));
    }

    void theLetterTakesTheNotesAndOnlyThenAreTheyUsed()
    {
        Desk desk;
        desk.run(Command::NewsletterNote);
        auto* note = desk.find<QLineEdit>("noteSheet.field");
        QTest::keyClicks(note, u"The archive moved"_s);
        QTest::keyClick(note, Qt::Key_Return, Qt::ShiftModifier);
        desk.clock.pass(1000);
        QTest::keyClicks(note, u"Ask Ferrow"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(desk.openNotes(), 2);

        desk.run(Command::NewFromTemplate);
        desk.find<QListWidget>("newDraftSheet.templates")->setCurrentRow(1);
        desk.picture("new-letter");
        desk.press("newDraftSheet.close");
        QCOMPARE(desk.openNotes(), 2);

        desk.run(Command::NewFromTemplate);
        desk.find<QListWidget>("newDraftSheet.templates")->setCurrentRow(1);
        desk.press("newDraftSheet.make");
        const QString name = desk.shown();
        QVERIFY2(desk.text(name).endsWith(u"## Housekeeping notes\n\n- The archive moved\n- Ask Ferrow\n"_s),
                 qPrintable(desk.text(name)));
        QCOMPARE(desk.openNotes(), 0);
        QCOMPARE(desk.session->workspace()->logbook().state().notes.front().usedIn, name);
        // Writing begins between the head and the notes.
        desk.type(u"Hello."_s);
        QVERIFY(desk.write().text().contains(u"---\n\nHello.\n\n## "_s));
    }

    void anInstalmentIsTheNextOne()
    {
        Desk desk;
        QVERIFY(desk.add(u"one.md"_s, "---\ntitle: One\nseries: The baker\nnumber: 4\n---\n\ntext\n"));
        desk.window().activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 1, soon);
        desk.run(Command::NewFromTemplate);
        desk.find<QListWidget>("newDraftSheet.templates")->setCurrentRow(3);
        QCOMPARE(desk.find<QLineEdit>("newDraftSheet.number")->text(), u"5"_s);
        desk.press("newDraftSheet.make");
        QCOMPARE(desk.shown(), u"the-baker-part-5.md"_s);
        QVERIFY2(desk.write().text().contains(u"series: The baker\nnumber: 5\n"_s),
                 qPrintable(desk.write().text()));
    }

    void theWritersOwnTemplateIsUsed()
    {
        Desk desk;
        QVERIFY(desk.add(u".brickwork/templates/trip.md"_s,
                         "# {{title}}\n\nOn {{date:yyyy-MM-dd}}: {{cursor}}\n"));
        desk.run(Command::NewFromTemplate);
        desk.find<QListWidget>("newDraftSheet.templates")->setCurrentRow(4);
        desk.fill("newDraftSheet.title", u"To the sea"_s);
        desk.press("newDraftSheet.make");
        QCOMPARE(desk.shown(), u"to-the-sea.md"_s);
        desk.type(u"rain"_s);
        QCOMPARE(desk.write().text(), u"# To the sea\n\nOn 2026-11-20: rain\n"_s);
    }

    void propertiesAreOneStepOfUndo()
    {
        Desk desk;
        QVERIFY(desk.add(u"a.md"_s, "---\r\n# mine\r\ncustom: x\r\n---\r\n\r\n# Apples\r\n\r\ntext\r\n"));
        desk.openDraft(u"a.md"_s);
        const QString before = desk.write().text();
        desk.run(Command::Properties);
        desk.picture("properties");
        desk.fill("properties.tags", u"food, fruit"_s);
        desk.fill("properties.slug", u"Not A Slug"_s);
        desk.press("properties.save");
        QCOMPARE(desk.write().text(), before);
        QVERIFY(desk.find<QLabel>("properties.notice")->isVisible());
        desk.fill("properties.slug", u"apples"_s);
        desk.press("properties.save");
        QVERIFY(!desk.find("properties")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(
            desk.bytes(u"a.md"_s),
            QByteArray("---\r\n# mine\r\ncustom: x\r\ntags: [food, fruit]\r\nslug: apples\r\n---\r\n\r\n"
                       "# Apples\r\n\r\ntext\r\n"),
            soon);
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.write().text(), before);
    }

    void theOpenDraftGoesToAnotherFolderAndBack()
    {
        Desk desk;
        QVERIFY(desk.add(u"a.md"_s, "# Apples\n"));
        desk.openDraft(u"a.md"_s);
        desk.type(u"x"_s);
        const Answerer answer([](QWidget& sheet) {
            sheet.findChild<QLineEdit*>(u"ask.field"_s)->setText(u"fruit/2026"_s);
            QTest::mouseClick(sheet.findChild<QPushButton*>(u"ask.answer.0"_s), Qt::LeftButton);
        });
        desk.run(Command::MoveToFolder);
        QVERIFY(answer.asked());
        QCOMPARE(desk.shown(), u"fruit/2026/a.md"_s);
        QCOMPARE(desk.bytes(u"fruit/2026/a.md"_s), QByteArray("x# Apples\n"));
        QVERIFY(!desk.exists(u"a.md"_s));
        // Undo and saving go on.
        desk.type(u"y"_s);
        QVERIFY(desk.drafts().flush());
        QCOMPARE(desk.bytes(u"fruit/2026/a.md"_s), QByteArray("xy# Apples\n"));
        for (auto* button : desk.find("toast")->findChildren<QPushButton*>()) {
            if (button->text() == u"Undo"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(desk.shown(), u"a.md"_s);
    }

    void picturesThatAreLeftBehindAreSaid()
    {
        Desk desk;
        QVERIFY(desk.add(u"assets/p.png"_s, "x"));
        QVERIFY(desk.add(
            u"a.md"_s, "# Apples\n\n![one](assets/p.png) ![away](https://example.com/p.png) ![no](q.png)\n"));
        QVERIFY(desk.add(u"b.md"_s, "# Bread\n"));
        DraftsPanel& list = desk.write().draftsPanel();
        Q_EMIT list.moveRequested({u"a.md"_s}, u"fruit"_s);
        QVERIFY2(desk.toast().contains(u"One of its pictures"_s), qPrintable(desk.toast()));
        Q_EMIT list.moveRequested({u"b.md"_s}, u"fruit"_s);
        QVERIFY2(!desk.toast().contains(u"pictures"_s), qPrintable(desk.toast()));
        QVERIFY(desk.exists(u"fruit/a.md"_s) && desk.exists(u"fruit/b.md"_s));
    }

    void theListIsGroupedByFolderAndRemembersIt()
    {
        Desk desk;
        QVERIFY(desk.add(u"a.md"_s, "# Apples\n\n"));
        QVERIFY(desk.add(u"letters/b.md"_s, "# Bread\n\n"));
        desk.openDraft(u"a.md"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
        for (QAction* action : desk.find<QToolButton>("draftsMore")->menu()->actions()) {
            if (action->text() == u"Group by folder"_s)
                action->trigger();
        }
        QCOMPARE(desk.captions(), (QStringList{u"Letters"_s, u"letters"_s}));
        desk.picture("by-folder");
        auto* list = desk.find<QListView>("draftList");
        list->setCurrentIndex(list->model()->index(3, 0));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE(desk.listed(), QStringList{u"Apples"_s});
        QVERIFY(desk.window().close());
        desk.renew();
        desk.open();
        QTRY_COMPARE_WITH_TIMEOUT(desk.captions(), (QStringList{u"Letters"_s, u"letters"_s}), soon);
        QCOMPARE(desk.listed(), QStringList{u"Apples"_s});
        auto* again = desk.find<QListView>("draftList");
        again->setCurrentIndex(again->model()->index(2, 0));
        again->setFocus();
        QTest::keyClick(again, Qt::Key_Return);
        QCOMPARE(desk.listed(), (QStringList{u"Apples"_s, u"Bread"_s}));
    }

    void theFileIsNamedAfterTheTitle()
    {
        Desk desk;
        QVERIFY(desk.add(u"untitled.md"_s, "# Apples and Pears\n"));
        desk.openDraft(u"untitled.md"_s);
        const Answerer answer([](QWidget& sheet) {
            auto* button = sheet.findChild<QPushButton*>(u"ask.answer.1"_s);
            if (button->text().contains(u"apples-and-pears"_s))
                QTest::mouseClick(button, Qt::LeftButton);
            else
                static_cast<QDialog&>(sheet).reject();
        });
        desk.run(Command::Rename);
        QVERIFY(answer.asked());
        QCOMPARE(desk.shown(), u"apples-and-pears.md"_s);
        // Once they agree it is not offered.
        const Answerer again([](QWidget& sheet) {
            QVERIFY(!sheet.findChild<QPushButton*>(u"ask.answer.2"_s));
            static_cast<QDialog&>(sheet).reject();
        });
        desk.run(Command::Rename);
        QVERIFY(again.asked());
        QCOMPARE(desk.shown(), u"apples-and-pears.md"_s);
    }

    void theTrashGivesBack()
    {
        Desk desk;
        QVERIFY(desk.add(u"fruit/a.md"_s, "# Apples\n\nOne two three.\n"));
        desk.openDraft(u"fruit/a.md"_s);
        Q_EMIT desk.write().trashRequested({u"fruit/a.md"_s});
        QVERIFY(!desk.exists(u"fruit/a.md"_s));
        desk.run(Command::TrashBrowser);
        QTRY_VERIFY_WITH_TIMEOUT(desk.find("trashSheet")->isVisible(), soon);
        auto* list = desk.find<QListWidget>("trashSheet.list");
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), u"Apples"_s);
        QVERIFY(desk.find<QPlainTextEdit>("trashSheet.text")->toPlainText().contains(u"One two three."_s));
        desk.picture("trash");
        QVERIFY(desk.add(u"fruit/a.md"_s, "another by now"));
        desk.press("trashSheet.restore");
        QCOMPARE(desk.bytes(u"fruit/a-2.md"_s), QByteArray("# Apples\n\nOne two three.\n"));
        QCOMPARE(desk.bytes(u"fruit/a.md"_s), QByteArray("another by now"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.find("trashSheet.empty")->isVisible(), soon);
    }

    void theListsOwnKeysActOnItsOwnDraft()
    {
        Desk desk;
        QVERIFY(desk.add(u"a.md"_s, "# Apples\n"));
        QVERIFY(desk.add(u"b.md"_s, "# Bread\n"));
        desk.openDraft(u"a.md"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
        auto* list = desk.find<QListView>("draftList");
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString() == u"Bread"_s)
                list->setCurrentIndex(list->model()->index(row, 0));
        }
        list->setFocus();
        QString heading;
        const Answerer answer([&heading](QWidget& sheet) {
            heading = sheet.windowTitle();
            static_cast<QDialog&>(sheet).reject();
        });
        QTest::keyClick(list, Qt::Key_F2);
        QTRY_VERIFY(answer.asked());
        QVERIFY2(heading.contains(u"Bread"_s), qPrintable(heading));
        QTest::keyClick(list, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(desk.find("properties")->isVisible());
        QCOMPARE(desk.find<QLineEdit>("properties.title")->text(), u"Bread"_s);
    }

    void recentDraftsAreKnown()
    {
        Desk desk;
        QVERIFY(desk.add(u"a.md"_s, "# Apples\n"));
        QVERIFY(desk.add(u"b.md"_s, "# Bread\n"));
        desk.openDraft(u"a.md"_s);
        desk.openDraft(u"b.md"_s);
        desk.openDraft(u"a.md"_s);
        QVERIFY(desk.drafts().rename(u"z"_s));
        const Workspace& workspace = desk.session->workspace()->workspace();
        QCOMPARE(recentDrafts(workspace), (std::vector<DraftId>{{u"z.md"_s}, {u"b.md"_s}}));
        std::vector<DraftId> many;
        for (int i = 0; i < 100; ++i)
            many = withRecent(std::move(many), {QString::number(i % 50)});
        QCOMPARE(static_cast<qsizetype>(many.size()), mostRecent);
        QCOMPARE(many.front().value, u"49"_s);
    }
};

int main(int argc, char** argv)
{
    return runApart<TestDraftsDesk>(argc, argv);
}
#include "tst_drafts_desk.moc"
