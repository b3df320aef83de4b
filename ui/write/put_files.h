// What was put into the text and must become files beside the draft before it can be linked, and what came of
// it: plain values between the Write page and whoever stores.
#pragma once

#include <QImage>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace brickwork {

struct PutFiles
{
    quint64 place = 0; ///< where in the text: handed back with what came of it
    QStringList files; ///< absolute paths; empty for a picture of the clipboard
    QImage picture;
    QString name; ///< what the picture may be called; empty if nothing is known
};

struct LinkedFile
{
    QString path; ///< as the draft's folder sees it; not escaped
    QString text; ///< of the link; of a picture: what is known of what it shows
    bool picture = true;
    friend bool operator==(const LinkedFile&, const LinkedFile&) = default;
};

/// "![The sea](assets/the%20sea.png)", "[Title](../post.md)".
[[nodiscard]] QString linkTo(const LinkedFile& file);

} // namespace brickwork

Q_DECLARE_METATYPE(brickwork::PutFiles)
