import addressparser from "nodemailer/lib/addressparser";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
import { pgPool } from "@/lib/platform/pool";
import { getCountedLinks } from "./get-counted-links";
import { getWording } from "./get-wording";
import type { MailFrame } from "../compose";
import type { Translation } from "../schema";

/** What everyone's message of an update in one language, under one of its subjects, is made of. */
export type Outgoing = {
  part: Translation;
  frame: MailFrame;
  from: { name: string; address: string };
  /** Where answers go; null: to `from`. */
  replyTo: string | null;
};

/** MAIL_FROM as name and address. */
function siteSender(): Outgoing["from"] {
  const { name = "", address = "" } = addressparser(env.MAIL_FROM, { flatten: true })[0] ?? {};
  return { name, address };
}

/**
 * Null: there is no such update.
 * @param subject the number of a subject under test; 1 is the translation's own
 */
export async function getOutgoing(
  updateId: string,
  locale: Locale,
  subject: number,
): Promise<Outgoing | null> {
  const wording = await getWording(updateId);
  if (!wording) return null;
  const [links, { rows }] = await Promise.all([
    getCountedLinks(updateId, locale),
    pgPool().query<{ name: string | null; address: string; replyTo: string | null; subject: string | null }>(
      `select s.name, s.email as address, s.reply_to as "replyTo", j.subject
       from "update" u left join sender s on s.id = u.sender_id and s.verified_at is not null
       left join update_subject j on j.update_id = u.id and j.locale = $2 and j.number = $3 where u.id = $1`,
      [updateId, locale, subject],
    ),
  ]);
  const [row] = rows;
  if (!row) return null;
  const { content, ...frame } = wording;
  const { name, address, replyTo } = row;
  return {
    part: { ...content[locale], subject: row.subject ?? content[locale].subject },
    frame: { ...frame, links },
    from: name === null ? siteSender() : { name, address },
    replyTo,
  };
}
