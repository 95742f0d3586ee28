import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import { MINUTE, SECOND } from "@/lib/platform/clock";
import type { Permit } from "./commands/record-deliveries";
import type { Answer } from "./policy";

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

type SmtpError = Error & { responseCode?: number; command?: string; response?: string };

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
  let usable = true;
  connection.on("error", () => (usable = false));
  connection.on("end", () => (usable = false));
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
  } catch (cause) {
    connection.close();
    throw cause;
  }
  // The held-back end is small: without this the system would keep it until the server acknowledged what came before,
  // which takes 40 ms a message.
  if (connection._socket) connection._socket.setNoDelay(true);
  return laneOn(connection, () => usable, timeouts);
}

function laneOn(connection: SMTPConnection, alive: () => boolean, timeouts: LaneTimeouts): Lane {
  let given = false;
  let giveUp: (reason: string) => void = () => {};
  const close = () => {
    given = true;
    connection.close();
  };

  async function send(message: Outgoing): Promise<Outcome> {
    let dotWritten = false;
    let over = false;
    let permit: Promise<Permit> | null = null;
    let timer: NodeJS.Timeout | undefined;

    const ended = new Promise<SmtpError | null>((done) => {
      const finish = (cause: SmtpError | null) => {
        over = true;
        clearTimeout(timer);
        done(cause);
      };
      giveUp = (reason) => {
        close();
        finish(new Error(reason));
      };
      const allow = (ms: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => giveUp(`No answer within ${Math.round(ms / 1000)} seconds.`), ms);
      };
      allow(timeouts.reply);
      const stream = holdBack(message.raw, (release) => {
        permit = message.permit();
        permit.then(
          (answer) => {
            // An answer that came before the end was an answer to something else: the end is not sent.
            if (over) return;
            if (answer !== "go") return giveUp("not permitted");
            dotWritten = true;
            allow(timeouts.final);
            release();
          },
          () => giveUp("The database did not answer."),
        );
      });
      connection.send({ from: message.from, to: [message.to] }, stream, (cause) => finish(cause ?? null));
    });

    const cause = await ended;
    giveUp = () => {};
    // A message is over only when its permit is known too.
    const permitted = await (permit as Promise<Permit> | null)?.catch(() => null);
    if (permitted && permitted !== "go") return { kind: "not-permitted", permit: permitted };
    const outcome = read(cause, dotWritten, permitted === "go");
    const final = outcome.kind === "answered" && outcome.answer.kind !== "silence";
    if (!final || (cause && !(await reset()))) close();
    // A reply ahead of its time leaves the connection a step behind for good.
    else if (permit && !dotWritten) close();
    return outcome;
  }

  /** Ends the transaction that a refusal left open (RFC 5321, section 4.1.1.5). */
  const reset = () =>
    new Promise<boolean>((done) => {
      if (!alive()) return done(false);
      const timer = setTimeout(() => done(false), timeouts.connect);
      connection.once("end", () => done(false));
      connection.reset((cause) => {
        clearTimeout(timer);
        done(!cause);
      });
    });

  return {
    send,
    usable: () => alive() && !given,
    quit: () => {
      if (!given && alive()) connection.quit();
      given = true;
    },
    abandon: () => {
      giveUp("The program was stopped while it waited for the answer.");
      close();
    },
  };
}

function read(cause: SmtpError | null, dotWritten: boolean, permitted: boolean): Outcome {
  const answered = (answer: Answer): Outcome => ({ kind: "answered", answer, permitted });
  if (!cause)
    return answered(
      dotWritten
        ? { kind: "taken" }
        : { kind: "silence", dotWritten, text: "The server answered before the message was whole." },
    );
  const { responseCode: code = 0, command } = cause;
  if (command === "MAIL FROM" || command === "API")
    return { kind: "sender-refused", reason: cause.response ?? cause.message };
  if (code >= 400 && (command === "RCPT TO" || command === "DATA"))
    return answered({ kind: "reply", code, text: cause.response ?? cause.message });
  return answered({ kind: "silence", dotWritten, text: cause.message });
}

/** The message as a stream whose end comes only after `ask` was called and has called `release`. */
function holdBack(raw: Buffer, ask: (release: () => void) => void): Readable {
  const cut = Math.max(0, raw.length - HELD_BACK);
  let step = 0;
  return new Readable({
    read() {
      if (step++ === 0) this.push(raw.subarray(0, cut));
      else if (step === 2)
        ask(() => {
          this.push(raw.subarray(cut));
          this.push(null);
        });
    },
  });
}
