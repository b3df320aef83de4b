#include "core/publish/newsletter_losses.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork::newsletter {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Newsletter)
};

constexpr qsizetype namedAtMost = 5;
constexpr qsizetype subjectAtMost = 48;

QString shortened(const QString& subject)
{
    const QString line = subject.simplified();
    if (line.size() <= subjectAtMost)
        return line;
    QString cut = line.first(subjectAtMost);
    if (cut.back().isHighSurrogate())
        cut.chop(1);
    return cut.trimmed() + u'…';
}

/// "a; b; and 4 more".
QString listed(const QStringList& places)
{
    if (places.size() <= namedAtMost)
        return places.join(u"; "_s);
    const int more = static_cast<int>(places.size() - namedAtMost);
    return Sentences::tr("%1; and %n more", nullptr, more).arg(places.first(namedAtMost).join(u"; "_s));
}

QString sentenceOf(Loss loss)
{
    switch (loss) {
    case Loss::Picture:
        return Sentences::tr("%1 does not take these pictures from the clipboard; put each in by hand, where "
                             "a line in brackets stands: %2.");
    case Loss::PictureLink:
        return Sentences::tr("Pictures that are links lose the link in %1: %2.");
    case Loss::TableList:
        return Sentences::tr("%1 has no tables. They become lists: %2.");
    case Loss::TablePicture:
        return Sentences::tr("%1 has no tables. They become pictures, which not every reader can read: %2.");
    case Loss::Note:
        return Sentences::tr("Footnotes cannot be pasted into %1. They become numbers in brackets and a list "
                             "at the end: %2.");
    case Loss::Heading:
        return Sentences::tr("%1 has no headings as deep as these. They become bold lines: %2.");
    case Loss::Struck:
        return Sentences::tr("%1 strikes nothing out. These words stand unmarked: %2.");
    case Loss::InnerList:
        return Sentences::tr("%1 has no lists within lists. They become lines of the entry above: %2.");
    case Loss::InQuote:
        return Sentences::tr("Quotations in %1 hold paragraphs only. What else is in them becomes plain "
                             "lines: %2.");
    case Loss::TaskBox:
        return Sentences::tr("Boxes of task lists become signs that cannot be ticked in %1: %2.");
    case Loss::RawHtml:
        return Sentences::tr("HTML of your own cannot be pasted into %1 and is left out: %2.");
    case Loss::DraftLink:
        return Sentences::tr("Links to drafts that have no address yet become plain text in %1: %2.");
    case Loss::InnerLink:
        return Sentences::tr("Links to places within the text become plain text in %1: %2.");
    case Loss::OddLink:
        return Sentences::tr("Links that lead nowhere on the web become plain text in %1: %2.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void LossBook::note(Loss loss, const QString& subject)
{
    //: something of a text and the heading it stands under
    const QString place = m_place.isEmpty()
                              ? Sentences::tr("“%1”").arg(shortened(subject))
                              : Sentences::tr("“%1” in “%2”").arg(shortened(subject), shortened(m_place));
    if (QStringList& places = m_noted[loss]; !places.contains(place))
        places << place;
}

QStringList LossBook::sentences(const QString& editor) const
{
    QStringList all;
    for (const auto& [loss, places] : m_noted)
        all << sentenceOf(loss).arg(editor, listed(places));
    return all;
}

} // namespace brickwork::newsletter
