// The headings of the draft; choosing one says its line.
#pragma once

#include "core/markdown/document.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace brickwork {

class Theme;

class OutlinePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePanel(Theme& theme, QWidget* parent = nullptr);

    void setOutline(const std::vector<OutlineEntry>& outline);
    void focusList();

Q_SIGNALS:
    void lineChosen(int line);

private:
    void choose(const QListWidgetItem* item);

    std::vector<OutlineEntry> m_outline;
    QListWidget* m_list;
    QLabel* m_empty;
};

} // namespace brickwork
