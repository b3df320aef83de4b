#include "core/workspace/snapshots.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/markdown/document.h"
#include "core/workspace/snapshot_index.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Sentence
{
    Q_DECLARE_TR_FUNCTIONS(Snapshots)
};

constexpr mode_t ownFolder = 0700;
constexpr mode_t ownFile = 0600;
constexpr qsizetype nameDigits = 32;
// What a kept text is made of. UTF-8 has no way to write half a character.
constexpr QByteArrayView asUtf8 = "8\n";
constexpr QByteArrayView asUtf16 = "w\n";

struct TextBytes
{
    QByteArrayView form;
    QByteArray bytes;

    explicit TextBytes(const QString& text) : form(asUtf8), bytes(text.toUtf8())
    {
        if (QString::fromUtf8(bytes) == text)
            return;
        form = asUtf16;
        bytes = QByteArray(reinterpret_cast<const char*>(text.utf16()),
                           text.size() * qsizetype(sizeof(char16_t)));
    }
};

QString textOf(QByteArrayView form, const QByteArray& bytes)
{
    if (form == asUtf8)
        return QString::fromUtf8(bytes);
    QString text(bytes.size() / qsizetype(sizeof(char16_t)), Qt::Uninitialized);
    std::memcpy(text.data(), bytes.constData(), static_cast<size_t>(text.size()) * sizeof(char16_t));
    return text;
}

int wordsOf(const QString& text)
{
    return parseMarkdown(text).words.total(); // as the header of the draft counts them
}

Failure notKept(const Error& error)
{
    return fail(
        ErrorCode::Unwritable,
        Sentence::tr("This version could not be added to the history of the draft. The draft itself is "
                     "not concerned."),
        error.sentence + u'\n' + error.detail);
}

/// Nobody but the owner reads what a writer has thrown away.
Result<void> makeOwnFolder(const QString& folder)
{
    auto made = makeFoldersDurably(folder);
    if (made)
        (void) ::chmod(QFile::encodeName(folder).constData(), ownFolder);
    return made;
}

void makeOwnFile(const QString& path)
{
    (void) ::chmod(QFile::encodeName(path).constData(), ownFile);
}

Result<QByteArray> unpacked(const QByteArray& packed, const Snapshot& snapshot)
{
    const QByteArray body = packed.mid(asUtf8.size());
    // A damaged length must not be believed: it is how much memory is taken.
    if (body.size() >= 4 && qFromBigEndian<quint32>(body.constData()) == snapshot.size) {
        const QByteArray bytes = qUncompress(body);
        if (ContentHash::of(bytes) == snapshot.text)
            return bytes;
    }
    return fail(
        ErrorCode::Damaged,
        Sentence::tr("This version is damaged and cannot be shown. The other versions are not concerned."));
}

} // namespace

QString Snapshots::indexOf(const DraftId& draft) const
{
    const QString name = ContentHash::of(draft.value.toUtf8()).hex().first(nameDigits);
    return m_folder + u"/drafts/"_s + name + u".log"_s;
}

QString Snapshots::placeOf(const ContentHash& text) const
{
    const QString hex = text.hex();
    return m_folder + u"/texts/"_s + hex.first(2) + u'/' + hex.sliced(2);
}

/// The bytes it takes on the disk, if it was not there before.
Result<qint64> Snapshots::write(const ContentHash& hash, const QString& text)
{
    const QString place = placeOf(hash);
    const TextBytes raw(text);
    const Snapshot wanted{
        .at = {}, .text = hash, .why = {}, .words = 0, .size = raw.bytes.size(), .cursor = 0, .draft = {}};
    if (const auto there = readWhole(place); there && unpacked(*there, wanted))
        return 0;
    const QByteArray packed = raw.form.toByteArray() + qCompress(raw.bytes);
    const auto written =
        makeOwnFolder(QFileInfo(place).path()).and_then([&] { return writeDurably(place, packed); });
    if (!written)
        return Failure(written.error());
    makeOwnFile(place);
    return packed.size();
}

Result<bool> Snapshots::keep(const SnapshotWish& wish)
{
    if (wish.draft.isEmpty())
        return fail(ErrorCode::Refused, Sentence::tr("A draft without a file has no history yet."));
    const TextBytes raw(wish.text);
    const ContentHash hash = ContentHash::of(raw.bytes);
    const QString index = indexOf(wish.draft);
    if (const auto lines = readWhole(index)) {
        const SnapshotIndex known = readIndex(*lines);
        const Snapshot* last = known.versions.empty() ? nullptr : &known.versions.back();
        if (last && last->text == hash && (beforeRisk(last->why) || !beforeRisk(wish.why)) && text(*last))
            return false;
    }
    for (const QString& folder : {m_folder, m_folder + u"/texts"_s, m_folder + u"/drafts"_s}) {
        if (auto made = makeOwnFolder(folder); !made)
            return notKept(made.error());
    }
    // First the text: a line never names one that is not there.
    const auto written = write(hash, wish.text);
    if (!written)
        return notKept(written.error());
    const Snapshot snapshot{.at = wish.at,
                            .text = hash,
                            .why = wish.why,
                            .words = wordsOf(wish.text),
                            .size = raw.bytes.size(),
                            .cursor = wish.cursor,
                            .draft = wish.draft};
    if (auto added = appendDurably(index, toIndexLine(snapshot)); !added)
        return notKept(added.error());
    makeOwnFile(index);
    if (m_stored >= 0)
        m_stored += *written;
    return true;
}

Result<DraftHistory> Snapshots::history(const DraftId& draft) const
{
    DraftHistory history;
    history.stored = stored();
    const auto lines = readWhole(indexOf(draft));
    if (!lines && lines.error().code == ErrorCode::NotFound)
        return history;
    if (!lines)
        return Failure(lines.error());
    SnapshotIndex index = readIndex(*lines);
    history.versions = std::move(index.versions);
    history.damaged = static_cast<int>(index.damaged.size());
    // Two histories may have become one, and a clock may have been set back.
    std::ranges::stable_sort(history.versions, {}, &Snapshot::at);
    return history;
}

Result<QString> Snapshots::text(const Snapshot& snapshot) const
{
    const auto packed = readWhole(placeOf(snapshot.text));
    if (!packed && packed.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
                    Sentence::tr("The text of this version is gone. The other versions are not concerned."),
                    packed.error().detail);
    if (!packed)
        return Failure(packed.error());
    return unpacked(*packed, snapshot).transform([&packed](const QByteArray& bytes) {
        return textOf(QByteArrayView(*packed).first(std::min(packed->size(), asUtf8.size())), bytes);
    });
}

Result<void> Snapshots::follow(const DraftId& from, const DraftId& to)
{
    if (from.isEmpty() || to.isEmpty() || from == to)
        return {};
    const QString source = indexOf(from);
    const QString target = indexOf(to);
    if (!QFileInfo::exists(source))
        return {};
    auto moved = moveNoReplace(source, target);
    if (moved || moved.error().code != ErrorCode::Exists)
        return moved;
    // Another draft had this name before: both pasts are kept. If this is cut short, lines stand twice, and
    // are read once.
    const auto mine = readWhole(source);
    const auto theirs = readWhole(target);
    if (!mine || !theirs)
        return Failure(mine ? theirs.error() : mine.error());
    const QByteArray both = *theirs + (theirs->isEmpty() || theirs->endsWith('\n') ? "" : "\n") + *mine;
    if (const auto written = writeDurably(target, both, ContentHash::of(*theirs)); !written)
        return Failure(written.error());
    makeOwnFile(target);
    QFile::remove(source);
    return {};
}

qint64 Snapshots::stored() const
{
    if (m_stored < 0) {
        m_stored = 0;
        for (const auto& [hash, size] : texts())
            m_stored += size;
    }
    return m_stored;
}

std::map<QByteArray, qint64> Snapshots::texts() const
{
    std::map<QByteArray, qint64> found;
    QDirIterator files(m_folder + u"/texts"_s, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        const QByteArray hash =
            QByteArray::fromHex(file.dir().dirName().toLatin1() + file.fileName().toLatin1());
        if (hash.size() == 32)
            found.emplace(hash, file.size());
    }
    return found;
}

} // namespace brickwork
