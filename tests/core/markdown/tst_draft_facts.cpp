// What front matter says, whichever of the usual spellings it uses.
#include "core/markdown/draft_facts.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

FrontMatter written(const QString& lines)
{
    return readFrontMatter(u"---\n"_s + lines + u"\n---\n\ntext\n"_s);
}

} // namespace

class TestDraftFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsAreReadOnce_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("a list") << u"tags: [sea side, Walls]"_s << QStringList{u"sea side"_s, u"Walls"_s};
        QTest::newRow("one line") << u"tags: sea, walls"_s << QStringList{u"sea"_s, u"walls"_s};
        QTest::newRow("with their sign")
            << u"tags: ['#sea', '#walls']"_s << QStringList{u"sea"_s, u"walls"_s};
        QTest::newRow("twice, whatever the case") << u"tags: [Sea, sea]"_s << QStringList{u"Sea"_s};
        QTest::newRow("another key") << u"keywords: sea"_s << QStringList{u"sea"_s};
        QTest::newRow("none") << u"title: x"_s << QStringList();
    }
    void tagsAreReadOnce()
    {
        QFETCH(QString, lines);
        QFETCH(QStringList, tags);
        QCOMPARE(tagsOf(written(lines)), tags);
    }

    void thePictureIsTheFirstThatIsNamed()
    {
        const FrontMatter both = written(u"cover: ' '\nthumbnail: small.png\nfeature_image: sea.png"_s);
        QCOMPARE(featuredKeyOf(both), u"feature_image"_s);
        QCOMPARE(featuredOf(both), u"sea.png"_s);
        QCOMPARE(featuredOf(written(u"title: x"_s)), QString());
    }

    void theFirstKeyThatSaysSomethingCounts()
    {
        const FrontMatter head = written(u"description: ''\nsummary: ' short '"_s);
        QCOMPARE(firstOf(head, {u"description", u"summary"}), u"short"_s);
        QCOMPARE(firstOf(head, {u"excerpt"}), QString());
        QCOMPARE(namesOf(written(u"author: Ada, Charles\nby: Ada"_s), {u"author", u"by"}),
                 (QStringList{u"Ada"_s, u"Charles"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDraftFacts)
#include "tst_draft_facts.moc"
