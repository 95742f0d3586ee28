import { createServer, type AddressInfo, type Socket } from "node:net";
import { SECOND } from "@/lib/platform/clock";
import type { Random } from "./random";

/** What became of the messages to one address, as only the server's side knows. */
export type Receipt = {
  /** Received whole, and said so. */
  taken: number;
  /** Received whole, and never said so. */
  unanswered: number;
  /** Received whole, and refused. */
  refused: number;
};

export type RehearsalSink = {
  url: string;
  receipts: ReadonlyMap<string, Receipt>;
  /** How many messages came whole. */
  whole: () => number;
  close: () => Promise<void>;
};

// Shares of all conversations.
const BUSY = 0.02;
const BREAKS_BEFORE = 0.004;
const STALLS = 0.002;
const NO_ROOM = 0.005;
const UNWANTED = 0.002;
const DROPS_AFTER = 0.003;
const HANGS_AFTER = 0.001;
/** Of the addresses so many percent do not exist. */
const UNKNOWN_PERCENT = 1;
/** For how long a server that hangs keeps silent before it breaks the connection. */
const SILENCE = 2 * SECOND;

const END = Buffer.from("\r\n.\r\n");
const LINE = Buffer.from("\r\n");

/** A number that stays with an address. */
const lotOf = (address: string): number =>
  [...address].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7);

/**
 * A mail server that behaves as badly as servers do: it refuses, puts off, stalls, breaks connections before and after a
 * message is whole, and does not say whether it took one. It keeps count of what it got, and keeps none of it.
 */
export async function openRehearsalSink(random: Random): Promise<RehearsalSink> {
  const receipts = new Map<string, Receipt>();
  const sockets = new Set<Socket>();
  let whole = 0;

  const receive = (address: string, how: keyof Receipt) => {
    const receipt = receipts.get(address) ?? { taken: 0, unanswered: 0, refused: 0 };
    receipt[how]++;
    receipts.set(address, receipt);
    whole++;
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    const answer = (words: string) => void socket.write(`${words}\r\n`);
    const breakOff = () => void socket.destroy();
    const hang = () => {
      socket.removeAllListeners("data");
      setTimeout(breakOff, SILENCE).unref();
    };
    let rest: Buffer = Buffer.alloc(0);
    let inData = false;
    let to = "";

    const command = (line: string): void => {
      if (/^EHLO/i.test(line)) return answer("250-rehearsal\r\n250-PIPELINING\r\n250 SMTPUTF8");
      if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? "";
        if (lotOf(to) % 100 < UNKNOWN_PERCENT) return refuse("550 5.1.1 no such user");
        if (random() < BUSY) return refuse("450 4.2.1 this mailbox is busy");
        return answer("250 ok");
      }
      if (/^DATA/i.test(line)) {
        if (to === "") return answer("503 5.5.1 no recipient");
        if (random() < BREAKS_BEFORE) return breakOff();
        answer("354 go on");
        if (random() < STALLS) return hang();
        inData = true;
        return;
      }
      if (/^QUIT/i.test(line)) return void socket.end("221 bye\r\n");
      return answer("250 ok");
    };
    const refuse = (words: string) => {
      to = "";
      answer(words);
    };
    const end = (): void => {
      const chance = random();
      const address = to;
      to = "";
      if (chance < DROPS_AFTER + HANGS_AFTER) {
        receive(address, "unanswered");
        return chance < DROPS_AFTER ? breakOff() : hang();
      }
      if (chance < DROPS_AFTER + HANGS_AFTER + NO_ROOM + UNWANTED) {
        receive(address, "refused");
        const noRoom = chance < DROPS_AFTER + HANGS_AFTER + NO_ROOM;
        return answer(noRoom ? "452 4.2.2 no room just now" : "554 5.7.1 not wanted");
      }
      receive(address, "taken");
      answer("250 taken");
    };

    socket.on("data", (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      while (!socket.destroyed) {
        const mark = inData ? END : LINE;
        const at = rest.indexOf(mark);
        if (at < 0) return;
        const line = inData ? "" : rest.toString("utf8", 0, at);
        rest = rest.subarray(at + mark.length);
        if (inData) {
          inData = false;
          end();
        } else command(line);
        if (socket.listenerCount("data") === 0) return;
      }
    });
    answer("220 rehearsal");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receipts,
    whole: () => whole,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
