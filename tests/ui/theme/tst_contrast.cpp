// Colours that stand off each other in the four schemes, and when they are the stronger ones.
#include "ui/theme/desktop_contrast.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
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

} // namespace

class TestContrast : public QObject
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
};

void TestContrast::contrastMeter()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
}

void TestContrast::contrasts_data()
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

void TestContrast::contrasts()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QVERIFY2(contrast(text, ground) >= least, qPrintable(QString::number(contrast(text, ground))));
}

void TestContrast::highContrastIsNeverLess_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestContrast::highContrastIsNeverLess()
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

void TestContrast::desktopsAskForContrast_data()
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

void TestContrast::desktopsAskForContrast()
{
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(bool, asked);
    QCOMPARE(highContrastAsked({{group, {{key, value}}}}), asked);
}

void TestContrast::contrastFollowsTheDesktop()
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

void TestContrast::contrastCanBeChosen()
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

void TestContrast::contrastModesHaveNames()
{
    for (const ContrastMode mode : {ContrastMode::System, ContrastMode::On, ContrastMode::Off})
        QCOMPARE(contrastModeFrom(toText(mode)), mode);
    QCOMPARE(toText(ContrastMode::On), u"on"_s);
    QCOMPARE(contrastModeFrom(u"neither"_s), ContrastMode::System);
    QCOMPARE(contrastModeFrom({}), ContrastMode::System);
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
