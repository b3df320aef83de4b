#include "ui/theme/desktop_motion.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// The answer is kept on the application object: Theme::animated() is asked from everywhere and needs no
// Theme.
constexpr const char* reducedProperty = "brickworkReducedMotion";

constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalSettings = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto gnome = "org.gnome.desktop.interface"_L1;
constexpr auto kde = "org.kde.kdeglobals.KDE"_L1;

} // namespace

bool motionReduced(const DesktopSettings& settings)
{
    if (settings.value(appearance).value(u"reduced-motion"_s).toUInt() == 1)
        return true;
    const QVariant animations = settings.value(gnome).value(u"enable-animations"_s);
    if (animations.isValid() && !animations.toBool())
        return true;
    bool isNumber = false;
    const double factor = settings.value(kde).value(u"AnimationDurationFactor"_s).toDouble(&isNumber);
    return isNumber && factor <= 0.0;
}

DesktopMotion::DesktopMotion(QObject* parent) : QObject(parent)
{
    tell();
    if (QDBusConnection::sessionBus().isConnected())
        ask();
}

bool DesktopMotion::reduced()
{
    if (qEnvironmentVariableIntValue("BRICKWORK_REDUCED_MOTION") != 0)
        return true;
    return qApp && qApp->property(reducedProperty).toBool();
}

void DesktopMotion::ask()
{
    qDBusRegisterMetaType<DesktopSettings>();
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(portalService, portalPath, portalSettings, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, u"ReadAll"_s);
    call << QStringList{QString(appearance), QString(gnome), QString(kde)};
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &DesktopMotion::answered);
}

void DesktopMotion::answered(QDBusPendingCallWatcher* call)
{
    const QDBusPendingReply<DesktopSettings> reply = *call;
    call->deleteLater();
    if (reply.isError())
        return;
    m_settings = reply.value();
    tell();
}

void DesktopMotion::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    m_settings[group].insert(key, value.variant());
    tell();
}

void DesktopMotion::tell()
{
    qApp->setProperty(reducedProperty, motionReduced(m_settings));
}

} // namespace brickwork
