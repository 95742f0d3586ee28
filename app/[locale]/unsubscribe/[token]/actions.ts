"use server";

import { redirect } from "next/navigation";
import { unsubscribe } from "@/lib/members/commands/unsubscribe";
import { localePath, translator } from "@/lib/platform/i18n";
import { resolveUnsubscribeToken } from "@/lib/updates/queries";
import { readLocale, visitorNetwork } from "../../(join)/visitor";

/** Ends the updates; the link's own page then says so. */
export async function unsubscribeAction(form: FormData): Promise<void> {
  const token = String(form.get("token")).slice(0, 100);
  const locale = readLocale(form.get("locale"));
  const found = await resolveUnsubscribeToken(token);
  if (found) {
    const words = translator(locale, "join")("unsubscribe.button");
    const network = await visitorNetwork();
    await unsubscribe(found.personId, { method: "unsubscribe-page", words, locale, network });
  }
  redirect(localePath(locale, `/unsubscribe/${encodeURIComponent(token)}`));
}
