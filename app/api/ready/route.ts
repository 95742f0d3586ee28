import { countOutbox } from "@/lib/mail/queries";
import { MINUTE } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";

export const dynamic = "force-dynamic";

/** Mail that has been due for longer than this means that no worker takes it up. */
const STUCK = 15 * MINUTE;

/** Whether the site can do its work: the database answers, and due mail is taken up. 503 says which does not. */
export async function GET(): Promise<Response> {
  let database = "ok";
  let mail = "unknown";
  try {
    mail = (await countOutbox(new Date())).oldestDueMs > STUCK ? "stuck" : "ok";
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
