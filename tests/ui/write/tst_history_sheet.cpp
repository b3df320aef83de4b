// The history of a draft as one sees it: keyboard all the way, each version beside the text of now, the one
// before or alone, and what one may do with it. Saves pictures to look at when BRICKWORK_PICTURES names a
// folder.
#include "ui/compare/compare_panel.h"
#include "ui/compare/compare_view.h"
#include "ui/theme/segment_switch.h"
#include "ui/theme/theme.h"
#include "ui/write/history_list.h"
#include "ui/write/history_sheet.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

const QStringList texts{
    u"# My path into AI\n\nThe first draft of this text was short.\n"_s,
    u"# My path into AI\n\nThe first draft of this text was long and winding.\n\nThis paragraph is to go.\n"_s,
    u"# My path into AI\n\nThe first draft of this text was long and winding.\n"_s,
    u"# My path into AI\n\nOne of the big upsides of writing in public is that it makes you clear.\n\nThe first draft of this text was long and winding.\n"_s};
const QString nowText = texts.last() + u"\nAnd now it ends here.\n"_s;

HistoryState sampleState(size_t count = 4)
{
    const QDateTime now(QDate(2026, 11, 20), QTime(18, 40), QTimeZone("Europe/Berlin"));
    DraftHistory history{.versions = {}, .damaged = 0, .stored = 3'400'000};
    const qint64 ages[] = {3LL * 24 * 60, 26 * 60, 70, 12};
    const SnapshotReason whys[] = {SnapshotReason::Opened, SnapshotReason::Minutes,
                                   SnapshotReason::BeforeReload, SnapshotReason::Saved};
    const int words[] = {11, 18, 13, 1'204};
    for (size_t i = 0; i < count; ++i)
        history.versions.push_back({.at = Instant::of(now.addSecs(-60 * ages[i])),
                                    .text = {},
                                    .why = whys[i],
                                    .words = words[i],
                                    .size = 0,
                                    .cursor = 0,
                                    .draft = {}});
    return historyState(history, u"My path into AI"_s, now, QLocale());
}

/// The window, and a desk that answers what the sheet asks for.
struct Opened
{
    explicit Opened(const HistoryState& state = sampleState(), QSize size = {1280, 820},
                    ThemeMode mode = ThemeMode::Light)
    {
        theme.setMode(mode);
        theme.apply();
        before = new QPushButton(&window);
        window.resize(size);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
        before->setFocus();
        sheet = new HistorySheet(theme, &window);
        panel = sheet->findChild<ComparePanel*>();
        list = sheet->findChild<HistoryList*>();
        view = sheet->findChild<CompareView*>();
        QObject::connect(sheet, &HistorySheet::textsWished, sheet, [this](int version) {
            asked << version;
            if (answers)
                answer(version);
        });
        QSignalSpy compared(panel, &ComparePanel::compared);
        sheet->open(state);
        ready = state.days.empty() || compared.wait(soon);
    }
    void answer(int version) const
    {
        sheet->setTexts({.version = version,
                         .text = texts.at(version),
                         .previous = version > 0 ? std::optional(texts.at(version - 1)) : std::nullopt,
                         .now = nowText});
    }
    [[nodiscard]] bool go(const std::function<void()>& act) const
    {
        QSignalSpy compared(panel, &ComparePanel::compared);
        act();
        return compared.wait(soon);
    }
    [[nodiscard]] bool against(int segment) const
    {
        return go([&] { sheet->findChild<QAbstractButton*>(u"history.against.%1"_s.arg(segment))->click(); });
    }
    template <typename Widget = QPushButton>
    [[nodiscard]] Widget* part(const char* name) const
    {
        return sheet->findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList lines;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            lines << view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return lines;
    }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(300);
        QVERIFY(window.grab().save(u"%1/history-%2.png"_s.arg(folder, QString::fromLatin1(name))));
    }

    Theme theme;
    QWidget window;
    QPushButton* before;
    HistorySheet* sheet;
    ComparePanel* panel;
    HistoryList* list;
    CompareView* view;
    QList<int> asked;
    bool answers = true;
    bool active = false;
    bool ready = false;
};

} // namespace

class TestHistorySheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void opensOnTheNewestAgainstNow();
    void walksTheVersionsByTheKeyboard();
    void comparesWithTheOneBefore();
    void showsTheOldestAloneWhereNoneStandsBefore();
    void showsOneVersionAlone();
    void keepsTheChosenVersionWhenAnotherComes();
    void passesOverTextsThatComeTooLate();
    void saysWhyATextCannotBeHad();
    void wishes_data();
    void wishes();
    void restoresNothingThatIsTheSame();
    void restoresNothingIntoATextThatMayNotBeEdited();
    void saysWhenThereIsNothing();
    void closesAndGivesTheKeyboardBack();
    void takesTheTabKeyRound();
    void isNamedForAScreenReader();
    void isAnHonestModel();
    void pictures_data();
    void pictures();
};

void TestHistorySheet::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestHistorySheet::opensOnTheNewestAgainstNow()
{
    const Opened opened;
    QVERIFY(opened.active && opened.ready);
    QCOMPARE(opened.asked, QList<int>{3});
    QCOMPARE(opened.sheet->version(), 3);
    QVERIFY(opened.list->hasFocus());
    QVERIFY(opened.shown().contains(u"Added: And now it ends here."_s));
    QCOMPARE(opened.part<QLabel>("compare.summary")->text(), u"5 words added"_s);
    QCOMPARE(opened.sheet->accessibleName(), u"History of “My path into AI”"_s);
}

void TestHistorySheet::walksTheVersionsByTheKeyboard()
{
    const Opened opened;
    QVERIFY(opened.active && opened.ready);
    for (const int expected : {2, 1, 0}) {
        QVERIFY(opened.go([&] { QTest::keyClick(opened.list, Qt::Key_Down); }));
        QCOMPARE(opened.sheet->version(), expected);
    }
    QVERIFY(opened.go([&] { QTest::keyClick(opened.list, Qt::Key_Up); }));
    QCOMPARE(opened.sheet->version(), 1);
    QCOMPARE(opened.asked, (QList<int>{3, 2, 1, 0, 1}));
    QVERIFY(opened.shown().contains(u"Removed: This paragraph is to go."_s));
    QTest::keyClick(opened.list, Qt::Key_Return);
    QVERIFY(opened.view->hasFocus());
}

void TestHistorySheet::comparesWithTheOneBefore()
{
    const Opened opened;
    QVERIFY(opened.ready);
    opened.list->choose(2);
    QVERIFY(opened.against(1));
    QVERIFY(opened.shown().contains(u"Removed: This paragraph is to go."_s));
    QVERIFY(!opened.shown().contains(u"Added: And now it ends here."_s));
}

void TestHistorySheet::showsTheOldestAloneWhereNoneStandsBefore()
{
    const Opened opened;
    QVERIFY(opened.ready);
    opened.list->choose(0);
    QVERIFY(opened.against(1));
    QCOMPARE(opened.view->changes(), 0);
    QVERIFY(opened.shown().contains(u"The first draft of this text was short."_s));
}

void TestHistorySheet::showsOneVersionAlone()
{
    const Opened opened;
    QVERIFY(opened.ready);
    opened.list->choose(1);
    QVERIFY(opened.against(2));
    QCOMPARE(opened.view->changes(), 0);
    QVERIFY(opened.shown().contains(u"This paragraph is to go."_s));
    // Another version is looked at in the same way.
    QVERIFY(opened.go([&] { opened.list->choose(0); }));
    QCOMPARE(opened.view->changes(), 0);
}

void TestHistorySheet::keepsTheChosenVersionWhenAnotherComes()
{
    const Opened opened(sampleState(3));
    QVERIFY(opened.ready);
    QVERIFY(opened.go([&] { opened.list->choose(1); }));
    const auto asked = opened.asked;
    opened.sheet->setState(sampleState(4));
    QCOMPARE(opened.sheet->version(), 1);
    QCOMPARE(opened.asked, asked);
}

void TestHistorySheet::passesOverTextsThatComeTooLate()
{
    Opened opened;
    QVERIFY(opened.ready);
    opened.answers = false;
    opened.list->choose(2);
    opened.list->choose(1);
    opened.answer(2);
    QVERIFY(!opened.part("history.copy")->isEnabled());
    QVERIFY(opened.go([&] { opened.answer(1); }));
    QVERIFY(opened.part("history.copy")->isEnabled());
    QVERIFY(opened.shown().contains(u"Removed: This paragraph is to go."_s));
}

void TestHistorySheet::saysWhyATextCannotBeHad()
{
    Opened opened;
    QVERIFY(opened.ready);
    opened.answers = false;
    opened.list->choose(2);
    opened.sheet->refuse(2, u"This version is damaged."_s);
    QCOMPARE(opened.part<QLabel>("compare.sentence")->text(), u"This version is damaged."_s);
    for (const char* name : {"history.copy", "history.newDraft", "history.restore"})
        QVERIFY(!opened.part(name)->isEnabled());
    // The others are not concerned.
    opened.answers = true;
    QVERIFY(opened.go([&] { opened.list->choose(1); }));
    QVERIFY(opened.part("history.restore")->isEnabled());
}

void TestHistorySheet::wishes_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("wish");
    QTest::newRow("restore") << QByteArray("history.restore") << QByteArray(SIGNAL(restoreWished(int)));
    QTest::newRow("copy") << QByteArray("history.copy") << QByteArray(SIGNAL(copyWished(int)));
    QTest::newRow("open as a draft") << QByteArray("history.newDraft")
                                     << QByteArray(SIGNAL(newDraftWished(int)));
}

void TestHistorySheet::wishes()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, wish);
    const Opened opened;
    QVERIFY(opened.active && opened.ready);
    QVERIFY(opened.go([&] { opened.list->choose(1); }));
    QSignalSpy wished(opened.sheet, wish.constData());
    auto* act = opened.part(button.constData());
    act->setFocus();
    QTest::keyClick(act, Qt::Key_Return);
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().first().toInt(), 1);
    QVERIFY(opened.sheet->isVisible());
}

void TestHistorySheet::restoresNothingThatIsTheSame()
{
    const Opened opened;
    QVERIFY(opened.ready);
    opened.sheet->setTexts({.version = 3, .text = nowText, .previous = texts.at(2), .now = nowText});
    QVERIFY(!opened.part("history.restore")->isEnabled());
    QVERIFY(opened.part("history.copy")->isEnabled());
}

void TestHistorySheet::restoresNothingIntoATextThatMayNotBeEdited()
{
    HistoryState state = sampleState();
    state.mayRestore = false;
    const Opened opened(state);
    QVERIFY(opened.ready);
    QVERIFY(!opened.part("history.restore")->isEnabled());
    QVERIFY(opened.part("history.newDraft")->isEnabled());
}

void TestHistorySheet::saysWhenThereIsNothing()
{
    const Opened opened(sampleState(0));
    QVERIFY(opened.active);
    QVERIFY(opened.part<QLabel>("history.empty")->isVisible());
    QVERIFY(!opened.list->isVisible());
    QVERIFY(!opened.part("history.restore")->isEnabled());
    QVERIFY(opened.part("history.close")->hasFocus());
    QVERIFY(opened.asked.isEmpty());
}

void TestHistorySheet::closesAndGivesTheKeyboardBack()
{
    const Opened opened;
    QVERIFY(opened.active && opened.ready);
    QTest::keyClick(opened.list, Qt::Key_Escape);
    QVERIFY(!opened.sheet->isVisible());
    QVERIFY(opened.before->hasFocus());
}

void TestHistorySheet::takesTheTabKeyRound()
{
    const Opened opened;
    QVERIFY(opened.active && opened.ready);
    QVERIFY(opened.go([&] { opened.list->choose(1); }));
    opened.list->setFocus();
    QStringList stops;
    do {
        stops << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (!opened.list->hasFocus() && stops.size() < 30);
    const QStringList expected{u"history.list"_s,     u"history.against.0"_s, u"compare.extent"_s,
                               u"compare.sides"_s,    u"compare.previous"_s,  u"compare.next"_s,
                               u"compare.lines"_s,    u"history.close"_s,     u"history.copy"_s,
                               u"history.newDraft"_s, u"history.restore"_s};
    QCOMPARE(stops, expected);
}

void TestHistorySheet::isNamedForAScreenReader()
{
    const Opened opened;
    QVERIFY(opened.ready);
    for (QWidget* widget : opened.sheet->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollBar"))
            continue;
        const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(said && !said->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY(!widget->objectName().isEmpty());
    }
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(opened.list);
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"Today"_s);
    QCOMPARE(list->child(1)->text(QAccessible::Name),
             u"18:28, 1,204 words, 1,191 words more than before, Saved"_s);
}

void TestHistorySheet::isAnHonestModel()
{
    HistoryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setState(sampleState());
    QCOMPARE(model.rowCount(), 7);
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    model.setState(sampleState(0));
    QCOMPARE(model.rowCount(), 0);
}

void TestHistorySheet::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<size_t>("versions");
    QTest::newRow("light") << QSize(1280, 820) << ThemeMode::Light << Qt::LeftToRight << size_t(4);
    QTest::newRow("dark") << QSize(1280, 820) << ThemeMode::Dark << Qt::LeftToRight << size_t(4);
    QTest::newRow("light-small") << QSize(1024, 640) << ThemeMode::Light << Qt::LeftToRight << size_t(4);
    QTest::newRow("dark-rtl") << QSize(1024, 640) << ThemeMode::Dark << Qt::RightToLeft << size_t(4);
    QTest::newRow("light-smallest") << QSize(760, 480) << ThemeMode::Light << Qt::LeftToRight << size_t(4);
    QTest::newRow("light-empty") << QSize(1280, 820) << ThemeMode::Light << Qt::LeftToRight << size_t(0);
}

void TestHistorySheet::pictures()
{
    QFETCH(QSize, size);
    QFETCH(ThemeMode, mode);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(size_t, versions);
    QGuiApplication::setLayoutDirection(direction);
    Opened opened(sampleState(versions), size, mode);
    QVERIFY(opened.ready);
    if (versions > 0)
        QVERIFY(opened.go([&] { opened.list->choose(1); }));
    opened.picture(QTest::currentDataTag());
    QVERIFY(opened.window.rect().contains(opened.sheet->geometry()));
    for (const QWidget* child : opened.sheet->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isVisible())
            QVERIFY2(opened.sheet->rect().contains(child->geometry()), qPrintable(child->objectName()));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestHistorySheet)
#include "tst_history_sheet.moc"
