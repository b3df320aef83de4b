// The titles and notes of the demo's writer.
#pragma once

#include <QString>

#include <span>

namespace brickwork {

enum class DemoDirection
{
    Newsletter,
    Book,
    Talks,
    None
};

/// Titles of posts, oldest first; enough for every week of the demo.
[[nodiscard]] std::span<const QStringView> demoTitles();
/// What moved forward on a day that went to this direction.
[[nodiscard]] std::span<const QStringView> demoNotes(DemoDirection direction);

} // namespace brickwork
