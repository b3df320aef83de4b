#include "app/recovery_desk.h"

#include "app/write_desk.h"
#include "core/base/clock.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_naming.h"
#include "core/flows/draft_session.h"
#include "core/flows/typing_keeper.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <QLocale>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

RecoveryDesk::RecoveryDesk(DraftLibrary& library, DraftSession& session, WriteDesk& write,
                           TypingKeeper& keeper, MainWindow& window, QString folder)
    : m_library(library), m_session(session), m_write(write), m_window(window), m_folder(std::move(folder))
{
    connect(&m_looking, &QFutureWatcherBase::finished, this, &RecoveryDesk::take);
    connect(&m_window.write(), &WritePage::barActionChosen, this, &RecoveryDesk::answer);
    connect(&m_library, &DraftLibrary::changed, this, [this] {
        if (!m_offered.empty())
            m_write.showBar(); // its title may be known now
    });
    connect(&m_session, &DraftSession::saved, this, [this] {
        if (m_unsaved && !m_session.dirty())
            std::exchange(m_unsaved, nullptr)->retire();
    });
    connect(&keeper, &TypingKeeper::failed, this, [this](const QString& sentence) {
        m_failure = sentence;
        m_write.showBar();
    });
    connect(&keeper, &TypingKeeper::kept, this, [this] {
        m_failure.clear();
        m_write.showBar();
    });
}

RecoveryDesk::~RecoveryDesk()
{
    m_looking.waitForFinished();
}

void RecoveryDesk::setCompare(CompareTexts compare)
{
    m_compare = std::move(compare);
    m_write.showBar();
}

void RecoveryDesk::look()
{
    m_looking.setFuture(QtConcurrent::run([workspace = m_library.workspace(), folder = m_folder] {
        return recoveredTexts(workspace, folder, SystemClock().now());
    }));
}

void RecoveryDesk::take()
{
    for (RecoveredText& text : m_looking.future().takeResult())
        m_offered.push_back(std::move(text));
    m_all = static_cast<int>(m_offered.size());
    m_number = 1;
    if (m_offered.empty())
        return;
    // The bar is over a text; an untitled draft makes no file by being open.
    if (!m_session.state().open)
        m_write.newDraft();
    m_write.showBar();
}

QString RecoveryDesk::titleOf(const RecoveredText& text) const
{
    const DraftEntry* entry = m_library.find(text.id);
    return entry && !entry->title.isEmpty() ? entry->title : baseNameOf(text.id);
}

QString RecoveryDesk::sentenceOf(const RecoveredText& text) const
{
    const QString words = QLocale().toString(text.words);
    const QString title = titleOf(text);
    QString lost;
    if (text.words == 0)
        lost = tr("what was changed last is not in the file");
    else if (text.words == 1)
        lost = tr("1 word is not in the file");
    else
        lost = tr("%1 words are not in the file").arg(words);
    switch (text.file) {
    case RecoveredFile::Never:
        return text.words == 1
                   ? tr("Brickwork was closed before a new draft was saved: 1 word is in no file.")
                   : tr("Brickwork was closed before a new draft was saved: %1 words are in no file.")
                         .arg(words);
    case RecoveredFile::AsItWas:
        //: %1 is the title of a draft, %2 "12 words are not in the file"
        return tr("Brickwork was closed before “%1” was saved: %2.").arg(title, lost);
    case RecoveredFile::Changed:
        //: %1 is the title of a draft, %2 "12 words are not in the file"
        return tr("Brickwork was closed before “%1” was saved: %2. Another program has changed the file "
                  "since; "
                  "both texts are kept.")
            .arg(title, lost);
    case RecoveredFile::Gone:
        return tr("Brickwork was closed before “%1” was saved, and its file is gone. The text is kept here.")
            .arg(title);
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<BarState> RecoveryDesk::bar() const
{
    if (m_offered.empty()) {
        if (m_failure.isEmpty())
            return {};
        //: %1 is a sentence that says what went wrong
        return BarState{.sentence = tr("%1 Your draft is saved as usual.").arg(m_failure),
                        .actions = {{u"recovery.understood"_s, tr("Understood")}},
                        .tone = BarTone::Warning};
    }
    const RecoveredText& text = m_offered.front();
    const QLocale locale;
    BarState state{.sentence = sentenceOf(text), .actions = {}, .tone = BarTone::Warning};
    if (m_all > 1)
        //: which of several: "1 of 3", then a sentence
        state.sentence =
            tr("%1 of %2 · %3").arg(locale.toString(m_number), locale.toString(m_all), state.sentence);
    state.actions.push_back({u"recovery.restore"_s, tr("Restore")});
    if (m_compare && text.file != RecoveredFile::Never && text.file != RecoveredFile::Gone)
        state.actions.push_back({u"recovery.compare"_s, tr("Compare")});
    state.actions.push_back({u"recovery.new"_s, tr("Save as a new draft")});
    state.actions.push_back({u"recovery.discard"_s, tr("Discard")});
    return state;
}

void RecoveryDesk::answer(const QString& action)
{
    if (action == "recovery.understood"_L1) {
        m_failure.clear();
        return m_write.showBar();
    }
    if (m_offered.empty())
        return;
    if (action == "recovery.restore"_L1)
        restore();
    else if (action == "recovery.compare"_L1)
        compare();
    else if (action == "recovery.new"_L1)
        saveAsNew();
    else if (action == "recovery.discard"_L1)
        discard();
}

bool RecoveryDesk::openFor(const RecoveredText& text)
{
    if (text.id.isEmpty()) {
        m_write.newDraft();
        return m_session.state().open && m_session.state().id.isEmpty();
    }
    m_write.open(text.id);
    return m_session.state().open && m_session.state().id == text.id &&
           m_session.state().save != SaveState::ReadOnly;
}

/// What another program wrote since, or the writer before answering, stays in a file of its own.
bool RecoveryDesk::keepPresent(const RecoveredText& text)
{
    if (text.id.isEmpty() || (text.file == RecoveredFile::AsItWas && m_session.text() == text.inFile))
        return true;
    const auto kept =
        m_session.flush().and_then([&] { return duplicateDraft(m_library.workspace(), text.id); });
    if (!kept) {
        m_window.say(kept.error().sentence);
        return false;
    }
    m_library.refresh(*kept);
    //: %1 is the name of a file
    m_window.say(tr("What the file held is kept as %1").arg(kept->value));
    return true;
}

bool RecoveryDesk::put(const QString& text)
{
    m_session.noteRisk(SnapshotReason::BeforeRestore);
    m_window.write().amendText(text);
    m_session.noteEdit();
    return m_session.flush().has_value();
}

void RecoveryDesk::restore()
{
    const RecoveredText text = m_offered.front();
    if (text.file == RecoveredFile::Gone) {
        if (makeDraft(text, baseNameOf(text.id)))
            next();
        return;
    }
    if (!openFor(text))
        return m_window.say(tr("It could not be put back: save it as a new draft."));
    if (!keepPresent(text))
        return;
    // What is in the editor and in no file is still in the journal.
    if (put(text.text))
        text.journal->retire();
    else
        m_unsaved = text.journal;
    m_window.write().focusEditor();
    next();
}

bool RecoveryDesk::makeDraft(const RecoveredText& text, const QString& name)
{
    TextFile written;
    const auto made =
        createDraft(m_library.workspace(), nameProblem(name).isEmpty() ? name : nameFor(text.text), text.text,
                    &written, folderOf(text.id));
    if (!made) {
        m_window.say(made.error().sentence);
        return false;
    }
    text.journal->retire();
    m_library.refresh(*made);
    m_write.open(*made);
    return true;
}

void RecoveryDesk::saveAsNew()
{
    const RecoveredText text = m_offered.front();
    const QString name =
        text.id.isEmpty() ? nameFor(text.text) : baseNameOf(text.id) + u'-' + tr("recovered", "a file name");
    if (makeDraft(text, name))
        next();
}

void RecoveryDesk::compare()
{
    const RecoveredText& text = m_offered.front();
    if (!m_compare)
        return;
    m_compare({.draft = text.id,
               .heading = titleOf(text),
               .first = text.inFile,
               .firstName = tr("In the file"),
               .second = text.text,
               .secondName = tr("Typed before Brickwork was closed")});
}

void RecoveryDesk::discard()
{
    m_offered.front().journal->retire();
    m_window.say(tr("Discarded. It is kept for 30 days in %1").arg(m_folder + u"/discarded"_s));
    next();
}

void RecoveryDesk::next()
{
    m_offered.pop_front();
    ++m_number;
    m_write.showBar();
}

} // namespace brickwork
