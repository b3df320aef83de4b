#include "app/targets_desk.h"

#include "ui/frame/main_window.h"
#include "ui/settings/settings_page.h"

namespace brickwork {

TargetsDesk::TargetsDesk(Services& services, PublishRunner& runner, MainWindow& window)
    : m_services(services), m_runner(runner), m_window(window)
{
    SettingsPage& page = m_window.settings();
    connect(&page, &SettingsPage::targetAddRequested, this, &TargetsDesk::add);
    connect(&page, &SettingsPage::targetRemoveRequested, this, &TargetsDesk::remove);
    connect(&page, &SettingsPage::targetTestRequested, this, &TargetsDesk::test);
    connect(&page, &SettingsPage::targetTestCancelled, this, &TargetsDesk::cancelTest);
    connect(&m_runner, &PublishRunner::progressed, this, [this](const QString& target, const Step& step) {
        if (target != m_tested || m_underWay != 1)
            return;
        m_window.settings().setTargetTest(connectionOf(step));
    });
    connect(&m_runner, &PublishRunner::tested, this,
            [this](const QString&, const Result<TestReport>& report) { tell(report); });
    connect(&m_runner, &PublishRunner::secretKept, this, &TargetsDesk::tellOfSecret);
}

TargetsDesk::~TargetsDesk()
{
    // The page outlives the workspace its answer would have been about.
    m_window.settings().setTargetTest({});
    m_window.settings().targetGranted();
}

void TargetsDesk::add(const TargetConfig& target, const QString& secret)
{
    if (auto added = m_services.publishing->addTarget(target); !added)
        return m_window.settings().targetRefused(added.error().sentence);
    if (!secret.isEmpty()) {
        m_keeping = target.name;
        m_runner.keepSecret(target.name, secret);
    }
    m_window.settings().targetGranted();
}

void TargetsDesk::remove(const QString& name)
{
    if (auto removed = m_services.logbook->removeTarget(name); !removed)
        return m_window.say(removed.error().sentence);
    m_runner.keepSecret(name, {});
}

void TargetsDesk::test(const TargetConfig& target, const QString& secret)
{
    m_tested = target.name;
    ++m_underWay;
    m_runner.test(target, secret);
}

void TargetsDesk::cancelTest()
{
    m_runner.cancelTests();
    m_tested.clear();
}

void TargetsDesk::tell(const Result<TestReport>& report)
{
    // Of several, the last was asked for by what is shown.
    if (m_underWay == 0 || --m_underWay > 0 || m_tested.isEmpty())
        return;
    m_tested.clear();
    m_window.settings().setTargetTest(connectionOf(report));
}

void TargetsDesk::tellOfSecret(const QString& target, const Result<SecretHome>& home)
{
    if (target != m_keeping)
        return;
    m_keeping.clear();
    if (!home)
        m_window.say(tr("The password of %1 could not be kept. %2").arg(target, home.error().sentence));
    else if (*home == SecretHome::Session)
        m_window.say(
            tr("There is no keychain here: the password of %1 is known until Brickwork is closed, then it "
               "is asked for again.")
                .arg(target));
}

} // namespace brickwork
