import type { DataChoices } from "@/components/staff/members/member-words";
import { listChildren } from "@/lib/content/store";
import { counties } from "@/lib/members/county";
import { NONE } from "@/lib/members/filter";
import type { StaffViewer } from "@/lib/members/policy";
import { listUsedWords } from "@/lib/members/queries/list-choices";
import { listSegments } from "@/lib/members/queries/list-segments";

const interestNames: Readonly<Record<string, string>> = {
  stem: "STEM",
  "linked-learning": "Linked Learning",
};

/** The counties' names by their ids. */
export const countyNames: Readonly<Record<string, string>> = Object.fromEntries(
  counties.map(({ id, name }) => [id, name]),
);

/** What a coalition of the content is called; one that is not there (any more) by its id. */
const coalitionName = (id: string): string =>
  listChildren("en", "/coalitions").find(({ address }) => address.endsWith(`/${id}`))?.frontmatter.title ??
  id;

const plain = (words: readonly string[]) => words.map((value) => ({ value, label: value }));

/** What can be chosen of what depends on the data. */
export async function filterData(viewer: StaffViewer): Promise<DataChoices> {
  const [used, segments] = await Promise.all([listUsedWords(viewer), listSegments(viewer)]);
  return {
    county: [
      ...counties.map(({ id, name }) => ({ value: id, label: name })),
      { value: NONE, label: "Not known, or elsewhere" },
    ],
    interests: [
      ...used.interests.map((value) => ({ value, label: interestNames[value] ?? value })),
      { value: NONE, label: "None chosen" },
    ],
    source: plain(used.source),
    tag: [...plain(used.tag), ...(used.tag.length > 0 ? [{ value: NONE, label: "No tag" }] : [])],
    district: plain(used.district),
    coalition: used.coalition.map((value) => ({ value, label: coalitionName(value) })),
    segment: segments.map(({ id, name }) => ({ value: id, label: name })),
  };
}
