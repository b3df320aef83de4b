#include "core/workspace/published_texts.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestText = 64LL * 1024 * 1024;
constexpr qsizetype nameDigits = 32;

/// Names of targets and keys of posts may hold anything: the file is called by their hash.
QString placeOf(const Workspace& workspace, const PostId& post, const QString& target)
{
    const QByteArray both = target.toUtf8() + '\0' + post.value.toUtf8();
    return workspace.root + u"/.brickwork/published/"_s + ContentHash::of(both).hex().left(nameDigits) +
           u".txt"_s;
}

} // namespace

Result<void> keepPublishedText(const Workspace& workspace, const PostId& post, const QString& target,
                               const QString& text)
{
    const QString place = placeOf(workspace, post, target);
    return makeFoldersDurably(QFileInfo(place).path()).and_then([&] {
        return writeDurably(place, text.toUtf8()).transform([](const ContentHash&) {});
    });
}

std::optional<QString> publishedText(const Workspace& workspace, const PostId& post, const QString& target)
{
    const auto bytes = readWhole(placeOf(workspace, post, target), largestText);
    return bytes ? std::optional(QString::fromUtf8(*bytes)) : std::nullopt;
}

} // namespace brickwork
