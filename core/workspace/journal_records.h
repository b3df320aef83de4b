// The bytes of a typing journal: records with a length and a checksum that also covers all records before, so
// that a cut, a flipped bit and a stale rest are told from text. Seen only inside this room.
#pragma once

#include "core/base/content_hash.h"
#include "core/base/ids.h"
#include "core/workspace/edited_text.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace brickwork {

constexpr QByteArrayView journalMagic = "Brickwork typing journal 1\n";
constexpr const char* journalSuffix = ".typing";
constexpr const char* discardedFolder = "discarded";
constexpr const char* damagedFolder = "damaged";

struct RecordKind
{
    static constexpr char Start = 'B'; ///< which draft, and what its file held
    static constexpr char Text = 'T';  ///< all of the text
    static constexpr char Edit = 'E';
    static constexpr char Saved = 'S';
    static constexpr char Name = 'N';
    static constexpr char Saving = 'P'; ///< the text as it is here is about to be saved
};

/// `check` is that of the record before (empty at first) and becomes this one's.
[[nodiscard]] QByteArray makeRecord(char kind, const QByteArray& content, QByteArray& check);

struct Record
{
    char kind = 0;
    QByteArray content; ///< looks into the bytes that were read
};

/// Takes records off the front of the bytes of a journal, which outlive it.
class RecordReader
{
public:
    /// Starts behind the magic.
    explicit RecordReader(const QByteArray& bytes) : m_bytes(bytes), m_at(journalMagic.size()) {}
    /// Nothing at the end, or where the bytes make no sense any more.
    [[nodiscard]] std::optional<Record> next();
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }

private:
    const QByteArray& m_bytes;
    qsizetype m_at;
    QByteArray m_check;
};

// What the records hold, and back. Reading gives nothing if the content is none of the kind.
[[nodiscard]] QByteArray startContent(const DraftId& id, const ContentHash& hash);
[[nodiscard]] QByteArray textContent(const QString& text);
[[nodiscard]] QByteArray editContent(const TextEdit& edit);
[[nodiscard]] QByteArray savedContent(const ContentHash& hash, bool whole);
[[nodiscard]] QByteArray nameContent(const DraftId& id);

struct StartRecord
{
    DraftId id;
    ContentHash hash;
};
struct SavedRecord
{
    ContentHash hash;
    bool whole = false;
};
[[nodiscard]] std::optional<StartRecord> startFrom(const QByteArray& content);
[[nodiscard]] std::optional<QString> textFrom(const QByteArray& content);
[[nodiscard]] std::optional<TextEdit> editFrom(const QByteArray& content);
[[nodiscard]] std::optional<SavedRecord> savedFrom(const QByteArray& content);
[[nodiscard]] std::optional<DraftId> nameFrom(const QByteArray& content);

/// Makes a folder that only its owner may enter, and those above it. 0 or errno.
[[nodiscard]] int makePrivateFolder(const QString& folder);
/// Moves a journal into a folder beside it, and marks it with the present moment. 0 or errno.
[[nodiscard]] int setAside(const QString& path, const char* folder);

} // namespace brickwork
