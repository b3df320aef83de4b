#include "core/workspace/text_file.h"

#include "core/markdown/sequence_match.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr qsizetype plainFrom = 5 * 1024 * 1024;
constexpr QByteArrayView utf8Bom = "\xEF\xBB\xBF";
constexpr QChar paragraphSeparator(u'\u2029');

/// Characters that a text document drops, or takes for ends of its own blocks.
bool isCarried(QChar character)
{
    return character != u'\0' && character != QChar(0xFDD0) && character != QChar(0xFDD1);
}

QStringView textOf(LineEnd end)
{
    switch (end) {
    case LineEnd::Lf:
        return u"\n";
    case LineEnd::CrLf:
        return u"\r\n";
    case LineEnd::Cr:
        return u"\r";
    case LineEnd::ParagraphSeparator:
        break;
    }
    return u"\u2029";
}

/// Replaces every line break by '\n' and tells which ones there were.
std::vector<LineEnd> normaliseLineEnds(QString& text)
{
    std::vector<LineEnd> ends;
    qsizetype written = 0;
    const qsizetype size = text.size();
    for (qsizetype i = 0; i < size; ++i) {
        const QChar character = std::as_const(text).at(i);
        if (character == u'\n') {
            ends.push_back(LineEnd::Lf);
        } else if (character == u'\r') {
            const bool pair = i + 1 < size && std::as_const(text).at(i + 1) == u'\n';
            ends.push_back(pair ? LineEnd::CrLf : LineEnd::Cr);
            i += pair ? 1 : 0;
        } else if (character == paragraphSeparator) {
            ends.push_back(LineEnd::ParagraphSeparator);
        } else {
            text[written++] = character;
            continue;
        }
        text[written++] = u'\n';
    }
    text.truncate(written);
    return ends;
}

/// The most frequent of the line ends that other programs know; on a tie the one that comes first.
LineEnd usualOf(const std::vector<LineEnd>& ends)
{
    std::array<int, 4> counts = {};
    LineEnd usual = LineEnd::Lf;
    for (const LineEnd end : ends)
        ++counts[static_cast<size_t>(end)];
    counts[static_cast<size_t>(LineEnd::ParagraphSeparator)] = 0;
    const int most = *std::ranges::max_element(counts);
    const auto first =
        std::ranges::find_if(ends, [&](LineEnd end) { return counts[static_cast<size_t>(end)] == most; });
    if (most > 0)
        usual = *first;
    return usual;
}

/// The character set that a byte order mark announces, if it is not UTF-8.
std::optional<QStringConverter::Encoding> wideEncodingOf(QByteArrayView bytes)
{
    const auto starts = [&](QByteArrayView mark) { return bytes.startsWith(mark); };
    if (starts(QByteArrayView("\xFF\xFE\0\0", 4)))
        return QStringConverter::Utf32LE;
    if (starts(QByteArrayView("\0\0\xFE\xFF", 4)))
        return QStringConverter::Utf32BE;
    if (starts("\xFF\xFE"))
        return QStringConverter::Utf16LE;
    if (starts("\xFE\xFF"))
        return QStringConverter::Utf16BE;
    return {};
}

QString nameOf(QStringConverter::Encoding encoding)
{
    const bool wide = encoding == QStringConverter::Utf32LE || encoding == QStringConverter::Utf32BE;
    return wide ? u"UTF-32"_s : u"UTF-16"_s;
}

/// The text as found, line ends included; sets the form's mark and the reason that forbids saving.
QString readCharacters(QByteArrayView bytes, TextFile& file)
{
    if (const auto wide = wideEncodingOf(bytes)) {
        file.readOnlyReason =
            QCoreApplication::translate("text_file",
                                        "This file is written in %1. It can be read here, but only UTF-8 "
                                        "text can be changed; convert a copy to edit it.")
                .arg(nameOf(*wide));
        return QStringDecoder(*wide).decode(bytes);
    }
    file.form.bom = bytes.startsWith(utf8Bom);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder.decode(file.form.bom ? bytes.sliced(utf8Bom.size()) : bytes);
    // The second test catches what a decoder may let pass without a word.
    if (decoder.hasError() || text.toUtf8() != (file.form.bom ? bytes.sliced(utf8Bom.size()) : bytes))
        file.readOnlyReason = QCoreApplication::translate(
            "text_file",
            "This file is not UTF-8 text throughout. It is shown as well as it can be read and stays "
            "as it is; convert a copy to edit it.");
    return text;
}

std::vector<LineEnd> endsOf(const TextForm& form, qsizetype count)
{
    if (std::cmp_equal(form.lineEnds.size(), count))
        return form.lineEnds;
    return std::vector<LineEnd>(static_cast<size_t>(count), form.usual);
}

/// The same number for the same line, in both texts.
std::vector<int> numbered(const QList<QStringView>& lines, QHash<QStringView, int>& numbers)
{
    std::vector<int> all;
    all.reserve(static_cast<size_t>(lines.size()));
    for (const QStringView line : lines) {
        const auto known = numbers.constFind(line);
        all.push_back(known != numbers.cend() ? *known
                                              : *numbers.insert(line, static_cast<int>(numbers.size())));
    }
    return all;
}

/// For each line of `before` the one of `now` it still is, or -1; what both begin and end with comes first.
std::vector<int> sameLines(const QList<QStringView>& before, const QList<QStringView>& now)
{
    QHash<QStringView, int> numbers;
    const std::vector<int> old = numbered(before, numbers);
    const std::vector<int> fresh = numbered(now, numbers);
    const auto head = std::ranges::mismatch(old, fresh).in1 - old.begin();
    const auto shorter = static_cast<std::ptrdiff_t>(std::min(old.size(), fresh.size()));
    std::ptrdiff_t tail = 0;
    while (tail < shorter - head && *(old.end() - 1 - tail) == *(fresh.end() - 1 - tail))
        ++tail;
    std::vector<int> partners(old.size(), -1);
    for (std::ptrdiff_t line = 0; line < head; ++line)
        partners[static_cast<size_t>(line)] = static_cast<int>(line);
    for (std::ptrdiff_t back = 1; back <= tail; ++back)
        *(partners.end() - back) = static_cast<int>(now.size() - back);
    MatchEffort effort;
    const std::vector<int> middle =
        matchByLandmarks(std::span(old.begin() + head, old.end() - tail),
                         std::span(fresh.begin() + head, fresh.end() - tail), effort);
    for (size_t line = 0; line < middle.size(); ++line) {
        if (middle[line] >= 0)
            partners[static_cast<size_t>(head) + line] = static_cast<int>(head) + middle[line];
    }
    return partners;
}

/// The line ends of `text`. A line that is the same keeps its own; so does one that was changed, as far as it
/// is known which: as many lines in a row as before, or the last of a row. New lines get the usual one.
std::vector<LineEnd> carriedEnds(const QString& text, const TextFile& base)
{
    const QList<QStringView> now = QStringView(text).split(u'\n');
    const QList<QStringView> before = QStringView(base.text).split(u'\n');
    const std::vector<LineEnd> oldEnds = endsOf(base.form, before.size() - 1);
    std::vector<LineEnd> ends(static_cast<size_t>(now.size() - 1), base.form.usual);
    const auto carry = [&](qsizetype from, qsizetype to) {
        if (std::cmp_less(from, oldEnds.size()) && std::cmp_less(to, ends.size()))
            ends[static_cast<size_t>(to)] = oldEnds[static_cast<size_t>(from)];
    };
    std::vector<int> partners = sameLines(before, now);
    partners.push_back(static_cast<int>(now.size())); // both texts end here
    qsizetype oldFrom = 0;
    qsizetype newFrom = 0;
    for (qsizetype line = 0; line <= before.size(); ++line) {
        const qsizetype partner = partners[static_cast<size_t>(line)];
        if (partner < 0)
            continue;
        const qsizetype row = line - oldFrom;
        const qsizetype fresh = partner - newFrom;
        for (qsizetype i = 0; i < row && row == fresh; ++i)
            carry(oldFrom + i, newFrom + i);
        if (row > 0 && fresh > 0)
            carry(line - 1, partner - 1);
        carry(line, partner);
        oldFrom = line + 1;
        newFrom = partner + 1;
    }
    return ends;
}

} // namespace

TextFile decodeText(const QByteArray& bytes)
{
    TextFile file;
    file.hash = ContentHash::of(bytes);
    file.plain = bytes.size() > plainFrom;
    file.text = readCharacters(bytes, file);
    if (!std::ranges::all_of(file.text, isCarried)) {
        if (file.readOnlyReason.isEmpty())
            file.readOnlyReason = QCoreApplication::translate(
                "text_file",
                "This file holds characters that are not text (such as zero bytes). It is shown without "
                "them and stays as it is; convert a copy to edit it.");
        std::ranges::replace_if(file.text, std::not_fn(isCarried), QChar(QChar::ReplacementCharacter));
    }
    std::vector<LineEnd> ends = normaliseLineEnds(file.text);
    file.form.usual = usualOf(ends);
    if (std::ranges::any_of(ends, [&](LineEnd end) { return end != file.form.usual; }))
        file.form.lineEnds = std::move(ends);
    if (!file.readOnlyReason.isEmpty())
        file.kept = bytes;
    return file;
}

QByteArray encodeText(const QString& text, const TextFile& base)
{
    if (!base.kept.isEmpty() && text == base.text)
        return base.kept;
    QString out = text;
    out.removeIf(std::not_fn(isCarried)); // what cannot be read back must not get in
    if (base.form.usual != LineEnd::Lf || !base.form.lineEnds.empty()) {
        const std::vector<LineEnd> ends = carriedEnds(out, base);
        QString joined;
        joined.reserve(out.size() + static_cast<qsizetype>(ends.size()));
        size_t next = 0;
        for (const QChar character : std::as_const(out)) {
            if (character == u'\n')
                joined += textOf(ends[next++]);
            else
                joined += character;
        }
        out = std::move(joined);
    }
    const QByteArray body = out.toUtf8();
    return base.form.bom ? utf8Bom.toByteArray() + body : body;
}

} // namespace brickwork
