// Every command of the window can be reached and said: it has a name, it stands in a menu and in the palette,
// and no key means two things at once.
#include "core/flows/demo_workspace.h"
#include "tests/app/open_window.h"
#include "ui/theme/sheet.h"

#include <QShortcut>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

/// The letter that stands after a single "&"; none if there is none.
QChar mnemonicOf(const QString& text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0 && at + 1 < text.size();
         at = text.indexOf(u'&', at + 2)) {
        if (text.at(at + 1) != u'&')
            return text.at(at + 1).toCaseFolded();
    }
    return {};
}

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…');
}

QString keysOf(const QKeySequence& keys)
{
    return keys.toString(QKeySequence::PortableText);
}

/// The menu that an action stands in.
QMenu* menuOf(const QAction* action)
{
    for (QObject* place : action->associatedObjects()) {
        if (auto* menu = qobject_cast<QMenu*>(place))
            return menu;
    }
    return nullptr;
}

/// The menus below one and itself.
QList<QMenu*> menusFrom(QMenu* root)
{
    QList<QMenu*> all{root};
    for (const QAction* action : root->actions()) {
        if (QMenu* menu = action->menu())
            all += menusFrom(menu);
    }
    return all;
}

/// What one key would do while one widget has the keyboard, as words for a person.
struct Deed
{
    QKeySequence keys;
    QString name;
};

bool holds(const QObject* place, Qt::ShortcutContext context, const QWidget* focus)
{
    const auto* widget = qobject_cast<const QWidget*>(place);
    if (!widget || !widget->isVisible() || !widget->isEnabled() || widget->window() != focus->window())
        return false;
    switch (context) {
    case Qt::WidgetShortcut:
        return widget == focus;
    case Qt::WidgetWithChildrenShortcut:
        return widget == focus || widget->isAncestorOf(focus);
    case Qt::WindowShortcut:
    case Qt::ApplicationShortcut:
        return true;
    }
    return false;
}

/// All that keys do while a widget has the keyboard.
QList<Deed> deedsAt(const QWidget* focus)
{
    QList<Deed> deeds;
    for (const QAction* action : focus->window()->findChildren<QAction*>()) {
        const QObjectList places = action->associatedObjects();
        const bool here = std::ranges::any_of(
            places, [&](const QObject* place) { return holds(place, action->shortcutContext(), focus); });
        if (!here || !action->isEnabled())
            continue;
        for (const QKeySequence& keys : action->shortcuts())
            deeds.append({keys, u"“%1”"_s.arg(plain(action->text()))});
    }
    for (const QShortcut* shortcut : focus->window()->findChildren<QShortcut*>()) {
        if (!shortcut->isEnabled() || !holds(shortcut->parent(), shortcut->context(), focus))
            continue;
        for (const QKeySequence& keys : shortcut->keys())
            deeds.append({keys, u"shortcut of "_s + shortcut->parent()->objectName()});
    }
    return deeds;
}

/// Whether the widget keeps a key for itself: it is asked first, and then no shortcut hears of it.
bool keepsForItself(QWidget* focus, const QKeySequence& keys)
{
    const QKeyCombination key = keys[0];
    QKeyEvent asked(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
    asked.ignore();
    QCoreApplication::sendEvent(focus, &asked);
    return asked.isAccepted();
}

} // namespace

class TestReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyEntryOfTheMenusHasAName();
    void everyActionStandsInAMenu();
    void noTwoEntriesOfAMenuHaveTheSameLetter();
    void thePaletteHasEveryCommandOnce();
    void noKeyMeansTwoThings_data();
    void noKeyMeansTwoThings();
    void aSheetKeepsTheKeyboard_data();
    void aSheetKeepsTheKeyboard();

private:
    void show(const QString& place);
    [[nodiscard]] QMenu* menu() const;
    /// The sheet that lies over the window, if one does.
    [[nodiscard]] QWidget* openSheet() const
    {
        for (Sheet* sheet : m_desk->window().findChildren<Sheet*>()) {
            if (sheet->isVisible())
                return sheet;
        }
        return nullptr;
    }

    std::unique_ptr<OpenWindow> m_desk;
};

void TestReach::init()
{
    m_desk = std::make_unique<OpenWindow>();
    {
        auto services =
            openServices(m_desk->root, Places{m_desk->scratch.filePath(u"data"_s)}, m_desk->clock);
        QVERIFY(services && fillWithDemo(services->workspace, *services->logbook));
    }
    QVERIFY(m_desk->add(u"letter.md"_s, "# A letter\n\nSome words.\n\n## Then\n\nMore words.\n"));
    m_desk->open(u"letter.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->listed().size() > 10, soon);
}

void TestReach::cleanup()
{
    m_desk.reset();
}

QMenu* TestReach::menu() const
{
    const auto* quit =
        m_desk->find<QAction>(u"command.%1"_s.arg(static_cast<int>(Command::Quit)).toLatin1().constData());
    const QMenu* file = quit ? menuOf(quit) : nullptr;
    return file ? menuOf(file->menuAction()) : nullptr;
}

void TestReach::show(const QString& place)
{
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(m_desk->editor(), key, with);
    };
    m_desk->editor()->setFocus();
    if (place == "outline"_L1)
        press(Qt::Key_F9);
    if (place == "finding"_L1)
        press(Qt::Key_H, Qt::ControlModifier);
    if (place == "finding"_L1)
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->find("findBar")->isVisible(), soon);
    if (place == "history"_L1) {
        press(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->find("history")->isVisible(), soon);
    }
    if (place == "searching"_L1) {
        press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->find("searchSheet")->isVisible(), soon);
    }
    if (place == "focus mode"_L1)
        press(Qt::Key_F11);
    const QStringList pages{u"wall"_s, u"posts"_s, u"settings"_s};
    if (const auto page = pages.indexOf(place); page >= 0)
        press(static_cast<Qt::Key>(Qt::Key_2 + page), Qt::ControlModifier);
    QTest::qWait(20);
}

void TestReach::everyEntryOfTheMenusHasAName()
{
    QVERIFY(menu());
    int leaves = 0;
    for (const QMenu* menu : menusFrom(this->menu())) {
        QVERIFY2(!menu->actions().isEmpty(), qPrintable(menu->title()));
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(
                !plain(action->text()).trimmed().isEmpty(),
                qPrintable(u"an entry of “%1”, key %2"_s.arg(menu->title(), keysOf(action->shortcut()))));
            leaves += action->menu() ? 0 : 1;
        }
    }
    QVERIFY2(leaves > 80, qPrintable(QString::number(leaves)));
}

void TestReach::everyActionStandsInAMenu()
{
    QSet<const QAction*> shown;
    for (const QMenu* menu : menusFrom(menu()))
        for (const QAction* action : menu->actions())
            shown << action;
    QStringList wrong;
    for (const QWidget* place : std::initializer_list<const QWidget*>{&m_desk->window(), &m_desk->write()}) {
        QVERIFY(place->actions().size() > 20);
        for (const QAction* action : place->actions()) {
            // The menu is no entry of itself, and Escape only goes back from a mode that an entry began.
            const bool apart = action->shortcut() == QKeySequence(Qt::Key_F10) ||
                               action->shortcut() == QKeySequence(Qt::Key_Escape);
            if (!apart && !action->isSeparator() && !shown.contains(action))
                wrong << u"in no menu: “%1” %2"_s.arg(action->text(), keysOf(action->shortcut()));
            if (!action->isSeparator() && plain(action->text()).isEmpty())
                wrong << u"without a name: "_s + keysOf(action->shortcut());
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestReach::noTwoEntriesOfAMenuHaveTheSameLetter()
{
    QStringList wrong;
    int letters = 0;
    for (const QMenu* menu : menusFrom(this->menu())) {
        QHash<QChar, QString> taken;
        for (const QAction* action : menu->actions()) {
            const QChar letter = mnemonicOf(action->text());
            if (letter.isNull())
                continue;
            ++letters;
            if (taken.contains(letter))
                wrong << u"%1: “%2” and “%3”"_s.arg(menu->title(), taken.value(letter), action->text());
            taken.insert(letter, action->text());
        }
    }
    QVERIFY(letters > 60);
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestReach::thePaletteHasEveryCommandOnce()
{
    m_desk->editor()->setFocus();
    QTest::keyClick(m_desk->editor(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QPointer<QWidget> palette = QApplication::activeModalWidget();
    QVERIFY(palette);
    const auto* list = palette->findChild<QListWidget*>(u"palette.list"_s);
    QVERIFY(list);
    QStringList offered;
    for (int row = 0; row < list->count(); ++row)
        offered << list->item(row)->text();
    QStringList wrong;
    for (const QString& name : std::as_const(offered)) {
        if (name.trimmed().isEmpty())
            wrong << u"a row without a name"_s;
        else if (offered.count(name) > 1)
            wrong << u"twice in the palette: "_s + name;
    }
    for (const QMenu* menu : menusFrom(this->menu())) {
        for (const QAction* action : menu->actions()) {
            const bool command = !action->isSeparator() && !action->menu() && action->isEnabled();
            if (command && !offered.contains(plain(action->text())))
                wrong << u"not in the palette: “%1”"_s.arg(action->text());
        }
    }
    delete palette;
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestReach::noKeyMeansTwoThings_data()
{
    QTest::addColumn<QString>("place");
    for (const char* place :
         {"write", "outline", "finding", "focus mode", "history", "searching", "wall", "posts", "settings"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void TestReach::noKeyMeansTwoThings()
{
    QFETCH(QString, place);
    show(place);
    // What can have the keyboard: a sheet that is open keeps it.
    QWidget* top = openSheet() ? openSheet() : &m_desk->window();
    QSet<QString> wrong;
    qsizetype asked = 0;
    for (QWidget* focus : top->findChildren<QWidget*>()) {
        if (focus->window() != top->window() || !focus->isVisible() || !focus->isEnabled() ||
            focus->focusPolicy() == Qt::NoFocus)
            continue;
        const QList<Deed> deeds = deedsAt(focus);
        asked += deeds.size();
        for (qsizetype i = 0; i < deeds.size(); ++i) {
            for (qsizetype j = i + 1; j < deeds.size(); ++j) {
                if (deeds.at(i).keys == deeds.at(j).keys && !keepsForItself(focus, deeds.at(i).keys))
                    wrong << u"%1 at %2: %3 and %4"_s.arg(keysOf(deeds.at(i).keys), focus->objectName(),
                                                          deeds.at(i).name, deeds.at(j).name);
            }
        }
    }
    QVERIFY2(asked > 0, "nothing here has a key");
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.values().join(u'\n')));
}

void TestReach::aSheetKeepsTheKeyboard_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("the history of a draft") << u"history"_s;
    QTest::newRow("the search in all drafts") << u"searching"_s;
}

void TestReach::aSheetKeepsTheKeyboard()
{
    QFETCH(QString, place);
    show(place);
    QWidget* sheet = openSheet();
    QVERIFY(sheet);
    QTRY_VERIFY_WITH_TIMEOUT(sheet->isAncestorOf(QApplication::focusWidget()), soon);
    const QString before = m_desk->write().text();
    const QList<QKeyCombination> away{Qt::Key_F6,
                                      Qt::SHIFT | Qt::Key_F6,
                                      Qt::CTRL | Qt::Key_1,
                                      Qt::CTRL | Qt::Key_2,
                                      Qt::CTRL | Qt::Key_4,
                                      Qt::CTRL | Qt::Key_T,
                                      Qt::CTRL | Qt::SHIFT | Qt::Key_L,
                                      Qt::Key_Tab,
                                      Qt::SHIFT | Qt::Key_Tab};
    for (const QKeyCombination keys : away) {
        QTest::keyClick(QApplication::focusWidget(), keys.key(), keys.keyboardModifiers());
        QVERIFY2(sheet->isVisible(), qPrintable(keysOf(keys)));
        QVERIFY2(sheet->isAncestorOf(QApplication::focusWidget()), qPrintable(keysOf(keys)));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_desk->editor());
    QCOMPARE(m_desk->write().text(), before);
}

int main(int argc, char** argv)
{
    return runApart<TestReach>(argc, argv);
}

#include "tst_reach.moc"
