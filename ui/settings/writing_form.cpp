#include "ui/settings/writing_form.h"

#include "ui/settings/count_field.h"
#include "ui/settings/settings_section.h"
#include "ui/settings/wheel_guard.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QSignalBlocker>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int choiceWidth = 152;
constexpr int familyWidth = 260;
constexpr int linesStep = 5;
constexpr int columnStep = 2;
constexpr int usualColumn = 72;

} // namespace

WritingForm::WritingForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"settings.writing"_s);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(space::xl);
    rows->addWidget(makeText());
    rows->addWidget(hairline(this));
    rows->addWidget(makeKeys());
    showStyle();
}

SettingsSection* WritingForm::makeText()
{
    auto* section = new SettingsSection(
        tr("Writing"), tr("How text is set while you write. Your files stay plain text whatever you choose."),
        this);
    section->addRow(tr("Font"), makeFamily(section));
    m_zoom = makeCount(u"zoom"_s, tr("Size of the text"),
                       new CountField(WritingStyle::smallestZoom, WritingStyle::largestZoom,
                                      WritingStyle::zoomStep, section),
                       &WritingStyle::zoom);
    m_zoom->setSuffix(tr(" %"));
    section->addRow(tr("Size"), m_zoom, tr("Editor and preview; Ctrl and + or −."));
    m_lines =
        makeCount(u"lineSpacing"_s, tr("Line spacing"),
                  new CountField(WritingStyle::tightestLines, WritingStyle::widestLines, linesStep, section),
                  &WritingStyle::lineSpacing);
    m_lines->setSuffix(tr(" %"));
    section->addRow(tr("Line spacing"), m_lines, tr("Of the size of the letters."));
    section->addRow(tr("Column"), makeColumn(section));
    m_typewriter = makeSwitch(u"typewriter"_s, tr("Keep the line you write in the middle"),
                              &WritingStyle::typewriter, section);
    section->addTallRow(tr("Typewriter"), m_typewriter,
                        tr("The text moves under it; the wheel still scrolls freely."));
    m_lit = new QComboBox(section);
    m_lit->setObjectName(u"settings.lit"_s);
    m_lit->setAccessibleName(tr("Focus mode lights"));
    m_lit->setMinimumWidth(choiceWidth);
    m_lit->addItem(tr("The paragraph"), static_cast<int>(Lit::Paragraph));
    m_lit->addItem(tr("The sentence"), static_cast<int>(Lit::Sentence));
    WheelGuard::guard(m_lit);
    connect(m_lit, &QComboBox::activated, this, [this] {
        const auto lit = static_cast<Lit>(m_lit->currentData().toInt());
        wish([lit](WritingStyle& style) { style.lit = lit; });
    });
    section->addRow(tr("Focus mode lights"), m_lit, tr("F11 turns it on and off."));
    return section;
}

SettingsSection* WritingForm::makeKeys()
{
    auto* section = new SettingsSection(tr("While you type"),
                                        tr("None of it touches code, addresses or front matter."), this);
    m_spelling = makeSwitch(u"spelling"_s, tr("Mark misspelt words"), &WritingStyle::spelling, section);
    m_smart = makeSwitch(u"smartPunctuation"_s, tr("Typographic quotes and dashes"),
                         &WritingStyle::smartPunctuation, section);
    m_pairs = makeSwitch(u"pairs"_s, tr("Brackets and quotes in pairs"), &WritingStyle::pairs, section);
    section->addTallRow(tr("Spelling"), m_spelling,
                        tr("In the language of the draft’s front matter, or of the system."));
    section->addTallRow(tr("Punctuation"), m_smart,
                        tr("As the language writes them; Backspace brings back what you typed."));
    section->addTallRow(tr("Pairs"), m_pairs,
                        tr("The closing one comes by itself, and typing it steps over it."));
    return section;
}

QComboBox* WritingForm::makeFamily(QWidget* parent)
{
    m_family = new QComboBox(parent);
    m_family->setObjectName(u"settings.family"_s);
    m_family->setAccessibleName(tr("Font"));
    m_family->setMinimumWidth(familyWidth);
    m_family->setMaxVisibleItems(16);
    WheelGuard::guard(m_family);
    connect(m_family, &QComboBox::activated, this, [this] {
        const QString family = m_family->currentData().toString();
        wish([&family](WritingStyle& style) { style.family = family; });
    });
    return m_family;
}

QWidget* WritingForm::makeColumn(QWidget* parent)
{
    auto* box = new QWidget(parent);
    box->setAccessibleName(tr("Column"));
    m_column =
        makeCount(u"column"_s, tr("Letters a line"),
                  new CountField(WritingStyle::narrowestColumn, WritingStyle::widestColumn, columnStep, box),
                  &WritingStyle::column);
    //: after a number: so many letters a line
    m_column->setSuffix(tr(" letters"));
    m_wide = new QCheckBox(tr("As wide as the window"), box);
    m_wide->setObjectName(u"settings.wide"_s);
    m_wide->setAccessibleName(m_wide->text());
    connect(m_wide, &QCheckBox::clicked, this, [this](bool on) {
        wish([this, on](WritingStyle& style) { style.column = on ? 0 : m_column->value(); });
    });
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::m);
    row->addWidget(m_column);
    row->addWidget(m_wide);
    return box;
}

CountField* WritingForm::makeCount(const QString& name, const QString& spoken, CountField* field,
                                   int WritingStyle::* value)
{
    field->setObjectName(u"settings."_s + name);
    field->setAccessibleName(spoken);
    field->setMinimumWidth(choiceWidth);
    field->setGroupSeparatorShown(false);
    WheelGuard::guard(field);
    connect(field, &CountField::chosen, this, [this, value](int count) {
        wish([value, count](WritingStyle& style) { style.*value = count; });
    });
    return field;
}

QCheckBox* WritingForm::makeSwitch(const QString& name, const QString& text, bool WritingStyle::* value,
                                   QWidget* parent)
{
    auto* box = new QCheckBox(text, parent);
    box->setObjectName(u"settings."_s + name);
    box->setAccessibleName(text);
    connect(box, &QCheckBox::clicked, this,
            [this, value](bool on) { wish([value, on](WritingStyle& style) { style.*value = on; }); });
    return box;
}

// Asking for all fonts of a system takes its time: not before somebody looks.
void WritingForm::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_column->setMinimumHeight(m_column->sizeHint().height()); // a box of its own would make it lower
    if (!std::exchange(m_filled, true)) {
        fillFamilies();
        showFamily();
    }
}

void WritingForm::fillFamilies()
{
    const QSignalBlocker silent(m_family);
    m_family->clear();
    m_family->addItem(tr("Brickwork’s own"), QString());
    QStringList fixed;
    QStringList others;
    for (const QString& family : QFontDatabase::families()) {
        const QList<QFontDatabase::WritingSystem> systems = QFontDatabase::writingSystems(family);
        const bool words = !systems.isEmpty() && systems != QList{QFontDatabase::Symbol};
        if (!words || QFontDatabase::isPrivateFamily(family) || !QFontDatabase::isSmoothlyScalable(family))
            continue;
        (QFontDatabase::isFixedPitch(family) ? fixed : others) << family;
    }
    for (const QStringList& group : {fixed, others}) {
        if (group.isEmpty())
            continue;
        m_family->insertSeparator(m_family->count());
        for (const QString& family : group)
            m_family->addItem(family, family);
    }
}

void WritingForm::wish(const Change& change)
{
    WritingStyle wished = m_style;
    change(wished);
    wished = withinLimits(std::move(wished));
    if (wished != m_style)
        Q_EMIT chosen(wished);
    showStyle(); // as it is now, granted or not
}

void WritingForm::setStyle(const WritingStyle& style)
{
    m_style = style;
    showStyle();
}

void WritingForm::showStyle()
{
    showFamily();
    m_zoom->setHeld(m_style.zoom);
    m_lines->setHeld(m_style.lineSpacing);
    const bool wide = m_style.column == 0;
    if (!wide)
        m_column->setHeld(m_style.column);
    else if (m_column->value() == m_column->minimum())
        m_column->setHeld(usualColumn);
    m_column->setEnabled(!wide);
    m_wide->setChecked(wide);
    m_lit->setCurrentIndex(m_lit->findData(static_cast<int>(m_style.lit)));
    m_typewriter->setChecked(m_style.typewriter);
    m_spelling->setChecked(m_style.spelling);
    m_smart->setChecked(m_style.smartPunctuation);
    m_pairs->setChecked(m_style.pairs);
}

/// A font that is not installed here keeps its name: it may be there again on the next computer.
void WritingForm::showFamily()
{
    if (m_family->view()->isVisible())
        return;
    int at = m_family->findData(m_style.family);
    if (at < 0) {
        const QString shown = m_style.family.isEmpty() ? tr("Brickwork’s own") : m_style.family;
        m_family->insertItem(0, shown, m_style.family);
        at = 0;
    }
    m_family->setCurrentIndex(at);
}

} // namespace brickwork
