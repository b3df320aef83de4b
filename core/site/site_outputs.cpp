#include "core/site/site_outputs.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 largestManifest = 256LL * 1024 * 1024;
constexpr auto manifestHead = "brickwork site 1";

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Site)
};

QByteArray hashOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray hashOfFile(const QString& path)
{
    const auto bytes = readWhole(path);
    return bytes ? hashOf(*bytes) : QByteArray();
}

QByteArray manifestBytes(const SiteManifest& manifest)
{
    QByteArray bytes = manifestHead;
    bytes += '\n';
    for (const auto& [path, file] : manifest) {
        bytes += path.toUtf8() + '\t' + file.key + '\t' + file.hash + '\t' + QByteArray::number(file.size) +
                 '\t' + QByteArray::number(file.modified) + '\t' + file.coming + '\n';
    }
    return bytes;
}

Result<void> writeManifest(const QString& file, const SiteManifest& manifest)
{
    return makeFoldersDurably(QFileInfo(file).path()).and_then([&]() -> Result<void> {
        if (auto written = writeDurably(file, manifestBytes(manifest)); !written)
            return Failure(written.error());
        return {};
    });
}

/// Empty or torn is what a power cut may leave of a file that was being written.
bool isOurs(const QString& path, const SiteFile& known)
{
    const QFileInfo info(path);
    if (info.size() == known.size && info.lastModified().toMSecsSinceEpoch() == known.modified)
        return true;
    const QByteArray hash = hashOfFile(path);
    return hash == known.hash || (!known.coming.isEmpty() && (hash == known.coming || info.size() == 0));
}

bool isUntouched(const QFileInfo& info, const SiteFile& known)
{
    return info.exists() && !info.isSymLink() && known.coming.isEmpty() && info.size() == known.size &&
           info.lastModified().toMSecsSinceEpoch() == known.modified;
}

/// Something else than a plain file of ours, or a folder that leads out, stands where a file is to go.
class Ground
{
public:
    explicit Ground(const QString& folder) : m_folder(folder), m_root(QFileInfo(folder).canonicalFilePath())
    {
    }
    [[nodiscard]] QString pathOf(const QString& path) const { return m_folder + u'/' + path; }
    [[nodiscard]] bool leadsOut(const QString& path)
    {
        const QString parent = QFileInfo(pathOf(path)).path();
        if (m_seen.contains(parent))
            return false;
        const QFileInfo info(parent);
        const QString real = info.canonicalFilePath();
        if (info.exists() && real != m_root && !real.startsWith(m_root + u'/'))
            return true;
        if (info.exists())
            m_seen << parent;
        return false;
    }

private:
    QString m_folder;
    QString m_root;
    QSet<QString> m_seen;
};

Failure inTheWay(const QString& path)
{
    return fail(ErrorCode::Exists,
                Sentences::tr("“%1” is not a file of this site, or was changed by hand, and stands where one "
                              "has to go. Nothing was changed. Move it away, then publish again.")
                    .arg(QDir::toNativeSeparators(path)));
}

Failure unwritable(const QString& path, const QString& words)
{
    return fail(ErrorCode::Unwritable,
                Sentences::tr("“%1” cannot be written: %2. What was published before is still there.")
                    .arg(QDir::toNativeSeparators(path), words));
}

/// Readers see the old file or the new one, never a part. The sync comes once, for all files together: until
/// then the manifest knows them as unfinished.
Result<void> place(const QString& path, const QByteArray& bytes)
{
    const QFileInfo info(path);
    if (!QDir().mkpath(info.path()))
        return unwritable(info.path(), Sentences::tr("the folder cannot be made"));
    const QString fresh = info.path() + u"/."_s + info.fileName() + u".brickwork-new"_s;
    QFile file(fresh);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    const QString words = file.errorString();
    file.close();
    std::error_code problem;
    if (written)
        std::filesystem::rename(fresh.toStdU16String(), path.toStdU16String(), problem);
    if (!written || problem) {
        QFile::remove(fresh);
        return unwritable(path, written ? QString::fromStdString(problem.message()) : words);
    }
    return {};
}

void syncAll(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::syncfs(descriptor);
    ::close(descriptor);
}

struct Waiting
{
    const SiteOutput* output;
    QByteArray bytes;
    QByteArray hash;
};

class Writing
{
public:
    Writing(const QString& folder, const QString& manifestFile,
            const std::function<bool(const QString&)>& told)
        : m_ground(folder), m_manifestFile(manifestFile), m_told(told), m_manifest(readManifest(manifestFile))
    {
    }

    /// What has to be written. Nothing is changed.
    Result<void> look(const std::vector<SiteOutput>& outputs)
    {
        for (const SiteOutput& output : outputs) {
            m_wanted << output.path;
            if (auto looked = look(output); !looked)
                return looked;
        }
        return {};
    }

    Result<SiteOutcome> write()
    {
        const QStringList stale = staleFiles();
        if (m_waiting.empty() && stale.isEmpty() && !m_adopted)
            return m_outcome;
        for (const Waiting& each : m_waiting)
            m_manifest[each.output->path].coming = each.hash;
        if (auto noted = writeManifest(m_manifestFile, m_manifest); !noted)
            return Failure(noted.error());
        for (Waiting& each : m_waiting) {
            if (auto written = write(each); !written)
                return Failure(written.error());
        }
        for (const QString& path : stale)
            remove(path);
        syncAll(m_ground.pathOf({}));
        if (auto noted = writeManifest(m_manifestFile, m_manifest); !noted)
            return Failure(noted.error());
        return m_outcome;
    }

private:
    Result<void> look(const SiteOutput& output)
    {
        const QString path = m_ground.pathOf(output.path);
        const QFileInfo info(path);
        const auto known = m_manifest.find(output.path);
        if (known != m_manifest.end() && known->second.key == output.key &&
            isUntouched(info, known->second)) {
            ++m_outcome.kept;
            return {};
        }
        if (!m_told(output.path))
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off; the site is as it was."));
        if (m_ground.leadsOut(output.path) || info.isSymLink() || info.isDir())
            return inTheWay(path);
        if (output.large && !info.exists()) {
            m_waiting.push_back({.output = &output, .bytes = {}, .hash = {}});
            return {};
        }
        auto bytes = output.make();
        if (!bytes)
            return Failure(bytes.error());
        const QByteArray hash = hashOf(*bytes);
        if (info.exists()) {
            const bool same = info.size() == bytes->size() && hashOfFile(path) == hash;
            if (!same && (known == m_manifest.end() || !isOurs(path, known->second)))
                return inTheWay(path);
            if (same) {
                note(output, hash);
                m_adopted = true;
                ++m_outcome.kept;
                return {};
            }
        }
        m_waiting.push_back({.output = &output, .bytes = std::move(*bytes), .hash = hash});
        return {};
    }

    Result<void> write(Waiting& each)
    {
        const QString path = m_ground.pathOf(each.output->path);
        if (each.hash.isEmpty()) {
            auto bytes = each.output->make();
            if (!bytes)
                return Failure(bytes.error());
            each.bytes = std::move(*bytes);
            each.hash = hashOf(each.bytes);
        }
        if (auto placed = place(path, each.bytes); !placed)
            return placed;
        each.bytes.clear();
        note(*each.output, each.hash);
        ++m_outcome.written;
        return {};
    }

    void note(const SiteOutput& output, const QByteArray& hash)
    {
        const QFileInfo info(m_ground.pathOf(output.path));
        m_manifest.insert_or_assign(output.path,
                                    SiteFile{.key = output.key,
                                             .hash = hash,
                                             .size = info.size(),
                                             .modified = info.lastModified().toMSecsSinceEpoch()});
    }

    [[nodiscard]] QStringList staleFiles() const
    {
        QStringList stale;
        for (const auto& [path, file] : m_manifest) {
            if (!m_wanted.contains(path))
                stale << path;
        }
        return stale;
    }

    void remove(const QString& path)
    {
        const QString file = m_ground.pathOf(path);
        const SiteFile known = m_manifest.at(path);
        m_manifest.erase(path);
        const QFileInfo info(file);
        if (!info.exists() && !info.isSymLink())
            return;
        if (m_ground.leadsOut(path) || info.isSymLink() || !isOurs(file, known) || !QFile::remove(file)) {
            m_outcome.warnings << Sentences::tr("“%1” is no longer part of the site, but it was changed by "
                                                "hand, so it was left where it is.")
                                      .arg(QDir::toNativeSeparators(file));
            return;
        }
        ++m_outcome.removed;
        // Only folders that are empty now go; the site's own stays.
        for (QString folder = QFileInfo(path).path(); folder != "."_L1; folder = QFileInfo(folder).path()) {
            if (!QDir().rmdir(m_ground.pathOf(folder)))
                break;
        }
    }

    Ground m_ground;
    QString m_manifestFile;
    const std::function<bool(const QString&)>& m_told;
    SiteManifest m_manifest;
    QSet<QString> m_wanted;
    std::vector<Waiting> m_waiting;
    SiteOutcome m_outcome;
    bool m_adopted = false;
};

} // namespace

SiteManifest readManifest(const QString& file)
{
    SiteManifest manifest;
    const auto bytes = readWhole(file, largestManifest);
    if (!bytes || !bytes->startsWith(manifestHead))
        return manifest;
    for (const QByteArray& line : bytes->split('\n')) {
        const QList<QByteArray> parts = line.split('\t');
        if (parts.size() != 6)
            continue;
        manifest.insert_or_assign(QString::fromUtf8(parts[0]), SiteFile{.key = parts[1],
                                                                        .hash = parts[2],
                                                                        .size = parts[3].toLongLong(),
                                                                        .modified = parts[4].toLongLong(),
                                                                        .coming = parts[5]});
    }
    return manifest;
}

Result<SiteOutcome> writeOutputs(const QString& folder, const QString& manifestFile,
                                 const std::vector<SiteOutput>& outputs,
                                 const std::function<bool(const QString&)>& told)
{
    if (auto made = makeFoldersDurably(folder); !made)
        return Failure(made.error());
    Writing writing(folder, manifestFile, told);
    if (auto looked = writing.look(outputs); !looked)
        return Failure(looked.error());
    return writing.write();
}

} // namespace brickwork
