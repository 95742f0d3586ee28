import { db } from "@/lib/platform/db";
import { listZips } from "../county";

const STEP = "person-counties";

/**
 * Gives those who gave a ZIP code before counties were kept the county of it, once for each database: from then on
 * whoever writes a ZIP code writes the county.
 * @returns how many people got one
 */
export async function fillCounties(): Promise<number> {
  const { zips, ids } = listZips();
  return db.$transaction(
    async (tx) => {
      // The row is the lock: of two processes that start together, the second waits here and then finds it taken.
      const taken = await tx.setupStep.createMany({ data: [{ name: STEP }], skipDuplicates: true });
      if (taken.count === 0) return 0;
      return tx.$executeRaw`update person set county = place.county
        from unnest(${zips}::text[], ${ids}::text[]) place (zip, county)
        where person.zip = place.zip and person.county is null`;
    },
    { timeout: 300_000 },
  );
}
