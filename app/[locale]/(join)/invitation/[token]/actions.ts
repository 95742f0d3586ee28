"use server";

import { redirect } from "next/navigation";
import { acceptInvitation } from "@/lib/members/commands/accept-invitation";
import {
  type AcceptanceFormState,
  checkAcceptance,
  readAcceptanceForm,
} from "@/lib/members/organization-form";
import { joinLimits, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { getInvitation } from "@/lib/members/queries/get-invitation";
import { localePath, translator } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { allow } from "@/lib/platform/rate-limit";
import { readLocale, visitorNetwork } from "../../visitor";

/** Takes an invitation; the link's own page then says what came of it. */
export async function acceptInvitationAction(
  _previous: AcceptanceFormState,
  form: FormData,
): Promise<AcceptanceFormState> {
  const locale = readLocale(form.get("locale"));
  const token = String(form.get("token")).slice(0, 100);
  const values = readAcceptanceForm(form);
  const checked = checkAcceptance(values);
  if (!checked.ok) return { values, errors: checked.errors, notice: null };
  const page = localePath(locale, `/invitation/${encodeURIComponent(token)}`);
  const network = await visitorNetwork();
  let accepted = false;
  try {
    if (network !== UNKNOWN_NETWORK && !(await allow(joinLimits.network, network)))
      return { values, errors: {}, notice: "tooMany" };
    const shown = await getInvitation(token);
    if (shown.state === "ready") {
      const t = translator(locale, "account-organization");
      const membership = [
        t("invitation.words", { organization: shown.organization }),
        t("invitation.authority"),
      ].join("\n");
      const words = { membership, updates: t("invitation.updates"), locale, network };
      const result = await acceptInvitation(token, checked.input, words);
      if (!result.ok && result.reason === "other-address")
        return { values, errors: {}, notice: "otherAddress" };
      accepted = result.ok;
    }
  } catch (cause) {
    log.error({ err: cause }, "an invitation could not be taken");
    return { values, errors: {}, notice: "notKept" };
  }
  redirect(accepted ? `${page}?accepted=yes` : page);
}
