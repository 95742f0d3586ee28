import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { organizationKey, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { lockOrganizations } from "./lock-organizations";
import { recordEvent } from "./record-event";
import { purgeListing } from "./settle-listing";

/** Whether an organization can be a part of another: no circle comes of it. */
export async function mayBePartOf(tx: Tx, id: string, parentId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ circle: boolean }[]>`
    with recursive above as (
      select id, parent_id from organization where id = ${parentId}::uuid
      union
      select o.id, o.parent_id from organization o join above on o.id = above.parent_id
    ) select exists (select from above where id = ${id}::uuid) as circle`;
  return row?.circle === false;
}

/**
 * Staff's word on what an organization is a part of. The proposal of its own people is answered with it.
 * @param name the larger organization's name as its record has it; "" for none
 * @returns "nobody": no record has that name; "several": more than one has; "circle": it is itself a part of this one
 * @throws AppError "forbidden" if the viewer may not
 */
export async function setParent(
  viewer: StaffViewer,
  organizationId: string,
  name: string,
  now = new Date(),
): Promise<Result<null, "unknown" | "nobody" | "several" | "circle">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const was = await tx.organization.findFirst({
      where: { id: organizationId, mergedIntoId: null },
      include: { parent: { select: { name: true } } },
    });
    if (!was) return fail("unknown");
    const named = name
      ? await tx.organization.findMany({
          where: { nameKey: organizationKey(name), mergedIntoId: null, id: { not: organizationId } },
          take: 2,
          select: { id: true, name: true },
        })
      : [];
    const [parent] = named;
    if (name && !parent) return fail("nobody");
    if (named.length > 1) return fail("several");
    if (parent && !(await mayBePartOf(tx, organizationId, parent.id))) return fail("circle");
    await tx.organization.update({
      where: { id: organizationId },
      data: { parentId: parent?.id ?? null, proposedParent: null },
    });
    if ((parent?.id ?? null) !== was.parentId)
      await recordEvent(tx, {
        ...{ organizationId, action: "changed", at: now },
        actor: { kind: "staff", id: viewer.personId },
        changes: { parent: [was.parent?.name ?? null, parent?.name ?? null] },
      });
    if (was.listedAt) await purgeListing(tx, was);
    return ok(null);
  });
}
