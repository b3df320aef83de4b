#include "core/publish/kinds.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

OptionInfo bodyOption()
{
    return {.key = u"body"_s,
            .shape = OptionShape::Choice,
            .caption = Sentences::tr("Text"),
            .hint = Sentences::tr(
                "As HTML, the post is exactly what the preview shows. As blocks, it can be edited in "
                "Ghost, but some of it may be lost."),
            .fallback = u"card"_s,
            .choices = {{.word = u"card"_s, .name = Sentences::tr("One HTML card")},
                        {.word = u"blocks"_s, .name = Sentences::tr("Ghost's own blocks")}},
            .rarely = true};
}

OptionInfo readersOption()
{
    return {.key = u"readers"_s,
            .shape = OptionShape::Choice,
            .caption = Sentences::tr("Who may read new posts"),
            .hint = Sentences::tr("What is out already stays as it is."),
            .choices = {{.word = u"public"_s, .name = Sentences::tr("Everybody")},
                        {.word = u"members"_s, .name = Sentences::tr("Members")},
                        {.word = u"paid"_s, .name = Sentences::tr("Paying members")}},
            .rarely = true};
}

} // namespace

KindInfo ghostKind()
{
    return {
        .kind = u"ghost"_s,
        .name = u"Ghost"_s,
        .sentence = Sentences::tr("A Ghost publication, yours or hosted; newsletters only when you say so."),
        .secretCaption = Sentences::tr("Admin API key"),
        .secretHint =
            Sentences::tr("In Ghost: Settings, Integrations, add a custom integration, copy its Admin API "
                          "key."),
        .options = {{.key = u"url"_s,
                     .shape = OptionShape::WebAddress,
                     .caption = Sentences::tr("Address of the site"),
                     .hint = Sentences::tr("Where its administration opens, without “/ghost”."),
                     .example = u"https://blog.example"_s,
                     .required = true},
                    bodyOption(),
                    readersOption()}};
}

} // namespace brickwork
