import { db } from "@/lib/platform/db";
import { allOf, type PersonFilter, personFilterSchema } from "../filter";
import { filterOfList, memberListSchema, type MemberListQuery } from "../member-list";
import type { StaffViewer } from "../policy";
import { requireCan } from "./require-can";
import { resolveSearch } from "./resolve-search";

/** Nobody: what is left of a segment that is gone, or that no longer says anything. */
const nobody: PersonFilter = { any: [] };

/** The filter of a segment by its id. */
export async function filterOfSegment(id: string): Promise<PersonFilter> {
  const segment = await db.segment.findUnique({ where: { id }, select: { filter: true } });
  const read = personFilterSchema.safeParse(segment?.filter);
  return read.success ? read.data : nobody;
}

/** Who fits the list's parameters, but for its search. */
export const chosenPeople = async (query: MemberListQuery): Promise<PersonFilter> =>
  query.segment ? allOf(await filterOfSegment(query.segment), filterOfList(query)) : filterOfList(query);

/**
 * The one filter that the list's parameters come to, its segment and its search included: whom a bulk action or an
 * export is for.
 */
export async function memberListFilter(
  viewer: StaffViewer,
  params: Record<string, string | string[] | undefined>,
): Promise<PersonFilter> {
  requireCan(viewer, "manage-members");
  const query = memberListSchema.parse(params);
  const chosen = await chosenPeople(query);
  if (query.q === "") return chosen;
  const search = await resolveSearch(query.q);
  return allOf(chosen, search ? { field: "text", q: query.q, near: search.near } : nobody);
}
