"use server";

import { redirect } from "next/navigation";
import { confirmAddress } from "@/lib/members/commands/confirm-address";
import { localePath } from "@/lib/platform/i18n";
import { readLocale } from "../../../../(join)/visitor";

/** Confirms an address; the link's own page then says what came of it, also when it is read again. */
export async function confirmAddressAction(form: FormData): Promise<void> {
  const token = String(form.get("token")).slice(0, 100);
  await confirmAddress(token);
  redirect(localePath(readLocale(form.get("locale")), `/account/address/${encodeURIComponent(token)}`));
}
