#include "app/desktop_notice.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStringList>
#include <QVariantMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;
constexpr auto interface = "org.freedesktop.Notifications"_L1;

constexpr auto actionKey = "act"_L1;
constexpr auto clickKey = "default"_L1; // the specification's name for a click on the message itself
constexpr int asTheDesktopLikes = -1;   // how long it stands
constexpr uint expired = 1;             // why it was closed

} // namespace

DesktopNotice::DesktopNotice(const QDBusConnection& bus, QObject* parent) : QObject(parent), m_bus(bus) {}

DesktopNotice::~DesktopNotice()
{
    withdraw();
}

// Only once there is something to hear of.
void DesktopNotice::listen()
{
    if (std::exchange(m_listens, true))
        return;
    m_bus.connect(service, path, interface, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(service, path, interface, u"ActivationToken"_s, this, SLOT(activationToken(uint, QString)));
    m_bus.connect(service, path, interface, u"NotificationClosed"_s, this,
                  SLOT(notificationClosed(uint, uint)));
}

void DesktopNotice::show(const NoticeText& text)
{
    if (!m_bus.isConnected())
        return;
    listen();
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Notify"_s);
    const QStringList actions{clickKey, text.action, actionKey, text.action};
    const QVariantMap hints{{u"desktop-entry"_s, u"brickwork"_s}};
    call << u"Brickwork"_s << m_id << u"brickwork"_s << text.title << text.body << actions << hints
         << asTheDesktopLikes;
    m_asked = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(m_asked, &QDBusPendingCallWatcher::finished, this, &DesktopNotice::answered);
}

void DesktopNotice::answered(QDBusPendingCallWatcher* call)
{
    const QDBusPendingReply<uint> reply = *call;
    call->deleteLater();
    const bool wanted = call == m_asked;
    if (wanted)
        m_asked = nullptr;
    if (reply.isError())
        return;
    if (wanted)
        m_id = reply.value();
    else if (reply.value() != m_id)
        closeMessage(reply.value()); // withdrawn, or another one was shown, before it was known
}

void DesktopNotice::withdraw()
{
    m_asked = nullptr;
    if (const uint id = std::exchange(m_id, 0U); id != 0)
        closeMessage(id);
}

void DesktopNotice::closeMessage(uint id)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"CloseNotification"_s);
    call << id;
    call.setAutoStartService(false);
    m_bus.send(call); // that it is closed already is no matter
}

void DesktopNotice::actionInvoked(uint id, const QString& key)
{
    if (id == m_id && id != 0 && (key == actionKey || key == clickKey))
        Q_EMIT chosen();
}

// Comes before the action. Without it, a desktop under Wayland lets no window come to the front.
void DesktopNotice::activationToken(uint id, const QString& token)
{
    if (id == m_id && id != 0)
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

// One that went by itself may still be chosen from the desktop's list of messages, and withdrawn from there.
void DesktopNotice::notificationClosed(uint id, uint reason)
{
    if (id == m_id && reason != expired)
        m_id = 0;
}

} // namespace brickwork
