// The publishing sheet and the Posts page: plans shown before anything leaves, results told as they are.
#pragma once

#include "app/services.h"
#include "core/flows/draft_session.h"

#include <QObject>

namespace brickwork {

class MainWindow;

class PublishDesk final : public QObject
{
    Q_OBJECT

public:
    PublishDesk(Services& services, DraftSession& session, MainWindow& window);

    /// Opens the sheet for the open draft.
    void open();
    /// Says what a crash had left half done and how it was settled.
    void recover();

Q_SIGNALS:
    void draftRequested(const brickwork::DraftId& id); ///< a row of the Posts page wants its draft opened
    /// The writer wants the front matter of this published draft to say so.
    void statusWished(const brickwork::DraftId& id, brickwork::DraftStatus status);

private:
    void connectSheet();
    void connectPosts();
    void showPlan(const QString& target);
    void publish(const QString& target);
    void offerStatus();
    void retract(const PostId& key);
    void restore(const PostId& key);
    void update(const DraftId& draft);
    [[nodiscard]] const Publication* publication(const PostId& key) const;

    Services& m_services;
    DraftSession& m_session;
    MainWindow& m_window;
    DraftId m_published; ///< while the sheet says so
};

} // namespace brickwork
