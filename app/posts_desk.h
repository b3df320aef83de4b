// The Posts page: its posts opened, updated, taken back from one place or all, published again, and posts of
// elsewhere recorded. What needs a server is ordered of the runner and told when it is done.
#pragma once

#include "app/services.h"
#include "core/flows/publish_runner.h"

#include <QObject>
#include <QStringList>

namespace brickwork {

class MainWindow;

class PostsDesk final : public QObject
{
    Q_OBJECT

public:
    PostsDesk(Services& services, PublishRunner& runner, MainWindow& window);

Q_SIGNALS:
    void draftRequested(const brickwork::DraftId& id);  ///< to be opened
    void updateRequested(const brickwork::DraftId& id); ///< to be published as it is now

private:
    /// A taking back on its way.
    struct Retraction
    {
        PostId post;
        DraftId draft; ///< as the runner was told
        QString title;
        QStringList waiting;
        QStringList gone;
        QStringList sentences; ///< of the places that refused
        bool everywhere = false;
    };

    void connectPage();
    void record(const QString& title, const QString& url, const QDateTime& when);
    void retract(const PostId& key, const QString& target);
    [[nodiscard]] bool isSure(const Publication& post, const QStringList& targets, bool everywhere);
    void order(Retraction retraction);
    void take(const DraftId& draft, const QString& target, const Result<void>& outcome);
    void end();
    void restore(const PostId& key);
    void askSecret(const QString& target);
    [[nodiscard]] const Publication* publication(const PostId& key) const;

    Services& m_services;
    PublishRunner& m_runner;
    MainWindow& m_window;
    std::optional<Retraction> m_retraction;
    QStringList m_secretless; ///< places of it whose password or key is not known
};

} // namespace brickwork
