#include "core/flows/demo_words.h"

#include <array>

namespace brickwork {

namespace {

constexpr std::array<QStringView, 71> titles{
    u"Hello from the kitchen table",
    u"What I want this newsletter to be",
    u"Seven things I wrote down last winter",
    u"The bus driver who reads",
    u"Letters from readers, first batch",
    u"A small theory of Sunday evenings",
    u"Why my drafts live in plain files",
    u"The index card experiment, week one",
    u"Notes on a noisy library",
    u"How long is a short essay?",
    u"The sentence I keep rewriting",
    u"Borrowed desks",
    u"Reading with a pencil",
    u"What the baker knows about deadlines",
    u"An apology to my younger editor",
    u"Two kinds of tired",
    u"The museum of unfinished posts",
    u"Walking as a second draft",
    u"On asking better questions",
    u"Half a year of letters",
    u"The quiet part of a feed",
    u"A reply to everyone who asked about tools",
    u"Small tools, loud rooms",
    u"Things I changed my mind about in spring",
    u"The second paragraph problem",
    u"How to end a letter",
    u"Rain, and other co-authors",
    u"The difference between a topic and a question",
    u"My grandmother's filing system",
    u"A week without headlines",
    u"Footnotes are a form of kindness",
    u"The case for publishing on Tuesdays",
    u"What forty-one days taught me",
    u"In praise of the working title",
    u"The reader over my shoulder",
    u"Mailbag: pens, paper, permission",
    u"A field guide to procrastination",
    u"Write it for one person",
    u"The shape of a good interview",
    u"Editing out loud",
    u"The train window method",
    u"How I plan a month of writing on one page",
    u"Slow news from a small town",
    u"Three books I did not finish and loved",
    u"The myth of the empty morning",
    u"Ein Brief über Briefe",
    u"Le carnet du mardi",
    u"慢慢写",
    u"雪の朝のノート",
    u"رسالة إلى جارة بعيدة",
    u"On being edited by a friend",
    u"Autumn housekeeping for your archive",
    u"The smallest publishable thing",
    u"Numbers I stopped looking at",
    u"The trouble with being clever",
    u"Listening back to old talks",
    u"How to read a rejection",
    u"The wall behind the house",
    u"Winter hours",
    u"Ten minutes is enough",
    u"Questions for a new year of writing",
    u"A feed reader in forty lines",
    u"The postman's route",
    u"What I owe to bad first lines",
    u"Why I stopped counting words",
    u"Notes from a talk I almost did not give",
    u"The cupboard of good openings",
    u"Where old links go",
    u"A desk by the door",
    u"Letters that took ten years",
    u"The next hundred letters",
};

constexpr std::array<QStringView, 22> newsletterNotes{
    u"Rough draft of the next issue",
    u"Cut the opening by half",
    u"Answered four readers",
    u"Found the question the issue is about",
    u"Three subject lines, none good yet",
    u"Fixed the links section",
    u"Second pass, read aloud",
    u"Outline on one index card",
    u"Interview notes typed up",
    u"New ending, the old one was a shrug",
    u"Collected five links worth sending",
    u"Wrote the boring middle part",
    u"Alt texts for all the photographs",
    u"Moved the story to the top",
    u"Scheduled, checked on the phone",
    u"Reader survey: six questions, no more",
    u"Dug up the old post about index cards",
    u"One good paragraph",
    u"Renamed the whole thing",
    u"Checked every quotation at its source",
    u"Threw away 600 words and kept 40",
    u"Description and tags",
};

constexpr std::array<QStringView, 18> bookNotes{
    u"Chapter one, the kitchen scene",
    u"Chapter two has a first page",
    u"Reordered the outline again",
    u"Ten minutes on the bus, two paragraphs",
    u"The father can finally speak",
    u"Cut the prologue for good",
    u"Read chapter one aloud to M.",
    u"Notes for the chapter on rooms",
    u"Found the letter from 1961",
    u"Timeline checked against the calendar",
    u"Dialogue pass",
    u"A page a day, day nine",
    u"Answered the editor's questions",
    u"New first sentence",
    u"The chair stays empty until page twelve",
    u"Wrote around the hard part",
    u"Wrote the hard part",
    u"Sources into footnotes",
};

constexpr std::array<QStringView, 9> talkNotes{
    u"Slides one to eight, no bullet points",
    u"Rehearsed once, 31 minutes, too long",
    u"Cut the second example",
    u"Rehearsed again, 24 minutes",
    u"Demo works without a network now",
    u"Proposal sent",
    u"New opening: the drill next door",
    u"Wrote out the last two minutes",
    u"Questions I hope nobody asks, with answers",
};

constexpr std::array<QStringView, 14> looseNotes{
    u"Sorted the ideas folder",
    u"Morning pages",
    u"Typed up the notebook from the train",
    u"Read two old drafts, kept one",
    u"Index cards, the green box",
    u"Gave old files names I can find",
    u"Wrote badly for twenty minutes",
    u"An idea about bridges, maybe",
    u"Fixed the broken links on the site",
    u"Backed everything up and tried the backup",
    u"Copied out a page I admire",
    u"Half an hour, no title yet",
    u"Tidied tags",
    u"Answered a letter by hand",
};

} // namespace

std::span<const QStringView> demoTitles()
{
    return titles;
}

std::span<const QStringView> demoNotes(DemoDirection direction)
{
    switch (direction) {
    case DemoDirection::Newsletter:
        return newsletterNotes;
    case DemoDirection::Book:
        return bookNotes;
    case DemoDirection::Talks:
        return talkNotes;
    case DemoDirection::None:
        break;
    }
    return looseNotes;
}

} // namespace brickwork
