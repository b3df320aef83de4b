// Watches the event loop from within: how long each event held the thread of the window. What is painted,
// timed or answered from another thread comes through here too.
#pragma once

#include <QApplication>

#include <ctime>
#include <vector>

namespace brickwork::bench {

/// Milliseconds of one event, by the clock on the wall and by what the thread really worked: on a busy
/// machine the first holds waits that are not the program's.
struct Held
{
    double wall = 0;
    double worked = 0;
    int type = 0; ///< QEvent::Type
    const char* receiver = nullptr;
};

class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    /// Begins anew.
    void watch() { m_held.clear(); }
    /// Every event since that held the thread at least half a millisecond.
    [[nodiscard]] const std::vector<Held>& held() const { return m_held; }
    /// The longest by what the thread worked.
    [[nodiscard]] Held longest() const
    {
        Held longest;
        for (const Held& one : m_held) {
            if (one.worked > longest.worked)
                longest = one;
        }
        return longest;
    }
    /// How many events worked longer than `milliseconds`.
    [[nodiscard]] int over(double milliseconds) const
    {
        int count = 0;
        for (const Held& one : m_held)
            count += one.worked > milliseconds ? 1 : 0;
        return count;
    }
    [[nodiscard]] static double now(clockid_t clock)
    {
        timespec time{};
        clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const char* const name = receiver->metaObject()->className(); // it may be gone afterwards
        const int type = event->type();
        const double wall = now(CLOCK_MONOTONIC);
        const double worked = now(CLOCK_THREAD_CPUTIME_ID);
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        const Held held{.wall = now(CLOCK_MONOTONIC) - wall,
                        .worked = now(CLOCK_THREAD_CPUTIME_ID) - worked,
                        .type = type,
                        .receiver = name};
        if (held.wall >= shortest)
            m_held.push_back(held);
        return done;
    }

private:
    static constexpr double shortest = 0.5;
    std::vector<Held> m_held;
    int m_depth = 0;
};

} // namespace brickwork::bench
