#include "ui/theme/theme.h"

#include "ui/theme/desktop_contrast.h"
#include "ui/theme/desktop_motion.h"
#include "ui/theme/line_icon.h"
#include "ui/theme/paper_style.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr double factorOf(TextSize size)
{
    switch (size) {
    case TextSize::Tiny:
        return 0.77;
    case TextSize::Small:
        return 0.88;
    case TextSize::Body:
        return 1.0;
    case TextSize::Heading:
        return 1.15;
    case TextSize::Title:
        return 1.4;
    case TextSize::Figure:
        return 2.6;
    }
    return 1.0;
}

QPalette paletteOf(const Tokens& t)
{
    QPalette palette;
    const auto all = [&palette](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    all(QPalette::Window, t.paper);
    all(QPalette::WindowText, t.ink);
    all(QPalette::Base, t.paper);
    all(QPalette::AlternateBase, blend(t.wall, t.paper, 0.5));
    all(QPalette::Text, t.ink);
    all(QPalette::Button, t.wall);
    all(QPalette::ButtonText, t.ink);
    all(QPalette::BrightText, t.brick);
    all(QPalette::ToolTipBase, t.paper);
    all(QPalette::ToolTipText, t.ink);
    all(QPalette::PlaceholderText, t.faint);
    all(QPalette::Highlight, blend(t.brick, t.paper, 0.24));
    all(QPalette::HighlightedText, t.ink);
    all(QPalette::Accent, t.brick);
    all(QPalette::Link, t.brick);
    all(QPalette::LinkVisited, blend(t.brick, t.faint, 0.6));
    all(QPalette::Light, t.paper);
    all(QPalette::Midlight, t.wall);
    all(QPalette::Mid, t.line);
    all(QPalette::Dark, t.line);
    all(QPalette::Shadow, t.line);
    const QColor off = blend(t.faint, t.paper, 0.6);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, off);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, blend(t.brick, t.paper, 0.14));
    return palette;
}

} // namespace

QString toText(ContrastMode mode)
{
    switch (mode) {
    case ContrastMode::System:
        return u"system"_s;
    case ContrastMode::On:
        return u"on"_s;
    case ContrastMode::Off:
        return u"off"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

ContrastMode contrastModeFrom(const QString& text)
{
    if (text == "on"_L1)
        return ContrastMode::On;
    return text == "off"_L1 ? ContrastMode::Off : ContrastMode::System;
}

Theme::Theme(QObject* parent)
    : QObject(parent), m_desktopContrast(new DesktopContrast(this)), m_applied(scheme()),
      m_appliedContrast(contrast())
{
    new DesktopMotion(this);
    connect(m_desktopContrast, &DesktopContrast::changed, this, &Theme::follow);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::follow);
    qApp->installEventFilter(this);
}

void Theme::setMode(ThemeMode mode)
{
    const bool other = m_mode != mode;
    m_mode = mode;
    // Where the platform can be told, its own parts (title bars, file dialogs) follow as well.
    QStyleHints* hints = QGuiApplication::styleHints();
    switch (mode) {
    case ThemeMode::System:
        hints->unsetColorScheme();
        break;
    case ThemeMode::Light:
        hints->setColorScheme(Qt::ColorScheme::Light);
        break;
    case ThemeMode::Dark:
        hints->setColorScheme(Qt::ColorScheme::Dark);
        break;
    }
    // Who shows the choice wants to hear of it, though no colour is another.
    if (other && isApplied())
        Q_EMIT changed();
    follow();
}

void Theme::setContrastMode(ContrastMode mode)
{
    const bool other = m_contrastMode != mode;
    m_contrastMode = mode;
    if (other && isApplied())
        Q_EMIT changed(); // as in setMode()
    follow();
}

Scheme Theme::scheme() const
{
    switch (m_mode) {
    case ThemeMode::Light:
        return Scheme::Light;
    case ThemeMode::Dark:
        return Scheme::Dark;
    case ThemeMode::System:
        break;
    }
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Scheme::Dark
                                                                                 : Scheme::Light;
}

Contrast Theme::contrast() const
{
    const bool high = m_contrastMode == ContrastMode::On ||
                      (m_contrastMode == ContrastMode::System && m_desktopContrast->isHigh());
    return high ? Contrast::High : Contrast::Normal;
}

bool Theme::isApplied() const
{
    return scheme() == m_applied && contrast() == m_appliedContrast;
}

void Theme::follow()
{
    if (isApplied())
        return;
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    m_applied = scheme();
    m_appliedContrast = contrast();
    if (!m_styled)
        QApplication::setStyle(new PaperStyle);
    m_styled = true;
    const QPalette palette = paletteOf(tokens());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    qApp->setStyleSheet(styleSheet(tokens()));
}

// The style sheet holds no font sizes, but our derived fonts are asked for again by those who listen to
// changed().
bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange && watched == qApp)
        QMetaObject::invokeMethod(this, &Theme::changed, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

QFont Theme::font(TextSize size, QFont::Weight weight, TextFace face)
{
    QFont font = face == TextFace::Mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                        : QGuiApplication::font();
    if (face == TextFace::Serif) {
        font.setFamilies({u"Noto Serif"_s, u"Source Serif 4"_s, u"DejaVu Serif"_s, u"serif"_s});
        font.setStyleHint(QFont::Serif);
    }
    const QFont base = QGuiApplication::font();
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factorOf(size));
    else
        font.setPixelSize(qRound(base.pixelSize() * factorOf(size)));
    font.setWeight(weight);
    return font;
}

QIcon Theme::icon(const QString& name, const QColor& colour)
{
    return QIcon(new LineIcon(name, colour));
}

bool Theme::animated()
{
    return !DesktopMotion::reduced();
}

void setLook(QWidget* widget, Look look)
{
    static constexpr const char* names[] = {"primary", "primaryIcon", "outlined", "quiet", "segment", "link",
                                            "faint",   "card",        "side",     "pill",  "field"};
    widget->setProperty("look", QString::fromLatin1(names[static_cast<int>(look)]));
    if (look == Look::Side || look == Look::Card)
        widget->setAttribute(Qt::WA_StyledBackground); // a plain QWidget paints no style sheet otherwise
    if (widget->testAttribute(Qt::WA_WState_Polished)) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

} // namespace brickwork
