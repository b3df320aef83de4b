// An open draft over real files, with a string for an editor, and a witness who looks at the disk whenever
// "Saved" is shown: what the tests of this folder that need no window start from.
#pragma once

#include "core/flows/draft_session.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdio>

namespace brickwork::test {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

/// Bytes that differ at every place, so that a cut or a mixture is seen; ends a line.
inline QByteArray writtenText(qsizetype size, int seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i % 61 == 60 ? '\n' : 'a' + (i * 7 + i / 997 + seed) % 26);
    bytes[size - 1] = '\n';
    return bytes;
}

struct SessionDesk
{
    DraftsFolder folder;
    PinnedClock clock;
    DraftLibrary library{folder.workspace};
    DraftSession session{library, clock};
    QString text;
    QStringList lies; ///< "Saved" was shown, and this is what the disk held

    SessionDesk()
    {
        session.setTextSource([this] { return text; });
        QObject::connect(&session, &DraftSession::reloaded, &session,
                         [this](const QString& theirs) { text = theirs; });
        // A moment later, when the editor has what was reloaded.
        QObject::connect(
            &session, &DraftSession::stateChanged, &session, [this] { judge(); }, Qt::QueuedConnection);
    }
    ~SessionDesk() { session.abandon(); }
    SessionDesk(const SessionDesk&) = delete;
    SessionDesk& operator=(const SessionDesk&) = delete;

    void judge()
    {
        if (state().save == SaveState::Saved && decodeText(bytes(state().id)).text != text)
            lies << QString::fromUtf8(bytes(state().id).first(qMin<qsizetype>(80, bytes(state().id).size())));
    }
    [[nodiscard]] bool open(const DraftId& id)
    {
        const auto file = session.open(id);
        if (file)
            text = file->text;
        return file.has_value();
    }
    void type(const QString& whole)
    {
        text = whole;
        session.noteEdit();
    }
    [[nodiscard]] const SessionState& state() const { return session.state(); }
    [[nodiscard]] QByteArray bytes(const DraftId& id) const { return bytesOf(folder.path(id.value)); }
    /// All files of the root but hidden folders, by name.
    [[nodiscard]] QStringList files() const
    {
        return QDir(folder.path(QString())).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
};

/// "64 failures, 0 bad" on standard output, where the runner keeps it.
inline void tellCount(const QString& what, qsizetype bad)
{
    const QByteArray line = u"%1, %2 bad\n"_s.arg(what).arg(bad).toUtf8();
    std::fputs(line.constData(), stdout);
    std::fflush(stdout);
}

} // namespace brickwork::test
