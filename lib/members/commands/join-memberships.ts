import type { Tx } from "@/lib/platform/db";
import { livingPersonId } from "../queries/living-person";
import { restoreColumns, sameIn, takeRows, insertRows, type Row } from "./repoint";

/** Two memberships that became one, as they were and as the one became. */
export type JoinedMembership = { gone: Row; kept: Row; after: Row };

/** Which of two memberships stands where: their ids. */
export type MembershipPair = { keptId: string; goneId: string };

/**
 * Gives a membership all the duties in some lists, while it stands; that of the primary contact unless another one has
 * it.
 */
export async function giveDuties(tx: Tx, id: string, lists: readonly unknown[]): Promise<void> {
  await tx.$executeRaw`
    update membership m set duties = array(
      select duty from unnest(enum_range(null::"OrganizationDuty")) duty
      where duty::text in (
        select jsonb_array_elements_text(list) from jsonb_array_elements(${JSON.stringify(lists)}::jsonb) list)
        and (duty <> 'primary_contact' or not exists (
          select from membership other where other.organization_id = m.organization_id and other.id <> m.id
            and other.status in ('active', 'paused') and 'primary_contact' = any (other.duties))))
    where id = ${id}::uuid and status in ('active', 'paused')`;
}

/**
 * Makes one membership of two: the better standing, since the earlier day and by what brought them first, with the
 * duties and the words of both.
 */
async function joinPair(tx: Tx, { keptId, goneId }: MembershipPair): Promise<JoinedMembership> {
  const [kept] = await takeRows(tx, "membership", "t.id = $1::uuid", keptId);
  const [gone] = await takeRows(tx, "membership", "t.id = $1::uuid", goneId);
  if (!kept || !gone) throw new Error("a membership is gone under the lock");
  // First the standing: an organization that loses its last active member loses its place on the list.
  await tx.$executeRaw`
    update membership kept set
      status = case when array_position(s.ranked, gone.status) < array_position(s.ranked, kept.status)
        then gone.status else kept.status end,
      left_at = case when 'active' in (gone.status, kept.status) or 'paused' in (gone.status, kept.status) then null
        else greatest(kept.left_at, gone.left_at) end,
      since = least(kept.since, gone.since),
      source_kind = case when gone.since < kept.since then gone.source_kind else kept.source_kind end,
      source = case when gone.since < kept.since then gone.source else kept.source end,
      authority = kept.authority or gone.authority,
      authority_proof = coalesce(kept.authority_proof, gone.authority_proof),
      authority_note = coalesce(kept.authority_note, gone.authority_note),
      role = coalesce(kept.role, gone.role)
    from membership gone,
      (select array['active', 'paused', 'pending', 'left', 'removed']::"MembershipStatus"[] as ranked) s
    where kept.id = ${keptId}::uuid and gone.id = ${goneId}::uuid`;
  await tx.$executeRaw`delete from membership where id = ${goneId}::uuid`;
  // Then the duties: there is one primary contact, and until here the other one was it.
  await giveDuties(tx, keptId, [kept["duties"], gone["duties"]]);
  const [after] = await takeRows(tx, "membership", "t.id = $1::uuid", keptId);
  return { kept, gone, after: after! };
}

/** Joins every pair. @returns what parts them again */
export async function joinMemberships(tx: Tx, pairs: readonly MembershipPair[]): Promise<JoinedMembership[]> {
  const joined: JoinedMembership[] = [];
  for (const pair of pairs) joined.push(await joinPair(tx, pair));
  return joined;
}

/** What a membership's row points to, as it is now: whoever was merged since is who they became; null: is no more. */
async function pointsTo(tx: Tx, row: Row): Promise<Row | null> {
  const personId = await livingPersonId(String(row["person_id"]), tx);
  if (!personId) return null;
  if (!row["organization_id"]) return { ...row, person_id: personId };
  const organization = await tx.organization.findUnique({
    where: { id: String(row["organization_id"]) },
    select: { id: true, mergedIntoId: true },
  });
  if (!organization) return null;
  return { ...row, person_id: personId, organization_id: organization.mergedIntoId ?? organization.id };
}

/**
 * Parts memberships again. What changed since they were joined stays with the kept one; somebody who left or paused
 * since has left or paused with both. Call it once the records that were parted stand again.
 */
export async function partMemberships(tx: Tx, joined: readonly JoinedMembership[]): Promise<void> {
  for (const { kept, gone, after } of joined) {
    const id = String(kept["id"]);
    const [now] = await takeRows(tx, "membership", "t.id = $1::uuid", id);
    if (now) {
      const untouched = Object.keys(kept).filter((column) => column !== "id" && sameIn(now, after, column));
      await restoreColumns(
        tx,
        "membership",
        id,
        kept,
        untouched.filter((column) => column !== "duties"),
      );
      if (untouched.includes("duties")) await giveDuties(tx, id, [kept["duties"]]);
    }
    const back = await pointsTo(tx, gone);
    const moved = now && !sameIn(now, after, "status");
    const since = moved ? { status: now["status"], left_at: now["left_at"] } : {};
    if (back) await insertRows(tx, "membership", [{ ...back, ...since }]);
  }
}
