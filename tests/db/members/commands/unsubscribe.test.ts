import { beforeEach, expect, test } from "vitest";
import { unsubscribe, type Withdrawal } from "@/lib/members/commands/unsubscribe";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import { aJoinForm, join, wipe } from "../arrange";

beforeEach(wipe);

const oneClick: Withdrawal = {
  purposes: ["updates"],
  method: "one-click",
  words: "List-Unsubscribe=One-Click",
  locale: "en",
  network: "203.0.113.0",
};

test("unsubscribing ends the updates and is recorded once, however often and at once it comes", async () => {
  await join(aJoinForm());
  const { id } = await db.person.findFirstOrThrow();
  const results = await Promise.all(Array.from({ length: 10 }, () => unsubscribe(id, oneClick)));
  expect(results).toEqual(results.map(() => ok(null)));
  expect(await getSubscription(id, "updates")).toMatchObject({
    address: "a…@example.org",
    subscribed: false,
  });
  expect(await db.consent.findMany({ where: { action: "withdrawn" } })).toMatchObject([
    { purpose: "updates", words: "List-Unsubscribe=One-Click", method: "one-click", network: "203.0.113.0" },
  ]);
  expect(await db.membership.count({ where: { status: "active" } })).toBe(1);
});

test("nobody is nobody", async () => {
  const nobody = "0190a000-0000-7000-8000-000000000009";
  expect(await unsubscribe(nobody, oneClick)).toEqual(fail("unknown"));
  expect(await getSubscription(nobody)).toBeNull();
});
