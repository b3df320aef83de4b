// A draft is one post, however many devices published it before they heard of each other. Pure: the
// publications as they were logged go in, the posts as they are counted and shown come out.
#pragma once

#include "core/store/event.h"

namespace brickwork {

/// Publications of one draft become one: with the key and the day of the first (R8), the title, words and
/// address of the one delivered last, and of two deliveries to one target the live one, else the later.
/// Retracted only if all of them are. Posts without a draft stay as they are. Keeps the order.
[[nodiscard]] std::vector<Publication> onePostADraft(const std::vector<Publication>& publications);

/// True if both are of one draft, or are the same.
[[nodiscard]] bool samePost(const Publication& a, const Publication& b);

} // namespace brickwork
