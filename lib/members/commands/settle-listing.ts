import type { OrganizationRecord } from "@/lib/content/records/schema";
import { listOrganizations } from "@/lib/content/store";
import { purgeDocuments } from "@/lib/documents/purge";
import type { Tx } from "@/lib/platform/db";
import { isRecord, recordOf, slugOf } from "../directory";
import { lockOrganizations } from "./lock-organizations";
import { mailRecipient, recipientsOf } from "./mail-organization";
import { recordEvent, type Actor } from "./record-event";
import { settleAuthority } from "./settle-authority";

/** What says under which name and address an organization stands on the list. */
export type ListedAs = {
  id: string;
  name: string;
  nameKey: string;
  domain: string | null;
  slug: string | null;
};

/** The organization's slug, or a new one: its name, with a number behind it where another has that. Call under the lock. */
export async function keepSlug(tx: Tx, { name, slug }: ListedAs, record: OrganizationRecord | null) {
  if (slug) return slug;
  const wished = slugOf(name);
  const others = await tx.organization.findMany({
    where: { slug: { startsWith: wished } },
    select: { slug: true },
  });
  const taken = new Set(others.map((other) => other.slug));
  for (const id of listOrganizations().keys()) if (id !== record?.id) taken.add(id);
  for (let nth = 1; ; nth += 1) {
    const free = nth === 1 ? wished : `${wished}-${nth}`;
    if (!taken.has(free)) return free;
  }
}

/** Puts an organization on the public list and has its people told. Call under the lock. */
export async function putOnList(
  tx: Tx,
  organization: ListedAs,
  { how, actor, note, now }: { how: "domain" | "staff"; actor: Actor; note?: string | null; now: Date },
): Promise<void> {
  const { id, name } = organization;
  const slug = await keepSlug(tx, organization, recordOf(organization, listOrganizations()));
  const listed = { slug, listedAt: now, listedHow: how, listingAskedAt: null };
  await tx.organization.update({
    where: { id },
    data: { ...listed, ...(note !== undefined && { listingNote: note }) },
  });
  await recordEvent(tx, {
    organizationId: id,
    actor,
    action: "listed",
    changes: { how: [null, how] },
    at: now,
  });
  await purgeListing(tx, { ...organization, slug });
  for (const person of await recipientsOf(tx, id))
    await mailRecipient(tx, person, `${id}:${now.toISOString()}`, {
      template: "listed",
      data: { firstName: person.firstName, organization: name, organizationId: id, slug, how },
    });
}

/** The list, the organization's page, and that of the content's record it is shown with. */
export async function purgeListing(tx: Tx, organization: ListedAs): Promise<void> {
  const record = recordOf(organization, listOrganizations());
  await purgeDocuments(tx, [
    "/organizations",
    ...(organization.slug ? [`/organizations/${organization.slug}`] : []),
    ...(record ? [`/organizations/${record.id}`] : []),
  ]);
}

const settled = {
  ...{ id: true, name: true, nameKey: true, domain: true, slug: true },
  ...{ wantsListing: true, listedAt: true, listedHow: true, listingAskedAt: true, mergedIntoId: true },
  _count: { select: { duplicates: { where: { decision: "open" } } } },
} as const;

/**
 * Whether an organization may stand on the list without staff: somebody who acts for it has an address at its domain,
 * nobody has yet to tell whether it is the same as another, and it would not stand under another organization's name.
 */
function speaksForItself(
  organization: ListedAs & { _count: { duplicates: number } },
  shown: boolean,
): boolean {
  const record = recordOf(organization, listOrganizations());
  return shown && organization._count.duplicates === 0 && (!record || isRecord(organization, record));
}

/**
 * Lists an organization that wishes it once somebody who is a member for it has shown, by an address at its website's
 * domain, that they belong there. Everything else is left to staff, whose queue it then stands in: what they settled
 * before, a record that may be the same as another, and one that would stand under another organization's name.
 */
export async function settleListing(tx: Tx, organizationId: string, now: Date): Promise<void> {
  await lockOrganizations(tx);
  const shown = await settleAuthority(tx, organizationId, now);
  const organization = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: settled,
  });
  const { wantsListing, listedAt, listedHow, mergedIntoId } = organization;
  // What staff have said stands until the organization asks again; what it then asks is theirs to answer.
  if (!wantsListing || listedAt || listedHow === "staff" || mergedIntoId) return;
  if (speaksForItself(organization, shown))
    await putOnList(tx, organization, { how: "domain", actor: { kind: "system" }, now });
  else if (!organization.listingAskedAt)
    await tx.organization.update({ where: { id: organizationId }, data: { listingAskedAt: now } });
}

/** The same for every organization that a person acts for: their addresses have changed. */
export async function settleOrganizationsOf(tx: Tx, personId: string, now: Date): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { personId, organizationId: { not: null }, status: { in: ["active", "paused"] } },
    orderBy: { id: "asc" },
    select: { organizationId: true },
  });
  for (const { organizationId } of memberships)
    if (organizationId) await settleListing(tx, organizationId, now);
}

/**
 * Settles the listing of an organization whose name or domain its own people changed. Nobody keeps a place on the list
 * that was given to another name or by another domain: it stays if the new ones could have been listed by themselves,
 * and waits for staff otherwise. Call it under the lock, once the change is written.
 * @param was what it was listed as before
 * @returns what became of the listing
 */
export async function resettleListing(
  tx: Tx,
  was: ListedAs,
  actor: Actor,
  now: Date,
): Promise<"kept" | "waits" | "settled"> {
  const shown = await settleAuthority(tx, was.id, now);
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: was.id }, select: settled });
  if (!organization.listedAt) {
    await settleListing(tx, was.id, now);
    return "settled";
  }
  await purgeListing(tx, was);
  if (speaksForItself(organization, shown)) {
    await tx.organization.update({ where: { id: was.id }, data: { listedHow: "domain" } });
    await purgeListing(tx, organization);
    return "kept";
  }
  await tx.organization.update({
    where: { id: was.id },
    data: { listedAt: null, listedHow: null, listingAskedAt: now },
  });
  await recordEvent(tx, {
    organizationId: was.id,
    actor,
    action: "unlisted",
    why: "new-name-or-domain",
    at: now,
  });
  return "waits";
}
