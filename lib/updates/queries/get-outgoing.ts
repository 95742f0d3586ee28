import addressparser from "nodemailer/lib/addressparser";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n";
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
  const [wording, links, row] = await Promise.all([
    getWording(updateId),
    getCountedLinks(updateId, locale),
    db.update.findUnique({
      where: { id: updateId },
      select: {
        sender: { select: { name: true, email: true, replyTo: true, verifiedAt: true } },
        subjects: { where: { locale, number: subject }, select: { subject: true } },
      },
    }),
  ]);
  if (!wording || !row) return null;
  const { content, ...frame } = wording;
  const sender = row.sender?.verifiedAt ? row.sender : null;
  return {
    part: { ...content[locale], subject: row.subjects[0]?.subject ?? content[locale].subject },
    frame: { ...frame, links },
    from: sender ? { name: sender.name, address: sender.email } : siteSender(),
    replyTo: sender?.replyTo ?? null,
  };
}
