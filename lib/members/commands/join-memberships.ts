import type { Tx } from "@/lib/platform/db";
import { restoreColumns, sameIn, takeRows, insertRows, type Row } from "./repoint";

/** Two memberships that became one, as they were and as the one became. */
export type JoinedMembership = { gone: Row; kept: Row; after: Row };

/** Which of two memberships stands where: their ids. */
export type MembershipPair = { keptId: string; goneId: string };

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
  await tx.$executeRaw`
    update membership set duties = array(
      select duty from unnest(enum_range(null::"OrganizationDuty")) duty
      where duty::text in (
        select jsonb_array_elements_text(${JSON.stringify([kept["duties"], gone["duties"]])}::jsonb -> nth)
        from generate_series(0, 1) nth))
    where id = ${keptId}::uuid and status in ('active', 'paused')`;
  const [after] = await takeRows(tx, "membership", "t.id = $1::uuid", keptId);
  return { kept, gone, after: after! };
}

/** Joins every pair. @returns what parts them again */
export async function joinMemberships(tx: Tx, pairs: readonly MembershipPair[]): Promise<JoinedMembership[]> {
  const joined: JoinedMembership[] = [];
  for (const pair of pairs) joined.push(await joinPair(tx, pair));
  return joined;
}

/**
 * Parts memberships again. What changed since they were joined stays with the kept one; somebody who left or paused
 * since has left or paused with both.
 */
export async function partMemberships(tx: Tx, joined: readonly JoinedMembership[]): Promise<void> {
  for (const { kept, gone, after } of joined) {
    const id = String(kept["id"]);
    const [now] = await takeRows(tx, "membership", "t.id = $1::uuid", id);
    if (now) {
      const untouched = Object.keys(kept).filter((column) => column !== "id" && sameIn(now, after, column));
      await restoreColumns(tx, "membership", id, kept, untouched);
    }
    const moved = now && !sameIn(now, after, "status");
    const since = moved ? { status: now["status"], left_at: now["left_at"] } : {};
    await insertRows(tx, "membership", [{ ...gone, ...since }]);
  }
}
