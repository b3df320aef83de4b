#include "core/publish/kinds.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

OptionInfo gitText(const QString& key, const QString& caption, const QString& hint, const QString& example,
                   const QStringList& onlyIf)
{
    return {.key = key,
            .shape = OptionShape::Text,
            .caption = caption,
            .hint = hint,
            .example = example,
            .onlyIfKey = u"git"_s,
            .onlyIfWords = onlyIf,
            .rarely = true};
}

std::vector<OptionInfo> placeOptions()
{
    const auto generator = [](const QString& word, const QString& name) { return OptionChoice{word, name}; };
    return {{.key = u"path"_s,
             .shape = OptionShape::Folder,
             .caption = Sentences::tr("Folder"),
             .hint = Sentences::tr("Best the root of the site, where its configuration lies."),
             .required = true},
            {.key = u"generator"_s,
             .shape = OptionShape::Choice,
             .caption = Sentences::tr("Site generator"),
             .fallback = u"none"_s,
             .choices = {generator(u"hugo"_s, u"Hugo"_s), generator(u"jekyll"_s, u"Jekyll"_s),
                         generator(u"zola"_s, u"Zola"_s), generator(u"eleventy"_s, u"Eleventy"_s),
                         generator(u"astro"_s, u"Astro"_s), generator(u"none"_s, Sentences::tr("None"))}},
            {.key = u"url"_s,
             .shape = OptionShape::WebAddress,
             .caption = Sentences::tr("Address of the site"),
             .example = u"https://example.org"_s},
            {.key = u"git"_s,
             .shape = OptionShape::Choice,
             .caption = Sentences::tr("git"),
             .hint = Sentences::tr("Only the files of the post, with your own git settings. Never forced."),
             .fallback = u"off"_s,
             .choices = {{u"off"_s, Sentences::tr("I do that myself")},
                         {u"commit"_s, Sentences::tr("Commit")},
                         {u"push"_s, Sentences::tr("Commit and push")}}}};
}

} // namespace

KindInfo folderKind()
{
    KindInfo info{.kind = u"folder"_s,
                  .name = Sentences::tr("Folder"),
                  .sentence = Sentences::tr("Files for Hugo, Jekyll, Zola, Eleventy, Astro or by themselves; "
                                            "with git if you like."),
                  .secretCaption = {},
                  .secretHint = {},
                  .options = placeOptions()};
    const std::vector<OptionInfo> rarely{
        {.key = u"section"_s,
         .shape = OptionShape::Text,
         .caption = Sentences::tr("Section"),
         .hint = Sentences::tr("A folder of the site for posts, if they do not go where the others are."),
         .example = u"essays/2026"_s,
         .rarely = true},
        {.key = u"images"_s,
         .shape = OptionShape::Text,
         .caption = Sentences::tr("Pictures"),
         .hint = Sentences::tr(
             "A folder of the site whose files readers can reach, or “beside” for the folder of "
             "the post. Empty: as the generator wants it."),
         .example = u"static/images"_s,
         .rarely = true},
        {.key = u"format"_s,
         .shape = OptionShape::Choice,
         .caption = Sentences::tr("Format"),
         .fallback = u"markdown"_s,
         .choices = {{u"markdown"_s, u"Markdown"_s}, {u"html"_s, u"HTML"_s}},
         .rarely = true},
        {.key = u"front-matter"_s,
         .shape = OptionShape::Choice,
         .caption = Sentences::tr("Front matter"),
         .hint = Sentences::tr("Of posts whose draft has none."),
         .choices = {{u"yaml"_s, u"YAML"_s}, {u"toml"_s, u"TOML"_s}, {u"json"_s, u"JSON"_s}},
         .rarely = true},
        {.key = u"date-key"_s,
         .shape = OptionShape::Text,
         .caption = Sentences::tr("Key of the date"),
         .hint = Sentences::tr("As the collection's schema calls it, if the posts there do not show it."),
         .example = u"pubDate"_s,
         .onlyIfKey = u"generator"_s,
         .onlyIfWords = {u"astro"_s},
         .rarely = true},
        gitText(u"git-branch"_s, Sentences::tr("Branch"),
                Sentences::tr("Refuse to publish while another one is checked out."), {},
                {u"commit"_s, u"push"_s}),
        gitText(u"git-remote"_s, Sentences::tr("Remote"),
                Sentences::tr("Where the branch goes, if this is empty."), u"origin"_s, {u"push"_s}),
        gitText(u"git-message"_s, Sentences::tr("Commit message"),
                Sentences::tr("{title}, {action}, {slug} and {date} are filled in."), u"{action} “{title}”"_s,
                {u"commit"_s, u"push"_s})};
    info.options.insert(info.options.end(), rarely.begin(), rarely.end());
    return info;
}

} // namespace brickwork
