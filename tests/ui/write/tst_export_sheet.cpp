// The export sheet: what it offers, what it asks for, by keyboard and by mouse. Saves pictures when
// BRICKWORK_PICTURES names a folder.
#include "ui/theme/theme.h"
#include "ui/write/export_sheet.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(brickwork::ExportKind)

namespace {

const QString noPandoc =
    u"Word files and EPUBs are made by pandoc, which is not installed. Install the package “pandoc”, then try again."_s;

struct Shown
{
    Theme theme;
    QWidget window;
    QLineEdit editor{&window};
    ExportSheet sheet{theme, &window};
    QSignalSpy wished{&sheet, &ExportSheet::exportWished};
    QSignalSpy calledOff{&sheet, &ExportSheet::callOffWished};
    QSignalSpy shown{&sheet, &ExportSheet::showWished};
    QSignalSpy closed{&sheet, &ExportSheet::closed};

    explicit Shown(const ExportState& state, QSize size = {1024, 640}, bool dark = false,
                   bool mirrored = false)
    {
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply();
        window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        window.resize(size);
        window.show();
        window.activateWindow();
        (void) QTest::qWaitForWindowActive(&window);
        editor.setFocus();
        sheet.open(state);
    }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return window.findChild<Widget*>(u"export."_s + QString::fromLatin1(name));
    }
    [[nodiscard]] QList<QAbstractButton*> segments() const
    {
        return find("kind")->findChildren<QAbstractButton*>();
    }
    static void key(Qt::Key which) { QTest::keyClick(QApplication::focusWidget(), which); }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(50);
        QVERIFY(window.grab().save(u"%1/export-%2.png"_s.arg(folder, QString::fromLatin1(name))));
    }
};

ExportState made(const QStringList& remarks = {})
{
    ExportState state = exportState(u"On walls"_s, ExportKind::WebPage, {});
    state.stage = ExportStage::Made;
    state.path = u"/srv/letters/for the editor/On walls and what stands behind them.html"_s;
    state.remarks = remarks;
    return state;
}

} // namespace

class TestExportSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersAllFormats()
    {
        const ExportState state = exportState(u"T"_s, ExportKind::Epub, {});
        QCOMPARE(state.choices.size(), 5U);
        QCOMPARE(state.chosen, ExportKind::Epub);
        for (const ExportChoice& choice : state.choices) {
            QVERIFY(choice.possible);
            QVERIFY(!choice.name.isEmpty());
            QVERIFY(!choice.sentence.isEmpty());
        }
    }

    void whatCannotBeMadeIsGreyedWithItsReason()
    {
        Shown it(exportState(u"T"_s, ExportKind::Word, noPandoc));
        QCOMPARE(it.sheet.state().chosen, ExportKind::Markdown);
        QVERIFY(!it.segments().at(3)->isEnabled());
        QVERIFY(!it.segments().at(4)->isEnabled());
        QVERIFY(it.segments().at(2)->isEnabled());
        QCOMPARE(it.segments().at(3)->toolTip(), noPandoc);
        QCOMPARE(it.find<QLabel>("impossible")->text(), noPandoc);
        QVERIFY(it.find("impossible")->isVisible());
        it.picture("without-pandoc");
    }

    void theChoiceIsExplainedAndWished()
    {
        Shown it(exportState(u"On walls"_s, ExportKind::Markdown, {}));
        QVERIFY(!it.find("impossible")->isVisible());
        const QString before = it.find<QLabel>("sentence")->text();
        it.segments().at(3)->click();
        QVERIFY(it.find<QLabel>("sentence")->text() != before);
        it.find<QPushButton>("do")->click();
        QCOMPARE(it.wished.size(), 1);
        QCOMPARE(it.wished.front().front().value<ExportKind>(), ExportKind::Word);
        it.picture("choosing");
    }

    void worksByKeyboard()
    {
        Shown it(exportState(u"On walls"_s, ExportKind::WebPage, {}));
        Shown::key(Qt::Key_Return);
        QCOMPARE(it.wished.size(), 1);
        QCOMPARE(it.wished.front().front().value<ExportKind>(), ExportKind::WebPage);
        Shown::key(Qt::Key_Escape);
        QCOMPARE(it.closed.size(), 1);
        QVERIFY(!it.sheet.isVisible());
        QVERIFY(it.editor.hasFocus());
    }

    void whileItIsMadeItCanOnlyBeCalledOff()
    {
        Shown it(exportState(u"On walls"_s, ExportKind::Word, {}));
        ExportState state = it.sheet.state();
        state.stage = ExportStage::Making;
        it.sheet.setState(state);
        QVERIFY(!it.find("do")->isEnabled());
        QVERIFY(!it.segments().at(0)->isEnabled());
        QVERIFY(it.find("close")->hasFocus());
        Shown::key(Qt::Key_Return);
        QCOMPARE(it.calledOff.size(), 1);
        QVERIFY(it.sheet.isVisible());
        it.picture("making");
        state.stage = ExportStage::Failed;
        state.failure = u"pandoc failed."_s;
        it.sheet.setState(state);
        QVERIFY(it.find("do")->hasFocus());
    }

    void whatWasMadeCanBeShown()
    {
        Shown it(made(
            {u"These drafts are not published, so links to them became plain text: two.md."_s,
             u"These pictures are not there: sky.png. Put them beside the draft, or take them out of the text."_s}));
        QVERIFY(it.find("path")->isVisible());
        QCOMPARE(it.find<QLabel>("path")->accessibleName().isEmpty(), false);
        QVERIFY(it.find<QLabel>("remarks")->text().contains(u"sky.png"));
        it.find<QPushButton>("show")->click();
        QCOMPARE(it.shown.size(), 1);
        it.picture("made");
    }

    void aFailureIsTold()
    {
        ExportState state = exportState(u"On walls"_s, ExportKind::Word, {});
        state.stage = ExportStage::Failed;
        state.failure = u"pandoc failed; nothing was written. It says: out of paper"_s;
        Shown it(state);
        QCOMPARE(it.find<QLabel>("verdict")->text(), state.failure);
        QVERIFY(it.find("verdict")->isVisible());
        QVERIFY(!it.find("path")->isVisible());
        QVERIFY(it.find("do")->isEnabled());
        it.picture("failed");
    }

    void anotherChoiceClearsWhatWas()
    {
        Shown it(made());
        QVERIFY(it.find("verdict")->isVisible());
        it.segments().at(0)->click();
        QVERIFY(!it.find("verdict")->isVisible());
        QCOMPARE(it.find<QPushButton>("do")->isEnabled(), true);
    }

    void everythingHasANameForScreenReaders()
    {
        Shown it(made());
        for (const QAbstractButton* button : it.sheet.findChildren<QAbstractButton*>())
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
    }

    void looksRightEverywhere_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << false << false << QSize(1024, 640);
        QTest::newRow("dark") << true << false << QSize(1024, 640);
        QTest::newRow("mirrored") << false << true << QSize(1024, 640);
        QTest::newRow("small") << true << true << QSize(640, 480);
    }

    void looksRightEverywhere()
    {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QFETCH(QSize, size);
        Shown it(made({u"Pictures on the web are links in this file: https://x.example/p.png."_s}), size,
                 dark, mirrored);
        QVERIFY(it.window.rect().contains(it.sheet.geometry()));
        for (const char* name : {"heading", "kind", "sentence", "path", "remarks", "close", "do"}) {
            const QWidget* part = it.find(name);
            const QRect where(part->mapTo(&it.sheet, QPoint()), part->size());
            QVERIFY2(it.sheet.rect().contains(where), name);
        }
        it.picture(QTest::currentDataTag());
    }
};

QTEST_MAIN(TestExportSheet)
#include "tst_export_sheet.moc"
