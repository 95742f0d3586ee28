import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import { listStaffNames } from "./list-staff-names";
import type { NameUseLine } from "./organization-schema";
import { requireCan } from "./require-can";

const MOST = 500;

/**
 * Questions about the use of names with their answers, the newest first, 500 at most.
 * @param by one organization's, or one title's; all without
 */
export async function listNameUses(
  viewer: StaffViewer,
  by: { organizationId?: string; title?: string | undefined } = {},
): Promise<NameUseLine[]> {
  requireCan(viewer, "manage-members");
  const { organizationId, title } = by;
  const rows = await db.nameUse.findMany({
    where: { ...(organizationId && { organizationId }), ...(title && { title }) },
    orderBy: { id: "desc" },
    take: MOST,
    select: {
      ...{ id: true, title: true, text: true, askedAt: true, askedById: true, answerBy: true },
      ...{ agreed: true, answeredAt: true, answeredById: true },
      organization: { select: { id: true, name: true } },
    },
  });
  const people = rows.flatMap(({ answeredById }) => answeredById ?? []);
  const [staff, answerers] = await Promise.all([
    listStaffNames(rows.map(({ askedById }) => askedById)),
    db.person.findMany({
      where: { id: { in: people } },
      select: { id: true, firstName: true, lastName: true, email: true },
    }),
  ]);
  const names = new Map(
    answerers.map(({ id, firstName, lastName, email }) => [id, `${firstName} ${lastName}`.trim() || email]),
  );
  return rows.map(({ askedById, answeredById, ...row }) => ({
    ...row,
    askedBy: staff.get(askedById ?? "") ?? null,
    answeredBy: names.get(answeredById ?? "") ?? null,
  }));
}

/** The titles that were asked about, the newest first, 100 at most. */
export async function listNameUseTitles(viewer: StaffViewer): Promise<{ title: string; count: number }[]> {
  requireCan(viewer, "manage-members");
  const rows = await db.nameUse.groupBy({
    by: ["title"],
    _count: true,
    _max: { askedAt: true },
    orderBy: { _max: { askedAt: "desc" } },
    take: 100,
  });
  return rows.map(({ title, _count: count }) => ({ title, count }));
}
