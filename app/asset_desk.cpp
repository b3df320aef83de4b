#include "app/asset_desk.h"

#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "core/workspace/assets.h"
#include "ui/frame/main_window.h"
#include "ui/write/put_files.h"
#include "ui/write/write_page.h"

#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFuture>
#include <QLocale>
#include <QSettings>
#include <QtConcurrentRun>

#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto folderKey = "write/picturesFrom";

} // namespace

/// What came of one offer, in the order of its files.
struct AssetDesk::Stored
{
    std::vector<std::pair<Asset, QString>> assets; ///< with what is known of what each shows
    QStringList refused;                           ///< sentences
};

namespace {

QByteArray pngOf(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "PNG") ? bytes : QByteArray();
}

} // namespace

AssetDesk::AssetDesk(const Workspace& workspace, DraftLibrary& library, DraftSession& session,
                     MainWindow& window)
    : m_workspace(workspace), m_library(library), m_session(session), m_window(window)
{
    connect(&window.write(), &WritePage::filesPut, this, &AssetDesk::put);
    connect(&window.write(), &WritePage::picturesWished, this, &AssetDesk::choose);
}

AssetDesk::~AssetDesk() = default;

void AssetDesk::choose()
{
    QSettings settings;
    const QString last = settings.value(QLatin1StringView(folderKey)).toString();
    const QStringList files = QFileDialog::getOpenFileNames(
        &m_window, tr("Insert images"), QFileInfo(last).isDir() ? last : m_workspace.root,
        tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp *.avif *.svg *.bmp *.tif *.tiff);;All files (*)"));
    if (files.isEmpty())
        return;
    settings.setValue(QLatin1StringView(folderKey), QFileInfo(files.front()).path());
    m_window.write().focusEditor();
    m_window.write().putFiles(files);
}

void AssetDesk::put(const PutFiles& put)
{
    // The pictures lie beside the draft's file, so it needs one; a text without a word gets its file later,
    // at the root.
    if (m_session.state().id.isEmpty()) {
        if (const auto saved = m_session.flush(); !saved) {
            m_window.write().forgetPlace(put.place);
            return m_window.say(saved.error().sentence);
        }
    }
    QtConcurrent::run([workspace = m_workspace, draft = m_session.state().id, put] {
        Stored stored;
        const auto take = [&stored](const Result<Asset>& asset, const QString& words) {
            if (asset)
                stored.assets.emplace_back(*asset, words);
            else
                stored.refused << asset.error().sentence;
        };
        for (const QString& file : put.files)
            take(addAssetFile(workspace, draft, file), describedByName(QFileInfo(file).fileName()));
        if (!put.picture.isNull())
            take(addAsset(workspace, draft, put.name, pngOf(put.picture)), put.name);
        return stored;
    }).then(this, [this, place = put.place](const Stored& stored) { link(place, stored); });
}

void AssetDesk::link(quint64 place, const Stored& stored)
{
    std::vector<LinkedFile> files;
    for (const auto& [asset, words] : stored.assets)
        files.push_back(linkOf(asset, words));
    if (files.empty())
        m_window.write().forgetPlace(place);
    const bool linked = files.empty() || m_window.write().linkFiles(place, files);
    say(stored, linked);
}

DraftId AssetDesk::draftAt(const QString& path) const
{
    const QString here = m_session.state().id.isEmpty()
                             ? m_workspace.root
                             : QFileInfo(m_workspace.pathOf(m_session.state().id)).path();
    return m_workspace.idOf(QDir::cleanPath(here + u'/' + path)).value_or(DraftId());
}

LinkedFile AssetDesk::linkOf(const Asset& asset, const QString& words) const
{
    if (!asset.isDraft)
        return {.path = asset.path, .text = words, .picture = true};
    const DraftEntry* entry = m_library.find(draftAt(asset.path));
    const QString title = entry ? entry->title : QString();
    return {.path = asset.path,
            .text = title.isEmpty() ? QFileInfo(asset.path).completeBaseName() : title,
            .picture = false};
}

void AssetDesk::say(const Stored& stored, bool linked)
{
    QStringList sentences = stored.refused;
    if (!linked) {
        sentences << (stored.assets.size() == 1
                          ? tr("The picture is in %1, but its draft is shown no more, so it was not linked.")
                                .arg(stored.assets.front().first.path)
                          : tr("The pictures are in “assets”, but their draft is shown no more, so they were "
                               "not linked."));
    }
    for (const auto& [asset, words] : stored.assets) {
        if (!asset.isDraft && asset.size > largeAsset)
            sentences << tr("“%1” has %2: readers will wait for it, and the preview does not show it.")
                             .arg(QFileInfo(asset.path).fileName(), QLocale().formattedDataSize(asset.size));
    }
    if (!sentences.isEmpty())
        m_window.say(sentences.join(u' '));
}

} // namespace brickwork
