#include "ui/settings/settings_page.h"

#include "ui/settings/habit_form.h"
#include "ui/settings/settings_section.h"
#include "ui/settings/target_form.h"
#include "ui/settings/target_list.h"
#include "ui/settings/writing_form.h"
#include "ui/theme/leading_label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widestColumn = 680;

struct Segment
{
    int id = 0;
    QString text;
    QString name;
};

/// One of a few, side by side.
QWidget* makeSegments(QButtonGroup* group, const std::vector<Segment>& segments, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    for (const Segment& segment : segments) {
        auto* button = new QPushButton(segment.text, box);
        button->setObjectName(u"settings."_s + segment.name);
        button->setAccessibleName(segment.text);
        button->setCheckable(true);
        setLook(button, Look::Segment);
        group->addButton(button, segment.id);
        row->addWidget(button);
    }
    return box;
}

} // namespace

SettingsPage::SettingsPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_scroll(new QScrollArea(this)), m_looks(new QButtonGroup(this)),
      m_contrasts(new QButtonGroup(this))
{
    setObjectName(u"settings"_s);
    setAccessibleName(tr("Settings"));
    auto* content = new QWidget;
    auto* across = new QHBoxLayout(content);
    across->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    across->setSpacing(0);
    // The column takes all it may; only what is left over goes to its sides.
    across->addStretch(1);
    across->addWidget(makeColumn(), 1000);
    across->addStretch(1);
    m_scroll->setObjectName(u"settings.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_scroll);
    setFocusProxy(findChild<QPushButton*>(u"settings.open"_s));
    connect(&m_theme, &Theme::changed, this, [this] {
        refreshFonts(this);
        update();
    });
    setState({});
}

QWidget* SettingsPage::makeColumn()
{
    auto* column = new QWidget;
    column->setMaximumWidth(widestColumn);
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins({});
    rows->setSpacing(space::xl);
    auto* title = new LeadingLabel(tr("Settings"), column);
    setText(title, TextSize::Title, QFont::DemiBold);
    rows->addWidget(title);
    rows->addWidget(makeWorkspace(column));
    m_habit = new HabitForm(m_theme, column);
    connect(m_habit, &HabitForm::chosen, this, &SettingsPage::settingChosen);
    rows->addWidget(hairline(column));
    rows->addWidget(m_habit);
    m_writing = new WritingForm(column);
    connect(m_writing, &WritingForm::chosen, this, &SettingsPage::writingStyleChosen);
    rows->addWidget(hairline(column));
    rows->addWidget(m_writing);
    using Maker = SettingsSection* (SettingsPage::*) (QWidget*);
    for (const Maker make : {&SettingsPage::makeLook, &SettingsPage::makeTargets, &SettingsPage::makeData}) {
        rows->addWidget(hairline(column));
        rows->addWidget((this->*make)(column));
    }
    m_version = faintLabel({}, column);
    m_version->setObjectName(u"settings.version"_s);
    rows->addWidget(m_version);
    rows->addStretch();
    return column;
}

SettingsSection* SettingsPage::makeWorkspace(QWidget* column)
{
    auto* section = new SettingsSection(
        tr("Workspace"), tr("The folder you write in; opening another leaves this one as it is."), column);
    m_workspace = new PathLabel(section);
    m_workspace->setObjectName(u"settings.workspace"_s);
    section->addWide(m_workspace);
    section->addButtons(
        {makeButton(tr("Open another folder…"), u"open"_s, &SettingsPage::openWorkspaceRequested, section),
         makeButton(tr("Make one in Documents"), u"make"_s, &SettingsPage::newWorkspaceRequested, section),
         makeReveal(tr("Show in file manager"), u"reveal"_s, &SettingsState::workspacePath, section)});
    return section;
}

SettingsSection* SettingsPage::makeLook(QWidget* column)
{
    auto* section = new SettingsSection(
        tr("Look"),
        tr("System follows the desktop whenever it turns light or dark, or asks for more contrast."), column);
    section->addRow(tr("Colours"), makeThemeSwitch(section));
    section->addRow(tr("High contrast"), makeContrastSwitch(section));
    return section;
}

QWidget* SettingsPage::makeThemeSwitch(QWidget* parent)
{
    QWidget* box = makeSegments(m_looks,
                                {{static_cast<int>(ThemeMode::System), tr("System"), u"look.system"_s},
                                 {static_cast<int>(ThemeMode::Light), tr("Light"), u"look.light"_s},
                                 {static_cast<int>(ThemeMode::Dark), tr("Dark"), u"look.dark"_s}},
                                parent);
    box->setAccessibleName(tr("Colours"));
    connect(m_looks, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT themeChosen(static_cast<ThemeMode>(id)); });
    return box;
}

QWidget* SettingsPage::makeContrastSwitch(QWidget* parent)
{
    QWidget* box = makeSegments(m_contrasts,
                                {{static_cast<int>(ContrastMode::System), tr("System"), u"contrast.system"_s},
                                 {static_cast<int>(ContrastMode::On), tr("On"), u"contrast.on"_s},
                                 {static_cast<int>(ContrastMode::Off), tr("Off"), u"contrast.off"_s}},
                                parent);
    box->setAccessibleName(tr("High contrast"));
    connect(m_contrasts, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT contrastChosen(static_cast<ContrastMode>(id)); });
    return box;
}

SettingsSection* SettingsPage::makeTargets(QWidget* column)
{
    auto* section = new SettingsSection(tr("Where to publish"),
                                        tr("Passwords and keys are kept in the keychain of this computer. "
                                           "Removing a place only forgets it: what is "
                                           "published there stays."),
                                        column);
    m_targets = new TargetList(m_theme, m_contrasts->buttons().constLast(), section);
    m_form = new TargetForm(m_theme, section);
    m_add = new QPushButton(tr("Add a place…"), section);
    m_add->setObjectName(u"settings.add"_s);
    m_add->setAccessibleName(tr("Add a place to publish to"));
    section->addWide(m_targets);
    section->addWide(m_form);
    section->addButtons({m_add});
    connectTargets();
    return section;
}

void SettingsPage::connectTargets()
{
    connect(m_targets, &TargetList::removeRequested, this, &SettingsPage::targetRemoveRequested);
    connect(m_targets, &TargetList::focusLost, this, [this] { m_add->setFocus(Qt::OtherFocusReason); });
    connect(m_targets, &TargetList::editRequested, this, [this](const TargetConfig& target) {
        m_form->edit(target);
        showForm();
    });
    connect(m_targets, &TargetList::testRequested, this,
            [this](const TargetConfig& target) { askToTest(target.name, target, {}); });
    connect(m_targets, &TargetList::testCancelled, this, &SettingsPage::cancelTest);
    connect(m_form, &TargetForm::addRequested, this, &SettingsPage::targetAddRequested);
    connect(m_form, &TargetForm::testRequested, this,
            [this](const TargetConfig& target, const QString& secret) { askToTest({}, target, secret); });
    connect(m_form, &TargetForm::testCancelled, this, &SettingsPage::cancelTest);
    connect(m_form, &TargetForm::closed, this, [this] {
        m_add->show();
        m_add->setFocus(Qt::OtherFocusReason);
    });
    connect(m_form, &TargetForm::grown, this, [this] {
        // The form has its height only after the layout's next turn.
        QTimer::singleShot(0, m_form, [this] {
            if (m_form->isVisible() && m_form->isAncestorOf(QApplication::focusWidget()))
                m_scroll->ensureWidgetVisible(QApplication::focusWidget(), 0, space::xl);
        });
    });
    connect(m_add, &QPushButton::clicked, this, &SettingsPage::startTarget);
}

void SettingsPage::startTarget()
{
    m_form->start();
    showForm();
}

void SettingsPage::showForm()
{
    m_add->hide();
    QTimer::singleShot(0, m_form, [this] { m_scroll->ensureWidgetVisible(m_form, 0, space::l); });
}

/// One test at a time: another one ends it.
void SettingsPage::askToTest(const QString& shownAt, const TargetConfig& target, const QString& secret)
{
    if (m_tested && *m_tested != shownAt)
        cancelTest();
    m_tested = shownAt;
    Q_EMIT targetTestRequested(target, secret);
}

void SettingsPage::cancelTest()
{
    setTargetTest({});
    m_tested.reset();
    Q_EMIT targetTestCancelled();
}

void SettingsPage::setTargetTest(const ConnectionState& state)
{
    if (!m_tested)
        return;
    if (m_tested->isEmpty())
        m_form->setTest(state);
    else
        m_targets->setTest(*m_tested, state);
    if (state.stand != ConnectionState::Stand::Running)
        m_tested.reset();
}

void SettingsPage::targetGranted()
{
    m_form->granted();
}

void SettingsPage::targetRefused(const QString& sentence)
{
    m_form->refuse(sentence);
}

SettingsSection* SettingsPage::makeData(QWidget* column)
{
    auto* section = new SettingsSection(
        tr("Your data"), tr("Everything lies on this computer, in files you can copy."), column);
    const auto addPlace = [this, section](const QString& caption, const QString& name, const QString& spoken,
                                          PathOf path) {
        auto* label = new PathLabel(section);
        label->setObjectName(u"settings.path."_s + name);
        QPushButton* show = makeReveal(tr("Show"), u"show."_s + name, path, section);
        show->setAccessibleName(spoken);
        setLook(show, Look::Link);
        section->addWideRow(caption, label, show);
        return label;
    };
    m_drafts = addPlace(tr("Drafts"), u"drafts"_s, tr("Show the drafts in the file manager"),
                        &SettingsState::workspacePath);
    m_store = addPlace(tr("Store"), u"store"_s, tr("Show the store in the file manager"),
                       &SettingsState::storePath);
    m_journal = addPlace(tr("Journal"), u"journal"_s, tr("Show the journal in the file manager"),
                         &SettingsState::journalPath);
    section->addButtons(
        {makeButton(tr("Export the log…"), u"export"_s, &SettingsPage::exportRequested, section),
         makeButton(tr("Make a backup"), u"backup"_s, &SettingsPage::backupRequested, section),
         makeButton(tr("Check the store"), u"check"_s, &SettingsPage::checkRequested, section)});
    return section;
}

QPushButton* SettingsPage::makeButton(const QString& text, const QString& name, Wish wish, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(u"settings."_s + name);
    button->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, [this, wish] { Q_EMIT(this->*wish)(); });
    return button;
}

QPushButton* SettingsPage::makeReveal(const QString& text, const QString& name, PathOf path, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(u"settings."_s + name);
    button->setAccessibleName(text);
    connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT revealRequested(m_state.*path); });
    return button;
}

void SettingsPage::setWritingStyle(const WritingStyle& style)
{
    m_writing->setStyle(style);
}

void SettingsPage::setState(const SettingsState& state)
{
    m_state = state;
    m_workspace->setPath(state.workspacePath);
    m_drafts->setPath(state.workspacePath);
    m_store->setPath(state.storePath);
    m_journal->setPath(state.journalPath);
    m_habit->setChoices(state.habit);
    m_looks->button(static_cast<int>(state.theme))->setChecked(true);
    m_contrasts->button(static_cast<int>(state.contrast))->setChecked(true);
    m_targets->setTargets(state.targets);
    QStringList names;
    for (const TargetConfig& target : state.targets)
        names << target.name;
    m_form->setKnown(names);
    m_version->setText(u"Brickwork %1"_s.arg(state.version));
}

} // namespace brickwork
