import { homeTimeZone } from "@/lib/platform/clock";
import { db, pgPool } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/i18n";
import { lineOf, type PublicUpdateLine, published, shown, showUpdate } from "./show-update";

/** What is published and went out in a month of California's, oldest first. `month` as "2026-10". */
export async function listUpdatesOfMonth(month: string, locale: Locale): Promise<PublicUpdateLine[]> {
  const { rows } = await pgPool().query<{ id: string }>(
    `select id::text from "update"
     where to_char(coalesce(starts_at, approved_at) at time zone $2, 'YYYY-MM') = $1`,
    [month, homeTimeZone],
  );
  const found = await db.update.findMany({
    where: { ...published, id: { in: rows.map(({ id }) => id) } },
    orderBy: [{ approvedAt: "asc" }, { id: "asc" }],
    select: shown,
  });
  return found.map((row) => lineOf(showUpdate(row, locale)));
}
