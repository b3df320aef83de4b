// What the bar over the text asks, and what its answers do.
#include "app/write_desk.h"
#include "core/flows/draft_naming.h"
#include "core/workspace/foreign_text.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace brickwork {

void WriteDesk::showBar()
{
    const SessionState& session = m_session.state();
    WritePage& page = m_window.write();
    switch (session.save) {
    case SaveState::Conflict: {
        BarState bar{session.sentence,
                     {{u"mine"_s, tr("Keep mine")},
                      {u"theirs"_s, tr("Take theirs")},
                      {u"elsewhere"_s, tr("Save mine as a new draft")}},
                     BarTone::Warning};
        if (m_compare)
            bar.actions.push_back({u"compare"_s, tr("Compare")});
        page.showBar(bar);
        return;
    }
    case SaveState::Missing:
        page.showBar({tr("The file of this draft is gone, or its folder cannot be reached. Your text is kept "
                         "here, and "
                         "is saved once the file is back; or save it again now."),
                      {{u"elsewhere"_s, tr("Save it again")}, {u"look"_s, tr("Look again")}},
                      BarTone::Warning});
        return;
    case SaveState::Failed:
        //: %1 is a sentence that says what went wrong
        page.showBar({tr("%1 Your text is kept here, and saving is tried again.").arg(session.sentence),
                      {{u"retry"_s, tr("Try again")}},
                      BarTone::Warning});
        return;
    case SaveState::Asking:
        page.showBar({session.sentence,
                      {{u"inPlace"_s, tr("Write over it")}, {u"elsewhere"_s, tr("Save mine as a new draft")}},
                      BarTone::Warning});
        return;
    case SaveState::ReadOnly:
        if (showQuietBar())
            return;
        page.showBar({session.sentence,
                      {isForeign(session.id) ? BarAction{u"convert"_s, tr("Make a UTF-8 copy")}
                                             : BarAction{u"duplicate"_s, tr("Duplicate")}},
                      BarTone::Notice});
        return;
    case SaveState::Nothing:
    case SaveState::Saved:
    case SaveState::Edited:
    case SaveState::Saving:
        if (!showQuietBar())
            page.hideBar();
    }
}

bool WriteDesk::showQuietBar()
{
    const auto bar = m_quietBar ? m_quietBar() : std::nullopt;
    if (bar)
        m_window.write().showBar(*bar);
    return bar.has_value();
}

void WriteDesk::answer(const QString& action)
{
    Result<void> done;
    if (action == "mine"_L1)
        done = m_session.keepMine();
    else if (action == "theirs"_L1)
        done = m_session.takeTheirs();
    else if (action == "elsewhere"_L1)
        done = saveElsewhere();
    else if (action == "inPlace"_L1)
        done = m_session.allowInPlace();
    else if (action == "retry"_L1)
        done = m_session.flush();
    else if (action == "look"_L1)
        m_session.recheck();
    else if (action == "compare"_L1 && m_compare)
        m_compare();
    else if (action == "duplicate"_L1)
        duplicate(m_session.state().id);
    else if (action == "convert"_L1)
        convert(m_session.state().id);
    if (!done)
        tell(done.error());
}

Result<void> WriteDesk::saveElsewhere()
{
    // A folder that is away (a disk that is not mounted) is waited for: what were made in its place would be
    // hidden once it is back.
    const Workspace& workspace = m_services.workspace;
    const auto there = openWorkspace(workspace.root);
    if (!there || there->id != workspace.id)
        return fail(ErrorCode::NotFound,
                    tr("The folder %1 cannot be reached now. Your text stays in the window and is "
                       "saved once the folder is back.")
                        .arg(QDir::toNativeSeparators(workspace.root)));
    return m_session.saveElsewhere().transform([](const DraftId&) {});
}

/// A copy by bytes could be edited as little as the file itself.
void WriteDesk::convert(const DraftId& id)
{
    const auto copy = readDraft(m_services.workspace, id).and_then([&](const TextFile& file) {
        return createDraft(m_services.workspace, baseNameOf(id), convertedText(file), nullptr, folderOf(id));
    });
    if (!copy)
        return tell(copy.error());
    m_library.refresh(*copy);
    open(*copy);
}

bool WriteDesk::isForeign(const DraftId& id) const
{
    const auto file = readDraft(m_services.workspace, id);
    return file && !file->kept.isEmpty();
}

} // namespace brickwork
