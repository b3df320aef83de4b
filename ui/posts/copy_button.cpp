#include "ui/posts/copy_button.h"

#include "ui/theme/theme.h"

#include <QAccessible>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace brickwork {

namespace {

constexpr auto aMoment = 2000ms;

} // namespace

CopyButton::CopyButton(Theme& theme, const QString& caption, QWidget* parent)
    : QPushButton(parent), m_theme(theme)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(aMoment);
    connect(&m_moment, &QTimer::timeout, this, &CopyButton::reset);
    connect(&theme, &Theme::changed, this, &CopyButton::fit);
    setCaption(caption);
}

void CopyButton::setCaption(const QString& caption)
{
    m_caption = caption;
    setAccessibleName(caption);
    reset();
    fit();
}

void CopyButton::confirm()
{
    const QString word = tr("Copied");
    setText(word);
    setIcon(Theme::icon(u"check"_s, m_theme.tokens().cap));
    setAccessibleDescription(word);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    m_moment.start();
}

void CopyButton::reset()
{
    m_moment.stop();
    setText(m_caption);
    setIcon({});
    setAccessibleDescription({});
}

/// Wide enough for both of its texts: what stands beside it does not move.
void CopyButton::fit()
{
    ensurePolished();
    const QString shown = text();
    const QIcon mark = icon();
    setMinimumWidth(0);
    setText(m_caption);
    setIcon({});
    int width = sizeHint().width();
    setText(tr("Copied"));
    setIcon(Theme::icon(u"check"_s, m_theme.tokens().cap));
    width = std::max(width, sizeHint().width());
    setText(shown);
    setIcon(mark);
    setMinimumWidth(width);
}

} // namespace brickwork
