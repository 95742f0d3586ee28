import { everyone } from "../filter";
import type { BulkAct, BulkTarget } from "../bulk";
import { MOST_TAGS } from "../record";
import { standingsBefore } from "../standing";
import { filterSql } from "./filter-sql";

/** Conditions over `p`, a person: who is meant, who is so already, to whom it cannot be done; with their parameters. */
export type BulkSql = { meant: string; already: string; barred: string; params: unknown[] };

const standing = (statuses: readonly string[]) =>
  `exists (select from membership m where m.person_id = p.id and m.status in (${statuses.map((it) => `'${it}'`).join(", ")}))`;

/** What an act means for whom, in SQL. Who is neither so already nor barred will change. */
export function bulkSql(act: BulkAct, target: BulkTarget): BulkSql {
  const { sql, params } =
    "ids" in target
      ? { sql: "p.id = any($1::uuid[])", params: [target.ids] as unknown[] }
      : filterSql(target.filter ?? everyone);
  const bind = (value: string) => `$${params.push(value)}::text`;
  const of = (already: string, barred = "false"): BulkSql => ({ meant: sql, already, barred, params });
  switch (act.action) {
    case "tag":
      return of(`${bind(act.tag)} = any(p.tags)`, `cardinality(p.tags) >= ${MOST_TAGS}`);
    case "untag":
      return of(`not (${bind(act.tag)} = any(p.tags))`);
    case "language":
      return of(`p.locale = ${bind(act.locale)}`);
    case "withdraw":
      return of("p.unsubscribed_at is not null");
    default: {
      const { from, to } = standingsBefore[act.action];
      const begins = standing(from);
      const there = standing(act.action === "remove" ? [to, "left"] : [to]);
      // Nobody who works here is removed along with others.
      const staff = act.action === "remove" ? " or p.staff_role is not null" : "";
      return of(`not ${begins} and ${there}`, `not ${begins}${staff}`);
    }
  }
}
