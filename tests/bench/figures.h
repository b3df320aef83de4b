// How the benchmarks measure and print: medians of many runs, a line a figure, with its goal beside it.
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

namespace brickwork::bench {

struct Figures
{
    double median = 0; ///< milliseconds
    double p99 = 0;
};

inline double timed(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

inline Figures figuresOf(std::vector<double> times)
{
    std::ranges::sort(times);
    const std::size_t last = times.size() - 1;
    return {.median = times[last / 2], .p99 = times[last * 99 / 100]};
}

/// Runs `work` once to warm up and then `runs` times.
inline Figures measure(int runs, const std::function<void()>& work)
{
    work();
    std::vector<double> times;
    times.reserve(static_cast<std::size_t>(runs));
    for (int i = 0; i < runs; ++i)
        times.push_back(timed(work));
    return figuresOf(std::move(times));
}

/// Two works one after the other, again and again.
inline std::pair<Figures, Figures> measureInTurn(int runs, const std::function<void()>& one,
                                                 const std::function<void()>& other)
{
    one();
    other();
    std::vector<double> ones;
    std::vector<double> others;
    for (int i = 0; i < runs; ++i) {
        ones.push_back(timed(one));
        others.push_back(timed(other));
    }
    return {figuresOf(std::move(ones)), figuresOf(std::move(others))};
}

inline void print(const char* what, const Figures& figures, const char* goal = "")
{
    std::printf("%-58s %9.3f ms  %9.3f ms  %s\n", what, figures.median, figures.p99, goal);
    std::fflush(stdout);
}

inline void printHead(const char* title)
{
    std::printf("\n%-58s %12s %13s  %s\n", title, "median", "p99", "goal");
}

} // namespace brickwork::bench
