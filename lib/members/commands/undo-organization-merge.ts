import { listOrganizations } from "@/lib/content/store";
import { after as moment, DAY } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { recordOf } from "../directory";
import { MERGE_UNDO_DAYS } from "../merge-choices";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { giveDuties, partMemberships } from "./join-memberships";
import { TURN } from "./lock-address";
import {
  type CarriedMembership,
  freeAddresses,
  holdOrganizations,
  type OrganizationMerge,
  organizationTies,
  printsOf,
  swapLogos,
} from "./merge-organizations";
import { partQuestions } from "./merge-questions";
import { recordEvent } from "./record-event";
import { putBack, restoreColumns, sameIn, takeRows, type Row } from "./repoint";
import { mayBePartOf } from "./set-parent";
import { settleAuthority } from "./settle-authority";
import { keepSlug, purgeListing } from "./settle-listing";

type Refusal = "unknown" | "too-late" | "later-first";

/** Whatever else is the row's own: what a trigger keeps, and the moment of the last change. */
const NOT_RESTORED = new Set(["id", "updated_at", "search_text"]);

/** A row as it was before a merge, but for what was changed in it since. */
function asItWas(was: Row, became: Row, now: Row): Row {
  const parted = { ...now };
  for (const column of Object.keys(now))
    if (!NOT_RESTORED.has(column) && sameIn(now, became, column)) parted[column] = was[column];
  return parted;
}

/**
 * Parts two organizations again that became one within the last week, as they were. What happened since stays with the
 * kept record, except what binds both: who left since has left both, and whoever took it off the list took off both.
 * "later-first": the kept record took in another one after this.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function undoOrganizationMerge(
  viewer: StaffViewer,
  mergeId: string,
  now = new Date(),
): Promise<Result<{ keptId: string; goneId: string }, Refusal>> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from merge where id = ${mergeId}::uuid for update`;
    const merge = held && (await tx.merge.findUnique({ where: { id: mergeId } }));
    if (!merge?.organizationId || merge.undoneAt) return fail("unknown");
    const { organizationId: keptId, goneId, at } = merge;
    const before = merge.before as unknown as Partial<OrganizationMerge>;
    if (moment(at, MERGE_UNDO_DAYS * DAY) < now || !isWhole(before)) return fail("too-late");
    const newer = await tx.merge.count({
      where: { organizationId: keptId, undoneAt: null, id: { not: mergeId }, at: { gt: at } },
    });
    if (newer > 0) return fail("later-first");

    await holdOrganizations(tx, [keptId, goneId]);
    const [kept] = await takeRows(tx, "organization", "t.id = $1::uuid", keptId);
    const [gone] = await takeRows(tx, "organization", "t.id = $1::uuid", goneId);
    if (!kept || gone?.["merged_into_id"] !== keptId) return fail("unknown");
    await purge(tx, keptId);

    await putBack(tx, organizationTies, before.moved, { from: keptId, to: goneId });
    await freeAddresses(tx, [keptId, goneId]);
    await partRecords(tx, before, kept, gone);
    await partMemberships(tx, before.memberships);
    await partCarried(tx, before.carried);
    const prints = await printsOf(tx, keptId, goneId);
    const { logos } = before;
    if (logos.swapped && prints.kept === logos.kept && prints.gone === logos.gone)
      await swapLogos(tx, keptId, goneId);
    const { questions } = before;
    await partQuestions(tx, "possible_duplicate", { keptId, goneId, questions, mergedAt: at });
    // Whoever is on the list has somebody who acts for it.
    await tx.$executeRaw`
      update organization o set listed_at = null, listed_how = null
      where id in (${keptId}::uuid, ${goneId}::uuid) and listed_at is not null and not exists (
        select from membership where organization_id = o.id and status in ('active', 'paused'))`;
    await tx.$executeRaw`
      update organization set updated_at = ${now} where id in (${keptId}::uuid, ${goneId}::uuid)`;

    await tx.merge.update({ where: { id: mergeId }, data: { undoneAt: now, before: {} } });
    for (const organizationId of [keptId, goneId]) {
      await settleAuthority(tx, organizationId, now);
      await purge(tx, organizationId);
      const actor = { kind: "staff", id: viewer.personId } as const;
      await recordEvent(tx, { organizationId, actor, action: "merge-undone", at: now });
    }
    const detail = { merge: mergeId, gone: goneId };
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action: "undo-merge", subject: keptId, detail, at: now },
    });
    return ok({ keptId, goneId });
  }, TURN);
}

const isWhole = (before: Partial<OrganizationMerge>): before is OrganizationMerge =>
  before.kept !== undefined && before.gone !== undefined && before.after !== undefined;

const purge = async (tx: Tx, id: string) =>
  purgeListing(tx, await tx.organization.findUniqueOrThrow({ where: { id } }));

/** Gives both records what they said before, and each its address. Call it while neither has one. */
async function partRecords(tx: Tx, before: OrganizationMerge, kept: Row, gone: Row): Promise<void> {
  const one = asItWas(before.kept, before.after.kept, kept);
  const other = { ...asItWas(before.gone, before.after.gone, gone), merged_into_id: null } as Row;
  if (!kept["listed_at"] && before.after.kept["listed_at"]) other["listed_at"] = other["listed_how"] = null;
  if (!kept["wants_listing"] && before.after.kept["wants_listing"]) other["wants_listing"] = false;
  for (const row of [other, one]) {
    const id = String(row["id"]);
    const parent = row["parent_id"];
    if (parent && !(await mayBePartOf(tx, id, String(parent)))) row["parent_id"] = null;
    if (row["listed_at"] && !row["slug"]) row["slug"] = await newSlug(tx, row);
    const columns = Object.keys(row).filter((column) => !NOT_RESTORED.has(column));
    await restoreColumns(tx, "organization", id, row, columns);
  }
}

/** An address for a record that was first listed after the merge, under what is the other one's again. */
function newSlug(tx: Tx, row: Row): Promise<string> {
  const domain = row["domain"] === null ? null : String(row["domain"]);
  const listed = { id: String(row["id"]), name: String(row["name"]), nameKey: String(row["name_key"]) };
  return keepSlug(
    tx,
    { ...listed, domain, slug: null },
    recordOf({ nameKey: listed.nameKey, domain }, listOrganizations()),
  );
}

/** Gives memberships that only went along what they lost by it, where nothing was changed in it since. */
async function partCarried(tx: Tx, carried: readonly CarriedMembership[]): Promise<void> {
  // Whoever lost something by the merge gets it back after whoever gained it gave it up.
  const lost = ({ was, is }: CarriedMembership) =>
    (was["duties"] as unknown[]).length - (is["duties"] as unknown[]).length;
  for (const { id, was, is } of [...carried].sort((a, b) => lost(a) - lost(b))) {
    const [now] = await takeRows(tx, "membership", "t.id = $1::uuid", id);
    if (!now) continue;
    if (sameIn(now, is, "authority_proof"))
      await restoreColumns(tx, "membership", id, was, ["authority_proof"]);
    if (sameIn(now, is, "duties") && !sameIn(was, is, "duties")) {
      await tx.$executeRaw`update membership set duties = '{}' where id = ${id}::uuid`;
      await giveDuties(tx, id, [was["duties"]]);
    }
  }
}
