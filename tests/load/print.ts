import { chromium } from "@playwright/test";
import { findBrowser } from "../support/browser";
import type { Product } from "../support/product";
import { median, type Measure } from "./figures";
import { timeAnswer } from "./requests";

const path = "/issues/stem/stem-network";
const rounds = 10;

/** A brief set as a PDF, beside a browser that prints the same page. */
export async function measurePrint({ url }: Product): Promise<Measure[]> {
  // Every number makes a document of its own, so nothing comes from memory; the first one warms up.
  const ask = (n: number) => timeAnswer(`${url}${path}/pdf?page=${n}`);
  await ask(1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await ask(10 + round));

  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const printed: number[] = [];
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${url}${path}/print`);
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      await page.pdf({ format: "Letter", tagged: true });
      printed.push(performance.now() - began);
    }
  } finally {
    await browser.close();
  }
  return [
    {
      what: "a brief as PDF, not in memory",
      value: median(times),
      unit: "ms",
      reference: { what: "a browser that prints the open page", value: median(printed) },
      limit: { at: "most", value: 100 },
    },
  ];
}
