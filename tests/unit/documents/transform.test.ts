import { expect, test } from "vitest";
import { toDocument } from "@/lib/documents/transform";

test("the framework's scripts go, ours and data stay", () => {
  const html = `<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="stylesheet" href="/a.css"/><script src="/_next/a.js" async=""></script></head><body><!--$--><p>One<!-- -->two</p><!--/$--><script>self.__next_f.push([1,"</p>"])</script><script type="module" src="/enhance.js" data-document=""></script><script type="application/ld+json">{"@type":"Article"}</script></body></html>`;
  expect(toDocument(html)).toBe(
    `<html><head><link rel="stylesheet" href="/a.css"/></head><body><p>Onetwo</p><script type="module" src="/enhance.js" data-document=""></script><script type="application/ld+json">{"@type":"Article"}</script></body></html>`,
  );
});

test("what people wrote about scripts stays as they wrote it", () => {
  const html = "<p>&lt;script&gt;alert(1)&lt;/script&gt; and &lt;!-- this --&gt;</p>";
  expect(toDocument(html)).toBe(html);
});

test("styles are not preloaded: those of the page are in it, and the printer's can wait", () => {
  expect(toDocument('<link rel="preload" href="/a.css" as="style"/><p>')).toBe("<p>");
});

test("fonts stay preloaded", () => {
  const link = '<link rel="preload" as="font" type="font/woff2" crossorigin="" href="/fonts/a.woff2"/>';
  expect(toDocument(link)).toBe(link);
});

test("a form that goes to its own page names no address", () => {
  expect(toDocument('<form class="x" action="" method="POST">')).toBe('<form class="x" method="POST">');
});
