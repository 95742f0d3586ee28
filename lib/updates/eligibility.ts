import type { UpdateKind } from "./schema";

// Who gets an update, said once: the audience is counted and frozen by it, and each delivery is judged by it again at
// the last moment. Conditions are SQL over `p`, a row of person, whose standing is derived from the memberships.

/** Whether an update of a kind goes to `p`: a member who is neither paused nor gone, wants mail, and that often. */
export const receives = (kind: UpdateKind): string =>
  `(p.unsubscribed_at is null and ${isMember} and p.frequency = '${frequencyFor[kind]}')`;

/** How often somebody has to want mail to get an update of a kind. */
const frequencyFor = { update: "each", digest: "monthly", alert: "each", notice: "each" } as const;

/** Whether `p` is an active member of either kind. */
export const isMember = "(p.individual_status = 'active' or p.representative_status = 'active')";

/**
 * Why a delivery `d` of the update `u` must not go to `p` any more; null when it may. It names the same rule as
 * `receives`, reason by reason, and asks besides whether the address is still theirs.
 */
export const withheld = `case
  when p.id is null then 'withdrawn'
  when p.unsubscribed_at is not null then 'unsubscribed'
  when not coalesce(${isMember}, false) then
    case when 'paused' in (p.individual_status::text, p.representative_status::text) then 'paused' else 'withdrawn' end
  when p.frequency::text <> case u.kind when 'digest' then '${frequencyFor.digest}' else '${frequencyFor.update}' end
    then 'wanted-less'
  when d.email_key <> p.email_key and not exists (
    select from person_address a where a.email_key = d.email_key and a.person_id = p.id) then 'address-removed'
  end`;
