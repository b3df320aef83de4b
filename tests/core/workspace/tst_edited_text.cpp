// A text that is edited in one place comes out as if every change had been made on a plain string.
#include "core/workspace/edited_text.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>
#include <vector>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// The same by the plainest means.
QString after(QString text, const TextEdit& edit)
{
    return text.replace(edit.from, edit.removed, edit.added);
}

QString someText(QRandomGenerator& random, int most)
{
    QString text;
    const int size = random.bounded(most + 1);
    for (int i = 0; i < size; ++i)
        text += QChar(random.bounded(5) == 0 ? u'\n' : QChar(u'a' + random.bounded(26)));
    return text;
}

/// Typing, rubbing out, deleting and jumping about, as hands do.
TextEdit someEdit(QRandomGenerator& random, qsizetype size, int& cursor)
{
    const int length = static_cast<int>(size);
    if (random.bounded(8) == 0)
        cursor = random.bounded(length + 1);
    cursor = std::min(cursor, length);
    switch (random.bounded(5)) {
    case 0:
        if (cursor > 0)
            return {.from = --cursor, .removed = 1, .added = {}};
        break;
    case 1:
        if (cursor < length)
            return {.from = cursor, .removed = 1, .added = {}};
        break;
    case 2: {
        const int removed = random.bounded(length - cursor + 1);
        const QString added = someText(random, 12);
        const TextEdit edit{.from = cursor, .removed = removed, .added = added};
        cursor += static_cast<int>(added.size());
        return edit;
    }
    default:
        break;
    }
    const TextEdit key{.from = cursor, .removed = 0, .added = QChar(u'a' + random.bounded(26))};
    ++cursor;
    return key;
}

} // namespace

class TestEditedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyEditsGiveTheTextAStringGives();
    void whatIsTakenTogetherDoesTheSame();
    void aStretchOfHandiworkIsOneEdit_data();
    void aStretchOfHandiworkIsOneEdit();
    void whatIsNoStretchStaysApart_data();
    void whatIsNoStretchStaysApart();
    void aPlaceOutsideTheTextIsRefused_data();
    void aPlaceOutsideTheTextIsRefused();
    void theTextItCameFromIsLeftAlone();
};

void TestEditedText::anyEditsGiveTheTextAStringGives()
{
    QRandomGenerator random(20'261'120);
    for (int story = 0; story < 200; ++story) {
        QString plain = someText(random, 300);
        EditedText edited(plain);
        int cursor = 0;
        for (int step = 0; step < 100; ++step) {
            const TextEdit edit = someEdit(random, plain.size(), cursor);
            plain = after(plain, edit);
            QVERIFY(edited.apply(edit));
            QCOMPARE(edited.size(), plain.size());
            QVERIFY(edited.equals(plain));
        }
        QCOMPARE(edited.text(), plain);
        QVERIFY(!edited.equals(plain + u'x'));
        if (!plain.isEmpty()) {
            plain[plain.size() / 2] = QChar(u'\u2603');
            QVERIFY(!edited.equals(plain));
        }
    }
}

void TestEditedText::whatIsTakenTogetherDoesTheSame()
{
    QRandomGenerator random(7);
    int together = 0;
    for (int story = 0; story < 200; ++story) {
        const QString start = someText(random, 60);
        QString plain = start;
        std::vector<TextEdit> taken;
        int cursor = 0;
        for (int step = 0; step < 60; ++step) {
            const TextEdit edit = someEdit(random, plain.size(), cursor);
            plain = after(plain, edit);
            if (!taken.empty() && takeInto(taken.back(), edit))
                ++together;
            else
                taken.push_back(edit);
        }
        EditedText edited(start);
        for (const TextEdit& edit : taken)
            QVERIFY(edited.apply(edit));
        QCOMPARE(edited.text(), plain);
    }
    QVERIFY(together > 1000);
}

void TestEditedText::aStretchOfHandiworkIsOneEdit_data()
{
    QTest::addColumn<TextEdit>("first");
    QTest::addColumn<TextEdit>("next");
    QTest::addColumn<TextEdit>("both");
    QTest::newRow("a letter after another")
        << TextEdit{4, 0, u"a"_s} << TextEdit{5, 0, u"b"_s} << TextEdit{4, 0, u"ab"_s};
    QTest::newRow("a letter that is rubbed out")
        << TextEdit{4, 0, u"ab"_s} << TextEdit{5, 1, {}} << TextEdit{4, 0, u"a"_s};
    QTest::newRow("a letter over a selection, and another")
        << TextEdit{4, 10, u"a"_s} << TextEdit{5, 0, u"b"_s} << TextEdit{4, 10, u"ab"_s};
    QTest::newRow("Backspace twice") << TextEdit{4, 1, {}} << TextEdit{3, 1, {}} << TextEdit{3, 2, {}};
    QTest::newRow("Delete twice") << TextEdit{4, 1, {}} << TextEdit{4, 1, {}} << TextEdit{4, 2, {}};
    QTest::newRow("a letter, and Delete")
        << TextEdit{4, 0, u"a"_s} << TextEdit{5, 1, {}} << TextEdit{4, 1, u"a"_s};
    QTest::newRow("a word completed")
        << TextEdit{4, 0, u"teh"_s} << TextEdit{5, 2, u"he"_s} << TextEdit{4, 0, u"the"_s};
}

void TestEditedText::aStretchOfHandiworkIsOneEdit()
{
    QFETCH(TextEdit, first);
    QFETCH(TextEdit, next);
    QFETCH(TextEdit, both);
    QVERIFY(takeInto(first, next));
    QCOMPARE(first, both);
}

void TestEditedText::whatIsNoStretchStaysApart_data()
{
    QTest::addColumn<TextEdit>("first");
    QTest::addColumn<TextEdit>("next");
    QTest::newRow("elsewhere") << TextEdit{4, 0, u"a"_s} << TextEdit{9, 0, u"b"_s};
    QTest::newRow("before it") << TextEdit{4, 0, u"a"_s} << TextEdit{3, 0, u"b"_s};
    QTest::newRow("more than it is rubbed out") << TextEdit{4, 0, u"a"_s} << TextEdit{3, 2, {}};
}

void TestEditedText::whatIsNoStretchStaysApart()
{
    QFETCH(TextEdit, first);
    QFETCH(TextEdit, next);
    const TextEdit before = first;
    QVERIFY(!takeInto(first, next));
    QCOMPARE(first, before);
}

void TestEditedText::aPlaceOutsideTheTextIsRefused_data()
{
    QTest::addColumn<TextEdit>("edit");
    QTest::newRow("behind the end") << TextEdit{6, 0, u"x"_s};
    QTest::newRow("longer than the text") << TextEdit{3, 3, u"x"_s};
    QTest::newRow("before the start") << TextEdit{-1, 0, u"x"_s};
    QTest::newRow("less than nothing removed") << TextEdit{2, -1, u"x"_s};
    QTest::newRow("so far that the sum turns round") << TextEdit{2, std::numeric_limits<int>::max(), u"x"_s};
}

void TestEditedText::aPlaceOutsideTheTextIsRefused()
{
    QFETCH(TextEdit, edit);
    EditedText text(u"brick"_s);
    QVERIFY(!text.apply(edit));
    QCOMPARE(text.text(), u"brick"_s);
    QVERIFY(text.apply({.from = 5, .removed = 0, .added = u"s"_s}));
    QCOMPARE(text.text(), u"bricks"_s);
}

void TestEditedText::theTextItCameFromIsLeftAlone()
{
    const QString base = u"as it was in the beginning"_s;
    const QString kept = base;
    EditedText text(base);
    QVERIFY(text.apply({.from = 0, .removed = 2, .added = u"AS"_s}));
    QVERIFY(text.apply({.from = 26, .removed = 0, .added = u"!"_s}));
    QCOMPARE(base, kept);
    QCOMPARE(base, u"as it was in the beginning"_s);
    QCOMPARE(text.text(), u"AS it was in the beginning!"_s);
}

QTEST_GUILESS_MAIN(TestEditedText)
#include "tst_edited_text.moc"
