import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asHeading,
  asList,
  fieldOf,
  inSentence,
  inserted,
  linkTo,
  onItsOwn,
  tagOf,
  wrapped,
  type Insertion,
  type Spot,
} from "@/lib/updates/insertion";

/** A text whose selection stands between [ and ], or whose cursor is |. */
function spot(marked: string): Spot {
  const start = marked.search(/[[|]/);
  const text = marked.replace(/[[\]|]/g, "");
  const end = marked.includes("]") ? marked.indexOf("]") - 1 : start;
  return { text, start, end };
}

/** The text after it, with what is selected then between [ and ]. */
function result({ text }: Spot, insertion: Insertion): string {
  const after = inserted(text, insertion);
  const [start, end] = insertion.select;
  return start === end
    ? `${after.slice(0, start)}|${after.slice(start)}`
    : `${after.slice(0, start)}[${after.slice(start, end)}]${after.slice(end)}`;
}

const bold = (marked: string) => result(spot(marked), wrapped(spot(marked), "**", "words"));

describe("bold", () => {
  test("stands around what is selected, and a second press takes it away", () => {
    expect(bold("Call [today], please")).toBe("Call **[today]**, please");
    expect(bold("Call **[today]**, please")).toBe("Call [today], please");
    expect(bold("Call [**today**], please")).toBe("Call [today], please");
  });

  test("leaves spaces outside, since Markdown would not read it otherwise", () => {
    expect(bold("Call[ today ]please")).toBe("Call **[today]** please");
  });

  test("offers words where nothing is selected", () => {
    expect(bold("Call |")).toBe("Call **[words]**");
  });
});

describe("a heading and a list", () => {
  const heading = (marked: string) => result(spot(marked), asHeading(spot(marked), "Heading"));
  const list = (marked: string) => result(spot(marked), asList(spot(marked), "point"));

  test("a line becomes a heading with an empty line above, and words again", () => {
    expect(heading("One.\nWhat| we know")).toBe("One.\n\n## What we know|");
    expect(heading("## What| we know")).toBe("What we know|");
    expect(heading("|")).toBe("## [Heading]");
  });

  test("selected lines become points, and words again", () => {
    expect(list("[One\nTwo]")).toBe("[- One\n- Two]");
    expect(list("[- One\n- Two]")).toBe("[One\nTwo]");
    expect(list("We ask:\n[One\n\nTwo]")).toBe("We ask:\n\n[- One\n\n- Two]");
    expect(list("|")).toBe("- [point]");
  });
});

describe("a part on lines of its own", () => {
  const part = (marked: string) => result(spot(marked), onItsOwn(spot(marked), "<X />"));

  test("cuts no sentence in two", () => {
    expect(part("First. Sec|ond.\nThird.")).toBe("First. Second.\n\n<X />|\n\nThird.");
  });

  test("stands alone on an empty line, and at both ends of a text", () => {
    expect(part("One.\n\n|\n\nTwo.")).toBe("One.\n\n<X />|\n\nTwo.");
    expect(part("|")).toBe("<X />|\n");
    expect(part("One.|")).toBe("One.\n\n<X />|\n");
  });

  test("takes the place of what is selected", () => {
    expect(part("One.\n\n[Two.]\n\nThree.")).toBe("One.\n\n<X />|\n\nThree.");
  });
});

describe("what is put in", () => {
  test("a link keeps its words and address apart from Markdown's own signs", () => {
    expect(linkTo("the [new] brief", "/issues/stem_(draft)")).toBe(
      "[the \\[new\\] brief](/issues/stem_%28draft%29)",
    );
    expect(linkTo("here", "https://example.org/a b")).toBe("[here](https://example.org/a%20b)");
  });

  test("a tag quotes its values, whatever marks they hold, and leaves empty ones out", () => {
    expect(tagOf("Picture", { src: "/a.png", alt: 'The "new" school', caption: " " })).toBe(
      `<Picture src="/a.png" alt='The "new" school' />`,
    );
    expect(tagOf("Button", { words: `It's "now"`, href: "/join" })).toBe(
      `<Button words="It's ”now”" href="/join" />`,
    );
    expect(tagOf("Callout", { title: "Act", tone: "act" }, "Call.")).toBe(
      '<Callout title="Act" tone="act">\n\nCall.\n\n</Callout>',
    );
  });

  test("a personal field holds no sign that ends it", () => {
    expect(fieldOf("first name", " dear {friend}|you ")).toBe("{first name|dear friendyou}");
  });
});

test("whatever is typed and selected, an insertion stays inside the text and selects inside its result", () => {
  const anySpot = fc
    .tuple(
      fc.string({ unit: fc.constantFrom("a", " ", "\n", "*", "-", "#", "é"), maxLength: 40 }),
      fc.nat(),
      fc.nat(),
    )
    .map(([text, a, b]) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      return { text, start: start!, end: end! };
    });
  const acts = [
    (it: Spot) => wrapped(it, "**", "words"),
    (it: Spot) => wrapped(it, "*", "words"),
    (it: Spot) => asHeading(it, "words"),
    (it: Spot) => asList(it, "words"),
    (it: Spot) => onItsOwn(it, "<X />"),
    (it: Spot) => inSentence(it, "words"),
  ];
  fc.assert(
    fc.property(anySpot, fc.constantFrom(...acts), (it, act) => {
      const { from, to, text, select } = act(it);
      const length = it.text.length - (to - from) + text.length;
      return (
        0 <= from &&
        from <= to &&
        to <= it.text.length &&
        0 <= select[0] &&
        select[0] <= select[1] &&
        select[1] <= length
      );
    }),
  );
});
