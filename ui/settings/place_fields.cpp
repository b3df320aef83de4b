#include "ui/settings/place_fields.h"

#include "core/flows/generator_finder.h"
#include "ui/settings/option_field.h"
#include "ui/settings/secret_field.h"
#include "ui/settings/settings_section.h"
#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto optionPrefix = "settings.form.option."_L1;
constexpr auto generatorKey = "generator"_L1;

} // namespace

PlaceFields::PlaceFields(QWidget* parent)
    : QWidget(parent), m_finder(new GeneratorFinder(this)), m_grid(new QGridLayout(this)),
      m_name(new QLineEdit(this)), m_secret(new SecretField(u"settings.form.secret"_s, this)),
      m_more(new QPushButton(tr("More options"), this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(1, 1);
    m_name->setObjectName(u"settings.form.name"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("What you call it"));
    m_more->setObjectName(u"settings.form.more"_s);
    m_more->setAccessibleName(tr("More options"));
    m_more->setCheckable(true);
    setLook(m_more, Look::Link);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_ownName = true;
        changed();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &PlaceFields::entered);
    connect(m_secret, &SecretField::edited, this, &PlaceFields::changed);
    connect(m_secret, &SecretField::entered, this, &PlaceFields::entered);
    connect(m_more, &QPushButton::toggled, this, &PlaceFields::follow);
    connect(m_finder, &GeneratorFinder::found, this, &PlaceFields::takeGenerator);
}

void PlaceFields::fill(const KindInfo& kind, const QStringList& known)
{
    m_edited.clear();
    m_known = known;
    make(kind);
    m_name->clear();
    m_ownName = false;
    m_ownGenerator = false;
    m_finder->look({});
    m_secret->setKept(false);
    follow();
}

void PlaceFields::fill(const KindInfo& kind, const TargetConfig& target)
{
    m_edited = target.name;
    make(kind);
    for (const Row& row : m_rows)
        row.field->setValue(target.option(row.field->option().key));
    m_name->setText(target.name);
    m_ownName = true;
    m_ownGenerator = true;
    m_secret->setKept(true);
    follow();
}

void PlaceFields::clear()
{
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    // At once: fields of two kinds may bear one name.
    for (const Row& row : m_rows) {
        delete row.caption;
        delete row.field;
        delete row.hint;
    }
    m_rows.clear();
    for (QLabel** label : {&m_nameCaption, &m_secretCaption, &m_secretHint})
        delete std::exchange(*label, nullptr);
}

void PlaceFields::make(const KindInfo& kind)
{
    clear();
    m_kind = kind;
    for (const OptionInfo& option : kind.options) {
        if (!option.rarely)
            addOption(option);
    }
    m_secret->clear();
    m_secret->setCaption(kind.secretCaption);
    m_secretHint = faintLabel(kind.secretHint, this);
    m_secretCaption = addRow(kind.secretCaption, m_secret, m_secretHint);
    m_nameCaption = addRow(tr("Name"), m_name, nullptr);
    m_more->setChecked(false);
    m_more->setVisible(std::ranges::any_of(kind.options, &OptionInfo::rarely));
    m_grid->addWidget(m_more, m_grid->rowCount(), 1, Qt::AlignLeading);
    for (const OptionInfo& option : kind.options) {
        if (option.rarely)
            addOption(option);
    }
}

void PlaceFields::addOption(const OptionInfo& option)
{
    auto* field = new OptionField(option, optionPrefix + option.key, this);
    QLabel* hint = option.hint.isEmpty() ? nullptr : faintLabel(option.hint, this);
    const bool isSwitch = option.shape == OptionShape::Switch;
    QLabel* caption = addRow(isSwitch ? QString() : option.caption, field, hint);
    m_rows.push_back({caption, field, hint});
    if (option.key == generatorKey)
        connect(field, &OptionField::edited, this, [this] { m_ownGenerator = true; });
    connect(field, &OptionField::edited, this, &PlaceFields::changed);
    connect(field, &OptionField::entered, this, &PlaceFields::entered);
}

QLabel* PlaceFields::addRow(const QString& caption, QWidget* field, QLabel* hint)
{
    const int row = m_grid->rowCount();
    auto* column = new QVBoxLayout;
    column->setSpacing(space::xs);
    column->addWidget(field);
    if (hint)
        column->addWidget(hint);
    m_grid->addLayout(column, row, 1);
    if (caption.isEmpty())
        return nullptr;
    auto* label = new LeadingLabel(caption, this);
    label->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    label->setMinimumHeight(field->sizeHint().height()); // in one line with it
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    return label;
}

QWidget* PlaceFields::chain(QWidget* before)
{
    const auto add = [&before](QWidget* next) { setTabOrder(std::exchange(before, next), next); };
    const auto addAll = [&add](const QWidget* parent) {
        for (QWidget* part : parent->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (part->focusPolicy() != Qt::NoFocus)
                add(part);
        }
    };
    for (const Row& row : m_rows) {
        if (!row.field->option().rarely)
            addAll(row.field);
    }
    addAll(m_secret);
    add(m_name);
    add(m_more);
    for (const Row& row : m_rows) {
        if (row.field->option().rarely)
            addAll(row.field);
    }
    return before;
}

PlaceWish PlaceFields::held() const
{
    PlaceWish wish{.name = m_name->text(),
                   .kind = m_kind.kind,
                   .options = {},
                   .secret = m_secret->value(),
                   .secretKept = editing()};
    for (const Row& row : m_rows)
        wish.options[row.field->option().key] = row.field->value();
    return wish;
}

void PlaceFields::follow()
{
    const OptionValues values = held().options;
    for (const Row& row : m_rows) {
        const OptionInfo& option = row.field->option();
        const bool shown = isShown(m_kind, option, values) && (!option.rarely || m_more->isChecked());
        row.field->setVisible(shown);
        if (row.caption)
            row.caption->setVisible(shown);
        if (row.hint)
            row.hint->setVisible(shown);
        if (option.shape == OptionShape::Choice)
            row.field->setChoices(choicesOf(m_kind, option, values));
    }
    const bool secret = !m_kind.secretCaption.isEmpty();
    m_secret->setVisible(secret);
    if (m_secretCaption)
        m_secretCaption->setVisible(secret);
    m_secretHint->setVisible(secret && !m_kind.secretHint.isEmpty());
    m_name->setVisible(!editing());
    m_nameCaption->setVisible(!editing());
    if (generatorField() && !m_ownGenerator)
        m_finder->look(values.at(u"path"_s));
    m_more->setText(m_more->isChecked() ? tr("Fewer options") : tr("More options"));
    if (!m_ownName && !editing())
        m_name->setText(nameFor(held(), m_known));
    Q_EMIT resized();
}

void PlaceFields::changed()
{
    follow();
    Q_EMIT edited();
}

OptionField* PlaceFields::generatorField() const
{
    const auto row =
        std::ranges::find(m_rows, generatorKey, [](const Row& each) { return each.field->option().key; });
    return row == m_rows.end() ? nullptr : row->field;
}

void PlaceFields::takeGenerator(const QString& generator)
{
    OptionField* field = generatorField();
    if (!field || m_ownGenerator || field->value() == generator)
        return;
    field->setValue(generator);
    changed();
}

void PlaceFields::focusFirst()
{
    const auto first =
        std::ranges::find_if(m_rows, [this](const Row& row) { return row.field->isVisibleTo(this); });
    (first == m_rows.end() ? static_cast<QWidget*>(m_name) : first->field->control())
        ->setFocus(Qt::OtherFocusReason);
}

void PlaceFields::focus(const QString& key)
{
    QWidget* field = key == "secret"_L1 ? static_cast<QWidget*>(m_secret->line()) : m_name;
    for (const Row& row : m_rows) {
        if (row.field->option().key != key)
            continue;
        if (row.field->option().rarely)
            m_more->setChecked(true);
        field = row.field->control();
    }
    field->setFocus(Qt::OtherFocusReason);
}

void PlaceFields::forget()
{
    m_secret->clear();
    m_name->clear();
    m_edited.clear();
    for (const Row& row : m_rows)
        row.field->setValue({});
}

} // namespace brickwork
