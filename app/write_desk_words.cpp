// The part of the write desk that has to do with words: the ledger of the day and the goal of a draft.
#include "app/write_desk.h"
#include "core/markdown/front_matter.h"
#include "ui/drafts/draft_goal.h"
#include "ui/frame/main_window.h"
#include "ui/theme/ask_sheet.h"
#include "ui/write/write_page.h"

using namespace Qt::StringLiterals;

namespace brickwork {

void WriteDesk::connectLedger()
{
    WritePage& page = m_window.write();
    WritingLedger& ledger = *m_services.ledger;
    connect(&page, &WritePage::keyed, &ledger, &WritingLedger::key);
    connect(&page, &WritePage::wordsChanged, this, [this](WordSource source, const WordChange& change) {
        m_services.ledger->note(source, change, m_window.write().countedWords());
    });
    // Undo and what the program writes by itself are nobody's words, but the number is another.
    connect(&page, &WritePage::wordsCounted, this,
            [this] { m_services.ledger->noteTotal(m_window.write().countedWords()); });
    connect(&ledger, &WritingLedger::nameWished, &m_session, &DraftSession::saveSoon);
    connect(&ledger, &WritingLedger::changed, this, &WriteDesk::showStrip);
    connect(&ledger, &WritingLedger::failed, this, [this](const QString& sentence) {
        m_window.say(tr("The words of today are not in the store yet. %1").arg(sentence));
    });
    connect(&ledger, &WritingLedger::brickLaid, this, [this](const Brick& brick) {
        const Day day = brick.day;
        m_window.say(tr("Your words laid today’s brick"), tr("Undo"), [this, day] {
            const auto undone = m_services.logbook->unstack(day);
            m_window.say(undone ? tr("Undone") : undone.error().sentence);
        });
    });
}

void WriteDesk::askGoal()
{
    const DraftEntry* entry = m_session.state().open ? m_library.find(m_session.state().id) : nullptr;
    const DraftGoal now{.words = entry && entry->goal ? *entry->goal : 1'000,
                        .due = entry && entry->due.isValid() ? std::optional(Day(entry->due)) : std::nullopt};
    if (!m_session.state().open || m_session.state().save == SaveState::ReadOnly)
        return m_window.say(tr("Open a draft that can be changed first: the goal is kept in it."));
    AskSheet question(
        {.heading = tr("How many words shall this draft have?"),
         .text = tr("A number, and a day if there is one: 2000 by 2026-12-01. It is kept in the "
                    "draft’s front matter."),
         .answers = {tr("Set"), tr("No goal"), tr("Cancel")},
         .safe = 2},
        &m_window);
    question.addField(tr("Words"), draftGoalText(now));
    const int answer = question.ask();
    if (answer == 2)
        return;
    const auto goal = draftGoalFrom(question.field());
    if (answer == 0 && !goal)
        return m_window.say(tr("“%1” is no number of words, with or without a day. Nothing was changed.")
                                .arg(question.field()));
    setGoal(answer == 0 ? goal : std::nullopt);
}

void WriteDesk::setGoal(const std::optional<DraftGoal>& goal)
{
    WritePage& page = m_window.write();
    auto text = goal ? withFrontMatter(page.text(), u"goal"_s, QString::number(goal->words))
                     : withoutFrontMatter(page.text(), u"goal"_s);
    if (text)
        text = goal && goal->due ? withFrontMatter(*text, u"due"_s, goal->due->iso())
                                 : withoutFrontMatter(*text, u"due"_s);
    if (!text)
        return tell(text.error());
    m_session.noteRisk(SnapshotReason::BeforeReplace);
    page.amendText(*text);
    m_session.noteEdit();
    m_session.saveSoon();
}

} // namespace brickwork
