// The sheets about drafts: what they ask, what they say, by keyboard and by mouse. Saves pictures when
// BRICKWORK_PICTURES names a folder.
#include "ui/drafts/drafts_panel.h"
#include "ui/drafts/line_sheet.h"
#include "ui/drafts/new_draft_sheet.h"
#include "ui/drafts/properties_sheet.h"
#include "ui/drafts/trash_sheet.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

struct Shown
{
    Theme theme;
    QWidget window;

    explicit Shown(QSize size = {1024, 640}, bool dark = false)
    {
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply();
        window.resize(size);
        window.show();
        window.activateWindow();
        (void) QTest::qWaitForWindowActive(&window);
    }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }
    void press(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    /// What is visible lies inside what holds it, and no words of a button are cut off.
    void checkWhole(const QWidget& sheet) const
    {
        QVERIFY(window.rect().contains(sheet.geometry()));
        for (const QPushButton* button : sheet.findChildren<QPushButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
        for (const QWidget* widget : sheet.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!widget->objectName().isEmpty() && (!widget->accessibleName().isEmpty() ||
                                                             qobject_cast<const QPushButton*>(widget)),
                         qPrintable(widget->objectName()));
        }
    }
    void picture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(window.grab().save(u"%1/sheet-%2.png"_s.arg(folder, name)));
    }
};

NewDraftState newDraft()
{
    return {.templates = builtInTemplates(),
            .series = {{u"The baker"_s, 4}, {u"Tea"_s, 2}},
            .notes = {u"The archive moved"_s, u"Ask Ferrow about the wall"_s},
            .today = Day(2026, 11, 20),
            .locale = QLocale(QLocale::English, QLocale::UnitedKingdom)};
}

PropertiesState properties()
{
    PropertiesState state;
    state.properties.title = u"On bread"_s;
    state.properties.status = DraftStatus::Ready;
    state.properties.tags = {u"food"_s, u"habits"_s};
    state.properties.series = u"The baker"_s;
    state.properties.number = 3;
    state.properties.description = u"Why it rises, and what the baker said about it."_s;
    state.properties.language = u"en-GB"_s;
    state.properties.goal = 1200;
    state.properties.due = QDate(2026, 12, 1);
    state.derivedStatus = u"Drafting"_s;
    state.tags = {u"food"_s, u"art"_s, u"artists"_s};
    state.series = {u"The baker"_s};
    state.offeredSlug = u"on-bread"_s;
    return state;
}

std::vector<TrashRow> trash()
{
    return {{u"/a"_s, u"A letter that was thrown away in a hurry and has a long title"_s,
             u"yesterday · 412 words · letters"_s},
            {u"/b"_s, u"מילה אחת"_s, u"18 Nov · 1 word"_s},
            {u"/c"_s, u"Bridges"_s, u"2 Nov · 20 words"_s}};
}

} // namespace

class TestDraftSheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdeaIsKeptByEnter()
    {
        Shown shown;
        LineSheet sheet(shown.theme, &shown.window, u"ideaSheet"_s);
        QSignalSpy wished(&sheet, &LineSheet::wished);
        sheet.open({.heading = u"Catch an idea"_s, .placeholder = u"What is it?"_s, .standing = {}});
        auto* field = shown.find<QLineEdit>("ideaSheet.field");
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(wished.isEmpty());
        QTest::keyClicks(field, u" peas "_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.front().at(0).toString(), u"peas"_s);
        QCOMPARE(wished.front().at(1).value<AfterLine>(), AfterLine::Next);
        sheet.kept(AfterLine::Next, u"Kept."_s);
        QVERIFY(sheet.isVisible() && field->text().isEmpty() && field->hasFocus());
        QTest::keyClicks(field, u"beans"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(wished.back().at(1).value<AfterLine>(), AfterLine::Close);
        sheet.kept(AfterLine::Close, {});
        QVERIFY(!sheet.isVisible());
    }

    void whatWasNotKeptIsStillThere()
    {
        Shown shown;
        LineSheet sheet(shown.theme, &shown.window, u"ideaSheet"_s);
        sheet.open({.heading = u"Catch an idea"_s, .placeholder = u"What is it?"_s, .standing = {}});
        auto* field = shown.find<QLineEdit>("ideaSheet.field");
        QTest::keyClicks(field, u"half an idea"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!sheet.isVisible());
        sheet.open({.heading = u"Catch an idea"_s, .placeholder = u"What is it?"_s, .standing = {}});
        QCOMPARE(field->text(), u"half an idea"_s);
        sheet.tell(u"The folder is full."_s);
        QCOMPARE(shown.find<QLabel>("ideaSheet.notice")->text(), u"The folder is full."_s);
        QCOMPARE(field->text(), u"half an idea"_s);
    }

    void aTemplateAsksForWhatItNeeds()
    {
        Shown shown;
        NewDraftSheet sheet(shown.theme, &shown.window);
        QSignalSpy wished(&sheet, &NewDraftSheet::wished);
        sheet.open(newDraft());
        auto* list = shown.find<QListWidget>("newDraftSheet.templates");
        auto* title = shown.find<QLineEdit>("newDraftSheet.title");
        auto* url = shown.find<QLineEdit>("newDraftSheet.url");
        auto* series = shown.find<QComboBox>("newDraftSheet.series");
        auto* number = shown.find<QLineEdit>("newDraftSheet.number");
        QVERIFY(list->hasFocus());
        QVERIFY(!url->isVisible() && !series->isVisible());
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(title->text(), u"Letter of 20 November 2026"_s);
        QVERIFY(shown.find<QLabel>("newDraftSheet.notes")->text().contains(u"The archive moved"_s));
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(url->isVisible() && !series->isVisible());
        shown.press("newDraftSheet.make");
        QVERIFY(wished.isEmpty());
        QVERIFY(shown.find<QLabel>("newDraftSheet.notice")->isVisible());
        QVERIFY(url->hasFocus());
        QTest::keyClicks(url, u"https://example.com/peas"_s);
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.front().front().value<NewDraftWish>().fill.url, u"https://example.com/peas"_s);
        QVERIFY(wished.front().front().value<NewDraftWish>().fill.notes.isEmpty());

        list->setCurrentRow(3);
        QVERIFY(series->isVisible());
        QCOMPARE(title->text(), u"The baker, part 4"_s);
        QCOMPARE(number->text(), u"4"_s);
        series->setEditText(u"tea"_s);
        QCOMPARE(number->text(), u"2"_s);
        series->setEditText(u"A new one"_s);
        QCOMPARE(number->text(), u"1"_s);
        QCOMPARE(title->text(), u"A new one, part 1"_s);
        // A title of the writer's own stays.
        title->clear();
        QTest::keyClicks(title, u"Mine"_s);
        list->setCurrentRow(1);
        QCOMPARE(title->text(), u"Mine"_s);
        shown.press("newDraftSheet.make");
        QCOMPARE(wished.back().front().value<NewDraftWish>().fill.notes.size(), 2);
        QCOMPARE(wished.back().front().value<NewDraftWish>().made.id, u"newsletter"_s);
    }

    void whatIsNoAddressIsAskedForAgain_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url :
             {"", "peas", "ftp://example.com", "javascript:alert(1)", "https://", "https:// x"})
            QTest::newRow(*url ? url : "nothing") << QString::fromLatin1(url);
    }
    void whatIsNoAddressIsAskedForAgain()
    {
        QFETCH(QString, url);
        Shown shown;
        NewDraftSheet sheet(shown.theme, &shown.window);
        QSignalSpy wished(&sheet, &NewDraftSheet::wished);
        sheet.open(newDraft());
        shown.find<QListWidget>("newDraftSheet.templates")->setCurrentRow(2);
        shown.find<QLineEdit>("newDraftSheet.url")->setText(url);
        shown.press("newDraftSheet.make");
        QVERIFY(wished.isEmpty());
    }

    void propertiesComeBackAsTheyWere()
    {
        Shown shown;
        PropertiesSheet sheet(shown.theme, &shown.window);
        QSignalSpy wished(&sheet, &PropertiesSheet::saveWished);
        for (const PropertiesState& state : {properties(), PropertiesState()}) {
            wished.clear();
            sheet.open(state);
            shown.press("properties.save");
            QCOMPARE(wished.size(), 1);
            QCOMPARE(wished.front().at(0).value<DraftProperties>(), state.properties);
            QCOMPARE(wished.front().at(1).value<DraftProperties>(), state.properties);
        }
    }

    void propertiesAreChangedByKeys()
    {
        Shown shown;
        PropertiesSheet sheet(shown.theme, &shown.window);
        QSignalSpy wished(&sheet, &PropertiesSheet::saveWished);
        sheet.open(properties());
        auto* title = shown.find<QLineEdit>("properties.title");
        QVERIFY(title->hasFocus());
        title->selectAll();
        QTest::keyClicks(title, u"New"_s);
        auto* due = shown.find<QLineEdit>("properties.due");
        due->setText(u"tomorrow"_s);
        QTest::keyClick(title, Qt::Key_Return);
        QVERIFY(wished.isEmpty());
        QVERIFY(shown.find<QLabel>("properties.notice")->text().contains(u"tomorrow"_s));
        due->setText(u"2027-01-02"_s);
        shown.find<QLineEdit>("properties.tags")->setText(u"one, #two,one"_s);
        shown.find<QComboBox>("properties.status")->setCurrentIndex(0);
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(wished.size(), 1);
        const auto after = wished.front().at(1).value<DraftProperties>();
        QCOMPARE(after.title, u"New"_s);
        QCOMPARE(after.due, QDate(2027, 1, 2));
        QCOMPARE(after.tags, (QStringList{u"one"_s, u"two"_s}));
        QCOMPARE(after.status, std::nullopt);
    }

    void tagsAreCompleted()
    {
        Shown shown;
        PropertiesSheet sheet(shown.theme, &shown.window);
        sheet.open(properties());
        auto* tags = shown.find<QLineEdit>("properties.tags");
        tags->setFocus();
        QTest::keyClick(tags, Qt::Key_End);
        QTest::keyClicks(tags, u", arti"_s);
        QCOMPARE(tags->completer()->currentCompletion(), u"food, habits, artists"_s);
    }

    void whatMayNotBeChangedIsShown()
    {
        Shown shown;
        PropertiesSheet sheet(shown.theme, &shown.window);
        PropertiesState state = properties();
        state.readOnlyReason = u"This file may not be written to."_s;
        sheet.open(state);
        QVERIFY(!shown.find("properties.save")->isVisible());
        QVERIFY(shown.find<QLineEdit>("properties.title")->isReadOnly());
        QCOMPARE(shown.find<QLabel>("properties.notice")->text(), state.readOnlyReason);
        QTest::keyClick(shown.find("properties.close"), Qt::Key_Return);
        QVERIFY(!sheet.isVisible());
    }

    void theTrashIsReadAndBroughtBack()
    {
        Shown shown;
        TrashSheet sheet(shown.theme, &shown.window);
        QSignalSpy texts(&sheet, &TrashSheet::textWished);
        QSignalSpy restored(&sheet, &TrashSheet::restoreWished);
        sheet.open(trash());
        QCOMPARE(texts.back().front().toString(), u"/a"_s);
        auto* text = shown.find<QPlainTextEdit>("trashSheet.text");
        sheet.setText(u"/a"_s, u"# A letter\n"_s);
        QCOMPARE(text->toPlainText(), u"# A letter\n"_s);
        QVERIFY(text->isReadOnly());
        QTest::keyClick(shown.find("trashSheet.list"), Qt::Key_Down);
        QCOMPARE(texts.back().front().toString(), u"/b"_s);
        sheet.setText(u"/a"_s, u"too late"_s);
        QVERIFY(text->toPlainText().isEmpty());
        shown.press("trashSheet.restore");
        QCOMPARE(restored.back().front().toString(), u"/b"_s);
        auto rows = trash();
        rows.erase(rows.begin() + 1);
        sheet.setRows(rows);
        QCOMPARE(texts.back().front().toString(), u"/c"_s);
        sheet.setRows({});
        QVERIFY(shown.find("trashSheet.empty")->isVisible());
        QVERIFY(!shown.find("trashSheet.restore")->isVisible());
    }

    void everySheetIsWhole_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << QSize(1024, 640) << false << false;
        QTest::newRow("dark") << QSize(1024, 640) << true << false;
        QTest::newRow("mirrored") << QSize(1024, 640) << false << true;
        QTest::newRow("smallest") << QSize(760, 480) << false << false;
    }
    void everySheetIsWhole()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        Shown shown(size, dark);
        const auto look = [&](DraftSheet& sheet, const QString& name) {
            QTest::qWait(20);
            shown.checkWhole(sheet);
            shown.picture(name + u'-' + tag);
            sheet.dismiss();
        };
        LineSheet line(shown.theme, &shown.window, u"ideaSheet"_s);
        line.open({.heading = u"Catch an idea"_s,
                   .placeholder = u"What is it, in one line?"_s,
                   .standing = u"7 ideas wait, the oldest 9 days."_s});
        look(line, u"idea"_s);
        NewDraftSheet fresh(shown.theme, &shown.window);
        for (int row = 0; row < 4; ++row) {
            fresh.open(newDraft());
            shown.find<QListWidget>("newDraftSheet.templates")->setCurrentRow(row);
            look(fresh, u"new-%1"_s.arg(row));
        }
        PropertiesSheet known(shown.theme, &shown.window);
        known.open(properties());
        look(known, u"properties"_s);
        TrashSheet thrown(shown.theme, &shown.window);
        thrown.open(trash());
        thrown.setText(u"/a"_s, u"# A letter\n\nThat was thrown away in a hurry.\n"_s);
        look(thrown, u"trash"_s);
        thrown.open({});
        look(thrown, u"trash-empty"_s);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

QTEST_MAIN(TestDraftSheets)
#include "tst_draft_sheets.moc"
