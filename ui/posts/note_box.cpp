#include "ui/posts/note_box.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int iconSide = 18;

QString objectOf(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Refusal:
        return u"publish.refusal"_s;
    case NoteKind::Warning:
        return u"publish.warning"_s;
    case NoteKind::Loss:
        return u"publish.loss"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

NoteBox::NoteBox(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this))
{
    setObjectName(u"publish.notes"_s);
    setAccessibleName(tr("Notes on this plan"));
    setAttribute(Qt::WA_StyledBackground);
    m_column->setContentsMargins(space::m, space::s, space::m, space::s);
    m_column->setSpacing(space::s);
    setLook(this, Look::Side);
    connect(&theme, &Theme::changed, this, &NoteBox::show);
    hide();
}

void NoteBox::setNotes(const std::vector<PlanNote>& notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    show();
}

void NoteBox::show()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList spoken;
    for (const PlanNote& note : m_notes) {
        auto* box = new QWidget(this);
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins({});
        row->setSpacing(space::s);
        auto* icon = new QLabel(box);
        const bool refusal = note.kind == NoteKind::Refusal;
        const QString name = note.kind == NoteKind::Loss ? u"close"_s
                             : refusal                   ? u"warning"_s
                                                         : u"information"_s;
        const QColor colour = refusal ? m_theme.tokens().brick : m_theme.tokens().faint;
        icon->setPixmap(Theme::icon(name, colour).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
        auto* text = new LeadingLabel(note.sentence, box);
        text->setObjectName(objectOf(note.kind));
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setFocusPolicy(Qt::NoFocus);
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        m_column->addWidget(box);
        box->show(); // now: the sheet is measured before the layout would do it
        spoken << note.sentence;
    }
    setAccessibleDescription(spoken.join(u' '));
    setVisible(!m_notes.empty());
}

} // namespace brickwork
