// Spelling on the Write page: in which languages a draft is checked, and the commands for it.

#include "ui/editor/spell_checker.h"
#include "ui/editor/spell_marks.h"
#include "ui/write/write_page_parts.h"

#include <QAction>
#include <QLocale>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace brickwork {

void WritePage::Parts::buildSpelling(WritePage& page)
{
    spelling = new SpellChecker(&page);
    spellMarks = new SpellMarks(*editor, *spelling, theme, &page);
    QAction* next = addAction(page, tr("Next &misspelt word"), Qt::Key_F7);
    connect(next, &QAction::triggered, spellMarks, &SpellMarks::goToNext);
    editing.push_back(next);
    spellingAction = addAction(page, tr("Check spellin&g"), Qt::SHIFT | Qt::Key_F7);
    spellingAction->setCheckable(true);
    connect(spellingAction, &QAction::triggered, &page, [this, &page](bool on) {
        changeStyle(page, [on](WritingStyle& style) { style.spelling = on; });
        if (on && !spelling->problem().isEmpty())
            Q_EMIT page.noticed(spelling->problem());
    });
    view.push_back(spellingAction);
    connect(spellMarks, &SpellMarks::nothingFound, &page, [this, &page] {
        Q_EMIT page.noticed(!spelling->problem().isEmpty() ? spelling->problem()
                            : spellMarks->isOn()           ? tr("No misspelt word in this draft.")
                                                           : tr("Spelling is not checked now."));
    });
    connect(spellMarks, &SpellMarks::acceptRequested, &page, &WritePage::wordAccepted);
    connect(spellMarks, &SpellMarks::ignoreRequested, &page, &WritePage::wordIgnored);
}

/// The front matter says it for one draft ("lang: de", "lang: [en, fr]"), else the system does for all.
void WritePage::Parts::takeLanguages(const FrontMatter& frontMatter)
{
    QStringList languages = frontMatter.values(u"lang");
    if (languages.isEmpty())
        languages = frontMatter.values(u"language");
    if (languages.isEmpty() && QLocale::system().language() != QLocale::C)
        languages = {QLocale::system().name()};
    if (languages.isEmpty())
        languages = {u"en"_s};
    if (spellMarks->isOn())
        spelling->setLanguages(languages);
    draftLanguages = languages;
    editor->setLanguage(languages.front());
}

void WritePage::Parts::checkSpelling(bool on)
{
    spellingAction->setChecked(on);
    if (on && !draftLanguages.isEmpty())
        spelling->setLanguages(draftLanguages);
    spellMarks->setOn(on);
}

void WritePage::setAcceptedWords(const QSet<QString>& words)
{
    m_parts->spelling->setAccepted(words);
}

} // namespace brickwork
