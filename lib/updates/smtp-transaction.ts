import type { Socket } from "node:net";
import type { Permit } from "./commands/record-deliveries";
import { needsUtf8 } from "./message";
import type { Answer } from "./policy";
import type { Replies, Reply } from "./smtp-replies";

// One message over a connection that is open: SMTP (RFC 5321) as a sender speaks it.

/** Milliseconds of silence after which a connection is given up (RFC 5321, section 4.5.3.2). */
export type LaneTimeouts = {
  connect: number;
  /** For every reply before the message is whole. */
  reply: number;
  /** For the reply to the whole message: given up too early, a delivery would be uncertain for nothing. */
  final: number;
};

/** An open connection. */
export type Line = {
  socket: Socket;
  replies: Replies;
  extensions: ReadonlySet<string>;
  timeouts: LaneTimeouts;
};

/** Who a message is from and for, as SMTP's envelope says. */
export type Envelope = { from: string; to: string };

export type Outgoing = Envelope & {
  raw: Buffer;
  /** Asked once, when everything but the end of the message has been handed over. Only "go" lets the end go. */
  permit: () => Promise<Permit>;
  /**
   * Asked when the end goes: the message that is sent next on this connection, if it is known. Where the server takes
   * commands without waiting, its envelope goes along, which saves a way to the server and back.
   */
  next?: () => Envelope | null;
};

export type Outcome =
  /** `permitted`: the delivery is written down as `sending`. */
  | { kind: "answered"; answer: Answer; permitted: boolean }
  | { kind: "not-permitted"; permit: Exclude<Permit, "go"> }
  /** The server will not have mail from us at all, now; this says nothing about the recipient. */
  | { kind: "sender-refused"; reason: string }
  /** The connection ended after a message that came before: this one can go over another. */
  | { kind: "not-begun" };

/** So much of a message's end waits for the permit. Any number above 0 would do: without the end there is no final dot. */
const HELD_BACK = 64;

/**
 * What becomes of the connection: the next message can come, its envelope is under way already, it can come once the
 * transaction is ended, or the connection is given up.
 */
type Next = "go-on" | "begun" | "reset" | "close";
type Ended = { outcome: Outcome; next: Next };

const answered = (answer: Answer, permitted: boolean): Outcome => ({ kind: "answered", answer, permitted });
const silence = (text: string, dotWritten = false, permitted = false): Ended => ({
  outcome: answered({ kind: "silence", dotWritten, text }, permitted),
  next: "close",
});
const wordsOf = (cause: unknown): string => (cause as Error).message;
/** 421 announces that the server closes the connection (RFC 5321, section 3.8). */
const after = ({ code }: Reply, next: Next): Next => (code === 421 ? "close" : next);

/**
 * Sends a message: MAIL, RCPT and DATA at once where the server takes commands without waiting (PIPELINING, RFC 2920),
 * else one by one.
 * @param again whether the connection has carried a message before
 */
export async function converse(line: Line, message: Outgoing, again: boolean): Promise<Ended> {
  const { socket, replies, extensions, timeouts } = line;
  const commands = commandsOf(message, extensions);
  const together = extensions.has("PIPELINING");
  if (together) socket.write(commands.join(""));
  const ask = () => {
    const command = commands.shift();
    if (!together && command) socket.write(command);
    return replies.next(timeouts.reply);
  };
  if (again) return carryOn(line, message, ask);
  try {
    return await transact(line, message, await ask(), ask);
  } catch (cause) {
    return silence(wordsOf(cause));
  }
}

/** Sends a message whose commands went along with the end of the one before. */
export function goOn(line: Line, message: Outgoing): Promise<Ended> {
  const { replies, timeouts } = line;
  return carryOn(line, message, () => replies.next(timeouts.reply));
}

async function carryOn(line: Line, message: Outgoing, ask: Ask): Promise<Ended> {
  const mail = await ask().catch(() => null);
  // Some servers end a connection after so many messages: then nothing was said of this one.
  if (mail === null || mail.code === 421) return { outcome: { kind: "not-begun" }, next: "close" };
  return transact(line, message, mail, ask);
}

const commandsOf = ({ from, to }: Envelope, extensions: ReadonlySet<string>): string[] => {
  const utf8 = extensions.has("SMTPUTF8") && (needsUtf8(from) || needsUtf8(to)) ? " SMTPUTF8" : "";
  return [`MAIL FROM:<${from}>${utf8}\r\n`, `RCPT TO:<${to}>\r\n`, "DATA\r\n"];
};

type Ask = () => Promise<Reply>;

async function transact(line: Line, message: Outgoing, mail: Reply, ask: Ask): Promise<Ended> {
  try {
    const refused = await openTransaction(line, mail, ask);
    if (refused) return refused;
  } catch (cause) {
    return silence(wordsOf(cause));
  }
  return handOver(line, message);
}

/**
 * Hears what the server says to MAIL, RCPT and DATA.
 * @param mail its reply to the first
 * @param ask gets the next one
 * @returns null when the message may come
 */
async function openTransaction(line: Line, mail: Reply, ask: Ask): Promise<Ended | null> {
  const { socket, replies, extensions, timeouts } = line;
  const together = extensions.has("PIPELINING");
  if (mail.code >= 300 || mail.code < 200)
    return { outcome: { kind: "sender-refused", reason: mail.text }, next: "close" };
  const rcpt = await ask();
  const refused = rcpt.code >= 300 || rcpt.code < 200;
  if (refused && (!together || rcpt.code === 421)) return refusal(rcpt);
  const data = await ask();
  if (refused) {
    // A server that goes on without a recipient gets an empty message, which has nobody to go to.
    if (data.code === 354) {
      socket.write(".\r\n");
      await replies.next(timeouts.reply);
    }
    return refusal(rcpt, after(data, "reset"));
  }
  return data.code >= 300 && data.code < 400 ? null : refusal(data);
}

/** A reply that ends the transaction before the message; one that makes no sense is none. */
function refusal(reply: Reply, next: Next = after(reply, "reset")): Ended {
  if (reply.code < 400) return silence(`The server answered out of turn: ${reply.text}`);
  return { outcome: answered({ kind: "reply", code: reply.code, text: reply.text }, false), next };
}

/** The message itself: all but its end, the permit, the end. */
async function handOver(line: Line, { raw, permit, next }: Outgoing): Promise<Ended> {
  const { socket, replies, extensions, timeouts } = line;
  const wire = stuffDots(raw);
  const cut = Math.max(0, wire.length - HELD_BACK);
  socket.write(wire.subarray(0, cut));
  const asked = permit().then(
    (answer) => answer,
    () => null,
  );
  await Promise.race([asked, replies.stirred()]);
  // A message is over only when its permit is known too.
  const permitted = await asked;
  if (permitted !== null && permitted !== "go")
    return { outcome: { kind: "not-permitted", permit: permitted }, next: "close" };
  const isPermitted = permitted === "go";
  // An answer that came before the end was an answer to something else: the end is not sent.
  if (replies.waiting()) return early(replies, isPermitted);
  if (!isPermitted) return silence("The database did not answer.");
  // What is sent of a message may be followed by the commands for another (RFC 2920, section 3.1).
  const follows = extensions.has("PIPELINING") ? (next?.() ?? null) : null;
  const along = follows ? Buffer.from(commandsOf(follows, extensions).join("")) : NOTHING;
  socket.write(Buffer.concat([wire.subarray(cut), along]));
  const going = follows ? "begun" : "go-on";
  try {
    const reply = await replies.next(timeouts.final);
    if (reply.code >= 200 && reply.code < 300)
      return { outcome: answered({ kind: "taken" }, true), next: going };
    if (reply.code < 400) return silence(reply.text, true, true);
    const answer = { kind: "reply", code: reply.code, text: reply.text } as const;
    return { outcome: answered(answer, true), next: after(reply, going) };
  } catch (cause) {
    return silence(wordsOf(cause), true, true);
  }
}

/** What came before the message was whole. A reply ahead of its time leaves the connection a step behind for good. */
async function early(replies: Replies, permitted: boolean): Promise<Ended> {
  try {
    const { code, text } = await replies.next(0);
    if (code < 400) return silence("The server answered before the message was whole.", false, permitted);
    return { outcome: answered({ kind: "reply", code, text }, permitted), next: "close" };
  } catch (cause) {
    return silence(wordsOf(cause), false, permitted);
  }
}

/** Ends the transaction that a refusal left open (RFC 5321, section 4.1.1.5). */
export async function reset({ socket, replies, timeouts }: Line): Promise<boolean> {
  socket.write("RSET\r\n");
  return replies.next(timeouts.connect).then(
    ({ code }) => code >= 200 && code < 300,
    () => false,
  );
}

const NOTHING = Buffer.alloc(0);
const DOT = Buffer.from(".");
const END = Buffer.from(".\r\n");

/** A message with its final dot, and a dot more where a line begins with one (RFC 5321, section 4.5.2). */
function stuffDots(raw: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = raw.indexOf("\n."); at >= 0; at = raw.indexOf("\n.", at + 1)) {
    parts.push(raw.subarray(from, at + 1), DOT);
    from = at + 1;
  }
  return Buffer.concat([...parts, raw.subarray(from), END]);
}
