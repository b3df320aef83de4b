#include "core/base/ids.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUuid>

#include <type_traits>

using namespace brickwork;
using namespace Qt::StringLiterals;

static_assert(!std::is_convertible_v<DraftId, PostId> && !std::is_same_v<DraftId, PostId>);

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewIdIsAUuidOfVersionSeven()
    {
        static const QRegularExpression shape(
            u"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        for (int i = 0; i < 1000; ++i) {
            const QString id = newUuid({1'736'967'600'000 + i});
            QVERIFY2(shape.match(id).hasMatch(), qPrintable(id));
            QCOMPARE(QUuid(id).variant(), QUuid::DCE);
        }
    }

    void itCarriesItsTime_data()
    {
        QTest::addColumn<qint64>("msecs");
        QTest::addColumn<QString>("prefix");
        QTest::newRow("the epoch") << 0LL << u"00000000-0000-7"_s;
        QTest::newRow("the example of RFC 9562") << 0x017F22E279B0LL << u"017f22e2-79b0-7"_s;
        QTest::newRow("the last there is") << 0xFFFFFFFFFFFFLL << u"ffffffff-ffff-7"_s;
    }

    void itCarriesItsTime()
    {
        QFETCH(qint64, msecs);
        QFETCH(QString, prefix);
        QCOMPARE(newUuid({msecs}).left(prefix.size()), prefix);
    }

    void laterIdsSortLater()
    {
        QString before;
        for (qint64 msecs = 1'736'967'600'000; msecs < 1'736'967'600'500; ++msecs) {
            const QString id = newUuid({msecs});
            QVERIFY(before < id);
            before = id;
        }
    }

    void noTwoAreTheSame()
    {
        QSet<QString> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(newUuid({1'736'967'600'000}));
        QCOMPARE(seen.size(), 10'000);
    }

    void everyRandomBitMoves()
    {
        // Of 74 random bits each must have been both 0 and 1 in two hundred draws.
        QByteArray ones(16, '\0');
        QByteArray zeros(16, '\0');
        for (int i = 0; i < 200; ++i) {
            const QByteArray bytes = QUuid(newUuid({0})).toRfc4122();
            for (int at = 0; at < 16; ++at) {
                ones[at] = static_cast<char>(ones[at] | bytes[at]);
                zeros[at] = static_cast<char>(zeros[at] | ~bytes[at]);
            }
        }
        const QByteArray random = QByteArray::fromHex("0000000000000fff3fffffffffffffff");
        for (int at = 0; at < 16; ++at) {
            const char moved = static_cast<char>(ones[at] & zeros[at]);
            QCOMPARE(static_cast<uchar>(moved), static_cast<uchar>(random[at]));
        }
    }

    void idsCompareByValue()
    {
        const PostId a{u"a"_s};
        const PostId b{u"b"_s};
        QVERIFY(a < b);
        QVERIFY(a == PostId{u"a"_s});
        QVERIFY(PostId().isEmpty());
        QVERIFY(!a.isEmpty());
        QCOMPARE(QSet<PostId>({a, b, a}).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
