#include "ui/write/export_sheet.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/segment_switch.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 540;

} // namespace

ExportSheet::ExportSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new BriefLabel(this)),
      m_kinds(new SegmentSwitch(u"export.kind"_s, tr("What it becomes"),
                                {tr("Markdown"), tr("Web page"), tr("PDF"), tr("Word"), tr("EPUB")}, this)),
      m_sentence(new LeadingLabel({}, this)), m_impossible(new LeadingLabel({}, this)),
      m_result(new QWidget(this)), m_verdict(new LeadingLabel({}, m_result)), m_path(new PathLabel(m_result)),
      m_remarks(new LeadingLabel({}, m_result)), m_show(new QPushButton(tr("Show in folder"), m_result)),
      m_close(new QPushButton(this)), m_do(new QPushButton(this))
{
    setObjectName(u"export"_s);
    setAccessibleName(tr("Export the draft"));
    build();
    connectAll();
    setFonts();
    hide();
}

void ExportSheet::build()
{
    m_heading->setObjectName(u"export.heading"_s);
    m_sentence->setObjectName(u"export.sentence"_s);
    m_impossible->setObjectName(u"export.impossible"_s);
    m_verdict->setObjectName(u"export.verdict"_s);
    m_path->setObjectName(u"export.path"_s);
    m_remarks->setObjectName(u"export.remarks"_s);
    m_show->setObjectName(u"export.show"_s);
    for (QLabel* label : {m_sentence, m_impossible, m_verdict, m_remarks}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setLook(m_impossible, Look::Faint);
    setLook(m_remarks, Look::Faint);
    setLook(m_show, Look::Link);
    m_show->setAccessibleName(tr("Show what was made in the file manager"));

    auto* result = new QVBoxLayout(m_result);
    result->setContentsMargins({});
    result->setSpacing(space::s);
    auto* where = new QHBoxLayout;
    where->setSpacing(space::s);
    where->addWidget(m_path, 1);
    where->addWidget(m_show);
    result->addWidget(m_verdict);
    result->addLayout(where);
    result->addWidget(m_remarks);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addWidget(m_heading);
    column->addWidget(m_kinds, 0, Qt::AlignLeading);
    column->addWidget(m_sentence);
    column->addWidget(m_impossible);
    column->addWidget(m_result);
    column->addSpacing(space::s);
    layButtons(*column);
}

void ExportSheet::layButtons(QVBoxLayout& column)
{
    m_close->setObjectName(u"export.close"_s);
    m_do->setObjectName(u"export.do"_s);
    setLook(m_close, Look::Quiet);
    setLook(m_do, Look::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_do);
    column.addLayout(buttons);
}

void ExportSheet::connectAll()
{
    connect(m_kinds, &SegmentSwitch::chosen, this, [this](int segment) {
        m_state.chosen = static_cast<ExportKind>(segment);
        m_state.stage = ExportStage::Choosing;
        fill();
        place();
        Q_EMIT kindChosen(m_state.chosen);
    });
    connect(m_do, &QPushButton::clicked, this, [this] { Q_EMIT exportWished(m_state.chosen); });
    connect(m_show, &QPushButton::clicked, this, &ExportSheet::showWished);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_state.stage == ExportStage::Making)
            Q_EMIT callOffWished();
        else
            dismiss();
    });
    connect(&theme(), &Theme::changed, this, [this] {
        setFonts();
        place();
        update();
    });
}

void ExportSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_impossible->setFont(Theme::font(TextSize::Small));
    m_remarks->setFont(Theme::font(TextSize::Small));
    m_kinds->setFonts();
}

const ExportChoice* ExportSheet::chosen() const
{
    const auto found = std::ranges::find(m_state.choices, m_state.chosen, &ExportChoice::kind);
    return found == m_state.choices.end() ? nullptr : &*found;
}

void ExportSheet::open(const ExportState& state)
{
    rememberFocus();
    m_state = state;
    fill();
    show();
    place();
    raise();
    m_do->setFocus(Qt::OtherFocusReason);
}

void ExportSheet::setState(const ExportState& state)
{
    const bool inside = holdsFocus();
    const bool told = state.stage != m_state.stage;
    const bool goesOn = m_state.stage == ExportStage::Making && told && state.stage != ExportStage::Made;
    m_state = state;
    fill();
    if (!isVisible())
        return;
    place();
    // A button that goes while it has the keyboard would lose it; after a failure it is to be tried again.
    if (inside && (goesOn || !holdsFocus()))
        (m_do->isEnabled() && m_do->isVisible() ? m_do : m_close)->setFocus(Qt::OtherFocusReason);
    if (told) {
        QAccessibleEvent event(m_verdict, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void ExportSheet::fill()
{
    m_heading->setWhole(tr("Export “%1”").arg(m_state.title));
    const QList<QAbstractButton*> segments = m_kinds->segments();
    for (const ExportChoice& choice : m_state.choices) {
        QAbstractButton* segment = segments.at(static_cast<int>(choice.kind));
        segment->setEnabled(choice.possible && m_state.stage != ExportStage::Making);
        segment->setToolTip(choice.possible ? choice.sentence : m_state.impossible);
        segment->setAccessibleDescription(choice.possible ? choice.sentence : m_state.impossible);
    }
    m_kinds->setCurrent(static_cast<int>(m_state.chosen));
    m_sentence->setText(chosen() ? chosen()->sentence : QString());
    m_impossible->setText(m_state.impossible);
    m_impossible->setVisible(!m_state.impossible.isEmpty());
    fillResult();
    fillButtons();
}

void ExportSheet::fillResult()
{
    const bool made = m_state.stage == ExportStage::Made;
    QString verdict;
    if (m_state.stage == ExportStage::Making)
        verdict = tr("It is being written…");
    else if (made)
        verdict = m_state.remarks.isEmpty() ? tr("It is written.") : tr("It is written, with this to note:");
    else if (m_state.stage == ExportStage::Failed)
        verdict = m_state.failure;
    m_verdict->setText(verdict);
    m_path->setPath(m_state.path);
    m_path->setVisible(made);
    m_show->setVisible(made);
    m_remarks->setText(m_state.remarks.join(u'\n'));
    m_remarks->setVisible(made && !m_state.remarks.isEmpty());
    m_result->setVisible(m_state.stage != ExportStage::Choosing);
}

void ExportSheet::fillButtons()
{
    const bool making = m_state.stage == ExportStage::Making;
    m_close->setText(making ? tr("Call off") : tr("Close"));
    m_do->setText(m_state.stage == ExportStage::Made ? tr("Export again…") : tr("Export…"));
    m_do->setEnabled(!making && chosen() && chosen()->possible);
}

void ExportSheet::place()
{
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished();
    const int width = std::min(std::max(sheetWidth, m_kinds->sizeHint().width() + 2 * space::xl),
                               parentWidget()->width() - 2 * space::xl);
    layout()->invalidate();
    layout()->activate();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    resize(width, std::min(wanted, parentWidget()->height() - 2 * space::xl));
    move((parentWidget()->width() - width) / 2, (parentWidget()->height() - height()) / 2);
}

} // namespace brickwork
