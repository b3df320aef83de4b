// Parsing a draft of 1 MB: by cmark-gfm alone, into a Document, and again after a key.
#include "core/markdown/reparse.h"
#include "tests/bench/figures.h"
#include "tests/bench/long_draft.h"

#include <array>
#include <utility>

using namespace brickwork;
using namespace Qt::StringLiterals;

int main()
{
    const QString text = bench::LongDraft::of(1'000'000);
    bench::printHead("1 MB of Markdown");
    bench::print("parsed as a whole", bench::measure(15, [&] { (void) parseMarkdown(text); }));
    const Document before = parseMarkdown(text);
    const std::array places{std::pair{"at the start", qsizetype{20}},
                            std::pair{"in the middle", text.size() / 2},
                            std::pair{"at the end", text.size() - 2}};
    for (const auto& [where, at] : places) {
        QString next = text;
        next.insert(at, u'e');
        const QByteArray name = u"parsed again after a key %1"_s.arg(QString::fromLatin1(where)).toUtf8();
        bench::print(name.constData(),
                     bench::measure(40, [&] { (void) reparseMarkdown(before, text, next); }));
    }
}
