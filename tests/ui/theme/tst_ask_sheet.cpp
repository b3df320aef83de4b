// The sheet that asks: nothing of it is cut off, Enter gives the likeliest answer, Escape the safe one. Saves
// pictures to look at when BRICKWORK_PICTURES names a folder.
#include "ui/theme/ask_sheet.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestAskSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void keysAnswer_data();
    void keysAnswer();
    void aFieldIsFilledAndSelected();
    void theWindowStepsBack();
    void aDefaultButtonIsAsWideAsItsWords();
    void theClearButtonFollowsTheColours();
};

namespace {

const QStringList longAnswers{u"Save mine as a new draft and close"_s, u"Keep the window open"_s,
                              u"Close without saving"_s};

struct Over
{
    Theme theme;
    QWidget window;
    std::unique_ptr<AskSheet> sheet;

    Over(const Question& question, ThemeMode mode = ThemeMode::Light, QSize size = {1024, 640})
    {
        theme.setMode(mode);
        theme.apply();
        window.resize(size);
        window.show();
        sheet = std::make_unique<AskSheet>(question, &window);
    }
    QPushButton* answer(int index) { return sheet->findChild<QPushButton*>(u"ask.answer.%1"_s.arg(index)); }
    void open()
    {
        sheet->open();
        QVERIFY(QTest::qWaitForWindowActive(sheet.get()));
    }
};

} // namespace

void TestAskSheet::nothingIsCutOff_data()
{
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("field");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QString sentence = u"Another program changed its file meanwhile, so what you wrote stands only in "
                             "this window."_s;
    const QString address = u"https://example.org/"_s + QString(300, u'a') + u"/end"_s;
    const QStringList two{u"Open"_s, u"Cancel"_s};
    QTest::newRow("three") << longAnswers << sentence << false << ThemeMode::Light << Qt::LeftToRight;
    QTest::newRow("three-dark") << longAnswers << sentence << false << ThemeMode::Dark << Qt::LeftToRight;
    QTest::newRow("three-mirrored") << longAnswers << sentence << false << ThemeMode::Light
                                    << Qt::RightToLeft;
    QTest::newRow("address") << two << address << false << ThemeMode::Light << Qt::LeftToRight;
    QTest::newRow("field") << two << sentence << true << ThemeMode::Light << Qt::LeftToRight;
    QTest::newRow("field-dark") << two << sentence << true << ThemeMode::Dark << Qt::LeftToRight;
    QTest::newRow("field-mirrored") << two << sentence << true << ThemeMode::Light << Qt::RightToLeft;
    QTest::newRow("one") << QStringList{u"Close"_s} << QString() << false << ThemeMode::Light
                         << Qt::LeftToRight;
}

void TestAskSheet::nothingIsCutOff()
{
    QFETCH(QStringList, answers);
    QFETCH(QString, text);
    QFETCH(bool, field);
    QFETCH(ThemeMode, mode);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    Over over({.heading = u"A heading that is long enough to need the room of a second line"_s,
               .text = text,
               .answers = answers,
               .safe = static_cast<int>(answers.size()) - 1},
              mode);
    if (field)
        over.sheet->addField(u"File name, without .md"_s, u"letter"_s);
    over.open();
    for (const QWidget* child : over.sheet->findChildren<QWidget*>()) {
        if (!child->isVisible())
            continue;
        const QRect box(child->mapTo(over.sheet.get(), QPoint()), child->size());
        QVERIFY2(over.sheet->rect().contains(box), qPrintable(child->objectName()));
        if (const auto* label = qobject_cast<const QLabel*>(child)) {
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
        }
        if (const auto* button = qobject_cast<const QPushButton*>(child))
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    QVERIFY(over.sheet->height() <= 640);
    QCOMPARE(over.sheet->accessibleDescription(), text);
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        over.sheet->grab().save(
            QDir(folder).filePath(u"ask-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

void TestAskSheet::keysAnswer_data()
{
    QTest::addColumn<QList<Qt::Key>>("keys");
    QTest::addColumn<int>("answer");
    QTest::newRow("Enter gives the likeliest") << QList{Qt::Key_Return} << 0;
    QTest::newRow("Escape gives the safe one") << QList{Qt::Key_Escape} << 1;
    QTest::newRow("Enter gives the one with the focus")
        << QList{Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Enter} << 2;
    QTest::newRow("so does Space") << QList{Qt::Key_Tab, Qt::Key_Space} << 1;
}

void TestAskSheet::keysAnswer()
{
    QFETCH(QList<Qt::Key>, keys);
    QFETCH(int, answer);
    Over over({.heading = u"This draft is not saved"_s, .text = {}, .answers = longAnswers, .safe = 1});
    QTimer::singleShot(0, &over.window, [&] {
        QVERIFY(QTest::qWaitForWindowActive(over.sheet.get()));
        for (const Qt::Key key : std::as_const(keys))
            QTest::keyClick(QApplication::focusWidget(), key);
    });
    QCOMPARE(over.sheet->ask(), answer);
}

void TestAskSheet::aFieldIsFilledAndSelected()
{
    Over over({.heading = u"Rename"_s, .text = {}, .answers = {u"Rename"_s, u"Cancel"_s}, .safe = 1});
    over.sheet->addField(u"File name, without .md"_s, u"letter"_s);
    over.open();
    auto* field = over.sheet->findChild<QLineEdit*>();
    QCOMPARE(QApplication::focusWidget(), field);
    QCOMPARE(field->selectedText(), u"letter"_s);
    QCOMPARE(field->accessibleName(), u"File name, without .md"_s);
    QTest::keyClick(field, Qt::Key_Space);
    QVERIFY(!over.answer(0)->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(over.sheet->isVisible());
    QTest::keyClicks(field, u"other "_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!over.sheet->isVisible());
    QCOMPARE(over.sheet->field(), u"other"_s);
}

void TestAskSheet::theWindowStepsBack()
{
    Over over({.heading = u"About"_s, .text = {}, .answers = {u"Close"_s}});
    over.open();
    auto* scrim = over.window.findChild<QWidget*>(u"scrim"_s);
    QVERIFY(scrim && scrim->isVisible());
    QCOMPARE(scrim->geometry(), over.window.rect());
    over.sheet->reject();
    QVERIFY(!scrim->isVisible());
    over.sheet.reset();
    QVERIFY(!over.window.findChild<QWidget*>(u"scrim"_s));
}

void TestAskSheet::aDefaultButtonIsAsWideAsItsWords()
{
    Theme theme;
    theme.apply();
    QDialog dialog;
    QVBoxLayout column(&dialog);
    QPushButton button(u"Take it back for good"_s);
    button.setDefault(true);
    column.addWidget(&button, 0, Qt::AlignCenter);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    // Painted in the weight that was measured.
    QCOMPARE(button.font().weight(), QFont::Normal);
    const QImage image = button.grab().toImage();
    const int one = qRound(image.devicePixelRatio());
    const QRgb ground = image.pixel(image.width() / 2, 5 * one);
    for (const int x : {10 * one, image.width() - 11 * one}) {
        for (int y = 6 * one; y < image.height() - 6 * one; ++y)
            QCOMPARE(image.pixel(x, y), ground);
    }
}

void TestAskSheet::theClearButtonFollowsTheColours()
{
    Theme theme;
    theme.setMode(ThemeMode::Light);
    theme.apply();
    QLineEdit field(u"words"_s);
    field.setClearButtonEnabled(true);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    const auto darkest = [&field](const QColor& ink) {
        const QImage image = field.findChild<QToolButton*>()->icon().pixmap(18, 18).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() == 255 && pixel == ink)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(darkest(theme.tokens().faint));
    theme.setMode(ThemeMode::Dark);
    theme.apply();
    QVERIFY(darkest(theme.tokens().faint));
    theme.setMode(ThemeMode::Light);
}

QTEST_MAIN(TestAskSheet)
#include "tst_ask_sheet.moc"
