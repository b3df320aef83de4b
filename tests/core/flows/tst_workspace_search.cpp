// Looking for text in all drafts of a workspace: real folders, in another thread.
#include "core/flows/workspace_search.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

SearchFor plain(const QString& text)
{
    return {.text = text, .matchCase = false, .wholeWords = false, .expression = false};
}

/// "excerpt" with [ ] around its marks.
QString marked(const LineFinding& finding)
{
    QString text = finding.excerpt;
    for (auto mark = finding.marks.rbegin(); mark != finding.marks.rend(); ++mark)
        text.insert(mark->first + mark->second, u']').insert(mark->first, u'[');
    return text;
}

} // namespace

class TestWorkspaceSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<DraftsFolder> m_folder;
    std::unique_ptr<DraftLibrary> m_library;
    std::unique_ptr<WorkspaceSearch> m_search;
    DraftFindings m_found;
    std::optional<SearchSum> m_sum;

    [[nodiscard]] bool add(const QString& name, const QByteArray& bytes, int ageInDays)
    {
        if (!m_folder->add(name, bytes))
            return false;
        QFile file(m_folder->path(name));
        return file.open(QIODevice::ReadWrite) &&
               file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-ageInDays),
                                QFileDevice::FileModificationTime);
    }
    [[nodiscard]] bool scanned() const
    {
        QSignalSpy changed(m_library.get(), &DraftLibrary::changed);
        m_library->scan();
        return QTest::qWaitFor([&] { return !changed.isEmpty() && !m_library->scanning(); }, soon);
    }
    /// "draft: line 3 column 2 excerpt" for each line found.
    [[nodiscard]] QStringList searched(const SearchFor& wanted)
    {
        m_found.clear();
        m_sum.reset();
        m_search->search(wanted);
        if (!QTest::qWaitFor([&] { return m_sum.has_value(); }, soon))
            return {u"never finished"_s};
        QStringList lines;
        for (const DraftFinding& draft : m_found) {
            if (draft.lines.empty())
                lines << draft.title + u" by title"_s;
            for (const LineFinding& line : draft.lines)
                lines << u"%1 %2:%3 %4"_s.arg(draft.title)
                             .arg(line.line + 1)
                             .arg(line.column)
                             .arg(marked(line));
        }
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DraftsFolder>();
        m_library = std::make_unique<DraftLibrary>(m_folder->workspace);
        m_search = std::make_unique<WorkspaceSearch>(*m_library);
        connect(m_search.get(), &WorkspaceSearch::found, this, [this](const DraftFindings& portion) {
            m_found.insert(m_found.end(), portion.begin(), portion.end());
        });
        connect(m_search.get(), &WorkspaceSearch::finished, this,
                [this](const SearchSum& sum) { m_sum = sum; });
        QVERIFY(add(u"new.md"_s, "# New\n\nA Brick a day.\nNo stone.\nTwo bricks, three bricks.\n", 1));
        QVERIFY(add(u"posts/old.md"_s, "---\ntitle: Old brick\n---\nWords only.\n", 9));
        QVERIFY(add(u"mid.md"_s, "# Mid\n\nNothing of it.\n\n\tIndented brick\n", 5));
        QVERIFY(add(u"no.md"_s, "# None\n\nA wall.\n", 3));
        QVERIFY(scanned());
    }
    void cleanup()
    {
        m_search.reset();
        m_library.reset();
        m_folder.reset();
    }

    void linesAreFoundNewestDraftFirst()
    {
        QCOMPARE(searched(plain(u"brick"_s)),
                 QStringList({u"New 3:2 A [Brick] a day."_s, u"New 5:4 Two [brick]s, three [brick]s."_s,
                              u"Mid 5:10 Indented [brick]"_s, u"Old brick 2:11 title: Old [brick]"_s}));
        QCOMPARE(m_sum->drafts, 3);
        QCOMPARE(m_sum->matches, 5);
        QVERIFY(!m_sum->more);
        QCOMPARE(m_found.front().id.value, u"new.md"_s);
        QCOMPARE(m_found.front().matches, 3);
        QVERIFY(m_found.back().titleFits);
    }

    void howOneLooks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matchCase");
        QTest::addColumn<bool>("words");
        QTest::addColumn<bool>("expression");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("with the case")
            << u"Brick"_s << true << false << false << QStringList{u"New 3:2 A [Brick] a day."_s};
        QTest::newRow("whole words") << u"bricks"_s << false << true << false
                                     << QStringList{u"New 5:4 Two [bricks], three [bricks]."_s};
        QTest::newRow("an expression")
            << u"^no\\b.*\\.$"_s << false << false << true << QStringList{u"New 4:0 [No stone.]"_s};
        QTest::newRow("an expression with the case")
            << u"[A-Z]rick"_s << true << false << true << QStringList{u"New 3:2 A [Brick] a day."_s};
        QTest::newRow("over lines") << u"stone\\.\\nTwo"_s << false << false << true
                                    << QStringList{u"New 4:3 No [stone.]"_s};
        QTest::newRow("nothing of the kind") << u"mortar"_s << false << false << false << QStringList();
    }

    void howOneLooks()
    {
        QFETCH(QString, text);
        QFETCH(bool, matchCase);
        QFETCH(bool, words);
        QFETCH(bool, expression);
        QTEST(searched({.text = text, .matchCase = matchCase, .wholeWords = words, .expression = expression}),
              "found");
    }

    void aDraftIsFoundByItsTitle()
    {
        QVERIFY(add(u"untold brick.md"_s, "Only words.\n", 0));
        QVERIFY(scanned());
        QCOMPARE(searched(plain(u"untold"_s)), QStringList{u"untold brick by title"_s});
        QCOMPARE(m_sum->drafts, 1);
        QCOMPARE(m_sum->matches, 0);
    }

    void anIndexFindsTheSame()
    {
        // The folder is watched: what it tells late makes the index out of date.
        const auto isReady = [&] {
            m_search->prepare();
            return m_search->isPrepared();
        };
        const QStringList before = searched(plain(u"brick"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), soon);
        QVERIFY(!before.isEmpty());
        for (const QString& text : {u"b"_s, u"br"_s, u"bri"_s, u"brick"_s})
            QCOMPARE(searched(plain(text)).size(), searched(plain(u"brick"_s)).size());
        QCOMPARE(searched(plain(u"brick"_s)), before);
        QCOMPARE(searched(plain(u"a brick a"_s)), QStringList{u"New 3:0 [A Brick a] day."_s});
        QCOMPARE(searched(plain(u"a brick b"_s)), QStringList());
        // And what is changed then, too.
        QVERIFY(add(u"no.md"_s, "# None\n\nA wall and mortar.\n", 0));
        m_library->refresh(DraftId{u"no.md"_s});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), soon);
        QCOMPARE(searched(plain(u"mortar"_s)), QStringList{u"None 3:11 A wall and [mortar]."_s});
    }

    void aSieveNeverHoldsBackWhatIsThere()
    {
        QString text;
        for (int i = 0; i < 400; ++i)
            text += u"wörd%1 😀 "_s.arg(i * 7919);
        const LetterSieve sieve(text);
        for (qsizetype at = 0; at + 12 < text.size(); at += 3) {
            for (const qsizetype length : {1, 2, 3, 7, 12})
                QVERIFY(sieve.mayHold(QStringView(text).sliced(at, length)));
        }
        QVERIFY(!sieve.mayHold(u"chimney of another house"));
        QVERIFY(LetterSieve().mayHold(u"anything"));
        QVERIFY(LetterSieve(u"").mayHold(u"ab"));
        QVERIFY(!LetterSieve(u"").mayHold(u"abc"));
    }

    void aLetterMayBeSpelledInTwoWays()
    {
        QVERIFY(add(u"cafe.md"_s, "Un cafe\u0301 noir\n", 0));
        QVERIFY(scanned());
        QCOMPARE(searched(plain(u"café"_s)), QStringList{u"cafe 1:3 Un [cafe\u0301] noir"_s});
    }

    void whatTheWindowHoldsCounts()
    {
        m_search->setOpenText(DraftId{u"no.md"_s}, u"# None\n\nA brick, not saved yet.\n"_s);
        QVERIFY(searched(plain(u"not saved"_s)) == QStringList{u"None 3:9 A brick, [not saved] yet."_s});
        m_search->setOpenText(DraftId{u"new.md"_s}, u"# New\n"_s);
        QVERIFY(!searched(plain(u"brick"_s)).join(u'\n').contains(u"New"_s));
    }

    void whatWasChangedIsFound()
    {
        QVERIFY(add(u"no.md"_s, "# None\n\nA wall and mortar.\n", 0));
        m_library->refresh(DraftId{u"no.md"_s});
        QTRY_COMPARE_WITH_TIMEOUT(searched(plain(u"mortar"_s)),
                                  QStringList{u"None 3:11 A wall and [mortar]."_s}, soon);
    }

    void aFileThatIsGoneIsPassedOver()
    {
        QVERIFY(QFile::remove(m_folder->path(u"new.md"_s)));
        QCOMPARE(searched(plain(u"indented"_s)), QStringList{u"Mid 5:1 [Indented] brick"_s});
    }

    void aWrongExpressionIsExplained()
    {
        QCOMPARE(searched({.text = u"a("_s, .matchCase = false, .wholeWords = false, .expression = true}),
                 QStringList());
        QVERIFY(m_sum->problem.startsWith(u"This expression cannot be used"_s));
    }

    void nothingLookedForFindsNothing()
    {
        QCOMPARE(searched(plain(QString())), QStringList());
        QCOMPARE(m_sum->drafts, 0);
    }

    void theNextSearchCancelsTheOneBefore()
    {
        for (int i = 0; i < 300; ++i)
            QVERIFY(m_folder->add(u"many/%1.md"_s.arg(i),
                                  "# Many\n\nThe common word, and Rare" + QByteArray::number(i) + "\n"));
        QVERIFY(scanned());
        m_found.clear();
        m_sum.reset();
        QSignalSpy finished(m_search.get(), &WorkspaceSearch::finished);
        for (const QString& typed : {u"c"_s, u"co"_s, u"com"_s, u"common"_s})
            m_search->search(plain(typed));
        m_search->search(plain(u"rare299"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_sum.has_value(), soon);
        QTest::qWait(50);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(m_found.size(), 1U);
        QCOMPARE(m_found.front().id.value, u"many/299.md"_s);
    }

    void moreThanAnybodyReadsIsEnded()
    {
        for (int i = 0; i < 30; ++i)
            QVERIFY(m_folder->add(u"many/%1.md"_s.arg(i), QByteArray("word ").repeated(200)));
        QVERIFY(scanned());
        (void) searched(plain(u"word"_s));
        QVERIFY(m_sum->more);
        QVERIFY(m_sum->matches >= WorkspaceSearch::mostMatches);
        QVERIFY(m_sum->drafts < 30);
    }

    void theExcerptOfALongLineShowsTheMatch_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("excerpt");
        const QString many = QString(u"word "_s).repeated(40);
        QTest::newRow("at its beginning") << u"brick "_s + many << u"[brick] "_s + many.left(154) + u"…"_s;
        QTest::newRow("far in it, from a word's beginning")
            << many + u"brick end"_s << u"…word word word word word word [brick] end"_s;
        QTest::newRow("in a line without spaces")
            << QString(100, u'x') + u"brick"_s << u"…"_s + QString(32, u'x') + u"[brick]"_s;
        QTest::newRow("no half of a character") << QString(u"😀"_s).repeated(40) + u"xbrick"_s
                                                << u"…"_s + QString(u"😀"_s).repeated(15) + u"x[brick]"_s;
        QTest::newRow("indented") << u"      brick"_s << u"[brick]"_s;
    }

    void theExcerptOfALongLineShowsTheMatch()
    {
        QFETCH(QString, line);
        const auto pattern = TextPattern::of(plain(u"brick"_s));
        const auto finding = findInDraft(*pattern, {}, u"a\n"_s + line + u"\nb"_s, nullptr);
        QVERIFY(finding);
        QCOMPARE(finding->lines.size(), 1U);
        QCOMPARE(finding->lines.front().line, 1);
        QTEST(marked(finding->lines.front()), "excerpt");
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceSearch)
#include "tst_workspace_search.moc"
