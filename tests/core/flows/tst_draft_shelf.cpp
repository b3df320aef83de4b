// What the drafts of a workspace say together.
#include "core/flows/draft_shelf.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

DraftEntry draft(const QString& id, const QString& series = {}, std::optional<int> number = {},
                 const QStringList& tags = {})
{
    static int minute = 0;
    DraftEntry entry;
    entry.id = {id};
    entry.series = series;
    entry.number = number;
    entry.tags = tags;
    entry.modified = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC).addSecs(60 * ++minute);
    return entry;
}

} // namespace

class TestDraftShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextNumberOfASeries()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s, u"Bread"_s, 1), draft(u"b"_s, u"bread"_s, 7),
                                             draft(u"c"_s, u"Tea"_s), draft(u"d"_s, u"Tea"_s), draft(u"e"_s)};
        QCOMPARE(nextNumberOf(drafts, u"Bread"_s), 8);
        QCOMPARE(nextNumberOf(drafts, u" BREAD "_s), 8);
        QCOMPARE(nextNumberOf(drafts, u"Tea"_s), 3);
        QCOMPARE(nextNumberOf(drafts, u"New"_s), 1);
        QCOMPARE(seriesIn(drafts), (std::vector<SeriesEntry>{{u"Tea"_s, 3}, {u"Bread"_s, 8}}));
    }

    void tagsAreOfferedByUse()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s, {}, {}, {u"Food"_s, u"tea"_s}),
                                             draft(u"b"_s, {}, {}, {u"food"_s}),
                                             draft(u"c"_s, {}, {}, {u"food"_s, u"art"_s})};
        QCOMPARE(tagsIn(drafts), (QStringList{u"food"_s, u"art"_s, u"tea"_s}));
        QCOMPARE(tagsIn({}), QStringList());
    }

    void foldersHoldTheOnesAboveThem()
    {
        const std::vector<DraftEntry> drafts{draft(u"letters/2026/a.md"_s), draft(u"b.md"_s),
                                             draft(u"Art/c.md"_s)};
        QCOMPARE(foldersIn(drafts), (QStringList{QString(), u"Art"_s, u"letters"_s, u"letters/2026"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDraftShelf)
#include "tst_draft_shelf.moc"
