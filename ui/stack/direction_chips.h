// Up to three directions to take with one click: those used most. Hidden while there is none.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;

namespace brickwork {

class Theme;

class DirectionChips final : public QWidget
{
    Q_OBJECT

public:
    explicit DirectionChips(Theme& theme, QWidget* parent = nullptr);

    void setDirections(const QStringList& directions);
    /// In the order in which they are walked.
    [[nodiscard]] const std::vector<QToolButton*>& chips() const { return m_chips; }

Q_SIGNALS:
    void picked(const QString& direction);

private:
    void tell();

    Theme& m_theme;
    QStringList m_directions;
    std::vector<QToolButton*> m_chips;
};

} // namespace brickwork
