#include "ui/write/write_header.h"

#include "ui/drafts/drafts_state.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int headerHeight = 56;
constexpr int goalWidth = 90;
constexpr int shortestTitle = 80;

} // namespace

WriteHeader::WriteHeader(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new QLabel(this)), m_status(new QToolButton(this)),
      m_words(new QPushButton(this)), m_goal(new QProgressBar(this)),
      m_publish(new QPushButton(tr("Publish…"), this))
{
    setObjectName(u"writeHeader"_s);
    setFixedHeight(headerHeight);
    m_title->setObjectName(u"draftTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_words->setObjectName(u"draftWords"_s);
    m_words->setFont(Theme::font(TextSize::Small));
    setLook(m_words, Look::Quiet);
    m_words->setToolTip(tr("What is counted"));
    m_goal->setFixedWidth(goalWidth);
    m_goal->setTextVisible(false);
    m_goal->setAccessibleName(tr("Words towards the goal"));
    m_goal->hide();
    m_publish->setObjectName(u"publish"_s);
    m_publish->setToolTip(tr("Publish (Ctrl+Shift+Return)"));
    setLook(m_publish, Look::Outlined);
    makeStatus();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::xl, 0, 20, 0);
    row->setSpacing(space::m);
    row->addWidget(m_title);
    row->addWidget(m_status);
    row->addStretch(1);
    row->addWidget(m_words);
    row->addWidget(m_goal);
    row->addStretch(1);
    row->addWidget(m_publish);
    connect(m_words, &QPushButton::clicked, this, &WriteHeader::countActivated);
    connect(m_publish, &QPushButton::clicked, this, &WriteHeader::publishRequested);
    connect(&m_theme, &Theme::changed, this, &WriteHeader::recolour);
    recolour();
}

void WriteHeader::makeStatus()
{
    m_status->setObjectName(u"draftStatus"_s);
    m_status->setPopupMode(QToolButton::InstantPopup);
    m_status->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_status->setFont(Theme::font(TextSize::Small));
    setLook(m_status, Look::Pill);
    auto* menu = new QMenu(m_status);
    auto* group = new QActionGroup(menu);
    for (const DraftStatus status :
         {DraftStatus::Idea, DraftStatus::Drafting, DraftStatus::Ready, DraftStatus::Published}) {
        QAction* action = menu->addAction(statusName(status));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, status] {
            if (status != m_state.status)
                Q_EMIT statusChosen(status);
        });
        m_statuses.push_back(action);
    }
    m_status->setMenu(menu);
}

void WriteHeader::setState(const HeaderState& state)
{
    m_state = state;
    const QString status = statusName(state.status);
    m_status->setText(status + u" ▾"_s);
    m_status->setAccessibleName(tr("Status: %1").arg(status));
    m_status->setEnabled(!state.readOnly);
    m_statuses[static_cast<size_t>(state.status)]->setChecked(true);
    const QLocale locale;
    const QString words = locale.toString(state.words);
    if (state.goal) {
        //: words written, words aimed at
        const QString against = tr("%1 / %2").arg(words, locale.toString(*state.goal));
        m_words->setText(state.pace.isEmpty() ? against : against + u" · "_s + state.pace);
        m_goal->setRange(0, std::max(1, *state.goal));
        m_goal->setValue(std::min(state.words, *state.goal));
    } else {
        m_words->setText(state.words == 1 ? tr("1 word") : tr("%1 words").arg(words));
    }
    m_goal->setVisible(state.goal.has_value());
    m_publish->setEnabled(state.canPublish);
    showTitle();
}

QWidget& WriteHeader::count() const
{
    return *m_words;
}

void WriteHeader::showTitle()
{
    const QString title = m_state.title.simplified();
    // The title takes what the others leave, and no more than it needs.
    int others = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (const QWidget* other : std::initializer_list<const QWidget*>{m_status, m_words, m_goal, m_publish})
        others += other->isHidden() ? 0 : other->sizeHint().width() + space::m;
    const QFontMetrics metrics(m_title->font());
    const int room = std::max(shortestTitle, width() - others - space::l);
    const int natural = metrics.horizontalAdvance(title) + 2;
    m_title->setFixedWidth(std::min(room, natural));
    m_title->setText(natural <= room ? title : metrics.elidedText(title, Qt::ElideRight, room));
    m_title->setToolTip(m_title->text() == title ? QString() : title.toHtmlEscaped());
    m_title->setAccessibleName(title);
}

void WriteHeader::recolour()
{
    m_title->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_words->setFont(Theme::font(TextSize::Small));
    m_status->setFont(Theme::font(TextSize::Small));
    update();
}

void WriteHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showTitle();
}

void WriteHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.tokens().line);
}

} // namespace brickwork
