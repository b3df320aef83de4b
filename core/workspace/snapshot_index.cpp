#include "core/workspace/snapshot_index.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <array>
#include <limits>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype checkDigits = 8;

// What stands in the files of writers: never renamed, only added to.
constexpr std::array<std::pair<SnapshotReason, QLatin1StringView>, 10> reasons{{
    {SnapshotReason::Saved, "saved"_L1},
    {SnapshotReason::Minutes, "minutes"_L1},
    {SnapshotReason::Opened, "opened"_L1},
    {SnapshotReason::BeforeReload, "before-reload"_L1},
    {SnapshotReason::BeforeReplace, "before-replace"_L1},
    {SnapshotReason::BeforeTakingTheirs, "before-taking-theirs"_L1},
    {SnapshotReason::BeforeKeepingMine, "before-keeping-mine"_L1},
    {SnapshotReason::BeforeSaveInPlace, "before-save-in-place"_L1},
    {SnapshotReason::BeforeRestore, "before-restore"_L1},
    {SnapshotReason::BeforeTrash, "before-trash"_L1},
}};

QLatin1StringView nameOf(SnapshotReason why)
{
    for (const auto& [reason, name] : reasons) {
        if (reason == why)
            return name;
    }
    return reasons.front().second;
}

/// A reason that a later version knows says less than its text is worth.
SnapshotReason reasonOf(const QString& text)
{
    for (const auto& [reason, name] : reasons) {
        if (name == text)
            return reason;
    }
    return SnapshotReason::Saved;
}

QByteArray checkOf(QByteArrayView json)
{
    return ContentHash::of(json).sha256.toHex().first(checkDigits);
}

std::optional<Snapshot> fromIndexLine(const QByteArray& line)
{
    const QByteArray json = line.mid(checkDigits + 1);
    if (line.size() <= checkDigits || line.at(checkDigits) != ' ' || line.first(checkDigits) != checkOf(json))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto at = Instant::fromIso(object.value("at"_L1).toString());
    const QByteArray hash = QByteArray::fromHex(object.value("text"_L1).toString().toLatin1());
    if (!at || hash.size() != 32)
        return {};
    const auto number = [&object](QLatin1StringView key) {
        return std::clamp<qint64>(object.value(key).toInteger(), 0, std::numeric_limits<int>::max());
    };
    return Snapshot{.at = *at,
                    .text = {hash},
                    .why = reasonOf(object.value("why"_L1).toString()),
                    .words = static_cast<int>(number("words"_L1)),
                    .size = number("size"_L1),
                    .cursor = static_cast<int>(number("cursor"_L1)),
                    .draft = {object.value("draft"_L1).toString()}};
}

} // namespace

QByteArray toIndexLine(const Snapshot& snapshot)
{
    const QJsonObject object{{u"at"_s, snapshot.at.iso()},      {u"text"_s, snapshot.text.hex()},
                             {u"why"_s, nameOf(snapshot.why)},  {u"words"_s, snapshot.words},
                             {u"size"_s, snapshot.size},        {u"cursor"_s, snapshot.cursor},
                             {u"draft"_s, snapshot.draft.value}};
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return checkOf(json) + ' ' + json;
}

SnapshotIndex readIndex(const QByteArray& bytes)
{
    SnapshotIndex index;
    QSet<QByteArray> seen;
    for (const QByteArray& line : bytes.split('\n')) {
        if (line.isEmpty() || seen.contains(line))
            continue;
        seen.insert(line);
        if (auto snapshot = fromIndexLine(line))
            index.versions.push_back(std::move(*snapshot));
        else
            index.damaged << line;
    }
    return index;
}

} // namespace brickwork
