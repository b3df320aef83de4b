#include "ui/settings/connection_line.h"

#include "ui/settings/settings_section.h"
#include "ui/theme/leading_label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int markSize = 16;

} // namespace

ConnectionLine::ConnectionLine(Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_mark(new QLabel(this)), m_sentence(new LeadingLabel({}, this)),
      m_findings(faintLabel({}, this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Stop"), this)), m_copy(new QPushButton(tr("Copy details"), this))
{
    setObjectName(name);
    setAccessibleName(tr("Test of the connection"));
    m_mark->setFixedSize(markSize, markSize);
    m_sentence->setObjectName(name + u".sentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_findings->setObjectName(name + u".findings"_s);
    m_findings->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(name + u".progress"_s);
    m_progress->setAccessibleName(tr("Test of the connection"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(name + u".cancel"_s);
    m_cancel->setAccessibleName(tr("Stop the test"));
    setLook(m_cancel, Look::Quiet);
    m_copy->setObjectName(name + u".copy"_s);
    m_copy->setAccessibleName(tr("Copy what the server answered"));
    setLook(m_copy, Look::Link);
    arrange();
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionLine::cancelled);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(detailsText(m_state)); });
    connect(&m_theme, &Theme::changed, this, &ConnectionLine::paintMark);
    draw();
}

void ConnectionLine::arrange()
{
    auto* words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addWidget(m_sentence);
    words->addWidget(m_findings);
    words->addWidget(m_progress);
    words->addWidget(m_copy, 0, Qt::AlignLeading);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_cancel, 0, Qt::AlignVCenter);
}

void ConnectionLine::setState(const ConnectionState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    draw();
}

void ConnectionLine::draw()
{
    using Stand = ConnectionState::Stand;
    const bool running = m_state.stand == Stand::Running;
    const bool held = isAncestorOf(QApplication::focusWidget());
    m_sentence->setText(m_state.sentence);
    m_findings->setText(m_state.findings.join(u'\n'));
    m_findings->setVisible(!m_state.findings.isEmpty());
    m_mark->setVisible(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_copy->setVisible(m_state.stand == Stand::Bad);
    paintMark();
    setVisible(m_state.stand != Stand::Untested);
    setAccessibleDescription(
        detailsText({.stand = m_state.stand, .sentence = m_state.sentence, .findings = m_state.findings}));
    // Its button went: the next Tab goes on from here.
    if (held && !m_cancel->isVisibleTo(this) && m_copy->isVisibleTo(this))
        m_copy->setFocus(Qt::OtherFocusReason);
}

void ConnectionLine::paintMark()
{
    const bool good = m_state.stand == ConnectionState::Stand::Good;
    m_mark->setPixmap(
        Theme::icon(good ? u"check"_s : u"warning"_s, good ? m_theme.tokens().cap : m_theme.tokens().brick)
            .pixmap(QSize(markSize, markSize), devicePixelRatioF()));
}

} // namespace brickwork
