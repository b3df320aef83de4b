// What the Write page does with what others made: pasting plainly, pictures from files, and the text as HTML
// for programs that know no Markdown.

#include "core/markdown/html.h"
#include "ui/write/page_pictures.h"
#include "ui/write/write_page_parts.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Who pastes it here again gets the Markdown.
void putOnClipboard(const QString& markdown, const QString& html)
{
    auto* data = new QMimeData;
    data->setText(markdown);
    data->setHtml(html);
    data->setData(u"text/markdown"_s, markdown.toUtf8());
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace

void WritePage::Parts::buildPaste(WritePage& page)
{
    QAction* plain = addAction(page, tr("Paste as plain te&xt"), Qt::CTRL | Qt::SHIFT | Qt::Key_V);
    connect(plain, &QAction::triggered, editor, &Editor::pastePlain);
    QAction* html = addAction(page, tr("Copy as &HTML"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    connect(html, &QAction::triggered, &page, [this, &page] { copyAsHtml(page); });
    const auto paste = std::ranges::find_if(editing, [](const QAction* action) {
        return action->shortcut() == QKeySequence(QKeySequence::Paste);
    });
    editing.insert(paste == editing.end() ? paste : paste + 1, {plain, html});
    QAction* insert = addAction(page, tr("Insert ima&ges…"), Qt::CTRL | Qt::ALT | Qt::Key_G);
    connect(insert, &QAction::triggered, &page, [this, &page] {
        if (hasDraft && !editor->isReadOnly())
            Q_EMIT page.picturesWished();
    });
    format.push_back(insert);

    pictures = new PagePictures(theme, *editor, &page);
    connect(pictures, &PagePictures::offered, &page, &WritePage::filesPut);
    connect(editor, &Editor::picturesLeftOut, &page, [&page](int count) {
        Q_EMIT page.noticed(
            count == 1 ? tr("One picture has no address on the web, so it was left out. Copy it by "
                            "itself to put it beside the draft.")
                       : tr("%1 pictures have no address on the web, so they were left out. Copy each "
                            "by itself to put it beside the draft.")
                             .arg(count));
    });
}

/// The selection, or all of the text; a long one is written in another thread.
void WritePage::Parts::copyAsHtml(WritePage& page)
{
    if (!hasDraft)
        return;
    const QTextCursor cursor = editor->textCursor();
    const bool all = !cursor.hasSelection();
    const QString markdown =
        all ? editor->text() : cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
    QtConcurrent::run([markdown] {
        return renderHtml(markdown);
    }).then(&page, [&page, markdown, all](const QString& html) {
        putOnClipboard(markdown, html);
        Q_EMIT page.noticed(all ? tr("The whole draft is on the clipboard as HTML.")
                                : tr("The selection is on the clipboard as HTML."));
    });
}

void WritePage::putFiles(const QStringList& files)
{
    if (m_parts->hasDraft)
        m_parts->pictures->offerFiles(files);
}

bool WritePage::linkFiles(quint64 place, const std::vector<LinkedFile>& files)
{
    return m_parts->pictures->link(place, files);
}

void WritePage::forgetPlace(quint64 place)
{
    m_parts->pictures->forget(place);
}

} // namespace brickwork
