// The pages of the window, in the order of the rail and of Ctrl+1 to Ctrl+4.
#pragma once

namespace brickwork {

enum class Page
{
    Write,
    Wall,
    Posts,
    Settings
};

} // namespace brickwork
