#include "core/site/site_style.h"

namespace brickwork {

QByteArray siteStyle()
{
    return QByteArrayLiteral(R"css(:root {
  color-scheme: light dark;
  --paper: #fbf9f6;
  --wall: #f1ece6;
  --line: #ddd5cb;
  --ink: #2a2522;
  --faint: #6f655d;
  --brick: #a8452c;
  --serif: "Iowan Old Style", "Source Serif 4", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
  --sans: system-ui, "Segoe UI", "Noto Sans", "Helvetica Neue", sans-serif;
  --mono: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1c1a18;
    --wall: #242120;
    --line: #38332f;
    --ink: #e9e3dc;
    --faint: #a89e94;
    --brick: #e08a6a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
@media (min-width: 48rem) { html { font-size: 118.75%; } }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font-family: var(--serif);
  font-variant-numeric: oldstyle-nums;
  line-height: 1.62;
  overflow-wrap: break-word;
  display: flex;
  flex-direction: column;
  min-height: 100vh;
}
a { color: inherit; text-decoration-color: var(--brick); text-decoration-thickness: 0.08em; text-underline-offset: 0.18em; }
a:hover { color: var(--brick); }
a:focus-visible, [tabindex]:focus-visible { outline: 0.14em solid var(--brick); outline-offset: 0.2em; border-radius: 0.15em; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; top: 0.5rem; padding: 0.3rem 0.7rem; background: var(--paper); z-index: 1; }
.site, main { width: 100%; max-width: 42rem; margin-inline: auto; padding-inline: 1.25rem; }
header.site {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.25rem 1.5rem;
  padding-block: 1.75rem 0;
  font-family: var(--sans);
}
header.site a { text-decoration: none; }
.name { font-weight: 700; letter-spacing: -0.005em; }
nav ul { list-style: none; margin: 0; padding: 0; }
header.site nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.15rem; font-size: 0.82rem; color: var(--faint); }
header.site [aria-current] { color: var(--ink); font-weight: 600; }
main { flex: 1 0 auto; padding-block: 3rem 4rem; }
footer.site {
  padding-block: 0 2rem;
  font: 0.78rem/1.6 var(--sans);
  color: var(--faint);
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.25rem 1.5rem;
}
footer.site::before { content: ""; flex: 0 0 100%; border-top: 1px solid var(--line); margin-bottom: 1rem; }
footer.site p { margin: 0; }
footer.site nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.22; margin: 2.2em 0 0.6em; text-wrap: balance; font-weight: 700; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2.4vw, 2.05rem); letter-spacing: -0.012em; line-height: 1.14; margin: 0 0 0.35em; }
main > h1 { margin-bottom: 0.7em; }
h2 { font-size: 1.32rem; }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, blockquote, pre, figure, .scroll, details { margin: 0 0 1.15em; }
ul, ol { padding-inline-start: 1.5em; }
li > p { margin-block-end: 0.5em; }
li > ul, li > ol { margin-block-end: 0; }
li:has(> input[type="checkbox"]) { list-style: none; margin-inline-start: -1.4em; }
li input[type="checkbox"] { appearance: none; -webkit-appearance: none; font: inherit; width: 0.78em; height: 0.78em; margin: 0; margin-inline-end: 0.55em; border: 1.5px solid var(--faint); border-radius: 0.15em; vertical-align: -0.03em; }
li input[type="checkbox"]:checked { background: var(--brick); border-color: var(--brick); box-shadow: inset 0 0 0 0.12em var(--paper); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.intro { font-size: 1.45rem; line-height: 1.35; margin-bottom: 3.2rem; text-wrap: pretty; }
.subtitle { font-size: 1.2rem; line-height: 1.4; color: var(--faint); margin: 0 0 0.9rem; }
.facts { font: 0.8rem/1.6 var(--sans); color: var(--faint); margin: 0; }
article > header { margin-bottom: 2.4rem; }
article > footer, .series { font-family: var(--sans); font-size: 0.82rem; font-variant-numeric: normal; color: var(--faint); }
article > footer { margin-top: 3rem; }
article > footer p { margin: 0 0 0.4em; }
.text > :first-child { margin-top: 0; }
.text p, .text li { text-wrap: pretty; }
.text figure { margin-inline: 0; }
@media (max-width: 30rem) { .text p, .text li { hyphens: auto; -webkit-hyphens: auto; } }
.text h2 a, .text h3 a { text-decoration: none; }
blockquote { margin-inline: 0; padding-inline-start: 1.1em; border-inline-start: 0.18em solid var(--brick); color: var(--faint); font-style: italic; }
blockquote em { font-style: normal; }
/* Scripts that do not slant. */
:dir(rtl) em, :dir(rtl) blockquote, :lang(zh) em, :lang(zh) blockquote, :lang(ja) em, :lang(ja) blockquote, :lang(ko) em, :lang(ko) blockquote { font-style: normal; }
:dir(rtl) em { font-weight: 600; }
:lang(zh) em, :lang(ja) em, :lang(ko) em { text-emphasis: dot; -webkit-text-emphasis: dot; }
blockquote > :last-child { margin-bottom: 0; }
hr { border: 0; margin: 2.6em 0; text-align: center; color: var(--brick); }
hr::before { content: "\2013\00a0\00a0\2013\00a0\00a0\2013"; letter-spacing: 0.2em; }
code, kbd, samp { font-family: var(--mono); font-size: 0.84em; }
:not(pre) > code { background: var(--wall); padding: 0.1em 0.3em; border-radius: 0.2em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
pre { background: var(--wall); padding: 1em 1.2em; border-radius: 0.4rem; overflow-x: auto; line-height: 1.5; tab-size: 4; direction: ltr; text-align: left; }
pre code { font-size: 0.8em; }
img { max-width: 100%; height: auto; border-radius: 0.3rem; vertical-align: middle; }
figure > img { display: block; }
figcaption { font: 0.8rem/1.5 var(--sans); color: var(--faint); margin-top: 0.5em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font: 0.86rem/1.5 var(--sans); min-width: 100%; }
th, td { padding: 0.45em 0; padding-inline-end: 1.5em; text-align: start; vertical-align: baseline; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-inline-end: 0; }
th { font-weight: 600; color: var(--faint); }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.center { text-align: center; }
.left { text-align: left; }
sup { line-height: 0; font-size: 0.7em; font-variant-numeric: lining-nums; }
sup a { text-decoration: none; color: var(--brick); padding-inline: 0.15em; }
.footnotes { margin-top: 3rem; padding-top: 1.2rem; border-top: 1px solid var(--line); font-size: 0.88rem; line-height: 1.55; color: var(--faint); }
.footnotes :target, sup :target { background: var(--wall); }
.footnote-backref { text-decoration: none; color: var(--brick); }
.footnote-backref:dir(rtl) { display: inline-block; transform: scaleX(-1); }
.posts { list-style: none; padding: 0; margin: 0; }
.posts > li { margin: 0 0 2.1rem; }
.posts h2, .posts h3 { font-size: 1.28rem; margin: 0 0 0.15rem; }
.posts h2 a, .posts h3 a, .lines a { text-decoration: none; }
.posts p { margin: 0; }
.posts .description { margin-top: 0.3rem; }
.lines { list-style: none; padding: 0; margin: 0 0 2.2rem; }
.lines li { display: flex; align-items: baseline; gap: 0 1rem; justify-content: space-between; padding: 0.42rem 0; border-bottom: 1px solid var(--line); }
.lines li > :first-child { min-width: 0; text-wrap: balance; }
.lines .facts { white-space: nowrap; }
.more { font: 600 0.86rem/1.6 var(--sans); }
.series { margin-top: 3rem; padding: 1.1rem 1.3rem; background: var(--wall); border-radius: 0.4rem; }
.series p { margin: 0 0 0.5rem; }
.series ul { display: grid; gap: 0.3rem; }
.series b { font-weight: 600; color: var(--faint); margin-inline-end: 0.4em; }
.series a { color: var(--ink); }
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #444; --wall: #fff; --line: #bbb; --brick: #000; }
  html { font-size: 11pt; }
  header.site nav, footer.site nav, .skip, .series { display: none; }
  .site, main { max-width: none; padding-inline: 0; }
  main { padding-block: 1rem; }
  pre, .scroll { overflow: visible; white-space: pre-wrap; border: 1px solid var(--line); }
  h1, h2, h3 { break-after: avoid; }
  img, pre, blockquote, tr { break-inside: avoid; }
}
@media (prefers-contrast: more) {
  :root { --faint: var(--ink); --line: var(--ink); }
}
)css");
}

} // namespace brickwork
