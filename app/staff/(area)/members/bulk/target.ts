import { bulkSchema, MOST_CHOSEN, type BulkAct, type BulkTarget } from "@/lib/members/bulk";
import type { StaffViewer } from "@/lib/members/policy";
import { memberListFilter } from "@/lib/members/queries/member-list-filter";
import { z } from "zod";

export type Params = Record<string, string | string[] | undefined>;

const uuid = z.uuid();
const many = (value: string | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** What an act itself is told; the list has parameters of its own, some for tags and languages too. */
const OF_THE_ACT = new Set(["do", "doTag", "doLocale", "doWhy", "bulkId", "done", "id"]);

/** What names the people again in the next address or form: those who are ticked, or the list's own parameters. */
export function whomOf(params: Params): [name: string, value: string][] {
  if (params["all"] === undefined)
    return many(params["id"])
      .filter((id) => uuid.safeParse(id).success)
      .slice(0, MOST_CHOSEN)
      .map((id) => ["id", id]);
  return Object.entries(params)
    .filter(([name]) => !OF_THE_ACT.has(name) && !name.startsWith("$"))
    .flatMap(([name, value]) => many(value).map((each): [string, string] => [name, each]));
}

/** Whom an act is for: those who are ticked, or all that fit the list's parameters; null: nobody was named. */
export async function targetOf(viewer: StaffViewer, params: Params): Promise<BulkTarget | null> {
  const whom = whomOf(params);
  if (params["all"] !== undefined) return { filter: await memberListFilter(viewer, params) };
  return whom.length > 0 ? { ids: [...new Set(whom.map(([, id]) => id))] } : null;
}

const first = (value: string | string[] | undefined) => (many(value)[0] ?? "").slice(0, 600);

/** What was asked for, as typed. */
export const askedOf = (params: Params): Record<BulkField, string> => ({
  action: first(params["do"]),
  tag: first(params["doTag"]),
  locale: first(params["doLocale"]),
  why: first(params["doWhy"]),
});

type BulkField = "action" | "tag" | "locale" | "why";

/** Reads an act; a sentence says what is missing. */
export function readAct(asked: Record<BulkField, string>): { act: BulkAct } | { error: string } {
  const parsed = bulkSchema.safeParse({ ...asked, words: asked.why });
  if (parsed.success) return { act: parsed.data };
  const message = parsed.error.issues[0]?.message ?? "";
  return {
    error: /^[A-Z]/.test(message) && !message.startsWith("Invalid") ? message : "Choose what is to be done.",
  };
}
