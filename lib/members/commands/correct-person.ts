import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { Correction } from "../correction";
import { countyOf } from "../county";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { changesBetween } from "../timeline";
import { recordEvent } from "./record-event";

/**
 * Corrects what is known of a person, with why. Nothing is overwritten that the viewer has not seen: when the record
 * changed since `version`, nothing is written.
 * @param version the record's `updatedAt` as it was shown
 * @throws AppError "forbidden" if the viewer may not
 */
export async function correctPerson(
  viewer: StaffViewer,
  personId: string,
  version: Date,
  { why, ...told }: Correction,
  now = new Date(),
): Promise<Result<{ changed: boolean }, "unknown" | "changed-elsewhere">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`;
    const was = await tx.person.findUnique({
      where: { id: personId },
      select: {
        updatedAt: true,
        firstName: true,
        lastName: true,
        zip: true,
        locale: true,
        audience: true,
        interests: true,
      },
    });
    if (!was) return fail("unknown");
    const { updatedAt, ...known } = was;
    if (updatedAt.getTime() !== version.getTime()) return fail("changed-elsewhere");
    const changes = changesBetween(known, told);
    if (Object.keys(changes).length === 0) return ok({ changed: false });
    await tx.person.update({
      where: { id: personId },
      data: { ...told, county: countyOf(told.zip)?.id ?? null, updatedAt: now },
    });
    const actor = { kind: "staff", id: viewer.personId } as const;
    await recordEvent(tx, { personId, actor, action: "changed", changes, why, at: now });
    return ok({ changed: true });
  });
}
