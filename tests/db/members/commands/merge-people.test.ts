import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { personUnsubscribeToken } from "@/lib/mail/links";
import { mergePeople } from "@/lib/members/commands/merge-people";
import {
  organizationReferences,
  personReferences,
  staffReferences,
} from "@/lib/members/commands/merge-references";
import { undoPersonMerge } from "@/lib/members/commands/undo-person-merge";
import { unsubscribe, type Withdrawal } from "@/lib/members/commands/unsubscribe";
import type { MergeChoices } from "@/lib/members/merge-choices";
import { livingPersonId } from "@/lib/members/queries/living-person";
import { getSubscription } from "@/lib/members/queries/get-subscription";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail } from "@/lib/platform/result";
import { verifySignedId } from "@/lib/platform/tokens";
import { aClubForm, aJoinForm, asStaff, join, wipe } from "../arrange";
import { everything, mergeIdOf } from "../../../support/merges";

beforeEach(async () => {
  await wipe();
  await db.bulkAction.deleteMany();
});

const kept: MergeChoices = {
  ...{ firstName: "kept", lastName: "kept", email: "kept", zip: "kept", locale: "kept", audience: "kept" },
  ...{ frequency: "kept", interests: "both" },
};

const oneClick: Withdrawal = {
  purposes: ["updates", "alerts", "notices"],
  method: "one-click",
  words: "x",
  locale: "en",
  network: "0.0.0.0",
};

/** Two records of one person, in person and for the same club and for another each, with everything that points to them. */
async function halfSiblings() {
  await join(aJoinForm({ email: "ana@example.org", zip: "94110", interests: ["stem"] }));
  await join(aJoinForm({ email: "ana@home.example", lastName: "López", interests: ["linked-learning"] }));
  await join(aClubForm({ email: "ana@example.org" }));
  await join(aClubForm({ email: "ana@home.example", organizationName: "Other Club", website: "" }));
  const [older, newer] = await db.person.findMany({ orderBy: { email: "asc" } });
  const club = await db.organization.findFirstOrThrow({ where: { name: "Example Club" } });
  await db.membership.create({
    data: {
      ...{ personId: newer!.id, kind: "organization", organizationId: club.id, status: "paused" },
      ...{ role: "Treasurer", duties: ["signatory"] },
    },
  });
  const third = await db.person.create({ data: { emailKey: "c@x.example", email: "c@x.example" } });
  for (const personId of [older!.id, newer!.id]) {
    await db.note.create({ data: { personId, authorId: third.id, text: "Met at the fair" } });
    await db.session.create({
      data: { tokenHash: personId, scope: "member", personId, expiresAt: after(new Date(), DAY) },
    });
    const email = `${personId}@also.example`;
    await db.personAddress.create({ data: { personId, email, emailKey: email } });
    await db.savedView.create({ data: { ownerId: personId, list: "members", name: "Mine", query: "q=a" } });
    const update = await db.update.create({ data: { slug: personId, authorId: personId } });
    await db.delivery.create({
      data: { updateId: update.id, personId, email, emailKey: email, locale: "en", status: "sent" },
    });
    await db.timelineEvent.create({
      data: { personId, actorKind: "member", actorId: personId, action: "changed" },
    });
    const pair = [personId, third.id].sort();
    await db.personDuplicate.create({
      data: {
        ...{ olderId: pair[0]!, newerId: pair[1]!, score: 60, reasons: ["same-name"] },
        decision: personId === newer!.id ? "different" : "open",
      },
    });
  }
  await db.bulkAction.create({
    data: {
      ...{ action: "tag", filter: {}, total: 2 },
      rows: { create: [{ personId: older!.id }, { personId: newer!.id, done: true }] },
    },
  });
  return { keptId: older!.id, goneId: newer!.id, thirdId: third.id };
}

async function merge(
  ids: { keptId: string; goneId: string },
  choices: Partial<MergeChoices> = {},
  now = new Date(),
) {
  const at = async (id: string) => (await db.person.findUniqueOrThrow({ where: { id } })).updatedAt;
  const versions = { kept: await at(ids.keptId), gone: await at(ids.goneId) };
  return mergePeople(asStaff("organizer"), { ...ids, choices: { ...kept, ...choices }, versions }, now);
}

describe("one record of two", () => {
  test("everything that pointed to the gone one points to the kept one, and what both had stands once", async () => {
    const ids = await halfSiblings();
    mergeIdOf(await merge(ids));
    expect(await db.person.findUnique({ where: { id: ids.goneId } })).toBeNull();
    const person = await db.person.findUniqueOrThrow({
      where: { id: ids.keptId },
      include: { memberships: { include: { organization: true } }, addresses: true, _count: true },
    });
    expect(person.memberships).toHaveLength(3);
    expect(person.memberships.find((it) => it.organization?.name === "Example Club")).toMatchObject({
      ...{ status: "active", role: "Director", duties: expect.arrayContaining(["signatory"]) },
    });
    expect(person.addresses.map((address) => address.email)).toContain("ana@home.example");
    expect(person).toMatchObject({ firstName: "Ana", zip: "94110", individualStatus: "active" });
    expect([...person.interests].sort()).toEqual(["linked-learning", "stem"]);
    expect(person._count).toMatchObject({ sessions: 2, notes: 2, deliveries: 2, drafts: 2, savedViews: 1 });
    expect(await db.personDuplicate.findMany()).toMatchObject([{ decision: "different" }]);
  });

  test("the values that were chosen stay, the address too", async () => {
    const ids = await halfSiblings();
    mergeIdOf(await merge(ids, { lastName: "gone", email: "gone", zip: "gone", interests: "gone" }));
    expect(await db.person.findUnique({ where: { id: ids.keptId } })).toMatchObject({
      ...{ lastName: "López", email: "ana@home.example", zip: null, county: null },
      interests: ["linked-learning"],
    });
  });

  test("who unsubscribed with either gets no updates, and old links work for the kept one", async () => {
    const ids = await halfSiblings();
    const id = verifySignedId(personUnsubscribeToken(ids.goneId), "unsubscribe-person")!;
    mergeIdOf(await merge(ids));
    expect(await livingPersonId(id)).toBe(ids.keptId);
    expect(await unsubscribe(id, oneClick)).toMatchObject({ ok: true });
    expect(await db.person.findUnique({ where: { id: ids.keptId } })).toMatchObject({
      unsubscribedAt: expect.any(Date),
    });
  });

  test("the stricter wish wins", async () => {
    const ids = await halfSiblings();
    await unsubscribe(ids.goneId, oneClick);
    mergeIdOf(await merge(ids));
    expect(await getSubscription(ids.keptId, "updates")).toMatchObject({ subscribed: false });
  });

  test("mail that either agreed to comes along, but for what either took back, and since", async () => {
    const ids = await halfSiblings();
    const consent = (personId: string, purpose: string, action: "granted" | "withdrawn") =>
      db.consent.create({
        data: { personId, purpose, action, words: "x", version: "1", locale: "en", method: "account" },
      });
    await consent(ids.keptId, "alerts", "granted");
    await consent(ids.goneId, "alerts", "withdrawn");
    await consent(ids.goneId, "notices", "granted");
    const mergeId = mergeIdOf(await merge(ids, { email: "gone" }));
    expect(await db.person.findUnique({ where: { id: ids.keptId } })).toMatchObject({
      mailPurposes: ["notices"],
    });
    await consent(ids.keptId, "notices", "withdrawn");
    expect(await undoPersonMerge(asStaff("admin"), mergeId)).toMatchObject({ ok: true });
    const purposesOf = async (id: string) =>
      (await db.person.findUniqueOrThrow({ where: { id } })).mailPurposes;
    expect(await purposesOf(ids.goneId)).toEqual([]);
  });

  test("what was not seen is not decided on", async () => {
    const ids = await halfSiblings();
    const versions = { kept: new Date(0), gone: new Date(0) };
    expect(await mergePeople(asStaff("admin"), { ...ids, choices: kept, versions })).toEqual(
      fail("changed-elsewhere"),
    );
  });

  test("nobody takes over the role of one who works here", async () => {
    const ids = await halfSiblings();
    await db.person.update({ where: { id: ids.goneId }, data: { staffRole: "admin" } });
    expect(await merge(ids)).toEqual(fail("staff"));
    await expect(
      mergePeople(asStaff("editor"), {
        ...ids,
        choices: kept,
        versions: { kept: new Date(), gone: new Date() },
      }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("twenty at once make one record", async () => {
    const ids = await halfSiblings();
    const all = await Promise.all(Array.from({ length: 20 }, () => merge(ids).catch(() => null)));
    expect(all.filter((result) => result?.ok)).toHaveLength(1);
    expect(await db.merge.count()).toBe(1);
  });
});

describe("undone within a week", () => {
  test("everything is as it was, whatever had been chosen", async () => {
    const side = fc.constantFrom("kept" as const, "gone" as const);
    const choices: fc.Arbitrary<MergeChoices> = fc.record({
      ...{ firstName: side, lastName: side, email: side, zip: side },
      ...{ locale: side, audience: side, frequency: side },
      interests: fc.constantFrom("kept" as const, "gone" as const, "both" as const),
    });
    await fc.assert(
      fc.asyncProperty(choices, fc.boolean(), async (chosen, turned) => {
        await wipe();
        const { keptId, goneId } = await halfSiblings();
        const ids = turned ? { keptId: goneId, goneId: keptId } : { keptId, goneId };
        const before = await everything();
        const mergeId = mergeIdOf(await merge(ids, chosen));
        expect(await everything()).not.toEqual(before);
        expect(await undoPersonMerge(asStaff("organizer"), mergeId)).toMatchObject({ ok: true });
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });

  test("what happened since stays; who unsubscribed or left since has done so with both", async () => {
    const ids = await halfSiblings();
    const mergeId = mergeIdOf(await merge(ids));
    await unsubscribe(ids.goneId, oneClick);
    await db.person.update({ where: { id: ids.keptId }, data: { zip: "95814", county: "sacramento" } });
    await db.membership.updateMany({
      where: { personId: ids.keptId, kind: "individual" },
      data: { status: "left", leftAt: new Date() },
    });
    expect(await undoPersonMerge(asStaff("organizer"), mergeId)).toMatchObject({ ok: true });
    expect(await db.person.findUnique({ where: { id: ids.keptId } })).toMatchObject({ zip: "95814" });
    expect(await getSubscription(ids.keptId, "updates")).toMatchObject({ subscribed: false });
    expect(await getSubscription(ids.goneId, "updates")).toMatchObject({ subscribed: false });
    expect(await db.person.findMany({ where: { individualStatus: "left" } })).toHaveLength(2);
  });

  test("one after another, the later first", async () => {
    const ids = await halfSiblings();
    const first = mergeIdOf(await merge(ids));
    const second = mergeIdOf(
      await merge({ keptId: ids.keptId, goneId: ids.thirdId }, {}, after(new Date(), 1000)),
    );
    expect(await undoPersonMerge(asStaff("admin"), first)).toEqual(fail("later-first"));
    expect(await undoPersonMerge(asStaff("admin"), second)).toMatchObject({ ok: true });
    expect(await undoPersonMerge(asStaff("admin"), first)).toMatchObject({ ok: true });
    expect(await undoPersonMerge(asStaff("admin"), first)).toEqual(fail("unknown"));
  });

  test("a record that was merged in turn still leads on", async () => {
    const ids = await halfSiblings();
    mergeIdOf(await merge(ids));
    mergeIdOf(await merge({ keptId: ids.thirdId, goneId: ids.keptId }));
    expect(await livingPersonId(ids.goneId)).toBe(ids.thirdId);
  });

  test("after a week it is too late", async () => {
    const mergeId = mergeIdOf(await merge(await halfSiblings()));
    expect(await undoPersonMerge(asStaff("admin"), mergeId, after(new Date(), 8 * DAY))).toEqual(
      fail("too-late"),
    );
  });
});

// A new table that points to a person or an organization is thought of here, or this fails.
test.each([
  [
    "person",
    [...personReferences, ...staffReferences],
    ["membership", "saved_view", "bulk_row", "person_duplicate"],
  ],
  ["organization", organizationReferences, ["membership", "organization_logo", "possible_duplicate"]],
] as const)("nothing that points to a %s is forgotten", async (table, references, withCare) => {
  const keys = await db.$queryRaw<{ table: string; column: string }[]>`
    select c.conrelid::regclass::text as table, a.attname::text as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass`;
  const forgotten = keys.filter(
    (key) =>
      !(withCare as readonly string[]).includes(key.table.replaceAll('"', "")) &&
      !references.some((it) => it.table === key.table.replaceAll('"', "") && it.column === key.column),
  );
  expect(forgotten).toEqual([]);
});
