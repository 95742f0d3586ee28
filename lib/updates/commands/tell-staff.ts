import { queueMail, type NewMail } from "@/lib/mail/outbox";
import type { Tx } from "@/lib/platform/db";
import { isLocale } from "@/lib/platform/i18n";

/** News of an update. */
export type News = {
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
  for (const person of staff) await queueMail(tx, newsMail(person, news));
}

type Told = { id: string; email: string; emailKey: string; firstName: string; locale: string };

/** The mail that brings somebody news. */
export function newsMail({ id, email, emailKey, firstName, locale }: Told, { key, ...news }: News): NewMail {
  return {
    template: "update-news",
    locale: isLocale(locale) ? locale : "en",
    to: email,
    toKey: emailKey,
    dedupeKey: `update-${news.what}:${news.updateId}:${key}:${id}`,
    data: { ...news, firstName },
  };
}
