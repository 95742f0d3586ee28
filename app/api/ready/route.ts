import { countOutbox, isMailRefused } from "@/lib/mail/queries";
import { MINUTE } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { countDeliveries, standsStill } from "@/lib/updates/queries/count-deliveries";

export const dynamic = "force-dynamic";

/** Mail that has been due for longer than this means that no worker takes it up. */
const STUCK = 15 * MINUTE;

/** Deliveries are counted once a minute at most: a send has a million, and balancers ask every few seconds. */
const KEEP = MINUTE;
let known: { at: number; still: Promise<boolean> } | null = null;

function sendsStandStill(now: Date): Promise<boolean> {
  if (known && now.getTime() - known.at < KEEP) return known.still;
  const still = countDeliveries(now).then(standsStill);
  known = { at: now.getTime(), still };
  still.catch(() => (known = null));
  return still;
}

/**
 * Whether the site can do its work: the database answers, due mail is taken up ("stuck": it is not) and the mail server
 * takes it ("refused": for a quarter of an hour it has not). 503 says which does not.
 */
export async function GET(): Promise<Response> {
  const now = new Date();
  let database = "ok";
  let mail = "unknown";
  try {
    const [{ oldestDueMs }, refused, still] = await Promise.all([
      countOutbox(now),
      isMailRefused(now),
      sendsStandStill(now),
    ]);
    mail = refused || still ? "refused" : oldestDueMs > STUCK ? "stuck" : "ok";
  } catch (cause) {
    log.warn({ err: cause }, "not ready: the database does not answer");
    database = "unreachable";
  }
  const ready = database === "ok" && mail === "ok";
  return Response.json(
    { ready, database, mail },
    { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
