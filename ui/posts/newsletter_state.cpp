#include "ui/posts/newsletter_state.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(NewsletterSheet)
};

QString textLine(int words, int pictures, const QLocale& locale)
{
    const QString counted =
        words == 1 ? Words::tr("1 word") : Words::tr("%1 words").arg(locale.toString(words));
    if (pictures == 0)
        return counted;
    return pictures == 1 ? Words::tr("%1 and a picture").arg(counted)
                         : Words::tr("%1 and %2 pictures").arg(counted, locale.toString(pictures));
}

HandPicture handPicture(const NewsletterPicture& picture)
{
    const QString detail = !picture.file.isEmpty()  ? QDir::toNativeSeparators(picture.file)
                           : !picture.png.isEmpty() ? Words::tr("A picture of the table")
                                                    : picture.address;
    return {.line = picture.line,
            .detail = detail,
            .copiable = !picture.file.isEmpty() || !picture.png.isEmpty(),
            .onDisk = !picture.file.isEmpty()};
}

} // namespace

NewsletterState newsletterState(NewsletterState begun, const NewsletterCopy& copy, int words,
                                const QLocale& locale)
{
    begun.ready = true;
    begun.title = copy.title;
    begun.subtitle = copy.subtitle;
    begun.text = textLine(words, copy.inlinePictures, locale);
    begun.losses = copy.losses;
    begun.leftToDo = copy.warnings;
    begun.pictures.clear();
    for (const NewsletterPicture& picture : copy.pictures)
        begun.pictures.push_back(handPicture(picture));
    return begun;
}

} // namespace brickwork
