#include "ui/theme/desktop_contrast.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

// WCAG 2.2: relative luminance of sRGB, then (lighter + 0.05) / (darker + 0.05).
double luminance(const QColor& colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

/// What must stand off what in every scheme, and by how much.
void addContrasts(const Tokens& t, const QByteArray& in, bool high)
{
    const auto row = [&in](const char* pair, const QColor& over, const QColor& ground, double least) {
        QTest::addRow("%s%s", pair, in.data()) << over << ground << least;
    };
    const QColor hairline = blend(t.brick2, t.brick1, 0.7); // of a small brick
    row("ink on paper", t.ink, t.paper, high ? 15 : 7);
    row("ink on wall", t.ink, t.wall, high ? 15 : 7);
    row("ink on a selection", t.ink, blend(t.brick, t.paper, 0.24), high ? 7 : 4.5);
    row("ink on a pressed button", t.ink, t.line, 4.5);
    row("secondary text on paper", t.faint, t.paper, high ? 7 : 4.5);
    row("secondary text on wall", t.faint, t.wall, high ? 7 : 4.5);
    row("text on brick", t.onBrick, t.brick, high ? 7 : 4.5);
    row("brick as text on paper", t.brick, t.paper, high ? 7 : 4.5);
    row("brick as text on wall", t.brick, t.wall, high ? 7 : 4.5);
    row("publications on paper", t.cap, t.paper, high ? 7 : 3);
    row("publications on wall", t.cap, t.wall, high ? 7 : 3);
    row("large brick on paper", t.brick3, t.paper, high ? 7 : 3);
    row("large brick on wall", t.brick3, t.wall, high ? 7 : 3);
    row("large from normal brick", t.brick3, t.brick2, 1.5);
    row("normal from small brick", t.brick2, t.brick1, 1.5);
    row("small brick on wall", t.brick1, t.wall, 1.25);
    row("side bar from page", t.wall, t.paper, high ? 1.15 : 1.05);
    if (!high)
        return;
    row("a line on paper", t.line, t.paper, 3);
    row("a line on wall", t.line, t.wall, 3);
    row("normal brick on paper", t.brick2, t.paper, 3);
    row("normal brick on wall", t.brick2, t.wall, 3);
    row("a small brick's hairline on paper", hairline, t.paper, 3);
    row("a small brick's hairline on wall", hairline, t.wall, 3);
}

QStringList iconNames()
{
    QStringList names;
    for (const QString& file : QDir(u":/icons"_s).entryList({u"*.svg"_s}))
        if (!file.startsWith(u"field-"_s))
            names.append(file.chopped(4));
    return names;
}

int paintedPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).alpha() > 0;
    return count;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastMeter();
    void contrasts_data();
    void contrasts();
    void highContrastIsNeverLess_data();
    void highContrastIsNeverLess();
    void desktopsAskForContrast_data();
    void desktopsAskForContrast();
    void contrastFollowsTheDesktop();
    void contrastCanBeChosen();
    void contrastModesHaveNames();
    void modes();
    void modeChangesAreTold();
    void paletteFollows();
    void fonts_data();
    void fonts();
    void icons_data();
    void icons();
    void iconsAreCrispAtTwoHundredPercent();
    void fieldArrowsHaveTheTokensColour_data();
    void fieldArrowsHaveTheTokensColour();
    void missingIconIsNull();
    void disabledIconIsPaler();
    void blending();
    void primaryButtonIsBrick();
};

void TestTheme::contrastMeter()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
}

void TestTheme::contrasts_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (const Contrast contrast : {Contrast::Normal, Contrast::High}) {
            const bool high = contrast == Contrast::High;
            const QByteArray in =
                QByteArray(scheme == Scheme::Light ? ", light" : ", dark") + (high ? ", high contrast" : "");
            addContrasts(tokensOf(scheme, contrast), in, high);
        }
    }
}

void TestTheme::contrasts()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QVERIFY2(contrast(text, ground) >= least, qPrintable(QString::number(contrast(text, ground))));
}

void TestTheme::highContrastIsNeverLess_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestTheme::highContrastIsNeverLess()
{
    QFETCH(Scheme, scheme);
    const Tokens& usual = tokensOf(scheme);
    const Tokens& high = tokensOf(scheme, Contrast::High);
    for (const auto over : {&Tokens::line, &Tokens::ink, &Tokens::faint, &Tokens::brick, &Tokens::brick1,
                            &Tokens::brick2, &Tokens::brick3, &Tokens::cap})
        for (const auto ground : {&Tokens::paper, &Tokens::wall}) {
            const double before = contrast(usual.*over, usual.*ground);
            const double after = contrast(high.*over, high.*ground);
            QVERIFY2(after > before,
                     qPrintable(u"%1 on %2: %3 to %4"_s.arg((high.*over).name(), (high.*ground).name())
                                    .arg(before)
                                    .arg(after)));
        }
}

void TestTheme::desktopsAskForContrast_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("asked");
    const QString any = u"org.freedesktop.appearance"_s;
    const QString gnome = u"org.gnome.desktop.a11y.interface"_s;
    QTest::newRow("nothing known") << u"else"_s << u"contrast"_s << QVariant(1U) << false;
    QTest::newRow("portal: no preference") << any << u"contrast"_s << QVariant(0U) << false;
    QTest::newRow("portal: more") << any << u"contrast"_s << QVariant(1U) << true;
    QTest::newRow("portal: a value of days to come") << any << u"contrast"_s << QVariant(7U) << false;
    QTest::newRow("GNOME does not") << gnome << u"high-contrast"_s << QVariant(false) << false;
    QTest::newRow("GNOME does") << gnome << u"high-contrast"_s << QVariant(true) << true;
}

void TestTheme::desktopsAskForContrast()
{
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(bool, asked);
    QCOMPARE(highContrastAsked({{group, {{key, value}}}}), asked);
}

void TestTheme::contrastFollowsTheDesktop()
{
    Theme theme;
    theme.setMode(ThemeMode::Light);
    theme.apply();
    auto* desktop = theme.findChild<DesktopContrast*>();
    QVERIFY(desktop);
    const auto say = [desktop](uint contrast) {
        desktop->take({{u"org.freedesktop.appearance"_s, {{u"contrast"_s, contrast}}}});
    };
    say(0);
    QSignalSpy changed(&theme, &Theme::changed);
    say(1);
    QVERIFY(theme.highContrast());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(theme.tokens().line, tokensOf(Scheme::Light, Contrast::High).line);
    QCOMPARE(QApplication::palette().color(QPalette::Mid), tokensOf(Scheme::Light, Contrast::High).line);
    theme.setContrastMode(ContrastMode::Off); // the writer's word is the last
    QVERIFY(!theme.highContrast());
    QCOMPARE(changed.count(), 2);
    say(0);
    say(1);
    QVERIFY(!theme.highContrast());
    QCOMPARE(changed.count(), 2);
    theme.setContrastMode(ContrastMode::System);
    QVERIFY(theme.highContrast());
    say(0);
    QVERIFY(!theme.highContrast());
    QCOMPARE(QApplication::palette().color(QPalette::Mid), tokensOf(Scheme::Light).line);
}

void TestTheme::contrastCanBeChosen()
{
    Theme theme;
    theme.setMode(ThemeMode::Dark);
    theme.setContrastMode(ContrastMode::Off);
    theme.apply();
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setContrastMode(ContrastMode::On);
    QCOMPARE(theme.contrastMode(), ContrastMode::On);
    QVERIFY(theme.highContrast());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(theme.tokens().paper, tokensOf(Scheme::Dark, Contrast::High).paper);
    QVERIFY(qApp->styleSheet().contains(tokensOf(Scheme::Dark, Contrast::High).brick.name()));
    QVERIFY(!qApp->styleSheet().contains(tokensOf(Scheme::Dark).brick.name()));
    theme.setMode(ThemeMode::Light); // another choice, which leaves this one
    QVERIFY(theme.highContrast());
    QCOMPARE(theme.tokens().paper, tokensOf(Scheme::Light, Contrast::High).paper);
    QCOMPARE(changed.count(), 2);
    theme.setContrastMode(ContrastMode::On);
    QCOMPARE(changed.count(), 2);
    theme.setContrastMode(ContrastMode::Off);
    QCOMPARE(theme.tokens().paper, tokensOf(Scheme::Light).paper);
    // Who shows the choice hears of it, though no colour is another.
    theme.setContrastMode(ContrastMode::System);
    QCOMPARE(changed.count(), 4);
}

void TestTheme::contrastModesHaveNames()
{
    for (const ContrastMode mode : {ContrastMode::System, ContrastMode::On, ContrastMode::Off})
        QCOMPARE(contrastModeFrom(toText(mode)), mode);
    QCOMPARE(toText(ContrastMode::On), u"on"_s);
    QCOMPARE(contrastModeFrom(u"neither"_s), ContrastMode::System);
    QCOMPARE(contrastModeFrom({}), ContrastMode::System);
}

void TestTheme::modes()
{
    Theme theme;
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(theme.mode(), ThemeMode::Dark);
    QCOMPARE(theme.scheme(), Scheme::Dark);
    QCOMPARE(theme.tokens().paper, QColor(0x1C1A18));
    theme.setMode(ThemeMode::Light);
    QCOMPARE(theme.scheme(), Scheme::Light);
    QCOMPARE(theme.tokens().paper, QColor(0xFBF9F6));
}

void TestTheme::modeChangesAreTold()
{
    Theme theme;
    theme.setMode(ThemeMode::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(ThemeMode::Light);
    QCOMPARE(changed.count(), 0);
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(changed.count(), 1);
    theme.setMode(ThemeMode::Light);
    QCOMPARE(changed.count(), 2);
}

void TestTheme::paletteFollows()
{
    Theme theme;
    theme.setMode(ThemeMode::Light);
    theme.apply();
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokensOf(Scheme::Light).paper);
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokensOf(Scheme::Dark).paper);
    QVERIFY(!qApp->styleSheet().contains(u'@'));
    QVERIFY(qApp->styleSheet().contains(tokensOf(Scheme::Dark).brick.name()));
}

void TestTheme::fonts_data()
{
    QTest::addColumn<TextSize>("size");
    QTest::addColumn<double>("factor");
    QTest::newRow("tiny") << TextSize::Tiny << 0.77;
    QTest::newRow("small") << TextSize::Small << 0.88;
    QTest::newRow("body") << TextSize::Body << 1.0;
    QTest::newRow("heading") << TextSize::Heading << 1.15;
    QTest::newRow("title") << TextSize::Title << 1.4;
    QTest::newRow("figure") << TextSize::Figure << 2.6;
}

void TestTheme::fonts()
{
    QFETCH(TextSize, size);
    QFETCH(double, factor);
    const QFont before = QApplication::font();
    QFont larger = before;
    larger.setPointSizeF(15);
    QApplication::setFont(larger);
    const QFont font = Theme::font(size, QFont::DemiBold);
    const QFont mono = Theme::font(size, QFont::Normal, TextFace::Mono);
    QApplication::setFont(before);
    QVERIFY(std::abs(font.pointSizeF() - 15 * factor) < 0.01);
    QCOMPARE(font.weight(), QFont::DemiBold);
    QVERIFY(std::abs(mono.pointSizeF() - 15 * factor) < 0.01);
    QVERIFY(QFontInfo(mono).fixedPitch());
}

void TestTheme::icons_data()
{
    QTest::addColumn<QString>("name");
    const QStringList promised{u"write"_s,   u"wall"_s,         u"posts"_s,     u"settings"_s, u"plus"_s,
                               u"search"_s,  u"publish"_s,      u"outline"_s,   u"preview"_s,  u"focus"_s,
                               u"more"_s,    u"rename"_s,       u"duplicate"_s, u"trash"_s,    u"folder"_s,
                               u"link"_s,    u"undo"_s,         u"rest"_s,      u"close"_s,    u"check"_s,
                               u"warning"_s, u"chevron-down"_s, u"brickwork"_s};
    QStringList all = promised;
    for (const QString& name : iconNames())
        if (!all.contains(name))
            all.append(name);
    for (const QString& name : all)
        QTest::newRow(qPrintable(name)) << name;
}

void TestTheme::icons()
{
    QFETCH(QString, name);
    const QColor colour(0x12, 0x9A, 0x5C);
    const QImage image = Theme::icon(name, colour).pixmap(QSize(24, 24), 1.0).toImage();
    QCOMPARE(image.size(), QSize(24, 24));
    QVERIFY(paintedPixels(image) > 6);
    if (name == u"brickwork"_s)
        return; // has colours of its own
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 200)
                continue;
            QVERIFY2(std::abs(pixel.red() - colour.red()) < 4 && std::abs(pixel.green() - colour.green()) < 4,
                     qPrintable(pixel.name()));
        }
    }
}

void TestTheme::iconsAreCrispAtTwoHundredPercent()
{
    const QIcon icon = Theme::icon(u"write"_s, Qt::black);
    const QPixmap twice = icon.pixmap(QSize(24, 24), 2.0);
    QCOMPARE(twice.size(), QSize(48, 48));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
    // Rendered at the larger size, not an enlarged small one.
    const QImage enlarged = icon.pixmap(QSize(24, 24), 1.0).toImage().scaled(48, 48);
    QVERIFY(twice.toImage().convertToFormat(enlarged.format()) != enlarged);
}

void TestTheme::fieldArrowsHaveTheTokensColour_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("down, light") << u"field-down-light"_s << Scheme::Light;
    QTest::newRow("up, light") << u"field-up-light"_s << Scheme::Light;
    QTest::newRow("down, dark") << u"field-down-dark"_s << Scheme::Dark;
    QTest::newRow("up, dark") << u"field-up-dark"_s << Scheme::Dark;
}

void TestTheme::fieldArrowsHaveTheTokensColour()
{
    QFETCH(QString, name);
    QFETCH(Scheme, scheme);
    QFile file(u":/icons/%1.svg"_s.arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().toUpper().contains(tokensOf(scheme).faint.name().toUpper().toLatin1()));
}

void TestTheme::missingIconIsNull()
{
    QVERIFY(Theme::icon(u"no-such-icon"_s, Qt::black).isNull());
    QVERIFY(!Theme::icon(u"write"_s, Qt::black).isNull());
}

void TestTheme::disabledIconIsPaler()
{
    const QIcon icon = Theme::icon(u"plus"_s, Qt::black);
    const QImage normal = icon.pixmap(QSize(24, 24), 1.0, QIcon::Normal).toImage();
    const QImage disabled = icon.pixmap(QSize(24, 24), 1.0, QIcon::Disabled).toImage();
    QVERIFY(normal.pixelColor(12, 12).alpha() > disabled.pixelColor(12, 12).alpha() + 50);
}

void TestTheme::blending()
{
    QCOMPARE(blend(Qt::white, Qt::black, 1.0), QColor(Qt::white));
    QCOMPARE(blend(Qt::white, Qt::black, 0.0), QColor(Qt::black));
    QVERIFY(std::abs(blend(Qt::white, Qt::black, 0.5).red() - 128) <= 1);
}

void TestTheme::primaryButtonIsBrick()
{
    Theme theme;
    theme.setMode(ThemeMode::Light);
    theme.apply();
    QPushButton button;
    button.setText(u"Stack"_s);
    button.show();
    button.resize(120, 32);
    QVERIFY(button.grab().toImage().pixelColor(10, 16) != theme.tokens().brick);
    setLook(&button, Look::Primary); // after it was shown
    button.clearFocus();
    QCOMPARE(button.grab().toImage().pixelColor(10, 16), theme.tokens().brick);
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(button.grab().toImage().pixelColor(10, 16), tokensOf(Scheme::Dark).brick);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
