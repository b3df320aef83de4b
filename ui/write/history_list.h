// The versions of a draft as a list grouped by day. Going to a version chooses it; it shows values and says
// which one was chosen.
#pragma once

#include "ui/write/history_state.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include <optional>
#include <vector>

namespace brickwork {

class Theme;

class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setState(const HistoryState& state);
    /// Nothing for the caption of a day.
    [[nodiscard]] const HistoryVersion* versionAt(int row) const;
    [[nodiscard]] int rowOf(int version) const; ///< -1 if it is not there
    [[nodiscard]] const QString& captionAt(int row) const
    {
        return m_rows.at(static_cast<size_t>(row)).caption;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row
    {
        QString caption;
        std::optional<HistoryVersion> version;
    };
    std::vector<Row> m_rows;
};

class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HistoryDelegate(Theme& theme, const HistoryModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QString& caption) const;
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option) const;
    void paintTexts(QPainter& painter, const QStyleOptionViewItem& option,
                    const HistoryVersion& version) const;

    Theme& m_theme;
    const HistoryModel& m_model;
};

class HistoryList final : public QListView
{
    Q_OBJECT

public:
    explicit HistoryList(Theme& theme, QWidget* parent = nullptr);

    /// The chosen version stays chosen if it is still there; else the newest is.
    void setState(const HistoryState& state);
    [[nodiscard]] int chosen() const; ///< version, or -1
    void choose(int version);

Q_SIGNALS:
    void versionChosen(int version);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    HistoryModel m_model;
    bool m_quiet = false; ///< the list is being filled
};

} // namespace brickwork
