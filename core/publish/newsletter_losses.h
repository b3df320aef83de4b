// What of a draft an editor without an API will not keep, gathered while the copy is made and told in a few
// sentences that name the places. Seen by the newsletter's own files only.
#pragma once

#include <QString>
#include <QStringList>

#include <map>

namespace brickwork::newsletter {

enum class Loss
{
    Picture,      ///< has to be put in by hand
    PictureLink,  ///< a picture that is a link is one no more
    TableList,    ///< a table became a list
    TablePicture, ///< a table became a picture
    Note,         ///< footnotes became a list at the end
    Heading,      ///< too deep: a bold line
    Struck,
    InnerList, ///< a list within a list became lines
    InQuote,   ///< a quotation holds more than paragraphs
    TaskBox,
    RawHtml,
    DraftLink,
    InnerLink,
    OddLink
};

class LossBook
{
public:
    /// The heading under which what comes next stands.
    void enter(const QString& heading) { m_place = heading.simplified(); }
    void note(Loss loss, const QString& subject);
    /// In the order of Loss. `editor`: its name.
    [[nodiscard]] QStringList sentences(const QString& editor) const;

private:
    QString m_place;
    std::map<Loss, QStringList> m_noted;
};

} // namespace brickwork::newsletter
