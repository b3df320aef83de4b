#include "ui/posts/posts_strips.h"

#include "ui/posts/strip_card.h"
#include "ui/posts/strip_row.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int fewWithRoom = 3;

int indexIn(const QString& name)
{
    return name.sliced(name.lastIndexOf(u'.') + 1).toInt();
}

} // namespace

PostsStrips::PostsStrips(Theme& theme, QWidget* parent)
    : QWidget(parent), m_due(new StripCard(theme, u"posts.due"_s, this)),
      m_old(new StripCard(theme, u"posts.old"_s, this))
{
    setObjectName(u"posts.strips"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::m);
    column->addWidget(m_due);
    column->addWidget(m_old);
    hide();
}

void PostsStrips::setRoomy(bool roomy)
{
    for (StripCard* card : {m_due, m_old})
        card->setFew(roomy ? fewWithRoom : 1);
}

StripRow* PostsStrips::makeDueRow(const QString& name)
{
    auto* row = new StripRow(name, m_due);
    const auto draft = [this, index = indexIn(name)] {
        return m_dueState.rows.at(static_cast<std::size_t>(index)).draft;
    };
    connect(row->addDeed(tr("Open"), u"open"_s), &QPushButton::clicked, this,
            [this, draft] { Q_EMIT dueOpened(draft()); });
    connect(row->addDeed(tr("Publish…"), u"publish"_s), &QPushButton::clicked, this,
            [this, draft] { Q_EMIT duePublishWished(draft()); });
    return row;
}

StripRow* PostsStrips::makeOldRow(const QString& name)
{
    auto* row = new StripRow(name, m_old);
    const auto add = [&](const QString& text, const QString& part, OldPostDeed deed, const QString& toolTip) {
        connect(row->addDeed(text, part, toolTip), &QPushButton::clicked, this,
                [this, deed, index = indexIn(name)] {
                    const PostId post = m_oldState.rows.at(static_cast<std::size_t>(index)).post;
                    Q_EMIT oldPostAnswered(post, deed);
                });
    };
    add(tr("Open"), u"open"_s, OldPostDeed::Open, tr("Read it again"));
    add(tr("Holds up"), u"holds"_s, OldPostDeed::Holds, tr("It comes up again in a year"));
    add(tr("Correct…"), u"correct"_s, OldPostDeed::Correct, tr("Open it, to be corrected and updated"));
    add(tr("Link in the next issue"), u"link"_s, OldPostDeed::Link,
        tr("A note with its link waits for the next issue"));
    add(tr("Skip"), u"skip"_s, OldPostDeed::Skip, tr("Ask again in three months"));
    return row;
}

void PostsStrips::setDue(const DueDrafts& state)
{
    m_dueState = state;
    m_due->setTexts(state.heading, state.note);
    m_due->setRows(static_cast<int>(state.rows.size()),
                   [this](const QString& name) { return makeDueRow(name); });
    for (std::size_t i = 0; i < state.rows.size(); ++i)
        m_due->row(static_cast<int>(i))->setTexts(state.rows[i].title, state.rows[i].when);
    setVisible(!m_dueState.rows.empty() || !m_oldState.rows.empty());
}

void PostsStrips::setOldPosts(const OldPosts& state)
{
    m_oldState = state;
    m_old->setTexts(state.heading, state.note);
    m_old->setRows(static_cast<int>(state.rows.size()),
                   [this](const QString& name) { return makeOldRow(name); });
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        StripRow* row = m_old->row(static_cast<int>(i));
        row->setTexts(state.rows[i].title, state.rows[i].age);
        row->deed(static_cast<int>(OldPostDeed::Open))->setEnabled(state.rows[i].mayOpen);
        row->deed(static_cast<int>(OldPostDeed::Correct))->setEnabled(state.rows[i].mayCorrect);
        row->deed(static_cast<int>(OldPostDeed::Link))->setEnabled(state.rows[i].mayLink);
    }
    setVisible(!m_dueState.rows.empty() || !m_oldState.rows.empty());
}

} // namespace brickwork
