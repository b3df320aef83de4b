#include "ui/theme/desktop_motion.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void desktops_data();
    void desktops();
    void environmentStopsMotion();
};

void TestMotion::desktops_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("reduced");
    const QString gnome = u"org.gnome.desktop.interface"_s;
    const QString kde = u"org.kde.kdeglobals.KDE"_s;
    const QString any = u"org.freedesktop.appearance"_s;
    QTest::newRow("nothing known") << u"else"_s << u"x"_s << QVariant(0) << false;
    QTest::newRow("GNOME animates") << gnome << u"enable-animations"_s << QVariant(true) << false;
    QTest::newRow("GNOME does not") << gnome << u"enable-animations"_s << QVariant(false) << true;
    QTest::newRow("KDE at normal speed")
        << kde << u"AnimationDurationFactor"_s << QVariant(u"1.0"_s) << false;
    QTest::newRow("KDE instant") << kde << u"AnimationDurationFactor"_s << QVariant(u"0"_s) << true;
    QTest::newRow("KDE without a number") << kde << u"AnimationDurationFactor"_s << QVariant(u""_s) << false;
    QTest::newRow("portal: no preference") << any << u"reduced-motion"_s << QVariant(0U) << false;
    QTest::newRow("portal: reduced") << any << u"reduced-motion"_s << QVariant(1U) << true;
}

void TestMotion::desktops()
{
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(bool, reduced);
    QCOMPARE(motionReduced({{group, {{key, value}}}}), reduced);
}

void TestMotion::environmentStopsMotion()
{
    qunsetenv("BRICKWORK_REDUCED_MOTION");
    Theme theme;
    QVERIFY(Theme::animated());
    qputenv("BRICKWORK_REDUCED_MOTION", "1");
    QVERIFY(!Theme::animated());
    qunsetenv("BRICKWORK_REDUCED_MOTION");
}

QTEST_MAIN(TestMotion)
#include "tst_motion.moc"
