// Looks for text in all drafts of a workspace, in another thread and newest drafts first; what it finds comes
// in portions. The next search, and the end of this object, cancels the one that runs. It writes nothing and
// knows no widgets.
#pragma once

#include "core/base/ids.h"
#include "core/flows/draft_library.h"
#include "core/flows/letter_sieve.h"
#include "core/markdown/text_search.h"

#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace brickwork {

/// A line that holds what was looked for.
struct LineFinding
{
    int line = 0;   ///< from 0
    int column = 0; ///< of the first match in it, in UTF-16 units
    int length = 0;
    QString excerpt;                        ///< of the line, around the match
    std::vector<std::pair<int, int>> marks; ///< matches in the excerpt: start and length
    friend bool operator==(const LineFinding&, const LineFinding&) = default;
};

struct DraftFinding
{
    DraftId id;
    QString title;
    bool titleFits = false;         ///< what was looked for stands in the title
    int matches = 0;                ///< in the text
    std::vector<LineFinding> lines; ///< at most DraftFinding::mostLines
    static constexpr std::size_t mostLines = 50;
    friend bool operator==(const DraftFinding&, const DraftFinding&) = default;
};

using DraftFindings = std::vector<DraftFinding>;

/// How a search went.
struct SearchSum
{
    int drafts = 0;
    int matches = 0;
    bool more = false;    ///< it was ended: there are more than anybody reads
    bool tooHard = false; ///< the expression was given up in at least one draft
    QString problem;      ///< what is wrong with the expression, or empty
    friend bool operator==(const SearchSum&, const SearchSum&) = default;
};

/// What one text holds; nothing if it holds nothing. `*tooHard` is set if the expression was given up in it.
[[nodiscard]] std::optional<DraftFinding> findInDraft(const TextPattern& pattern, const QString& title,
                                                      const QString& text, bool* tooHard);

class WorkspaceSearch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostMatches = 2'000;

    /// `library` outlives it.
    explicit WorkspaceSearch(const DraftLibrary& library, QObject* parent = nullptr);
    ~WorkspaceSearch() override;

    /// What the window holds of a draft, which may be newer than its file.
    void setOpenText(const DraftId& id, const QString& text);
    /// Emits found() for each portion, then finished(). Nothing looked for: finished() at once.
    void search(const SearchFor& wanted);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

    /// A draft as the search sees it.
    struct Text
    {
        DraftId id;
        QString title;
        QString folded; ///< title and text, case-folded; empty if it is not kept
        qint64 modified = 0;
        LetterSieve sieve = {}; ///< of what is folded
    };
    using Texts = std::vector<Text>;

    /// Takes in what the library knows; from then on a search reads only drafts that may hold what is looked
    /// for. Off the GUI thread; a search does not wait for it.
    void prepare();
    [[nodiscard]] bool isPrepared() const { return m_texts && !m_indexing; }

Q_SIGNALS:
    void prepared();
    void found(const brickwork::DraftFindings& findings);
    void finished(const brickwork::SearchSum& sum);

private:
    void readLibrary();
    void takeIndex();
    void take(int first, int last);
    void finish();

    const DraftLibrary& m_library;
    using SharedTexts = std::shared_ptr<const Texts>;

    SharedTexts m_texts; ///< null: to be read from the library anew
    SharedTexts m_known; ///< as they were indexed last
    QFutureWatcher<SharedTexts> m_index;
    bool m_indexing = false; ///< m_texts is being indexed
    DraftId m_openId;
    QString m_openText;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::unique_ptr<QFutureWatcher<DraftFindings>> m_worker;
    std::shared_ptr<SearchSum> m_sum; ///< written by the worker until it has finished
    bool m_running = false;
};

} // namespace brickwork
