#include "ui/drafts/draft_goal.h"

#include "core/habit/pace.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftGoal)
};

constexpr int mostWords = 10'000'000;

} // namespace

std::optional<DraftGoal> draftGoalFrom(QStringView text)
{
    const QString simple = text.toString().simplified();
    //: between a number of words and a day: "2000 by 2026-12-01"
    const QStringList parts = simple.split(u' ' + Words::tr("by") + u' ');
    bool whole = false;
    const int words = parts.first().toInt(&whole);
    if (!whole || words < 1 || words > mostWords || parts.size() > 2)
        return std::nullopt;
    DraftGoal goal{.words = words, .due = {}};
    if (parts.size() == 2) {
        goal.due = Day::fromIso(parts.last());
        if (!goal.due)
            return std::nullopt;
    }
    return goal;
}

QString draftGoalText(const DraftGoal& goal)
{
    const QString words = QString::number(goal.words);
    return goal.due ? u"%1 %2 %3"_s.arg(words, Words::tr("by"), goal.due->iso()) : words;
}

QString draftPace(const DraftGoal& goal, int words, Day today, const QLocale& locale)
{
    if (words >= goal.words)
        return Words::tr("reached");
    if (!goal.due)
        return {};
    const QString left = locale.toString(goal.words - words);
    if (*goal.due < today)
        return Words::tr("%1 to go, the day is past").arg(left);
    if (*goal.due == today)
        return Words::tr("%1 to go, due today").arg(left);
    const Pace pace = paceOf(goal.words, words, today, *goal.due, today);
    const QString day = locale.toString(goal.due->date(), goal.due->date().year() == today.date().year()
                                                              ? Words::tr("d MMM")
                                                              : Words::tr("d MMM yyyy"));
    //: words a day until a day
    return Words::tr("%1 a day until %2")
        .arg(locale.toString(static_cast<int>(std::ceil(pace.neededADay))), day);
}

} // namespace brickwork
