"use server";

import { requireMember } from "@/lib/auth/member";
import { checkAddress, typedLine, type AddressFormState } from "@/lib/members/account";
import { accountLimits } from "@/lib/members/account-policy";
import { makePrimary, removeAddress } from "@/lib/members/commands/choose-address";
import { requestAddress } from "@/lib/members/commands/request-address";
import { emailKey } from "@/lib/members/policy";
import { log } from "@/lib/platform/log";
import { allow } from "@/lib/platform/rate-limit";
import { readLocale } from "../../../(join)/visitor";
import { finish, leaveGone } from "../../leading-on";

const PAGE = "/account/addresses";

/** Takes the wish to add an address. The answer is the same whoever the address belongs to. */
export async function addAddressAction(
  _previous: AddressFormState,
  form: FormData,
): Promise<AddressFormState> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const email = typedLine(form.get("email"));
  const checked = checkAddress(email);
  if (!checked.ok) return { email, error: checked.error, notice: null };
  let asked: Awaited<ReturnType<typeof requestAddress>>;
  try {
    if (!(await allow(accountLimits.adding, viewer.personId)))
      return { email, error: null, notice: "too-many" };
    const wanted = { email: checked.email, makePrimary: form.has("makePrimary"), locale };
    asked = await requestAddress(viewer, wanted);
  } catch (cause) {
    // The database is away, or its disk is full: what was typed must not be lost over it.
    log.error({ err: cause }, "an address could not be asked for");
    return { email, error: null, notice: "not-kept" };
  }
  if (asked.ok) finish(locale, PAGE, "address-asked");
  if (asked.reason === "gone") return leaveGone(locale);
  return { email, error: "yours-already", notice: null };
}

/** Has mail go to another of one's addresses. */
export async function makePrimaryAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const made = await makePrimary(viewer, emailKey(typedLine(form.get("address"))));
  finish(locale, PAGE, made.ok ? "address-primary" : "nothing");
}

/** Takes one of one's other addresses out. */
export async function removeAddressAction(form: FormData): Promise<void> {
  const locale = readLocale(form.get("locale"));
  const viewer = await requireMember(locale, PAGE);
  const removed = await removeAddress(viewer, emailKey(typedLine(form.get("address"))));
  finish(locale, PAGE, removed.ok ? "address-removed" : "nothing");
}
