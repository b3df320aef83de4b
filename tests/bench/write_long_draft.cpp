// write_long_draft BYTES: the long draft of the benchmarks on standard output.
#include "tests/bench/long_draft.h"

#include <QByteArray>

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    const QByteArray text =
        brickwork::bench::LongDraft::of(argc > 1 ? std::atoll(argv[1]) : 1'000'000).toUtf8();
    return std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout) ==
                   static_cast<std::size_t>(text.size())
               ? 0
               : 1;
}
