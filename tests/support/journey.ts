import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test as base, expect, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";
import type { Taken } from "./sink";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Journey = {
  /** What the browser may report without the test failing: by default, that a page asked for is rightly not there. */
  tolerated: RegExp;
  /** Mail that arrived for an address, waited for. `nth` counts from 0. */
  mailTo: (address: string, nth?: number) => Promise<Taken>;
  /** How much mail has arrived for an address by now. */
  countMail: (address: string) => Promise<number>;
};

let networks = 0;
/** A network that no other test has, so that one visitor's limits are not another's (RFC 6598). */
const aNetwork = (workerIndex: number): string => `100.${64 + (workerIndex % 64)}.${networks++ % 256}.7`;

async function mailFor(address: string): Promise<Taken[]> {
  const answer = await fetch(`${process.env["SINK_URL"]}/?to=${encodeURIComponent(address)}`);
  return (await answer.json()) as Taken[];
}

/** A journey through the started product: pages are relative to it, and every script error fails the test. */
export const test = base.extend<
  Journey & { noScriptErrors: void; extraHTTPHeaders: BrowserContextOptions["extraHTTPHeaders"] }
>({
  baseURL: async ({}, give) => give(process.env["PRODUCT_URL"]),
  extraHTTPHeaders: async ({}, give, { workerIndex }) => give({ "X-Forwarded-For": aNetwork(workerIndex) }),
  tolerated: [/status of (404|410|422)/, { option: true }],
  mailTo: async ({}, give) =>
    give(async (address, nth = 0) => {
      await expect
        .poll(async () => (await mailFor(address)).length, { timeout: 90_000 })
        .toBeGreaterThan(nth);
      return (await mailFor(address))[nth]!;
    }),
  countMail: async ({}, give) => give(async (address) => (await mailFor(address)).length),
  noScriptErrors: [
    async ({ page, tolerated }, give) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !tolerated.test(message.text())) errors.push(message.text());
      });
      await give();
      expect(errors, "errors in the browser").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

/** What axe has to say about colors; by a scheme nothing else of a page changes. */
const OF_COLORS = ["color-contrast", "link-in-text-block"];

/** No violation of WCAG 2.2 A and AA, nor of axe's best practices, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === "light" ? null : OF_COLORS;
    const violations = await page.evaluate(async (only) => {
      const { axe: engine } = window as unknown as {
        axe: {
          run: (options: object) => Promise<{
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      };
      const result = await engine.run({
        resultTypes: ["violations"],
        ...(only && { runOnly: { type: "rule", values: only } }),
      });
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("; ")}`,
      );
    }, rules);
    expect(violations, `${page.url()} ${colorScheme}`).toEqual([]);
  }
}

/** An address that no other test uses. */
export const anAddress = (name = "parent"): string =>
  `${name}.${crypto.randomUUID().slice(0, 8)}@example.org`;

/** The one link in a mail's text that leads to `path`. */
export function linkIn(mail: Taken, path: string): string {
  const found = mail.text.match(new RegExp(`https?://\\S+${path}\\S+`))?.[0];
  if (!found) throw new Error(`no ${path} link in: ${mail.text}`);
  return found;
}

/**
 * Presses a button that sends a form of a public page, and resolves when the page that answers has come. Whoever looked
 * at the page in between would look at the one that is about to go.
 */
export async function send(page: Page, button: Locator): Promise<void> {
  const came = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await button.click();
  await came;
  await page.waitForLoadState();
}

/** The same as a person does it: not within two seconds of seeing the form, which only programs do and it refuses. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.waitForLoadState();
  // The form is as old as its answer, not as the wish for it: a busy machine may take seconds to draw it.
  const seenAt = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return Date.now() - performance.now() + (navigation?.responseEnd ?? 0);
  });
  await expect.poll(() => Date.now() - seenAt, { intervals: [100] }).toBeGreaterThan(2100);
  await send(page, page.getByRole("button", { name }));
}
