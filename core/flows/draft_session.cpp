#include "core/flows/draft_session.h"

#include "core/markdown/document.h"
#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int idleBeforeSave = 800;   // ms after the last key
constexpr int longestUnsaved = 5'000; // ms after the first unsaved key
constexpr int retryAfter = 5'000;     // ms after a failed save

/// A file name for a text: its title as a slug, else "untitled".
QString nameFor(const QString& text)
{
    const Document document = parseMarkdown(text);
    const QString title = document.title.isEmpty() ? document.firstLine : document.title;
    const QString slug = slugOf(title.left(80), document.frontMatter.value(u"lang").value_or(QString()));
    return slug.isEmpty() ? u"untitled"_s : slug.left(60);
}

QString baseNameOf(const DraftId& id)
{
    return QFileInfo(id.value).completeBaseName();
}

QString folderOf(const DraftId& id)
{
    const QString folder = QFileInfo(id.value).path();
    return folder == "."_L1 ? QString() : folder;
}

} // namespace

DraftSession::DraftSession(DraftLibrary& library, const Clock& clock, QObject* parent)
    : QObject(parent), m_library(library), m_clock(clock)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleBeforeSave);
    m_latest.setSingleShot(true);
    m_latest.setInterval(longestUnsaved);
    connect(&m_idle, &QTimer::timeout, this, &DraftSession::autosave);
    connect(&m_latest, &QTimer::timeout, this, &DraftSession::autosave);
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
    Q_EMIT stateChanged();
}

void DraftSession::start(const DraftId& id, TextFile base, SaveState state)
{
    m_idle.stop();
    m_latest.stop();
    m_base = std::move(base);
    m_revision = m_savedRevision = 0;
    m_state = SessionState{
        .id = id, .open = true, .save = state, .savedAt = m_clock.now(), .sentence = {}, .detail = {}};
    m_state.sentence = m_base.readOnlyReason;
    m_library.watcher().setOpenDraft(id);
    Q_EMIT stateChanged();
}

Result<TextFile> DraftSession::open(const DraftId& id)
{
    auto read = readDraft(m_library.workspace(), id);
    if (!read)
        return read;
    if (auto closed = close(); !closed)
        return Failure(closed.error());
    if (read->readOnlyReason.isEmpty() && !QFileInfo(m_library.workspace().pathOf(id)).isWritable())
        read->readOnlyReason =
            tr("This file may not be written to. You can read it here; use Duplicate to work on a copy.");
    m_named = true;
    start(id, *read, read->readOnlyReason.isEmpty() ? SaveState::Saved : SaveState::ReadOnly);
    return read;
}

Result<void> DraftSession::openUntitled()
{
    if (auto closed = close(); !closed)
        return closed;
    m_named = false;
    start({}, {}, SaveState::Nothing);
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
    m_idle.stop();
    m_latest.stop();
    m_saving.waitForFinished();
    m_finished = m_serial;
    m_revision = m_savedRevision = 0;
    m_state = {};
    m_base = {};
    m_library.watcher().setOpenDraft({});
    Q_EMIT stateChanged();
}

void DraftSession::noteEdit()
{
    if (!m_state.open || m_state.save == SaveState::ReadOnly)
        return;
    ++m_revision;
    m_idle.start();
    if (!m_latest.isActive())
        m_latest.start();
    if (m_state.save == SaveState::Saved || m_state.save == SaveState::Nothing)
        show(SaveState::Edited);
}

QFuture<DraftSession::Saved> DraftSession::saving(const QString& text)
{
    return QtConcurrent::run([workspace = m_library.workspace(), id = m_state.id, base = m_base, text,
                              revision = m_revision, serial = ++m_serial] {
        if (!id.isEmpty())
            return Saved{serial, revision, id, saveDraft(workspace, id, text, base)};
        TextFile written;
        const auto made = createDraft(workspace, nameFor(text), text, &written);
        if (!made)
            return Saved{serial, revision, id, Failure(made.error())};
        return Saved{serial, revision, *made, written};
    });
}

void DraftSession::autosave()
{
    const bool undecided = m_state.save == SaveState::Conflict || m_state.save == SaveState::Missing;
    if (!m_state.open || !dirty() || undecided || m_saving.isRunning())
        return;
    const QString text = m_source();
    // An untitled draft without a word makes no file.
    if (m_state.id.isEmpty() && text.trimmed().isEmpty())
        return;
    m_idle.stop();
    m_latest.stop();
    show(SaveState::Saving);
    m_saving.setFuture(saving(text));
}

void DraftSession::finish(const Saved& saved)
{
    if (!m_state.open || saved.serial <= m_finished)
        return;
    m_finished = saved.serial;
    if (!saved.file) {
        const Error& error = saved.file.error();
        if (error.code == ErrorCode::Conflict)
            return show(SaveState::Conflict, error);
        if (error.code == ErrorCode::NotFound)
            return show(SaveState::Missing, error);
        show(SaveState::Failed, error);
        m_idle.start(retryAfter);
        return;
    }
    m_idle.setInterval(idleBeforeSave);
    const DraftId before = m_state.id;
    m_base = *saved.file;
    m_savedRevision = saved.revision;
    m_state.id = saved.id;
    m_state.savedAt = m_clock.now();
    if (before != saved.id) {
        m_library.watcher().setOpenDraft(saved.id);
        Q_EMIT moved(before, saved.id);
    }
    show(dirty() ? SaveState::Edited : SaveState::Saved);
    Q_EMIT DraftSession::saved(saved.id);
    m_library.refresh(saved.id);
    if (dirty())
        m_idle.start();
}

void DraftSession::saveSoon()
{
    autosave();
}

Result<void> DraftSession::flush()
{
    if (!m_state.open || m_state.save == SaveState::ReadOnly)
        return {};
    if (m_saving.isRunning()) {
        m_saving.waitForFinished();
        finish(m_saving.result());
    }
    if (!dirty())
        return {};
    if (m_state.save == SaveState::Conflict || m_state.save == SaveState::Missing)
        return fail(m_state.save == SaveState::Conflict ? ErrorCode::Conflict : ErrorCode::NotFound,
                    m_state.sentence, m_state.detail);
    const QString text = m_source();
    if (m_state.id.isEmpty() && text.trimmed().isEmpty())
        return {};
    QFuture<Saved> running = saving(text);
    running.waitForFinished();
    finish(running.result());
    if (m_state.save == SaveState::Saved)
        return {};
    return fail(m_state.save == SaveState::Conflict ? ErrorCode::Conflict : ErrorCode::Unwritable,
                m_state.sentence, m_state.detail);
}

Result<void> DraftSession::settleName()
{
    if (m_named || m_state.id.isEmpty())
        return {};
    m_named = true;
    const QString wanted = nameFor(m_source());
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
    m_state.id = *renamed;
    m_library.watcher().setOpenDraft(*renamed);
    m_library.refresh(before);
    m_library.refresh(*renamed);
    Q_EMIT moved(before, *renamed);
    Q_EMIT stateChanged();
    return renamed;
}

void DraftSession::recheck()
{
    if (!m_state.open || m_state.id.isEmpty() || m_saving.isRunning())
        return;
    externalChange();
}

void DraftSession::externalChange()
{
    if (!m_state.open || m_state.id.isEmpty() || m_saving.isRunning())
        return;
    auto now = readDraft(m_library.workspace(), m_state.id);
    if (!now) {
        if (now.error().code == ErrorCode::NotFound && m_state.save != SaveState::Missing)
            show(SaveState::Missing, {ErrorCode::NotFound,
                                      tr("The file of this draft is gone, or its folder cannot be reached. "
                                         "Your text is kept here; "
                                         "bring the file back, or save it elsewhere."),
                                      now.error().detail});
        return;
    }
    if (now->hash == m_base.hash) {
        // It came back, or was only touched.
        if (m_state.save == SaveState::Missing) {
            show(dirty() ? SaveState::Edited : SaveState::Saved);
            m_idle.start();
        }
        return;
    }
    if (dirty()) {
        if (m_state.save != SaveState::Conflict)
            show(SaveState::Conflict,
                 {ErrorCode::Conflict,
                  tr("This file was changed by another program while you were writing. Both texts are kept; "
                     "choose which one goes on."),
                  {}});
        return;
    }
    const QString text = now->text;
    const bool readOnly = !now->readOnlyReason.isEmpty();
    start(m_state.id, std::move(*now), readOnly ? SaveState::ReadOnly : SaveState::Saved);
    Q_EMIT reloaded(text);
    m_library.refresh(m_state.id);
}

Result<void> DraftSession::keepMine()
{
    auto theirs = readDraft(m_library.workspace(), m_state.id);
    if (theirs) {
        // Theirs is kept in a file of its own before mine takes the name.
        const auto kept = duplicateDraft(m_library.workspace(), m_state.id);
        if (!kept)
            return Failure(kept.error());
        m_base = std::move(*theirs);
        m_library.refresh(*kept);
    } else if (theirs.error().code != ErrorCode::NotFound) {
        return Failure(theirs.error());
    } else {
        return saveElsewhere().transform([](const DraftId&) {});
    }
    m_state.save = SaveState::Edited;
    return flush();
}

Result<void> DraftSession::takeTheirs()
{
    auto theirs = readDraft(m_library.workspace(), m_state.id);
    if (!theirs)
        return Failure(theirs.error());
    TextFile written;
    const auto kept = createDraft(m_library.workspace(), baseNameOf(m_state.id) + u"-mine"_s, m_source(),
                                  &written, folderOf(m_state.id));
    if (!kept)
        return Failure(kept.error());
    m_library.refresh(*kept);
    const QString text = theirs->text;
    start(m_state.id, std::move(*theirs), SaveState::Saved);
    Q_EMIT reloaded(text);
    return {};
}

Result<DraftId> DraftSession::saveElsewhere()
{
    TextFile written;
    const auto made = createDraft(m_library.workspace(), baseNameOf(m_state.id), m_source(), &written,
                                  folderOf(m_state.id));
    if (!made)
        return made;
    const DraftId before = m_state.id;
    start(*made, std::move(written), SaveState::Saved);
    Q_EMIT moved(before, *made);
    m_library.refresh(*made);
    return made;
}

} // namespace brickwork
