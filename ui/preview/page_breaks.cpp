#include "ui/preview/page_breaks.h"

#include <algorithm>
#include <cstddef>

namespace brickwork {

namespace {

/// A strip that no page can hold, in parts that can.
void takeTall(std::vector<PageSlice>& pages, const PageStrip& strip, double height)
{
    for (double top = strip.top; top < strip.bottom; top += height)
        pages.push_back(
            {.top = top, .bottom = std::min(top + height, strip.bottom), .firstBlock = strip.block});
}

} // namespace

std::vector<PageSlice> pagesOf(const std::vector<PageStrip>& strips, double height)
{
    std::vector<PageSlice> pages;
    for (size_t start = 0; start < strips.size();) {
        const PageStrip& first = strips[start];
        if (first.bottom - first.top > height) {
            takeTall(pages, first, height);
            ++start;
            continue;
        }
        size_t end = start + 1; // behind the last one that fits
        while (end < strips.size() && strips[end].bottom - first.top <= height)
            ++end;
        if (end < strips.size()) {
            size_t whole = end;
            while (whole > start && strips[whole - 1].keepsNext)
                --whole;
            if (whole > start)
                end = whole;
        }
        double bottom = first.bottom;
        for (size_t i = start; i < end; ++i)
            bottom = std::max(bottom, strips[i].bottom);
        pages.push_back({.top = first.top, .bottom = bottom, .firstBlock = first.block});
        start = end;
    }
    if (pages.empty())
        pages.emplace_back();
    return pages;
}

} // namespace brickwork
