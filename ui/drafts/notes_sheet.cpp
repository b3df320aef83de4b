#include "ui/drafts/notes_sheet.h"

#include "ui/drafts/day_chip.h"
#include "ui/drafts/sheet_list.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/segment_switch.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 640;
constexpr int longestLine = 2'000;
constexpr int wantedHeight = 240;
constexpr int leastHeight = 96;
constexpr int around = 380; ///< of the sheet and the window

} // namespace

NotesSheet::NotesSheet(Theme& theme, QWidget* parent)
    : DraftSheet(theme, parent, u"noteSheet"_s, sheetWidth), m_field(new QLineEdit(bodyWidget())),
      m_day(new DayChip(u"noteSheet"_s, bodyWidget())), m_standing(new LeadingLabel({}, bodyWidget())),
      m_groups(new SegmentSwitch(u"noteSheet.groups"_s, tr("Which notes"),
                                 {tr("Open"), tr("Used"), tr("Past")}, bodyWidget())),
      m_list(new SheetList(theme, bodyWidget())), m_empty(new LeadingLabel({}, bodyWidget())),
      m_keep(addButton(tr("Keep"), u"keep"_s, Look::Primary)),
      m_next(addButton(tr("Keep, and another"), u"next"_s, Look::Quiet)),
      m_giveUp(addButton(tr("Leave as it was"), u"giveUp"_s, Look::Quiet)),
      m_close(addButton(tr("Close"), u"close"_s, Look::Quiet)),
      m_insert(addQuietButton(tr("Insert in this draft"), u"insert"_s)),
      m_undo(addQuietButton(tr("Undo the removal"), u"undo"_s)),
      m_edit(new QPushButton(tr("Edit"), bodyWidget())),
      m_reopen(new QPushButton(tr("Take back to open"), bodyWidget())),
      m_remove(new QPushButton(tr("Remove"), bodyWidget()))
{
    setHeading(tr("Notes for the next issue"));
    build();
    order();
    connectAll();
    setUndo(false);
    endEdit();
}

void NotesSheet::build()
{
    m_field->setObjectName(partName(u"field"_s));
    m_field->setMaxLength(longestLine);
    m_field->setPlaceholderText(tr("What shall the next issue mention? “Speaking at Haldern on 3 June”"));
    m_field->setAccessibleName(tr("A note for the next issue"));
    m_field->installEventFilter(this);
    m_standing->setObjectName(partName(u"standing"_s));
    m_list->setObjectName(partName(u"list"_s));
    m_list->setAccessibleName(tr("Notes"));
    m_list->installEventFilter(this);
    m_empty->setObjectName(partName(u"empty"_s));
    m_empty->setWordWrap(true);
    for (QLabel* label : {m_standing, m_empty}) {
        label->setFont(Theme::font(TextSize::Small));
        setLook(label, Look::Faint);
    }
    m_keep->setToolTip(tr("Enter"));
    m_next->setToolTip(tr("Shift+Enter"));
    m_edit->setToolTip(tr("Enter or F2 in the list"));
    m_remove->setToolTip(tr("Delete in the list"));
    const std::initializer_list<std::pair<QPushButton*, QString>> named{
        {m_edit, u"edit"_s}, {m_reopen, u"reopen"_s}, {m_remove, u"remove"_s}};
    for (const auto& [button, name] : named) {
        button->setObjectName(partName(name));
        setLook(button, Look::Quiet);
    }
    auto* dayRow = new QHBoxLayout;
    dayRow->setSpacing(space::m);
    dayRow->addWidget(m_day);
    dayRow->addStretch(1);
    auto* groupRow = new QHBoxLayout;
    groupRow->setSpacing(space::m);
    groupRow->addWidget(m_groups);
    groupRow->addWidget(m_standing, 1);
    auto* deeds = new QHBoxLayout;
    deeds->setSpacing(space::xs);
    for (QPushButton* button : {m_edit, m_reopen, m_remove})
        deeds->addWidget(button);
    deeds->addStretch(1);
    body().addWidget(m_field);
    body().addLayout(dayRow);
    body().addSpacing(space::s);
    body().addLayout(groupRow);
    body().addWidget(m_list);
    body().addWidget(m_empty);
    body().addLayout(deeds);
}

void NotesSheet::order()
{
    auto* chip = findChild<QWidget*>(partName(u"day"_s));
    auto* other = findChild<QWidget*>(partName(u"otherDay"_s));
    const QList<QAbstractButton*> segments = m_groups->segments();
    const std::initializer_list<QWidget*> order{m_field, chip,    other,    segments.front(), segments.back(),
                                                m_list,  m_edit,  m_reopen, m_remove,         m_insert,
                                                m_undo,  m_close, m_giveUp, m_next,           m_keep};
    for (auto next = order.begin() + 1; next != order.end(); ++next)
        setTabOrder(*(next - 1), *next);
}

void NotesSheet::connectAll()
{
    connect(m_keep, &QPushButton::clicked, this, [this] { wish(AfterLine::Close); });
    connect(m_next, &QPushButton::clicked, this, [this] { wish(AfterLine::Next); });
    connect(m_giveUp, &QPushButton::clicked, this, &NotesSheet::giveUpEdit);
    connect(m_close, &QPushButton::clicked, this, &NotesSheet::dismiss);
    connect(m_insert, &QPushButton::clicked, this, &NotesSheet::insertWished);
    connect(m_undo, &QPushButton::clicked, this, &NotesSheet::undoWished);
    connect(m_edit, &QPushButton::clicked, this, &NotesSheet::edit);
    connect(m_reopen, &QPushButton::clicked, this, [this] {
        if (const NotesRow* row = chosen())
            Q_EMIT reopenWished(row->id);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const NotesRow* row = chosen())
            Q_EMIT removeWished(row->id);
    });
    connect(m_groups, &SegmentSwitch::chosen, this, [this] {
        fill();
        place();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &NotesSheet::allow);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &NotesSheet::edit);
    connect(m_day, &DayChip::resized, this, [this] {
        if (isVisible())
            place();
    });
    connect(m_day, &DayChip::done, m_field, [this] { m_field->setFocus(Qt::OtherFocusReason); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_day->read(text);
        allow();
        tell({});
    });
}

void NotesSheet::open(const NotesState& state)
{
    giveUpEdit();
    setUndo(false);
    m_groups->setCurrent(0);
    m_state = {};
    setState(state);
    if (m_field->text().isEmpty())
        m_day->begin(state.today, state.locale, {});
    m_field->selectAll();
    showWith(m_field);
}

void NotesSheet::setState(const NotesState& state)
{
    if (m_state.today != state.today)
        m_day->begin(state.today, state.locale, {});
    m_state = state;
    m_day->read(m_field->text());
    m_standing->setText(state.standing);
    m_insert->setVisible(!state.insertInto.isEmpty() && state.open > 0);
    m_insert->setToolTip(state.insertInto.isEmpty()
                             ? QString()
                             : tr("In “%1”, at the cursor").arg(state.insertInto).toHtmlEscaped());
    fill();
    if (isVisible())
        place();
}

NoteStanding NotesSheet::group() const
{
    constexpr std::array groups{NoteStanding::Open, NoteStanding::Used, NoteStanding::Past};
    return groups.at(static_cast<std::size_t>(std::max(0, m_groups->current())));
}

void NotesSheet::fill()
{
    const NotesRow* before = chosen();
    const NoteId kept = before ? before->id : NoteId();
    const int place = std::max(0, m_list->currentRow());
    m_shown.clear();
    std::ranges::copy_if(m_state.rows, std::back_inserter(m_shown),
                         [this](const NotesRow& row) { return row.standing == group(); });
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const NotesRow& row : m_shown)
            m_list->addRow(row.text, row.below);
        const auto found = std::ranges::find(m_shown, kept, &NotesRow::id);
        m_list->setCurrentRow(found != m_shown.end() ? static_cast<int>(found - m_shown.begin())
                                                     : std::min(place, static_cast<int>(m_shown.size()) - 1));
    }
    const bool hadFocus = m_list->hasFocus();
    m_list->setVisible(!m_shown.empty());
    m_empty->setVisible(m_shown.empty());
    for (QPushButton* button : {m_edit, m_remove})
        button->setVisible(!m_shown.empty());
    m_reopen->setVisible(!m_shown.empty() && group() == NoteStanding::Used);
    tellEmpty();
    allow();
    if (hadFocus && m_shown.empty())
        m_field->setFocus(Qt::OtherFocusReason);
}

void NotesSheet::tellEmpty()
{
    switch (group()) {
    case NoteStanding::Open:
        return m_empty->setText(
            tr("Drop here during the week what the next issue shall mention. A day in the "
               "note, as in “on 3 June”, is read from it."));
    case NoteStanding::Used:
        return m_empty->setText(tr("Notes that went into an issue are listed here."));
    case NoteStanding::Past:
        return m_empty->setText(
            tr("Notes whose day was over before they went into an issue are listed here."));
    }
}

void NotesSheet::allow()
{
    const bool some = !m_field->text().trimmed().isEmpty();
    m_keep->setEnabled(some);
    m_next->setEnabled(some);
    for (QPushButton* button : {m_edit, m_reopen, m_remove})
        button->setEnabled(chosen() != nullptr);
}

const NotesRow* NotesSheet::chosen() const
{
    const int row = m_list->currentRow();
    return row < 0 || static_cast<std::size_t>(row) >= m_shown.size()
               ? nullptr
               : &m_shown[static_cast<std::size_t>(row)];
}

void NotesSheet::wish(AfterLine after)
{
    const QString text = m_field->text().trimmed();
    if (text.isEmpty())
        return;
    if (m_edited.isEmpty())
        Q_EMIT keepWished(text, m_day->day(), after);
    else
        Q_EMIT changeWished(m_edited, text, m_day->day());
}

void NotesSheet::kept(AfterLine after)
{
    endEdit();
    m_field->clear();
    m_day->begin(m_state.today, m_state.locale, {});
    if (after == AfterLine::Close)
        return dismiss();
    m_field->setFocus(Qt::OtherFocusReason);
    place();
}

void NotesSheet::edit()
{
    const NotesRow* row = chosen();
    if (!row)
        return;
    m_edited = row->id;
    m_field->setText(row->text);
    m_day->begin(m_state.today, m_state.locale, row->on);
    m_keep->setText(tr("Change"));
    m_next->hide();
    m_giveUp->show();
    place();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->end(false);
}

void NotesSheet::endEdit()
{
    m_edited = {};
    m_keep->setText(tr("Keep"));
    m_next->show();
    m_giveUp->hide();
}

void NotesSheet::giveUpEdit()
{
    if (!m_edited.isEmpty())
        kept(AfterLine::Next);
}

void NotesSheet::setUndo(bool possible)
{
    m_undo->setVisible(possible);
    if (isVisible())
        place();
}

/// The list takes what room there is, and no more than its rows want.
void NotesSheet::place()
{
    int wanted = 2;
    for (int row = 0; row < m_list->count(); ++row)
        wanted += m_list->sizeHintForRow(row);
    const int most = std::clamp(parentWidget()->height() - around, leastHeight, wantedHeight);
    m_list->setFixedHeight(std::min(wanted, most));
    DraftSheet::place();
}

bool NotesSheet::fieldKey(const QKeyEvent& event)
{
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (enter && (held == Qt::NoModifier || held == Qt::ShiftModifier)) {
        if (!event.isAutoRepeat())
            wish(held ? AfterLine::Next : AfterLine::Close);
        return true;
    }
    if (event.key() == Qt::Key_Escape && !m_edited.isEmpty()) {
        giveUpEdit();
        return true;
    }
    if (event.key() == Qt::Key_Down && m_list->isVisible()) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

bool NotesSheet::listKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        edit();
        return true;
    case Qt::Key_Delete:
        m_remove->click();
        return true;
    default:
        return false;
    }
}

bool NotesSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if ((watched == m_field && fieldKey(key)) || (watched == m_list && listKey(key)))
            return true;
    }
    return DraftSheet::eventFilter(watched, event);
}

} // namespace brickwork
