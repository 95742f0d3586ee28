import type { ClientBase } from "pg";
import { after, DAY } from "@/lib/platform/clock";
import type { Tx } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { pgPool } from "@/lib/platform/pool";
import { uuid7 } from "@/lib/platform/uuid";
import { afterFailure, CLAIM_LENGTH, type SendError } from "./policy";
import { isTemplateName, renderMail, type TemplateData, type TemplateName } from "./render";
import { sendMessage, SMTP_CONNECTIONS, type Message } from "./transport";

/** A mail to be sent once the change that causes it is committed. */
export type NewMail = {
  [N in TemplateName]: {
    template: N;
    locale: Locale;
    to: string;
    /** The address's key (`emailKey`), to count how much mail an address gets. */
    toKey: string;
    /** The same key is queued once, however often the change is tried. */
    dedupeKey: string;
    data: TemplateData<N>;
    /** Not before. Now, if not given. */
    dueAt?: Date;
  };
}[TemplateName];

/** Puts a mail into the outbox, inside the transaction of the change it tells of, and wakes the worker at commit. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  const { to, ...row } = mail;
  await tx.outboxMail.createMany({ data: { ...row, toEmail: to }, skipDuplicates: true });
  await tx.$executeRaw`select pg_notify('outbox', '')`;
}

/** A mail as a row of the outbox, for a statement that keeps it together with other rows; then call `announceMail`. */
export function outboxRow(mail: NewMail, now: Date) {
  return {
    id: uuid7(),
    dedupe_key: mail.dedupeKey,
    template: mail.template,
    locale: mail.locale,
    to_email: mail.to,
    to_key: mail.toKey,
    data: mail.data,
    due_at: mail.dueAt ?? now,
    created_at: now,
  };
}

let announcement: NodeJS.Timeout | undefined;
/** For how long mail is gathered before the workers are woken, in milliseconds. */
const GATHER = 25;

/**
 * Wakes the workers for mail that is committed already, once for all that is queued within a moment. A transaction that
 * notifies waits at its commit for every other one that does: hundreds a second would stand in line.
 */
export function announceMail(): void {
  announcement ??= setTimeout(() => {
    announcement = undefined;
    // Without it the workers find the mail by themselves a few seconds later.
    ring().catch(() => {});
  }, GATHER).unref();
}

// The connections may be ending when the moment has passed: that, too, is a rejection and no exception out of a timer.
async function ring(): Promise<void> {
  await pgPool().query("select pg_notify('outbox', '')");
}

type Claimed = {
  id: string;
  template: string;
  locale: string;
  to_email: string;
  data: unknown;
  attempts: number;
};

// Moving due_at ahead is the claim: nobody else takes the row, and if this process dies the row comes back.
const CLAIM = `
  update outbox_mail set due_at = $1, attempts = attempts + 1
  where id in (
    select id from outbox_mail where status = 'queued' and due_at <= $2
    order by due_at limit $3 for update skip locked
  )
  returning id::text, template, locale, to_email, data, attempts`;

function write(mail: Claimed): Message {
  if (!isTemplateName(mail.template)) throw new Error(`There is no mail template "${mail.template}"`);
  const locale = isLocale(mail.locale) ? mail.locale : "en";
  const rendered = renderMail(mail.template, mail.data as TemplateData<TemplateName>, locale);
  const headers = { "Content-Language": locale, ...rendered.headers };
  return { ...rendered, headers, id: mail.id, to: mail.to_email };
}

/** Sends one claimed mail and writes down what came of it. */
async function deliver(mail: Claimed, send: Send, now: Date): Promise<boolean> {
  try {
    await send(write(mail));
  } catch (cause) {
    const error = cause as SendError;
    const next = afterFailure(error, mail.attempts, now);
    log.warn(
      { mail: mail.id, attempts: mail.attempts, code: error.code, again: next.again },
      "mail not sent",
    );
    // Not one row for sure: whoever it was for may have been erased meanwhile, or it has come back already.
    await pgPool().query(
      `update outbox_mail set error = $2, due_at = coalesce($3, due_at),
         status = case when $3::timestamptz is null then 'failed'::"MailStatus" else status end
       where id = $1 and status = 'queued'`,
      [mail.id, error.message.slice(0, 500), next.again ? next.dueAt : null],
    );
    return false;
  }
  await pgPool().query(
    "update outbox_mail set status = 'sent', sent_at = $2, error = null where id = $1 and status = 'queued'",
    [mail.id, now],
  );
  return true;
}

type Send = (message: Message) => Promise<void>;

/**
 * Sends mail that is due, `limit` at most, and returns how many were taken up: fewer than `limit` means that nothing
 * is left to do now. Any number of processes may call it; a mail whose sender died is sent again with the same
 * Message-ID.
 */
export async function sendDueMail(
  limit: number,
  send: Send = sendMessage,
  now = new Date(),
): Promise<number> {
  const { rows: mails } = await pgPool().query<Claimed>(CLAIM, [after(now, CLAIM_LENGTH), now, limit]);
  for (let from = 0; from < mails.length; from += SMTP_CONNECTIONS) {
    await Promise.all(mails.slice(from, from + SMTP_CONNECTIONS).map((mail) => deliver(mail, send, now)));
  }
  return mails.length;
}

/** Mail that waited for longer than this when a site is restored is not sent, in milliseconds: nobody expects it any more. */
const EXPECTED = DAY;

/**
 * What a database that was brought back still had to send and was queued more than a day ago is not sent: it went out long
 * since, or asks for what is over. It stands in the outbox with the reason. What is younger goes out, under the same
 * Message-ID: a confirmation that comes twice does less harm than none. @returns how many are not sent
 */
export async function holdOldMail(client: ClientBase, made: Date, now: Date): Promise<number> {
  const { rowCount } = await client.query(
    "update outbox_mail set status = 'failed', error = $1 where status = 'queued' and created_at < $2",
    [
      `Not sent: the site was restored from a backup of ${made.toISOString()}, and it may have gone out since.`,
      after(now, -EXPECTED),
    ],
  );
  return rowCount ?? 0;
}
