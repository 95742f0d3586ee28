import { expect, test } from "vitest";
import { readUpdate } from "@/lib/updates/markdown";
import { toPlainHtml } from "@/lib/updates/plain-html";

test("a feed gets ordinary elements alone, with whole addresses", () => {
  const markdown = `Dear {first name|friend}, <Claim id="schools-without-calculus" /> of us.

<Callout title="Do this">
Words.

<Button words="Go" href="/join" />
</Callout>

<Claim id="schools-without-physics" />
<Issue id="stem" />
<AgendaItem id="stem-priority" />
<Picture src="/a.png" alt="A class" caption="Ours" />`;
  const html = toPlainHtml(readUpdate(markdown, { locale: "en", siteUrl: "https://a.example.org" }).tree);
  expect(html).not.toMatch(/<x-|undefined|\[object/);
  for (const part of [
    "Dear friend,",
    '<a href="https://a.example.org/claims/schools-without-calculus">25%</a>',
    "<blockquote><p><strong>Do this</strong></p>",
    '<a href="https://a.example.org/join">Go</a>',
    '<img src="https://a.example.org/a.png" alt="A class"> Ours',
    "<strong>Where the figures come from</strong>",
  ])
    expect(html).toContain(part);
});
