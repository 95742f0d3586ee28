import { expect, test } from "vitest";
import { checkContrast } from "@/lib/updates/check-contrast";
import { previewMail } from "@/lib/updates/compose";

const states = (html: string) => checkContrast(html).map(({ state }) => state);

test("what we render can be read on light paper and on dark, with everything that an update may hold", () => {
  const body = [
    'Dear *friend*, [read](/join) `code` <Claim id="schools-without-calculus" />.',
    '<Callout title="Do this" tone="act">\nWords, [a link](/join), <Claim id="schools-without-physics" />.\n\n> quoted\n\n<Button words="Go" href="/join" />\n</Callout>',
    '<Callout title="Know this">\nWords and [a link](/join).\n</Callout>',
    '<Claim id="schools-without-calculus" />\n<Issue id="stem" />\n<Article id="cal-mscs" />',
    '<AgendaItem id="stem-priority" />\n<Picture src="/a.png" alt="A class" caption="Ours" />',
    "| A | B |\n| - | - |\n| 1 | 2 |",
  ].join("\n\n");
  const part = { subject: "Words", preheader: "", body };
  const { html } = previewMail(part, "en", { kind: "update", postalAddress: "One Street" });
  expect(checkContrast(html).filter(({ state }) => state !== "good")).toEqual([]);
});

test("pale words are found, by day and by night, in callouts and in pictures that are not shown", () => {
  expect(states('<p style="color:#999999">pale</p>')).toEqual(["wrong", "wrong"]);
  expect(states('<div style="background-color:#17143d"><p style="color:#17143d">lost</p></div>')[0]).toBe(
    "wrong",
  );
  expect(states('<p class="ink" style="color:#17143d;background-color:#ffd23f">night alone</p>')).toEqual([
    "good",
    "wrong",
  ]);
  expect(states('<img alt="a class" style="color:#eeeeee">')[0]).toBe("wrong");
});

test("what is not shown is not judged", () => {
  expect(states('<div style="display:none;color:#ffffff"><b>preview</b></div>&nbsp;')).toEqual([
    "good",
    "good",
  ]);
});
