import { listOrganizations } from "@/lib/content/store";
import type { Tx } from "@/lib/platform/db";
import { recordOf } from "../directory";
import type { StaffViewer } from "../policy";
import { giveDuties, partMemberships } from "./join-memberships";
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
import { putBack, restoreColumns, sameIn, takeRows, type Row } from "./repoint";
import { mayBePartOf } from "./set-parent";
import { settleAuthority } from "./settle-authority";
import { keepSlug, purgeListing } from "./settle-listing";
import { undoMerge } from "./undo-merge";

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
 * @returns the refusals of `undoMerge`
 * @throws AppError "forbidden" if the viewer may not
 */
export const undoOrganizationMerge = (viewer: StaffViewer, mergeId: string, now = new Date()) =>
  undoMerge<OrganizationMerge>(viewer, mergeId, now, {
    of: "organization",
    part: async (tx, { keptId, goneId, mergedAt, before }) => {
      await holdOrganizations(tx, [keptId, goneId]);
      const [kept] = await takeRows(tx, "organization", "t.id = $1::uuid", keptId);
      const [gone] = await takeRows(tx, "organization", "t.id = $1::uuid", goneId);
      if (!kept || gone?.["merged_into_id"] !== keptId) return "unknown";
      await purge(tx, keptId);

      await putBack(tx, organizationTies, before.moved, { from: keptId, to: goneId });
      await freeAddresses(tx, [keptId, goneId]);
      await partRecords(tx, before, kept, gone);
      await partMemberships(tx, before.memberships);
      await partCarried(tx, before.carried);
      const prints = await printsOf(tx, keptId, goneId);
      const { logos, questions } = before;
      if (logos.swapped && prints.kept === logos.kept && prints.gone === logos.gone)
        await swapLogos(tx, keptId, goneId);
      await partQuestions(tx, "possible_duplicate", { keptId, goneId, questions, mergedAt });
      // Whoever is on the list has somebody who acts for it.
      await tx.$executeRaw`
        update organization o set listed_at = null, listed_how = null
        where id in (${keptId}::uuid, ${goneId}::uuid) and listed_at is not null and not exists (
          select from membership where organization_id = o.id and status in ('active', 'paused'))`;
      await tx.$executeRaw`
        update organization set updated_at = ${now} where id in (${keptId}::uuid, ${goneId}::uuid)`;
      for (const id of [keptId, goneId]) {
        await settleAuthority(tx, id, now);
        await purge(tx, id);
      }
      return null;
    },
  });

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
