// Marks along the editor's scroll bar: where in the text there are matches. It is looked through by the
// mouse.
#pragma once

#include <QWidget>

namespace brickwork {

class Editor;
class FindResults;
class Theme;

class ScrollTicks final : public QWidget
{
    Q_OBJECT

public:
    /// Lies over the scroll bar of `editor`; both outlive it.
    ScrollTicks(Theme& theme, Editor& editor, FindResults& results);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Theme& m_theme;
    Editor& m_editor;
    FindResults& m_results;
};

} // namespace brickwork
