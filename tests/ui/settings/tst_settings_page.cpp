// The settings page: what it shows, what it says, what it leaves alone. Saves pictures to look at when
// BRICKWORK_PICTURES names a folder.
#include "tests/ui/settings/shown_page.h"
#include "ui/theme/leading_label.h"

#include <QAccessible>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

namespace {

void save(SettingsPage& page, const QString& name, int wholeHeight)
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    page.grab().save(QDir(folder).filePath(u"settings-%1.png"_s.arg(name)));
    const QSize size = page.size();
    page.resize(size.width(), wholeHeight);
    QTest::qWait(20);
    page.grab().save(QDir(folder).filePath(u"settings-%1-whole.png"_s.arg(name)));
    page.resize(size);
    QTest::qWait(20);
}

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showingSaysNothing();
    void showsTheState();
    void themeIsSaid();
    void contrastIsSaid();
    void buttonsAreSaid_data();
    void buttonsAreSaid();
    void wheelScrollsThePage();
    void everyControlIsNamed();
    void tabOrderFollowsTheEye();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
};

void TestSettingsPage::showingSaysNothing()
{
    Shown shown;
    const Ears ears(shown.page);
    shown.page.setState({});
    shown.page.setState(sampleState());
    shown.page.setState(sampleState());
    shown.theme.setMode(ThemeMode::Dark);
    QTest::qWait(20);
    QCOMPARE(ears.heard(), 0);
    QVERIFY(shown.page.state() == sampleState());
}

void TestSettingsPage::showsTheState()
{
    const Shown shown;
    QCOMPARE(shown.find<PathLabel>(u"workspace"_s)->whole(),
             QDir::toNativeSeparators(u"/srv/letters/Writing"_s));
    QVERIFY(shown.find<QPushButton>(u"look.dark"_s)->isChecked());
    QVERIFY(!shown.find<QPushButton>(u"look.system"_s)->isChecked());
    QVERIFY(shown.find<QLabel>(u"version"_s)->text().contains(u"0.1.0"_s));
    QCOMPARE(targetSentence(sampleState().targets[0]),
             u"Hugo site, posts in Markdown with TOML front matter"_s);
    QCOMPARE(targetSentence(sampleState().targets[1]), u"Plain folder, posts in HTML"_s);
}

void TestSettingsPage::themeIsSaid()
{
    Shown shown;
    QSignalSpy theme(&shown.page, &SettingsPage::themeChosen);
    shown.click(u"look.light"_s);
    QCOMPARE(theme.count(), 1);
    QCOMPARE(theme[0][0].value<ThemeMode>(), ThemeMode::Light);
    QVERIFY(shown.find<QPushButton>(u"look.light"_s)->isChecked());
    QVERIFY(!shown.find<QPushButton>(u"look.dark"_s)->isChecked());
}

void TestSettingsPage::contrastIsSaid()
{
    Shown shown;
    QVERIFY(shown.find<QPushButton>(u"contrast.system"_s)->isChecked());
    QSignalSpy contrast(&shown.page, &SettingsPage::contrastChosen);
    shown.click(u"contrast.on"_s);
    QCOMPARE(contrast.count(), 1);
    QCOMPARE(contrast[0][0].value<ContrastMode>(), ContrastMode::On);
    QVERIFY(!shown.find<QPushButton>(u"contrast.system"_s)->isChecked());
    QVERIFY2(shown.find<QPushButton>(u"look.dark"_s)->isChecked(), "the colours are another choice");
}

void TestSettingsPage::buttonsAreSaid_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<QString>("path");
    const SettingsState state = sampleState();
    QTest::newRow("open") << u"open"_s << QByteArray("openWorkspaceRequested()") << QString();
    QTest::newRow("make") << u"make"_s << QByteArray("newWorkspaceRequested()") << QString();
    QTest::newRow("export") << u"export"_s << QByteArray("exportRequested()") << QString();
    QTest::newRow("backup") << u"backup"_s << QByteArray("backupRequested()") << QString();
    QTest::newRow("check") << u"check"_s << QByteArray("checkRequested()") << QString();
    const QByteArray reveal("revealRequested(QString)");
    QTest::newRow("reveal") << u"reveal"_s << reveal << state.workspacePath;
    QTest::newRow("drafts") << u"show.drafts"_s << reveal << state.workspacePath;
    QTest::newRow("store") << u"show.store"_s << reveal << state.storePath;
    QTest::newRow("journal") << u"show.journal"_s << reveal << state.journalPath;
}

void TestSettingsPage::buttonsAreSaid()
{
    QFETCH(QString, button);
    QFETCH(QByteArray, signal);
    QFETCH(QString, path);
    Shown shown;
    const Ears ears(shown.page);
    const int index = shown.page.metaObject()->indexOfSignal(signal.constData());
    QVERIFY(index >= 0);
    QSignalSpy spy(&shown.page, shown.page.metaObject()->method(index));
    shown.click(button);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(ears.heard(), 1);
    if (!path.isEmpty())
        QCOMPARE(spy[0][0].toString(), path);
}

void TestSettingsPage::wheelScrollsThePage()
{
    SettingsState state = sampleState();
    state.habit.reminder = 20 * 60;
    const Shown shown(state);
    shown.openForm();
    shown.find<QAbstractButton>(u"form.kinds.folder"_s)->click();
    QTest::qWait(50); // the layout's turn
    const Ears ears(const_cast<SettingsPage&>(shown.page));
    QScrollBar* bar = shown.find<QScrollArea>(u"scroll"_s)->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 200);
    for (const QString& name : {u"rollover"_s, u"weekStart"_s, u"target"_s, u"year"_s, u"reminder"_s,
                                u"form.option.generator"_s, u"form.option.format"_s}) {
        auto* control = shown.find<QWidget>(name);
        const QVariant before = control->metaObject()->userProperty().read(control);
        for (const bool focused : {false, true}) {
            shown.find<QPushButton>(u"open"_s)->setFocus();
            if (focused)
                control->setFocus();
            bar->setValue(0);
            shown.find<QScrollArea>(u"scroll"_s)->ensureWidgetVisible(control, 0, 20);
            const int from = bar->value();
            const QPoint middle = control->mapTo(&shown.page, control->rect().center());
            QTest::wheelEvent(shown.page.windowHandle(), middle, {0, -120});
            QCOMPARE(control->metaObject()->userProperty().read(control), before);
            QVERIFY2(bar->value() > from, qPrintable(name));
            QCOMPARE(control->hasFocus(), focused);
        }
    }
    QCOMPARE(ears.heard(), 0);
}

void TestSettingsPage::everyControlIsNamed()
{
    const Shown shown;
    shown.openForm();
    int controls = 0;
    for (QWidget* widget : shown.page.findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || !widget->isVisible())
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        QVERIFY2(!widget->objectName().isEmpty(), qPrintable(spoken->text(QAccessible::Name)));
        ++controls;
    }
    QVERIFY(controls >= 30);
}

void TestSettingsPage::tabOrderFollowsTheEye()
{
    Shown shown;
    shown.openForm();
    shown.page.setFocus();
    QCOMPARE(QApplication::focusWidget(), shown.find<QWidget>(u"open"_s));
    const QWidget* content = shown.find<QScrollArea>(u"scroll"_s)->widget();
    QPoint last(-1, -1);
    for (int i = 0; i < 50; ++i) {
        const QWidget* holder = QApplication::focusWidget();
        const QPoint place = holder->mapTo(content, QPoint(0, holder->height() / 2));
        if (i > 0 && holder == shown.find<QWidget>(u"open"_s)) {
            QVERIFY(i > 28);
            return;
        }
        const bool onward =
            place.y() > last.y() + 6 || (std::abs(place.y() - last.y()) <= 6 && place.x() > last.x());
        QVERIFY2(onward, qPrintable(holder->objectName()));
        last = place;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* next = QApplication::focusWidget();
        QVERIFY2(!next->visibleRegion().isEmpty(), qPrintable(next->objectName()));
    }
    QFAIL("the tab chain does not close");
}

void TestSettingsPage::nothingIsCutOff_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("form");
    QTest::addColumn<ContrastMode>("contrast");
    const QSize wide(1216, 784);
    const QSize small(960, 600);
    const QSize least(696, 440);
    const auto row = [](const char* name, QSize size, bool dark, bool mirrored, bool form,
                        ContrastMode contrast = ContrastMode::Off) {
        QTest::newRow(name) << size << dark << mirrored << form << contrast;
    };
    row("light", wide, false, false, false);
    row("dark", wide, true, false, false);
    row("contrast-light", wide, false, false, false, ContrastMode::On);
    row("contrast-dark", wide, true, false, false, ContrastMode::On);
    row("form-light", wide, false, false, true);
    row("form-dark-small", small, true, false, true);
    row("mirrored", small, false, true, true);
    row("least", least, false, false, false);
    row("least-mirrored-dark", least, true, true, true);
}

void TestSettingsPage::nothingIsCutOff()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QFETCH(bool, form);
    QFETCH(ContrastMode, contrast);
    SettingsState state = sampleState();
    state.contrast = contrast;
    state.habit.reminder = dark ? std::optional(20 * 60) : std::nullopt;
    state.theme = dark ? ThemeMode::Dark : ThemeMode::Light;
    state.workspacePath =
        u"/srv/people/a-long-name/Documents/Newsletter/2026/drafts-and-notes-that-go-on/for-ever/"
        "and-a-little-further"_s;
    state.journalPath = state.workspacePath + u"/.brickwork/journal"_s;
    state.targets.push_back(
        {.name = u"A name that someone made as long as a whole sentence, for once"_s,
         .kind = u"folder"_s,
         .options = {{u"path"_s, state.workspacePath + u"/_posts"_s}, {u"generator"_s, u"jekyll"_s}}});
    Shown shown(state);
    shown.theme.setMode(state.theme);
    shown.theme.setContrastMode(contrast);
    shown.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    shown.page.resize(size);
    if (form)
        shown.openForm();
    QTest::qWait(50);
    const auto* scroll = shown.find<QScrollArea>(u"scroll"_s);
    const QWidget* content = scroll->widget();
    save(shown.page, QString::fromLatin1(QTest::currentDataTag()), content->height());
    QVERIFY2(content->width() <= scroll->viewport()->width(), "the page would scroll sideways");
    for (const QWidget* widget : shown.page.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !content->isAncestorOf(widget) ||
            widget->parentWidget()->inherits("QAbstractSpinBox"))
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (!label && !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QRect box(widget->mapTo(content, QPoint()), widget->size());
        QVERIFY2(content->rect().contains(box), qPrintable(widget->objectName()));
        // Where the style sheet sets a least height, that one counts.
        const int least =
            widget->minimumHeight() > 0 ? widget->minimumHeight() : widget->minimumSizeHint().height();
        QVERIFY2(widget->height() >= least, qPrintable(widget->objectName()));
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), qPrintable(widget->objectName()));
        if (label && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
