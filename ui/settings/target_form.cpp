#include "ui/settings/target_form.h"

#include "ui/settings/settings_section.h"
#include "ui/settings/settings_state.h"
#include "ui/settings/wheel_guard.h"
#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

TargetForm::TargetForm(QWidget* parent)
    : QFrame(parent), m_name(new QLineEdit(this)), m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("Choose…"), this)), m_generator(new QComboBox(this)),
      m_format(new QComboBox(this)), m_frontMatter(new QComboBox(this)), m_address(new QLineEdit(this)),
      m_notice(new LeadingLabel({}, this))
{
    setObjectName(u"settings.form"_s);
    setAccessibleName(tr("A place to add"));
    setLook(this, Look::Card);
    fillChoices();
    build();
    connect(m_generator, &QComboBox::currentIndexChanged, this, &TargetForm::followChoices);
    connect(m_format, &QComboBox::currentIndexChanged, this, &TargetForm::followChoices);
    connect(m_choose, &QPushButton::clicked, this, &TargetForm::chooseFolder);
    for (QLineEdit* field : {m_name, m_folder, m_address}) {
        connect(field, &QLineEdit::returnPressed, this, &TargetForm::wish);
        connect(field, &QLineEdit::textEdited, m_notice, &QWidget::hide);
    }
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_wished.clear(); });
    for (QComboBox* choice : {m_generator, m_format, m_frontMatter})
        WheelGuard::guard(choice);
    followChoices();
    hide();
}

void TargetForm::fillChoices()
{
    m_generator->addItem(tr("Plain folder"), u"none"_s);
    m_generator->addItem(tr("Hugo site"), u"hugo"_s);
    m_generator->addItem(tr("Jekyll site"), u"jekyll"_s);
    m_format->addItem(tr("Markdown"), u"markdown"_s);
    m_format->addItem(tr("HTML"), u"html"_s);
}

void TargetForm::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    m_folder->setPlaceholderText(tr("Full path of the folder"));
    m_address->setPlaceholderText(u"https://example.org"_s);
    addField(grid, tr("Name"), m_name, u"name"_s);
    addField(grid, tr("Folder"), m_folder, u"folder"_s);
    m_choose->setObjectName(u"settings.form.choose"_s);
    m_choose->setAccessibleName(tr("Choose the folder"));
    grid->addWidget(m_choose, grid->rowCount() - 1, 2);
    addField(grid, tr("Kind of site"), m_generator, u"generator"_s);
    addField(grid, tr("Format"), m_format, u"format"_s);
    addField(grid, tr("Front matter"), m_frontMatter, u"frontMatter"_s);
    addField(grid, tr("Address (optional)"), m_address, u"address"_s);
    column->addLayout(grid);

    m_notice->setObjectName(u"settings.form.notice"_s);
    m_notice->setWordWrap(true);
    m_notice->hide();
    column->addWidget(m_notice);

    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"settings.form.cancel"_s);
    setLook(cancel, Look::Quiet);
    auto* add = new QPushButton(tr("Add this place"), this);
    add->setObjectName(u"settings.form.add"_s);
    setLook(add, Look::Outlined);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(add);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &TargetForm::wish);
    connect(cancel, &QPushButton::clicked, this, &TargetForm::close);
}

void TargetForm::addField(QGridLayout* grid, const QString& caption, QWidget* field, const QString& name)
{
    const int row = grid->count() == 0 ? 0 : grid->rowCount();
    field->setObjectName(u"settings.form."_s + name);
    field->setAccessibleName(caption);
    auto* label = new LeadingLabel(caption, this);
    label->setBuddy(field);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1, 1, field == m_folder ? 1 : 2);
}

void TargetForm::followChoices()
{
    const QString generator = m_generator->currentData().toString();
    const QString chosen = m_frontMatter->currentData().toString();
    m_frontMatter->clear();
    for (const QString& kind : frontMattersFor(generator))
        m_frontMatter->addItem(kind.toUpper(), kind);
    m_frontMatter->setCurrentIndex(std::max(0, m_frontMatter->findData(chosen)));
    m_frontMatter->setEnabled(takesFrontMatter(generator, m_format->currentData().toString()));
}

void TargetForm::chooseFolder()
{
    const QString from = m_folder->text().isEmpty() ? QDir::homePath() : m_folder->text();
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Choose the folder to publish to"), from);
    if (folder.isEmpty())
        return;
    m_folder->setText(QDir::toNativeSeparators(folder));
    m_notice->hide();
    if (m_name->text().isEmpty())
        m_name->setText(QDir(folder).dirName());
}

void TargetForm::setKnown(const QStringList& names)
{
    m_known = names;
    if (!m_wished.isEmpty() && m_known.contains(m_wished))
        close();
}

void TargetForm::start()
{
    show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void TargetForm::wish()
{
    const QString name = m_name->text().trimmed();
    const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    if (name.isEmpty())
        return refuse(tr("Give the place a name."), m_name);
    if (m_known.contains(name))
        return refuse(tr("There is a place of that name already. Choose another name."), m_name);
    if (folder.isEmpty())
        return refuse(tr("Choose the folder to publish to."), m_folder);
    TargetConfig target{.name = name,
                        .kind = u"folder"_s,
                        .options = {{u"path"_s, folder},
                                    {u"generator"_s, m_generator->currentData().toString()},
                                    {u"format"_s, m_format->currentData().toString()},
                                    {u"front-matter"_s, m_frontMatter->currentData().toString()}}};
    if (const QString address = m_address->text().trimmed(); !address.isEmpty())
        target.options.emplace(u"url"_s, address);
    m_notice->hide();
    m_wished = name;
    Q_EMIT addRequested(target);
}

void TargetForm::refuse(const QString& sentence, QWidget* field)
{
    m_notice->setText(sentence);
    m_notice->show();
    field->setFocus(Qt::OtherFocusReason);
}

void TargetForm::close()
{
    m_wished.clear();
    for (QLineEdit* field : {m_name, m_folder, m_address})
        field->clear();
    for (QComboBox* choice : {m_generator, m_format, m_frontMatter})
        choice->setCurrentIndex(0);
    m_notice->hide();
    hide();
    Q_EMIT closed();
}

void TargetForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

} // namespace brickwork
