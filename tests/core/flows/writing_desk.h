// What the tests of this room have in common: a clock that stands where it is put, and a disk that takes no
// more bytes, which unlike missing permissions stops root too.
#pragma once

#include "core/base/clock.h"

#include <sys/resource.h>

#include <csignal>

namespace brickwork::test {

class PinnedClock final : public Clock
{
public:
    explicit PinnedClock(const char* at = "2025-07-22T09:00:00+02:00", const char* zone = "Europe/Berlin")
        : m_zone(zone)
    {
        put(at);
    }
    void put(const char* at) { m_at = Instant::fromIso(QString::fromLatin1(at)).value(); }
    void pass(qint64 msecs) { m_at.msecs += msecs; }
    void fly(const char* zone) { m_zone = QTimeZone(zone); }

    [[nodiscard]] Instant now() const override { return m_at; }
    [[nodiscard]] QTimeZone zone() const override { return m_zone; }

private:
    Instant m_at;
    QTimeZone m_zone;
};

/// While it lives, no file of this process can grow: every write of a byte fails.
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

} // namespace brickwork::test
