import { expect, test } from "vitest";
import { parse } from "@/lib/content/parse";
import { sectionsOf } from "@/lib/content/search/sections";
import { aClaim, aPage } from "../../../support/content";

const claims = new Map([["calculus", aClaim("calculus")]]);
const read = (body: string) => {
  const parsed = parse(aPage(body), { path: "content/en/x.mdx", locale: "en" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return sectionsOf({ tree: parsed.value.tree, locale: "en" }, claims);
};

test("a text falls into what stands under each of its headings", () => {
  expect(read("Before all.\n\n## The problem\n\nOne *thing*.\n\nAnother.\n\n### Why\n\nBecause.\n")).toEqual([
    { anchor: "", heading: "", text: "Before all." },
    { anchor: "the-problem", heading: "The problem", text: "One thing. Another." },
    { anchor: "why", heading: "Why", text: "Because." },
  ]);
});

test("a figure is written out, alone as a sentence, within one as its number", () => {
  expect(read('<Claim id="calculus" />\n\nFor <Claim id="calculus" /> it is so.\n')[0]?.text).toBe(
    "25% of students. For 25% it is so.",
  );
});

test("what a component says in its attributes is said, and list entries stay apart", () => {
  expect(
    read('<Progress when="2012" title="It begins">\n\nSlowly.\n\n</Progress>\n\n- one\n- two\n')[0]?.text,
  ).toBe("2012. It begins. Slowly. one two");
  expect(read('<Comparison title="Seniors" first="calculus" second="calculus" />\n')[0]?.text).toBe(
    "Seniors: 25% of students. 25% of students.",
  );
});

test("the raised number of a footnote is no text, the note is", () => {
  const texts = read("It is so.[^1]\n\n[^1]: Says the source.\n").map(({ text }) => text);
  expect(texts.join(" ")).toBe("It is so. Says the source.");
});

test("a heading with nothing under it is a place all the same", () => {
  expect(read("## Empty\n\n## Full\n\nText.\n").map(({ anchor }) => anchor)).toEqual(["empty", "full"]);
});
