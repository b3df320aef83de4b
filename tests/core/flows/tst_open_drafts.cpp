// Which drafts lie open, in what order, and what comes when one goes.
#include "core/flows/open_drafts.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

DraftId id(const char* name)
{
    return {QString::fromLatin1(name)};
}

/// "a b* (c)": c is shown, b is passing; the one without a file is "-".
QString drawn(const OpenDrafts& open)
{
    QStringList words;
    for (size_t i = 0; i < open.drafts().size(); ++i) {
        const OpenDraft& draft = open.drafts()[i];
        const QString name =
            (draft.id.isEmpty() ? u"-"_s : draft.id.value) + (draft.passing ? u"*"_s : QString());
        words << (open.current() == static_cast<int>(i) ? u"(%1)"_s.arg(name) : name);
    }
    return words.join(u' ');
}

OpenDrafts three()
{
    OpenDrafts open;
    open.restore({id("a"), id("b"), id("c")}, id("b"));
    return open;
}

} // namespace

class TestOpenDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyComeBackAsTheyWere()
    {
        QCOMPARE(drawn(three()), u"a (b) c"_s);
        OpenDrafts open;
        open.restore({id("a"), id("a"), {}, id("b")}, id("gone"));
        QCOMPARE(drawn(open), u"a b"_s);
    }

    void oneThatIsLookedAtGivesItsPlaceToTheNext()
    {
        OpenDrafts open = three();
        open.show(id("x"), Coming::Passing);
        QCOMPARE(drawn(open), u"a b (x*) c"_s);
        open.show(id("y"), Coming::Passing);
        QCOMPARE(drawn(open), u"a b (y*) c"_s);
        open.show(id("a"), Coming::Passing);
        QCOMPARE(drawn(open), u"(a) b y* c"_s);
        open.show(id("z"), Coming::Passing);
        QCOMPARE(drawn(open), u"a b (z*) c"_s);
    }

    void oneThatIsKeptStays()
    {
        OpenDrafts open = three();
        open.show(id("x"), Coming::Passing);
        open.keep(id("x"));
        open.show(id("y"), Coming::Passing);
        QCOMPARE(drawn(open), u"a b x (y*) c"_s);
        open.show(id("y"), Coming::Kept);
        QCOMPARE(drawn(open), u"a b x (y) c"_s);
        open.show(id("z"), Coming::Kept);
        QCOMPARE(drawn(open), u"a b x y (z) c"_s);
    }

    void oneWithoutAFileGoesWhenItIsLeft()
    {
        OpenDrafts open = three();
        open.show({}, Coming::Kept);
        QCOMPARE(drawn(open), u"a b (-) c"_s);
        open.show(id("x"), Coming::Kept);
        QCOMPARE(drawn(open), u"a b (x) c"_s);
        open.show({}, Coming::Kept);
        open.rename({}, id("new"));
        QCOMPARE(drawn(open), u"a b x (new) c"_s);
        open.show(id("c"), Coming::Kept);
        QCOMPARE(drawn(open), u"a b x new (c)"_s);
    }

    void leavingTheUntitledOneForOneBeforeIt()
    {
        OpenDrafts open = three();
        open.show({}, Coming::Kept);
        open.show(id("a"), Coming::Passing);
        QCOMPARE(drawn(open), u"(a) b c"_s);
    }

    void whatComesAfterAClosedOne_data()
    {
        QTest::addColumn<QByteArray>("shown");
        QTest::addColumn<QByteArray>("closed");
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("the one behind it") << QByteArray("b") << QByteArray("b") << QByteArray("c");
        QTest::newRow("the one before, at the end") << QByteArray("c") << QByteArray("c") << QByteArray("b");
        QTest::newRow("the one shown, if it is another")
            << QByteArray("b") << QByteArray("a") << QByteArray("b");
    }
    void whatComesAfterAClosedOne()
    {
        QFETCH(QByteArray, shown);
        QFETCH(QByteArray, closed);
        QFETCH(QByteArray, next);
        OpenDrafts open = three();
        open.show(id(shown.constData()), Coming::Kept);
        QCOMPARE(open.after(id(closed.constData())), id(next.constData()));
    }

    void nothingComesAfterTheLast()
    {
        OpenDrafts open;
        open.show(id("a"), Coming::Kept);
        QCOMPARE(open.after(id("a")), std::nullopt);
        open.showNothing();
        open.close(id("a"));
        QCOMPARE(drawn(open), QString());
    }

    void steppingGoesRound()
    {
        OpenDrafts open = three();
        QCOMPARE(open.beside(1), id("c"));
        open.show(id("c"), Coming::Kept);
        QCOMPARE(open.beside(1), id("a"));
        open.show(id("a"), Coming::Kept);
        QCOMPARE(open.beside(-1), id("c"));
        OpenDrafts one;
        one.show(id("a"), Coming::Kept);
        QCOMPARE(one.beside(1), std::nullopt);
    }

    void theOneClosedLastComesBackFirst()
    {
        OpenDrafts open = three();
        open.close(id("c"));
        open.close(id("a"));
        QCOMPARE(open.lastClosed(), id("a"));
        open.show(id("a"), Coming::Kept);
        QCOMPARE(open.lastClosed(), id("c"));
        open.rename(id("c"), id("renamed"));
        QCOMPARE(open.lastClosed(), id("renamed"));
        open.forget(id("renamed"));
        QCOMPARE(open.lastClosed(), std::nullopt);
    }

    void oneWithoutAFileIsNotReopened()
    {
        OpenDrafts open;
        open.show({}, Coming::Kept);
        open.close({});
        QCOMPARE(open.lastClosed(), std::nullopt);
        QCOMPARE(drawn(open), QString());
    }

    void tabsAreCarried()
    {
        OpenDrafts open = three();
        open.move(0, 2);
        QCOMPARE(drawn(open), u"(b) c a"_s);
        open.move(0, 1);
        QCOMPARE(drawn(open), u"c (b) a"_s);
        open.move(7, 0);
        open.move(0, -1);
        QCOMPARE(drawn(open), u"c (b) a"_s);
    }

    void aNameThatLiesOpenTwiceIsOne()
    {
        OpenDrafts open = three();
        open.rename(id("b"), id("c"));
        QCOMPARE(drawn(open), u"a (c)"_s);
    }

    void notManyClosedOnesAreRemembered()
    {
        OpenDrafts open;
        for (int i = 0; i < 50; ++i) {
            open.show({QString::number(i)}, Coming::Kept);
            open.close({QString::number(i)});
        }
        size_t count = 0;
        while (const auto last = open.lastClosed()) {
            open.forget(*last);
            ++count;
        }
        QCOMPARE(count, OpenDrafts::remembered);
    }
};

QTEST_GUILESS_MAIN(TestOpenDrafts)
#include "tst_open_drafts.moc"
