// A folder with the Markdown text and its pictures, whole in itself.

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/base/ids.h"
#include "core/flows/draft_export_private.h"
#include "core/markdown/front_matter.h"
#include "core/markdown/moved_addresses.h"
#include "core/publish/media.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork::exporting {

namespace {

/// A folder beside the one that is made, gone again unless it took its place.
class Scaffold
{
public:
    explicit Scaffold(const ExportOrder& order)
        : m_path(QFileInfo(order.path).path() + u"/."_s + QFileInfo(order.path).fileName() +
                 u".brickwork-"_s + newUuid(Instant::of(order.date)).right(6))
    {
    }
    Scaffold(const Scaffold&) = delete;
    Scaffold& operator=(const Scaffold&) = delete;
    ~Scaffold()
    {
        if (m_made)
            QDir(m_path).removeRecursively();
    }

    [[nodiscard]] Result<void> make()
    {
        m_made = QDir().mkdir(m_path);
        if (m_made)
            return {};
        return fail(ErrorCode::Unwritable,
                    Words::tr("Nothing can be written into “%1”. Check its rights and its room.")
                        .arg(QFileInfo(m_path).path()));
    }
    [[nodiscard]] QString file(const QString& relative) const { return m_path + u'/' + relative; }
    [[nodiscard]] Result<void> takePlace(const QString& path)
    {
        auto moved = moveNoReplace(m_path, path);
        m_made = m_made && !moved;
        return moved;
    }

private:
    QString m_path;
    bool m_made = false;
};

/// Where each picture comes to lie, by its address in the text.
struct Layout
{
    std::map<QString, QString> files;  ///< absolute sources by relative places
    std::map<QString, QString> places; ///< relative places by addresses
};

bool isBelow(const QString& relative)
{
    return !relative.isEmpty() && relative != ".."_L1 && !relative.startsWith("../"_L1) &&
           !QDir::isAbsolutePath(relative) && !relative.startsWith(u'.');
}

/// As the text has it, if that lies below the text: then nothing needs to be changed in it.
QString placeFor(const ExportOrder& order, const PlannedMedia& picture)
{
    const QDir folder(QFileInfo(order.draft.folder).canonicalFilePath());
    const QString below = folder.relativeFilePath(picture.file);
    const QString written = QDir::cleanPath(QUrl::fromPercentEncoding(picture.url.toUtf8()));
    return isBelow(below) && written == below ? below : u"pictures/"_s + picture.name;
}

Layout layoutOf(const ExportOrder& order, const Manuscript& manuscript)
{
    Layout layout;
    for (const PlannedMedia& picture : manuscript.media) {
        const QString place = placeFor(order, picture);
        layout.files.insert_or_assign(place, picture.file);
        layout.places.insert_or_assign(picture.url, place);
    }
    return layout;
}

QString encoded(const QString& place)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(place, "/"));
}

struct Text
{
    QString text;
    QStringList remarks;
};

/// The text with addresses that lead somewhere from where it is now.
Text textOf(const ExportOrder& order, const Manuscript& manuscript, const Layout& layout)
{
    LinkBook links(order);
    std::map<QString, QString> moved;
    for (const Node& node : manuscript.document.nodes) {
        const auto picture = layout.places.find(node.url);
        if (node.url.isEmpty() || (node.kind != NodeKind::Image && node.kind != NodeKind::Link))
            continue;
        if (picture != layout.places.end()) {
            if (picture->second.startsWith("pictures/"_L1) && encoded(picture->second) != node.url &&
                picture->second != QDir::cleanPath(QUrl::fromPercentEncoding(node.url.toUtf8())))
                moved.insert_or_assign(node.url, encoded(picture->second));
        } else if (node.kind == NodeKind::Link) {
            if (const auto address = links.address(node.url); address && *address != node.url)
                moved.insert_or_assign(node.url, *address);
        }
    }
    MovedAddresses written = withMovedAddresses(order.draft.text, moved);
    Text text{.text = written.text, .remarks = {}};
    if (!written.left.isEmpty())
        text.remarks
            << Words::tr("These addresses could not be changed in the text: %1.").arg(listed(written.left));
    if (!links.lostDrafts().empty())
        text.remarks << Words::tr("Links to drafts that are not published lead out of the folder: %1.")
                            .arg(listed(QStringList(links.lostDrafts().begin(), links.lostDrafts().end())));
    const auto featured = layout.places.find(manuscript.featured);
    if (manuscript.featured.isEmpty() || featured == layout.places.end() ||
        !featured->second.startsWith("pictures/"_L1))
        return text;
    for (const FrontMatterEntry& entry : manuscript.document.frontMatter.entries) {
        if (entry.values == QStringList{manuscript.featured})
            text.text = withFrontMatter(text.text, entry.key, featured->second).value_or(text.text);
    }
    return text;
}

} // namespace

Result<Exported> exportMarkdown(const ExportOrder& order, const Manuscript& manuscript,
                                const std::stop_token& stop)
{
    const Layout layout = layoutOf(order, manuscript);
    const Text text = textOf(order, manuscript, layout);
    Scaffold scaffold(order);
    if (auto made = scaffold.make(); !made)
        return Failure(made.error());
    for (const auto& [place, file] : layout.files) {
        if (stop.stop_requested())
            return calledOff();
        const auto written = readWhole(file, largestPicture).and_then([&](const QByteArray& bytes) {
            return makeFoldersDurably(QFileInfo(scaffold.file(place)).path()).and_then([&] {
                return createDurably(scaffold.file(place), bytes);
            });
        });
        if (!written)
            return Failure(written.error());
    }
    const QString name = order.draft.fileBaseName + u".md"_s;
    if (auto written = createDurably(scaffold.file(name), text.text.toUtf8()); !written)
        return Failure(written.error());
    if (auto placed = scaffold.takePlace(order.path); !placed)
        return Failure(placed.error());
    Exported exported{.path = order.path, .remarks = manuscript.remarks};
    exported.remarks << text.remarks;
    return exported;
}

} // namespace brickwork::exporting
