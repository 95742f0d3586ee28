import { pgPool } from "@/lib/platform/db";
import { SECOND } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import type { RobotReason } from "../clicks/robots";

/** A counted link that somebody, or something, followed. */
export type Click = {
  linkId: number;
  deliveryId: string;
  at: Date;
  robot: RobotReason | null;
  network: string | null;
};

/** So many wait at most; what comes beyond is not counted. It is about 3 MB. */
const MOST_WAITING = 20_000;
const AT_ONCE = 1000;
const PAUSE = SECOND / 2;
const LONGEST_PAUSE = 30 * SECOND;
/** One mail's links count so often at most: nobody can fill our disk with a link out of their own mail. */
const MOST_A_MAIL = 100;

type Buffer = {
  waiting: Click[];
  pause: number;
  timer: NodeJS.Timeout | null;
  writing: Promise<void> | null;
};

// The launcher and the pages it serves are separate copies of this module in one process: they share what waits.
const shared = globalThis as typeof globalThis & { movementClicks?: Buffer };
const buffer = (): Buffer =>
  (shared.movementClicks ??= { waiting: [], pause: PAUSE, timer: null, writing: null });

/** Notes a click. Costs the reader nothing: it is written later, together with others. */
export function noteClick(click: Click): void {
  const { waiting } = buffer();
  if (waiting.length >= MOST_WAITING) return;
  waiting.push(click);
  if (waiting.length === MOST_WAITING)
    log.warn("clicks cannot be written down; further ones are not counted");
  writeSoon();
}

function writeSoon(): void {
  const state = buffer();
  if (state.timer || state.writing || state.waiting.length === 0) return;
  state.timer = setTimeout(() => {
    state.timer = null;
    void writeClicks().then(writeSoon);
  }, state.pause);
  state.timer.unref();
}

/** Writes down all that waits, e.g. when the program stops; what cannot be written waits on. Never throws. */
export async function writeClicks(): Promise<void> {
  const state = buffer();
  while (state.writing) await state.writing;
  state.writing = (async () => {
    while (state.waiting.length > 0) {
      const batch = state.waiting.slice(0, AT_ONCE);
      try {
        await insert(batch);
      } catch (cause) {
        if (state.pause === PAUSE) log.warn({ err: cause }, "clicks wait for the database");
        state.pause = Math.min(state.pause * 2, LONGEST_PAUSE);
        return;
      }
      state.waiting.splice(0, batch.length);
      state.pause = PAUSE;
    }
  })();
  await state.writing;
  state.writing = null;
}

/** A click counts only where its link belongs to its mail, while single clicks of that update are still kept. */
async function insert(clicks: readonly Click[]): Promise<void> {
  const column = <T>(of: (click: Click) => T) => clicks.map(of);
  await pgPool().query({
    name: "write-clicks",
    text: `
      insert into link_click (link_id, delivery_id, at, robot, network)
      select distinct on (l.id, d.id, c.robot, date_trunc('second', c.at)) l.id, d.id, c.at, c.robot, c.network
      from unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[]) as c (link, delivery, at, robot, network)
      join update_link l on l.id = c.link and l.least is null
      join delivery d on d.id = c.delivery and d.update_id = l.update_id and d.locale = l.locale
      where (select count(*) from (select from link_click k where k.delivery_id = d.id limit ${MOST_A_MAIL}) known) < ${MOST_A_MAIL}`,
    values: [
      column((it) => it.linkId),
      column((it) => it.deliveryId),
      column((it) => it.at),
      column((it) => it.robot),
      column((it) => it.network),
    ],
  });
}
