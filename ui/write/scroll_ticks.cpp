#include "ui/write/scroll_ticks.h"

#include "ui/editor/editor.h"
#include "ui/theme/theme.h"
#include "ui/write/find_results.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr int tickHeight = 2;
} // namespace

ScrollTicks::ScrollTicks(Theme& theme, Editor& editor, FindResults& results)
    : QWidget(editor.verticalScrollBar()), m_theme(theme), m_editor(editor), m_results(results)
{
    setObjectName(u"findTicks"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    parentWidget()->installEventFilter(this);
    resize(parentWidget()->size());
    connect(&m_results, &FindResults::changed, this, qOverload<>(&QWidget::update));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    // Lines that are broken anew move all ticks.
    connect(editor.verticalScrollBar(), &QScrollBar::rangeChanged, this, qOverload<>(&QWidget::update));
}

bool ScrollTicks::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    return QWidget::eventFilter(watched, event);
}

// Each row of pixels asks whether there is a match in its part of the text: however many there are, a paint
// costs the same.
void ScrollTicks::paintEvent(QPaintEvent*)
{
    if (m_results.matches().empty())
        return;
    QPainter painter(this);
    const Tokens& t = m_theme.tokens();
    const QTextDocument* document = m_editor.document();
    const int lines = std::max(document->lineCount(), 1);
    const auto positionAt = [&](int y) {
        const int line = static_cast<int>(static_cast<qint64>(y) * lines / std::max(height(), 1));
        const QTextBlock block = document->findBlockByLineNumber(line);
        return block.isValid() ? block.position() : document->characterCount();
    };
    int begin = 0;
    for (int y = tickHeight; y < height() + tickHeight; y += tickHeight) {
        const int end = y >= height() ? document->characterCount() : positionAt(y);
        const int match = end > begin ? m_results.firstFrom(begin) : -1;
        if (match >= 0 && m_results.matches()[static_cast<std::size_t>(match)].start < end)
            painter.fillRect(QRect(1, y - tickHeight, width() - 2, tickHeight), t.brick2);
        begin = std::max(begin, end);
    }
}

} // namespace brickwork
