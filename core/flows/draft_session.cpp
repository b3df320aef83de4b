#include "core/flows/draft_session.h"

#include "core/flows/draft_naming.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtConcurrentRun>

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

bool isDamaged(const Error& error)
{
    return error.code == ErrorCode::Damaged;
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

void DraftSession::start(const DraftId& id, TextFile base)
{
    rest();
    m_base = std::move(base);
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

Result<TextFile> DraftSession::read(const DraftId& id) const
{
    auto file = readDraft(m_library.workspace(), id);
    if (file && file->readOnlyReason.isEmpty() && !QFileInfo(m_library.workspace().pathOf(id)).isWritable())
        file->readOnlyReason =
            tr("This file may not be written to. You can read it here; use Duplicate to work on a copy.");
    return file;
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
    auto file = read(id);
    if (!file)
        return file;
    if (auto closed = close(); !closed)
        return Failure(closed.error());
    m_named = true;
    start(id, *file);
    return file;
}

Result<void> DraftSession::openUntitled()
{
    if (auto closed = close(); !closed)
        return closed;
    m_named = false;
    start({}, {});
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
    m_finished = m_serial;
    m_revision = m_savedRevision = 0;
    m_unconfirmed = m_lookAgain = false;
    m_state = {};
    m_base = {};
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

QFuture<DraftSession::Saved> DraftSession::saving(const QString& text)
{
    return QtConcurrent::run([workspace = m_library.workspace(), id = m_state.id, base = m_base, text,
                              unconfirmed = m_unconfirmed, revision = m_revision, serial = ++m_serial] {
        if (id.isEmpty()) {
            TextFile written;
            DraftId doubtful;
            const auto made = createDraft(workspace, nameFor(text), text, &written, {}, &doubtful);
            if (made)
                return Saved{serial, revision, *made, written, {}};
            if (doubtful.isEmpty())
                return Saved{serial, revision, id, Failure(made.error()), {}};
            return Saved{serial, revision, doubtful, Failure(made.error()), written};
        }
        const ContentHash wanted = ContentHash::of(encodeText(text, base));
        TextFile against = base;
        // The same bytes on the disk are no proof that it has them.
        if (unconfirmed && wanted == base.hash)
            against.hash = {};
        Saved saved{serial, revision, id, saveDraft(workspace, id, text, against), {}};
        if (!saved.file && isDamaged(saved.file.error())) {
            if (auto there = readDraft(workspace, id); there && there->hash == wanted)
                saved.unconfirmed = *there;
        }
        return saved;
    });
}

bool DraftSession::isBlank(const QString& text)
{
    if (!m_state.id.isEmpty() || !text.trimmed().isEmpty())
        return false;
    // An untitled draft without a word makes no file and has nothing to lose.
    rest();
    m_savedRevision = m_revision;
    if (m_state.save != SaveState::Nothing)
        show(SaveState::Nothing);
    return true;
}

void DraftSession::autosave()
{
    if (!m_state.open || m_saving.isRunning())
        return; // the answer of the running one starts the next
    takeAnswer();
    const bool undecided = m_state.save == SaveState::Conflict || m_state.save == SaveState::Missing;
    if (!dirty() || undecided || m_state.save == SaveState::ReadOnly)
        return;
    const QString text = m_source();
    if (isBlank(text))
        return;
    rest();
    show(SaveState::Saving);
    m_saving.setFuture(saving(text));
}

/// A save that has ended may not have been told yet: until it is, the base is older than the disk, and
/// whoever compares the two would take our own words for somebody else's.
void DraftSession::takeAnswer()
{
    if (m_finished == m_serial)
        return;
    m_saving.waitForFinished();
    finish(m_saving.result());
}

void DraftSession::refuse(const Error& error)
{
    if (error.code == ErrorCode::Conflict)
        return show(SaveState::Conflict, error);
    // A draft that never had a file cannot miss it: it is made once its folder is back.
    if (error.code == ErrorCode::NotFound && !m_state.id.isEmpty())
        return show(SaveState::Missing, error);
    show(SaveState::Failed, error);
}

void DraftSession::adopt(const DraftId& id, const TextFile& base)
{
    m_base = base;
    const DraftId before = std::exchange(m_state.id, id);
    if (before == id)
        return;
    m_library.watcher().setOpenDraft(id);
    Q_EMIT moved(before, id);
    m_library.refresh(id);
}

void DraftSession::finish(const Saved& saved)
{
    if (!m_state.open || saved.serial <= m_finished)
        return;
    m_finished = saved.serial;
    if (!saved.file) {
        // What was written is ours: else it would be taken for somebody else's, or made once more.
        if (saved.unconfirmed) {
            m_unconfirmed = true;
            adopt(saved.id, *saved.unconfirmed);
        }
        refuse(saved.file.error());
    } else {
        m_unconfirmed = false;
        m_savedRevision = saved.revision;
        m_state.savedAt = m_clock.now();
        adopt(saved.id, *saved.file);
        show(dirty() ? SaveState::Edited : SaveState::Saved);
        Q_EMIT DraftSession::saved(saved.id);
        m_library.refresh(saved.id);
        if (dirty())
            m_idle.start();
    }
    if (std::exchange(m_lookAgain, false))
        externalChange();
}

void DraftSession::tryAgain()
{
    if (m_state.save != SaveState::Missing)
        return autosave();
    // What vanished and came back between two looks of the watcher is no change to it.
    externalChange();
    if (m_state.save == SaveState::Missing)
        m_retry.start();
}

void DraftSession::noteRisk(SnapshotReason reason)
{
    if (m_state.open)
        Q_EMIT risky(m_state.id, m_source(), reason);
}

void DraftSession::saveSoon()
{
    autosave();
}

Failure DraftSession::refusal(ErrorCode code) const
{
    return fail(code, m_state.sentence, m_state.detail);
}

Result<void> DraftSession::flush()
{
    if (!m_state.open)
        return {};
    takeAnswer();
    // What only the editor holds is not let go, whether it was typed before the file vanished or after.
    if (m_state.save == SaveState::Missing && (dirty() || !m_library.isAway()))
        return refusal(ErrorCode::NotFound);
    if (!dirty())
        return {};
    if (m_state.save == SaveState::Conflict)
        return refusal(ErrorCode::Conflict);
    const QString text = m_source();
    if (m_state.save == SaveState::ReadOnly && text != m_base.text)
        return refusal(ErrorCode::Refused);
    if (m_state.save == SaveState::ReadOnly || isBlank(text))
        return {};
    rest();
    QFuture<Saved> running = saving(text);
    running.waitForFinished();
    finish(running.result());
    switch (m_state.save) {
    case SaveState::Saved:
        return {};
    case SaveState::Conflict:
        return refusal(ErrorCode::Conflict);
    case SaveState::Missing:
        return refusal(ErrorCode::NotFound);
    default:
        return refusal(ErrorCode::Unwritable);
    }
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
    start(here, std::move(written));
    if (before != here)
        Q_EMIT moved(before, here);
    m_library.refresh(here);
    if (!made) {
        m_unconfirmed = true;
        ++m_revision;
        show(SaveState::Failed, made.error());
    }
    return made;
}

} // namespace brickwork
