import { expect, test } from "vitest";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { after, DAY, MINUTE } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";

test("what has run out is deleted, and what is still good is kept", async () => {
  const now = new Date();
  const ago = (ms: number) => after(now, -ms);
  const request = {
    email: "ana@example.org",
    kind: "individual",
    locale: "en",
    consentWords: "I want to join.",
    consentVersion: "1",
    network: "192.0.2.0",
  } as const;
  const person = await db.person.create({
    data: { email: "rosa@example.org", emailKey: "rosa@example.org" },
  });
  await db.session.createMany({
    data: [
      { tokenHash: "old", personId: person.id, expiresAt: ago(MINUTE) },
      { tokenHash: "good", personId: person.id, expiresAt: after(now, DAY) },
    ],
  });
  await db.signInToken.createMany({
    data: [
      { tokenHash: "old", email: "rosa@example.org", expiresAt: ago(MINUTE) },
      { tokenHash: "good", email: "rosa@example.org", expiresAt: after(now, MINUTE) },
    ],
  });
  await db.rateLimit.createMany({
    data: [
      { key: "old", points: 1, expire: BigInt(ago(MINUTE).getTime()) },
      { key: "good", points: 1, expire: BigInt(after(now, MINUTE).getTime()) },
    ],
  });
  const old = await db.joinRequest.create({ data: { ...request, emailKey: "old", askedAt: ago(91 * DAY) } });
  const young = await db.joinRequest.create({
    data: { ...request, emailKey: "young", askedAt: ago(89 * DAY) },
  });
  const confirmed = await db.joinRequest.create({
    data: { ...request, emailKey: "confirmed", askedAt: ago(200 * DAY), confirmedAt: ago(199 * DAY) },
  });
  await db.confirmationToken.createMany({
    data: [
      { tokenHash: "with the request", joinRequestId: old.id, expiresAt: ago(84 * DAY) },
      { tokenHash: "old", joinRequestId: confirmed.id, expiresAt: ago(91 * DAY) },
      { tokenHash: "young", joinRequestId: young.id, expiresAt: ago(82 * DAY) },
    ],
  });

  expect(await cleanUp(now)).toBe(5);
  expect((await db.session.findMany()).map((it) => it.tokenHash)).toEqual(["good"]);
  expect((await db.signInToken.findMany()).map((it) => it.tokenHash)).toEqual(["good"]);
  expect((await db.rateLimit.findMany()).map((it) => it.key)).toEqual(["good"]);
  expect((await db.joinRequest.findMany()).map((it) => it.emailKey).sort()).toEqual(["confirmed", "young"]);
  expect((await db.confirmationToken.findMany()).map((it) => it.tokenHash)).toEqual(["young"]);
});

test("one process at a time cleans", async () => {
  const other = await pgPool().connect();
  await other.query("begin; select pg_advisory_xact_lock(7205553)");
  expect(await cleanUp(new Date())).toBeNull();
  await other.query("rollback");
  other.release();
  expect(await cleanUp(new Date())).toBe(0);
});
