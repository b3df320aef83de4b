// The part of the draft session that saves: when, in which thread, and what its answer means.
#include "core/base/in_place.h"
#include "core/flows/draft_naming.h"
#include "core/flows/draft_session.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <chrono>
#include <thread>
#include <utility>

namespace brickwork {

namespace {
using namespace std::chrono_literals;

constexpr auto untilSettled = 25ms;

bool isDamaged(const Error& error)
{
    return error.code == ErrorCode::Damaged;
}

QString questionOf(InPlace why)
{
    switch (why) {
    case InPlace::HardLinks:
        return DraftSession::tr(
            "This file has other names (hard links). To stay one file with them it must be written over "
            "where it is; what it holds now is kept first. Your text waits here.");
    case InPlace::OtherOwner:
        return DraftSession::tr(
            "This file belongs to another user. To stay theirs it must be written over where it is; what "
            "it holds now is kept first. Your text waits here.");
    case InPlace::Attributes:
        return DraftSession::tr(
            "This file has rights or attributes that a new file would lose. To keep them it must be "
            "written over where it is; what it holds now is kept first. Your text waits here.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

/// A draft that has no file yet gets one.
DraftSession::Saved DraftSession::create(const Workspace& workspace, const QString& text)
{
    TextFile written;
    DraftId doubtful;
    Saved saved;
    const auto made = createDraft(workspace, nameFor(text), text, &written, {}, &doubtful);
    saved.id = made ? *made : doubtful;
    if (made)
        saved.file = written;
    else
        saved.file = Failure(made.error());
    if (!made && !doubtful.isEmpty())
        saved.unconfirmed = written;
    return saved;
}

DraftSession::Saved DraftSession::write(const Writing& job)
{
    Saved saved;
    saved.id = job.id;
    const QString path = job.workspace.pathOf(job.id);
    const ContentHash wanted = ContentHash::of(encodeText(job.text, job.base));
    if (!job.inPlace && wanted != job.base.hash) {
        if (const auto why = needsInPlace(path)) {
            saved.asks = true;
            saved.file = fail(ErrorCode::Refused, questionOf(*why), path);
            return saved;
        }
    }
    TextFile against = job.base;
    // The same bytes on the disk are no proof that it has them.
    if (job.unconfirmed && wanted == job.base.hash)
        against.hash = {};
    saved.file = saveDraft(job.workspace, job.id, job.text, against);
    if (!saved.file && isDamaged(saved.file.error())) {
        if (auto there = readDraft(job.workspace, job.id); there && there->hash == wanted)
            saved.unconfirmed = *there;
    }
    return saved;
}

QFuture<DraftSession::Saved> DraftSession::saving(const QString& text)
{
    Q_EMIT aboutToSave();
    const Writing job{.workspace = m_library.workspace(),
                      .id = m_state.id,
                      .base = m_base,
                      .text = text,
                      .unconfirmed = m_unconfirmed,
                      .inPlace = m_inPlace.contains(m_state.id)};
    return QtConcurrent::run([job, revision = m_revision, serial = ++m_serial] {
        Saved saved = job.id.isEmpty() ? create(job.workspace, job.text) : write(job);
        saved.serial = serial;
        saved.revision = revision;
        if (saved.file)
            lookAtSaved(job.workspace, saved);
        return saved;
    });
}

/// What the list shows of it, and by what it is known again. Somebody may have written since: only bytes that
/// are read once the stamp is settled say what it is the stamp of.
void DraftSession::lookAtSaved(const Workspace& workspace, Saved& saved)
{
    const FileStamp stamp = FileStamp::of(workspace.pathOf(saved.id));
    if (!stamp.isSettled())
        std::this_thread::sleep_for(untilSettled);
    const bool settled = stamp.isSettled();
    const auto there = readDraft(workspace, saved.id);
    if (settled && there && there->hash == saved.file->hash)
        saved.stamp = stamp;
    if (auto entry = scanDraft(workspace, saved.id))
        saved.entry = std::move(*entry);
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

bool DraftSession::waitsForTheWriter() const
{
    return m_state.save == SaveState::Conflict || m_state.save == SaveState::Missing ||
           m_state.save == SaveState::Asking || m_state.save == SaveState::ReadOnly;
}

void DraftSession::autosave()
{
    if (!m_state.open || m_saving.isRunning())
        return; // the answer of the running one starts the next
    takeAnswer();
    if (!dirty() || waitsForTheWriter())
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

void DraftSession::adopt(const DraftId& id, const TextFile& base, const FileStamp& stamp)
{
    m_base = base;
    m_stamp = stamp;
    const DraftId before = std::exchange(m_state.id, id);
    if (before == id)
        return;
    m_library.watcher().setOpenDraft(id);
    Q_EMIT moved(before, id);
}

void DraftSession::finish(const Saved& saved)
{
    if (!m_state.open || saved.serial <= m_finished)
        return;
    m_finished = saved.serial;
    if (saved.asks) {
        show(SaveState::Asking, saved.file.error());
    } else if (!saved.file) {
        // What was written is ours: else it would be taken for somebody else's, or made once more.
        if (saved.unconfirmed) {
            m_unconfirmed = true;
            adopt(saved.id, *saved.unconfirmed, {});
            m_library.refresh(saved.id);
        }
        refuse(saved.file.error());
    } else {
        m_unconfirmed = false;
        m_savedRevision = saved.revision;
        m_state.savedAt = m_clock.now();
        adopt(saved.id, *saved.file, saved.stamp);
        if (saved.entry)
            m_library.put(*saved.entry);
        else
            m_library.refresh(saved.id);
        show(dirty() ? SaveState::Edited : SaveState::Saved);
        Q_EMIT DraftSession::saved(saved.id);
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
    case SaveState::Asking:
        return refusal(ErrorCode::Refused);
    default:
        return refusal(ErrorCode::Unwritable);
    }
}

Result<void> DraftSession::allowInPlace()
{
    if (!m_state.open || m_state.id.isEmpty())
        return {};
    m_inPlace.insert(m_state.id);
    Q_EMIT risky(m_state.id, m_base.text, SnapshotReason::BeforeSaveInPlace);
    if (m_state.save == SaveState::Asking)
        m_state.save = SaveState::Edited;
    return flush();
}

} // namespace brickwork
