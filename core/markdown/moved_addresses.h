// Gives the links and pictures of a Markdown text other addresses, in the text itself: nothing else of it
// changes, which is made sure of by a parse of the result. Knows no disk.
#pragma once

#include <QString>
#include <QStringList>

#include <map>

namespace brickwork {

struct MovedAddresses
{
    QString text;
    QStringList left; ///< addresses that could not be changed without changing more than them
};

/// `wanted`: new addresses by those of the text, as a parse gives them. Addresses in raw HTML, in code and in
/// front matter stay as they are, and so do links written as their own address.
[[nodiscard]] MovedAddresses withMovedAddresses(const QString& text,
                                                const std::map<QString, QString>& wanted);

} // namespace brickwork
