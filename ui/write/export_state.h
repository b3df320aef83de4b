// Everything the export sheet shows, as one plain value, and the pure function that builds its choices.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace brickwork {

enum class ExportKind
{
    Markdown,
    WebPage,
    Pdf,
    Word,
    Epub
};

struct ExportChoice
{
    ExportKind kind = ExportKind::Markdown;
    QString name;     ///< "Word"
    QString sentence; ///< what comes out
    bool possible = true;
    friend bool operator==(const ExportChoice&, const ExportChoice&) = default;
};

enum class ExportStage
{
    Choosing,
    Making,
    Made,
    Failed
};

struct ExportState
{
    QString title; ///< of the draft
    std::vector<ExportChoice> choices;
    ExportKind chosen = ExportKind::Markdown;
    QString impossible; ///< why some choices are not; empty if all are
    ExportStage stage = ExportStage::Choosing;
    QString path;        ///< of what was made, for people
    QString failure;     ///< a sentence
    QStringList remarks; ///< sentences on what came out otherwise
    friend bool operator==(const ExportState&, const ExportState&) = default;
};

/// `impossible`: why Word files and EPUBs cannot be made; empty if they can. `chosen` is the one of last
/// time; one that cannot be made now gives way to the first.
[[nodiscard]] ExportState exportState(const QString& title, ExportKind chosen, const QString& impossible);

} // namespace brickwork
