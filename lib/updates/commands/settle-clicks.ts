import { after, DAY } from "@/lib/platform/clock";
import { pgPool } from "@/lib/platform/pool";
import { countClicks } from "../queries/count-clicks";

/** How long it is kept who followed which link: after that only how many did. */
const KEEP = 90 * DAY;
/** How long it is kept which clicks came from one network, which only tells robots. */
const KEEP_NETWORK = 2 * DAY;

/**
 * Forgets who followed which link of updates that began to go out 90 days ago; how many they were stays. What follows
 * such a link later is led on and not counted any more. Any number of workers may do it at once.
 * @returns how many single clicks were deleted
 */
export async function settleClicks(now: Date): Promise<number> {
  await pgPool().query("update link_click set network = null where network is not null and at < $1", [
    after(now, -KEEP_NETWORK),
  ]);
  const { rows: due } = await pgPool().query<{ id: string }>(
    `select u.id::text from "update" u where coalesce(u.starts_at, u.approved_at) < $1
       and exists (select from update_link l where l.update_id = u.id and l.least is null)`,
    [after(now, -KEEP)],
  );
  let gone = 0;
  for (const { id } of due) gone += await settle(id);
  return gone;
}

async function settle(updateId: string): Promise<number> {
  // Seldom: until then the client need not be loaded (lib/jobs/seldom.ts).
  const { db } = await import("@/lib/platform/db");
  return db.$transaction(
    async (tx) => {
      // From here on the buffer writes nothing more for these links, and no second worker settles them.
      const open = await tx.$queryRaw<unknown[]>`
        select id from update_link where update_id = ${updateId}::uuid and least is null for update`;
      const clicks = open.length > 0 && (await countClicks(updateId));
      if (!clicks) return 0;
      const { byVariant, links, people } = clicks;
      await tx.clickTotal.createMany({
        data: [...byVariant].map(([variant, range]) => ({ updateId, variant, ...range })),
      });
      await tx.updateLink.updateMany({ where: { updateId }, data: { least: 0, most: 0 } });
      for (const { id, range } of links) await tx.updateLink.update({ where: { id }, data: range });
      await tx.updateTotal.updateMany({ where: { updateId }, data: people });
      const { count } = await tx.linkClick.deleteMany({ where: { link: { updateId } } });
      return count;
    },
    { timeout: 60_000 },
  );
}
