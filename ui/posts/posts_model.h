// The posts as a table, and the filter and sorting over it. It changes only the rows that differ from the
// state before, so that selection and scroll stay; sorting is by days and numbers, never by their texts.
#pragma once

#include "ui/posts/posts_state.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace brickwork {

enum class PostColumn
{
    Date,
    Title,
    Where,
    Words,
    SinceLast
};
inline constexpr int postColumns = 5;

class PostsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        SortRole = Qt::UserRole, ///< QDate, QString, int or double
        KeyRole,                 ///< QString: PostId value
        SearchRole,              ///< QString: all that a filter looks in, case folded
        RetractedRole,           ///< bool
        SeriesRole,              ///< QString, or empty
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setState(const PostsState& state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Nothing for an index of no row.
    [[nodiscard]] const PostRow* rowAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const PostId& key) const;
    [[nodiscard]] const std::vector<PostRow>& rows() const { return m_rows; }

private:
    [[nodiscard]] static QString textOf(const PostRow& row, PostColumn column);
    [[nodiscard]] static QString toolTipOf(const PostRow& row);
    [[nodiscard]] static QString spokenOf(const PostRow& row, PostColumn column);
    [[nodiscard]] static QVariant sortValueOf(const PostRow& row, PostColumn column);
    [[nodiscard]] static qint64 sinceMidnight(const PostRow& row);
    void replaceRows(const std::vector<PostRow>& rows);

    std::vector<PostRow> m_rows;
};

class PostsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit PostsFilter(QObject* parent = nullptr);

    /// Every word must be found: in title, place, address, draft, series or date.
    void setWanted(const QString& words);
    /// Only the posts of this series; empty: all.
    void setSeries(const QString& series);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QCollator m_collator; ///< titles as a dictionary of the writer's language has them
    QStringList m_words;
    QString m_series;
};

} // namespace brickwork
