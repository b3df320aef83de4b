#include "ui/posts/theirs_view.h"

#include "ui/compare/compare_panel.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

TheirsView::TheirsView(Theme& theme, QWidget* parent)
    : QWidget(parent), m_sentence(new LeadingLabel({}, this)), m_panel(new ComparePanel(theme, this)),
      m_leave(new QPushButton(tr("Leave both"), this)),
      m_asDraft(new QPushButton(tr("Open theirs as a new draft"), this)),
      m_take(new QPushButton(tr("Take theirs into the draft"), this)),
      m_replace(new QPushButton(tr("Replace theirs"), this))
{
    setObjectName(u"publish.theirs"_s);
    build();
    connect(m_leave, &QPushButton::clicked, this, &TheirsView::leaveWished);
    connect(m_asDraft, &QPushButton::clicked, this, [this] { Q_EMIT asDraftWished(m_place); });
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT takeWished(m_place); });
    connect(m_replace, &QPushButton::clicked, this, [this] { Q_EMIT replaceWished(m_place); });
}

void TheirsView::build()
{
    m_sentence->setObjectName(u"publish.theirs.sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    setLook(m_sentence, Look::Faint);
    m_leave->setObjectName(u"publish.theirs.leave"_s);
    m_asDraft->setObjectName(u"publish.theirs.draft"_s);
    m_take->setObjectName(u"publish.theirs.take"_s);
    m_replace->setObjectName(u"publish.theirs.replace"_s);
    m_replace->setToolTip(tr("The plan is shown once more before anything is overwritten"));
    setLook(m_leave, Look::Quiet);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_leave);
    buttons->addStretch();
    for (QPushButton* button : {m_asDraft, m_take, m_replace}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::m);
    column->addWidget(m_sentence);
    column->addWidget(m_panel, 1);
    column->addLayout(buttons);
}

void TheirsView::prepare(const TheirText& text)
{
    m_place = text.place;
    setAccessibleName(tr("What stands at %1, and your draft").arg(text.place));
    m_sentence->setText(
        tr("Somebody changed this post at %1 since it was published from here. Nothing has been "
           "overwritten on either side.")
            .arg(text.place));
    m_panel->showSentence(tr("Comparing…"));
    m_panel->compare({.before = text.theirs,
                      .after = text.mine,
                      .beforeLabel = text.place,
                      .afterLabel = tr("your draft"),
                      .alone = false});
}

void TheirsView::enter()
{
    m_leave->setFocus(Qt::OtherFocusReason);
    connect(
        m_panel, &ComparePanel::compared, this,
        [this] {
            if (isVisible())
                m_panel->focusLines();
        },
        Qt::SingleShotConnection);
}

} // namespace brickwork
