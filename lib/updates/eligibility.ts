import type { MailPurpose, UpdateFrequency } from "@/lib/members/schema";
import type { LeftOut, UpdateKind } from "./schema";

// Who gets an update, said once: the audience is counted and frozen by it, and each delivery is judged by it again at
// the last moment. Conditions are SQL over `p`, a row of person, whose standing is derived from the memberships; the
// rules they are made of can be asked of people's bits as well (queries/count-audience.ts).

/** What somebody has to have agreed to, to get an update of a kind. */
export const purposeOf: Record<UpdateKind, MailPurpose> = {
  update: "updates",
  digest: "updates",
  alert: "alerts",
  notice: "notices",
};

/** What is known of somebody, and one of the values it has: as `person_bits` names both. */
type Trait =
  | { field: "individual" | "represents"; in: readonly ("active" | "paused")[] }
  | { field: "subscribed"; in: readonly ["yes"] }
  | { field: "purpose"; in: readonly [MailPurpose] }
  | { field: "frequency"; in: readonly UpdateFrequency[] };

/** It takes one of these. */
export type Rule = readonly Trait[];

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(", ");

function traitSql(trait: Trait): string {
  switch (trait.field) {
    case "individual":
      return `p.individual_status in (${listed(trait.in)})`;
    case "represents":
      return `p.representative_status in (${listed(trait.in)})`;
    case "subscribed":
      return "p.unsubscribed_at is null";
    case "purpose":
      return `'${trait.in[0]}' = any (p.mail_purposes)`;
    case "frequency":
      return `p.frequency in (${listed(trait.in)})`;
  }
}

/** Whether a rule fits `p`; null where a standing is not known. */
const ruleSql = (rule: Rule): string => `(${rule.map(traitSql).join(" or ")})`;

/** An active member of either kind. */
const member: Rule = [
  { field: "individual", in: ["active"] },
  { field: "represents", in: ["active"] },
];

/** Whether mail to `p` comes back, or they complained of it, for now or for good. */
export const isSuppressed =
  "(p.suppressed_at is not null and (p.suppressed_until is null or p.suppressed_until > now()))";

/** Who agreed to the kind, and has not taken it back. */
const agreed: Record<UpdateKind, Rule> = {
  update: [{ field: "subscribed", in: ["yes"] }],
  digest: [{ field: "subscribed", in: ["yes"] }],
  alert: [{ field: "purpose", in: ["alerts"] }],
  notice: [{ field: "purpose", in: ["notices"] }],
};

/** Who is one of those a kind is for: a notice is for those who act for an organization. */
const standing: Record<UpdateKind, Rule> = {
  update: member,
  digest: member,
  alert: member,
  notice: [{ field: "represents", in: ["active"] }],
};

/** Who wants mail as often as a kind comes. Who asked for one digest a month gets no alerts between two. */
const often: Record<UpdateKind, Rule> = {
  update: [{ field: "frequency", in: ["each"] }],
  digest: [{ field: "frequency", in: ["monthly"] }],
  alert: [{ field: "frequency", in: ["each"] }],
  notice: [{ field: "frequency", in: ["each", "monthly"] }],
};

/** Who is or was until a pause a member, or for a notice somebody who acts for an organization. */
const belonged: Rule = [
  { field: "individual", in: ["active", "paused"] },
  { field: "represents", in: ["active", "paused"] },
];
const represented: Rule = [{ field: "represents", in: ["active", "paused"] }];

/**
 * Whether an update of a kind goes to `p`: a member who is neither paused nor gone, agreed to the kind, wants mail that
 * often, and whose address takes it.
 */
export const receives = (kind: UpdateKind): string =>
  `(${ruleSql(agreed[kind])} and ${ruleSql(standing[kind])} and ${ruleSql(often[kind])} and not ${isSuppressed})`;

/**
 * What it takes to get an update of a kind, in the order in which it is asked, and the reason for which whoever lacks it
 * is left out; without one the reason is how often they want mail. It names the same rules as `receives`; what comes
 * after them is that the address is not suppressed.
 */
export const steps = (kind: UpdateKind): readonly { rule: Rule; reason: LeftOut | null }[] => [
  { rule: belonged, reason: "notMembers" },
  ...(kind === "notice" ? [{ rule: represented, reason: "notRepresentatives" as const }] : []),
  { rule: agreed[kind], reason: "unsubscribed" },
  { rule: standing[kind], reason: "paused" },
  { rule: often[kind], reason: null },
];

/** Why an update of a kind does not go to `p`, as the first reason of `LeftOut` (schema.ts); null when it does. */
export const leftOut = (kind: UpdateKind): string => `case
  ${steps(kind)
    .map(
      ({ rule, reason }) =>
        `when not coalesce(${ruleSql(rule)}, false) then ${reason ? `'${reason}'` : "p.frequency::text"}`,
    )
    .join("\n  ")}
  when ${isSuppressed} then 'suppressed' end`;

/** One of four rules over `p`, by the kind of the update `u`. */
const byKind = (rule: Record<UpdateKind, Rule>): string =>
  `case u.kind when 'digest' then ${ruleSql(rule.digest)} when 'alert' then ${ruleSql(rule.alert)}
    when 'notice' then ${ruleSql(rule.notice)} else ${ruleSql(rule.update)} end`;

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
