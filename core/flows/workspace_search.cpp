#include "core/flows/workspace_search.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int portionMs = 30;
constexpr int mostPerDraft = 1'000;
constexpr int beforeMatch = 32; ///< characters of a line in front of its first match
constexpr int excerptLength = 160;

/// The line around its first match: from a word's beginning, without the blanks that indent it.
void cutExcerpt(LineFinding& finding, QStringView line)
{
    qsizetype from = 0;
    while (from < finding.column && line[from].isSpace())
        ++from;
    if (finding.column - from > beforeMatch) {
        from = finding.column - beforeMatch;
        while (from < finding.column && !line[from - 1].isSpace())
            ++from;
        if (from == finding.column)
            from = finding.column - beforeMatch;
        if (line[from].isLowSurrogate())
            ++from;
    }
    qsizetype length = std::min<qsizetype>(line.size() - from, excerptLength);
    if (from + length < line.size() && line[from + length].isLowSurrogate())
        --length;
    const bool cut = from > 0 && !line.first(from).trimmed().isEmpty();
    finding.excerpt = (cut ? u"…"_s : QString()) + line.sliced(from, length).toString() +
                      (from + length < line.size() ? u"…"_s : QString());
    const auto way = static_cast<int>(from) - (cut ? 1 : 0);
    std::vector<std::pair<int, int>> marks;
    for (const auto& [start, count] : finding.marks) {
        const int at = start - way;
        const int end = std::min(at + count, static_cast<int>(cut + length));
        if (end > at)
            marks.emplace_back(at, end - at);
    }
    finding.marks = std::move(marks);
}

/// What every draft is asked first, before its file is read: whether its folded text may hold a match.
class Sieve
{
public:
    Sieve(const SearchFor& wanted, const TextPattern& pattern) : m_pattern(pattern)
    {
        const QString folded = wanted.text.toCaseFolded();
        const bool oneSpelling = wanted.text.normalized(QString::NormalizationForm_C) ==
                                 wanted.text.normalized(QString::NormalizationForm_D);
        if (!wanted.expression && oneSpelling)
            m_needle = folded;
        else
            // The case is gone from what is kept, and the title stands in front of it.
            m_byPattern = !wanted.matchCase && !pattern.spansLines();
    }

    [[nodiscard]] bool lets(const WorkspaceSearch::Text& draft) const
    {
        const QString& folded = draft.folded;
        if (folded.isEmpty())
            return true; // not kept: the file is read
        if (!m_needle.isEmpty())
            return draft.sieve.mayHold(m_needle) && folded.contains(m_needle);
        if (!m_byPattern)
            return true;
        bool found = false;
        const SearchEnd end = m_pattern.inText(folded, 0, folded.size(), [&](TextMatch, const auto&) {
            found = true;
            return false;
        });
        return found || end == SearchEnd::TooHard;
    }

private:
    const TextPattern& m_pattern;
    QString m_needle;
    bool m_byPattern = false;
};

/// One search, as the other thread does it.
struct Job
{
    Workspace workspace;
    std::shared_ptr<const WorkspaceSearch::Texts> texts;
    DraftId openId;
    QString openText;
    SearchFor wanted;
    TextPattern pattern;
    std::shared_ptr<std::atomic_bool> cancelled;
    std::shared_ptr<SearchSum> sum;

    [[nodiscard]] std::optional<QString> textOf(const WorkspaceSearch::Text& draft) const
    {
        if (draft.id == openId)
            return openText;
        const auto file = readDraft(workspace, draft.id);
        return file ? std::optional(file->text) : std::nullopt;
    }

    void run(QPromise<DraftFindings>& promise) const
    {
        const Sieve sieve(wanted, pattern);
        DraftFindings portion;
        QElapsedTimer clock;
        clock.start();
        for (const WorkspaceSearch::Text& draft : *texts) {
            if (*cancelled || sum->more)
                break;
            if (draft.id != openId && !sieve.lets(draft))
                continue;
            if (const auto text = textOf(draft))
                look(draft, *text, portion);
            if (clock.elapsed() < portionMs || portion.empty())
                continue;
            promise.addResult(std::exchange(portion, {}));
            clock.restart();
        }
        if (!portion.empty() && !*cancelled)
            promise.addResult(std::move(portion));
    }

    void look(const WorkspaceSearch::Text& draft, const QString& text, DraftFindings& portion) const
    {
        bool tooHard = false;
        auto finding = findInDraft(pattern, draft.title, text, &tooHard);
        sum->tooHard = sum->tooHard || tooHard;
        if (!finding)
            return;
        finding->id = draft.id;
        ++sum->drafts;
        sum->matches += finding->matches;
        sum->more = sum->matches >= WorkspaceSearch::mostMatches;
        portion.push_back(*std::move(finding));
    }
};

using SharedTexts = std::shared_ptr<const WorkspaceSearch::Texts>;

/// The texts with their sieves; those of texts that did not change are taken over.
SharedTexts indexed(const SharedTexts& texts, const SharedTexts& known)
{
    QHash<QString, const WorkspaceSearch::Text*> before;
    if (known) {
        before.reserve(static_cast<qsizetype>(known->size()));
        for (const WorkspaceSearch::Text& text : *known)
            before.insert(text.id.value, &text);
    }
    auto made = std::make_shared<WorkspaceSearch::Texts>(*texts);
    for (WorkspaceSearch::Text& text : *made) {
        const WorkspaceSearch::Text* const old = before.value(text.id.value);
        // The library hands on the very text it had.
        const bool same = old && old->folded.constData() == text.folded.constData() && !old->sieve.isEmpty();
        text.sieve = same ? old->sieve : LetterSieve(text.folded);
    }
    return made;
}

} // namespace

std::optional<DraftFinding> findInDraft(const TextPattern& pattern, const QString& title, const QString& text,
                                        bool* tooHard)
{
    DraftFinding finding;
    finding.title = title;
    (void) pattern.inText(title, 0, title.size(), [&](TextMatch, const auto&) {
        finding.titleFits = true;
        return false;
    });
    qsizetype lineStart = 0;
    qsizetype lineEnd = -1;
    int line = -1;
    bool full = false;
    const auto cutLast = [&] {
        if (!finding.lines.empty() && !full)
            cutExcerpt(finding.lines.back(), QStringView(text).sliced(lineStart, lineEnd - lineStart));
    };
    const SearchEnd end = pattern.inText(text, 0, text.size(), [&](TextMatch match, const auto&) {
        ++finding.matches;
        if (match.start > lineEnd) {
            cutLast();
            full = finding.lines.size() >= DraftFinding::mostLines;
            while (match.start > lineEnd) {
                lineStart = lineEnd + 1;
                const qsizetype next = text.indexOf(u'\n', lineStart);
                lineEnd = next < 0 ? text.size() : next;
                ++line;
            }
            if (!full)
                finding.lines.push_back({.line = line,
                                         .column = static_cast<int>(match.start - lineStart),
                                         .length = match.length,
                                         .excerpt = {},
                                         .marks = {}});
        }
        if (!full) {
            const auto last = static_cast<int>(std::min<qsizetype>(match.end(), lineEnd));
            finding.lines.back().marks.emplace_back(static_cast<int>(match.start - lineStart),
                                                    last - match.start);
        }
        return finding.matches < mostPerDraft;
    });
    cutLast();
    if (tooHard)
        *tooHard = end == SearchEnd::TooHard;
    return finding.titleFits || finding.matches > 0 ? std::optional(std::move(finding)) : std::nullopt;
}

WorkspaceSearch::WorkspaceSearch(const DraftLibrary& library, QObject* parent)
    : QObject(parent), m_library(library)
{
    connect(&m_library, &DraftLibrary::changed, this, [this] {
        m_texts.reset();
        m_indexing = false;
    });
    connect(&m_index, &QFutureWatcherBase::finished, this, &WorkspaceSearch::takeIndex);
}

WorkspaceSearch::~WorkspaceSearch()
{
    cancel();
    m_index.waitForFinished();
}

void WorkspaceSearch::setOpenText(const DraftId& id, const QString& text)
{
    m_openId = id;
    m_openText = text;
}

void WorkspaceSearch::readLibrary()
{
    if (m_texts)
        return;
    auto texts = std::make_shared<Texts>();
    texts->reserve(m_library.drafts().size());
    for (const DraftEntry& entry : m_library.drafts())
        texts->push_back({.id = entry.id,
                          .title = entry.title,
                          .folded = entry.searchText,
                          .modified = entry.modified.toMSecsSinceEpoch()});
    std::ranges::stable_sort(*texts, std::ranges::greater(), &Text::modified);
    m_texts = std::move(texts);
}

void WorkspaceSearch::prepare()
{
    if (m_texts)
        return;
    readLibrary();
    m_indexing = true;
    if (!m_index.isRunning())
        m_index.setFuture(QtConcurrent::run(indexed, m_texts, m_known));
}

void WorkspaceSearch::takeIndex()
{
    m_known = m_index.result();
    if (!m_texts || !m_indexing)
        return; // the library has changed since: what is known serves the next time
    const bool same = std::ranges::equal(*m_known, *m_texts, [](const Text& a, const Text& b) {
        return a.id == b.id && a.folded.constData() == b.folded.constData();
    });
    if (!same) {
        m_index.setFuture(QtConcurrent::run(indexed, m_texts, m_known));
        return;
    }
    m_texts = m_known;
    m_indexing = false;
    Q_EMIT prepared();
}

void WorkspaceSearch::search(const SearchFor& wanted)
{
    cancel();
    auto pattern = TextPattern::of(wanted);
    if (!pattern || pattern->isEmpty()) {
        SearchSum sum;
        sum.problem = pattern ? QString() : pattern.error().sentence;
        return Q_EMIT finished(sum);
    }
    prepare();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_sum = std::make_shared<SearchSum>();
    const Job job{.workspace = m_library.workspace(),
                  .texts = m_texts,
                  .openId = m_openId,
                  .openText = m_openText,
                  .wanted = wanted,
                  .pattern = *std::move(pattern),
                  .cancelled = m_cancelled,
                  .sum = m_sum};
    m_running = true;
    m_worker = std::make_unique<QFutureWatcher<DraftFindings>>();
    connect(m_worker.get(), &QFutureWatcherBase::resultsReadyAt, this, &WorkspaceSearch::take);
    connect(m_worker.get(), &QFutureWatcherBase::finished, this, &WorkspaceSearch::finish);
    m_worker->setFuture(QtConcurrent::run([job](QPromise<DraftFindings>& promise) { job.run(promise); }));
}

void WorkspaceSearch::cancel()
{
    m_running = false;
    if (m_cancelled)
        *m_cancelled = true;
    // What it still tells is heard by nobody; it holds all it needs. It may be telling just now.
    if (m_worker) {
        m_worker->disconnect(this);
        m_worker.release()->deleteLater();
    }
}

void WorkspaceSearch::take(int first, int last)
{
    const QFuture<DraftFindings> future = m_worker->future();
    for (int i = first; i < last && m_running; ++i)
        Q_EMIT found(future.resultAt(i));
}

void WorkspaceSearch::finish()
{
    m_running = false;
    Q_EMIT finished(*m_sum);
}

} // namespace brickwork
