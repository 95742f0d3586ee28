import { type ChildProcess, fork, spawn } from "node:child_process";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { db, pgPool } from "@/lib/platform/db";
import { writeMail } from "@/lib/updates/compose";

// What the measuring of deliveries stands on: the mail server, workers, updates and their recipients.

export type Taken = { taken: number; bytes: number; ms: number };
export type Sink = { url: string; ask: (what: "count" | "reset") => Promise<Taken>; stop: () => void };

export async function startSink(): Promise<Sink> {
  const child = fork("tests/load/mail-sink.ts", [], { execArgv: ["--import", "tsx"] });
  const told = <T>() => new Promise<T>((done) => child.once("message", (message) => done(message as T)));
  const { port } = await told<{ port: number }>();
  return {
    url: `smtp://127.0.0.1:${port}`,
    ask: (what) => {
      const answer = told<Taken>();
      child.send(what);
      return answer;
    },
    stop: () => child.disconnect(),
  };
}

const pem = (key: { export: (how: { type: "pkcs8"; format: "pem" }) => string | Buffer }) =>
  key.export({ type: "pkcs8", format: "pem" }).toString();
export const keys = {
  rsa: pem(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey),
  ed25519: pem(generateKeyPairSync("ed25519").privateKey),
};

/** The settings of whatever sends: as fast as it can, signed. */
export const sending = (sink: Sink, key: keyof typeof keys, rate = 100_000): Record<string, string> => ({
  ...{ SMTP_URL: sink.url, MAIL_RATE: String(rate), LOG_LEVEL: "error" },
  ...{ DKIM_DOMAIN: "example.org", DKIM_SELECTOR: "bench", DKIM_PRIVATE_KEY: keys[key] },
});

/** `npm run worker`, ready to work. */
export async function startWorker(settings: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], {
    env: { ...process.env, NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((ready, failed) => {
    child.stdout.on("data", (chunk: Buffer) => chunk.toString().includes("Working the queues") && ready());
    child.once("exit", (code) => failed(new Error(`the worker ended with ${code}`)));
  });
  // It begins with a look at everything there is to do.
  await pause(1500);
  return child;
}

export async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}

/** The most memory a process has had, in MB; NaN where the system does not tell. */
export function peakOf({ pid }: ChildProcess): number {
  try {
    const told = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(told)?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

const paragraph =
  "The committee **votes** on [Thursday](/issues/stem), and every letter counts. " +
  "Words that fill the letter with something to read. ".repeat(4);
const body = `Hello {first name|friend},\n\n${Array.from({ length: 12 }, () => paragraph).join("\n\n")}`;

/** An update with words, in English and Spanish; nobody gets it yet. */
export async function anUpdate(): Promise<string> {
  const id = randomUUID();
  const words = { subject: "Thursday's vote, {first name|friend}", body };
  const translations = {
    create: [
      { locale: "en", ...words },
      { locale: "es", ...words },
    ],
  };
  await db.update.create({ data: { id, slug: id, status: "draft", translations } });
  return id;
}

/** Sends an update to so many people of the database. @returns once it is ready to go */
export async function freezeSome(count: number): Promise<string> {
  const id = await anUpdate();
  await pgPool().query(
    `insert into delivery (id, update_id, person_id, email, email_key, locale)
     select delivery_id(row_number() over ()), $1::uuid, p.id, p.email, p.email_key, p.locale
     from (select * from person p where p.unsubscribed_at is null and p.individual_status = 'active'
       order by p.id limit $2) p`,
    [id, count],
  );
  await pgPool().query("analyze delivery");
  return id;
}

export async function release(id: string): Promise<void> {
  await pgPool().query(`update "update" set status = 'sending', approved_at = now() where id = $1`, [id]);
  await pgPool().query("select pg_notify('deliveries', '')");
}

export async function untilTaken(sink: Sink, count: number): Promise<Taken> {
  for (;;) {
    const seen = await sink.ask("count");
    if (seen.taken >= count) return seen;
    await pause(100);
  }
}

/** What everyone gets, as the reference sends it. */
export function wordsFile(dataDir: string): string {
  const part = { subject: "Thursday's vote", preheader: "", body };
  const frame = { slug: null, kind: "update" as const, postalAddress: "" };
  const { subject, html, text } = writeMail(part, "en", frame);
  const file = join(dataDir, "words.json");
  writeFileSync(file, JSON.stringify({ subject, html, text }));
  return file;
}
