import type { OrganizationRecord } from "@/lib/content/records/schema";
import { listOrganizations } from "@/lib/content/store";
import { purgeDocuments } from "@/lib/documents/purge";
import { db, type Tx } from "@/lib/platform/db";
import { fail, ok, type Result } from "@/lib/platform/result";
import { recordOf, slugOf } from "../directory";
import { isAtDomain, organizationKey, type StaffViewer } from "../policy";
import { requireCan } from "../queries/require-can";
import { lockOrganizations } from "./lock-organizations";

type Organization = {
  id: string;
  name: string;
  nameKey: string;
  domain: string | null;
  slug: string | null;
};

/** The organization's slug, or a new one: its name, with a number behind it where another has that. Call under the lock. */
async function keepSlug(tx: Tx, { name, slug }: Organization, record: OrganizationRecord | null) {
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

async function putOnList(tx: Tx, organization: Organization, how: "domain" | "staff", now: Date) {
  const record = recordOf(organization, listOrganizations());
  const slug = await keepSlug(tx, organization, record);
  const { id } = organization;
  await tx.organization.update({ where: { id }, data: { slug, listedAt: now, listedHow: how } });
  await purgeListing(tx, slug, record);
}

/** The list, the organization's page, and that of the content's record it is shown with. */
const purgeListing = (tx: Tx, slug: string | null, record: OrganizationRecord | null) =>
  purgeDocuments(tx, [
    "/organizations",
    ...(slug ? [`/organizations/${slug}`] : []),
    ...(record ? [`/organizations/${record.id}`] : []),
  ]);

/**
 * Lists an organization that wishes it once somebody who is a member for it has shown, by an address at its website's
 * domain, that they belong there. Everything else is left to staff: what they settled before, a record that may be the
 * same as another, and one that would stand under another organization's name.
 */
export async function settleListing(tx: Tx, organizationId: string, now: Date): Promise<void> {
  await lockOrganizations(tx);
  const organization = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: {
      ...{ id: true, name: true, nameKey: true, domain: true, slug: true },
      ...{ wantsListing: true, listedAt: true, listedHow: true, mergedIntoId: true },
      memberships: { where: { status: "active" }, select: { person: { select: { email: true } } } },
      _count: { select: { duplicates: { where: { decision: "open" } } } },
    },
  });
  const { wantsListing, listedAt, listedHow, mergedIntoId, memberships, _count: open } = organization;
  if (!wantsListing || listedAt || listedHow === "staff" || mergedIntoId || open.duplicates > 0) return;
  const record = recordOf(organization, listOrganizations());
  if (record && organizationKey(record.name) !== organization.nameKey) return;
  if (memberships.some(({ person }) => isAtDomain(person.email, organization.domain)))
    await putOnList(tx, organization, "domain", now);
}

/**
 * Staff's word on whether an organization is listed; it stands until they change it or the organization leaves.
 * "not-asked": nobody there has agreed to be listed.
 * @throws AppError "forbidden" if the viewer may not
 */
export async function decideListing(
  viewer: StaffViewer,
  organizationId: string,
  listed: boolean,
  now = new Date(),
): Promise<Result<{ name: string }, "unknown" | "not-asked">> {
  requireCan(viewer, "manage-members");
  return db.$transaction(async (tx) => {
    await lockOrganizations(tx);
    const organization = await tx.organization.findFirst({
      where: { id: organizationId, mergedIntoId: null, memberships: { some: { status: "active" } } },
      select: {
        id: true,
        name: true,
        nameKey: true,
        domain: true,
        slug: true,
        wantsListing: true,
        listedAt: true,
      },
    });
    if (!organization) return fail("unknown");
    if (listed && !organization.wantsListing) return fail("not-asked");
    const { id, name, slug } = organization;
    if (listed === (organization.listedAt !== null)) return ok({ name });
    if (listed) {
      await putOnList(tx, organization, "staff", now);
    } else {
      await tx.organization.update({ where: { id }, data: { listedAt: null, listedHow: "staff" } });
      await purgeListing(tx, slug, recordOf(organization, listOrganizations()));
    }
    const action = listed ? "list-organization" : "unlist-organization";
    await tx.auditEvent.create({
      data: { actorId: viewer.personId, action, subject: id, detail: { name }, at: now },
    });
    return ok({ name });
  });
}
