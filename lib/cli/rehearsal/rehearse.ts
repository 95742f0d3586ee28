import { randomBytes, randomInt } from "node:crypto";
import { existsSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "@/lib/platform/errors";
import { MINUTE, SECOND } from "@/lib/platform/clock";
import { connectionsFor } from "@/lib/updates/deliver";
import { prepareDataDir, startEmbedded } from "@/prisma/embedded";
import { migrate } from "@/prisma/migrate";
import { ensureBuild, ensureClient } from "../build";
import { askAgain, fillRehearsal, UPDATE, type Ask } from "./database";
import { killPostgres, startService, type Service } from "./processes";
import { proveSend, type Proof, type Row } from "./proof";
import { randomFrom, shuffled, type Random } from "./random";
import { openRehearsalSink, type RehearsalSink } from "./sink";

type Rehearsal = { recipients: number; kills: number; seed: number };

type Outcome = Proof & {
  killed: Record<string, number>;
  mostUncertain: number;
  seconds: number;
};

/** How often what waits is made due, so that retries of minutes and hours take seconds. */
const TICK = SECOND;
/** Messages a second: as fast as it goes. */
const RATE = 100_000;
/** A send that does not move for so long has got stuck. */
const STUCK = 2 * MINUTE;

/**
 * Sends an update to people who do not exist, through a mail server that behaves badly, while workers, the web process and
 * PostgreSQL are killed. Everything it needs is its own, in a folder of its own: it cannot reach the site's data.
 * @param say is told how it goes
 */
export async function rehearseSend(rehearsal: Rehearsal, say: (line: string) => void): Promise<Outcome> {
  await ensureClient();
  await ensureBuild(say);
  const random = randomFrom(rehearsal.seed);
  const dataDir = join(tmpdir(), `movement-rehearsal-${randomBytes(6).toString("hex")}`);
  const endings: (() => Promise<void> | void)[] = [() => removeFolder(dataDir)];
  const end = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  const interrupted = () => void end().then(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await prepareDataDir(dataDir);
    const postgres = await startEmbedded({ dataDir });
    endings.push(postgres.stop);
    await migrate(postgres.url);
    const sink = await openRehearsalSink(random);
    endings.push(sink.close);
    const ask = askAgain(postgres.url);
    await fillRehearsal(ask, rehearsal.recipients);
    const services = startSite(postgres.url, sink.url, dataDir);
    endings.push(async () => void (await Promise.all(services.map((service) => service.end()))));

    const began = performance.now();
    await ask(`update "update" set status = 'sending' where id = $1 and status = 'paused'`, [UPDATE]);
    const killed = await killAndWait(rehearsal, { random, sink, ask, services, dataDir, say });
    const seconds = (performance.now() - began) / SECOND;

    const rows = await ask<Row>(
      `select email, status::text, reason, worker_id is not null as claimed from delivery where update_id = $1 order by id`,
      [UPDATE],
    );
    const mostUncertain = boundOf(killed, services.length, sink);
    const proof = proveSend(rows, sink.receipts, { recipients: rehearsal.recipients, mostUncertain });
    return { ...proof, killed, mostUncertain, seconds };
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await end();
  }
}

/**
 * A killed process leaves at most one uncertain delivery a connection; a killed database may leave every process in doubt
 * whether what it asked for last was written down.
 */
function boundOf(killed: Record<string, number>, processes: number, sink: RehearsalSink): number {
  const databases = killed["PostgreSQL"] ?? 0;
  const others = Object.values(killed).reduce((sum, count) => sum + count, 0) - databases;
  const silent = [...sink.receipts.values()].reduce((sum, { unanswered }) => sum + unanswered, 0);
  return silent + connectionsFor(RATE) * (others + databases * processes);
}

/** The web process with its own worker, and two workers beside it. */
function startSite(databaseUrl: string, smtpUrl: string, dataDir: string): Service[] {
  const settings = {
    ...{
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtpUrl,
      DATA_DIR: dataDir,
      SITE_URL: "",
      MAIL_RATE: String(RATE),
    },
    ...{ AUTH_SECRET: randomBytes(32).toString("base64url"), LOG_LEVEL: "silent", NODE_ENV: "production" },
    ...{
      HOST: "127.0.0.1",
      PORT: "0",
      WORKER: "inline",
      MAIL_BOUNCES: "",
      INBOUND_SMTP_PORT: "",
      INBOUND_IMAP_URL: "",
    },
  };
  return [
    startService("the web process", "lib/cli/start.ts", settings),
    startService("a worker", "lib/cli/worker.ts", settings),
    startService("a worker", "lib/cli/worker.ts", settings),
  ];
}

type Stage = {
  random: Random;
  sink: RehearsalSink;
  ask: Ask;
  services: readonly Service[];
  dataDir: string;
  say: (line: string) => void;
};

/** Kills at moments that chance chose, and waits until nothing is left to send. @returns what was killed how often */
async function killAndWait({ recipients, kills }: Rehearsal, stage: Stage): Promise<Record<string, number>> {
  const { random, sink, ask, services, dataDir, say } = stage;
  const targets = [
    ...services.map((service) => ({ name: service.name, kill: service.kill })),
    { name: "PostgreSQL", kill: () => killPostgres(dataDir) },
  ];
  // Each in turn, in an order of chance, when so much of all has arrived.
  const order = Array.from({ length: Math.ceil(kills / targets.length) }, () => shuffled(targets, random))
    .flat()
    .slice(0, kills);
  const moments = order.map(() => (0.02 + random() * 0.9) * recipients).sort((a, b) => a - b);
  const killed: Record<string, number> = {};
  let moved = Date.now();
  let before = -1;
  let ticked = 0;

  for (;;) {
    await wait(20);
    const [target] = order;
    if (target && sink.whole() >= moments[0]! && target.kill()) {
      order.shift();
      moments.shift();
      killed[target.name] = (killed[target.name] ?? 0) + 1;
      say(`${sink.whole()} messages arrived: killed ${target.name}`);
    }
    if (Date.now() - ticked < TICK) continue;
    ticked = Date.now();
    const [state] = await ask<{ left: number; status: string }>(
      `select status::text, (select count(*)::int from delivery where update_id = u.id and status in ('pending', 'sending')) as left
       from "update" u where id = $1`,
      [UPDATE],
    );
    if (!state || (state.status === "sent" && order.length === 0)) return killed;
    if (state.status === "paused") throw new OperatorError("The send was stopped by its alarm.");
    await passTime(ask);
    if (sink.whole() + state.left !== before) [before, moved] = [sink.whole() + state.left, Date.now()];
    // With nothing left to send, what is still to be killed is killed now.
    if (state.left === 0) moments.fill(0);
    if (Date.now() - moved > STUCK)
      throw new OperatorError(`Nothing has moved for ${STUCK / MINUTE} minutes; ${state.left} are left.`);
  }
}

/** What waits for minutes or hours is due now, and slowed domains are at full speed again. */
async function passTime(ask: Ask): Promise<void> {
  await ask(
    "update delivery set due_at = now() where status = 'pending' and worker_id is null and due_at > now()",
  );
  await ask("delete from mail_pace");
}

function removeFolder(dataDir: string): void {
  // As root the database may live elsewhere, behind a link.
  const link = join(dataDir, "postgres");
  if (existsSync(link)) rmSync(realpathSync(link), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

const number = (value: number): string => value.toLocaleString("en-US");

/** What a rehearsal showed, line by line. */
export function tellOutcome({ recipients, seed }: Rehearsal, outcome: Outcome): string[] {
  const { counts, killed, mostUncertain, uncertainTaken, seconds, differences } = outcome;
  const kills = Object.entries(killed).map(
    ([name, times]) => `${name} ${times === 1 ? "once" : `${times} times`}`,
  );
  const lines = [
    `${number(recipients)} recipients in ${number(Math.round(seconds))} seconds, seed ${seed}.`,
    `Killed: ${kills.length > 0 ? kills.join(", ") : "nothing"}.`,
    `Sent ${number(counts["sent"] ?? 0)}, refused ${number(counts["failed"] ?? 0)}, uncertain ${number(counts["uncertain"] ?? 0)} (at most ${number(mostUncertain)}; ${number(uncertainTaken)} of them had arrived).`,
  ];
  if (differences.length === 0) return [...lines, "Proven: nobody got it twice, and nobody is missing."];
  const shown = differences.slice(0, 20).map((difference) => `  ${difference}`);
  const more = differences.length > 20 ? [`  and ${number(differences.length - 20)} more`] : [];
  return [...lines, "NOT as it has to be:", ...shown, ...more];
}

/** A seed for those who name none. */
export const anySeed = (): number => randomInt(1, 1_000_000);
