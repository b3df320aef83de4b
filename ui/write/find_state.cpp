#include "ui/write/find_state.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::FindState)
};

QString countText(const FindProgress& progress, const QLocale& locale)
{
    QString all = locale.toString(progress.found);
    if (progress.more)
        all += u'+';
    else if (progress.running)
        all += u'…';
    if (progress.found == 0)
        return progress.running ? Tr::tr("Searching…") : Tr::tr("No match");
    if (progress.current < 0)
        return progress.found == 1 ? Tr::tr("%1 match").arg(all) : Tr::tr("%1 matches").arg(all);
    //: which match of how many: "3 of 17"
    return Tr::tr("%1 of %2").arg(locale.toString(progress.current + 1), all);
}

} // namespace

FindState findState(const FindProgress& progress, const QLocale& locale)
{
    FindState state;
    if (!progress.looking)
        return state;
    if (progress.broken) {
        state.problem = *progress.broken;
        state.nothing = true;
        return state;
    }
    state.count = countText(progress, locale);
    state.nothing = progress.found == 0 && !progress.running;
    state.canStep = progress.found > 0;
    if (progress.hardLine)
        state.problem =
            Tr::tr("This expression takes too many steps: it was given up in line %1. A more exact one "
                   "will be faster.")
                .arg(locale.toString(*progress.hardLine));
    else if (progress.wrapped)
        state.problem = Tr::tr("The search went on from the other end of the text.");
    return state;
}

QString replacedSentence(int count, const QLocale& locale)
{
    return count == 1 ? Tr::tr("1 match replaced")
                      : Tr::tr("%1 matches replaced").arg(locale.toString(count));
}

} // namespace brickwork
