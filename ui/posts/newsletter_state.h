// Everything the sheet for newsletters shows, as one plain value, and the pure function that builds it.
#pragma once

#include "core/publish/newsletter_copy.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <vector>

namespace brickwork {

/// A picture that has to be put in by hand.
struct HandPicture
{
    QString line;          ///< as the text has it: "[Image: The sea]"
    QString detail;        ///< its file or address, for people
    bool copiable = false; ///< it can be put on the clipboard
    bool onDisk = false;   ///< it can be shown in the file manager
    friend bool operator==(const HandPicture&, const HandPicture&) = default;
};

struct NewsletterState
{
    QStringList places; ///< where it can be published, as they are called
    int place = 0;
    QString editor;     ///< "Substack"
    bool ready = false; ///< until then the copy is being made
    QString problem;    ///< why there is nothing to copy; empty if there is
    QString title;
    QString subtitle; ///< empty: there is none
    QString text;     ///< "1,204 words, 2 pictures"
    std::vector<HandPicture> pictures;
    QStringList losses;
    QStringList leftToDo;
    bool canOpen = false; ///< it is known where the editor is
    QString link;         ///< where the post is already, as far as it is recorded
    friend bool operator==(const NewsletterState&, const NewsletterState&) = default;
};

/// What the copy adds to a state that says where and in which editor.
[[nodiscard]] NewsletterState newsletterState(NewsletterState begun, const NewsletterCopy& copy, int words,
                                              const QLocale& locale);

} // namespace brickwork
