import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findRunning } from "@/lib/cli/data-dir";
import { db, disconnect, pgPool } from "@/lib/platform/db";
import { settleEnv } from "@/lib/platform/env";
import { freezeAudience } from "@/lib/updates/commands/freeze-audience";
import { getSendPlan } from "@/lib/updates/queries/get-send-plan";
import { addMembers } from "../support/operator";
import { removeDataDir, startProduct, type Product } from "../support/product";
import {
  anUpdate,
  freezeSome,
  type keys,
  peakOf,
  release,
  sending,
  type Sink,
  startSink,
  startWorker,
  stop,
  type Taken,
  untilTaken,
  wordsFile,
} from "./delivery-stage";
import { type Measure, median, percentile } from "./figures";
import { generateMembers } from "./generate-members";

const MILLION = 1_000_000;
/** Messages a round and side. */
const EACH = 3000;
const ROUNDS = 3;
/** Recipients while pages are asked for: more than are reached meanwhile. */
const ALL = 60_000;
/** How many of a million are really sent, for the memory it takes. */
const OF_A_MILLION = 20_000;
/** Requests of the web site, idle and while a send runs. */
const PAGES = ["/", "/updates", "/search?q=stem", "/issues/stem"];
const REQUESTS = 1200;

const perSecond = ({ taken, ms }: Taken): number => ((taken - 1) / ms) * 1000;

/** Delivers to EACH people with so many workers. */
async function deliver(sink: Sink, key: keyof typeof keys, workers: number): Promise<number> {
  const id = await freezeSome(EACH);
  const children = await Promise.all(Array.from({ length: workers }, () => startWorker(sending(sink, key))));
  await sink.ask("reset");
  await release(id);
  const seen = await untilTaken(sink, EACH);
  for (const child of children) await stop(child);
  await proveSent(id, EACH);
  await db.update.delete({ where: { id } });
  return perSecond(seen);
}

async function proveSent(id: string, count: number): Promise<void> {
  const sent = await db.delivery.count({ where: { updateId: id, status: "sent" } });
  if (sent !== count) throw new Error(`${sent} of ${count} are noted as sent`);
}

async function byNodemailer(sink: Sink, file: string, how: "composed" | "raw"): Promise<number> {
  await sink.ask("reset");
  const args = ["--import", "tsx", "tests/load/nodemailer-sender.ts", sink.url, file, String(EACH), how];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const gone = new Promise((done) => child.once("exit", done));
  const seen = await untilTaken(sink, EACH);
  await gone;
  return perSecond(seen);
}

async function measureRates(sink: Sink, dataDir: string): Promise<Measure[]> {
  const file = wordsFile(dataDir);
  const seen = {
    rsa: [] as number[],
    ed: [] as number[],
    two: [] as number[],
    composed: [] as number[],
    raw: [] as number[],
  };
  let size = 0;
  // The first round warms the disk and counts for nothing.
  for (let round = 0; round <= ROUNDS; round++) {
    const rates = {
      rsa: await deliver(sink, "rsa", 1),
      composed: await byNodemailer(sink, file, "composed"),
      ed: await deliver(sink, "ed25519", 1),
      raw: await byNodemailer(sink, file, "raw"),
      two: await deliver(sink, "ed25519", 2),
    };
    const { bytes, taken } = await sink.ask("count");
    size = bytes / taken / 1000;
    if (round > 0)
      for (const name of ["rsa", "ed", "two", "composed", "raw"] as const) seen[name].push(rates[name]);
  }
  const what = `deliveries of ${size.toFixed(0)} kB, personal, written down`;
  const composed = { what: "nodemailer composed, unsigned, no database", value: median(seen.composed) };
  const raw = { what: "nodemailer raw, unsigned, no database", value: median(seen.raw) };
  const atLeast = (value: number) => ({ at: "least", value, of: "reference" }) as const;
  return [
    {
      what: `${what}, signed with RSA-2048`,
      value: median(seen.rsa),
      unit: "/s",
      reference: composed,
      limit: atLeast(1),
    },
    { what: "the same, beside raw", value: median(seen.rsa), unit: "/s", reference: raw },
    {
      what: `${what}, signed with Ed25519`,
      value: median(seen.ed),
      unit: "/s",
      reference: composed,
      limit: atLeast(1),
    },
    { what: "the same, beside raw", value: median(seen.ed), unit: "/s", reference: raw },
    {
      ...{ what: "two workers, Ed25519", value: median(seen.two), unit: "/s" },
      reference: { what: "one", value: median(seen.ed) },
    },
  ];
}

/** Everyone in the generated movement gets it. */
async function makeEveryoneWant(): Promise<void> {
  const client = await pgPool().connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(`update person set unsubscribed_at = null, frequency = 'each', suppressed_at = null,
      individual_status = 'active' where unsubscribed_at is not null or frequency <> 'each'
      or individual_status is distinct from 'active'`);
    await client.query("reset session_replication_role");
    await client.query("vacuum analyze person");
  } finally {
    client.release(true);
  }
}

async function freezeMillion(): Promise<{ id: string; seconds: number; recipients: number }> {
  const id = await anUpdate();
  const plan = await getSendPlan(id);
  if (!plan) throw new Error("there is no such update");
  const began = performance.now();
  const { recipients } = await db.$transaction((tx) => freezeAudience(tx, plan, ["en", "es"], new Date()), {
    timeout: 300_000,
  });
  return { id, recipients, seconds: (performance.now() - began) / 1000 };
}

/** A worker's most memory while it sends so many of an update. */
async function peakWhile(sink: Sink, id: string, count: number): Promise<number> {
  const worker = await startWorker(sending(sink, "rsa"));
  await sink.ask("reset");
  await release(id);
  await untilTaken(sink, count);
  const peak = peakOf(worker);
  await stop(worker);
  return peak;
}

async function measureMillion(sink: Sink): Promise<Measure[]> {
  const small = await freezeSome(10_000);
  const few = await peakWhile(sink, small, 10_000);
  await db.update.delete({ where: { id: small } });
  const { id, seconds, recipients } = await freezeMillion();
  if (recipients < MILLION) throw new Error(`only ${recipients} of a million get it`);
  await pgPool().query("analyze delivery");
  const began = performance.now();
  const counted = await pgPool().query(
    "select status, count(*) from delivery where update_id = $1 group by 1",
    [id],
  );
  const counting = performance.now() - began;
  const many = await peakWhile(sink, id, OF_A_MILLION);
  await pgPool().query(`update "update" set status = 'stopped' where id = $1`, [id]);
  const told = `a worker's memory at its most, ${OF_A_MILLION.toLocaleString("en-US")} sent of a million frozen`;
  return [
    {
      what: "freezing an audience of a million",
      value: seconds,
      unit: "s",
      limit: { at: "most", value: 20 },
    },
    { what: `counting it by state (${counted.rowCount} of them)`, value: counting, unit: "ms" },
    {
      ...{ what: told, value: many, unit: "MB", limit: { at: "most", value: 250 } },
      reference: { what: "10,000 sent of 10,000", value: few },
    },
  ];
}

/** How long pages take, asked for one after the other, in milliseconds. */
async function askPages(url: string): Promise<number[]> {
  const taken: number[] = [];
  for (let nth = 0; nth < REQUESTS; nth++) {
    const began = performance.now();
    const answer = await fetch(`${url}${PAGES[nth % PAGES.length]}`);
    await answer.arrayBuffer();
    if (nth >= REQUESTS / 10) taken.push(performance.now() - began);
    await pause(5);
  }
  return taken;
}

/** Pages of a site whose web process sends as well, at the rate it has unless told otherwise, and beside a busy worker. */
async function measurePages(sink: Sink, product: Product): Promise<Measure[]> {
  const p95 = async () => percentile(await askPages(product.url), 0.95);
  const idle = await p95();
  const own = await freezeSome(20_000);
  await release(own);
  await untilTaken(sink, 100);
  const while50 = await p95();
  await pgPool().query(`update "update" set status = 'stopped' where id = $1`, [own]);
  const beside = await freezeSome(ALL);
  const worker = await startWorker(sending(sink, "rsa"));
  await release(beside);
  await sink.ask("reset");
  await untilTaken(sink, 100);
  const whileFull = await p95();
  await pgPool().query(`update "update" set status = 'stopped' where id = $1`, [beside]);
  await stop(worker);
  const reference = { what: "idle", value: idle };
  return [
    {
      ...{
        what: "a page's p95 while the web process sends 50 a second",
        value: while50,
        unit: "ms",
        reference,
      },
      limit: { at: "most", value: 1.5, of: "reference" },
    },
    { what: "a page's p95 beside a worker at full speed", value: whileFull, unit: "ms", reference },
  ];
}

/** A site with a database of its own and a mail server of bare sockets, for as long as `work` takes. */
async function onStage(
  work: (stage: {
    sink: Sink;
    dataDir: string;
    databaseUrl: () => string;
    /** Starts the site anew with these settings, once its own connections are ended. */
    restart: (settings: Record<string, string>) => Promise<Product>;
  }) => Promise<Measure[]>,
): Promise<Measure[]> {
  const dataDir = resolve(".data-bench-delivery");
  removeDataDir(dataDir);
  const sink = await startSink();
  let product = await startProduct(dataDir, { WORKER: "off", LOG_LEVEL: "error" });
  const databaseUrl = () => findRunning(dataDir)?.databaseUrl ?? "";
  try {
    const secret = readFileSync(join(dataDir, "auth-secret"), "utf8").trim();
    settleEnv({ DATABASE_URL: databaseUrl(), AUTH_SECRET: secret, DATA_DIR: dataDir });
    const restart = async (settings: Record<string, string>) => {
      await disconnect();
      await product.kill();
      product = await startProduct(dataDir, settings);
      settleEnv({ DATABASE_URL: databaseUrl() });
      return product;
    };
    return await work({ sink, dataDir, databaseUrl, restart });
  } finally {
    await disconnect();
    sink.stop();
    await product.kill();
    removeDataDir(dataDir);
  }
}

/**
 * Deliveries as they are made in earnest, written down before and after, personal and signed, to a mail server of bare
 * sockets, against nodemailer alone in turns; and pages while a send runs.
 */
export function measureDelivery(): Promise<Measure[]> {
  return onStage(async ({ sink, dataDir, databaseUrl, restart }) => {
    // Among few people first: with many new ones a worker also looks for records that may be one person.
    await addMembers(databaseUrl(), EACH);
    const rates = await measureRates(sink, dataDir);
    const product = await restart({ ...sending(sink, "rsa", 50), WORKER: "inline" });
    await addMembers(databaseUrl(), ALL - EACH, EACH + 1);
    return [...rates, ...(await measurePages(sink, product))];
  });
}

/** A movement of a million: freezing its audience, and the memory of a worker. */
export function measureGreatSend(): Promise<Measure[]> {
  return onStage(async ({ sink }) => {
    await generateMembers(MILLION);
    await makeEveryoneWant();
    return measureMillion(sink);
  });
}
