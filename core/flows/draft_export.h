// A draft written as files for others to read or to work on: a folder of Markdown with its pictures, one HTML
// file, a Word file, an EPUB. Made whole beside its place and then put there, so that nothing half done is
// ever seen and nothing is replaced unless the order says so. It blocks: the window sends it off its thread.
#pragma once

#include "core/base/result.h"
#include "core/publish/plan.h"
#include "core/store/event.h"
#include "core/workspace/workspace.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <map>
#include <optional>
#include <stop_token>
#include <vector>

namespace brickwork {

enum class ExportFormat
{
    Markdown,
    Html,
    Docx,
    Epub
};

/// "markdown", "html", "docx", "epub".
[[nodiscard]] QString toText(ExportFormat format);
[[nodiscard]] std::optional<ExportFormat> exportFormatFrom(QStringView word);
/// Of the file, without a dot; empty for Markdown, which is a folder.
[[nodiscard]] QString exportSuffix(ExportFormat format);
/// pandoc makes it.
[[nodiscard]] bool needsPandoc(ExportFormat format);

/// Where pandoc is. Errors: NotFound, with a sentence that says what to install.
[[nodiscard]] Result<QString> pandocProgram();

/// A name for the file or folder, after a title: safe everywhere, with its suffix.
[[nodiscard]] QString exportName(const QString& title, ExportFormat format);
/// A place in `folder` where nothing is yet: "Title", "Title 2", ...
[[nodiscard]] QString freeExportPath(const QString& folder, const QString& title, ExportFormat format);

/// Where readers find drafts, by draft id: of several places the one published to last.
[[nodiscard]] std::map<QString, QString> publishedAddresses(const std::vector<Publication>& publications);

enum class AtPlace
{
    Keep,   ///< what stands there already is left alone, and nothing is written
    Replace ///< a file; never a folder
};

struct ExportOrder
{
    DraftSnapshot draft;
    ExportFormat format = ExportFormat::Markdown;
    QString path; ///< absolute: what is made
    AtPlace atPlace = AtPlace::Keep;
    QDateTime date;                              ///< now, with its offset
    std::map<QString, QString> links = {};       ///< publishedAddresses()
    std::chrono::milliseconds patience{120'000}; ///< with pandoc
};

struct Exported
{
    QString path;
    QStringList remarks; ///< sentences on what came out otherwise than it is written
};

/// A draft as it stands on the disk. Errors: NotFound, Unreadable.
[[nodiscard]] Result<DraftSnapshot> draftOnDisk(const Workspace& workspace, const DraftId& draft);
/// The same with another text, as an editor has it; an empty id stands for a draft without a file yet.
[[nodiscard]] DraftSnapshot draftWithText(const Workspace& workspace, const DraftId& draft,
                                          const QString& text);

/// Errors: Exists, Refused (no text), NotFound (pandoc, or the folder it goes to), Unwritable, Cancelled,
/// Internal with pandoc's own words.
[[nodiscard]] Result<Exported> exportDraft(const ExportOrder& order, const std::stop_token& stop = {});

} // namespace brickwork
