import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "@playwright/test";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser that is there: Playwright's own, the system's, or the one that comes in an npm package. */
export async function findBrowser(): Promise<string> {
  const own = playwright.executablePath();
  if (existsSync(own)) return own;
  return SYSTEM.find((path) => existsSync(path)) ?? (await chromium.executablePath());
}
