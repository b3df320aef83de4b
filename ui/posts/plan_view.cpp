#include "ui/posts/plan_view.h"

#include "ui/posts/elided_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int iconSide = 18;

} // namespace

PlanView::PlanView(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new ElidedLabel(Qt::ElideRight, this)),
      m_sentence(new QLabel(this)), m_grid(new QGridLayout), m_scroll(new QScrollArea(this)),
      m_notes(new QWidget), m_column(new QVBoxLayout(m_notes))
{
    setObjectName(u"publish.plan"_s);
    m_title->setObjectName(u"publish.plan.title"_s);
    m_sentence->setObjectName(u"publish.plan.sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(space::xs);
    makeFacts();
    column->addLayout(m_grid);
    makeNotes();
    column->addWidget(m_scroll);
    column->addStretch();
    connect(&m_theme, &Theme::changed, this, &PlanView::setFonts);
    setFonts();
}

void PlanView::makeFacts()
{
    const std::array names{tr("File"), tr("Address"), tr("Date"), tr("Words")};
    const std::array objects{u"publish.plan.path"_s, u"publish.plan.url"_s, u"publish.plan.date"_s,
                             u"publish.plan.words"_s};
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::xs);
    m_grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const int row = static_cast<int>(i);
        m_facts[i] = {.caption = new QLabel(names[i], this), .value = new ElidedLabel(Qt::ElideMiddle, this)};
        m_facts[i].value->setObjectName(objects[i]);
        m_facts[i].value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts[i].value->setFocusPolicy(Qt::NoFocus);
        setLook(m_facts[i].caption, Look::Faint);
        m_grid->addWidget(m_facts[i].caption, row, 0);
        m_grid->addWidget(m_facts[i].value, row, 1);
    }
}

void PlanView::makeNotes()
{
    m_column->setContentsMargins(space::m, space::s, space::m, space::s);
    m_column->setSpacing(space::s);
    setLook(m_notes, Look::Side);
    m_scroll->setObjectName(u"publish.notes"_s);
    m_scroll->setAccessibleName(tr("Notes on this plan"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_notes);
    m_scroll->hide();
}

void PlanView::setState(const PlanState& state)
{
    m_state = state;
    m_title->setFullText(state.title);
    m_title->setVisible(!state.title.isEmpty());
    m_sentence->setText(state.sentence);
    const bool planned = !state.title.isEmpty() || !state.path.isEmpty();
    const std::array values{state.path, state.url, state.date, planned ? state.words : QString()};
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        m_facts[i].value->setFullText(values[i]);
        m_facts[i].value->setAccessibleName(u"%1: %2"_s.arg(m_facts[i].caption->text(), values[i]));
        m_facts[i].caption->setVisible(!values[i].isEmpty());
        m_facts[i].value->setVisible(!values[i].isEmpty());
    }
    showNotes();
}

void PlanView::showNotes()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList spoken;
    for (const PlanNote& note : m_state.notes) {
        auto* box = new QWidget(m_notes);
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins({});
        row->setSpacing(space::s);
        auto* icon = new QLabel(box);
        const QColor colour = note.refusal ? m_theme.tokens().brick : m_theme.tokens().faint;
        icon->setPixmap(Theme::icon(note.refusal ? u"warning"_s : u"information"_s, colour)
                            .pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
        auto* text = new QLabel(note.sentence, box);
        text->setObjectName(note.refusal ? u"publish.refusal"_s : u"publish.warning"_s);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        m_column->addWidget(box);
        spoken << note.sentence;
    }
    m_column->addStretch();
    m_scroll->setVisible(!m_state.notes.empty());
    m_scroll->setAccessibleDescription(spoken.join(u' '));
}

int PlanView::notesHeight(int width) const
{
    if (m_state.notes.empty())
        return 0;
    const int frame = 2 * m_scroll->frameWidth();
    return m_column->totalHeightForWidth(width - frame) + frame;
}

void PlanView::setNotesHeight(int height)
{
    const int wanted = notesHeight(width() > 0 ? width() : sizeHint().width());
    m_scroll->setFixedHeight(height);
    // Scrolling needs the keyboard only while there is something out of sight.
    m_scroll->setFocusPolicy(height < wanted ? Qt::StrongFocus : Qt::NoFocus);
}

void PlanView::setFonts()
{
    m_title->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    showNotes();
}

} // namespace brickwork
