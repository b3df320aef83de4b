// Shows a rendered draft as a page to read: only blocks that look otherwise than before are replaced, a few
// milliseconds at a time, and what one looks at stays where it is. Runs nothing, fetches nothing; a link is
// only told, and so is an image one wants to see.
#pragma once

#include "ui/preview/preview_fill.h"
#include "ui/preview/preview_render.h"
#include "ui/preview/preview_style.h"

#include <QPointer>
#include <QStringList>
#include <QTextBrowser>
#include <QTextFormat>
#include <QTimer>

#include <optional>

class QMenu;

namespace brickwork {

class PictureShelf;
class Theme;

class PreviewView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit PreviewView(Theme& theme, QWidget* parent = nullptr);
    ~PreviewView() override;

    void setRender(const PreviewRenderPointer& render);
    /// Instead of a draft: why there is no preview.
    void setNotice(const QString& sentence);
    void setNothing();
    /// All of the render stands there.
    [[nodiscard]] bool isFilled() const { return m_fill.isDone(); }
    /// Size of the text, in per cent of the theme's.
    void setZoom(int percent);
    [[nodiscard]] int zoom() const { return m_zoom; }

    /// The source line that stands at the top of the view, with the part of its block that is scrolled away.
    [[nodiscard]] double topLine() const;
    /// Scrolls so that topLine() is `line`, as far as the text reaches. Asking again for the line that was
    /// asked for last does nothing: text that grew above must not move what one looks at.
    void scrollToLine(double line);
    /// Where a place of the document comes from in the source: line and column, both from 0.
    [[nodiscard]] std::optional<std::pair<int, int>> sourceAt(int position) const;

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    /// A click on the text: who edits goes there.
    void sourceRequested(int line, int column);
    /// The reader wants to see these images of the web.
    void imagesRequested(const QStringList& urls);
    void filled();        ///< all of the render stands there
    void reflowed();      ///< what stood at the top may not any more: another draft, width or size of text
    void movedByReader(); ///< scrolled with wheel, keys or bar

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    void restyle();
    void placeColumn();
    void refill();
    void fill();
    void keepPlace(const PreviewFill::Change& change, int leaf, double top, bool atEnd);
    void follow(const QUrl& url);
    void goToFragment(const QString& fragment);
    void requestImage(const QString& url, QPoint where);
    void addImageActions(QMenu& menu, const QString& url);
    [[nodiscard]] QStringList remoteImages() const;
    [[nodiscard]] QTextCharFormat formatAt(QPoint place) const;
    void requestSource(QPoint place);

    struct Span;
    [[nodiscard]] int sourceLeaves() const;
    [[nodiscard]] double topOf(int leaf) const;
    [[nodiscard]] int leafAtTop() const;
    [[nodiscard]] Span spanOf(int leaf) const;

    Theme& m_theme;
    PreviewStyle m_style;
    PreviewFill m_fill;
    PictureShelf* m_shelf;
    QString m_notice;
    QTimer m_slice;
    int m_zoom = 100;
    bool m_fresh = true; ///< nothing of this draft, or in this style, has been filled to the end yet
    std::optional<double> m_lineAskedFor;
    bool m_scrolling = false; ///< the view scrolls itself, for the line that was asked for
    QPoint m_pressedAt;
    std::optional<QTextCharFormat> m_pressed; ///< of what the mouse went down on, while it is up to something
    bool m_clicked = false;                   ///< went down and has not moved, selected or been clicked twice
    QPointer<QMenu> m_menu;
};

} // namespace brickwork
