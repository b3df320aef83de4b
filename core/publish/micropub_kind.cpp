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
            .sentence = Sentences::tr("A site that takes posts by the Micropub standard, as those of the IndieWeb do."),
            .secretCaption = Sentences::tr("Access token"),
            .secretHint = Sentences::tr("Made by your site; it needs the scopes create, update, delete and media."),
            .options = {{.key = u"url"_s,
                         .shape = OptionShape::WebAddress,
                         .caption = Sentences::tr("Address of the site"),
                         .example = u"https://example.org"_s,
                         .required = true}}};
}

} // namespace brickwork
