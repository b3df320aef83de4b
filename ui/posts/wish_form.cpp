#include "ui/posts/wish_form.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/segment_switch.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto whileTyping = std::chrono::milliseconds(500);

} // namespace

WishForm::WishForm(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_states(new SegmentSwitch(u"publish.state"_s, tr("How to publish"),
                                 {tr("Publish now"), tr("As a draft there"), tr("Schedule")}, this)),
      m_timeRow(new QWidget(this)), m_time(new QDateTimeEdit(m_timeRow)),
      m_problem(new LeadingLabel({}, this)), m_letters(new QVBoxLayout)
{
    setObjectName(u"publish.wish"_s);
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(whileTyping);
    connect(m_states, &SegmentSwitch::chosen, this,
            [this](int segment) { Q_EMIT stateWished(static_cast<PostState>(segment)); });
    connect(m_time, &QDateTimeEdit::dateTimeChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, [this] { Q_EMIT timeWished(m_time->dateTime()); });
    connect(&theme, &Theme::changed, this, &WishForm::dress);
    dress();
}

void WishForm::build()
{
    m_time->setObjectName(u"publish.time"_s);
    m_time->setAccessibleName(tr("When readers see it"));
    m_time->setCalendarPopup(true);
    m_problem->setObjectName(u"publish.time.problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto* caption = new QLabel(tr("Readers see it from"), m_timeRow);
    caption->setBuddy(m_time);
    setLook(caption, Look::Faint);
    auto* row = new QHBoxLayout(m_timeRow);
    row->setContentsMargins({});
    row->setSpacing(space::m);
    row->addWidget(caption);
    row->addWidget(m_time);
    row->addStretch();
    m_letters->setSpacing(space::xs);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addWidget(m_states, 0, Qt::AlignLeading);
    column->addWidget(m_timeRow);
    column->addWidget(m_problem);
    column->addLayout(m_letters);
}

void WishForm::dress()
{
    m_states->setFonts();
    m_problem->setFont(Theme::font(TextSize::Small));
}

void WishForm::setWish(const WishState& wish)
{
    if (m_shown && wish == m_wish)
        return;
    const bool letters = !m_shown || wish.newsletters != m_wish.newsletters;
    m_shown = true;
    m_wish = wish;
    showChoices();
    if (letters)
        showNewsletters();
    setVisible(!wish.choices.empty() || !wish.newsletters.empty());
}

void WishForm::showChoices()
{
    const QList<QAbstractButton*> segments = m_states->segments();
    for (QAbstractButton* segment : segments)
        segment->hide();
    for (const WishChoice& choice : m_wish.choices) {
        QAbstractButton* segment = segments.at(static_cast<int>(choice.state));
        segment->setEnabled(choice.refusal.isEmpty());
        segment->setToolTip(choice.refusal);
        segment->setAccessibleDescription(choice.refusal);
        segment->show();
    }
    m_states->setVisible(!m_wish.choices.empty());
    m_states->setCurrent(static_cast<int>(m_wish.state));
    const bool scheduled = m_wish.state == PostState::Scheduled && !m_wish.choices.empty();
    m_timeRow->setVisible(scheduled);
    // While the writer types a time, the one of before must not come back.
    if (!m_typing.isActive() && m_time->dateTime() != m_wish.scheduled) {
        const QSignalBlocker itself(m_time);
        m_time->setTimeZone(m_wish.scheduled.timeZone());
        m_time->setDateTime(m_wish.scheduled);
    }
    m_problem->setText(m_wish.problem);
    m_problem->setVisible(scheduled && !m_wish.problem.isEmpty());
}

void WishForm::showNewsletters()
{
    while (QLayoutItem* item = m_letters->takeAt(0)) {
        if (QWidget* row = item->widget()) {
            row->hide();
            row->deleteLater(); // one of its controls may be the one that is speaking
        }
        delete item;
    }
    m_letterStops.clear();
    for (const EmailChoice& letter : m_wish.newsletters)
        addNewsletter(letter);
}

QList<QWidget*> WishForm::stops() const
{
    QList<QWidget*> all;
    for (QAbstractButton* segment : m_states->segments())
        all << segment;
    return all << m_time << m_letterStops;
}

void WishForm::addNewsletter(const EmailChoice& letter)
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::m);
    //: %1 is a place
    auto* caption = new QLabel(tr("E-mail from %1").arg(letter.place), box);
    caption->setTextFormat(Qt::PlainText);
    setLook(caption, Look::Faint);
    row->addWidget(caption);
    const QString place = letter.place;
    if (letter.asked) {
        auto* choice = new QComboBox(box);
        choice->setObjectName(u"publish.newsletter"_s);
        choice->setAccessibleName(caption->text());
        choice->addItem(tr("Nobody gets one"), QString());
        for (const OptionChoice& one : letter.choices)
            choice->addItem(one.name, one.word);
        choice->setCurrentIndex(std::max(0, choice->findData(letter.chosen)));
        connect(choice, &QComboBox::activated, this,
                [this, choice, place] { Q_EMIT newsletterChosen(place, choice->currentData().toString()); });
        caption->setBuddy(choice);
        row->addWidget(choice);
        m_letterStops << choice;
    } else {
        auto* ask = new QPushButton(letter.asking ? tr("Asking which newsletters there are…")
                                                  : tr("Send it as a newsletter too…"),
                                    box);
        ask->setObjectName(u"publish.newsletter.ask"_s);
        ask->setEnabled(!letter.asking);
        ask->setAutoDefault(false);
        setLook(ask, Look::Link);
        connect(ask, &QPushButton::clicked, this, [this, place] { Q_EMIT newslettersWished(place); });
        row->addWidget(ask);
        m_letterStops << ask;
    }
    if (!letter.refusal.isEmpty()) {
        auto* refusal = new LeadingLabel(letter.refusal, box);
        refusal->setObjectName(u"publish.newsletter.refusal"_s);
        refusal->setTextFormat(Qt::PlainText);
        refusal->setWordWrap(true);
        row->addWidget(refusal, 1);
    } else {
        row->addStretch();
    }
    m_letters->addWidget(box);
    box->show(); // now: the sheet is measured before the layout would do it
}

} // namespace brickwork
