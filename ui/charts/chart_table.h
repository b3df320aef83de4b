// What a chart says, as rows and columns: the table view, the copied text and the CSV file all come from
// this, so none of them can say anything else than the picture.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

struct ChartTable
{
    /// The writer's own words about each row. They stay away unless they are asked for; see withNotes().
    struct Notes
    {
        QString column;
        QString key;
        QStringList cells; ///< as many as there are rows
        friend bool operator==(const Notes&, const Notes&) = default;
    };

    QString title;                  ///< "Posts per week"
    QString fileName;               ///< for saving, without an ending: "posts-per-week"; never translated
    QStringList columns;            ///< as shown
    QStringList keys;               ///< as written to CSV, never translated: "week", "posts", "target", ...;
                                    ///< an empty one is of a column that is only shown
    std::vector<QStringList> shown; ///< one row a cell: as read by a person, in the locale
    std::vector<QStringList> plain; ///< the same rows for machines: ISO days, C-locale numbers
    std::optional<Notes> notes{};
    friend bool operator==(const ChartTable&, const ChartTable&) = default;
};

/// The notes as the last column, if there are any.
[[nodiscard]] ChartTable withNotes(const ChartTable& table);

/// A number as this program writes it for machines: "-3", "0.25".
[[nodiscard]] bool isPlainNumber(QStringView text);
/// A column of numbers: every plain cell is one or empty, and not all are empty.
[[nodiscard]] bool isNumberColumn(const ChartTable& table, qsizetype column);

} // namespace brickwork
