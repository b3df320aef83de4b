#include "ui/editor/spell_words.h"

#include "core/markdown/characters.h"

#include <algorithm>

namespace brickwork {

namespace {

constexpr char16_t softHyphen = 0x00AD;

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'\u2019' || c == u'\u02BC';
}

char32_t codePointAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == softHyphen || c == U'_' || c == 0x200C ||
           c == 0x200D;
}

/// Where a chunk of letters, digits and inner apostrophes that begins at `from` ends.
qsizetype wordEnd(QStringView text, qsizetype from, qsizetype limit)
{
    qsizetype at = from;
    while (at < limit) {
        const char32_t c = codePointAt(text, at);
        const qsizetype size = c > 0xFFFF ? 2 : 1;
        const bool joint = isApostrophe(text[at]) && at > from && at + 1 < limit &&
                           QChar::isLetter(codePointAt(text, at + 1));
        if (!isWordPart(c) && !joint)
            break;
        at += size;
    }
    return at;
}

bool isCheckable(QStringView word)
{
    int letters = 0;
    int capitals = 0;
    bool innerCapital = false;
    for (qsizetype at = 0; at < word.size(); ++at) {
        const char32_t c = codePointAt(word, at);
        if (c > 0xFFFF)
            ++at;
        if (QChar::isDigit(c) || c == U'_' || isWrittenUnspaced(c))
            return false;
        if (!QChar::isLetter(c))
            continue;
        if (QChar::isUpper(c)) {
            ++capitals;
            innerCapital = innerCapital || (letters > 0 && capitals < letters + 1);
        }
        ++letters;
    }
    return letters > 1 && !innerCapital && !(capitals > 1 && capitals == letters);
}

bool isAddressMark(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'@' || c == u'\\')
        return true;
    if (c == u'/')
        return at + 1 < text.size() && (text[at + 1] == u'/' || (at > 0 && text[at - 1] == u'.'));
    // "example.org", but not "end.Next" of a forgotten blank: what follows is small.
    return c == u'.' && at > 0 && at + 1 < text.size() && text[at - 1].isLetterOrNumber() &&
           text[at + 1].isLower();
}

/// Between blanks, something that is an address or a path as a whole.
bool isAddress(QStringView chunk)
{
    for (qsizetype at = 0; at < chunk.size(); ++at) {
        if (isAddressMark(chunk, at))
            return true;
    }
    return false;
}

void addWords(QStringView line, qsizetype from, qsizetype to, QList<Span>& into)
{
    for (qsizetype at = from; at < to;) {
        const char32_t c = codePointAt(line, at);
        if (!isWordPart(c) || QChar::isMark(c)) {
            at += c > 0xFFFF ? 2 : 1;
            continue;
        }
        const qsizetype end = wordEnd(line, at, to);
        // "_so_" is emphasis, not a name.
        qsizetype first = at;
        qsizetype last = end;
        while (first < last && line[first] == u'_')
            ++first;
        while (last > first && line[last - 1] == u'_')
            --last;
        if (isCheckable(line.sliced(first, last - first)))
            into.append({.start = static_cast<int>(first), .length = static_cast<int>(last - first)});
        at = std::max(end, at + 1);
    }
}

} // namespace

QList<Span> wordsToCheck(QStringView line, const QList<Span>& prose)
{
    QList<Span> words;
    for (const Span& part : prose) {
        const qsizetype end = std::min<qsizetype>(part.start + part.length, line.size());
        for (qsizetype at = part.start; at < end;) {
            if (line[at].isSpace()) {
                ++at;
                continue;
            }
            qsizetype stop = at;
            while (stop < end && !line[stop].isSpace())
                ++stop;
            if (!isAddress(line.sliced(at, stop - at)))
                addWords(line, at, stop, words);
            at = stop;
        }
    }
    return words;
}

QString dictionaryForm(QStringView word)
{
    QString form = word.toString();
    form.remove(QChar(softHyphen));
    for (QChar& c : form) {
        if (isApostrophe(c))
            c = u'\'';
    }
    return form.normalized(QString::NormalizationForm_C);
}

QString dictionaryFor(const QString& wanted, const QStringList& available, const QLocale& home)
{
    QString name = wanted.trimmed();
    name.replace(u'-', u'_');
    if (name.isEmpty())
        return {};
    const auto exact = [&](const QString& code) {
        const auto found = std::ranges::find_if(
            available, [&](const QString& one) { return one.compare(code, Qt::CaseInsensitive) == 0; });
        return found == available.end() ? QString() : *found;
    };
    if (QString code = exact(name); !code.isEmpty())
        return code;
    const QString language = name.section(u'_', 0, 0).toLower();
    const QString atHome = home.name();
    if (atHome.startsWith(language + u'_')) {
        if (QString code = exact(atHome); !code.isEmpty())
            return code;
    }
    // "en" means en_US, "de" de_DE: the likely territory by CLDR.
    if (QString code = exact(QLocale(language).name()); !code.isEmpty())
        return code;
    const auto any = std::ranges::find_if(available, [&](const QString& one) {
        return one.compare(language, Qt::CaseInsensitive) == 0 ||
               one.startsWith(language + u'_', Qt::CaseInsensitive);
    });
    return any == available.end() ? QString() : *any;
}

bool isScriptOf(QStringView word, const QString& dictionary)
{
    QChar::Script wanted = QChar::Script_Latin;
    switch (QLocale(dictionary).script()) {
    case QLocale::CyrillicScript:
        wanted = QChar::Script_Cyrillic;
        break;
    case QLocale::GreekScript:
        wanted = QChar::Script_Greek;
        break;
    case QLocale::HebrewScript:
        wanted = QChar::Script_Hebrew;
        break;
    case QLocale::ArabicScript:
        wanted = QChar::Script_Arabic;
        break;
    case QLocale::LatinScript:
        break;
    default:
        return true;
    }
    for (qsizetype at = 0; at < word.size(); ++at) {
        const char32_t c = codePointAt(word, at);
        if (c > 0xFFFF)
            ++at;
        if (QChar::isLetter(c) && QChar::script(c) != wanted)
            return false;
    }
    return true;
}

Span spanAt(const QList<Span>& spans, int position)
{
    for (const Span& span : spans) {
        if (position >= span.start && position <= span.start + span.length)
            return span;
    }
    return {};
}

} // namespace brickwork
