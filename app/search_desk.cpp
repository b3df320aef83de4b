#include "app/search_desk.h"

#include "app/recent_drafts.h"
#include "ui/frame/main_window.h"
#include "ui/write/quick_open.h"
#include "ui/write/search_sheet.h"
#include "ui/write/write_page.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

SearchDesk::SearchDesk(const DraftLibrary& library, Theme& theme, MainWindow& window)
    : m_library(library), m_theme(theme), m_window(window), m_search(library),
      m_sheet(new SearchSheet(theme, window.centralWidget()))
{
    connect(m_sheet, &SearchSheet::wantedChanged, this, &SearchDesk::search);
    connect(m_sheet, &SearchSheet::picked, this, &SearchDesk::show);
    connect(m_sheet, &SearchSheet::closed, &m_search, &WorkspaceSearch::cancel);
    connect(&m_search, &WorkspaceSearch::found, m_sheet, &SearchSheet::addFindings);
    connect(&m_search, &WorkspaceSearch::finished, m_sheet, &SearchSheet::finish);
    connect(&m_window.write(), &WritePage::replacedAll, this, &SearchDesk::sayReplaced);
}

SearchDesk::~SearchDesk()
{
    delete m_sheet;
}

void SearchDesk::quickOpen(const QString& typed)
{
    WritePage& page = m_window.write();
    std::vector<QuickDraft> drafts;
    std::vector<const DraftEntry*> newest;
    for (const DraftEntry& entry : m_library.drafts())
        newest.push_back(&entry);
    std::ranges::stable_sort(newest, std::ranges::greater(), &DraftEntry::modified);
    for (const DraftEntry* entry : newest)
        drafts.push_back({.id = entry->id, .title = entry->title});
    auto* dialog = new QuickOpen(
        m_theme,
        {.drafts = quickDrafts(std::move(drafts), recentDrafts(m_library.workspace()), page.draftId()),
         .headings = page.headings(),
         .hasDraft = page.hasDraft()},
        typed, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QuickOpen::draftChosen, this, &SearchDesk::draftRequested);
    connect(dialog, &QuickOpen::lineChosen, this, [this](int line) {
        m_window.showPage(Page::Write);
        m_window.write().goToLine(line);
    });
    connect(dialog, &QuickOpen::searchRequested, m_sheet, &SearchSheet::open);
    dialog->open();
}

void SearchDesk::goToHeading()
{
    quickOpen(m_window.write().hasDraft() ? u"#"_s : QString());
}

void SearchDesk::searchTexts()
{
    m_search.prepare();
    m_sheet->open(m_window.page() == Page::Write ? m_window.write().selectedText() : QString());
}

void SearchDesk::search(const SearchFor& wanted)
{
    const WritePage& page = m_window.write();
    m_search.setOpenText(page.draftId(), page.draftId().isEmpty() ? QString() : page.text());
    m_search.search(wanted);
}

void SearchDesk::show(const DraftId& id, int line, int column, int length)
{
    Q_EMIT draftRequested(id);
    // It may have been refused: another draft could not be saved.
    if (m_window.write().draftId() == id)
        m_window.write().showMatch(m_sheet->wanted(), line, column, length);
}

void SearchDesk::sayReplaced(const QString& sentence)
{
    m_window.say(sentence, tr("Undo"), [this, revision = m_window.write().revision()] {
        if (m_window.write().revision() == revision)
            m_window.write().undo();
        else
            m_window.say(tr("The text has been changed since; Undo takes back one step after the other."));
    });
}

} // namespace brickwork
