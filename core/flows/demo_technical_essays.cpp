// Essays with code in them, and the ones whose front matter is not YAML.
#include "core/flows/demo_drafts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QStringView plainFiles = uR"md(---
title: "Why my drafts live in plain files"
status: published
tags: [tools, files]
# Keep the old address alive: three other sites link to it.
aliases: [/2019/plain-files/]
lang: en
---

Every couple of years somebody shows me the place where they write now. It is always lovely. It has a soft grey background and a button for everything. I admire it sincerely, and go home to my folder.

The folder is called `Newsletter`. There are text files in it. That is the whole system, and because I am asked about it so often, here is the long version.

## What is in the folder

```
Newsletter/
├── book/
├── essays/
├── ideas/
└── newsletter/
    ├── 2025/
    └── 2026/
```

Each file is [Markdown](https://commonmark.org/help/ "A short introduction"): text with a few signs in it, which one can read even if nobody translates them. At the top there are some lines for machines, between two rules. A machine that does not know them leaves them alone, and so do I.

## Three questions

I have only three questions about a tool. They are the ones I would ask a person who offered to keep my letters.

### Can I get at them without you?

With a file the answer is yes, from any computer, today and when the company has been bought by a company. When I want to know which drafts mention the baker, I ask:

```bash
# every draft that mentions the baker, newest first
grep -rl --include='*.md' baker ~/Newsletter \
    | xargs ls -t \
    | head -n 5
```

That line is older than most of the places I have been shown.

### What do you do when something goes wrong?

A file can be copied. I copy the folder every evening, and once a month I do what hardly anybody does and *open the copy*. Twice in ten years it was empty. I would not have known.

### What do you want to know about me?

A folder has no opinion about when I write. It does not congratulate me. If I want figures, I have a program count them, and they stay here in the house:

```json
{
  "drafts": 212,
  "published": 148,
  "oldest": "a-letter-to-my-landlord.md",
  "longest": { "file": "the-wall-behind-the-house.md", "words": 2400 },
  "regrets": null
}
```

## What it costs

It would be dishonest to stop here. Plain files have a price:

| What I miss                  | How often | What I do instead            |
|:-----------------------------|:---------:|:-----------------------------|
| Two people in one text       |  rarely   | we telephone                 |
| Comments in the margin       |  weekly   | print it, use a pencil       |
| Finding what I do not recall |  *often*  | `grep`, or give up           |
| A picture where I write      |  seldom   | nothing; pictures can wait   |

There is also the matter of names. A file needs one before I know what it is. For years I had a folder full of `untitled-7`; now I name a file after the question it is supposed to answer, and rename it when the question turns out to be another.

What I have in return is small, and I would not part with it. When I open a letter from ten years ago, it *opens*. It has not been migrated, and it asks for no password. It is sitting there exactly as I left it, with the typing mistake in the second line.
)md";

constexpr QStringView feedReader = uR"md(+++
title = "A feed reader in forty lines"
status = "published"
tags = ["code", "feeds"]
lang = "en"
# Tested again after the move; still forty lines.
+++

I follow thirty-one people who write on their own sites. Three of them write every week, five every month, and the others whenever they have something to say, which is the kind I would not miss for anything. A feed reader brings them to me. Mine used to be a service; then it began to *recommend*. So on a wet Sunday I wrote one.

It does what I need and nothing else:

1. fetch each feed, at most once an hour;
2. remember what I have seen;
3. print what is new, oldest first.

## The part that fetches

```python
import sys
import urllib.request
import xml.etree.ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(url):
    """Yields (id, title, link) of a feed, RSS or Atom."""
    with urllib.request.urlopen(url, timeout=20) as answer:
        root = ET.parse(answer).getroot()
    for item in root.iter("item"):  # RSS
        link = item.findtext("link", "")
        yield item.findtext("guid", link), item.findtext("title", "?"), link
    for entry in root.iter(ATOM + "entry"):
        link = entry.find(ATOM + "link")
        yield (entry.findtext(ATOM + "id"), entry.findtext(ATOM + "title", "?"),
               link.get("href") if link is not None else "")
```

Two formats, because people cannot agree, and in practice that is all there are. The `guid` is the entry's name for itself. If it has none, the address has to do.

## The part that remembers

```python
def main(feeds="feeds.txt", seen_file="seen.txt"):
    try:
        seen = set(open(seen_file, encoding="utf-8").read().split("\n"))
    except FileNotFoundError:
        seen = set()
    with open(seen_file, "a", encoding="utf-8") as memory:
        for url in open(feeds, encoding="utf-8").read().split():
            try:
                fresh = [e for e in entries(url) if e[0] not in seen]
            except (OSError, ET.ParseError) as problem:
                print(f"{url}: {problem}", file=sys.stderr)
                continue
            for name, title, link in reversed(fresh):
                print(f"{title}\n  {link}\n")
                print(name, file=memory)


main()
```

I run it with my first coffee:

```bash
python3 reader.py | less
```

## What I left out

- Pictures, since I click on what I like.
- A count of unread entries. **There is no number**, and so there is nothing to get down to zero.
- Folders, stars, a search. If I want to keep something I copy the sentence on an index card, by hand. It is a good filter; few sentences survive it.

One line does deserve attention: the `except` in the middle. A feed that cannot be fetched must not take the others with it. I learned this the week a friend's site went down and for four days I believed that all thirty-one had fallen silent. It was very peaceful. I was rather sorry to find the bug.

> **A note for those who will write to me:** yes, one should ask the server first whether anything changed, and yes, a hostile feed could do unkind things to this parser. I read thirty-one people I trust. If you do not, use a grown-up program.
)md";

constexpr QStringView oldLinks = uR"md({
  "title": "Where old links go",
  "status": "published",
  "tags": ["web", "housekeeping"],
  "series": "Small things",
  "lang": "en"
}

Once a year, usually in the dead week after Christmas, I go through the archive and follow every link in it. It is like calling everyone in an old address book. Some answer at once, some have moved, and at some numbers a stranger picks up and tries to sell you something.

This year there were 1,140 links in 148 letters. Here is how they are:

| State                        | Links | Share |
|:-----------------------------|------:|------:|
| answers, and is what it was  |   702 |   62% |
| moved, with a note on the door |   181 |   16% |
| gone                         |   204 |   18% |
| a stranger lives there       |    53 |    5% |

## How I ask

```bash
# every address in the archive, with the answer it gives
grep -rhoE 'https?://[^) >"]+' newsletter/ essays/ | sort -u |
while read -r address; do
    code=$(curl -s -o /dev/null -m 20 -w '%{http_code}' "$address")
    printf '%s %s\n' "$code" "$address"
done > answers.txt
```

A `200` means that somebody is at home. It does not say *who*. For that one has to look, and looking is the part I enjoy.

## What I do with them

- **Moved:** I change the address and say nothing.
- **Gone:** I look in a public archive. If it is there, I link to that, with the year.
- **A stranger:** I take the link off and leave the words. ~~A letter should not send anyone into a shop.~~ A letter should not send anyone where I have not been myself.

My own addresses I never change. The letter that used to be at <https://example.org/2019/plain-files/> still opens there, though everything behind it has been rebuilt twice. If you ever find one that does not, write to <letters@example.org>; I will fix it the same day, and be mortified. The list of what moved is public: www.example.org/moved, updated every January.

## What I learned

The links that lived longest did not point to the big places. Most of *those* were gone within five years, reorganised by somebody with a plan. The ones that still answer are the home pages of single people: a beekeeper, a retired surveyor, a woman who has been describing the same stretch of river since before I had a telephone. See, for instance, [the river](https://example.org/the-river "Every Sunday since the spring of 2004"), or [what the surveyor measured][surveyor].

Nobody ever reorganised them. They are just kept, like a garden.

[surveyor]: https://example.org/surveyor/measured "In feet, and then again in metres"
)md";

constexpr QStringView countingWords = uR"md(---
title: Why I stopped counting words
status: published
tags: [craft, numbers, code]
lang: en
---

I should say first that I like counting. I know how many steps there are to our flat (54) and how many to the old one (38, which explains my knees). So when I found that my editor could show the number of words, I had it show them all the time, in a corner, in grey.

That was the autumn in which my sentences got longer.

## What is a word, anyway?

I once asked three programs to count the same letter. I got 1,204, then 1,188, then 1,231. None was wrong. They disagreed about *e-mail*, about `don't`, about 3.14, and about whether 🙂 is a word. (I say it is a face.) With a Japanese friend's letter it became absurd: one said 2, since there were two spaces in it.

Here is the simplest honest counter that I could write, with everything it does not know:

```cpp
#include <algorithm>
#include <cctype>
#include <string_view>

// Counts runs of letters and digits. Knows nothing of hyphens, of Chinese, or of joy.
int countWords(std::string_view text)
{
    int words = 0;
    bool inside = false;
    for (const unsigned char c : text) {
        const bool letter = std::isalnum(c) != 0;
        words += letter && !inside ? 1 : 0;
        inside = letter;
    }
    return words;
}
```

And here is the rule I use instead. It is in a language that I made up on a train, so please do not look for a compiler:

```moonscript-for-writers
when the paragraph says it   -> stop
when it says it twice        -> cut the nicer one
when nobody would miss it    -> 🔥
otherwise                    -> go for a walk, ask again
```

## What went wrong

Nothing dramatic. A number on a screen is a small thing, like a clock in a bedroom. But:

1. I stopped cutting. Cutting made the number go *down*.
2. I wrote in the evening what I should have left for the morning, because it was 460 and 500 is rounder.
3. I compared. Not with anyone; with Tuesday.

## What I count now

Days. Whether something moved. That number can only be one or nought, so there is nothing to push.

- 📬 a letter sent
- ✂️ a good cut
- 🧱 anything else that will still be there tomorrow

The words are still counted somewhere, I believe. I have moved them to where I see them when I ask. I have not asked since... well, since I looked just now. It says 412. It does *not* say whether you have come this far.
)md";

} // namespace

std::vector<DemoDraft> demoTechnicalEssays()
{
    return {
        {u"essays/technical/why-my-drafts-live-in-plain-files.md"_s, plainFiles.toString()},
        {u"essays/technical/a-feed-reader-in-forty-lines.md"_s, feedReader.toString()},
        {u"essays/technical/where-old-links-go.md"_s, oldLinks.toString()},
        {u"essays/technical/why-i-stopped-counting-words.md"_s, countingWords.toString()},
    };
}

} // namespace brickwork
