import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  comingBackWords,
  leaveAllWords,
  leaveWords,
  mailWords,
  stopWords,
} from "@/lib/members/account-consent";
import { CONSENT_VERSION } from "@/lib/members/policy";
import { locales } from "@/lib/platform/i18n";

test("the words of the account have not changed under the version they are kept with", () => {
  const all = locales.map((locale) => [
    mailWords("updates", locale),
    comingBackWords("individual", locale),
    comingBackWords("organization", locale),
    stopWords("updates", locale),
    leaveWords(locale),
    leaveAllWords(locale),
    ...(["alerts", "notices"] as const).map((purpose) => mailWords(purpose, locale)),
    ...(["alerts", "notices", "all"] as const).map((what) => stopWords(what, locale)),
  ]);
  const print = createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 12);
  // Other words? Then a new CONSENT_VERSION, and its print here.
  expect({ version: CONSENT_VERSION, print }).toEqual({ version: "2026-11-22", print: "b942ef1258a2" });
});
