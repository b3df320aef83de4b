// Shows a rendered draft as a page to read: only blocks that look otherwise than before are replaced, a few
// milliseconds at a time. Runs nothing, fetches nothing; a link is only told.
#pragma once

#include "ui/preview/preview_render.h"
#include "ui/preview/preview_style.h"

#include <QTextBrowser>
#include <QTimer>

namespace brickwork {

class SyntaxLibrary;
class Theme;

class PreviewView final : public QTextBrowser
{
    Q_OBJECT

public:
    /// More than this many characters are not shown; a line says so.
    static constexpr int maxCharacters = 2'000'000;

    explicit PreviewView(Theme& theme, QWidget* parent = nullptr);

    /// Code gets its colours once the library is ready. It must outlive the view.
    void setSyntax(SyntaxLibrary* syntax);
    void setRender(const std::shared_ptr<const PreviewRender>& render);
    /// Instead of a draft: why there is no preview.
    void setNotice(const QString& sentence);
    void setNothing();
    [[nodiscard]] bool isFilled() const { return m_inserted == m_insert; }

    /// The source line whose block is at the top of the view, with the part of it that is scrolled away.
    [[nodiscard]] double topLine() const;
    void scrollToLine(double line);

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    void filled();        ///< all of the render stands there
    void reflowed();      ///< another width: what stood at the top may not any more
    void movedByReader(); ///< scrolled with wheel, keys or bar

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Piece
    {
        size_t fingerprint = 0;
        int length = 0; ///< characters
    };

    void restyle();
    void placeColumn();
    void colourCode();
    void refill();
    void fill();
    void follow(const QUrl& url);
    [[nodiscard]] int sourceBlocks() const;
    [[nodiscard]] double topOf(int piece) const;
    void paintBehind(QPainter& painter, const QTextBlock& block, QPointF offset);

    Theme& m_theme;
    PreviewStyle m_style;
    SyntaxLibrary* m_syntax = nullptr;
    std::shared_ptr<const PreviewRender> m_render;
    QString m_notice;
    std::vector<Piece> m_pieces; ///< what stands in the document, in order
    size_t m_head = 0;           ///< pieces before the ones being inserted
    size_t m_insert = 0;         ///< how many are to be inserted
    size_t m_inserted = 0;
    int m_position = 0; ///< characters before the next one
    bool m_capped = false;
    QTimer m_slice;
};

} // namespace brickwork
