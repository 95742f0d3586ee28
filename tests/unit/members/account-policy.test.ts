import fc from "fast-check";
import { expect, test } from "vitest";
import { accountMailLimits, linkState, mayMail, readNext } from "@/lib/members/account-policy";
import { after, DAY, HOUR, MINUTE } from "@/lib/platform/clock";

const now = new Date("2026-11-22T12:00:00Z");

test("a link is ready until it is used or its time is up, and says for a while what it did", () => {
  const expiresAt = after(now, HOUR);
  expect(linkState({ expiresAt, usedAt: null }, now)).toBe("ready");
  expect(linkState({ expiresAt: now, usedAt: null }, now)).toBe("expired");
  expect(linkState({ expiresAt, usedAt: after(now, -MINUTE) }, now)).toBe("done");
  expect(linkState({ expiresAt, usedAt: after(now, -HOUR) }, now)).toBe("used");
  // Used counts even when its time is up as well.
  expect(linkState({ expiresAt: after(now, -DAY), usedAt: after(now, -2 * DAY) }, now)).toBe("used");
});

test("mail goes until an address had enough, and not twice at once", () => {
  const limit = accountMailLimits["account-link"];
  expect(mayMail(limit, [], now)).toBe(true);
  expect(mayMail(limit, [after(now, -MINUTE / 2)], now)).toBe(false);
  expect(mayMail(limit, [after(now, -MINUTE)], now)).toBe(true);
  expect(mayMail(limit, Array<Date>(limit.most).fill(after(now, -HOUR)), now)).toBe(false);
});

test("only a page of the account is led on to", () => {
  for (const page of [
    "/account",
    "/account/data",
    "/account/organizations/0190a000-0000-7000-8000-000000000001",
  ])
    expect(readNext(page)).toBe(page);
  const odd = [
    "//evil.example",
    "/account/../staff",
    "https://evil.example",
    "/accounts",
    "/staff",
    "",
    ["/account/data"],
    null,
  ];
  for (const page of odd) expect(readNext(page)).toBe("/account");
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const next = readNext(`/account${typed}`);
      expect(next).toMatch(/^\/account(\/[a-z0-9-]+)*$/);
    }),
  );
});
