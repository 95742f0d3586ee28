import { setTimeout as pause } from "node:timers/promises";
import { pgPool } from "@/lib/platform/pool";

const LOOK_AGAIN = 1000;

/** What somebody waits for, by what shows that it is under way. */
const underWay = {
  lists: "select from import where status in ('checking', 'running', 'undoing') limit 1",
  sends: `select from "update" where status = 'sending' limit 1`,
};

/**
 * Waits while a list is tried, taken in or taken back, or while an update goes out, or until `signal` is aborted:
 * somebody waits for these, and nobody for what is done beside them.
 */
export async function letPass(what: readonly (keyof typeof underWay)[], signal: AbortSignal): Promise<void> {
  // The conditions are written above.
  const any = what.map((kind) => `exists (${underWay[kind]})`).join(" or ");
  while (!signal.aborted) {
    const { rows } = await pgPool().query<{ busy: boolean }>(`select ${any} as busy`);
    if (!rows[0]?.busy) return;
    await pause(LOOK_AGAIN, undefined, { signal }).catch(() => undefined);
  }
}
