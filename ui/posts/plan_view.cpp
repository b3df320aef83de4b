#include "ui/posts/plan_view.h"

#include "ui/compare/compare_panel.h"
#include "ui/compare/compare_state.h"
#include "ui/compare/compare_view.h"
#include "ui/posts/elided_label.h"
#include "ui/posts/fold.h"
#include "ui/posts/missing_secret.h"
#include "ui/posts/note_box.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int compareHeight = 280;

QPushButton* answer(const QString& text, const QString& name, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

} // namespace

PlanView::PlanView(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_head(new QWidget(this)),
      m_place(new ElidedLabel(Qt::ElideMiddle, m_head)), m_kind(new QLabel(m_head)),
      m_sentence(new LeadingLabel({}, this)), m_grid(new QGridLayout),
      m_pictures(new Fold(theme, u"publish.pictures"_s, this)), m_pictureGrid(nullptr),
      m_difference(new Fold(theme, u"publish.difference"_s, this)), m_compare(new ComparePanel(theme, this)),
      m_notes(new NoteBox(theme, this)), m_agreement(new QWidget(this)),
      m_consequences(new LeadingLabel({}, m_agreement)),
      m_agree(new QCheckBox(tr("Yes, I want that"), m_agreement)), m_secret(new MissingSecret(theme, this)),
      m_answers(new QWidget(this)), m_conflict(answer(tr("Compare both…"), u"publish.conflict"_s, m_answers)),
      m_byHand(answer(tr("Copy for newsletter…"), u"publish.byHand"_s, m_answers)),
      m_again(answer(tr("Ask again"), u"publish.askAgain"_s, m_answers)),
      m_otherSecret(answer({}, u"publish.otherSecret"_s, m_answers)),
      m_details(answer(tr("Copy details"), u"publish.plan.details"_s, m_answers))
{
    setObjectName(u"publish.plan"_s);
    build();
    connectAll();
    setFonts();
}

void PlanView::build()
{
    m_place->setObjectName(u"publish.plan.place"_s);
    m_sentence->setObjectName(u"publish.plan.sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    setLook(m_kind, Look::Faint);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins({});
    head->setSpacing(space::m);
    head->addWidget(m_place, 1);
    head->addWidget(m_kind);
    makeFacts();
    auto* pictures = new QWidget;
    m_pictureGrid = new QGridLayout(pictures);
    m_pictureGrid->setContentsMargins(space::xl, 0, 0, space::xs);
    m_pictureGrid->setHorizontalSpacing(space::l);
    m_pictureGrid->setVerticalSpacing(space::xs);
    m_pictureGrid->setColumnStretch(0, 1);
    m_pictures->setContent(pictures);
    m_compare->setFixedHeight(compareHeight);
    m_difference->setContent(m_compare);
    makeAgreement();
    buildAnswers();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addWidget(m_head);
    column->addWidget(m_sentence);
    column->addLayout(m_grid);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_pictures, m_difference, m_notes, m_agreement, m_secret, m_answers})
        column->addWidget(part);
}

void PlanView::makeFacts()
{
    const std::array names{tr("Where"), tr("Address"), tr("Date"), tr("Words")};
    const std::array objects{u"publish.plan.path"_s, u"publish.plan.url"_s, u"publish.plan.date"_s,
                             u"publish.plan.words"_s};
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::xs);
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const int row = static_cast<int>(i);
        m_facts[i] = {.caption = new QLabel(names[i], this), .value = new ElidedLabel(Qt::ElideMiddle, this)};
        m_facts[i].value->setObjectName(objects[i]);
        m_facts[i].value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts[i].value->setFocusPolicy(Qt::NoFocus);
        setLook(m_facts[i].caption, Look::Faint);
        m_grid->addWidget(m_facts[i].caption, row, 0);
        m_grid->addWidget(m_facts[i].value, row, 1);
    }
}

void PlanView::makeAgreement()
{
    m_consequences->setObjectName(u"publish.consequences"_s);
    m_consequences->setTextFormat(Qt::PlainText);
    m_consequences->setWordWrap(true);
    m_agree->setObjectName(u"publish.agree"_s);
    auto* column = new QVBoxLayout(m_agreement);
    column->setContentsMargins(space::m, space::s, space::m, space::s);
    column->setSpacing(space::xs);
    column->addWidget(m_consequences);
    column->addWidget(m_agree, 0, Qt::AlignLeading);
    m_agreement->setAttribute(Qt::WA_StyledBackground);
    setLook(m_agreement, Look::Side);
}

void PlanView::buildAnswers()
{
    setLook(m_again, Look::Link);
    setLook(m_otherSecret, Look::Link);
    setLook(m_details, Look::Link);
    auto* row = new QHBoxLayout(m_answers);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    for (QPushButton* button : {m_conflict, m_byHand, m_again, m_otherSecret, m_details})
        row->addWidget(button);
    row->addStretch();
}

void PlanView::connectAll()
{
    connect(&m_theme, &Theme::changed, this, &PlanView::setFonts);
    connect(m_pictures, &Fold::toggled, this, &PlanView::heightChanged);
    connect(m_difference, &Fold::toggled, this, &PlanView::heightChanged);
    connect(m_compare, &ComparePanel::compared, this, [this] {
        if (const TextDiff* diff = m_compare->lines().diff())
            //: %1 is "38 words added, 4 removed"
            m_difference->setText(tr("Since last time: %1").arg(compareSummary(*diff, QLocale())));
    });
    connect(m_agree, &QCheckBox::toggled, this, [this](bool yes) { Q_EMIT agreed(m_state.place, yes); });
    connect(m_secret, &MissingSecret::given, this,
            [this](const QString& secret) { Q_EMIT secretGiven(m_state.place, secret); });
    connect(m_conflict, &QPushButton::clicked, this, [this] { Q_EMIT compareWished(m_state.place); });
    connect(m_byHand, &QPushButton::clicked, this, [this] { Q_EMIT byHandWished(m_state.place); });
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT askAgainWished(m_state.place); });
    connect(m_otherSecret, &QPushButton::clicked, this, [this] { Q_EMIT secretWished(m_state.place); });
    connect(m_details, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_state.detail);
        m_details->setText(tr("Copied"));
    });
}

void PlanView::setFonts()
{
    m_place->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_kind->setFont(Theme::font(TextSize::Small));
}

void PlanView::setState(const PlanState& state, bool amongOthers)
{
    m_head->setVisible(amongOthers);
    if (state == m_state)
        return;
    const bool pictures = state.pictures != m_state.pictures;
    const bool texts = state.texts != m_state.texts;
    m_state = state;
    //: for a screen reader; %1 is a place
    setAccessibleName(tr("Plan for %1").arg(state.place));
    m_place->setFullText(state.place);
    m_kind->setText(state.kindName);
    m_sentence->setText(state.sentence);
    showFacts();
    if (pictures)
        showPictures();
    m_pictures->setText(state.picturesSummary);
    m_pictures->setVisible(!state.pictures.empty());
    if (texts)
        showDifference();
    m_difference->setVisible(state.texts.has_value());
    m_notes->setNotes(state.notes);
    showAnswers();
}

void PlanView::showFacts()
{
    m_facts[0].caption->setText(m_state.isFile ? tr("File") : tr("Where"));
    const std::array values{m_state.where, m_state.url, m_state.date, m_state.words};
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        m_facts[i].value->setFullText(values[i]);
        m_facts[i].value->setAccessibleName(u"%1: %2"_s.arg(m_facts[i].caption->text(), values[i]));
        m_facts[i].caption->setVisible(!values[i].isEmpty());
        m_facts[i].value->setVisible(!values[i].isEmpty());
    }
}

void PlanView::showPictures()
{
    while (QLayoutItem* item = m_pictureGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const PlanPicture& picture : m_state.pictures) {
        auto* name = new ElidedLabel(Qt::ElideMiddle, this);
        name->setFont(Theme::font(TextSize::Small));
        name->setFullText(picture.name);
        name->setToolTip(picture.file.toHtmlEscaped());
        auto* about = new QLabel(picture.about, this);
        about->setFont(Theme::font(TextSize::Small));
        setLook(about, Look::Faint);
        m_pictureGrid->addWidget(name, row, 0);
        m_pictureGrid->addWidget(about, row++, 1);
        name->show();
        about->show();
    }
}

void PlanView::showDifference()
{
    if (!m_state.texts)
        return;
    m_difference->setText(tr("Since last time…"));
    m_compare->compare({.before = m_state.texts->before,
                        .after = m_state.texts->after,
                        .beforeLabel = tr("what went out last"),
                        .afterLabel = tr("this text"),
                        .alone = false});
}

void PlanView::showAnswers()
{
    m_agreement->setVisible(!m_state.consequences.isEmpty());
    m_consequences->setText(m_state.consequences);
    {
        const QSignalBlocker itself(m_agree);
        m_agree->setChecked(m_state.agreed);
        m_agree->setAccessibleDescription(m_state.consequences);
    }
    const bool secret = m_state.verdict == PlanVerdict::Secret;
    if (secret)
        m_secret->ask(m_state.place, m_state.secretCaption, m_state.secretHint);
    m_secret->setVisible(secret);
    m_conflict->setVisible(m_state.conflict);
    m_byHand->setVisible(m_state.verdict == PlanVerdict::ByHand);
    m_again->setVisible(m_state.mayAskAgain);
    //: %1 is "Application password"
    m_otherSecret->setText(tr("Another one: %1…").arg(m_state.secretOffer));
    m_otherSecret->setVisible(!m_state.secretOffer.isEmpty());
    m_details->setText(tr("Copy details"));
    m_details->setVisible(!m_state.detail.isEmpty());
    m_answers->setVisible(m_state.conflict || m_state.verdict == PlanVerdict::ByHand || m_state.mayAskAgain ||
                          !m_state.detail.isEmpty());
}

QWidget* PlanView::lastStop() const
{
    return m_details;
}

QWidget* PlanView::wantedStop() const
{
    if (m_state.verdict == PlanVerdict::Secret)
        return m_secret->field();
    if (m_state.verdict == PlanVerdict::Agree)
        return m_agree;
    if (m_state.conflict)
        return m_conflict;
    return nullptr;
}

} // namespace brickwork
