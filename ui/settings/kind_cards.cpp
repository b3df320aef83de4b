#include "ui/settings/kind_cards.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int columns = 2;
constexpr int leastWidth = 200;

} // namespace

class KindCard final : public QAbstractButton
{
public:
    KindCard(Theme& theme, const KindInfo& info, QWidget* parent)
        : QAbstractButton(parent), m_theme(theme), m_sentence(info.sentence)
    {
        setText(info.name);
        setAccessibleName(info.name);
        setAccessibleDescription(info.sentence);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    [[nodiscard]] QSize sizeHint() const override { return {leastWidth, heightForWidth(leastWidth)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {leastWidth, heightForWidth(width())}; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        const QRect words(0, 0, width - 2 * space::m, 1000);
        const int sentence = QFontMetrics(Theme::font(TextSize::Small))
                                 .boundingRect(words, Qt::TextWordWrap, m_sentence)
                                 .height();
        return space::m + nameHeight() + space::xs + sentence + space::m;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool lit = underMouse() || isDown();
        painter.setPen(hasFocus() ? QPen(tokens.brick, 2) : QPen(tokens.line, 1));
        painter.setBrush(lit ? blend(tokens.line, tokens.paper, isDown() ? 0.8 : 0.4) : tokens.paper);
        const qreal inset = hasFocus() ? 1 : 0.5;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius::control,
                                radius::control);
        const QRect words = rect().adjusted(space::m, space::m, -space::m, -space::m);
        const int start =
            static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignAbsolute;
        painter.setFont(Theme::font(TextSize::Body, QFont::DemiBold));
        painter.setPen(tokens.ink);
        painter.drawText(words, start | Qt::AlignTop | Qt::TextSingleLine, text());
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(tokens.faint);
        // At the leading edge, but the words run their own way.
        painter.setLayoutDirection(m_sentence.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter.drawText(words.adjusted(0, nameHeight() + space::xs, 0, 0),
                         start | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
    }

private:
    [[nodiscard]] static int nameHeight()
    {
        return QFontMetrics(Theme::font(TextSize::Body, QFont::DemiBold)).height();
    }

    Theme& m_theme;
    QString m_sentence;
};

KindCards::KindCards(Theme& theme, const std::vector<KindInfo>& kinds, const QString& name, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(name);
    setAccessibleName(tr("Kinds of places"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(space::s);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    for (const KindInfo& kind : kinds) {
        auto* card = new KindCard(theme, kind, this);
        card->setObjectName(name + u'.' + kind.kind);
        card->setFocusPolicy(m_cards.empty() ? Qt::StrongFocus : Qt::ClickFocus);
        card->installEventFilter(this);
        const int place = static_cast<int>(m_cards.size());
        grid->addWidget(card, place / columns, place % columns);
        m_cards.push_back(card);
        connect(card, &QAbstractButton::clicked, this, [this, word = kind.kind] { Q_EMIT picked(word); });
    }
    connect(&theme, &Theme::changed, this, [this] {
        for (KindCard* card : m_cards)
            card->updateGeometry();
        update();
    });
}

void KindCards::focusFirst()
{
    walkTo(0);
}

void KindCards::walkTo(std::size_t index)
{
    if (index >= m_cards.size())
        return;
    for (KindCard* card : m_cards)
        card->setFocusPolicy(card == m_cards[index] ? Qt::StrongFocus : Qt::ClickFocus);
    m_cards[index]->setFocus(Qt::OtherFocusReason);
}

bool KindCards::eventFilter(QObject* watched, QEvent* event)
{
    const auto at = std::ranges::find(m_cards, watched, [](KindCard* card) -> QObject* { return card; });
    if (event->type() != QEvent::KeyPress || at == m_cards.end())
        return QWidget::eventFilter(watched, event);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int step = 0;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        (*at)->click();
        return true;
    case Qt::Key_Left:
        step = mirrored ? 1 : -1;
        break;
    case Qt::Key_Right:
        step = mirrored ? -1 : 1;
        break;
    case Qt::Key_Up:
        step = -columns;
        break;
    case Qt::Key_Down:
        step = columns;
        break;
    default:
        return QWidget::eventFilter(watched, event);
    }
    const auto wanted = (at - m_cards.begin()) + step;
    if (wanted >= 0)
        walkTo(static_cast<std::size_t>(wanted));
    return true;
}

} // namespace brickwork
