import { homeDay } from "@/lib/platform/clock";
import type { MembershipStatus, OrganizationDuty } from "./schema";

// Who may do what for an organization. Whoever has an active or paused membership for it may see its pages, use its
// toolkit and leave. What it says of itself is looked after by communications, what it puts its name to by a signatory;
// the primary contact may do all of that, and alone decides who else acts for it and whether it stands on the list.

/** What somebody can do for an organization. */
export type RepresentativeAct =
  /** Read its pages in the account, use the toolkit, leave. */
  | "see"
  /** Change what its page says: names, website, facts, words, logo. */
  | "edit"
  /** Put it on the public list or take it off. */
  | "list"
  /** Say whether its name may stand under something. */
  | "sign"
  /** Ask a colleague to act for it too. */
  | "invite"
  /** Settle colleagues' duties, take one out, hand over. */
  | "lead";

/** Where a person stands at an organization. */
export type Standing = { status: MembershipStatus; duties: readonly OrganizationDuty[] };

const dutiesFor: Record<Exclude<RepresentativeAct, "see">, readonly OrganizationDuty[]> = {
  edit: ["primary_contact", "communications"],
  list: ["primary_contact"],
  sign: ["primary_contact", "signatory"],
  invite: ["primary_contact", "communications"],
  lead: ["primary_contact"],
};

/** Whether somebody acts for an organization at all. */
export const actsFor = ({ status }: Standing): boolean => status === "active" || status === "paused";

/** Whether somebody may do something for an organization. */
export const mayAct = (standing: Standing, act: RepresentativeAct): boolean =>
  actsFor(standing) && (act === "see" || dutiesFor[act].some((duty) => standing.duties.includes(duty)));

/**
 * Whether somebody may become the primary contact of an organization that has none: whoever acts for it and has shown
 * that they belong there. Everybody else asks staff.
 */
export const mayTakeOver = (
  standing: Standing & { proven: boolean },
  colleagues: readonly Standing[],
): boolean =>
  actsFor(standing) &&
  standing.proven &&
  !colleagues.some((other) => actsFor(other) && other.duties.includes("primary_contact"));

/** The duties that the primary contact can give; that of primary contact itself is handed over. */
export const givenDuties = ["communications", "signatory"] as const satisfies readonly OrganizationDuty[];
export type GivenDuty = (typeof givenDuties)[number];

/** Whether a question can still be answered: to the end of its day in California. */
export const isOpenUntil = (answerBy: Date | null, now: Date): boolean =>
  answerBy === null || homeDay(now) <= answerBy.toISOString().slice(0, 10);
