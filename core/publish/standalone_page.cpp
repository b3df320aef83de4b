#include "core/publish/standalone_page.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Each paragraph reads from the side its first letter wants. A dark page only where it is read on a screen.
constexpr auto styles =
    R"(:root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --rule: #d1d5da;
  --ground: #ffffff; --well: #f4f5f7; --link: #0a58b5; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e4e6e9; --faint: #9aa3ad; --rule: #3d444d; --ground: #16181b; --well: #22262b; --link: #7ab8ff; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; background: var(--ground); color: var(--ink); }
body { font: 1.125rem/1.65 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; margin: 0; }
article { max-width: 38em; margin: 0 auto; padding: 3rem 1.25rem 5rem; overflow-wrap: break-word; }
p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd { unicode-bidi: plaintext; text-align: start; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.6em; text-wrap: balance; }
header h1 { font-size: 2.2rem; margin: 0 0 0.3em; }
header { margin-bottom: 2.5rem; }
.subtitle { font-size: 1.3rem; line-height: 1.4; color: var(--faint); margin: 0 0 0.6em; }
.byline { color: var(--faint); margin: 0; font-size: 0.95rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
img { max-width: 100%; height: auto; }
p > img:only-child { display: block; margin: 0 auto; }
blockquote { margin: 1.5em 0; padding-inline-start: 1.2em; border-inline-start: 3px solid var(--rule); }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5em auto; width: 40%; }
code, pre { font: 0.86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { background: var(--well); padding: 0.1em 0.3em; border-radius: 3px; direction: ltr; unicode-bidi: embed; }
pre { background: var(--well); padding: 1em 1.2em; border-radius: 6px; overflow-x: auto; direction: ltr; text-align: left; }
pre code { background: none; padding: 0; font-size: 1em; }
table { border-collapse: collapse; margin: 1.5em 0; font-size: 0.95em; display: block; overflow-x: auto; }
th, td { padding: 0.45em 0.8em; border-bottom: 1px solid var(--rule); vertical-align: top; }
th { border-bottom-width: 2px; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
li > input[type="checkbox"] { margin-inline-end: 0.4em; }
sup { line-height: 0; }
.footnotes { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 0.9em; }
@page { margin: 2cm; }
@media print {
  :root { --ink: #000; --faint: #444; --rule: #999; --ground: #fff; --well: #fff; --link: #000; }
  body { font-size: 11pt; line-height: 1.5; }
  article { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  img, tr, blockquote { break-inside: avoid; }
  table { display: table; }
  thead { display: table-header-group; }
  pre { white-space: pre-wrap; border: 1px solid var(--rule); }
  .footnote-backref { display: none; }
})";

/// cmark says the alignment of cells by an attribute that HTML5 does not have any more.
QString alignedByClass(QString body)
{
    for (const QString& side : {u"left"_s, u"center"_s, u"right"_s}) {
        for (const QString& cell : {u"td"_s, u"th"_s})
            body.replace(u"<%1 align=\"%2\">"_s.arg(cell, side), u"<%1 class=\"%2\">"_s.arg(cell, side));
    }
    return body;
}

QString meta(const QString& name, const QString& content)
{
    return content.isEmpty() ? QString()
                             : u"<meta name=\"%1\" content=\"%2\">\n"_s.arg(name, content.toHtmlEscaped());
}

QString byline(const StandaloneFacts& facts)
{
    QStringList parts;
    if (!facts.authors.isEmpty())
        parts << facts.authors.join(u", "_s).toHtmlEscaped();
    if (facts.naming.dateGiven) {
        const QLocale own = facts.naming.language.isEmpty() ? QLocale() : QLocale(facts.naming.language);
        const QDate day = facts.naming.date.date();
        const QString shown =
            own.language() == QLocale::C ? day.toString(Qt::ISODate) : own.toString(day, QLocale::LongFormat);
        parts << u"<time datetime=\"%1\">%2</time>"_s.arg(dateText(facts.naming), shown.toHtmlEscaped());
    }
    return parts.isEmpty() ? QString()
                           : u"<p class=\"byline\" dir=\"auto\">"_s + parts.join(u" · "_s) + u"</p>\n"_s;
}

QString header(const StandaloneFacts& facts)
{
    QString head = u"<header>\n<h1 dir=\"auto\">"_s + facts.title.toHtmlEscaped() + u"</h1>\n"_s;
    if (!facts.subtitle.isEmpty())
        head += u"<p class=\"subtitle\" dir=\"auto\">"_s + facts.subtitle.toHtmlEscaped() + u"</p>\n"_s;
    return head + byline(facts) + u"</header>\n"_s;
}

} // namespace

QString standalonePage(const StandaloneFacts& facts, const QString& body)
{
    const QString& language = facts.naming.language;
    QString page = u"<!DOCTYPE html>\n"_s;
    page += language.isEmpty() ? u"<html>\n"_s : u"<html lang=\""_s + language + u"\">\n"_s;
    page += u"<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_s;
    page += u"<title>"_s + facts.title.toHtmlEscaped() + u"</title>\n"_s;
    page += meta(u"author"_s, facts.authors.join(u", "_s));
    page += meta(u"description"_s, facts.description);
    page += meta(u"generator"_s, u"Brickwork"_s);
    page += u"<style>\n"_s + QLatin1StringView(styles) +
            u"\n</style>\n</head>\n<body>\n<article dir=\"auto\">\n"_s;
    page += header(facts) + alignedByClass(body);
    if (!page.endsWith(u'\n'))
        page += u'\n';
    return page + u"</article>\n</body>\n</html>\n"_s;
}

} // namespace brickwork
