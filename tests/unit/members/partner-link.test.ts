import { beforeAll, expect, test } from "vitest";
import { codeOfPartnerToken, embedUrl, joinUrl, partnerToken } from "@/lib/members/partner-link";
import { settleEnv } from "@/lib/platform/env";

beforeAll(() => settleEnv({ AUTH_SECRET: "a secret for tests, long enough to be one" }));

test("only a token that we made opens a partner's page", () => {
  const token = partnerToken("fresno-library");
  expect(codeOfPartnerToken(token)).toBe("fresno-library");
  for (const wrong of [token.replace("fresno", "madera"), token.slice(1), `${token}x`, "", "x".repeat(50)])
    expect(codeOfPartnerToken(wrong)).toBeNull();
});

test("the links name the way and the language", () => {
  expect(joinUrl({ kind: "ref", name: "k12" }, "es")).toMatch(/\/es\/join\?ref=k12$/);
  expect(embedUrl({ kind: "campaign", name: "ab-185" }, "en")).toMatch(/\/embed\/join\?campaign=ab-185$/);
});
