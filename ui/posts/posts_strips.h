// What asks for the writer's eye over the table of posts: drafts that are due, and older posts that come up
// again. Shows what it is told and says what is wished.
#pragma once

#include "ui/posts/due_state.h"
#include "ui/posts/old_posts_state.h"

#include <QWidget>

namespace brickwork {

class StripCard;
class StripRow;
class Theme;

/// What is done with a post that came up again.
enum class OldPostDeed
{
    Open,
    Holds,
    Correct,
    Link,
    Skip
};

class PostsStrips final : public QWidget
{
    Q_OBJECT

public:
    PostsStrips(Theme& theme, QWidget* parent);

    void setDue(const DueDrafts& state);
    void setOldPosts(const OldPosts& state);
    /// With little room each shows one row unasked.
    void setRoomy(bool roomy);

Q_SIGNALS:
    void dueOpened(const brickwork::DraftId& draft);
    void duePublishWished(const brickwork::DraftId& draft);
    void oldPostAnswered(const brickwork::PostId& post, brickwork::OldPostDeed deed);

private:
    [[nodiscard]] StripRow* makeDueRow(const QString& name);
    [[nodiscard]] StripRow* makeOldRow(const QString& name);

    DueDrafts m_dueState;
    OldPosts m_oldState;
    StripCard* m_due;
    StripCard* m_old;
};

} // namespace brickwork
