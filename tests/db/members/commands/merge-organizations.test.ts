import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { mergeOrganizations } from "@/lib/members/commands/merge-organizations";
import { setStanding } from "@/lib/members/commands/set-standing";
import { undoOrganizationMerge } from "@/lib/members/commands/undo-organization-merge";
import { keepOrganizationsApart } from "@/lib/members/commands/decide-duplicate";
import { leaveMembership } from "@/lib/members/commands/leave-membership";
import { mergePeople } from "@/lib/members/commands/merge-people";
import { erasePerson } from "@/lib/members/commands/erase-person";
import {
  type OrganizationMergeChoices,
  organizationMergeFields,
  organizationMergeLists,
} from "@/lib/members/organization-merge-choices";
import { mergeChoicesSchema } from "@/lib/members/merge-choices";
import { organizationKey, type FreshMemberViewer, type MemberViewer } from "@/lib/members/policy";
import { getListedMember } from "@/lib/members/queries/list-directory";
import { getOrganizationPair } from "@/lib/members/queries/get-organization-pair";
import { listUndoableOrganizationMerges } from "@/lib/members/queries/list-merges";
import { livingOrganizationId } from "@/lib/members/queries/living-organization";
import { after, DAY } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { fail, ok } from "@/lib/platform/result";
import type { Prisma } from "@/prisma/client/client";
import { asStaff, wipe } from "../arrange";
import { everything, mergeIdOf } from "../../../support/merges";

beforeEach(wipe);

const kept = Object.fromEntries([
  ...organizationMergeFields.map((field) => [field, "kept"]),
  ...organizationMergeLists.map((field) => [field, "both"]),
]) as OrganizationMergeChoices;

type Pair = { keptId: string; goneId: string; duplicateId: string };

const logo = (letter: string) => ({
  ...{ png: Buffer.from(letter.repeat(50)), width: 40, height: 40, print: letter.repeat(16) },
});

const acts = async (email: string, ...organizations: [id: string, duties?: "primary_contact"][]) =>
  db.person.create({
    data: {
      ...{ email, emailKey: email, firstName: email.split("@")[0]! },
      memberships: {
        create: organizations.map(([organizationId, duty]) => ({
          ...{ kind: "organization" as const, organizationId, role: "Director", duties: duty ? [duty] : [] },
          authorityProof: email.endsWith("@club.example") ? ("domain" as const) : null,
        })),
      },
    },
  });

const anOrganization = (name: string, more: Partial<Prisma.OrganizationUncheckedCreateInput> = {}) =>
  db.organization.create({ data: { name, nameKey: organizationKey(name), sector: "nonprofit", ...more } });

/**
 * Two records of one club, each with everything that can point to it, both on the list: Ana acts for both, Bea for the
 * first, Cleo for the second; Ana is the second's primary contact and Bea the first's.
 */
async function halfSisters(): Promise<Pair> {
  const listed = { listedAt: new Date(), wantsListing: true };
  const third = await anOrganization("Third");
  const first = await anOrganization("Example Club", {
    ...{
      website: "https://club.example/",
      domain: "club.example",
      slug: "example-club",
      listedHow: "domain",
    },
    ...{ districts: ["Fresno"], languages: ["en"], tags: ["fair"], logo: { create: logo("a") }, ...listed },
  });
  const second = await anOrganization("Club of Examples", {
    ...{ website: "https://other.example/", domain: "other.example", slug: "club-of-examples" },
    ...{ about: { en: "Ours", es: "Nuestro" }, parentId: third.id, county: "fresno", listedHow: "staff" },
    ...{ legalName: "Club of Examples, Inc.", abbreviation: "CE", coalitions: ["capmse"], tags: ["gala"] },
    ...{ districts: ["Clovis"], languages: ["en", "es"], logo: { create: logo("b") }, ...listed },
  });
  const part = await anOrganization("Part", { parentId: second.id });
  await acts("bea@club.example", [first.id, "primary_contact"]);
  await acts("ana@club.example", [first.id], [second.id, "primary_contact"]);
  await acts("cleo@other.example", [second.id]);
  await db.membership.updateMany({
    where: { organizationId: second.id },
    data: { authorityProof: null },
  });
  await db.membership.updateMany({
    where: { organizationId: second.id, person: { email: "cleo@other.example" } },
    data: { authorityProof: "domain" },
  });
  for (const { id: organizationId } of [first, second]) {
    await db.note.create({ data: { organizationId, text: "Met at the fair" } });
    await db.invitation.create({
      data: {
        ...{ organizationId, tokenHash: organizationId, email: "d@x.example", emailKey: "d@x.example" },
        expiresAt: after(new Date(), DAY),
      },
    });
    await db.nameUse.create({ data: { organizationId, title: "Letter", text: "Dear all" } });
    await db.partner.create({ data: { code: organizationId, name: "Partner", organizationId } });
    await db.possibleDuplicate.create({
      data: {
        ...{ newerId: part.id, olderId: organizationId, reasons: ["name"] },
        decision: organizationId === second.id ? "different" : "open",
      },
    });
  }
  const pair = await db.possibleDuplicate.create({
    data: { newerId: second.id, olderId: first.id, reasons: ["name"] },
  });
  return { keptId: first.id, goneId: second.id, duplicateId: pair.id };
}

async function merge(pair: Pair, choices: Partial<OrganizationMergeChoices> = {}, now = new Date()) {
  const at = async (id: string) => (await db.organization.findUniqueOrThrow({ where: { id } })).updatedAt;
  const versions = { kept: await at(pair.keptId), gone: await at(pair.goneId) };
  return mergeOrganizations(
    asStaff("organizer"),
    { ...pair, choices: { ...kept, ...choices }, versions },
    now,
  );
}

const organization = (id: string) => db.organization.findUniqueOrThrow({ where: { id } });
const membership = (email: string, organizationId: string) =>
  db.membership.findFirst({ where: { organizationId, person: { email } } });

describe("one record of two", () => {
  test("everything that pointed to the gone one points to the kept one, and who acts for both does once", async () => {
    const pair = await halfSisters();
    expect(await merge(pair)).toMatchObject(ok({ moved: 2 }));
    const one = await db.organization.findUniqueOrThrow({
      where: { id: pair.keptId },
      include: { _count: true },
    });
    expect(one._count).toMatchObject({
      ...{ memberships: 3, notes: 2, invitations: 2, nameUses: 2, partners: 2, parts: 1 },
    });
    expect(one).toMatchObject({
      ...{ name: "Example Club", aliases: ["Club of Examples"], abbreviation: null, domain: "club.example" },
      ...{ languages: ["en", "es"], tags: ["fair", "gala"], coalitions: ["capmse"], mergedIntoId: null },
    });
    expect([...one.districts].sort()).toEqual(["Clovis", "Fresno"]);
    expect(await organization(pair.goneId)).toMatchObject({ mergedIntoId: pair.keptId, listedAt: null });
    expect((await membership("bea@club.example", pair.keptId))?.duties).toContain("primary_contact");
    expect((await membership("ana@club.example", pair.keptId))?.duties).not.toContain("primary_contact");
    // That one of them was found to be another stays so; who asked gets the answer.
    expect(await db.possibleDuplicate.findMany({ orderBy: { decision: "asc" } })).toMatchObject([
      { id: pair.duplicateId, decision: "same" },
      { decision: "different" },
    ]);
    expect(await livingOrganizationId(pair.goneId)).toBe(pair.keptId);
    expect(await keepOrganizationsApart(asStaff("admin"), pair.duplicateId)).toEqual(fail("decided"));
  });

  test("the values that were chosen stay: name, words, logo, address, contact", async () => {
    const pair = await halfSisters();
    mergeIdOf(
      await merge(pair, {
        ...{ name: "gone", legalName: "gone", aboutEn: "gone", logo: "gone", slug: "gone", contact: "gone" },
        ...{ website: "gone", languages: "kept", county: "gone" },
      }),
    );
    const is = await organization(pair.keptId);
    expect(is).toMatchObject({
      ...{ name: "Club of Examples", nameKey: "clubofexamples", aliases: ["Example Club"], county: "fresno" },
      ...{ about: { en: "Ours" }, slug: "club-of-examples", domain: "other.example", languages: ["en"] },
      // Under another name than it was listed by, staff answer for it.
      listedHow: "staff",
    });
    expect(await db.organizationLogo.findUnique({ where: { organizationId: pair.keptId } })).toMatchObject({
      print: "b".repeat(16),
    });
    expect((await membership("ana@club.example", pair.keptId))?.duties).toContain("primary_contact");
    expect((await membership("bea@club.example", pair.keptId))?.duties).not.toContain("primary_contact");
  });

  test("both public addresses lead to the one that was chosen", async () => {
    const pair = await halfSisters();
    const old = (await organization(pair.keptId)).slug!;
    mergeIdOf(await merge(pair, { slug: "gone" }));
    for (const slug of [old, "club-of-examples"])
      expect(await getListedMember(slug)).toMatchObject({ id: pair.keptId, slug: "club-of-examples" });
  });

  test("a place on the list comes along, and staff's no stays", async () => {
    const pair = await halfSisters();
    await db.organization.update({
      where: { id: pair.keptId },
      data: { listedAt: null, listedHow: "staff" },
    });
    mergeIdOf(await merge(pair));
    expect(await organization(pair.keptId)).toMatchObject({ listedAt: null, listedHow: "staff" });
    await wipe();
    const other = await halfSisters();
    await db.organization.update({
      where: { id: other.keptId },
      data: { listedAt: null, listedHow: null, slug: null },
    });
    mergeIdOf(await merge(other));
    expect(await organization(other.keptId)).toMatchObject({
      ...{ listedAt: expect.any(Date), slug: "club-of-examples" },
    });
  });

  test("nothing becomes a part of itself", async () => {
    const pair = await halfSisters();
    await db.organization.update({ where: { id: pair.keptId }, data: { parentId: pair.goneId } });
    mergeIdOf(await merge(pair));
    expect(await organization(pair.keptId)).toMatchObject({ parentId: null });
    await wipe();
    const next = await halfSisters();
    const part = await db.organization.findFirstOrThrow({ where: { name: "Part" } });
    await db.organization.update({ where: { id: next.keptId }, data: { parentId: part.id } });
    mergeIdOf(await merge(next));
    expect(await organization(next.keptId)).toMatchObject({ parentId: null });
  });

  test("what was not seen is not decided on, and an editor does not decide", async () => {
    const pair = await halfSisters();
    const versions = { kept: new Date(0), gone: new Date(0) };
    const asked = { ...pair, choices: kept, versions };
    expect(await mergeOrganizations(asStaff("admin"), asked)).toEqual(fail("changed-elsewhere"));
    await expect(mergeOrganizations(asStaff("editor"), asked)).rejects.toMatchObject({ code: "forbidden" });
    expect(await mergeOrganizations(asStaff("admin"), { ...asked, goneId: pair.keptId })).toEqual(
      fail("unknown"),
    );
  });

  test("twenty at once make one record, whichever of the two stays, while people leave and are paused", async () => {
    const pair = await halfSisters();
    const turned = { ...pair, keptId: pair.goneId, goneId: pair.keptId };
    const people = await db.person.findMany({ select: { id: true, memberships: { select: { id: true } } } });
    const told = { locale: "en", network: "203.0.113.0" } as const;
    const all = await Promise.all([
      ...Array.from({ length: 20 }, (_, nth) => merge(nth % 2 ? pair : turned).catch(() => null)),
      ...people.map(({ id }) => leaveMembership({ personId: id } as MemberViewer, "all", told)),
      ...people.map(({ id, memberships }) =>
        setStanding(asStaff("admin"), id, {
          ...{ act: "pause", why: "", membershipIds: memberships.map((each) => each.id) },
        }),
      ),
    ]);
    expect(all.slice(0, 20).filter((result) => result?.ok)).toHaveLength(1);
    expect(await db.merge.count()).toBe(1);
    expect(await db.membership.count()).toBe(3);
    expect(await db.membership.count({ where: { status: "active" } })).toBe(0);
  });
});

describe("undone within a week", () => {
  test("everything is as it was, whatever had been chosen", async () => {
    const side = fc.constantFrom("kept" as const, "gone" as const);
    const choices = fc.record({
      ...Object.fromEntries(organizationMergeFields.map((field) => [field, side])),
      ...Object.fromEntries(
        organizationMergeLists.map((field) => [field, fc.constantFrom("kept", "gone", "both")]),
      ),
    }) as unknown as fc.Arbitrary<OrganizationMergeChoices>;
    await fc.assert(
      fc.asyncProperty(choices, fc.boolean(), async (chosen, turned) => {
        await wipe();
        const made = await halfSisters();
        const pair = turned ? { ...made, keptId: made.goneId, goneId: made.keptId } : made;
        const before = await everything(["authority-shown"]);
        const mergeId = mergeIdOf(await merge(pair, chosen));
        expect(await everything(["authority-shown"])).not.toEqual(before);
        expect(await undoOrganizationMerge(asStaff("organizer"), mergeId)).toMatchObject({ ok: true });
        expect(await everything(["authority-shown"])).toEqual(before);
      }),
      { numRuns: 6 },
    );
  });

  test("what happened since stays with the kept one; who left, and what was taken off the list, is so for both", async () => {
    const pair = await halfSisters();
    const mergeId = mergeIdOf(await merge(pair));
    expect(await listUndoableOrganizationMerges(asStaff("admin"), new Date(), pair.keptId)).toMatchObject([
      { id: mergeId, name: "Example Club", gone: "Club of Examples" },
    ]);
    await db.organization.update({
      where: { id: pair.keptId },
      data: { sector: "school", listedAt: null, listedHow: "staff" },
    });
    await db.membership.updateMany({
      where: { organizationId: pair.keptId, person: { email: "ana@club.example" } },
      data: { status: "left", leftAt: new Date() },
    });
    await db.note.create({ data: { organizationId: pair.keptId, text: "Since" } });
    expect(await undoOrganizationMerge(asStaff("organizer"), mergeId)).toMatchObject({ ok: true });
    expect(await organization(pair.keptId)).toMatchObject({ sector: "school", listedAt: null });
    expect(await organization(pair.goneId)).toMatchObject({ listedAt: null, mergedIntoId: null });
    for (const id of [pair.keptId, pair.goneId])
      expect(await membership("ana@club.example", id)).toMatchObject({ status: "left" });
    expect(await db.note.count({ where: { organizationId: pair.keptId } })).toBe(2);
    expect(await undoOrganizationMerge(asStaff("organizer"), mergeId)).toEqual(fail("unknown"));
  });

  test("a record that was listed only after it keeps its place, at an address of its own", async () => {
    const pair = await halfSisters();
    await db.organization.updateMany({ data: { listedAt: null, listedHow: null } });
    await db.organization.update({ where: { id: pair.keptId }, data: { slug: null } });
    const mergeId = mergeIdOf(await merge(pair));
    await db.organization.update({
      where: { id: pair.keptId },
      data: { listedAt: new Date(), listedHow: "staff" },
    });
    expect(await undoOrganizationMerge(asStaff("admin"), mergeId)).toMatchObject({ ok: true });
    expect(await organization(pair.goneId)).toMatchObject({ slug: "club-of-examples", listedAt: null });
    expect(await organization(pair.keptId)).toMatchObject({
      ...{ slug: "example-club", listedAt: expect.any(Date) },
    });
  });

  test("one after another, the later first; a record that was merged in turn still leads on", async () => {
    const pair = await halfSisters();
    const part = await db.organization.findFirstOrThrow({ where: { name: "Part" } });
    const first = mergeIdOf(await merge(pair));
    const { id: duplicateId } = await db.possibleDuplicate.create({
      data: { newerId: pair.keptId, olderId: part.id, reasons: [] },
    });
    const next = { keptId: part.id, goneId: pair.keptId, duplicateId };
    const second = mergeIdOf(await merge(next, {}, after(new Date(), 1000)));
    expect(await livingOrganizationId(pair.goneId)).toBe(part.id);
    expect(await getListedMember("club-of-examples")).toMatchObject({ id: part.id });
    expect(await undoOrganizationMerge(asStaff("admin"), first)).toEqual(fail("later-first"));
    expect(await undoOrganizationMerge(asStaff("admin"), second)).toMatchObject({ ok: true });
    expect(await undoOrganizationMerge(asStaff("admin"), first)).toMatchObject({ ok: true });
    expect(await livingOrganizationId(pair.goneId)).toBe(pair.goneId);
  });

  test("people who became one, or were erased, since then are no hindrance", async () => {
    const pair = await halfSisters();
    const mergeId = mergeIdOf(await merge(pair));
    const ana = await db.person.findUniqueOrThrow({ where: { emailKey: "ana@club.example" } });
    const cleo = await db.person.findUniqueOrThrow({ where: { emailKey: "cleo@other.example" } });
    const choices = mergeChoicesSchema.parse({
      ...{ firstName: "kept", lastName: "kept", email: "kept", zip: "kept", locale: "kept" },
      ...{ audience: "kept", frequency: "kept", interests: "both" },
    });
    const versions = { kept: cleo.updatedAt, gone: ana.updatedAt };
    await db.person.updateMany({ data: { updatedAt: cleo.updatedAt } });
    expect(
      await mergePeople(asStaff("admin"), {
        ...{ keptId: cleo.id, goneId: ana.id, choices },
        versions: { ...versions, gone: cleo.updatedAt },
      }),
    ).toMatchObject({ ok: true });
    const bea = await db.person.findUniqueOrThrow({ where: { emailKey: "bea@club.example" } });
    await erasePerson({ personId: bea.id } as FreshMemberViewer, bea.id);
    const { before } = await db.merge.findUniqueOrThrow({ where: { id: mergeId } });
    expect(JSON.stringify(before)).not.toContain(bea.id);
    expect(await undoOrganizationMerge(asStaff("admin"), mergeId)).toMatchObject({ ok: true });
    expect(await db.membership.count({ where: { organizationId: pair.goneId } })).toBe(1);
  });

  test("after a week it is too late", async () => {
    const mergeId = mergeIdOf(await merge(await halfSisters()));
    expect(await undoOrganizationMerge(asStaff("admin"), mergeId, after(new Date(), 8 * DAY))).toEqual(
      fail("too-late"),
    );
  });
});

test("both are told of side by side, the older first, with what is probably right", async () => {
  const pair = await halfSisters();
  expect(await getOrganizationPair(asStaff("organizer"), pair.duplicateId)).toMatchObject({
    kept: { id: pair.keptId, values: { contact: "bea", slug: "example-club" } },
    gone: { id: pair.goneId, values: { abbreviation: "CE" } },
    both: 1,
    likely: { name: "kept", abbreviation: "gone", aboutEn: "gone", languages: "both" },
  });
  mergeIdOf(await merge(pair));
  expect(await getOrganizationPair(asStaff("organizer"), pair.duplicateId)).toBeNull();
});
