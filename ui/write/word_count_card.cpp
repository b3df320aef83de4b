#include "ui/write/word_count_card.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int cardWidth = 300;
constexpr int indent = 14;

} // namespace

WordCountCard::WordCountCard(Theme& theme, QWidget* window)
    : QFrame(window), m_theme(theme), m_total(new LeadingLabel({}, this)), m_rows(new QGridLayout),
      m_note(new LeadingLabel({}, this))
{
    setObjectName(u"wordCountCard"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::m, space::l, space::m);
    layout->setSpacing(space::s);
    m_total->setTextFormat(Qt::PlainText);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    setLook(m_note, Look::Faint);
    m_rows->setHorizontalSpacing(space::l);
    m_rows->setVerticalSpacing(space::xs);
    m_rows->setColumnStretch(0, 1);
    layout->addWidget(m_total);
    layout->addLayout(m_rows);
    layout->addWidget(m_note);
    hide();
}

void WordCountCard::setState(const WordCountState& state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_total->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_total->setText(state.total);
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList said{state.total};
    for (const CountRow& row : state.rows) {
        auto* label = new LeadingLabel(row.label, this);
        auto* value = new QLabel(row.value, this);
        for (QLabel* one : std::initializer_list<QLabel*>{label, value}) {
            one->setTextFormat(Qt::PlainText);
            one->setFont(Theme::font(TextSize::Small));
            if (!row.counts)
                setLook(one, Look::Faint);
        }
        // A row that begins small belongs to the one above.
        if (!row.label.isEmpty() && row.label.front().isLower())
            label->setContentsMargins(isRightToLeft() ? 0 : indent, 0, isRightToLeft() ? indent : 0, 0);
        const int at = m_rows->rowCount();
        m_rows->addWidget(label, at, 0);
        m_rows->addWidget(value, at, 1, Qt::AlignTrailing);
        said << u"%1: %2"_s.arg(row.label, row.value);
    }
    m_note->setFont(Theme::font(TextSize::Tiny));
    m_note->setText(state.note);
    setAccessibleName(tr("What the word count is made of"));
    setAccessibleDescription(said.join(u", "_s) + u". "_s + state.note);
    if (isVisible())
        place();
}

void WordCountCard::openUnder(QWidget& anchor)
{
    m_anchor = &anchor;
    if (QWidget* before = window()->focusWidget(); before != this)
        m_before = before;
    place();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void WordCountCard::place()
{
    if (!m_anchor)
        return;
    layout()->activate();
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(cardWidth) : sizeHint().height();
    const QRect room = parentWidget()->rect().adjusted(space::s, space::s, -space::s, -space::s);
    const QRect under(m_anchor->mapTo(parentWidget(), QPoint(0, 0)), m_anchor->size());
    QRect box(0, 0, cardWidth, height);
    box.moveCenter(under.center());
    box.moveTop(under.bottom() + space::xs);
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - cardWidth + 1)));
    setGeometry(box);
}

void WordCountCard::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Space)
        return QFrame::keyPressEvent(event);
    hide();
    const bool back = m_before && m_before->isVisible();
    if (QWidget* next = back ? m_before : m_anchor)
        next->setFocus(Qt::PopupFocusReason);
}

void WordCountCard::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    hide();
}

bool WordCountCard::focusNextPrevChild(bool)
{
    return true;
}

void WordCountCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = m_theme.tokens();
    painter.setPen(QPen(blend(t.faint, t.line, 0.35), 1));
    painter.setBrush(t.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
}

} // namespace brickwork
