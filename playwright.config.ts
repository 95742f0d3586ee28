import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tests/support/browser";

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/start-journeys.ts",
  fullyParallel: true,
  // A journey waits half of its time, for a person's pace and for processes that start: three keep two cores busy.
  workers: 3,
  // For a machine that has other work to do: nothing here depends on being quick.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    launchOptions: {
      executablePath: await findBrowser(),
      args: [...(asRoot ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
    },
    actionTimeout: 120_000,
    navigationTimeout: 120_000,
    screenshot: "off",
    trace: "off",
    locale: "en-US",
  },
});
