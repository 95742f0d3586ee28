"use server";

import { redirect } from "next/navigation";
import { confirmMembership } from "@/lib/members/commands/confirm-membership";
import { resendConfirmation } from "@/lib/members/commands/resend-confirmation";
import { joinLimits, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { localePath } from "@/lib/platform/i18n";
import { allow } from "@/lib/platform/rate-limit";
import { readLocale, visitorNetwork } from "../../visitor";

const tokenOf = (form: FormData): string => String(form.get("token")).slice(0, 100);

/** Confirms; the link's own page then says what came of it, also when it is read again. */
export async function confirmMembershipAction(form: FormData): Promise<void> {
  const token = tokenOf(form);
  await confirmMembership(token, String(form.get("version")));
  redirect(localePath(readLocale(form.get("locale")), `/confirm/${encodeURIComponent(token)}`));
}

/** Has a new link sent to the address the old one was for. The answer is the same whatever was sent. */
export async function resendConfirmationAction(form: FormData): Promise<void> {
  const network = await visitorNetwork();
  const calm = network === UNKNOWN_NETWORK || (await allow(joinLimits.network, network));
  if (calm) await resendConfirmation(tokenOf(form));
  redirect(localePath(readLocale(form.get("locale")), "/join/sent"));
}
