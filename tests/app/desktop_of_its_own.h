// A message bus that only this test sees, and on it a desktop that shows notices as a list of values.
#pragma once

#include <QDBusConnection>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QVariantMap>

#include <map>
#include <utility>

namespace brickwork::test {

/// A bus without any service. Made before the application: it reads the address from the environment.
class PrivateBus
{
public:
    PrivateBus()
    {
        QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
        if (!config.open(QIODevice::WriteOnly))
            return;
        config.write("<busconfig><type>session</type><listen>unix:dir=" + m_folder.path().toUtf8() +
                     "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                        QStringLiteral("--config-file=") + config.fileName()});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return;
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;

    [[nodiscard]] const QString& address() const { return m_address; } ///< empty: it could not be started

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

/// org.freedesktop.Notifications as it is seen on the bus: what stands there, and clicks on it.
class NoticeBoard : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notice
    {
        QString program;
        QString title;
        QString body;
        QStringList actions; ///< key, label, key, label
        QVariantMap hints;
    };

    explicit NoticeBoard(const QString& address)
        : m_bus(QDBusConnection::connectToBus(address, QStringLiteral("notice board")))
    {
        hangs = m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                     QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~NoticeBoard() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
        QDBusConnection::disconnectFromBus(QStringLiteral("notice board"));
    }

    std::map<uint, Notice> standing;
    int shown = 0;
    bool hangs = false;

    [[nodiscard]] uint latest() const { return standing.empty() ? 0 : standing.rbegin()->first; }
    /// The titles of all that stand.
    [[nodiscard]] QStringList titles() const
    {
        QStringList all;
        for (const auto& [id, notice] : standing)
            all << notice.title;
        return all;
    }
    void click(uint id, const QString& key) { Q_EMIT ActionInvoked(id, key); }
    void give(uint id, const QString& token) { Q_EMIT ActivationToken(id, token); }
    void expire(uint id) { Q_EMIT NotificationClosed(id, 1); }

public Q_SLOTS:
    uint Notify(const QString& program, uint replaces, const QString&, const QString& title,
                const QString& body, const QStringList& actions, const QVariantMap& hints, int)
    {
        const uint id = replaces != 0 ? replaces : ++m_last;
        standing.insert_or_assign(id, Notice{program, title, body, actions, hints});
        ++shown;
        return id;
    }
    void CloseNotification(uint id)
    {
        if (standing.erase(id) > 0)
            Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& key);
    void ActivationToken(uint id, const QString& token);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
    uint m_last = 40;
};

} // namespace brickwork::test
