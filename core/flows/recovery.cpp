#include "core/flows/recovery.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <optional>
#include <utility>

namespace brickwork {

namespace {

/// Where the two begin and end alike, but for a word that is cut by it.
std::pair<QStringView, QStringView> difference(QStringView a, QStringView b)
{
    const auto isApart = [](QChar character) { return character.isSpace(); };
    const qsizetype shorter = std::min(a.size(), b.size());
    qsizetype head = 0;
    while (head < shorter && a[head] == b[head])
        ++head;
    while (head > 0 && !isApart(a[head - 1]))
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    while (tail > 0 && !isApart(a[a.size() - tail]))
        --tail;
    return {a.sliced(head, a.size() - head - tail), b.sliced(head, b.size() - head - tail)};
}

template <typename Each>
void forEachWord(QStringView text, Each each)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype start = 0;
    do {
        const auto reasons = finder.boundaryReasons();
        if (reasons.testFlag(QTextBoundaryFinder::EndOfItem))
            each(text.sliced(start, finder.position() - start));
        if (reasons.testFlag(QTextBoundaryFinder::StartOfItem))
            start = finder.position();
    } while (finder.toNextBoundary() >= 0);
}

std::optional<RecoveredText> recovered(const Workspace& workspace, LeftJournal left)
{
    const JournalText& told = left.content();
    RecoveredText found;
    found.id = told.id;
    found.text = told.text;
    if (!told.id.isEmpty()) {
        const auto file = readDraft(workspace, told.id);
        if (file && file->text == told.text) {
            left.retire();
            return {};
        }
        if (file)
            found.inFile = file->text;
        // The program may have ended after it saved and before it knew.
        const bool ours = file && (file->hash == told.hash || left.wasSavedAs(file->text));
        found.file = !file ? RecoveredFile::Gone : ours ? RecoveredFile::AsItWas : RecoveredFile::Changed;
    }
    found.words = wordsNotIn(found.inFile, found.text);
    found.journal = std::make_shared<LeftJournal>(std::move(left));
    return found;
}

} // namespace

int wordsNotIn(const QString& other, const QString& text)
{
    const auto [there, here] = difference(other, text);
    QHash<QStringView, int> known;
    forEachWord(there, [&](QStringView word) { ++known[word]; });
    int missing = 0;
    forEachWord(here, [&](QStringView word) {
        const auto found = known.find(word);
        if (found == known.end() || *found == 0)
            ++missing;
        else
            --*found;
    });
    return missing;
}

std::vector<RecoveredText> recoveredTexts(const Workspace& workspace, const QString& folder, Instant now)
{
    const auto there = openWorkspace(workspace.root);
    if (!there || there->id != workspace.id)
        return {};
    std::vector<RecoveredText> found;
    for (LeftJournal& left : leftJournals(folder, now)) {
        if (auto text = recovered(workspace, std::move(left)))
            found.push_back(std::move(*text));
    }
    return found;
}

} // namespace brickwork
