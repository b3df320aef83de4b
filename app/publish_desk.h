// Carries a draft to its places: asks each what publishing would do there, orders what the writer wants of
// the runner, tells how far it has got, in the sheet or behind it, and how it went. Nothing waits for a
// server.
#pragma once

#include "app/place_memory.h"
#include "app/services.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "core/flows/publish_runner.h"
#include "ui/posts/publish_facts.h"

#include <QObject>

#include <map>
#include <utility>

namespace brickwork {

class MainWindow;
class PublishSheet;

/// What the desk works with beside the services.
struct PublishParts
{
    DraftLibrary& library;
    DraftSession& session;
    PublishRunner& runner;
};

class PublishDesk final : public QObject
{
    Q_OBJECT

public:
    PublishDesk(Services& services, PublishParts parts, MainWindow& window);
    ~PublishDesk() override;

    /// Opens the sheet for the open draft; while something is being published, for that.
    void open();
    /// How far publishing has got, or how it went.
    void showErrand();
    /// Settles what a crash had left half done, in the background, and says how.
    void recover();

Q_SIGNALS:
    /// A draft was made of the text that stands at a place; it is to be opened.
    void draftMade(const brickwork::DraftId& id);
    /// The text that stands at a place is to be put into this draft.
    void textTaken(const brickwork::DraftId& id, const QString& text);
    /// The writer publishes this draft there by hand.
    void byHandWished(const brickwork::DraftId& id, const QString& target);
    /// The writer wants the front matter of this published draft to say so.
    void statusWished(const brickwork::DraftId& id, brickwork::DraftStatus status);

private:
    void connectSheet();
    void connectTheirs();
    void connectRunner();
    void connectStrip();

    // Planning.
    void begin(const DraftId& draft);
    [[nodiscard]] QStringList likelyPlaces() const;
    void readPlaces();
    [[nodiscard]] std::optional<TargetConfig> firstSite() const;
    void addPlace(const TargetConfig& target);
    void choose(const QString& name, bool chosen);
    void wishState(PostState state);
    void wishTime(const QDateTime& when);
    void wishNewsletters(const QString& name);
    void takeNewsletters(const QString& name, const Result<TestReport>& report);
    void takeSecret(const QString& name, const QString& secret);
    void missSecret(const QString& name);
    void askAnew();
    void askAgain(const QString& name);
    void ask();
    void take(const DraftId& draft, const QString& name, const Result<PublishPlan>& plan);
    void leave();

    // Publishing.
    void publish();
    void stop();
    void tryAgain();
    void follow(const QString& name, const Step& step);
    void finish(const DraftId& draft, const QString& name, const Result<PublishOutcome>& outcome);
    void end();
    bool offerStatus();

    // Somebody else's text.
    void showTheirs(const QString& name);
    void openTheirs(const QString& name);
    void takeTheirs(const QString& name);
    void replaceTheirs(const QString& name);
    [[nodiscard]] const PublishPlan* conflictAt(const QString& name) const;

    [[nodiscard]] PlaceFacts* at(const QString& name);
    [[nodiscard]] const PlaceFacts* at(const QString& name) const;
    [[nodiscard]] PublishSheet& sheet() const;
    [[nodiscard]] bool running() const;
    void show();
    void tellStrip();

    Services& m_services;
    PublishParts m_parts;
    MainWindow& m_window;
    PlaceMemory m_memory;
    DraftId m_draft;   ///< that the facts are of
    DraftId m_ordered; ///< the same, by the name under which publishing was ordered
    PublishFacts m_facts;
    QStringList m_asked;    ///< places whose plans are under way
    quint64 m_question = 0; ///< counts the orders for plans
    quint64 m_heard = 0;    ///< the order whose answers come now: earlier ones are of other wishes
    bool m_looked = true;   ///< the writer has seen how it went
    DraftId m_published;    ///< until its status was offered
    std::map<std::pair<DraftId, QString>, QString> m_settled; ///< stamps of remote changes that were taken in
};

} // namespace brickwork
