"use server";

import { requireMember } from "@/lib/auth/member";
import { comeBack } from "@/lib/members/commands/come-back";
import { leaveMembership } from "@/lib/members/commands/leave-membership";
import { pauseMembership, resumeMembership, type Which } from "@/lib/members/commands/pause-membership";
import { readLocale, visitorNetwork } from "../../../(join)/visitor";
import { finish, leaveGone } from "../../leading-on";

const PAGE = "/account/membership";
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which of the member's memberships a form is about; null: it does not say. */
function readWhich(form: FormData): Which | null {
  const value = form.get("membership");
  if (value === "all") return value;
  return typeof value === "string" && ID.test(value) ? { membershipId: value } : null;
}

/** Pauses a membership, or all. */
export async function pauseAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const which = readWhich(form);
  if (!which) finish(locale, PAGE, "nothing");
  const paused = await pauseMembership(viewer, which);
  if (!paused.ok) return leaveGone(locale);
  finish(locale, PAGE, paused.value.count > 0 ? "paused" : "nothing");
}

/** Takes a paused membership up again, or all. */
export async function resumeAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const which = readWhich(form);
  if (!which) finish(locale, PAGE, "nothing");
  const resumed = await resumeMembership(viewer, which);
  if (!resumed.ok) return leaveGone(locale);
  finish(locale, PAGE, resumed.value.count > 0 ? "resumed" : "nothing");
}

/** Leaves a membership, or all. */
export async function leaveAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const which = readWhich(form);
  if (!which) finish(locale, PAGE, "nothing");
  const left = await leaveMembership(viewer, which, { locale, network: await visitorNetwork() });
  if (!left.ok) return leaveGone(locale);
  finish(locale, PAGE, left.value.count > 0 ? "left" : "nothing");
}

/** Comes back, in the words that the page shows. */
export async function comeBackAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const which = readWhich(form);
  if (!which || which === "all") finish(locale, PAGE, "nothing");
  const back = await comeBack(viewer, which.membershipId, { locale, network: await visitorNetwork() });
  finish(locale, PAGE, back.ok ? "back" : "nothing");
}
