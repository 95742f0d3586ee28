import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { Prisma } from "@/prisma/client/client";
import type { PersonFilter } from "../filter";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { cleanLine } from "../text";

const LONGEST_NAME = 80;

const isTaken = (cause: unknown): boolean => (cause as { code?: string }).code === "P2002";
const audit = (viewer: StaffViewer, action: string, subject: string, detail: Prisma.InputJsonObject) => ({
  data: { actorId: viewer.personId, action, subject, detail },
});

/**
 * Keeps a filter under a name: a new segment, or another name and filter for one that is there. Updates that wait to
 * be sent to it go to whom it means by then.
 */
export async function keepSegment(
  viewer: StaffViewer,
  segment: { id: string | null; name: string; filter: PersonFilter },
): Promise<Result<{ id: string }, "name-missing" | "name-taken" | "gone">> {
  requireCan(viewer, "manage-members");
  const name = [...cleanLine(segment.name)].slice(0, LONGEST_NAME).join("");
  if (name === "") return fail("name-missing");
  const filter = segment.filter as unknown as Prisma.InputJsonObject;
  try {
    return await db.$transaction(async (tx) => {
      const { id } = segment;
      if (id === null) {
        const made = await tx.segment.create({
          data: { name, filter, createdById: viewer.personId },
          select: { id: true },
        });
        await tx.auditEvent.create(audit(viewer, "make-segment", made.id, { name, filter }));
        return ok(made);
      }
      const { count } = await tx.segment.updateMany({ where: { id }, data: { name, filter } });
      if (count === 0) return fail("gone");
      await tx.auditEvent.create(audit(viewer, "change-segment", id, { name, filter }));
      return ok({ id });
    });
  } catch (cause) {
    if (isTaken(cause)) return fail("name-taken");
    throw cause;
  }
}

/**
 * Deletes a segment. One that an update waits to be sent to stays: without it the update would be for everyone.
 * Updates that went out keep what they were sent to in the audit.
 */
export async function deleteSegment(
  viewer: StaffViewer,
  id: string,
): Promise<Result<{ name: string }, "in-use" | "gone">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    const [segment] = await tx.$queryRaw<{ name: string }[]>`
      select name from segment where id = ${id}::uuid for update`;
    if (!segment) return fail("gone");
    if ((await tx.update.count({ where: { segmentId: id, status: "draft" } })) > 0) return fail("in-use");
    await tx.segment.delete({ where: { id } });
    await tx.auditEvent.create(audit(viewer, "delete-segment", id, { name: segment.name }));
    return ok(segment);
  });
}
