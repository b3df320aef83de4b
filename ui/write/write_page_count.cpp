// The word count explained: the card under the header's count, and what it needs to know of the text.

#include "ui/write/word_count_card.h"
#include "ui/write/write_page_parts.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace brickwork {

void WritePage::Parts::buildCount(WritePage& page)
{
    countCard = new WordCountCard(theme, &page);
    QAction* explain = addAction(page, tr("E&xplain the word count"), {});
    view.push_back(explain);
    connect(explain, &QAction::triggered, &page, [this] { explainCount(); });
    connect(header, &WriteHeader::countActivated, &page, [this] { explainCount(); });
}

void WritePage::Parts::explainCount()
{
    if (!hasDraft)
        return;
    tellCount();
    countCard->openUnder(header->count());
}

/// Read off the text only while somebody looks.
void WritePage::Parts::tellCount()
{
    CountedText counted;
    if (const Document* document = live.document())
        counted.words = document->words;
    const auto [all, seen] = countCharacters(editor->text());
    counted.characters = all;
    counted.withoutBlanks = seen;
    if (const QTextCursor cursor = editor->textCursor(); cursor.hasSelection())
        counted.selectedWords = countWords(cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    counted.goal = header->state().goal;
    counted.pace = header->state().pace;
    countCard->setState(wordCountState(counted, QLocale()));
}

} // namespace brickwork
