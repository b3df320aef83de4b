// The inline half of PreviewBuilder: text, emphasis, code, links, footnotes, images.

#include "ui/preview/preview_builder.h"

#include <QCoreApplication>
#include <QTextDocument>
#include <QTextImageFormat>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewBuilder)
};

constexpr qsizetype longestHint = 300;

QString hint(const QString& text)
{
    return (text.size() > longestHint ? text.first(longestHint) + u'…' : text).toHtmlEscaped();
}

} // namespace

void PreviewBuilder::runs(const std::vector<PreviewRun>& all, const PreviewLeaf& leaf,
                          const QTextCharFormat& text)
{
    for (const PreviewRun& run : all) {
        QTextCharFormat format = runFormat(run, leaf, text);
        switch (run.kind) {
        case RunKind::Text:
            m_cursor.insertText(run.text, format);
            break;
        case RunKind::Image:
            image(run, leaf, format);
            break;
        case RunKind::NoteMark:
            noteMark(run, format);
            break;
        case RunKind::NoteReturn:
            format.setAnchor(true);
            format.setAnchorHref(u"#ref-%1"_s.arg(run.note));
            format.setForeground(m_style.tokens.cap);
            format.setToolTip(Tr::tr("Back to the text"));
            m_cursor.insertText(QChar::Nbsp + run.text, format);
            break;
        }
    }
}

QTextCharFormat PreviewBuilder::runFormat(const PreviewRun& run, const PreviewLeaf& leaf,
                                          const QTextCharFormat& text) const
{
    QTextCharFormat format = text;
    if (run.marks & (CodeMark | HtmlMark)) {
        QFont font = m_style.code;
        font.setWeight(static_cast<QFont::Weight>(text.fontWeight()));
        format.setFont(font);
        if (run.marks & CodeMark)
            format.setBackground(m_style.tokens.wall);
        else
            format.setForeground(m_style.tokens.faint);
    }
    if (run.marks & EmphasisMark)
        format.setFontItalic(true);
    if (run.marks & StrongMark)
        format.setFontWeight(QFont::Bold);
    if (run.marks & StrikeMark)
        format.setFontStrikeOut(true);
    if (run.ink != CodeInk::Plain)
        format.merge(inkFormat(run.ink, m_style.tokens));
    if (run.link >= 0) {
        const PreviewTarget& target = leaf.links[static_cast<size_t>(run.link)];
        format.setAnchor(true);
        format.setAnchorHref(target.url);
        format.setForeground(m_style.tokens.cap);
        format.setFontUnderline(true);
        format.setToolTip(
            hint(target.title.isEmpty() ? target.url : u"%1\n%2"_s.arg(target.title, target.url)));
    }
    return format;
}

void PreviewBuilder::noteMark(const PreviewRun& run, QTextCharFormat format)
{
    format.setAnchor(true);
    format.setAnchorHref(u"#note-%1"_s.arg(run.note));
    format.setForeground(m_style.tokens.cap);
    format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    // A word joiner: the number must not stand on a line of its own.
    m_cursor.insertText(u'\u2060' + run.text, format);
}

void PreviewBuilder::image(const PreviewRun& run, const PreviewLeaf& leaf, const QTextCharFormat& format)
{
    const PreviewTarget& target = leaf.pictures[static_cast<size_t>(run.image)];
    const PreviewImage found = m_images.value(target.url);
    if (found.fate != ImageFate::Shown)
        return placeholder(run, target, found.fate, format);
    QTextImageFormat picture;
    picture.merge(format);
    picture.setObjectType(QTextFormat::ImageObject);
    picture.setName(found.key);
    picture.setWidth(found.size.width());
    picture.setHeight(found.size.height());
    picture.setProperty(QTextFormat::ImageAltText, run.text);
    if (run.link < 0)
        picture.setToolTip(hint(target.title.isEmpty() ? run.text : target.title));
    m_cursor.insertImage(picture);
}

void PreviewBuilder::placeholder(const PreviewRun& run, const PreviewTarget& target, ImageFate fate,
                                 const QTextCharFormat& format)
{
    QTextCharFormat box = format;
    box.setFont(m_style.small());
    box.setBackground(m_style.tokens.wall);
    box.setForeground(m_style.tokens.faint);
    box.setToolTip(hint(target.title.isEmpty() ? target.url : u"%1\n%2"_s.arg(target.title, target.url)));
    if (fate == ImageFate::Remote || fate == ImageFate::Failed) {
        // Reached by mouse and keyboard as links are; what it does is told by its property, not its address.
        box.setAnchor(true);
        box.setAnchorHref(target.url);
        box.setFontUnderline(true);
        box.setProperty(ImageUrl, target.url);
    }
    const QString reason = fateSentence(fate);
    //: placeholder of an image in the preview: its description, then why it is not shown
    m_cursor.insertText(run.text.isEmpty() ? Tr::tr(" Image: %1 ").arg(reason)
                                           : Tr::tr(" %1 (image: %2) ").arg(run.text, reason),
                        box);
}

} // namespace brickwork
