import { db, pgPool } from "@/lib/platform/db";
import { countPeople } from "./count-people";
import { fittingSql } from "./fitting-sql";

/** How many the movement is: members now, and the California counties they live in. */
export type MovementCounts = { individuals: number; organizations: number; counties: number };

/** Counts active members, the people by their bits. Whoever shows a number holds it against `publicCount` first. */
export async function countMovement(): Promise<MovementCounts> {
  const { sql, params } = fittingSql({ field: "status", in: ["active"] });
  const [individuals, [organizations], counties] = await Promise.all([
    countPeople({ field: "status", in: ["active"], as: "individual" }),
    db.$queryRaw<{ count: number }[]>`
      select count(distinct organization_id)::int as count from membership
      where kind = 'organization' and status = 'active'`,
    pgPool().query<{ count: number }>(
      `with ${sql}
       select count(*)::int as count from (
         select b.value from fits join person_bits b on b.chunk = fits.chunk and b.field = 'county' and b.value <> ''
         group by 1 having sum(bit_count(b.bits & fits.bits)) > 0
         union select p.county from late join person p using (number) where p.county is not null) county`,
      params,
    ),
  ]);
  return { individuals, organizations: organizations!.count, counties: counties.rows[0]!.count };
}
