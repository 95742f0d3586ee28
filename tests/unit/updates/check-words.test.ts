import { describe, expect, test } from "vitest";
import {
  checkBlanks,
  checkLanguages,
  checkPhrases,
  checkPictures,
  checkSize,
  checkSubject,
  checkText,
} from "@/lib/updates/check-words";
import type { Finding } from "@/lib/updates/checks";
import { readUpdate } from "@/lib/updates/markdown";
import { parityOf } from "@/lib/updates/parity";
import { emptyContent } from "@/lib/updates/schema";

const states = (findings: readonly Finding[]) => findings.map(({ state }) => state);
const where = { locale: "en", siteUrl: "https://movement.example.org" } as const;
const none = { preheader: "" };

test("a mail that Gmail would cut is too large, and its size is said either way", () => {
  expect(checkSize("en", "x".repeat(24_300), "x".repeat(2000))).toEqual([
    { state: "good", words: expect.stringContaining("24 kB, the text part 2 kB") as string },
  ]);
  expect(states(checkSize("en", "é".repeat(50_001), ""))).toEqual(["wrong"]);
});

test("a text part without words is none", () => {
  expect(states(checkText("en", "[ ]\n* * *"))).toEqual(["wrong"]);
  expect(checkText("es", "dos palabras")[0]?.words).toContain("2");
});

test("a subject is measured as those read it of whom nothing is known", () => {
  expect(states(checkSubject("en", none, ["{first name|friend}, " + "x".repeat(50)]))).toEqual(["good"]);
  expect(states(checkSubject("en", none, ["x".repeat(61), "short"]))).toEqual(["wrong", "good"]);
  expect(checkSubject("en", none, ["short"])[0]?.words).toContain("No preview line");
});

describe("a picture's description", () => {
  const pictures = (markdown: string) => checkPictures("en", readUpdate(markdown, where).tree);
  test.each(["IMG_1234.jpg", "image", "photo 3", "logo", "dsc-0001"])("says nothing: %s", (alt) => {
    expect(states(pictures(`![${alt}](/a.png)`))).toEqual(["wrong"]);
  });
  test("says what can be seen", () => {
    expect(states(pictures('<Picture src="/a.png" alt="A class measuring shadows" />'))).toEqual(["good"]);
    expect(states(pictures("no picture"))).toEqual(["good"]);
    expect(states(pictures("![](/a.png)"))).toEqual(["wrong"]);
  });
});

describe("what sounds like junk mail", () => {
  test.each([
    ["en", "Click here", "x"],
    ["en", "x", "so act now, please"],
    ["es", "x", "Haz clic aquí"],
    ["es", "¡URGENTE, POR FAVOR!", "x"],
    ["en", "READ THIS AT ONCE", "x"],
    ["en", "Re: your school", "x"],
    ["en", "Help!!", "x"],
    ["en", "x", "now!!!"],
  ] as const)("is found (%s: %s / %s)", (locale, subject, letter) => {
    expect(states(checkPhrases(locale, [subject], letter))).toContain("wrong");
  });
  test.each([
    ["en", "Thursday's vote", "The board acts. Now it is your turn: react nowhere else. STEM and CAL-MSCS."],
    ["es", "¡Vota el jueves!", "Actuamos ya que hace falta; la clase es gratuita."],
  ] as const)("is not found in plain words (%s)", (locale, subject, letter) => {
    expect(states(checkPhrases(locale, [subject], letter))).toEqual(["good"]);
  });
});

test("languages that differ are told how", () => {
  const content = structuredClone(emptyContent);
  expect(states(checkLanguages(parityOf(content, false)))).toEqual(["wrong"]);
  content.en = { subject: "a", preheader: "", body: "one\n\n[x](/join)" };
  expect(checkLanguages(parityOf(content, false))[0]?.words).toContain("one language");
  content.es = { subject: "a", preheader: "", body: "uno" };
  expect(checkLanguages(parityOf(content, false))[0]?.words).toContain("links 1 in English, 0 in Spanish");
  content.es.body = "uno y [x](/join)";
  expect(states(checkLanguages(parityOf(content, false)))).toEqual(["good"]);
  content.es.body = "uno\n\n[x](/join)";
  expect(states(checkLanguages(parityOf(content, false)))).toEqual(["good"]);
  expect(states(checkLanguages(parityOf(content, true)))).toEqual(["wrong"]);
});

test("what a template left open is found wherever it stands, and brackets of other kinds are not", () => {
  const part = { subject: "[Name of the bill …]", preheader: "", body: "We ask for [...]. lorem ipsum" };
  expect(checkBlanks("en", part).map(({ words }) => words)).toEqual([
    expect.stringContaining("[Name of the bill …]"),
    expect.stringContaining("[...]"),
    expect.stringContaining("lorem ipsum"),
  ]);
  const done = { subject: "a", preheader: "b", body: "[x](/join) and [1], and so on … todo el día" };
  expect(states(checkBlanks("es", done))).toEqual(["good"]);
});
