/** Lets a loop wait for news, but not for ever. A ring while nobody waits is kept for the next wait. */
export type Bell = {
  ring: () => void;
  /** Resolves at the next ring, after `ms` milliseconds, or when `signal` is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    wait: async (ms, signal) => {
      if (!rung && !signal.aborted)
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms);
          wake = () => {
            clearTimeout(timer);
            done();
          };
          signal.addEventListener("abort", wake, { once: true });
        });
      if (wake) signal.removeEventListener("abort", wake);
      wake = null;
      rung = false;
    },
  };
}
