import type { StaffViewer } from "@/lib/members/policy";
import type { Standing } from "@/lib/updates/approval";
import type { Check } from "@/lib/updates/checks";
import type { Obstacle } from "@/lib/updates/policy";
import type { SendPlan } from "@/lib/updates/queries/get-send-plan";
import type { Approver } from "@/lib/updates/queries/list-approvers";
import type { Audience } from "@/lib/updates/schema";

/** What each part of the page that sends is given. */
export type PlanView = {
  plan: SendPlan;
  recipients: number;
  viewer: StaffViewer;
  /** Of those who had a hand in it. */
  names: ReadonlyMap<string, string>;
};

/** What is given besides while it is not approved. */
export type OpenView = PlanView & {
  audience: Audience;
  standing: Standing;
  ready: boolean;
  /** Those who may approve it. */
  approvers: readonly Approver[];
  checks: readonly Check[];
  obstacles: readonly Obstacle[];
};

/** What the audience is to be shown as: of everyone whose record is kept, those who are no members are nobody's business. */
export const shownAudience = (plan: SendPlan, audience: Audience): Audience =>
  plan.segment ? audience : { ...audience, leftOut: { ...audience.leftOut, notMembers: 0 } };
