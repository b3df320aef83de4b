#include "core/publish/kinds.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

KindInfo micropubKind()
{
    return {.kind = u"micropub"_s,
            .name = u"Micropub"_s,
            .sentence = Sentences::tr(
                "A site that takes posts by the Micropub standard, as those of the IndieWeb do."),
            .secretCaption = Sentences::tr("Access token"),
            .secretHint =
                Sentences::tr("Made by your site; it needs the scopes create, update, delete and media."),
            .options = {{.key = u"url"_s,
                         .shape = OptionShape::WebAddress,
                         .caption = Sentences::tr("Address of the site"),
                         .example = u"https://example.org"_s,
                         .required = true},
                        {.key = u"drafts"_s,
                         .shape = OptionShape::Choice,
                         .caption = Sentences::tr("Drafts"),
                         .hint = Sentences::tr(
                             "A site that keeps drafts gets the post hidden first, and shows it when "
                             "it is whole."),
                         .fallback = u"ask"_s,
                         .choices = {{u"ask"_s, Sentences::tr("As the site says")},
                                     {u"yes"_s, Sentences::tr("The site keeps them")},
                                     {u"no"_s, Sentences::tr("The site does not keep them")}},
                         .rarely = true},
                        {.key = u"endpoint"_s,
                         .shape = OptionShape::WebAddress,
                         .caption = Sentences::tr("Micropub address"),
                         .hint = Sentences::tr("Only if the site does not name it itself."),
                         .example = u"https://example.org/micropub"_s,
                         .rarely = true}},
            .byAddress = true};
}

} // namespace brickwork
