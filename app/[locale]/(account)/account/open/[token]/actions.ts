"use server";

import { redirect } from "next/navigation";
import { keepMemberCookie } from "@/lib/auth/member";
import { readNext } from "@/lib/members/account-policy";
import { openAccount } from "@/lib/members/commands/open-account";
import { localePath } from "@/lib/platform/i18n";
import { readLocale } from "../../../../(join)/visitor";

/** Uses the link up and signs the browser in; a link that does not work any more says so on its own page. */
export async function openAccountAction(form: FormData): Promise<void> {
  const token = String(form.get("token")).slice(0, 100);
  const locale = readLocale(form.get("locale"));
  const opened = await openAccount(token);
  if (!opened.ok) redirect(localePath(locale, `/account/open/${encodeURIComponent(token)}`));
  await keepMemberCookie(opened.value.sessionToken);
  redirect(localePath(locale, readNext(form.get("next"))));
}
