#include "app/trash_desk.h"

#include "app/tabs_desk.h"
#include "core/flows/draft_naming.h"
#include "ui/drafts/drafts_panel.h"
#include "ui/drafts/drafts_state.h"
#include "ui/drafts/trash_sheet.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype longestShown = 200'000; ///< characters to look at; the file keeps the rest

} // namespace

TrashDesk::TrashDesk(DraftLibrary& library, const Clock& clock, TabsDesk& tabs, Theme& theme,
                     MainWindow& window)
    : m_library(library), m_clock(clock), m_tabs(tabs), m_window(window),
      m_sheet(new TrashSheet(theme, &window))
{
    connect(&m_window.write().draftsPanel(), &DraftsPanel::trashBrowserRequested, this, &TrashDesk::open);
    connect(&m_look, &QFutureWatcherBase::finished, this, &TrashDesk::show);
    connect(m_sheet, &TrashSheet::textWished, this, &TrashDesk::showText);
    connect(m_sheet, &TrashSheet::restoreWished, this, &TrashDesk::restore);
}

TrashDesk::~TrashDesk()
{
    m_look.waitForFinished();
    m_sheet->dismiss();
    delete m_sheet;
}

void TrashDesk::open()
{
    m_opening = true;
    look();
}

void TrashDesk::look()
{
    m_look.setFuture(
        QtConcurrent::run([workspace = m_library.workspace()] { return trashedDrafts(workspace); }));
}

void TrashDesk::show()
{
    m_drafts = m_look.result();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now().msecs, m_clock.zone());
    const QLocale locale;
    std::vector<TrashRow> rows;
    for (const TrashedDraft& draft : m_drafts) {
        const QString words =
            draft.words == 1 ? tr("1 word") : tr("%1 words").arg(locale.toString(draft.words));
        QString meta = tr("%1 · %2").arg(relativeAge(draft.when, now, locale), words);
        if (!folderOf(draft.id).isEmpty())
            //: when a draft was thrown away and its words, then the folder it was in
            meta = tr("%1 · %2").arg(meta, folderOf(draft.id));
        rows.push_back({.key = draft.path, .title = draft.title, .meta = meta});
    }
    if (std::exchange(m_opening, false))
        m_sheet->open(rows);
    else if (m_sheet->isVisible())
        m_sheet->setRows(rows);
}

const TrashedDraft* TrashDesk::find(const QString& key) const
{
    const auto found = std::ranges::find(m_drafts, key, &TrashedDraft::path);
    return found == m_drafts.end() ? nullptr : &*found;
}

void TrashDesk::showText(const QString& key)
{
    const TrashedDraft* draft = find(key);
    if (!draft)
        return;
    const auto file = readTrashed(*draft);
    if (!file)
        return m_sheet->tell(file.error().sentence);
    m_sheet->tell({});
    m_sheet->setText(key, file->text.left(longestShown));
}

void TrashDesk::restore(const QString& key)
{
    const TrashedDraft* draft = find(key);
    if (!draft)
        return;
    const QString title = draft->title;
    const DraftId before = draft->id;
    const auto back = restoreBeside(m_library.workspace(), *draft);
    if (!back)
        return m_sheet->tell(back.error().sentence);
    m_library.refresh(*back);
    look();
    const QString sentence = *back == before
                                 ? tr("“%1” is back").arg(title)
                                 //: %1 is a title, %2 the name of its file, as the old one is taken by now
                                 : tr("“%1” is back as %2").arg(title, back->value);
    m_window.say(sentence, tr("Open"), [this, id = *back] {
        m_sheet->dismiss();
        m_tabs.openKept(id);
    });
    m_sheet->tell(sentence);
}

} // namespace brickwork
