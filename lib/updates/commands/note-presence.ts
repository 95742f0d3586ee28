import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { listStaffNames } from "@/lib/members/queries/list-staff-names";
import { after, DAY, SECOND } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { UpdateStatus } from "../schema";

/** Who asked within this time counts as there: the editor asks every few seconds, and a laptop may sleep for some. */
const THERE = 30 * SECOND;

export type Company = {
  /** The names of the others who have it open. */
  others: string[];
  status: UpdateStatus;
  /** What it is now, and who saved that; "" when that is not known any more. */
  revision: number;
  by: string;
};

/** Notes that somebody has an update open, and answers who else does. Null: there is no such update. */
export async function notePresence(
  viewer: StaffViewer,
  updateId: string,
  now = new Date(),
): Promise<Company | null> {
  requireCan(viewer, "write-updates");
  const update = await db.update.findUnique({
    where: { id: updateId },
    select: {
      ...{ revision: true, status: true },
      versions: { orderBy: { revision: "desc" }, take: 1, select: { authorId: true } },
    },
  });
  if (!update) return null;
  // It may have been deleted in this moment: then nothing is noted.
  await db.$executeRaw`
    insert into update_presence (update_id, person_id, seen_at)
    select id, ${viewer.personId}::uuid, ${now} from "update" where id = ${updateId}::uuid
    on conflict (update_id, person_id) do update set seen_at = excluded.seen_at`;
  await db.updatePresence.deleteMany({ where: { updateId, seenAt: { lt: after(now, -DAY) } } });
  const there = await db.updatePresence.findMany({
    where: { updateId, seenAt: { gt: after(now, -THERE) }, NOT: { personId: viewer.personId } },
    orderBy: { personId: "asc" },
    select: { personId: true },
  });
  const author = update.versions[0]?.authorId ?? null;
  const names = await listStaffNames([...there.map(({ personId }) => personId), author]);
  return {
    others: there.flatMap(({ personId }) => names.get(personId) ?? []),
    status: update.status,
    revision: update.revision,
    by: names.get(author ?? "") ?? "",
  };
}

/** Notes that somebody closed it. */
export async function leavePresence(viewer: StaffViewer, updateId: string): Promise<void> {
  requireCan(viewer, "write-updates");
  await db.updatePresence.deleteMany({ where: { updateId, personId: viewer.personId } });
}
