import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const env = { NODE_ENV: "test" as const, AUTH_SECRET: "a-secret-that-only-the-tests-know-0123456789" };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/{unit,content,architecture}/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/quiet-console.ts", "tests/support/same-chance.ts"],
          env,
          // A process a file would take longer than the tests in it.
          pool: "threads",
          isolate: false,
          // Properties try thousands of inputs; a machine with other work to do takes its time.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.ts"],
          setupFiles: [
            "tests/support/quiet-console.ts",
            "tests/support/same-chance.ts",
            "tests/support/database.ts",
          ],
          pool: "forks",
          // Loading the product for each file anew would take as long as the tests.
          isolate: false,
          // Also where another suite has the processor: nothing here depends on being quick.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env,
        },
      },
    ],
  },
});
