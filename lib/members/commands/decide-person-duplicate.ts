import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { emailKey, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { ASK_FROM } from "../likeness";
import { candidatesOf, pairOf } from "./note-look-alikes";
import { findPersonByAddress } from "./find-person";
import { uuid7 } from "@/lib/platform/uuid";

/**
 * Settles that two records are different people. Nobody is asked about them again.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function keepPeopleApart(
  viewer: StaffViewer,
  duplicateId: string,
  now = new Date(),
): Promise<Result<null, "decided">> {
  requireCan(viewer, "manage-members");
  const { count } = await db.personDuplicate.updateMany({
    where: { id: duplicateId, decision: "open" },
    data: { decision: "different", decidedById: viewer.personId, decidedAt: now },
  });
  return count > 0 ? ok(null) : fail("decided");
}

/**
 * Puts two records side by side that staff think are one person, whatever the search found; also two that were once
 * told apart.
 * @param address one of the other's addresses
 * @throws AppError "forbidden" if the viewer may not
 */
export async function proposeDuplicate(
  viewer: StaffViewer,
  personId: string,
  address: string,
): Promise<Result<{ duplicateId: string }, "nobody" | "same-record">> {
  requireCan(viewer, "manage-members");
  const other = await findPersonByAddress(db, emailKey(address));
  if (!other) return fail("nobody");
  if (other.id === personId) return fail("same-record");
  const people = await candidatesOf([personId, other.id]);
  const [one, two] = [people.get(personId), people.get(other.id)];
  if (!one || !two) return fail("nobody");
  // What the search would not have asked about has no points.
  const { score = 0, reasons = [] } = pairOf(one, two) ?? {};
  const [olderId, newerId] = personId < other.id ? [personId, other.id] : [other.id, personId];
  const [row] = await db.$queryRaw<{ id: string }[]>`
    insert into person_duplicate as d (id, older_id, newer_id, score, reasons)
    values (${uuid7()}::uuid, ${olderId}::uuid, ${newerId}::uuid, ${score >= ASK_FROM ? score : 0}, ${reasons}::text[])
    on conflict (newer_id, older_id) do update set decision = 'open', decided_by_id = null, decided_at = null
    returning d.id::text`;
  return ok({ duplicateId: row!.id });
}
