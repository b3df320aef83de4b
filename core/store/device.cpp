// The id of a data directory, by which its journal is named.
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/store/sentence.h"
#include "core/store/store.h"

#include <QUuid>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

std::optional<DeviceId> idIn(const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes).trimmed();
    const QUuid uuid = QUuid::fromString(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text ? std::optional(DeviceId{text})
                                                                         : std::nullopt;
}

} // namespace

Result<DeviceId> deviceId(const QString& dataFolder, Instant now)
{
    const QString path = dataFolder + u"/device"_s;
    if (const auto bytes = readWhole(path, 4096)) {
        if (auto id = idIn(*bytes))
            return *id;
    } else if (bytes.error().code != ErrorCode::NotFound) {
        return Failure(bytes.error());
    }
    if (const auto made = makeFoldersDurably(dataFolder); !made) {
        return fail(ErrorCode::Unwritable,
                    Sentence::tr("Brickwork's data folder cannot be made. Check the "
                                 "permissions of the folder above it."),
                    made.error().detail);
    }
    const DeviceId fresh{newUuid(now)};
    const QByteArray text = fresh.value.toUtf8() + '\n';
    const auto made = createDurably(path, text);
    if (made)
        return fresh;
    if (made.error().code != ErrorCode::Exists)
        return Failure(made.error());
    // Another process was first, or the file is there and says nothing usable.
    const auto bytes = readWhole(path, 4096);
    if (bytes) {
        if (auto id = idIn(*bytes))
            return *id;
    }
    return writeDurably(path, text).transform([&fresh](const ContentHash&) { return fresh; });
}

} // namespace brickwork
