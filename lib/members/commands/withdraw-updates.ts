import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { CONSENT_VERSION, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { recordEvent } from "./record-event";

/**
 * Ends the updates to somebody who asked staff for it, by mail or by telephone, in the words they used. There is no way
 * back from here: only they themselves can agree again.
 * @param words what they said or wrote
 * @throws AppError "forbidden" if the viewer may not
 */
export async function withdrawUpdates(
  viewer: StaffViewer,
  personId: string,
  words: string,
  now = new Date(),
): Promise<Result<null, "unknown" | "already">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`;
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { locale: true, unsubscribedAt: true },
    });
    if (!person) return fail("unknown");
    if (person.unsubscribedAt) return fail("already");
    await tx.consent.create({
      data: {
        ...{ personId, purpose: "updates", action: "withdrawn", words, version: CONSENT_VERSION },
        ...{ locale: person.locale, method: "staff", at: now },
      },
    });
    const actor = { kind: "staff", id: viewer.personId } as const;
    await recordEvent(tx, { personId, actor, action: "unsubscribed", why: words, at: now });
    return ok(null);
  });
}
