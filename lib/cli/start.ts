import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { openDoor } from "@/lib/platform/door";
import { OperatorError } from "@/lib/platform/errors";

// The launcher: everything between `npm start` and a served page, and the way back.
// Modules that need settings, the database client or a build are imported when those are there.

const OLDEST_NODE = [20, 19];
/** The longest an end may take, in milliseconds, before it is forced. */
const PATIENCE = 9_500;
/** A second signal within this many milliseconds of the first is its echo. */
const IMPATIENCE = 1_000;

type Stop = () => Promise<void> | void;

const say = (sentence: string) => console.log(sentence);

function checkNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0]! || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]!)) return;
  throw new OperatorError(`This is Node.js ${process.versions.node}; the site needs 20.19 or newer.`);
}

async function main(): Promise<void> {
  const dev = process.argv.includes("--dev");
  checkNode();
  // What a page leaves behind is little: one thread sweeps it in less work than four take to share it out.
  setFlagsFromString("--no-parallel-scavenge");
  const { env, settleEnv, siteUrl } = await import("@/lib/platform/env");
  settleEnv({ NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { findBinaries, prepareDataDir, startEmbedded } = await import("@/prisma/embedded");
  const { claimDataDir } = await import("./data-dir");
  const { openFront } = await import("@/lib/documents/front/open-front");
  const { checkServer, settleSecret } = await import("./connect");
  const { ensureBuild, ensureClient, ensureContent, printContent } = await import("./build");

  const stops: Stop[] = [];
  let ending: Promise<void> | undefined;
  const end = () =>
    (ending ??= (async () => {
      for (const stop of stops.reverse()) {
        try {
          await stop();
        } catch (cause) {
          console.error(`While stopping: ${(cause as Error).message}`);
        }
      }
    })());
  let endingSince = 0;
  const onSignal = () => {
    if (ending) {
      // npm passes on the Ctrl-C that the terminal has already sent to us: only a later one means impatience.
      if (Date.now() - endingSince > IMPATIENCE) process.exit(1);
      return;
    }
    endingSince = Date.now();
    say("Stopping …");
    void Promise.race([end(), wait(PATIENCE)]).then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  const onBreak = (cause: Error) => {
    console.error(`The site can no longer be reached: ${cause.message}`);
    void Promise.race([end(), wait(PATIENCE)]).then(() => process.exit(1));
  };
  if (env.npm_lifecycle_event) {
    // npm runs us through a shell that a SIGTERM ends without a word to us: losing it is a signal too.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) onSignal();
    }, 500).unref();
  }

  try {
    await prepareDataDir(env.DATA_DIR);
    const embedded = !env.DATABASE_URL;
    if (embedded) findBinaries();
    const claim = embedded ? claimDataDir(env.DATA_DIR, siteUrl()) : undefined;
    if (claim) {
      stops.push(claim.release);
      // Also where patience ends first, as with a slow disk: the next start waits for the database that still writes.
      process.once("exit", claim.release);
    }
    const place = { host: env.HOST, port: env.PORT };
    const front = dev ? undefined : await openFront(place, onBreak);
    const door = front ?? (await openDoor(place));
    stops.push(door.close);
    settleEnv({ PORT: String(door.port) });
    settleSecret();

    if (env.DATABASE_URL) await checkServer(env.DATABASE_URL);
    else {
      // Handed over before it answers: a start that is ended while the database recovers must not leave it running.
      const postgres = await startEmbedded({
        dataDir: env.DATA_DIR,
        notice: say,
        onLaunch: (stop) => stops.push(stop),
      });
      settleEnv({ DATABASE_URL: postgres.url });
    }
    claim?.note({ address: siteUrl(), ...(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : {}) });

    await ensureClient();
    const { migrate } = await import("@/prisma/migrate");
    const applied = await migrate(env.DATABASE_URL!);
    if (applied.length) say(`The database is ready (${applied.join(", ")}).`);

    await ensureContent();
    if (!dev) await ensureBuild(say, (kill) => stops.push(kill));
    if (ending) return;

    const { default: createNext } = await import("next");
    const next = createNext({ dev, dir: process.cwd(), port: door.port });
    await next.prepare();
    const handler = next.getRequestHandler();
    const { disconnect } = await import("@/lib/platform/db");
    // A long transaction must not keep the database from being stopped: that ends it too.
    stops.push(() => Promise.race([disconnect(), wait(1500)]));
    const { writeClicks } = await import("@/lib/updates/commands/note-click");
    stops.push(() => Promise.race([writeClicks(), wait(1500)]));
    if (!front) door.serve((request, response) => void handler(request, response));
    else {
      const { DocumentServer } = await import("@/lib/documents/server");
      const { listenForPurges } = await import("@/lib/documents/purge");
      const { takeForm } = await import("@/lib/documents/forms");
      const { embedHosts } = await import("@/lib/members/embed");
      const { readSetting } = await import("@/lib/platform/settings");
      const doors = { takeForm, framedBy: () => readSetting(embedHosts) };
      const documents = new DocumentServer(handler, doors, front);
      stops.push(listenForPurges((matches) => documents.purge(matches)).stop);
      door.serve(documents.listener);
      await documents.prepare();
    }

    // Pages are served by now; what staff and the queues need comes after.
    const { seed } = await import("@/prisma/seed");
    await seed();
    const { fillCounties } = await import("@/lib/members/commands/fill-counties");
    await fillCounties();
    const { indexSearch } = await import("@/lib/content/commands/index-search");
    const indexed = indexSearch(printContent()).catch((cause: unknown) => {
      if (!ending) console.error(`The content could not be made searchable: ${(cause as Error).message}`);
    });
    const worker =
      env.WORKER === "inline" ? await (await import("@/lib/jobs/worker")).startWorker() : undefined;
    stops.push(() => Promise.all([door.finish(), worker?.stop()]).then(() => {}));

    say(`\n  ${siteUrl()}\n`);
    const { createFirstSignInLink } = await import("@/lib/auth/sign-in");
    const link = await createFirstSignInLink();
    if (link) say(`  Staff sign in here, once, within 24 hours:\n  ${link}\n`);
    if (!env.SMTP_URL) say(`  No SMTP_URL is set: mail is kept at ${siteUrl()}/staff/mailbox.\n`);
    await indexed;
    say("  Ctrl-C stops the site.");
  } catch (cause) {
    await end();
    throw cause;
  }
}

main().catch((cause: unknown) => {
  const { name, message, stack } = cause as Error;
  const expected = cause instanceof OperatorError || name === "EnvError";
  console.error(expected ? message : `The site could not start: ${message}`);
  if (!expected && process.argv.includes("--debug")) console.error(stack);
  process.exit(1);
});
