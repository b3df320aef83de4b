// The images a preview may show: raster files below the workspace's real root, and remote ones the reader
// asked for; at most 20 MB and 40 Mpx each. All else (links that lead outside, vector graphics, broken files)
// is told apart, never opened. May run in any thread; reads no pixels.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSize>
#include <QString>

#include <vector>

namespace brickwork {

enum class ImageFate
{
    Shown,
    Remote,   ///< on the web, not asked for
    Insecure, ///< on the web, but not by https: never fetched
    Fetching,
    Failed, ///< could not be fetched
    Outside,
    Missing,
    TooLarge,
    Unreadable
};

/// An image that was asked for from the web, or what became of it.
struct FetchedImage
{
    ImageFate fate = ImageFate::Fetching; ///< Fetching, Failed, TooLarge or Shown
    QByteArray bytes;                     ///< for Shown
};

struct PreviewImage
{
    ImageFate fate = ImageFate::Missing;
    QSize size;       ///< in pixels, upright
    QString key;      ///< names this very content
    QString path;     ///< where to read it from, or
    QByteArray bytes; ///< what to read it from
};

/// By the url as it stands in the Markdown.
using PreviewImages = QHash<QString, PreviewImage>;

struct ImageRules
{
    QString root;                              ///< canonical root of the workspace; empty: nothing is shown
    QString folder;                            ///< of the draft, relative to the root; "" for the root itself
    QHash<QString, FetchedImage> fetched = {}; ///< by url: what the reader asked for
    static constexpr qint64 maxBytes = 20 * 1024 * 1024;
    static constexpr qint64 maxPixels = 40'000'000;
};

/// What becomes of each url; unchanged images are taken from `known`.
[[nodiscard]] PreviewImages findPreviewImages(const std::vector<QString>& urls, const ImageRules& rules,
                                              const PreviewImages& known = {});

/// May be fetched, if the reader asks for it.
[[nodiscard]] bool isFetchable(const QString& url);

/// "on the web, not fetched", ... for a placeholder; empty for Shown.
[[nodiscard]] QString fateSentence(ImageFate fate);

} // namespace brickwork
