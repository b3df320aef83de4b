// What the parts of the export share: the draft read once, and what is found out while it is written.
#pragma once

#include "core/flows/draft_export.h"
#include "core/markdown/document.h"
#include "core/publish/naming.h"

#include <QByteArray>
#include <QCoreApplication>

#include <set>

namespace brickwork::exporting {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftExport)
};

struct Manuscript
{
    Document document;
    std::vector<Node> typeset; ///< its nodes with the punctuation it is published with
    Naming naming;
    QString subtitle;
    QStringList authors;
    QString title; ///< with that punctuation, if it stands in the text
    QStringList tags;
    QString featured; ///< the picture of the post, as the front matter names it
    bool titleInText = false;
    bool rightToLeft = false;
    std::vector<PlannedMedia> media; ///< pictures of the text and the featured one, each file once
    QStringList remarks;             ///< pictures that are missing and the like
};

[[nodiscard]] Manuscript manuscriptOf(const ExportOrder& order);

/// What links lead to, and those that lead nowhere from where the file will be.
class LinkBook
{
public:
    explicit LinkBook(const ExportOrder& order) : m_order(order) {}

    /// The address readers can follow: of a draft where it is published; of a file of the writer's nothing.
    [[nodiscard]] std::optional<QString> address(const QString& url);
    [[nodiscard]] const std::set<QString>& lostDrafts() const { return m_drafts; }
    /// Sentences on links that became plain text.
    [[nodiscard]] QStringList remarks() const;

private:
    const ExportOrder& m_order;
    std::set<QString> m_drafts; ///< published nowhere
    std::set<QString> m_files;
};

/// "a, b, c and 4 more".
[[nodiscard]] QString listed(const QStringList& names);

[[nodiscard]] Result<Exported> exportMarkdown(const ExportOrder& order, const Manuscript& manuscript,
                                              const std::stop_token& stop);
[[nodiscard]] Result<Exported> exportHtml(const ExportOrder& order, const Manuscript& manuscript,
                                          const std::stop_token& stop);
[[nodiscard]] Result<Exported> exportByPandoc(const ExportOrder& order, const Manuscript& manuscript,
                                              const std::stop_token& stop);
/// The file at its place, as the order says.
[[nodiscard]] Result<void> putFile(const ExportOrder& order, const QByteArray& bytes);
[[nodiscard]] Failure calledOff();

} // namespace brickwork::exporting
