/**
 * Makes single calls travel together: those that come while a run is under way wait and go as one. Under load many
 * deliveries then share one commit; alone, a call goes at once.
 * @param run takes what was asked and answers in the same order
 */
export function coalesce<I, O>(run: (asked: I[]) => Promise<O[]>): (item: I) => Promise<O> {
  let waiting: { item: I; done: (answer: O) => void; failed: (cause: unknown) => void }[] = [];
  let running = false;

  const turn = async () => {
    running = true;
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      try {
        const answers = await run(now.map((it) => it.item));
        now.forEach((it, at) => it.done(answers[at] as O));
      } catch (cause) {
        now.forEach((it) => it.failed(cause));
      }
    }
    running = false;
  };

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!running) void turn();
    });
}
