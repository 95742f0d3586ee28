import { setFlagsFromString } from "node:v8";
import { OperatorError } from "@/lib/platform/errors";
import { ensureClient } from "./build";
import { connectToDatabase } from "./connect";
import { giveWay } from "./give-way";

// npm run worker: the queues alone, for a second process or machine. `npm start` works them itself unless WORKER=off.

async function main(): Promise<void> {
  // Prisma's compiler of queries runs seldom here: to make it fast would take 40 MB.
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
  const close = await connectToDatabase();
  await ensureClient();
  const [{ env }, { migrate }, { disconnect }, { startWorker }] = await Promise.all([
    import("@/lib/platform/env"),
    import("@/prisma/migrate"),
    import("@/lib/platform/pool"),
    import("@/lib/jobs/worker"),
  ]);
  await migrate(env.DATABASE_URL!);
  const worker = await startWorker();
  giveWay();
  console.log("Working the queues. Ctrl-C stops.");

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await worker.stop();
    await disconnect();
    await close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
}

main().catch((cause: unknown) => {
  const { name, message } = cause as Error;
  const expected = cause instanceof OperatorError || name === "EnvError";
  console.error(expected ? message : `The worker could not start: ${message}`);
  process.exit(1);
});
