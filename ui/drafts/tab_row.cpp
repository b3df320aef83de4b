#include "ui/drafts/tab_row.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace brickwork {

namespace {

constexpr int rowHeight = 34;
constexpr int widestTab = 216;
constexpr int narrowestTab = 104;
constexpr int buttonSide = 18;
constexpr int dotSide = 7;
constexpr int crossSide = 12;

/// Closes its tab; while the draft is not saved it is a dot until the mouse comes near.
class TabButton final : public QAbstractButton
{
public:
    TabButton(Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::ArrowCursor);
        setFixedSize(buttonSide, buttonSide);
    }

    void setModified(bool modified)
    {
        if (m_modified == modified)
            return;
        m_modified = modified;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_modified && !underMouse()) {
            QRect dot(0, 0, dotSide, dotSide);
            dot.moveCenter(rect().center());
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.brick2);
            painter.drawEllipse(dot);
            return;
        }
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blend(t.line, t.wall, 0.8));
            painter.drawRoundedRect(rect(), radius::control - 2, radius::control - 2);
        }
        QRect cross(0, 0, crossSide, crossSide);
        cross.moveCenter(rect().center());
        Theme::icon(QStringLiteral("close"), underMouse() ? t.ink : t.faint).paint(&painter, cross);
    }

private:
    Theme& m_theme;
    bool m_modified = false;
};

} // namespace

TabRow::TabRow(Theme& theme, QWidget* parent) : QTabBar(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("draftTabs.row"));
    setAccessibleName(tr("Open drafts"));
    setAccessibleDescription(tr("Arrows choose a draft, Delete closes it."));
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideRight);
    setMovable(true);
    setUsesScrollButtons(true);
    setSelectionBehaviorOnRemove(QTabBar::SelectPreviousTab);
    setFont(Theme::font(TextSize::Small));
}

int TabRow::insertTabAt(int index)
{
    const int made = insertTab(index, QString());
    auto* button = new TabButton(m_theme, this);
    setTabButton(made, QTabBar::RightSide, button);
    connect(button, &QAbstractButton::clicked, this, [this, button] {
        for (int i = 0; i < count(); ++i) {
            if (tabButton(i, QTabBar::RightSide) == button)
                return Q_EMIT closeWished(i);
        }
    });
    return made;
}

void TabRow::setTab(int index, const QString& title, bool modified, bool passing)
{
    QString text = title.simplified();
    const QString shown = text.replace(u'&', QStringLiteral("&&"));
    if (tabText(index) != shown)
        setTabText(index, shown);
    setTabToolTip(
        index,
        passing ? tr("%1 – stays open once you write in it, or double-click here").arg(title.toHtmlEscaped())
                : title.toHtmlEscaped());
    setAccessibleTabName(index, modified ? tr("%1, not saved yet").arg(title) : title);
    auto* button = static_cast<TabButton*>(tabButton(index, QTabBar::RightSide));
    button->setModified(modified);
    button->setAccessibleName(tr("Close %1").arg(title));
    button->setToolTip(tr("Close (Ctrl+W)"));
    const Tokens& t = m_theme.tokens();
    setTabTextColor(index, passing ? blend(t.faint, t.ink, 0.5) : QColor());
}

bool TabRow::showsAll() const
{
    return count() == 0 || count() * narrowestTab <= width();
}

QSize TabRow::tabSizeHint(int index) const
{
    const int natural = std::min(QTabBar::tabSizeHint(index).width() + space::s, widestTab);
    int wanted = 0;
    for (int i = 0; i < count(); ++i)
        wanted += std::min(QTabBar::tabSizeHint(i).width() + space::s, widestTab);
    const int share = count() > 0 ? width() / count() : widestTab;
    const int fitting = wanted <= width() ? natural : std::min(natural, share);
    return {std::max(narrowestTab, fitting), rowHeight};
}

QSize TabRow::minimumTabSizeHint(int) const
{
    return {narrowestTab, rowHeight};
}

void TabRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton) {
        const int index = tabAt(event->position().toPoint());
        if (index >= 0)
            Q_EMIT closeWished(index);
        return;
    }
    QTabBar::mouseReleaseEvent(event);
}

void TabRow::contextMenuEvent(QContextMenuEvent* event)
{
    const bool keys = event->reason() == QContextMenuEvent::Keyboard;
    const int index = keys ? currentIndex() : tabAt(event->pos());
    if (index >= 0)
        Q_EMIT menuWished(index, keys ? mapToGlobal(tabRect(index).bottomLeft()) : event->globalPos());
}

void TabRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && currentIndex() >= 0) {
        Q_EMIT closeWished(currentIndex());
        return;
    }
    QTabBar::keyPressEvent(event);
}

void TabRow::resizeEvent(QResizeEvent* event)
{
    QTabBar::resizeEvent(event);
    Q_EMIT resized();
}

void TabRow::paintEvent(QPaintEvent* event)
{
    QTabBar::paintEvent(event);
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    for (int i = 0; i + 1 < count(); ++i) {
        const bool beside = i == currentIndex() || i + 1 == currentIndex();
        const QRect tab = tabRect(i);
        const int edge = isRightToLeft() ? tab.left() : tab.right();
        if (!beside)
            painter.fillRect(edge, tab.top() + space::s, 1, tab.height() - 2 * space::s, t.line);
    }
}

} // namespace brickwork
