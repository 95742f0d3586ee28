import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { instantOf } from "@/lib/members/time-zone";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { readSetting } from "@/lib/platform/settings";
import type { TestSubject } from "../freeze";
import type { Schedule } from "../schedule";
import { updateSettings } from "../settings";
import type { SubjectTest } from "../subject-test";

/**
 * Settles when a draft is to go out once it is approved; null: at once. What goes to everyone at their own hour tries no
 * subjects: the test would end before the last had theirs.
 * @throws AppError "forbidden" unless the viewer's role may write updates
 */
export async function planTime(
  viewer: StaffViewer,
  updateId: string,
  schedule: Schedule,
): Promise<Result<null, "not-draft" | "test-needs-one-hour">> {
  requireCan(viewer, "write-updates");
  const { startsLocal = null, timeZone = null, localHours = false } = schedule ?? {};
  const startsAt = schedule ? instantOf(schedule.startsLocal, schedule.timeZone).at : null;
  const { count } = await db.update.updateMany({
    where: { id: updateId, status: "draft", ...(localHours && { testShare: null }) },
    data: { startsLocal, timeZone, localHours, startsAt },
  });
  if (count > 0) return ok(null);
  const draft = await db.update.count({ where: { id: updateId, status: "draft" } });
  return fail(draft > 0 ? "test-needs-one-hour" : "not-draft");
}

/**
 * Settles a test of subjects for a draft; null: none.
 * @throws AppError "forbidden" unless the viewer's role may write updates
 */
export async function planTest(
  viewer: StaffViewer,
  updateId: string,
  test: (SubjectTest & { subjects: readonly TestSubject[] }) | null,
): Promise<Result<null, "not-draft" | "local-hours" | "clicks-off">> {
  requireCan(viewer, "write-updates");
  if (test?.rule === "clicks" && !(await readSetting(updateSettings)).clicks) return fail("clicks-off");
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: updateId, status: "draft", ...(test && { localHours: false }) },
      data: {
        testShare: test?.share ?? null,
        testMinutes: test?.minutes ?? null,
        testRule: test?.rule ?? null,
      },
    });
    if (count === 0) {
      const draft = await tx.update.count({ where: { id: updateId, status: "draft" } });
      return fail(draft > 0 ? "local-hours" : "not-draft");
    }
    await tx.updateSubject.deleteMany({ where: { updateId } });
    await tx.updateSubject.createMany({
      data: (test?.subjects ?? []).map((subject) => ({ updateId, ...subject })),
    });
    return ok(null);
  });
}
