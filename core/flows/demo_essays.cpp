// Essays in prose, the longest draft among them.
#include "core/flows/demo_drafts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// No front matter at all: title and status are read off the text.
constexpr QStringView aDayThatCounts = uR"md(# A day that counts

For a long time I knew only two kinds of day: those on which I wrote, and those I was ashamed of.[^1] Between them ran a number of words, and the number was always a little higher than what I had done.

## What I count now

A day counts if something moved that will still be moved tomorrow:

1. A **paragraph** that was not there in the morning.
2. A **cut** that I would not undo. Six hundred words out and forty kept is a *good* day.
3. A **letter** answered by hand, because the next essay often begins in one.

Sorting folders does not count. Neither does reading about writing, however ~~productive~~ pleasant it feels.

> Lay the brick you have. Nobody ever built with the one they were going to have.

## The rule, for people who like rules

```cpp
bool counts(const WritingDay& day)
{
    return day.kept + day.cut + day.sent > 0;
}
```

It is a low bar, and that is the whole idea. A bar I can step over on a bad Thursday is worth more than one I clear twice a year and describe for months.

| Day       | What moved                   | Minutes |
|:----------|:-----------------------------|--------:|
| Monday    | the opening, again           |      50 |
| Tuesday   | one paragraph, on the bus    |      12 |
| Wednesday | nothing — my sister's cake   |       0 |
| Thursday  | cut the second example       |      25 |

Look at the third row. I used to lie about it. Now it says *cake*, and on Thursday I went on from where Tuesday had stopped.

### Still to write

- [x] the rule and why it is low
- [x] the week as a table
- [ ] the winter in which I counted words, and what it did to the sentences
- [ ] an ending that does not shrug

[^1]: There were more of the second kind. I know because I kept a list of those, too.
)md";

constexpr QStringView theWallBehindTheHouse = uR"md(---
title: The wall behind the house
status: published
# The long one. Do not shorten it again; three readers asked.
tags: [walls, patience, neighbours]
series: Long letters
lang: en
---

# The wall behind the house

In the second week of March, after eleven days of rain, part of the wall behind our house lay down. It did not collapse; I was in the kitchen and would have heard that. It leaned a little further than it had leaned the day before, and then some four metres of it lay in the lane, in the order in which they had stood, like a sentence somebody had read out and put aside.

I am telling you this because I spent the spring putting it back, and because a person who sends a letter every week is always looking for something that is not about letters. I failed, as you will see. But I tried for a good part of the summer.

![The gap in the wall, seen from the lane](https://example.org/images/wall-in-march.jpg "Before the repair")

## What a wall is, if you look

The wall has no mortar. I had lived next to it for two years without knowing this, as one can live for years next to a neighbour and not know that he plays the cello. It is a *dry* wall: stones on stones, held up by their own weight and by the thought that somebody gave to each of them a hundred and fifty years ago.

Once it lay open I could see how it was made. It is not one wall but two, leaning towards each other. Between the two faces there is a filling of small stones, none larger than a fist, packed so tightly that I could not pull one out with two fingers. Every metre or so a long stone runs all the way through, from face to face, and holds the two sides together. On top sits a row of heavy stones, set on edge like books on a shelf, that presses everything down.

I did what I always do first: I looked for something to read. I found a leaflet, a quarrel between two people who had both written leaflets, and the telephone number of a woman named Ferrow, who lives two villages up the valley and repairs walls.

### Ferrow

She is somewhere past sixty and has a way of standing still that makes you feel you are moving about too much. She came on a Saturday, looked at the gap for what seemed a very long time, and asked what I wanted.

I said I wanted to know what it would cost to have it repaired.

"That's the price of a good bicycle," she said. "Or you do it yourself, and I come four Saturdays and tell you what's wrong. That's the price of a bad one."

I have asked myself since why I took the bad bicycle. We could have paid. I think it was that she had not asked whether I could do it. She took it for granted, in the way one takes for granted that somebody can learn to swim, and it was a long time since anyone had taken anything like that for granted about my hands.

## First Saturday: taking away

I had expected to build. What we did, for six hours, was take the wall apart further. The gap had been four metres wide. By the evening it was almost six, because Ferrow would not start from an edge that was "only standing there out of habit".

She had me lay out the stones on the grass, sorted by what they could do. The order matters so much that I wrote it down on the back of a seed packet:

1. **Copes**, the heavy ones for the top, furthest away, since they would be needed last.
2. **Throughs**, the long ones. There were five. "Count them every evening. People steal those."
3. **Face stones**, by height:
   - tall ones, for the bottom courses,
   - middling ones,
   - thin ones, which look useless and save your life in the fourth week.
4. **Hearting**, the small stuff, in heaps along both sides where it can be reached without getting up.

It struck me that hardly any of this was waste. A stretch of wall had come down, and when everything lay on the lawn there were perhaps two buckets of earth and splinters left over. The wall had come down *complete*. It had only lost its order.

I have a folder on my computer with eleven years of beginnings in it. On the evening of that first Saturday, with my back against the kitchen stove, I opened it for the first time without shame. Nothing in there was waste, either. It had only never been laid out on the grass.

## The weeks between

What I had not understood about four Saturdays is that there are six days between any two of them. Ferrow would come, put right what I had done, show me one thing, and go away. And then it was Sunday, and I was alone with the wall and could do whatever I wanted with it, mostly wrong.

I work in the mornings, and I write in the hour before that. So the wall got what was left: half an hour before supper, in the last light. I had imagined long days outdoors, with bread and cheese on a cloth. What I got was thirty minutes, in which the first five went by with finding my gloves.

This turned out to be the right size. In thirty minutes you can place between three and seven stones. You cannot place twenty, so there is no use in hurrying; and you cannot really place none, since once you are out there with your gloves on it would be silly not to. I kept a count on the seed packet. Here are the first two weeks of it, with nothing left out:

| Evening   | Week one | Week two | Remark                            |
|:----------|:--------:|---------:|:----------------------------------|
| Sunday    |    3     |        5 | took two of them out again        |
| Monday    |    4     |        4 |                                   |
| Tuesday   |    –     |        6 | rain in week one                  |
| Wednesday |    5     |        – | visitors                          |
| Thursday  |    2     |        7 | seven! nobody saw it              |
| Friday    |    4     |        3 | one of them enormous              |

A friend to whom I showed it asked what the average was. I had no idea. It had not occurred to me that the number could be *for* anything. I wrote it down because I liked to see that there was a Thursday.

### What I did wrong

I will spare you most of it. There are three mistakes I made so often that they deserve to be named.

The first is **running joints**. If the crack between two stones comes to lie above the crack between the two below, and that one above the next, you get a line from top to bottom along which the wall will open like a coat. Every stone has to cover a joint. *One on two, two on one,* says Ferrow, in time with the work. I knew the rule within an hour and broke it for a fortnight, because I was looking at the stone in my hand and not at the two below it.

The second is **tracing**: laying a stone with its long side along the wall, so that it shows a large handsome face and goes nowhere. It looks splendid. It fills a lot of wall for one lift. And it holds nothing, because there is nothing behind it. The length of a stone has to go *into* the wall, where nobody will ever admire it.

The third I have no name for. It is to look for the perfect stone. There is a hole of a certain shape, and so you walk along the lawn, and turn over forty stones, and none has that shape, and it gets dark.

> "You're looking for a stone that fits the hole," Ferrow said, when she had watched this for a while. "There isn't one. Take a good stone and make the next hole better."

I have thought about that remark more than about most things that have been said to me by people with degrees.

## Second Saturday: the inside

Ferrow arrived, walked along my two weeks of work, put her hand flat on the face and pushed. It moved. Not much; about as much as a door moves when somebody leans on it from the other side.

"You've been building a front," she said.

She was right. I had been so proud of the face that I had neglected the inside. I had thrown the hearting in by the shovel, afterwards, as one stuffs a parcel with newspaper. She took out two courses, without any sign of regret, and showed me how it is done: each small stone by hand, pressed into place so that it wedges its neighbours, and the middle always kept as high as the faces. *Before* the next course, not after it.

It is the slowest part. It is done kneeling. From the lane you see nothing of it, and when the wall is finished nobody will ever see anything of it again. She estimated that it is a third of the stones and more than half of the time.

We did not talk much that day. Towards four o'clock she said, without looking up, that she could tell from the inside of a wall whether its builder had been paid by the day or by the metre. The ones paid by the metre put earth in. Earth looks full. Then it rains for a hundred years, the earth goes, and somebody like me finds the front lying in the lane.

I went in that evening and read through what I had written that month. There was quite a lot of earth in it. *It is interesting to note. In many ways. At the end of the day.* They had felt like stones while I was typing.[^hearting]

## Third Saturday: the long ones

By the end of April the wall stood at knee height along its whole length, and it was time for the throughs. There are five in our six metres. They are so heavy that we moved them on planks, with a good deal of swearing in two dialects.

A through goes across the whole wall and sticks out a little on both sides. It is the only stone that belongs to both faces. Without it the two sides are just two thin walls that happen to lean on each other; sooner or later each begins to lean on nothing. "That's what went, with yours," Ferrow said. She showed me the place: over the whole length of the gap there had been only two throughs, and both were broken. One hundred and fifty years on five stones, then on four, then on two.

I asked how one knows where to put them.

"Half-way up," she said. "When you think it's going well."

I have tried to find out what the throughs are in what I do. For a while I thought they might be the facts, the things I checked. Then I thought it was the reader: the one person I write to, who holds what I say and how I say it together, since I am too afraid of her to let them part. I am no longer sure one needs to know. But about half-way up a piece, when it is going well, I now stop and look for something that goes all the way through. If there is nothing, I do not build higher.

### An evening in May

There was one evening when I placed a single stone. It had been a bad day of the usual kind, with telephone calls. I came out late, and could hardly see. I picked up the first face stone I came across and set it where it seemed to want to go; it sat so well that I tried it with both hands and my knee and could not move it. Then I went in.

In the morning I looked for it from the kitchen window and could not find it. It was somewhere in the fifth course, among sixty others, and there was no sign on it of what sort of day it had been.

I find it hard to say why this made me so happy.

---

## Fourth Saturday: the top

The wall was finished on the last day of May, at around noon, if it is right to say that of something to which one merely stops adding. We set the copes on edge, each leaning a little on the one before, and Ferrow drove thin wedges in between them with a mallet until the entire row gave one note when she struck it.

Then she walked along it, put her hand flat on the face, and pushed.

She went on pushing for a while. I looked at the pear tree.

"Well," she said. "That's a wall."

She charged me the price of the bad bicycle, less ten for the tea. Before leaving she pointed out, to be fair, what was not good. There is a running joint near the left end, three courses high. I had noticed it and hoped she had not. The batter, that is, the lean of the faces, is not quite the same on both sides. And in the second course from the bottom there is a stone that traces, big and handsome, right beside the gate, where everybody sees it.

I offered to take it out.

"You'd have to take down everything on top of it," she said. "Leave it. It's bedded well enough. And now you'll know where you were in March."

## What I meant to say

People ask how long it took. The honest answer has two figures. It took ten weeks, and it took about forty hours. The weeks are what I remember: the light getting longer, the blackbird who came for what lived under the stones, the seed packet filling up on one side and then on the other. The hours I had to work out for this letter, and I was astonished. Forty hours is one working week. If somebody had given me a week off to build a wall, I should have been in despair by Tuesday and in bed by Thursday, and there would be a gap behind the house to this day.

It would not have gone in one piece. I do not only mean that I was not strong enough, though I was not. I mean that I did not know enough on any Sunday to do what I did on the Saturday after. What I know about the throughs I could not have understood before I had built a front; and I could not have built that badly all at once. It needed to be done badly a little at a time, with somebody coming by to push.

I should like to leave it at that. I promised myself in March that this was going to be a letter about a wall. But a wall is laid in courses, and the desk stands at the window, and out there, every morning when I look up from a line that will not come, is a row of stones placed at a rate of three to seven an evening by somebody who mostly could not find his gloves.

It is not straight. It rained all last week, and I went out to see.

It has not moved.

[^hearting]: Ferrow's word for the filling is *hearting*. I have looked it up; it is simply what the trade calls it, and nobody seems to hear anything in it any more. I am glad she said it thirty times before I noticed.
)md";

constexpr QStringView footnotes = uR"md(---
title: Footnotes are a form of kindness
status: published
tags: [craft, readers]
lang: en
---

A reader wrote to say that my letters have too many footnotes.[^count] She reads them on the tram, and each one makes her choose: go down and lose her place, or go on and feel that people are talking in the next room.

I have a lot of sympathy for the tram. All the same I want to say a word for the notes, because I believe they are the most polite thing a page can do.

## Three things a note can do

1. **Keep a promise.** Where a claim stands, its source stands below it. You need not look; it is enough that you could.[^source]
2. **Let somebody pass.** If you know what a *through-stone* is, you go straight on. If you do not, there is a chair.
3. **Say the true thing that does not fit.** A paragraph walks in one direction. What comes from the side is not always noise.[^side]

What a note must never do is carry the weight. If the argument needs it, it belongs upstairs. My test is plain: print the letter, cut off the bottom of each page, and give it to M.[^m] If she asks a question, the answer was in the wrong place.

## And three it cannot

- It cannot make a weak sentence strong.
- It cannot be funnier than the text, or people will read only the notes.
- It cannot be longer than what it is a note to. (I have broken this one. It took up a page and a half, and the text above it was about brevity.)

> The body of a text says: *I have thought about this.*\
> The note says: *I have thought about you.*

So, to the reader on the tram: I will keep them short, never more than one to a stop. And you may skip all of them.[^all]

[^count]: She had counted. Eleven in one letter, one of them inside another.
[^source]: A habit I got from a schoolteacher who asked "Says who?" so kindly that it took me years to hear how strict it was.
[^side]: The best conversation I ever had at a wedding took place in the cloakroom.
[^m]: M. reads everything first, in an armchair, with a pencil that she does not use. It is the most frightening pencil I know.
[^all]: Except this one, evidently.
)md";

constexpr QStringView procrastination = uR"md(---
title: A field guide to procrastination
status: published
tags:
  - habits
  - not entirely serious
lang: en
---

*For use at the desk. Please return it to the pocket of the coat you put on "just to get some air".*

Procrastination is not one animal. I have kept a hide at my own desk for about ten years, with a thermos, and can report at least six species. They differ in plumage, in the hour at which they appear, and in what drives them off.

## Common species

### The tidier

Appears in the first quarter of an hour. Recognised by its call: *"I could think so much better if."*

- Feeds on
  - drawers,
  - cables,
  - the names of files:
    - `draft-final.md`
    - `draft-final-2.md`
    - `draft-final-2-really.md`
- Driven off by
  1. an ugly table,
  2. a clock,
  3. starting in the middle of a sentence left over from yesterday.

### The researcher

Larger, quiet, easily mistaken for work. Lives in the space between "I should check that" and supper. It knows a good deal about the history of the ball-point pen. **Do not chase it.** Write *(check)* where it sits, and walk on; it rarely follows.

### The planner

Builds elaborate nests: calendars, colours, a system. The nest is often beautiful. There is never an egg in it.

### The helpful one

By far the hardest to see, because it is good. It answers letters, waters plants, lends a hand. I have no advice. Some days it is right.

## Rare species

The *perfect sentence* is said to live in upland areas. I have met people who met somebody who heard it.

![A page from the observation notebook](images/notebook-page.jpg "The tidier, in summer plumage")

## Equipment

- [x] one pencil, not sharpened during working hours
- [x] a door
- [ ] a second door
- [x] ten minutes
- [ ] ~~the right mood~~

---

If you see a species that is not described here, please write to me. I will answer at once, and with great care, and instead of something else.
)md";

constexpr QStringView tenMinutes = uR"md(---
title: Ten minutes is enough
status: published
tags: [habits, bricks]
series: Small things
lang: en
---

The bus from our stop to the station takes ten minutes, twelve if the driver waits for the man with the dog. For years I looked out of the window, which is a fine thing to do. Then I had a chapter to finish, no mornings, and a notebook that fitted in my coat.

I made one rule: *open the notebook before the bus has left the stop.* Not "write". Not "write well". Open it.

## What fits into ten minutes

- the first version of a paragraph, or the fourth;
- five bad titles and sometimes, behind them, the sixth;
- the answer to the question "What is this about?", in one line;
- **not** an essay, **not** a mood, **not** a breakthrough.

What surprised me was what the other twenty-three hours did with it. A paragraph begun on the bus goes on by itself while one peels potatoes. I used to arrive at the desk and begin. Now I arrive and *continue*, and I have come to think that these are two different occupations.

## The arithmetic

Ten minutes a day is an hour and ten a week, some sixty hours a year. I have never in my life been given sixty free hours in a row. If I had, I would have tidied.

| Minutes a day | Hours a year | Pages, at my speed |
|--------------:|-------------:|-------------------:|
|             5 |           30 |                 45 |
|            10 |           61 |                 90 |
|            20 |          122 |                120 |

You will have noticed the last column. It does not double. After a quarter of an hour I begin to think I am writing something important, and slow down.

The man with the dog gets off at the market. Yesterday, for the first time, he asked what it is that I write in there. "Ten minutes," I said. He seemed to find that a perfectly good answer.
)md";

constexpr QStringView fortyOneDays = uR"md(---
title: What forty-one days taught me
status: published
tags: [habits, bricks]
series: Small things
lang: en
---

One morning I drew a square on a sheet of paper because I had written something. On the next I drew one beside it. I did not mean to begin anything. Forty-three days later there were forty-one squares on the sheet, and two small circles: one for the day we moved house, one for a wedding.

Then I had a cold, and stopped.

## What I thought it would teach me

Discipline. It is what the posters promise: do it every day, and you become somebody who does it every day. I did not become anybody. On day forty-one I wanted to write about as much as on day one, that is, in principle, and a little later.

## What it did teach me

**That the circles matter.** I had decided beforehand that a rest day is a thing one declares, not one that happens. On the evening before the move I drew the circle, put the pen down, and slept. A gap would have been the same day with a bad conscience.

**That bad days are invisible.** I have been through the pages since, trying to tell from the text which ones cost me blood. I cannot. Day nineteen, of which I noted "awful, stupid, go to bed", is the best page of the chapter.

**That the sheet is not the work.** Around day thirty I caught myself writing a paragraph at five to midnight for the sake of the square. It was a poor paragraph, and I had not been alone at the desk: the number had been there too, leaning over my shoulder. The next day I wrote in the morning, on purpose badly, and it went away.

> A streak is a good servant with a loud voice.

## After

The cold lasted a few days. What I had feared was the empty place on the sheet. But when I sat down again the forty-one squares were still there. Nothing had been taken back; a wall does not fall down because one goes in to supper.

I started a new row. It is at four.
)md";

} // namespace

std::vector<DemoDraft> demoEssays()
{
    return {
        {u"a-day-that-counts.md"_s, aDayThatCounts.toString()},
        {u"essays/the-wall-behind-the-house.md"_s, theWallBehindTheHouse.toString()},
        {u"essays/footnotes-are-a-form-of-kindness.md"_s, footnotes.toString()},
        {u"essays/a-field-guide-to-procrastination.md"_s, procrastination.toString()},
        {u"essays/ten-minutes-is-enough.md"_s, tenMinutes.toString()},
        {u"essays/what-forty-one-days-taught-me.md"_s, fortyOneDays.toString()},
    };
}

} // namespace brickwork
