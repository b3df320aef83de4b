#include "ui/write/export_state.h"

#include <QCoreApplication>

#include <algorithm>

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ExportSheet)
};

} // namespace

ExportState exportState(const QString& title, ExportKind chosen, const QString& impossible)
{
    const bool all = impossible.isEmpty();
    ExportState state;
    state.title = title;
    state.impossible = impossible;
    state.choices = {
        {.kind = ExportKind::Markdown,
         .name = Words::tr("Markdown"),
         .sentence =
             Words::tr("A new folder with the text and its pictures, as somebody else can go on with it."),
         .possible = true},
        {.kind = ExportKind::WebPage,
         .name = Words::tr("Web page"),
         .sentence =
             Words::tr("One HTML file with everything in it: it opens anywhere, without a connection, and "
                       "prints well."),
         .possible = true},
        {.kind = ExportKind::Pdf,
         .name = Words::tr("PDF"),
         .sentence = Words::tr("On pages, as the preview shows it."),
         .possible = true},
        {.kind = ExportKind::Word,
         .name = Words::tr("Word"),
         .sentence = Words::tr("A .docx file, for those who comment and correct in Word or LibreOffice."),
         .possible = all},
        {.kind = ExportKind::Epub,
         .name = Words::tr("EPUB"),
         .sentence =
             Words::tr("A book for e-readers, with the cover and the author that the properties name."),
         .possible = all}};
    const auto found = std::ranges::find(state.choices, chosen, &ExportChoice::kind);
    const bool usable = found != state.choices.end() && found->possible;
    state.chosen = usable ? chosen : ExportKind::Markdown;
    return state;
}

} // namespace brickwork
