import {
  claimDeliveries,
  postponeDeliveries,
  releaseDeliveries,
  type Claimed,
} from "./commands/claim-deliveries";

/** How many deliveries are claimed at a time. */
const BATCH = 100;
/** With so few left, the next are claimed. */
const FEW = 20;
/** A run ends after so many, so that connections are renewed now and then. */
const RUN = 5000;

/** What a run has claimed and not begun; claims more before it is empty. */
export type ClaimQueue = {
  /** How many deliveries of this run are settled. */
  settled: number;
  /** The next one whose turn it is; null when none is due, the run was long enough, or it is to stop. */
  next: () => Promise<Claimed | null>;
  /** Several at once, of those that are claimed already. */
  more: (most: number) => Claimed[];
  putBack: (delivery: Claimed) => void;
  /** Everything that was not begun is free again. */
  giveBack: () => Promise<void>;
};

/**
 * @param turn says of a delivery whether its turn has come (0), or for how many milliseconds it is put off
 * @param beforeClaim runs before each claim
 */
export function createQueue(
  workerId: number,
  signal: AbortSignal,
  turn: (delivery: Claimed) => number,
  beforeClaim: () => Promise<void>,
): ClaimQueue {
  let waiting: Claimed[] = [];
  let later: { id: string; waitMs: number }[] = [];
  let claimed = 0;
  let claiming: Promise<void> | null = null;
  let empty = false;

  const putOff = async () => {
    const now = later;
    later = [];
    await postponeDeliveries(workerId, now);
  };

  const claim = async () => {
    await putOff();
    await beforeClaim();
    const more = await claimDeliveries(workerId, BATCH);
    // What is put off counts for nothing: a slow domain must not end the run of the others.
    claimed += more.length;
    empty = more.length === 0;
    for (const delivery of more) {
      const waitMs = turn(delivery);
      if (waitMs === 0) waiting.push(delivery);
      else {
        later.push({ id: delivery.id, waitMs });
        claimed--;
      }
    }
  };
  const isOver = () => signal.aborted || empty || claimed >= RUN;

  return {
    settled: 0,
    next: async () => {
      while (!signal.aborted) {
        if (waiting.length <= FEW && !isOver()) {
          claiming ??= claim().finally(() => (claiming = null));
          // Whoever waits for it hears of its failure; this only says that it was heard.
          claiming.catch(() => {});
        }
        const delivery = waiting.shift();
        if (delivery) return delivery;
        if (!claiming) {
          if (isOver()) return null;
          continue;
        }
        await claiming;
      }
      return null;
    },
    more: (most) => waiting.splice(0, most),
    putBack: (delivery) => {
      waiting.unshift(delivery);
    },
    giveBack: async () => {
      // What is being claimed now would stay claimed.
      await claiming?.catch(() => {});
      const left = waiting;
      waiting = [];
      await putOff();
      await releaseDeliveries(
        workerId,
        left.map((it) => it.id),
      );
    },
  };
}
