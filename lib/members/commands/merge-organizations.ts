import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { OrganizationMergeChoices } from "../organization-merge-choices";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { changesBetween } from "../timeline";
import { giveDuties, joinMemberships, type JoinedMembership, type MembershipPair } from "./join-memberships";
import { joinedOrganization, toldOfOrganization } from "./joined-organization";
import { TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";
import { moveQuestions } from "./merge-questions";
import { organizationReferences, type Reference } from "./merge-references";
import { recordEvent } from "./record-event";
import { insertRows, repoint, sameIn, takeRows, type Moved, type Row } from "./repoint";
import { purgeListing, settleListing } from "./settle-listing";

/** What a merge changes in a membership that it does not join with another. */
export type CarriedMembership = { id: string; was: Row; is: Row };

/** All that is needed to part two organizations again, as `Merge.before` keeps it for a week. */
export type OrganizationMerge = {
  /** Both records as they were, and as they became. The gone one's row stays, and leads to the kept one. */
  kept: Row;
  gone: Row;
  after: { kept: Row; gone: Row };
  moved: Moved;
  memberships: JoinedMembership[];
  carried: CarriedMembership[];
  /** The print of each record's logo as it became; null: none. `swapped`: each has the other's now. */
  logos: { kept: string | null; gone: string | null; swapped: boolean };
  /** The questions about either. */
  questions: Row[];
};

/** Everything that goes along. */
export const organizationTies: readonly Reference[] = [
  ...organizationReferences,
  { table: "membership", column: "organization_id", key: ["id"] },
];

/**
 * Holds organizations with all who act for them until the end of the transaction: people first, as everywhere, since
 * whoever leaves holds their own record and then the organization's.
 */
export async function holdOrganizations(tx: Tx, ids: readonly string[]): Promise<void> {
  await lockOrganizations(tx);
  await tx.$queryRaw`
    select 1 from person where id in (
      select person_id from membership where organization_id = any(${[...ids]}::uuid[])) order by id for update`;
  await tx.$queryRaw`select 1 from organization where id = any(${[...ids]}::uuid[]) order by id for update`;
}

/** Gives each of two records the other's logo. */
export async function swapLogos(tx: Tx, one: string, other: string): Promise<void> {
  const where = { organizationId: { in: [one, other] } };
  const logos = await tx.organizationLogo.findMany({ where });
  await tx.organizationLogo.deleteMany({ where });
  await tx.organizationLogo.createMany({
    data: logos.map((logo) => ({ ...logo, organizationId: logo.organizationId === one ? other : one })),
  });
}

export const printsOf = async (tx: Tx, keptId: string, goneId: string) => {
  const rows = await tx.organizationLogo.findMany({
    where: { organizationId: { in: [keptId, goneId] } },
    select: { organizationId: true, print: true },
  });
  const of = (id: string) => rows.find(({ organizationId }) => organizationId === id)?.print ?? null;
  return { kept: of(keptId), gone: of(goneId) };
};

type Asked = {
  duplicateId: string;
  keptId: string;
  goneId: string;
  choices: OrganizationMergeChoices;
  /** Both records' `updatedAt` as they were shown: what was not seen is not decided on. */
  versions: { kept: Date; gone: Date };
};

type Refusal = "unknown" | "decided" | "changed-elsewhere";

/**
 * Makes one record of two that are one organization. Its people, notes, invitations, questions about its name, partners'
 * codes, parts and history are the kept one's then; whoever acts for both has one membership. The gone record's row
 * stays behind and leads there, from its public address too. For a week it can be undone.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function mergeOrganizations(
  viewer: StaffViewer,
  { duplicateId, keptId, goneId, choices, versions }: Asked,
  now = new Date(),
): Promise<Result<{ mergeId: string; moved: number }, Refusal>> {
  requireCan(viewer, "manage-members");
  if (keptId === goneId) return fail("unknown");
  return db.$transaction(async (tx) => {
    await holdOrganizations(tx, [keptId, goneId]);
    const pair = await tx.possibleDuplicate.findUnique({ where: { id: duplicateId } });
    if (!pair || ![pair.newerId, pair.olderId].every((id) => id === keptId || id === goneId))
      return fail("unknown");
    const kept = await tx.organization.findUnique({ where: { id: keptId } });
    const gone = await tx.organization.findUnique({ where: { id: goneId } });
    if (!kept || !gone) return fail("unknown");
    if (kept.mergedIntoId || gone.mergedIntoId) return fail("decided");
    const seen = [kept.updatedAt, gone.updatedAt].map((at) => at.getTime());
    if (seen[0] !== versions.kept.getTime() || seen[1] !== versions.gone.getTime())
      return fail("changed-elsewhere");

    const questions = await moveQuestions(tx, "possible_duplicate", { keptId, goneId });
    const question = questions.find((row) => row["id"] === duplicateId)!;
    const settled = { decision: "same", decided_by_id: viewer.personId, decided_at: now.toISOString() };
    await insertRows(tx, "possible_duplicate", [{ ...question, ...settled }]);
    const [keptRow] = await takeRows(tx, "organization", "t.id = $1::uuid", keptId);
    const [goneRow] = await takeRows(tx, "organization", "t.id = $1::uuid", goneId);

    // The records first: one that loses its last people would lose its place on the list with them.
    await purgeListing(tx, kept);
    await purgeListing(tx, gone);
    await freeAddresses(tx, [keptId, goneId]);
    const was = await membershipsOf(tx, [keptId, goneId]);
    const pairs = await tx.$queryRaw<MembershipPair[]>`
      select kept.id::text as "keptId", gone.id::text as "goneId" from membership kept
      join membership gone on gone.person_id = kept.person_id and gone.organization_id = ${goneId}::uuid
      where kept.organization_id = ${keptId}::uuid order by kept.id`;
    const contact = was.find(
      (row) => row["organization_id"] === goneId && (row["duties"] as string[]).includes("primary_contact"),
    );
    const joined = await joinMemberships(tx, pairs);
    const moved = await repoint(tx, organizationTies, { from: goneId, to: keptId });
    if (choices.contact === "gone" && contact) {
      const id = pairs.find((each) => each.goneId === contact["id"])?.keptId ?? String(contact["id"]);
      await giveContact(tx, keptId, id);
    }

    const fields = await joinedOrganization(tx, kept, gone, choices);
    await tx.organization.update({ where: { id: keptId }, data: { ...fields, updatedAt: now } });
    await tx.organization.update({
      where: { id: goneId },
      data: {
        ...{ mergedIntoId: keptId, listedAt: null, listedHow: null, listingAskedAt: null, updatedAt: now },
        slug: gone.slug === fields.slug ? (kept.slug === fields.slug ? null : kept.slug) : gone.slug,
      },
    });
    const prints = await printsOf(tx, keptId, goneId);
    const swapped = choices.logo === "gone" && prints.kept !== prints.gone;
    if (swapped) await swapLogos(tx, keptId, goneId);
    const is = await tx.organization.findUniqueOrThrow({ where: { id: keptId } });
    await recordEvent(tx, {
      organizationId: keptId,
      actor: { kind: "staff", id: viewer.personId },
      action: "merged",
      changes: changesBetween(toldOfOrganization(kept), toldOfOrganization(is)),
      why: gone.name,
      at: now,
    });
    // What was in doubt is settled: whoever waited for it may be listed now.
    await settleListing(tx, keptId, now);
    await purgeListing(tx, is);

    const [keptAfter] = await takeRows(tx, "organization", "t.id = $1::uuid", keptId);
    const [goneAfter] = await takeRows(tx, "organization", "t.id = $1::uuid", goneId);
    const then = await membershipsOf(tx, [keptId]);
    const find = (id: unknown) => then.find((row) => row["id"] === id);
    const before: OrganizationMerge = {
      ...{ kept: keptRow!, gone: goneRow!, after: { kept: keptAfter!, gone: goneAfter! }, moved, questions },
      memberships: joined.map((each) => ({ ...each, after: find(each.kept["id"]) ?? each.after })),
      carried: carriedOf(was, then, joined),
      logos: swapped
        ? { kept: prints.gone, gone: prints.kept, swapped }
        : { kept: prints.kept, gone: prints.gone, swapped },
    };
    const { id: mergeId } = await tx.merge.create({
      data: {
        organizationId: keptId,
        goneId,
        before: before as object,
        mergedById: viewer.personId,
        at: now,
      },
      select: { id: true },
    });
    const people = joined.length + (moved["membership.organization_id"]?.length ?? 0);
    await tx.auditEvent.create({
      data: {
        ...{ actorId: viewer.personId, action: "merge-organizations", subject: keptId, at: now },
        detail: { gone: goneId, merge: mergeId, moved: people },
      },
    });
    return ok({ mergeId, moved: people });
  }, TURN);
}

/** Takes records off their public addresses for a moment: an address belongs to one. */
export const freeAddresses = (tx: Tx, ids: readonly string[]) => tx.$executeRaw`
  update organization set listed_at = null, slug = null where id = any(${[...ids]}::uuid[])`;

/** The memberships for some organizations, as they stand. */
const membershipsOf = (tx: Tx, ids: readonly string[]): Promise<Row[]> =>
  takeRows(tx, "membership", "t.organization_id = any($1::uuid[])", [...ids]);

/** The columns that a merge, or what is settled with it, changes in a membership that only goes along. */
const CARRIED = ["duties", "authority_proof"] as const;
const carriedColumns = (row: Row): Row => Object.fromEntries(CARRIED.map((column) => [column, row[column]]));

function carriedOf(
  was: readonly Row[],
  then: readonly Row[],
  joined: readonly JoinedMembership[],
): CarriedMembership[] {
  const apart = new Set(joined.flatMap(({ kept, gone }) => [kept["id"], gone["id"]]));
  const now = new Map(then.map((row) => [row["id"], row]));
  return was.flatMap((row) => {
    const is = now.get(row["id"]);
    if (apart.has(row["id"]) || !is || CARRIED.every((column) => sameIn(row, is, column))) return [];
    return { id: String(row["id"]), was: carriedColumns(row), is: carriedColumns(is) };
  });
}

/** Makes one membership the primary contact's, whoever it was before. */
async function giveContact(tx: Tx, organizationId: string, membershipId: string): Promise<void> {
  await tx.$executeRaw`
    update membership set duties = array_remove(duties, 'primary_contact')
    where organization_id = ${organizationId}::uuid and 'primary_contact' = any (duties)`;
  const [row] = await takeRows(tx, "membership", "t.id = $1::uuid", membershipId);
  await giveDuties(tx, membershipId, [row?.["duties"] ?? [], ["primary_contact"]]);
}
