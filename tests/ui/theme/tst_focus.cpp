// Every kind of control in both schemes. Saves pictures to look at when BRICKWORK_PICTURES names a folder;
// always checks that each keyboard-reachable control looks different with the focus than without.
#include "ui/theme/theme.h"

#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QPushButton* button(const QString& text, std::optional<Look> look = {})
{
    auto* made = new QPushButton(text);
    made->setAutoDefault(false);
    if (look)
        setLook(made, *look);
    return made;
}

QWidget* buttons()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->addWidget(button(u"Stack a brick"_s, Look::Primary));
    row->addWidget(button(u"Publish..."_s, Look::Outlined));
    row->addWidget(button(u"Cancel"_s));
    row->addWidget(button(u"Quiet"_s, Look::Quiet));
    auto* segment = button(u"Year"_s, Look::Segment);
    segment->setCheckable(true);
    segment->setChecked(true);
    row->addWidget(segment);
    auto* tool = new QToolButton;
    tool->setIcon(Theme::icon(u"more"_s, tool->palette().color(QPalette::Text)));
    tool->setFocusPolicy(Qt::TabFocus);
    row->addWidget(tool);
    auto* off = button(u"Disabled"_s);
    off->setEnabled(false);
    row->addWidget(off);
    row->addStretch();
    return box;
}

QWidget* fields()
{
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    auto* line = new QLineEdit;
    line->setPlaceholderText(u"What moved forward?"_s);
    line->setClearButtonEnabled(true);
    form->addRow(u"&Note"_s, line);
    auto* combo = new QComboBox;
    combo->addItems({u"Newsletter"_s, u"Book"_s});
    form->addRow(u"&Direction"_s, combo);
    auto* editable = new QComboBox;
    editable->setEditable(true);
    form->addRow(u"&Tag"_s, editable);
    form->addRow(u"&Goal"_s, new QSpinBox);
    auto* date = new QDateEdit(QDate(2025, 11, 21));
    date->setCalendarPopup(true);
    form->addRow(u"&Day"_s, date);
    auto* text = new QPlainTextEdit(u"Several lines\nof a note"_s);
    setLook(text, Look::Field);
    text->setMaximumHeight(64);
    form->addRow(u"&Text"_s, text);
    return box;
}

QWidget* choices()
{
    auto* box = new QGroupBox(u"Choices"_s);
    auto* grid = new QGridLayout(box);
    auto* checked = new QCheckBox(u"Lay a brick when publishing"_s);
    checked->setChecked(true);
    grid->addWidget(checked, 0, 0);
    grid->addWidget(new QCheckBox(u"Freeze"_s), 1, 0);
    auto* partly = new QCheckBox(u"Partly"_s);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    grid->addWidget(partly, 2, 0);
    auto* radio = new QRadioButton(u"Follow the system"_s);
    radio->setChecked(true);
    grid->addWidget(radio, 0, 1);
    grid->addWidget(new QRadioButton(u"Dark"_s), 1, 1);
    auto* progress = new QProgressBar;
    progress->setValue(70);
    grid->addWidget(progress, 2, 1);
    return box;
}

QWidget* views()
{
    auto* tabs = new QTabWidget;
    auto* table = new QTableWidget(12, 3);
    table->setHorizontalHeaderLabels({u"Date"_s, u"Title"_s, u"Words"_s});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < 12; ++row)
        for (int column = 0; column < 3; ++column)
            table->setItem(row, column, new QTableWidgetItem(u"Cell %1.%2"_s.arg(row).arg(column)));
    table->selectRow(1);
    tabs->addTab(table, u"Posts"_s);
    auto* list = new QListWidget;
    list->addItems({u"One"_s, u"Two"_s, u"Three"_s});
    tabs->addTab(list, u"Outlets"_s);
    return tabs;
}

std::unique_ptr<QDialog> gallery()
{
    auto dialog = std::make_unique<QDialog>();
    auto* column = new QVBoxLayout(dialog.get());
    auto* heading = new QLabel(u"Everything in one place"_s);
    heading->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    auto* faint = new QLabel(u"Secondary text, calm and readable"_s);
    setLook(faint, Look::Faint);
    column->addWidget(heading);
    column->addWidget(faint);
    column->addWidget(buttons());
    column->addWidget(fields());
    column->addWidget(choices());
    column->addWidget(views());
    auto* box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    box->button(QDialogButtonBox::Ok)->setDefault(true);
    column->addWidget(box);
    dialog->resize(760, 860);
    return dialog;
}

void save(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(QDir(folder).filePath(name + u".png"_s)));
}

} // namespace

class TestFocus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFocusIsVisible_data();
    void everyFocusIsVisible();
};

void TestFocus::everyFocusIsVisible_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

void TestFocus::everyFocusIsVisible()
{
    QFETCH(ThemeMode, mode);
    const QString suffix = QString::fromLatin1(QTest::currentDataTag());
    Theme theme;
    theme.setMode(mode);
    theme.apply();
    const auto dialog = gallery();
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    save(*dialog, u"theme-"_s + suffix);

    int reached = 0;
    for (QWidget* widget = dialog->nextInFocusChain(); widget != dialog.get();
         widget = widget->nextInFocusChain()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled() || !widget->isVisible() ||
            widget->focusProxy() || qobject_cast<QAbstractItemView*>(widget))
            continue;
        if (qobject_cast<QLineEdit*>(widget) && qobject_cast<QComboBox*>(widget->parentWidget()))
            continue; // the combo box is the stop
        if (QWidget* holder = QApplication::focusWidget())
            holder->clearFocus();
        const QImage without = widget->grab().toImage();
        widget->setFocus(Qt::TabFocusReason);
        const QImage with = widget->grab().toImage();
        const auto* labelled = qobject_cast<QAbstractButton*>(widget);
        const QString who = QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                            (labelled ? labelled->text() : QString());
        QVERIFY2(with != without, qPrintable(who));
        ++reached;
        if (reached == 1 || reached == 7 || reached == 14)
            save(*dialog, u"theme-%1-focus-%2"_s.arg(suffix).arg(reached));
    }
    QVERIFY(reached >= 15);

    QMessageBox message(QMessageBox::Warning, u"Brickwork"_s, u"The draft was not saved."_s,
                        QMessageBox::Retry | QMessageBox::Cancel);
    message.setInformativeText(
        u"The disk is full. The text is kept in the journal. Free some space and try again."_s);
    message.show();
    save(message, u"theme-message-"_s + suffix);
    QMenu menu;
    menu.addAction(Theme::icon(u"rename"_s, theme.tokens().ink), u"Rename..."_s, QKeySequence(u"F2"_s),
                   [] {});
    menu.addAction(u"Focus mode"_s, QKeySequence(u"F11"_s), [] {})->setCheckable(true);
    menu.actions().constLast()->setChecked(true);
    menu.addSeparator();
    menu.addMenu(u"Status"_s)->addAction(u"Ready"_s);
    menu.addAction(u"Unavailable"_s)->setEnabled(false);
    menu.popup(QPoint(0, 0));
    menu.setActiveAction(menu.actions().constFirst());
    save(menu, u"theme-menu-"_s + suffix);
}

QTEST_MAIN(TestFocus)
#include "tst_focus.moc"
