// The places to publish to on the settings page: adding, refusing, forgetting.
#include "tests/ui/settings/shown_page.h"

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

class TestSettingsPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeIsAdded();
    void incompletePlaceIsNotSaid();
    void formKeepsWhatWasTyped();
    void jekyllTakesYamlOnly();
    void placesAreRemoved();
};

void TestSettingsPlaces::placeIsAdded()
{
    Shown shown;
    shown.openForm();
    auto* name = shown.find<QLineEdit>(u"form.name"_s);
    QVERIFY(name->hasFocus());
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    QTest::keyClicks(name, u" Letters "_s);
    shown.find<QLineEdit>(u"form.folder"_s)->setText(u"/srv/letters/out"_s);
    auto* generator = shown.find<QComboBox>(u"form.generator"_s);
    generator->setCurrentIndex(generator->findData(u"hugo"_s));
    auto* matter = shown.find<QComboBox>(u"form.frontMatter"_s);
    matter->setCurrentIndex(matter->findData(u"json"_s));
    shown.find<QLineEdit>(u"form.address"_s)->setText(u"https://example.org/letters"_s);
    shown.click(u"form.add"_s);
    QCOMPARE(added.count(), 1);
    const auto target = added[0][0].value<TargetConfig>();
    QCOMPARE(target.name, u"Letters"_s);
    QCOMPARE(target.kind, u"folder"_s);
    const std::map<QString, QString> options{{u"path"_s, u"/srv/letters/out"_s},
                                             {u"generator"_s, u"hugo"_s},
                                             {u"format"_s, u"markdown"_s},
                                             {u"front-matter"_s, u"json"_s},
                                             {u"url"_s, u"https://example.org/letters"_s}};
    QVERIFY(target.options == options);
    QVERIFY(checkTarget(target));
    // It is there now: the form has done its work.
    SettingsState state = sampleState();
    state.targets.push_back(target);
    shown.page.setState(state);
    QVERIFY(shown.find<QWidget>(u"form"_s)->isHidden());
    QVERIFY(shown.find<QPushButton>(u"add"_s)->hasFocus());
    QVERIFY(name->text().isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(shown.page.findChildren<QPushButton*>(u"settings.target.remove"_s).size(), 3);
}

void TestSettingsPlaces::incompletePlaceIsNotSaid()
{
    Shown shown;
    shown.openForm();
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    auto* name = shown.find<QLineEdit>(u"form.name"_s);
    auto* folder = shown.find<QLineEdit>(u"form.folder"_s);
    const auto* notice = shown.find<QLabel>(u"form.notice"_s);
    shown.click(u"form.add"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Print"_s);
    QVERIFY(!notice->isVisible());
    folder->setText(u"/srv/print"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY2(notice->isVisible(), "the name is taken");
    QTest::keyClicks(name, u" two"_s);
    folder->clear();
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(folder->hasFocus());
    QCOMPARE(added.count(), 0);
    QTest::keyClicks(folder, u"/srv/print"_s);
    QTest::keyClick(folder, Qt::Key_Return);
    QCOMPARE(added.count(), 1);
    QCOMPARE(added[0][0].value<TargetConfig>().options.count(u"url"_s), 0U);
}

void TestSettingsPlaces::formKeepsWhatWasTyped()
{
    Shown shown;
    shown.openForm();
    auto* name = shown.find<QLineEdit>(u"form.name"_s);
    auto* folder = shown.find<QLineEdit>(u"form.folder"_s);
    QTest::keyClicks(name, u"Letters"_s);
    folder->setText(u"not a full path"_s);
    shown.click(u"form.add"_s);
    SettingsState state = sampleState();
    state.habit.target = 9;
    shown.page.setState(state);
    QVERIFY(shown.find<QWidget>(u"form"_s)->isVisible());
    QCOMPARE(name->text(), u"Letters"_s);
    QCOMPARE(folder->text(), u"not a full path"_s);
    QTest::keyClick(folder, Qt::Key_Escape);
    QVERIFY(shown.find<QWidget>(u"form"_s)->isHidden());
    QVERIFY(shown.find<QPushButton>(u"add"_s)->isVisible());
}

void TestSettingsPlaces::jekyllTakesYamlOnly()
{
    const Shown shown;
    shown.openForm();
    auto* generator = shown.find<QComboBox>(u"form.generator"_s);
    auto* format = shown.find<QComboBox>(u"form.format"_s);
    auto* matter = shown.find<QComboBox>(u"form.frontMatter"_s);
    QCOMPARE(matter->count(), 3);
    matter->setCurrentIndex(matter->findData(u"toml"_s));
    generator->setCurrentIndex(generator->findData(u"jekyll"_s));
    QCOMPARE(matter->count(), 1);
    QCOMPARE(matter->currentData().toString(), u"yaml"_s);
    generator->setCurrentIndex(generator->findData(u"hugo"_s));
    QCOMPARE(matter->count(), 3);
    generator->setCurrentIndex(generator->findData(u"none"_s));
    QVERIFY(matter->isEnabled());
    format->setCurrentIndex(format->findData(u"html"_s));
    QVERIFY2(!matter->isEnabled(), "a plain HTML page has no front matter");
}

void TestSettingsPlaces::placesAreRemoved()
{
    Shown shown;
    QSignalSpy removed(&shown.page, &SettingsPage::targetRemoveRequested);
    connect(&shown.page, &SettingsPage::targetRemoveRequested, &shown.page, [&shown](const QString& name) {
        SettingsState state = shown.page.state();
        std::erase_if(state.targets, [&name](const TargetConfig& target) { return target.name == name; });
        shown.page.setState(state);
    });
    for (const QString& name : {u"My site"_s, u"Print"_s}) {
        auto* remove = shown.page.findChild<QPushButton*>(u"settings.target.remove"_s);
        QCOMPARE(remove->accessibleName(), u"Remove "_s + name);
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QCOMPARE(removed.constLast()[0].toString(), name);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QCOMPARE(removed.count(), 2);
    QVERIFY(shown.find<QPushButton>(u"add"_s)->hasFocus());
}

QTEST_MAIN(TestSettingsPlaces)
#include "tst_settings_places.moc"
