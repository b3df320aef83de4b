#include "ui/preview/live_preview.h"

#include <QtConcurrentRun>

#include <utility>

namespace brickwork {

namespace {

constexpr int pauseAfterEdit = 150; // ms; further edits do not put it off

} // namespace

LivePreview::LivePreview(std::function<QString()> text, QObject* parent)
    : QObject(parent), m_text(std::move(text))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseAfterEdit);
    connect(&m_pause, &QTimer::timeout, this, &LivePreview::render);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &LivePreview::take);
}

LivePreview::~LivePreview()
{
    m_worker.waitForFinished();
}

void LivePreview::start(const ImageRules& rules)
{
    m_rules = rules;
    m_last.reset();
    ++m_draft;
    m_running = true;
    // A draft that is opened is painted first.
    m_pause.start(0);
}

void LivePreview::stop()
{
    ++m_draft;
    m_running = false;
    m_again = false;
    m_last.reset();
    m_pause.stop();
}

void LivePreview::note()
{
    if (m_running && !m_pause.isActive())
        m_pause.start(pauseAfterEdit);
}

void LivePreview::render()
{
    if (!m_running)
        return;
    if (m_worker.isRunning()) {
        m_again = true;
        return;
    }
    m_rendering = m_draft;
    const PreviewImages known = m_last ? m_last->images : PreviewImages();
    m_worker.setFuture(QtConcurrent::run(renderPreview, m_text(), m_rules, known));
}

void LivePreview::take()
{
    const bool wanted = m_running && m_rendering == m_draft;
    if (wanted) {
        m_last = m_worker.result();
        Q_EMIT rendered(m_last);
    }
    if (std::exchange(m_again, false))
        render();
}

} // namespace brickwork
