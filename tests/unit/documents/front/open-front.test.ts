import { get } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { openFront } from "@/lib/documents/front/open-front";

/** For a busy machine: nothing here depends on being quick. */
const PATIENCE = { timeout: 20_000 };

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const unbroken = (cause: Error) => {
  throw cause;
};

async function open(onBreak: (cause: Error) => void = unbroken) {
  const front = await openFront({ host: "127.0.0.1", port: 0 }, onBreak);
  closers.push(front.close);
  const ask = (path: string) =>
    new Promise<{ status: number | undefined; body: string }>((done, failed) => {
      get({ port: front.port, path, agent: false }, (answer) => {
        text(answer).then((body) => done({ status: answer.statusCode, body }), failed);
      }).on("error", failed);
    });
  return { front, ask };
}

test("it answers from copies, and passes on the rest", async () => {
  const { front, ask } = await open();
  expect((await ask("/faq")).status).toBe(503);
  front.serve((request, response) => {
    response.end(`the site, for ${String(request.headers["x-forwarded-for"])}`);
  });
  await vi.waitFor(async () => expect((await ask("/faq")).body).toBe("the site, for 127.0.0.1"), PATIENCE);
  const parcel = { etag: '"1"', headers: ["Content-Length", "4"], unchanged: [], body: Buffer.from("kept") };
  const copy = { url: "/faq", freshUntil: Date.now() + 60_000, encodings: ["identity"] as const };
  front.keep({ ...copy, encoding: "identity", parcel });
  await vi.waitFor(async () => expect((await ask("/faq")).body).toBe("kept"), PATIENCE);
  expect(parcel.body.toString()).toBe("kept");
  front.forget();
  await vi.waitFor(async () => expect((await ask("/faq")).body).toContain("the site"), PATIENCE);
});

test("a port in use is told in a sentence", async () => {
  const { front } = await open();
  await expect(openFront({ host: "127.0.0.1", port: front.port }, unbroken)).rejects.toThrow(
    `Port ${front.port} is in use by another program.`,
  );
});

test("an end waits for the request under way, and takes no more", async () => {
  const { front, ask } = await open();
  let answer: (() => void) | undefined;
  front.serve((request, response) => {
    if (request.url === "/slow") answer = () => response.end("done");
    else response.end("ready");
  });
  await vi.waitFor(async () => expect((await ask("/")).body).toBe("ready"), PATIENCE);
  const slow = ask("/slow");
  await vi.waitFor(() => expect(answer).toBeDefined(), PATIENCE);
  const finished = front.finish();
  await vi.waitFor(async () => expect(await ask("/").catch(() => "refused")).toBe("refused"), PATIENCE);
  answer!();
  expect((await slow).body).toBe("done");
  await finished;
});

test("a thread that ends by itself is told of: nobody is listened to any more", async () => {
  const onBreak = vi.fn();
  const { front, ask } = await open(onBreak);
  front.serve((_, response) => response.end("ready"));
  await vi.waitFor(async () => expect((await ask("/")).body).toBe("ready"), PATIENCE);
  const parcel = { etag: "", headers: ["not a name", ""], unchanged: [], body: Buffer.from("kept") };
  front.keep({ url: "/", freshUntil: Infinity, encodings: ["identity"], encoding: "identity", parcel });
  await expect(ask("/")).rejects.toThrow();
  await vi.waitFor(() => expect(onBreak).toHaveBeenCalledOnce(), PATIENCE);
});
