// The writing part of the settings page: what it shows, what it says was chosen, and that a choice that is
// not granted goes back.
#include "tests/ui/settings/shown_page.h"

#include <QFontDatabase>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

namespace {

/// What the page said last; nothing if it said nothing since.
class Heard
{
public:
    explicit Heard(Shown& shown, bool granting = true)
    {
        QObject::connect(&shown.page, &SettingsPage::writingStyleChosen, &shown.page,
                         [this, &shown, granting](const WritingStyle& style) {
                             m_last = style;
                             if (granting)
                                 shown.page.setWritingStyle(style);
                         });
    }
    [[nodiscard]] std::optional<WritingStyle> take() { return std::exchange(m_last, std::nullopt); }

private:
    std::optional<WritingStyle> m_last;
};

void type(QWidget* field, const QString& text)
{
    field->setFocus();
    field->findChild<QLineEdit*>()->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace

class TestSettingsWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheStyle();
    void aNumberIsSaid_data();
    void aNumberIsSaid();
    void switchesAreSaid_data();
    void switchesAreSaid();
    void theWholeWidthIsAChoice();
    void theLitPartIsSaid();
    void fontsAreOffered();
    void aFontThatIsNotHereKeepsItsName();
    void whatIsNotGrantedGoesBack();
    void showingSaysNothing();
};

void TestSettingsWriting::showsTheStyle()
{
    Shown shown;
    WritingStyle style;
    style.zoom = 120;
    style.column = 64;
    style.lineSpacing = 200;
    style.typewriter = true;
    style.lit = Lit::Sentence;
    style.pairs = false;
    shown.page.setWritingStyle(style);
    QCOMPARE(shown.find<QSpinBox>(u"zoom"_s)->value(), 120);
    QCOMPARE(shown.find<QSpinBox>(u"column"_s)->value(), 64);
    QCOMPARE(shown.find<QSpinBox>(u"lineSpacing"_s)->value(), 200);
    QVERIFY(shown.find<QCheckBox>(u"typewriter"_s)->isChecked());
    QCOMPARE(shown.find<QComboBox>(u"lit"_s)->currentText(), u"The sentence"_s);
    QVERIFY(!shown.find<QCheckBox>(u"pairs"_s)->isChecked());
    QVERIFY(shown.find<QCheckBox>(u"spelling"_s)->isChecked());
    QVERIFY(!shown.find<QCheckBox>(u"smartPunctuation"_s)->isChecked());
    QVERIFY(!shown.find<QCheckBox>(u"wide"_s)->isChecked());
    QCOMPARE(shown.find<QSpinBox>(u"column"_s)->height(), shown.find<QSpinBox>(u"zoom"_s)->height());
}

void TestSettingsWriting::aNumberIsSaid_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("number");
    QTest::addColumn<WritingStyle>("wished");
    const auto row = [](const char* name, const QString& field, int number, int WritingStyle::* value) {
        WritingStyle style;
        style.*value = number;
        QTest::newRow(name) << field << number << style;
    };
    row("the size", u"zoom"_s, 150, &WritingStyle::zoom);
    row("the column", u"column"_s, 90, &WritingStyle::column);
    row("the spacing of lines", u"lineSpacing"_s, 160, &WritingStyle::lineSpacing);
}

void TestSettingsWriting::aNumberIsSaid()
{
    QFETCH(const QString, field);
    QFETCH(const int, number);
    QFETCH(const WritingStyle, wished);
    Shown shown;
    Heard heard(shown);
    type(shown.find<QSpinBox>(field), QString::number(number));
    QCOMPARE(heard.take(), wished);
    QCOMPARE(shown.find<QSpinBox>(field)->value(), number);
}

void TestSettingsWriting::switchesAreSaid_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : {u"typewriter"_s, u"spelling"_s, u"smartPunctuation"_s, u"pairs"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestSettingsWriting::switchesAreSaid()
{
    QFETCH(const QString, name);
    Shown shown;
    Heard heard(shown);
    auto* box = shown.find<QCheckBox>(name);
    const bool before = box->isChecked();
    box->click();
    const auto style = heard.take();
    QVERIFY(style);
    QVERIFY(*style != WritingStyle());
    QCOMPARE(box->isChecked(), !before);
    box->click();
    QCOMPARE(heard.take(), WritingStyle());
}

void TestSettingsWriting::theWholeWidthIsAChoice()
{
    Shown shown;
    Heard heard(shown);
    shown.find<QCheckBox>(u"wide"_s)->click();
    QCOMPARE(heard.take().value_or(WritingStyle()).column, 0);
    QVERIFY(!shown.find<QSpinBox>(u"column"_s)->isEnabled());
    QCOMPARE(shown.find<QSpinBox>(u"column"_s)->value(), 72);
    shown.find<QCheckBox>(u"wide"_s)->click();
    QCOMPARE(heard.take(), WritingStyle());
    QVERIFY(shown.find<QSpinBox>(u"column"_s)->isEnabled());
}

void TestSettingsWriting::theLitPartIsSaid()
{
    Shown shown;
    Heard heard(shown);
    auto* lit = shown.find<QComboBox>(u"lit"_s);
    lit->setFocus();
    QTest::keyClick(lit, Qt::Key_Down);
    QCOMPARE(heard.take().value_or(WritingStyle()).lit, Lit::Sentence);
}

void TestSettingsWriting::fontsAreOffered()
{
    Shown shown;
    Heard heard(shown);
    auto* family = shown.find<QComboBox>(u"family"_s);
    QCOMPARE(family->currentData().toString(), QString());
    QVERIFY(family->count() > 1);
    const int last = family->count() - 1;
    const QString name = family->itemText(last);
    QVERIFY(QFontDatabase::families().contains(name));
    family->setFocus();
    QTest::keyClick(family, Qt::Key_End);
    QCOMPARE(heard.take().value_or(WritingStyle()).family, name);
}

void TestSettingsWriting::aFontThatIsNotHereKeepsItsName()
{
    Shown shown;
    Heard heard(shown);
    WritingStyle style;
    style.family = u"A Font of Another Computer"_s;
    shown.page.setWritingStyle(style);
    QCOMPARE(shown.find<QComboBox>(u"family"_s)->currentText(), style.family);
    shown.find<QCheckBox>(u"pairs"_s)->click();
    QCOMPARE(heard.take().value_or(WritingStyle()).family, style.family);
}

void TestSettingsWriting::whatIsNotGrantedGoesBack()
{
    Shown shown;
    Heard heard(shown, false);
    type(shown.find<QSpinBox>(u"zoom"_s), u"200"_s);
    QVERIFY(heard.take());
    QCOMPARE(shown.find<QSpinBox>(u"zoom"_s)->value(), 100);
    shown.find<QCheckBox>(u"pairs"_s)->click();
    QVERIFY(heard.take());
    QVERIFY(shown.find<QCheckBox>(u"pairs"_s)->isChecked());
}

void TestSettingsWriting::showingSaysNothing()
{
    Shown shown;
    Ears ears(shown.page);
    WritingStyle style;
    style.zoom = 70;
    style.column = 0;
    style.lit = Lit::Sentence;
    shown.page.setWritingStyle(style);
    shown.page.setWritingStyle({});
    QCOMPARE(ears.heard(), 0);
}

QTEST_MAIN(TestSettingsWriting)
#include "tst_settings_writing.moc"
