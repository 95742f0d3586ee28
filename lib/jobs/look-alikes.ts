import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { noteLookAlikes } from "@/lib/members/commands/note-look-alikes";
import { sweepLookAlikes } from "@/lib/members/commands/sweep-look-alikes";
import { after, DAY, MINUTE } from "@/lib/platform/clock";
import { pgPool, withConnection } from "@/lib/platform/pool";
import { log } from "@/lib/platform/log";
import { readSetting, writeSetting, type Setting } from "@/lib/platform/settings";
import { uuid7 } from "@/lib/platform/uuid";
import { letPass } from "./let-pass";

/** PostgreSQL's advisory lock that lets one process look. */
const LOOK_LOCK = 7_205_554;
/** A transaction may end this much after the time in its rows' ids. */
const LATE = 2 * MINUTE;
const BATCH = 100;
/** It never hurries: of the time that it takes, this many times as much goes to those who wait for an answer. */
const REST = 3;

/** The events that were looked at and will be read again, as those of a transaction that ended late would be. */
let lately: ReadonlySet<string> = new Set();

type Progress = { seenUntil: string | null; sweptAt: string | null };

/** How far the search for people who may be one has come. */
const progress: Setting<Progress> = {
  name: "look-alikes",
  schema: z.object({ seenUntil: z.iso.datetime().nullable(), sweptAt: z.iso.datetime().nullable() }),
  fallback: { seenUntil: null, sweptAt: null },
};

/** The smallest time-ordered UUID of a moment. */
const firstIdOf = (at: Date): string => `${uuid7(at.getTime()).slice(0, 13)}-7000-8000-000000000000`;

/**
 * Looks for the look-alikes of everybody whose record was added or changed since the last time, by its events, and once
 * a day of everybody. @returns how many pairs are new, or null when another process is at it
 */
export async function lookForLookAlikes(now: Date, signal: AbortSignal): Promise<number | null> {
  return withConnection(async (client) => {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
      LOOK_LOCK,
    ]);
    if (!rows[0]?.mine) return null;
    const found = await look(now, signal);
    await client.query("select pg_advisory_unlock($1)", [LOOK_LOCK]);
    return found;
  });
}

async function look(now: Date, signal: AbortSignal): Promise<number> {
  const { seenUntil, sweptAt } = await readSetting(progress);
  if (!sweptAt || after(new Date(sweptAt), DAY) < now) {
    const found = await sweepLookAlikes(signal, () => letPass(["lists", "sends"], signal));
    if (signal.aborted) return found;
    await writeSetting(progress, { seenUntil: now.toISOString(), sweptAt: now.toISOString() });
    log.info({ found }, "went through everybody for records that may be one person");
    return found;
  }
  const since = firstIdOf(after(new Date(seenUntil ?? sweptAt), -LATE));
  const again = firstIdOf(after(now, -LATE));
  const looked = new Set<string>();
  let found = 0;
  for (let last = since; !signal.aborted;) {
    await letPass(["lists"], signal);
    const began = performance.now();
    const { rows } = await pgPool().query<{ id: string; person: string | null }>(
      "select id::text, person_id::text as person from timeline_event where id > $1::uuid order by id limit $2",
      [last, BATCH],
    );
    const fresh = rows.filter(({ id }) => !lately.has(id));
    found += await noteLookAlikes([...new Set(fresh.flatMap(({ person }) => person ?? []))]);
    for (const { id } of rows) if (id >= again) looked.add(id);
    if (rows.length < BATCH) break;
    if (fresh.length > 0)
      await pause(REST * (performance.now() - began), undefined, { signal }).catch(() => undefined);
    last = rows.at(-1)!.id;
  }
  if (signal.aborted) return found;
  await writeSetting(progress, { seenUntil: now.toISOString(), sweptAt });
  lately = looked;
  return found;
}
