// Whether the desktop asks for more contrast, asked of the XDG settings portal without ever waiting for it
// (Qt tells no program of it before 6.10). Until it answers, and on a desktop without a portal, it does not
// ask.
#pragma once

#include "ui/theme/desktop_motion.h"

#include <QObject>
#include <QString>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace brickwork {

/// True if any desktop's own setting asks for it: org.freedesktop.appearance contrast = 1,
/// org.gnome.desktop.a11y.interface high-contrast = true.
[[nodiscard]] bool highContrastAsked(const DesktopSettings& settings);

class DesktopContrast final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopContrast(QObject* parent = nullptr);

    [[nodiscard]] bool isHigh() const { return highContrastAsked(m_settings); }
    /// What the portal said: takes the place of all that was known.
    void take(const DesktopSettings& settings);

Q_SIGNALS:
    void changed(); ///< isHigh() is another

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void answered(QDBusPendingCallWatcher* call);

    DesktopSettings m_settings;
};

} // namespace brickwork
