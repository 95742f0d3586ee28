import { db } from "@/lib/platform/db";

/**
 * The id of the record that a person's id leads to now: their own, or the one that it was merged into since. Null when
 * they are gone. Links in old mails are read with it.
 */
export async function findPersonNow(personId: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    with recursive led (id, steps) as (
      select ${personId}::uuid, 0
      union all
      select m.person_id, steps + 1 from led join "merge" m on m.gone_id = led.id and m.undone_at is null
      where m.person_id is not null and steps < 20 and not exists (select from person p where p.id = led.id)
    )
    select p.id::text from led join person p on p.id = led.id limit 1`;
  return found?.id ?? null;
}
