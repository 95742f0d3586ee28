import { db } from "@/lib/platform/db";
import type { StaffViewer } from "../policy";
import type { PersonMail } from "./list-person-mails";
import { requireCan } from "./require-can";

/** The newest 50 mails about an organization, whoever got them. */
export async function listOrganizationMail(
  viewer: StaffViewer,
  organizationId: string,
): Promise<PersonMail[]> {
  requireCan(viewer, "manage-members");
  // What goes to its people is found by their addresses, so that no mail of a million has to be read.
  const rows = await db.$queryRaw<Omit<PersonMail, "update" | "reports">[]>`
    with reader as (
      select p.email_key from membership m join person p on p.id = m.person_id
      where m.organization_id = ${organizationId}::uuid
      union select email_key from invitation where organization_id = ${organizationId}::uuid
    )
    select mail.id::text, mail.template, mail.to_email as "to", mail.status::text as state,
      mail.created_at as at, mail.error as reason
    from reader join outbox_mail mail on mail.to_key = reader.email_key
    where mail.data ->> 'organizationId' = ${organizationId}
    order by mail.created_at desc, mail.id desc limit 50`;
  return rows.map((row) => ({ ...row, update: null, reports: [] }));
}
