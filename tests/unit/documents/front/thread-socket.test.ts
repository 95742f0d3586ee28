import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { MessageChannel } from "node:worker_threads";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { ThreadSocket } from "@/lib/documents/front/thread-socket";

/** For a busy machine: nothing here depends on being quick. */
const PATIENCE = { timeout: 20_000 };

function connection(): [ThreadSocket, ThreadSocket] {
  const { port1, port2 } = new MessageChannel();
  return [new ThreadSocket(port1), new ThreadSocket(port2)];
}

test("what goes in at one end comes out at the other, in order, to the last byte", async () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.boolean(), async (sent, corked) => {
      const [here, there] = connection();
      if (corked) here.cork();
      for (const piece of sent) here.write(piece);
      here.end();
      expect(await buffer(there)).toEqual(Buffer.concat(sent));
    }),
    { numRuns: 60 },
  );
});

test("whoever reads slowly makes the writer wait, and loses nothing", async () => {
  const [here, there] = connection();
  const sent = Buffer.alloc(3_000_000, "abcdefg");
  let written = 0;
  for (let at = 0; at < sent.length; at += 60_000) {
    here.write(sent.subarray(at, at + 60_000), () => (written += 60_000));
  }
  here.end();
  await vi.waitFor(() => expect(there.readableLength).toBeGreaterThan(0), PATIENCE);
  // A turn for every message there could be: nobody reads, so no more than the room there is was taken.
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
  expect(written).toBeLessThan(sent.length / 2);
  const print = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  expect(print(await buffer(there))).toBe(print(sent));
  expect(written).toBe(sent.length);
});

test("what was said before an end broke away is still heard; what it is told then is lost without harm", async () => {
  const [here, there] = connection();
  const closed = new Promise((done) => there.once("close", done));
  here.write("last words", () => here.destroy());
  expect((await buffer(there)).toString()).toBe("last words");
  there.write("too late");
  await closed;
  expect(there.destroyed).toBe(true);
  expect(there.errored).toBeNull();
});

test("memory that others use stays theirs", async () => {
  const [here, there] = connection();
  const pool = Buffer.from("mine and theirs");
  here.end(pool.subarray(0, 4));
  expect((await buffer(there)).toString()).toBe("mine");
  expect(pool.toString()).toBe("mine and theirs");
});
