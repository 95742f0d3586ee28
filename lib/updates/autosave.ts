// When what somebody types is saved: a moment after they stop, at the latest some seconds after they began, again and
// again while the connection is gone. It knows neither the form nor the network, so that its promises can be tested.

/** Where what was typed stands. */
export type SavingPhase =
  /** Everything that was typed is saved. */
  | { kind: "clean" }
  /** Something was typed and is saved in a moment. */
  | { kind: "waiting" }
  | { kind: "saving" }
  /** It did not get through; it is tried again. */
  | { kind: "failed"; cause: unknown }
  /** It was refused: "correct" is tried again once something else is typed, "decide" waits for a person. */
  | { kind: "held"; until: "correct" | "decide" };

/** What an answer means for what was typed. */
export type Verdict = "saved" | "correct" | "decide";

type Options<Request, Answer> = {
  /** Sends what stands in the form by then. Rejects when it does not get through. */
  send: (request: Request) => Promise<Answer>;
  /** What a save by itself asks for. */
  byItself: Request;
  judge: (answer: Answer) => Verdict;
  onPhase: (phase: SavingPhase) => void;
  onAnswer: (answer: Answer, request: Request) => void;
};

/** In milliseconds: how long typing rests before it is saved, and the longest that is waited for such a rest. */
const REST = 1500;
const LONGEST_WAIT = 10_000;
/** In milliseconds: after which time a save that did not get through is tried again. */
const AGAIN = [3000, 6000, 12_000, 30_000];

export type Autosave<Request, Answer> = {
  /** Something was typed. */
  typed: () => void;
  /** Saves now, after what is under way. Null: it did not get through. */
  saveNow: (request: Request) => Promise<Answer | null>;
  /** The connection may be back, or the page may be about to go: what waits is saved now. */
  hurry: () => void;
  stop: () => void;
};

/** Sees to it that what is typed is saved, one save at a time. */
export function createAutosave<Request, Answer>(
  options: Options<Request, Answer>,
): Autosave<Request, Answer> {
  let phase: SavingPhase = { kind: "clean" };
  let changes = 0;
  let saved = 0;
  let waitingSince: number | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let busy = 0;
  let stopped = false;

  const enter = (next: SavingPhase) => {
    phase = next;
    if (!stopped) options.onPhase(next);
  };

  const plan = (wait: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void run(options.byItself), wait);
  };

  const soon = () => {
    waitingSince ??= Date.now();
    plan(Math.max(0, Math.min(REST, waitingSince + LONGEST_WAIT - Date.now())));
  };

  async function once(request: Request): Promise<Answer | null> {
    clearTimeout(timer);
    const upTo = changes;
    enter({ kind: "saving" });
    try {
      const answer = await options.send(request);
      failures = 0;
      waitingSince = null;
      const verdict = options.judge(answer);
      if (verdict === "saved") saved = Math.max(saved, upTo);
      const typedMeanwhile = changes > upTo;
      if (verdict === "decide") enter({ kind: "held", until: "decide" });
      else if (verdict === "correct" && !typedMeanwhile) enter({ kind: "held", until: "correct" });
      else if (changes > saved) {
        enter({ kind: "waiting" });
        soon();
      } else enter({ kind: "clean" });
      if (!stopped) options.onAnswer(answer, request);
      return answer;
    } catch (cause) {
      enter({ kind: "failed", cause });
      plan(AGAIN[Math.min(failures++, AGAIN.length - 1)]!);
      return null;
    }
  }

  function run(request: Request): Promise<Answer | null> {
    busy++;
    const next = running.then(() => once(request)).finally(() => busy--);
    running = next;
    return next;
  }

  return {
    typed: () => {
      changes++;
      if (phase.kind === "held" && phase.until === "decide") return;
      if (busy > 0) return;
      // While the connection is gone, typing on does not ask at every key.
      if (phase.kind === "failed") return;
      enter({ kind: "waiting" });
      soon();
    },
    saveNow: run,
    hurry: () => {
      if (busy === 0 && (phase.kind === "waiting" || phase.kind === "failed")) void run(options.byItself);
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
