#include "core/publish/http.h"

namespace brickwork {
} // namespace brickwork
