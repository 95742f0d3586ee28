import type { MembershipStatus } from "./schema";

/** What staff can do to where somebody stands. */
export const standingActs = ["pause", "resume", "remove"] as const;
export type StandingAct = (typeof standingActs)[number];

/** From which standings each act leads, and where to. */
export const standingsBefore: Readonly<
  Record<StandingAct, { from: readonly MembershipStatus[]; to: MembershipStatus }>
> = {
  pause: { from: ["active"], to: "paused" },
  resume: { from: ["paused"], to: "active" },
  remove: { from: ["active", "paused", "pending"], to: "removed" },
};
