import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { bodyIn, comesIn, DocumentCache, type Rendered } from "@/lib/documents/cache";

const page = (text: string, status = 200): Rendered => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: Buffer.from(text),
});
const textOf = async (answer: Promise<{ bodies: { identity: Buffer } }>) =>
  (await answer).bodies.identity.toString();

test("many who ask at once cause one render", async () => {
  const cache = new DocumentCache();
  const render = vi.fn(() => Promise.resolve(page("one")));
  await Promise.all(Array.from({ length: 50 }, () => cache.get("/", render)));
  expect(render).toHaveBeenCalledTimes(1);
});

test("a purge has the page rendered anew", async () => {
  const cache = new DocumentCache();
  await cache.get("/updates", () => Promise.resolve(page("old")));
  cache.purge((key) => key === "/updates");
  expect(await textOf(cache.get("/updates", () => Promise.resolve(page("new"))))).toBe("new");
});

test("a purge of another page leaves this one", async () => {
  const cache = new DocumentCache();
  await cache.get("/", () => Promise.resolve(page("old")));
  cache.purge((key) => key === "/updates");
  expect(await textOf(cache.get("/", () => Promise.resolve(page("new"))))).toBe("old");
});

test("a render that began before a purge is not kept after it", async () => {
  const cache = new DocumentCache();
  const release = withResolvers<Rendered>();
  const early = cache.get("/", () => release.promise);
  cache.purge(() => true);
  const late = cache.get("/", () => Promise.resolve(page("new")));
  release.resolve(page("old"));
  expect(await textOf(early)).toBe("old");
  expect(await textOf(late)).toBe("new");
  expect(await textOf(cache.get("/", () => Promise.resolve(page("newest"))))).not.toBe("old");
});

test("when a page can no longer be rendered, its last good copy is served", async () => {
  const cache = new DocumentCache();
  await cache.get("/", () => Promise.resolve(page("good")));
  cache.purge(() => true);
  expect(await textOf(cache.get("/", () => Promise.resolve(page("broken", 500))))).toBe("good");
});

test("a page that is not found is not kept", async () => {
  const cache = new DocumentCache();
  await cache.get("/soon", () => Promise.resolve(page("no", 404)));
  expect(await textOf(cache.get("/soon", () => Promise.resolve(page("yes"))))).toBe("yes");
});

test("pages are compressed, fonts are not", async () => {
  const cache = new DocumentCache();
  const long = await cache.get("/", () => Promise.resolve(page("word ".repeat(1000))));
  expect(long.bodies.br!.length).toBeLessThan(long.bodies.identity.length / 10);
  const font = await cache.get("/f", () =>
    Promise.resolve({ status: 200, headers: { "content-type": "font/woff2" }, body: Buffer.alloc(5000) }),
  );
  expect(font.bodies.br).toBeUndefined();
  expect(comesIn(font, "gzip")).toBe(false);
});

test("gzip is made for the first who asks for it, and kept", async () => {
  const cache = new DocumentCache();
  const text = "word ".repeat(1000);
  const long = await cache.get("/", () => Promise.resolve(page(text)));
  expect(long.bodies.gzip).toBeUndefined();
  expect(comesIn(long, "gzip")).toBe(true);
  const zipped = bodyIn(long, "gzip");
  expect(zipped.length).toBeLessThan(text.length / 10);
  expect(gunzipSync(zipped).toString()).toBe(text);
  expect(bodyIn(long, "gzip")).toBe(zipped);
});

/** Compression is done on the side: on a machine with other work to do it takes its time. */
const PATIENCE = { timeout: 50_000, interval: 10 };

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

test("what is asked for again is compressed as well as can be, and says that its bytes are others", async () => {
  const cache = new DocumentCache();
  const text = Array.from({ length: 400 }, (_, n) => `Sentence ${n} says ${n * n}.`).join(" ");
  const first = await cache.get("/", () => Promise.resolve(page(text)));
  expect(first.dense).toBe(false);
  cache.peek("/");
  await vi.waitFor(() => expect(cache.peek("/")?.document.dense).toBe(true), PATIENCE);
  const dense = cache.peek("/")!.document;
  expect(dense.bodies.br!.length).toBeLessThan(first.bodies.br!.length);
  expect(brotliDecompressSync(dense.bodies.br!).toString()).toBe(text);
});

test("a page that comes out the same after a purge is the one that is kept", async () => {
  const cache = new DocumentCache();
  const first = await cache.get("/", () => Promise.resolve(page("same ".repeat(200))));
  cache.purge(() => true);
  expect(await cache.get("/", () => Promise.resolve(page("same ".repeat(200))))).toBe(first);
});

test("what was made dense does not come back after the page has changed", async () => {
  const cache = new DocumentCache();
  await cache.get("/", () => Promise.resolve(page("old ".repeat(5000))));
  cache.peek("/");
  cache.purge(() => true);
  await cache.get("/", () => Promise.resolve(page("new ".repeat(5000))));
  cache.peek("/");
  await vi.waitFor(() => expect(cache.peek("/")?.document.dense).toBe(true), PATIENCE);
  expect(brotliDecompressSync(cache.peek("/")!.document.bodies.br!).toString()).toBe("new ".repeat(5000));
});
