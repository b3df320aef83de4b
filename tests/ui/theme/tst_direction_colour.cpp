// The colour of a direction: the same for a name everywhere, and one that can be seen.
#include "ui/theme/direction_colour.h"

#include <QHash>
#include <QSet>
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

QSet<QRgb> huesOf(Scheme scheme)
{
    QSet<QRgb> hues;
    for (int i = 0; i < 500; ++i)
        hues << directionColour(u"Direction %1"_s.arg(i), scheme).rgb();
    return hues;
}

} // namespace

class TestDirectionColour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sixHuesStandOffTheGround_data();
    void sixHuesStandOffTheGround();
    void aNameKeepsItsHue_data();
    void aNameKeepsItsHue();
    void theHueIsTheSameInLightAndDark();
    void aSwatchIsOfTheColour();
};

void TestDirectionColour::sixHuesStandOffTheGround_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestDirectionColour::sixHuesStandOffTheGround()
{
    QFETCH(Scheme, scheme);
    const QSet<QRgb> hues = huesOf(scheme);
    QCOMPARE(hues.size(), 6);
    const Tokens& t = tokensOf(scheme);
    for (const QRgb hue : hues) {
        for (const QColor& ground : {t.paper, t.wall})
            QVERIFY2(contrast(QColor(hue), ground) >= 3.0, qPrintable(QColor(hue).name()));
    }
}

void TestDirectionColour::aNameKeepsItsHue_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("the same name") << u"Newsletter"_s << u"Newsletter"_s;
    QTest::newRow("in another case") << u"Newsletter"_s << u"newsLETTER"_s;
    QTest::newRow("with spaces around it") << u"Newsletter"_s << u"  Newsletter "_s;
    QTest::newRow("composed and decomposed") << u"Caf\u00E9"_s << u"Cafe\u0301"_s;
    QTest::newRow("a capital beyond ASCII") << u"Überblick"_s << u"überblick"_s;
}

void TestDirectionColour::aNameKeepsItsHue()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
        QCOMPARE(directionColour(one, scheme), directionColour(other, scheme));
}

// Two names share a hue in the dark if, and only if, they do in the light.
void TestDirectionColour::theHueIsTheSameInLightAndDark()
{
    QHash<QRgb, QRgb> darkOf;
    for (int i = 0; i < 100; ++i) {
        const QString name = u"Book %1"_s.arg(i);
        const QRgb light = directionColour(name, Scheme::Light).rgb();
        const QRgb dark = directionColour(name, Scheme::Dark).rgb();
        QCOMPARE(darkOf.value(light, dark), dark);
        darkOf.insert(light, dark);
    }
    QCOMPARE(darkOf.size(), 6);
    // Written down: a later version must not paint the tags of a log anew.
    QCOMPARE(directionColour(u"Newsletter"_s, Scheme::Light).name(), u"#a2566c"_s);
    QCOMPARE(directionColour(u"Book"_s, Scheme::Light).name(), u"#4f6e93"_s);
}

void TestDirectionColour::aSwatchIsOfTheColour()
{
    for (const qreal ratio : {1.0, 2.0}) {
        const QPixmap pixmap = directionSwatch(u"Book"_s, Scheme::Dark).pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.size(), (QSizeF(16, 16) * ratio).toSize());
        const QImage image = pixmap.toImage();
        QCOMPARE(image.pixelColor(image.rect().center()), directionColour(u"Book"_s, Scheme::Dark));
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
    }
}

QTEST_MAIN(TestDirectionColour)
#include "tst_direction_colour.moc"
