#include "core/publish/kinds.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

OptionInfo serviceOption()
{
    return {.key = u"service"_s,
            .shape = OptionShape::Choice,
            .caption = Sentences::tr("Editor"),
            .fallback = u"substack"_s,
            .choices = {{u"substack"_s, u"Substack"_s},
                        {u"medium"_s, u"Medium"_s},
                        {u"other"_s, Sentences::tr("Another editor")}}};
}

OptionInfo editorOption()
{
    return {.key = u"editor"_s,
            .shape = OptionShape::Text,
            .caption = Sentences::tr("What it is called"),
            .hint = Sentences::tr(
                "As it shall be named in sentences. Without it, the name of this place is used."),
            .example = u"Buttondown"_s,
            .onlyIfKey = u"service"_s,
            .onlyIfWords = {u"other"_s}};
}

OptionInfo addressOption()
{
    return {.key = u"url"_s,
            .shape = OptionShape::WebAddress,
            .caption = Sentences::tr("Address of your publication"),
            .hint = Sentences::tr("The editor can be opened from the sheet then."),
            .example = u"https://you.substack.com"_s,
            .onlyIfKey = u"service"_s,
            .onlyIfWords = {u"substack"_s, u"other"_s}};
}

OptionInfo tablesOption()
{
    return {.key = u"tables"_s,
            .shape = OptionShape::Choice,
            .caption = Sentences::tr("Tables become"),
            .hint = Sentences::tr(
                "These editors have no tables. A list can be read by everybody; a picture keeps "
                "the columns."),
            .fallback = u"list"_s,
            .choices = {{u"list"_s, Sentences::tr("Lists")}, {u"image"_s, Sentences::tr("Pictures")}}};
}

OptionInfo picturesOption()
{
    return {.key = u"pictures"_s,
            .shape = OptionShape::Choice,
            .caption = Sentences::tr("Pictures"),
            .hint = Sentences::tr(
                "Substack takes pictures with the text; Medium does not, and of other editors it "
                "is not known."),
            .fallback = u"usual"_s,
            .choices = {{u"usual"_s, Sentences::tr("As the editor is known to take them")},
                        {u"inline"_s, Sentences::tr("Copied with the text")},
                        {u"hand"_s, Sentences::tr("Put in by hand, one by one")}},
            .rarely = true};
}

} // namespace

KindInfo newsletterKind()
{
    return {.kind = u"newsletter"_s,
            .name = Sentences::tr("Newsletter"),
            .sentence = Sentences::tr("Substack, Medium or another editor, by copy and paste."),
            .secretCaption = {},
            .secretHint = {},
            .options = {serviceOption(), editorOption(), addressOption(), tablesOption(), picturesOption()},
            .byHand = true};
}

} // namespace brickwork
