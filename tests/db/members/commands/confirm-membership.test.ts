import { beforeEach, expect, test } from "vitest";
import { confirmMembership } from "@/lib/members/commands/confirm-membership";
import { requestToJoin } from "@/lib/members/commands/request-to-join";
import { CONSENT_VERSION } from "@/lib/members/policy";
import { getConfirmation } from "@/lib/members/queries/get-confirmation";
import { suppressionHash } from "@/lib/members/suppression";
import { DAY, HOUR, MINUTE } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import {
  aClubForm,
  aJoinForm,
  context,
  join,
  letPass,
  linksTo,
  linkTo,
  templatesTo,
  press,
  wipe,
} from "../arrange";

beforeEach(wipe);

test("confirming makes a person, a membership, consents and a welcome", async () => {
  await requestToJoin(aJoinForm({ lastName: "Núñez", zip: "95814", interests: ["stem"] }), {
    ...context,
    locale: "es",
  });
  expect(await press(await linkTo("ana@example.org"))).toEqual(ok(null));
  const person = await db.person.findFirstOrThrow({ include: { memberships: true, consents: true } });
  expect(person).toMatchObject({ firstName: "Ana", lastName: "Núñez", zip: "95814", locale: "es" });
  expect(person.memberships).toMatchObject([
    { kind: "individual", status: "active", source: "/issues/stem" },
  ]);
  expect(person.consents.map(({ purpose }) => purpose).sort()).toEqual(["alerts", "membership", "updates"]);
  expect(person.mailPurposes).toEqual(["alerts"]);
  for (const consent of person.consents) {
    expect(consent).toMatchObject({
      action: "granted",
      version: CONSENT_VERSION,
      locale: "es",
      method: "join-form",
      network: "203.0.113.0",
    });
    expect(consent.words).toMatch(/^Al unirme/);
  }
  expect(await templatesTo("ana@example.org")).toEqual(["confirm", "welcome"]);
});

test("twenty presses at once make one member, and nobody is told of an error", async () => {
  await requestToJoin(aClubForm(), context);
  const token = await linkTo("ana@example.org");
  const results = await Promise.all(Array.from({ length: 20 }, () => press(token)));
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await db.membership.count()).toBe(1);
  expect(await db.organization.count()).toBe(1);
  // To be a member, and to what mail: updates, alerts, and notices about the organization.
  expect(await db.consent.count()).toBe(4);
  expect(await templatesTo("ana@example.org")).toEqual(["confirm", "welcome"]);
});

test("two links of one request, pressed at once, make one member", async () => {
  await requestToJoin(aJoinForm(), context);
  await letPass(10 * MINUTE);
  await requestToJoin(aJoinForm(), context);
  const links = await linksTo("ana@example.org");
  expect(links).toHaveLength(2);
  await Promise.all(links.map((token) => press(token)));
  expect(await db.membership.count()).toBe(1);
  expect(await db.consent.count()).toBe(3);
});

test("an expired, a used and a made-up link change nothing and say which they are", async () => {
  await requestToJoin(aJoinForm(), context);
  const token = await linkTo("ana@example.org");
  await letPass(7 * DAY + MINUTE);
  expect(await press(token)).toEqual(fail("expired"));
  expect(await press("A".repeat(43))).toEqual(fail("unknown"));
  expect(await db.person.count()).toBe(0);

  await join(aJoinForm());
  const used = await linkTo("ana@example.org");
  await letPass(HOUR);
  expect(await press(used)).toEqual(fail("used"));
});

test("what is left empty this time does not wipe out what was told before", async () => {
  await join(aJoinForm({ lastName: "Núñez", zip: "95814", interests: ["stem"] }));
  await letPass(HOUR);
  await join(aClubForm({ firstName: "Anna", interests: ["linked-learning"] }));
  expect(await db.person.findMany()).toMatchObject([
    { firstName: "Anna", lastName: "Núñez", zip: "95814", interests: ["stem", "linked-learning"] },
  ]);
});

test("someone on the staff becomes a member without losing the role", async () => {
  await db.person.create({
    data: { emailKey: "ana@example.org", email: "ana@example.org", staffRole: "editor" },
  });
  await join(aJoinForm());
  expect(await db.person.findMany()).toMatchObject([{ firstName: "Ana", staffRole: "editor" }]);
});

test("the wish to be listed is a consent of its own", async () => {
  await join(aClubForm({ listPublicly: true }));
  expect(await db.consent.count({ where: { purpose: "listing" } })).toBe(1);
  expect(await db.organization.findFirst()).toMatchObject({ wantsListing: true, domain: "club.example" });
  expect(await db.membership.findFirst()).toMatchObject({ role: "Director", authority: true });
});

test("joining again for an organization one left takes that membership up again", async () => {
  await join(aClubForm());
  await letPass(HOUR);
  await db.membership.updateMany({ data: { status: "left", leftAt: new Date() } });
  await join(aClubForm({ organizationName: "Example Club, Inc." }));
  expect(await db.membership.findMany()).toMatchObject([{ status: "active", leftAt: null }]);
  expect(await db.organization.count()).toBe(1);
});

test("what somebody else put into the form after the page was seen is not confirmed", async () => {
  await requestToJoin(aClubForm({ listPublicly: false }), context);
  const token = await linkTo("ana@example.org");
  const seen = await getConfirmation(token);
  await requestToJoin(aClubForm({ listPublicly: true, role: "Impostor" }), context);
  const version = "asked" in seen ? seen.asked.version : "";
  expect(await confirmMembership(token, version)).toEqual(fail("changed"));
  expect(await db.person.count()).toBe(0);
  expect(await getConfirmation(token)).toMatchObject({ state: "ready", asked: { role: "Impostor" } });
});

const timeline = () =>
  db.timelineEvent.findMany({
    orderBy: { id: "asc" },
    select: { action: true, changes: true, actorKind: true },
  });

test("somebody new and somebody known become the same member", async () => {
  const form = aJoinForm({ lastName: "Núñez", zip: "95814", interests: ["stem"], audience: "educator" });
  const now = new Date();
  const rows = async () => {
    const person = await db.person.findFirstOrThrow({
      omit: { id: true, number: true, createdAt: true, updatedAt: true },
      include: {
        memberships: { omit: { id: true, personId: true } },
        consents: { omit: { id: true, personId: true }, orderBy: { purpose: "asc" } },
        events: { omit: { id: true, personId: true, actorId: true } },
      },
    });
    const welcome = await db.outboxMail.findFirstOrThrow({ where: { template: "welcome" } });
    return { ...person, welcome: { ...(welcome.data as object), personId: "" } };
  };
  const confirm = async () => {
    await requestToJoin(form, context, now);
    const token = await linkTo("ana@example.org");
    const seen = await getConfirmation(token, now);
    expect(await confirmMembership(token, "asked" in seen ? seen.asked.version : "", now)).toEqual(ok(null));
  };
  await confirm();
  const fresh = await rows();
  expect(fresh).toMatchObject({ county: "sacramento", audience: "educator", individualStatus: "active" });
  await wipe();
  // Known, but of nothing: such a person goes the long way.
  await db.person.create({ data: { emailKey: "ana@example.org", email: "ana@example.org" } });
  await confirm();
  const known = await rows();
  expect({ ...known, events: [] }).toEqual({ ...fresh, events: [] });
  expect(fresh.events).toMatchObject([{ action: "joined", actorKind: "member", changes: {} }]);
  expect(known.events).toMatchObject([{ action: "joined" }]);
});

test("another of a person's addresses joins as that person", async () => {
  await join(aJoinForm());
  const { id } = await db.person.findFirstOrThrow();
  await db.personAddress.create({
    data: { emailKey: "ana@club.example", email: "ana@club.example", personId: id },
  });
  await join(aClubForm({ email: "ana@club.example" }));
  expect(await db.person.count()).toBe(1);
  expect(await db.membership.findMany({ where: { kind: "organization" } })).toMatchObject([
    { personId: id, duties: ["primary_contact"], authorityProof: "domain" },
  ]);
});

test("the timeline tells what a new word changed", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  await db.membership.updateMany({ data: { status: "left", leftAt: new Date() } });
  await join(aJoinForm({ firstName: "Anna", zip: "95814" }));
  expect(await timeline()).toMatchObject([
    { action: "joined" },
    {
      action: "rejoined",
      changes: {
        firstName: ["Ana", "Anna"],
        zip: [null, "95814"],
        county: [null, "sacramento"],
        status: ["left", "active"],
      },
    },
  ]);
});

test("paused goes on with what it was, and who was only known from a list joins now", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  const { since } = await db.membership.findFirstOrThrow();
  await db.membership.updateMany({ data: { status: "paused" } });
  await join(aJoinForm());
  expect(await db.membership.findMany()).toMatchObject([{ status: "active", since }]);
  await letPass(HOUR);
  await db.membership.updateMany({ data: { status: "pending", sourceKind: "import", source: "list" } });
  await join(aJoinForm());
  expect(await db.membership.findMany()).toMatchObject([
    { status: "active", sourceKind: "page", source: "/issues/stem" },
  ]);
  expect((await timeline()).map(({ action }) => action)).toEqual(["joined", "resumed", "joined"]);
});

test("joining by one's own hand takes the address off the list of those not to write to", async () => {
  await db.suppression.create({ data: { hash: suppressionHash("ana@example.org"), reason: "erased" } });
  await join(aJoinForm());
  expect(await db.suppression.count()).toBe(0);
});

test("a link from before staff ended the membership works no more", async () => {
  await join(aJoinForm());
  await letPass(HOUR);
  await db.membership.updateMany({ data: { status: "left" } });
  await requestToJoin(aJoinForm(), context);
  await db.membership.updateMany({ data: { status: "removed" } });
  expect(await press(await linkTo("ana@example.org"))).toEqual(fail("expired"));
  expect(await db.membership.findMany()).toMatchObject([{ status: "removed" }]);
  expect((await templatesTo("ana@example.org")).at(-1)).toBe("membership-ended");
});
