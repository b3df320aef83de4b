// Result<T>: a value or an Error, never an exception. Functions that return one are [[nodiscard]].
#pragma once

#include "core/base/error.h"

#include <expected>

namespace brickwork {

template <typename T>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

[[nodiscard]] inline Failure fail(ErrorCode code, QString sentence, QString detail = {})
{
    return Failure(Error{code, std::move(sentence), std::move(detail)});
}

} // namespace brickwork
