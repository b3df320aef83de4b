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
            .sentence = Sentences::tr("A WordPress site, yours or hosted."),
            .secretCaption = Sentences::tr("Application password"),
            .secretHint = {},
            .options = {{.key = u"url"_s, .shape = OptionShape::WebAddress, .caption = Sentences::tr("Address of the site"), .required = true}}};
}

} // namespace brickwork
