import type { Socket } from "node:net";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import { MINUTE, SECOND } from "@/lib/platform/clock";
import type { Permit } from "./commands/record-deliveries";
import { needsUtf8 } from "./message";
import type { Answer } from "./policy";
import { readReplies, type Replies, type Reply } from "./smtp-replies";

/** Milliseconds of silence after which a connection is given up (RFC 5321, section 4.5.3.2). */
export type LaneTimeouts = {
  connect: number;
  /** For every reply before the message is whole. */
  reply: number;
  /** For the reply to the whole message: given up too early, a delivery would be uncertain for nothing. */
  final: number;
};

export const laneTimeouts: LaneTimeouts = { connect: 15 * SECOND, reply: 5 * MINUTE, final: 10 * MINUTE };

export type Outgoing = {
  from: string;
  to: string;
  raw: Buffer;
  /** Asked once, when everything but the end of the message has been handed over. Only "go" lets the end go. */
  permit: () => Promise<Permit>;
};

export type Outcome =
  /** `permitted`: the delivery is written down as `sending`. */
  | { kind: "answered"; answer: Answer; permitted: boolean }
  | { kind: "not-permitted"; permit: Exclude<Permit, "go"> }
  /** The server will not have mail from us at all, now; this says nothing about the recipient. */
  | { kind: "sender-refused"; reason: string };

/** One connection to the SMTP server, kept open for message after message. */
export type Lane = {
  send: (message: Outgoing) => Promise<Outcome>;
  /** False once the connection is of no more use. */
  usable: () => boolean;
  /** Says goodbye. */
  quit: () => void;
  /** Breaks off at once; a message under way ends without an answer. */
  abandon: () => void;
};

/** So much of a message's end waits for the permit. Any number above 0 would do: without the end there is no final dot. */
const HELD_BACK = 64;

/**
 * Connects and signs in as the URL says: smtps:// is TLS from the start, smtp:// takes STARTTLS when offered.
 * @throws an Error with the server's words
 */
export async function openLane(url: string, timeouts: LaneTimeouts = laneTimeouts): Promise<Lane> {
  const settings = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...(settings as object),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    // Ours are finer; this one is the last resort.
    socketTimeout: timeouts.final + timeouts.reply,
    socketCloseTimeout: 2 * SECOND,
    logger: false,
  });
  connection.on("error", () => {});
  try {
    await new Promise<void>((done, failed) => {
      connection.once("error", failed);
      connection.connect((cause) => (cause ? failed(cause) : done()));
    });
    const { auth } = settings;
    if (auth)
      await new Promise<void>((done, failed) =>
        connection.login(auth as Parameters<typeof connection.login>[0], (cause) =>
          cause ? failed(cause) : done(),
        ),
      );
    const socket = connection._socket;
    if (!socket) throw new Error("The connection was closed.");
    // From here on the conversation is ours: the library would pass each message through two more streams.
    socket.removeAllListeners("data");
    // What the server offered in its answer to EHLO; the library keeps it to itself.
    const { _supportedExtensions: offered } = connection as unknown as { _supportedExtensions: string[] };
    const extensions = new Set(offered);
    return laneOn(connection, { socket, replies: readReplies(socket), extensions, timeouts });
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

type Line = { socket: Socket; replies: Replies; extensions: ReadonlySet<string>; timeouts: LaneTimeouts };

function laneOn(connection: SMTPConnection, line: Line): Lane {
  const { socket, replies, timeouts } = line;
  let given = false;
  const close = () => {
    given = true;
    connection.close();
  };

  return {
    send: async (message) => {
      const { outcome, next } = await converse(line, message);
      if (next === "close" || (next === "reset" && !(await reset(line)))) close();
      return outcome;
    },
    usable: () => !given && !socket.destroyed && socket.writable && !replies.waiting(),
    quit: () => {
      if (given || socket.destroyed) return;
      given = true;
      socket.write("QUIT\r\n");
      // The reply to it (RFC 5321, section 4.1.1.10) is waited for, but not for long.
      void replies
        .next(Math.min(timeouts.connect, 2 * SECOND))
        .catch(() => null)
        .then(() => connection.close());
    },
    abandon: () => {
      replies.giveUp("The program was stopped while it waited for the answer.");
      close();
    },
  };
}

/** What becomes of the connection: the next message can come, once the transaction is ended, or it is given up. */
type Next = "go-on" | "reset" | "close";
type Ended = { outcome: Outcome; next: Next };

const answered = (answer: Answer, permitted: boolean): Outcome => ({ kind: "answered", answer, permitted });
const silence = (text: string, dotWritten = false, permitted = false): Ended => ({
  outcome: answered({ kind: "silence", dotWritten, text }, permitted),
  next: "close",
});
const wordsOf = (cause: unknown): string => (cause as Error).message;
/** 421 announces that the server closes the connection (RFC 5321, section 3.8). */
const after = ({ code }: Reply, next: Next): Next => (code === 421 ? "close" : next);

async function converse(line: Line, message: Outgoing): Promise<Ended> {
  try {
    const refused = await openTransaction(line, message);
    if (refused) return refused;
  } catch (cause) {
    return silence(wordsOf(cause));
  }
  return handOver(line, message);
}

/**
 * MAIL, RCPT and DATA: at once where the server takes commands without waiting (PIPELINING, RFC 2920).
 * @returns null when the message may come
 */
async function openTransaction(line: Line, { from, to }: Outgoing): Promise<Ended | null> {
  const { socket, replies, extensions, timeouts } = line;
  const utf8 = extensions.has("SMTPUTF8") && (needsUtf8(from) || needsUtf8(to)) ? " SMTPUTF8" : "";
  const commands = [`MAIL FROM:<${from}>${utf8}\r\n`, `RCPT TO:<${to}>\r\n`, "DATA\r\n"] as const;
  const together = extensions.has("PIPELINING");
  if (together) socket.write(commands.join(""));
  const ask = (command: string): Promise<Reply> => {
    if (!together) socket.write(command);
    return replies.next(timeouts.reply);
  };

  const mail = await ask(commands[0]);
  if (mail.code >= 300 || mail.code < 200)
    return { outcome: { kind: "sender-refused", reason: mail.text }, next: "close" };
  const rcpt = await ask(commands[1]);
  const refused = rcpt.code >= 300 || rcpt.code < 200;
  if (refused && (!together || rcpt.code === 421)) return refusal(rcpt);
  const data = await ask(commands[2]);
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
async function handOver({ socket, replies, timeouts }: Line, { raw, permit }: Outgoing): Promise<Ended> {
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
  socket.write(wire.subarray(cut));
  try {
    const reply = await replies.next(timeouts.final);
    if (reply.code >= 200 && reply.code < 300)
      return { outcome: answered({ kind: "taken" }, true), next: "go-on" };
    if (reply.code < 400) return silence(reply.text, true, true);
    const answer = { kind: "reply", code: reply.code, text: reply.text } as const;
    return { outcome: answered(answer, true), next: after(reply, "go-on") };
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
async function reset({ socket, replies, timeouts }: Line): Promise<boolean> {
  socket.write("RSET\r\n");
  return replies.next(timeouts.connect).then(
    ({ code }) => code >= 200 && code < 300,
    () => false,
  );
}

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
