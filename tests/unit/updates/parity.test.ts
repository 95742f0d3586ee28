import { describe, expect, test } from "vitest";
import { countParts, parityOf } from "@/lib/updates/parity";
import { emptyContent, type UpdateContent } from "@/lib/updates/schema";

const text = `Hello {first name|friend},

one paragraph
of two lines with [a link](/issues/stem) and <Claim id="x" /> in it.

## A heading

- a point
- another

1. counted

<Claim id="y" />

<Callout title="Do it" tone="act">

Words inside.

</Callout>

<Button words="Write" href="/join" />
<AgendaItem id="z" />
![What it shows](/a.png)
---
`;

test("counts what a reader meets", () => {
  expect(countParts(text)).toEqual({
    paragraphs: 3,
    headings: 1,
    points: 3,
    links: 2,
    figures: 2,
    pictures: 1,
    cards: 1,
  });
  expect(countParts("")).toEqual({
    ...{ paragraphs: 0, headings: 0, points: 0, links: 0, figures: 0, pictures: 0, cards: 0 },
  });
});

test("signs without an end are none", () => {
  expect(countParts("[".repeat(60_000)).links).toBe(0);
  expect(countParts(`${"* ".repeat(30_000)}\n`).points).toBe(1);
});

describe("English beside Spanish", () => {
  const part = (subject: string, body: string, preheader = "") => ({ subject, preheader, body });
  const both = (en: string, es: string): UpdateContent => ({ en: part("A", en), es: part("B", es) });

  test("is even where both have the same parts, and uneven where one has more", () => {
    expect(parityOf(both("One.\n\nTwo.", "Uno.\n\nDos."), false).state).toBe("even");
    const uneven = parityOf(both("One.\n\n## Two", "Uno."), false);
    expect(uneven.state).toBe("uneven");
    expect(uneven.counts).toContainEqual({ part: "headings", en: 1, es: 0 });
  });

  test("is behind where the English changed after the Spanish", () => {
    expect(parityOf(both("One.", "Uno."), true).state).toBe("behind");
  });

  test("names the part that one language lacks", () => {
    expect(parityOf({ en: part("A", "One.", "First"), es: part("B", "Uno.") }, false)).toMatchObject({
      state: "half",
      missing: [{ locale: "es", part: "preheader" }],
    });
    expect(parityOf({ en: part("A", "One."), es: part("B", "") }, false)).toMatchObject({
      state: "half",
      missing: [{ locale: "es", part: "body" }],
    });
  });

  test("is one language alone, or nothing yet", () => {
    expect(parityOf({ ...emptyContent, en: part("A", "One.") }, false)).toMatchObject({
      state: "alone",
      missing: [],
    });
    expect(parityOf(emptyContent, false).state).toBe("empty");
  });
});
