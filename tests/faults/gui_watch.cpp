#include "tests/faults/gui_watch.h"

#include <QByteArray>
#include <QMetaEnum>

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork::test {

namespace {

constexpr int beat = 2; ///< milliseconds between two looks of a thread that has nothing to do
constexpr double million = 1e6;

QString nameOf(const QMetaObject& kind, const QString& object, QEvent::Type type)
{
    const char* const event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    const QString name = object.isEmpty() ? QString() : u" \""_s + object + u'"';
    return QString::fromLatin1(kind.className()) + name + u'/' + QString::fromLatin1(event);
}

/// With BRICKWORK_STACKS set, an event that works for longer than 60 ms says where it is: give the addresses
/// to addr2line -Cfpe PROGRAM.
class StackProbe
{
public:
    StackProbe()
    {
        if (qEnvironmentVariableIsEmpty("BRICKWORK_STACKS"))
            return;
        void* first[1];
        ::backtrace(first, 1); // loads what it needs now, not in a signal
        struct sigaction action = {};
        action.sa_handler = [](int) {
            void* frames[60];
            ::backtrace_symbols_fd(frames, ::backtrace(frames, 60), STDERR_FILENO);
            (void) ::write(STDERR_FILENO, "--\n", 3);
        };
        ::sigaction(SIGPROF, &action, nullptr);
        sigevent event = {};
        event.sigev_notify = SIGEV_SIGNAL;
        event.sigev_signo = SIGPROF;
        m_works = ::timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &m_timer) == 0;
    }
    void arm(long milliseconds) const
    {
        if (!m_works)
            return;
        itimerspec when = {};
        when.it_value.tv_nsec = when.it_interval.tv_nsec = milliseconds * 1'000'000;
        ::timer_settime(m_timer, 0, &when, nullptr);
    }

private:
    timer_t m_timer = {};
    bool m_works = false;
};

} // namespace

GuiWatch::GuiWatch(int& argc, char** argv) : QApplication(argc, argv)
{
    m_clock.start();
    m_schedstat = ::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(beat);
    connect(&m_beat, &QTimer::timeout, this, &GuiWatch::look);
}

GuiWatch::~GuiWatch()
{
    if (m_schedstat >= 0)
        ::close(m_schedstat);
}

GuiWatch::Moment GuiWatch::now() const
{
    timespec spent = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    Moment moment{spent.tv_sec * 1'000'000'000LL + spent.tv_nsec, m_clock.nsecsElapsed(), -1};
    char text[128] = {};
    if (m_schedstat >= 0 && ::pread(m_schedstat, text, sizeof text - 1, 0) > 0)
        moment.queued = QByteArray(text).split(' ').value(1).toLongLong();
    return moment;
}

/// Work, and waiting for anything but a processor or, of a thread that has nothing to do, for the next beat.
double GuiWatch::busyBetween(const Moment& from, const Moment& to)
{
    const double work = static_cast<double>(to.processor - from.processor) / million;
    if (from.queued < 0 || to.queued < 0)
        return work;
    const double queued = static_cast<double>(to.queued - from.queued) / million;
    return std::max(work, static_cast<double>(to.wall - from.wall) / million - queued - beat);
}

void GuiWatch::begin()
{
    m_worst = m_longestEvent = 0;
    m_culprit.clear();
    m_event.clear();
    m_last = now();
    m_beat.start();
}

void GuiWatch::look()
{
    const Moment moment = now();
    const double busy = busyBetween(std::exchange(m_last, moment), moment);
    if (busy > m_worst) {
        m_worst = busy;
        m_culprit = m_event;
    }
    m_longestEvent = 0;
    m_event.clear();
}

bool GuiWatch::notify(QObject* receiver, QEvent* event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const Moment before = now();
    // The receiver may be gone afterwards.
    const QEvent::Type type = event->type();
    const QMetaObject* const kind = receiver->metaObject();
    const QString name = receiver->objectName();
    static const StackProbe probe;
    probe.arm(60);
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    probe.arm(0);
    if (const double took = busyBetween(before, now()); took > m_longestEvent) {
        m_longestEvent = took;
        m_event = u"%1 %2 ms"_s.arg(nameOf(*kind, name, type)).arg(qRound(took));
    }
    return done;
}

} // namespace brickwork::test
