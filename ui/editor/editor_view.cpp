// How the editor is set for reading: font, column and spacing by the writing style, and what stays in the
// middle while one writes.

#include "ui/editor/caret_view.h"
#include "ui/editor/editor.h"
#include "ui/editor/markdown_highlighter.h"
#include "ui/editor/spaced_layout.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPropertyAnimation>
#include <QScrollBar>
#include <QTextDocument>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int tabCharacters = 4;
constexpr int glideTime = 120;    ///< ms
constexpr int farthestGlide = 60; ///< lines: to places farther away it jumps

QFont writingFont(const WritingStyle& style)
{
    QFont font = Theme::font(TextSize::Body, QFont::Normal, TextFace::Mono);
    if (!style.family.isEmpty())
        font.setFamilies({style.family});
    font.setPointSizeF(font.pointSizeF() * style.zoom / 100);
    return font;
}

/// Of an average letter: digits are wider than letters in most faces.
qreal letterWidth(const QFontMetricsF& metrics)
{
    const QString letters = u"the quick brown fox jumps over the lazy dog "_s;
    return metrics.horizontalAdvance(letters) / static_cast<qreal>(letters.size());
}

bool isSetAlike(const WritingStyle& a, const WritingStyle& b)
{
    return a.family == b.family && a.zoom == b.zoom && a.column == b.column && a.lineSpacing == b.lineSpacing;
}

} // namespace

void Editor::setWritingStyle(const WritingStyle& style)
{
    if (m_style == style)
        return;
    const WritingStyle before = std::exchange(m_style, style);
    if (!isSetAlike(before, style))
        restyle();
    if (before.typewriter != style.typewriter)
        holdMiddle();
    viewport()->update();
}

void Editor::setFocusMode(bool on)
{
    m_focusMode = on;
    setVerticalScrollBarPolicy(on ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    holdMiddle();
    viewport()->update();
}

void Editor::holdMiddle()
{
    setCenterOnScroll(m_focusMode || m_style.typewriter); // room below the last line
    // Once what was beside it is gone and the text is laid out anew.
    QTimer::singleShot(0, this, &Editor::keepInMiddle);
}

/// The line one writes stays where it is and the text moves under it; a click or the wheel moves nothing.
void Editor::keepInMiddle()
{
    if (m_focusMode)
        viewport()->update();
    if ((!m_focusMode && !m_style.typewriter) || QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    const QRect caret = cursorRect();
    const int pitch = std::max(1, qRound(caret.height() + m_layout->extra()));
    const int lines = qRound(static_cast<double>(caret.center().y() - viewport()->height() / 2) / pitch);
    if (lines != 0)
        glide(verticalScrollBar()->value() + lines);
}

void Editor::glide(int value)
{
    QScrollBar* bar = verticalScrollBar();
    if (m_glide)
        m_glide->stop();
    const int far = std::abs(value - bar->value());
    if (far <= 1 || far > farthestGlide || !isVisible() || !Theme::animated())
        return bar->setValue(value);
    if (!m_glide) {
        m_glide = new QPropertyAnimation(bar, "value", this);
        m_glide->setDuration(glideTime);
        m_glide->setEasingCurve(QEasingCurve::OutCubic);
    }
    m_glide->setStartValue(bar->value());
    m_glide->setEndValue(value);
    m_glide->start();
}

void Editor::wheelEvent(QWheelEvent* event)
{
    if (m_glide)
        m_glide->stop();
    QPlainTextEdit::wheelEvent(event);
}

// What one looks at stays: the caret where it stands, or else the line at the top.
void Editor::restyle()
{
    const bool caretShown = viewport()->rect().contains(cursorRect().center());
    const int caretAt = cursorRect().center().y();
    const double top = topLine();

    const QFont font = writingFont(m_style);
    const QFontMetricsF metrics(font, this);
    const double pitch = QFontInfo(font).pixelSize() * m_style.lineSpacing / 100.0;
    // Without any, right-to-left paragraphs would not be moved to their edge.
    m_layout->setExtra(std::max(1.0, std::round(pitch - metrics.height())));
    setFont(font);
    document()->setDefaultFont(font);
    setTabStopDistance(metrics.horizontalAdvance(u'0') * tabCharacters);
    placeColumn();
    m_highlighter->recolour();
    scrollToLine(top);
    if (caretShown) {
        showCaretLine(*this);
        const double line = std::max(1.0, metrics.height() + m_layout->extra());
        const int off = qRound((cursorRect().center().y() - caretAt) / line);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + off);
    }
    colourVisible();
    viewport()->update();
}

void Editor::placeColumn()
{
    const QFontMetricsF metrics(document()->defaultFont(), this);
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int column =
        qCeil(letterWidth(metrics) * m_style.column + 2 * document()->documentMargin()) + cursorWidth();
    const int spare = m_style.column == 0 ? 0 : std::max(0, width() - bar - column);
    // The text's own margin counts as ground already; a scroll bar stays at the edge.
    setViewportMargins(spare / 2, 0, spare - spare / 2, space::m);
}

} // namespace brickwork
