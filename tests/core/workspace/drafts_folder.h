// A real workspace in a temporary folder, for the tests of this room.
#pragma once

#include "core/workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace brickwork::test {

using namespace Qt::StringLiterals;

inline bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(bytes) == bytes.size();
}

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

inline QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

struct DraftsFolder
{
    QTemporaryDir place;
    Workspace workspace;

    DraftsFolder()
    {
        if (auto made = initWorkspace(place.filePath(u"drafts"_s), Instant{1'700'000'000'000}))
            workspace = *made;
    }
    [[nodiscard]] QString path(const QString& relative) const { return workspace.root + u'/' + relative; }
    [[nodiscard]] bool add(const QString& relative, const QByteArray& bytes) const
    {
        return put(path(relative), bytes);
    }
};

} // namespace brickwork::test
