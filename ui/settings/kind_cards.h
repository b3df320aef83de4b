// The kinds of places there are, as cards to pick one from: each its name and what it is for. One tab stop;
// the arrow keys walk them.
#pragma once

#include "core/publish/kinds.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace brickwork {

class KindCard;

class KindCards final : public QWidget
{
    Q_OBJECT

public:
    /// The cards are called NAME.KIND.
    KindCards(Theme& theme, const std::vector<KindInfo>& kinds, const QString& name, QWidget* parent);

    void focusFirst();

Q_SIGNALS:
    void picked(const QString& kind);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void walkTo(std::size_t index);

    std::vector<KindCard*> m_cards;
};

} // namespace brickwork
