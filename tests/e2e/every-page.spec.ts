import { HtmlValidate } from "html-validate";
import { inLanguage, isOfAJourney, pageAddresses, recordIds } from "../support/addresses";
import { expect, expectAccessible, test } from "../support/journey";

const locales = ["en", "es"] as const;
const some = (kind: string, count: number) =>
  recordIds(kind)
    .slice(0, count)
    .map((id) => `/${kind}/${id}`);

/** Every page of the content, and of the others at least one of each kind. */
const addresses = [
  ...pageAddresses(),
  ...some("claims", 2),
  ...some("organizations", 2),
  ...some("people", 2),
  ...some("bills", 2),
  ...["/agenda", "/agenda/expand-linked-learning", "/agenda/stem-priority"],
  ...["/claims", "/claims?dated=yes", "/articles", "/bills", "/people", "/coalitions"],
  ...["/organizations", "/organizations?coalition=capmse", "/resources", "/glossary", "/updates"],
  ...["/search", "/search?q=linked+learning", "/search?q=zzzzzz", "/join", "/join?kind=organization"],
  ...["/join/sent", "/issues/stem/stem-network/print", "/articles/cal-mscs/print"],
];

const markup = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // React writes attributes and void elements its own way; both are valid HTML.
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "element-case": "off",
    "attr-case": "off",
    "long-title": "off",
  },
});

/** What is wrong with a document as it was sent: its markup, its scripts, its styles. */
async function faultsOf(html: string): Promise<string[]> {
  const report = await markup.validateString(html);
  const foreign = /<script(?![^>]*(?:data-document|type="application\/ld\+json"))/.test(html);
  const own = /<script[^>]*\ssrc="\/enhance\.js"[^>]*>/.exec(html)?.[0];
  return [
    ...report.results.flatMap(({ messages }) =>
      messages.map((m) => `${m.ruleId}: ${m.message} at ${m.line}:${m.column}`),
    ),
    ...(foreign ? ["a script that is not ours"] : []),
    // A module that is `async` may run before the rest of the page has come, and finds half of what it improves.
    ...(own && !/\sasync\b/.test(own) ? [] : ["the page's own script does not wait for the whole page"]),
    ...(/\sstyle="/.test(html) ? ["a style attribute, which the policy refuses"] : []),
  ];
}

for (const locale of locales) {
  for (const path of addresses.map((address) => inLanguage(locale, address))) {
    test(`${path} is whole: accessible, valid, narrow enough, without foreign requests`, async ({
      page,
      baseURL,
    }) => {
      const foreign: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(baseURL!) && !request.url().startsWith("data:"))
          foreign.push(request.url());
      });
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      expect(await page.locator("html").getAttribute("lang")).toBe(locale);
      await expect(page.locator("h1")).toHaveCount(1);
      expect(await faultsOf(await answer!.text())).toEqual([]);
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `sideways scrolling at ${width}`).toBeLessThanOrEqual(0);
      }
      await expectAccessible(page);
      expect(foreign).toEqual([]);
    });
  }
}

test("no link leads nowhere, and every page that one can reach is valid", async ({ request, baseURL }) => {
  const waiting = ["/", "/es"];
  const seen = new Set(waiting);
  const faults: string[] = [];
  // Whether these are valid is each one's own test.
  const tested = new Set(
    locales.flatMap((locale) => addresses.map((address) => inLanguage(locale, address))),
  );
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const answer = await request.get(path, { maxRedirects: 0 });
    // A member's own pages lead whoever is not signed in to the page that mails a link.
    if (/^(?:\/es)?\/account\//.test(path) && answer.status() === 307) {
      expect(new URL(answer.headers()["location"]!, baseURL).pathname).toBe(
        path.startsWith("/es/") ? "/es/account" : "/account",
      );
      continue;
    }
    if (answer.status() !== 200) {
      faults.push(`${path} answers ${answer.status()}`);
      continue;
    }
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    const html = await answer.text();
    if (!tested.has(path)) faults.push(...(await faultsOf(html)).map((fault) => `${path}: ${fault}`));
    for (const [, written] of html.matchAll(/<(?:a|link|img)\b[^>]*\s(?:href|src)="([^"]+)"/g)) {
      const url = new URL(written!.replaceAll("&amp;", "&"), new URL(path, baseURL));
      // The join form is one page whoever asks for it, and a search may be about anything.
      const target = /^(?:\/es)?\/(?:join|search)$/.test(url.pathname)
        ? url.pathname
        : url.pathname + url.search;
      if (url.origin !== baseURL || seen.has(target) || target.startsWith("/_next/")) continue;
      if (isOfAJourney(target)) continue;
      seen.add(target);
      waiting.push(target);
    }
  }
  expect(faults).toEqual([]);
  expect(seen.size).toBeGreaterThan(100);
});

// That what it lists is there is told in robot.spec.ts.
test("the site map lists every page, in both languages", async ({ request }) => {
  const listed = [...(await (await request.get("/sitemap.xml")).text()).matchAll(/<loc>([^<]+)<\/loc>/g)];
  const paths = new Set(listed.map(([, url]) => new URL(url!).pathname));
  const expected = addresses.filter((address) => !/[?]|^\/(?:join\/sent|search)$|\/print$/.test(address));
  for (const locale of locales) {
    expect(expected.map((address) => inLanguage(locale, address)).filter((path) => !paths.has(path))).toEqual(
      [],
    );
  }
});
