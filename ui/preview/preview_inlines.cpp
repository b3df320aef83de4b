// The inline half of PreviewBuilder: text, emphasis, code, links, images.

#include "ui/preview/preview_builder.h"

#include <QCoreApplication>
#include <QTextDocument>
#include <QTextImageFormat>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewBuilder)
};

} // namespace

// Characters that a text document takes for its own structure must not come from a draft.
void PreviewBuilder::insertPlain(QString text, const QTextCharFormat& format)
{
    for (QChar& c : text) {
        if (c == u'\n' || c == QChar::ParagraphSeparator)
            c = QChar::LineSeparator;
        else if (c == QChar(0xfdd0) || c == QChar(0xfdd1) || c == u'\r' ||
                 c == QChar::ObjectReplacementCharacter)
            c = u' ';
    }
    m_cursor.insertText(text, format);
}

void PreviewBuilder::inlines(const Node& node, const QTextCharFormat& format)
{
    for (const int child : node.children)
        oneInline(m_source->at(child), format);
}

void PreviewBuilder::oneInline(const Node& node, const QTextCharFormat& format)
{
    QTextCharFormat inner = format;
    switch (node.kind) {
    case NodeKind::Text:
        return insertPlain(node.text, format);
    case NodeKind::SoftBreak:
        return insertPlain(u" "_s, format);
    case NodeKind::LineBreak:
        return insertPlain(QString(QChar::LineSeparator), format);
    case NodeKind::Code:
        return insertPlain(node.text, codeFormat(format));
    case NodeKind::HtmlInline:
        if (node.text.startsWith("<br"_L1, Qt::CaseInsensitive))
            return insertPlain(QString(QChar::LineSeparator), format);
        inner = codeFormat(format);
        inner.clearBackground();
        inner.setForeground(m_style.tokens.faint);
        return insertPlain(node.text, inner);
    case NodeKind::Emphasis:
        inner.setFontItalic(true);
        return inlines(node, inner);
    case NodeKind::Strong:
        inner.setFontWeight(QFont::Bold);
        return inlines(node, inner);
    case NodeKind::Strikethrough:
        inner.setFontStrikeOut(true);
        return inlines(node, inner);
    case NodeKind::Link:
        return inlines(node, linkFormat(node, format));
    case NodeKind::Image:
        return image(node, format);
    case NodeKind::FootnoteReference:
        inner.setAnchor(true);
        inner.setAnchorHref(u"#note-%1"_s.arg(node.level));
        inner.setForeground(m_style.tokens.cap);
        inner.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
        // A word joiner: the number must not stand on a line of its own.
        return insertPlain(u'\u2060' + QString::number(node.level), inner);
    default:
        return inlines(node, format);
    }
}

QTextCharFormat PreviewBuilder::codeFormat(const QTextCharFormat& around) const
{
    QTextCharFormat format = around;
    QFont font = m_style.code;
    font.setWeight(static_cast<QFont::Weight>(around.fontWeight()));
    font.setItalic(around.fontItalic());
    format.setFont(font);
    format.setBackground(m_style.tokens.wall);
    return format;
}

QTextCharFormat PreviewBuilder::linkFormat(const Node& node, QTextCharFormat around) const
{
    around.setAnchor(true);
    around.setAnchorHref(node.url);
    around.setForeground(m_style.tokens.cap);
    around.setFontUnderline(true);
    around.setToolTip(node.url.toHtmlEscaped());
    return around;
}

void PreviewBuilder::image(const Node& node, const QTextCharFormat& format)
{
    const PreviewImage found = m_images.value(node.url);
    QString alt;
    for (const int child : node.children)
        alt += m_source->plainText(child);
    if (found.fate != ImageFate::Shown) {
        QTextCharFormat box = format;
        box.setFont(m_style.small());
        box.setBackground(m_style.tokens.wall);
        box.setForeground(m_style.tokens.faint);
        box.setToolTip(node.url.toHtmlEscaped());
        const QString reason = fateSentence(found.fate);
        //: placeholder of an image in the preview: its description, then why it is not shown
        insertPlain(alt.isEmpty() ? Tr::tr(" Image: %1 ").arg(reason)
                                  : Tr::tr(" %1 (image: %2) ").arg(alt, reason),
                    box);
        return;
    }
    m_document.addResource(QTextDocument::ImageResource, QUrl(found.key), found.image);
    QTextImageFormat picture;
    picture.setName(found.key);
    picture.setWidth(found.image.width());
    picture.setHeight(found.image.height());
    picture.setMaximumWidth(QTextLength(QTextLength::PercentageLength, 100));
    picture.setProperty(QTextFormat::ImageAltText, alt);
    picture.setToolTip((node.title.isEmpty() ? alt : node.title).toHtmlEscaped());
    m_cursor.insertImage(picture);
}

bool PreviewBuilder::holdsImage(const Node& node) const
{
    return std::ranges::any_of(node.children, [this](int child) {
        const Node& inside = m_source->at(child);
        return (inside.kind == NodeKind::Image && m_images.value(inside.url).fate == ImageFate::Shown) ||
               holdsImage(inside);
    });
}

} // namespace brickwork
