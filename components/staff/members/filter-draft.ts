import { type PersonCondition, type PersonFilter } from "@/lib/members/filter";
import type { ConditionField } from "./filter-words";

// A filter while it is built: groups of conditions, each of which says how many of them must hold.

export type DraftGroup = { key: number; holds: "all" | "any" | "none"; items: DraftItem[] };
export type DraftCondition = { key: number; condition: PersonCondition };
export type DraftItem = DraftGroup | DraftCondition;

let keys = 0;
export const freshKey = (): number => ++keys;

export const emptyGroup = (holds: DraftGroup["holds"] = "all"): DraftGroup => ({
  key: freshKey(),
  holds,
  items: [],
});

/** A new condition of a field; lists begin with nothing ticked, and count only once something is. */
export function emptyCondition(field: ConditionField): DraftCondition {
  const condition = (
    field === "since"
      ? { field, lastDays: 30 }
      : field === "text"
        ? { field, q: "" }
        : field === "subscribed" || field === "has-organization"
          ? { field, is: true }
          : { field, in: [] }
  ) as PersonCondition;
  return { key: freshKey(), condition };
}

/** A filter as groups. */
export function draftOf(filter: PersonFilter): DraftGroup {
  const group = (holds: DraftGroup["holds"], parts: readonly PersonFilter[]): DraftGroup => ({
    key: freshKey(),
    holds,
    items: parts.map(item),
  });
  const item = (part: PersonFilter): DraftItem => {
    if ("all" in part) return group("all", part.all);
    if ("any" in part) return group("any", part.any);
    if ("not" in part) return group("none", "any" in part.not ? part.not.any : [part.not]);
    return { key: freshKey(), condition: part };
  };
  const top = item(filter);
  return "items" in top ? top : { key: freshKey(), holds: "all", items: [top] };
}

const isFilled = ({ condition }: DraftCondition): boolean =>
  "in" in condition ? condition.in.length > 0 : condition.field !== "text" || condition.q.trim() !== "";

/** The groups as a filter: conditions without a value and groups without conditions are left out. */
export function filterOf(group: DraftGroup): PersonFilter {
  const filled = ({ items }: DraftGroup): PersonFilter[] =>
    items.flatMap((item) => {
      if (!("items" in item)) return isFilled(item) ? [item.condition] : [];
      return filled(item).length > 0 ? [filterOf(item)] : [];
    });
  const parts = filled(group);
  // Nothing said is everyone: so a segment begins.
  if (parts.length === 0 || group.holds === "all") return { all: parts };
  return group.holds === "any" ? { any: parts } : { not: { any: parts } };
}

/** The group with one item changed, wherever it is; `null` takes it away. */
export const withItem = (group: DraftGroup, key: number, item: DraftItem | null): DraftGroup => ({
  ...group,
  items: group.items.flatMap((each) => {
    if (each.key === key) return item ?? [];
    return "items" in each ? withItem(each, key, item) : each;
  }),
});
