import type { Tx } from "@/lib/platform/db";
import type { JoinRequest } from "@/prisma/client/client";
import { countyOf } from "../county";
import { domainOf, organizationKey } from "../policy";
import { lockOrganizations } from "./lock-organizations";

/**
 * The records that a new organization may be the same as: by name or by domain, and neither merged away nor itself
 * waiting to be recognised as one of the others. So the hundredth record of a name is compared with the first, not
 * with ninety-nine.
 */
async function lookAlikes(tx: Tx, nameKey: string, domain: string | null) {
  return tx.organization.findMany({
    where: {
      mergedIntoId: null,
      OR: [{ nameKey }, ...(domain ? [{ domain }] : [])],
      duplicates: { none: { decision: { in: ["open", "same"] } } },
    },
    orderBy: { createdAt: "asc" },
    take: 10,
    select: { id: true, nameKey: true, domain: true },
  });
}

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
  const older = await lookAlikes(tx, nameKey, domain);
  const { id } = await tx.organization.create({
    data: {
      ...{ name, nameKey, website, domain },
      sector: sector ?? "",
      county: countyOf(zip)?.id ?? null,
      wantsListing: listPublicly,
    },
    select: { id: true },
  });
  await tx.possibleDuplicate.createMany({
    data: older.map((other) => ({
      newerId: id,
      olderId: other.id,
      reasons: [
        ...(other.nameKey === nameKey ? ["name"] : []),
        ...(domain !== null && other.domain === domain ? ["domain"] : []),
      ],
    })),
  });
  return id;
}
