import type { StaffViewer } from "@/lib/members/policy";
import { requireCan } from "@/lib/members/queries/require-can";
import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { getSubjectTest } from "../queries/get-subject-test";
import { readTest } from "../test-result";

/**
 * Settles, once, which of its subjects an update goes on with: whoever did not try one gets this. The first to decide has
 * decided, be it a person or the program.
 */
async function decide(
  updateId: string,
  winner: number,
  by: { actorId: string | null; detail: object },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.update.updateMany({
      where: { id: updateId, winner: null, testShare: { not: null }, status: { in: ["sending", "paused"] } },
      data: { winner },
    });
    if (count === 0) return false;
    await tx.auditEvent.create({
      data: {
        actorId: by.actorId,
        action: "decide-subject",
        subject: updateId,
        detail: { winner, ...by.detail },
      },
    });
    await tx.$executeRaw`select pg_notify('deliveries', '')`;
    return true;
  });
}

/**
 * Ends a test of subjects by hand, before or after its time.
 * @throws AppError "forbidden" unless the viewer may send
 */
export async function decideWinner(
  viewer: StaffViewer,
  updateId: string,
  winner: number,
): Promise<Result<null, "not-found" | "decided">> {
  requireCan(viewer, "send-updates");
  const test = await getSubjectTest(updateId);
  if (!test?.variants.some(({ number }) => number === winner)) return fail("not-found");
  const decided = await decide(updateId, winner, { actorId: viewer.personId, detail: { by: "hand" } });
  return decided ? ok(null) : fail("decided");
}

/**
 * Ends the tests whose time is over and whose rule is the number of people who clicked. A test of which some are still to
 * be written to waits; one that nobody clicked goes on with the first subject. Any number of workers may ask at once.
 * @returns how many this call decided
 */
export async function decideDueTests(now: Date): Promise<number> {
  const due = await db.update.findMany({
    where: {
      ...{ winner: null, testRule: "clicks", testShare: { not: null }, status: "sending" },
      testEndsAt: { lte: now },
      // Without counted links there is nothing to decide by: staff do.
      links: { some: {} },
    },
    select: { id: true },
  });
  let decided = 0;
  for (const { id } of due) {
    const test = await getSubjectTest(id);
    if (!test || test.waiting > 0) continue;
    const { ahead, clear } = readTest(test.variants);
    const detail = { by: "clicks", clear, variants: test.variants };
    if (await decide(id, ahead ?? 1, { actorId: null, detail })) decided++;
  }
  return decided;
}
