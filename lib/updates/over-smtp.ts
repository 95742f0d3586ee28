import { log } from "@/lib/platform/log";
import { makeAhead } from "./ahead";
import type { ClaimQueue } from "./claim-queue";
import type { Claimed } from "./commands/claim-deliveries";
import type { Ledger } from "./ledger";
import type { Ready } from "./outgoing";
import { judge, type Answer } from "./policy";
import { openLane, type Lane } from "./smtp-lane";
import type { Envelope, LaneTimeouts } from "./smtp-transaction";

/** Connections that break one after the other on one lane before the run is given up for now. */
const BREAKS = 3;

type SmtpRun = {
  url: string;
  queue: ClaimQueue;
  ledger: Ledger;
  /** Makes the message of a delivery. */
  make: (delivery: Claimed) => Promise<Ready>;
  /** Resolves when the next message may go; rejects when `signal` is aborted. */
  turnOf: (signal: AbortSignal) => Promise<void>;
  connections: number;
  timeouts: LaneTimeouts;
  /** The open connections, for whoever has to break them off. */
  lanes: Set<Lane>;
  /** Ends the run: what is on the wire ends, nothing more begins. */
  signal: AbortSignal;
  /** Breaks everything off. */
  abandoned: AbortSignal;
  /** Hears what the server said of a message or its recipient. */
  heard: (ready: Ready, answer: Answer) => Promise<void>;
};

type Ending = "answered" | "silence" | "sender-refused" | "held" | "not-begun";

/**
 * Sends what is in the queue over several connections until nothing is left, or there is trouble with the server.
 * @returns why it ended early, if it did
 */
export async function sendOverSmtp(run: SmtpRun): Promise<string | null> {
  const { queue, signal, lanes } = run;
  let trouble: string | null = null;

  const ahead = makeAhead(async () => {
    const delivery = await queue.next();
    if (!delivery) return null;
    try {
      return await run.make(delivery);
    } catch (cause) {
      queue.putBack(delivery);
      throw cause;
    }
  }, run.connections);

  const leaveAll = async () => {
    for (const { delivery } of await ahead.clear()) queue.putBack(delivery);
  };

  /** The next delivery, once the rate lets it go; null when there is none, or it is to stop. */
  async function draw(): Promise<Ready | null> {
    const ready = await ahead.next();
    if (!ready) return null;
    try {
      await run.turnOf(signal);
      return ready;
    } catch {
      queue.putBack(ready.delivery);
      return null;
    }
  }

  async function work(): Promise<void> {
    let lane: Lane | null = null;
    let coming: Coming | null = null;
    const drop = () => {
      if (lane) lanes.delete(lane);
      lane = null;
    };
    const leaveComing = async () => {
      const left = coming;
      coming = null;
      const ready = await left?.ready.catch(() => null);
      if (ready) queue.putBack(ready.delivery);
    };
    try {
      for (let breaks = 0; ;) {
        const ready = await (coming ?? come(draw)).ready;
        coming = null;
        if (!ready) return;
        try {
          signal.throwIfAborted();
          if (!lane) lanes.add((lane = await openLane(run.url, run.timeouts)));
          run.abandoned.throwIfAborted();
        } catch (cause) {
          queue.putBack(ready.delivery);
          if (!signal.aborted) trouble = (cause as Error).message;
          return;
        }
        coming = come(draw);
        const ending = await deliverOne(lane, ready, coming);
        if (!lane.usable()) drop();
        if (ending === "held") {
          // Paused, or no longer ours: the same is true of the others, and each would cost a connection.
          await leaveComing();
          await leaveAll();
          await queue.giveBack();
        }
        if (ending === "not-begun" || ending === "sender-refused") queue.putBack(ready.delivery);
        if (ending === "sender-refused") return;
        breaks = ending === "silence" ? breaks + 1 : 0;
        if (breaks >= BREAKS) {
          trouble ??= "The connection broke again and again.";
          return;
        }
      }
    } finally {
      lane?.quit();
      drop();
      await leaveComing();
    }
  }

  async function deliverOne(lane: Lane, ready: Ready, coming: Coming): Promise<Ending> {
    const { delivery, from, to, raw } = ready;
    const { id } = delivery;
    const settle: Ledger["settle"] = (settlement) => {
      run.ledger.settle(settlement);
      queue.settled++;
    };
    if (raw === null) {
      const verdict = { status: "failed" as const, reason: "Mail cannot be addressed to this." };
      settle({ id, verdict, permitted: false });
      return "answered";
    }
    const outcome = await lane.send({
      ...{ from, to, raw, permit: () => run.ledger.permit(id) },
      next: () => (signal.aborted ? null : coming.envelope()),
    });
    if (outcome.kind === "not-begun") return "not-begun";
    if (outcome.kind === "not-permitted") {
      if (outcome.permit !== "skipped") return "held";
      queue.settled++;
      return "answered";
    }
    if (outcome.kind === "sender-refused") {
      trouble = outcome.reason;
      return "sender-refused";
    }
    const verdict = judge(outcome.answer, delivery.tries + 1);
    if (verdict.status !== "sent")
      log.warn(
        // Not the server's words: they mostly quote the address. The row keeps them.
        { delivery: id, status: verdict.status },
        "an update was not delivered",
      );
    settle({ id, verdict, permitted: outcome.permitted });
    await run.heard(ready, outcome.answer);
    return outcome.answer.kind === "silence" ? "silence" : "answered";
  }

  const ends = await Promise.allSettled(Array.from({ length: run.connections }, work));
  await leaveAll();
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return trouble;
}

/** A delivery that is being drawn: its envelope is known once it is there, and while it can be addressed. */
type Coming = { ready: Promise<Ready | null>; envelope: () => Envelope | null };

function come(draw: () => Promise<Ready | null>): Coming {
  let here: Ready | null = null;
  const ready = draw().then((it) => (here = it));
  // It is heard by whoever sends it.
  ready.catch(() => {});
  return { ready, envelope: () => (here?.raw ? { from: here.from, to: here.to } : null) };
}
