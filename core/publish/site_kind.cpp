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

KindInfo siteKind()
{
    return {.kind = u"site"_s,
            .name = u"Site"_s,
            .sentence = Sentences::tr("A site of its own in a folder, ready to be put on any web server."),
            .secretCaption = {},
            .secretHint = {},
            .options = {{.key = u"path"_s,
                         .shape = OptionShape::Folder,
                         .caption = Sentences::tr("Folder"),
                         .required = true}}};
}

} // namespace brickwork
