#include "ui/settings/option_field.h"

#include "ui/settings/wheel_guard.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// "~" is what a writer calls the home folder.
QString folderOf(const QString& typed)
{
    const QString folder = QDir::fromNativeSeparators(typed.trimmed());
    const bool home = folder == u'~' || folder.startsWith("~/"_L1);
    return home ? QDir::cleanPath(QDir::homePath() + folder.sliced(1)) : folder;
}

/// A site is often written without what begins every address.
QString addressOf(const QString& typed)
{
    const QString address = typed.trimmed();
    return address.isEmpty() || address.contains("://"_L1) ? address : u"https://"_s + address;
}

} // namespace

OptionField::OptionField(OptionInfo option, const QString& name, QWidget* parent)
    : QWidget(parent), m_option(std::move(option))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    switch (m_option.shape) {
    case OptionShape::Text:
    case OptionShape::WebAddress:
    case OptionShape::Folder:
        makeLine(name);
        break;
    case OptionShape::Choice:
        makeChoice(name);
        break;
    case OptionShape::Switch:
        makeSwitch(name);
        break;
    }
    control()->setObjectName(name);
    control()->setAccessibleName(m_option.caption);
    control()->setAccessibleDescription(m_option.hint);
    setFocusProxy(control());
    setValue({});
}

void OptionField::makeLine(const QString& name)
{
    m_line = new QLineEdit(this);
    m_line->setPlaceholderText(m_option.example);
    layout()->addWidget(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &OptionField::edited);
    connect(m_line, &QLineEdit::returnPressed, this, &OptionField::entered);
    if (m_option.shape != OptionShape::Folder)
        return;
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(name + u".choose"_s);
    choose->setAccessibleName(tr("Choose: %1").arg(m_option.caption));
    layout()->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &OptionField::chooseFolder);
}

void OptionField::makeChoice(const QString&)
{
    m_choice = new QComboBox(this);
    for (const OptionChoice& choice : m_option.choices)
        m_choice->addItem(choice.name, choice.word);
    WheelGuard::guard(m_choice);
    layout()->addWidget(m_choice);
    connect(m_choice, &QComboBox::activated, this, &OptionField::edited);
}

void OptionField::makeSwitch(const QString&)
{
    m_switch = new QCheckBox(m_option.caption, this);
    layout()->addWidget(m_switch);
    connect(m_switch, &QCheckBox::clicked, this, &OptionField::edited);
}

QWidget* OptionField::control() const
{
    if (m_line)
        return m_line;
    return m_choice ? static_cast<QWidget*>(m_choice) : m_switch;
}

QString OptionField::value() const
{
    if (m_choice)
        return m_choice->currentData().toString();
    if (m_switch)
        return m_switch->isChecked() ? u"on"_s : u"off"_s;
    switch (m_option.shape) {
    case OptionShape::Folder:
        return folderOf(m_line->text());
    case OptionShape::WebAddress:
        return addressOf(m_line->text());
    default:
        return m_line->text().trimmed();
    }
}

void OptionField::setValue(const QString& value)
{
    const QString held = value.isEmpty() && !m_line ? m_option.fallback : value;
    if (m_line)
        m_line->setText(m_option.shape == OptionShape::Folder ? QDir::toNativeSeparators(held) : held);
    else if (m_switch)
        m_switch->setChecked(held == "on"_L1);
    else
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(held)));
}

void OptionField::setChoices(const std::vector<OptionChoice>& choices)
{
    if (!m_choice)
        return;
    const QString chosen = value();
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const OptionChoice& choice : choices)
        m_choice->addItem(choice.name, choice.word);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
    m_choice->setEnabled(m_choice->count() > 1);
}

void OptionField::chooseFolder()
{
    const QString from = value().isEmpty() ? QDir::homePath() : value();
    const QString folder = QFileDialog::getExistingDirectory(this, m_option.caption, from);
    if (folder.isEmpty())
        return;
    m_line->setText(QDir::toNativeSeparators(folder));
    Q_EMIT edited();
    m_line->setFocus(Qt::OtherFocusReason);
}

} // namespace brickwork
