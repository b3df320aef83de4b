// The places to publish to as the settings page shows them: added, changed, tested and forgotten, their
// secrets handed to the keychain.
#pragma once

#include "app/services.h"
#include "core/flows/publish_runner.h"

#include <QObject>

namespace brickwork {

class MainWindow;

class TargetsDesk final : public QObject
{
    Q_OBJECT

public:
    TargetsDesk(Services& services, PublishRunner& runner, MainWindow& window);
    ~TargetsDesk() override;

private:
    void add(const TargetConfig& target, const QString& secret);
    void remove(const QString& name);
    void test(const TargetConfig& target, const QString& secret);
    void cancelTest();
    void tell(const Result<TestReport>& report);
    void tellOfSecret(const QString& target, const Result<SecretHome>& home);

    Services& m_services;
    PublishRunner& m_runner;
    MainWindow& m_window;
    QString m_tested;   ///< while its test is under way
    int m_underWay = 0; ///< tests that were ordered and have not answered yet
    QString m_keeping;  ///< whose secret was given here
};

} // namespace brickwork
