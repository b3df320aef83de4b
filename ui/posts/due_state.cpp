#include "ui/posts/due_state.h"

#include "core/flows/issue_notes.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DueDrafts)
};

} // namespace

QString dueText(const DueDraft& due, Day today, const QLocale& locale)
{
    QString day = announcedDay(due.draft.when.day, today, locale);
    if (due.days == 0)
        day = Words::tr("today");
    else if (due.days == 1)
        day = Words::tr("tomorrow");
    if (due.draft.when.time)
        //: a day, then a time of day
        day = Words::tr("%1, %2").arg(day, locale.toString(*due.draft.when.time, QLocale::ShortFormat));
    if (due.days == -1)
        return Words::tr("Was due yesterday");
    return due.state == DueState::Overdue ? Words::tr("Was due on %1").arg(day)
                                          : Words::tr("Due: %1").arg(day);
}

DueDrafts dueState(const std::vector<DueDraft>& due, Day today, const QLocale& locale)
{
    DueDrafts state{.rows = {},
                    .heading = Words::tr("Ready, with a day"),
                    .note = Words::tr("Brickwork publishes only when you ask it to; nothing goes out while "
                                      "it is closed.")};
    for (const DueDraft& each : due)
        state.rows.push_back({.draft = each.draft.id,
                              .title = each.draft.title.simplified(),
                              .when = dueText(each, today, locale)});
    return state;
}

} // namespace brickwork
