import { createServer, type RequestListener, type Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
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

/** Takes the port at once, so that a port in use is told before anything is done; answers "starting" until then. */
async function takePort(
  host: string | undefined,
  port: number,
): Promise<{ server: Server; port: number; serve: (it: RequestListener) => void }> {
  let listener: RequestListener = (_, response) => {
    response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" });
    response.end("The site is starting. Please try again in a moment.\n");
  };
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((done, failed) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
        EACCES: `Port ${port} may not be opened by this account. Choose a port above 1023: PORT=3000 npm start`,
        EADDRNOTAVAIL: `This machine has no address ${host}. Correct HOST, or leave it out.`,
        ENOTFOUND: `This machine has no address ${host}. Correct HOST, or leave it out.`,
      };
      failed(
        new OperatorError(reasons[cause.code ?? ""] ?? `Port ${port} cannot be opened: ${cause.message}.`),
      );
    });
    server.listen({ port, host }, done);
  });
  const address = server.address();
  return {
    server,
    port: typeof address === "object" && address ? address.port : port,
    serve: (it) => (listener = it),
  };
}

async function main(): Promise<void> {
  const dev = process.argv.includes("--dev");
  checkNode();
  // What a page leaves behind is little: one thread sweeps it in less work than four take to share it out.
  setFlagsFromString("--no-parallel-scavenge");
  const { env, settleEnv, siteUrl } = await import("@/lib/platform/env");
  settleEnv({ NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { prepareDataDir, startEmbedded } = await import("@/prisma/embedded");
  const { claimDataDir } = await import("./data-dir");
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
    const claim = embedded ? claimDataDir(env.DATA_DIR, siteUrl()) : undefined;
    if (claim) {
      stops.push(claim.release);
      // Also where patience ends first, as with a slow disk: the next start waits for the database that still writes.
      process.once("exit", claim.release);
    }
    const { server, port, serve } = await takePort(env.HOST, env.PORT);
    stops.push(() => server.closeAllConnections());
    settleEnv({ PORT: String(port) });
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
    const next = createNext({ dev, dir: process.cwd(), port });
    await next.prepare();
    const handler = next.getRequestHandler();
    const { disconnect } = await import("@/lib/platform/db");
    // A long transaction must not keep the database from being stopped: that ends it too.
    stops.push(() => Promise.race([disconnect(), wait(1500)]));
    const { writeClicks } = await import("@/lib/updates/commands/note-click");
    stops.push(() => Promise.race([writeClicks(), wait(1500)]));
    if (dev) serve((request, response) => void handler(request, response));
    else {
      const { DocumentServer } = await import("@/lib/documents/server");
      const { listenForPurges } = await import("@/lib/documents/purge");
      const { takeForm } = await import("@/lib/documents/forms");
      const { embedHosts } = await import("@/lib/members/embed");
      const { readSetting } = await import("@/lib/platform/settings");
      const documents = new DocumentServer(handler, { takeForm, framedBy: () => readSetting(embedHosts) });
      stops.push(listenForPurges(documents.cache).stop);
      serve(documents.listener);
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
    stops.push(() => Promise.all([finishRequests(server), worker?.stop()]).then(() => {}));

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

/** Takes no new requests and waits a while for those under way. */
async function finishRequests(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  await Promise.race([closed, wait(4000)]);
  server.closeAllConnections();
}

main().catch((cause: unknown) => {
  const { name, message, stack } = cause as Error;
  const expected = cause instanceof OperatorError || name === "EnvError";
  console.error(expected ? message : `The site could not start: ${message}`);
  if (!expected && process.argv.includes("--debug")) console.error(stack);
  process.exit(1);
});
