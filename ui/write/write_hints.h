// What stands where the editor is while no draft is open: three quiet hints, how to write, stack and publish.
#pragma once

#include <QWidget>

class QLabel;

namespace brickwork {

class Theme;

class WriteHints final : public QWidget
{
    Q_OBJECT

public:
    explicit WriteHints(Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void newRequested();

private:
    void recolour();

    Theme& m_theme;
    std::vector<std::pair<QLabel*, QString>> m_icons;
};

} // namespace brickwork
