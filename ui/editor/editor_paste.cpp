// How what others made comes into the text: HTML as Markdown, an address on a selection as a link, files and
// pictures as an offer to whoever can store them; everything else as it is.

#include "core/markdown/html_to_markdown.h"
#include "ui/editor/caret_view.h"
#include "ui/editor/editor.h"
#include "ui/editor/paste_plan.h"

#include <QClipboard>
#include <QFuture>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Longer HTML is read in another thread; a page of a novel is shorter.
constexpr qsizetype longHtml = 50'000;

} // namespace

bool Editor::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasText() || source->hasHtml() || source->hasImage() || source->hasUrls() ||
           source->hasFormat(u"text/markdown"_s);
}

void Editor::insertFromMimeData(const QMimeData* source)
{
    if (isReadOnly())
        return;
    const PasteOffer offer = offerOf(*source);
    if (!offer.files.isEmpty())
        return Q_EMIT filesOffered(offer.files);
    // What is dropped was judged by dropEvent().
    const bool dropped = m_source != WordSource::Typed;
    const std::optional<WordSource> whose = dropped ? m_source : sourceOf(*source);
    const QScopedValueRollback from(m_source, whose);
    const bool verbatim = takesPlainText(textCursor());
    if (const auto address = pastedAddress(offer.plain);
        address && textCursor().hasSelection() && !dropped && !verbatim) {
        if (const auto link = linkOver(textCursor(), *address))
            return apply(*link);
    }
    if (verbatim || offer.html.isEmpty()) {
        if (offer.plain.isEmpty() && offer.picture)
            return offerPicture(*source, {});
        return putPlain(offer.plain);
    }
    const bool notes = offer.html.contains(u'#');
    const int footnote = notes ? nextFootnote(*document()) : 1;
    if (offer.html.size() <= longHtml || dropped)
        return putHtml(*source, offer, markdownFromHtml(offer.html, footnote));
    putLater(offer, whose, footnote);
}

void Editor::putPlain(const QString& text)
{
    if (text.isEmpty())
        return;
    QTextCursor cursor = textCursor();
    // Not one step of undo with what was typed before.
    cursor.beginEditBlock();
    cursor.insertText(text);
    cursor.endEditBlock();
    setTextCursor(cursor);
    showCaretLine(*this);
    m_lastKey.invalidate();
}

void Editor::putHtml(const QMimeData& data, const PasteOffer& offer,
                     const std::optional<HtmlAsMarkdown>& made)
{
    if (made && made->onlyPicture && offer.picture)
        return offerPicture(data, made->pictureName);
    const bool better = made && !made->text.isEmpty() && (made->formatted || offer.plain.isEmpty());
    if (!better)
        return offer.plain.isEmpty() && offer.picture ? offerPicture(data, {}) : putPlain(offer.plain);
    TextEdit edit = putMarkdown(textCursor(), made->text);
    edit.source = m_source;
    apply(edit);
    if (made->leftOut > 0)
        Q_EMIT picturesLeftOut(made->leftOut);
}

// Typing goes on meanwhile: what is pasted stands where the caret was, before what was typed since.
void Editor::putLater(const PasteOffer& offer, std::optional<WordSource> whose, int footnote)
{
    const PastePlace kept(textCursor());
    QtConcurrent::run([html = offer.html, footnote] {
        return markdownFromHtml(html, footnote);
    }).then(this, [this, kept, whose, plain = offer.plain](const std::optional<HtmlAsMarkdown>& made) {
        const QTextCursor place = kept.cursor();
        if (isReadOnly() || place.isNull() || place.document() != document())
            return;
        const bool better = made && !made->text.isEmpty() && (made->formatted || plain.isEmpty());
        TextEdit edit = better ? putMarkdown(place, made->text) : putMarkdown(place, {});
        if (!better && !edit.pieces.isEmpty())
            edit.pieces.front().text = plain;
        const bool waited = textCursor().position() == place.position();
        const Piece& piece = edit.pieces.front();
        edit.source = whose;
        const int after = piece.from + static_cast<int>(piece.text.size());
        edit.anchor = waited ? after : mapped(edit.pieces, textCursor().anchor(), Stick::After);
        edit.position = waited ? after : mapped(edit.pieces, textCursor().position(), Stick::After);
        apply(edit);
        if (better && made->leftOut > 0)
            Q_EMIT picturesLeftOut(made->leftOut);
    });
}

void Editor::offerPicture(const QMimeData& data, const QString& name)
{
    const auto picture = data.imageData().value<QImage>();
    if (!picture.isNull())
        Q_EMIT pictureOffered(picture, name);
}

void Editor::pastePlain()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (isReadOnly() || !data)
        return;
    const QScopedValueRollback from(m_source, sourceOf(*data));
    putPlain(offerOf(*data).plain);
}

} // namespace brickwork
