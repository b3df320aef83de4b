// The places there are, each with a tick: where a draft is to be published. Shows what it is given and says
// what was ticked.
#pragma once

#include "ui/posts/publish_state.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;

namespace brickwork {

class Theme;

class PlaceList final : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceList(Theme& theme, QWidget* parent = nullptr);

    void setPlaces(const std::vector<PlaceChoice>& places);
    /// The first that is chosen, else the first; nullptr if there are none.
    [[nodiscard]] QWidget* firstStop() const;
    /// In their order.
    [[nodiscard]] QList<QWidget*> stops() const;

Q_SIGNALS:
    void chosen(const QString& place, bool chosen);

private:
    struct Row
    {
        QCheckBox* box = nullptr;
        QLabel* about = nullptr;
    };

    void addRow(const QString& place);
    void dress();

    std::vector<PlaceChoice> m_places;
    std::vector<Row> m_rows;
    QGridLayout* m_grid;
};

} // namespace brickwork
