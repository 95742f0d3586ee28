import { get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { findBrowser } from "../support/browser";
import type { Product } from "../support/product";
import type { Measure } from "./figures";

const path = "/issues/stem/stem-network";

type Loaded = { url: string; type: string; bytes: number };

/** What an issue page costs a visitor who was never here, over the wire and in requests. */
export async function measureWeight({ url }: Product): Promise<Measure[]> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await (await browser.newContext()).newPage();
    const devtools = await page.context().newCDPSession(page);
    const loaded = new Map<string, Loaded>();
    await devtools.send("Network.enable");
    devtools.on("Network.responseReceived", ({ requestId, response, type }) => {
      loaded.set(requestId, { url: response.url, type, bytes: 0 });
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const one = loaded.get(requestId);
      if (one) one.bytes = encodedDataLength;
    });
    await page.goto(url + path, { waitUntil: "networkidle" });
    const files = [...loaded.values()].filter((file) => file.url.startsWith("http"));
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const scripts = files.filter(({ type }) => type === "Script");
    const blocking = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
        .filter((link) => !link.media || matchMedia(link.media).matches)
        .map((link) => link.href),
    );
    const first = await Promise.all([url + path, ...blocking].map(compressedLength));
    const framework = scripts.filter((file) => file.url.includes("/_next/"));
    return [
      told("an issue page, cold, with fonts", total / 1000, "kB", 60),
      told("an issue page, cold", files.length, "requests", 12),
      told("scripts of the framework", framework.length, "files", 0),
      told("scripts of ours", (await sumOf(scripts.map((file) => file.url))) / 1000, "kB", 6),
      told("HTML and CSS before the first paint", first.reduce((sum, one) => sum + one, 0) / 1000, "kB", 14),
    ];
  } finally {
    await browser.close();
  }
}

const told = (what: string, value: number, unit: string, most: number): Measure => ({
  what,
  value,
  unit,
  limit: { at: "most", value: most },
});

/** The length of a body as it is sent once it has been asked for before: what is wanted often is compressed best. */
async function compressedLength(address: string): Promise<number> {
  const lengths: number[] = [];
  for (let n = 0; n < 10; n++) {
    lengths.push(await wireLength(address));
    await wait(100);
  }
  return Math.min(...lengths);
}

const wireLength = (address: string): Promise<number> =>
  new Promise((done, failed) => {
    get(address, { headers: { "Accept-Encoding": "br" } }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => (length += chunk.length));
      response.on("end", () => done(length));
    }).on("error", failed);
  });

async function sumOf(addresses: readonly string[]): Promise<number> {
  const lengths = await Promise.all(
    addresses.map(async (address) => (await (await fetch(address)).arrayBuffer()).byteLength),
  );
  return lengths.reduce((sum, one) => sum + one, 0);
}
