import { db, pgPool, type Tx } from "@/lib/platform/db";
import { locales } from "@/lib/platform/i18n";
import { uuid7 } from "@/lib/platform/uuid";
import { digestSlug, writeDigest } from "../digest";
import { receives } from "../eligibility";
import { getDueDigest } from "../queries/get-due-digest";
import { listUpdatesOfMonth } from "../queries/list-updates-of-month";
import { whyDigestWaits } from "./hold-restored";

/**
 * Makes the digest of the month before, once it is due: one mail for everybody who wants to hear from us once a month,
 * about the updates that went out. Nothing is made where none went out, or where nobody wants it. However many processes
 * ask at the same time, its unique address lets one of them make it; the deliveries then go the ordinary way.
 * @returns null when there was nothing to make
 */
export async function makeDigest(now: Date): Promise<{ updateId: string; recipients: number } | null> {
  const month = await getDueDigest(now);
  if (!month) return null;
  const [en, es] = await Promise.all([listUpdatesOfMonth(month, "en"), listUpdatesOfMonth(month, "es")]);
  if (en.length === 0 || !(await isWanted())) return null;
  const content = writeDigest(month, { en, es });
  const alarm = await whyDigestWaits(pgPool(), now);
  return db.$transaction(
    async (tx) => {
      const id = uuid7();
      const made = {
        id,
        slug: digestSlug(month),
        kind: "digest",
        status: alarm === null ? "sending" : "paused",
        alarm,
        approvedAt: now,
      } as const;
      // Another process that is at it holds this one up here, and has made it then.
      const { count } = await tx.update.createMany({ data: [made], skipDuplicates: true });
      if (count === 0) return null;
      await tx.updateTranslation.createMany({
        data: locales.map((locale) => ({ updateId: id, locale, ...content[locale] })),
      });
      const recipients = await freezeReaders(tx, id);
      await tx.update.update({ where: { id }, data: { recipients } });
      await tx.$executeRaw`select pg_notify('deliveries', '')`;
      return { updateId: id, recipients };
    },
    // A million readers are more than a transaction's ordinary five seconds.
    { timeout: 120_000 },
  );
}

async function isWanted(): Promise<boolean> {
  const { rows } = await pgPool().query(`select 1 from person p where ${receives("digest")} limit 1`);
  return rows.length > 0;
}

/** One row a person, in their language. @returns how many */
async function freezeReaders(tx: Tx, updateId: string): Promise<number> {
  // See freezeAudience: nobody is deleted meanwhile, and the keys come in order.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audience', 0))`;
  // The rule put into the text is ours (eligibility.ts); the id is a parameter.
  return tx.$executeRawUnsafe(
    `insert into delivery (id, update_id, person_id, email, email_key, locale)
     select delivery_id(row_number() over ()), $1::uuid, p.id, p.email, p.email_key, p.locale
     from (select p.id, p.email, p.email_key, case when p.locale = 'es' then 'es' else 'en' end as locale
       from person p where ${receives("digest")} order by p.id) p`,
    updateId,
  );
}
