import type { MailPurpose } from "@/lib/members/schema";
import type { UpdateKind } from "./schema";

// Who gets an update, said once: the audience is counted and frozen by it, and each delivery is judged by it again at
// the last moment. Conditions are SQL over `p`, a row of person, whose standing is derived from the memberships.

/** What somebody has to have agreed to, to get an update of a kind. */
export const purposeOf: Record<UpdateKind, MailPurpose> = {
  update: "updates",
  digest: "updates",
  alert: "alerts",
  notice: "notices",
};

/** Whether `p` is an active member of either kind. */
export const isMember = "(p.individual_status = 'active' or p.representative_status = 'active')";

/** Whether mail to `p` comes back, or they complained of it, for now or for good. */
export const isSuppressed =
  "(p.suppressed_at is not null and (p.suppressed_until is null or p.suppressed_until > now()))";

/** Whether `p` agreed to the kind, and has not taken it back. */
const agreed: Record<UpdateKind, string> = {
  update: "p.unsubscribed_at is null",
  digest: "p.unsubscribed_at is null",
  alert: "'alerts' = any (p.mail_purposes)",
  notice: "'notices' = any (p.mail_purposes)",
};

/** Whether `p` is one of those a kind is for: a notice is for those who act for an organization. */
const standing: Record<UpdateKind, string> = {
  update: isMember,
  digest: isMember,
  alert: isMember,
  notice: "p.representative_status = 'active'",
};

/** Whether `p` wants mail as often as a kind comes. Who asked for one digest a month gets no alerts between two. */
const often: Record<UpdateKind, string> = {
  update: "p.frequency = 'each'",
  digest: "p.frequency = 'monthly'",
  alert: "p.frequency = 'each'",
  notice: "p.frequency <> 'receipts'",
};

/**
 * Whether an update of a kind goes to `p`: a member who is neither paused nor gone, agreed to the kind, wants mail that
 * often, and whose address takes it.
 */
export const receives = (kind: UpdateKind): string =>
  `(${agreed[kind]} and ${standing[kind]} and ${often[kind]} and not ${isSuppressed})`;

/** Whether `p` is or was until a pause one of those a kind is for. */
const belongs = (kind: UpdateKind): string =>
  kind === "notice"
    ? "p.representative_status in ('active', 'paused')"
    : "(p.individual_status in ('active', 'paused') or p.representative_status in ('active', 'paused'))";

/**
 * Why an update of a kind does not go to `p`, as the first reason of `LeftOut` (schema.ts); null when it does. It names
 * the same rules as `receives`, reason by reason.
 */
export const leftOut = (kind: UpdateKind): string => `case
  when not coalesce(${belongs("update")}, false) then 'notMembers'
  when not coalesce(${belongs(kind)}, false) then 'notRepresentatives'
  when not coalesce(${agreed[kind]}, false) then 'unsubscribed'
  when not coalesce(${standing[kind]}, false) then 'paused'
  when not (${often[kind]}) then p.frequency::text
  when ${isSuppressed} then 'suppressed' end`;

/** One of four conditions, by the kind of the update `u`. */
const byKind = (rule: Record<UpdateKind, string>): string =>
  `case u.kind when 'digest' then ${rule.digest} when 'alert' then ${rule.alert} when 'notice' then ${rule.notice}
    else ${rule.update} end`;

/**
 * Why a delivery `d` of the update `u` must not go to `p` any more; null when it may. It names the same rules as
 * `receives`, reason by reason, and asks besides whether the address is still theirs.
 */
export const withheld = `case
  when p.id is null then 'withdrawn'
  when not coalesce(${byKind(agreed)}, false) then 'unsubscribed'
  when not coalesce(${byKind(standing)}, false) then
    case when 'paused' in (p.individual_status::text, p.representative_status::text) then 'paused' else 'withdrawn' end
  when not (${byKind(often)}) then 'wanted-less'
  when ${isSuppressed} then 'suppressed'
  when d.email_key <> p.email_key and not exists (
    select from person_address a where a.email_key = d.email_key and a.person_id = p.id) then 'address-removed'
  end`;
