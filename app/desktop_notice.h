// One message of the desktop with one action, shown through org.freedesktop.Notifications and never waited
// for. Where no such service is, nothing happens and nothing is complained about.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;

namespace brickwork {

struct NoticeText
{
    QString title;
    QString body;
    QString action; ///< what is done when it is chosen
};

class DesktopNotice final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotice(const QDBusConnection& bus = QDBusConnection::sessionBus(),
                           QObject* parent = nullptr);
    /// Takes the message along: there is nobody left to act.
    ~DesktopNotice() override;

    /// In the place of the one that is shown, if there is one.
    void show(const NoticeText& text);
    void withdraw();

Q_SIGNALS:
    /// The action or the message itself was clicked. What `XDG_ACTIVATION_TOKEN` holds then lets a window
    /// come to the front.
    void chosen();

private Q_SLOTS:
    void actionInvoked(uint id, const QString& key);
    void activationToken(uint id, const QString& token);
    void notificationClosed(uint id, uint reason);

private:
    void listen();
    void answered(QDBusPendingCallWatcher* call);
    void closeMessage(uint id);

    QDBusConnection m_bus;
    bool m_listens = false;
    uint m_id = 0;                              ///< 0: none is shown
    QDBusPendingCallWatcher* m_asked = nullptr; ///< the message wanted now, while its id is not known
};

} // namespace brickwork
