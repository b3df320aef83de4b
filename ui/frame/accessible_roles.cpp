#include "ui/frame/accessible_roles.h"

#include "ui/stack/size_picker.h"

#include <QAccessibleWidget>

namespace brickwork {

namespace {

/// A control whose value is said by its accessible description.
class DescribedControl final : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    [[nodiscard]] QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Value ? widget()->accessibleDescription() : QAccessibleWidget::text(what);
    }
};

QAccessibleInterface* roleOf(const QString&, QObject* object)
{
    // One out of a few, changed with the arrow keys: heard as such.
    if (auto* picker = qobject_cast<SizePicker*>(object))
        return new DescribedControl(picker, QAccessible::ComboBox);
    return nullptr;
}

} // namespace

void installAccessibleRoles()
{
    QAccessible::installFactory(roleOf);
}

} // namespace brickwork
