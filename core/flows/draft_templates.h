// What a new draft begins with: texts with places to fill in, and the filling of them. Pure: the day, the
// locale and everything else that goes in are arguments; it reads no disk.
#pragma once

#include "core/habit/day.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

/// A text to begin with. In it {{title}}, {{date}}, {{series}}, {{number}}, {{url}} and {{notes}} are filled
/// in, {{date:FORMAT}} too (as QLocale writes dates), and {{cursor}} is where writing begins. Everything else
/// in braces stays as it is.
struct DraftTemplate
{
    QString id;   ///< "plain", "newsletter", "link", "series"; "own/NAME" for the writer's
    QString name; ///< for a person
    QString explanation;
    QString text;
    friend bool operator==(const DraftTemplate&, const DraftTemplate&) = default;
};

/// What a template asks for.
struct TemplateNeeds
{
    bool title = false;
    bool url = false;
    bool series = false; ///< its name, its number or both
    bool notes = false;  ///< takes the housekeeping notes in
    friend bool operator==(const TemplateNeeds&, const TemplateNeeds&) = default;
};
[[nodiscard]] TemplateNeeds needsOf(const DraftTemplate& made);

/// The program's own, in the language of the window: plain, newsletter, link post, instalment of a series.
[[nodiscard]] std::vector<DraftTemplate> builtInTemplates();

/// What goes into the places.
struct TemplateFill
{
    QString title;
    Day day; ///< of {{date}}: in a front matter as 2026-11-20, elsewhere as the locale writes it in full
    QString series;
    std::optional<int> number;
    QString url;
    QStringList notes; ///< each an item of a list; without any the place holds an empty one
    QLocale locale;
};

struct FilledTemplate
{
    QString text;
    int cursor = 0; ///< position in UTF-16 units; the end of the text if the template does not say
    friend bool operator==(const FilledTemplate&, const FilledTemplate&) = default;
};

/// The text of the new draft. Values that go into a front matter are quoted as its kind wants it; a line of
/// it whose value comes out empty is left out.
[[nodiscard]] FilledTemplate filledTemplate(const QString& text, const TemplateFill& fill);

/// The title offered for a draft of this template: "Letter of 20 November 2026", "Series, part 3"; empty
/// where only the writer knows.
[[nodiscard]] QString offeredTitle(const DraftTemplate& made, const TemplateFill& fill);

/// A name for a file of a template: "trip-report.md" reads "Trip report".
[[nodiscard]] QString templateName(const QString& baseName);

} // namespace brickwork
