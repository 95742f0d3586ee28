import { ok, type Result } from "@/lib/platform/result";
import { CONSENT_VERSION, type MemberViewer } from "../policy";
import { actForOrganization } from "./act-for-organization";
import type { Shown } from "./answer-name-use";
import { recordEvent } from "./record-event";
import { purgeListing, settleListing } from "./settle-listing";

/**
 * A representative's wish that their organization stands on the public list, or that it does not; it is off at once.
 * A wish after staff's no is asked anew, and theirs to answer again. The words are kept as a consent.
 * @param shown the words beside the button
 */
export async function setListing(
  viewer: MemberViewer,
  organizationId: string,
  wish: boolean,
  shown: Shown,
  now = new Date(),
): Promise<Result<{ listed: boolean }, "not-yours">> {
  return actForOrganization(viewer, organizationId, "list", async (tx, { organization: was }) => {
    const asksAgain = wish && !was.listedAt && was.listedHow === "staff" && !was.listingAskedAt;
    if (wish === was.wantsListing && !asksAgain) return ok({ listed: was.listedAt !== null });
    const actor = { kind: "member", id: viewer.personId } as const;
    await tx.consent.create({
      data: {
        ...{ personId: viewer.personId, purpose: "listing", action: wish ? "granted" : "withdrawn" },
        ...{ ...shown, version: CONSENT_VERSION, method: "account", at: now },
      },
    });
    await tx.organization.update({
      where: { id: organizationId },
      data: wish
        ? { wantsListing: true, ...(asksAgain && { listingAskedAt: now }) }
        : {
            ...{ wantsListing: false, listedAt: null, listingAskedAt: null },
            ...(was.listedAt && { listedHow: null }),
          },
    });
    const changes = { wantsListing: [was.wantsListing, wish] as [boolean, boolean] };
    await recordEvent(tx, { organizationId, actor, action: "changed", changes, at: now });
    if (was.listedAt && !wish) {
      await recordEvent(tx, { organizationId, actor, action: "unlisted", at: now });
      await purgeListing(tx, was);
    }
    if (wish) await settleListing(tx, organizationId, now);
    const is = await tx.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { listedAt: true },
    });
    return ok({ listed: is.listedAt !== null });
  });
}
