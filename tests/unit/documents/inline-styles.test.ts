import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inlineStyles } from "@/lib/documents/inline-styles";

const link = (name: string) =>
  `<link rel="stylesheet" href="/_next/static/chunks/${name}.css" data-precedence="next"/>`;
const read = (address: string) =>
  Promise.resolve(address.includes("gone") ? undefined : `@import "${address}";`);

test("a page's built sheets become one style, in their order, that the policy knows by its hash", async () => {
  const page = `<head>${link("a")}<meta/>${link("b")}<link rel="stylesheet" href="/print.css" media="print"/></head>`;
  const { html, styleHash } = await inlineStyles(page, read);
  const css = '@import "/_next/static/chunks/a.css";@import "/_next/static/chunks/b.css";';
  expect(html).toBe(
    `<head><style>${css}</style><meta/><link rel="stylesheet" href="/print.css" media="print"/></head>`,
  );
  expect(styleHash).toBe(`'sha256-${createHash("sha256").update(css).digest("base64")}'`);
});

test.each([
  ["a page without sheets", "<head></head>", read],
  ["a page whose sheet cannot be had", link("a") + link("gone"), read],
  ["a sheet that would end the element", link("a"), () => Promise.resolve("a{content:'</style>'}")],
])("%s stays as it is", async (_what, page, reader) => {
  expect(await inlineStyles(page, reader)).toEqual({ html: page, styleHash: undefined });
});

test("signs that mean something in a replacement stay what they are", async () => {
  const { html } = await inlineStyles(link("a"), () => Promise.resolve("a::after{content:'$& $1'}"));
  expect(html).toBe("<style>a::after{content:'$& $1'}</style>");
});

test("a page leaves out the rules whose classes it does not have", async () => {
  const page = `${link("a")}<p class="one two">`;
  const { html } = await inlineStyles(page, () => Promise.resolve(".one{top:0}.three{top:1px}"));
  expect(html).toBe('<style>.one{top:0}</style><p class="one two">');
});
