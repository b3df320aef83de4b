// Whether a file can be replaced by a new one, or has to be written over where it is because a new one would
// not be the same to others. It looks and changes nothing.
#pragma once

#include <QString>

#include <optional>

namespace brickwork {

/// Why a file has to be written over in place.
enum class InPlace
{
    HardLinks,  ///< it has other names, which would keep the old bytes
    OtherOwner, ///< a new file would belong to somebody else
    Attributes, ///< its group, attributes or rights cannot be given to a new file
};

/// Nothing for a file that can be replaced, and where there is none. writeDurably() does what is said here.
/// To be sure about attributes, a file is made beside it for a moment.
[[nodiscard]] std::optional<InPlace> needsInPlace(const QString& path);

} // namespace brickwork
