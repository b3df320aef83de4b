#include "core/flows/housekeeping.h"

#include "core/base/durable_file.h"
#include "core/workspace/text_file.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto item = "- "_L1;
constexpr qint64 mostBytes = 4LL * 1024 * 1024;
constexpr int tries = 5; ///< another window may write between two looks

/// The note of a line of the file: an item of a list, or a line that the writer put there by hand.
QString noteOf(const QString& line)
{
    const QString trimmed = line.trimmed();
    return trimmed.startsWith(item) || trimmed.startsWith("* "_L1) ? trimmed.sliced(item.size()).trimmed()
                                                                   : trimmed;
}

Result<QByteArray> bytesOf(const Workspace& workspace)
{
    auto bytes = readWhole(housekeepingFile(workspace), mostBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QByteArray();
    return bytes;
}

} // namespace

QString housekeepingFile(const Workspace& workspace)
{
    return workspace.root + u"/.brickwork/housekeeping.md"_s;
}

Result<QStringList> housekeepingNotes(const Workspace& workspace)
{
    return bytesOf(workspace).transform([](const QByteArray& bytes) {
        QStringList notes;
        const QStringList lines = decodeText(bytes).text.split(u'\n');
        for (const QString& line : lines) {
            const QString note = noteOf(line);
            if (!note.isEmpty())
                notes << note;
        }
        return notes;
    });
}

Result<void> removeHousekeepingNotes(const Workspace& workspace, const QStringList& notes)
{
    Result<void> done;
    for (int i = 0; i < tries; ++i) {
        const auto bytes = bytesOf(workspace);
        if (!bytes)
            return Failure(bytes.error());
        const TextFile file = decodeText(*bytes);
        QStringList left = notes;
        QStringList kept;
        const QStringList lines = file.text.split(u'\n');
        for (const QString& line : lines) {
            const QString note = noteOf(line);
            if (note.isEmpty() || !left.removeOne(note))
                kept << line;
        }
        const QByteArray wanted = encodeText(kept.join(u'\n'), file);
        if (wanted == *bytes)
            return {};
        done = writeDurably(housekeepingFile(workspace), wanted, file.hash).transform([](const auto&) {});
        if (done || done.error().code != ErrorCode::Conflict)
            return done;
    }
    return done;
}

} // namespace brickwork
