#include "ui/charts/cell_card.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widest = 320;
constexpr int distance = 8;
constexpr int noteLength = 240;

// A note may be a page long; the card shows how it begins.
QString beginningOf(const QString& note)
{
    const QString plain = note.trimmed();
    return plain.size() <= noteLength ? plain : plain.left(noteLength).trimmed() + u"…"_s;
}

} // namespace

CellCard::CellCard(Theme& theme, QWidget* window)
    : QFrame(window), m_theme(theme), m_title(new QLabel(this)), m_lines(new QLabel(this)),
      m_note(new QLabel(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s + 2);
    layout->setSpacing(3);
    for (QLabel* label : {m_title, m_lines, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    setLook(m_note, Look::Faint);
    hide();
}

void CellCard::show(const CardText& text, const QRect& cell)
{
    m_title->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    m_lines->setFont(Theme::font(TextSize::Small));
    m_note->setFont(Theme::font(TextSize::Small));
    m_title->setText(text.title);
    m_lines->setText(text.lines.join(u'\n'));
    m_note->setText(beginningOf(text.note));
    m_lines->setVisible(!m_lines->text().isEmpty());
    m_note->setVisible(!m_note->text().isEmpty());

    int wanted = 0;
    for (const QLabel* label : {m_title, m_lines, m_note})
        for (const QString& line : label->text().split(u'\n'))
            wanted = std::max(wanted, label->fontMetrics().horizontalAdvance(line));
    const QRect room = parentWidget()->rect().adjusted(space::s, space::s, -space::s, -space::s);
    const int width = std::min({wanted + 2 * space::m + 4, widest, room.width()});
    layout()->invalidate();
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->sizeHint().height();

    QRect box(0, 0, width, height);
    box.moveCenter(cell.center());
    box.moveBottom(cell.top() - distance);
    if (box.top() < room.top())
        box.moveTop(cell.bottom() + distance);
    if (box.bottom() > room.bottom())
        box.moveBottom(room.bottom());
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - width + 1)));
    setGeometry(box);
    raise();
    QFrame::show();
}

void CellCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = m_theme.tokens();
    painter.setPen(QPen(blend(t.faint, t.line, 0.35), 1));
    painter.setBrush(t.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
}

} // namespace brickwork
