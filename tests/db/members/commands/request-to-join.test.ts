import { beforeEach, expect, test } from "vitest";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { unsubscribe } from "@/lib/members/commands/unsubscribe";
import { HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { aClubForm, aJoinForm, context, join, letPass, linksTo, templatesTo, wipe } from "../arrange";

beforeEach(wipe);

test("joining for the first time keeps a request with all that was told, and mails a link", async () => {
  await requestToJoin(
    aClubForm({ lastName: "Núñez", zip: "95814", interests: ["stem"], listPublicly: true }),
    { ...context, locale: "es" },
  );
  const [request] = await db.joinRequest.findMany();
  expect(request).toMatchObject({
    emailKey: "ana@example.org",
    kind: "organization",
    firstName: "Ana",
    lastName: "Núñez",
    zip: "95814",
    interests: ["stem"],
    organizationName: "Example Club",
    organizationKey: "exampleclub",
    website: "https://club.example/",
    sector: "nonprofit",
    role: "Director",
    authority: true,
    listPublicly: true,
    locale: "es",
    source: "/issues/stem",
    network: "203.0.113.0",
    confirmedAt: null,
  });
  expect(request?.consentWords).toMatch(/^Al unirme/);
  expect(await templatesTo("ana@example.org")).toEqual(["confirm"]);
  expect(await db.person.count()).toBe(0);
});

test("neither the token nor its hash lies in the outbox", async () => {
  await requestToJoin(aJoinForm(), context);
  const [token = ""] = await linksTo("ana@example.org");
  const kept = await db.confirmationToken.findFirstOrThrow();
  const mail = JSON.stringify((await db.outboxMail.findFirstOrThrow()).data);
  expect(mail).not.toContain(token);
  expect(mail).not.toContain(kept.tokenHash);
  expect(kept.tokenHash).not.toBe(token);
});

test("in other case, with spaces, or with the domain in its other form it is the same request", async () => {
  await requestToJoin(aJoinForm({ email: "ana@exämple.org" }), context);
  await requestToJoin(aJoinForm({ email: "  ANA@EXÄMPLE.org " }), context);
  await requestToJoin(aJoinForm({ email: "ana@xn--exmple-cua.org" }), context);
  expect(await db.joinRequest.count()).toBe(1);
  expect(await templatesTo("ana@xn--exmple-cua.org")).toEqual(["confirm"]);
});

test("asking again while the link waits keeps what was typed last", async () => {
  await requestToJoin(aJoinForm({ firstName: "Anna", zip: "95814" }), context);
  await requestToJoin(aJoinForm({ firstName: "Ana", zip: "" }), context);
  expect(await db.joinRequest.findMany({ select: { firstName: true, zip: true } })).toEqual([
    { firstName: "Ana", zip: null },
  ]);
});

test("twenty at once are one request and one mail", async () => {
  await Promise.all(Array.from({ length: 20 }, () => requestToJoin(aJoinForm(), context)));
  expect(await db.joinRequest.count()).toBe(1);
  expect(await templatesTo("ana@example.org")).toEqual(["confirm"]);
});

test("after five minutes there is a new link, and after five of them none for the day", async () => {
  for (let time = 0; time < 8; time++) {
    await requestToJoin(aJoinForm(), context);
    await letPass(6 * MINUTE);
  }
  expect(await db.joinRequest.count()).toBe(1);
  expect(await linksTo("ana@example.org")).toHaveLength(5);
  await letPass(24 * HOUR);
  await requestToJoin(aJoinForm(), context);
  expect(await linksTo("ana@example.org")).toHaveLength(6);
});

test("joining both ways at once sends both links, five minutes apart", async () => {
  const now = new Date();
  await requestToJoin(aJoinForm(), context, now);
  await requestToJoin(aClubForm(), context, now);
  const mails = await db.outboxMail.findMany({ orderBy: { dueAt: "asc" }, select: { dueAt: true } });
  expect(mails).toHaveLength(2);
  expect(mails[1]!.dueAt.getTime() - mails[0]!.dueAt.getTime()).toBeGreaterThan(4.9 * MINUTE);
});

test("a member gets another mail, and nothing changes", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  await requestToJoin(aJoinForm({ firstName: "Somebody else" }), context);
  expect((await templatesTo("ana@example.org")).at(-1)).toBe("already-member");
  expect(await db.joinRequest.count({ where: { confirmedAt: null } })).toBe(0);
  await requestToJoin(aJoinForm(), context);
  expect((await templatesTo("ana@example.org")).filter((name) => name === "already-member")).toHaveLength(1);
});

test("a member may join for an organization too, once for each", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  await join(aClubForm());
  await letPass(HOUR);
  await requestToJoin(aClubForm({ organizationName: "the EXAMPLE club, Inc." }), context);
  expect((await templatesTo("ana@example.org")).at(-1)).toBe("already-member");
  await letPass(HOUR);
  await requestToJoin(aClubForm({ organizationName: "Another Club" }), context);
  expect((await templatesTo("ana@example.org")).at(-1)).toBe("confirm");
});

test("a member who unsubscribed is asked to confirm anew", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  const { id } = await db.person.findFirstOrThrow();
  await unsubscribe(id, {
    purposes: ["updates"],
    method: "one-click",
    words: "x",
    locale: "en",
    network: "0.0.0.0",
  });
  await join(aJoinForm());
  expect(await db.person.findFirst({ select: { unsubscribedAt: true } })).toEqual({ unsubscribedAt: null });
  expect(await db.membership.count()).toBe(1);
});
