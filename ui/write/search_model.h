// What a search of all drafts found, as rows for a view: each draft, and below it the lines that hold a
// match.
#pragma once

#include "core/flows/workspace_search.h"

#include <QAbstractListModel>
#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

class SearchModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        DraftRole = Qt::UserRole, ///< bool: the row is a draft, not a line of one
        PlaceRole,                ///< QString: folder and file of a draft
        CountRole,                ///< QString: how many matches a draft has
        LineRole,                 ///< QString: number of the line, as a person counts
        MarksRole,                ///< QList<QPair<int, int>>: matches in the text shown
    };

    using QAbstractListModel::QAbstractListModel;

    void clear();
    void append(const DraftFindings& findings);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// Where a row leads; a draft leads to its first match.
    struct Place
    {
        DraftId id;
        int line = 0;
        int column = 0;
        int length = 0;
    };
    [[nodiscard]] Place placeOf(int row) const;
    /// The row of the next draft (or the one before) seen from `row`, or `row`.
    [[nodiscard]] int draftBeside(int row, int way) const;

private:
    struct Row
    {
        int draft = 0;
        int line = -1; ///< number in its draft's lines; -1: the draft itself
    };
    [[nodiscard]] QVariant draftData(const DraftFinding& finding, int role) const;
    [[nodiscard]] static QVariant lineData(const LineFinding& finding, int role);

    std::vector<DraftFinding> m_findings;
    std::vector<Row> m_rows;
};

/// "17 matches in 3 drafts"; how the search stands or went.
[[nodiscard]] QString searchSentence(const SearchSum& sum, bool running, const QLocale& locale);

} // namespace brickwork
