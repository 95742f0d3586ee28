import { createTransport, type Transporter } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { pgPool } from "@/lib/platform/pool";
import { wireAddress } from "./address";
import { signMessage } from "./dkim";
import { siteHost } from "./links";
import { mailSigner } from "./signer";
import { oneLine } from "./text";
import { envelopeSender } from "./verp";

/** How many connections to the SMTP server there are at most. */
export const SMTP_CONNECTIONS = 5;

/** One mail to one address. */
export type Message = {
  /** Identifies the mail over repeated attempts: kept once in the mailbox, one Message-ID. A UUID. */
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
};

type Pool = Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;
let open: { url: string; pool: Pool } | null = null;

/** The connections to the SMTP server, opened on first use; null without SMTP_URL. */
export function mailTransport(): Pool | null {
  if (!env.SMTP_URL) return null;
  if (open?.url === env.SMTP_URL) return open.pool;
  open?.pool.close();
  const pool = createTransport({
    url: env.SMTP_URL,
    pool: true,
    maxConnections: SMTP_CONNECTIONS,
    maxMessages: Infinity,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    // What people type is never a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  open = { url: env.SMTP_URL, pool };
  return pool;
}

/** Ends the connections; the next mail opens new ones. */
export function closeTransport(): void {
  open?.pool.close();
  open = null;
}

/** The Message-ID of a mail of ours: the same at every attempt, so that a second copy can be recognised (RFC 5322). */
export const messageId = (id: string): string => `<${id}@${siteHost()}>`;

function headersOf(message: Message): Record<string, string> {
  // RFC 3834: no vacation notice is to answer this.
  const headers = { "Auto-Submitted": "auto-generated", ...message.headers };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]));
}

/**
 * Keeps a mail in the mailbox instead of sending it; keeping it again changes nothing. Its links are logged, as
 * there is no other way to follow them before someone can sign in.
 */
async function keepInMailbox(message: Message): Promise<void> {
  const headers = { From: env.MAIL_FROM, "Message-ID": messageId(message.id), ...headersOf(message) };
  const { id, to, subject, html, text } = message;
  const { rowCount } = await pgPool().query(
    `insert into mailbox_message (id, to_email, subject, html, text, headers) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [id, to, oneLine(subject), html, text, JSON.stringify(headers)],
  );
  if (rowCount === 0) return;
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  log.info({ subject, links }, "SMTP_URL is not set: this mail waits at /staff/mailbox");
}

/**
 * Hands one mail to the SMTP server, or to the mailbox without one.
 * @throws what nodemailer throws: `responseCode` is the server's answer, where there was one.
 */
export async function sendMessage(message: Message): Promise<void> {
  const transport = mailTransport();
  if (!transport) return keepInMailbox(message);
  const to = wireAddress(message.to);
  // What comes back names the mail that it was, as a delivery's does.
  const envelope = { from: envelopeSender(message.id), to: [to] };
  const mail = {
    envelope,
    from: env.MAIL_FROM,
    to: { name: "", address: to },
    subject: oneLine(message.subject),
    html: message.html,
    text: message.text,
    messageId: messageId(message.id),
    headers: headersOf(message),
  };
  const signer = mailSigner();
  if (!signer) return void (await transport.sendMail(mail));
  const raw = await new MailComposer({ ...mail, newline: "windows" }).compile().build();
  await transport.sendMail({ envelope, raw: await signMessage(signer, raw) });
}
