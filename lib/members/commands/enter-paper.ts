import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { PaperEntry } from "../paper";
import { UNKNOWN_NETWORK, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { requestToJoin } from "./request-to-join";
import { resendFor } from "./resend-confirmation";

/**
 * Takes what somebody wrote on paper, typed in by staff. It makes nobody a member: the address gets the same mail as
 * after the form, and its link must be confirmed.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function enterPaper(viewer: StaffViewer, entry: PaperEntry, now = new Date()): Promise<void> {
  requireCan(viewer, "manage-members");
  const { input, locale, source } = entry;
  const how = { sourceKind: "paper", method: "paper", network: UNKNOWN_NETWORK } as const;
  await requestToJoin(input, { ...how, locale, source, enteredById: viewer.personId }, now);
}

const waiting = (id: string) => ({ id, method: "paper", confirmedAt: null });

/** Mails the link again, within what an address may be made to get. @throws AppError "forbidden" if the viewer may not */
export async function remindPaper(
  viewer: StaffViewer,
  id: string,
  now = new Date(),
): Promise<Result<null, "unknown">> {
  requireCan(viewer, "manage-members");
  const open = await db.joinRequest.findFirst({ where: waiting(id), select: { id: true } });
  if (!open) return fail("unknown");
  await resendFor(id, now);
  return ok(null);
}

/**
 * Throws away an entry that nobody has confirmed, e.g. one with a slip in its address.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function dropPaper(viewer: StaffViewer, id: string): Promise<Result<null, "unknown">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    const { count } = await tx.joinRequest.deleteMany({ where: waiting(id) });
    if (count === 0) return fail("unknown");
    await tx.auditEvent.create({ data: { actorId: viewer.personId, action: "drop-paper", subject: id } });
    return ok(null);
  });
}
