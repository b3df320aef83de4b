// What the tests of the store have in common: a workspace and a data folder on the disk, and some acts to
// log.
#pragma once

#include "core/base/durable_file.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

namespace brickwork::samples {

using namespace Qt::StringLiterals;

inline const DeviceId hereDevice{u"0190c0de-0000-7000-8000-000000000001"_s};
inline const DeviceId thereDevice{u"0190c0de-0000-7000-8000-000000000002"_s};
inline constexpr Instant now{1'753'180'000'000}; // 22 July 2025

inline Stamp stamp(qint64 msecs = 1'753'100'000'000)
{
    return {{msecs}, u"Europe/Berlin"_s, {180}};
}

inline Brick brick(Day day, BrickSize size = BrickSize::Normal, const QString& note = {})
{
    return {day, size, BrickSource::Manual, note, std::nullopt, stamp()};
}

inline PublishedPost post(const QString& key, Day day, const QString& target = {},
                          const QString& title = u"A title"_s)
{
    PublishedPost post;
    post.key = {key};
    post.title = title;
    post.day = day;
    post.countsFrom = {1'753'100'000'000};
    post.draft = u"drafts/%1.md"_s.arg(key);
    post.words = 321;
    post.delivery = {
        target, u"posts/%1.md"_s.arg(key), u"https://example.org/%1"_s.arg(key), u"abc"_s, key, {}, true};
    return post;
}

/// A quarter of an hour of writing: 120 words typed, 20 of them deleted again, 30 pasted.
inline Writing writing(Day day, const QString& draft = u"drafts/one.md"_s)
{
    Writing written{.day = day,
                    .draft = draft,
                    .title = u"One"_s,
                    .words = {},
                    .msecs = 900'000,
                    .first = Instant{1'753'090'000'000},
                    .last = Instant{1'753'091'000'000},
                    .total = 640};
    written.of(WordSource::Typed) = {.added = 120, .removed = 20};
    written.of(WordSource::Pasted) = {.added = 30, .removed = 0};
    return written;
}

/// One act of each kind and more, on subjects that do and do not survive.
inline std::vector<Act> acts()
{
    const Day day(2025, 7, 1);
    return {stackAct(brick(day, BrickSize::Small, u"first \u00e4\n\"line\""_s)),
            stackAct(brick(day, BrickSize::Large, u"second"_s)),
            stackAct(brick(day.next())),
            replaceBrickAct(brick(day.next(), BrickSize::Small, u"edited"_s), stamp(1'753'100'500'000)),
            stackAct(brick(day.plus(2))),
            removeBrickAct(day.plus(2), stamp()),
            addRestAct({day.plus(3), u"holiday"_s}, stamp()),
            addRestAct({day.plus(4), u"ill"_s}, stamp()),
            removeRestAct(day.plus(4), stamp()),
            publishAct(post(u"one"_s, day, u"blog"_s), stamp()),
            publishAct(post(u"one"_s, day.plus(5), u"letter"_s, u"A better title"_s), stamp()),
            retractAct({u"one"_s}, u"blog"_s, stamp()),
            publishAct(post(u"two"_s, day.plus(1)), stamp()),
            retractAct({u"two"_s}, std::nullopt, stamp()),
            movePostAct({u"two"_s}, u"drafts/moved.md"_s, stamp()),
            settingAct(u"week.start"_s, u"sunday"_s, std::nullopt, stamp()),
            settingAct(u"week.target"_s, u"2"_s, Day(2025, 7, 7), stamp()),
            settingAct(u"day.rollover"_s, u"03:00"_s, std::nullopt, stamp()),
            addTargetAct({u"blog"_s, u"folder"_s, {{u"path"_s, u"/srv/blog"_s}}}, stamp()),
            addTargetAct({u"gone"_s, u"folder"_s, {}}, stamp()),
            removeTargetAct(u"gone"_s, stamp()),
            writingAct(writing(day), stamp())};
}

/// A workspace with two data directories, as two computers that sync one folder have.
class Desk
{
public:
    Desk() { QDir().mkpath(root() + u"/.brickwork/journal"_s); }

    [[nodiscard]] QString root() const { return m_folder.filePath(u"workspace"_s); }
    [[nodiscard]] StorePlace place(const DeviceId& device = hereDevice) const
    {
        return {m_folder.filePath(u"data-"_s + device.value.right(1)), root(),
                root() + u"/.brickwork/journal"_s, device};
    }
    [[nodiscard]] QString storeFile(const DeviceId& device = hereDevice) const
    {
        return place(device).folder + u"/store.sqlite"_s;
    }
    [[nodiscard]] QString journal(const DeviceId& device = hereDevice) const
    {
        return place(device).journalFolder + u'/' + device.value + u".jsonl"_s;
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// Fails the test by returning nothing and saying why.
    [[nodiscard]] std::unique_ptr<Store> open(const DeviceId& device = hereDevice, Instant at = now) const
    {
        auto store = Store::open(place(device), at);
        if (!store) {
            qWarning("open: %s (%s)", qPrintable(store.error().sentence), qPrintable(store.error().detail));
            return nullptr;
        }
        return std::move(*store);
    }

private:
    QTemporaryDir m_folder;
};

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

inline bool putBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QList<QByteArray> linesOf(const QString& path)
{
    QList<QByteArray> lines = bytesOf(path).split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

/// Two states as the program reads them.
inline bool same(const StoreState& a, const StoreState& b)
{
    return a.log == b.log && a.settings == b.settings && a.rawSettings == b.rawSettings &&
           a.publications == b.publications && a.targets == b.targets;
}

} // namespace brickwork::samples

/// The value of a Result, or a failed test.
#define BW_TRY(variable, expression)                                                                         \
    auto variable##Result = expression;                                                                      \
    if (!variable##Result)                                                                                   \
        QFAIL(qPrintable(variable##Result.error().sentence + u" / "_s + variable##Result.error().detail));   \
    auto variable = std::move(*variable##Result)
