// Tells the Posts page which drafts are due and which older posts come up again, and records what the writer
// answers.
#pragma once

#include "app/services.h"
#include "core/flows/draft_library.h"
#include "core/flows/due.h"
#include "core/flows/holds_up.h"

#include <QObject>

#include <map>
#include <set>
#include <vector>

namespace brickwork {

class MainWindow;
enum class OldPostDeed;

class StripsDesk final : public QObject
{
    Q_OBJECT

public:
    StripsDesk(Services& services, DraftLibrary& library, MainWindow& window);

    void show();

Q_SIGNALS:
    void draftRequested(const brickwork::DraftId& id);
    void publishRequested(const brickwork::DraftId& id);

private:
    /// What the days of drafts were read from: while it is the same, they are.
    struct Source
    {
        std::vector<DraftEntry> ready;
        std::set<QString> published;
        QByteArray zone;
        int rollover = 0;
        friend bool operator==(const Source&, const Source&) = default;
    };

    void readDue();
    void showDue();
    void showOld();
    void answer(const PostId& key, OldPostDeed deed);
    void open(const OldPost& post);
    void correct(const OldPost& post);
    void link(const OldPost& post);
    void skip(const OldPost& post);
    [[nodiscard]] bool log(const std::vector<Act>& acts);
    void recordCorrected();
    [[nodiscard]] SkippedPosts skipped() const;

    Services& m_services;
    DraftLibrary& m_library;
    MainWindow& m_window;
    Source m_source;
    std::vector<PlannedDraft> m_planned;
    std::vector<OldPost> m_old;
    std::map<PostId, Instant> m_correcting; ///< opened to be corrected, and when
};

} // namespace brickwork
