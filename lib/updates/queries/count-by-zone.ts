import { zoneOfZip } from "@/lib/members/time-zone";
import { pgPool } from "@/lib/platform/db";
import { receives } from "../eligibility";
import type { UpdateKind } from "../schema";
import { audienceSql } from "./count-audience";

/**
 * How many of those who would get an update of a kind live in each time zone, by its IANA name; those whose ZIP code tells
 * none count for `otherwise`. The largest first.
 */
export async function countByZone(
  kind: UpdateKind,
  segmentId: string | null,
  otherwise: string,
): Promise<{ zone: string; people: number }[]> {
  const { sql, params } = await audienceSql(segmentId, 1);
  const { rows } = await pgPool().query<{ zip: string | null; people: number }>(
    `select case when p.zip like '96799%' then '96799' else rpad(left(p.zip, 3), 5, '0') end as zip, count(*)::int as people
     from person p where ${receives(kind)} and ${sql} group by 1`,
    params,
  );
  const zones = new Map<string, number>();
  for (const { zip, people } of rows) {
    const zone = zoneOfZip(zip) ?? otherwise;
    zones.set(zone, (zones.get(zone) ?? 0) + people);
  }
  return [...zones]
    .map(([zone, people]) => ({ zone, people }))
    .sort((a, b) => b.people - a.people || (a.zone < b.zone ? -1 : 1));
}
