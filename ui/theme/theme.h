// The look, in one place: colours, spacing, text sizes and icons. No colour, font size or margin is written
// anywhere else. Follows the system's colour scheme and contrast unless told otherwise; everything that
// paints listens to changed().
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QString>

class QWidget;

namespace brickwork {

class DesktopContrast;

enum class Scheme
{
    Light,
    Dark
};
enum class ThemeMode
{
    System,
    Light,
    Dark
};
enum class Contrast
{
    Normal,
    High ///< secondary text as legible as text, lines and rings that cannot be overlooked
};
enum class ContrastMode
{
    System,
    On, ///< high
    Off
};
[[nodiscard]] QString toText(ContrastMode mode); ///< system, on, off
/// System for any other text.
[[nodiscard]] ContrastMode contrastModeFrom(const QString& text);

/// Colour tokens; names as in the design.
struct Tokens
{
    QColor paper;   ///< editor and page ground
    QColor wall;    ///< side bars, cards
    QColor line;    ///< hairlines, mortar
    QColor ink;     ///< text
    QColor faint;   ///< secondary text
    QColor brick;   ///< accent: primary button, today, focus ring
    QColor brick1;  ///< small brick
    QColor brick2;  ///< normal brick
    QColor brick3;  ///< large brick
    QColor onBrick; ///< text on brick
    QColor cap;     ///< publications
};
[[nodiscard]] const Tokens& tokensOf(Scheme scheme, Contrast contrast = Contrast::Normal);

/// `over` laid on `ground` with the given share, 0 (ground) to 1 (over): hover, selection, disabled.
[[nodiscard]] QColor blend(const QColor& over, const QColor& ground, double share);

/// Spacing in device-independent pixels.
namespace space {
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24;
}
/// Corner radii.
namespace radius {
inline constexpr int brick = 2, control = 6, card = 10;
}

enum class TextSize
{
    Tiny,
    Small,
    Body,
    Heading,
    Title,
    Figure
}; ///< 0.77, 0.88, 1, 1.15, 1.4, 2.6 of the system font
enum class TextFace
{
    Interface,
    Serif,
    Mono
};

/// What the style sheet reads from a widget; set one with setLook() before it is shown or at any time.
enum class Look
{
    Primary,     ///< push button: filled brick, one a window
    PrimaryIcon, ///< the same, square with an icon only
    Outlined,    ///< push button: brick text in a brick line (Publish...)
    Quiet,       ///< push button or tool button without a box until hovered
    Segment,     ///< checkable push button of a segmented control
    Link,        ///< push button: brick text without a box, for a quiet offer inside a card
    Faint,       ///< label: secondary text
    Card,        ///< frame: rounded card on `wall`
    Side,        ///< any widget: side bar ground (`wall`)
    Pill,        ///< tool button: a rounded chip with a menu
    Field,       ///< text edit: bordered box like a line edit (a text edit is plain otherwise)
};
void setLook(QWidget* widget, Look look);

/// One for the whole program, made after QApplication and before the first window; outlives the windows.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] Scheme scheme() const;
    void setContrastMode(ContrastMode mode);
    [[nodiscard]] ContrastMode contrastMode() const { return m_contrastMode; }
    [[nodiscard]] bool highContrast() const { return contrast() == Contrast::High; }
    [[nodiscard]] Contrast contrast() const;
    [[nodiscard]] const Tokens& tokens() const { return tokensOf(scheme(), contrast()); }

    /// Derived from the system font's point size.
    [[nodiscard]] static QFont font(TextSize size, QFont::Weight weight = QFont::Normal,
                                    TextFace face = TextFace::Interface);
    /// One of our line icons (resources/icons/NAME.svg), painted in `colour` at any device pixel ratio.
    [[nodiscard]] static QIcon icon(const QString& name, const QColor& colour);
    /// False when the desktop asks for reduced motion: then nothing is animated. At most 150 ms otherwise.
    [[nodiscard]] static bool animated();

    /// Sets palette and style sheet of the whole application; called at start and by itself on every change.
    void apply();

Q_SIGNALS:
    void changed(); ///< tokens are new: repaint, recolour

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    [[nodiscard]] bool isApplied() const;

    DesktopContrast* m_desktopContrast;
    ThemeMode m_mode = ThemeMode::System;
    ContrastMode m_contrastMode = ContrastMode::System;
    Scheme m_applied;
    Contrast m_appliedContrast;
    bool m_styled = false;
};

} // namespace brickwork
