import { type StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { readSetting } from "@/lib/platform/settings";
import { needsFourEyes } from "../approval";
import { openChecks } from "../checks";
import { freeSlug, slugOf } from "../policy";
import { checkUpdate } from "../queries/check-update";
import { titleOf } from "../queries/content-of";
import { findObstacles } from "../queries/find-obstacles";
import { getSendPlan, type SendPlan } from "../queries/get-send-plan";
import { translatedLocales } from "../schema";
import { updateSettings } from "../settings";
import { begin } from "./begin-scheduled";
import { freezeAudience } from "./freeze-audience";
import { freezeLinks } from "./freeze-links";

type Refusal =
  | "not-found"
  /** Something is different from what was looked at. */
  | "changed-elsewhere"
  | "not-ready"
  /** The check list has found something that nobody overruled. */
  | "checks-open"
  | "nobody"
  /** Whoever approves wrote it, and it is too large for that. */
  | "needs-other"
  /** The hour that was planned is past. */
  | "too-late"
  | "sender-gone";

/** Ends the transaction without a trace, with a reason that is no surprise. */
class Refused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/** How long freezing a million recipients may take on a slow machine, in milliseconds. */
const FREEZING = 180_000;

export type Approved = {
  recipients: number;
  slug: string;
  /** It waits for its hour. */
  scheduled: boolean;
};

/**
 * Approves an update, in one transaction: its words and everybody who gets it are frozen, and it goes out, at once or at
 * its hour. Doing it again changes nothing and answers the same.
 * @param seen what stood before whoever approves (`SendPlan.seen`); if anything is different, nothing is sent
 * @throws AppError "forbidden" unless the viewer's role may send
 */
export async function approveAndSend(
  viewer: StaffViewer,
  updateId: string,
  seen: string,
  now = new Date(),
): Promise<Result<Approved, Refusal>> {
  requireCan(viewer, "send-updates");
  // Before anything is held: it asks name servers.
  if (openChecks(await checkUpdate(updateId)).length > 0) return fail("checks-open");
  for (let tries = 1; ; tries++) {
    try {
      return ok(
        await db.$transaction((tx) => approve(tx, viewer, { updateId, seen, now }), { timeout: FREEZING }),
      );
    } catch (cause) {
      if (cause instanceof Refused) return fail(cause.reason);
      // Two updates with one subject at the same moment: the second takes the next free address.
      if ((cause as { code?: string }).code !== "P2002" || tries >= 3) throw cause;
    }
  }
}

type Asked = { updateId: string; seen: string; now: Date };

async function approve(tx: Tx, viewer: StaffViewer, { updateId, seen, now }: Asked): Promise<Approved> {
  // The row is ours until the end: the second of two clicks waits here, and finds it done.
  await tx.$queryRaw`select 1 from "update" where id = ${updateId}::uuid for update`;
  const plan = await getSendPlan(updateId, tx);
  if (!plan) throw new Refused("not-found");
  const { status, slug: known, recipients: frozen } = plan;
  if (status !== "draft" && status !== "submitted")
    return { recipients: frozen ?? 0, slug: known, scheduled: status === "scheduled" };
  if (plan.seen !== seen) throw new Refused("changed-elsewhere");
  if (!plan.senderOpen) throw new Refused("sender-gone");
  if (findObstacles(plan.content).length > 0) throw new Refused("not-ready");
  const scheduled = plan.startsAt !== null;
  if (plan.startsAt && plan.startsAt <= now) throw new Refused("too-late");

  // First, so that nothing large is done twice where another update wants the same address.
  const slug = await settleSlug(tx, plan);
  const translated = translatedLocales(plan.content);
  const { recipients, hash, firstDue } = await freezeAudience(tx, plan, translated, now);
  if (recipients === 0) throw new Refused("nobody");
  const settings = await readSetting(updateSettings);
  if (needsFourEyes(settings, recipients) && plan.writers.includes(viewer.personId))
    throw new Refused("needs-other");
  await tx.update.update({
    where: { id: updateId },
    data: {
      ...{ status: "scheduled", recipients, contentHash: plan.contentHash, audienceHash: hash },
      ...{ approvedAt: now, approvedById: viewer.personId, reviewNote: null, reviewedById: null },
      startsAt: plan.localHours ? firstDue : (plan.startsAt ?? now),
    },
  });
  await freezeLinks(tx, updateId);
  // The audience stays what the segment means now, whatever becomes of it.
  const { segment, segmentName: name } = plan;
  await tx.auditEvent.create({
    data: {
      actorId: viewer.personId,
      action: "send-update",
      subject: updateId,
      detail: {
        ...{ revision: plan.revision, recipients, locales: translated },
        ...{
          contentHash: plan.contentHash,
          audienceHash: hash,
          startsAt: plan.startsAt?.toISOString() ?? null,
        },
        ...(segment && { segment: { id: segment.id, name, filter: segment.filter as object } }),
      },
    },
  });
  if (!scheduled) await begin(tx, { ...plan, slug }, now);
  return { recipients, slug, scheduled };
}

async function settleSlug(tx: Tx, { id, content }: SendPlan): Promise<string> {
  const wanted = slugOf(titleOf(content));
  const near = await tx.update.findMany({
    where: { slug: { startsWith: wanted }, NOT: { id } },
    select: { slug: true },
  });
  const slug = freeSlug(wanted, new Set(near.map((it) => it.slug)));
  await tx.update.update({ where: { id }, data: { slug } });
  return slug;
}
