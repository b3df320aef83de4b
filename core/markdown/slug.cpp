#include "core/markdown/slug.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <span>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype kLongest = 80;

struct Spelling
{
    char16_t letter;
    QLatin1StringView written;
};

/// How a language writes its own letters in plain ones, where that differs from taking the marks away.
std::span<const Spelling> spellingsOf(const QString& language)
{
    static constexpr Spelling german[] = {
        {u'ä', "ae"_L1}, {u'ö', "oe"_L1}, {u'ü', "ue"_L1}, {u'Ä', "Ae"_L1},
        {u'Ö', "Oe"_L1}, {u'Ü', "Ue"_L1}, {u'ß', "ss"_L1}, {u'ẞ', "SS"_L1},
    };
    static constexpr Spelling danish[] = {
        {u'æ', "ae"_L1}, {u'ø', "o"_L1}, {u'å', "aa"_L1}, {u'Æ', "Ae"_L1}, {u'Ø', "O"_L1}, {u'Å', "Aa"_L1},
    };
    const QString primary = language.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    if (primary == "de"_L1)
        return german;
    if (primary == "da"_L1 || primary == "nb"_L1 || primary == "nn"_L1 || primary == "no"_L1)
        return danish;
    return {};
}

QString spelled(const QString& text, const QString& language)
{
    const std::span<const Spelling> spellings = spellingsOf(language);
    const QString composed = text.normalized(QString::NormalizationForm_C);
    if (spellings.empty())
        return composed;
    QString result;
    for (const QChar c : composed) {
        const auto found = std::ranges::find(spellings, c.unicode(), &Spelling::letter);
        if (found == spellings.end())
            result += c;
        else
            result += found->written;
    }
    return result;
}

/// Apostrophes, and the letters that stand for soft and hard signs, glottal stops and the like in
/// transliterations.
bool vanishes(QChar c)
{
    const char16_t u = c.unicode();
    return u == u'\'' || u == u'`' || u == 0x00B4 || u == 0x2018 || u == 0x2019 || u == 0x201B ||
           u == 0x2032 || (u >= 0x02B9 && u <= 0x02BF) || u == 0x00AD || u == 0x200B || u == 0x200C ||
           u == 0x200D;
}

QString withoutVanishing(QString text)
{
    return text.removeIf(vanishes);
}

QString transliterated(const QString& text, const char16_t* id)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !transliterator)
        return text; // the letters outside a-z are then dropped
    icu::UnicodeString buffer(text.utf16(), static_cast<int32_t>(text.size()));
    transliterator->transliterate(buffer);
    return QString::fromUtf16(buffer.getBuffer(), buffer.length());
}

bool isAscii(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

/// Letters or numerals beyond ASCII; one outside the first plane counts as such.
bool hasOtherLetters(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.unicode() >= 0x80 && (c.isLetterOrNumber() || c.isMark() || c.isSurrogate());
    });
}

QString inLatin(const QString& title, const QString& language)
{
    QString text = withoutVanishing(spelled(title, language));
    if (isAscii(text))
        return text;
    // "Any-Latin" knows every script and takes a tenth of a second to make; most titles can do without.
    if (const QString latin = withoutVanishing(transliterated(text, u"Latin-ASCII")); !hasOtherLetters(latin))
        return latin;
    text = withoutVanishing(transliterated(text, u"Any-Latin"));
    return withoutVanishing(transliterated(text, u"Latin-ASCII"));
}

bool isSlugLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

} // namespace

QString slugOf(const QString& title, const QString& language)
{
    // A slug comes from its first words; nothing is gained by transliterating a novel.
    const QString text = inLatin(title.simplified().left(1000), language);
    QString slug;
    for (const QChar raw : text) {
        const QChar c = raw.toLower();
        if (isSlugLetter(c))
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    if (slug.size() > kLongest) {
        const qsizetype cut = slug.lastIndexOf(u'-', kLongest);
        slug.truncate(cut > 0 ? cut : kLongest);
    }
    if (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

bool isSlug(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongest || !isSlugLetter(text.front()))
        return false;
    return std::ranges::all_of(text, [](QChar c) { return isSlugLetter(c) || c == u'-'; });
}

} // namespace brickwork
