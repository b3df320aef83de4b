#include "ui/drafts/new_draft_sheet.h"

#include "core/base/web_address.h"
#include "ui/drafts/sheet_list.h"
#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 640;
constexpr int listWidth = 220;
constexpr int leastHeight = 264;
constexpr int numberWidth = 72;
constexpr int largestNumber = 99'999;
constexpr qsizetype mostNotesShown = 5;

} // namespace

NewDraftSheet::NewDraftSheet(Theme& theme, QWidget* parent)
    : DraftSheet(theme, parent, u"newDraftSheet"_s, sheetWidth),
      m_templates(new SheetList(theme, bodyWidget())), m_explanation(new LeadingLabel({}, bodyWidget())),
      m_title(new QLineEdit(bodyWidget())), m_url(new QLineEdit(bodyWidget())),
      m_series(new QComboBox(bodyWidget())), m_number(new QLineEdit(bodyWidget())),
      m_notes(new LeadingLabel({}, bodyWidget()))
{
    build();
    connect(m_templates, &QListWidget::currentRowChanged, this, &NewDraftSheet::chooseTemplate);
    connect(m_templates, &QListWidget::itemActivated, this,
            [this] { m_title->setFocus(Qt::OtherFocusReason); });
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_titled = !text.trimmed().isEmpty();
        tell({});
    });
    connect(m_series, &QComboBox::currentTextChanged, this, &NewDraftSheet::chooseSeries);
    connect(m_number, &QLineEdit::textEdited, this, &NewDraftSheet::offerTitle);
}

QWidget* NewDraftSheet::buildFields()
{
    auto* fields = new QWidget(bodyWidget());
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, space::xs, 0, space::xs);
    column->setSpacing(space::s);
    m_explanation->setWordWrap(true);
    setLook(m_explanation, Look::Faint);
    column->addWidget(m_explanation);
    column->addSpacing(space::xs);
    const auto add = [&](const QString& text, QWidget* field) {
        QLabel* label = caption(text, field);
        column->addWidget(label);
        return label;
    };
    m_urlRow = {add(tr("Address of the page"), m_url), m_url};
    column->addWidget(m_url);
    auto* series = new QHBoxLayout;
    series->setSpacing(space::s);
    series->addWidget(m_series, 1);
    series->addWidget(m_number);
    m_seriesRow = {add(tr("Series and number"), m_series), m_series, m_number};
    column->addLayout(series);
    add(tr("Title"), m_title);
    column->addWidget(m_title);
    m_notes->setWordWrap(true);
    m_notes->setFont(Theme::font(TextSize::Small));
    setLook(m_notes, Look::Faint);
    column->addWidget(m_notes);
    column->addStretch(1);
    return fields;
}

void NewDraftSheet::build()
{
    setHeading(tr("New draft"));
    m_templates->setObjectName(partName(u"templates"_s));
    m_templates->setAccessibleName(tr("What it begins with"));
    m_templates->setFixedWidth(listWidth);
    m_templates->setMinimumHeight(leastHeight);
    m_title->setObjectName(partName(u"title"_s));
    m_title->setAccessibleName(tr("Title"));
    m_url->setObjectName(partName(u"url"_s));
    m_url->setAccessibleName(tr("Address of the page"));
    m_url->setPlaceholderText(u"https://"_s);
    m_series->setObjectName(partName(u"series"_s));
    m_series->setAccessibleName(tr("Series: one there is, or a new one"));
    m_series->setEditable(true);
    m_series->setInsertPolicy(QComboBox::NoInsert);
    m_series->lineEdit()->setObjectName(partName(u"seriesName"_s));
    m_series->lineEdit()->setAccessibleName(m_series->accessibleName());
    m_number->setObjectName(partName(u"number"_s));
    m_number->setAccessibleName(tr("Number in the series"));
    m_number->setFixedWidth(numberWidth);
    m_number->setValidator(new QIntValidator(0, largestNumber, m_number));
    m_notes->setObjectName(partName(u"notes"_s));

    auto* across = new QHBoxLayout;
    across->setSpacing(space::l);
    across->addWidget(m_templates);
    across->addWidget(buildFields(), 1);
    body().addLayout(across);
    QPushButton* make = addButton(tr("Begin"), u"make"_s, Look::Primary);
    QPushButton* cancel = addButton(tr("Cancel"), u"close"_s, Look::Quiet);
    QPushButton* folder = addQuietButton(tr("Your own templates"), u"folder"_s);
    folder->setToolTip(tr("Opens the folder whose Markdown files are your templates"));
    connect(make, &QPushButton::clicked, this, &NewDraftSheet::wish);
    connect(cancel, &QPushButton::clicked, this, &NewDraftSheet::dismiss);
    connect(folder, &QPushButton::clicked, this, &NewDraftSheet::folderWished);
    const std::initializer_list<QWidget*> order{m_templates, m_url,  m_series, m_number,
                                                m_title,     folder, cancel,   make};
    for (const auto* it = order.begin(); it + 1 != order.end(); ++it)
        setTabOrder(*it, *(it + 1));
}

void NewDraftSheet::open(const NewDraftState& state)
{
    m_state = state;
    m_titled = false;
    m_title->clear();
    m_url->clear();
    {
        const QSignalBlocker quiet(m_templates);
        const QSignalBlocker still(m_series);
        m_templates->clear();
        for (const DraftTemplate& each : state.templates)
            m_templates->addRow(each.name, {});
        m_series->clear();
        for (const SeriesEntry& each : state.series)
            m_series->addItem(each.name);
        m_templates->setCurrentRow(0);
    }
    chooseSeries();
    chooseTemplate();
    showWith(m_templates);
}

const DraftTemplate& NewDraftSheet::chosen() const
{
    return m_state.templates.at(static_cast<size_t>(std::max(0, m_templates->currentRow())));
}

void NewDraftSheet::chooseTemplate()
{
    const TemplateNeeds needs = needsOf(chosen());
    m_explanation->setText(chosen().explanation);
    for (QWidget* widget : std::as_const(m_urlRow))
        widget->setVisible(needs.url);
    for (QWidget* widget : std::as_const(m_seriesRow))
        widget->setVisible(needs.series);
    const qsizetype count = m_state.notes.size();
    QString notes = count == 0   ? tr("No housekeeping notes are waiting.")
                    : count == 1 ? tr("1 housekeeping note goes in:")
                                 : tr("%1 housekeeping notes go in:").arg(m_state.locale.toString(count));
    for (const QString& note : m_state.notes.first(std::min(count, mostNotesShown)))
        notes += u"\n– "_s + note;
    if (count > mostNotesShown)
        notes += u"\n…"_s;
    m_notes->setText(notes);
    m_notes->setVisible(needs.notes);
    offerTitle();
    tell({});
    if (isVisible())
        place();
}

void NewDraftSheet::chooseSeries()
{
    const QString name = m_series->currentText().trimmed();
    const auto known = std::ranges::find_if(m_state.series, [&name](const SeriesEntry& entry) {
        return entry.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    m_number->setText(QString::number(known == m_state.series.end() ? 1 : known->next));
    offerTitle();
}

TemplateFill NewDraftSheet::fill() const
{
    const TemplateNeeds needs = m_state.templates.empty() ? TemplateNeeds() : needsOf(chosen());
    TemplateFill fill;
    fill.title = m_title->text().trimmed();
    fill.day = m_state.today;
    fill.locale = m_state.locale;
    if (needs.url)
        fill.url = m_url->text().trimmed();
    if (needs.series) {
        fill.series = m_series->currentText().trimmed();
        bool whole = false;
        const int number = m_number->text().trimmed().toInt(&whole);
        fill.number = whole ? std::optional(number) : std::nullopt;
    }
    if (needs.notes)
        fill.notes = m_state.notes;
    return fill;
}

void NewDraftSheet::offerTitle()
{
    if (!m_titled && !m_state.templates.empty())
        m_title->setText(offeredTitle(chosen(), fill()));
}

QString NewDraftSheet::missing() const
{
    const TemplateNeeds needs = needsOf(chosen());
    if (needs.series && m_series->currentText().trimmed().isEmpty())
        return tr("Which series is it part of? A new name begins a new one.");
    if (!needs.url)
        return {};
    return webAddress(m_url->text()).isEmpty()
               ? tr("Which page is it about? Its address begins with https://.")
               : QString();
}

void NewDraftSheet::wish()
{
    const QString lacks = missing();
    if (!lacks.isEmpty()) {
        tell(lacks);
        (needsOf(chosen()).url ? static_cast<QWidget*>(m_url) : m_series)->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT wished({.made = chosen(), .fill = fill()});
}

void NewDraftSheet::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool button = qobject_cast<QPushButton*>(window()->focusWidget());
    if (enter && !button && !event->isAutoRepeat() && !(event->modifiers() & ~Qt::KeypadModifier))
        return wish();
    DraftSheet::keyPressEvent(event);
}

} // namespace brickwork
