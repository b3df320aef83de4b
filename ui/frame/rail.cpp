#include "ui/frame/rail.h"

#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::array iconNames{"write", "wall", "posts", "settings"};

/// A page button paints itself: icon over caption, a paper card when its page is open.
class RailButton final : public QToolButton
{
public:
    RailButton(Theme& theme, QWidget* parent) : QToolButton(parent), m_theme(theme)
    {
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics caption(Theme::font(TextSize::Tiny));
        const int width = std::max(48, caption.horizontalAdvance(text()) + space::s);
        return {width, text().isEmpty() ? 40 : 34 + caption.height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? t.paper : blend(t.paper, t.wall, 0.5));
            painter.drawRoundedRect(card, 8, 8);
        }
        if (hasFocus()) {
            painter.setPen(QPen(t.brick, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(card, 8, 8);
        }
        const QFont caption = Theme::font(TextSize::Tiny);
        const int captionHeight = text().isEmpty() ? 0 : QFontMetrics(caption).height();
        const int side = 22;
        const int top = (height() - side - captionHeight - (captionHeight ? 2 : 0)) / 2;
        icon().paint(&painter, QRect((width() - side) / 2, top, side, side));
        if (captionHeight) {
            painter.setFont(caption);
            painter.setPen(isChecked() ? t.ink : t.faint);
            painter.drawText(QRect(0, top + side + 2, width(), captionHeight),
                             Qt::AlignHCenter | Qt::AlignTop, text());
        }
    }

private:
    Theme& m_theme;
};

} // namespace

Rail::Rail(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"rail"_s);
    setAccessibleName(tr("Pages"));
    setLook(this, Look::Side);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, 20, space::s, space::m);
    layout->setSpacing(space::m);
    const std::array texts{tr("Write"), tr("Wall"), tr("Posts"), tr("Settings")};
    const std::array pages{Page::Write, Page::Wall, Page::Posts, Page::Settings};
    for (size_t i = 0; i < pages.size(); ++i) {
        if (pages[i] == Page::Settings)
            layout->addStretch();
        QToolButton* button = addButton(texts[i], QLatin1StringView(iconNames[i]));
        button->setCheckable(true);
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(texts[i]).arg(i + 1));
        connect(button, &QToolButton::clicked, this, [this, page = pages[i]] {
            setPage(page);
            Q_EMIT pageChosen(page);
        });
        m_pages[i] = button;
        layout->addWidget(button, 0, Qt::AlignHCenter);
    }
    m_menu = addButton({}, u"more"_s);
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(u"rail.menu"_s);
    layout->addWidget(m_menu, 0, Qt::AlignHCenter);
    connect(&m_theme, &Theme::changed, this, &Rail::recolour);
    setPage(Page::Write);
}

QToolButton* Rail::addButton(const QString& text, const QString& name)
{
    auto* button = new RailButton(m_theme, this);
    button->setText(text);
    button->setObjectName(u"rail."_s + name);
    button->setAccessibleName(text);
    return button;
}

void Rail::setMenu(QMenu* menu)
{
    m_menu->setMenu(menu);
}

void Rail::setPage(Page page)
{
    for (size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setChecked(i == static_cast<size_t>(page));
    recolour();
}

void Rail::recolour()
{
    const Tokens& t = m_theme.tokens();
    for (size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setIcon(
            Theme::icon(QLatin1StringView(iconNames[i]), m_pages[i]->isChecked() ? t.brick : t.faint));
    m_menu->setIcon(Theme::icon(u"more"_s, t.faint));
    update();
}

} // namespace brickwork
