import { once } from "node:events";
import { Agent, get, type IncomingMessage, request } from "node:http";
import { buffer, text } from "node:stream/consumers";
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

test("whoever asks gets the answer to what was asked, however many ask on, send and leave", async () => {
  const { front } = await open();
  front.serve((request, response) => {
    void buffer(request).then((body) => {
      const answer = () => {
        if (request.method === "PUT") response.writeHead(204, { "x-asked": request.url }).end();
        else response.end(`${request.method} ${request.url} ${body.length} ${"x".repeat(body.length)}`);
      };
      // At once, in this turn's end, or in a later one: by what was asked, so that every order comes up.
      const turn = Number(request.url!.split("-").at(-1)) % 3;
      if (turn === 0) answer();
      else if (turn === 1) setImmediate(answer);
      else setTimeout(answer, 2);
    });
  });
  const asked = async (agent: Agent, method: string, path: string, body = "") => {
    const asking = request({ port: front.port, method, path, agent });
    asking.end(body);
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    const came = await text(answer);
    if (method === "PUT")
      expect([answer.statusCode, answer.headers["x-asked"], came]).toEqual([204, path, ""]);
    else expect(came).toBe(`${method} ${path} ${body.length} ${body}`);
  };
  const client = async (name: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let round = 0; round < 15; round++) {
      const path = `/${name}-${name + round}`;
      await asked(agent, "POST", path);
      await asked(agent, "PUT", path, "x".repeat(504));
      await asked(agent, "GET", path);
      await asked(agent, "POST", path, "x".repeat(70_000));
      const leaving = request({ port: front.port, path, agent: false }).on("error", () => {});
      leaving.end(() => leaving.destroy());
    }
    agent.destroy();
  };
  await vi.waitFor(
    async () => expect((await fetch(`http://127.0.0.1:${front.port}/`)).status).toBe(200),
    PATIENCE,
  );
  await Promise.all(Array.from({ length: 24 }, (_, name) => client(name)));
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
