import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import type { Organization } from "@/prisma/client/client";
import type { OrganizationInput } from "../organization-form";
import { domainOf, organizationKey, type MemberViewer, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { changesBetween } from "../timeline";
import { actForOrganization } from "./act-for-organization";
import { askAboutLookAlikes } from "./ask-about-look-alikes";
import { TURN } from "./lock-address";
import { lockOrganizations } from "./lock-organizations";
import { recordEvent, type Actor } from "./record-event";
import { settleAuthority } from "./settle-authority";
import { purgeListing, resettleListing } from "./settle-listing";

/** The columns that stand for what an organization says of itself. */
function columnsOf(input: OrganizationInput) {
  const { aboutEn, aboutEs, website, name, legalName, abbreviation, parent, ...rest } = input;
  const about = { ...(aboutEn && { en: aboutEn }), ...(aboutEs && { es: aboutEs }) };
  const domain = website ? domainOf(website) : null;
  return {
    ...rest,
    ...{ name, nameKey: organizationKey(name), about, domain },
    website: website || null,
    legalName: legalName || null,
    abbreviation: abbreviation || null,
    proposedParent: parent || null,
  };
}

type Facts = Omit<ReturnType<typeof columnsOf>, "nameKey" | "domain" | "about" | "sector" | "size"> & {
  sector: string;
  size: string | null;
  /** By language. */
  about: unknown;
};

/** The same in the shape that a timeline compares and keeps. */
function told(organization: Facts) {
  const { name, legalName, abbreviation, aliases, website, sector, size, county } = organization;
  const { districts, languages, coalitions, proposedParent } = organization;
  const { en = null, es = null } = organization.about as Partial<Record<"en" | "es", string>>;
  return {
    ...{ name, legalName, abbreviation, aliases, website, sector, size, county },
    ...{ districts, languages, coalitions, proposedParent, aboutEn: en, aboutEs: es },
  };
}

/** Writes what has changed, with its event; null where nothing has. */
async function write(tx: Tx, was: Organization, input: OrganizationInput, actor: Actor, now: Date) {
  const columns = columnsOf(input);
  const changes = changesBetween(told(was), told(columns));
  if (Object.keys(changes).length === 0) return null;
  await tx.organization.update({ where: { id: was.id }, data: columns });
  await recordEvent(tx, { organizationId: was.id, actor, action: "changed", changes, at: now });
  return { ...was, ...columns };
}

/**
 * A representative's changes to what their organization says of itself. With another name or another domain its place on
 * the public list is settled anew. "waits": it is off the list until staff have looked.
 */
export async function changeOrganization(
  viewer: MemberViewer,
  organizationId: string,
  input: OrganizationInput,
  now = new Date(),
): Promise<Result<{ listing: "same" | "waits" }, "not-yours">> {
  return actForOrganization(viewer, organizationId, "edit", async (tx, { organization: was }) => {
    const actor = { kind: "member", id: viewer.personId } as const;
    const is = await write(tx, was, input, actor, now);
    if (!is) return ok({ listing: "same" as const });
    if (is.nameKey === was.nameKey && is.domain === was.domain) {
      if (was.listedAt) await purgeListing(tx, is);
      return ok({ listing: "same" as const });
    }
    await askAboutLookAlikes(tx, is);
    const listing = await resettleListing(tx, was, actor, now);
    return ok({ listing: listing === "waits" ? ("waits" as const) : ("same" as const) });
  });
}

/**
 * Staff's changes to an organization's record. What they write they answer for: a listing stays, as theirs where the
 * name or the domain is another.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function correctOrganization(
  viewer: StaffViewer,
  organizationId: string,
  input: OrganizationInput,
  now = new Date(),
): Promise<Result<null, "unknown">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const was = await tx.organization.findFirst({ where: { id: organizationId, mergedIntoId: null } });
    if (!was) return fail("unknown");
    const is = await write(tx, was, input, { kind: "staff", id: viewer.personId }, now);
    if (!is) return ok(null);
    const isRenamed = is.nameKey !== was.nameKey || is.domain !== was.domain;
    if (isRenamed) await settleAuthority(tx, organizationId, now);
    if (was.listedAt) {
      await purgeListing(tx, was);
      await purgeListing(tx, is);
      if (isRenamed) await tx.organization.update({ where: { id: was.id }, data: { listedHow: "staff" } });
    }
    return ok(null);
  }, TURN);
}
