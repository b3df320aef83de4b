// Watches how long the thread of the windows is busy without a look at what the person does. It is the
// program's own work that is measured, not how long the system let it wait for a processor, so a busy machine
// changes little.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QString>
#include <QTimer>

namespace brickwork::test {

class GuiWatch : public QApplication
{
public:
    GuiWatch(int& argc, char** argv);
    ~GuiWatch() override;

    /// Forgets what was seen.
    void begin();
    /// The longest time of work between two looks, in milliseconds.
    [[nodiscard]] double worst()
    {
        look();
        return m_worst;
    }
    /// What was going on then: "QTimer/Timer 240 ms".
    [[nodiscard]] const QString& culprit() const { return m_culprit; }

    bool notify(QObject* receiver, QEvent* event) override;

private:
    struct Moment
    {
        qint64 processor = 0; ///< nanoseconds of work of this thread
        qint64 wall = 0;
        qint64 queued = 0; ///< nanoseconds that it was ready and not let run; -1: the system does not tell
    };
    [[nodiscard]] Moment now() const;
    [[nodiscard]] static double busyBetween(const Moment& from, const Moment& to);
    void look();

    QTimer m_beat;
    QElapsedTimer m_clock;
    Moment m_last;
    int m_schedstat = -1;
    int m_depth = 0;
    double m_longestEvent = 0; ///< since the last look
    QString m_event;
    double m_worst = 0;
    QString m_culprit;
};

} // namespace brickwork::test
