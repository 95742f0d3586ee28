import { startWorker } from "@/lib/jobs/worker";
import { disconnect } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

// npm run worker: the queues alone, for a second process or machine. `npm start` works them itself unless WORKER=off.

if (!env.DATABASE_URL || !env.AUTH_SECRET) {
  console.error(
    "npm run worker needs DATABASE_URL, AUTH_SECRET and SITE_URL with the values the site itself runs with. " +
      "See docs/operations.md.",
  );
  process.exit(1);
}

const worker = await startWorker();
console.log("Working the queues. Ctrl-C stops.");

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await disconnect();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
