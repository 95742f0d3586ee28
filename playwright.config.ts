import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tests/support/browser";

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/start-journeys.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    launchOptions: {
      executablePath: await findBrowser(),
      args: [...(asRoot ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
    },
    screenshot: "off",
    trace: "off",
    locale: "en-US",
  },
});
