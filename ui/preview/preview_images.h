// The images a preview may show: raster files below the workspace's real root, at most 20 MB and 40 Mpx. All
// else (remote ones, links that lead outside, broken files) is told apart, never opened. May run in any
// thread.
#pragma once

#include "core/markdown/document.h"

#include <QDateTime>
#include <QHash>
#include <QImage>
#include <QString>

namespace brickwork {

enum class ImageFate
{
    Shown,
    Remote,
    Outside,
    Missing,
    TooLarge,
    Unreadable
};

struct PreviewImage
{
    ImageFate fate = ImageFate::Missing;
    QImage image; ///< scaled down to `widest`
    QString key;  ///< names this very content, for the document's resources
};

/// By the url as it stands in the Markdown.
using PreviewImages = QHash<QString, PreviewImage>;

struct ImageRules
{
    QString root;   ///< canonical root of the workspace; empty: nothing is shown
    QString folder; ///< of the draft, relative to the root; "" for the root itself
    static constexpr qint64 maxBytes = 20 * 1024 * 1024;
    static constexpr qint64 maxPixels = 40'000'000;
    static constexpr int widest = 1600;
};

/// Loads what the document names; unchanged images are taken from `known`.
[[nodiscard]] PreviewImages loadPreviewImages(const Document& document, const ImageRules& rules,
                                              const PreviewImages& known = {});

/// "on the web, not fetched", ... for a placeholder; empty for Shown.
[[nodiscard]] QString fateSentence(ImageFate fate);

} // namespace brickwork
