// Which directions are offered for what was typed, and how the one meant is spelt.
#include "ui/stack/direction_offers.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QStringList used{u"Newsletter"_s, u"Open letters"_s, u"Book"_s, u"Bookkeeping"_s, u"Überblick"_s};

/// "Book, +Boo": a plus is a new one.
QString textOf(const std::vector<DirectionOffer>& offers)
{
    QStringList names;
    for (const DirectionOffer& offer : offers)
        names << (offer.isNew ? u'+' + offer.name : offer.name);
    return names.join(u", "_s);
}

} // namespace

class TestDirectionOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void spellings_data();
    void spellings();
};

void TestDirectionOffers::offers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("offered");
    QTest::newRow("nothing typed: all, the latest first") << u""_s << used.join(u", "_s);
    QTest::newRow("only spaces: all") << u"  "_s << used.join(u", "_s);
    QTest::newRow("the beginning of two") << u"Boo"_s << u"Book, Bookkeeping, +Boo"_s;
    QTest::newRow("in any case") << u"bOO"_s << u"Book, Bookkeeping, +bOO"_s;
    QTest::newRow("all of one is not offered as new") << u"book"_s << u"Book, Bookkeeping"_s;
    QTest::newRow("a word within before letters within") << u"lett"_s << u"Open letters, Newsletter, +lett"_s;
    QTest::newRow("letters beyond ASCII") << u"über"_s << u"Überblick, +über"_s;
    QTest::newRow("unknown: only as new, without its spaces") << u" My  talks "_s << u"+My talks"_s;
}

void TestDirectionOffers::offers()
{
    QFETCH(QString, typed);
    QFETCH(QString, offered);
    QCOMPARE(textOf(directionOffers(used, typed)), offered);
}

void TestDirectionOffers::spellings_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("spelt");
    QTest::newRow("as before") << u"Book"_s << u"Book"_s;
    QTest::newRow("in another case, like before") << u"bOOK"_s << u"Book"_s;
    QTest::newRow("with spaces, like before") << u" open   letters "_s << u"Open letters"_s;
    QTest::newRow("composed otherwise, like before") << u"U\u0308BERBLICK"_s << u"Überblick"_s;
    QTest::newRow("a new one as typed") << u"my Talks "_s << u"my Talks"_s;
    QTest::newRow("the beginning of one is another") << u"Boo"_s << u"Boo"_s;
    QTest::newRow("none") << u" "_s << u""_s;
}

void TestDirectionOffers::spellings()
{
    QFETCH(QString, typed);
    QFETCH(QString, spelt);
    QCOMPARE(speltLikeBefore(used, typed), spelt);
}

QTEST_GUILESS_MAIN(TestDirectionOffers)
#include "tst_direction_offers.moc"
