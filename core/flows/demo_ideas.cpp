// Ideas as they are caught: a line or a few words, not always with a front matter.
#include "core/flows/demo_drafts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QStringView bridges = uR"md(---
title: Bridges, maybe
status: idea
---

Every bridge in town is named after somebody who was against it.
)md";

constexpr QStringView sayingNo = uR"md(---
title: On saying no to good things
status: idea
tags: [habits]
---

The bad ones are easy. Ask Ferrow about the church wall she turned down.
)md";

// Two readings of one word; the second line is written from right to left.
constexpr QStringView hebrew = uR"md(---
title: מילה אחת
status: idea
lang: he
---

רחל כתבה לי שבעברית ״לבנה״ היא גם אבן בניין וגם הירח. לשאול אותה עוד.
)md";

constexpr QStringView lighthouse = uR"md(---
title: 🗼 The lighthouse keeper's log
status: idea
tags: [overheard]
---

"Nothing to report" -- 4,000 times, in beautiful handwriting. What did he *do* with the rest of the page?
)md";

constexpr QStringView questions = uR"md(---
title: Questions for the baker
status: idea
---

- when is bread finished?
- who gets the first one?
)md";

constexpr QStringView receipts = uR"md(# A novel in receipts
)md";

constexpr QStringView swifts = uR"md(---
title: The swift people
status: idea
tags: [readers, overheard]
---

Eleven pages! Visit them in June. See <https://example.org/swifts>.
)md";

} // namespace

std::vector<DemoDraft> demoIdeas()
{
    return {
        {u"ideas/bridges-maybe.md"_s, bridges.toString()},
        {u"ideas/on-saying-no-to-good-things.md"_s, sayingNo.toString()},
        {u"ideas/mila-ahat.md"_s, hebrew.toString()},
        {u"ideas/the-lighthouse-keepers-log.md"_s, lighthouse.toString()},
        {u"ideas/questions-for-the-baker.md"_s, questions.toString()},
        {u"ideas/a-novel-in-receipts.md"_s, receipts.toString()},
        {u"ideas/the-swift-people.md"_s, swifts.toString()},
    };
}

} // namespace brickwork
