import {
  Agent,
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type RequestListener,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { MessageChannel } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { type Copy, Front } from "@/lib/documents/front/front";
import { ThreadSocket } from "@/lib/documents/front/thread-socket";

/** For a busy machine: nothing here depends on being quick. */
const PATIENCE = { timeout: 20_000 };

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A front before a site, both in this thread, with the connection in memory between them. */
async function stand(site: RequestListener) {
  const behind = createServer({ requireHostHeader: false }, site);
  const front = new Front(() => {
    const { port1, port2 } = new MessageChannel();
    behind.emit("connection", new ThreadSocket(port2));
    return new ThreadSocket(port1);
  });
  const server = createServer(front.listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { front, port, ask: asker(port) };
}

type Asked = {
  method?: string;
  headers?: Record<string, string | string[]> | string[];
  body?: Buffer | string;
};
type Answer = Pick<IncomingMessage, "statusCode" | "headers" | "rawHeaders"> & { body: string };

const asker =
  (port: number) =>
  (path: string, { method = "GET", headers, body }: Asked = {}): Promise<Answer> =>
    new Promise((done, failed) => {
      const asking = httpRequest({ port, path, method, headers, agent: false }, (answer) => {
        buffer(answer).then((bytes) => done(Object.assign(answer, { body: bytes.toString() })), failed);
      });
      asking.on("error", failed);
      asking.end(body);
    });

const aCopy = (changed: Partial<Copy> = {}): Copy => ({
  url: "/faq",
  freshUntil: Date.now() + 60_000,
  encodings: ["identity"],
  encoding: "identity",
  parcel: {
    etag: '"one"',
    headers: ["ETag", '"one"', "Content-Length", "4"],
    unchanged: ["ETag", '"one"'],
    body: Buffer.from("kept"),
  },
  ...changed,
});

const tells: RequestListener = (request, response) => {
  void buffer(request).then((body) => {
    const { method, url, rawHeaders } = request;
    response.end(JSON.stringify({ method, url, rawHeaders, body: body.toString() }));
  });
};

test("a copy is given without the site", async () => {
  const site = vi.fn(tells);
  const { front, ask } = await stand(site);
  front.keep(aCopy());
  expect((await ask("/faq")).body).toBe("kept");
  expect(await ask("/faq", { method: "HEAD" })).toMatchObject({ statusCode: 200, body: "" });
  expect((await ask("/faq", { headers: { "If-None-Match": '"one"' } })).statusCode).toBe(304);
  expect(site).not.toHaveBeenCalled();
});

test("what may have changed, was forgotten, is sent or is another address is the site's to answer", async () => {
  const { front, ask } = await stand((_, response) => response.end("the site"));
  front.keep(aCopy({ freshUntil: Date.now() - 1 }));
  expect((await ask("/faq")).body).toBe("the site");
  front.keep(aCopy());
  expect((await ask("/faq", { method: "POST", body: "a=b" })).body).toBe("the site");
  expect((await ask("/faq?page=2")).body).toBe("the site");
  front.forget();
  expect((await ask("/faq")).body).toBe("the site");
});

test("a visitor gets the best encoding the page has, if need be from the site", async () => {
  const { front, ask } = await stand((_, response) => response.end("the site"));
  const encodings = ["br", "gzip", "identity"] as const;
  const freshUntil = Date.now() + 60_000;
  const plain = aCopy({ encodings, freshUntil });
  front.keep(plain);
  const small = { ...plain.parcel, body: Buffer.from("tiny") };
  expect((await ask("/faq", { headers: { "Accept-Encoding": "gzip, br" } })).body).toBe("the site");
  front.keep({ ...plain, encoding: "br", parcel: small });
  expect((await ask("/faq", { headers: { "Accept-Encoding": "gzip, br" } })).body).toBe("tiny");
  expect((await ask("/faq")).body).toBe("kept");
  // Another render: what was kept of the one before it goes.
  front.keep({ ...plain, freshUntil: freshUntil + 1, encoding: "br", parcel: small });
  expect((await ask("/faq")).body).toBe("the site");
});

test("a request arrives as it was sent, with the address it came from", async () => {
  const { ask } = await stand(tells);
  const headers = ["Host", "example.org", "Cookie", "a=1", "Cookie", "b=2", "X-Forwarded-For", "9.9.9.9"];
  headers.push("Connection", "keep-alive, X-Hop", "X-Hop", "for the proxy", "TE", "trailers");
  headers.push("Content-Length", "5");
  const answer = await ask("/join?kind=organization&n=%20", { method: "POST", headers, body: "hello" });
  const told = JSON.parse(answer.body) as { method: string; url: string; rawHeaders: string[]; body: string };
  expect(told).toMatchObject({ method: "POST", url: "/join?kind=organization&n=%20", body: "hello" });
  expect(told.rawHeaders).toEqual([
    ...["Host", "example.org", "Cookie", "a=1", "Cookie", "b=2", "X-Forwarded-For", "9.9.9.9"],
    ...["Content-Length", "5", "X-Forwarded-For", "127.0.0.1", "Connection", "close"],
  ]);
});

test("a body of unknown length stays one, and none stays none", async () => {
  const { ask } = await stand(tells);
  const headersOf = async (asked: Asked) =>
    (JSON.parse((await ask("/api/x", asked)).body) as { rawHeaders: string[] }).rawHeaders.join(" ");
  const chunked = { method: "POST", headers: { "Transfer-Encoding": "chunked" }, body: "hello" };
  expect(await headersOf(chunked)).toContain("Transfer-Encoding chunked");
  const none = await headersOf({ method: "POST", headers: { "Content-Length": "0" } });
  expect(none).toContain("Content-Length 0");
  expect(none).not.toContain("Transfer-Encoding");
  expect(await headersOf({})).not.toMatch(/Transfer-Encoding|Content-Length/);
});

test("an answer arrives as it was given", async () => {
  const { ask } = await stand((_, response) => {
    response.writeHead(404, ["Set-Cookie", "a=1", "Set-Cookie", "b=2", "Content-Type", "text/plain"]);
    response.write("in two ");
    response.end("pieces");
  });
  const answer = await ask("/nothing");
  expect(answer).toMatchObject({ statusCode: 404, body: "in two pieces" });
  expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
});

test("megabytes pass both ways", async () => {
  const { ask } = await stand((request, response) => void request.pipe(response));
  const body = Buffer.alloc(4_000_000, "0123456789");
  expect((await ask("/echo", { method: "POST", body })).body).toBe(body.toString());
});

test("many at once each get their own answer", async () => {
  const { ask } = await stand((request, response) => setImmediate(() => response.end(request.url)));
  const paths = Array.from({ length: 150 }, (_, n) => `/page-${n}`);
  const answers = await Promise.all(paths.map((path) => ask(path)));
  expect(answers.map(({ body }) => body)).toEqual(paths);
});

test("the site hears that a visitor has gone", async () => {
  const gone = vi.fn();
  const arrived = vi.fn();
  const { port } = await stand((request, response) => {
    arrived();
    response.on("close", () => gone(response.writableFinished));
    response.write("the beginning");
  });
  const asking = httpRequest({ port, path: "/long" }, (answer) =>
    answer.once("data", () => asking.destroy()),
  );
  asking.on("error", () => {});
  asking.end();
  await vi.waitFor(() => expect(gone).toHaveBeenCalledExactlyOnceWith(false), PATIENCE);
  expect(arrived).toHaveBeenCalledOnce();
});

test("an answer that breaks off is not taken for a whole one", async () => {
  const { ask } = await stand((_, response) => {
    response.writeHead(200, { "Content-Length": "100" });
    response.write("half", () => response.destroy());
  });
  await expect(ask("/broken")).rejects.toThrow(/aborted|socket hang up/);
});

test("where the site breaks off without a word, the visitor gets one", async () => {
  const { ask } = await stand((_, response) => response.destroy());
  expect(await ask("/broken")).toMatchObject({ statusCode: 502, body: "Something went wrong.\n" });
});

test("who is refused before having said it all hears the answer", async () => {
  const { port } = await stand((request, response) => {
    response.writeHead(413, { Connection: "close" }).end("Too long.\n", () => request.destroy());
  });
  const answer = await new Promise<Answer>((done, failed) => {
    const headers = { "Content-Length": "50000000" };
    const asking = httpRequest({ port, path: "/api/x", method: "POST", headers, agent: false }, (it) => {
      buffer(it).then((bytes) => {
        done(Object.assign(it, { body: bytes.toString() }));
        asking.destroy();
      }, failed);
    });
    asking.on("error", () => {});
    asking.write("the beginning of fifty megabytes");
  });
  expect(answer).toMatchObject({ statusCode: 413, body: "Too long.\n" });
});

test("who is answered before having said it all is heard out, and may go on asking", async () => {
  const { port } = await stand((request, response) => {
    response.writeHead(request.method === "POST" ? 413 : 200).end("Too large.");
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  closers.push(() => agent.destroy());
  const post = (method: string, body?: Buffer) =>
    new Promise<{ status: number | undefined; socket: Socket }>((done, failed) => {
      const asking = httpRequest({ port, path: "/account", method, agent }, (answer) => {
        const { socket } = answer;
        answer.resume().on("end", () => {
          done({ status: answer.statusCode, socket });
        });
      });
      asking.on("error", failed);
      asking.end(body);
    });
  const first = await post("POST", Buffer.alloc(9_000_000));
  expect(first.status).toBe(413);
  const second = await post("GET");
  expect(second.status).toBe(200);
  expect(second.socket).toBe(first.socket);
});
