import { resolve } from "node:path";
import { expect, test } from "vitest";
import { EnvError, parseEnv } from "@/lib/platform/env";

test("nothing has to be set", () => {
  expect(parseEnv({})).toMatchObject({
    PORT: 3000,
    DATA_DIR: resolve(".data"),
    WORKER: "inline",
    TRUST_PROXY: 0,
  });
});

test("an empty value counts as not set", () => {
  expect(parseEnv({ DATABASE_URL: "", PORT: "" }).PORT).toBe(3000);
});

test("every bad key is named in one message", () => {
  const bad = () =>
    parseEnv({ PORT: "eighty", DATABASE_URL: "mysql://x", AUTH_SECRET: "short", SITE_URL: "example.org" });
  expect(bad).toThrow(EnvError);
  for (const key of ["PORT", "DATABASE_URL", "AUTH_SECRET", "SITE_URL"]) expect(bad).toThrow(key);
});

test("a secret is never part of the message", () => {
  expect(() => parseEnv({ AUTH_SECRET: "hunter2" })).not.toThrow("hunter2");
});

test("the site's address loses its slash at the end", () => {
  expect(parseEnv({ SITE_URL: "https://example.org/" }).SITE_URL).toBe("https://example.org");
});
