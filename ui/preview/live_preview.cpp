#include "ui/preview/live_preview.h"

#include "ui/preview/code_reader.h"

#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

// ms after an edit; further edits do not put it off.
constexpr int shortestPause = 150;
constexpr int longestPause = 1'500;
// A text that takes long is rendered less often: a third of a core at most.
constexpr int pausePerWork = 2;

struct Order
{
    QString text;
    ImageRules rules;
    PreviewRenderPointer before;
    std::shared_ptr<CodeReader> reader;
    std::shared_ptr<const std::atomic_bool> another; ///< a newer text waits
};

void work(QPromise<PreviewRenderPointer>& promise, const Order& order)
{
    const PreviewRenderPointer render = renderPreview(order.text, order.rules, order.before, *order.reader);
    promise.addResult(render);
    // A newer text goes first, but only once: what waits for the document must not wait for a pause.
    if (!render->document && (order.before || !order.another->load()))
        promise.addResult(finishedPreview(render, *order.reader));
}

/// Throwing away what was made of a megabyte takes longer than a frame may.
template <typename Old>
void dropElsewhere(Old&& old)
{
    QThreadPool::globalInstance()->start([gone = std::forward<Old>(old)]() mutable { gone = {}; });
}

} // namespace

LivePreview::LivePreview(std::function<QString()> text, QObject* parent)
    : QObject(parent), m_text(std::move(text)), m_reader(std::make_shared<CodeReader>()),
      m_again(std::make_shared<std::atomic_bool>(false)), m_pauseLength(shortestPause)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LivePreview::render);
    connect(&m_worker, &QFutureWatcherBase::resultReadyAt, this, &LivePreview::take);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &LivePreview::finish);
    connect(&m_remote, &RemoteImages::changed, this, [this] {
        m_rules.fetched = m_remote.images();
        note();
    });
}

LivePreview::~LivePreview()
{
    m_again->store(true);
    m_worker.waitForFinished();
}

void LivePreview::start(const ImageRules& rules)
{
    m_rules = rules;
    m_remote.clear();
    m_document.reset();
    dropElsewhere(std::move(m_last));
    ++m_draft;
    m_running = true;
    m_pauseLength = shortestPause;
    // A draft that is opened is painted first.
    m_pause.start(0);
}

void LivePreview::stop()
{
    ++m_draft;
    m_running = false;
    m_again->store(false);
    m_remote.clear();
    m_document.reset();
    dropElsewhere(std::move(m_last));
    m_pause.stop();
}

void LivePreview::note()
{
    if (m_running && !m_pause.isActive())
        m_pause.start(m_pauseLength);
}

void LivePreview::fetchImages(const QStringList& urls)
{
    if (m_running)
        m_remote.fetch(urls);
}

void LivePreview::render()
{
    if (!m_running)
        return;
    if (m_worker.isRunning()) {
        m_again->store(true);
        return;
    }
    m_rendering = m_draft;
    m_spent.start();
    QFuture<PreviewRenderPointer> before = m_worker.future();
    m_worker.setFuture(QtConcurrent::run(
        work,
        Order{.text = m_text(), .rules = m_rules, .before = m_last, .reader = m_reader, .another = m_again}));
    dropElsewhere(std::move(before)); // with the quick render it may hold
}

void LivePreview::take(int result)
{
    if (!m_running || m_rendering != m_draft)
        return;
    PreviewRenderPointer before = std::exchange(m_last, m_worker.resultAt(result));
    Q_EMIT rendered(m_last);
    if (m_last->document) {
        m_document = m_last->document;
        Q_EMIT parsed(*m_document);
    }
    dropElsewhere(std::move(before));
}

void LivePreview::finish()
{
    const qint64 pause = m_spent.elapsed() * pausePerWork;
    m_pauseLength = static_cast<int>(std::clamp<qint64>(pause, shortestPause, longestPause));
    if (m_again->exchange(false))
        render();
}

} // namespace brickwork
