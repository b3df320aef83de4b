// The book: two chapters and the outline that keeps being reordered.
#include "core/flows/demo_drafts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QStringView chapterOne = uR"md(---
title: The chair at the window
status: drafting
tags: [book, chapter]
series: The empty chair
lang: en
---

# The chair at the window

On the day after the funeral my mother moved the chair. She took it by the back, as one takes a child by the collar, and walked it across the kitchen to the window, and there it stayed. None of us sat on it. None of us said that we would not.

It was an ordinary chair. My father had bought four of them in the year before I was born, from a school that was closing; on the underside of each was a number in white paint. Ours were 7, 8, 11 and 12. I used to lie on the floor and think about 9 and 10.

## Eleven

His was eleven. It had a spindle missing, the second from the left, and if you had sat behind it as often as I had, you knew the room through that gap: stove, clock, the corner of the calendar. I believe I learned to tell the time through my father's chair.

He was not a talker. People say this of fathers as though it were a kind of weather. With him it was more like a trade. He repaired clocks, and he had found that most of what a person says while looking into the back of a clock is wrong, and that the clock, if one waits, will say it herself.

"Let her run," he would say, and put the patient on the shelf, and for three days we lived with a stranger's hour.

So at any one time there were six or seven opinions in our kitchen about what time it was. Ours was the tall one by the door. It was never right, either; but it was *ours*, and we were late for everything by the same eleven minutes.

---

## The letter

I did not go looking for it. I should like that to be believed. I was looking for the spindle.

It was my mother's idea. She was going to have the chair repaired, she said, in the voice in which she might have said she was going to have it put down; and since my father never threw anything away, the spindle must be in the house. I began with the drawer under the bench. There were:

- keys that wound nothing,
- the glass of a watch, wrapped in a page of the parish newsletter,
- eleven pencils, all of the same length, which is the length at which he thought a pencil was too short,
- and, right at the back, flat against the wood, an envelope.

It had been opened with a knife. The stamp was foreign, the year on the postmark was 1961. It was addressed to a man with my father's first name and a surname I had never heard.

I would like to write that the clocks stopped. They did not. They went on disagreeing over my head, all seven, as I sat on the floor with my back against number eleven and did what he would have done. I put it on the table. I looked at it from the front, and from the back.

I let it run.

## What my mother knew

"Where did you find that?" she asked. She had come in for the scissors.

I told her. She nodded, as though I had said the price of something.

"And the spindle?"

"Not yet."

She took the scissors from the hook. At the door she turned round; and this is the moment that I have tried to write eleven times, and every time I make her say too much. What she said was:

"He answered it, you know."

Then she went out to see to the beans.[^beans]

[^beans]: Editor asks: *in October?* She is right. Leeks, then.
)md";

constexpr QStringView chapterTwo = uR"md(---
title: Rooms with one window
status: ready
tags: [book, chapter]
series: The empty chair
lang: en
---

# Rooms with one window

There is a kind of room that has only one window, and people who live in such a room all end up facing the same way. You can tell by the floor. The boards are worn in a fan that starts at the door and ends, narrow as a hand, under the sill.

My father's workshop was a room like that. I measured it in the week when we cleared it out: four paces by three, a bench along the short side, the window over the bench. It looks north. He said that south light flatters.

## The bench

On the bench, from left to right, stood what was waiting, what was being done, and what was done. It was the only filing system I ever saw him use. Things moved along it to the right, some in an afternoon and some in years. A carriage clock from the doctor's house spent the whole of my time at school in the second place.

Once I asked him whether he minded.

"Minded what?"

"That it doesn't get finished."

He thought about this with the loupe still in his eye, so that one half of him was looking at me and the other at something a thousand times smaller.

> "It isn't unfinished," he said. "It's *on the bench*."

I was fourteen and did not see any difference. I have since had things on the bench for longer than that.

### What the window shows

A wall; a gutter; above the gutter a strip of sky about as wide as a belt. In a quarter of an hour you have seen it all. After that there are only two things you can do. You can go and find another window. Or you go on looking, and then, slowly, as when the eye gets used to the dark, it turns out that the wall has days.

I wrote this chapter there. I had meant to stay an afternoon.
)md";

constexpr QStringView outline = uR"md(---
title: Outline, again
status: idea
tags: [book]
---

1. The chair at the window
   - [x] kitchen
   - [x] the drawer
   - [ ] *leeks*, not beans
2. Rooms with one window
   - [x] the bench
   - [x] north light
3. He answered it
   1. what the letter says
   2. what it does **not** say
   3. the other surname
      - registry, second visit
      - the woman at the counter who said "Oh, *him*"
4. Number nine, number ten
5. Leave it on the bench?
)md";

} // namespace

std::vector<DemoDraft> demoBook()
{
    return {
        {u"book/01-the-chair-at-the-window.md"_s, chapterOne.toString()},
        {u"book/02-rooms-with-one-window.md"_s, chapterTwo.toString()},
        {u"book/outline.md"_s, outline.toString()},
    };
}

} // namespace brickwork
