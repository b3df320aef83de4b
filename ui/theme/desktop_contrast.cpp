#include "ui/theme/desktop_contrast.h"

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

constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalSettings = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto gnome = "org.gnome.desktop.a11y.interface"_L1;

} // namespace

bool highContrastAsked(const DesktopSettings& settings)
{
    return settings.value(appearance).value(u"contrast"_s).toUInt() == 1 ||
           settings.value(gnome).value(u"high-contrast"_s).toBool();
}

DesktopContrast::DesktopContrast(QObject* parent) : QObject(parent)
{
    if (QDBusConnection::sessionBus().isConnected())
        ask();
}

void DesktopContrast::ask()
{
    qDBusRegisterMetaType<DesktopSettings>();
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(portalService, portalPath, portalSettings, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage call =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, u"ReadAll"_s);
    call << QStringList{QString(appearance), QString(gnome)};
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &DesktopContrast::answered);
}

void DesktopContrast::answered(QDBusPendingCallWatcher* call)
{
    const QDBusPendingReply<DesktopSettings> reply = *call;
    call->deleteLater();
    if (!reply.isError())
        take(reply.value());
}

void DesktopContrast::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    DesktopSettings settings = m_settings;
    settings[group].insert(key, value.variant());
    take(settings);
}

void DesktopContrast::take(const DesktopSettings& settings)
{
    const bool before = isHigh();
    m_settings = settings;
    if (isHigh() != before)
        Q_EMIT changed();
}

} // namespace brickwork
