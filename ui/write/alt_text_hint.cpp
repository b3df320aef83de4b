#include "ui/write/alt_text_hint.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

AltTextHint::AltTextHint(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_words(new QLabel(this)), m_keys(new QLabel(this))
{
    setObjectName(u"altTextHint"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_words->setObjectName(u"altTextHint.words"_s);
    m_keys->setObjectName(u"altTextHint.keys"_s);
    for (QLabel* label : {m_words, m_keys}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setLook(m_keys, Look::Faint);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::m, space::s, space::m, space::s);
    rows->setSpacing(space::xs / 2);
    rows->addWidget(m_words);
    rows->addWidget(m_keys);
    connect(&m_theme, &Theme::changed, this, &AltTextHint::restyle);
    restyle();
    hide();
}

void AltTextHint::restyle()
{
    m_words->setFont(Theme::font(TextSize::Small));
    m_keys->setFont(Theme::font(TextSize::Small));
    update();
}

void AltTextHint::showAt(const QRect& line, const QRect& room, int number, int count)
{
    //: %1 and %2 are numbers: the second of three pictures
    m_words->setText(
        count > 1 ? tr("Picture %1 of %2: describe it for those who cannot see it").arg(number).arg(count)
                  : tr("Describe the picture for those who cannot see it"));
    m_keys->setText(tr("Enter keeps the words · Esc goes on without"));
    setAccessibleName(text());
    int widest = 0;
    for (const QLabel* label : {m_words, m_keys})
        widest = std::max(widest, label->fontMetrics().horizontalAdvance(label->text()));
    const int width = std::min(widest + 2 * space::m + 2, room.width() - 2 * space::s);
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    const bool leftward = isRightToLeft();
    int x = leftward ? line.right() - width + space::m : line.left() - space::m;
    x = std::clamp(x, room.left() + space::s,
                   std::max(room.left() + space::s, room.right() - width - space::s));
    const bool below = line.bottom() + space::s + height <= room.bottom();
    const int y = below ? line.bottom() + space::s : line.top() - space::s - height;
    setGeometry(x, y, width, height);
    show();
    raise();
}

QString AltTextHint::text() const
{
    return m_words->text() + u". "_s + m_keys->text();
}

void AltTextHint::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(blend(t.faint, t.line, 0.35));
    painter.setBrush(t.wall);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
}

} // namespace brickwork
