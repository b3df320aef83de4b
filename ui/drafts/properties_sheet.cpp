#include "ui/drafts/properties_sheet.h"

#include "core/habit/day.h"
#include "ui/drafts/drafts_state.h"
#include "ui/drafts/tag_completer.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 560;
constexpr int numberWidth = 72;
constexpr int most = 10'000'000;
constexpr std::array statuses{DraftStatus::Idea, DraftStatus::Drafting, DraftStatus::Ready,
                              DraftStatus::Published};

std::optional<int> numberIn(const QLineEdit& field)
{
    bool whole = false;
    const int number = field.text().trimmed().toInt(&whole);
    return whole ? std::optional(number) : std::nullopt;
}

QString textOf(const std::optional<int>& number)
{
    return number ? QString::number(*number) : QString();
}

} // namespace

PropertiesSheet::PropertiesSheet(Theme& theme, QWidget* parent)
    : DraftSheet(theme, parent, u"properties"_s, sheetWidth), m_title(addLine(u"title"_s, tr("Title"))),
      m_status(new QComboBox(bodyWidget())), m_tags(addLine(u"tags"_s, tr("Tags"))),
      m_series(addLine(u"series"_s, tr("Series"))),
      m_number(addLine(u"number"_s, tr("Number in the series"))),
      m_description(new QPlainTextEdit(bodyWidget())), m_language(addLine(u"language"_s, tr("Language"))),
      m_goal(addLine(u"goal"_s, tr("Words to reach"))), m_due(addLine(u"due"_s, tr("Due on"))),
      m_slug(addLine(u"slug"_s, tr("Address"))), m_save(nullptr), m_close(nullptr)
{
    build();
}

QLineEdit* PropertiesSheet::addLine(const QString& name, const QString& caption)
{
    auto* line = new QLineEdit(bodyWidget());
    line->setObjectName(partName(name));
    line->setAccessibleName(caption);
    return line;
}

void PropertiesSheet::addRow(QGridLayout& grid, const QString& text, QWidget* field)
{
    const int row = grid.rowCount();
    grid.addWidget(caption(text, field), row, 0, Qt::AlignVCenter);
    grid.addWidget(field, row, 1);
}

void PropertiesSheet::build()
{
    m_status->setObjectName(partName(u"status"_s));
    m_status->setAccessibleName(tr("Status"));
    m_description->setObjectName(partName(u"description"_s));
    m_description->setAccessibleName(tr("Description"));
    m_description->setPlaceholderText(tr("What feeds and search engines show of it"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(2 * fontMetrics().lineSpacing() + space::l);
    setLook(m_description, Look::Field);
    m_tags->setPlaceholderText(tr("Words between commas"));
    m_language->setPlaceholderText(tr("en, en-GB, de …"));
    m_due->setPlaceholderText(tr("2026-12-01"));
    m_number->setPlaceholderText(tr("No."));
    m_number->setFixedWidth(numberWidth);
    for (QLineEdit* field : {m_number, m_goal})
        field->setValidator(new QIntValidator(0, most, field));

    auto* series = new QHBoxLayout;
    series->setSpacing(space::s);
    series->addWidget(m_series, 1);
    series->addWidget(m_number);
    auto* goal = new QHBoxLayout;
    goal->setSpacing(space::s);
    goal->addWidget(m_goal, 1);
    goal->addWidget(caption(tr("by"), m_due));
    goal->addWidget(m_due, 1);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    addRow(*grid, tr("Title"), m_title);
    addRow(*grid, tr("Status"), m_status);
    addRow(*grid, tr("Tags"), m_tags);
    int row = grid->rowCount();
    grid->addWidget(caption(tr("Series"), m_series), row, 0, Qt::AlignVCenter);
    grid->addLayout(series, row, 1);
    addRow(*grid, tr("Description"), m_description);
    addRow(*grid, tr("Language"), m_language);
    row = grid->rowCount();
    grid->addWidget(caption(tr("Words to reach"), m_goal), row, 0, Qt::AlignVCenter);
    grid->addLayout(goal, row, 1);
    addRow(*grid, tr("Address"), m_slug);
    grid->setColumnStretch(1, 1);
    body().addLayout(grid);

    m_save = addButton(tr("Save"), u"save"_s, Look::Primary);
    m_close = addButton(tr("Cancel"), u"close"_s, Look::Quiet);
    connect(m_save, &QPushButton::clicked, this, &PropertiesSheet::save);
    connect(m_close, &QPushButton::clicked, this, &PropertiesSheet::dismiss);
    const std::initializer_list<QWidget*> order{m_title,  m_status,      m_tags,     m_series,
                                                m_number, m_description, m_language, m_goal,
                                                m_due,    m_slug,        m_close,    m_save};
    for (const auto* it = order.begin(); it + 1 != order.end(); ++it)
        setTabOrder(*it, *(it + 1));
}

void PropertiesSheet::open(const PropertiesState& state)
{
    m_state = state;
    fill(state);
    const bool readOnly = !state.readOnlyReason.isEmpty();
    for (QLineEdit* field : {m_title, m_tags, m_series, m_number, m_language, m_goal, m_due, m_slug})
        field->setReadOnly(readOnly);
    m_description->setReadOnly(readOnly);
    m_status->setEnabled(!readOnly);
    m_save->setVisible(!readOnly);
    m_close->setText(readOnly ? tr("Close") : tr("Cancel"));
    showWith(readOnly ? static_cast<QWidget*>(m_close) : m_title);
    tell(state.readOnlyReason);
}

void PropertiesSheet::fill(const PropertiesState& state)
{
    const DraftProperties& p = state.properties;
    setHeading(p.title.isEmpty() ? tr("Properties") : tr("Properties of “%1”").arg(p.title));
    m_title->setText(p.title);
    m_status->clear();
    //: %1 is a status: what the draft counts as while it does not say so itself
    m_status->addItem(tr("Not said (%1)").arg(state.derivedStatus));
    for (const DraftStatus status : statuses)
        m_status->addItem(statusName(status));
    m_status->setCurrentIndex(
        p.status ? static_cast<int>(std::ranges::find(statuses, *p.status) - statuses.begin()) + 1 : 0);
    m_tags->setText(p.tags.join(u", "_s));
    delete m_tags->completer();
    new TagCompleter(state.tags, m_tags);
    m_series->setText(p.series);
    delete m_series->completer();
    auto* series = new QCompleter(state.series, m_series);
    series->setCaseSensitivity(Qt::CaseInsensitive);
    m_series->setCompleter(series);
    m_number->setText(textOf(p.number));
    m_description->setPlainText(p.description);
    m_language->setText(p.language);
    m_goal->setText(textOf(p.goal));
    m_due->setText(p.due.isValid() ? p.due.toString(Qt::ISODate) : QString());
    m_slug->setText(p.slug);
    m_slug->setPlaceholderText(state.offeredSlug);
}

Result<DraftProperties> PropertiesSheet::wanted() const
{
    DraftProperties p;
    p.title = m_title->text().trimmed();
    if (m_status->currentIndex() > 0)
        p.status = statuses.at(static_cast<size_t>(m_status->currentIndex() - 1));
    p.tags = tagsFrom(m_tags->text());
    p.series = m_series->text().trimmed();
    p.number = numberIn(*m_number);
    p.description = m_description->toPlainText().simplified();
    p.language = m_language->text().trimmed();
    p.goal = numberIn(*m_goal);
    if (p.goal == 0)
        p.goal.reset();
    p.slug = m_slug->text().trimmed();
    const QString due = m_due->text().trimmed();
    if (!due.isEmpty()) {
        const auto day = Day::fromIso(due);
        if (!day)
            return fail(ErrorCode::Invalid,
                        tr("“%1” is no day: write it as in 2026-12-01. Nothing was changed.").arg(due));
        p.due = day->date();
    }
    return p;
}

void PropertiesSheet::save()
{
    const auto after = wanted();
    if (!after)
        return tell(after.error().sentence);
    Q_EMIT saveWished(m_state.properties, *after);
}

void PropertiesSheet::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool button = qobject_cast<QPushButton*>(window()->focusWidget());
    if (enter && !button && m_save->isVisible() && !event->isAutoRepeat() &&
        !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ControlModifier)))
        return save();
    DraftSheet::keyPressEvent(event);
}

} // namespace brickwork
