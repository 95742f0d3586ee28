import { expect, test } from "vitest";
import { toFeedHtml } from "@/lib/content/feeds/html";
import { parse } from "@/lib/content/parse";
import { aClaim, aPage } from "@/tests/support/content";

const html = (body: string, locale: "en" | "es" = "en"): string => {
  const read = parse(aPage(body), { path: "a.mdx", locale });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return toFeedHtml(read.value.tree, {
    locale,
    origin: "https://movement.example",
    address: "/articles/a",
    claims: new Map([["calculus", aClaim("calculus")]]),
  });
};

test("every address is written in full, in the reader's language; files and other sites stay as they are", () => {
  expect(html("[a](/issues/stem#x) [b](#here) [c](/a.pdf) [d](https://x.example/)\n\n## Here", "es")).toBe(
    '<p><a href="https://movement.example/es/issues/stem#x">a</a> ' +
      '<a href="https://movement.example/es/articles/a#here">b</a> ' +
      '<a href="https://movement.example/a.pdf">c</a> <a href="https://x.example/">d</a></p>\n<h2>Here</h2>',
  );
});

test("figures are words with their source, and terms are words", () => {
  expect(html('The <Words lang="es">plan</Words>.')).toBe('<p>The <span lang="es">plan</span>.</p>');
  expect(html('Some <Claim id="calculus" /> of <Term id="stem">STEM</Term>.')).toBe(
    '<p>Some <a href="https://movement.example/claims/calculus">25%</a> of STEM.</p>',
  );
  expect(html('<Claim id="calculus" />')).toBe(
    '<p><a href="https://movement.example/claims/calculus">25% of students</a> ' +
      "(Children Now, STEM Network issue page, undated)</p>",
  );
  expect(html('<Claim id="gone" />')).toBe("");
});

test("components of the site become plain paragraphs, lists and quotations", () => {
  const bodies = [
    '<Figures>\n<Claim id="calculus" />\n\n<Claim id="calculus" />\n</Figures>',
    '<Comparison title="Two" first="calculus" second="calculus" />',
    '<AgendaItem id="a" status="won" since="2012">\nDo it.\n</AgendaItem>',
    '<Progress when="2012" title="Begun">\nWords.\n</Progress>',
    '<Callout title="Ask" tone="act">\nWords.\n</Callout>',
    '<Act audience="parent">\nWords.\n</Act>',
    '<View by="Ana" role="Teacher">\nWords.\n</View>',
    '<Goal by="2020" title="Double it">\nWords.\n</Goal>',
    '<Quote by="Ana">\nWords.\n</Quote>',
  ];
  for (const body of bodies) {
    const made = html(body);
    expect(made, body).not.toMatch(/<x-|<section|<div|class=|style=|id=/);
    expect(made, body).toMatch(/^<(?:p|ul|blockquote)>/);
  }
  expect(html(bodies[0]!).match(/<li><p>/g)).toHaveLength(2);
  expect(html(bodies[2]!)).toBe(
    "<p><strong>Pro-Kid® Policy Agenda</strong></p><blockquote><p>Do it.</p></blockquote><p>Won, 2012</p>",
  );
});

test("what looks like markup stays text", () => {
  expect(html("`<script>alert(1)</script>` & \\<b>")).toBe(
    "<p><code>&#x3C;script>alert(1)&#x3C;/script></code> &#x26; &#x3C;b></p>",
  );
});
