import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "./require-can";
import { db } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/client/client";
import type { MemberLine, MemberListQuery, Page } from "./schema";

const PAGE = 50;

function where({ q, kind, status }: MemberListQuery): Prisma.MembershipWhereInput {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 5);
  const holds = (word: string) => ({ contains: word, mode: "insensitive" as const });
  return {
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
    AND: words.map((word) => ({
      OR: [
        { person: { firstName: holds(word) } },
        { person: { lastName: holds(word) } },
        { person: { email: holds(word) } },
        { organization: { name: holds(word) } },
      ],
    })),
  };
}

/** Memberships, newest first, a page at a time. Each word of the search must be found somewhere. */
export async function listMembers(viewer: StaffViewer, query: MemberListQuery): Promise<Page<MemberLine>> {
  requireCan(viewer, "manage-members");
  const rows = await db.membership.findMany({
    where: where(query),
    // Ids are time-ordered, and their index gives a page in no time at any length of the list.
    orderBy: { id: "desc" },
    take: PAGE + 1,
    ...(query.after ? { cursor: { id: query.after }, skip: 1 } : {}),
    select: {
      id: true,
      kind: true,
      status: true,
      since: true,
      role: true,
      organization: { select: { name: true } },
      person: {
        select: {
          firstName: true,
          lastName: true,
          email: true,
          zip: true,
          locale: true,
          unsubscribedAt: true,
        },
      },
    },
  });
  const shown = rows.slice(0, PAGE);
  return {
    lines: shown.map(({ person, organization, ...membership }) => ({
      ...membership,
      name: `${person.firstName} ${person.lastName}`.trim(),
      email: person.email,
      zip: person.zip,
      locale: person.locale,
      organization: organization?.name ?? null,
      getsUpdates: person.unsubscribedAt === null && membership.status === "active",
    })),
    ...(rows.length > PAGE ? { next: shown.at(-1)!.id } : {}),
  };
}
