#include "ui/write/write_page.h"

#include "ui/write/word_count_card.h"
#include "ui/write/write_page_parts.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QFileInfo>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr quint32 stateMark = 0x42574c32; // the layout of what saveState() writes
constexpr int panelWidth = 264;
constexpr int outlineWidth = 200;
constexpr int paneWidth = 240;

} // namespace

void WritePage::Parts::build(WritePage& page)
{
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(bar);
    column->addWidget(desk, 1);
    bar->hide();

    desk->setObjectName(u"desk"_s);
    for (QWidget* pane : std::initializer_list<QWidget*>{editor, preview, outline})
        desk->addWidget(pane);
    editor->setMinimumWidth(paneWidth);
    preview->setMinimumWidth(paneWidth);
    outline->setMinimumWidth(outlineWidth * 4 / 5);
    desk->setStretchFactor(0, 6);
    desk->setStretchFactor(1, 5);
    desk->setStretchFactor(2, 0);
    desk->setSizes({500, 460, outlineWidth});

    stack->addWidget(hints);
    stack->addWidget(right);
    across->setObjectName(u"writeSplitter"_s);
    across->addWidget(drafts);
    across->addWidget(stack);
    across->setStretchFactor(0, 0);
    across->setStretchFactor(1, 1);
    across->setSizes({panelWidth, 1000});
    drafts->setMinimumWidth(panelWidth * 2 / 3);
    for (QSplitter* splitter : {across, desk}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    auto* layout = new QVBoxLayout(&page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(across);
}

void WritePage::Parts::connectAll(WritePage& page)
{
    connect(drafts, &DraftsPanel::chosen, &page, &WritePage::draftChosen);
    connect(drafts, &DraftsPanel::newRequested, &page, &WritePage::newRequested);
    connect(drafts, &DraftsPanel::searchLeft, &page, &WritePage::focusEditor);
    connect(drafts, &DraftsPanel::searchChanged, &page, &WritePage::searchChanged);
    connect(drafts, &DraftsPanel::renameRequested, &page, &WritePage::renameRequested);
    connect(drafts, &DraftsPanel::duplicateRequested, &page, &WritePage::duplicateRequested);
    connect(drafts, &DraftsPanel::trashRequested, &page, &WritePage::trashRequested);
    connect(drafts, &DraftsPanel::revealRequested, &page, &WritePage::revealRequested);
    connect(hints, &WriteHints::newRequested, &page, &WritePage::newRequested);
    connect(header, &WriteHeader::statusChosen, &page, &WritePage::statusChosen);
    connect(header, &WriteHeader::publishRequested, &page, &WritePage::publishRequested);
    connect(bar, &MessageBar::actionChosen, &page, &WritePage::barActionChosen);
    connect(editor, &Editor::wordsChanged, &page, &WritePage::wordsChanged);
    connect(editor, &Editor::keyed, &page, &WritePage::keyed);
    connect(editor, &Editor::edited, &page, &WritePage::edited);
    connect(editor, &Editor::textEdited, &page, &WritePage::textEdited);
    connect(editor, &Editor::focusLost, &page, &WritePage::focusLost);
    connect(editor, &Editor::textAltered, &live, &LivePreview::note);
    connect(editor, &Editor::scrolled, &page, [this] { followEditor(); });
    connect(preview, &PreviewView::movedByReader, &page, [this] { followPreview(); });
    connect(preview, &PreviewView::reflowed, &page, [this] { followEditor(); }, Qt::QueuedConnection);
    connect(preview, &PreviewView::linkActivated, &page, &WritePage::linkActivated);
    connect(outline, &OutlinePanel::lineChosen, editor, &Editor::goToLine);
    connect(preview, &PreviewView::sourceRequested, &page,
            [this](int line, int column) { goToSource(line, column); });
    connect(preview, &PreviewView::imagesRequested, &live, &LivePreview::fetchImages);
    connect(&live, &LivePreview::rendered, &page, [this](const auto& render) {
        if (place != PreviewPlace::Hidden && !focusMode)
            preview->setRender(render);
    });
    connect(&live, &LivePreview::parsed, &page, [this, &page](const Document& document) {
        outline->setOutline(document.outline);
        takeLanguages(document.frontMatter);
        if (countCard->isVisible())
            tellCount();
        Q_EMIT page.wordsCounted(document.words);
    });
}

void WritePage::Parts::arrange()
{
    drafts->setVisible(!focusMode);
    tabs->setSuppressed(focusMode);
    header->setVisible(!focusMode);
    preview->setVisible(!focusMode && place != PreviewPlace::Hidden);
    outline->setVisible(!focusMode && outlineShown);
    desk->setOrientation(place == PreviewPlace::Below ? Qt::Vertical : Qt::Horizontal);
}

void WritePage::Parts::showPreview(PreviewPlace wanted)
{
    place = wanted;
    arrange();
    // What was rendered while it was hidden.
    if (place != PreviewPlace::Hidden && live.last())
        preview->setRender(live.last());
}

void WritePage::Parts::followEditor()
{
    if (following || !preview->isVisible())
        return;
    const QScopedValueRollback guard(following, true);
    QScrollBar* bar = preview->verticalScrollBar();
    if (editor->atEnd() && editor->verticalScrollBar()->value() > 0)
        bar->setValue(bar->maximum());
    else
        preview->scrollToLine(editor->topLine());
}

void WritePage::Parts::followPreview()
{
    if (following)
        return;
    const QScopedValueRollback guard(following, true);
    const QScrollBar* bar = preview->verticalScrollBar();
    if (bar->value() > 0 && bar->value() == bar->maximum())
        editor->verticalScrollBar()->setValue(editor->verticalScrollBar()->maximum());
    else
        editor->scrollToLine(preview->topLine());
}

ImageRules WritePage::Parts::imageRules() const
{
    const QString path = QFileInfo(id.value).path();
    return {.root = folder, .folder = path == "."_L1 ? QString() : path};
}

void WritePage::Parts::startRendering(bool plain)
{
    if (plain) {
        live.stop();
        outline->setOutline({});
        preview->setNotice(
            tr("This draft is larger than 5 MB: it is shown as plain text, without a preview."));
        return;
    }
    preview->setNothing();
    live.start(imageRules());
}

WritePage::WritePage(Theme& theme, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"writePage"_s);
    m_parts = std::make_unique<Parts>(theme, *this);
    m_parts->build(*this);
    m_parts->buildTabs(*this);
    m_parts->buildActions(*this);
    m_parts->buildSpelling(*this);
    m_parts->buildCount(*this);
    m_parts->buildView(*this);
    m_parts->buildPaste(*this);
    m_parts->buildFind(*this);
    m_parts->buildSections(*this);
    m_parts->connectAll(*this);
    m_parts->arrange();
    m_parts->editor->setCutBook(&m_parts->cuts);
    showNothing();
    // The first window is painted before anything is read for it.
    QTimer::singleShot(0, this, [this] { m_parts->syntax.load(); });
}

WritePage::~WritePage()
{
    // The panes look at parts that go first.
    delete m_parts->across;
}

void WritePage::setDrafts(const DraftsState& state)
{
    m_parts->drafts->setState(state);
}

void WritePage::showDraft(const EditorState& state)
{
    Parts& p = *m_parts;
    const bool waited = p.changeBuffer(state);
    p.id = state.id;
    p.folder = state.folder;
    p.hasDraft = true;
    p.stack->setCurrentIndex(1);
    if (!waited) {
        p.editor->setText(state.text);
        QTextCursor cursor = p.editor->textCursor();
        cursor.setPosition(std::clamp(state.cursor, 0, p.editor->document()->characterCount() - 1));
        p.editor->setTextCursor(cursor);
        p.editor->verticalScrollBar()->setValue(state.scroll);
    }
    setReadOnly(!state.readOnlyReason.isEmpty());
    p.startRendering(state.plain);
}

void WritePage::replaceText(const QString& text)
{
    m_parts->editor->replaceText(text);
}

void WritePage::amendText(const QString& text)
{
    m_parts->editor->replaceText(text, std::nullopt);
}

void WritePage::setReadOnly(bool readOnly)
{
    m_parts->editor->setReadOnly(readOnly);
    for (QAction* action : m_parts->format)
        action->setEnabled(!readOnly);
}

void WritePage::setDraftId(const DraftId& id)
{
    m_parts->id = id;
    if (m_parts->live.last())
        m_parts->live.start(m_parts->imageRules());
}

void WritePage::showNothing()
{
    Parts& p = *m_parts;
    p.live.stop();
    p.hasDraft = false;
    p.id = {};
    p.shelf.retain({});
    p.editor->setSyntax(nullptr);
    p.editor->setText({});
    setReadOnly(true);
    p.preview->setNothing();
    p.outline->setOutline({});
    p.bar->hide();
    if (p.focusMode)
        setFocusMode(false);
    p.stack->setCurrentIndex(0);
}

bool WritePage::hasDraft() const
{
    return m_parts->hasDraft;
}

DraftId WritePage::draftId() const
{
    return m_parts->id;
}

QString WritePage::text() const
{
    return m_parts->editor->text();
}

int WritePage::revision() const
{
    return m_parts->editor->revision();
}

int WritePage::countedWords() const
{
    return m_parts->editor->countedWords();
}

int WritePage::cursor() const
{
    return m_parts->editor->textCursor().position();
}

int WritePage::scroll() const
{
    return m_parts->editor->verticalScrollBar()->value();
}

void WritePage::setHeader(const HeaderState& state)
{
    m_parts->header->setState(state);
}

void WritePage::showBar(const BarState& state)
{
    m_parts->bar->setState(state);
    m_parts->bar->show();
}

void WritePage::hideBar()
{
    m_parts->bar->hide();
}

std::vector<QAction*> WritePage::editActions() const
{
    return m_parts->editing;
}

std::vector<QAction*> WritePage::formatActions() const
{
    return m_parts->format;
}

std::vector<QAction*> WritePage::viewActions() const
{
    return m_parts->view;
}

void WritePage::setFocusMode(bool on)
{
    Parts& p = *m_parts;
    const bool wanted = on && p.hasDraft;
    p.focusAction->setChecked(wanted);
    if (p.focusMode == wanted)
        return;
    p.focusMode = wanted;
    p.leaveFocusAction->setEnabled(wanted);
    p.arrange();
    p.editor->setFocusMode(wanted);
    p.editor->setFocus(Qt::OtherFocusReason);
    if (!wanted)
        p.showPreview(p.place);
    Q_EMIT focusModeChanged(wanted);
}

bool WritePage::focusMode() const
{
    return m_parts->focusMode;
}

void WritePage::focusEditor()
{
    if (m_parts->hasDraft)
        m_parts->editor->setFocus(Qt::OtherFocusReason);
    else
        m_parts->drafts->focusList();
}

void WritePage::focusSearch()
{
    setFocusMode(false);
    m_parts->drafts->focusSearch();
}

QByteArray WritePage::saveState() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_8);
    out << stateMark << m_parts->across->sizes() << m_parts->desk->sizes()
        << static_cast<quint8>(m_parts->place) << m_parts->outlineShown;
    return bytes;
}

bool WritePage::restoreState(const QByteArray& state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_8);
    quint32 mark = 0;
    QList<int> across;
    QList<int> desk;
    quint8 place = 0;
    bool outlineShown = false;
    in >> mark;
    if (mark != stateMark)
        return false;
    in >> across >> desk >> place >> outlineShown;
    if (in.status() != QDataStream::Ok || across.size() != 2 || desk.size() != 3 ||
        place > static_cast<quint8>(PreviewPlace::Hidden))
        return false;
    m_parts->outlineAction->setChecked(outlineShown);
    m_parts->showPreview(static_cast<PreviewPlace>(place));
    m_parts->across->setSizes(across);
    m_parts->desk->setSizes(desk);
    return true;
}

} // namespace brickwork
