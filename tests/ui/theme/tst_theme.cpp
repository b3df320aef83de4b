#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

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
