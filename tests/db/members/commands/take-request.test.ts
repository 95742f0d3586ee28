import { beforeEach, expect, test } from "vitest";
import { settleRequest, requestOf, requestToJoin } from "@/lib/members/commands/request-to-join";
import { takeRequest } from "@/lib/members/commands/take-request";
import { joinLimits } from "@/lib/members/policy";
import { readWayIn } from "@/lib/members/way-in";
import { MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { aClubForm, aJoinForm, join, letPass, linksTo, linkTo, press, templatesTo, wipe } from "../arrange";
import { emptyAll } from "@/tests/support/empty";

const place = { locale: "es", method: "join-form", network: "203.0.113.0" } as const;
const byPage = readWayIn({ from: "/issues/stem" });

beforeEach(async () => {
  await wipe();
  await emptyAll("rate_limit", "partner");
});

const rowsOf = async () => ({
  requests: await db.joinRequest.findMany({ omit: { id: true } }),
  mails: (await db.outboxMail.findMany()).map((mail) => ({
    ...mail,
    ...{ id: "", dedupeKey: mail.dedupeKey.replace(/[0-9a-f]{64}/, "HASH") },
    data: { ...(mail.data as object), seed: "" },
    // The short road names the moment, the long one leaves it to the database.
    createdAt: null,
  })),
  links: (await db.confirmationToken.findMany()).map(({ expiresAt, usedAt, createdAt }) => ({
    ...{ expiresAt, usedAt, createdAt },
  })),
});

test.each([
  ["a person", aJoinForm({ lastName: "Núñez", zip: "95814", interests: ["stem"], audience: "parent" })],
  ["an organization", aClubForm({ listPublicly: true })],
])("somebody new, %s, leaves the same rows by the short road and by the long one", async (_, form) => {
  const now = new Date();
  await takeRequest(form, { ...place, wayIn: byPage }, now);
  const short = await rowsOf();
  await wipe();
  await settleRequest(requestOf(form, { ...place, source: "/issues/stem" }, now), now);
  expect(short).toEqual(await rowsOf());
  expect(short.mails).toMatchObject([{ template: "confirm", locale: "es", toKey: "ana@example.org" }]);
});

test("the link that the short road makes is confirmed like any other", async () => {
  await takeRequest(aJoinForm(), { ...place, wayIn: byPage }, new Date());
  expect(await press(await linkTo("ana@example.org"))).toEqual({ ok: true, value: null });
  expect(await db.membership.findMany()).toMatchObject([{ status: "active", source: "/issues/stem" }]);
});

test("a second time within minutes keeps what was typed last, and sends nothing more", async () => {
  await takeRequest(aJoinForm({ firstName: "Anna" }), { ...place, wayIn: byPage }, new Date());
  await takeRequest(aJoinForm({ firstName: "Ana" }), { ...place, wayIn: byPage }, new Date());
  expect(await db.joinRequest.findMany()).toMatchObject([{ firstName: "Ana" }]);
  expect(await linksTo("ana@example.org")).toHaveLength(1);
});

test("a member is told by mail alone", async () => {
  await join(aJoinForm());
  await letPass(10 * MINUTE);
  await takeRequest(aJoinForm(), { ...place, wayIn: byPage }, new Date());
  expect((await templatesTo("ana@example.org")).at(-1)).toBe("already-member");
});

test("200 attempts to join with one address at once are one request, one mail, and one member", async () => {
  const now = new Date();
  const from = (nth: number) => ({ ...place, network: `10.0.${nth}.0`, wayIn: byPage });
  const taken = await Promise.all(
    Array.from({ length: 200 }, (_, nth) => takeRequest(aJoinForm(), from(nth), now)),
  );
  expect(taken.filter(Boolean)).toHaveLength(joinLimits.address.points);
  expect(await db.joinRequest.count()).toBe(1);
  expect(await templatesTo("ana@example.org")).toEqual(["confirm"]);
  const token = await linkTo("ana@example.org");
  // They follow one another, and nobody waits longer than a person would: more than connections, not more than fit.
  const pressed = await Promise.all(Array.from({ length: 50 }, () => press(token)));
  expect(pressed.every((result) => result.ok)).toBe(true);
  expect(await db.person.count()).toBe(1);
  expect(await db.membership.count()).toBe(1);
  expect(await db.consent.count()).toBe(3);
  expect(await templatesTo("ana@example.org")).toEqual(["confirm", "welcome"]);
}, 120_000);

test("one address for many organizations at once gets one mail now, and not more than the day allows", async () => {
  const now = new Date();
  await Promise.all(
    Array.from({ length: 8 }, (_, nth) =>
      takeRequest(aClubForm({ organizationName: `Club ${nth}` }), { ...place, wayIn: byPage }, now),
    ),
  );
  const mails = await db.outboxMail.findMany({ orderBy: { dueAt: "asc" } });
  expect(mails.length).toBeLessThanOrEqual(5);
  expect(mails.filter(({ dueAt }) => dueAt <= now)).toHaveLength(1);
});

test("a network may try so often and no more; an unknown one is not counted", async () => {
  const tryIt = (nth: number, network: string) =>
    takeRequest(
      aJoinForm({ email: `a${nth}@example.org` }),
      { ...place, network, wayIn: byPage },
      new Date(),
    );
  for (let nth = 0; nth < joinLimits.network.points; nth++)
    expect(await tryIt(nth, "198.51.100.0")).toBe(true);
  expect(await tryIt(998, "198.51.100.0")).toBe(false);
  expect(await tryIt(999, "0.0.0.0")).toBe(true);
  expect(await db.joinRequest.count({ where: { email: "a998@example.org" } })).toBe(0);
});

test("who was brought counts for the partner while the link is open, otherwise for the campaign or the page", async () => {
  await db.partner.createMany({
    data: [
      { code: "library", name: "Library" },
      { code: "old", name: "Old", closedAt: new Date() },
    ],
  });
  const tries = [
    { ref: "Library", campaign: "ab-185" },
    { ref: "old", campaign: "AB 185" },
    { ref: "nobody" },
    { from: "/agenda", ref: "<x>" },
  ];
  for (const [nth, named] of tries.entries())
    await takeRequest(
      aJoinForm({ email: `p${nth}@example.org` }),
      { ...place, wayIn: readWayIn(named) },
      new Date(),
    );
  const kept = await db.joinRequest.findMany({
    orderBy: { email: "asc" },
    select: { sourceKind: true, source: true },
  });
  expect(kept).toEqual([
    { sourceKind: "partner", source: "library" },
    { sourceKind: "campaign", source: "ab-185" },
    { sourceKind: "page", source: "/join" },
    { sourceKind: "page", source: "/agenda" },
  ]);
});

test("who was taken out by staff gets a mail that says so, and nothing else happens", async () => {
  await join(aJoinForm());
  await letPass(60 * MINUTE);
  await db.membership.updateMany({ data: { status: "removed" } });
  await requestToJoin(aJoinForm(), { locale: "en", source: "/join", network: "0.0.0.0" });
  expect((await templatesTo("ana@example.org")).at(-1)).toBe("membership-ended");
  expect(await db.membership.findMany()).toMatchObject([{ status: "removed" }]);
});
