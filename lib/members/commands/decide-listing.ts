import { db } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { ListingRefusal } from "../organization-form";
import type { StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { lockOrganizations } from "./lock-organizations";
import { mailRecipient, recipientsOf } from "./mail-organization";
import { recordEvent } from "./record-event";
import { purgeListing, putOnList } from "./settle-listing";

/** Staff's word on a listing. */
export type ListingDecision = {
  listed: boolean;
  /** What staff write down for themselves. */
  note?: string;
  /** Why not, in the letter. */
  reason?: ListingRefusal;
  /** What staff add to the letter in their own words. */
  words?: string;
};

/**
 * Staff's word on whether an organization is listed; it stands until they change it, the organization asks again or
 * leaves. Its contact gets a letter either way. "not-asked": nobody there has agreed to be listed.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function decideListing(
  viewer: StaffViewer,
  organizationId: string,
  { listed, note, reason = "authority", words }: ListingDecision,
  now = new Date(),
): Promise<Result<{ name: string }, "unknown" | "not-asked">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const organization = await tx.organization.findFirst({
      where: {
        id: organizationId,
        mergedIntoId: null,
        memberships: { some: { status: { in: ["active", "paused"] } } },
      },
      select: {
        ...{ id: true, name: true, nameKey: true, domain: true, slug: true },
        ...{ wantsListing: true, listedAt: true, listedHow: true, listingAskedAt: true },
      },
    });
    if (!organization) return fail("unknown");
    if (listed && !organization.wantsListing) return fail("not-asked");
    const { id, name } = organization;
    const isDecided = organization.listedHow === "staff" && !organization.listingAskedAt;
    if (listed ? organization.listedAt !== null : isDecided && !organization.listedAt) return ok({ name });
    const actor = { kind: "staff", id: viewer.personId } as const;
    if (listed) {
      await putOnList(tx, organization, { how: "staff", actor, note: note ?? null, now });
    } else {
      await tx.organization.update({
        where: { id },
        data: { listedAt: null, listedHow: "staff", listingAskedAt: null, listingNote: note ?? null },
      });
      const action = organization.listedAt ? "unlisted" : "listing-declined";
      await recordEvent(tx, { organizationId: id, actor, action, why: note ?? reason, at: now });
      await purgeListing(tx, organization);
      const wasListed = organization.listedAt !== null;
      for (const person of await recipientsOf(tx, id))
        await mailRecipient(tx, person, `${id}:${now.toISOString()}`, {
          template: "not-listed",
          data: {
            ...{ firstName: person.firstName, organization: name, organizationId: id, wasListed, reason },
            words: words ?? "",
          },
        });
    }
    const action = listed ? "list-organization" : "unlist-organization";
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action, subject: id, detail: { name }, at: now },
    });
    return ok({ name });
  });
}
