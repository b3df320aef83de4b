#include "ui/settings/settings_section.h"

#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>

namespace brickwork {

namespace {

constexpr int captionWidth = 156;
constexpr auto sizeProperty = "textSize";
constexpr auto weightProperty = "textWeight";

} // namespace

SettingsSection::SettingsSection(const QString& title, const QString& explanation, QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this))
{
    setAccessibleName(title);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::m);
    m_grid->setColumnMinimumWidth(0, captionWidth);
    m_grid->setColumnStretch(1, 1);
    auto* head = new QVBoxLayout;
    head->setSpacing(space::xs);
    auto* heading = new LeadingLabel(title, this);
    setText(heading, TextSize::Heading, QFont::DemiBold);
    head->addWidget(heading);
    head->addWidget(faintLabel(explanation, this));
    m_grid->addLayout(head, m_row++, 0, 1, 2);
}

QLabel* SettingsSection::addCaption(const QString& text, QWidget* buddy, Qt::Alignment alignment)
{
    auto* caption = new LeadingLabel(text, this);
    caption->setBuddy(buddy);
    m_grid->addWidget(caption, m_row, 0, alignment);
    return caption;
}

QLabel* SettingsSection::addRow(const QString& caption, QWidget* control, const QString& hint)
{
    QLabel* label = addCaption(caption, control);
    control->setAccessibleDescription(hint);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(control);
    if (!hint.isEmpty())
        row->addWidget(faintLabel(hint, this), 1);
    else
        row->addStretch();
    m_grid->addLayout(row, m_row++, 1);
    return label;
}

void SettingsSection::addTallRow(const QString& caption, QWidget* control, const QString& hint)
{
    QLabel* label = addCaption(caption, control, Qt::AlignTop);
    label->setMinimumHeight(control->sizeHint().height()); // in one line with it
    control->setAccessibleDescription(hint);
    auto* row = new QVBoxLayout;
    row->setSpacing(space::xs);
    row->addWidget(control, 0, Qt::AlignLeading);
    row->addWidget(faintLabel(hint, this));
    m_grid->addLayout(row, m_row++, 1);
}

void SettingsSection::addWideRow(const QString& caption, QWidget* wide, QWidget* end)
{
    addCaption(caption, end);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(wide, 1);
    row->addWidget(end);
    m_grid->addLayout(row, m_row++, 1);
}

void SettingsSection::addWide(QWidget* widget)
{
    m_grid->addWidget(widget, m_row++, 0, 1, 2);
}

void SettingsSection::addButtons(const std::vector<QWidget*>& buttons)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    for (QWidget* button : buttons)
        row->addWidget(button);
    row->addStretch();
    m_grid->addLayout(row, m_row++, 0, 1, 2);
}

QFrame* hairline(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    return line;
}

QLabel* faintLabel(const QString& text, QWidget* parent)
{
    auto* label = new LeadingLabel(text, parent);
    label->setWordWrap(true);
    setLook(label, Look::Faint);
    setText(label, TextSize::Small);
    return label;
}

void setText(QWidget* widget, TextSize size, QFont::Weight weight)
{
    widget->setProperty(sizeProperty, static_cast<int>(size));
    widget->setProperty(weightProperty, static_cast<int>(weight));
    widget->setFont(Theme::font(size, weight));
}

void refreshFonts(const QWidget* root)
{
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        const QVariant size = widget->property(sizeProperty);
        if (size.isValid())
            widget->setFont(
                Theme::font(static_cast<TextSize>(size.toInt()),
                            static_cast<QFont::Weight>(widget->property(weightProperty).toInt())));
    }
}

} // namespace brickwork
