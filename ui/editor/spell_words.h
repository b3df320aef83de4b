// Which words of a line a dictionary is asked about, and in which dictionary: pure decisions on text.
#pragma once

#include "ui/editor/block_notes.h"

#include <QHash>
#include <QLocale>
#include <QStringList>
#include <QStringView>

namespace brickwork {

/// The words of a line that lie in its prose, in order. Left out is what no dictionary knows: words with a
/// digit, names like camelCase and HTML, addresses and paths, single letters, and scripts that are written
/// without spaces. An apostrophe between letters belongs to the word; a hyphen parts two.
[[nodiscard]] QList<Span> wordsToCheck(QStringView line, const QList<Span>& prose);

/// A word as dictionaries have it: typographic apostrophes are straight ones, soft hyphens are gone.
[[nodiscard]] QString dictionaryForm(QStringView word);

/// The dictionary for a language as a writer names it ("de", "en-GB", "pt_br"), out of those there are
/// ("de_DE", "en_US", ...); empty if there is none. Of several for one language, the one of `home` if that is
/// its language, else the one that most people mean, else the first.
[[nodiscard]] QString dictionaryFor(const QString& wanted, const QStringList& available, const QLocale& home);

/// Words of this script are what the dictionary is for; others are let be.
[[nodiscard]] bool isScriptOf(QStringView word, const QString& dictionary);

/// The span that holds `position`, ends included; an empty one if none does.
[[nodiscard]] Span spanAt(const QList<Span>& spans, int position);

} // namespace brickwork
