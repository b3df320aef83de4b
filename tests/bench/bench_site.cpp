// The built-in site with 2,000 posts of a thousand words: built from nothing, after one post changed, and
// when nothing did; and beside it Hugo, on the same texts with the least of layouts, where it is installed.
#include "core/publish/site_build.h"
#include "core/publish/site_freeze.h"
#include "core/publish/site_target.h"
#include "core/site/site_records.h"
#include "tests/bench/figures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimeZone>

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int posts = 2000;

QString textOf(int number, int edition)
{
    QString text = u"---\ntitle: Post number %1\ntags: [t%2, t%3]\nseries: Series %4\n---\n"_s.arg(number)
                       .arg(number % 17)
                       .arg(number % 40 + 20)
                       .arg(number / 10);
    for (int part = 0; part < 5; ++part) {
        text += u"## Part %1\n\n"_s.arg(part);
        for (int line = 0; line < 5; ++line)
            text +=
                u"The wall grows by a little each day, *and nobody sees it move*: the %1th line says so in "
                "many words, of which a few are [links](post-%2.md) and the others are not. One lays a "
                "brick, goes to bed, and in the morning there is a wall.\n\n"_s.arg(line)
                    .arg((number + line) % posts);
    }
    return text + u"Edition %1 of this text.\n"_s.arg(edition);
}

PublishRequest requestOf(int number, int edition)
{
    const QString name = u"post-%1"_s.arg(number);
    const QDateTime first(QDate(2010, 1, 1), QTime(9, 0), QTimeZone::UTC);
    PublishRequest request{.draft = {.id = name + u".md"_s,
                                     .text = textOf(number, edition),
                                     .fileBaseName = name,
                                     .folder = u"/nowhere"_s,
                                     .workspaceRoot = u"/nowhere"_s},
                           .last = {},
                           .date = first.addDays(number * 2)};
    request.token = QString::number(edition);
    return request;
}

/// A benchmark of what failed would look fast.
template <typename Value>
Value must(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().sentence));
        std::exit(EXIT_FAILURE);
    }
    return std::move(*result);
}

void freezeAll(const QString& data)
{
    for (int number = 0; number < posts; ++number) {
        const PublishRequest request = requestOf(number, 1);
        const Document document = parseMarkdown(request.draft.text);
        FrozenPost frozen = frozenPost(articleOf(request, document), request, document);
        frozen.post.hash = QString::number(number);
        if (const auto written = writeRecord(data, {.post = frozen.post, .text = frozen.text}); !written)
            must<int>(Failure(written.error()));
    }
}

void put(const QString& path, const QString& text)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(text.toUtf8()) < 0) {
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
        std::exit(EXIT_FAILURE);
    }
}

/// Hugo's front matter has the date that the request gives a post of ours.
QString hugoText(const PublishRequest& request)
{
    QString text = request.draft.text;
    return text.insert(4, u"date: %1\n"_s.arg(request.date.toString(Qt::ISODate)));
}

void besideHugo(const QString& folder)
{
    const QString program = QStandardPaths::findExecutable(u"hugo"_s);
    if (program.isEmpty()) {
        std::printf("Hugo is not installed here, so nothing stands beside it.\n");
        return;
    }
    put(folder + u"/hugo.toml"_s, u"baseURL = \"https://example.org/\"\ntitle = \"Posts\"\n"_s);
    put(folder + u"/layouts/_default/single.html"_s, u"<h1>{{ .Title }}</h1>{{ .Content }}\n"_s);
    put(folder + u"/layouts/_default/list.html"_s,
        u"{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}\n"_s);
    const auto write = [&](int number, int edition) {
        put(folder + u"/content/posts/post-%1.md"_s.arg(number), hugoText(requestOf(number, edition)));
    };
    for (int number = 0; number < posts; ++number)
        write(number, 1);
    const auto build = [&] {
        QProcess hugo;
        hugo.setWorkingDirectory(folder);
        hugo.start(program, {u"--quiet"_s});
        if (!hugo.waitForFinished(-1) || hugo.exitCode() != 0) {
            std::fprintf(stderr, "hugo: %s\n", hugo.readAllStandardError().constData());
            std::exit(EXIT_FAILURE);
        }
    };
    std::vector<double> whole;
    for (int run = 0; run < 5; ++run) {
        QDir(folder + u"/public"_s).removeRecursively();
        whole.push_back(bench::timed(build));
    }
    bench::print("hugo, from nothing", bench::figuresOf(whole));
    int edition = 1;
    std::vector<double> changed;
    for (int run = 0; run < 5; ++run) {
        write(1234, ++edition);
        changed.push_back(bench::timed(build));
    }
    bench::print("hugo, after one post changed", bench::figuresOf(changed));
}

} // namespace

int main()
{
    const QTemporaryDir place;
    const QString root = place.filePath(u"work"_s);
    QDir().mkpath(root);
    const TargetConfig config{
        u"home"_s, u"site"_s, {{u"path"_s, place.filePath(u"site"_s)}, {u"url"_s, u"https://example.org"_s}}};
    freezeAll(siteDataFolder(root, config.name));

    bench::printHead("The built-in site, 2,000 posts");
    const auto build = [&] { must(buildSite(root, config, Errand())); };
    std::vector<double> whole;
    for (int run = 0; run < 5; ++run) {
        QDir(config.option(u"path"_s)).removeRecursively();
        whole.push_back(bench::timed(build));
    }
    bench::print("all pages, feeds and lists, from nothing", bench::figuresOf(whole));
    int edition = 1;
    const SiteTarget target(config, {.workspaceRoot = root, .secret = {}});
    bench::print("one post published again",
                 bench::measure(9,
                                [&] {
                                    PublishRequest request = requestOf(1234, ++edition);
                                    const PublishPlan plan = must(target.plan(request, Errand()));
                                    must(target.deliver(plan, request, Errand()));
                                }),
                 "below 1 s");
    bench::print("nothing changed", bench::measure(9, build));
    besideHugo(place.filePath(u"hugo"_s));
}
