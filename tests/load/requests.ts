import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** One answer as it comes over the wire, asked for by a bare socket. */
type Wire = { head: string; length: number };

const requestFor = (url: URL): string =>
  `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nAccept-Encoding: br\r\n\r\n`;

function askOnce(url: URL): Promise<Wire> {
  return new Promise((done, failed) => {
    const socket = connect(Number(url.port), url.hostname);
    let seen = Buffer.alloc(0);
    socket.once("error", failed);
    socket.on("data", (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk]);
      const end = seen.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = seen.subarray(0, end + 4).toString("latin1");
      const length = head.length + Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (seen.length < length) return;
      socket.destroy();
      done({ head, length });
    });
    socket.write(requestFor(url));
  });
}

/** The answer once it stays the same: what is asked for again is compressed more densely in the background. */
async function askUntilSettled(url: URL): Promise<Wire> {
  await askOnce(url);
  let last = await askOnce(url);
  for (;;) {
    await pause(500);
    const next = await askOnce(url);
    if (next.length === last.length) return next;
    last = next;
  }
}

/**
 * How many times a second a server answers one address, over kept connections that ask again as soon as they have
 * their answer. Answers are counted by their length, which must not change: that costs this process next to nothing.
 *
 * @param address a full http address
 * @param milliseconds how long to ask
 * @throws when an answer is not a 200
 */
export async function requestsPerSecond(
  address: string,
  milliseconds: number,
  connections = 32,
): Promise<number> {
  const url = new URL(address);
  const { head, length } = await askUntilSettled(url);
  if (!head.startsWith("HTTP/1.1 200")) throw new Error(`${address}: ${head.split("\r\n")[0]}`);
  const request = requestFor(url);
  const began = performance.now();
  let answers = 0;
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((done, failed) => {
          const socket = connect(Number(url.port), url.hostname);
          let missing = length;
          socket.once("error", failed);
          socket.on("data", (chunk: Buffer) => {
            missing -= chunk.length;
            if (missing > 0) return;
            answers++;
            if (performance.now() - began > milliseconds) {
              socket.destroy();
              return done();
            }
            missing = length;
            socket.write(request);
          });
          socket.write(request);
        }),
    ),
  );
  return (answers / (performance.now() - began)) * 1000;
}

/** How long one answer takes, to its last byte, in milliseconds. @throws when it is not a 200 */
export async function timeAnswer(address: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(address);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  return performance.now() - began;
}
