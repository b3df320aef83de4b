// Whether the desktop asks for reduced motion, asked of the XDG settings portal without ever waiting for it.
// Until it answers, and on a desktop without a portal, motion is as the environment says
// (BRICKWORK_REDUCED_MOTION=1: none).
#pragma once

#include <QMap>
#include <QObject>
#include <QVariantMap>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace brickwork {

/// Settings by namespace, as the portal's ReadAll gives them.
using DesktopSettings = QMap<QString, QVariantMap>;

/// True if any desktop's own setting asks for less: org.freedesktop.appearance reduced-motion = 1,
/// org.gnome.desktop.interface enable-animations = false, org.kde.kdeglobals.KDE AnimationDurationFactor = 0.
[[nodiscard]] bool motionReduced(const DesktopSettings& settings);

class DesktopMotion final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopMotion(QObject* parent = nullptr);

    [[nodiscard]] static bool reduced();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void answered(QDBusPendingCallWatcher* call);
    void tell();

    DesktopSettings m_settings;
};

} // namespace brickwork
