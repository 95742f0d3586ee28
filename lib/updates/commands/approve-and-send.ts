import { purgeDocuments } from "@/lib/documents/purge";
import { type StaffViewer } from "@/lib/members/policy";
import { db, type Tx } from "@/lib/platform/db";
import { defaultLocale, type Locale } from "@/lib/platform/i18n";
import { fail, ok, type Result } from "@/lib/platform/result";
import { freeSlug, slugOf } from "../policy";
import { findObstacles } from "../queries/find-obstacles";
import { getWording } from "../queries/get-wording";
import { audienceSql } from "../queries/count-audience";
import { receives } from "../eligibility";
import { translatedLocales } from "../schema";

type Refusal = "not-found" | "changed-elsewhere" | "not-ready" | "nobody";

/** Ends the transaction without a trace, with a reason that is no surprise. */
class Refused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/**
 * Confirms the send, in one transaction: the words are frozen, the address on the web is settled, and every recipient
 * becomes a row. Doing it again changes nothing and answers the same.
 * @param revision what was looked at; if someone saved since, nothing is sent
 * @param segmentId for whom it was looked at; if someone chose otherwise since, nothing is sent
 */
export async function approveAndSend(
  viewer: StaffViewer,
  updateId: string,
  revision: number,
  segmentId: string | null = null,
): Promise<Result<{ recipients: number; slug: string }, Refusal>> {
  for (let tries = 1; ; tries++) {
    try {
      // A million recipients are more than a transaction's ordinary five seconds.
      return ok(
        await db.$transaction((tx) => freeze(tx, viewer, { updateId, revision, segmentId }), {
          timeout: 120_000,
        }),
      );
    } catch (cause) {
      if (cause instanceof Refused) return fail(cause.reason);
      // Two updates with one subject at the same moment: the second takes the next free address.
      if ((cause as { code?: string }).code !== "P2002" || tries >= 3) throw cause;
    }
  }
}

type Approved = { updateId: string; revision: number; segmentId: string | null };

async function freeze(tx: Tx, viewer: StaffViewer, { updateId, revision, segmentId }: Approved) {
  const { count } = await tx.update.updateMany({
    where: { id: updateId, status: "draft", revision, segmentId },
    data: { status: "sending", approvedAt: new Date(), approvedById: viewer.personId },
  });
  if (count === 0) return alreadyFrozen(tx, updateId);
  const wording = await getWording(updateId, tx);
  if (!wording) throw new Refused("not-found");
  if (findObstacles(wording.content).length > 0) throw new Refused("not-ready");
  const translated = translatedLocales(wording.content);
  // The audience stays what the segment means now, whatever becomes of it.
  const segment = segmentId && (await tx.segment.findUnique({ where: { id: segmentId }, select: whole }));
  const recipients = await freezeAudience(tx, updateId, translated, segmentId);
  if (recipients === 0) throw new Refused("nobody");
  const slug = await settleSlug(tx, updateId, wording.content[defaultLocale].subject);
  await tx.auditEvent.create({
    data: {
      actorId: viewer.personId,
      action: "send-update",
      subject: updateId,
      detail: { revision, recipients, locales: translated, ...(segment && { segment }) },
    },
  });
  const feeds = ["", "/updates"].flatMap((page) => [`${page}/feed.xml`, `${page}/feed.json`]);
  await purgeDocuments(tx, ["/updates", `/updates/${slug}`, "/", "/sitemap.xml", ...feeds]);
  await tx.$executeRaw`select pg_notify('deliveries', '')`;
  return { recipients, slug };
}

/** The second of two clicks finds it done; a tab with older words finds that out. */
async function alreadyFrozen(tx: Tx, updateId: string) {
  const there = await tx.update.findUnique({
    where: { id: updateId },
    select: { status: true, slug: true, _count: { select: { deliveries: true } } },
  });
  if (!there) throw new Refused("not-found");
  if (there.status === "draft") throw new Refused("changed-elsewhere");
  return { recipients: there._count.deliveries, slug: there.slug };
}

const whole = { id: true, name: true, filter: true } as const;

/** One row a person, in the person's language where it is written; see countAudience for who. @returns how many */
async function freezeAudience(
  tx: Tx,
  updateId: string,
  translated: readonly Locale[],
  segmentId: string | null,
): Promise<number> {
  const { sql, params } = await audienceSql(segmentId, 4);
  return tx.$executeRawUnsafe(
    `insert into delivery (id, update_id, person_id, email, email_key, locale)
     select gen_random_uuid(), $1::uuid, p.id, p.email, p.email_key,
       case when p.locale = any ($2::text[]) then p.locale else $3 end
     from person p where ${receives("update")} and ${sql}`,
    updateId,
    [...translated],
    defaultLocale,
    ...params,
  );
}

async function settleSlug(tx: Tx, updateId: string, subject: string): Promise<string> {
  const wanted = slugOf(subject);
  const near = await tx.update.findMany({
    where: { slug: { startsWith: wanted }, NOT: { id: updateId } },
    select: { slug: true },
  });
  const slug = freeSlug(wanted, new Set(near.map((it) => it.slug)));
  await tx.update.update({ where: { id: updateId }, data: { slug } });
  return slug;
}
