// The part of the write desk that has to do with the files of drafts: names, folders, copies and the trash.
#include "app/write_desk.h"
#include "core/flows/draft_naming.h"
#include "core/markdown/document.h"
#include "core/workspace/draft_moves.h"
#include "core/workspace/trash.h"
#include "ui/frame/main_window.h"
#include "ui/theme/ask_sheet.h"
#include "ui/write/write_page.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Pictures that a draft shows from beside its old folder, and does not find from the new one.
int picturesLeftBehind(const Workspace& workspace, const DraftId& before, const DraftId& now)
{
    const auto file = readDraft(workspace, now);
    if (!file)
        return 0;
    const Document document = parseMarkdown(file->text);
    const QString old = QFileInfo(workspace.pathOf(before)).path();
    const QString there = QFileInfo(workspace.pathOf(now)).path();
    return static_cast<int>(std::ranges::count_if(document.nodes, [&](const Node& node) {
        const QUrl url(node.url);
        if (node.kind != NodeKind::Image || !url.isRelative() || url.path().startsWith(u'/'))
            return false;
        const QString path = u'/' + url.path();
        return QFileInfo::exists(old + path) && !QFileInfo::exists(there + path);
    }));
}

} // namespace

void WriteDesk::rename(const DraftId& id)
{
    if (id.isEmpty())
        return;
    const QString title = titleOf(id);
    const QString file = QFileInfo(id.value).fileName();
    const QString base = baseNameOf(id);
    const QString byTitle = nameByTitle(id);
    // Offered only where the two have grown apart.
    const bool apart = !byTitle.isEmpty() && byTitle != base;
    QStringList answers{tr("Rename")};
    if (apart)
        answers << tr("Name it “%1”").arg(byTitle);
    answers << tr("Cancel");
    const auto cancel = static_cast<int>(answers.size()) - 1;
    AskSheet question({.heading = tr("Rename the file of “%1”").arg(title),
                       .text = apart
                                   ? tr("Only the file gets another name; the title of the draft stays. The "
                                        "file can also be named after the title as it is now.")
                                   : tr("Only the file gets another name; the title of the draft stays."),
                       .answers = answers,
                       .safe = cancel},
                      &m_window);
    //: %1 is the suffix of a file name, as in ".md"
    question.addField(tr("File name, without %1").arg(file.sliced(base.size())), base);
    const int answer = question.ask();
    const QString wanted = answer == 0 ? question.field() : answer == cancel ? base : byTitle;
    if (wanted == base)
        return;
    const auto renamed = renamedTo(id, wanted);
    if (!renamed)
        return tell(renamed.error());
    //: %1 is the title of a draft, %2 the new name of its file
    m_window.say(tr("“%1” is now %2").arg(title, QFileInfo(renamed->value).fileName()));
}

/// What the file would be called after its title; empty if the draft has none.
QString WriteDesk::nameByTitle(const DraftId& id) const
{
    QString text;
    if (m_session.state().id == id)
        text = m_window.write().text();
    else if (const auto file = readDraft(m_services.workspace, id))
        text = file->text;
    const QString name = nameFor(text);
    return name == "untitled"_L1 ? QString() : name;
}

Result<DraftId> WriteDesk::renamedTo(const DraftId& id, const QString& base)
{
    if (m_session.state().id == id)
        return m_session.rename(base);
    return followed(id, renameDraft(m_services.workspace, id, base));
}

/// What follows a draft that is not open and has another name or place.
Result<DraftId> WriteDesk::followed(const DraftId& from, const Result<DraftId>& to)
{
    if (!to || *to == from)
        return to;
    m_places.rename(from, *to);
    m_library.refresh(from);
    m_library.refresh(*to);
    Q_EMIT renamed(from, *to);
    if (auto followed = m_services.publishing->followRename(from, *to); !followed)
        return Failure(followed.error());
    return to;
}

void WriteDesk::moveTo(const DraftId& id, const QString& folder)
{
    if (id.isEmpty() || folderOf(id) == folder)
        return;
    const QString title = titleOf(id);
    const auto moved = m_session.state().id == id ? m_session.moveTo(folder)
                                                  : followed(id, moveDraft(m_services.workspace, id, folder));
    if (!moved)
        return tell(moved.error());
    const QString where = folder.isEmpty() ? QFileInfo(m_services.workspace.root).fileName() : folder;
    //: %1 is the title of a draft, %2 a folder
    QString sentence = tr("“%1” is in “%2” now").arg(title, where);
    if (const int left = picturesLeftBehind(m_services.workspace, id, *moved); left > 0)
        sentence +=
            u". "_s +
            (left == 1
                 ? tr("One of its pictures is linked from the old folder and not found now.")
                 : tr("%1 of its pictures are linked from the old folder and not found now.").arg(left));
    m_window.say(sentence, tr("Undo"), [this, id, to = *moved] { moveTo(to, folderOf(id)); });
}

QString WriteDesk::titleOf(const DraftId& id) const
{
    const DraftEntry* entry = m_library.find(id);
    return entry && !entry->title.isEmpty() ? entry->title : baseNameOf(id);
}

void WriteDesk::duplicate(const DraftId& id)
{
    if (id.isEmpty())
        return;
    if (m_session.state().id == id) {
        if (auto flushed = m_session.flush(); !flushed)
            return tell(flushed.error());
    }
    const auto copy = duplicateDraft(m_services.workspace, id);
    if (!copy)
        return tell(copy.error());
    m_library.refresh(*copy);
    open(*copy);
}

void WriteDesk::trash(const DraftId& id)
{
    if (id.isEmpty())
        return;
    const bool current = m_session.state().open && m_session.state().id == id;
    if (current) {
        if (auto flushed = m_session.flush(); !flushed)
            return tell(flushed.error());
    }
    const QString title = titleOf(id);
    const auto place = trashDraft(m_services.workspace, id);
    if (!place)
        return tell(place.error());
    noteTrashed(m_services.workspace, id, *place, m_clock.now());
    if (current) {
        m_session.abandon();
        m_window.write().showNothing();
        Q_EMIT shownNothing();
    }
    m_library.refresh(id);
    Q_EMIT trashed(id, *place);
    m_window.say(tr("“%1” is in the trash").arg(title), tr("Undo"), [this, id, path = *place] {
        const auto back = restoreDraft(m_services.workspace, path, id);
        if (!back)
            return tell(back.error());
        m_library.refresh(*back);
        open(*back);
    });
}

Result<void> WriteDesk::closeDraft()
{
    remember();
    if (auto closed = m_session.close(); !closed)
        return closed;
    m_window.write().showNothing();
    m_words.reset();
    m_title.clear();
    showList();
    Q_EMIT shownNothing();
    return {};
}

void WriteDesk::amend(const QString& text)
{
    m_window.write().amendText(text);
    m_session.noteEdit();
    m_session.saveSoon();
}

void WriteDesk::setListView(const DraftsView& view)
{
    if (m_view == view)
        return;
    m_view = view;
    showList();
}

void WriteDesk::reveal(const DraftId& id)
{
    const QString path =
        id.isEmpty() ? m_services.workspace.root : QFileInfo(m_services.workspace.pathOf(id)).path();
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace brickwork
