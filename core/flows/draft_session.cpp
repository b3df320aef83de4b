#include "core/flows/draft_session.h"

#include "core/flows/draft_naming.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int idleBeforeSave = 800;   // ms after the last key
constexpr int longestUnsaved = 5'000; // ms after the first unsaved key
constexpr int retryAfter = 5'000;     // ms after a failed save

/// When a file was saved last by anybody; a clock that was ahead does not make that a time to come.
Instant changedAt(const QString& path, Instant now)
{
    const QDateTime changed = QFileInfo(path).lastModified();
    return changed.isValid() ? std::min(Instant{changed.toMSecsSinceEpoch()}, now) : now;
}

} // namespace

DraftSession::DraftSession(DraftLibrary& library, const Clock& clock, QObject* parent)
    : QObject(parent), m_library(library), m_clock(clock)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleBeforeSave);
    m_latest.setSingleShot(true);
    m_latest.setInterval(longestUnsaved);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    for (QTimer* timer : {&m_idle, &m_latest})
        connect(timer, &QTimer::timeout, this, &DraftSession::autosave);
    connect(&m_retry, &QTimer::timeout, this, &DraftSession::tryAgain);
    connect(&m_saving, &QFutureWatcherBase::finished, this, [this] { finish(m_saving.result()); });
    connect(&m_library.watcher(), &Watcher::openDraftChanged, this, &DraftSession::externalChange);
}

DraftSession::~DraftSession()
{
    m_saving.waitForFinished();
}

void DraftSession::show(SaveState state, const Error& error)
{
    m_state.save = state;
    m_state.sentence = error.sentence;
    m_state.detail = error.detail;
    if (state == SaveState::Failed || state == SaveState::Missing)
        m_retry.start();
    Q_EMIT stateChanged();
}

void DraftSession::rest()
{
    m_idle.stop();
    m_latest.stop();
    m_retry.stop();
}

void DraftSession::start(const DraftId& id, TextFile base, const FileStamp& stamp)
{
    rest();
    m_base = std::move(base);
    m_stamp = stamp;
    m_revision = m_savedRevision = 0;
    m_unconfirmed = m_lookAgain = false;
    SaveState state = id.isEmpty() ? SaveState::Nothing : SaveState::Saved;
    if (!m_base.readOnlyReason.isEmpty())
        state = SaveState::ReadOnly;
    const Instant now = m_clock.now();
    m_state = SessionState{.id = id,
                           .open = true,
                           .save = state,
                           .savedAt = id.isEmpty() ? now : changedAt(m_library.workspace().pathOf(id), now),
                           .sentence = m_base.readOnlyReason,
                           .detail = {}};
    m_library.watcher().setOpenDraft(id);
    Q_EMIT stateChanged();
}

Result<DraftSession::Read> DraftSession::read(const DraftId& id) const
{
    // Before it is read: what is written meanwhile has another one.
    const FileStamp now = FileStamp::of(m_library.workspace().pathOf(id));
    const FileStamp stamp = now.isSettled() ? now : FileStamp();
    auto file = readDraft(m_library.workspace(), id);
    if (file && file->readOnlyReason.isEmpty() && !QFileInfo(m_library.workspace().pathOf(id)).isWritable())
        file->readOnlyReason =
            tr("This file may not be written to. You can read it here; use Duplicate to work on a copy.");
    return std::move(file).transform(
        [&](TextFile&& read) { return Read{.file = std::move(read), .stamp = stamp}; });
}

Result<TextFile> DraftSession::open(const DraftId& id)
{
    if (m_state.open && !id.isEmpty() && m_state.id == id) {
        // What is on the disk is older than what is in the editor until it is saved.
        recheck();
        if (auto flushed = flush(); !flushed)
            return Failure(flushed.error());
        return m_base;
    }
    auto found = read(id);
    if (!found)
        return Failure(found.error());
    if (auto closed = close(); !closed)
        return Failure(closed.error());
    m_named = true;
    start(id, std::move(found->file), found->stamp);
    Q_EMIT began();
    // What was written since it was read, the watcher takes for what was there.
    QTimer::singleShot(0, this, &DraftSession::recheck);
    return m_base;
}

Result<void> DraftSession::openUntitled()
{
    if (auto closed = close(); !closed)
        return closed;
    m_named = false;
    start({}, {}, {});
    Q_EMIT began();
    return {};
}

Result<void> DraftSession::close()
{
    if (!m_state.open)
        return {};
    if (auto flushed = flush(); !flushed)
        return flushed;
    // A name that cannot be improved is no reason to keep the draft open: the text is safe.
    (void) settleName();
    abandon();
    return {};
}

void DraftSession::abandon()
{
    rest();
    m_saving.waitForFinished();
    if (m_state.open)
        Q_EMIT ended();
    m_finished = m_serial;
    m_revision = m_savedRevision = 0;
    m_unconfirmed = m_lookAgain = false;
    m_state = {};
    m_base = {};
    m_stamp = {};
    m_library.watcher().setOpenDraft({});
    Q_EMIT stateChanged();
}

void DraftSession::noteEdit()
{
    if (!m_state.open)
        return;
    ++m_revision;
    if (m_state.save == SaveState::ReadOnly)
        return;
    m_idle.start();
    if (!m_latest.isActive())
        m_latest.start();
    if (m_state.save == SaveState::Saved || m_state.save == SaveState::Nothing)
        show(SaveState::Edited);
}

void DraftSession::noteRisk(SnapshotReason reason)
{
    if (m_state.open)
        Q_EMIT risky(m_state.id, m_source(), reason);
}

Result<void> DraftSession::settleName()
{
    if (m_named || m_state.id.isEmpty())
        return {};
    m_named = true;
    const QString wanted = nameFor(m_base.text);
    if (wanted == baseNameOf(m_state.id) || wanted == "untitled"_L1)
        return {};
    return rename(wanted).transform([](const DraftId&) {});
}

Result<DraftId> DraftSession::rename(const QString& baseName)
{
    if (!m_state.open || m_state.id.isEmpty())
        return fail(ErrorCode::Refused, tr("This draft has no file yet; it gets one with its first words."));
    if (auto flushed = flush(); !flushed)
        return Failure(flushed.error());
    const DraftId before = m_state.id;
    auto renamed = renameDraft(m_library.workspace(), before, baseName);
    if (!renamed)
        return renamed;
    m_named = true;
    if (before == *renamed)
        return renamed;
    m_state.id = *renamed;
    if (m_inPlace.contains(before))
        m_inPlace.insert(*renamed);
    m_library.watcher().setOpenDraft(*renamed);
    m_library.refresh(before);
    m_library.refresh(*renamed);
    Q_EMIT moved(before, *renamed);
    Q_EMIT stateChanged();
    return renamed;
}

Result<DraftId> DraftSession::saveElsewhere()
{
    if (!m_state.open)
        return fail(ErrorCode::Refused, tr("No draft is open."));
    takeAnswer();
    const QString text = m_source();
    const DraftId before = m_state.id;
    TextFile written;
    DraftId unconfirmed;
    const auto made =
        createDraft(m_library.workspace(), before.isEmpty() ? nameFor(text) : baseNameOf(before), text,
                    &written, folderOf(before), &unconfirmed);
    const DraftId here = made ? *made : unconfirmed;
    if (here.isEmpty())
        return made;
    start(here, std::move(written), {});
    if (before != here)
        Q_EMIT moved(before, here);
    m_library.refresh(here);
    if (!made) {
        m_unconfirmed = true;
        ++m_revision;
        show(SaveState::Failed, made.error());
    }
    Q_EMIT began();
    return made;
}

} // namespace brickwork
