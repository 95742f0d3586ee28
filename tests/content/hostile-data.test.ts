import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { JsonLd } from "@/components/layout/json-ld";
import { toDocument } from "@/lib/documents/transform";

const hostile = [
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "]]>",
  "\u2028\u2029",
  '"}</ScRiPt >',
  "&lt;/script&gt;",
  "<img src=x onerror=alert(1)>",
];

test.each(hostile)("what people write cannot end the data of a page: %j", (words) => {
  const markup = renderToStaticMarkup(createElement(JsonLd, { data: { [words]: words } }));
  const [, inside] =
    /^<script type="application\/ld\+json" data-document="">(.*)<\/script>$/s.exec(markup) ?? [];
  expect(inside).toBeDefined();
  expect(inside).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(inside!)).toEqual({ [words]: words });
});

test("the data stays in a document whose scripts are taken out", () => {
  const markup = renderToStaticMarkup(createElement(JsonLd, { data: { a: hostile } }));
  expect(toDocument(`<p></p><script>x</script>${markup}`)).toBe(`<p></p>${markup}`);
});
