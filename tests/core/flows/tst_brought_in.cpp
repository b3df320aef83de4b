// A text that was changed where it was published, put into the draft it came from.
#include "core/flows/brought_in.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestBroughtIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theirTextTakesTheFormOfTheDraft_data()
    {
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("whole");
        const QString theirs = u"---\ntitle: \"New\"\nslug: \"new\"\n---\n\nTheir words.\n"_s;
        QTest::newRow("the draft's title is a heading")
            << u"# Old\n\nMy words.\n"_s << theirs << u"# New\n\nTheir words.\n"_s;
        QTest::newRow("the draft has front matter of its own")
            << u"---\nstatus: ready\nmood: calm # of the day\n---\n# Old\n\nMy words.\n"_s << theirs
            << u"---\nstatus: ready\nmood: calm # of the day\n---\n\n# New\n\nTheir words.\n"_s;
        QTest::newRow("the draft's title is in its front matter")
            << u"---\ntitle: Old\nstatus: ready\n---\n\nMy words.\n"_s << theirs
            << u"---\ntitle: New\nstatus: ready\n---\n\nTheir words.\n"_s;
        QTest::newRow("plain text without any title")
            << u"# Old\n\nMy words.\n"_s << u"Their words.\n"_s << u"Their words.\n"_s;
        QTest::newRow("their text has a heading")
            << u"# Old\n\nMy words.\n"_s << u"# New\n\nTheir words.\n"_s << u"# New\n\nTheir words.\n"_s;
        QTest::newRow("the draft says no title at all") << u"My words.\n"_s << theirs << theirs;
    }

    void theirTextTakesTheFormOfTheDraft()
    {
        QFETCH(QString, mine);
        QFETCH(QString, theirs);
        QTEST(broughtIn(mine, theirs), "whole");
    }

    void takingItTwiceChangesNothing()
    {
        const QString theirs = u"---\ntitle: New\n---\n\nTheir words.\n"_s;
        const QString once = broughtIn(u"---\nstatus: ready\n---\n# Old\n"_s, theirs);
        QCOMPARE(broughtIn(once, theirs), once);
    }
};

QTEST_APPLESS_MAIN(TestBroughtIn)
#include "tst_brought_in.moc"
