// What may be logged and what is refused (semantics R3 to R5 and R8, and the command line's words for it).
#include "core/flows/logging.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2025, 7, 22);
const Stamp stamp{.at = {1'753'178'400'000}, .zone = u"Europe/Berlin"_s, .rollover = {}}; // noon of that day

DayRule berlin(int rollover = 0)
{
    return {QTimeZone("Europe/Berlin"), Rollover{rollover}};
}

HabitLog logWith(const std::vector<Day>& bricks, const std::vector<Rest>& rests = {})
{
    HabitLog log;
    for (const Day day : bricks)
        log.bricks.emplace(day, Brick{.day = day, .note = {}, .direction = {}, .stamp = stamp});
    for (const Rest& rest : rests)
        log.rests.emplace(rest.day, rest);
    return log;
}

Publication publication(const QString& key, bool retracted)
{
    Publication found;
    found.post = {
        .id = {key}, .title = u"Title of "_s + key, .day = today, .countsFrom = {}, .retracted = retracted};
    return found;
}

QString daysOf(const std::vector<Act>& acts)
{
    QStringList days;
    for (const Act& act : acts)
        days.append(act.body.value(u"day"_s).toString());
    return days.join(u' ');
}

template <typename T>
std::optional<ErrorCode> refusal(const Result<T>& result)
{
    if (result)
        return std::nullopt;
    // Each refusal is a sentence for a person, on one line.
    if (result.error().sentence.isEmpty() || result.error().sentence.contains(u'\n'))
        return ErrorCode::Internal;
    return result.error().code;
}

} // namespace

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrickIsWhatWasAskedFor()
    {
        const auto plain = requestedBrick({}, today, stamp);
        QVERIFY(plain);
        QCOMPARE(plain->day, today);
        QCOMPARE(plain->size, BrickSize::Normal);
        QCOMPARE(plain->source, BrickSource::Manual);
        QVERIFY(plain->note.isEmpty() && !plain->direction);
        QVERIFY(plain->stamp == stamp);

        const auto full = requestedBrick({.day = Day(2020, 2, 29),
                                          .size = BrickSize::Large,
                                          .source = BrickSource::Auto,
                                          .note = u"  one\ntwo \n"_s,
                                          .direction = u" Book "_s},
                                         today, stamp);
        QVERIFY(full);
        QCOMPARE(full->day, Day(2020, 2, 29)); // any past day may be added
        QCOMPARE(full->size, BrickSize::Large);
        QCOMPARE(full->source, BrickSource::Auto);
        QCOMPARE(full->note, u"one\ntwo"_s);
        QCOMPARE(full->direction, u"Book"_s);
    }

    void aBrickIsRefused_data()
    {
        QTest::addColumn<StackRequest>("request");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* name, const StackRequest& request, bool refused) {
            QTest::newRow(name) << request << refused;
        };
        const QString wall(80, u'ä');
        row("of today, named", {.day = today, .note = {}, .direction = {}}, false);
        row("of tomorrow", {.day = today.next(), .note = {}, .direction = {}}, true);
        row("of next year", {.day = today.plus(365), .note = {}, .direction = {}}, true);
        row("with the longest note", {.day = {}, .note = QString(10'000, u'n'), .direction = {}}, false);
        row("with a longer note", {.day = {}, .note = QString(10'001, u'n'), .direction = {}}, true);
        row("with a note long only by its spaces",
            {.day = {}, .note = QString(10'000, u'n') + u"   "_s, .direction = {}}, false);
        row("with the longest direction", {.day = {}, .note = {}, .direction = wall}, false);
        row("with a longer direction", {.day = {}, .note = {}, .direction = wall + u'ä'}, true);
        row("with a direction on two lines", {.day = {}, .note = {}, .direction = u"Bo\nok"_s}, true);
        row("with a control character", {.day = {}, .note = {}, .direction = u"Bo\u0007ok"_s}, true);
    }

    void aBrickIsRefused()
    {
        QFETCH(StackRequest, request);
        QFETCH(bool, refused);
        const auto brick = requestedBrick(request, today, stamp);
        QCOMPARE(refusal(brick), refused ? std::optional(ErrorCode::Refused) : std::nullopt);
    }

    void aBlankDirectionIsNone()
    {
        const auto brick = requestedBrick({.day = {}, .note = {}, .direction = u" \t "_s}, today, stamp);
        QVERIFY(brick);
        QVERIFY(!brick->direction);
    }

    void onlyABrickThatIsThereIsTakenAway()
    {
        const HabitLog log = logWith({today.previous()});
        const auto act = unstacking(log, today.previous(), stamp);
        QVERIFY(act);
        QCOMPARE(act->kind, u"brick.removed"_s);
        QCOMPARE(act->subject, u"brick/2025-07-21"_s);
        QCOMPARE(refusal(unstacking(log, today, stamp)), ErrorCode::NotFound);
    }

    void aRestTakesEachDayThatDoesNotSaySo_data()
    {
        QTest::addColumn<Day>("from");
        QTest::addColumn<Day>("to");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("days");
        const auto row = [](const char* name, Day from, Day to, const QString& reason, const QString& days) {
            QTest::newRow(name) << from << to << reason << days;
        };
        row("one day", today, today, u"ill"_s, u"2025-07-22"_s);
        row("both ends", today, today.plus(2), u"sea"_s, u"2025-07-22 2025-07-23 2025-07-24"_s);
        row("days to come and long past", Day(2030, 12, 31), Day(2031, 1, 1), {}, u"2030-12-31 2031-01-01"_s);
        row("but not one known with the reason", Day(2025, 7, 9), Day(2025, 7, 11), u" sea "_s,
            u"2025-07-09 2025-07-11"_s);
        row("and one known with another", Day(2025, 7, 10), Day(2025, 7, 10), u"ill"_s, u"2025-07-10"_s);
        row("a brick's day too", Day(2025, 7, 1), Day(2025, 7, 1), u"ill"_s, u"2025-07-01"_s);
    }

    void aRestTakesEachDayThatDoesNotSaySo()
    {
        QFETCH(Day, from);
        QFETCH(Day, to);
        QFETCH(QString, reason);
        QFETCH(QString, days);
        const HabitLog log = logWith({Day(2025, 7, 1)}, {{Day(2025, 7, 10), u"sea"_s}});
        const auto acts = resting(log, from, to, reason, stamp);
        QVERIFY(acts);
        QCOMPARE(daysOf(*acts), days);
        for (const Act& act : *acts) {
            QCOMPARE(act.kind, u"rest.added"_s);
            QCOMPARE(act.body.value(u"reason"_s).toString(), reason.trimmed());
        }
    }

    void aRestHasItsLimits()
    {
        QCOMPARE(refusal(resting({}, today, today.previous(), {}, stamp)), ErrorCode::Refused);
        const auto longest = resting({}, today, today.plus(3'659), {}, stamp);
        QVERIFY(longest);
        QCOMPARE(longest->size(), 3'660U);
        QCOMPARE(refusal(resting({}, today, today.plus(3'660), {}, stamp)), ErrorCode::Refused);
        // The ends of time are refused too, not walked through.
        QCOMPARE(refusal(resting({}, Day(1, 1, 1), Day(9999, 12, 31), {}, stamp)), ErrorCode::Refused);
    }

    void aRestEndsWhereThereIsOne()
    {
        const HabitLog log =
            logWith({}, {{Day(2025, 7, 9), {}}, {Day(2025, 7, 11), {}}, {Day(2025, 8, 1), {}}});
        const auto acts = endingRest(log, Day(2025, 7, 9), Day(2025, 7, 31), stamp);
        QVERIFY(acts);
        QCOMPARE(daysOf(*acts), u"2025-07-09 2025-07-11"_s);
        QCOMPARE(acts->front().kind, u"rest.removed"_s);
        QCOMPARE(refusal(endingRest(log, Day(2025, 7, 10), Day(2025, 7, 10), stamp)), ErrorCode::NotFound);
        QCOMPARE(refusal(endingRest(log, Day(2025, 7, 12), Day(2025, 7, 31), stamp)), ErrorCode::NotFound);
        QCOMPARE(refusal(endingRest(log, Day(2025, 7, 11), Day(2025, 7, 9), stamp)), ErrorCode::Refused);
        const auto forever = endingRest(log, Day(1, 1, 1), Day(9999, 12, 31), stamp);
        QVERIFY(forever);
        QCOMPARE(forever->size(), 3U);
    }

    void aSettingIsTakenOrNot_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("taken");
        const auto rows = [](const QString& key, bool taken, const QStringList& values) {
            for (const QString& value : values)
                QTest::newRow(qPrintable(u"%1 “%2”"_s.arg(key, value))) << key << value << taken;
        };
        rows(u"day.rollover"_s, true, {u"00:00"_s, u"03:00"_s, u"05:59"_s, u"06:00"_s});
        rows(u"day.rollover"_s, false,
             {u"06:01"_s, u"23:00"_s, u"3:00"_s, u"03:60"_s, u"-1:00"_s, u"03:00 "_s, u"03:00:00"_s, u""_s});
        rows(u"week.start"_s, true, {u"monday"_s, u"sunday"_s, u"saturday"_s});
        rows(u"week.start"_s, false, {u"tuesday"_s, u"1"_s, u""_s});
        rows(u"week.target"_s, true, {u"1"_s, u"2"_s, u"100"_s});
        rows(u"week.target"_s, false,
             {u"0"_s, u"-1"_s, u"101"_s, u"1.5"_s, u"one"_s, u""_s, u"99999999999"_s});
        rows(u"freeze"_s, true, {u"on"_s, u"off"_s});
        rows(u"freeze"_s, false, {u"yes"_s, u"1"_s, u""_s});
        rows(u"weather"_s, false, {u"on"_s});
        rows(u""_s, false, {u"on"_s});
    }

    void aSettingIsTakenOrNot()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, taken);
        const auto act = setting(key, value, {}, today, stamp);
        QCOMPARE(refusal(act), taken ? std::nullopt : std::optional(ErrorCode::Invalid));
        if (!taken)
            return;
        QVERIFY(settingKeys().contains(key));
        QCOMPARE(act->kind, u"setting.changed"_s);
        QCOMPARE(act->body.value(u"value"_s).toString(), value);
    }

    void onlyTheTargetIsDated()
    {
        const auto from = [](const Result<Act>& act) { return act.value().body.value(u"from"_s); };
        QCOMPARE(from(setting(u"week.target"_s, u"2"_s, Day(2025, 8, 4), today, stamp)),
                 QJsonValue(u"2025-08-04"_s));
        QCOMPARE(from(setting(u"week.target"_s, u"2"_s, {}, today, stamp)), QJsonValue(u"2025-07-22"_s));
        QVERIFY(from(setting(u"freeze"_s, u"on"_s, {}, today, stamp)).isNull());
        for (const QString& key : {u"day.rollover"_s, u"week.start"_s, u"freeze"_s}) {
            const QString value = settingValue({}, key, today);
            QVERIFY(setting(key, value, {}, today, stamp));
            QCOMPARE(refusal(setting(key, value, today, today, stamp)), ErrorCode::Invalid);
        }
    }

    void aSettingSaysWhatHoldsOnADay()
    {
        const HabitSettings defaults;
        QCOMPARE(settingValue(defaults, u"day.rollover"_s, today), u"00:00"_s);
        QCOMPARE(settingValue(defaults, u"week.start"_s, today), u"monday"_s);
        QCOMPARE(settingValue(defaults, u"week.target"_s, today), u"1"_s);
        QCOMPARE(settingValue(defaults, u"freeze"_s, today), u"off"_s);
        HabitSettings changed;
        changed.rollover = {360};
        changed.weekStart = WeekStart::Sunday;
        changed.freeze = true;
        changed.targets = {{Day(2025, 7, 24), 3}}; // in force for the whole week that holds it
        QCOMPARE(settingValue(changed, u"day.rollover"_s, today), u"06:00"_s);
        QCOMPARE(settingValue(changed, u"week.start"_s, today), u"sunday"_s);
        QCOMPARE(settingValue(changed, u"week.target"_s, today), u"3"_s);
        QCOMPARE(settingValue(changed, u"week.target"_s, Day(2025, 7, 19)), u"1"_s);
        QCOMPARE(settingValue(changed, u"freeze"_s, today), u"on"_s);
    }

    void aPostIsRecorded()
    {
        const auto act = recording({.key = {u"k"_s}, .title = u"  A\n title "_s, .url = {}, .scheduled = {}},
                                   berlin(), stamp);
        QVERIFY(act);
        QCOMPARE(act->kind, u"post.published"_s);
        QCOMPARE(act->subject, u"post/k"_s);
        QCOMPARE(act->body.value(u"title"_s).toString(), u"A title"_s);
        QCOMPARE(act->body.value(u"day"_s).toString(), u"2025-07-22"_s);
        QCOMPARE(act->body.value(u"counts_from"_s).toString(), stamp.at.iso());
        QVERIFY(act->body.value(u"scheduled"_s).isNull());

        // A scheduled post belongs to the day of its time, by the rollover in force.
        const Instant later = Instant::fromIso(u"2025-08-02T02:30:00+02:00").value();
        const auto scheduled =
            recording({.key = {u"k"_s}, .title = u"T"_s, .url = {}, .scheduled = later}, berlin(180), stamp);
        QVERIFY(scheduled);
        QCOMPARE(scheduled->body.value(u"day"_s).toString(), u"2025-08-01"_s);
        QCOMPARE(scheduled->body.value(u"counts_from"_s).toString(), later.iso());
        QCOMPARE(scheduled->body.value(u"scheduled"_s).toString(), later.iso());
        QVERIFY(scheduled->stamp == stamp);
    }

    void aPostWithoutAKeyGetsOne()
    {
        const PostRequest request{.key = {}, .title = u"T"_s, .url = {}, .scheduled = {}};
        const auto one = recording(request, berlin(), stamp);
        const auto two = recording(request, berlin(), stamp);
        QVERIFY(one && two);
        QCOMPARE(one->body.value(u"key"_s).toString().size(), 36);
        QVERIFY(one->subject != two->subject);
    }

    void aPostIsRefused_data()
    {
        QTest::addColumn<PostRequest>("request");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* name, const QString& key, const QString& title, bool refused) {
            QTest::newRow(name) << PostRequest{.key = {key}, .title = title, .url = {}, .scheduled = {}}
                                << refused;
        };
        row("without a title", u"k"_s, {}, true);
        row("with a blank title", u"k"_s, u" \n\t "_s, true);
        row("with the longest key", QString(200, u'k'), u"T"_s, false);
        row("with a longer key", QString(201, u'k'), u"T"_s, true);
        row("with a key on two lines", u"a\nb"_s, u"T"_s, true);
        row("with a zero in its key", u"a"_s + QChar(u'\0') + u'b', u"T"_s, true);
        const auto address = [](const QString& url, bool refused) {
            QTest::newRow(qPrintable(u"address “%1”"_s.arg(url)))
                << PostRequest{.key = {}, .title = u"T"_s, .url = url, .scheduled = {}} << refused;
        };
        for (const QString& good : {u""_s, u"https://example.org"_s, u"http://example.org/a?b=c#d"_s,
                                    u"https://example.org/%C3%A4"_s, u" https://example.org/x "_s})
            address(good, false);
        for (const QString& bad :
             {u"example.org"_s, u"https://"_s, u"https:///path"_s, u"ftp://example.org/a"_s,
              u"javascript:alert(1)"_s, u"file:///etc/hostname"_s, u"https://exa mple.org/"_s, u"a b"_s})
            address(bad, true);
    }

    void aPostIsRefused()
    {
        QFETCH(PostRequest, request);
        QFETCH(bool, refused);
        const auto act = recording(request, berlin(), stamp);
        QCOMPARE(refusal(act), refused ? std::optional(ErrorCode::Refused) : std::nullopt);
        if (!refused && !request.url.isEmpty())
            QCOMPARE(act->body.value(u"url"_s).toString(), request.url.trimmed());
    }

    void aPostIsRetractedOnce()
    {
        const std::vector<Publication> posts{publication(u"here"_s, false), publication(u"gone"_s, true)};
        const auto acts = retracting(posts, {}, {u"here"_s}, stamp);
        QVERIFY(acts);
        QCOMPARE(acts->size(), 1U);
        QCOMPARE(acts->front().kind, u"post.retracted"_s);
        QCOMPARE(acts->front().subject, u"post/here"_s);
        QVERIFY(acts->front().body.value(u"target"_s).isNull()); // all of it
        const auto twice = retracting(posts, {}, {u"gone"_s}, stamp);
        QCOMPARE(refusal(twice), ErrorCode::Refused);
        QVERIFY(twice.error().sentence.contains(u"Title of gone"_s));
        QCOMPARE(refusal(retracting(posts, {}, {u"never"_s}, stamp)), ErrorCode::NotFound);
        QCOMPARE(refusal(retracting({}, {}, {}, stamp)), ErrorCode::NotFound);
    }

    void aPostIsRetractedWhereItStandsFirst()
    {
        Publication post = publication(u"here"_s, false);
        post.draft = u"here.md"_s;
        post.deliveries = {{u"blog"_s, u"here.md"_s, {}, {}, {}, {}, true}};
        const std::vector<TargetRecord> targets{{u"blog"_s, u"folder"_s, {}}};
        const auto refused = retracting({post}, targets, {u"here"_s}, stamp);
        QCOMPARE(refusal(refused), ErrorCode::Refused);
        QVERIFY(refused.error().sentence.contains(u"retract here.md --to blog"_s));
        QVERIFY(retracting({post}, {}, {u"here"_s}, stamp)); // the target is out of reach
        post.deliveries[0].live = false;
        QVERIFY(retracting({post}, targets, {u"here"_s}, stamp));
        post.deliveries[0] = {{}, {}, u"https://example.org/"_s, {}, {}, {}, true};
        QVERIFY(retracting({post}, targets, {u"here"_s}, stamp)); // recorded by hand
    }
};

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
