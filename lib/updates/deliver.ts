import { setMaxListeners } from "node:events";
import { siteHost } from "@/lib/mail/links";
import { SECOND } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { readSetting } from "@/lib/platform/settings";
import { createQueue, type ClaimQueue } from "./claim-queue";
import { keepDeliveries, type Kept } from "./commands/keep-deliveries";
import { raiseAlarms } from "./commands/raise-alarms";
import { finishUpdates, recordDeliveries, type Entry } from "./commands/record-deliveries";
import { slowDomain } from "./commands/slow-domain";
import { openLedger } from "./ledger";
import { openLedgerConnection } from "./ledger-connection";
import { createComposer, makeReady } from "./outgoing";
import { sendOverSmtp } from "./over-smtp";
import { createPaces, domainOf } from "./pace";
import type { Answer } from "./policy";
import { countWorkers } from "./queries/count-workers";
import { listSlowDomains } from "./queries/list-slow-domains";
import { updateSettings } from "./settings";
import { laneTimeouts, type Lane } from "./smtp-lane";
import type { LaneTimeouts } from "./smtp-transaction";
import { reportsTaken } from "./take-reports";
import { tokenBucket } from "./token-bucket";

/**
 * How many connections deliver at once, by how many messages a second are to go; no more deliveries than that can ever be
 * uncertain after a crash. A fast mail server is one that takes more of them.
 */
export const connectionsFor = (rate: number): number => (rate > 100 ? 10 : 5);
/** How often a worker asks what goes for all: who is slow, how many share the work, whether a send must stop. */
const ASK_EVERY = 5 * SECOND;
/** So many mails are put into the mailbox in one transaction. */
const KEPT_AT_ONCE = 25;

export type DeliverOptions = {
  /** The worker's number; see worker-identity.ts. */
  workerId: number;
  /** Without one, mail is kept in the mailbox. */
  smtpUrl?: string | undefined;
  /** Messages a second, from all workers together. */
  rate?: number;
  connections?: number;
  timeouts?: LaneTimeouts;
};

/** What a run did: how many deliveries it settled, and why it stopped early, if it did. */
export type Run = { settled: number; trouble: string | null };

export type Deliverer = {
  /** Delivers what is due until nothing is, or `signal` is aborted: then what is on the wire still ends. */
  deliverDue: (signal: AbortSignal) => Promise<Run>;
  /** Breaks off what is on the wire. */
  abandon: () => void;
};

/** Delivers updates for one worker. */
export function createDeliverer(options: DeliverOptions): Deliverer {
  const { workerId, rate = env.MAIL_RATE, timeouts = laneTimeouts } = options;
  const { connections = connectionsFor(rate) } = options;
  const smtpUrl = "smtpUrl" in options ? options.smtpUrl : env.SMTP_URL;
  let workers = 1;
  const bucket = tokenBucket(() => rate / workers);
  /** When the next message may go. */
  const turnOf = async (signal: AbortSignal) => {
    await reportsTaken();
    await bucket.take(signal);
  };
  const paces = createPaces();
  const prepare = createComposer();
  const lanes = new Set<Lane>();
  const abandoned = new AbortController();
  const connection = openLedgerConnection();
  const write = (entry: Entry) => recordDeliveries(connection, { workerId, host: siteHost() }, entry);
  // Half of the connections write while the other half sends.
  const ledger = openLedger(write, abandoned.signal, () => Math.ceil(lanes.size / 2));
  let asked = -Infinity;
  /** Whether something went wrong with a message since it was last asked whether the send must stop. */
  let worried = false;

  async function learnPaces(): Promise<void> {
    const [slow, { domainRate }, alive] = await Promise.all([
      listSlowDomains(),
      readSetting(updateSettings),
      countWorkers(),
    ]);
    workers = Math.max(1, alive);
    paces.learn({ slow, limit: domainRate, workers });
  }

  async function lookAround(): Promise<void> {
    const due = performance.now() - asked >= ASK_EVERY;
    if (due) await learnPaces();
    if (due || worried) {
      worried = false;
      for (const id of await raiseAlarms())
        log.error({ update: id }, "an update's send was stopped: too much of it fails");
    }
    if (due) asked = performance.now();
  }

  async function heard(domain: string, answer: Answer): Promise<void> {
    if (answer.kind !== "reply") return;
    if (answer.code >= 500) worried = true;
    if (!paces.heard(domain, answer.code, answer.text)) return;
    await slowDomain(domain, paces.observed(domain) * workers, answer.text);
    await learnPaces();
  }

  /** Without an SMTP server: keeping the mail and noting that it was sent are one transaction. */
  async function intoMailbox(queue: ClaimQueue, signal: AbortSignal): Promise<null> {
    for (let first = await queue.next(); first; first = await queue.next()) {
      const batch = [first, ...queue.more(KEPT_AT_ONCE - 1)];
      const going: Kept[] = [];
      try {
        for (const delivery of batch) {
          await bucket.take(signal);
          going.push({ delivery, prepared: await prepare(delivery) });
        }
      } catch (cause) {
        batch.slice(going.length).forEach(queue.putBack);
        if (!signal.aborted) throw cause;
      }
      await keepDeliveries(workerId, going).catch((cause: unknown) => {
        going.forEach(({ delivery }) => queue.putBack(delivery));
        throw cause;
      });
      queue.settled += going.length;
    }
    return null;
  }

  return {
    deliverDue: async (signal) => {
      // Each connection that waits for its turn listens to it.
      setMaxListeners(2 * connections + 10, signal);
      const turn = ({ email }: { email: string }) => (smtpUrl ? paces.turn(domainOf(email)) : 0);
      const queue = createQueue(workerId, signal, turn, lookAround);
      try {
        const trouble = await (smtpUrl
          ? sendOverSmtp({
              ...{ url: smtpUrl, queue, ledger, turnOf, connections, timeouts, lanes, signal },
              abandoned: abandoned.signal,
              make: async (delivery) => makeReady(delivery, await prepare(delivery)),
              heard: ({ to }, answer) => heard(domainOf(to), answer),
            })
          : intoMailbox(queue, signal));
        await ledger.written();
        await finishUpdates();
        return { settled: queue.settled, trouble };
      } finally {
        await ledger.written().catch(() => {});
        await connection.close();
        await queue.giveBack();
      }
    },
    abandon: () => {
      abandoned.abort();
      for (const lane of lanes) lane.abandon();
    },
  };
}
