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

test("what undoes a merge or a change to many, and links that ran out, go a week after", async () => {
  const now = new Date();
  const [young, old] = [after(now, -6 * DAY), after(now, -8 * DAY)];
  const person = await db.person.create({ data: { email: "eva@example.org", emailKey: "eva@example.org" } });
  const organization = await db.organization.create({
    data: { name: "Club", nameKey: "club", sector: "nonprofit" },
  });
  const names = [
    ["old", old],
    ["young", young],
  ] as const;
  for (const [name, at] of names) {
    const link = { tokenHash: name, personId: person.id, expiresAt: at };
    await db.accountLink.create({ data: link });
    await db.addressChange.create({ data: { ...link, email: `${name}@x.example`, emailKey: name } });
    for (const acceptedAt of [null, at])
      await db.invitation.create({
        data: {
          ...{
            tokenHash: `${name} ${String(acceptedAt)}`,
            organizationId: organization.id,
            email: "a@x.example",
          },
          ...{ emailKey: name, expiresAt: at, acceptedAt, duties: [] },
        },
      });
    await db.merge.create({
      data: { personId: person.id, goneId: organization.id, before: { gone: { first_name: name } }, at },
    });
    const bulk = { action: "tag", filter: {}, total: 1, status: "done", finishedAt: at } as const;
    await db.bulkAction.create({ data: { ...bulk, rows: { create: { personId: person.id, before: {} } } } });
  }

  expect(await cleanUp(now)).toBe(5);
  expect((await db.accountLink.findMany()).map((it) => it.tokenHash)).toEqual(["young"]);
  expect((await db.addressChange.findMany()).map((it) => it.tokenHash)).toEqual(["young"]);
  expect(await db.invitation.count({ where: { emailKey: "old", acceptedAt: null } })).toBe(0);
  expect(await db.invitation.count()).toBe(3);
  expect(await db.merge.findMany({ orderBy: { at: "asc" }, select: { before: true } })).toEqual([
    { before: {} },
    { before: { gone: { first_name: "young" } } },
  ]);
  expect(await db.bulkRow.count()).toBe(1);
  expect(await cleanUp(now)).toBe(0);
});

test("one process at a time cleans", async () => {
  const other = await pgPool().connect();
  await other.query("begin; select pg_advisory_xact_lock(7205553)");
  expect(await cleanUp(new Date())).toBeNull();
  await other.query("rollback");
  other.release();
  expect(await cleanUp(new Date())).toBe(0);
});
