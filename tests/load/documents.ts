import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Product } from "../support/product";
import { freePort } from "../support/product";
import { median, type Measure, percentile } from "./figures";
import { requestsPerSecond } from "./requests";

const path = "/issues/stem/stem-network";
const rounds = 5;
const misses = 60;
const waits = 400;

const bareServer = `
const body = Buffer.from(process.argv[1], "base64");
require("node:http").createServer((_, response) => {
  response.writeHead(200, { "Content-Type": "text/html", "Content-Encoding": "br", "Content-Length": body.length });
  response.end(body);
}).listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));
`;

/** A kept document beside a bare Node server that has the same bytes in a variable. */
async function measureKept({ url }: Product): Promise<Measure[]> {
  const answer = await fetch(url + path, { headers: { "Accept-Encoding": "br" } });
  if (answer.headers.get("content-encoding") !== "br") throw new Error("the page came uncompressed");
  // fetch decodes what it gets: the same document compressed in the same manner stands for its bytes.
  const { brotliCompressSync, constants } = await import("node:zlib");
  const body = brotliCompressSync(Buffer.from(await answer.arrayBuffer()), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 7 },
  });
  const port = await freePort();
  const bare = spawn(process.execPath, ["-e", bareServer, body.toString("base64"), String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready) => bare.stdout.once("data", ready));
  try {
    const reference = `http://127.0.0.1:${port}/`;
    return [await measureRate(url, reference), await measureWaits(url, reference)];
  } finally {
    bare.kill();
  }
}

/** Alternating, medians. */
async function measureRate(url: string, reference: string): Promise<Measure> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await requestsPerSecond(url + path, 2000));
    theirs.push(await requestsPerSecond(reference, 2000));
  }
  return {
    what: "a page from memory",
    value: median(ours),
    unit: "requests/s",
    reference: { what: "a bare Node server, same bytes", value: median(theirs) },
    limit: { at: "least", value: 0.5, of: "reference" },
  };
}

/** How long a kept page takes while the site has other pages to render all the time. */
async function measureWaits(url: string, reference: string): Promise<Measure> {
  let rendering = true;
  const renders = (async () => {
    for (let n = 30_000; rendering; n++) await (await fetch(`${url}${path}?page=${n}`)).arrayBuffer();
  })();
  const take = async (address: string) => {
    const began = performance.now();
    await (await fetch(address)).arrayBuffer();
    return performance.now() - began;
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < waits; n++) {
    ours.push(await take(url + path));
    theirs.push(await take(reference));
  }
  rendering = false;
  await renders;
  return {
    what: "a page from memory while others are rendered, p95",
    value: percentile(ours, 0.95),
    unit: "ms",
    reference: { what: "a bare Node server, same bytes", value: percentile(theirs, 0.95) },
  };
}

/** Processor time of a process so far, in milliseconds (Linux: proc(5), fields 14 and 15, in ticks of 10 ms). */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** What the site's process works for a page that is not kept: rendered, cleaned, compressed. */
async function measureMiss({ url, pid }: Product): Promise<Measure[]> {
  if (process.platform !== "linux") return [];
  // As browsers ask.
  const headers = { "Accept-Encoding": "gzip, deflate, br, zstd" };
  const render = async (from: number) => {
    // Every number makes a document of its own; the page is the same.
    for (let n = from; n < from + misses; n++)
      await (await fetch(`${url}${path}?page=${n}`, { headers })).arrayBuffer();
  };
  await render(10_000);
  const before = processorTime(pid);
  await render(20_000);
  const value = (processorTime(pid) - before) / misses;
  return [{ what: "a page not in memory", value, unit: "ms of CPU", limit: { at: "most", value: 30 } }];
}

/** How documents are served. */
export const measureDocuments = async (product: Product): Promise<Measure[]> => [
  ...(await measureMiss(product)),
  ...(await measureKept(product)),
];
