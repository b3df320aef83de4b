// Typographic quotes, dashes and dots for those that keys have, as each language writes them. Decided from
// what stands before the cursor in the paragraph; whether it is prose at all, others know.
#pragma once

#include <QChar>
#include <QString>
#include <QStringView>

#include <optional>

namespace brickwork {

/// What a typed character becomes: `removed` characters before it go, `text` stands for them and it.
struct SmartText
{
    int removed = 0;
    QString text;
    friend bool operator==(const SmartText&, const SmartText&) = default;
};

/// `language` is a BCP 47 tag ("de-CH"); for one that is not known, English. Nothing if the character stays
/// as it was typed, as every one does in languages that have their own marks by input method.
[[nodiscard]] std::optional<SmartText> smartTyping(const QString& language, QStringView before, QChar typed);

/// The quotes of a language, with the blanks that belong to them.
struct QuoteMarks
{
    QString open;
    QString close;
    QString innerOpen;
    QString innerClose;
    bool none = false; ///< keys are left alone
    friend bool operator==(const QuoteMarks&, const QuoteMarks&) = default;
};
[[nodiscard]] QuoteMarks quoteMarks(const QString& language);

} // namespace brickwork
