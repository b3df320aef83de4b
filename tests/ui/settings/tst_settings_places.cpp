// The places to publish to on the settings page: picking a kind, its fields, adding, changing, testing,
// forgetting.
#include "core/publish/kinds.h"
#include "tests/ui/settings/shown_page.h"

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

namespace {

QString optionName(const QString& key)
{
    return u"form.option."_s + key;
}

/// Kinds are buttons of their own look.
void pick(const Shown& shown, const QString& kind)
{
    shown.openForm();
    auto* card = shown.find<QAbstractButton>(u"form.kinds."_s + kind);
    QVERIFY2(card && card->isVisible(), qPrintable(kind));
    card->click();
    QTest::qWait(50); // the layout's turn
}

QLineEdit* line(const Shown& shown, const QString& key)
{
    return shown.find<QLineEdit>(optionName(key));
}

void choose(const Shown& shown, const QString& key, const QString& word)
{
    auto* box = shown.find<QComboBox>(optionName(key));
    const int index = box->findData(word);
    QVERIFY2(index >= 0, qPrintable(word));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void fillWordPress(const Shown& shown)
{
    pick(shown, u"wordpress"_s);
    QTest::keyClicks(line(shown, u"url"_s), u"blog.example"_s);
    QTest::keyClicks(line(shown, u"user"_s), u"ada"_s);
    QTest::keyClicks(shown.find<QLineEdit>(u"form.secret"_s), u"abcd efgh"_s);
}

TargetConfig wordpressSample()
{
    return {
        .name = u"Blog"_s,
        .kind = u"wordpress"_s,
        .options = {{u"url"_s, u"https://blog.example"_s}, {u"user"_s, u"ada"_s}, {u"body"_s, u"classic"_s}}};
}

SettingsState withWordPress()
{
    SettingsState state = sampleState();
    state.targets = {wordpressSample()};
    return state;
}

} // namespace

class TestSettingsPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasFieldsForAllItsOptions_data();
    void everyKindHasFieldsForAllItsOptions();
    void kindsAreWalkedWithTheArrows();
    void aFolderIsAdded();
    void aFolderTellsItsGenerator();
    void aSiteIsAddedWithItsSecret();
    void whatIsMissingIsSaid();
    void aNameIsProposedUntilOneIsTyped();
    void refusalKeepsWhatWasTyped();
    void choicesThatDoNotGoTogetherAreNotOffered();
    void rareOptionsWaitBehindAButton();
    void theSecretIsHiddenUntilItIsAskedFor();
    void aPlaceIsChanged();
    void aTestShowsWhoAnswered();
    void aTestShowsWhatIsWrong();
    void aTestIsCalledOff();
    void aChangeMakesATestNeedless();
    void aPlaceIsTestedOnItsCard();
    void placesAreRemoved();
    void looks();
};

void TestSettingsPlaces::everyKindHasFieldsForAllItsOptions_data()
{
    QTest::addColumn<QString>("kind");
    for (const KindInfo& info : targetKinds())
        QTest::newRow(qPrintable(info.name)) << info.kind;
}

void TestSettingsPlaces::everyKindHasFieldsForAllItsOptions()
{
    QFETCH(const QString, kind);
    const Shown shown;
    pick(shown, kind);
    const KindInfo info = *targetKind(kind);
    for (const OptionInfo& option : info.options) {
        auto* field = shown.find<QWidget>(optionName(option.key));
        QVERIFY2(field, qPrintable(option.key));
        QCOMPARE(field->accessibleName(), option.caption);
        if (option.required)
            QVERIFY2(field->isVisible(), qPrintable(option.key));
    }
    QCOMPARE(shown.find<QLineEdit>(u"form.secret"_s)->isVisible(), !info.secretCaption.isEmpty());
    QVERIFY(shown.find<QLineEdit>(u"form.name"_s)->isVisible());
    // Another kind has other fields, and only those.
    shown.click(u"form.other"_s);
    QVERIFY(shown.find<QWidget>(u"form.kinds"_s)->isVisible());
    QVERIFY(!shown.find<QPushButton>(u"form.add"_s)->isVisible());
}

void TestSettingsPlaces::kindsAreWalkedWithTheArrows()
{
    const Shown shown;
    shown.openForm();
    const auto kinds = targetKinds();
    QCOMPARE(QApplication::focusWidget()->accessibleName(), kinds.at(0).name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), kinds.at(1).name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), kinds.at(3).name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(shown.find<QLabel>(u"form.title"_s)->text(), kinds.at(3).name);
    QVERIFY(QApplication::focusWidget()->objectName().startsWith(u"settings.form.option."_s));
}

void TestSettingsPlaces::aFolderIsAdded()
{
    Shown shown;
    pick(shown, u"folder"_s);
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    line(shown, u"path"_s)->clear();
    QTest::keyClicks(line(shown, u"path"_s), u"/srv/letters/out"_s);
    choose(shown, u"generator"_s, u"hugo"_s);
    auto* name = shown.find<QLineEdit>(u"form.name"_s);
    name->clear();
    QTest::keyClicks(name, u" Letters "_s);
    shown.click(u"form.add"_s);
    QCOMPARE(added.count(), 1);
    const auto target = added[0][0].value<TargetConfig>();
    QCOMPARE(target.name, u"Letters"_s);
    QCOMPARE(target.kind, u"folder"_s);
    QCOMPARE(target.option(u"path"_s), u"/srv/letters/out"_s);
    QCOMPARE(target.option(u"generator"_s), u"hugo"_s);
    QVERIFY(added[0][1].toString().isEmpty());
    QVERIFY(checkTarget(target));
    QVERIFY2(shown.find<QWidget>(u"form"_s)->isVisible(), "not granted yet");
    SettingsState state = sampleState();
    state.targets.push_back(target);
    shown.page.setState(state);
    shown.page.targetGranted();
    QVERIFY(shown.find<QWidget>(u"form"_s)->isHidden());
    QVERIFY(shown.find<QPushButton>(u"add"_s)->hasFocus());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(shown.page.findChildren<QPushButton*>(u"settings.target.remove"_s).size(), 3);
}

void TestSettingsPlaces::aFolderTellsItsGenerator()
{
    const QTemporaryDir site;
    QVERIFY(QDir(site.path()).mkdir(u"_posts"_s));
    const Shown shown;
    pick(shown, u"folder"_s);
    const auto* generator = shown.find<QComboBox>(optionName(u"generator"_s));
    QCOMPARE(generator->currentData(), QVariant(u"none"_s));
    QTest::keyClicks(line(shown, u"path"_s), site.path());
    QTRY_COMPARE(generator->currentData(), QVariant(u"jekyll"_s));
    // The writer knows better.
    choose(shown, u"generator"_s, u"none"_s);
    QTest::keyClicks(line(shown, u"path"_s), u"/"_s);
    QTest::qWait(100);
    QCOMPARE(generator->currentData(), QVariant(u"none"_s));
}

void TestSettingsPlaces::aSiteIsAddedWithItsSecret()
{
    const Shown shown;
    fillWordPress(shown);
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    QTest::keyClick(shown.find<QLineEdit>(u"form.secret"_s), Qt::Key_Return);
    QCOMPARE(added.count(), 1);
    const auto target = added[0][0].value<TargetConfig>();
    QCOMPARE(target.option(u"url"_s), u"https://blog.example"_s);
    QCOMPARE(target.option(u"user"_s), u"ada"_s);
    for (const auto& [key, value] : target.options)
        QVERIFY2(!value.contains(u"efgh"_s), "a secret is no option");
    QCOMPARE(added[0][1].toString(), u"abcd efgh"_s);
}

void TestSettingsPlaces::whatIsMissingIsSaid()
{
    const Shown shown;
    pick(shown, u"wordpress"_s);
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    QSignalSpy tested(&shown.page, &SettingsPage::targetTestRequested);
    const auto* notice = shown.find<QLabel>(u"form.notice"_s);
    shown.find<QLineEdit>(u"form.name"_s)->clear();
    QTest::keyClicks(shown.find<QLineEdit>(u"form.name"_s), u"Print"_s);
    shown.click(u"form.add"_s);
    QVERIFY2(notice->isVisible(), "the name is taken");
    QVERIFY(shown.find<QLineEdit>(u"form.name"_s)->hasFocus());
    QTest::keyClicks(shown.find<QLineEdit>(u"form.name"_s), u" two"_s);
    QVERIFY(!notice->isVisible());
    shown.click(u"form.add"_s);
    QVERIFY(line(shown, u"url"_s)->hasFocus());
    QTest::keyClicks(line(shown, u"url"_s), u"https://blog.example?x=1"_s);
    QTest::keyClicks(line(shown, u"user"_s), u"ada"_s);
    shown.click(u"form.add"_s);
    QVERIFY2(line(shown, u"url"_s)->hasFocus(), "that is no address of a site");
    QVERIFY(notice->text().contains(u"x=1"_s));
    line(shown, u"url"_s)->clear();
    QTest::keyClicks(line(shown, u"url"_s), u"https://blog.example"_s);
    shown.click(u"form.add"_s);
    QVERIFY(shown.find<QLineEdit>(u"form.secret"_s)->hasFocus());
    shown.click(u"form.test"_s);
    QCOMPARE(added.count() + tested.count(), 0);
}

void TestSettingsPlaces::aNameIsProposedUntilOneIsTyped()
{
    Shown shown;
    SettingsState state = sampleState();
    state.targets.push_back({.name = u"blog.example"_s, .kind = u"newsletter"_s, .options = {}});
    shown.page.setState(state);
    pick(shown, u"wordpress"_s);
    auto* name = shown.find<QLineEdit>(u"form.name"_s);
    QVERIFY(name->text().isEmpty());
    QTest::keyClicks(line(shown, u"url"_s), u"www.blog.example"_s);
    QCOMPARE(name->text(), u"blog.example 2"_s);
    name->clear();
    QTest::keyClicks(name, u"Mine"_s);
    QTest::keyClicks(line(shown, u"url"_s), u"/sub"_s);
    QCOMPARE(name->text(), u"Mine"_s);
}

void TestSettingsPlaces::refusalKeepsWhatWasTyped()
{
    Shown shown;
    fillWordPress(shown);
    shown.click(u"form.add"_s);
    shown.page.targetRefused(u"No room."_s);
    QCOMPARE(shown.find<QLabel>(u"form.notice"_s)->text(), u"No room."_s);
    SettingsState state = sampleState();
    state.habit.target = 9;
    shown.page.setState(state);
    QVERIFY(shown.find<QWidget>(u"form"_s)->isVisible());
    QCOMPARE(line(shown, u"user"_s)->text(), u"ada"_s);
    QTest::keyClick(line(shown, u"user"_s), Qt::Key_Escape);
    QVERIFY(shown.find<QWidget>(u"form"_s)->isHidden());
    QVERIFY(shown.find<QPushButton>(u"add"_s)->isVisible());
    QVERIFY2(shown.find<QLineEdit>(u"form.secret"_s)->text().isEmpty(), "a secret given up is forgotten");
}

void TestSettingsPlaces::choicesThatDoNotGoTogetherAreNotOffered()
{
    const Shown shown;
    pick(shown, u"folder"_s);
    auto* matter = shown.find<QComboBox>(optionName(u"front-matter"_s));
    choose(shown, u"generator"_s, u"hugo"_s);
    QVERIFY(matter->findData(u"toml"_s) >= 0);
    choose(shown, u"front-matter"_s, u"toml"_s);
    choose(shown, u"generator"_s, u"jekyll"_s);
    QVERIFY2(matter->findData(u"toml"_s) < 0, "Jekyll reads YAML only");
    QCOMPARE(matter->currentData().toString(), QString()); // as the site has it
    choose(shown, u"generator"_s, u"hugo"_s);
    QVERIFY(matter->findData(u"toml"_s) >= 0);
}

void TestSettingsPlaces::rareOptionsWaitBehindAButton()
{
    const Shown shown;
    fillWordPress(shown);
    auto* body = shown.find<QComboBox>(optionName(u"body"_s));
    QVERIFY(!body->isVisible());
    shown.click(u"form.more"_s);
    QVERIFY(body->isVisible());
    choose(shown, u"body"_s, u"classic"_s);
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    shown.click(u"form.more"_s);
    shown.click(u"form.add"_s);
    QCOMPARE(added.count(), 1);
    QCOMPARE(added[0][0].value<TargetConfig>().option(u"body"_s), u"classic"_s);
}

void TestSettingsPlaces::theSecretIsHiddenUntilItIsAskedFor()
{
    const Shown shown;
    fillWordPress(shown);
    auto* secret = shown.find<QLineEdit>(u"form.secret"_s);
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QCOMPARE(secret->accessibleName(), targetKind(u"wordpress"_s)->secretCaption);
    shown.click(u"form.secret.reveal"_s);
    QCOMPARE(secret->echoMode(), QLineEdit::Normal);
    shown.click(u"form.cancel"_s);
    fillWordPress(shown);
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
}

void TestSettingsPlaces::aPlaceIsChanged()
{
    const Shown shown(withWordPress());
    QSignalSpy added(&shown.page, &SettingsPage::targetAddRequested);
    shown.click(u"target.edit"_s);
    QCOMPARE(line(shown, u"url"_s)->text(), u"https://blog.example"_s);
    QCOMPARE(shown.find<QComboBox>(optionName(u"body"_s))->currentData().toString(), u"classic"_s);
    QVERIFY2(!shown.find<QLineEdit>(u"form.name"_s)->isVisible(), "its name is what its posts are known by");
    QVERIFY(!shown.find<QPushButton>(u"form.other"_s)->isVisible());
    line(shown, u"user"_s)->clear();
    QTest::keyClicks(line(shown, u"user"_s), u"grace"_s);
    shown.click(u"form.add"_s);
    QCOMPARE(added.count(), 1);
    TargetConfig wanted = wordpressSample();
    wanted.options[u"user"_s] = u"grace"_s;
    QVERIFY(added[0][0].value<TargetConfig>() == wanted);
    QVERIFY2(added[0][1].toString().isEmpty(), "the secret on record stays");
    shown.find<QLineEdit>(u"form.secret"_s)->setText(u"new one"_s);
    shown.click(u"form.add"_s);
    QCOMPARE(added[1][1].toString(), u"new one"_s);
}

void TestSettingsPlaces::aTestShowsWhoAnswered()
{
    Shown shown;
    fillWordPress(shown);
    QSignalSpy tested(&shown.page, &SettingsPage::targetTestRequested);
    shown.click(u"form.test"_s);
    QCOMPARE(tested.count(), 1);
    QCOMPARE(tested[0][0].value<TargetConfig>().option(u"user"_s), u"ada"_s);
    QCOMPARE(tested[0][1].toString(), u"abcd efgh"_s);
    QVERIFY(shown.find<QWidget>(u"form.connection.progress"_s)->isVisible());
    shown.click(u"form.test"_s);
    QCOMPARE(tested.count(), 1);
    shown.page.setTargetTest(connectionOf(Result<TestReport>(
        TestReport{.greeting = u"WordPress 6.8, as Ada"_s, .findings = {u"Look at this."_s}})));
    QVERIFY(!shown.find<QWidget>(u"form.connection.progress"_s)->isVisible());
    QCOMPARE(shown.find<QLabel>(u"form.connection.sentence"_s)->text(), u"WordPress 6.8, as Ada"_s);
    QCOMPARE(shown.find<QLabel>(u"form.connection.findings"_s)->text(), u"Look at this."_s);
    QVERIFY(!shown.find<QPushButton>(u"form.connection.copy"_s)->isVisible());
}

void TestSettingsPlaces::aTestShowsWhatIsWrong()
{
    Shown shown;
    fillWordPress(shown);
    shown.click(u"form.test"_s);
    shown.page.setTargetTest(
        connectionOf(Result<TestReport>(fail(ErrorCode::Refused, u"No entry."_s, u"HTTP 401\nServer: x"_s))));
    QCOMPARE(shown.find<QLabel>(u"form.connection.sentence"_s)->text(), u"No entry."_s);
    QGuiApplication::clipboard()->clear();
    shown.click(u"form.connection.copy"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"No entry."_s) && copied.contains(u"HTTP 401\nServer: x"_s));
}

void TestSettingsPlaces::aTestIsCalledOff()
{
    Shown shown;
    fillWordPress(shown);
    QSignalSpy cancelled(&shown.page, &SettingsPage::targetTestCancelled);
    shown.click(u"form.test"_s);
    shown.click(u"form.connection.cancel"_s);
    QCOMPARE(cancelled.count(), 1);
    QVERIFY(!shown.find<QWidget>(u"form.connection"_s)->isVisible());
    // An answer that was on its way is nobody's any more.
    shown.page.setTargetTest({.stand = ConnectionState::Stand::Good, .sentence = u"Late"_s});
    QVERIFY(!shown.find<QWidget>(u"form.connection"_s)->isVisible());
}

void TestSettingsPlaces::aChangeMakesATestNeedless()
{
    Shown shown;
    fillWordPress(shown);
    QSignalSpy cancelled(&shown.page, &SettingsPage::targetTestCancelled);
    shown.click(u"form.test"_s);
    shown.page.setTargetTest({.stand = ConnectionState::Stand::Good, .sentence = u"Hello"_s});
    QVERIFY(shown.find<QWidget>(u"form.connection"_s)->isVisible());
    QTest::keyClicks(line(shown, u"user"_s), u"x"_s);
    QVERIFY2(!shown.find<QWidget>(u"form.connection"_s)->isVisible(), "that was another user");
    QCOMPARE(cancelled.count(), 0);
    shown.click(u"form.test"_s);
    shown.click(u"form.cancel"_s);
    QCOMPARE(cancelled.count(), 1);
}

void TestSettingsPlaces::aPlaceIsTestedOnItsCard()
{
    Shown shown(withWordPress());
    QSignalSpy tested(&shown.page, &SettingsPage::targetTestRequested);
    shown.click(u"target.test"_s);
    QCOMPARE(tested.count(), 1);
    QVERIFY(tested[0][0].value<TargetConfig>() == wordpressSample());
    QVERIFY(tested[0][1].toString().isEmpty());
    shown.page.setTargetTest({.stand = ConnectionState::Stand::Good, .sentence = u"WordPress 6.8"_s});
    QCOMPARE(shown.find<QLabel>(u"target.connection.sentence"_s)->text(), u"WordPress 6.8"_s);
    QVERIFY(shown.find<QLabel>(u"target.connection.sentence"_s)->isVisible());
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

/// Pictures of every form, for somebody to look at: BRICKWORK_PICTURES names a folder.
void TestSettingsPlaces::looks()
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        QSKIP("BRICKWORK_PICTURES names no folder");
    const auto take = [&folder](Shown& shown, const QString& name) {
        QTest::qWait(150);
        QVERIFY(shown.page.grab().save(u"%1/places-%2.png"_s.arg(folder, name)));
    };
    for (const bool dark : {false, true}) {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QGuiApplication::setLayoutDirection(direction);
            const QString suffix =
                (dark ? u"-dark"_s : u"-light"_s) + (direction == Qt::LeftToRight ? u""_s : u"-rtl"_s);
            Shown shown;
            shown.theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            shown.page.resize(960, 600);
            shown.openForm();
            take(shown, u"kinds"_s + suffix);
            for (const KindInfo& kind : targetKinds()) {
                shown.click(u"form.cancel"_s);
                pick(shown, kind.kind);
                take(shown, kind.kind + suffix);
            }
            shown.click(u"form.cancel"_s);
            fillWordPress(shown);
            shown.click(u"form.more"_s);
            shown.click(u"form.test"_s);
            take(shown, u"running"_s + suffix);
            shown.page.setTargetTest({.stand = ConnectionState::Stand::Good,
                                      .sentence = u"WordPress 6.8, as Ada (editor)"_s,
                                      .findings = {u"The clock of the server is 40 seconds behind."_s}});
            take(shown, u"good"_s + suffix);
            shown.click(u"form.test"_s);
            shown.page.setTargetTest(
                {.stand = ConnectionState::Stand::Bad,
                 .sentence =
                     u"“blog.example” did not accept the user name or password. Check both: WordPress wants "
                     "an application password, not the one you log in with."_s,
                 .detail = u"HTTP 401"_s});
            take(shown, u"bad"_s + suffix);
            shown.click(u"form.cancel"_s);
            shown.find<QScrollArea>(u"scroll"_s)->ensureWidgetVisible(shown.find<QWidget>(u"add"_s));
            shown.click(u"target.test"_s);
            shown.page.setTargetTest({.stand = ConnectionState::Stand::Good,
                                      .sentence = u"A Hugo site; posts go to content/posts."_s});
            take(shown, u"list"_s + suffix);
        }
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestSettingsPlaces)
#include "tst_settings_places.moc"
