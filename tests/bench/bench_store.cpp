// What a writer waits for when something is logged: a brick, words; and what reading twenty years costs.
#include "core/flows/logbook.h"
#include "tests/bench/figures.h"
#include "tests/bench/long_log.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <unistd.h>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// Two files written and synced: the least that a commit and its mirror can cost on this disk.
void twoSyncs(const QString& folder)
{
    for (const QString& name : {u"one"_s, u"two"_s}) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::WriteOnly | QIODevice::Append)) {
            file.write(QByteArray(200, 'x'));
            file.flush();
            fsync(file.handle());
        }
    }
}

std::vector<Act> actsOf(const HabitLog& log, const Stamp& stamp)
{
    std::vector<Act> acts;
    for (const auto& [day, brick] : log.bricks)
        acts.push_back(stackAct(brick));
    for (const Post& post : log.posts)
        acts.push_back(publishAct({.key = post.id,
                                   .title = post.title,
                                   .day = post.day,
                                   .countsFrom = post.countsFrom,
                                   .scheduled = {},
                                   .draft = {},
                                   .words = 900,
                                   .delivery = {}},
                                  stamp));
    for (const auto& [day, drafts] : log.writings) {
        for (const auto& [draft, writing] : drafts)
            acts.push_back(writingAct(writing, stamp));
    }
    return acts;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    QDir().mkpath(folder.filePath(u"workspace/.brickwork/journal"_s));
    const StorePlace place{.folder = folder.filePath(u"data"_s),
                           .workspaceRoot = folder.filePath(u"workspace"_s),
                           .journalFolder = folder.filePath(u"workspace/.brickwork/journal"_s),
                           .device = {u"0190c0de-0000-7000-8000-000000000001"_s}};
    const SystemClock clock(Instant{bench::morningOf(bench::lastDay).msecs + 3'600'000},
                            QTimeZone("Europe/Berlin"));
    const Stamp stamp{clock.now(), u"Europe/Berlin"_s, {}};
    auto store = Store::open(place, clock.now());
    if (!store)
        return 1;
    if (auto filled = (*store)->append(actsOf(bench::longLog(), stamp)); !filled)
        return 1;

    bench::printHead("a store of twenty years");
    bench::print("two files written and synced, for comparison",
                 bench::measure(50, [&] { twoSyncs(folder.path()); }));
    bench::print("opening it", bench::measure(5, [&] { (void) Store::open(place, clock.now()); }));
    bench::print("reading all of it", bench::measure(5, [&] { (void) (*store)->read(); }));
    Logbook logbook(**store, clock);
    if (!logbook.reload())
        return 1;
    int note = 0;
    bench::print("stacking a brick, to the new figures",
                 bench::measure(50,
                                [&] {
                                    (void) logbook.stack({.day = {},
                                                          .size = BrickSize::Normal,
                                                          .source = BrickSource::Auto,
                                                          .note = QString::number(++note),
                                                          .direction = {}});
                                }),
                 "bounded by two syncs");
    Writing row{.day = bench::lastDay,
                .draft = u"a.md"_s,
                .title = u"A"_s,
                .words = {},
                .msecs = 3'000,
                .first = {},
                .last = {},
                .total = 10};
    row.of(WordSource::Typed).added = 1;
    bench::print("committing the words of the last seconds (another thread)",
                 bench::measure(50, [&] { (void) (*store)->addWriting({row}); }));
    bench::print("bringing the state up to date after them",
                 bench::measure(50,
                                [&] {
                                    (void) (*store)->addWriting({row});
                                    (void) logbook.reload();
                                }),
                 "both together");
    return 0;
}
