// The headings of a draft as a list that can be put in another order: by dragging, with a line that shows
// where a section would go, or with Alt and the arrow keys. It moves nothing itself, it says what is wished.
#pragma once

#include "core/markdown/document.h"

#include <QAbstractListModel>
#include <QListView>
#include <QUuid>

#include <optional>
#include <vector>

class QMimeData;

namespace brickwork {

class Theme;

class OutlineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        LevelRole = Qt::UserRole, ///< int, 1 to 6
        CurrentRole,              ///< bool: the section one is in
    };

    using QAbstractListModel::QAbstractListModel;

    /// Rows whose heading stayed keep their place in the view.
    void setOutline(const std::vector<OutlineEntry>& outline);
    [[nodiscard]] const std::vector<OutlineEntry>& outline() const { return m_outline; }
    /// The section one is in, or -1.
    void setCurrentSection(int row);
    [[nodiscard]] int currentSection() const { return m_current; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// The row that mimeData() of this very model was made of.
    [[nodiscard]] std::optional<int> rowOf(const QMimeData& data) const;

private:
    QByteArray m_key = QUuid::createUuid().toByteArray(); ///< rows of others are not ours
    std::vector<OutlineEntry> m_outline;
    int m_current = -1;
};

class OutlineList final : public QListView
{
    Q_OBJECT

public:
    explicit OutlineList(Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] OutlineModel& headings() { return m_model; }
    /// Sections may be moved.
    void setEditable(bool on);

Q_SIGNALS:
    void lineChosen(int line);
    /// The section of `row` shall go in front of heading `before`.
    void moveRequested(int row, int before);
    void stepRequested(int row, int by);  ///< a place up (-1) or down (1)
    void levelRequested(int row, int by); ///< a level up (-1) or down (1)

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(const QModelIndex& index);
    [[nodiscard]] std::optional<int> gapAt(QPoint place) const;
    [[nodiscard]] int sectionEnd(int row) const;

    Theme& m_theme;
    OutlineModel m_model;
    int m_dragged = -1;
    std::optional<int> m_gap; ///< in front of which row what is dragged would go
    bool m_editable = false;
};

} // namespace brickwork
