"use server";

import { redirect } from "next/navigation";
import { checkAddress, typedLine, type AddressFormState } from "@/lib/members/account";
import { accountLimits, readNext } from "@/lib/members/account-policy";
import { requestAccountLink } from "@/lib/members/commands/request-account-link";
import { emailKey, UNKNOWN_NETWORK } from "@/lib/members/policy";
import { findMailReader } from "@/lib/updates/queries/find-mail-reader";
import { localePath } from "@/lib/platform/i18n";
import { log } from "@/lib/platform/log";
import { allow } from "@/lib/platform/rate-limit";
import { hashToken } from "@/lib/platform/tokens";
import { readLocale, visitorNetwork } from "../../(join)/visitor";

async function withinLimits(network: string, email: string): Promise<boolean> {
  // One counter for everybody we know nothing of would let one of them lock out all others.
  if (network !== UNKNOWN_NETWORK && !(await allow(accountLimits.network, network))) return false;
  return allow(accountLimits.address, hashToken(emailKey(email)));
}

/** Takes an address and leads to the page that says to look in the mail, whoever the address belongs to. */
export async function requestLinkAction(
  _previous: AddressFormState,
  form: FormData,
): Promise<AddressFormState> {
  const locale = readLocale(form.get("locale"));
  const email = typedLine(form.get("email"));
  const checked = checkAddress(email);
  if (!checked.ok) return { email, error: checked.error, notice: null };
  try {
    if (!(await withinLimits(await visitorNetwork(), checked.email)))
      return { email, error: null, notice: "too-many" };
    const fromMail = (await findMailReader(typedLine(form.get("mail")))) !== null;
    await requestAccountLink(checked.email, { locale, next: readNext(form.get("next")), fromMail });
  } catch (cause) {
    // The database is away, or its disk is full: what was typed must not be lost over it.
    log.error({ err: cause }, "a link to an account could not be sent");
    return { email, error: null, notice: "not-kept" };
  }
  redirect(localePath(locale, "/account/sent"));
}
