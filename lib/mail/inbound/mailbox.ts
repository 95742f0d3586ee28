import { once } from "node:events";
import { ImapFlow, type FetchMessageObject } from "imapflow";
import { MINUTE } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { reportsOf } from "./listener";
import { readMessage } from "./read-message";
import { LONGEST_REPORT, type Report } from "./schema";

export type MailboxOptions = {
  /** imaps://user:password@host/folder; without a folder, INBOX. */
  url: string;
  /** Keeps reports; it is done when they are committed. */
  record: (reports: readonly Report[]) => Promise<unknown>;
};

/** So many messages are read before what they report is written down. */
const BATCH = 50;
/** Where what was noted is moved, beside the folder; where that cannot be made, it is marked as read. */
const DONE = "Noted by the site";

/** What an address of a mailbox says. @throws TypeError for one that is none */
export function readMailboxUrl(url: string) {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === "imaps:";
  return {
    host: hostname,
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    folder: decodeURIComponent(pathname.slice(1)) || "INBOX",
  };
}

/**
 * Reads a mailbox until `signal` is aborted: what is there unread, and then whatever comes (IDLE). A report is marked or
 * moved only once it is committed, so a crash reads it again, and it counts once. Letters stay as they are, unread.
 * @throws when the connection cannot be made, or breaks
 */
export async function watchMailbox({ url, record }: MailboxOptions, signal: AbortSignal): Promise<void> {
  const { folder, ...connection } = readMailboxUrl(url);
  const client = new ImapFlow({ ...connection, logger: false });
  const broken = new Promise<never>((_, failed) => {
    client.on("error", failed);
    client.on("close", () => failed(new Error("The mailbox's server closed the connection.")));
  });
  // It may also break where nobody waits for it yet.
  broken.catch(() => {});
  const stop = () => client.close();
  signal.addEventListener("abort", stop);
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    const done = await openDone(client, folder);
    let seen = 0;
    while (!signal.aborted) {
      seen = await Promise.race([takeIn(client, { record, done, after: seen }), broken]);
      await Promise.race([somethingNew(client, signal), broken]);
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
  } finally {
    signal.removeEventListener("abort", stop);
    client.close();
  }
}

/** The server says at once when something comes (IDLE, RFC 2177); one that does not is asked every minute. */
async function somethingNew(client: ImapFlow, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(MINUTE)]);
  await Promise.race([
    once(client, "exists", { signal: limit }).catch(() => {}),
    // IDLE begins now and not a while after; another command ends it.
    client.idle().then(() => once(limit, "abort")),
  ]);
}

/** The folder for what was noted; null where the server has none to give. */
async function openDone(client: ImapFlow, folder: string): Promise<string | null> {
  try {
    const separator = client.mailbox ? client.mailbox.delimiter : "/";
    const path = `${folder}${separator}${DONE}`;
    await client.mailboxCreate(path);
    return path;
  } catch (cause) {
    log.warn({ err: cause }, "what was noted in the mailbox is marked as read, not moved");
    return null;
  }
}

type Work = {
  record: MailboxOptions["record"];
  done: string | null;
  /** Messages up to this number were looked at already in this connection: letters are not read again and again. */
  after: number;
};

/** @returns the highest number that was looked at */
async function takeIn(client: ImapFlow, { record, done, after }: Work): Promise<number> {
  const unread = await client.search({ seen: false }, { uid: true });
  const waiting = (unread || []).filter((uid) => uid > after).sort((a, b) => a - b);
  for (let from = 0; from < waiting.length; from += BATCH) {
    const reports: Report[] = [];
    const noted: number[] = [];
    const uids = waiting.slice(from, from + BATCH).join(",");
    const query = { source: { maxLength: LONGEST_REPORT }, internalDate: true, uid: true };
    for await (const message of client.fetch(uids, query, { uid: true })) {
      const read = await readMessage(message.source ?? Buffer.alloc(0), { to: [], from: null });
      if (read.reading.is === "unknown") continue;
      noted.push(message.uid);
      reports.push(...reportsOf(read, "imap", receivedAt(message)));
    }
    await record(reports);
    if (noted.length === 0) continue;
    await client.messageFlagsAdd(noted.join(","), ["\\Seen"], { uid: true });
    if (done) await client.messageMove(noted.join(","), done, { uid: true });
  }
  return waiting.at(-1) ?? after;
}

const receivedAt = ({ internalDate }: FetchMessageObject): Date => {
  const at = new Date(internalDate ?? Date.now());
  return Number.isNaN(at.getTime()) ? new Date() : at;
};
