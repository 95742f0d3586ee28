import { queueMail } from "@/lib/mail/outbox";
import type { Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";

type News = {
  what: "submitted" | "returned" | "lapsed" | "finished" | "alarm";
  updateId: string;
  subject: string;
  /** What makes it news: the same is told once, however often it is tried. */
  key: string;
  by?: string;
  people?: number;
  troubles?: number;
  note?: string;
};

/** Mails news of an update to those of some people who still work here, inside the transaction that makes it news. */
export async function tellStaff(tx: Tx, ids: readonly (string | null)[], news: News): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return;
  const staff = await tx.person.findMany({
    where: { id: { in: wanted }, staffRole: { not: null } },
    select: { id: true, email: true, emailKey: true, firstName: true, locale: true },
  });
  const { key, ...data } = news;
  for (const { id, email: to, emailKey: toKey, firstName, locale } of staff)
    await queueMail(tx, {
      template: "update-news",
      locale: isLocale(locale) ? locale : "en",
      to,
      toKey,
      dedupeKey: `update-${news.what}:${news.updateId}:${key}:${id}`,
      data: { ...data, firstName },
    });
}
