// A list inside a sheet: rows of a name with a faint line below it, the chosen one on a tinted card. Seen
// only inside this room.
#pragma once

#include <QListWidget>

namespace brickwork {

class Theme;

class SheetList final : public QListWidget
{
    Q_OBJECT

public:
    explicit SheetList(Theme& theme, QWidget* parent = nullptr);

    void addRow(const QString& name, const QString& below);
};

} // namespace brickwork
