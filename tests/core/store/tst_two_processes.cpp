// Two processes log into one store at once: this program, started again with arguments, is each of them.
#include "tests/core/store/samples.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSet>

#include <cstdio>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

constexpr int each = 500;

/// Arguments: data folder, workspace, first day, bricks.
int logBricks(const QStringList& arguments)
{
    const StorePlace place{arguments[0], arguments[1], arguments[1] + u"/.brickwork/journal"_s,
                           samples::hereDevice};
    const auto store = Store::open(place, samples::now);
    if (!store) {
        std::fprintf(stderr, "open: %s\n", qPrintable(store.error().sentence + store.error().detail));
        return 1;
    }
    const auto first = Day::fromIso(arguments[2]);
    for (int i = 0; i < arguments[3].toInt(); ++i) {
        if (const auto done = (*store)->append({stackAct(samples::brick(first->plus(i)))}); !done) {
            std::fprintf(stderr, "append: %s\n", qPrintable(done.error().sentence + done.error().detail));
            return 1;
        }
        std::printf("%s\n", qPrintable(first->plus(i).iso()));
        std::fflush(stdout); // said and done
    }
    return 0;
}

std::unique_ptr<QProcess> begin(const Desk& desk, const QString& day, int count)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(),
                   {u"log"_s, desk.place().folder, desk.root(), day, QString::number(count)});
    return process;
}

bool succeeded(QProcess& process)
{
    return process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

/// Ids in the journal; -1 lines that are no events.
QSet<QString> journalIds(const Desk& desk, int& damaged)
{
    QSet<QString> ids;
    damaged = 0;
    for (const QByteArray& line : samples::linesOf(desk.journal())) {
        if (const auto event = eventFromLine(line))
            ids.insert(event->id.value);
        else
            ++damaged;
    }
    return ids;
}

} // namespace

class TestTwoProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost()
    {
        const Desk desk; // the store does not exist yet: both make it
        const auto a = begin(desk, u"2020-01-01"_s, each);
        const auto b = begin(desk, u"2023-01-01"_s, each);
        QVERIFY(succeeded(*a));
        QVERIFY(succeeded(*b));
        const auto store = desk.open();
        QVERIFY(store);
        QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
        BW_TRY(state, store->read());
        QCOMPARE(state.log.bricks.size(), size_t{2 * each});
        BW_TRY(missing, store->mirror());
        QCOMPARE(missing, 0);
        int damaged = 0;
        QCOMPARE(journalIds(desk, damaged).size(), 2 * each);
        QCOMPARE(damaged, 0);
        BW_TRY(report, store->check());
        QVERIFY2(report.sound && report.findings.isEmpty(), qPrintable(report.findings.join(u'\n')));
        QCOMPARE(report.events, 2 * each);
        QCOMPARE(report.mirrored, 2 * each);
    }

    void aKilledProcessLosesNothingItSaidWasDone()
    {
        const Desk desk;
        QStringList said;
        for (int round = 0; round < 5; ++round) {
            const auto process = begin(desk, u"%1-01-01"_s.arg(2000 + round), 100'000);
            QVERIFY(process->waitForStarted());
            // Killed at whatever point it has got to; only that it was at work is waited for.
            QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(desk.journal()).size() > (round + 1) * 2000, 60'000);
            process->kill();
            QVERIFY(process->waitForFinished());
            const QByteArray out = process->readAllStandardOutput();
            said
                << QString::fromLatin1(out.first(out.lastIndexOf('\n') + 1)).split(u'\n', Qt::SkipEmptyParts);
        }
        QVERIFY(said.size() >= 5);
        auto store = desk.open();
        QVERIFY(store);
        QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
        BW_TRY(state, store->read());
        for (const QString& day : std::as_const(said))
            QVERIFY2(state.log.bricks.contains(*Day::fromIso(day)), qPrintable(day));
        BW_TRY(missing, store->mirror());
        QCOMPARE(missing, 0);
        int damaged = 0;
        const auto ids = journalIds(desk, damaged);
        QCOMPARE(static_cast<size_t>(ids.size()), state.log.bricks.size());
        BW_TRY(report, store->check());
        QVERIFY2(report.sound, qPrintable(report.findings.join(u'\n')));
        // And the journal alone makes the same store.
        store.reset();
        QVERIFY(QDir(desk.place().folder).removeRecursively());
        store = desk.open();
        QVERIFY(store);
        BW_TRY(rebuilt, store->read());
        QVERIFY(samples::same(rebuilt, state));
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments[1] == u"log"_s)
        return logBricks(arguments.mid(2));
    TestTwoProcesses test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_two_processes.moc"
