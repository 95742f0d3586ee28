import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { comingBackWords } from "../account-consent";
import type { MemberViewer } from "../policy";
import { mailAgreedTo } from "./confirmed-rows";
import { lockOrganizations } from "./lock-organizations";
import { lockRecord } from "./lock-record";
import { recordConsent, type Told } from "./record-consent";
import { recordEvent } from "./record-event";
import { settleListing } from "./settle-listing";

/**
 * Takes up a membership that was left, or says yes to one that was only known from a list, with a new consent. What
 * staff ended is not taken up here. Doing it again changes nothing.
 */
export async function comeBack(
  { personId }: MemberViewer,
  membershipId: string,
  told: Told,
  now = new Date(),
): Promise<Result<null, "not-there">> {
  return db.$transaction(async (tx) => {
    // The organizations' lock before the person's row: the order everybody takes them in.
    await lockOrganizations(tx);
    await lockRecord(tx, { personId });
    const mine = await tx.membership.findFirst({
      where: { id: membershipId, personId },
      include: { organization: { select: { mergedIntoId: true } } },
    });
    if (!mine || mine.status === "removed" || mine.organization?.mergedIntoId) return fail("not-there");
    const { kind, status, organizationId } = mine;
    if (status === "active" || status === "paused") return ok(null);
    await tx.membership.update({
      where: { id: membershipId },
      data: {
        ...{ status: "active", since: now, leftAt: null },
        ...(organizationId && { authority: true }),
      },
    });
    await tx.person.update({ where: { id: personId }, data: { lastActiveOn: now } });
    await recordConsent(tx, {
      ...{ personId, purposes: ["membership", ...mailAgreedTo(kind)], action: "granted", told, at: now },
      words: comingBackWords(kind, told.locale),
    });
    await recordEvent(tx, {
      personId,
      ...(organizationId && { organizationId }),
      ...{ actor: { kind: "member", id: personId }, at: now },
      action: status === "left" ? "rejoined" : "joined",
      changes: { status: [status, "active"] },
    });
    if (organizationId) await settleListing(tx, organizationId, now);
    return ok(null);
  });
}
