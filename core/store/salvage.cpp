#include "core/store/salvage.h"

#include "core/base/durable_file.h"
#include "core/store/page_scan.h"
#include "core/store/sentence.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <QTemporaryDir>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array sideFiles{"-journal"_L1, "-wal"_L1, "-shm"_L1, ""_L1}; // the store itself goes last

/// A new folder for what is moved aside.
Result<QString> newFolder(const QString& damagedFolder, Instant now)
{
    const QString stamp = now.toUtc().toString(u"yyyy-MM-dd'T'HH-mm-ss'Z'"_s);
    for (int i = 1; i < 1000; ++i) {
        const QString folder = damagedFolder + u'/' + (i == 1 ? stamp : u"%1-%2"_s.arg(stamp).arg(i));
        if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
            return folder;
    }
    return fail(ErrorCode::Unwritable,
                Sentence::tr("The store is damaged and could not be moved aside. It was left "
                             "as it is; check the permissions of its folder."),
                damagedFolder);
}

/// Reads through SQLite what is not in the event table, from a copy: SQLite may roll a journal back into it.
void readRest(const QString& folder, const QString& name, Salvaged& salvaged)
{
    const QTemporaryDir copies;
    const QString copy = copies.filePath(u"copy"_s);
    if (!copies.isValid() || !QFile::copy(folder + u'/' + name, copy))
        return;
    QFile::copy(folder + u'/' + name + u"-journal"_s, copy + u"-journal"_s);
    QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    try {
        sql::Connection db(copy.toStdString(), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA trusted_schema = OFF");
        salvaged.boundRoot = tables::readMeta(db, u"workspace_root"_s).value_or(QString());
        salvaged.pending = tables::readPending(db);
    } catch (const SQLite::Exception&) {
        // As far as it goes: the acts themselves are read without SQLite.
    }
}

} // namespace

Result<Salvaged> salvage(const QString& storeFile, const QString& damagedFolder, Instant now)
{
    const auto folder = newFolder(damagedFolder, now);
    if (!folder)
        return Failure(folder.error());
    const QString name = QFileInfo(storeFile).fileName();
    for (const QLatin1StringView side : sideFiles) {
        const QString from = storeFile + side;
        if (!QFileInfo::exists(from))
            continue;
        if (auto moved = moveNoReplace(from, *folder + u'/' + name + side); !moved)
            return Failure(moved.error());
    }
    Salvaged salvaged;
    salvaged.folder = *folder;
    if (const auto bytes = readWhole(*folder + u'/' + name, 1LL << 31)) {
        PageScan scan = scanPages(*bytes);
        salvaged.events = std::move(scan.events);
        salvaged.unreadable = scan.unreadable;
    }
    readRest(*folder, name, salvaged);
    return salvaged;
}

} // namespace brickwork
