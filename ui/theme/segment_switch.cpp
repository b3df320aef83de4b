#include "ui/theme/segment_switch.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// The chosen one is bold, which only the sheet's state says: the plain hint does not know.
class SegmentButton final : public QPushButton
{
public:
    using QPushButton::QPushButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics bold(Theme::font(TextSize::Small, QFont::DemiBold));
        const int more = bold.horizontalAdvance(text()) - fontMetrics().horizontalAdvance(text());
        return QPushButton::sizeHint() + QSize(std::max(0, more), 0);
    }
};

} // namespace

SegmentSwitch::SegmentSwitch(const QString& objectName, const QString& name, const QStringList& segments,
                             QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(objectName);
    setAccessibleName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    for (const QString& segment : segments) {
        const auto id = static_cast<int>(m_group->buttons().size());
        auto* button = new SegmentButton(segment, this);
        button->setObjectName(u"%1.%2"_s.arg(objectName).arg(id));
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setCursor(Qt::PointingHandCursor);
        setLook(button, Look::Segment);
        m_group->addButton(button, id);
        row->addWidget(button);
    }
    setFonts();
    setCurrent(0);
    // Not the click: what a screen reader toggles is not clicked.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (!checked)
            return;
        setCurrent(id);
        Q_EMIT chosen(id);
    });
}

// One tab stop, the chosen one; Qt puts it right only once one of them has had the focus.
void SegmentSwitch::setCurrent(int segment)
{
    const QSignalBlocker itself(m_group);
    m_group->button(segment)->setChecked(true);
    for (QAbstractButton* button : m_group->buttons())
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

int SegmentSwitch::current() const
{
    return m_group->checkedId();
}

QList<QAbstractButton*> SegmentSwitch::segments() const
{
    return m_group->buttons();
}

void SegmentSwitch::setFonts()
{
    for (QAbstractButton* button : m_group->buttons())
        button->setFont(Theme::font(TextSize::Small));
}

} // namespace brickwork
