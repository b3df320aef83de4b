// The window for those who do not see it or use no mouse: every control has a name and a role, Tab goes
// through all of them in reading order, and nothing keeps the keyboard for itself.
#include "core/flows/demo_workspace.h"
#include "tests/app/open_window.h"
#include "ui/posts/publish_sheet.h"
#include "ui/stack/stack_sheet.h"

#include <QAccessible>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

/// Class and name of a control, to find it when a test fails.
QString what(const QObject* object)
{
    if (!object)
        return u"(nothing)"_s;
    QString path;
    for (const QObject* at = object; at && at->parent(); at = at->parent()) {
        if (at == object || !at->objectName().isEmpty())
            path.prepend(u'/' + QString::fromLatin1(at->metaObject()->className()) + u'#' + at->objectName());
    }
    return path;
}

/// The interfaces below one that are in sight.
void gather(QAccessibleInterface* from, std::vector<QAccessibleInterface*>& found)
{
    if (!from || from->state().invisible || found.size() > 20'000)
        return;
    found.push_back(from);
    for (int i = 0; i < from->childCount(); ++i)
        gather(from->child(i), found);
}

/// What is wrong with the names and roles below a window.
QStringList nameless(QWidget& window)
{
    std::vector<QAccessibleInterface*> all;
    gather(QAccessible::queryAccessibleInterface(&window), all);
    QStringList wrong;
    int controls = 0;
    for (QAccessibleInterface* one : all) {
        if (!one->state().focusable)
            continue;
        ++controls;
        // The field inside a box never has the keyboard: the box speaks for it.
        if (const auto* widget = qobject_cast<QWidget*>(one->object()); widget && widget->focusProxy())
            continue;
        if (one->text(QAccessible::Name).trimmed().isEmpty())
            wrong << u"no name: role %1, %2"_s.arg(one->role()).arg(what(one->object()));
        if (one->role() == QAccessible::NoRole || one->role() == QAccessible::Client)
            wrong << u"no role: “%1”, %2"_s.arg(one->text(QAccessible::Name), what(one->object()));
    }
    if (controls == 0)
        wrong << u"no control at all"_s;
    return wrong;
}

bool isStop(const QWidget* widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) ||
        widget->focusProxy())
        return false;
    // The field of a box that can be typed into: the box is the stop.
    return !qobject_cast<const QComboBox*>(widget->parentWidget()) &&
           !qobject_cast<const QAbstractSpinBox*>(widget->parentWidget());
}

QSet<QWidget*> stopsIn(QWidget* root)
{
    QSet<QWidget*> stops;
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        if (widget->window() == root->window() && isStop(widget))
            stops << widget;
    }
    return stops;
}

/// The widgets that the Tab key reaches one after the other, until one comes again. A text that writes a tab
/// is left with F6, as its description says.
QList<QWidget*> tabbed(QWidget* start, QStringList& wrong)
{
    QList<QWidget*> walk;
    start->setFocus(Qt::TabFocusReason);
    for (int pressed = 0; pressed < 600; ++pressed) {
        QWidget* here = QApplication::focusWidget();
        if (!here) {
            wrong << u"the keyboard is nowhere after %1"_s.arg(what(walk.value(walk.size() - 1)));
            return walk;
        }
        if (walk.isEmpty() || walk.constLast() != here) {
            if (walk.contains(here)) {
                if (here != walk.constFirst())
                    wrong << u"the round does not close: back at %1"_s.arg(what(here));
                return walk;
            }
            walk << here;
        }
        const auto* text = qobject_cast<QPlainTextEdit*>(here);
        const bool keepsTab = text && !text->tabChangesFocus() && !text->isReadOnly();
        QTest::keyClick(here, keepsTab ? Qt::Key_F6 : Qt::Key_Tab);
        if (keepsTab && QApplication::focusWidget() == here) {
            wrong << u"F6 does not leave %1"_s.arg(what(here));
            return walk;
        }
    }
    if (stopsIn(start->window()).size() > 1)
        wrong << u"Tab does not leave %1"_s.arg(what(walk.constLast()));
    return walk;
}

QRect placeOf(const QWidget* widget)
{
    return {widget->mapToGlobal(QPoint()), widget->size()};
}

/// The outermost ancestors of two widgets that are not the same: what stands beside each other.
std::pair<QWidget*, QWidget*> besides(QWidget* one, QWidget* other)
{
    QWidget* a = one;
    while (a->parentWidget() && !a->parentWidget()->isAncestorOf(other))
        a = a->parentWidget();
    QWidget* b = other;
    while (b->parentWidget() && b->parentWidget() != a->parentWidget())
        b = b->parentWidget();
    return {a, b};
}

/// Where the way from one stop to the next goes back against the eye.
QStringList jumps(const QList<QWidget*>& walk)
{
    QStringList back;
    for (qsizetype i = 1; i < walk.size(); ++i) {
        const auto [a, b] = besides(walk.at(i - 1), walk.at(i));
        const QRect from = placeOf(a);
        const QRect to = placeOf(b);
        const bool sameRow = from.top() <= to.center().y() && to.center().y() <= from.bottom();
        const bool leftOf = to.center().x() < from.center().x();
        const bool bad = sameRow ? leftOf != a->isRightToLeft() : to.center().y() < from.top();
        if (bad)
            back << u"%1 -> %2"_s.arg(what(walk.at(i - 1)), what(walk.at(i)));
    }
    return back;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyControlHasANameAndARole_data();
    void everyControlHasANameAndARole();
    void tabGoesThroughEverythingInReadingOrder_data();
    void tabGoesThroughEverythingInReadingOrder();
    void partsAreReachedWithF6();
    void aSheetIsReachedAndLeft();

private:
    void show(const QString& place);
    QWidget* top() { return m_palette ? m_palette : &m_desk->window(); }
    void key(Qt::Key which, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &m_desk->window(), which, with);
    }

    std::unique_ptr<OpenWindow> m_desk;
    QPointer<QWidget> m_palette;
};

void TestAccessibility::init()
{
    m_desk = std::make_unique<OpenWindow>();
}

void TestAccessibility::cleanup()
{
    delete m_palette;
    m_desk.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

static void places()
{
    QTest::addColumn<QString>("place");
    for (const char* place :
         {"welcome", "write", "outline", "nothing open", "conflict", "wall", "posts", "settings",
          "stack sheet", "publish sheet without a place", "publish sheet", "palette", "history"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void TestAccessibility::show(const QString& place)
{
    if (place == "welcome"_L1)
        return m_desk->start({});
    {
        auto services =
            openServices(m_desk->root, Places{m_desk->scratch.filePath(u"data"_s)}, m_desk->clock);
        QVERIFY(services && fillWithDemo(services->workspace, *services->logbook));
    }
    QVERIFY(m_desk->add(u"letter.md"_s,
                        "# A letter\n\nTo [somebody](https://example.org).\n\n## Then\n\nMore.\n"));
    m_desk->open(place == "nothing open"_L1 ? QString() : u"letter.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->listed().size() > 10, soon);
    QTRY_VERIFY_WITH_TIMEOUT(place == "nothing open"_L1 ||
                                 m_desk->find<QTextBrowser>("preview")->toPlainText().contains(u"More"_s),
                             soon);
    const QStringList pages{u"write"_s, u"wall"_s, u"posts"_s, u"settings"_s};
    if (const auto page = pages.indexOf(place); page >= 0)
        key(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    if (place == "outline"_L1)
        key(Qt::Key_F9);
    if (place == "conflict"_L1) {
        m_desk->type(u"mine"_s);
        QVERIFY(m_desk->add(u"letter.md"_s, "theirs\n"));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->answers().size(), 4, soon);
    }
    if (place == "stack sheet"_L1)
        key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    if (place == "publish sheet"_L1) {
        const TargetRecord target{.name = u"My site"_s,
                                  .kind = u"folder"_s,
                                  .options = {{u"path"_s, m_desk->scratch.filePath(u"site"_s)}}};
        QDir().mkpath(m_desk->scratch.filePath(u"site"_s));
        QVERIFY(m_desk->session->workspace()->logbook().addTarget(target).has_value());
    }
    if (place.startsWith("publish sheet"_L1)) {
        key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desk->window().publishSheet().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(place != "publish sheet"_L1 || m_desk->find("publish.do")->isEnabled(),
                                 soon);
    }
    if (place == "history"_L1) {
        key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->find("history")->isVisible(), soon);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->find("history.copy")->isEnabled(), soon);
    }
    if (place == "palette"_L1) {
        key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        m_palette = QApplication::activeModalWidget();
        QVERIFY(m_palette);
        QVERIFY(QTest::qWaitForWindowActive(m_palette));
    }
    QTest::qWait(20);
}

void TestAccessibility::everyControlHasANameAndARole_data()
{
    places();
}

void TestAccessibility::everyControlHasANameAndARole()
{
    QFETCH(QString, place);
    show(place);
    const QStringList wrong = nameless(*top());
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestAccessibility::tabGoesThroughEverythingInReadingOrder_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("rightToLeft");
    for (const char* place : {"welcome", "write", "outline", "nothing open", "conflict", "wall", "posts",
                              "settings", "publish sheet without a place", "publish sheet", "palette"}) {
        QTest::addRow("%s, left to right", place) << QString::fromLatin1(place) << false;
        QTest::addRow("%s, right to left", place) << QString::fromLatin1(place) << true;
    }
}

void TestAccessibility::tabGoesThroughEverythingInReadingOrder()
{
    QFETCH(QString, place);
    QFETCH(bool, rightToLeft);
    if (rightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    show(place);
    const bool inSheet = place.startsWith("publish"_L1);
    QWidget* area = inSheet ? &m_desk->window().publishSheet() : top();
    QWidget* first = inSheet || m_palette ? QApplication::focusWidget() : m_desk->find("rail.write");
    if (place == "welcome"_L1)
        first = m_desk->find("welcome.choose");
    QStringList wrong;
    const QList<QWidget*> walk = tabbed(first, wrong);
    for (QWidget* stop : stopsIn(area)) {
        if (!walk.contains(stop))
            wrong << u"never reached: "_s + what(stop);
    }
    // A sheet is entered at its likeliest button, not at its first control.
    if (!inSheet)
        wrong << jumps(walk);
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestAccessibility::partsAreReachedWithF6()
{
    show(u"write"_s);
    m_desk->editor()->setFocus();
    const QString before = m_desk->write().text();
    const QStringList order{u"preview"_s, u"strip"_s, u"rail"_s, u"drafts"_s, u"writeHeader"_s, u"editor"_s};
    const auto isIn = [](const QString& part) {
        for (const QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget()) {
            if (at->objectName() == part)
                return true;
        }
        return false;
    };
    for (const QString& part : order) {
        key(Qt::Key_F6);
        QVERIFY2(isIn(part), qPrintable(part + u" instead "_s + what(QApplication::focusWidget())));
    }
    for (qsizetype i = order.size() - 2; i >= 0; --i) {
        key(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY2(isIn(order.at(i)),
                 qPrintable(order.at(i) + u" instead "_s + what(QApplication::focusWidget())));
    }
    QCOMPARE(m_desk->write().text(), before);
}

void TestAccessibility::aSheetIsReachedAndLeft()
{
    show(u"stack sheet"_s);
    StackSheet& sheet = m_desk->window().stackSheet();
    QVERIFY(sheet.isAncestorOf(QApplication::focusWidget()));
    QStringList wrong;
    const QList<QWidget*> walk = tabbed(QApplication::focusWidget(), wrong);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    for (QWidget* stop : stopsIn(&sheet))
        QVERIFY2(walk.contains(stop), qPrintable(what(stop)));
    key(Qt::Key_F6);
    QVERIFY(!sheet.isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(sheet.isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_Escape);
    QVERIFY(!sheet.isVisible());
    QCOMPARE(QApplication::focusWidget(), m_desk->editor());
}

int main(int argc, char** argv)
{
    return runApart<TestAccessibility>(argc, argv);
}

#include "tst_accessibility.moc"
