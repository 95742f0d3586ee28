import type { Socket } from "node:net";

/** A server's reply: its code, and all of it as it was written, lines joined by "\n". */
export type Reply = { code: number; text: string };

/** The replies that come in on a connection, one after the other. */
export type Replies = {
  /** The next reply. @throws an Error with a sentence when none came in time, or the connection broke */
  next: (ms: number) => Promise<Reply>;
  /** Resolves when a reply is there, or the connection broke; takes nothing. */
  stirred: () => Promise<void>;
  /** Whether a reply is there that nobody has taken. */
  waiting: () => boolean;
  /** Ends what is waited for. */
  giveUp: (reason: string) => void;
};

/** Nobody writes longer replies; what goes on without end is no SMTP server. */
const LONGEST = 64 * 1024;

/** Reads replies (RFC 5321, section 4.2) from a socket that nobody else reads. */
export function readReplies(socket: Socket): Replies {
  const ready: Reply[] = [];
  let rest = "";
  let lines: string[] = [];
  let lost: string | null = null;
  let taker: { done: (reply: Reply) => void; failed: (cause: Error) => void } | null = null;
  let stir: (() => void) | null = null;

  const settle = () => {
    stir?.();
    stir = null;
    if (!taker) return;
    const reply = ready.shift();
    const { done, failed } = taker;
    if (reply) {
      taker = null;
      done(reply);
    } else if (lost !== null) {
      taker = null;
      failed(new Error(lost));
    }
  };
  const lose = (reason: string) => {
    lost ??= reason;
    settle();
  };

  socket.on("data", (chunk: Buffer) => {
    // Replies are ASCII or UTF-8 (RFC 6531, section 3.7.4.2); one that is cut inside a sign is cut in what staff read only.
    rest += chunk.toString("utf8");
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      const line = rest.slice(0, end).replace(/\r$/, "");
      rest = rest.slice(end + 1);
      lines.push(line);
      if (/^\d{3}-/.test(line)) continue;
      ready.push({ code: Number(/^\d{3}/.exec(line)?.[0] ?? 0), text: lines.join("\n") });
      lines = [];
    }
    if (rest.length + lines.length * 8 > LONGEST || ready.length > 100) {
      lose("The server's answer has no end.");
      socket.destroy();
    } else settle();
  });
  socket.on("error", (cause) => lose(cause.message));
  socket.on("close", () => lose("The connection was closed."));

  return {
    next: (ms) =>
      new Promise((done, failed) => {
        const late = () => lose(`No answer within ${Math.round(ms / 1000)} seconds.`);
        const timer = setTimeout(late, ms);
        taker = {
          done: (reply) => {
            clearTimeout(timer);
            done(reply);
          },
          failed: (cause) => {
            clearTimeout(timer);
            failed(cause);
          },
        };
        settle();
      }),
    stirred: () =>
      new Promise((done) => {
        if (ready.length > 0 || lost !== null) done();
        else stir = done;
      }),
    waiting: () => ready.length > 0 || lost !== null,
    giveUp: lose,
  };
}
