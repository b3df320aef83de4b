// Letters of the weekly newsletter: three sent, one ready, one on the desk.
#include "core/flows/demo_drafts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QStringView hello = uR"md(---
title: Hello from the kitchen table
status: published
tags: [letters]
lang: en
---

Hello.

You are one of nineteen people. I know all of you, and most of you were talked into it. So let me say what I have in mind, and how you can get out.

I would like to write a letter every week. It will come from this table, which has one short leg and a burn in the shape of Italy, and it will be about whatever I could not stop thinking about since the last one. There will be *no* news. There will be the odd book, a baker, some weather.

What I promise:

- a letter on most Tuesdays;
- never longer than a pot of tea;
- if I have nothing to say, I will say that, and it will be short.

What I do **not** promise is to be wise. I am starting this because I have noticed that I only find out what I think when somebody is waiting for it. You are the somebody. I am sorry; you should have asked before saying yes.

To stop the letters, write "stop". I will not ask why. I will only wonder about it for several years.

Until Tuesday.
)md";

// Breaks its lines by hand, as letters often do, and leaves quotes and dashes straight.
constexpr QStringView mailbag = uR"md(---
title: 'Mailbag: pens, paper, permission'
status: published
tags: [letters, readers]
series: Mailbag
lang: en
---

Forty-six letters came this month, eleven of them on paper. I have answered the
paper ones on paper. Here are the questions that came more than once.

## "What do you write with?"

A pencil on the bus, a pen at the table, a keyboard for everything that other people
will see. The pencil is any pencil. The pen was a present. Seven readers asked for its
make -- I have looked, and there is nothing on it but a tooth mark.

One of you, a surveyor, sent a test of nine notebooks *in rain*. I pass on the result
with respect:

Notebook        | Wet, 10 min | Still legible
----------------|:-----------:|:-------------:
School, squared | limp        | yes
Black, elastic  | swollen     | mostly
Waterproof      | fine        | yes
The "luxury" one | soup       | no

## "Do you need to be alone?"

No; I need not to be *spoken to*. It is surprising how few places offer this. My list,
in order:

1. the last carriage
2. the library, upstairs, until the choir comes
3. launderettes
    - the one with the broken radio
    - not the other one
4. my own kitchen, before six

## "How do I get permission?"

This came four times, in four different wordings, and I have left it till last because
I do not like my answer...

Nobody is going to give it to you. I waited for it till I was thirty-eight. I thought a
person would come -- somebody from an office, perhaps, with a form -- and it turned out
that the people I took for the office were waiting, too.

> I wrote it anyway. My brother read it and did not say anything for a week, and then
> he rang and said, "I didn't know you remembered the boat."
>
> That was all. It was enough. -- A reader in the north

I have no more to say on this than she has.

* * *

**A correction.** In the last letter I said that swifts sleep on the wing. Three people
who know about swifts write that this is *roughly* true, and enclose eleven pages.
)md";

constexpr QStringView winterHours = uR"md(---
title: Winter hours
status: published
tags: [letters, seasons]
lang: en
---

From this week on, and until there is light at seven again, the letter keeps winter hours. That means it will be shorter, come a little later, and smell of oranges.

The baker does the same. There is a sign in her window: *Open from 7. In winter from 7, but slower.* I asked whether people complain. She said they used to, until she wrote it down. "They don't mind slow," she said. "They mind not being told."

So I am telling you.

## What goes on in winter

The chapter with the chair goes on, a page at a time. The wall stands. I am reading in the evenings, mostly things about rivers, and copying out by hand whatever I wish I had written, to feel in my wrist how it is done.

## What does not

I will not answer letters within the week. I will not be at the fair. And the ~~big~~ autumn tidying of the archive, announced in September with such confidence, will be done when the pears are in bloom.

Keep warm. It is only the dark; it goes round and comes back.
)md";

constexpr QStringView housekeeping = uR"md(---
title: Housekeeping before the holidays
status: ready
tags: [letters, housekeeping]
# Check the dates once more, then send.
series: Mailbag
lang: en
---

A short one, with a list in it. I will be away for two weeks and would like to leave the kitchen as one should: table wiped, notes on the door.

## For you

- [x] The archive has a search again. It finds *words*, not meanings; for meanings, write to me.
- [x] Every photograph now has a description. There were 312. I recommend it as an exercise: one learns what one thought was in the picture.
- [ ] The printed collection is at the printer's, who has questions about the hyphens.

## For those who pay

Nothing changes. The price is still that of a loaf and a half a month, and it is still true that everyone gets the same letter.

## Three links for the quiet days

1. [A map of every bench](https://example.org/benches) in a city I have never been to, with a note on each: *sunny until four*, *one leg short*, *good for arguments*.
2. [How a bell is tuned](https://example.org/bells). You take metal off. You cannot put it back on. I thought about editing the entire time.
3. <https://example.org/night-trains>, which needs no comment.

The next letter comes on the first Tuesday after. If it does not, I have stayed by the sea.
)md";

constexpr QStringView library = uR"md(---
title: The library has moved its chairs
status: drafting
tags: [letters, places]
lang: en
---

# The library has moved its chairs

Somebody at our library has moved the chairs. All of them used to face the shelves. Since Monday they face the windows, and it is as if the whole room had looked up.

I went to complain, I think. I had my place: second table, back to the radiator, with a view of *Agriculture, A to F*. It is a restful view. In eleven years I have never once wanted to take a book from it.

## What the librarian said

She was not sorry. **Nobody reads the spines,** she said; they look up when they are stuck, and a person who is stuck should have something to look at that moves.

> "You'll be cross for a week," she said. "Then you'll know what the weather is."

I have been counting since, because that is what I do when I am cross:

| Looked up at          | Before | Now |
|:----------------------|-------:|----:|
| the clock             |     14 |   3 |
| *Agriculture, A to F* |     20 |   – |
| a child with a kite   |      – |   6 |

And between two kites I found the sentence I had been looking for since last Tuesday.[^kite] It had nothing to do with kites.

## To add

- [ ] the man who turned his chair back round, and what he reads
- [x] the table
- [ ] ask her whether I may name her

[^kite]: It is in the chapter about rooms. You will know it; it is the short one.
)md";

} // namespace

std::vector<DemoDraft> demoNewsletter()
{
    return {
        {u"newsletter/2025/hello-from-the-kitchen-table.md"_s, hello.toString()},
        {u"newsletter/2026/mailbag-pens-paper-permission.md"_s, mailbag.toString()},
        {u"newsletter/2026/winter-hours.md"_s, winterHours.toString()},
        {u"newsletter/2026/housekeeping-before-the-holidays.md"_s, housekeeping.toString()},
        {u"newsletter/2026/the-library-has-moved-its-chairs.md"_s, library.toString()},
    };
}

} // namespace brickwork
