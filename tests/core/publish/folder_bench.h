// A workspace with a draft and a site to publish it to, both in a temporary folder.
#pragma once

#include "core/publish/folder_target.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <map>

namespace brickwork::test {

class FolderBench
{
public:
    FolderBench()
    {
        QDir().mkpath(workspace());
        QDir().mkpath(site());
        config = {QStringLiteral("blog"), QStringLiteral("folder"), {{QStringLiteral("path"), site()}}};
    }

    /// Made anew for each row of a test.
    void use(const QString& generator, const std::map<QString, QString>& more = {})
    {
        config.options = {{QStringLiteral("path"), site()}, {QStringLiteral("generator"), generator}};
        for (const auto& [key, value] : more)
            config.options[key] = value;
    }

    [[nodiscard]] QString workspace() const
    {
        return QFileInfo(m_folder.path()).canonicalFilePath() + QStringLiteral("/words");
    }
    [[nodiscard]] QString site() const
    {
        return QFileInfo(m_folder.path()).canonicalFilePath() + QStringLiteral("/site");
    }

    static void put(const QString& path, const QByteArray& bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void putSite(const QString& name, const QByteArray& bytes) const { put(site() + u'/' + name, bytes); }
    void putWords(const QString& name, const QByteArray& bytes) const
    {
        put(workspace() + u'/' + name, bytes);
    }
    [[nodiscard]] static QByteArray picture(QRgb colour)
    {
        QImage image(8, 6, QImage::Format_RGB32);
        image.fill(colour);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    /// Bytes by path; folders have none.
    [[nodiscard]] std::map<QString, QByteArray> tree() const
    {
        std::map<QString, QByteArray> found;
        QDirIterator walk(site(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            QFile file(path);
            if (walk.fileInfo().isFile() && file.open(QIODevice::ReadOnly))
                found[path.sliced(site().size() + 1)] = file.readAll();
        }
        return found;
    }
    [[nodiscard]] QByteArray at(const QString& name) const
    {
        const auto all = tree();
        const auto found = all.find(name);
        return found == all.end() ? QByteArray("(no file)") : found->second;
    }
    /// Paths that are in one of the trees only, or differ.
    [[nodiscard]] static QStringList changes(const std::map<QString, QByteArray>& before,
                                             const std::map<QString, QByteArray>& after)
    {
        QStringList changed;
        for (const auto& [path, bytes] : after) {
            if (!before.contains(path) || before.at(path) != bytes)
                changed << path;
        }
        for (const auto& [path, bytes] : before) {
            if (!after.contains(path))
                changed << path;
        }
        changed.sort();
        return changed;
    }

    [[nodiscard]] PublishRequest request(const QString& text, const std::optional<LastDelivery>& last = {},
                                         const QString& name = QStringLiteral("garden-notes")) const
    {
        PublishRequest request;
        request.draft = {name + QStringLiteral(".md"), text, name, workspace(), workspace()};
        request.last = last;
        request.date = QDateTime(QDate(2025, 7, 22), QTime(9, 0), QTimeZone::fromSecondsAheadOfUtc(7200));
        request.token = QStringLiteral("token");
        return request;
    }
    [[nodiscard]] FolderTarget target() const
    {
        return {config, {.workspaceRoot = workspace(), .secret = {}}};
    }
    [[nodiscard]] PublishPlan plan(const PublishRequest& request) const
    {
        auto plan = target().plan(request, {});
        if (plan)
            return std::move(*plan);
        PublishPlan none;
        none.refusals << plan.error().sentence;
        return none;
    }
    [[nodiscard]] PublishPlan plan(const QString& text, const std::optional<LastDelivery>& last = {}) const
    {
        return plan(request(text, last));
    }
    /// What the flow would have on record then; nothing if it did not come to that.
    std::optional<LastDelivery> publish(const PublishRequest& request, const Errand& errand = {}) const
    {
        const PublishPlan planned = plan(request);
        const auto receipt = target().deliver(planned, request, errand);
        if (!receipt) {
            qWarning().noquote() << receipt.error().sentence;
            return {};
        }
        return recorded(planned, *receipt);
    }
    std::optional<LastDelivery> publish(const QString& text,
                                        const std::optional<LastDelivery>& last = {}) const
    {
        return publish(request(text, last));
    }
    [[nodiscard]] static LastDelivery recorded(const PublishPlan& plan, const Receipt& receipt)
    {
        return {.remote = receipt.remote,
                .hash = receipt.hash,
                .slug = receipt.slug,
                .date = plan.date,
                .live = true,
                .url = receipt.url,
                .modified = receipt.modified,
                .media = receipt.media,
                .state = receipt.state};
    }

    TargetConfig config;

private:
    QTemporaryDir m_folder;
};

} // namespace brickwork::test
