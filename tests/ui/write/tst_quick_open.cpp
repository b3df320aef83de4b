// Quick open: what fits what is typed, in which order, and what picking it says.
#include "ui/theme/theme.h"
#include "ui/write/quick_open.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

QuickOpenState sample()
{
    QuickOpenState state;
    state.drafts = {{.id = DraftId{u"posts/wall.md"_s}, .title = u"The wall that grows"_s},
                    {.id = DraftId{u"ideas/brick-a-day.md"_s}, .title = u"A brick a day"_s},
                    {.id = DraftId{u"old/about.md"_s}, .title = u"About walls"_s},
                    {.id = DraftId{u"letters/march.md"_s}, .title = u"Lettre de mars"_s}};
    state.headings = {{.text = u"One"_s, .level = 1, .line = 3},
                      {.text = u"Two and one"_s, .level = 2, .line = 9},
                      {.text = u"Three"_s, .level = 2, .line = 12}};
    state.hasDraft = true;
    return state;
}

QStringList textsOf(const std::vector<QuickRow>& rows)
{
    QStringList texts;
    for (const QuickRow& row : rows)
        texts << row.text;
    return texts;
}

} // namespace

class TestQuickOpen : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void fits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("letters"); // of the name, in capitals; empty: it does not fit
        QTest::newRow("nothing typed fits") << u"wall"_s << u""_s << u"wall"_s;
        QTest::newRow("its beginning") << u"the wall"_s << u"THE"_s << u"THE wall"_s;
        QTest::newRow("a word's beginning rather than a middle")
            << u"swallow wall"_s << u"wal"_s << u"swallow WALl"_s;
        QTest::newRow("within a word") << u"the wall"_s << u"all"_s << u"the wALL"_s;
        QTest::newRow("words in any order") << u"the old wall"_s << u"wall the"_s << u"THE old WALL"_s;
        QTest::newRow("first letters") << u"a brick a day"_s << u"bad"_s << u"a Brick A Day"_s;
        QTest::newRow("letters apart") << u"the wall"_s << u"hwl"_s << u"tHe WaLl"_s;
        QTest::newRow("letters out of order") << u"the wall"_s << u"weht"_s << u""_s;
        QTest::newRow("a word that is not there") << u"the wall"_s << u"the brick"_s << u""_s;
        QTest::newRow("a beginning that leads nowhere is given up")
            << u"abc bd"_s << u"abcd"_s << u"ABC bD"_s;
    }

    void fits()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        const auto match = fuzzyMatch(name, typed);
        QString letters = match ? name : QString();
        for (const int at : match ? match->letters : QList<int>())
            letters[at] = letters.at(at).toUpper();
        QTEST(letters, "letters");
    }

    void nothingTypedListsAllInTheirOrder()
    {
        QCOMPARE(textsOf(quickRows(sample(), {})), QStringList({u"The wall that grows"_s, u"A brick a day"_s,
                                                                u"About walls"_s, u"Lettre de mars"_s}));
    }

    void betterOnesComeFirstAndEqualOnesStay()
    {
        QCOMPARE(textsOf(quickRows(sample(), u"a"_s)).first(2),
                 QStringList({u"A brick a day"_s, u"About walls"_s}));
        QCOMPARE(textsOf(quickRows(sample(), u"wall"_s)).first(2),
                 QStringList({u"The wall that grows"_s, u"About walls"_s}));
    }

    void aFileIsFoundByItsName()
    {
        const auto rows = quickRows(sample(), u"march"_s);
        QCOMPARE(rows.front().text, u"Lettre de mars"_s);
        QCOMPARE(rows.front().detail, u"letters/march.md"_s);
    }

    void theLastRowSearchesTheTexts()
    {
        const auto rows = quickRows(sample(), u"zzz"_s);
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows.front().leads, QuickRow::Leads::Search);
        QVERIFY(rows.front().text.contains(u"zzz"_s));
    }

    void headingsComeBehindASign()
    {
        for (const QString& sign : {u"#"_s, u"@"_s}) {
            QCOMPARE(textsOf(quickRows(sample(), sign)),
                     QStringList({u"One"_s, u"Two and one"_s, u"Three"_s}));
            QCOMPARE(textsOf(quickRows(sample(), sign + u"one"_s)),
                     QStringList({u"One"_s, u"Two and one"_s}));
        }
    }

    void asManyRowsAsAreRead()
    {
        QuickOpenState state;
        for (int i = 0; i < 500; ++i)
            state.drafts.push_back({.id = DraftId{u"%1.md"_s.arg(i)}, .title = u"Draft %1"_s.arg(i)});
        QCOMPARE(quickRows(state, {}, 40).size(), 40U);
        QCOMPARE(quickRows(state, u"499"_s, 40).front().text, u"Draft 499"_s);
    }

    void thoseOpenedLastComeFirstAndTheOpenOneBehindThem()
    {
        const auto drafts = [](const QStringList& names) {
            std::vector<QuickDraft> all;
            for (const QString& name : names)
                all.push_back({.id = DraftId{name}, .title = name});
            return all;
        };
        const std::vector<DraftId> recent{DraftId{u"c"_s}, DraftId{u"e"_s}, DraftId{u"gone"_s}};
        QCOMPARE(quickDrafts(drafts({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}), recent, DraftId{u"c"_s}),
                 drafts({u"e"_s, u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
        QCOMPARE(quickDrafts(drafts({u"a"_s, u"b"_s}), {}, {}), drafts({u"a"_s, u"b"_s}));
    }

    void keysPickADraft()
    {
        QuickOpen dialog(m_theme, sample(), {}, nullptr);
        dialog.show();
        auto* field = dialog.findChild<QLineEdit*>(u"quickOpen.field"_s);
        auto* list = dialog.findChild<QListWidget*>(u"quickOpen.list"_s);
        QSignalSpy drafts(&dialog, &QuickOpen::draftChosen);
        QTest::keyClicks(field, u"wall"_s);
        QCOMPARE(list->currentRow(), 0);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.front().front().value<DraftId>().value, u"old/about.md"_s);
        QVERIFY(!dialog.isVisible());
    }

    void headingsAreGoneTo()
    {
        QuickOpen dialog(m_theme, sample(), u"#"_s, nullptr);
        dialog.show();
        QSignalSpy lines(&dialog, &QuickOpen::lineChosen);
        auto* field = dialog.findChild<QLineEdit*>(u"quickOpen.field"_s);
        QTest::keyClick(field, Qt::Key_End);
        QTest::keyClicks(field, u"thr"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.front().front().toInt(), 12);
    }

    void ctrlEnterSearchesTheTexts()
    {
        QuickOpen dialog(m_theme, sample(), {}, nullptr);
        dialog.show();
        QSignalSpy searches(&dialog, &QuickOpen::searchRequested);
        QSignalSpy drafts(&dialog, &QuickOpen::draftChosen);
        auto* field = dialog.findChild<QLineEdit*>(u"quickOpen.field"_s);
        QTest::keyClicks(field, u" wall "_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(drafts.size(), 0);
        QCOMPARE(searches.size(), 1);
        QCOMPARE(searches.front().front().toString(), u"wall"_s);
    }

    void howItLooks()
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        QuickOpenState state = sample();
        state.drafts.push_back(
            {.id = DraftId{u"a/very/long/way/to/a/file/with a name that is long too.md"_s},
             .title = u"A title that does not end before the wall of its window is reached"_s});
        state.drafts.push_back({.id = DraftId{u"he/שלום.md"_s}, .title = u"שלום wall עולם"_s});
        for (const bool dark : {false, true}) {
            m_theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            QuickOpen dialog(m_theme, state, dark ? u"#"_s : u"wa"_s, nullptr);
            dialog.setLayoutDirection(dark ? Qt::RightToLeft : Qt::LeftToRight);
            dialog.show();
            for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
                if (widget->focusPolicy() != Qt::NoFocus)
                    QVERIFY2(!widget->accessibleName().isEmpty() || widget->objectName().startsWith(u"qt_"_s),
                             widget->metaObject()->className());
            }
            if (!folder.isEmpty())
                QVERIFY(dialog.grab().save(folder + (dark ? u"/quick-dark.png"_s : u"/quick-light.png"_s)));
        }
        m_theme.setMode(ThemeMode::System);
    }
};

QTEST_MAIN(TestQuickOpen)
#include "tst_quick_open.moc"
