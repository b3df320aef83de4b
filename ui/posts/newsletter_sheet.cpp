#include "ui/posts/newsletter_sheet.h"

#include "ui/posts/copy_button.h"
#include "ui/posts/elided_label.h"
#include "ui/posts/published_form.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int placeLength = 14; ///< letters of the longest usual name

constexpr auto parts = {NewsletterPart::Title, NewsletterPart::Subtitle, NewsletterPart::Text};

QString partName(NewsletterPart part)
{
    switch (part) {
    case NewsletterPart::Title:
        return u"title"_s;
    case NewsletterPart::Subtitle:
        return u"subtitle"_s;
    case NewsletterPart::Text:
        return u"text"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

NewsletterSheet::NewsletterSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new LeadingLabel({}, this)), m_place(new QComboBox(this)),
      m_copyStep(new QWidget(this)), m_hint(new LeadingLabel({}, m_copyStep)),
      m_scroll(new QScrollArea(m_copyStep)), m_notes(nullptr),
      m_form(new PublishedForm(u"newsletter"_s, this)), m_notice(new LeadingLabel({}, this)),
      m_editor(new QPushButton(this)), m_back(new QPushButton(this)), m_do(new QPushButton(this))
{
    setObjectName(u"newsletter"_s);
    setAccessibleName(tr("Copy for newsletter"));
    build();
    connectAll();
    setFonts();
    hide();
}

void NewsletterSheet::build()
{
    m_heading->setObjectName(u"newsletter.heading"_s);
    m_place->setObjectName(u"newsletter.place"_s);
    m_place->setAccessibleName(tr("Where it is published"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_place->setMinimumContentsLength(placeLength);
    m_notice->setObjectName(u"newsletter.refusal"_s);
    for (QLabel* label : {m_hint, m_notice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_hint->setObjectName(u"newsletter.hint"_s);
    setLook(m_hint, Look::Faint);

    auto* head = new QHBoxLayout;
    head->setSpacing(space::m);
    head->addWidget(m_heading, 1);
    head->addWidget(m_place);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addLayout(head);
    auto* step = new QVBoxLayout(m_copyStep);
    step->setContentsMargins({});
    step->setSpacing(space::m);
    layRows(*step);
    column->addWidget(m_copyStep, 1);
    column->addWidget(m_form);
    column->addWidget(m_notice);
    layButtons(*column);
    // As it is read, whatever was made first.
    QWidget* before = m_place;
    for (QWidget* after :
         std::initializer_list<QWidget*>{row(NewsletterPart::Title).copy, row(NewsletterPart::Subtitle).copy,
                                         row(NewsletterPart::Text).copy, m_scroll})
        setTabOrder(std::exchange(before, after), after);
}

void NewsletterSheet::layRows(QVBoxLayout& column)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    const std::map<NewsletterPart, std::pair<QString, QString>> words{
        {NewsletterPart::Title, {tr("Title"), tr("Copy title")}},
        {NewsletterPart::Subtitle, {tr("Subtitle"), tr("Copy subtitle")}},
        {NewsletterPart::Text, {tr("Text"), tr("Copy text")}}};
    for (const NewsletterPart part : parts) {
        Row& row = m_rows[part];
        row.caption = new LeadingLabel(words.at(part).first, m_copyStep);
        row.value = new ElidedLabel(Qt::ElideRight, m_copyStep);
        row.copy = new CopyButton(theme(), words.at(part).second, m_copyStep);
        row.value->setObjectName(u"newsletter."_s + partName(part));
        row.copy->setObjectName(u"newsletter.copy."_s + partName(part));
        setLook(row.caption, Look::Faint);
        setLook(row.copy, Look::Outlined);
        const int line = grid->rowCount();
        grid->addWidget(row.caption, line, 0);
        grid->addWidget(row.value, line, 1);
        grid->addWidget(row.copy, line, 2);
    }
    auto* inside = new QWidget;
    m_notes = new QVBoxLayout(inside);
    m_notes->setContentsMargins(0, 0, space::s, 0);
    m_notes->setSpacing(space::s);
    m_scroll->setObjectName(u"newsletter.notes"_s);
    m_scroll->setAccessibleName(tr("What does not come along"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    column.addWidget(m_hint);
    column.addLayout(grid);
    column.addWidget(m_scroll, 1);
}

void NewsletterSheet::layButtons(QVBoxLayout& column)
{
    m_editor->setObjectName(u"newsletter.editor"_s);
    m_back->setObjectName(u"newsletter.back"_s);
    m_do->setObjectName(u"newsletter.do"_s);
    setLook(m_editor, Look::Link);
    setLook(m_back, Look::Quiet);
    setLook(m_do, Look::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_editor);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_do);
    column.addLayout(buttons);
}

void NewsletterSheet::connectAll()
{
    connect(m_place, &QComboBox::activated, this, &NewsletterSheet::placeChosen);
    for (const NewsletterPart part : parts)
        connect(row(part).copy, &QPushButton::clicked, this, [this, part] { Q_EMIT copyWished(part); });
    connect(m_editor, &QPushButton::clicked, this, &NewsletterSheet::editorWished);
    connect(m_back, &QPushButton::clicked, this, &NewsletterSheet::goBack);
    connect(m_do, &QPushButton::clicked, this, &NewsletterSheet::goOn);
    connect(m_form, &PublishedForm::entered, this, &NewsletterSheet::goOn);
    connect(m_form, &PublishedForm::changed, this, [this] {
        m_awaited = false;
        if (m_step == Step::Record)
            m_do->setEnabled(!m_form->address().isEmpty());
    });
    connect(&theme(), &Theme::changed, this, [this] {
        setFonts();
        fillNotes();
        place();
        update();
    });
}

void NewsletterSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_notice->setFont(Theme::font(TextSize::Small));
}

void NewsletterSheet::open(const NewsletterState& state)
{
    rememberFocus();
    for (const NewsletterPart part : parts)
        row(part).copy->reset();
    m_scroll->ensureVisible(0, 0);
    m_state = state;
    fill();
    go(Step::Copy);
    show();
    place();
    raise();
    (row(NewsletterPart::Title).copy->isEnabled() ? static_cast<QWidget*>(row(NewsletterPart::Title).copy)
                                                  : m_back)
        ->setFocus(Qt::OtherFocusReason);
}

void NewsletterSheet::setState(const NewsletterState& state)
{
    const bool waited = !m_state.ready && m_back->hasFocus();
    m_state = state;
    fill();
    go(m_step);
    if (waited && row(NewsletterPart::Title).copy->isEnabled())
        row(NewsletterPart::Title).copy->setFocus(Qt::OtherFocusReason);
}

void NewsletterSheet::confirm(NewsletterPart part)
{
    for (const NewsletterPart other : parts) {
        if (other != part)
            row(other).copy->reset(); // the clipboard holds one thing
    }
    for (CopyButton* picture : m_pictures)
        picture->reset();
    row(part).copy->confirm();
}

void NewsletterSheet::confirmPicture(int index)
{
    for (const NewsletterPart part : parts)
        row(part).copy->reset();
    for (CopyButton* picture : m_pictures) {
        if (picture->property("picture").toInt() == index)
            picture->confirm();
        else
            picture->reset();
    }
}

void NewsletterSheet::refuse(const QString& sentence)
{
    m_awaited = false;
    if (m_step == Step::Record) {
        m_form->refuse(sentence);
    } else {
        m_notice->setText(sentence);
        m_notice->setVisible(!sentence.isEmpty());
    }
    place();
}

void NewsletterSheet::fill()
{
    const QSignalBlocker silent(m_place);
    m_place->clear();
    m_place->addItems(m_state.places);
    m_place->setCurrentIndex(m_state.place);
    m_place->setVisible(m_state.places.size() > 1);
    fillRows();
    fillNotes();
}

void NewsletterSheet::fillRows()
{
    const bool usable = m_state.ready && m_state.problem.isEmpty();
    row(NewsletterPart::Title).value->setFullText(m_state.title);
    row(NewsletterPart::Subtitle).value->setFullText(m_state.subtitle);
    row(NewsletterPart::Text).value->setFullText(m_state.text);
    for (const NewsletterPart part : parts)
        row(part).copy->setEnabled(usable);
    const bool subtitle = !m_state.subtitle.isEmpty();
    Row& second = row(NewsletterPart::Subtitle);
    for (QWidget* widget : std::initializer_list<QWidget*>{second.caption, second.value, second.copy})
        widget->setVisible(subtitle);
    m_hint->setText(!m_state.problem.isEmpty() ? m_state.problem
                    : !m_state.ready
                        ? tr("The copy is being made…")
                        : tr("Copy each part and paste it into %1. Then publish it there and come back.")
                              .arg(m_state.editor));
    m_editor->setText(tr("Open %1").arg(m_state.editor));
}

void NewsletterSheet::go(Step step)
{
    m_step = step;
    m_awaited = false;
    const bool record = step == Step::Record;
    m_copyStep->setVisible(!record);
    m_form->setVisible(record);
    m_notice->setVisible(false);
    m_place->setEnabled(!record);
    m_editor->setVisible(m_state.canOpen && !record);
    m_heading->setText(record ? tr("Published in %1").arg(m_state.editor) : tr("Copy for newsletter"));
    m_back->setText(record ? tr("Back") : tr("Close"));
    m_do->setText(record ? tr("Record") : tr("I published it…"));
    m_do->setEnabled(record ? !m_form->address().isEmpty() : m_state.ready && m_state.problem.isEmpty());
    if (isVisible())
        place();
}

void NewsletterSheet::goOn()
{
    if (!m_do->isEnabled())
        return;
    if (m_step == Step::Copy) {
        go(Step::Record);
        return m_form->open(m_state.link, tr("https://…"));
    }
    // Until there is an answer nothing is wished twice.
    if (!std::exchange(m_awaited, true))
        Q_EMIT recordWished(m_form->address(), m_form->when());
}

void NewsletterSheet::goBack()
{
    if (m_step == Step::Copy)
        return dismiss();
    go(Step::Copy);
    m_do->setFocus(Qt::OtherFocusReason);
}

} // namespace brickwork
