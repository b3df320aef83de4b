#include "ui/posts/errand_view.h"

#include "ui/posts/elided_label.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int markSide = 20;

QString iconOf(ErrandTone tone)
{
    switch (tone) {
    case ErrandTone::Good:
        return u"check"_s;
    case ErrandTone::Bad:
        return u"warning"_s;
    case ErrandTone::Quiet:
        return u"information"_s;
    case ErrandTone::Running:
        return u"publish"_s;
    case ErrandTone::Waiting:
        return u"more"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

ErrandRow::ErrandRow(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_mark(new QLabel(this)),
      m_place(new ElidedLabel(Qt::ElideMiddle, this)), m_sentence(new LeadingLabel({}, this)),
      m_progress(new QProgressBar(this)), m_remarks(new LeadingLabel({}, this)),
      m_address(new ElidedLabel(Qt::ElideMiddle, this)), m_open(nullptr), m_copy(nullptr), m_details(nullptr),
      m_deeds(new QWidget(this))
{
    m_open = new QPushButton(tr("Open it"), m_deeds);
    m_copy = new QPushButton(tr("Copy link"), m_deeds);
    m_details = new QPushButton(tr("Copy details"), m_deeds);
    build();
    connectAll();
    connect(&theme, &Theme::changed, this, &ErrandRow::dress);
}

void ErrandRow::build()
{
    setObjectName(u"publish.errand"_s);
    m_open->setObjectName(u"publish.open"_s);
    m_copy->setObjectName(u"publish.copy"_s);
    m_details->setObjectName(u"publish.details"_s);
    m_address->setObjectName(u"publish.address"_s);
    m_remarks->setObjectName(u"publish.remarks"_s);
    m_progress->setTextVisible(false);
    for (QLabel* label : {m_sentence, m_remarks}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
    }
    setLook(m_address, Look::Faint);
    auto* deeds = new QHBoxLayout(m_deeds);
    deeds->setContentsMargins({});
    deeds->setSpacing(space::s);
    for (QPushButton* button : {m_open, m_copy, m_details}) {
        button->setAutoDefault(false);
        setLook(button, Look::Link);
        deeds->addWidget(button);
    }
    deeds->addStretch();
    auto* text = new QVBoxLayout;
    text->setSpacing(space::xs);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_place, m_sentence, m_progress, m_remarks, m_address, m_deeds})
        text->addWidget(part);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::m);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(text, 1);
}

void ErrandRow::connectAll()
{
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_state.link); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(
            m_state.link.isLocalFile() ? m_state.address : m_state.link.toString(QUrl::FullyEncoded));
        m_copy->setText(tr("Copied"));
    });
    connect(m_details, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_state.detail);
        m_details->setText(tr("Copied"));
    });
}

void ErrandRow::setState(const ErrandState& state, bool amongOthers)
{
    m_place->setVisible(amongOthers);
    if (state == m_state)
        return;
    const QString before = m_state.sentence;
    m_state = state;
    const bool good = state.tone == ErrandTone::Good || state.tone == ErrandTone::Quiet;
    const bool bad = state.tone == ErrandTone::Bad;
    m_place->setFullText(state.place);
    m_sentence->setObjectName(good ? u"publish.success"_s : bad ? u"publish.failure"_s : u"publish.step"_s);
    m_sentence->setText(state.sentence);
    m_progress->setVisible(state.of > 1);
    m_progress->setMaximum(std::max(1, state.of));
    m_progress->setValue(state.number);
    m_progress->setAccessibleName(state.sentence);
    m_remarks->setText(state.remarks.join(u'\n'));
    m_remarks->setVisible(!state.remarks.isEmpty());
    m_address->setFullText(state.address);
    m_address->setVisible(!state.address.isEmpty());
    //: for a screen reader; %1 is a button, %2 a place
    const QString named = tr("%1: %2");
    m_open->setAccessibleName(named.arg(tr("Open it"), state.place));
    m_copy->setText(tr("Copy link"));
    m_copy->setAccessibleName(named.arg(tr("Copy link"), state.place));
    m_details->setText(tr("Copy details"));
    m_details->setAccessibleName(named.arg(tr("Copy details"), state.place));
    m_open->setVisible(!state.link.isEmpty());
    m_copy->setVisible(!state.link.isEmpty());
    m_details->setVisible(!state.detail.isEmpty());
    m_deeds->setVisible(!state.link.isEmpty() || !state.detail.isEmpty());
    dress();
    say(before);
}

void ErrandRow::dress()
{
    const Tokens& t = m_theme.tokens();
    const bool bad = m_state.tone == ErrandTone::Bad;
    const QColor colour = bad ? t.brick : m_state.tone == ErrandTone::Good ? t.cap : t.faint;
    m_mark->setPixmap(
        Theme::icon(iconOf(m_state.tone), colour).pixmap(QSize(markSide, markSide), devicePixelRatioF()));
    m_place->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    for (QLabel* small : {m_remarks, static_cast<QLabel*>(m_address)})
        small->setFont(Theme::font(TextSize::Small));
}

/// Nobody who listens looks: what is new is said, once.
void ErrandRow::say(const QString& before)
{
    if (!isVisible() || m_state.sentence == before)
        return;
    QAccessibleAnnouncementEvent event(this, u"%1: %2"_s.arg(m_state.place, m_state.sentence));
    QAccessible::updateAccessibility(&event);
}

ErrandView::ErrandView(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this))
{
    setObjectName(u"publish.errands"_s);
    m_column->setContentsMargins({});
    m_column->setSpacing(space::l);
}

void ErrandView::setErrands(const std::vector<ErrandState>& errands)
{
    while (m_rows.size() > errands.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < errands.size()) {
        m_rows.push_back(new ErrandRow(m_theme, this));
        m_column->addWidget(m_rows.back());
        m_rows.back()->show(); // now: the sheet is measured before the layout would do it
    }
    for (std::size_t i = 0; i < errands.size(); ++i)
        m_rows[i]->setState(errands[i], errands.size() > 1);
}

} // namespace brickwork
