import { setTimeout as pause } from "node:timers/promises";
import { pgPool } from "@/lib/platform/pool";

const LOOK_AGAIN = 1000;

/**
 * Waits while a list is tried, taken in or taken back, or until `signal` is aborted: somebody waits for the list, and
 * nobody for what is done beside it.
 */
export async function letListsPass(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rowCount } = await pgPool().query(
      "select from import where status in ('checking', 'running', 'undoing') limit 1",
    );
    if (rowCount === 0) return;
    await pause(LOOK_AGAIN, undefined, { signal }).catch(() => undefined);
  }
}
