import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { MINUTE } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { fromAddress, readTagged } from "../verp";
import { readMessage, type Envelope, type ReadMessage } from "./read-message";
import { LONGEST_REPORT, type Report } from "./schema";

export type ListenerOptions = {
  port: number;
  /** The address to listen at; without it, all of them. */
  host?: string | undefined;
  /** The name we answer with. */
  name: string;
  /** MAIL_BOUNCES: the domain, or the address, that mail comes back to. */
  bounces: string;
  /** PEM, with which STARTTLS is offered. */
  tls?: { cert: string; key: string } | undefined;
  /** Keeps reports; it is done when they are committed. */
  record: (reports: readonly Report[]) => Promise<unknown>;
};

export type Listener = { port: number; close: () => Promise<void> };

/** Connections at once: of all, and of one address. */
const MOST_CLIENTS = 200;
const MOST_OF_ONE = 20;
/** Messages a minute from one address: a server that all of our mail goes by returns it as fast as we send it. */
const MOST_A_MINUTE = 60_000;
/** Recipients of one message: a report is for one. */
const MOST_RECIPIENTS = 5;

/** Names that a domain must have (RFC 2142, RFC 5321), and those that complaints and answers go to. */
const NAMES = /^(?:postmaster|abuse|fbl|complaints|unsubscribe|bounces?|mailer-daemon)$/;

/**
 * Whether we take mail for an address: our tagged ones, those every domain has, and the list's own at that domain.
 * @param bounces MAIL_BOUNCES
 */
export function isOurs(address: string, bounces: string): boolean {
  if (readTagged(address)) return true;
  const key = address.toLowerCase();
  const [local = "", domain] = [key.slice(0, key.lastIndexOf("@")), key.slice(key.lastIndexOf("@") + 1)];
  if (domain !== bounces.slice(bounces.lastIndexOf("@") + 1).toLowerCase()) return false;
  return NAMES.test(local) || key === bounces.toLowerCase() || key === fromAddress().toLowerCase();
}

type Refusal = Error & { responseCode: number };
const refusal = (code: number, words: string): Refusal =>
  Object.assign(new Error(words), { responseCode: code });

/**
 * Takes in mail about what we sent, and nothing else: it relays nothing, keeps nobody's letters, and says 250 only once
 * what the message reports is committed. @throws when the port cannot be opened
 */
export async function listenForReports(options: ListenerOptions): Promise<Listener> {
  const { bounces, record, tls } = options;
  const clients = new Map<string, number>();
  const pace = messagesAMinute(MOST_A_MINUTE);

  const server = new SMTPServer({
    name: options.name,
    banner: "Reports of mail that came back",
    size: LONGEST_REPORT,
    maxClients: MOST_CLIENTS,
    socketTimeout: MINUTE,
    closeTimeout: 2000,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: true,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    ...tls,
    onConnect: (session, callback) => {
      const open = (clients.get(session.remoteAddress) ?? 0) + 1;
      if (open > MOST_OF_ONE) return callback(refusal(421, "4.7.0 Too many connections from your address."));
      clients.set(session.remoteAddress, open);
      callback();
    },
    onClose: ({ remoteAddress }, callback) => {
      const left = (clients.get(remoteAddress) ?? 0) - 1;
      if (left > 0) clients.set(remoteAddress, left);
      else clients.delete(remoteAddress);
      callback();
    },
    onMailFrom: (_address, session, callback) =>
      pace(session.remoteAddress)
        ? callback()
        : callback(refusal(450, "4.7.1 Too many messages in a minute. Try again later.")),
    onRcptTo: ({ address }, session, callback) => {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS)
        return callback(refusal(452, "4.5.3 One recipient at a time."));
      if (!isOurs(address, bounces)) return callback(refusal(550, "5.1.1 There is no such mailbox here."));
      callback();
    },
    onData: (stream, session, callback) => {
      const from = session.envelope.mailFrom;
      const envelope = {
        to: session.envelope.rcptTo.map(({ address }) => address),
        from: from ? from.address : "",
      };
      takeMessage(stream, envelope, record).then(
        () => callback(null, "2.0.0 Noted"),
        (cause: Error) => callback(cause),
      );
    },
  });
  // A client that breaks off is its own affair.
  server.on("error", (cause) => log.debug({ err: cause }, "an incoming connection broke"));
  await new Promise<void>((done, failed) => {
    server.server.once("error", failed);
    server.listen(options.port, options.host, () => {
      server.server.off("error", failed);
      done();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function takeMessage(
  stream: SMTPServerDataStream,
  envelope: Envelope,
  record: ListenerOptions["record"],
): Promise<void> {
  const chunks: Buffer[] = [];
  // Drained to its end even where it is too long: the answer is heard only then.
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) throw refusal(552, "5.3.4 A report is shorter than this.");
  const message = await readMessage(Buffer.concat(chunks), envelope);
  const { reading } = message;
  if (reading.is === "unknown")
    throw refusal(550, `5.6.0 Nobody reads mail sent here. Please write to ${fromAddress()} instead.`);
  const reports = reportsOf(message, "smtp", new Date());
  if (reports.length === 0) return;
  try {
    await record(reports);
  } catch (cause) {
    log.error({ err: cause }, "a report could not be written down; its sender is asked to try again");
    throw refusal(451, "4.3.0 It could not be written down now. Try again later.");
  }
}

/** What a message reports, ready to be kept. */
export function reportsOf({ reading, key }: ReadMessage, way: Report["way"], at: Date): Report[] {
  if (reading.is !== "report") return [];
  // By mail anybody can claim anything: only a delivery that they name is believed.
  return [{ ...reading.finding, key, way, proven: false, at }];
}

/** Counts what each address does within a minute. */
function messagesAMinute(most: number): (address: string) => boolean {
  let since = Date.now();
  const counts = new Map<string, number>();
  return (address) => {
    if (Date.now() - since >= MINUTE) {
      counts.clear();
      since = Date.now();
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count <= most;
  };
}
