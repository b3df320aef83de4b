// The form for a place to publish to, as it stands in the sheet.
#include "tests/ui/posts/shown_sheet.h"

#include <QTemporaryDir>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;
using Shown = sample::ShownSheet;

class TestPublishPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPlaceIsAskedFor();
    void theFirstSiteIsOnePressAway();
    void addingGivesExactlyTheOptions_data();
    void addingGivesExactlyTheOptions();
    void aFolderTellsWhatItIsMadeWith();
    void aTakenNameIsNotReplaced();
    void aRefusedPlaceKeepsWhatWasTyped();
    void otherKindsAreAddedElsewhere();
    void tabStaysInside();
};

void TestPublishPlace::theFirstPlaceIsAskedFor()
{
    Shown shown;
    shown.open(facts({}));
    QCOMPARE(QApplication::focusWidget(), shown.find<QLineEdit>("publish.form.folder"));
    QCOMPARE(shown.find<QLineEdit>("publish.form.name")->text(), u"My site"_s);
    QVERIFY(!shown.find("publish.form.offer")->isVisible());
    QVERIFY(!shown.button()->isEnabled());
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.added.count(), 0);
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.sheet->isVisible());
}

void TestPublishPlace::theFirstSiteIsOnePressAway()
{
    Shown shown;
    const TargetConfig site{
        .name = u"My site"_s, .kind = u"site"_s, .options = {{u"path"_s, u"/data/ada/Letters site"_s}}};
    shown.sheet->open(publishState(facts({}), english), site);
    auto* make = shown.find<QPushButton>("publish.form.makeSite");
    QVERIFY(make->isVisible());
    QCOMPARE(QApplication::focusWidget(), make);
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.added.count(), 1);
    QCOMPARE(shown.added.constFirst().constFirst().value<TargetConfig>(), site);
    shown.show(facts({planned(site, plan())}));
    shown.sheet->leavePlace();
    QVERIFY(!make->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.button());
}

void TestPublishPlace::addingGivesExactlyTheOptions_data()
{
    using Options = std::map<QString, QString>;
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("generator");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Options>("options");
    QTest::newRow("a plain folder") << u"/srv/site"_s << u"none"_s << QString() << u"folder"_s
                                    << Options{{u"path"_s, u"/srv/site"_s}, {u"generator"_s, u"none"_s}};
    QTest::newRow("Hugo with an address")
        << u" /srv/site/ "_s << u"hugo"_s << u" https://example.org "_s << u"folder"_s
        << Options{{u"path"_s, u"/srv/site"_s},
                   {u"generator"_s, u"hugo"_s},
                   {u"url"_s, u"https://example.org"_s}};
    QTest::newRow("Jekyll at home") << u"~/site"_s << u"jekyll"_s << QString() << u"folder"_s
                                    << Options{{u"path"_s, QDir::homePath() + u"/site"_s},
                                               {u"generator"_s, u"jekyll"_s}};
    QTest::newRow("the built-in site")
        << u"/srv/site"_s << QString() << QString() << u"site"_s << Options{{u"path"_s, u"/srv/site"_s}};
}

void TestPublishPlace::addingGivesExactlyTheOptions()
{
    using Options = std::map<QString, QString>;
    QFETCH(QString, folder);
    QFETCH(QString, generator);
    QFETCH(QString, address);
    QFETCH(Options, options);
    Shown shown;
    shown.open(facts({}));
    shown.type("publish.form.name", u" Letters "_s);
    shown.type("publish.form.folder", folder);
    auto* kind = shown.find<QComboBox>("publish.form.kind");
    QCOMPARE(kind->currentData().toString(), u"none"_s);
    kind->setCurrentIndex(kind->findData(generator));
    shown.type("publish.form.address", address);
    QVERIFY(shown.button()->isEnabled());
    QTest::keyClick(shown.find<QLineEdit>("publish.form.folder"), Qt::Key_Return);
    QTest::keyClick(shown.find<QLineEdit>("publish.form.folder"), Qt::Key_Return);
    QCOMPARE(shown.added.count(), 1);
    const auto target = shown.added.constFirst().constFirst().value<TargetConfig>();
    QCOMPARE(target.name, u"Letters"_s);
    QTEST(target.kind, "kind");
    QCOMPARE(target.options, options);
}

void TestPublishPlace::aFolderTellsWhatItIsMadeWith()
{
    const QTemporaryDir site;
    QVERIFY(QDir(site.path()).mkpath(u"config/_default"_s));
    Shown shown;
    shown.open(facts({}));
    const auto* kind = shown.find<QComboBox>("publish.form.kind");
    shown.type("publish.form.folder", site.path());
    QTRY_COMPARE(kind->currentData(), QVariant(u"hugo"_s));
    shown.type("publish.form.folder", site.path() + u"/config"_s);
    QTest::qWait(100);
    QCOMPARE(kind->currentData(), QVariant(u"hugo"_s)); // nothing there says otherwise
}

void TestPublishPlace::aTakenNameIsNotReplaced()
{
    Shown shown;
    shown.open(facts({planned(folder(), plan()), chosen(folder(u"Letters"_s))}));
    shown.find<QPushButton>("publish.another")->click();
    QCOMPARE(shown.find<QLineEdit>("publish.form.name")->text(), u"My site 2"_s);
    shown.type("publish.form.folder", u"/srv/other"_s);
    QVERIFY(shown.button()->isEnabled());
    shown.type("publish.form.name", u"Letters"_s);
    QVERIFY(!shown.button()->isEnabled());
    QVERIFY(shown.find<QLabel>("publish.form.notice")->isVisible());
    shown.find<QPushButton>("publish.cancel")->click(); // says Back
    QVERIFY(shown.sheet->isVisible());
    QVERIFY(!shown.find("publish.form")->isVisible());
    QVERIFY(shown.sheet->isAncestorOf(QApplication::focusWidget()));
}

void TestPublishPlace::aRefusedPlaceKeepsWhatWasTyped()
{
    Shown shown;
    shown.open(facts({}));
    shown.type("publish.form.folder", u"not/absolute"_s);
    shown.button()->click();
    QCOMPARE(shown.added.count(), 1);
    shown.sheet->refusePlace(u"The folder must be absolute."_s);
    QCOMPARE(shown.find<QLineEdit>("publish.form.folder")->text(), u"not/absolute"_s);
    QCOMPARE(shown.find<QLabel>("publish.form.notice")->text(), u"The folder must be absolute."_s);
    QVERIFY(shown.find<QLabel>("publish.form.notice")->isVisible());
    shown.type("publish.form.folder", u"/absolute"_s);
    QVERIFY(!shown.find<QLabel>("publish.form.notice")->isVisible());
    shown.button()->click();
    QCOMPARE(shown.added.count(), 2);
    shown.show(facts({planned(folder(), plan())})); // the place is there now, and its plan
    shown.sheet->leavePlace();
    QCOMPARE(QApplication::focusWidget(), shown.button());
    QCOMPARE(shown.button()->text(), u"Publish"_s);
}

void TestPublishPlace::otherKindsAreAddedElsewhere()
{
    Shown shown;
    QSignalSpy other(shown.sheet, &PublishSheet::otherKindWished);
    shown.open(facts({}));
    shown.find<QPushButton>("publish.form.other")->click();
    QCOMPARE(other.count(), 1);
    QVERIFY(!shown.sheet->isVisible());
}

void TestPublishPlace::tabStaysInside()
{
    Shown shown;
    shown.open(facts({}));
    shown.type("publish.form.folder", u"/srv/site"_s);
    QStringList order;
    for (int i = 0; i < 9; ++i) {
        order << QApplication::focusWidget()->objectName().section(u'.', -1);
        Shown::key(Qt::Key_Backtab);
    }
    QCOMPARE(order, (QStringList{u"folder"_s, u"name"_s, u"do"_s, u"cancel"_s, u"other"_s, u"address"_s,
                                 u"kind"_s, u"choose"_s, u"folder"_s}));
}

QTEST_MAIN(TestPublishPlace)
#include "tst_publish_place.moc"
