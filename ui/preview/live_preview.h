// Keeps a preview, the outline and the word count fresh while a draft is typed: pulls the text a moment after
// an edit, has it rendered in another thread, one at a time, and says what came out. It shows nothing itself.
#pragma once

#include "ui/preview/preview_render.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace brickwork {

class LivePreview final : public QObject
{
    Q_OBJECT

public:
    /// `text` is asked on the thread of this object, once a rendering.
    explicit LivePreview(std::function<QString()> text, QObject* parent = nullptr);
    ~LivePreview() override;

    /// Another draft: what is being rendered is dropped, the new text is rendered at once.
    void start(const ImageRules& rules);
    /// Nothing is rendered until the next start.
    void stop();
    /// The text was altered.
    void note();
    [[nodiscard]] const std::shared_ptr<const PreviewRender>& last() const { return m_last; }

Q_SIGNALS:
    void rendered(const std::shared_ptr<const brickwork::PreviewRender>& render);

private:
    using Rendered = std::shared_ptr<const PreviewRender>;

    void render();
    void take();

    std::function<QString()> m_text;
    ImageRules m_rules;
    Rendered m_last;
    QTimer m_pause;
    QFutureWatcher<Rendered> m_worker;
    int m_draft = 0; ///< counts drafts shown
    int m_rendering = 0;
    bool m_running = false;
    bool m_again = false;
};

} // namespace brickwork
