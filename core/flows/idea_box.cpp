#include "core/flows/idea_box.h"

#include "core/flows/draft_naming.h"
#include "core/markdown/front_matter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool breaks(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
           c == QChar::ParagraphSeparator;
}

/// Number signs at the end of a heading close it and would be lost.
QString heading(const QString& idea)
{
    if (idea.startsWith("# "_L1))
        return idea;
    qsizetype closing = idea.size();
    while (closing > 0 && idea[closing - 1] == u'#')
        --closing;
    const bool lost = closing < idea.size() && (closing == 0 || idea[closing - 1].isSpace());
    return u"# "_s + (lost ? idea.first(closing) + u'\\' + idea.sliced(closing) : idea);
}

} // namespace

QString ideaText(const QString& idea, Day caught)
{
    return makeFrontMatter(FrontMatterKind::Yaml, {{u"status"_s, {toText(DraftStatus::Idea)}, false},
                                                   {u"created"_s, {caught.iso()}, false}}) +
           u'\n' + heading(idea.trimmed()) + u'\n';
}

Result<DraftId> catchIdea(const Workspace& workspace, const QString& idea, Day today)
{
    const QString line = idea.trimmed();
    if (line.isEmpty() || std::ranges::any_of(line, breaks))
        return fail(ErrorCode::Refused,
                    QCoreApplication::translate("IdeaBox", "An idea is one line of text. Nothing was made."));
    const QString text = ideaText(line, today);
    TextFile written;
    return createDraft(workspace, nameFor(text), text, &written);
}

Day waitingSince(const DraftEntry& entry, Day modifiedDay, Day today)
{
    const Day since = entry.created.isValid() ? Day(entry.created) : modifiedDay;
    return std::min(since, today);
}

} // namespace brickwork
