import { purgeDocuments } from "@/lib/documents/purge";
import { after, MINUTE } from "@/lib/platform/clock";
import { db, pgPool, type Tx } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { titleOf } from "../queries/content-of";
import { getSendPlan, type SendPlan } from "../queries/get-send-plan";
import { isPublic } from "../queries/show-update";
import { unfreeze } from "./freeze-audience";
import { tellStaff } from "./tell-staff";

/**
 * Lets a frozen update go out: its deliveries can be claimed from now on, a test of its subjects runs, and where it is
 * public, its page stands on the site. Called while its row is held.
 */
export async function begin(tx: Tx, plan: SendPlan, now: Date): Promise<void> {
  await tx.update.update({
    where: { id: plan.id },
    data: {
      ...{ status: "sending", startsAt: now },
      ...(plan.test && { testEndsAt: after(now, plan.test.minutes * MINUTE) }),
    },
  });
  if (isPublic(plan)) await purgeDocuments(tx, pagesWith(plan.slug));
  await tx.$executeRaw`select pg_notify('deliveries', '')`;
}

/** The pages that show an update. */
function pagesWith(slug: string): string[] {
  const feeds = ["", "/updates"].flatMap((page) => [`${page}/feed.xml`, `${page}/feed.json`]);
  return ["/updates", `/updates/${slug}`, "/", "/sitemap.xml", ...feeds];
}

/**
 * Begins every scheduled update whose hour has come, also what came while nothing ran. One whose words or sender are not
 * what was approved does not go out: it is a draft again, and whoever approved it is told. Any number of processes may
 * call it.
 * @returns how many began
 */
export async function beginScheduled(now = new Date()): Promise<number> {
  const { rows } = await pgPool().query<{ id: string }>(
    `select id::text from "update" where status = 'scheduled' and starts_at <= $1 order by starts_at, id`,
    [now],
  );
  let begun = 0;
  for (const { id } of rows)
    begun += await db.$transaction((tx) => beginOne(tx, id, now), { timeout: 120_000 });
  return begun;
}

async function beginOne(tx: Tx, id: string, now: Date): Promise<number> {
  // Whoever cancels or moves it at this moment was first, or comes too late.
  const held = await tx.$queryRaw<{ id: string }[]>`
    select id::text from "update" where id = ${id}::uuid and status = 'scheduled' and starts_at <= ${now}
    for update skip locked`;
  const plan = held.length > 0 ? await getSendPlan(id, tx) : null;
  if (!plan) return 0;
  if (plan.contentHash === plan.frozenHash && plan.senderOpen) {
    await begin(tx, plan, now);
    await tx.auditEvent.create({ data: { action: "begin-update", subject: id } });
    return 1;
  }
  await lapse(tx, plan);
  return 0;
}

const LAPSED =
  "It was approved, and did not go out: its words or its sender are not what was approved. Look at it and approve it again.";

async function lapse(tx: Tx, plan: SendPlan): Promise<void> {
  log.warn({ update: plan.id }, "an update was changed after it was approved, and did not go out");
  await unfreeze(tx, plan);
  await tx.update.update({ where: { id: plan.id }, data: { reviewNote: LAPSED, reviewedById: null } });
  await tx.auditEvent.create({ data: { action: "lapse-update", subject: plan.id } });
  await tellStaff(tx, [plan.approvedById], {
    what: "lapsed",
    updateId: plan.id,
    subject: titleOf(plan.content),
    key: `${plan.approvedAt?.getTime()}`,
  });
}
