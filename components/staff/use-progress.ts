import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

type Asking<Numbers> = {
  /** What the rest of the page depends on: when it is another than at first, the page is shown anew. */
  stateOf: (numbers: Numbers) => string;
  /** Whether there is more to come. */
  isGoing: (numbers: Numbers) => boolean;
  /** In milliseconds. */
  every: number;
};

/**
 * How far work in the background has come: asked for again and again, and the same after a reload.
 * @param address answers with the numbers as JSON
 * @returns the newest numbers, the seconds since the first were shown, and whether the last answer failed
 */
export function useProgress<Numbers>(address: string, initial: Numbers, asking: Asking<Numbers>) {
  const { stateOf, isGoing, every } = asking;
  const [shown, show] = useState({ numbers: initial, seconds: 0, lost: false });
  const router = useRouter();
  const moved = stateOf(shown.numbers) !== stateOf(initial);
  useEffect(() => {
    if (moved) router.refresh();
  }, [moved, router]);
  const going = isGoing(shown.numbers);
  useEffect(() => {
    if (!going) return;
    let ended = false;
    const began = Date.now();
    const ask = async () => {
      try {
        const answer = await fetch(address, { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        const numbers = (await answer.json()) as Numbers;
        if (!ended) show({ numbers, seconds: (Date.now() - began) / 1000, lost: false });
      } catch {
        if (!ended) show((before) => ({ ...before, lost: true }));
      }
    };
    const timer = setInterval(() => void ask(), every);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [going, address, every]);
  return shown;
}
