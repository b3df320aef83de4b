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

KindInfo newsletterKind()
{
    return {.kind = u"newsletter"_s,
            .name = u"Newsletter"_s,
            .sentence = Sentences::tr("Substack, Medium or another editor, by copy and paste."),
            .secretCaption = {},
            .secretHint = {},
            .options = {}};
}

} // namespace brickwork
