// The form for a place to publish to, as it stands in the sheet.
#include "tests/ui/posts/shown_sheet.h"

using namespace brickwork;
using namespace Qt::StringLiterals;
using sample::plan;
using Shown = sample::ShownSheet;

class TestPublishPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPlaceIsAskedFor();
    void addingGivesExactlyTheOptions_data();
    void addingGivesExactlyTheOptions();
    void aTakenNameIsNotReplaced();
    void aRefusedPlaceKeepsWhatWasTyped();
};

void TestPublishPlace::theFirstPlaceIsAskedFor()
{
    Shown shown;
    shown.sheet->open({}, {});
    QCOMPARE(QApplication::focusWidget(), shown.find<QLineEdit>("publish.form.folder"));
    QCOMPARE(shown.find<QLineEdit>("publish.form.name")->text(), u"My site"_s);
    QVERIFY(!shown.button()->isEnabled());
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.added.count(), 0);
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.sheet->isVisible());
}

void TestPublishPlace::addingGivesExactlyTheOptions_data()
{
    using Options = std::map<QString, QString>;
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("address");
    QTest::addColumn<Options>("options");
    QTest::newRow("a plain folder") << u"/srv/site"_s << 0 << QString()
                                    << Options{{u"path"_s, u"/srv/site"_s}, {u"generator"_s, u"none"_s}};
    QTest::newRow("Hugo with an address") << u" /srv/site/ "_s << 1 << u" https://example.org "_s
                                          << Options{{u"path"_s, u"/srv/site"_s},
                                                     {u"generator"_s, u"hugo"_s},
                                                     {u"url"_s, u"https://example.org"_s}};
    QTest::newRow("Jekyll at home") << u"~/site"_s << 2 << QString()
                                    << Options{{u"path"_s, QDir::homePath() + u"/site"_s},
                                               {u"generator"_s, u"jekyll"_s}};
}

void TestPublishPlace::addingGivesExactlyTheOptions()
{
    using Options = std::map<QString, QString>;
    QFETCH(QString, folder);
    QFETCH(int, kind);
    QFETCH(QString, address);
    QFETCH(Options, options);
    Shown shown;
    shown.sheet->open({}, {});
    shown.type("publish.form.name", u" Letters "_s);
    shown.type("publish.form.folder", folder);
    shown.find<QComboBox>("publish.form.kind")->setCurrentIndex(kind);
    shown.type("publish.form.address", address);
    QVERIFY(shown.button()->isEnabled());
    QTest::keyClick(shown.find<QLineEdit>("publish.form.address"), Qt::Key_Return);
    QTest::keyClick(shown.find<QLineEdit>("publish.form.address"), Qt::Key_Return);
    QCOMPARE(shown.added.count(), 1);
    const auto target = shown.added.constFirst().constFirst().value<TargetConfig>();
    QCOMPARE(target.name, u"Letters"_s);
    QCOMPARE(target.kind, u"folder"_s);
    QCOMPARE(target.options, options);
}

void TestPublishPlace::aTakenNameIsNotReplaced()
{
    Shown shown;
    shown.openWith(plan());
    shown.find<QPushButton>("publish.another")->click();
    QCOMPARE(shown.find<QLineEdit>("publish.form.name")->text(), u"My site 2"_s);
    shown.type("publish.form.folder", u"/srv/other"_s);
    QVERIFY(shown.button()->isEnabled());
    shown.type("publish.form.name", u"Letters"_s);
    QVERIFY(!shown.button()->isEnabled());
    QVERIFY(shown.find<QLabel>("publish.form.notice")->isVisible());
    shown.find<QPushButton>("publish.cancel")->click(); // says Back
    QVERIFY(shown.sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.button());
    QVERIFY(shown.button()->isEnabled());
}

void TestPublishPlace::aRefusedPlaceKeepsWhatWasTyped()
{
    Shown shown;
    shown.sheet->open({}, {});
    shown.type("publish.form.folder", u"not/absolute"_s);
    shown.button()->click();
    QCOMPARE(shown.added.count(), 1);
    shown.sheet->refuse(u"The folder must be absolute."_s);
    QCOMPARE(shown.find<QLineEdit>("publish.form.folder")->text(), u"not/absolute"_s);
    QCOMPARE(shown.find<QLabel>("publish.form.notice")->text(), u"The folder must be absolute."_s);
    QVERIFY(shown.find<QLabel>("publish.form.notice")->isVisible());
    shown.type("publish.form.folder", u"/absolute"_s);
    QVERIFY(!shown.find<QLabel>("publish.form.notice")->isVisible());
    shown.button()->click();
    QCOMPARE(shown.added.count(), 2);
    shown.openWith(plan()); // the place is there now, and its plan
    QCOMPARE(QApplication::focusWidget(), shown.button());
    QCOMPARE(shown.button()->text(), u"Publish"_s);
}

QTEST_MAIN(TestPublishPlace)
#include "tst_publish_place.moc"
