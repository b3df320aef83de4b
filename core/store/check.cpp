// Store::check(): compares everything with everything and mends what can be mended.
#include "core/store/sentence.h"
#include "core/store/store_private.h"

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

bool same(const StoreState& a, const StoreState& b)
{
    return a.log == b.log && a.settings == b.settings && a.rawSettings == b.rawSettings &&
           a.publications == b.publications && a.targets == b.targets;
}

/// What is wrong with the file as such.
QStringList faultsOf(SQLite::Database& db)
{
    try {
        QStringList faults = schema::faults(db, schema::Depth::Full);
        if (const auto table = sql::firstText(db, "PRAGMA foreign_key_check"))
            faults << u"foreign_key_check: "_s + *table;
        return faults;
    } catch (const SQLite::Exception& exception) {
        if (sql::isDamage(exception))
            return {QString::fromUtf8(exception.what())};
        throw;
    }
}

/// The tables against the events they are folded from.
void checkTables(sql::Connection& db, CheckReport& report)
{
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    const StoreState before = tables::readState(db);
    tables::refoldAll(db);
    if (same(before, tables::readState(db)))
        return; // rolled back: nothing to write
    transaction.commit();
    report.sound = false;
    report.findings << Sentence::tr(
        "The tables did not say what the logged acts say. They were made anew from the acts.");
}

void describe(const Mirror::Comparison& comparison, CheckReport& report)
{
    report.findings << comparison.damaged;
    if (!comparison.reachable)
        report.findings << Sentence::tr(
            "The journals in the workspace cannot be reached. They were not compared.");
    if (comparison.corrected > 0) {
        report.sound = false;
        report.findings << Sentence::tr(
            "%n act(s) in the store differed from the journal. The journal's, which carry checksums, "
            "were taken.",
            nullptr, comparison.corrected);
    }
    if (comparison.spoiled > 0) {
        report.sound = false;
        report.findings << Sentence::tr(
            "%n act(s) in the store are not what was logged and stand in no journal. They "
            "were kept as they are; a backup may hold them whole.",
            nullptr, comparison.spoiled);
    }
    if (comparison.taken > 0)
        report.findings << Sentence::tr("%n act(s) stood only in the journals. They were taken in.", nullptr,
                                        comparison.taken);
}

} // namespace

/// Moves a damaged store aside and goes on with a new one, as the next start would.
Result<void> Store::Private::replaceDamaged(const QStringList& faults, CheckReport& report)
{
    report.sound = false;
    report.findings << Sentence::tr("The store file is damaged: %1").arg(faults.join(u"; "_s));
    if (auto refused = refuseReadOnly(); !refused)
        return {};                  // not ours to mend
    QFile mark(suspectMark(place)); // so that opening looks as deep as we did
    if (!mark.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Unwritable,
                    Sentence::tr("The store is damaged and its folder cannot be written to. "
                                 "Nothing was changed; check the permissions of the folder."));
    mark.close();
    const qsizetype known = notices.size();
    if (auto reopened = reopen(); !reopened)
        return reopened;
    report.findings << notices.sliced(known);
    return {};
}

Result<void> Store::Private::compareAll(CheckReport& report)
{
    const auto comparison = mirror->compare();
    if (!comparison)
        return Failure(comparison.error());
    describe(*comparison, report);
    checkTables(*db, report);
    const auto missing = mirror->giveOut();
    if (missing && comparison->missing > *missing) {
        report.findings << Sentence::tr(
            "%n act(s) stood in no journal. They were written to this computer's.", nullptr,
            comparison->missing - *missing);
    }
    if (const int left = mirror->missing(); left > 0) {
        report.findings << Sentence::tr(
            "%n act(s) are not in the journal yet. They are safe in the store and follow "
            "once the workspace can be written to.",
            nullptr, left);
    }
    ++changes;
    ++generation;
    return {};
}

Result<CheckReport> Store::check()
{
    return sql::guarded([&]() -> Result<CheckReport> {
        CheckReport report;
        if (auto followed = d->followFile(); !followed)
            return Failure(followed.error());
        if (const QStringList faults = faultsOf(*d->db); !faults.isEmpty()) {
            if (auto replaced = d->replaceDamaged(faults, report); !replaced)
                return Failure(replaced.error());
        }
        if (d->access == StoreAccess::ReadWrite) {
            if (auto compared = d->compareAll(report); !compared)
                return Failure(compared.error());
        }
        report.events = static_cast<int>(sql::firstNumber(*d->db, "SELECT count(*) FROM event").value_or(0));
        const auto flagged = sql::firstNumber(*d->db, "SELECT count(*) FROM event WHERE mirrored = 1");
        report.mirrored =
            d->mirror ? report.events - d->mirror->missing() : static_cast<int>(flagged.value_or(0));
        return report;
    });
}

} // namespace brickwork
