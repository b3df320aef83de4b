// Lets the wheel scroll the page when it turns over a control whose value it would change.
#pragma once

#include <QObject>

class QWidget;

namespace brickwork {

class WheelGuard final : public QObject
{
    Q_OBJECT

public:
    /// For a spin box or a combo box. The guard lives as long as the control.
    static void guard(QWidget* control);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using QObject::QObject;
};

} // namespace brickwork
