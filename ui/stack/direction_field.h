// A direction to type or to pick: a tag with its colour before it. While one types, earlier directions that
// fit are offered below, and what is new is offered as new; arrows walk the offers, Enter or Tab picks one,
// Escape closes them.
#pragma once

#include <QLineEdit>
#include <QPointer>
#include <QStringList>

class QAction;
class QListWidget;

namespace brickwork {

class Theme;

class DirectionField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit DirectionField(Theme& theme, QWidget* parent = nullptr);
    ~DirectionField() override;

    /// Those used before, the latest first.
    void setDirections(const QStringList& directions);
    /// As it is to be logged: spelt like an earlier one, if it is one.
    [[nodiscard]] QString direction() const;
    /// The writer's choice: as if it had been picked from the offers.
    void choose(const QString& direction);
    /// Offers all that were used before.
    void openOffers();

Q_SIGNALS:
    void chosen(); ///< typed or picked by the writer, not set

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void offer(const QString& typed);
    void closeOffers();
    void step(int rows);
    [[nodiscard]] bool pick();
    void placeOffers();
    void tell();

    Theme& m_theme;
    QStringList m_directions;
    QAction* m_swatch;
    QAction* m_arrow;
    QPointer<QListWidget> m_offers; ///< a child of the window, so that the sheet does not cut it off
};

} // namespace brickwork
