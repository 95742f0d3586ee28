import type { Tx } from "@/lib/platform/db";
import type { JoinRequest } from "@/prisma/client/client";
import { countyOf } from "../county";
import { domainOf, organizationKey } from "../policy";
import { askAboutLookAlikes } from "./ask-about-look-alikes";
import { lockOrganizations } from "./lock-organizations";

/**
 * Adds an organization's record and offers staff those it may be the same as. It never merges: people who join for
 * one organization must not get into another's by writing its name.
 */
export async function addOrganization(tx: Tx, request: JoinRequest): Promise<string> {
  const { organizationName, website, sector, listPublicly, zip } = request;
  const name = organizationName ?? "";
  const nameKey = organizationKey(name);
  const domain = website ? domainOf(website) : null;
  await lockOrganizations(tx);
  const { id } = await tx.organization.create({
    data: {
      ...{ name, nameKey, website, domain },
      sector: sector ?? "",
      county: countyOf(zip)?.id ?? null,
      wantsListing: listPublicly,
    },
    select: { id: true },
  });
  await askAboutLookAlikes(tx, { id, nameKey, domain });
  return id;
}
