// What publishing would do, row by row: place, slug, date, address, front matter, warnings, refusals.
#include "core/base/content_hash.h"
#include "core/publish/plan.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

using Options = std::map<QString, QString>;

const FolderShape posts{};
const FolderShape site{.site = true};

TargetConfig folder(const Options& more = {})
{
    TargetConfig target{u"blog"_s, u"folder"_s, {{u"path"_s, u"/srv/blog"_s}}};
    for (const auto& [key, value] : more) {
        target.options[key] = value;
    }
    return target;
}

Options hugo(Options more = {})
{
    more[u"generator"_s] = u"hugo"_s;
    return more;
}

Options jekyll(Options more = {})
{
    more[u"generator"_s] = u"jekyll"_s;
    return more;
}

QDateTime morning()
{
    return QDateTime(QDate(2025, 7, 22), QTime(9, 0), QTimeZone::fromSecondsAheadOfUtc(7200));
}

DraftSnapshot draft(const QString& text, const QString& name = u"garden-notes"_s)
{
    return {u"essays/"_s + name + u".md"_s, text, name, {}, {}};
}

PublishPlan plan(const QString& text, const Options& options = {}, const FolderShape& shape = posts)
{
    return planFolder(draft(text), folder(options), shape, {}, {}, morning());
}

/// The delivery that carrying out `planned` leaves on record.
LastDelivery deliveryOf(const PublishPlan& planned)
{
    return {planned.remote, planned.hash, planned.slug, planned.date, true};
}

QString text(const PublishPlan& planned)
{
    return QString::fromUtf8(planned.bytes);
}

const QString garden = u"# Garden Notes\n\nPeas first, then beans.\n"_s;

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConfigurationIsChecked_data();
    void aConfigurationIsChecked();
    void thePlaceFollowsTheGenerator_data();
    void thePlaceFollowsTheGenerator();
    void theAddressFollowsTheGenerator_data();
    void theAddressFollowsTheGenerator();
    void theSlugComesFromTheFirstSource_data();
    void theSlugComesFromTheFirstSource();
    void theDateNeverShiftsADay_data();
    void theDateNeverShiftsADay();
    void theWrittenFileIs_data();
    void theWrittenFileIs();
    void aWarningIsGiven_data();
    void aWarningIsGiven();
    void aPlainDraftHasNoWarning();
    void aRefusalIsGiven_data();
    void aRefusalIsGiven();
    void aPageStandsByItself();
    void whatStandsThereDecides();
    void thePublishedPlaceIsFrozen();
    void aRetractedPostMayMove();
    void jekyllIsToldOfABrokenAddress();
    void anotherFormatIsRefusedWhileLive();
    void aForgedPlaceIsRefused();
    void theSameDraftPlansTheSameBytes();
};

void TestPlan::aConfigurationIsChecked_data()
{
    QTest::addColumn<TargetConfig>("target");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const TargetConfig& target, const QString& fault) {
        QTest::newRow(name) << target << fault;
    };
    row("a path is enough", folder(), u""_s);
    row("everything given",
        folder(hugo({{u"format"_s, u"html"_s},
                     {u"front-matter"_s, u"toml"_s},
                     {u"url"_s, u"https://example.org/blog/"_s}})),
        u""_s);
    row("no path", {u"blog"_s, u"folder"_s, {}}, u"path"_s);
    row("a relative path", folder({{u"path"_s, u"blog/content"_s}}), u"path"_s);
    row("an unknown generator", folder({{u"generator"_s, u"pelican"_s}}), u"generator"_s);
    row("an unknown format", folder({{u"format"_s, u"pdf"_s}}), u"format"_s);
    row("an unknown front matter", folder({{u"front-matter"_s, u"ini"_s}}), u"front-matter"_s);
    row("TOML for Jekyll", folder(jekyll({{u"front-matter"_s, u"toml"_s}})), u"front-matter"_s);
    row("a misspelt option", folder({{u"genrator"_s, u"hugo"_s}}), u"genrator"_s);
    row("an address without a scheme", folder({{u"url"_s, u"example.org"_s}}), u"web address"_s);
    row("an address that is a script", folder({{u"url"_s, u"javascript:alert(1)"_s}}), u"web address"_s);
    row("an address with a password", folder({{u"url"_s, u"https://me:pw@example.org"_s}}), u"web address"_s);
    row("another kind", {u"blog"_s, u"carrier-pigeon"_s, {{u"path"_s, u"/srv"_s}}}, u"carrier-pigeon"_s);
    row("no name", {u" "_s, u"folder"_s, {{u"path"_s, u"/srv"_s}}}, u"name"_s);
}

void TestPlan::aConfigurationIsChecked()
{
    QFETCH(TargetConfig, target);
    QFETCH(QString, fault);
    const auto checked = checkTarget(target);
    QCOMPARE(checked.has_value(), fault.isEmpty());
    if (!checked) {
        QCOMPARE(checked.error().code, ErrorCode::Invalid);
        QVERIFY2(checked.error().sentence.contains(fault), qPrintable(checked.error().sentence));
        const auto planned = planFolder(draft(garden), target, posts, {}, {}, morning());
        QCOMPARE(planned.refusals, QStringList{checked.error().sentence});
        QVERIFY(planned.bytes.isEmpty());
    }
}

void TestPlan::thePlaceFollowsTheGenerator_data()
{
    QTest::addColumn<Options>("options");
    QTest::addColumn<FolderShape>("shape");
    QTest::addColumn<QString>("remote");
    const Options html{{u"format"_s, u"html"_s}};
    QTest::newRow("Hugo site") << hugo() << site << u"content/posts/garden-notes.md"_s;
    QTest::newRow("Hugo, straight at the posts") << hugo() << posts << u"garden-notes.md"_s;
    QTest::newRow("Hugo as HTML") << hugo(html) << site << u"content/posts/garden-notes.html"_s;
    QTest::newRow("Jekyll site") << jekyll() << site << u"_posts/2025-07-22-garden-notes.md"_s;
    QTest::newRow("Jekyll, straight at the posts") << jekyll() << posts << u"2025-07-22-garden-notes.md"_s;
    QTest::newRow("Jekyll as HTML") << jekyll(html) << site << u"_posts/2025-07-22-garden-notes.html"_s;
    QTest::newRow("no generator") << Options{} << posts << u"garden-notes.md"_s;
    QTest::newRow("no generator, HTML") << html << posts << u"garden-notes.html"_s;
}

void TestPlan::thePlaceFollowsTheGenerator()
{
    QFETCH(Options, options);
    QFETCH(FolderShape, shape);
    QFETCH(QString, remote);
    const PublishPlan planned = plan(garden, options, shape);
    QCOMPARE(planned.refusals, QStringList());
    QCOMPARE(planned.remote, remote);
    QCOMPARE(planned.path, u"/srv/blog/"_s + remote);
    QCOMPARE(planned.title, u"Garden Notes"_s);
    QCOMPARE(planned.words, 6);
    QCOMPARE(planned.action, PlanAction::Create);
    QCOMPARE(planned.hash, ContentHash::of(planned.bytes).hex());
    QCOMPARE(remotePath(draft(garden), folder(options), shape, {}, morning()), remote);
}

void TestPlan::theAddressFollowsTheGenerator_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Options>("options");
    QTest::addColumn<FolderShape>("shape");
    QTest::addColumn<QString>("url");
    const auto at = [](Options more, const QString& url = u"https://example.org"_s) {
        more[u"url"_s] = url;
        return more;
    };
    const auto head = [](const QString& line) { return u"---\n"_s + line + u"\n---\n"_s + garden; };
    const Options html{{u"format"_s, u"html"_s}};
    QTest::newRow("no base, no address") << garden << hugo() << site << u""_s;
    QTest::newRow("Hugo") << garden << at(hugo()) << site << u"https://example.org/posts/garden-notes/"_s;
    QTest::newRow("a base below the root, with a slash")
        << garden << at(hugo(), u"https://example.org/blog/"_s) << site
        << u"https://example.org/blog/posts/garden-notes/"_s;
    QTest::newRow("Hugo, straight at another section")
        << garden << at(hugo({{u"path"_s, u"/srv/site/content/journal"_s}})) << posts
        << u"https://example.org/journal/garden-notes/"_s;
    QTest::newRow("Hugo, straight at content") << garden << at(hugo({{u"path"_s, u"/srv/site/content"_s}}))
                                               << posts << u"https://example.org/garden-notes/"_s;
    QTest::newRow("Hugo, the front matter gives the address")
        << head(u"url: /peas/"_s) << at(hugo()) << site << u"https://example.org/peas/"_s;
    QTest::newRow("Jekyll") << garden << at(jekyll()) << site
                            << u"https://example.org/2025/07/22/garden-notes.html"_s;
    QTest::newRow("Jekyll puts categories first")
        << head(u"categories: [Home, garden]"_s) << at(jekyll()) << site
        << u"https://example.org/home/garden/2025/07/22/garden-notes.html"_s;
    QTest::newRow("Jekyll, a category nobody can foretell")
        << head(u"categories: [Grün]"_s) << at(jekyll()) << site << u""_s;
    QTest::newRow("Jekyll, a permalink with placeholders")
        << head(u"permalink: /:title/"_s) << at(jekyll()) << site << u""_s;
    QTest::newRow("no generator, Markdown") << garden << at({}) << posts << u""_s;
    QTest::newRow("no generator, HTML")
        << garden << at(html) << posts << u"https://example.org/garden-notes.html"_s;
}

void TestPlan::theAddressFollowsTheGenerator()
{
    QFETCH(QString, text);
    QFETCH(Options, options);
    QFETCH(FolderShape, shape);
    QFETCH(QString, url);
    QCOMPARE(plan(text, options, shape).url, url);
}

void TestPlan::theSlugComesFromTheFirstSource_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("lastSlug"); // of a live delivery
    QTest::addColumn<QString>("slug");
    QTest::newRow("of the title") << garden << u"x"_s << u""_s << u"garden-notes"_s;
    QTest::newRow("of the front matter")
        << u"---\nslug: peas\n---\n"_s + garden << u"x"_s << u""_s << u"peas"_s;
    QTest::newRow("frozen after the first publication") << garden << u"x"_s << u"old-name"_s << u"old-name"_s;
    QTest::newRow("frozen against the front matter too")
        << u"---\nslug: peas\n---\n"_s + garden << u"x"_s << u"old-name"_s << u"old-name"_s;
    QTest::newRow("an unusable one is passed over")
        << u"---\nslug: ../../etc/passwd\n---\n"_s + garden << u"x"_s << u""_s << u"garden-notes"_s;
    QTest::newRow("of the file name when there is no title")
        << u"Peas.\n"_s << u"First Peas"_s << u""_s << u"first-peas"_s;
    QTest::newRow("of the file name when the title has no letters")
        << u"# !!!\n\nPeas.\n"_s << u"loud"_s << u""_s << u"loud"_s;
    QTest::newRow("German umlauts by language")
        << u"---\nlang: de\n---\n# Über Bohnen\n\nText.\n"_s << u"x"_s << u""_s << u"ueber-bohnen"_s;
}

void TestPlan::theSlugComesFromTheFirstSource()
{
    QFETCH(QString, text);
    QFETCH(QString, fileName);
    QFETCH(QString, lastSlug);
    QFETCH(QString, slug);
    std::optional<LastDelivery> last;
    if (!lastSlug.isEmpty()) {
        last = LastDelivery{lastSlug + u".md"_s, u"00"_s, lastSlug, morning(), true};
    }
    const auto planned = planFolder(draft(text, fileName), folder(), posts, last, {}, morning());
    QCOMPARE(planned.slug, slug);
    QCOMPARE(planned.remote, slug + u".md"_s);
}

void TestPlan::theDateNeverShiftsADay_data()
{
    QTest::addColumn<QString>("date"); // as the front matter says it
    QTest::addColumn<QString>("planned");
    QTest::addColumn<QString>("place");
    QTest::newRow("a day stays a day")
        << u"2025-03-01"_s << u"2025-03-01T00:00:00+02:00"_s << u"2025-03-01"_s;
    QTest::newRow("an instant keeps its offset")
        << u"2025-03-01T23:30:00-05:00"_s << u"2025-03-01T23:30:00-05:00"_s << u"2025-03-01"_s;
    QTest::newRow("Jekyll's own spelling")
        << u"2025-03-01 23:30:00 +0900"_s << u"2025-03-01T23:30:00+09:00"_s << u"2025-03-01"_s;
    QTest::newRow("UTC") << u"2025-03-01T00:10:00Z"_s << u"2025-03-01T00:10:00Z"_s << u"2025-03-01"_s;
    QTest::newRow("a wall time is taken here")
        << u"2025-03-01 08:15"_s << u"2025-03-01T08:15:00+02:00"_s << u"2025-03-01"_s;
    QTest::newRow("nonsense falls back")
        << u"some day"_s << u"2025-07-22T09:00:00+02:00"_s << u"2025-07-22"_s;
    QTest::newRow("a day that does not exist falls back")
        << u"2025-02-30"_s << u"2025-07-22T09:00:00+02:00"_s << u"2025-07-22"_s;
}

void TestPlan::theDateNeverShiftsADay()
{
    QFETCH(QString, date);
    QFETCH(QString, planned);
    QFETCH(QString, place);
    const QString head = u"---\ntitle: Garden Notes\ndate: \""_s + date + u"\"\n---\n"_s;
    const PublishPlan made = plan(head + garden, jekyll(), site);
    QCOMPARE(made.date.toString(Qt::ISODate), planned);
    QCOMPARE(made.remote, u"_posts/"_s + place + u"-garden-notes.md"_s);
    QVERIFY2(text(made).contains(u"\ndate: \""_s + date + u"\"\n"_s),
             "the writer's own line is carried over");
}

void TestPlan::theWrittenFileIs_data()
{
    QTest::addColumn<QString>("draftText");
    QTest::addColumn<Options>("options");
    QTest::addColumn<FolderShape>("shape");
    QTest::addColumn<QStringList>("holds");
    QTest::addColumn<QStringList>("lacks");
    const QString body = u"Peas first, then beans.\n"_s;
    QTest::newRow("a fresh block for a draft without one")
        << garden << hugo() << site << QStringList{u"Garden Notes"_s, u"2025-07-22T09:00:00+02:00"_s, body}
        << QStringList{u"# Garden"_s, u"slug"_s, u"layout"_s};
    QTest::newRow("a fresh block in TOML")
        << garden << hugo({{u"front-matter"_s, u"toml"_s}}) << site
        << QStringList{u"+++\n"_s, u"title = "_s, u"date = "_s, body} << QStringList{u"---"_s};
    QTest::newRow("a fresh block in JSON")
        << garden << hugo({{u"front-matter"_s, u"json"_s}}) << site << QStringList{u"\"title\""_s, body}
        << QStringList{u"---"_s, u"+++"_s};
    QTest::newRow("Jekyll gets a layout")
        << garden << jekyll() << site << QStringList{u"layout: post\n"_s, body} << QStringList{u"# Garden"_s};
    QTest::newRow("Jekyll with layouts of its own gets none")
        << garden << jekyll() << FolderShape{true, true} << QStringList{body} << QStringList{u"layout"_s};
    QTest::newRow("the draft's block is kept to the letter")
        << u"---\n# mine\ntitle:   'Garden Notes'  # quoted\nweight: 3\ndate: 2025-07-01\nmood:\n  deep: [a]\n---\n"_s +
               garden
        << hugo() << site
        << QStringList{u"---\n# mine\ntitle:   'Garden Notes'  # quoted\nweight: 3\ndate: "
                       u"2025-07-01\nmood:\n  deep: "
                       "[a]\n---\n"_s,
                       body}
        << QStringList{u"# Garden"_s};
    QTest::newRow("a TOML block stays TOML for Hugo")
        << u"+++\ntitle = \"Garden Notes\"\nstatus = \"ready\"\n+++\n"_s + garden << hugo() << site
        << QStringList{u"+++\ntitle = \"Garden Notes\"\n"_s, u"2025-07-22T09:00:00+02:00"_s, body}
        << QStringList{u"status"_s, u"---"_s};
    QTest::newRow("a TOML block becomes YAML for Jekyll")
        << u"+++\ntitle = \"Garden Notes\"\ntags = [\"peas\", \"beans\"]\nstatus = \"ready\"\n+++\n"_s +
               garden
        << jekyll() << site << QStringList{u"---\nlayout: post\n"_s, u"peas"_s, u"beans"_s, body}
        << QStringList{u"+++"_s, u"status"_s};
    QTest::newRow("keys of our own are left out")
        << u"---\nStatus: ready\ntags: [a]\nwords: 900\n---\n"_s + garden << hugo() << site
        << QStringList{u"tags: [a]\n"_s, u"title: "_s, u"date: "_s} << QStringList{u"Status"_s, u"words"_s};
    QTest::newRow("a block of nothing but our own keys")
        << u"---\nstatus: ready\n---\n"_s + garden << Options{} << posts
        << QStringList{u"title: "_s, u"date: "_s, u"# Garden Notes\n"_s} << QStringList{u"status"_s};
    QTest::newRow("draft: true is left out") << u"---\ndraft: true\n---\n"_s + garden << hugo() << site
                                             << QStringList{body} << QStringList{u"draft"_s};
    QTest::newRow("draft: false stays") << u"---\ndraft: false\n---\n"_s + garden << hugo() << site
                                        << QStringList{u"draft: false\n"_s} << QStringList{};
    QTest::newRow("an unusable slug is set right")
        << u"---\nslug: Garden Notes!\n---\n"_s + garden << hugo() << site
        << QStringList{u"slug: garden-notes\n"_s} << QStringList{u"Notes!"_s};
    QTest::newRow("a heading that is not the title stays")
        << u"---\ntitle: Beans\n---\n"_s + garden << hugo() << site << QStringList{u"# Garden Notes\n"_s}
        << QStringList{};
    QTest::newRow("an underlined title goes with its line")
        << u"Garden Notes\n============\n\nPeas first, then beans.\n"_s << hugo() << site << QStringList{body}
        << QStringList{u"===="_s};
    QTest::newRow("without a generator the heading stays")
        << garden << Options{} << posts << QStringList{u"# Garden Notes\n\n"_s + body} << QStringList{};
    QTest::newRow("HTML for Hugo has front matter and no page around it")
        << garden << hugo({{u"format"_s, u"html"_s}}) << site
        << QStringList{u"---\n"_s, u"<p>Peas first, then beans.</p>"_s} << QStringList{u"<h1>"_s, u"<html"_s};
    QTest::newRow("the last line gets its end")
        << u"# Garden Notes\n\nPeas."_s << hugo() << site << QStringList{u"\nPeas.\n"_s} << QStringList{};
    QTest::newRow("other scripts are UTF-8") << u"# 庭のノート\n\n豆をまく。\n"_s << hugo() << site
                                             << QStringList{u"豆をまく。\n"_s} << QStringList{};
}

void TestPlan::theWrittenFileIs()
{
    QFETCH(QString, draftText);
    QFETCH(Options, options);
    QFETCH(FolderShape, shape);
    QFETCH(QStringList, holds);
    QFETCH(QStringList, lacks);
    const PublishPlan planned = plan(draftText, options, shape);
    QCOMPARE(planned.refusals, QStringList());
    const QString written = text(planned);
    for (const QString& part : std::as_const(holds)) {
        QVERIFY2(written.contains(part), qPrintable(u"“"_s + part + u"” is missing in:\n"_s + written));
    }
    for (const QString& part : std::as_const(lacks)) {
        QVERIFY2(!written.contains(part), qPrintable(u"“"_s + part + u"” should not be in:\n"_s + written));
    }
    QVERIFY(written.endsWith(u'\n'));
}

void TestPlan::aWarningIsGiven_data()
{
    QTest::addColumn<QString>("draftText");
    QTest::addColumn<Options>("options");
    QTest::addColumn<QString>("about");
    const auto head = [](const QString& line) { return u"---\n"_s + line + u"\n---\n"_s + garden; };
    QTest::newRow("no title") << u"Peas.\n"_s << hugo() << u"no title"_s;
    QTest::newRow("an image without a description")
        << garden + u"\n![](/peas.jpg)\n"_s << hugo() << u"/peas.jpg"_s;
    QTest::newRow("an image beside the draft")
        << garden + u"\n![Peas](img/peas.jpg)\n"_s << hugo() << u"not copied"_s;
    QTest::newRow("a link to another draft")
        << garden + u"\n[More](../beans.md#when)\n"_s << hugo() << u"../beans.md#when"_s;
    QTest::newRow("tags that are one line of text")
        << head(u"tags: peas, beans"_s) << hugo() << u"peas, beans"_s;
    QTest::newRow("HTML that Hugo leaves out")
        << garden + u"\n<video src=\"x\"></video>\n"_s << hugo() << u"HTML"_s;
    QTest::newRow("braces that Jekyll reads")
        << garden + u"\nUse {{ page.title }}.\n"_s << jekyll() << u"{{"_s;
    QTest::newRow("a date to come") << head(u"date: 2031-01-01"_s) << hugo() << u"2031-01-01"_s;
    QTest::newRow("a date nobody can read") << head(u"date: soon"_s) << hugo() << u"soon"_s;
    QTest::newRow("a slug nobody can use") << head(u"slug: A B"_s) << hugo() << u"A B"_s;
    QTest::newRow("marked as a draft") << head(u"draft: true"_s) << hugo() << u"as a draft"_s;
    QTest::newRow("unpublished for Jekyll") << head(u"published: false"_s) << jekyll() << u"as a draft"_s;
    QTest::newRow("nested keys lost on the way to YAML")
        << u"+++\n[extra]\nmood = \"calm\"\n+++\n"_s + garden << jekyll() << u"extra"_s;
}

void TestPlan::aWarningIsGiven()
{
    QFETCH(QString, draftText);
    QFETCH(Options, options);
    QFETCH(QString, about);
    const PublishPlan planned = plan(draftText, options, site);
    QCOMPARE(planned.refusals, QStringList());
    QCOMPARE(planned.warnings.size(), 1);
    QVERIFY2(planned.warnings.first().contains(about), qPrintable(planned.warnings.first()));
}

void TestPlan::aPlainDraftHasNoWarning()
{
    const QString text = u"---\ntitle: Garden Notes\ntags: [peas, beans]\ndate: 2025-07-22\n---\n"
                         "Peas, ![a pod](/pod.jpg) and [beans](https://example.org).[^1]\n\n[^1]: Later.\n"_s;
    for (const Options& options : {Options{}, hugo(), jekyll()}) {
        QCOMPARE(plan(text, options, site).warnings, QStringList());
    }
}

void TestPlan::aRefusalIsGiven_data()
{
    QTest::addColumn<QString>("draftText");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("about");
    QTest::newRow("an empty draft") << u""_s << u"peas"_s << u"no text"_s;
    QTest::newRow("a title alone") << u"# Peas\n"_s << u"peas"_s << u"no text"_s;
    QTest::newRow("front matter alone") << u"---\ntitle: Peas\n---\n\n"_s << u"peas"_s << u"no text"_s;
    QTest::newRow("nothing to make an address of") << u"Peas.\n"_s << u"!!!"_s << u"slug"_s;
    QTest::newRow("front matter that cannot be read")
        << u"---\ntitle: [Peas\n---\nText.\n"_s << u"peas"_s << u"front matter"_s;
}

void TestPlan::aRefusalIsGiven()
{
    QFETCH(QString, draftText);
    QFETCH(QString, fileName);
    QFETCH(QString, about);
    const auto planned = planFolder(draft(draftText, fileName), folder(hugo()), site, {}, {}, morning());
    QCOMPARE(planned.refusals.size(), 1);
    QVERIFY2(planned.refusals.first().contains(about), qPrintable(planned.refusals.first()));
    QVERIFY(planned.bytes.isEmpty());
}

void TestPlan::aPageStandsByItself()
{
    const Options options{{u"format"_s, u"html"_s}, {u"url"_s, u"https://example.org"_s}};
    const QString page = text(plan(u"---\ntitle: Peas & <Beans>\nlang: en-GB\ndate: 2025-07-20\n"
                                   "description: Say \"peas\"\n---\nText.\n"_s,
                                   options));
    QVERIFY(page.startsWith(u"<!DOCTYPE html>\n<html lang=\"en-GB\">\n"_s));
    QVERIFY(page.contains(u"<title>Peas &amp; &lt;Beans&gt;</title>"_s));
    QVERIFY(page.contains(u"<meta name=\"description\" content=\"Say &quot;peas&quot;\">"_s));
    QVERIFY(page.contains(u"<link rel=\"canonical\" href=\"https://example.org/peas-beans.html\">"_s));
    QVERIFY(page.contains(u"<h1>Peas &amp; &lt;Beans&gt;</h1>\n<p>Text.</p>"_s));
    QVERIFY(page.contains(u"<time datetime=\"2025-07-20\">2025-07-20</time>"_s));
    QVERIFY(page.endsWith(u"</html>\n"_s));
    QVERIFY(!page.contains(u"---"_s));

    const QString headed = text(plan(garden, options));
    QCOMPARE(headed.count(u"<h1>"_s), 1);
    QVERIFY(headed.contains(u"<html>\n"_s));
    QVERIFY2(!text(plan(u"---\nlang: '\"><script>'\n---\n"_s + garden, options)).contains(u"<script>"_s),
             "a language is never more than a language tag");
}

void TestPlan::whatStandsThereDecides()
{
    const TargetConfig target = folder(hugo());
    const auto planAgainst = [&](const std::optional<LastDelivery>& last,
                                 const std::optional<QByteArray>& existing, const QString& text = garden) {
        return planFolder(draft(text), target, site, last, existing, morning().addDays(3));
    };
    const PublishPlan first = planFolder(draft(garden), target, site, {}, {}, morning());
    LastDelivery last = deliveryOf(first);
    const QString edited = garden + u"\nMore.\n"_s;

    QCOMPARE(planAgainst(last, first.bytes).action, PlanAction::Nothing);
    QCOMPARE(planAgainst(last, first.bytes).refusals, QStringList());

    const PublishPlan update = planAgainst(last, first.bytes, edited);
    QCOMPARE(update.action, PlanAction::Update);
    QCOMPARE(update.refusals, QStringList());
    QCOMPARE(update.date, first.date);

    const PublishPlan changed = planAgainst(last, first.bytes + "by hand\n", edited);
    QCOMPARE(changed.refusals.size(), 1);
    QVERIFY(changed.refusals.first().contains(u"outside Brickwork"_s));

    const PublishPlan foreign = planAgainst({}, QByteArray("somebody else's\n"));
    QCOMPARE(foreign.action, PlanAction::Create);
    QCOMPARE(foreign.refusals.size(), 1);
    QVERIFY(foreign.refusals.first().contains(u"did not write it"_s));

    const PublishPlan gone = planAgainst(last, {});
    QCOMPARE(gone.action, PlanAction::Create);
    QCOMPARE(gone.refusals, QStringList());
    QCOMPARE(gone.warnings.size(), 1);

    last.live = false;
    const PublishPlan again = planAgainst(last, {});
    QCOMPARE(again.action, PlanAction::Create);
    QCOMPARE(again.warnings, QStringList());
    QCOMPARE(again.date, first.date);
    const PublishPlan taken = planAgainst(last, QByteArray("somebody else's\n"));
    QCOMPARE(taken.refusals.size(), 1);
    const PublishPlan cameBack = planAgainst(last, first.bytes, edited);
    QCOMPARE(cameBack.action, PlanAction::Update);
    QCOMPARE(cameBack.refusals, QStringList());
}

void TestPlan::thePublishedPlaceIsFrozen()
{
    const TargetConfig target = folder(jekyll());
    const PublishPlan first = planFolder(draft(garden), target, site, {}, {}, morning());
    const QString renamed = u"---\nslug: peas\n---\n# All About Peas\n\nPeas.\n"_s;
    const PublishPlan second =
        planFolder(draft(renamed), target, site, deliveryOf(first), first.bytes, morning().addDays(40));
    QCOMPARE(second.refusals, QStringList());
    QCOMPARE(second.action, PlanAction::Update);
    QCOMPARE(second.slug, first.slug);
    QCOMPARE(second.remote, first.remote);
    QCOMPARE(second.title, u"All About Peas"_s);
    QCOMPARE(second.warnings.size(), 1);
    QVERIFY(second.warnings.first().contains(u"peas"_s));
    QVERIFY2(text(second).contains(u"slug: garden-notes\n"_s), "the generator must not move the page either");

    const PublishPlan moved =
        planFolder(draft(garden), target, posts, deliveryOf(first), first.bytes, morning());
    QCOMPARE(moved.remote, first.remote);
    QCOMPARE(moved.warnings.size(), 1);
}

void TestPlan::aRetractedPostMayMove()
{
    const TargetConfig target = folder(hugo());
    LastDelivery last = deliveryOf(planFolder(draft(garden), target, site, {}, {}, morning()));
    last.live = false;
    const auto again = [&](const QString& text, const FolderShape& shape) {
        return planFolder(draft(text), target, shape, last, {}, morning().addDays(9));
    };
    QCOMPARE(again(u"# Another Title\n\nPeas.\n"_s, site).slug, u"garden-notes"_s);
    QCOMPARE(again(u"---\nslug: peas\n---\n"_s + garden, site).remote, u"content/posts/peas.md"_s);
    QCOMPARE(again(garden, posts).remote, u"garden-notes.md"_s);
    QCOMPARE(again(garden, posts).warnings, QStringList());
}

void TestPlan::jekyllIsToldOfABrokenAddress()
{
    const TargetConfig target = folder(jekyll({{u"url"_s, u"https://example.org"_s}}));
    const PublishPlan first = planFolder(draft(garden), target, site, {}, {}, morning());
    const PublishPlan second = planFolder(draft(u"---\ndate: 2025-07-01\n---\n"_s + garden), target, site,
                                          deliveryOf(first), first.bytes, morning());
    QCOMPARE(second.remote, first.remote);
    QCOMPARE(second.url, u"https://example.org/2025/07/01/garden-notes.html"_s);
    QVERIFY(second.warnings.join(u'\n').contains(u"will break"_s));
}

void TestPlan::anotherFormatIsRefusedWhileLive()
{
    const PublishPlan first = planFolder(draft(garden), folder(hugo()), site, {}, {}, morning());
    const TargetConfig html = folder(hugo({{u"format"_s, u"html"_s}}));
    LastDelivery last = deliveryOf(first);
    QCOMPARE(planFolder(draft(garden), html, site, last, first.bytes, morning()).refusals.size(), 1);
    last.live = false;
    QCOMPARE(planFolder(draft(garden), html, site, last, {}, morning()).remote,
             u"content/posts/garden-notes.html"_s);
}

void TestPlan::aForgedPlaceIsRefused()
{
    for (const QString& remote :
         {u"../../.bashrc"_s, u"/etc/passwd"_s, u".git/hooks/pre-commit"_s, u"a/../b.md"_s, u"Garden.md"_s,
          u"garden.sh"_s, u"content/posts/x.md\n"_s, u""_s}) {
        const LastDelivery last{remote, u"00"_s, u"garden-notes"_s, morning(), true};
        const auto planned = planFolder(draft(garden), folder(hugo()), site, last, {}, morning());
        QVERIFY2(!planned.refusals.isEmpty(), qPrintable(remote));
        QVERIFY(planned.bytes.isEmpty());
    }
}

void TestPlan::theSameDraftPlansTheSameBytes()
{
    const QString long_ =
        u"# Garden Notes\n\n"_s + u"Peas and beans, \"quoted\" -- twice.\n\n"_s.repeated(200);
    for (const Options& options : {Options{}, hugo(), jekyll(), Options{{u"format"_s, u"html"_s}}}) {
        const auto once = plan(long_, options, site);
        const auto later = planFolder(draft(long_), folder(options), site, deliveryOf(once), once.bytes,
                                      morning().addYears(1));
        QCOMPARE(later.action, PlanAction::Nothing);
        QCOMPARE(later.bytes, once.bytes);
    }
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
