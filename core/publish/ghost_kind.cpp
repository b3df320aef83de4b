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

KindInfo ghostKind()
{
    return {.kind = u"ghost"_s,
            .name = u"Ghost"_s,
            .sentence = Sentences::tr("A Ghost publication."),
            .secretCaption = Sentences::tr("Admin API key"),
            .secretHint = {},
            .options = {{.key = u"url"_s, .shape = OptionShape::WebAddress, .caption = Sentences::tr("Address of the site"), .required = true}}};
}

} // namespace brickwork
