// Publishing by Micropub to a site in memory that answers on this computer: what it gets, and that there is
// one post wherever the way is cut off, whatever the site can do.
#include "core/publish/kinds.h"
#include "tests/core/publish/micropub_site.h"
#include "tests/core/store/samples.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::Answer;
using test::Asked;
using test::LoopbackServer;
using test::one;
using test::secret;
using Site = test::MicropubSite;
using Writer = test::MicropubWriter;

class TestMicropub : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Site> m_site;
    std::unique_ptr<Writer> m_writer;

private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<Site>();
        m_writer = std::make_unique<Writer>(*m_site);
    }
    void cleanup()
    {
        m_writer.reset();
        m_site.reset();
    }

    // What the site gets

    void thePostIsSentWholeAndInOneGo()
    {
        BW_TRY(receipt, m_writer->publish());
        QCOMPARE(m_site->orders.size(), 1U);
        const QJsonObject properties = m_site->orders[0].value("properties"_L1).toObject();
        QCOMPARE(m_site->orders[0].value("type"_L1).toArray(), one(u"h-entry"_s));
        QCOMPARE(properties.value("name"_L1).toArray(), one(u"Harbour"_s));
        QCOMPARE(properties.value("mp-slug"_L1).toArray(), one(u"harbour"_s));
        QCOMPARE(properties.value("category"_L1).toArray(), (QJsonArray{u"sea"_s, u"evening, late"_s}));
        QVERIFY(!properties.contains("post-status"_L1));
        QCOMPARE(m_site->pictures.size(), 1U);
        QVERIFY(m_site->html(receipt.url).contains("src=\"%1\""_L1.arg(m_site->pictures.begin()->first)));
        QVERIFY(!m_site->html(receipt.url).contains("<h1"_L1));
        QCOMPARE(receipt.url, m_site->url(u"/2025/harbour"_s).toString());
        QCOMPARE(receipt.slug, u"harbour"_s);
        QVERIFY(!receipt.modified.isEmpty());
        QVERIFY2(receipt.remarks.isEmpty(), qPrintable(receipt.remarks.join(u' ')));
    }

    void theTokenGoesToTheEndpointsAlone()
    {
        QVERIFY(m_writer->publish());
        for (const Asked& asked : m_site->asked()) {
            const bool endpoint = asked.path() == "/micropub" || asked.path() == "/media";
            QCOMPARE(!asked.header("Authorization").isEmpty(), endpoint);
            QVERIFY(!asked.target.contains(secret.toUtf8()));
        }
    }

    void aSiteByHttpIsNotTrustedWithAToken()
    {
        m_writer->config.options[u"url"_s] = u"http://blog.example/"_s;
        const auto planned = m_writer->plan();
        QCOMPARE(planned.error().code, ErrorCode::Unreachable);
        QVERIFY(planned.error().sentence.contains("https"_L1));
    }

    void anEndpointTheWriterNamesIsNotLookedFor()
    {
        m_writer->config.options[u"endpoint"_s] = m_site->url(u"/micropub"_s).toString();
        QVERIFY(m_writer->plan());
        for (const Asked& asked : m_site->asked())
            QVERIFY(asked.path() != "/");
    }

    void whereDraftsAreKeptThePostIsHiddenUntilItIsWhole()
    {
        m_site->drafts = true;
        BW_TRY(receipt, m_writer->publish());
        QCOMPARE(m_site->orders.size(), 2U);
        const QJsonObject begun = m_site->orders[0].value("properties"_L1).toObject();
        QCOMPARE(begun.value("post-status"_L1).toArray(), one(u"draft"_s));
        QVERIFY(begun.value("content"_L1).toArray().first().toString().contains(u"0190c0de-1"_s));
        QCOMPARE(m_site->visible(), QStringList{receipt.url});
        QVERIFY(!m_site->html(receipt.url).contains("0190c0de"_L1));
        QCOMPARE(receipt.state, PostState::Published);
    }

    void aDraftThatWasWishedStaysOne()
    {
        m_site->drafts = true;
        m_writer->wish.state = PostState::Draft;
        BW_TRY(receipt, m_writer->publish());
        QCOMPARE(receipt.state, PostState::Draft);
        QCOMPARE(m_site->visible(), QStringList());
        m_writer->wish.state = PostState::Published;
        BW_TRY(shown, m_writer->publish());
        QCOMPARE(shown.state, PostState::Published);
        QCOMPARE(m_site->visible(), QStringList{receipt.url});
    }

    void whatCannotBeDoneIsRefusedBeforehand_data()
    {
        QTest::addColumn<PostState>("state");
        QTest::addColumn<bool>("media");
        QTest::addColumn<QString>("says");
        QTest::newRow("a draft where it might be public") << PostState::Draft << true << u"drafts"_s;
        QTest::newRow("a schedule") << PostState::Scheduled << true << u"schedule"_s;
        QTest::newRow("pictures without a place for them") << PostState::Published << false << u"pictures"_s;
    }
    void whatCannotBeDoneIsRefusedBeforehand()
    {
        QFETCH(PostState, state);
        QFETCH(bool, media);
        QFETCH(QString, says);
        m_writer->wish.state = state;
        m_site->media = media;
        BW_TRY(planned, m_writer->plan());
        QCOMPARE(planned.refusals.size(), 1);
        QVERIFY2(planned.refusals[0].contains(says), qPrintable(planned.refusals[0]));
        QVERIFY(m_site->orders.empty());
    }

    // Changes

    void whatIsOutAlreadyIsLeftAlone()
    {
        QVERIFY(m_writer->publish());
        const std::size_t orders = m_site->orders.size();
        BW_TRY(planned, m_writer->plan());
        QCOMPARE(planned.action, PlanAction::Nothing);
        QVERIFY(m_writer->publish());
        QCOMPARE(m_site->orders.size(), orders);
    }

    void onlyWhatDiffersIsReplaced()
    {
        BW_TRY(first, m_writer->publish());
        m_writer->text.replace(u"still"_s, u"wild"_s);
        BW_TRY(second, m_writer->publish());
        QCOMPARE(second.url, first.url);
        QCOMPARE(m_site->posts.size(), 1U);
        QCOMPARE(m_site->pictures.size(), 1U);
        const QJsonObject replace = m_site->orders.back().value("replace"_L1).toObject();
        QCOMPARE(replace.keys(), QStringList{u"content"_s});
        QVERIFY(m_site->html(first.url).contains("wild"_L1));
    }

    void tagsThatWereTakenOutGo()
    {
        BW_TRY(first, m_writer->publish());
        m_writer->text.replace(u"tags: [sea, \"evening, late\"]"_s, u"x: y"_s);
        QVERIFY(m_writer->publish());
        QCOMPARE(m_site->orders.back().value("delete"_L1).toArray(), one(u"category"_s));
        QCOMPARE(micropubPost(m_site->posts[first.url]).categories, QStringList());
    }

    void aPictureIsNamedByItsAddressAloneInAChange()
    {
        m_site->drafts = true;
        m_writer->text.replace(u"tags:"_s, u"image: boats.png\ntags:"_s);
        BW_TRY(first, m_writer->publish());
        QCOMPARE(m_site->pictures.size(), 1U);
        const QString url = m_site->pictures.begin()->first;
        QCOMPARE(m_site->posts[first.url].value("photo"_L1).toArray(), one(url));
    }

    void whatWasRefusedIsNotLookedForAgain_data()
    {
        QTest::addColumn<bool>("drafts");
        QTest::newRow("at a site that keeps no drafts") << false;
        QTest::newRow("at a site that keeps drafts") << true;
    }
    void whatWasRefusedIsNotLookedForAgain()
    {
        QFETCH(bool, drafts);
        m_site->drafts = drafts;
        m_site->refuses = true;
        QVERIFY(!m_writer->publish());
        m_site->refuses = false;
        const std::size_t before = m_site->asked().size();
        QVERIFY(m_writer->publish());
        const std::vector<Asked> all = m_site->asked();
        // The plan looks whether the address is free.
        QCOMPARE(std::count_if(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
                               [](const Asked& one) { return one.target.contains("q=source&limit"); }),
                 1);
        QCOMPARE(m_site->posts.size(), 1U);
    }

    void tagsThatComeInAreAdded()
    {
        BW_TRY(first, m_writer->publish());
        m_writer->text.replace(u"[sea, "_s, u"[wind, sea, "_s);
        QVERIFY(m_writer->publish());
        QCOMPARE(m_site->orders.back().value("add"_L1).toObject().value("category"_L1).toArray(),
                 one(u"wind"_s));
        const QStringList there = micropubPost(m_site->posts[first.url]).categories;
        QCOMPARE(QSet<QString>(there.begin(), there.end()),
                 (QSet<QString>{u"sea"_s, u"evening, late"_s, u"wind"_s}));
    }

    void aPageInPlaceOfAnAnswerIsNoSuccess_data()
    {
        QTest::addColumn<bool>("deaf");
        QTest::newRow("when nothing was done") << true;
        QTest::newRow("but what was done shows") << false;
    }
    void aPageInPlaceOfAnAnswerIsNoSuccess()
    {
        QFETCH(bool, deaf);
        BW_TRY(first, m_writer->publish());
        m_writer->text.replace(u"still"_s, u"wild"_s);
        m_site->pages = true;
        m_site->deaf = deaf;
        const auto second = m_writer->publish();
        QCOMPARE(second.has_value(), !deaf);
        if (deaf) {
            QCOMPARE(second.error().code, ErrorCode::Uncertain);
            QVERIFY2(second.error().sentence.contains("page"_L1), qPrintable(second.error().sentence));
        }
        m_site->deaf = m_site->pages = false;
        QVERIFY(m_writer->publish());
        QVERIFY(m_site->html(first.url).contains("wild"_L1));
        QCOMPARE(m_site->posts.size(), 1U);
    }

    void aRemoteChangeIsAConflictUntilItIsSeen()
    {
        BW_TRY(first, m_writer->publish());
        m_site->posts[first.url].insert(u"content"_s, one(QJsonObject{{u"html"_s, u"<p>Theirs</p>"_s}}));
        m_writer->text.replace(u"still"_s, u"wild"_s);
        BW_TRY(planned, m_writer->plan());
        QVERIFY(planned.conflict);
        QVERIFY(planned.conflict->theirs.contains("Theirs"_L1));
        QCOMPARE(planned.refusals.size(), 1);
        QVERIFY(!m_writer->publish());
        QCOMPARE(m_site->html(first.url), u"<p>Theirs</p>"_s);
        QVERIFY(!m_writer->target().retract(*m_writer->last, Errand()));
        QVERIFY(m_site->removed.isEmpty());
        m_writer->wish.replaces = planned.conflict->modified;
        QVERIFY(m_writer->publish());
        QVERIFY(m_site->html(first.url).contains("wild"_L1));
    }

    void aChangeBetweenPlanAndDeliveryIsNotOverwritten()
    {
        BW_TRY(first, m_writer->publish());
        m_writer->text.replace(u"still"_s, u"wild"_s);
        BW_TRY(planned, m_writer->plan());
        m_site->posts[first.url].insert(u"content"_s, one(QJsonObject{{u"html"_s, u"<p>Theirs</p>"_s}}));
        const auto delivered = m_writer->target().deliver(planned, m_writer->request(), Errand());
        QCOMPARE(delivered.error().code, ErrorCode::Conflict);
        QCOMPARE(m_site->html(first.url), u"<p>Theirs</p>"_s);
    }

    void aSlugThatIsTakenIsRefused()
    {
        m_site->posts[m_site->url(u"/2019/harbour.html"_s).toString()] = {{u"name"_s, one(u"Another"_s)}};
        BW_TRY(planned, m_writer->plan());
        QCOMPARE(planned.refusals.size(), 1);
        QVERIFY2(planned.refusals[0].contains("Another"_L1), qPrintable(planned.refusals[0]));
        QVERIFY(planned.refusals[0].contains("/2019/harbour.html"_L1));
    }

    void aSlugTheSiteChangedIsTold()
    {
        m_site->renames = u"p-77"_s;
        BW_TRY(receipt, m_writer->publish());
        QCOMPARE(receipt.slug, u"p-77"_s);
        QCOMPARE(receipt.remarks.size(), 1);
        QVERIFY(receipt.remarks[0].contains("p-77"_L1));
        BW_TRY(planned, m_writer->plan());
        QCOMPARE(planned.action, PlanAction::Nothing);
    }

    void takenBackItIsGoneAndComesOutAgain_data()
    {
        QTest::addColumn<bool>("undeletes");
        QTest::newRow("at a site that brings back") << true;
        QTest::newRow("at a site that does not") << false;
    }
    void takenBackItIsGoneAndComesOutAgain()
    {
        QFETCH(bool, undeletes);
        m_site->undeletes = undeletes;
        BW_TRY(first, m_writer->publish());
        QVERIFY(m_writer->target().retract(*m_writer->last, Errand()));
        QCOMPARE(m_site->visible(), QStringList());
        QVERIFY(m_writer->target().retract(*m_writer->last, Errand())); // gone already
        m_writer->last->live = false;
        BW_TRY(again, m_writer->publish());
        QCOMPARE(m_site->visible(), QStringList{again.url});
        QCOMPARE(again.url == first.url, undeletes);
        QCOMPARE(m_site->pictures.size(), 1U);
    }

    void aPromisedPostIsWaitedFor()
    {
        m_site->later = 4;
        BW_TRY(receipt, m_writer->publish());
        QCOMPARE(m_site->visible(), QStringList{receipt.url});
        QCOMPARE(receipt.remarks, QStringList());
    }

    void aPromiseThatIsNotKeptIsNoPublication()
    {
        m_site->later = 100'000;
        const auto sent = m_writer->publish();
        QCOMPARE(sent.error().code, ErrorCode::Uncertain);
        QVERIFY(sent.error().sentence.contains("/2025/harbour"_L1));
        QVERIFY(!m_writer->publish()); // nothing is sent until it is known
        QCOMPARE(m_site->orders.size(), 1U);
        m_site->later = 0;
        QVERIFY(m_writer->publish());
        QCOMPARE(m_site->orders.size(), 1U);
        QCOMPARE(m_site->posts.size(), 1U);
    }

    // Cut off

    void whereverTheWayIsCutOffThereIsOnePost_data()
    {
        QTest::addColumn<bool>("drafts");
        QTest::addColumn<bool>("lists");
        QTest::addColumn<bool>("gives");
        QTest::newRow("at a site that keeps no drafts") << false << true << true;
        QTest::newRow("at a site that keeps drafts") << true << true << true;
        QTest::newRow("at a site that gives no post back") << false << true << false;
        QTest::newRow("at a site that lists no posts") << false << false << true;
    }
    void whereverTheWayIsCutOffThereIsOnePost()
    {
        QFETCH(bool, drafts);
        QFETCH(bool, lists);
        QFETCH(bool, gives);
        int needed = 100;
        for (int request = 1; request <= needed; ++request) {
            for (const bool after : {false, true}) {
                Site site;
                site.drafts = drafts;
                site.lists = lists;
                site.gives = gives;
                Writer writer(site);
                site.cutAt = request;
                site.cutAfter = after;
                const auto first = writer.publish();
                const QByteArray where =
                    "request " + QByteArray::number(request) + (after ? " after" : " before");
                if (first)
                    needed = std::min(needed, site.requests);
                else
                    QVERIFY2(!first.error().sentence.isEmpty(), where);
                site.cutAt = 0;
                auto again = writer.publish();
                const bool mayAsk = !lists && !again;
                QVERIFY2(again || mayAsk,
                         where + ' ' + (again ? QByteArray() : again.error().sentence.toUtf8()));
                QCOMPARE_LE(site.visible().size(), 1);
                QVERIFY2(site.posts.size() <= 1U, where);
                if (mayAsk) // nobody can tell; then nothing is sent
                    QVERIFY2(again.error().sentence.contains("Look"_L1), qPrintable(again.error().sentence));
                else
                    QVERIFY2(site.visible() == QStringList{writer.last->url}, where);
            }
        }
        QVERIFY(needed < 100);
    }

    void aPostBeyondTheFirstPageOfTheListIsFound_data()
    {
        QTest::addColumn<bool>("offsets");
        QTest::addColumn<bool>("links");
        QTest::addColumn<bool>("told");
        QTest::newRow("where the other pages can be asked for") << true << false << true;
        QTest::newRow("where the front page links it") << false << true << true;
        QTest::newRow("or nothing is sent until somebody has looked") << false << false << false;
    }
    void aPostBeyondTheFirstPageOfTheListIsFound()
    {
        QFETCH(bool, offsets);
        QFETCH(bool, links);
        QFETCH(bool, told);
        for (int number = 100; number < 205; ++number)
            m_site->posts[m_site->url(u"/2011/old-%1"_s.arg(number)).toString()] = {
                {u"name"_s, one(u"Old %1"_s.arg(number))}};
        m_site->most = 100;
        m_site->offsets = offsets;
        m_site->links = links;
        const std::size_t before = m_site->posts.size();
        for (int request = 1; m_site->orders.empty();
             ++request) { // until the making of the post is what is cut
            QVERIFY(request < 20);
            m_site->requests = 0;
            m_site->cutAt = request;
            m_site->cutAfter = true;
            QVERIFY(!m_writer->publish());
        }
        m_site->cutAt = 0;
        const auto again = m_writer->publish();
        QCOMPARE(again.has_value(), told);
        QCOMPARE(m_site->posts.size(), before + 1);
        QCOMPARE(m_site->orders.size(), 1U);
        if (!told)
            QVERIFY2(again.error().sentence.contains("Look"_L1), qPrintable(again.error().sentence));
    }

    void aPageOfTagsIsNotThePost()
    {
        m_site->lists = false;
        m_site->links = false;
        m_site->shelf = u"/tags/harbour"_s;
        for (int request = 1; m_site->orders.empty(); ++request) { // until the making of the post is cut
            QVERIFY(request < 20);
            m_site->requests = 0;
            m_site->cutAt = request;
            m_site->cutAfter = true;
            QVERIFY(!m_writer->publish());
        }
        m_site->cutAt = 0;
        const auto fate = m_writer->inquire();
        QVERIFY(fate);
        QCOMPARE(fate->what, Fate::What::Unclear);
        QVERIFY2(fate->sentence.contains("retract"_L1), qPrintable(fate->sentence));
    }

    void aSlugTakenBeyondTheFirstPageIsRefused()
    {
        for (int number = 100; number < 205; ++number)
            m_site->posts[m_site->url(u"/2011/old-%1"_s.arg(number)).toString()] = {
                {u"name"_s, one(u"Old %1"_s.arg(number))}};
        m_site->posts[m_site->url(u"/2019/harbour"_s).toString()] = {{u"name"_s, one(u"Another"_s)}};
        m_site->most = 30;
        BW_TRY(planned, m_writer->plan());
        QCOMPARE(planned.refusals.size(), 1);
        QVERIFY(planned.refusals[0].contains("Another"_L1));
        m_site->offsets = false;
        BW_TRY(blind, m_writer->plan());
        QVERIFY2(blind.warnings.join(u' ').contains("cannot be seen"_L1),
                 qPrintable(blind.warnings.join(u' ')));
    }

    void anUpdateThatWasCutOffIsSettled_data()
    {
        QTest::addColumn<bool>("after");
        QTest::newRow("before it arrived") << false;
        QTest::newRow("after it arrived") << true;
    }
    void anUpdateThatWasCutOffIsSettled()
    {
        QFETCH(bool, after);
        BW_TRY(first, m_writer->publish());
        m_writer->text.replace(u"still"_s, u"wild"_s);
        const int before = m_site->requests;
        int at = 1;
        for (; m_site->orders.size() == 1; ++at) { // until the update is what is cut
            m_site->cutAt = m_site->requests + at;
            m_site->cutAfter = after;
            QVERIFY(at < 20);
            if (m_writer->publish())
                break;
        }
        QVERIFY(m_site->requests > before);
        m_site->cutAt = 0;
        QVERIFY(m_writer->publish());
        QVERIFY(m_site->html(first.url).contains("wild"_L1));
        QCOMPARE(m_site->posts.size(), 1U);
        BW_TRY(planned, m_writer->plan());
        QCOMPARE(planned.action, PlanAction::Nothing);
    }

    void aTakingBackThatWasCutOffIsSettled()
    {
        BW_TRY(first, m_writer->publish());
        m_writer->remote = first.url;
        BW_TRY(before, m_writer->inquire(true));
        QCOMPARE(before.what, Fate::What::Nothing);
        m_site->removed.insert(first.url);
        BW_TRY(after, m_writer->inquire(true));
        QCOMPARE(after.what, Fate::What::Gone);
    }

    // Words

    void refusalsSayWhatToDo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("a scope, as the standard has it")
            << 403 << QByteArray(R"({"error": "insufficient_scope", "scope": "create"})") << u"“create”"_s;
        QTest::newRow("a scope, as others say it")
            << 401 << QByteArray(R"({"error": "insufficient_scope"})") << u"scopes create"_s;
        QTest::newRow("a token that was withdrawn") << 401 << QByteArray() << u"access token"_s;
        QTest::newRow("a token of somebody else")
            << 403 << QByteArray(R"({"error": "forbidden"})") << u"access token"_s;
    }
    void refusalsSayWhatToDo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        LoopbackServer server([&](const Asked& asked) {
            return asked.path() == "/" ? Answer{.headers = {{"Link", "</micropub>; rel=micropub"}}}
                                       : test::jsonAnswer(body, status);
        });
        const MicropubTarget target(
            {.name = u"blog"_s, .kind = u"micropub"_s, .options = {{u"url"_s, server.url().toString()}}},
            {.workspaceRoot = {}, .secret = secret});
        const auto tested = target.test(Errand());
        QCOMPARE(tested.error().code, ErrorCode::Refused);
        QVERIFY2(tested.error().sentence.contains(says), qPrintable(tested.error().sentence));
        QVERIFY(!tested.error().detail.contains(secret));
    }

    void aPlainSiteIsSaid()
    {
        LoopbackServer server({Answer{.body = "<html><title>Just a page</title>"}});
        const MicropubTarget target(
            {.name = u"blog"_s, .kind = u"micropub"_s, .options = {{u"url"_s, server.url().toString()}}},
            {.workspaceRoot = {}, .secret = secret});
        const auto tested = target.test(Errand());
        QCOMPARE(tested.error().code, ErrorCode::NotFound);
        QVERIFY(tested.error().sentence.contains("Micropub"_L1));
    }

    void aTestTellsWhatTheSiteLacks()
    {
        m_site->lists = false;
        m_site->media = false;
        BW_TRY(report, m_writer->target().test(Errand()));
        QCOMPARE(report.findings.size(), 3);
        m_site->lists = m_site->media = m_site->drafts = true;
        BW_TRY(better, m_writer->target().test(Errand()));
        QCOMPARE(better.findings, QStringList());
        QVERIFY(m_site->orders.empty());
    }

    void whatASiteCleansIsTheSameText_data()
    {
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<bool>("same");
        const QString ours = u"<p>It’s <em>3 &lt; 4</em>, Zoë.</p>\n<hr />"_s;
        QTest::newRow("as it is") << ours << true;
        QTest::newRow("in other tags") << u"<div>It’s <i>3 &lt; 4</i>, Zoë.</div><hr>"_s << true;
        QTest::newRow("with other quotation marks")
            << u"<p>It&#8217;s <em>3 &#60; 4</em>, Zo\u0065\u0308.</p>"_s << true;
        QTest::newRow("with a word more") << u"<p>It’s not <em>3 &lt; 4</em>, Zoë.</p>"_s << false;
        QTest::newRow("with another number") << u"<p>It’s <em>3 &lt; 5</em>, Zoë.</p>"_s << false;
    }
    void whatASiteCleansIsTheSameText()
    {
        QFETCH(QString, theirs);
        QFETCH(bool, same);
        const QString ours = micropubPrint(u"Title"_s, u"<p>It’s <em>3 &lt; 4</em>, Zoë.</p>\n<hr />"_s);
        QCOMPARE(micropubPrint(u"Title"_s, theirs) == ours, same);
        QVERIFY(micropubPrint(u"Another"_s, theirs) != ours);
    }
};

QTEST_GUILESS_MAIN(TestMicropub)
#include "tst_micropub.moc"
