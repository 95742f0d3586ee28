import SMTPConnection from "nodemailer/lib/smtp-connection";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import { MINUTE, SECOND } from "@/lib/platform/clock";
import { readReplies } from "./smtp-replies";
import {
  converse,
  goOn,
  reset,
  type LaneTimeouts,
  type Line,
  type Outcome,
  type Outgoing,
} from "./smtp-transaction";

export const laneTimeouts: LaneTimeouts = { connect: 15 * SECOND, reply: 5 * MINUTE, final: 10 * MINUTE };

/** One connection to the SMTP server, kept open for message after message. */
export type Lane = {
  /** Once an envelope went along with the message before, only the message it is of. */
  send: (message: Outgoing) => Promise<Outcome>;
  /** False once the connection is of no more use. */
  usable: () => boolean;
  /** Says goodbye. */
  quit: () => void;
  /** Breaks off at once; a message under way ends without an answer. */
  abandon: () => void;
};

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

function laneOn(connection: SMTPConnection, line: Line): Lane {
  const { socket, replies, timeouts } = line;
  let given = false;
  /** The envelope of the message to come is on its way. */
  let begun = false;
  let used = false;
  const close = () => {
    given = true;
    connection.close();
  };

  return {
    send: async (message) => {
      const ended = await (begun ? goOn(line, message) : converse(line, message, used));
      used = true;
      begun = ended.next === "begun";
      if (ended.next === "close" || (ended.next === "reset" && !(await reset(line)))) close();
      return ended.outcome;
    },
    usable: () => !given && !socket.destroyed && socket.writable && (begun || !replies.waiting()),
    quit: () => {
      if (given || socket.destroyed) return;
      // In the middle of a transaction the server would take it for a message.
      if (begun) return close();
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
