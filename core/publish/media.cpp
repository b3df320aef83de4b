#include "core/publish/media.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/picture_file.h"
#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr qsizetype namedAtMost = 5;
constexpr qsizetype stemAtMost = 40;
constexpr qsizetype hashDigits = 12;

/// "a, b, c and 4 more".
QString listed(QStringList names)
{
    names.removeDuplicates();
    if (names.size() <= namedAtMost)
        return names.join(u", "_s);
    const int more = static_cast<int>(names.size() - namedAtMost);
    return Sentences::tr("%1 and %n more", nullptr, more).arg(names.mid(0, namedAtMost).join(u", "_s));
}

/// What a look at the pictures of a text found, by what is to be said of it.
struct Looked
{
    QStringList missing, outside, large, unreadable, undescribed, remote, insecure;
};

/// Letters and digits only, and enough of the hash: no server renames it, and no other picture has it.
QString nameFor(const QString& path, const QString& hash, const QString& suffix)
{
    const QString stem = slugOf(QFileInfo(path).completeBaseName()).left(stemAtMost);
    QString name = stem.isEmpty() ? u"picture"_s : stem;
    while (name.endsWith(u'-'))
        name.chop(1);
    return name + u'-' + hash.left(hashDigits) + u'.' + suffix;
}

class Gathering
{
public:
    explicit Gathering(const DraftSnapshot& draft) : m_draft(draft) {}

    void look(const QString& url, const QString& alt, bool described)
    {
        if (url.trimmed().isEmpty())
            return;
        const LocalPicture found = localPicture(url, m_draft.folder, m_draft.workspaceRoot);
        if (!described)
            m_looked.undescribed << url;
        switch (found.fate) {
        case LocalPicture::Fate::Elsewhere:
            if (!url.startsWith("data:"_L1))
                (url.startsWith("http:"_L1) ? m_looked.insecure : m_looked.remote) << url;
            return;
        case LocalPicture::Fate::Missing:
            m_looked.missing << url;
            return;
        case LocalPicture::Fate::Outside:
            m_looked.outside << url;
            return;
        case LocalPicture::Fate::Found:
            take(url, found.path, alt);
        }
    }

    [[nodiscard]] DraftMedia told() const
    {
        DraftMedia all{.media = m_media, .refusals = {}, .warnings = {}};
        const auto say = [](QStringList& into, const QStringList& names, const QString& sentence) {
            if (!names.isEmpty())
                into << sentence.arg(listed(names));
        };
        say(all.refusals, m_looked.missing,
            Sentences::tr("These pictures are not there: %1. Put them beside the draft, or take them out of "
                          "the text."));
        say(all.refusals, m_looked.outside,
            Sentences::tr("These pictures lie outside the workspace and are not read: %1. Drag them into the "
                          "text, and they are copied beside the draft."));
        say(all.refusals, m_looked.large,
            Sentences::tr("These pictures are larger than 20 MB: %1. Make them smaller first."));
        say(all.refusals, m_looked.unreadable, Sentences::tr("These are no pictures that can be read: %1."));
        say(all.warnings, m_looked.undescribed,
            Sentences::tr("Readers who cannot see images get nothing for: %1. Write a description between "
                          "the square brackets."));
        say(all.warnings, m_looked.insecure,
            Sentences::tr("These pictures come by an address without https and may not be shown: %1."));
        return all;
    }

private:
    void take(const QString& url, const QString& path, const QString& alt)
    {
        if (mediaAt(m_media, url))
            return;
        if (QFileInfo(path).size() > largestPicture) {
            m_looked.large << url;
            return;
        }
        const auto bytes = readWhole(path, largestPicture);
        const QString suffix = bytes ? pictureSuffix(QByteArrayView(*bytes).first(
                                           std::min<qsizetype>(bytes->size(), pictureHeadBytes)))
                                     : QString();
        if (suffix.isEmpty()) {
            m_looked.unreadable << url;
            return;
        }
        const QString hash = ContentHash::of(*bytes).hex();
        m_media.push_back({.url = url,
                           .file = path,
                           .hash = hash,
                           .name = nameFor(path, hash, suffix),
                           .mediaType = mediaTypeOf(suffix),
                           .size = bytes->size(),
                           .alt = alt,
                           .there = {}});
    }

    const DraftSnapshot& m_draft;
    std::vector<PlannedMedia> m_media;
    Looked m_looked;
};

} // namespace

DraftMedia mediaOf(const DraftSnapshot& draft, const Document& document, const QString& featured)
{
    Gathering gathering(draft);
    static const QRegularExpression htmlPicture(u"<(?:img|video|audio|source)\\b[^>]*\\bsrc"_s,
                                                QRegularExpression::CaseInsensitiveOption);
    bool rawPicture = false;
    for (int index = 0; index < static_cast<int>(document.nodes.size()); ++index) {
        const Node& node = document.at(index);
        if (node.kind == NodeKind::Image) {
            const QString alt = document.plainText(index).trimmed();
            gathering.look(node.url, alt, !alt.isEmpty());
        } else if (node.kind == NodeKind::HtmlBlock || node.kind == NodeKind::HtmlInline) {
            rawPicture = rawPicture || htmlPicture.match(node.text).hasMatch();
        }
    }
    gathering.look(featured, {}, true);
    DraftMedia all = gathering.told();
    if (rawPicture)
        all.warnings << Sentences::tr(
            "Pictures in HTML of your own stay as they are; only those written as ![description](file) are "
            "sent.");
    return all;
}

Result<QByteArray> bytesOf(const PlannedMedia& media)
{
    auto bytes = readWhole(media.file, largestPicture);
    if (!bytes)
        return Failure(bytes.error());
    if (ContentHash::of(*bytes).hex() != media.hash)
        return fail(
            ErrorCode::Conflict,
            Sentences::tr("The picture “%1” changed while publishing. Publish again.").arg(media.url));
    return bytes;
}

const PlannedMedia* mediaAt(const std::vector<PlannedMedia>& media, const QString& url)
{
    const auto found = std::ranges::find(media, url, &PlannedMedia::url);
    return found == media.end() ? nullptr : &*found;
}

} // namespace brickwork
