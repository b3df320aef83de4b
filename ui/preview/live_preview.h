// Keeps a preview, the outline and the word count fresh while a draft is typed: pulls the text a moment after
// an edit, has it rendered in another thread, one at a time, and says what came out. It shows nothing itself.
#pragma once

#include "ui/preview/preview_render.h"
#include "ui/preview/remote_images.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace brickwork {

class CodeReader;

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
    /// The reader asked for these images of the web.
    void fetchImages(const QStringList& urls);
    [[nodiscard]] const PreviewRenderPointer& last() const { return m_last; }
    /// Images of the web that the reader of this draft asked for, by url.
    [[nodiscard]] const QHash<QString, FetchedImage>& fetched() const { return m_rules.fetched; }
    /// The draft as parsed() told of it last; null before the first time.
    [[nodiscard]] const Document* document() const { return m_document.get(); }

Q_SIGNALS:
    /// The first of a draft may be a quick one: its code is not coloured to the end, and it has no document.
    void rendered(const brickwork::PreviewRenderPointer& render);
    /// The same text as it is counted and listed.
    void parsed(const brickwork::Document& document);

private:
    void render();
    void take(int result);
    void finish();

    std::function<QString()> m_text;
    ImageRules m_rules;
    PreviewRenderPointer m_last;
    std::shared_ptr<const Document> m_document;
    std::shared_ptr<CodeReader> m_reader; ///< for the worker alone
    std::shared_ptr<std::atomic_bool> m_again;
    RemoteImages m_remote;
    QTimer m_pause;
    QElapsedTimer m_spent;
    QFutureWatcher<PreviewRenderPointer> m_worker;
    int m_pauseLength;
    int m_draft = 0; ///< counts drafts shown
    int m_rendering = 0;
    bool m_running = false;
};

} // namespace brickwork
