#include "core/store/crc32.h"
#include "tests/core/store/samples.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

Event eventOf(const Act& act)
{
    return {{u"0190c0de-1111-7000-8000-00000000000a"_s},
            {1'753'111'222'333},
            samples::hereDevice,
            act.stamp,
            act.kind,
            act.subject,
            act.body};
}

} // namespace

class TestEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crcIsTheStandardOne()
    {
        QCOMPARE(crc32("123456789"), 0xCBF43926U);
        QCOMPARE(crc32Text(""), u"00000000"_s);
    }

    void everyActSurvivesItsLine()
    {
        for (const Act& act : samples::acts()) {
            const Event event = eventOf(act);
            const QByteArray line = toLine(event);
            QVERIFY(!line.contains('\n'));
            const auto back = eventFromLine(line);
            QVERIFY2(back.has_value(), qPrintable(act.kind + (back ? u""_s : back.error().sentence)));
            QCOMPARE(*back, event);
            QCOMPARE(toLine(*back), line);
        }
    }

    void aLineIsThisText()
    {
        const Event event = eventOf(removeRestAct(Day(2025, 7, 5), samples::stamp()));
        const QByteArray json = R"({"at":"2025-07-21T12:13:20.000Z","body":{"day":"2025-07-05"},)"
                                R"("device":"0190c0de-0000-7000-8000-000000000001",)"
                                R"("id":"0190c0de-1111-7000-8000-00000000000a","kind":"rest.removed",)"
                                R"("recorded":"2025-07-21T15:20:22.333Z","rollover":"03:00",)"
                                R"("subject":"rest/2025-07-05","zone":"Europe/Berlin"})";
        QCOMPARE(toLine(event), "{\"crc\":\"" + crc32Text(json).toLatin1() + "\",\"event\":" + json + "}");
    }

    void aDamagedLineIsRefused()
    {
        const QByteArray line =
            toLine(eventOf(stackAct(samples::brick(Day(2025, 7, 1), BrickSize::Small, u"note"_s))));
        QByteArray altered = line;
        altered.replace("\"note\":\"note\"", "\"note\":\"nota\"");
        QVERIFY(altered != line);
        QCOMPARE(eventFromLine(altered).error().code, ErrorCode::Damaged);
        for (qsizetype cut = 0; cut < line.size(); cut += 7)
            QVERIFY(!eventFromLine(line.first(cut)));
        QVERIFY(!eventFromLine("{}"));
        QVERIFY(!eventFromLine("null"));
    }

    void unknownKindsAreKept()
    {
        Event event = eventOf(removeRestAct(Day(2025, 7, 5), samples::stamp()));
        event.kind = u"mood.logged"_s;
        event.subject = u"mood/2025"_s;
        event.body = {{u"colour"_s, u"green"_s}};
        QCOMPARE(eventFromLine(toLine(event)).value_or(Event{}), event);
    }

    void keysOfALaterVersionAreKept()
    {
        Event event = eventOf(stackAct(samples::brick(Day(2025, 7, 1))));
        event.body.insert(u"weather"_s, u"rain"_s);
        QCOMPARE(eventFromLine(toLine(event)).value_or(Event{}), event);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<int>("act");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("inBody");

        const QJsonValue none(QJsonValue::Undefined); // the key is left out
        const QJsonValue null(QJsonValue::Null);
        const auto row = [](const char* name, int act, const char* key, const QJsonValue& value,
                            bool inBody = true) {
            QTest::newRow(name) << act << QString::fromLatin1(key) << value << inBody;
        };
        row("a brick without a day", 0, "day", none);
        row("a brick on a day that is not in the calendar", 0, "day", u"2025-02-30"_s);
        row("a brick of no known size", 0, "size", u"huge"_s);
        row("a brick from no known source", 0, "source", u"magic"_s);
        row("a brick whose note is null", 0, "note", null);
        row("a brick without a direction, not even null", 0, "direction", none);
        row("a brick with an empty direction", 0, "direction", u""_s);
        row("a brick whose day is not its subject's", 0, "day", u"2025-07-09"_s);
        row("a rest without a reason", 6, "reason", none);
        row("a rest whose reason is a number", 6, "reason", 5);
        row("a post without a key", 9, "key", none);
        row("a post with an empty key", 9, "key", u""_s);
        row("a post without a title", 9, "title", null);
        row("a post that counts from no instant", 9, "counts_from", u"tomorrow"_s);
        row("a post scheduled at a text", 9, "scheduled", u"soon"_s);
        row("a post without scheduled, not even null", 9, "scheduled", none);
        row("a post of minus one word", 9, "words", -1);
        row("a post of half a word", 9, "words", 0.5);
        row("a post whose hash is a list", 9, "hash", QJsonArray());
        row("a retraction without a target, not even null", 11, "target", none);
        row("a move without a draft, not even null", 14, "draft", none);
        row("a setting without a value", 15, "value", null);
        row("a setting from a day that is none", 16, "from", u"2025-13-01"_s);
        row("a target without a kind", 18, "kind", u""_s);
        row("a target whose options are a list", 18, "options", QJsonArray());
        row("a target with a number among its options", 18, "options", QJsonObject{{u"port"_s, 80}});
        row("no id", 0, "id", none, false);
        row("an id that is no UUID", 0, "id", u"1"_s, false);
        row("an id in capitals", 0, "id", u"0190C0DE-1111-7000-8000-00000000000A"_s, false);
        row("no device", 0, "device", u""_s, false);
        row("recorded without a zone", 0, "recorded", u"2025-07-21T15:20:22.333"_s, false);
        row("recorded in another spelling", 0, "recorded", u"2025-07-21T17:20:22.333+02:00"_s, false);
        row("recorded before 1970", 0, "recorded", u"1969-07-21T15:20:22.333Z"_s, false);
        row("recorded after the last instant", 0, "recorded", u"2200-01-01T00:00:00.000Z"_s, false);
        row("at is a number", 0, "at", 5, false);
        row("no zone", 0, "zone", u""_s, false);
        row("a rollover at noon", 0, "rollover", u"12:00"_s, false);
        row("no kind", 0, "kind", u""_s, false);
        row("another kind's body", 0, "kind", u"post.moved"_s, false);
        row("another subject", 0, "subject", u"rest/2025-07-01"_s, false);
        row("no body", 0, "body", none, false);
    }

    void whatDoesNotFitIsRefused()
    {
        QFETCH(int, act);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(bool, inBody);
        QJsonObject json = toJson(eventOf(samples::acts().at(static_cast<size_t>(act))));
        QVERIFY(eventFromJson(json));
        QJsonObject body = json.value(u"body"_s).toObject();
        QVERIFY2((inBody ? body : json).contains(key), "the row names a key that is not there");
        QJsonObject& changed = inBody ? body : json;
        if (value.isUndefined())
            changed.remove(key);
        else
            changed.insert(key, value);
        if (inBody)
            json.insert(u"body"_s, body);
        const auto event = eventFromJson(json);
        QVERIFY(!event);
        QCOMPARE(event.error().code, ErrorCode::Invalid);
        QVERIFY(!event.error().sentence.isEmpty());
    }

    void orderIsByRecordedThenId()
    {
        Event early = eventOf(samples::acts().front());
        Event late = early;
        late.recorded.msecs += 1;
        late.id.value[0] = u'/'; // sorts before any digit
        QVERIFY(appliedBefore(early, late));
        QVERIFY(!appliedBefore(late, early));
        late.recorded = early.recorded;
        QVERIFY(appliedBefore(late, early));
        QVERIFY(!appliedBefore(early, early));
    }
};

QTEST_GUILESS_MAIN(TestEvent)
#include "tst_event.moc"
