import { pgPool } from "@/lib/platform/pool";
import { digestSlug, monthDue } from "../digest";

/** The month whose digest is due and not made, as "2026-10"; null when there is none. */
export async function getDueDigest(now: Date): Promise<string | null> {
  const month = monthDue(now);
  if (!month) return null;
  const { rows } = await pgPool().query(`select from "update" where slug = $1`, [digestSlug(month)]);
  return rows.length === 0 ? month : null;
}
