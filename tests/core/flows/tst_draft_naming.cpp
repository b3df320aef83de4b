// The name a draft's file gets from its text.
#include "core/flows/draft_naming.h"
#include "core/workspace/workspace.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestDraftNaming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameSaysTheTitle_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("a heading") << u"# One brick a day\n\nText"_s << u"one-brick-a-day"_s;
        QTest::newRow("the first line without one") << u"Some words\nmore"_s << u"some-words-more"_s;
        QTest::newRow("front matter") << u"---\ntitle: Übermut\nlang: de\n---\n# Other"_s << u"uebermut"_s;
        QTest::newRow("nothing") << QString() << u"untitled"_s;
        QTest::newRow("only marks") << u"# !!!"_s << u"untitled"_s;
        QTest::newRow("a device of another system") << u"# Con"_s << u"con-draft"_s;
    }
    void theNameSaysTheTitle()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(nameFor(text), name);
        QCOMPARE(nameProblem(nameFor(text)), QString());
    }

    void aLongTitleGivesASafeName()
    {
        const QString name = nameFor(u"# "_s + QString(400, u'x'));
        QVERIFY(name.size() <= 60);
        QCOMPARE(nameProblem(name), QString());
    }
};

QTEST_GUILESS_MAIN(TestDraftNaming)
#include "tst_draft_naming.moc"
