#include "ui/theme/leading_label.h"

#include <QDir>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace brickwork {

LeadingLabel::LeadingLabel(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    align();
}

void LeadingLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
}

void LeadingLabel::align()
{
    // A label goes by the direction of its words otherwise, not by that of the page.
    const Qt::Alignment side = isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    setAlignment(side | Qt::AlignAbsolute | Qt::AlignVCenter);
}

BriefLabel::BriefLabel(QWidget* parent) : LeadingLabel({}, parent) {}

void BriefLabel::setWhole(const QString& text)
{
    m_whole = text;
    setAccessibleName(m_whole);
    updateGeometry();
    elide();
}

QSize BriefLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_whole) + 2, QLabel::sizeHint().height()};
}

QSize BriefLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * 6;
    return {std::min(sizeHint().width(), few), QLabel::minimumSizeHint().height()};
}

void BriefLabel::resizeEvent(QResizeEvent* event)
{
    LeadingLabel::resizeEvent(event);
    elide();
}

void BriefLabel::changeEvent(QEvent* event)
{
    LeadingLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void BriefLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_whole, Qt::ElideRight, width());
    setText(shown);
    setToolTip(shown == m_whole ? QString() : m_whole.toHtmlEscaped());
}

PathLabel::PathLabel(QWidget* parent) : LeadingLabel({}, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PathLabel::setPath(const QString& path)
{
    setAddress(QDir::toNativeSeparators(path));
}

void PathLabel::setAddress(const QString& address)
{
    m_whole = address;
    setToolTip(m_whole.toHtmlEscaped());
    setAccessibleName(m_whole);
    updateGeometry();
    elide();
}

QSize PathLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_whole) + 2, fontMetrics().height() + 2};
}

QSize PathLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, sizeHint().height()};
}

void PathLabel::resizeEvent(QResizeEvent* event)
{
    LeadingLabel::resizeEvent(event);
    elide();
}

void PathLabel::changeEvent(QEvent* event)
{
    LeadingLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void PathLabel::elide()
{
    // The isolate keeps the slashes in their order on a page that reads from right to left.
    setText(u'\u2066' + fontMetrics().elidedText(m_whole, Qt::ElideMiddle, width()) + u'\u2069');
}

} // namespace brickwork
