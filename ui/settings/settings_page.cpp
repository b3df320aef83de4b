#include "ui/settings/settings_page.h"

#include "ui/settings/settings_section.h"
#include "ui/settings/target_form.h"
#include "ui/settings/target_list.h"
#include "ui/settings/wheel_guard.h"
#include "ui/theme/leading_label.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>
#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widestColumn = 680;
constexpr int choiceWidth = 152;
constexpr int latestRollover = 6 * 60;
constexpr int mostPosts = 100;
constexpr int targetPauseMs = 1200;

/// As the locale writes a time of day, without the seconds that some write.
QString timeText(int minutes)
{
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    return locale.toString(QTime(0, 0).addSecs(minutes * 60), format.remove(u":ss"_s));
}

QFrame* hairline(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    return line;
}

} // namespace

SettingsPage::SettingsPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_scroll(new QScrollArea(this)), m_looks(new QButtonGroup(this))
{
    setObjectName(u"settings"_s);
    setAccessibleName(tr("Settings"));
    m_targetPause.setSingleShot(true);
    m_targetPause.setInterval(targetPauseMs);
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
    connectDays();
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
    using Maker = SettingsSection* (SettingsPage::*) (QWidget*);
    for (const Maker make : {&SettingsPage::makeDays, &SettingsPage::makeLook, &SettingsPage::makeTargets,
                             &SettingsPage::makeData}) {
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

SettingsSection* SettingsPage::makeDays(QWidget* column)
{
    auto* section = new SettingsSection(
        tr("Days and weeks"), tr("A change here never moves a day that is already logged."), column);
    m_rollover = new QComboBox(section);
    m_rollover->setObjectName(u"settings.rollover"_s);
    m_rollover->setAccessibleName(tr("A day begins at"));
    m_weekStart = new QComboBox(section);
    m_weekStart->setObjectName(u"settings.weekStart"_s);
    m_weekStart->setAccessibleName(tr("The week starts on"));
    const QLocale locale;
    for (const auto& [start, day] :
         {std::pair{WeekStart::Monday, Qt::Monday}, std::pair{WeekStart::Sunday, Qt::Sunday},
          std::pair{WeekStart::Saturday, Qt::Saturday}})
        m_weekStart->addItem(locale.standaloneDayName(day), static_cast<int>(start));
    m_target = new QSpinBox(section);
    m_target->setObjectName(u"settings.target"_s);
    m_target->setAccessibleName(tr("Posts a week"));
    m_target->setRange(1, mostPosts);
    for (QWidget* control : {static_cast<QWidget*>(m_rollover), static_cast<QWidget*>(m_weekStart),
                             static_cast<QWidget*>(m_target)}) {
        control->setMinimumWidth(choiceWidth);
        WheelGuard::guard(control);
    }
    section->addRow(tr("A day begins at"), m_rollover, tr("What you do earlier counts for the day before."));
    section->addRow(tr("The week starts on"), m_weekStart);
    section->addRow(tr("Posts a week"), m_target, tr("The target holds from this week on."));
    return section;
}

SettingsSection* SettingsPage::makeLook(QWidget* column)
{
    auto* section = new SettingsSection(
        tr("Look"), tr("System follows the desktop whenever it turns light or dark."), column);
    section->addRow(tr("Colours"), makeThemeSwitch(section));
    return section;
}

QWidget* SettingsPage::makeThemeSwitch(QWidget* parent)
{
    auto* box = new QWidget(parent);
    box->setAccessibleName(tr("Colours"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    const std::array modes{std::tuple{ThemeMode::System, tr("System"), u"system"_s},
                           std::tuple{ThemeMode::Light, tr("Light"), u"light"_s},
                           std::tuple{ThemeMode::Dark, tr("Dark"), u"dark"_s}};
    for (const auto& [mode, text, name] : modes) {
        auto* button = new QPushButton(text, box);
        button->setObjectName(u"settings.look."_s + name);
        button->setAccessibleName(text);
        button->setCheckable(true);
        setLook(button, Look::Segment);
        m_looks->addButton(button, static_cast<int>(mode));
        row->addWidget(button);
    }
    connect(m_looks, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT themeChosen(static_cast<ThemeMode>(id)); });
    return box;
}

SettingsSection* SettingsPage::makeTargets(QWidget* column)
{
    auto* section = new SettingsSection(
        tr("Where to publish"),
        tr("Posts are written into these folders; removing one only forgets the place, and what is published "
           "there stays."),
        column);
    m_targets = new TargetList(m_looks->buttons().constLast(), section);
    m_form = new TargetForm(section);
    m_add = new QPushButton(tr("Add a place…"), section);
    m_add->setObjectName(u"settings.add"_s);
    m_add->setAccessibleName(tr("Add a place to publish to"));
    section->addWide(m_targets);
    section->addWide(m_form);
    section->addButtons({m_add});
    connect(m_targets, &TargetList::removeRequested, this, &SettingsPage::targetRemoveRequested);
    connect(m_targets, &TargetList::focusLost, this, [this] { m_add->setFocus(Qt::OtherFocusReason); });
    connect(m_form, &TargetForm::addRequested, this, &SettingsPage::targetAddRequested);
    connect(m_form, &TargetForm::closed, this, [this] {
        m_add->show();
        m_add->setFocus(Qt::OtherFocusReason);
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_form->start();
        m_add->hide();
        // The form has its height only after the layout's next turn.
        QTimer::singleShot(0, m_form, [this] { m_scroll->ensureWidgetVisible(m_form, 0, space::l); });
    });
    return section;
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

void SettingsPage::connectDays()
{
    connect(m_rollover, &QComboBox::activated, this, [this] {
        const Rollover chosen{m_rollover->currentData().toInt()};
        if (chosen != m_state.rollover)
            Q_EMIT rolloverChosen(chosen);
        showRollover();
    });
    connect(m_weekStart, &QComboBox::activated, this, [this] {
        const auto chosen = static_cast<WeekStart>(m_weekStart->currentData().toInt());
        if (chosen != m_state.weekStart)
            Q_EMIT weekStartChosen(chosen);
        showWeekStart();
    });
    for (QComboBox* choice : {m_rollover, m_weekStart})
        choice->view()->installEventFilter(this);
    connect(m_target, &QSpinBox::valueChanged, this, [this] {
        m_targetEdited = true;
        m_targetPause.start();
    });
    connect(&m_targetPause, &QTimer::timeout, this, &SettingsPage::commitTarget);
    connect(m_target, &QSpinBox::editingFinished, this, [this] {
        commitTarget();
        showTarget();
    });
}

void SettingsPage::commitTarget()
{
    m_targetPause.stop();
    if (!std::exchange(m_targetEdited, false))
        return;
    const int chosen = m_target->value();
    if (chosen != m_state.target)
        Q_EMIT targetChosen(chosen);
}

// What came while a list was open is shown once it is closed.
bool SettingsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide) {
        QMetaObject::invokeMethod(this, &SettingsPage::showRollover, Qt::QueuedConnection);
        QMetaObject::invokeMethod(this, &SettingsPage::showWeekStart, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void SettingsPage::hideEvent(QHideEvent* event)
{
    commitTarget();
    QWidget::hideEvent(event);
}

void SettingsPage::setState(const SettingsState& state)
{
    m_state = state;
    m_workspace->setPath(state.workspacePath);
    m_drafts->setPath(state.workspacePath);
    m_store->setPath(state.storePath);
    m_journal->setPath(state.journalPath);
    showRollover();
    showWeekStart();
    showTarget();
    m_looks->button(static_cast<int>(state.theme))->setChecked(true);
    m_targets->setTargets(state.targets);
    QStringList names;
    for (const TargetConfig& target : state.targets)
        names << target.name;
    m_form->setKnown(names);
    m_version->setText(u"Brickwork %1"_s.arg(state.version));
}

void SettingsPage::showRollover()
{
    if (m_rollover->view()->isVisible())
        return;
    std::set<int> minutes{m_state.rollover.minutes};
    for (int half = 0; half <= latestRollover; half += 30)
        minutes.insert(half);
    if (m_rollover->count() != static_cast<int>(minutes.size()) ||
        m_rollover->findData(m_state.rollover.minutes) < 0) {
        m_rollover->clear();
        for (const int minute : minutes)
            m_rollover->addItem(timeText(minute), minute);
    }
    m_rollover->setCurrentIndex(m_rollover->findData(m_state.rollover.minutes));
}

void SettingsPage::showWeekStart()
{
    if (!m_weekStart->view()->isVisible())
        m_weekStart->setCurrentIndex(m_weekStart->findData(static_cast<int>(m_state.weekStart)));
}

void SettingsPage::showTarget()
{
    if (m_target->hasFocus() || m_targetEdited)
        return;
    const QSignalBlocker silent(m_target);
    m_target->setValue(m_state.target);
}

} // namespace brickwork
