import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { MOST_TAGS, type About } from "../record";
import { changesBetween } from "../timeline";
import { lockRecord } from "./lock-record";
import { recordEvent } from "./record-event";

/**
 * Adds a tag to a person's or an organization's record, or takes one off. What is so already stays, and leaves no trace.
 * @param tag see `tagField`
 * @throws AppError "forbidden" if the viewer may not
 */
export async function changeTags(
  viewer: StaffViewer,
  about: About,
  { tag, on }: { tag: string; on: boolean },
  now = new Date(),
): Promise<Result<null, "unknown" | "too-many">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    const record = await lockRecord(tx, about);
    if (!record) return fail("unknown");
    const others = record.tags.filter((each) => each !== tag);
    const tags = on ? [...others, tag].sort() : others;
    if (tags.length > MOST_TAGS) return fail("too-many");
    const changes = changesBetween({ tags: record.tags }, { tags });
    if (Object.keys(changes).length === 0) return ok(null);
    if ("personId" in about)
      await tx.person.update({ where: { id: about.personId }, data: { tags, updatedAt: now } });
    else
      await tx.organization.update({ where: { id: about.organizationId }, data: { tags, updatedAt: now } });
    const actor = { kind: "staff", id: viewer.personId } as const;
    await recordEvent(tx, { ...about, actor, action: "tagged", changes, at: now });
    return ok(null);
  });
}
