// How the text is set on the Write page: zoom, typewriter scrolling, what focus mode lights and the other
// choices of WritingStyle that are made while writing.

#include "ui/theme/writing_style.h"
#include "ui/write/write_page_parts.h"

#include <QAction>
#include <QWheelEvent>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int wheelNotch = 120; ///< eighths of a degree

/// The wheel with Ctrl zooms; touchpads send parts of a notch.
class ZoomWheel final : public QObject
{
public:
    ZoomWheel(std::function<void(int)> zoom, QObject* parent) : QObject(parent), m_zoom(std::move(zoom)) {}

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel)
            return QObject::eventFilter(watched, event);
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (!(wheel->modifiers() & Qt::ControlModifier)) {
            m_turned = 0;
            return QObject::eventFilter(watched, event);
        }
        m_turned += wheel->angleDelta().y();
        const int notches = m_turned / wheelNotch;
        m_turned -= notches * wheelNotch;
        if (notches != 0)
            m_zoom(notches);
        event->accept();
        return true;
    }

private:
    std::function<void(int)> m_zoom;
    int m_turned = 0;
};

/// The next full step in the direction: from 95, up is 100 and down is 90.
int zoomed(int zoom, int steps)
{
    constexpr int step = WritingStyle::zoomStep;
    const int even = steps > 0 ? zoom / step * step : (zoom + step - 1) / step * step;
    return even + steps * step;
}

} // namespace

void WritePage::Parts::buildView(WritePage& page)
{
    const auto zoom = [this, &page](int steps) {
        changeStyle(page, [steps](WritingStyle& style) { style.zoom = zoomed(style.zoom, steps); });
    };
    const auto add = [&](const QString& text, const QKeySequence& keys, const std::function<void()>& act) {
        QAction* action = addAction(page, text, keys);
        connect(action, &QAction::triggered, &page, act);
        view.push_back(action);
        return action;
    };
    const auto addSwitch = [&](const QString& text, const std::function<void(WritingStyle&, bool)>& set) {
        QAction* action = addAction(page, text, {});
        action->setCheckable(true);
        connect(action, &QAction::triggered, &page, [this, &page, set](bool on) {
            changeStyle(page, [&](WritingStyle& style) { set(style, on); });
        });
        view.push_back(action);
        return action;
    };
    add(tr("Zoom &in"), Qt::CTRL | Qt::Key_Plus, [zoom] { zoom(1); })
        // Where "+" needs Shift, the key alone is "=".
        ->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    add(tr("Zoom ou&t"), Qt::CTRL | Qt::Key_Minus, [zoom] { zoom(-1); });
    add(tr("&Usual size"), Qt::CTRL | Qt::Key_0,
        [this, &page] { changeStyle(page, [](WritingStyle& style) { style.zoom = 100; }); });
    typewriterAction =
        addSwitch(tr("T&ypewriter scrolling"), [](WritingStyle& style, bool on) { style.typewriter = on; });
    sentenceAction =
        addSwitch(tr("&Light only the sentence in focus mode"),
                  [](WritingStyle& style, bool on) { style.lit = on ? Lit::Sentence : Lit::Paragraph; });
    smartAction = addSwitch(tr("Typographic &quotes and dashes"),
                            [](WritingStyle& style, bool on) { style.smartPunctuation = on; });
    auto* wheel = new ZoomWheel(zoom, &page);
    for (QWidget* pane : std::initializer_list<QWidget*>{editor, editor->viewport(), preview->viewport()})
        pane->installEventFilter(wheel);
    page.setWritingStyle(editor->writingStyle());
}

void WritePage::Parts::changeStyle(WritePage& page, const std::function<void(WritingStyle&)>& change)
{
    WritingStyle style = editor->writingStyle();
    change(style);
    style = withinLimits(std::move(style));
    const bool changed = style != editor->writingStyle();
    page.setWritingStyle(style);
    if (changed)
        Q_EMIT page.writingStyleChanged(style);
}

void WritePage::setWritingStyle(const WritingStyle& style)
{
    Parts& p = *m_parts;
    p.editor->setWritingStyle(style);
    p.preview->setZoom(style.zoom);
    p.typewriterAction->setChecked(style.typewriter);
    p.sentenceAction->setChecked(style.lit == Lit::Sentence);
    p.smartAction->setChecked(style.smartPunctuation);
    p.checkSpelling(style.spelling);
}

WritingStyle WritePage::writingStyle() const
{
    return m_parts->editor->writingStyle();
}

} // namespace brickwork
