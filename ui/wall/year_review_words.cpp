// The year under review in words: what the picture says and who cannot see it hears.
#include "ui/wall/year_review.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(YearReview)
};

QString range(Day first, Day last, const QLocale& locale)
{
    if (first == last)
        return reviewDate(first, locale);
    //: from a day to a day: "3 Feb – 17 Mar"
    return Words::tr("%1 – %2").arg(reviewDate(first, locale), reviewDate(last, locale));
}

QString parts(const QStringList& texts)
{
    return texts.join(u" · "_s);
}

ReviewFigure bricksFigure(const YearReview& review)
{
    const QLocale& locale = review.locale;
    const auto [small, normal, large] = review.sizes;
    QStringList sizes;
    if (small > 0)
        sizes << Words::tr("%1 small").arg(locale.toString(small));
    if (normal > 0)
        sizes << Words::tr("%1 normal").arg(locale.toString(normal));
    if (large > 0)
        sizes << Words::tr("%1 large").arg(locale.toString(large));
    return {.figure = locale.toString(review.bricks),
            .label = review.bricks == 1 ? Words::tr("brick laid") : Words::tr("bricks laid"),
            .detail = parts(sizes)};
}

ReviewFigure postsFigure(const YearReview& review)
{
    const QLocale& locale = review.locale;
    ReviewFigure figure{.figure = locale.toString(review.posts),
                        .label =
                            review.posts == 1 ? Words::tr("post published") : Words::tr("posts published"),
                        .detail = {}};
    if (review.firstPost && review.lastPost)
        figure.detail = range(*review.firstPost, *review.lastPost, locale);
    return figure;
}

QString dayCount(int days, const QLocale& locale)
{
    return days == 1 ? Words::tr("on 1 day") : Words::tr("on %1 days").arg(locale.toString(days));
}

/// More may have been deleted than typed: such a year is told by its days.
ReviewFigure writingFigure(const YearReview& review)
{
    const QLocale& locale = review.locale;
    if (review.words > 0)
        return {.figure = locale.toString(review.words),
                .label = review.words == 1 ? Words::tr("word typed") : Words::tr("words typed"),
                .detail = dayCount(review.daysWritten, locale)};
    return {.figure = locale.toString(review.daysWritten),
            .label = review.daysWritten == 1 ? Words::tr("day written") : Words::tr("days written"),
            .detail = {}};
}

ReviewFigure weekFigure(const BestWeek& week, const QLocale& locale)
{
    const QString dates = range(week.first, week.last, locale);
    if (week.bricks == 0)
        return {.figure = locale.toString(week.posts),
                .label = week.posts == 1 ? Words::tr("post, best week") : Words::tr("posts, best week"),
                .detail = dates};
    return {.figure = locale.toString(week.bricks),
            .label = week.bricks == 1 ? Words::tr("brick, best week") : Words::tr("bricks, best week"),
            .detail = week.posts > 0 ? parts({dates, postCount(week.posts, locale)}) : dates};
}

} // namespace

QString reviewDate(Day day, const QLocale& locale)
{
    //: a day without its year, in the date format of Qt
    return locale.toString(day.date(), Words::tr("d MMM"));
}

std::vector<ReviewFigure> reviewFigures(const YearReview& review)
{
    const QLocale& locale = review.locale;
    std::vector<ReviewFigure> figures;
    if (review.bricks > 0)
        figures.push_back(bricksFigure(review));
    if (review.posts > 0)
        figures.push_back(postsFigure(review));
    // A single brick is no run yet.
    if (review.longest && review.longest->bricks > 1)
        figures.push_back({.figure = locale.toString(review.longest->bricks),
                           .label = Words::tr("longest run"),
                           .detail = range(*review.longest->start, *review.longest->end, locale)});
    if (review.daysWritten > 0)
        figures.push_back(writingFigure(review));
    if (review.bestWeek && review.bricks + review.posts > 1)
        figures.push_back(weekFigure(*review.bestWeek, locale));
    if (review.direction)
        //: a share in per cent: "71%"
        figures.push_back(
            {.figure = Words::tr("%1%").arg(locale.toString(qRound(review.direction->share() * 100))),
             .label = review.direction->name,
             .detail = Words::tr("leading direction")});
    return figures;
}

QString reviewSubtitle(const YearReview& review)
{
    if (!review.until && review.isEmpty())
        return Words::tr("A quiet year");
    if (!review.until)
        return Words::tr("A year, brick by brick");
    //: a day without its year, in the date format of Qt
    return Words::tr("So far: until %1")
        .arg(review.locale.toString(review.until->date(), Words::tr("d MMMM")));
}

QString emptyYearSentence(const YearReview& review)
{
    return review.until ? Words::tr("This year’s wall is still to come. One brick begins it.")
                        : Words::tr("A year without bricks. The ground stayed, and it can be built on.");
}

QString titleCaption(const YearReview& review, std::size_t title)
{
    if (review.posts == 1)
        return Words::tr("The post");
    return review.titles.at(title).day == review.firstPost && title == 0 ? Words::tr("First post")
                                                                         : Words::tr("Last post");
}

QString reviewText(const YearReview& review)
{
    QStringList lines{
        Words::tr("%1 in review. %2").arg(QString::number(review.year), reviewSubtitle(review))};
    if (review.isEmpty())
        lines << emptyYearSentence(review);
    for (const ReviewFigure& figure : reviewFigures(review))
        lines << (figure.detail.isEmpty() ? u"%1 %2"_s.arg(figure.figure, figure.label)
                                          : u"%1 %2 (%3)"_s.arg(figure.figure, figure.label, figure.detail));
    for (std::size_t i = 0; i < review.titles.size(); ++i)
        //: a caption and what it stands for
        lines << Words::tr("%1: %2").arg(titleCaption(review, i), review.titles[i].text);
    for (const ReviewWords& note : review.notes)
        lines << Words::tr("%1: %2").arg(reviewDate(note.day, review.locale), note.text);
    return lines.join(u'\n');
}

} // namespace brickwork
