import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import type { About, TimelineLine } from "../record";
import type { Changes, EventAction } from "../timeline";
import { listStaffNames } from "./list-staff-names";
import { requireCan } from "./require-can";

const PAGE = 50;

/**
 * What happened to a person's or an organization's record, newest first, 50 at a time.
 * @param after the last id of the page before
 */
export async function listTimeline(
  viewer: StaffViewer,
  about: About,
  after?: string,
): Promise<{ lines: TimelineLine[]; next?: string }> {
  requireCan(viewer, "manage-members");
  const rows = await db.timelineEvent.findMany({
    where: about,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: {
      id: true,
      at: true,
      action: true,
      actorKind: true,
      actorId: true,
      changes: true,
      why: true,
      personId: true,
      organizationId: true,
      person: { select: { firstName: true, lastName: true, email: true } },
      organization: { select: { name: true } },
    },
  });
  const shown = rows.slice(0, PAGE);
  const names = await listStaffNames(shown.map(({ actorId }) => actorId));
  const lines = shown.map((row): TimelineLine => {
    const { id, at, changes, why, personId, organizationId, person, organization, actorId } = row;
    const own = "personId" in about && actorId === personId;
    return {
      id,
      at,
      why,
      action: row.action as EventAction,
      actor: row.actorKind,
      by: own ? null : (names.get(actorId ?? "") ?? null),
      with:
        "personId" in about
          ? organization && { name: organization.name, href: `/staff/organizations/${organizationId}` }
          : person && {
              name: `${person.firstName} ${person.lastName}`.trim() || person.email,
              href: `/staff/members/${personId}`,
            },
      changes: changes as Changes,
    };
  });
  return { lines, ...(rows.length > PAGE ? { next: shown.at(-1)!.id } : {}) };
}
