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

KindInfo wordpressKind()
{
    return {.kind = u"wordpress"_s,
            .name = u"WordPress"_s,
            .sentence = Sentences::tr("A WordPress site, your own or hosted."),
            .secretCaption = Sentences::tr("Application password"),
            .secretHint =
                Sentences::tr("Made in WordPress under Users, Profile, Application Passwords. It is not the "
                              "password you log in with."),
            .options = {{.key = u"url"_s,
                         .shape = OptionShape::WebAddress,
                         .caption = Sentences::tr("Address of the site"),
                         .example = u"https://example.org"_s,
                         .required = true},
                        {.key = u"user"_s,
                         .shape = OptionShape::Text,
                         .caption = Sentences::tr("User name"),
                         .hint = Sentences::tr("The name you log in with."),
                         .required = true},
                        {.key = u"body"_s,
                         .shape = OptionShape::Choice,
                         .caption = Sentences::tr("Form of the text"),
                         .hint = Sentences::tr("Blocks can be edited one by one in WordPress."),
                         .fallback = u"blocks"_s,
                         .choices = {{u"blocks"_s, Sentences::tr("Blocks")},
                                     {u"classic"_s, Sentences::tr("One classic block")}},
                         .rarely = true}}};
}

} // namespace brickwork
