import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { sendDueMail } from "@/lib/mail/outbox";
import { closeTransport, SMTP_CONNECTIONS } from "@/lib/mail/transport";
import { writeBits } from "@/lib/members/commands/write-bits";
import { HOUR, MINUTE, SECOND } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { judgeLateClicks } from "@/lib/updates/commands/judge-clicks";
import { noteRefusals } from "@/lib/updates/commands/note-refusals";
import { recoverDeadWorkers } from "@/lib/updates/commands/recover-deliveries";
import { tellApprovers } from "@/lib/updates/commands/tell-approvers";
import { settleClicks } from "@/lib/updates/commands/settle-clicks";
import { sumUpUpdates } from "@/lib/updates/commands/sum-up-updates";
import { createDeliverer, type Deliverer } from "@/lib/updates/deliver";
import { getDueDigest } from "@/lib/updates/queries/get-due-digest";
import { openIdentity, type WorkerIdentity } from "@/lib/updates/worker-identity";
import { createBell, type Bell } from "./bell";
import { cleanUp } from "./housekeeping";
import { lookForLookAlikes } from "./look-alikes";
import { isWaiting } from "./seldom";

const POLL = 5 * SECOND;
const RECOVER = 10 * SECOND;
const LOOK = 20 * SECOND;
const WRITE_BITS = 30 * SECOND;
/** How late an update that was planned for an hour may begin. */
const PUNCTUAL = 2 * SECOND;
/** How often clicks are judged and tests of subjects decided, and how often what came of updates is summed up. */
const READ = 20 * SECOND;
const SUM_UP = 5 * MINUTE;
/** How long the sends on the wire may take to end when the program stops. */
const GRACE = 5 * SECOND;
// As many as go out side by side: what is claimed is on the wire, so a stop leaves nothing claimed behind.
const MAILS_AT_ONCE = SMTP_CONNECTIONS;
/** The share of time from which on the process counts as fully at work. */
const BUSY = 0.9;

export type Worker = {
  /** Begins nothing new, lets what is on the wire end (5 seconds at most), gives the rest back. */
  stop: () => Promise<void>;
};

/**
 * Works the queues of this process: the outbox, the deliveries of updates, the lists that were handed in, what is done to
 * many people, the search for records that may be one person, and the hourly cleaning. Woken by NOTIFY, and looks every
 * five seconds anyway. A lost database or mail server is said once and tried again. Any number of workers, in any number
 * of processes, may run at once.
 */
export async function startWorker(): Promise<Worker> {
  const stopping = new AbortController();
  // Each of the loops below listens to it.
  setMaxListeners(0, stopping.signal);
  const bells = { outbox: createBell(), deliveries: createBell(), imports: createBell(), bulk: createBell() };
  let deliverer: Deliverer | null = null;

  const done = Promise.all([
    keepTrying("the outbox", stopping.signal, () => workOutbox(bells.outbox, stopping.signal)),
    keepTrying("the deliveries of updates", stopping.signal, () =>
      asIdentity(bells, stopping.signal, (worker, signal) => {
        deliverer = createDeliverer({ workerId: worker.id });
        return workDeliveries(deliverer, bells.deliveries, signal);
      }),
    ),
    keepTrying("the lists that were handed in", stopping.signal, () =>
      workLists(bells.imports, stopping.signal),
    ),
    keepTrying("what is done to many people", stopping.signal, () => workBulk(bells.bulk, stopping.signal)),
    keepTrying("the search for records that may be one person", stopping.signal, () =>
      workLookAlikes(stopping.signal),
    ),
    keepTrying("the bits people are counted by", stopping.signal, () => workBits(stopping.signal)),
    keepTrying("the hourly cleaning", stopping.signal, () => workHourly(stopping.signal)),
    keepTrying("the counting of readers", stopping.signal, () => workReadings(stopping.signal)),
    keepTrying("updates planned for an hour", stopping.signal, () => workScheduled(stopping.signal)),
    keepTrying("the monthly digest", stopping.signal, () => workDigest(stopping.signal)),
    keepTrying("what servers refuse", stopping.signal, () => workRefusals(stopping.signal)),
    ...(env.INBOUND_SMTP_PORT === undefined
      ? []
      : [
          keepTrying("the port for mail that comes back", stopping.signal, async () =>
            (await import("./inbound")).listenWhileSet(stopping.signal),
          ),
        ]),
    ...(env.INBOUND_IMAP_URL
      ? [
          keepTrying("the mailbox for mail that comes back", stopping.signal, async () =>
            (await import("./inbound")).watchWhileSet(stopping.signal),
          ),
        ]
      : []),
  ]);

  return {
    stop: async () => {
      stopping.abort();
      const late = setTimeout(() => deliverer?.abandon(), GRACE);
      await Promise.race([done, pause(GRACE + SECOND, undefined, { ref: false })]);
      clearTimeout(late);
      closeTransport();
    },
  };
}

/** Runs a loop again after it failed, after a second, two, four, and at most thirty; says so once. */
async function keepTrying(what: string, signal: AbortSignal, loop: () => Promise<void>): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    const began = Date.now();
    try {
      await loop();
    } catch (cause) {
      if (Date.now() - began > 30 * SECOND) failures = 0;
      if (failures === 0) log.error({ err: cause }, `${what} cannot be worked now; trying again`);
    }
    await sleep(Math.min(SECOND * 2 ** failures, 30 * SECOND), signal);
  }
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

async function workOutbox(bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [began, before] = [performance.now(), performance.eventLoopUtilization()];
    const taken = await sendDueMail(MAILS_AT_ONCE);
    if (taken < MAILS_AT_ONCE) await bell.wait(POLL, signal);
    // Where this process has no moment to spare, those who wait for an answer go first: mail takes half of the time.
    else if (performance.eventLoopUtilization(before).utilization > BUSY)
      await sleep(performance.now() - began, signal);
  }
}

async function workLists(bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const worked =
      (await isWaiting("imports")) &&
      (await (await import("@/lib/members/import/commands/work-imports")).workImports(signal));
    if (!worked) await bell.wait(POLL, signal);
  }
}

async function workBulk(bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const done =
      (await isWaiting("bulk")) && (await (await import("@/lib/members/commands/run-bulk")).runBulkBatch());
    if (!done) await bell.wait(POLL, signal);
  }
}

async function workLookAlikes(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const found = await lookForLookAlikes(new Date(), signal);
    if (found) log.info({ found }, "records that may be one person");
    await sleep(LOOK, signal);
  }
}

async function workBits(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await writeBits();
    await sleep(WRITE_BITS, signal);
  }
}

/** Runs `work` while this process holds a worker's lock; its connection also hears what rings the bells. */
async function asIdentity(
  bells: Record<"outbox" | "deliveries" | "imports" | "bulk", Bell>,
  signal: AbortSignal,
  work: (worker: WorkerIdentity, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const worker = await openIdentity();
  try {
    worker.client.on("notification", ({ channel }) => {
      if (channel in bells) bells[channel as keyof typeof bells].ring();
    });
    await worker.client.query("listen outbox; listen deliveries; listen imports; listen bulk");
    // What was queued while nobody listened is due too.
    bells.outbox.ring();
    const ends = AbortSignal.any([signal, worker.lost]);
    await Promise.all([work(worker, ends), workRecovery(worker, bells.deliveries, ends)]);
  } finally {
    await worker.close().catch(() => {});
  }
}

async function workRecovery(worker: WorkerIdentity, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { freed, uncertain } = await recoverDeadWorkers(worker);
    if (uncertain > 0) log.warn({ uncertain }, "a worker died while it sent; these deliveries are uncertain");
    if (freed > 0) bell.ring();
    await sleep(RECOVER, signal);
  }
}

/** After trouble with the mail server: a second, two, four, and at most a minute. */
async function workDeliveries(deliverer: Deliverer, bell: Bell, signal: AbortSignal): Promise<void> {
  let troubles = 0;
  while (!signal.aborted) {
    const { settled, trouble } = await deliverer.deliverDue(signal);
    if (trouble) {
      if (troubles++ === 0)
        log.error({ reason: trouble }, "the mail server does not take updates now; trying again");
      else if (settled > 0) troubles = 1;
      await sleep(Math.min(SECOND * 2 ** (troubles - 1), 60 * SECOND), signal);
    } else {
      troubles = 0;
      if (settled === 0) await bell.wait(POLL, signal);
    }
  }
}

/** Tells robots' clicks from people's, decides tests of subjects whose time is over, and sums up what came of updates. */
async function workReadings(signal: AbortSignal): Promise<void> {
  let summedUp = 0;
  while (!signal.aborted) {
    const now = new Date();
    await judgeLateClicks(now);
    if (await isWaiting("tests")) {
      const { decideDueTests } = await import("@/lib/updates/commands/decide-winner");
      const decided = await decideDueTests(now);
      if (decided > 0) log.info({ decided }, "tests of subjects were decided by clicks");
    }
    if (now.getTime() - summedUp > SUM_UP) {
      await sumUpUpdates(now);
      summedUp = now.getTime();
    }
    await sleep(READ, signal);
  }
}

async function workHourly(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await settleClicks(new Date());
    const gone = await cleanUp(new Date());
    if (gone) log.info({ rows: gone }, "deleted what had run out");
    await sleep(HOUR, signal);
  }
}

/** Begins what is due, closes what stopped sends left waiting, and tells whoever approved what became of it. */
async function workScheduled(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (await isWaiting("scheduled")) {
      const { beginScheduled } = await import("@/lib/updates/commands/begin-scheduled");
      const begun = await beginScheduled();
      if (begun > 0) log.info({ begun }, "updates whose hour has come go out");
    }
    if (await isWaiting("stops")) await (await import("@/lib/updates/commands/stop-send")).finishStops();
    await tellApprovers();
    await sleep(PUNCTUAL, signal);
  }
}

async function workRefusals(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    while (!signal.aborted && (await noteRefusals()));
    await sleep(MINUTE, signal);
  }
}

async function workDigest(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = new Date();
    if (await getDueDigest(now)) {
      const { makeDigest } = await import("@/lib/updates/commands/make-digest");
      const digest = await makeDigest(now);
      if (digest) log.info(digest, "the digest of the month before goes out");
    }
    await sleep(HOUR, signal);
  }
}
