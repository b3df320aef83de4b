#include "ui/posts/elided_label.h"

#include <QEvent>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace brickwork {

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget* parent) : QLabel(parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHorizontalStretch(1);
    setSizePolicy(policy);
    align();
}

void ElidedLabel::setSide(Qt::AlignmentFlag side)
{
    m_side = side;
    align();
}

void ElidedLabel::align()
{
    setAlignment(QStyle::visualAlignment(layoutDirection(), m_side | Qt::AlignVCenter) | Qt::AlignAbsolute);
}

void ElidedLabel::setFullText(const QString& text)
{
    m_full = QString(text).replace(QChar::LineFeed, QChar::Space);
    shorten();
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_full), fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    shorten();
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        shorten();
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
}

void ElidedLabel::shorten()
{
    const QString shown = fontMetrics().elidedText(m_full, m_mode, contentsRect().width());
    setText(shown);
    const bool shortened = shown != m_full;
    // As rich text, so that a long path is broken into lines.
    setToolTip(shortened ? u"<div>%1</div>"_s.arg(m_full.toHtmlEscaped()) : QString());
    setAccessibleDescription(shortened ? m_full : QString());
}

} // namespace brickwork
